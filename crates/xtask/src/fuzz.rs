//! Fuzzing by coverage, on the stable compiler: what `cargo fuzz` asks of the nightly one but for the sanitizers, which safe code does not need.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::files::root;
use crate::run::{cargo, output, program, run, say, with};

/// What lets libFuzzer see which ways the code goes.
const FLAGS: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
    -Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=1";

/// Runs a target for so many executions, from the corpus of the tree and what was found before on this machine.
pub fn target(name: &str, executions: &str) -> Result<()> {
    if executions.parse::<u64>().is_err() {
        bail!("`{executions}` is no number of executions");
    }
    let seeds = root().join("tests/fuzz/corpus").join(name);
    if !seeds.is_dir() {
        bail!("there is no target `{name}`: its corpus would be in {}", seeds.display());
    }
    let folder = root().join("target/fuzz");
    let corpus = folder.join("corpus").join(name);
    let finds = folder.join("finds").join(name);
    for folder in [&corpus, &finds] {
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    }
    say(format!("{name}: compiling for fuzzing"));
    // With a target named, the build scripts stay as they are.
    let rustc = output(&mut with(program("rustc"), &["-vV"]))?;
    let Some(host) = rustc.lines().find_map(|line| line.strip_prefix("host: ")) else { bail!("rustc names no host") };
    let build =
        with(cargo(), &["build", "--package", "weibao-tests", "--features", "coverage", "--example", "coverage"]);
    let mut build = with(build, &["--profile", "fuzz", "--target-dir", "target/fuzz", "--target", host]);
    run(build.env("RUSTFLAGS", FLAGS))?;
    let mut fuzz = program(&folder.join(host).join("fuzz/examples/coverage").to_string_lossy());
    fuzz.arg(&corpus).arg(&seeds).args([
        format!("-runs={executions}"),
        format!("-artifact_prefix={}/", finds.display()),
        "-max_len=8192".into(),
        "-timeout=5".into(),
        "-rss_limit_mb=4096".into(),
        "-print_final_stats=1".into(),
    ]);
    run(fuzz.env("FUZZ_TARGET", name))
        .context("a find: make it smaller, put it into tests/fuzz/corpus, and mend its kind")
}
