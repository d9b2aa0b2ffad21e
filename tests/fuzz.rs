//! Files that nobody meant to write: saved files, overlays and rule files, changed at random places from a fixed seed.
//!
//! Never a panic; `check` always returns; every problem says where, in a pointer that leads into the file; a report is whole.
//! `FUZZ=20` makes it twenty times as long, `FUZZ_SEED` starts elsewhere.

mod targets;

use serde_json::{Map, Value, json};
use weibao_core::decimal::Decimal;
use weibao_core::{Catalog, Options, Problem, check, evaluate};

/// A small seeded source of chance (splitmix64).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }

    fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }
}

fn setting(name: &str, usual: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

/// Every place of a value, as a pointer.
fn places(value: &Value, here: &str, into: &mut Vec<String>) {
    into.push(here.to_string());
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                places(value, &format!("{here}/{}", key.replace('~', "~0").replace('/', "~1")), into);
            }
        }
        Value::Array(items) => {
            for (index, value) in items.iter().enumerate() {
                places(value, &format!("{here}/{index}"), into);
            }
        }
        _ => {}
    }
}

const KEYS: [&str; 16] = [
    "",
    "/",
    "~",
    "a/b~c",
    "~1",
    "__proto__",
    "constructor",
    "toString",
    "\u{0}",
    "\u{202e}",
    "名称",
    "0",
    "-1",
    "status",
    "10.1.2",
    "ref",
];

fn text(chance: &mut Chance) -> String {
    match chance.below(8) {
        0 => "\u{0}\u{1}\u{7f}\u{feff}\u{202e}\u{fffd}".into(),
        1 => "字".repeat(5_000),
        2 => "\u{3000} \t\n".into(),
        3 => "1e999999999".into(),
        4 => "-0.00001".into(),
        5 => "99999999999999999999999999999999999999999".into(),
        6 => "1/0".into(),
        _ => (*chance.pick(&KEYS)).to_string(),
    }
}

fn number(chance: &mut Chance) -> Value {
    let numbers = [
        json!(0),
        json!(-0.0),
        json!(-1),
        json!(1),
        json!(0.0001),
        json!(0.000_05),
        json!(1e12),
        json!(1_000_000_000_000_u64),
        json!(1_000_000_000_000.000_1),
        json!(1_000_000_000_001_u64),
        json!(u64::MAX),
        json!(i64::MIN),
        json!(f64::MAX),
        json!(5e-324),
        json!(0.1 + 0.2),
        json!(2.5),
        json!(9_007_199_254_740_993_u64),
    ];
    chance.pick(&numbers).clone()
}

/// Something that has no business being there.
fn stranger(chance: &mut Chance) -> Value {
    match chance.below(9) {
        0 => Value::Null,
        1 => json!(chance.below(2) == 0),
        2 | 3 => number(chance),
        4 | 5 => json!(text(chance)),
        6 => json!([]),
        7 => json!({}),
        _ => {
            let depth = 1 + chance.below(90);
            (0..depth).fold(json!(1), |inner, level| if level % 2 == 0 { json!([inner]) } else { json!({ "": inner }) })
        }
    }
}

/// One change at one place.
fn change(chance: &mut Chance, file: &mut Value) {
    let mut all = Vec::new();
    places(file, "", &mut all);
    let other = file.pointer(chance.pick::<String>(&all)).cloned().unwrap_or_default();
    let Some(place) = file.pointer_mut(chance.pick::<String>(&all)) else { return };
    match (chance.below(10), place) {
        (0, place) => *place = other,
        (1, Value::Object(object)) => {
            let keys: Vec<String> = object.keys().cloned().collect();
            if let Some(value) = keys.get(chance.below(keys.len())).and_then(|key| object.remove(key)) {
                let key = if chance.below(2) == 0 { (*chance.pick(&KEYS)).to_string() } else { text(chance) };
                object.insert(key, value);
            }
        }
        (2, Value::Object(object)) => {
            let keys: Vec<String> = object.keys().cloned().collect();
            if let Some(key) = keys.get(chance.below(keys.len())) {
                object.remove(key);
            }
        }
        (3, Value::Object(object)) => {
            let value = stranger(chance);
            object.insert((*chance.pick(&KEYS)).to_string(), value);
        }
        (4, Value::Array(items)) if items.len() < 100 => {
            let copies = 1 + chance.below(40);
            if let Some(item) = items.get(chance.below(items.len())).cloned() {
                items.extend(std::iter::repeat_n(item, copies));
            }
        }
        (5, Value::Array(items)) => {
            let value = stranger(chance);
            items.insert(chance.below(items.len() + 1), value);
        }
        (6, Value::String(word)) => {
            let mut letters: Vec<char> = word.chars().collect();
            letters.insert(chance.below(letters.len() + 1), *chance.pick(&['0', '.', '/', '-', '\u{0}', ' ', '点']));
            *word = letters.into_iter().collect();
        }
        (7, place @ Value::Number(_)) => *place = number(chance),
        (8, Value::Object(object)) => {
            // The fields in another order must not matter to anything but the order of what is said.
            *object = std::mem::take(object).into_iter().rev().collect::<Map<_, _>>();
        }
        (_, place) => *place = stranger(chance),
    }
}

/// What every problem owes: a code, a sentence, and a place in the file, or in the object that lacks it.
fn sound_problems(problems: &[Problem], file: &Value, seed: u64) {
    for problem in problems {
        assert!(!problem.code.is_empty() && problem.text.chars().count() > 4, "seed {seed}: {problem:?}");
        assert!(problem.path.is_empty() || problem.path.starts_with('/'), "seed {seed}: {problem:?}");
        let parent = problem.path.rsplit_once('/').map_or("", |(parent, _)| parent);
        let there = file.pointer(&problem.path).or_else(|| file.pointer(parent));
        assert!(there.is_some(), "seed {seed}: {problem:?} leads nowhere in {file}");
    }
}

/// The whole way of a saved file, sound or not.
fn open(catalog: &Catalog, file: &Value, seed: u64) {
    let problems = check(catalog, file);
    sound_problems(&problems, file, seed);
    match evaluate(catalog, file, &Options::default()) {
        Ok(report) => {
            assert_eq!(report.totals.standards, 76, "seed {seed}");
            assert_eq!(report.standards.len(), 76, "seed {seed}");
            assert!(serde_json::to_string(&report).is_ok(), "seed {seed}");
        }
        Err(refused) => {
            assert!(!refused.is_empty(), "seed {seed}: refused without a word");
            assert!(
                refused.iter().all(|problem| problems.contains(problem)),
                "seed {seed}: check does not say why it is refused"
            );
        }
    }
}

fn rounds(usual: u64) -> std::ops::Range<u64> {
    let first = setting("FUZZ_SEED", 1);
    first..first + usual * setting("FUZZ", 1)
}

fn changed(original: &Value, seed: u64) -> Value {
    let mut chance = Chance(seed);
    let mut file = original.clone();
    for _ in 0..=chance.below(6) {
        change(&mut chance, &mut file);
    }
    file
}

#[test]
fn any_saved_file_can_be_opened() {
    let catalog = weibao_standards::catalog();
    let example = weibao_standards::example();
    for seed in rounds(600) {
        open(&catalog, &changed(&example, seed), seed);
    }
}

#[test]
fn any_text_can_be_opened() {
    let catalog = weibao_standards::catalog();
    let original = weibao_standards::example().to_string().into_bytes();
    for seed in rounds(600) {
        let mut chance = Chance(seed);
        let mut bytes = original.clone();
        for _ in 0..=chance.below(3) {
            let (from, length) = (chance.below(bytes.len()), chance.below(40));
            let piece = bytes[from..(from + length).min(bytes.len())].to_vec();
            let to = chance.below(bytes.len());
            match chance.below(4) {
                0 => drop(bytes.splice(to..to, piece)),
                1 => drop(bytes.drain(from..(from + length).min(bytes.len()))),
                2 => bytes[to] = *chance.pick(b"0129.eE-+{}[]\",:\\u\0\x80"),
                // The same key twice: the last one counts, and nothing breaks.
                _ => drop(bytes.splice(1..1, br#""figures":{"interviews":1},"version":1,"#.iter().copied())),
            }
        }
        if let Ok(file) = serde_json::from_slice::<Value>(&bytes) {
            open(&catalog, &file, seed);
        }
    }
}

#[test]
fn any_overlay_can_be_opened() {
    let catalog = weibao_standards::catalog();
    let example = weibao_standards::example();
    let mut overlays: Vec<Value> =
        weibao_standards::overlays().iter().map(|(_, text)| serde_json::from_str(text).unwrap()).collect();
    // One that uses every kind of change.
    overlays.push(weibao_tests::json("cases/30-overlay/case.json")["overlay"].clone());
    overlays.push(weibao_tests::json("fuzz/overlay.json"));
    for seed in rounds(600) {
        let overlay = changed(&overlays[seed as usize % overlays.len()], seed);
        match evaluate(&catalog, &example, &Options { overlay: Some(&overlay), rules: None }) {
            Ok(report) => assert!(report.overlay.is_some() && report.totals.standards >= 76, "seed {seed}"),
            Err(problems) => {
                assert!(!problems.is_empty(), "seed {seed}: refused without a word");
                sound_problems(&problems, &overlay, seed);
            }
        }
    }
}

#[test]
fn any_rule_file_can_be_opened() {
    let catalog = weibao_standards::catalog();
    let example = weibao_standards::example();
    let original: Value = serde_json::from_str(weibao_standards::example_rules()).unwrap();
    for seed in rounds(600) {
        let rules = changed(&original, seed);
        match evaluate(&catalog, &example, &Options { overlay: None, rules: Some(&rules) }) {
            Ok(report) => {
                let score = report.score.unwrap();
                let number = |text: &str| text.parse::<Decimal>().unwrap();
                assert!(number(&score.points) <= number(&score.maximum), "seed {seed}");
            }
            Err(problems) => {
                assert!(!problems.is_empty(), "seed {seed}: refused without a word");
                sound_problems(&problems, &rules, seed);
            }
        }
    }
}

/// The corpus of the fuzzing by coverage (`cargo xtask fuzz`): what has gone new ways, and what was found, goes through its door.
#[test]
fn the_corpus_goes_through_every_door() {
    let corpus = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus");
    for (name, target) in targets::TARGETS {
        let files: Vec<_> = std::fs::read_dir(corpus.join(name)).unwrap().map(|file| file.unwrap().path()).collect();
        assert!(files.len() >= 3, "{name}");
        for file in files {
            target(&std::fs::read(file).unwrap());
        }
    }
}
