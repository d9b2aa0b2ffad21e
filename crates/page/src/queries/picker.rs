//! What the list of counties offers for what was typed, and what it knows of the county that is open.

use weibao_divisions as divisions;
use weibao_text::screens::start as text;

use crate::prelude::*;
use crate::rest::Here;
use crate::saved_file::at;
use crate::session::Session;
use crate::ui::start::{Divisions, State};

/// How many are offered at once.
const OFFERED: usize = 8;

/// A county to pick.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pick {
    /// Six digits.
    pub code: String,
    /// 武鸣区.
    pub name: String,
    /// 南宁市; empty where there is none.
    pub city: String,
    /// 广西壮族自治区.
    pub province: String,
    /// What it was, where that was looked for.
    pub formerly: Option<String>,
}

impl Pick {
    /// 「广西壮族自治区 · 南宁市 · 武鸣区 450110」: names that several have are told apart by what stands above them.
    pub fn path(&self) -> String {
        let above = [&self.province, &self.city].into_iter().filter(|name| !name.is_empty());
        let names: Vec<&str> = above.chain([&self.name]).map(String::as_str).collect();
        format!("{} {}", names.join(" · "), self.code)
    }
}

fn pick(found: divisions::Found<'_>) -> Pick {
    let division = found.division;
    Pick {
        code: division.code.to_owned(),
        name: division.name.to_owned(),
        city: division.city.unwrap_or_default().to_owned(),
        province: division.province.to_owned(),
        formerly: found.formerly.map(|former| text::formerly(former.code, former.name, former.on)),
    }
}

fn read(list: &Divisions) -> Option<divisions::Divisions<'_>> {
    match list {
        Divisions::Here(list) => divisions::Divisions::read(list),
        Divisions::Away | Divisions::OnItsWay | Divisions::Failed => None,
    }
}

/// The county of a code.
pub fn at(list: &Divisions, code: &str) -> Option<Pick> {
    read(list)?.at(code).map(|division| pick(divisions::Found { division, formerly: None }))
}

/// What is offered for the name of a new county as it is typed; nothing before the rest is here, once one was picked or the list was put away.
pub fn offered(here: Option<Here>, state: &State) -> Vec<Pick> {
    here.filter(|_| !state.settled).map(|here| found(here, state)).unwrap_or_default()
}

/// A door: the counties that fit what was typed.
#[inline(never)]
fn found(_: Here, state: &State) -> Vec<Pick> {
    let found = read(&state.divisions).map(|list| list.find(&state.name, OFFERED).into_iter().map(pick).collect());
    found.unwrap_or_default()
}

/// What is to be said of the county that is open, and which codes it could take. Nothing is ever changed by itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Advice {
    /// Name and code do not go together, or the code is no more.
    pub warning: Option<String>,
    /// Counties that it may be.
    pub offered: Vec<Pick>,
}

/// The same; nothing before the rest is here.
pub fn advice(here: Option<Here>, list: &Divisions, session: &Session) -> Advice {
    here.map(|here| advised(here, list, session)).unwrap_or_default()
}

/// A door.
#[inline(never)]
fn advised(_: Here, list: &Divisions, session: &Session) -> Advice {
    let Some(list) = read(list) else { return Advice::default() };
    let (name, code) = (session.county().trim(), session.file().text(&at::county("code")).trim().to_owned());
    if code.is_empty() {
        // A name alone, which must be the whole of it: several counties have the beginnings of one another.
        let found = list.find(name, OFFERED).into_iter().map(pick);
        let same = found.filter(|pick| pick.name == name || pick.formerly.is_some());
        return Advice { warning: None, offered: if name.is_empty() { Vec::new() } else { same.collect() } };
    }
    match list.at(&code) {
        Some(division) if division.name == name || name.is_empty() => Advice::default(),
        Some(division) => Advice { warning: Some(text::code_of_another(&code, division.name)), offered: Vec::new() },
        None => {
            let offered: Vec<Pick> = list.successors(&code).into_iter().map(pick).collect();
            let warning = offered.first().and_then(|pick| pick.formerly.clone()).map(|was| text::code_is_no_more(&was));
            Advice { warning, offered }
        }
    }
}
