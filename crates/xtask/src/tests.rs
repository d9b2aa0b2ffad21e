//! `cargo xtask test`: the checks, then what has to be built first, and one line at the end that sums all.

use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use crate::run::{cargo, program, with};
use crate::runners::{self, Counts, Runner, Tells};
use crate::{checks, prerequisites};

/// Take the processors that nobody else wants: browsers wait more than they work.
const PATIENT: [Runner; 2] = [
    Runner { name: "fuzz", what: "fuzzing by coverage, a little of every target", command: fuzz, tells: Tells::Exit },
    Runner {
        name: "oracle",
        what: "a second, independent scorer agrees on 100,000 random counties",
        command: oracle,
        tells: Tells::Junit,
    },
];

/// Use one processor each.
const TOGETHER: [Runner; 2] = [
    Runner {
        name: "documents",
        what: "LibreOffice and the Python libraries open every document",
        command: documents,
        tells: Tells::Junit,
    },
    Runner { name: "module", what: "the npm package, in Node", command: module, tells: Tells::Junit },
];

/// Has the machine for itself, but for the patient ones.
const BROWSER: Runner = Runner {
    name: "browser",
    what: "the built pages, in browsers of 2018 to today",
    command: browser,
    tells: Tells::Junit,
};

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
    let mut installing = prerequisites::of_single_tests()?;
    let built = crate::build::everything();
    // Where that failed, the test that wants it says so.
    installing.wait()?;
    built?;
    let patient = runners::start(&PATIENT);
    let rest = runners::finish(runners::start(&TOGETHER)).and_then(|mut counts| {
        counts += BROWSER.run()?;
        Ok(counts)
    });
    total += runners::finish(patient)?;
    total += rest?;
    Ok(total)
}

fn one(name: &str) -> Result<Counts> {
    if let Some(check) = checks::RUNNERS.iter().find(|runner| runner.name == name) {
        prerequisites::for_checking()?;
        return check.run();
    }
    let built = || PATIENT.iter().chain(&TOGETHER).chain([&BROWSER]);
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

fn fuzz(_: &Path) -> Command {
    let mut fuzz = with(program("nice"), &["-n", "19"]);
    fuzz.arg(cargo().get_program()).args(["xtask", "fuzz"]);
    fuzz
}

fn module(report: &Path) -> Command {
    node("tests/module/", report)
}

fn browser(report: &Path) -> Command {
    node("tests/browser/", report)
}

/// One file at a time: browsers share two cores badly, and what waits for a screen must not wait for a neighbour. None takes a quarter of an hour.
fn node(folder: &str, report: &Path) -> Command {
    let mut node = with(program("node"), &["--test", "--test-concurrency=1", "--test-timeout=900000"]);
    node.args(["--test-reporter=spec", "--test-reporter-destination=stdout"]);
    node.arg("--test-reporter=junit").arg(format!("--test-reporter-destination={}", report.display())).arg(folder);
    node
}
