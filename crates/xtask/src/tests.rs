//! Every test, and one line at the end that sums the counts of all runners.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::prerequisites;
use crate::run::{cargo, program, say};

/// What a runner counted.
#[derive(Default)]
struct Counts {
    passed: u64,
    failed: u64,
    skipped: u64,
}

/// A runner: its name, what it is for, how it is started, and how its lines are read.
struct Runner {
    name: &'static str,
    what: &'static str,
    command: fn() -> Command,
    count: fn(&str, &mut Counts),
}

const RUNNERS: [Runner; 8] = [
    Runner { name: "format", what: "the sources are formatted", command: format, count: nothing },
    Runner { name: "lints", what: "no lint of the workspace is broken", command: lints, count: nothing },
    Runner { name: "purity", what: "the core builds where there is no system", command: purity, count: nothing },
    Runner { name: "rust", what: "the crates' own tests", command: rust, count: count_cargo },
    Runner {
        name: "oracle",
        what: "a second, independent scorer agrees on 100,000 random counties",
        command: oracle,
        count: nothing,
    },
    Runner {
        name: "documents",
        what: "LibreOffice and the Python libraries open every document",
        command: documents,
        count: count_cargo,
    },
    Runner { name: "module", what: "the npm package, in Node", command: module, count: count_node },
    Runner {
        name: "browser",
        what: "the built pages, in browsers of 2018 to today",
        command: browser,
        count: count_node,
    },
];

/// Runs all, or the one of that name.
pub fn run(only: Option<&str>) -> Result<()> {
    let wanted: Vec<&Runner> = RUNNERS.iter().filter(|runner| only.is_none_or(|name| name == runner.name)).collect();
    if wanted.is_empty() {
        bail!("there is no runner of that name: {}", RUNNERS.map(|runner| runner.name).join(", "));
    }
    prerequisites::for_testing()?;
    crate::build()?;
    let mut total = Counts::default();
    for runner in wanted {
        let counts = runner.run()?;
        total.passed += counts.passed;
        total.failed += counts.failed;
        total.skipped += counts.skipped;
    }
    let skipped = if total.skipped == 0 { String::new() } else { format!(", {} skipped", total.skipped) };
    println!("{} passed, {} failed{skipped}", total.passed, total.failed);
    if total.failed > 0 {
        bail!("not every test passed");
    }
    Ok(())
}

impl Runner {
    /// What it prints goes through while it is counted.
    fn run(&self) -> Result<Counts> {
        say(format!("testing {}: {}", self.name, self.what));
        let mut child =
            (self.command)().stdout(Stdio::piped()).spawn().with_context(|| format!("cannot start {}", self.name))?;
        let mut counts = Counts::default();
        if let Some(stdout) = child.stdout.take() {
            for line in BufReader::new(stdout).lines() {
                let line = line.with_context(|| format!("cannot read what {} prints", self.name))?;
                println!("{line}");
                (self.count)(&line, &mut counts);
            }
        }
        let succeeded = child.wait()?.success();
        // A runner that counts nothing is one test; one that breaks off before it counts a failure has failed all the same.
        match (succeeded, counts.passed, counts.failed) {
            (true, 0, 0) => counts.passed = 1,
            (false, _, 0) => counts.failed = 1,
            _ => {}
        }
        Ok(counts)
    }
}

fn format() -> Command {
    with(cargo(), &["fmt", "--all", "--check"])
}

fn lints() -> Command {
    with(cargo(), &["clippy", "--quiet", "--workspace", "--all-targets", "--", "--deny", "warnings"])
}

fn purity() -> Command {
    with(cargo(), &["check", "--quiet", "--package", "weibao-core", "--target", "wasm32v1-none"])
}

fn rust() -> Command {
    with(cargo(), &["test", "--quiet", "--workspace", "--no-fail-fast"])
}

fn oracle() -> Command {
    with(program("node"), &["tests/oracle/run.mjs"])
}

/// Debian's own Python: the libraries are Debian packages.
fn documents() -> Command {
    with(program("/usr/bin/python3"), &["tests/documents/check.py"])
}

fn module() -> Command {
    with(node(), &["tests/module/"])
}

fn browser() -> Command {
    with(node(), &["tests/browser/"])
}

/// One file at a time: browsers share two cores badly, and what waits for a screen must not wait for a neighbour.
fn node() -> Command {
    with(
        program("node"),
        &["--test", "--test-concurrency=1", "--test-reporter=spec", "--test-reporter-destination=stdout"],
    )
}

fn with(mut command: Command, arguments: &[&str]) -> Command {
    command.args(arguments);
    command
}

fn nothing(_: &str, _: &mut Counts) {}

/// `test result: ok. 5 passed; 0 failed; 1 ignored; …`
fn count_cargo(line: &str, counts: &mut Counts) {
    let Some(result) = line.strip_prefix("test result: ") else { return };
    let words: Vec<&str> = result.split([' ', ';']).collect();
    for pair in words.windows(2) {
        let Ok(number) = pair[0].parse::<u64>() else { continue };
        match pair[1] {
            "passed" => counts.passed += number,
            "failed" => counts.failed += number,
            "ignored" => counts.skipped += number,
            _ => {}
        }
    }
}

/// `ℹ pass 12`
fn count_node(line: &str, counts: &mut Counts) {
    let words: Vec<&str> = line.split_whitespace().collect();
    let ["ℹ", what, number] = words.as_slice() else { return };
    let Ok(number) = number.parse::<u64>() else { return };
    match *what {
        "pass" => counts.passed += number,
        "fail" | "cancelled" => counts.failed += number,
        "skipped" | "todo" => counts.skipped += number,
        _ => {}
    }
}

#[cfg(test)]
mod counting {
    use super::*;

    #[test]
    fn sums_what_the_runners_print() {
        let mut counts = Counts::default();
        count_cargo(
            "test result: FAILED. 5 passed; 2 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s",
            &mut counts,
        );
        count_cargo("test says ok ... ok", &mut counts);
        count_node("ℹ pass 12", &mut counts);
        count_node("ℹ cancelled 1", &mut counts);
        count_node("ℹ duration_ms 12", &mut counts);
        assert_eq!((counts.passed, counts.failed, counts.skipped), (17, 3, 1));
    }
}
