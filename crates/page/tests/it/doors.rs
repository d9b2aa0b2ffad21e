//! Doors that there is one of: to the saved file's places, and to changing it.

use std::path::{Path, PathBuf};

/// Each source of a folder, without its tests.
fn sources(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            let source = text.split("#[cfg(test)]").next().unwrap().to_owned();
            found.push((path, source));
        }
    }
}

/// Who of the page, or of the page in a browser, says one of these words, by the name of the file.
fn saying(words: &[&str]) -> Vec<String> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    sources(&here.join("src"), &mut found);
    sources(&here.join("../../site/src"), &mut found);
    assert!(found.len() > 70, "the sources are somewhere else");
    let mut saying: Vec<String> = found
        .into_iter()
        .filter(|(_, source)| words.iter().any(|word| source.contains(word)))
        .map(|(path, _)| path.file_name().unwrap().to_str().unwrap().to_owned())
        .collect();
    saying.sort();
    saying
}

#[test]
fn the_places_of_the_saved_file_are_spelt_in_one_file() {
    let places = [
        "\"/answers",
        "\"/application",
        "\"/choices",
        "\"/contact",
        "\"/county",
        "\"/figures",
        "\"/negatives",
        "\"/overlay",
        "\"/registers",
        "\"/rules_off",
        "pointer(&[",
    ];
    assert_eq!(saying(&places), ["saved_file.rs"]);
}

#[test]
fn whether_it_is_read_only_is_asked_at_the_gate() {
    assert_eq!(saying(&[".read_only()"]), ["model.rs"]);
    // What changes what is open goes through `editable`; opening is no change where nothing is open yet.
    assert_eq!(saying(&["may_change()"]), ["model.rs", "open.rs"]);
}
