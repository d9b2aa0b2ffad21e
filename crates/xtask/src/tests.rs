//! `cargo xtask test`: the checks, then what has to be built first, and one line at the end that sums all.

use std::path::Path;
use std::process::Command;

use anyhow::{Result, anyhow, bail};

use crate::run::{program, with};
use crate::runners::{self, Counts, Runner, Tells};
use crate::{checks, prerequisites};

/// What wants nothing but a processor, beside the browsers, which wait more than they work.
const BESIDE: [Runner; 3] = [
    Runner {
        name: "documents",
        what: "LibreOffice and the Python libraries open every document",
        command: documents,
        tells: Tells::Junit,
    },
    Runner { name: "module", what: "the npm package, in Node", command: module, tells: Tells::Junit },
    Runner {
        name: "oracle",
        what: "a second, independent scorer agrees on 100,000 random counties",
        command: oracle,
        tells: Tells::Junit,
    },
];

/// Wants nothing that is made before: it has what the others leave of the processors, from the beginning on.
const FUZZ: Runner =
    Runner { name: "fuzz", what: "fuzzing by coverage, a little of every target", command: fuzz, tells: Tells::Exit };

const BROWSER: Runner = Runner {
    name: "browser",
    what: "the built pages, in browsers of 2018 to today",
    command: browser,
    tells: Tells::Junit,
};

/// Has the machine for itself.
const TIMED: Runner =
    Runner { name: "timed", what: "how long the built pages take at most", command: timed, tells: Tells::Junit };

/// Runs all, or the one of that name.
pub fn run(only: Option<&str>) -> Result<()> {
    let total = match only {
        None => all()?,
        Some(name) => one(name)?,
    };
    runners::close(&total)
}

/// What is wrong in a line of Rust is said before anything is built for the rest.
fn all() -> Result<Counts> {
    // Before two would add Rust's targets at once.
    prerequisites::for_checking()?;
    prerequisites::cargo_deny();
    let fuzzing = FUZZ.start_beside()?;
    // The checks want processors; what is installed wants the network.
    let fetched = std::thread::spawn(prerequisites::for_testing);
    let checked = checks::run();
    let fetched = fetched.join().map_err(|_| anyhow!("the installation broke off"))?;
    let mut total = checked?;
    if total.failed > 0 {
        return Ok(total);
    }
    fetched?;
    let mut installing = prerequisites::of_single_tests()?;
    let built = crate::build::everything();
    // Where that failed, the test that wants it says so.
    installing.wait()?;
    built?;
    let beside = runners::start(&BESIDE);
    let browser = BROWSER.run();
    total += runners::finish(beside)?;
    total += browser?;
    total += fuzzing.finish()?;
    total += TIMED.run()?;
    Ok(total)
}

fn one(name: &str) -> Result<Counts> {
    if let Some(check) = checks::RUNNERS.iter().find(|runner| runner.name == name) {
        prerequisites::for_checking()?;
        return check.run();
    }
    let built = || BESIDE.iter().chain([&FUZZ, &BROWSER, &TIMED]);
    let Some(runner) = built().find(|runner| runner.name == name) else {
        let names = checks::RUNNERS.iter().chain(built()).map(|runner| runner.name);
        bail!("there is no runner of that name: {}", names.collect::<Vec<_>>().join(", "));
    };
    prerequisites::for_testing()?;
    crate::build::everything()?;
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

/// Not by way of cargo, which waits while another compiles.
fn fuzz(_: &Path) -> Command {
    let mut fuzz = with(program("nice"), &["-n", "19"]);
    fuzz.arg(std::env::current_exe().unwrap_or_else(|_| "target/debug/xtask".into())).arg("fuzz");
    fuzz
}

fn module(report: &Path) -> Command {
    node("tests/module/", 1, report)
}

fn browser(report: &Path) -> Command {
    node("tests/browser/", 2, report)
}

fn timed(report: &Path) -> Command {
    node("tests/timed/", 1, report)
}

/// So many files at once. The timeout is a whole file's, too, and the longest takes 13 minutes on a slow machine.
fn node(folder: &str, at_once: usize, report: &Path) -> Command {
    let mut node = with(program("node"), &["--test", "--test-timeout=1800000"]);
    node.arg(format!("--test-concurrency={at_once}"));
    node.args(["--test-reporter=spec", "--test-reporter-destination=stdout"]);
    node.arg("--test-reporter=./tests/junit.mjs")
        .arg(format!("--test-reporter-destination={}", report.display()))
        .arg(folder);
    node
}
