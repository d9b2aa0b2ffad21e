//! The counties of China by name, pinyin initials or code, to pick one's own. A help to type, never a gate: any other text is as good.
//!
//! The data is one text ([`DATA`]; 2,850 counties of January 2025, from `standards/divisions/`) of which a reader is made with [`Divisions::read`].
//! A page that shows no picker links neither; a page that loads the text later links the reader alone.
#![no_std]

extern crate alloc;

use alloc::string::String;
use alloc::vec::Vec;

/// The compiled text: a line for each province (`45 广西壮族自治区`), city (`4501 南宁市`) and county (`450110 武鸣区 wmq`), in the order of the
/// codes, then one for each code that is no more (`=330104 江干区 2021-03-11 330102,330114`).
pub const DATA: &str = include_str!(concat!(env!("OUT_DIR"), "/divisions.txt"));

/// Of which month the data is: what a saved file says of where its code comes from.
pub const EDITION: &str = "2025-01";

/// A county: 县、市、区、旗.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Division<'a> {
    /// Six digits.
    pub code: &'a str,
    /// 武鸣区.
    pub name: &'a str,
    /// 南宁市; none in a municipality and where the province administers the county itself.
    pub city: Option<&'a str>,
    /// 广西壮族自治区.
    pub province: &'a str,
}

/// A county that is no more under its code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Former<'a> {
    /// The code that it had.
    pub code: &'a str,
    /// The name that it had.
    pub name: &'a str,
    /// The day of the paper by which it changed, `2021-03-11`.
    pub on: &'a str,
}

/// A county that was looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found<'a> {
    /// What it is today.
    pub division: Division<'a>,
    /// What it was, where the old name or code was looked for.
    pub formerly: Option<Former<'a>>,
}

/// The counties, to look one up.
pub struct Divisions<'a> {
    counties: Vec<(Division<'a>, &'a str)>,
    former: Vec<(Former<'a>, &'a str)>,
}

impl<'a> Divisions<'a> {
    /// Reads a text that was compiled; nothing where it is another text.
    pub fn read(text: &'a str) -> Option<Self> {
        let (mut counties, mut former) = (Vec::new(), Vec::new());
        let (mut province, mut city) = ("", None);
        for line in text.lines() {
            if let Some(line) = line.strip_prefix('=') {
                let mut parts = line.splitn(4, ' ');
                let (code, name, on) = (parts.next()?, parts.next()?, parts.next()?);
                former.push((Former { code, name, on }, parts.next()?));
                continue;
            }
            let (code, rest) = line.split_once(' ')?;
            match code.len() {
                2 => (province, city) = (rest, None),
                4 => city = Some((code, rest)),
                6 => {
                    let (name, initials) = rest.split_once(' ')?;
                    let city = city.filter(|(city, _)| code.starts_with(city)).map(|(_, name)| name);
                    counties.push((Division { code, name, city, province }, initials));
                }
                _ => return None,
            }
        }
        Some(Self { counties, former })
    }

    /// Every county, in the order of the codes.
    pub fn all(&self) -> impl Iterator<Item = Division<'a>> {
        self.counties.iter().map(|(division, _)| *division)
    }

    /// The county that has this code today.
    pub fn at(&self, code: &str) -> Option<Division<'a>> {
        let place = self.counties.binary_search_by(|(division, _)| division.code.cmp(code)).ok()?;
        self.counties.get(place).map(|(division, _)| *division)
    }

    /// What became of a code that is no more: one county, or several where it was split. Empty for every other code.
    pub fn successors(&self, code: &str) -> Vec<Found<'a>> {
        let former = self.former.iter().filter(|(former, _)| former.code == code);
        former.flat_map(|(former, to)| self.became(*former, to)).collect()
    }

    fn became(&self, former: Former<'a>, to: &'a str) -> impl Iterator<Item = Found<'a>> {
        to.split(',').filter_map(|code| self.at(code)).map(move |division| Found { division, formerly: Some(former) })
    }

    /// What fits what was typed, the best first, then in the order of the codes; at most so many.
    ///
    /// Typed: a name or a piece of it, with or without the city's or province's before it (武鸣、南宁武鸣); the pinyin initials of the name's
    /// beginning (wm); a code or its beginning (450110). Full-width letters and digits, capitals and blanks make no difference.
    pub fn find(&self, typed: &str, most: usize) -> Vec<Found<'a>> {
        let typed = normalised(typed);
        if typed.is_empty() {
            return Vec::new();
        }
        let mut found: Vec<(u8, Found<'a>)> = Vec::new();
        for (division, initials) in &self.counties {
            let rank = rank(&typed, division, initials);
            found.extend(rank.map(|rank| (rank, Found { division: *division, formerly: None })));
        }
        for (former, to) in &self.former {
            let by_name = former.name.starts_with(typed.as_str()) && typed.chars().count() > 1;
            if former.code == typed || by_name {
                // What bears the old name's beginning today is there already.
                let known = |code: &str| found.iter().any(|(_, found)| found.division.code == code);
                let new: Vec<_> = self.became(*former, to).filter(|found| !known(found.division.code)).collect();
                found.extend(new.into_iter().map(|found| (1, found)));
            }
        }
        found.sort_by_key(|(rank, _)| *rank);
        if found.first().is_some_and(|(rank, _)| *rank < LOOSE) {
            found.retain(|(rank, _)| *rank < LOOSE);
        }
        found.into_iter().take(most).map(|(_, found)| found).collect()
    }
}

/// From here on, a county fits only together with what stands above it, and is shown where no name fits.
const LOOSE: u8 = 3;

/// How well a county fits, 0 the best; nothing where it does not.
fn rank(typed: &str, division: &Division<'_>, initials: &str) -> Option<u8> {
    if typed.bytes().all(|byte| byte.is_ascii_digit()) {
        return division.code.starts_with(typed).then_some(u8::from(division.code != typed));
    }
    if typed.is_ascii() {
        return begins(initials, typed).then_some(0);
    }
    let name = division.name;
    if name == typed {
        Some(0)
    } else if name.starts_with(typed) {
        Some(1)
    } else if name.contains(typed) {
        Some(2)
    } else {
        // 南宁武鸣: something of what stands above it, then the name or its beginning.
        let above = || [division.province, division.city.unwrap_or_default()].into_iter().flat_map(str::chars);
        let ends = typed.char_indices().map(|(at, _)| typed.split_at(at));
        let fitting = ends.filter(|(before, name_part)| name.starts_with(name_part) && in_order(before, above()));
        fitting.map(|(_, name_part)| LOOSE.saturating_add(u8::from(name_part != name))).min()
    }
}

/// Whether all characters of `typed` come in `whole`, in their order.
fn in_order(typed: &str, mut whole: impl Iterator<Item = char>) -> bool {
    typed.chars().all(|wanted| whole.any(|letter| letter == wanted))
}

/// Whether the initials begin so. A character that is read in several ways has them all in brackets: `(cz)aq`.
fn begins(initials: &str, typed: &str) -> bool {
    let mut rest = initials;
    typed.chars().all(|wanted| {
        let (readings, behind) = match rest.strip_prefix('(') {
            Some(inside) => inside.split_once(')').unwrap_or((inside, "")),
            None => {
                let first = rest.chars().next().map_or(0, char::len_utf8);
                rest.split_at_checked(first).unwrap_or_default()
            }
        };
        rest = behind;
        readings.contains(wanted)
    })
}

/// Full width to half, capitals to small letters, no blanks.
fn normalised(typed: &str) -> String {
    typed
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .map(|letter| match u32::from(letter) {
            code @ 0xff01..=0xff5e => char::from_u32(code.saturating_sub(0xfee0)).unwrap_or(letter),
            _ => letter,
        })
        .map(|letter| letter.to_ascii_lowercase())
        .collect()
}
