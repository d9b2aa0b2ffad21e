//! Every benchmark. Each prints one JSON object a line; nothing else goes to the standard output.

use anyhow::Result;

use crate::run::{cargo, output, program, say};

/// Builds, then runs all.
pub fn run() -> Result<()> {
    crate::prerequisites::for_testing()?;
    crate::build()?;
    say("timing the judgement, natively");
    print(&output(cargo().args(["bench", "--quiet", "--package", "weibao-tests", "--bench", "evaluate"]))?);
    say("weighing the artefacts and timing the module");
    print(&output(program("node").arg("tests/bench/module.mjs"))?);
    Ok(())
}

fn print(lines: &str) {
    for line in lines.lines().filter(|line| line.starts_with('{')) {
        println!("{line}");
    }
}
