//! `cargo xtask check`: what needs nothing but Rust. Minutes, not a build.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::prerequisites;
use crate::run::{cargo, output, program, say, with, works};
use crate::runners::{self, Counts, Runner, Tells};

/// The crates that know no system: they build where there is none.
const PURE: [&str; 4] = ["weibao-terms", "weibao-text", "weibao-core", "weibao-page"];

/// The quickest first.
pub const RUNNERS: [Runner; 5] = [
    Runner { name: "format", what: "the sources are formatted", command: format, tells: Tells::Exit },
    Runner {
        name: "purity",
        what: "core and page build where there is no system",
        command: purity,
        tells: Tells::Exit,
    },
    Runner { name: "lints", what: "no lint of the workspace is broken", command: lints, tells: Tells::Exit },
    Runner { name: "rust", what: "the crates' own tests and examples", command: rust, tells: Tells::Libtest },
    Runner { name: "docs", what: "the documentation has no dead link", command: docs, tells: Tells::Exit },
];

const DENY: Runner =
    Runner { name: "deny", what: "licences and sources of what others wrote", command: deny, tells: Tells::Exit };
const ADVISORIES: Runner =
    Runner { name: "advisories", what: "no known hole in what others wrote", command: advisories, tells: Tells::Exit };

/// Runs all of them.
pub fn run() -> Result<Counts> {
    prerequisites::for_checking()?;
    let mut total = runners::run(&RUNNERS.each_ref())?;
    total += dependencies()?;
    Ok(total)
}

/// `cargo deny`, as far as it and the list of advisories can be had; what is left out counts as skipped.
fn dependencies() -> Result<Counts> {
    if !works(cargo_deny().arg("--version")) {
        say("deny: LEFT OUT, there is no cargo-deny here: `cargo install --locked cargo-deny` brings it");
        return Ok(Counts { skipped: 2, ..Counts::default() });
    }
    let mut counts = DENY.run()?;
    match output(cargo_deny().args(["fetch", "db"])) {
        Ok(_) => counts += ADVISORIES.run()?,
        Err(_) => {
            say("advisories: LEFT OUT, their list cannot be fetched from here");
            counts.skipped += 1;
        }
    }
    Ok(counts)
}

/// The one of this machine, or the one that `test` has put beside the build.
fn cargo_deny() -> Command {
    let own = prerequisites::cargo_deny_of_ours();
    if own.exists() { program(&own.to_string_lossy()) } else { with(cargo(), &["deny"]) }
}

fn format(_: &Path) -> Command {
    with(cargo(), &["fmt", "--all", "--check"])
}

fn purity(_: &Path) -> Command {
    let mut check = with(cargo(), &["check", "--quiet", "--target", "wasm32v1-none"]);
    check.args(PURE.iter().flat_map(|name| ["--package", name]));
    check
}

fn lints(_: &Path) -> Command {
    with(cargo(), &["clippy", "--quiet", "--workspace", "--all-targets", "--", "--deny", "warnings"])
}

fn rust(_: &Path) -> Command {
    with(cargo(), &["test", "--quiet", "--no-fail-fast"])
}

fn docs(_: &Path) -> Command {
    let mut doc = with(cargo(), &["doc", "--quiet", "--workspace", "--no-deps"]);
    doc.env("RUSTDOCFLAGS", "--deny warnings");
    doc
}

fn deny(_: &Path) -> Command {
    with(cargo_deny(), &["--log-level", "error", "--workspace", "check", "bans", "licenses", "sources"])
}

fn advisories(_: &Path) -> Command {
    with(cargo_deny(), &["--log-level", "error", "--workspace", "check", "--disable-fetch", "advisories"])
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::files::{list, read_text, root};

    /// The members that a key of the workspace names.
    fn named(manifest: &str, key: &str) -> Vec<String> {
        let (_, list) = manifest.split_once(&format!("\n{key} = [\n")).unwrap();
        let (list, _) = list.split_once("\n]").unwrap();
        list.lines().map(|line| line.trim().trim_matches(&['"', ','][..]).to_owned()).collect()
    }

    fn holds_no_test(folder: &Path) {
        for name in list(folder).unwrap() {
            let path = folder.join(&name);
            if path.is_dir() {
                assert!(!["tests", "examples"].contains(&name.as_str()), "{}", path.display());
                holds_no_test(&path);
            } else if name.ends_with(".rs") {
                let text = read_text(&path).unwrap();
                assert!(!text.contains("#[test]") && !text.contains("/// ```"), "{}", path.display());
            }
        }
    }

    #[test]
    fn no_test_lies_where_none_is_run() {
        let manifest = read_text(&root().join("Cargo.toml")).unwrap();
        let tested = named(&manifest, "default-members");
        let mut shells = named(&manifest, "members");
        shells.retain(|member| !tested.contains(member));
        assert_eq!(shells, ["crates/documents-module", "crates/tables-module", "site"]);
        for shell in shells {
            holds_no_test(&root().join(shell));
        }
    }
}
