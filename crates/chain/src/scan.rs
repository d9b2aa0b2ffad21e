//! What looks like personal data, or does not belong into such a file. It only points: nothing is blocked, changed or kept.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::Serialize;
use serde_json::Value;
use weibao_core::date::Date;
use weibao_text::chain as sentences;

use crate::place::at;
use crate::words::{narrow, visible};

/// A part of a text that should be looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Where: a JSON pointer into what was given.
    pub at: String,
    /// What: `id_number`, `id_number_doubtful`, `mobile`, `landline`, `name_age`, `name_role`, `case_name`, `class_home`, `case_words`, `secret`.
    pub kind: &'static str,
    /// How sure.
    pub level: Level,
    /// The part, its middle left out.
    pub masked: String,
    /// Why, and what to do.
    pub text: String,
}

/// How sure it is that somebody can be known by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Level {
    /// Surely.
    A,
    /// Likely.
    B,
    /// It should be looked at.
    C,
}

/// More is of no use to anybody.
const MOST: usize = 1_000;

/// Looks through every text of a value. `today` tells minors by their number. Total: whatever the value is.
pub fn scan(value: &Value, today: Option<&str>) -> Vec<Finding> {
    let mut scanner = Scanner { today: today.and_then(Date::read), found: Vec::new() };
    scanner.value(value, &mut Vec::new());
    scanner.found
}

struct Scanner {
    today: Option<Date>,
    found: Vec<Finding>,
}

impl Scanner {
    fn value<'v>(&mut self, value: &'v Value, steps: &mut Vec<(&'v str, usize)>) {
        if self.found.len() >= MOST {
            return;
        }
        match value {
            Value::String(words) => self.text(words, &pointer(steps)),
            // A number in a cell can be a telephone's; among the figures it is a figure.
            Value::Number(number) if steps.first().is_none_or(|first| first.0 != "figures") => {
                self.text(&number.to_string(), &pointer(steps));
            }
            Value::Array(items) => {
                for (number, item) in items.iter().enumerate() {
                    steps.push(("", number));
                    self.value(item, steps);
                    steps.pop();
                }
            }
            Value::Object(fields) => {
                for (name, value) in fields {
                    steps.push((name, 0));
                    self.value(value, steps);
                    steps.pop();
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    fn text(&mut self, words: &str, place: &str) {
        let letters: Vec<char> = words.chars().filter(|letter| visible(*letter)).map(narrow).collect();
        let mut text = Text { letters: &letters, place, taken: Vec::new(), scanner: self };
        text.numbers();
        text.people();
        text.phrases();
    }
}

fn pointer(steps: &[(&str, usize)]) -> String {
    let mut pointer = String::new();
    for (name, number) in steps {
        if name.is_empty() {
            pointer.push_str(&at(&[&number.to_string()]));
        } else {
            pointer.push_str(&at(&[name]));
        }
    }
    pointer
}

/// Words that are looked for at every letter, with a sieve of those that they begin with: most letters of a long text begin none.
struct Words<const N: usize> {
    words: [&'static str; N],
    sieve: u128,
}

impl<const N: usize> Words<N> {
    /// Each begins with a Han letter.
    const fn new(words: [&'static str; N]) -> Self {
        let (mut rest, mut sieve) = (words.as_slice(), 0);
        while let [word, others @ ..] = rest {
            if let [_, middle, last, ..] = word.as_bytes() {
                sieve |= 1_u128.wrapping_shl(((*middle as u32 & 1) << 6) | (*last as u32 & 63));
            }
            rest = others;
        }
        Self { words, sieve }
    }

    /// The first of them that begins here, and where it ends.
    fn at(&self, text: &Text<'_>, place: usize) -> Option<usize> {
        let letter = u32::from(text.get(place)?);
        let may_begin = self.sieve.wrapping_shr(letter & 127) & 1 == 1;
        may_begin.then(|| text.one_of(place, &self.words)).flatten()
    }
}

struct Text<'t> {
    letters: &'t [char],
    place: &'t str,
    /// What has been reported: from and to.
    taken: Vec<(usize, usize)>,
    scanner: &'t mut Scanner,
}

impl Text<'_> {
    fn get(&self, place: usize) -> Option<char> {
        self.letters.get(place).copied()
    }

    fn before(&self, place: usize) -> Option<char> {
        self.get(place.checked_sub(1)?)
    }

    fn slice(&self, from: usize, to: usize) -> &[char] {
        self.letters.get(from..to).unwrap_or_default()
    }

    /// Whether these letters begin here.
    fn has(&self, place: usize, word: &str) -> bool {
        let mut here = self.letters.get(place..).unwrap_or_default().iter();
        word.chars().all(|letter| here.next() == Some(&letter))
    }

    /// The first of the words that begins here, and where it ends.
    fn one_of(&self, place: usize, words: &[&str]) -> Option<usize> {
        let word = words.iter().find(|word| self.has(place, word))?;
        Some(place.saturating_add(word.chars().count()))
    }

    fn find(&self, word: &str) -> Option<usize> {
        (0..self.letters.len()).find(|place| self.has(*place, word))
    }

    fn report(&mut self, kind: &'static str, level: Level, from: usize, to: usize, text: String) {
        let overlaps = self.taken.iter().any(|(start, end)| from < *end && *start < to);
        if overlaps || self.scanner.found.len() >= MOST {
            return;
        }
        self.taken.push((from, to));
        let masked = if kind == "case_words" || kind == "secret" {
            self.slice(from, to).iter().collect()
        } else {
            masked(self.slice(from, to))
        };
        self.scanner.found.push(Finding { at: self.place.into(), kind, level, masked, text });
    }
}

/// The first and last letters, of a long number four of each: 4501…123X.
fn masked(part: &[char]) -> String {
    let kept = if part.len() > 14 {
        4
    } else if part.len() > 8 {
        3
    } else {
        1
    };
    let tail = part.len().saturating_sub(kept);
    let (head, tail) =
        (part.get(..kept).unwrap_or(part), if tail > kept { part.get(tail..).unwrap_or_default() } else { &[] });
    head.iter().chain(core::iter::once(&'…')).chain(tail).collect()
}

// ---------------------------------------------------------------- numbers

/// Digits that stand together: from, to.
type Group = (usize, usize);

impl Text<'_> {
    /// Numbers of persons and telephones, also with blanks, hyphens and dots between their digits.
    fn numbers(&mut self) {
        let mut place = 0;
        while place < self.letters.len() {
            if !self.get(place).is_some_and(|letter| letter.is_ascii_digit()) {
                place = place.saturating_add(1);
                continue;
            }
            let groups = self.run(place);
            let end = groups.last().map_or(place, |group| group.1);
            self.run_of_groups(&groups);
            place = end.max(place.saturating_add(1));
        }
    }

    /// The groups of digits from here on that separators join. An X behind the last digit belongs to it.
    fn run(&self, start: usize) -> Vec<Group> {
        let mut groups = Vec::new();
        let mut place = start;
        loop {
            let from = place;
            while self.get(place).is_some_and(|letter| letter.is_ascii_digit()) {
                place = place.saturating_add(1);
            }
            let is_check = |text: &Self| {
                matches!(text.get(place), Some('X' | 'x'))
                    && !text.get(place.saturating_add(1)).is_some_and(|next| next.is_ascii_alphanumeric())
            };
            if is_check(self) {
                place = place.saturating_add(1);
            }
            if place == from {
                return groups;
            }
            groups.push((from, place));
            let mut next = place;
            while next.saturating_sub(place) < 3
                && matches!(self.get(next), Some(' ' | '-' | '.' | '·' | '–' | '—' | ')'))
            {
                next = next.saturating_add(1);
            }
            let goes_on =
                self.get(next).is_some_and(|letter| letter.is_ascii_digit() || letter == 'X' || letter == 'x');
            if next == place || !goes_on || groups.len() > 200 {
                return groups;
            }
            place = next;
        }
    }

    /// The longest pieces first, from the left.
    fn run_of_groups(&mut self, groups: &[Group]) {
        let mut first = 0;
        while let Some((from, _)) = groups.get(first).copied() {
            let mut longest = None;
            let mut count = 0_usize;
            let mut in_pieces = false;
            for (last, (start, to)) in groups.iter().copied().enumerate().skip(first) {
                let length = to.saturating_sub(start);
                count = count.saturating_add(length);
                in_pieces |= length < 2;
                // Single digits far apart are a list, unless the check says that they are one number.
                match count {
                    19.. => break,
                    18 => {}
                    10..=15 if !in_pieces => {}
                    _ => continue,
                }
                let pieces = groups.get(first..=last).unwrap_or_default();
                if let Some(what) = self.number(from, to, pieces, in_pieces) {
                    longest = Some((last, to, what));
                }
            }
            match longest {
                Some((last, to, (kind, level, text))) => {
                    self.report(kind, level, from, to, text);
                    first = last.saturating_add(1);
                }
                None => first = first.saturating_add(1),
            }
        }
    }

    fn number(
        &self,
        from: usize,
        to: usize,
        groups: &[Group],
        in_pieces: bool,
    ) -> Option<(&'static str, Level, String)> {
        // A piece of a longer sign (a hash, a credit code, a page address) is no number of its own.
        let joins = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_alphanumeric());
        if joins(self.before(from)) || joins(self.get(to)) {
            return None;
        }
        let digits: Vec<char> = self.slice(from, to).iter().copied().filter(char::is_ascii_alphanumeric).collect();
        let values: Vec<u32> = digits.iter().filter_map(|letter| letter.to_digit(10)).collect();
        let whole = values.len() == digits.len();
        match digits.len() {
            18 if values.len() >= 17 => {
                let born = self.born(&values, 6, 4)?;
                if id_check(&values) == digits.last().map(char::to_ascii_uppercase) {
                    let minor = self.scanner.today.is_some_and(|today| is_minor(born, today));
                    return Some(("id_number", Level::A, sentences::id_number(minor)));
                }
                let doubtful = !in_pieces && !is_credit_code(&digits);
                doubtful.then(|| ("id_number_doubtful", Level::B, sentences::id_number_doubtful()))
            }
            15 if whole && self.born(&values, 6, 2).is_some() => {
                Some(("id_number_doubtful", Level::B, sentences::id_number_doubtful()))
            }
            11..=15 if whole && self.is_mobile(&values) => Some(("mobile", Level::B, sentences::mobile())),
            10..=12 if whole && self.is_landline(&values, groups) => {
                Some(("landline", Level::C, sentences::landline()))
            }
            _ => None,
        }
    }

    /// The day of birth in a number, where its region and day can be.
    fn born(&self, values: &[u32], from: usize, year_digits: usize) -> Option<Date> {
        let number = |from: usize, count: usize| -> Option<u16> {
            let digits = values.get(from..from.checked_add(count)?)?;
            u16::try_from(digits.iter().fold(0_u32, |number, digit| number.saturating_mul(10).saturating_add(*digit)))
                .ok()
        };
        let year_end = from.checked_add(year_digits)?;
        let year = number(from, year_digits)?;
        let year = if year_digits == 2 { year.checked_add(1900)? } else { year };
        let born = Date::new(year, number(year_end, 2)?, number(year_end.checked_add(2)?, 2)?)?;
        let is_past = self.scanner.today.map_or(year < 2100, |today| born <= today);
        ((11..=82).contains(&number(0, 2)?) && year >= 1900 && is_past).then_some(born)
    }

    fn is_mobile(&self, values: &[u32]) -> bool {
        let own = match values {
            [0, 0, 8, 6, rest @ ..] | [8, 6, rest @ ..] if rest.len() == 11 => rest,
            all => all,
        };
        let is_one = own.len() == 11 && matches!(own, [1, 3..=9, ..]);
        is_one && !self.is_contact()
    }

    /// 0 and two or three digits of an area, then seven or eight.
    fn is_landline(&self, values: &[u32], groups: &[Group]) -> bool {
        let lengths: Vec<usize> = groups.iter().map(|group| group.1.saturating_sub(group.0)).collect();
        let shape = matches!(lengths.as_slice(), [10..=12] | [3 | 4, 7 | 8] | [3 | 4, 3 | 4, 4]);
        matches!(values, [0, 1..=9, ..]) && shape && !self.is_contact()
    }

    /// The fields that are there for telephone numbers.
    fn is_contact(&self) -> bool {
        self.place.starts_with("/contact/")
    }
}

/// GB 11643: MOD 11-2 over the first seventeen digits.
fn id_check(values: &[u32]) -> Option<char> {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = values.iter().zip(WEIGHTS).map(|(digit, weight)| digit.saturating_mul(weight)).sum();
    let rest = usize::try_from(sum.checked_rem(11)?).ok()?;
    "10X98765432".chars().nth(rest)
}

/// GB 32100: MOD 31 over the first seventeen characters of a 统一社会信用代码.
fn is_credit_code(letters: &[char]) -> bool {
    const SIGNS: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    const WEIGHTS: [usize; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
    let value = |letter: &char| SIGNS.chars().position(|sign| sign == letter.to_ascii_uppercase());
    let mut sum = 0_usize;
    for (letter, weight) in letters.iter().zip(WEIGHTS) {
        let Some(value) = value(letter) else { return false };
        sum = sum.saturating_add(value.saturating_mul(weight));
    }
    let rest = 31_usize.saturating_sub(sum.checked_rem(31).unwrap_or(0));
    letters.last().and_then(value) == rest.checked_rem(31)
}

fn is_minor(born: Date, today: Date) -> bool {
    let birthday = Date { year: born.year.saturating_add(18), ..born };
    today < birthday
}

// ---------------------------------------------------------------- people

/// The commonest surnames, and those of two characters.
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘蔡蒋余于杜叶程苏魏吕丁沈任姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝";
/// Of these, words begin with them too often to tell a name by them where nothing else speaks for one.
const COMMON_WORDS: &str = "于任高方白江史万严武向温文安易庄章申关左包宁尚符纪单季成谷路游管华房解阳时农司古简车项连景全应边和商明查党费师席师宗麦米童康程";
const TWO_CHARACTERS: [&str; 12] =
    ["欧阳", "上官", "司马", "诸葛", "夏侯", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "东方"];
/// What stands in these words is a place, a body or a crowd.
const NOT_IN_NAMES: &str =
    "村镇乡县市区省州旗街校院所局办会组班级部委队厂店岁年月日的等及或且与共约满未已在为是有每各个男女孩";
/// And these, where nothing else speaks for a name.
const SELDOM_IN_NAMES: &str = "路道站名位口桥河山湖学生儿童家户园厅处科股室庭";
const ROLES: Words<12> = Words::new([
    "同学",
    "小朋友",
    "学生",
    "幼儿",
    "女童",
    "男童",
    "女孩",
    "男孩",
    "孤儿",
    "被害人",
    "受害人",
    "嫌疑人",
]);
/// Words before a role that are no name, whatever they begin with.
const CROWDS: [&str; 22] = [
    "留守", "困境", "适龄", "全体", "随迁", "在校", "贫困", "残疾", "初中", "高中", "中小", "农村", "流动", "寄宿",
    "应届", "单亲", "成年", "广大", "全县", "全国", "安置", "关爱",
];

impl Text<'_> {
    fn people(&mut self) {
        for place in 0..self.letters.len() {
            if let Some(end) = self.age(place) {
                self.person_before(place, end);
                self.person_after(place, end);
            } else if matches!(self.get(place), Some('男' | '女')) {
                let end = place.saturating_add(1);
                let is_word = self.get(end).is_some_and(is_han) && !self.has(end, "性");
                if !is_word && self.before(place).is_some_and(|before| !is_han(before)) {
                    self.person_before(place, end);
                }
            }
        }
        for place in 0..self.letters.len() {
            if !self.get(place).is_some_and(is_han) {
                continue;
            }
            if let Some(end) = ROLES.at(self, place) {
                let names = (2..=4).rev().filter_map(|length| self.name(place.checked_sub(length)?, place, true));
                if let Some(from) = names.max() {
                    self.report("name_role", Level::B, from, end, sentences::name_with_role());
                }
            }
            // Who answers for the county may be known only as 王某.
            if self.get(place) == Some('某')
                && !self.is_contact()
                && self.before(place).is_some_and(|before| is_surname(before, true))
            {
                let from = place.saturating_sub(1);
                let mut end = place.saturating_add(1);
                end = if self.get(end) == Some('某') { end.saturating_add(1) } else { end };
                self.report("case_name", Level::B, from, end, sentences::case_name());
            }
        }
    }

    /// `12岁`, `12周岁`, `十二岁`: where it ends.
    fn age(&self, place: usize) -> Option<usize> {
        // Digits end where Han numerals begin: 张三12岁.
        let in_digits = self.get(place)?.is_ascii_digit();
        let is_number = |letter: Option<char>| {
            letter.is_some_and(|letter| if in_digits { letter.is_ascii_digit() } else { is_numeral(letter) })
        };
        if !is_number(self.get(place)) || is_number(self.before(place)) {
            return None;
        }
        let mut end = place;
        while is_number(self.get(end)) && end.saturating_sub(place) < 3 {
            end = end.saturating_add(1);
        }
        self.one_of(end, &["周岁", "岁"])
    }

    /// A name at most six letters before an age or a sex, with nothing between but what usually stands there.
    fn person_before(&mut self, place: usize, end: usize) {
        const BETWEEN: [&str; 24] = [
            "女童", "男童", "女孩", "男孩", "今年", "现年", "年龄", "年仅", "年约", "性别", "学生", "儿童", "幼儿",
            "男", "女", "年", "系", "约", "才", "刚", "已", "满", "仅", "为",
        ];
        for gap in 0..=6_usize {
            let Some(stop) = place.checked_sub(gap) else { return };
            let mut here = stop;
            while here < place {
                let is_sign = self.get(here).is_some_and(|letter| !is_han(letter) && !letter.is_ascii_digit());
                let next = if is_sign { Some(here.saturating_add(1)) } else { self.one_of(here, &BETWEEN) };
                match next {
                    Some(next) => here = next,
                    None => break,
                }
            }
            if here != place {
                continue;
            }
            let names = (2..=4).rev().filter_map(|length| self.name(stop.checked_sub(length)?, stop, false));
            // The shortest that is a name: what stands before it is another word.
            if let Some(from) = names.max() {
                self.report("name_age", Level::A, from, end, sentences::name_with_age());
                return;
            }
        }
    }

    /// `12岁的王小明`.
    fn person_after(&mut self, place: usize, end: usize) {
        const BETWEEN: [&str; 8] = ["的女孩", "的男孩", "的", "女孩", "男孩", "女童", "男童", "少年"];
        let Some(start) = self.one_of(end, &BETWEEN) else { return };
        let stops = (2..=3).rev().map(|length| start.saturating_add(length));
        if let Some(stop) = stops.filter(|stop| self.name(start, *stop, true).is_some()).max() {
            self.report("name_age", Level::A, place, stop, sentences::name_with_age());
        }
    }

    /// Whether these letters are a surname and one or two more: where they begin.
    fn name(&self, from: usize, to: usize, strictly: bool) -> Option<usize> {
        let letters = self.slice(from, to);
        let text: String = letters.iter().collect();
        let given = match letters {
            [first, second, rest @ ..] if TWO_CHARACTERS.iter().any(|name| name.chars().eq([*first, *second])) => rest,
            [first, rest @ ..] if is_surname(*first, strictly) => rest,
            _ => return None,
        };
        let fits = (1..=2).contains(&given.len())
            && given.iter().all(|letter| is_han(*letter))
            && !given
                .iter()
                .any(|letter| NOT_IN_NAMES.contains(*letter) || (strictly && SELDOM_IN_NAMES.contains(*letter)))
            && !CROWDS.iter().any(|crowd| text.ends_with(crowd));
        fits.then_some(from)
    }
}

/// A letter is asked millions of times in a long text: no string is searched for it.
fn is_numeral(letter: char) -> bool {
    matches!(letter, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
}

fn is_han(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{2ffff}')
}

fn is_surname(letter: char, strictly: bool) -> bool {
    SURNAMES.contains(letter) && !(strictly && COMMON_WORDS.contains(letter))
}

// ---------------------------------------------------------------- phrases

const SECRET: Words<8> = Words::new([
    "秘密★",
    "机密★",
    "绝密★",
    "内部资料 注意保存",
    "内部资料,注意保存",
    "内部资料注意保存",
    "不予公开",
    "机密",
]);
const HOME: Words<2> = Words::new(["就读于", "家住"]);
const CASE: [&str; 6] = ["性侵", "强奸", "猥亵", "虐待", "拐卖", "自杀"];

impl Text<'_> {
    fn phrases(&mut self) {
        for place in 0..self.letters.len() {
            if let Some(end) = self.class(place).or_else(|| self.home(place)) {
                self.report("class_home", Level::C, place, end, sentences::class_or_home());
            }
            if !self.get(place).is_some_and(is_han) {
                continue;
            }
            if let Some(end) = SECRET.at(self, place) {
                self.report("secret", Level::C, place, end, sentences::secret());
            }
        }
        // Words of a case are the subject of the whole standard; beside a day or a person they are a case.
        let watched = self.place.is_empty()
            || self.place.starts_with("/answers/9.")
            || (self.place.starts_with("/negatives/") && self.place.ends_with("/note"));
        let people = !self.taken.is_empty()
            && self.scanner.found.iter().any(|found| {
                found.at == self.place && ["name_age", "name_role", "case_name", "id_number"].contains(&found.kind)
            });
        if !watched || !(people || self.has_day()) {
            return;
        }
        for word in CASE {
            if let Some(from) = self.find(word) {
                let end = from.saturating_add(word.chars().count());
                self.report("case_words", Level::C, from, end, sentences::case_words());
            }
        }
    }

    /// `3年级2班`, `三年级（2）班`.
    fn class(&self, place: usize) -> Option<usize> {
        let is_number = |letter: char| letter.is_ascii_digit() || is_numeral(letter) || matches!(letter, '初' | '高');
        self.get(place).filter(|letter| is_number(*letter))?;
        let mut here = self.one_of(place.saturating_add(1), &["年级", "年"])?;
        let start = here;
        while self.get(here).is_some_and(|letter| is_number(letter) || "()第".contains(letter))
            && here.saturating_sub(start) < 5
        {
            here = here.saturating_add(1);
        }
        if here == start { None } else { self.one_of(here, &["班"]) }
    }

    fn home(&self, place: usize) -> Option<usize> {
        let within = |from: usize, words: &[&str], reach: usize| {
            (from..from.saturating_add(reach)).find_map(|here| self.one_of(here, words))
        };
        if let Some(end) = HOME.at(self, place) {
            return within(end, &["号"], 16).or(Some(end));
        }
        if self.get(place) == Some('村') {
            let group = within(place.saturating_add(1), &["组"], 8)?;
            return within(group, &["号"], 8);
        }
        if self.get(place) == Some('系') {
            return within(place.saturating_add(2), &["之子", "之女"], 6);
        }
        None
    }

    /// `2024年`, `3月2日`, `2024-03`.
    fn has_day(&self) -> bool {
        (0..self.letters.len()).any(|place| {
            let digits = |from: usize| {
                (from..from.saturating_add(4))
                    .take_while(|here| self.get(*here).is_some_and(|letter| letter.is_ascii_digit()))
                    .count()
            };
            let count = digits(place);
            let next = self.get(place.saturating_add(count));
            let starts = !self.before(place).is_some_and(|before| before.is_ascii_digit());
            starts
                && ((count == 4 && matches!(next, Some('年' | '-' | '.' | '/')))
                    || ((1..=2).contains(&count) && next == Some('月')))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finds_each<const N: usize>(list: &Words<N>) {
        let mut scanner = Scanner { today: None, found: Vec::new() };
        for word in list.words {
            let letters: Vec<char> = ["他", word].concat().chars().collect();
            let text = Text { letters: &letters, place: "", taken: Vec::new(), scanner: &mut scanner };
            assert_eq!(list.at(&text, 0), None, "{word}");
            // Of two words, the first that begins here counts.
            let end = list.at(&text, 1).unwrap();
            assert!(end > 1 && end <= letters.len(), "{word}");
        }
        assert_eq!(list.sieve & 1_u128.wrapping_shl(u32::from('长') & 127), 0, "most letters begin none");
    }

    #[test]
    fn no_word_falls_through_the_sieve() {
        finds_each(&ROLES);
        finds_each(&SECRET);
        finds_each(&HOME);
    }
}
