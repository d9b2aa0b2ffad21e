//! One judge: nobody but the core and the compiler looks into a bound or a predicate.

/// What only they may match on.
const INSIDE: [&str; 6] =
    ["Bound::AtLeast", "Bound::MoreThan", "Bound::AtMost", "CellPredicate::", "CellTest {", "Derivation {"];

#[test]
fn bounds_and_predicates_are_matched_in_core_and_compiler_alone() {
    let root = weibao_tests::folder().parent().unwrap().to_path_buf();
    let files = ["crates", "site"].map(|folder| weibao_tests::files(&root.join(folder), &["rs"])).concat();
    assert!(files.iter().any(|file| file.ends_with("crates/core/src/rule.rs")), "the sources are somewhere else");
    let mut judges = Vec::new();
    for file in files {
        let name = file.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
        if name.starts_with("crates/core/") || name.starts_with("crates/compiler/") {
            continue;
        }
        let text = std::fs::read_to_string(&file).unwrap();
        if INSIDE.iter().any(|inside| text.contains(inside)) {
            judges.push(name);
        }
    }
    assert_eq!(judges, [""; 0]);
}
