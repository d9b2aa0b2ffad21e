//! What is wrong with a file, and what to do about it. One function a defect.

use alloc::format;
use alloc::string::String;

/// The input is not an object at all.
pub fn not_an_object() -> String {
    "这不是一份自评文件：内容应当是一个 JSON 对象。请选择本软件保存的 .json 文件。".into()
}

/// The input could not be read as plain data.
pub fn not_plain_data() -> String {
    "内容不是普通数据（可能循环引用、嵌套过深或含有无法保存的值），没有读取。请传入由本软件保存的内容。".into()
}

/// `format` is another one.
pub fn wrong_format(expected: &str) -> String {
    format!("文件的 format 应为“{expected}”。这可能是别的软件的文件，请选择本软件保存的文件。")
}

/// `version` is newer than this software.
pub fn newer_version(ours: u32) -> String {
    format!("文件由更新版本的软件保存，本软件只认得第 {ours} 版。文件没有改动，请用新版软件打开。")
}

/// `version` is no version that ever was.
pub fn wrong_version(ours: u32) -> String {
    format!("文件的 version 应为数字 {ours}，已按第 {ours} 版读取，请核对内容。")
}

/// `catalog` is missing.
pub fn missing_catalog(ours: &str) -> String {
    format!("文件没有写明所用标准（catalog），已按“{ours}”读取，请核对。")
}

/// `catalog` is another one.
pub fn unknown_catalog(name: &str, ours: &str) -> String {
    format!("文件所用标准“{name}”不在本软件内，本软件只有“{ours}”。文件没有改动，请用含有该标准的版本打开。")
}

/// The words of the standards were corrected since the file was written out.
pub fn older_wording(ours: u64) -> String {
    format!(
        "本版标准的文字有订正（现在是第{ours}次印行），文件是按以前的文字填的。编号和标准线没有变，结果照常计算；请对照现在的文字再看一遍，另存后不再提示。"
    )
}

/// The file was written out by words that were corrected since these.
pub fn newer_wording(theirs: u64) -> String {
    format!(
        "文件是按订正后的标准文字（第{theirs}次印行）填的，本页面的文字较旧。编号和标准线没有变，结果照常计算；请用新版页面对照文字。"
    )
}

/// A portal named an overlay that does not ship.
pub fn unknown_overlay_id(id: &str, known: &[&str]) -> String {
    format!(
        "没有编号为“{id}”的地方补充规定，随软件的有：{}。请核对编号；是文件的，写它的地址（要有“/”或“.”）或者它的内容。",
        known.join("、")
    )
}

/// A field that the format does not have.
pub fn unknown_field(name: &str) -> String {
    format!("格式中没有“{name}”这个字段，不参与评定；再次保存时会原样保留。请核对是否写错。")
}

/// A value of another type.
pub fn wrong_type(expected: &str) -> String {
    format!("这里应当是{expected}，现有内容没有采用。请改正。")
}

/// Names of the types.
pub mod types {
    /// A JSON object.
    pub const OBJECT: &str = "一个对象";
    /// A JSON list.
    pub const LIST: &str = "一个列表";
    /// A JSON string.
    pub const TEXT: &str = "文字";
    /// A JSON number.
    pub const NUMBER: &str = "数字";
    /// A JSON boolean.
    pub const BOOLEAN: &str = "“有”或“无”（true 或 false）";
}

/// A word that is none of those allowed.
pub fn wrong_value(allowed: &[&str]) -> String {
    format!("这里只能填：{}。现有内容没有采用，请改正。", allowed.join("、"))
}

/// A number below 0 or above 1e12.
pub fn out_of_range() -> String {
    "数字应在 0 到 1000000000000 之间，现有数字没有采用。请改正。".into()
}

/// More than four decimals.
pub fn too_many_decimals() -> String {
    "数字最多保留四位小数，现有数字没有采用。请改正。".into()
}

/// A count with decimals.
pub fn not_whole(label: &str) -> String {
    format!("“{label}”应当填整数，现有数字没有采用。请改正。")
}

/// An id that the standards do not have.
pub fn unknown_standard(id: &str) -> String {
    format!("所用标准中没有编号为“{id}”的工作标准，这条答案没有采用，保存时会保留。请核对编号。")
}

/// A clause id that its standard does not have.
pub fn unknown_clause(id: &str) -> String {
    format!("这条工作标准没有编号为“{id}”的分句，这个答案没有采用，保存时会保留。请核对编号。")
}

/// A clause id that no standard has.
pub fn unknown_rule(id: &str) -> String {
    format!("没有编号为“{id}”而又由数据判定的分句，这里没有采用，保存时会保留。请核对编号。")
}

/// A negative item that the list does not have.
pub fn unknown_negative(id: &str) -> String {
    format!("负面工作清单中没有编号为“{id}”的项，没有采用，保存时会保留。请核对编号。")
}

/// A figure that the standards do not have.
pub fn unknown_figure(key: &str) -> String {
    format!("基础数据中没有“{key}”这一项，没有采用，保存时会保留。请核对名称。")
}

/// A register that the standards do not have.
pub fn unknown_register(key: &str) -> String {
    format!("没有名为“{key}”的台账，没有采用，保存时会保留。请核对名称。")
}

/// A column that the register does not have.
pub fn unknown_column(key: &str, register: &str) -> String {
    format!("{register}没有“{key}”这一栏，没有采用，保存时会保留。请核对栏目名称。")
}

/// A choice that the standards do not have.
pub fn unknown_choice(key: &str) -> String {
    format!("没有名为“{key}”的口径选择，没有采用，保存时会保留。请核对名称。")
}

/// Does not apply, but why?
pub fn reason_missing() -> String {
    "填报“不适用”必须写明理由，现在没有理由。请补写理由，或改为其他答案。".into()
}

/// A field that must be there.
pub fn missing_field(name: &str) -> String {
    format!("缺少必填的“{name}”。请补上。")
}

/// A part that is larger than its whole.
pub fn part_exceeds_whole(part: &str, part_value: &str, whole: &str, whole_value: &str) -> String {
    format!("“{part}”是 {part_value}，大于“{whole}”的 {whole_value}。部分不会大于总数，这个数没有采用，请核对两数。")
}

/// A register that yields another number than the one typed.
pub fn register_disagrees(label: &str, typed: &str, register: &str, counted: &str) -> String {
    format!("“{label}”填的是 {typed}，而“{register}”台账算出来是 {counted}。评定以台账为准，请核对台账或改正所填数字。")
}

/// A register that, with its empty cells, yields at least and at most something else than what was typed.
pub fn register_disagrees_with_range(
    label: &str,
    typed: &str,
    register: &str,
    least: &str,
    most: Option<&str>,
) -> String {
    let range = most.map_or_else(|| format!("至少是 {least}"), |most| format!("在 {least} 到 {most} 之间"));
    format!(
        "“{label}”填的是 {typed}，而“{register}”台账已填的部分表明它{range}。评定以台账为准，请核对台账或改正所填数字。"
    )
}

/// A register with fewer rows than there are units.
pub fn rows_missing(label: &str, typed: &str, register: &str, counted: &str, missing: &str) -> String {
    format!(
        "“{label}”填的是 {typed}，而“{register}”台账只有 {counted} 个，还缺 {missing} 行。缺行的单位按情况不明处理，请补齐台账或改正所填数字。"
    )
}

/// A unit that has a row already.
pub fn duplicate_row(name: &str, first: usize) -> String {
    format!(
        "“{name}”与第 {first} 行是同一个单位，这一行没有采用。请删去重复的一行；确是两个单位的，请写明各自的名称或所属乡镇（街道）；是两次会议、培训的，请写明各自的日期。"
    )
}

/// More bodies than the words name.
pub fn more_than_named(label: &str, typed: &str, named: &str) -> String {
    format!("“{label}”填的是 {typed}，而条文只点名 {named} 家，这个数没有采用。请只填点名的单位，或逐家选“有”“无”。")
}

/// The named bodies, answered one by one, and the number typed.
pub fn bodies_disagree(label: &str, typed: &str, least: &str, most: &str) -> String {
    let range = if least == most { format!("是 {least}") } else { format!("在 {least} 到 {most} 之间") };
    format!("“{label}”填的是 {typed}，而逐家所填的“有”“无”表明它{range}。评定以逐家所填为准，请核对。")
}

/// A clause that names no body.
pub fn names_no_body(id: &str) -> String {
    format!("编号为“{id}”的分句没有点名单位，这里没有采用，保存时会保留。请核对编号。")
}

/// A body that the clause does not name.
pub fn unknown_body(key: &str) -> String {
    format!("这条分句没有点名“{key}”，没有采用，保存时会保留。请核对。")
}

/// A register in which nothing is to be counted, beside a number typed.
pub fn register_has_no_unit(label: &str, typed: &str, register: &str) -> String {
    format!("“{label}”填的是 {typed}，而{register}中没有可计算的单位。评定以台账为准，请核对台账或删去所填数字。")
}

/// A part that a register yields and that is larger than the whole typed.
pub fn whole_below_part(part: &str, part_value: &str, whole: &str, whole_value: &str) -> String {
    format!(
        "“{whole}”填的是 {whole_value}，小于由台账算出的“{part}”{part_value}。总数不会小于部分，所填总数没有采用，请核对。"
    )
}

/// Two names of one number with two values.
pub fn figures_disagree(one: &str, one_value: &str, other: &str, other_value: &str) -> String {
    if one == other {
        return format!(
            "“{one}”在文件里写了两处，一处是 {one_value}，一处是 {other_value}，两者应当相同。请核对，留下一处。"
        );
    }
    format!("“{one}”填的是 {one_value}，“{other}”填的是 {other_value}，两者应当相同。请核对。")
}

/// A day that is none, or is written otherwise.
pub fn not_a_date() -> String {
    "日期应写成年-月-日（如 2026-03-05），而且要真有这一天。请改正。".into()
}

/// A text longer than a field holds.
pub fn too_long(most: usize) -> String {
    format!("这里最多写 {most} 个字。请缩短。")
}

/// A list longer than a field holds.
pub fn too_many(most: usize) -> String {
    format!("这里最多有 {most} 条，后面的没有读取。请核对文件是否完好。")
}

/// A name that is no place in a saved file.
pub fn not_a_place() -> String {
    "这里的名称应当指到自评文件中的一处，以“/”开头（如 /figures/townships_total）。请核对。".into()
}
