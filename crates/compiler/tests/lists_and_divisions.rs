//! The small data files: lists of names, and administrative divisions; each defect at its file and line.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

use std::fs;
use std::path::{Path, PathBuf};

use weibao_compiler::{Defect, divisions, lists};

/// A folder with these files and no others.
fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    for (file, text) in files {
        fs::write(folder.join(file), text).unwrap();
    }
    folder
}

fn told<T: std::fmt::Debug>(result: Result<T, Vec<Defect>>) -> Vec<String> {
    result.expect_err("there is a defect").iter().map(ToString::to_string).collect()
}

const LIST: &str = r#"id = "a"
title = "名单"
as_of = "2021-08-17"
source = "某网站"
names = ["甲会", "乙会"]
"#;

#[test]
fn lists_are_read_in_the_order_of_their_files() {
    let other = LIST.replace("\"a\"", "\"b\"");
    let read = lists(&folder("lists-sound", &[("2.toml", LIST), ("1.toml", &other), ("README.md", "…")])).unwrap();
    assert_eq!(read.iter().map(|list| list.id.as_str()).collect::<Vec<_>>(), ["b", "a"]);
    assert_eq!(read[1].names, ["甲会", "乙会"]);
    assert_eq!(lists(&folder("lists-none", &[])).unwrap(), []);
}

#[test]
fn what_is_wrong_with_a_list_is_named() {
    let broken = LIST.replace("2021-08-17", "2021-08-32").replace("乙会", "甲会").replace("source = \"某网站\"\n", "");
    assert_eq!(
        told(lists(&folder("lists-broken", &[("1.toml", LIST), ("2.toml", &broken)]))),
        [
            "2.toml:1: “a”前面已经用过。请改成没有用过的编号或名称。",
            "2.toml:1: 缺少“source”。请补上这一栏。",
            "2.toml:3: “as_of”应写成 2021-08-31 这样的日期，并且是日历上有的一天。",
            "2.toml:4: “甲会”前面已经用过。请改成没有用过的编号或名称。",
        ]
    );
}

const COUNTIES: &str = "# 说明\n11 北京市\n110101 东城区\n45 广西壮族自治区\n4501 南宁市\n450110 武鸣区\n";
const CHANGES: &str = "# 说明\n\n110103 崇文区 > 110101 东城区 | 2010-07-01 | 某文件 | https://example.org/\n";

#[test]
fn divisions_are_compiled_with_initials_and_without_comments() {
    let compiled =
        divisions(&folder("divisions-sound", &[("2025-01.txt", COUNTIES), ("changes.txt", CHANGES)])).unwrap();
    assert_eq!(
        compiled,
        "11 北京市\n110101 东城区 dcq\n45 广西壮族自治区\n4501 南宁市\n450110 武鸣区 wmq\n=110103 崇文区 2010-07-01 110101\n"
    );
}

#[test]
fn what_is_wrong_with_a_division_is_named() {
    let cases = [
        (
            COUNTIES.replace("110101 东城区", "110101东城区"),
            CHANGES.into(),
            vec![
                "2025-01.txt:3: 这一行应是两位、四位或六位数字的代码，空一格，然后是名称。",
                "changes.txt:3: 行政区划里没有代码是“110101”、名称是“东城区”的单位。",
            ],
        ),
        (
            COUNTIES.replace("450110", "440110"),
            CHANGES.into(),
            vec![
                "2025-01.txt:6: 代码“440110”前面没有它所属的省（前两位代码）。",
                "2025-01.txt:6: 编号“440110”应当排在“4501”前面。请按先后顺序排列。",
            ],
        ),
        (
            COUNTIES.replace("武鸣区", "武鸣Q区"),
            CHANGES.into(),
            vec!["2025-01.txt:6: 不知道“Q”字的读音，没法按拼音首字母查找。请核对这个字。"],
        ),
        (
            COUNTIES.into(),
            CHANGES.replace("110103", "450110"),
            vec!["changes.txt:3: 旧代码“450110”仍在使用，或者已经写过一次。"],
        ),
        (
            COUNTIES.into(),
            CHANGES.replace("07-01", "7-1"),
            vec!["changes.txt:3: “2010-7-1”应写成 2021-08-31 这样的日期，并且是日历上有的一天。"],
        ),
        (
            COUNTIES.into(),
            CHANGES.replace("https://example.org/", "听说"),
            vec!["changes.txt:3: 没有写文件或来源的网址。没有出处的变更不要收录。"],
        ),
        (
            COUNTIES.into(),
            CHANGES.replace(" > ", "→"),
            vec![
                "changes.txt:3: 这一行应是：旧代码 旧名称 > 新代码 新名称 | 日期 | 文件 | 来源。有几个新代码的，用逗号加空格隔开。",
            ],
        ),
    ];
    for (number, (counties, changes, expected)) in cases.into_iter().enumerate() {
        let counties: String = counties;
        let changes: String = changes;
        let folder = folder(&format!("divisions-{number}"), &[("2025-01.txt", &counties), ("changes.txt", &changes)]);
        assert_eq!(told(divisions(&folder)), expected);
    }
}

#[test]
fn a_missing_file_of_the_divisions_is_named() {
    let told = told(divisions(&folder("divisions-none", &[("2025-01.txt", COUNTIES)])));
    assert!(told.len() == 1 && told[0].starts_with("changes.txt:1: 读不了这个文件"), "{told:?}");
}
