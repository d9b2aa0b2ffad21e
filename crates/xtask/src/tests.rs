//! `cargo xtask test`: the checks, then what has to be built first, and one line at the end that sums all.

use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use crate::run::{cargo, program, with};
use crate::runners::{self, Counts, Runner, Tells};
use crate::{checks, prerequisites};

/// Takes the processors that nobody else wants: browsers wait more than they work.
const BESIDE: Runner = Runner {
    name: "oracle",
    what: "a second, independent scorer agrees on 100,000 random counties",
    command: oracle,
    tells: Tells::Junit,
};

const RUNNERS: [Runner; 4] = [
    Runner { name: "fuzz", what: "fuzzing by coverage, a little of every target", command: fuzz, tells: Tells::Exit },
    Runner { name: "module", what: "the npm package, in Node", command: module, tells: Tells::Junit },
    Runner {
        name: "documents",
        what: "LibreOffice and the Python libraries open every document",
        command: documents,
        tells: Tells::Junit,
    },
    Runner {
        name: "browser",
        what: "the built pages, in browsers of 2018 to today",
        command: browser,
        tells: Tells::Junit,
    },
];

/// Runs all, or the one of that name.
pub fn run(only: Option<&str>) -> Result<()> {
    let total = match only {
        None => all()?,
        Some(name) => one(name)?,
    };
    runners::close(total)
}

/// What is wrong in a line of Rust is said before anything is installed or built for the rest.
fn all() -> Result<Counts> {
    prerequisites::cargo_deny();
    let mut total = checks::run()?;
    if total.failed > 0 {
        return Ok(total);
    }
    prerequisites::for_testing()?;
    crate::build::everything()?;
    let beside = BESIDE.start_beside()?;
    let rest = runners::run(&RUNNERS.each_ref());
    // Also where the others could not be started: it must not go on alone.
    total += beside.finish()?;
    total += rest?;
    Ok(total)
}

fn one(name: &str) -> Result<Counts> {
    if let Some(check) = checks::RUNNERS.iter().find(|runner| runner.name == name) {
        prerequisites::for_checking()?;
        return check.run();
    }
    let Some(runner) = RUNNERS.iter().chain([&BESIDE]).find(|runner| runner.name == name) else {
        let names = checks::RUNNERS.iter().chain([&BESIDE]).chain(&RUNNERS).map(|runner| runner.name);
        bail!("there is no runner of that name: {}", names.collect::<Vec<_>>().join(", "));
    };
    prerequisites::for_testing()?;
    if runner.name != BESIDE.name {
        crate::build::everything()?;
    }
    runner.run()
}

fn oracle(report: &Path) -> Command {
    let mut oracle = with(program("nice"), &["-n", "19", "node", "tests/oracle/run.mjs", "--junit"]);
    oracle.arg(report);
    oracle
}

/// Debian's own Python: the libraries are Debian packages.
fn documents(report: &Path) -> Command {
    let mut documents = with(program("/usr/bin/python3"), &["tests/documents/check.py", "--junit"]);
    documents.arg(report);
    documents
}

fn fuzz(_: &Path) -> Command {
    with(cargo(), &["xtask", "fuzz"])
}

fn module(report: &Path) -> Command {
    node("tests/module/", report)
}

fn browser(report: &Path) -> Command {
    node("tests/browser/", report)
}

/// One file at a time: browsers share two cores badly, and what waits for a screen must not wait for a neighbour.
fn node(folder: &str, report: &Path) -> Command {
    let mut node = with(
        program("node"),
        &["--test", "--test-concurrency=1", "--test-reporter=spec", "--test-reporter-destination=stdout"],
    );
    node.arg("--test-reporter=junit").arg(format!("--test-reporter-destination={}", report.display())).arg(folder);
    node
}
