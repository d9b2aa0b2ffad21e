//! Running what tests, and reading what it counted.
//!
//! A runner writes JUnit, or is Rust's own test harness, whose stable output is read strictly: what was announced must have been run.
//! One that counted nothing has failed.

mod counts;
mod junit;
mod libtest;

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail, ensure};

pub use counts::Counts;

use crate::files::{read_text, root};
use crate::run::say;

/// How a runner tells what it counted.
#[derive(Clone, Copy, PartialEq)]
pub enum Tells {
    /// By its exit code alone: it is one check.
    Exit,
    /// On its standard output, as `cargo test` does.
    Libtest,
    /// In a file of JUnit, whose path its command was given.
    Junit,
}

/// A runner: its name, what it is for, how it is started.
pub struct Runner {
    pub name: &'static str,
    pub what: &'static str,
    /// Given the file that JUnit is to be written to.
    pub command: fn(&Path) -> Command,
    pub tells: Tells,
}

/// A runner under way.
pub struct Running<'a> {
    runner: &'a Runner,
    child: Child,
    began: Instant,
    report: PathBuf,
    /// Where its words go, of one that runs beside others.
    log: Option<PathBuf>,
}

impl Runner {
    /// Runs it to its end; what it prints goes through.
    pub fn run(&self) -> Result<Counts> {
        say(format!("testing {}: {}", self.name, self.what));
        self.start(None)?.finish()
    }

    /// Starts it beside what follows; what it prints is shown at its end.
    pub fn start_beside(&self) -> Result<Running<'_>> {
        say(format!("testing {}, beside what follows: {}", self.name, self.what));
        self.start(Some(folder()?.join(self.name).with_extension("log")))
    }

    fn start(&self, log: Option<PathBuf>) -> Result<Running<'_>> {
        let report = folder()?.join(self.name).with_extension("xml");
        // What an earlier run left would be taken for this one's.
        if report.exists() {
            std::fs::remove_file(&report).with_context(|| format!("cannot clear {}", report.display()))?;
        }
        let mut command = (self.command)(&report);
        match &log {
            Some(log) => {
                let log = File::create(log).with_context(|| format!("cannot write {}", log.display()))?;
                command.stderr(log.try_clone().context("cannot write to it twice")?).stdout(log);
            }
            None => drop(command.stdout(Stdio::piped())),
        }
        let child = command.spawn().with_context(|| format!("cannot start {}", self.name))?;
        Ok(Running { runner: self, child, began: Instant::now(), report, log })
    }
}

impl Running<'_> {
    /// Waits for its end and gives what it counted.
    pub fn finish(mut self) -> Result<Counts> {
        let name = self.runner.name;
        let stdout = self.child.stdout.take();
        let succeeded = if self.log.is_some() { Some(self.child.wait()?.success()) } else { None };
        let printed: Box<dyn Read> = match (&self.log, stdout) {
            (Some(log), _) => Box::new(File::open(log).with_context(|| format!("cannot read {}", log.display()))?),
            (None, Some(stdout)) => Box::new(stdout),
            (None, None) => bail!("{name} has no output"),
        };
        let mut harness = libtest::Reader::default();
        for line in BufReader::new(printed).lines() {
            let line = line.with_context(|| format!("cannot read what {name} prints"))?;
            println!("{line}");
            harness.line(&line);
        }
        let succeeded = match succeeded {
            Some(succeeded) => succeeded,
            None => self.child.wait()?.success(),
        };
        let told = match self.runner.tells {
            Tells::Exit if succeeded => Ok(Counts { passed: 1, ..Counts::default() }),
            Tells::Exit => Ok(failure("see above".into())),
            Tells::Libtest => harness.counts(),
            Tells::Junit => read_text(&self.report).and_then(|text| junit::counts(&text)),
        };
        let counts = outcome(succeeded, told).of(name);
        say(format!("{name}: {counts}, {} s", self.began.elapsed().as_secs()));
        Ok(counts)
    }
}

/// Where the others break off, nothing is left running; what it compiles just then goes on to its end.
impl Drop for Running<'_> {
    fn drop(&mut self) {
        // Of one that has ended there is nothing to end.
        drop(self.child.kill().and_then(|()| self.child.wait()));
    }
}

/// What counts in the end: a runner that broke off, that told nothing or that ran nothing has one failure at least.
fn outcome(succeeded: bool, told: Result<Counts>) -> Counts {
    let mut counts = told.unwrap_or_else(|error| failure(format!("{error:#}")));
    if counts.passed + counts.failed == 0 {
        counts += failure("nothing was run".into());
    }
    if !succeeded && counts.failed == 0 {
        counts += failure("broke off".into());
    }
    counts
}

fn failure(what: String) -> Counts {
    Counts { failed: 1, failures: vec![what], ..Counts::default() }
}

/// Runs them one after the other, and says what all counted.
pub fn run(runners: &[&Runner]) -> Result<Counts> {
    let mut total = Counts::default();
    for runner in runners {
        total += runner.run()?;
    }
    Ok(total)
}

/// Starts them, beside each other and what follows.
pub fn start(runners: &[Runner]) -> Vec<Result<Running<'_>>> {
    runners.iter().map(Runner::start_beside).collect()
}

/// Waits for all of them, also where one could not be started, and says what they counted.
pub fn finish(started: Vec<Result<Running>>) -> Result<Counts> {
    let counted: Vec<_> = started.into_iter().map(|runner| runner.and_then(Running::finish)).collect();
    let mut total = Counts::default();
    for counts in counted {
        total += counts?;
    }
    Ok(total)
}

/// Prints what failed, and the closing line; an error where something failed.
pub fn close(total: &Counts) -> Result<()> {
    for failure in &total.failures {
        println!("failed: {failure}");
    }
    println!("{total}");
    ensure!(total.failed == 0, "not every test passed");
    Ok(())
}

/// Where the reports are left.
fn folder() -> Result<PathBuf> {
    let folder = root().join("target/test-reports");
    std::fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    Ok(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn some() -> Counts {
        Counts { passed: 3, skipped: 1, ..Counts::default() }
    }

    #[test]
    fn what_ran_nothing_or_broke_off_has_failed() {
        assert_eq!(outcome(true, Ok(some())), some());
        let broke = outcome(false, Ok(some()));
        assert_eq!(broke, Counts { failed: 1, failures: vec!["broke off".into()], ..some() });
        assert_eq!(outcome(true, Ok(Counts::default())).failed, 1);
        // All skipped is nothing run.
        assert_eq!(outcome(true, Ok(Counts { skipped: 5, ..Counts::default() })).failed, 1);
        assert_eq!(outcome(true, Err(anyhow::anyhow!("no report"))).of("a").failures, ["a: no report"]);
    }

    #[test]
    fn what_is_left_before_its_end_is_ended() {
        let command = |_: &Path| crate::run::with(crate::run::program("sleep"), &["60"]);
        let sleeps = Runner { name: "sleeps", what: "nothing", command, tells: Tells::Exit };
        let began = Instant::now();
        drop(sleeps.start_beside().unwrap());
        assert!(began.elapsed().as_secs() < 30);
    }

    #[test]
    fn the_closing_line_is_the_usual_one() {
        assert_eq!(Counts { passed: 2, failed: 1, ..Counts::default() }.to_string(), "2 passed, 1 failed");
        assert_eq!(some().to_string(), "3 passed, 0 failed, 1 skipped");
    }
}
