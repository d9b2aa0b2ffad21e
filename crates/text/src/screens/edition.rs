//! 标准版本: a file of an edition that is not here, and a file by a newer edition beside the old one.

use alloc::format;
use alloc::string::String;

/// What a file is that can only be looked at.
pub fn foreign(name: &str, catalog: &str) -> String {
    let of = if name.is_empty() { String::new() } else { format!("“{name}”") };
    format!(
        "这份自评{of}按的是另一版标准（{catalog}），本软件没有那一版，不能判定，也不能改，只能看。里面的内容一样不少；要接着填，请用含有那一版标准的软件打开。"
    )
}
/// Hands the file out as it is.
pub const TAKE_AWAY: &str = "原样另存为文件";
/// Puts it away.
pub const CLOSE: &str = "关闭";
/// In the file's name.
pub const FILE: &str = "未成年人保护自评";
/// A file that is open is of another edition than what another window has written.
pub const OTHER_EDITION: &str = "另一个窗口写的那份按的是另一版标准，没有替换这里打开的这份。";
/// Answers as they are.
pub const ANSWERS: &str = "各项填报";
/// Figures as they are.
pub const FIGURES: &str = "数据";
/// Negative items as they are.
pub const NEGATIVES: &str = "负面清单";
/// Registers as they are.
pub const REGISTERS: &str = "台账";
/// A column.
pub const ID: &str = "编号";
/// A column.
pub const SAID: &str = "填的内容";
/// What is said of a standard beside its state, by the field of the saved file.
pub fn field(key: &str) -> &str {
    match key {
        "clauses" => "分句",
        "evidence" => "佐证材料",
        "note" => "备注",
        "plan" => "整改措施",
        "reason" => "不适用的理由",
        other => other,
    }
}
/// So many rows.
pub fn rows(rows: usize) -> String {
    format!("{rows}行")
}

/// The edition of what is open.
pub fn edition(title: &str, id: &str) -> String {
    format!("这份自评按《{title}》（{id}）判定，一直按这一版，不会自己换。")
}
/// Looks at what a newer edition would change.
pub fn look(id: &str) -> String {
    format!("按新版（{id}）另做一份")
}
/// What happens.
pub const LOOK_NOTE: &str = "先看对照，再另做。现在这份留着不动；新版没有位置的内容存进新的那份的“留存”，一样不丢。";
/// How many clauses went which way.
pub fn counts(counts: &[(String, usize)]) -> String {
    let said: alloc::vec::Vec<String> =
        counts.iter().filter(|(_, count)| *count > 0).map(|(word, count)| format!("{word}{count}处")).collect();
    format!("{}。", said.join("，"))
}
/// What became of a clause.
pub fn relation(key: &str) -> &'static str {
    match key {
        "same" => "原样",
        "reworded" => "文字有改",
        "raised" => "要求提高",
        "lowered" => "要求降低",
        "split" => "拆分",
        "merged" => "合并",
        "dropped" => "取消",
        _ => "新增",
    }
}
/// The relations, in the order in which they are counted.
pub const RELATIONS: [&str; 8] = ["same", "reworded", "raised", "lowered", "split", "merged", "dropped", "new"];
/// A column.
pub const RELATION: &str = "变化";
/// A column.
pub const OLD: &str = "现在这一版";
/// A column.
pub const NEW: &str = "新版";
/// What will be in the archive.
pub fn archived(count: usize) -> String {
    format!("有{count}处在新版里没有位置，存进“留存”。")
}
/// The new file is about the same period.
pub const SAME_PERIOD: &str = "期间没有变：没有改动的条文，填过的判断和数据直接沿用；不选的，一律改为待核";
/// Makes it.
pub const MAKE: &str = "另做一份";
/// After that.
pub const MADE: &str = "已按新版另做一份，原来那份还在“开始”页的列表里。有改动的条文都是待核，请逐项重新核实。";
/// Heads what a file has in its archive.
pub const ARCHIVE: &str = "留存：新版没有位置的内容";
/// A column.
pub const WHY: &str = "原因";
