//! Every benchmark. Each prints one JSON object a line; nothing else goes to the standard output.

use anyhow::Result;

use crate::run::{cargo, output, program, say};

/// Each measures what was built; those with a peer measure both in turn, in one browser.
const SCRIPTS: [(&str, &str); 7] = [
    ("tests/bench/module.mjs", "weighing the artefacts and timing the module"),
    ("tests/bench/questionnaire.mjs", "timing the page against a page by hand, SurveyJS and LForms"),
    ("tests/bench/register.mjs", "timing an edit in the register of the largest county against a page by hand"),
    ("tests/bench/documents.mjs", "timing the report of the largest county on a slow machine"),
    ("tests/bench/rollup.mjs", "rolling up two hundred counties on the page, on a slow machine"),
    ("tests/bench/departments.mjs", "timing forty workbooks that come back to the largest county"),
    ("tests/bench/counties.mjs", "judging the files of 2,844 counties"),
];

/// Builds, then runs all.
pub fn run() -> Result<()> {
    crate::prerequisites::for_testing()?;
    crate::build::everything()?;
    say("timing the judgement, natively");
    print(&output(cargo().args(["bench", "--quiet", "--package", "weibao-tests", "--bench", "evaluate"]))?);
    say("installing from npm what the page is measured against");
    output(program("npm").args(["ci", "--prefix", "tests/bench/peers"]))?;
    for (script, what) in SCRIPTS {
        say(what);
        print(&output(program("node").arg(script))?);
    }
    Ok(())
}

fn print(lines: &str) {
    for line in lines.lines().filter(|line| line.starts_with('{')) {
        println!("{line}");
    }
}
