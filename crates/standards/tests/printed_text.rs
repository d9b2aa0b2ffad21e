//! The data against the printed text.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

use sha2::{Digest, Sha256};
use weibao_core::catalog::{Area, Catalog};
use weibao_standards::{catalog, form};

const ANNEX_1: &str = include_str!("../../../standards/cn-2021/source/annex-1.txt");
const ANNEX_2: &str = include_str!("../../../standards/cn-2021/source/annex-2.txt");

/// SHA-256 of each area's standards, and of the negative list (`N`), joined by line ends.
const CHECKSUMS: [(&str, &str); 12] = [
    ("1", "d0172f26cf2b0375c461f9d6f6f5ab88ab4be91861da5cd54b313c2b07cabdea"),
    ("2", "862feeb44dd5551003e95c0eea20e38d96a16965860ed42760fbf520fdc81b1f"),
    ("3", "582189f74cb0c6e96034341bb5ee6b96961b87769238fce830d4ed305076854e"),
    ("4", "d458eb5b361e535b4fe0dbcbc5e310db59fe72cd83e2d4ae5b44b9c59906c19a"),
    ("5", "912e38a62e058cc978035e80736b8e35f2fb41873c7a1987af54ebd139178f5e"),
    ("6", "4bdcff02224c7cc1ad9e0285fb625ab03a8dac51cb6d3267652e3b82624bc510"),
    ("7", "62a562f5832c20ac3797aff8eea3013946429ebceb6ae6adb16e08a832fa9a4f"),
    ("8", "75d7b6a4c1db4e2883720aa6e1daaf181ebf440ef909738a5bc1db4e5e4a420b"),
    ("9", "8aa2e7e6e5fbf1ceb556d0fb9740fc76d3e03986235f1aa0768b66f520c788c5"),
    ("10", "c359fd393c6fffec118d0d371fd820e2ff228e475c06ffaf72559ab2f834f3f8"),
    ("11", "81155b45159b14361bfeafab3fdd716b55fa0dfabbebfc12b6f66fbda01b9300"),
    ("N", "236093c174ce41efa48aabf5a4db437bf92b59e9274f3f482b5aa7b8b19dbe2f"),
];

fn without_blanks(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

fn standards_of(area: &Area) -> Vec<&str> {
    area.standards().map(|standard| standard.text.as_str()).collect()
}

fn negatives_of(catalog: &Catalog) -> Vec<&str> {
    catalog.negatives.iter().map(|negative| negative.text.as_str()).collect()
}

#[test]
fn there_are_11_areas_34_contents_76_standards_182_clauses_and_7_negative_items() {
    let catalog = catalog();
    assert_eq!(catalog.areas.len(), 11);
    assert_eq!(catalog.areas.iter().map(|area| area.contents.len()).sum::<usize>(), 34);
    assert_eq!(catalog.standards().count(), 76);
    assert_eq!(catalog.standards().map(|standard| standard.clauses.len()).sum::<usize>(), 182);
    assert_eq!(catalog.negatives.len(), 7);
}

#[test]
fn the_words_are_those_that_were_compared_by_eye() {
    let catalog = catalog();
    let checksum = |texts: Vec<&str>| {
        Sha256::digest(texts.join("\n")).iter().map(|byte| format!("{byte:02x}")).collect::<String>()
    };
    let mut found: Vec<(String, String)> =
        catalog.areas.iter().map(|area| (area.id.clone(), checksum(standards_of(area)))).collect();
    found.push(("N".into(), checksum(negatives_of(&catalog))));
    let expected: Vec<(String, String)> = CHECKSUMS.iter().map(|(id, sum)| (id.to_string(), sum.to_string())).collect();
    assert_eq!(found, expected);
}

/// Annex 1 holds the standards and negative items in this order, and nothing else but titles and headings.
#[test]
fn annex_1_is_carried_whole_and_in_order() {
    let catalog = catalog();
    let printed = without_blanks(ANNEX_1);
    let mut rest = printed.as_str();
    let mut between = Vec::new();
    for area in &catalog.areas {
        for content in &area.contents {
            for standard in &content.standards {
                let text = without_blanks(&standard.text);
                let (before, behind) =
                    rest.split_once(&text).unwrap_or_else(|| panic!("{} is not printed here", standard.id));
                between.push((before.to_owned(), vec![area.title.clone(), content.title.clone()]));
                rest = behind;
            }
        }
    }
    for negative in &catalog.negatives {
        let (before, behind) =
            rest.split_once(&negative.text).unwrap_or_else(|| panic!("{} is not printed here", negative.id));
        between.push((before.to_owned(), vec!["负面工作清单项".into()]));
        rest = behind;
    }
    assert_eq!(rest, "");
    let (first, _) = between.remove(0);
    assert_eq!(first, format!("附件1{}项目内容工作标准思想引领理论学习", catalog.title));
    for (mut words, titles) in between {
        for title in titles {
            words = words.replacen(&title, "", 1);
        }
        assert_eq!(words, "", "words that are neither a standard nor its titles");
    }
}

#[test]
fn every_clause_is_a_verbatim_piece_and_every_rule_rests_on_printed_words() {
    for standard in catalog().standards() {
        for clause in &standard.clauses {
            assert!(standard.text.contains(&clause.text), "{}", clause.id);
            assert_eq!(clause.measured, clause.rules.iter().any(|rule| !rule.necessary), "{}", clause.id);
            assert!(clause.bodies.iter().all(|body| clause.text.contains(&body.name)), "{}", clause.id);
            assert!(clause.rules.iter().all(|rule| standard.text.contains(&rule.phrase)), "{}", clause.id);
        }
    }
}

#[test]
fn annex_2_is_carried_whole_and_in_order() {
    let form = form();
    let mut words = form.annex.clone() + &form.title;
    for row in &form.rows {
        for field in &row.fields {
            words += &field.label.concat();
        }
        for line in [&row.note, &row.seal, &row.date].into_iter().flatten() {
            words += line;
        }
    }
    words += &form.footer;
    assert_eq!(without_blanks(&words), without_blanks(ANNEX_2));
}

#[test]
fn the_document_is_named() {
    let catalog = catalog();
    assert_eq!(catalog.id, "cn-2021");
    assert_eq!(catalog.document, "民函〔2021〕68号");
    assert!(catalog.source.contains("广西壮族自治区民政厅2021年9月8日"));
}
