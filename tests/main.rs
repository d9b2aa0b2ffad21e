//! The tests that cross the crates, in one program: each of its own would be linked with all of them anew.

mod apart;
mod before;
mod cases;
mod chain;
mod editions;
mod fuzz;
mod growth;
mod layers;
mod own_names;
mod properties;
mod readiness;
mod registers;
mod rereading;
mod rollup;
mod rules;
mod several;
mod shipped;
mod sources;

#[test]
fn no_file_is_left_out() {
    let listed = include_str!("main.rs");
    for entry in std::fs::read_dir(weibao_tests::folder()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let Some(name) = name.strip_suffix(".rs").filter(|name| *name != "main") else { continue };
        assert!(listed.contains(&format!("\nmod {name};\n")), "{name}.rs is no module of main.rs");
    }
}
