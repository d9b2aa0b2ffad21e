//! Names between a wasm and its script: of as few letters as can be. wasm-bindgen's own hold a digest each, which nothing packs.

use anyhow::{Result, ensure};
use walrus::Module;

/// Gives every import a short name, in the wasm and in its glue. Answers with the glue.
pub fn shorten(module: &mut Module, mut glue: String) -> Result<String> {
    for (number, import) in module.imports.iter_mut().enumerate() {
        let (long, short) = (key(&import.name), key(&short(number)));
        ensure!(glue.matches(&long).count() == 1, "the glue does not say once what {} is", import.name);
        glue = glue.replacen(&long, &short, 1);
        import.name = self::short(number);
    }
    Ok(glue)
}

/// Where the glue says what it gives by this name.
fn key(name: &str) -> String {
    format!("\n        {name}: ")
}

/// A name of as few letters as can be.
pub fn short(number: usize) -> String {
    const LETTERS: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let letter = |at: usize| LETTERS.chars().nth(at % LETTERS.len()).unwrap_or_default();
    match number.checked_sub(LETTERS.len()) {
        None => letter(number).to_string(),
        Some(left) => short(left / LETTERS.len()) + &letter(left).to_string(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn short_names_are_all_different() {
        let names: BTreeSet<String> = (0..10_000).map(short).collect();
        assert_eq!(names.len(), 10_000);
    }

    #[test]
    fn wasm_and_glue_know_an_import_by_the_same_short_name() {
        let mut module = Module::default();
        let ty = module.types.add(&[], &[]);
        for name in ["__wbg_body_5f97", "__wbg_body_5f971c"] {
            module.add_import_func("./weibao_bg.js", name, ty);
        }
        let glue = "{\n        __wbg_body_5f971c: function() {},\n        __wbg_body_5f97: body,\n    }";
        let glue = shorten(&mut module, glue.to_owned()).unwrap();
        assert_eq!(glue, "{\n        b: function() {},\n        a: body,\n    }");
        assert!(module.imports.iter().map(|import| import.name.as_str()).eq(["a", "b"]));
        assert!(shorten(&mut module, String::new()).is_err());
    }
}
