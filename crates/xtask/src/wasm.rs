//! From a crate to a small wasm that Chromium 69 runs, with its ES2017 glue.
//!
//! cargo (`target-cpu=mvp`) → drop the `target_features` section, copy by words → wasm-bindgen → wasm-opt (lower, then -Oz as pure MVP), and, where it
//! has doors, → two parts.
//! The precompiled std claims newer features in `target_features`; with that section wasm-bindgen would write externref code.

mod names;
mod parts;
mod reach;
mod words;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, ensure};
use wasm_bindgen_cli_support::Bindgen;

use crate::files::{read, read_text, root, sha256, write};
use crate::run::{cargo, output, program, run, say};
pub use parts::Parts;

/// What std leaves in, lowered to MVP. The features are named one by one: `--all-features` writes encodings that no browser reads.
const LOWER: [&str; 8] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-sign-ext",
    "--enable-nontrapping-float-to-int",
    "--enable-mutable-globals",
    "--signext-lowering",
    "--llvm-nontrapping-fptoint-lowering",
    // Names of functions stay until it is parted.
    "--debuginfo",
];

/// Made small; wasm-opt validates what it reads and writes against exactly these features.
const SHRINK: [&str; 13] = [
    "--mvp-features",
    "--enable-mutable-globals",
    // An address and its constant may be joined where the sum does not lie below 1024: only the stack's last kilobyte does (see `stack_lies_first`),
    // so that a stack which overflows traps that much earlier.
    "--low-memory-unused",
    "-Oz",
    // What the first round has simplified is followed through the whole program, its branches are laid out anew, and all is simplified once more.
    "--gufa",
    "--flatten",
    "--rereloop",
    "-Oz",
    // Inlining saves bytes but not packed bytes.
    "--one-caller-inline-max-function-size=0",
    "--always-inline-max-function-size=0",
    "--strip-producers",
    "--strip-target-features",
    "--debuginfo",
];

/// A part, finished.
const FINISH: [&str; 6] =
    ["--mvp-features", "--enable-mutable-globals", "--low-memory-unused", "-Oz", "--strip-debug", "--strip-producers"];

/// All that is left to do where it stays whole.
const NAMELESS: [&str; 3] = ["--mvp-features", "--enable-mutable-globals", "--strip-debug"];

/// A crate, ready for the browser.
pub struct Built {
    /// The glue: an ES module whose default export is the asynchronous `init`.
    pub glue: PathBuf,
    /// Its bytes.
    pub wasm: Vec<u8>,
    /// The same in two parts, where it has doors.
    pub parts: Option<Parts>,
}

/// What a wasm is built for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// For its users: small, and as Chromium 69 reads it.
    Release,
    /// For a look at a change in a browser of today: in seconds, and large.
    Look,
}

impl Purpose {
    fn profile(self) -> &'static str {
        match self {
            Self::Release => "release",
            Self::Look => "look",
        }
    }
}

/// What is to be built.
#[derive(Clone, Copy)]
pub struct Recipe {
    /// The crate.
    pub package: &'static str,
    /// Its files are called `<name>.js` and `<name>_bg.wasm`.
    pub name: &'static str,
    /// Where it comes in two parts: what can be reached without going through one of these functions, which have their full names here, and the rest.
    /// For a look it stays whole.
    pub doors: &'static [&'static str],
}

/// Builds them, in their order. While one is made small, the next is compiled: neither uses more than one processor.
pub fn build(recipes: &[Recipe], purpose: Purpose) -> Result<Vec<Built>> {
    std::thread::scope(|scope| {
        let mut under_way = Vec::new();
        for &recipe in recipes {
            let compiled = compile(recipe.package, purpose)?;
            under_way.push(scope.spawn(move || finish(recipe, purpose, &compiled)));
        }
        let finished = under_way.into_iter().map(|thread| thread.join().map_err(|_| anyhow!("a build broke off"))?);
        finished.collect()
    })
}

fn finish(recipe: Recipe, purpose: Purpose, compiled: &[u8]) -> Result<Built> {
    let Recipe { package, name, doors } = recipe;
    let doors = if purpose == Purpose::Release { doors } else { &[] };
    let folder = root().join("target/wasm/ready").join(purpose.profile()).join(package);
    let (glue, wasm) = (folder.join(format!("{name}.js")), folder.join(format!("{name}_bg.wasm")));
    let (first, rest) = (folder.join(format!("{name}_first.wasm")), folder.join(format!("{name}_rest.wasm")));
    let stamp = folder.join("made-from");

    let made_from = inputs(compiled, name, doors)?;
    if std::fs::read_to_string(&stamp).is_ok_and(|before| before == made_from) {
        say(format!("{package}: unchanged"));
    } else {
        say(format!("{package}: binding and shrinking"));
        bind(compiled, name, &folder, !doors.is_empty())?;
        if purpose == Purpose::Release {
            shrink(&wasm)?;
        }
        if !doors.is_empty() {
            say(format!("{package}: parting"));
            let mut reached = reach::from_exports(compiled, |name| doors.contains(&name))?;
            ensure!(reached.doors.len() == doors.len(), "{} of {} doors are there", reached.doors.len(), doors.len());
            let parts = parts::parted(&read(&wasm)?, &mut reached)?;
            for (bytes, file) in [(parts.first, &first), (parts.rest, &rest)] {
                write(file, bytes)?;
                wasm_opt(file, &FINISH, file)?;
            }
            parts::check(&Parts { first: read(&first)?, rest: read(&rest)? }, &reached)?;
        }
        if purpose == Purpose::Release {
            wasm_opt(&wasm, &NAMELESS, &wasm)?;
        }
        write(&stamp, made_from)?;
    }
    let parts = if doors.is_empty() { None } else { Some(Parts { first: read(&first)?, rest: read(&rest)? }) };
    Ok(Built { glue, wasm: read(&wasm)?, parts })
}

/// What the later stages depend on, in one digest.
fn inputs(compiled: &[u8], name: &str, doors: &[&str]) -> Result<String> {
    let tools = read(&root().join("package-lock.json"))?;
    let recipe = [
        include_str!("wasm.rs"),
        include_str!("wasm/names.rs"),
        include_str!("wasm/parts.rs"),
        include_str!("wasm/reach.rs"),
        include_str!("wasm/words.rs"),
    ];
    let made_of = [recipe.concat(), name.to_owned(), doors.concat()].concat();
    Ok(sha256(&[compiled, &tools, made_of.as_bytes()].concat()))
}

fn compile(package: &str, purpose: Purpose) -> Result<Vec<u8>> {
    say(format!("{package}: compiling"));
    let target = root().join("target");
    run(cargo()
        .args([
            "rustc",
            "--quiet",
            "--profile",
            purpose.profile(),
            "--target",
            "wasm32-unknown-unknown",
            "--package",
            package,
        ])
        // Said here and not in the manifest: a library that is an rlib as well is not optimised as a whole.
        .args(["--lib", "--crate-type", "cdylib"])
        // What is made in parts is parted by the linker's word of what refers to what; where nothing is, that is dropped again.
        .args(["--", "-Clink-arg=--emit-relocs"])
        .env("CARGO_TARGET_DIR", &target)
        .env("CARGO_ENCODED_RUSTFLAGS", rust_flags()))?;
    read(
        &target
            .join("wasm32-unknown-unknown")
            .join(purpose.profile())
            .join(format!("{}.wasm", package.replace('-', "_"))),
    )
}

/// No flag of the environment may reach the wasm; no path of this machine may stay in it.
fn rust_flags() -> String {
    let remap = |from: &Path, to: &str| format!("--remap-path-prefix={}={to}", from.display());
    let mut flags = vec!["-Ctarget-cpu=mvp".to_owned(), remap(&root(), "weibao")];
    let home = std::env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
    for (variable, folder, to) in [("CARGO_HOME", ".cargo", "cargo"), ("RUSTUP_HOME", ".rustup", "rustup")] {
        let folder = std::env::var_os(variable).map_or_else(|| home.join(folder), PathBuf::from);
        flags.push(remap(&folder, to));
        // Registries are kept in folders named after their hosts: a mirror's must not be told from another's. Of two that fit, the later counts.
        let registries = std::fs::read_dir(folder.join("registry/src")).into_iter().flatten().flatten();
        let mut registries: Vec<PathBuf> = registries.map(|entry| entry.path()).collect();
        registries.sort();
        flags.extend(registries.iter().map(|registry| remap(registry, to)));
    }
    flags.join("\x1f")
}

/// `named`: each function keeps a name by which it is known again.
fn bind(compiled: &[u8], name: &str, folder: &Path, named: bool) -> Result<()> {
    let mut module = walrus::ModuleConfig::new().parse(compiled).context("cannot read what rustc wrote")?;
    for section in ["target_features", "linking", "reloc.CODE", "reloc.DATA"] {
        module.customs.remove_raw(section);
    }
    if named {
        for (index, function) in module.funcs.iter_mut().enumerate() {
            function.name = Some(parts::name(index));
        }
    }
    stack_lies_first(&module)?;
    words::instead_of_bytes(&mut module)?;
    std::fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    Bindgen::new()
        .input_module(name, module)
        .web(true)?
        .omit_default_module_path(true)
        .typescript(false)
        .demangle(false)
        .remove_name_section(!named)
        .remove_producers_section(true)
        .generate(folder)
        .context("wasm-bindgen failed")?;
    let (glue, wasm) = (folder.join(format!("{name}.js")), folder.join(format!("{name}_bg.wasm")));
    let mut module = walrus::ModuleConfig::new().parse_file(&wasm).context("cannot read what wasm-bindgen wrote")?;
    write(&glue, names::shorten(&mut module, read_text(&glue)?)?)?;
    write(&wasm, module.emit_wasm())
}

/// What `--low-memory-unused` rests on: nothing but the stack, which grows downwards, lies at the memory's start.
fn stack_lies_first(module: &walrus::Module) -> Result<()> {
    use walrus::ir::Value;
    use walrus::{ConstExpr, DataKind, GlobalKind};
    let top = module.globals.iter().find_map(|global| match (&global.kind, global.mutable) {
        (GlobalKind::Local(ConstExpr::Value(Value::I32(top))), true) => Some(*top),
        _ => None,
    });
    let first = module.data.iter().filter_map(|data| match data.kind {
        DataKind::Active { offset: ConstExpr::Value(Value::I32(place)), .. } => Some(place),
        _ => None,
    });
    let (top, first) = (top.context("a wasm without a stack")?, first.min().context("a wasm without data")?);
    ensure!(top >= 1 << 16 && first >= top, "the data at {first} do not lie behind the stack, which ends at {top}");
    Ok(())
}

fn shrink(wasm: &Path) -> Result<()> {
    let lowered = wasm.with_extension("lowered");
    wasm_opt(wasm, &LOWER, &lowered)?;
    wasm_opt(&lowered, &SHRINK, wasm)?;
    std::fs::remove_file(&lowered).context("cannot clear the lowered wasm")
}

fn wasm_opt(from: &Path, options: &[&str], to: &Path) -> Result<()> {
    output(program("node").arg("node_modules/binaryen/bin/wasm-opt").arg(from).args(options).arg("-o").arg(to))
        .map(drop)
}

/// esbuild: one script out of an entry and what it imports, for browsers of 2018.
pub fn bundle(entry: &str, options: &[String]) -> Result<String> {
    output(
        program("node_modules/.bin/esbuild")
            .arg(entry)
            .args([
                "--bundle",
                "--minify",
                "--target=es2017",
                "--charset=utf8",
                "--log-level=warning",
                "--legal-comments=none",
            ])
            .args(options),
    )
}
