//! What a runner counted.

/// What was counted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Counts {
    pub passed: u64,
    pub failed: u64,
    pub skipped: u64,
    /// Which failed, as far as the runner names them: said once more at the very end, where a log that was cut still has it.
    pub failures: Vec<String>,
}

impl Counts {
    /// Those that this runner counted, each failure with its name before it.
    pub fn of(mut self, runner: &str) -> Self {
        for failure in &mut self.failures {
            *failure = format!("{runner}: {failure}");
        }
        self
    }
}

impl std::ops::AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
        self.failures.extend(other.failures);
    }
}

impl std::fmt::Display for Counts {
    /// The closing line that every reader of test output knows.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{} passed, {} failed", self.passed, self.failed)?;
        if self.skipped > 0 { write!(formatter, ", {} skipped", self.skipped) } else { Ok(()) }
    }
}
