//! The boundary without a browser: a JSON list of `{assessment, options?}` on stdin, for each a JSON line on stdout
//! with what `check` and `evaluate` say. The tests hold the wasm against it.

use std::io::Read;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    let cases: Vec<serde_json::Value> = serde_json::from_str(&text)?;
    for case in cases {
        let assessment = case.get("assessment").map_or_else(|| "null".into(), ToString::to_string);
        let options = case.get("options").map(ToString::to_string);
        println!("{}", weibao_module::check(&assessment));
        println!("{}", weibao_module::evaluate(&assessment, options).unwrap_or_else(|problems| problems));
    }
    Ok(())
}
