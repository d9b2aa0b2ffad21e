//! Rust's test harness. Its machine formats are not stable yet, so its lines are read, and held against each other.

use anyhow::{Result, bail};

use super::counts::Counts;

/// Reads `running N tests`, `---- … stdout ----` of each failure, and `test result: …`: each suite must end with as many results as it announced.
#[derive(Default)]
pub struct Reader {
    announced: Option<u64>,
    counts: Counts,
    wrong: Option<String>,
}

impl Reader {
    /// The next line of the output.
    pub fn line(&mut self, line: &str) {
        if let Some(announced) = announced(line) {
            if self.announced.replace(announced).is_some() {
                self.is_wrong("a suite broke off");
            }
        } else if let Some(failed) = line.strip_prefix("---- ").and_then(|test| test.strip_suffix(" stdout ----")) {
            self.counts.failures.push(failed.to_owned());
        } else if let Some(result) = line.strip_prefix("test result: ") {
            match (self.announced.take(), results(result)) {
                (Some(announced), Some((counts, all))) if announced == all => self.counts += counts,
                _ => self.is_wrong(&format!("a result that does not fit what was announced: {line}")),
            }
        }
    }

    /// What all suites counted.
    pub fn counts(self) -> Result<Counts> {
        match (self.wrong, self.announced) {
            (Some(wrong), _) => bail!(wrong),
            (None, Some(_)) => bail!("the last suite broke off"),
            (None, None) => Ok(self.counts),
        }
    }

    fn is_wrong(&mut self, what: &str) {
        self.wrong.get_or_insert_with(|| what.to_owned());
    }
}

/// `running 5 tests`
fn announced(line: &str) -> Option<u64> {
    let number = line.strip_prefix("running ")?;
    number.strip_suffix(" tests").or_else(|| number.strip_suffix(" test"))?.parse().ok()
}

/// `FAILED. 5 passed; 2 failed; 1 ignored; 0 measured; 3 filtered out; finished in 0.00s`: what counts, and how many were run or left out.
fn results(text: &str) -> Option<(Counts, u64)> {
    let (_, text) = text.split_once(". ")?;
    let mut parts = text.split("; ");
    let mut number = |what: &str| parts.next()?.strip_suffix(what)?.parse::<u64>().ok();
    let (passed, failed, skipped) = (number(" passed")?, number(" failed")?, number(" ignored")?);
    let measured = number(" measured")?;
    Some((Counts { passed, failed, skipped, failures: Vec::new() }, passed + failed + skipped + measured))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: &str = "\nrunning 1 test\ntest a ... ok\n\ntest result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 4 filtered out; finished in 0.00s\n";

    fn read(text: &str) -> Result<Counts> {
        let mut reader = Reader::default();
        text.lines().for_each(|line| reader.line(line));
        reader.counts()
    }

    #[test]
    fn sums_the_suites() {
        let three = "running 8 tests\n---- b stdout ----\ntest result: FAILED. 5 passed; 2 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s\n";
        let counts = read(&[ONE, three].concat()).unwrap();
        assert_eq!(counts, Counts { passed: 6, failed: 2, skipped: 1, failures: vec!["b".into()] });
    }

    #[test]
    fn a_suite_that_breaks_off_is_no_suite() {
        assert!(read("running 8 tests\ntest a ... ok\n").is_err());
        assert!(read(&["running 8 tests\n", ONE].concat()).is_err());
        assert!(read(&ONE.replace("running 1 test", "running 2 tests")).is_err());
        assert!(read(&ONE.replace("running 1 test", "")).is_err());
    }

    #[test]
    fn another_format_is_not_guessed_at() {
        assert!(read(&ONE.replace("1 passed", "passed 1")).is_err());
        assert!(read(&ONE.replace("ignored; 0 measured", "left out")).is_err());
    }
}
