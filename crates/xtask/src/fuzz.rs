//! Fuzzing by coverage, on the stable compiler: what `cargo fuzz` asks of the nightly one but for the sanitizers, which safe code does not need.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::files::root;
use crate::run::{cargo, output, program, run, say, with};

/// What lets libFuzzer see which ways the code goes.
const FLAGS: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
    -Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=1";

/// Executions of every target in `cargo xtask test`; a template is unpacked, read and filled each time.
const FEW: u32 = 20_000;
const FEW_TEMPLATES: u32 = 1_000;

/// Runs a target for so many executions, from the corpus of the tree and what was found before on this machine.
pub fn target(name: &str, executions: &str) -> Result<()> {
    if executions.parse::<u64>().is_err() {
        bail!("`{executions}` is no number of executions");
    }
    let seeds = seeds(name);
    if !seeds.is_dir() {
        bail!("there is no target `{name}`: its corpus would be in {}", seeds.display());
    }
    say(format!("{name}: compiling for fuzzing"));
    let fuzzer = built()?;
    let corpus = folder().join("corpus").join(name);
    fs::create_dir_all(&corpus).with_context(|| format!("cannot make {}", corpus.display()))?;
    let mut fuzz = Command::new(&fuzzer);
    fuzz.arg(&corpus);
    fuzzed(fuzz, name, executions)
}

/// A short run of every target, the same one each time: the corpus of the tree alone, and one seed.
pub fn all() -> Result<()> {
    say("compiling for fuzzing");
    let fuzzer = built()?;
    let mut names = Vec::new();
    for entry in fs::read_dir(seeds(""))? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    for name in names {
        let few = if name == "template" { FEW_TEMPLATES } else { FEW };
        say(format!("{name}: fuzzing, {few} executions"));
        // libFuzzer writes what is new to it into the first folder.
        let learnt = folder().join("short").join(&name);
        if learnt.exists() {
            fs::remove_dir_all(&learnt).with_context(|| format!("cannot empty {}", learnt.display()))?;
        }
        fs::create_dir_all(&learnt).with_context(|| format!("cannot make {}", learnt.display()))?;
        let mut fuzz = Command::new(&fuzzer);
        fuzz.arg("-seed=1").arg(&learnt);
        fuzzed(fuzz, &name, &few.to_string())?;
    }
    Ok(())
}

fn folder() -> PathBuf {
    root().join("target/fuzz")
}

fn seeds(name: &str) -> PathBuf {
    root().join("tests/fuzz/corpus").join(name)
}

/// The fuzzer, compiled.
fn built() -> Result<PathBuf> {
    // With a target named, the build scripts stay as they are.
    let rustc = output(&mut with(program("rustc"), &["-vV"]))?;
    let Some(host) = rustc.lines().find_map(|line| line.strip_prefix("host: ")) else { bail!("rustc names no host") };
    let build = with(cargo(), &["build", "--package", "weibao-tests", "--features", "coverage", "--bin", "coverage"]);
    let mut build = with(build, &["--profile", "fuzz", "--target-dir", "target/fuzz", "--target", host]);
    run(build.env("RUSTFLAGS", FLAGS))?;
    Ok(folder().join(host).join("fuzz/coverage"))
}

fn fuzzed(mut fuzz: Command, name: &str, executions: &str) -> Result<()> {
    let finds = folder().join("finds").join(name);
    fs::create_dir_all(&finds).with_context(|| format!("cannot make {}", finds.display()))?;
    fuzz.current_dir(root()).arg(seeds(name)).args([
        format!("-runs={executions}"),
        format!("-artifact_prefix={}/", finds.display()),
        "-max_len=8192".into(),
        // What never ends; what takes long is found by processor time, in the target.
        "-timeout=900".into(),
        "-rss_limit_mb=4096".into(),
        "-print_final_stats=1".into(),
    ]);
    run(fuzz.env("FUZZ_TARGET", name))
        .context("a find: make it smaller, put it into tests/fuzz/corpus, and mend its kind")
}
