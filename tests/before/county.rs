//! Counties as files of 0.1.0 have them, each by a family and a seed. It knows nothing but the keys that 0.1.0 had: the very same file made what
//! 0.1.0 said of them.

use serde_json::{Map, Value, json};

/// What the counties of a family say.
pub const FAMILIES: [&str; 8] = [
    "words",
    "figures",
    "registers",
    "registers with blanks",
    "figures, met",
    "figures, unmet",
    "figures, not applicable",
    "registers and figures",
];

/// SplitMix64: the same seed gives the same county on every machine.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }

    fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }

    /// In so many of ten cases.
    fn often(&mut self, of_ten: usize) -> bool {
        self.below(10) < of_ten
    }
}

/// A county. `known`: `figures` as `[key, is decimal]`, `pairs` of a part and its whole, `registers` as lists of `[column, type, options]`,
/// `standards` as `[id, [clause, …]]`.
pub fn county(known: &Value, family: usize, seed: u64) -> Value {
    let mut chance = Chance(seed.wrapping_mul(1_000_003).wrapping_add(family as u64));
    let mut county = json!({ "format": "weibao.assessment", "version": 1, "catalog": "cn-2021", "county": { "name": "示例县" },
        "figures": {}, "registers": {}, "answers": {}, "negatives": {} });
    if matches!(family, 1 | 4..=7) {
        county["figures"] = figures(known, &mut chance);
    }
    if matches!(family, 2 | 3 | 7) {
        county["registers"] = registers(known, if family == 3 { 8 } else { 10 }, &mut chance);
    }
    match family {
        0 => county["answers"] = words(known, &mut chance),
        4 => county["answers"] = every(known, &json!({ "status": "met" })),
        5 => county["answers"] = every(known, &json!({ "status": "unmet" })),
        6 => county["answers"] = every(known, &json!({ "status": "not_applicable", "reason": "本县无此情形" })),
        _ => {}
    }
    county
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn figures(known: &Value, chance: &mut Chance) -> Value {
    let density = chance.pick(&[5, 8, 10]);
    let mut figures = Map::new();
    for figure in list(&known["figures"]) {
        if chance.often(density) {
            let number = chance.pick(&[0, 0, 1, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 30, 31, 299_999, 300_000]);
            figures.insert(text(&figure[0]).into(), json!(number));
        }
    }
    for pair in list(&known["pairs"]) {
        let (part, whole) = (text(&pair[0]), text(&pair[1]));
        if !figures.contains_key(part) || !figures.contains_key(whole) || chance.often(1) {
            continue;
        }
        let all = chance.pick(&[0, 1, 2, 3, 10, 10, 20]);
        figures.insert(whole.into(), json!(all));
        figures.insert(part.into(), json!(chance.pick(&[all, all, all.max(1) - 1, all / 2, 0])));
    }
    Value::Object(figures)
}

/// Rows of which each cell is filled in so many of ten cases, and no name is there twice.
fn registers(known: &Value, filled: usize, chance: &mut Chance) -> Value {
    let mut registers = Map::new();
    for register in list(&known["registers"]) {
        let rows: Vec<Value> = (0..chance.below(6))
            .map(|number| {
                let mut row = Map::new();
                for column in list(&register[1]) {
                    let key = text(&column[0]);
                    let cell = match (key, text(&column[1])) {
                        ("name", _) => json!(format!("第{number}家")),
                        ("township", _) => json!("某镇"),
                        (_, "boolean") => json!(chance.often(8)),
                        (_, "text") => json!(text(&column[2][chance.below(list(&column[2]).len())])),
                        ("meetings_with_minutes", _) => row.get("meetings_per_year").cloned().unwrap_or(json!(0)),
                        _ => json!(chance.pick(&[0, 1, 1, 2, 3, 5, 6])),
                    };
                    if key == "name" || chance.often(filled) {
                        row.insert(key.into(), cell);
                    }
                }
                Value::Object(row)
            })
            .collect();
        if !rows.is_empty() {
            registers.insert(text(&register[0]).into(), Value::Array(rows));
        }
    }
    Value::Object(registers)
}

fn every(known: &Value, answer: &Value) -> Value {
    list(&known["standards"])
        .iter()
        .map(|standard| (text(&standard[0]).to_owned(), answer.clone()))
        .collect::<Map<_, _>>()
        .into()
}

fn words(known: &Value, chance: &mut Chance) -> Value {
    let mut answers = Map::new();
    for standard in list(&known["standards"]) {
        if !chance.often(9) {
            continue;
        }
        let mut answer = Map::new();
        if chance.often(6) {
            answer.insert(
                "status".into(),
                json!(chance.pick(&["met", "met", "partial", "unmet", "pending", "not_applicable"])),
            );
        }
        let mut clauses = Map::new();
        for clause in list(&standard[1]) {
            if chance.often(6) {
                let word = chance.pick(&["met", "met", "unmet", "pending", "not_applicable"]);
                clauses.insert(text(clause).into(), json!(word));
            }
        }
        answer.insert("clauses".into(), Value::Object(clauses));
        if chance.often(7) {
            answer.insert("reason".into(), json!("本县无此情形"));
        }
        answers.insert(text(&standard[0]).into(), Value::Object(answer));
    }
    Value::Object(answers)
}
