//! `divisions/2025-01.txt` and `changes.txt`: counties with their codes, and which codes are no more. Compiled into one text with the pinyin
//! initials of every name, so that a page needs no table of readings.

use std::collections::BTreeMap;
use std::path::Path;

use pinyin::ToPinyinMulti;
use weibao_core::date::Date;
use weibao_text::defects as text;

use crate::source::{Defects, Place};

/// The file of the counties, named by the month of its data.
const COUNTIES: &str = "2025-01.txt";
const CHANGES: &str = "changes.txt";

pub(crate) fn compile(folder: &Path, defects: &Defects) -> Option<String> {
    let open = |name: &str| match std::fs::read_to_string(folder.join(name)) {
        Ok(words) => Some(words),
        Err(why) => {
            defects.add(&Place::whole(name), text::unreadable(&why.to_string()));
            None
        }
    };
    let (counties, changes) = (open(COUNTIES), open(CHANGES));
    let (counties, changes) = (counties?, changes?);
    let mut compiled = String::new();
    let known = read_counties(&counties, &mut compiled, defects);
    read_changes(&changes, &known, &mut compiled, defects);
    Some(compiled)
}

/// The lines that say something, with their places.
fn lines<'a>(file: &'static str, words: &'a str) -> impl Iterator<Item = (Place, &'a str)> {
    let numbered = words.lines().zip(1..).map(move |(line, number)| (Place::at(file, number), line.trim_end()));
    numbered.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
}

fn is_code(code: &str) -> bool {
    matches!(code.len(), 2 | 4 | 6) && code.bytes().all(|byte| byte.is_ascii_digit())
}

/// Every name by its code.
fn read_counties<'a>(words: &'a str, compiled: &mut String, defects: &Defects) -> BTreeMap<&'a str, &'a str> {
    let mut known: BTreeMap<&str, &str> = BTreeMap::new();
    let mut before = "";
    for (place, line) in lines(COUNTIES, words) {
        let Some((code, name)) = line.split_once(' ').filter(|(code, name)| is_code(code) && !name.contains(' '))
        else {
            defects.add(&place, text::division_line());
            continue;
        };
        if code <= before {
            defects.add(&place, text::out_of_order(code, before));
        }
        before = code;
        known.insert(code, name);
        let province = code.get(..2).unwrap_or_default();
        if code.len() > 2 && !known.contains_key(province) {
            defects.add(&place, text::division_without_province(code));
        }
        compiled.push_str(line);
        if code.len() == 6 {
            compiled.push(' ');
            for letter in name.chars() {
                let readings = initials(letter);
                match readings.as_slice() {
                    [] => defects.add(&place, text::no_initial(letter)),
                    [one] => compiled.push(*one),
                    several => compiled.extend(['('].iter().chain(several).chain(&[')'])),
                }
            }
        }
        compiled.push('\n');
    }
    known
}

/// The first letters of every reading of a character, each once, in the order of the alphabet.
fn initials(letter: char) -> Vec<char> {
    // What nearly every name ends with has other readings, and none of them here.
    if let Some((_, initial)) = [('区', 'q'), ('县', 'x')].into_iter().find(|(ending, _)| *ending == letter) {
        return vec![initial];
    }
    let readings = letter.to_pinyin_multi().into_iter().flat_map(|readings| readings.into_iter());
    let mut initials: Vec<char> = readings.filter_map(|reading| reading.plain().chars().next()).collect();
    initials.sort_unstable();
    initials.dedup();
    initials
}

/// `330104 江干区 > 330102 上城区, 330114 钱塘区 | 2021-03-11 | 文件 | 来源`.
fn read_changes(words: &str, known: &BTreeMap<&str, &str>, compiled: &mut String, defects: &Defects) {
    let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
    for (place, line) in lines(CHANGES, words) {
        let parts: Vec<&str> = line.split(" | ").collect();
        let [change, on, paper, source] = parts.as_slice() else {
            defects.add(&place, text::change_line());
            continue;
        };
        let read = change.split_once(" > ").and_then(|(from, to)| Some((from.split_once(' ')?, to)));
        let Some(((code, name), to)) = read.filter(|((code, _), _)| is_code(code) && code.len() == 6) else {
            defects.add(&place, text::change_line());
            continue;
        };
        if known.contains_key(code) || seen.insert(code, name).is_some() {
            defects.add(&place, text::code_in_use(code));
        }
        if Date::read(on).is_none() {
            defects.add(&place, text::not_a_day(on));
        }
        if paper.trim().is_empty() || !source.starts_with("https://") {
            defects.add(&place, text::change_without_source());
        }
        let mut codes = Vec::new();
        for new in to.split(", ") {
            let new = new.split_once(' ').unwrap_or((new, ""));
            if known.get(new.0) != Some(&new.1) {
                defects.add(&place, text::unknown_division(new.0, new.1));
            }
            codes.push(new.0);
        }
        compiled.push_str(&format!("={code} {name} {on} {}\n", codes.join(",")));
    }
}
