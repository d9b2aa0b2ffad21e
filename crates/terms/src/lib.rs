//! The vocabulary: the closed lists of words that the saved file, the report, the page and its sentences share.
//!
//! Each is an enum with the word's `key()` and `parse()`, so that a word that is forgotten in a `match` somewhere does not compile.
#![no_std]

/// A word of a closed list.
pub trait Term: Copy + 'static {
    /// Every one, in the order in which they are offered.
    const ALL: &'static [Self];

    /// As files, addresses and style sheets have it.
    fn key(self) -> &'static str;

    /// From its key; nothing where there is no such word.
    fn parse(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|term| term.key() == key)
    }
}

macro_rules! terms {
    ($(#[$about:meta])* $name:ident { $($(#[$one:meta])* $variant:ident = $key:literal,)* }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$one])* $variant,)*
        }

        impl $name {
            /// Every one, in the order in which they are offered.
            pub const ALL: [Self; [$($key),*].len()] = [$(Self::$variant),*];

            /// As files, addresses and style sheets have it.
            pub const fn key(self) -> &'static str {
                match self {
                    $(Self::$variant => $key,)*
                }
            }

            /// From its key; nothing where there is no such word.
            pub fn parse(key: &str) -> Option<Self> {
                <Self as Term>::parse(key)
            }
        }

        impl Term for $name {
            const ALL: &'static [Self] = &Self::ALL;

            fn key(self) -> &'static str {
                self.key()
            }
        }

        #[cfg(feature = "serde")]
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.key())
            }
        }

        #[cfg(feature = "serde")]
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str(serialised::Key(core::marker::PhantomData))
            }
        }
    };
}

terms! {
    /// The state of a standard. Neither `Pending` nor `Unanswered` is ever "unmet".
    Status {
        /// 达标.
        Met = "met",
        /// 部分达标.
        Partial = "partial",
        /// 未达标.
        Unmet = "unmet",
        /// 不适用.
        NotApplicable = "not_applicable",
        /// 待核: somebody looked and cannot say yet.
        Pending = "pending",
        /// 未答: nobody looked.
        Unanswered = "unanswered",
    }
}

terms! {
    /// What a county can say about a whole standard.
    Declared {
        /// 达标.
        Met = "met",
        /// 部分达标.
        Partial = "partial",
        /// 未达标.
        Unmet = "unmet",
        /// 不适用.
        NotApplicable = "not_applicable",
        /// 待核.
        Pending = "pending",
    }
}

impl From<Declared> for Status {
    fn from(declared: Declared) -> Self {
        match declared {
            Declared::Met => Self::Met,
            Declared::Partial => Self::Partial,
            Declared::Unmet => Self::Unmet,
            Declared::NotApplicable => Self::NotApplicable,
            Declared::Pending => Self::Pending,
        }
    }
}

terms! {
    /// The state of a clause.
    ClauseStatus {
        /// 达标.
        Met = "met",
        /// 未达标.
        Unmet = "unmet",
        /// 不适用 or 无此情形.
        NotApplicable = "not_applicable",
        /// 待核.
        Pending = "pending",
        /// 未答.
        Unanswered = "unanswered",
    }
}

impl From<ClauseStatus> for Status {
    fn from(status: ClauseStatus) -> Self {
        match status {
            ClauseStatus::Met => Self::Met,
            ClauseStatus::Unmet => Self::Unmet,
            ClauseStatus::NotApplicable => Self::NotApplicable,
            ClauseStatus::Pending => Self::Pending,
            ClauseStatus::Unanswered => Self::Unanswered,
        }
    }
}

terms! {
    /// What a county can say about a clause.
    ClauseAnswer {
        /// 达标.
        Met = "met",
        /// 未达标.
        Unmet = "unmet",
        /// 不适用.
        NotApplicable = "not_applicable",
        /// 待核.
        Pending = "pending",
    }
}

impl From<ClauseAnswer> for ClauseStatus {
    fn from(answer: ClauseAnswer) -> Self {
        match answer {
            ClauseAnswer::Met => Self::Met,
            ClauseAnswer::Unmet => Self::Unmet,
            ClauseAnswer::NotApplicable => Self::NotApplicable,
            ClauseAnswer::Pending => Self::Pending,
        }
    }
}

terms! {
    /// What a county can say about a negative item.
    NegativeState {
        /// 无.
        Absent = "absent",
        /// 有.
        Present = "present",
        /// 待核: somebody looked and cannot say yet.
        Pending = "pending",
    }
}

terms! {
    /// Where a clause's state comes from.
    Source {
        /// Figures.
        Measured = "measured",
        /// The county's own answer.
        Declared = "declared",
        /// Nothing yet.
        None = "none",
    }
}

terms! {
    /// Where a county stands.
    Verdict {
        /// A negative item is present.
        Barred = "barred",
        /// Something is open.
        Incomplete = "incomplete",
        /// Something is not met.
        Gaps = "gaps",
        /// None of these.
        Clear = "clear",
    }
}

terms! {
    /// A screen of the page, as `data-screen` and the address name it.
    Screen {
        /// New, open, the files kept on this machine.
        Start = "start",
        /// The negative list.
        Negatives = "negatives",
        /// The standards.
        Assess = "assess",
        /// The figures.
        Figures = "figures",
        /// A register.
        Register = "register",
        /// Where the county stands.
        Result = "result",
        /// 报送前检查: what is unfinished.
        Check = "check",
        /// The application form.
        Form = "form",
        /// All documents.
        Documents = "documents",
        /// What goes out to the units of the county and comes back.
        Exchange = "exchange",
        /// The next round, and two files beside each other.
        Round = "round",
        /// The stages on the way to the title, and who leads.
        Course = "course",
        /// A file of another edition of the standards.
        Edition = "edition",
        /// A county's file as a reviewer looks at it.
        Review = "review",
        /// Many counties beside each other.
        RollUp = "rollup",
        /// What a unit fills in.
        Fill = "fill",
        /// How to use it.
        Manual = "manual",
    }
}

terms! {
    /// Who looks at the page: a view of the browser, not a right.
    Viewer {
        /// 在县里牵头.
        County = "county",
        /// 填报单位.
        Unit = "unit",
        /// 市、省查验评价.
        Review = "review",
        /// 汇总多县.
        Above = "above",
    }
}

terms! {
    /// What a reviewer says of an item that was looked at, as a review has it.
    Mark {
        /// 认可.
        Accepted = "accepted",
        /// 存疑.
        Doubtful = "doubtful",
        /// 退回.
        Returned = "returned",
    }
}

terms! {
    /// Whether a reviewer has seen a piece of evidence.
    Seen {
        /// 看到.
        Yes = "yes",
        /// 没看到.
        No = "no",
        /// 不足: it is there and does not show it.
        Weak = "weak",
    }
}

terms! {
    /// Who reviews.
    ReviewLevel {
        /// 市级查验.
        City = "city",
        /// 省级评价.
        Province = "province",
        /// 民政部抽查.
        National = "national",
    }
}

terms! {
    /// What a county answers to a reviewer's point.
    Response {
        /// 已补充.
        Supplied = "supplied",
        /// 说明.
        Explained = "explained",
        /// 不同意.
        Disagreed = "disagreed",
    }
}

terms! {
    /// A step of the way from nothing to what is handed in, in the order in which it is gone.
    Step {
        /// 负面清单.
        Negatives = "negatives",
        /// 数据和台账.
        Data = "data",
        /// 逐项自评.
        Assess = "assess",
        /// 整改.
        Improve = "improve",
        /// 报送前检查.
        Check = "check",
        /// 文书和报送.
        Submit = "submit",
    }
}

terms! {
    /// What something unfinished is about, in the order in which it is shown.
    Topic {
        /// Negative items that are present, or not settled.
        Negatives = "negatives",
        /// Standards without an answer, or with one that waits.
        Open = "open",
        /// The county's own word against its figures.
        Conflicts = "conflicts",
        /// What cannot be read, or lacks a reason.
        Defects = "defects",
        /// Figures, and cells of registers.
        Data = "data",
        /// Evidence that is not there, or no longer holds.
        Evidence = "evidence",
        /// Measures and their dates.
        Plans = "plans",
        /// The unit and its contact.
        Contact = "contact",
        /// Own words that a later answer has made untrue.
        OwnWords = "own_words",
        /// Names of organisations that are on a list.
        Listed = "listed",
        /// What looks like personal data.
        Personal = "personal",
    }
}

terms! {
    /// A document that can be made, as its function and `data-document` name it.
    DocumentKind {
        /// 申报表.
        Application = "application",
        /// 自评报告.
        Report = "report",
        /// 自评表.
        Workbook = "workbook",
        /// 佐证材料目录.
        EvidenceIndex = "evidenceIndex",
        /// 创建整改方案.
        Plan = "plan",
        /// A template of the county's own, filled.
        Filled = "filled",
        /// 查验表, in Word.
        ReviewTable = "reviewTable",
        /// 查验表, in Excel.
        ReviewWorkbook = "reviewWorkbook",
        /// 退回清单.
        ReturnList = "returnList",
        /// 查验意见, a draft.
        ReviewOpinion = "reviewOpinion",
    }
}

terms! {
    /// A letter to the units of a county.
    Letter {
        /// 填报通知.
        Notice = "notice",
        /// 催办函.
        Chase = "chase",
    }
}

impl DocumentKind {
    /// Those that need nothing but the saved file, in the order of their buttons.
    pub const SHIPPED: [Self; 5] = [Self::Application, Self::Report, Self::Workbook, Self::EvidenceIndex, Self::Plan];

    /// Those that are made of a review beside the saved file, in the order of their buttons.
    pub const OF_A_REVIEW: [Self; 4] = [Self::ReviewTable, Self::ReviewWorkbook, Self::ReturnList, Self::ReviewOpinion];

    /// The extension of its file, without the dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Workbook | Self::ReviewWorkbook => "xlsx",
            Self::Application
            | Self::Report
            | Self::EvidenceIndex
            | Self::Plan
            | Self::Filled
            | Self::ReviewTable
            | Self::ReturnList
            | Self::ReviewOpinion => "docx",
        }
    }
}

terms! {
    /// A table of a roll-up, in the order in which they stand.
    RollUpTable {
        /// 总表.
        Counties = "counties",
        /// 薄弱项.
        Standards = "standards",
        /// 数据对照.
        Measures = "measures",
        /// 负面清单.
        Negatives = "negatives",
        /// 不适用和理由.
        NotApplicable = "not_applicable",
        /// 口径与停用的推定.
        Readings = "readings",
        /// 缺材料、材料过期.
        Evidence = "evidence",
        /// 整改.
        Plans = "plans",
        /// 退回未办结.
        Returned = "returned",
        /// 文件问题: what is wrong with a file that counts, and every file that does not.
        Defects = "defects",
    }
}

terms! {
    /// Why the browser did not keep the work.
    StorageFailure {
        /// It allows no storage.
        Refused = "refused",
        /// The storage is full.
        Full = "full",
        /// Another window has written the same record since.
        OtherWindow = "other_window",
    }
}

#[cfg(feature = "serde")]
mod serialised {
    use core::fmt;
    use core::marker::PhantomData;

    use crate::Term;

    /// Reads a term from its key.
    pub(crate) struct Key<T>(pub PhantomData<T>);

    impl<T: Term> serde::de::Visitor<'_> for Key<T> {
        type Value = T;

        fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            for (place, term) in T::ALL.iter().enumerate() {
                formatter.write_str(if place == 0 { "" } else { " or " })?;
                formatter.write_str(term.key())?;
            }
            Ok(())
        }

        fn visit_str<E: serde::de::Error>(self, key: &str) -> Result<T, E> {
            T::parse(key).ok_or_else(|| E::invalid_value(serde::de::Unexpected::Str(key), &self))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told_apart<T: Term + PartialEq + core::fmt::Debug>() {
        for term in T::ALL {
            assert_eq!(T::parse(term.key()), Some(*term));
        }
        assert_eq!(T::parse(""), None);
        assert_eq!(T::parse("nonsense"), None);
    }

    #[test]
    fn every_term_is_read_from_its_key() {
        told_apart::<Status>();
        told_apart::<Declared>();
        told_apart::<ClauseStatus>();
        told_apart::<ClauseAnswer>();
        told_apart::<NegativeState>();
        told_apart::<Source>();
        told_apart::<Verdict>();
        told_apart::<Screen>();
        told_apart::<Viewer>();
        told_apart::<Mark>();
        told_apart::<Seen>();
        told_apart::<ReviewLevel>();
        told_apart::<Response>();
        told_apart::<Step>();
        told_apart::<Topic>();
        told_apart::<DocumentKind>();
        told_apart::<Letter>();
        told_apart::<RollUpTable>();
        told_apart::<StorageFailure>();
    }

    #[test]
    fn an_answer_is_the_state_of_the_same_name() {
        for declared in Declared::ALL {
            assert_eq!(Status::from(declared).key(), declared.key());
        }
        for answer in ClauseAnswer::ALL {
            assert_eq!(ClauseStatus::from(answer).key(), answer.key());
            assert_eq!(Status::from(ClauseStatus::from(answer)).key(), answer.key());
        }
    }
}
