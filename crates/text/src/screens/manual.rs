//! How to use it, and where the text comes from.

/// A section: its anchor, its heading, its paragraphs.
pub struct Section {
    /// In the address.
    pub key: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// Its paragraphs.
    pub paragraphs: &'static [&'static str],
    /// Its points, after the paragraphs.
    pub points: &'static [&'static str],
}

/// Names the list of sections.
pub const CONTENTS: &str = "使用说明的目录";
/// The key of the section that lists the shortcuts.
pub const KEYS: &str = "keys";
/// The key of the section whose points are steps.
pub const STEPS: &str = "order";
/// The key of the section that names the source.
pub const SOURCE: &str = "source";
/// Column head.
pub const KEY: &str = "按键";
/// Column head.
pub const DOES: &str = "作用";

/// All of it, in order.
pub const SECTIONS: &[Section] = &[
    Section {
        key: SOURCE,
        title: "这是什么，标准从哪里来",
        paragraphs: &[
            "这个页面帮县（市、区、旗）对照《全国未成年人保护示范县（市、区、旗）创建达标体系（试行）》自评，并写出申报表。标准共 11 个方面、34 项内容、76 条工作标准，另有 7 项负面工作清单，文字与原件一致，没有改动。",
            "原件只印文字，不印编号。像 10.1.2 这样的编号，以及把一条标准拆成的“分句”、牵头单位、佐证提示、法律条文，都是本项目整理的，不是文件规定，仅供查找。",
        ],
        points: &[],
    },
    Section {
        key: STEPS,
        title: "先做什么，后做什么",
        paragraphs: &[],
        points: &[
            "在“开始”页新建，或打开示例县看一遍。",
            "先答负面工作清单：存在一项及以上的不予推荐。",
            "再答 76 条标准。一时说不准的先点“待核”，不要空着，也不要猜。",
            "向各单位要数，填进“基础数据”；乡镇、村、学校、社会组织可以在台账里逐个登记，能从 Excel 或 WPS 表格整块粘贴。",
            "看“自评结果”：为什么是这个结果、差在哪里、差多少；没有达标的写上整改打算。",
            "在“申报表”里核对三段文字，导出 Word，打印一式两份盖章。",
            "在“文书”里预览、打印、导出自评报告、自评表、佐证材料目录、整改方案；有规定版式的，在那里用自己的 Word 模板填。",
        ],
    },
    Section {
        key: "answers",
        title: "六种状态各是什么意思",
        paragraphs: &["可以给整条标准一个判断，也可以逐条分句判断；分句的判断优先。"],
        points: &[
            "✓ 达标：每条适用的分句都达到。",
            "◐ 部分达标：有的达到，有的没有。",
            "✕ 未达标：适用的分句都没有达到。",
            "– 不适用：本县没有这种情形，必须写明理由。",
            "? 待核：看过了，还说不准。待核不等于未达标。",
            "○ 未答：还没有人看过。未答也不等于未达标。",
        ],
    },
    Section {
        key: "figures",
        title: "数据怎样定结果",
        paragraphs: &[
            "标准里写了数的，填了数据就由数据判定；数据与县里的判断不一致时，以数据为准，页面会写明“不一致”。数据不齐时，仍按县里的判断。",
            "比较是精确的：7/15 与 1/2 按整数相比，不先化成小数。“以上”“不少于”“至少”都包括本数：正好 50% 就算 50% 以上。",
            "能从台账数出来的，以台账为准；与另填的数不一致会提示。分母是 0 的，是“无此情形”，既不算 0%，也不算 100%。",
            "“每”“各”“全覆盖”这类没有印出数的要求，由本项目按字面推定；县里不采用的，可以在“基础数据”页停用并写明理由，结果里会列出。",
            "文件有几种理解的地方（例如人口按户籍还是常住、学校含不含幼儿园），可以在“基础数据”里选口径，没选的按默认（是不是从严的一种，选项里写明），结果和文档里都写明。",
        ],
        points: &[],
    },
    Section {
        key: "not-applicable",
        title: "不适用要写理由",
        paragraphs: &[
            "文件没有写哪些条可以不适用，所以每一条都要写理由，由上级查验时认可或退回。不适用的不计入达标率的分母。没有写理由的，这个“不适用”暂不算数。",
        ],
        points: &[],
    },
    Section {
        key: "negatives",
        title: "负面工作清单",
        paragraphs: &[
            "7 项里有一项填“有”，结果就是“不予推荐”。没有核实清楚的填“待核”，待核时不下结论。这里只填有、无、待核，不要写案情，更不要写任何人的姓名。",
        ],
        points: &[],
    },
    Section {
        key: "keeping",
        title: "内容存在哪里，怎样换一台电脑",
        paragraphs: &[
            "每改一处，自动存进这台电脑上这个浏览器；右上角写着“已保存在本机”和时间。清除浏览器数据、换浏览器、用无痕窗口，都会看不到，所以请常点“另存为文件”，把 .json 文件放在自己的文件夹或 U 盘里。",
            "换一台电脑：在这边“另存为文件”，到那边“打开文件”。同一台电脑可以放几份自评，都列在“开始”页；删掉的也能找回。",
            "存不下或不让存的时候，页面上方会立刻写明，这时“另存为文件”照样能用。",
        ],
        points: &[],
    },
    Section {
        key: "windows",
        title: "开了两个窗口",
        paragraphs: &[
            "同一份自评在两个窗口里改，后改的那个不会盖掉先改的：它会停下来写明“未保存”，点“存成副本”，两份就都留着。",
        ],
        points: &[],
    },
    Section {
        key: "privacy",
        title: "不上传，不要写的内容",
        paragraphs: &[
            "所有内容只在这台电脑上处理，页面不向任何地方发送数据，断了网也能用。",
            "不要写任何未成年人的姓名、证件号、学校班级、住址和案情：自评只要数目、文件名称、文号和日期。不要录入涉密文件和内部敏感信息；批示类材料只写文号和日期。联系人的电话只用在申报表上。",
        ],
        points: &[],
    },
    Section {
        key: KEYS,
        title: "键盘快捷键",
        paragraphs: &["全部操作都能用键盘完成：Tab 键移动，空格或回车选定。正在打字时，下面这些键不起作用。"],
        points: &[],
    },
    Section {
        key: "printing",
        title: "打印",
        paragraphs: &[
            "每一页都可以用浏览器的打印（Ctrl+P）印在 A4 纸上，按钮和目录不会印出来。打印时请勾选“背景图形”，颜色才会印出；不勾也能看懂，每种状态都有符号和文字。要交的申报表，请用导出的 Word 打印。",
        ],
        points: &[],
    },
    Section {
        key: "browsers",
        title: "旧电脑、旧浏览器",
        paragraphs: &[
            "2018 年以后的 Chrome、Edge（新版）、360、奇安信、统信等浏览器（Chromium 69 以上）和 Firefox 都能用，IE 不能用。没有网络的电脑，用只有一个文件的 weibao.html，双击打开即可。要放进门户网站的，开发人员请看网站目录里的 api/index.html。",
        ],
        points: &[],
    },
    Section {
        key: "limits",
        title: "它不做什么",
        paragraphs: &[],
        points: &[
            "不打分：文件没有公布分值和合格线。只有在“基础数据”页载入计分规则文件（例如按省里印发的评分细则写成的）后，才按那个文件计分，并写明是哪个文件。",
            "不替上级下结论：结果只是本县自己的填报，从不写“符合”或“可以命名”。",
            "不给县排名，不留任何使用记录。",
            "草稿只用填过的数据和佐证写成，没有的不编。",
        ],
    },
    Section {
        key: "law",
        title: "文件印发以后的变化",
        paragraphs: &[
            "工作标准是 2021 年的文字，页面照原文，不作改动。《未成年人保护法》第九条已在 2024 年修改：县级以上人民政府的未成年人保护协调机制，原由民政部门承担具体工作，改由负责妇女儿童工作的机构承担。由哪个部门牵头，请按本地现行分工，写在整改打算的责任单位里，或者载入写明牵头部门的地方补充规定。",
            "其他条文的依据按 2020 年修订的文本标注，引用前请核对现行文本。",
        ],
        points: &[],
    },
];
