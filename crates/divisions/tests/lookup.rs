//! Looking counties up in the data that ships.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops at the first surprise")]

use proptest::prelude::*;
use weibao_divisions::{DATA, Divisions, EDITION, Found};

fn divisions() -> Divisions<'static> {
    Divisions::read(DATA).unwrap()
}

fn shown(found: &[Found<'_>]) -> Vec<String> {
    found
        .iter()
        .map(|Found { division, formerly }| {
            let was = formerly.map(|former| format!(" （原{} {}，{}）", former.name, former.code, former.on));
            let city = division.city.map(|city| format!("{city} ")).unwrap_or_default();
            format!("{} {city}{} {}{}", division.province, division.name, division.code, was.unwrap_or_default())
        })
        .collect()
}

fn find(typed: &str) -> Vec<String> {
    shown(&divisions().find(typed, 8))
}

#[test]
fn the_data_is_whole() {
    let divisions = divisions();
    let all: Vec<_> = divisions.all().collect();
    assert_eq!(all.len(), 2850);
    assert!(all.windows(2).all(|pair| pair[0].code < pair[1].code));
    assert!(all.iter().all(|division| division.code.len() == 6 && !division.province.is_empty()));
    // The four municipalities, and what provinces and 新疆 administer themselves.
    let without_city = all.iter().filter(|division| division.city.is_none());
    let municipal = without_city
        .clone()
        .filter(|division| ["11", "12", "31", "50"].iter().any(|code| division.code.starts_with(code)));
    assert_eq!(municipal.count(), 86);
    assert_eq!(without_city.count(), 86 + 20 + 12);
    assert_eq!(EDITION, "2025-01");
}

#[test]
fn a_county_is_found_by_name_initials_and_code() {
    let wuming = "广西壮族自治区 南宁市 武鸣区 450110";
    for typed in [
        "武鸣",
        "武鸣区",
        " 武 鸣 ",
        "南宁武鸣",
        "广西武鸣",
        "广西壮族自治区南宁市武鸣区",
        "wmq",
        "WMQ",
        "ｗｍｑ",
        "450110",
        "４５０１１０",
    ] {
        assert_eq!(find(typed)[0], wuming, "{typed}");
    }
    assert!(find("wm").contains(&wuming.to_owned()));
    assert!(find("4501").contains(&wuming.to_owned()));
    // A name that is read in two ways is found by both.
    for typed in ["cyq", "zyq"] {
        assert!(find(typed).iter().any(|found| found.contains("朝阳区 110105")), "{typed}");
    }
    assert_eq!(find("永宁县"), ["宁夏回族自治区 银川市 永宁县 640121"]);
}

#[test]
fn what_is_not_there_is_not_made_up() {
    for typed in ["", "  ", "不存在的县", "450199", "zzzzzz", "武鸣<", "香港", "1234567890"] {
        assert_eq!(find(typed), [""; 0], "{typed}");
    }
}

#[test]
fn counties_of_one_name_stand_with_their_cities() {
    let found = divisions().find("鼓楼区", 20);
    let cities: Vec<_> = found
        .iter()
        .filter(|found| found.division.name == "鼓楼区")
        .map(|found| found.division.city.unwrap())
        .collect();
    assert_eq!(cities, ["南京市", "徐州市", "福州市", "开封市"]);
}

#[test]
fn a_county_of_2021_finds_itself() {
    let divisions = divisions();
    assert_eq!(shown(&divisions.successors("350427")), ["福建省 三明市 沙县区 350405 （原沙县 350427，2021-02-02）"]);
    assert_eq!(
        shown(&divisions.successors("330104")),
        [
            "浙江省 杭州市 上城区 330102 （原江干区 330104，2021-03-11）",
            "浙江省 杭州市 钱塘区 330114 （原江干区 330104，2021-03-11）"
        ]
    );
    assert_eq!(shown(&divisions.successors("450110")), [""; 0]);
    assert_eq!(find("江干").len(), 2);
    assert_eq!(find("431121"), ["湖南省 永州市 祁阳市 431181 （原祁阳县 431121，2021-01-20）"]);
    assert_eq!(find("沙县")[0], "福建省 三明市 沙县区 350405");
    assert_eq!(divisions.at("330104"), None);
}

#[test]
fn another_text_is_refused() {
    for text in ["45", "450 南宁", "450110 武鸣区", "=330104 江干区"] {
        assert!(Divisions::read(text).is_none(), "{text}");
    }
    assert_eq!(Divisions::read("").unwrap().all().count(), 0);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is typed: no panic, no more than was asked for, and none twice.
    #[test]
    fn whatever_is_typed(typed in "\\PC{0,12}", most in 0usize..20) {
        let divisions = divisions();
        let found = divisions.find(&typed, most);
        prop_assert!(found.len() <= most);
        let mut codes: Vec<_> = found.iter().map(|found| found.division.code).collect();
        codes.sort_unstable();
        codes.dedup();
        prop_assert_eq!(codes.len(), found.len());
    }

    /// Each is the first of what its whole name, city's and province's before it, finds; and is found by its code alone.
    #[test]
    fn each_is_found(at in 0usize..2850) {
        let divisions = divisions();
        let wanted = divisions.all().nth(at).unwrap();
        let whole = format!("{}{}{}", wanted.province, wanted.city.unwrap_or_default(), wanted.name);
        prop_assert_eq!(divisions.find(&whole, 1)[0].division, wanted);
        prop_assert_eq!(divisions.find(wanted.code, 9).len(), 1);
        prop_assert_eq!(divisions.at(wanted.code), Some(wanted));
    }
}
