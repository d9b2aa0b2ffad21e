//! The one tool of this repository: `cargo xtask check | look | build | serve [--port N] | test [--only NAME] | bench | fuzz [TARGET EXECUTIONS]`.
//!
//! It builds everything into `dist/`, and installs what it misses on the way.

mod bench;
mod build;
mod checks;
mod element;
mod files;
mod fuzz;
mod glue;
mod module;
mod notices;
mod packing;
mod prerequisites;
mod run;
mod runners;
mod serve;
mod site;
mod sizes;
mod tests;
mod wasm;

use std::process::ExitCode;

use anyhow::{Context, Result, bail};

const USAGE: &str = "usage: cargo xtask check | look | build | serve [--port N] | test [--only NAME] | bench | fuzz [TARGET EXECUTIONS]";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["check"] => checks::run().and_then(|total| runners::close(&total)),
        ["look"] => build::page_for_a_look(),
        ["build"] => build::everything(),
        ["serve"] => serve_on("8080"),
        ["serve", "--port", port] => serve_on(port),
        ["test"] => tests::run(None),
        ["test", "--only", name] => tests::run(Some(name)),
        ["bench"] => bench::run(),
        ["fuzz"] => fuzz::all(),
        ["fuzz", target, executions] => fuzz::target(target, executions),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn serve_on(port: &str) -> Result<()> {
    let Ok(port) = port.parse::<u16>() else { bail!("`{port}` is no port: give a number from 0 to 65535") };
    build::everything()?;
    serve::forever(&files::root().join("dist"), port).context("the server stopped")
}
