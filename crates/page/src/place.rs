//! Where the user is, and how that is written into the address.

use weibao_terms::Screen;

use crate::prelude::*;

/// A screen, and what is looked at on it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// New, open, the files kept on this machine.
    #[default]
    Start,
    /// The negative list.
    Negatives {
        /// The item that gets the focus.
        item: Option<String>,
    },
    /// The standards.
    Assess {
        /// The area's id; all areas where absent.
        area: Option<String>,
        /// The standard that gets the focus.
        standard: Option<String>,
    },
    /// The figures.
    Figures {
        /// The figure that gets the focus.
        figure: Option<String>,
    },
    /// A register.
    Register {
        /// Its key.
        register: String,
        /// The row that gets the focus, from 0.
        row: Option<usize>,
    },
    /// Where the county stands.
    Result {
        /// What on it gets the focus: its `data-item`.
        item: Option<String>,
    },
    /// 报送前检查.
    Check {
        /// What on it gets the focus: its `data-item`.
        item: Option<String>,
    },
    /// The application form.
    Form {
        /// The field that gets the focus: its `data-field`.
        field: Option<String>,
    },
    /// All documents: their previews, and templates of a county's own.
    Documents {
        /// The document whose preview is shown: its `data-document`.
        document: Option<String>,
    },
    /// What goes out to the units of the county and comes back.
    Exchange,
    /// The next round, and two files beside each other.
    Round,
    /// The stages on the way to the title, and who leads.
    Course,
    /// A file of another edition of the standards.
    Edition,
    /// A county's file as a reviewer looks at it.
    Review,
    /// Many counties beside each other.
    RollUp,
    /// What a unit fills in.
    Fill,
    /// How to use it, and where the text comes from.
    Manual {
        /// The section that gets the focus.
        section: Option<String>,
    },
}

impl Place {
    /// The result, from its top.
    pub const RESULT: Self = Self::Result { item: None };
    /// 报送前检查, from its top.
    pub const CHECK: Self = Self::Check { item: None };
    /// The form, from its top.
    pub const FORM: Self = Self::Form { field: None };
    /// All documents.
    pub const DOCUMENTS: Self = Self::Documents { document: None };
    /// The manual, from its top.
    pub const MANUAL: Self = Self::Manual { section: None };

    /// The place of a standard within its area.
    pub fn standard(id: &str) -> Self {
        let area = id.split('.').next().map(str::to_owned);
        Self::Assess { area, standard: Some(id.to_owned()) }
    }

    /// The place of an area.
    pub fn area(id: &str) -> Self {
        Self::Assess { area: Some(id.to_owned()), standard: None }
    }

    /// The screen.
    pub fn screen(&self) -> Screen {
        match self {
            Self::Start => Screen::Start,
            Self::Negatives { .. } => Screen::Negatives,
            Self::Assess { .. } => Screen::Assess,
            Self::Figures { .. } => Screen::Figures,
            Self::Register { .. } => Screen::Register,
            Self::Result { .. } => Screen::Result,
            Self::Check { .. } => Screen::Check,
            Self::Form { .. } => Screen::Form,
            Self::Documents { .. } => Screen::Documents,
            Self::Exchange => Screen::Exchange,
            Self::Round => Screen::Round,
            Self::Course => Screen::Course,
            Self::Edition => Screen::Edition,
            Self::Review => Screen::Review,
            Self::RollUp => Screen::RollUp,
            Self::Fill => Screen::Fill,
            Self::Manual { .. } => Screen::Manual,
        }
    }

    /// Whether the place needs an open assessment.
    pub fn needs_session(&self) -> bool {
        !matches!(
            self,
            Self::Start | Self::Round | Self::Edition | Self::Review | Self::RollUp | Self::Fill | Self::Manual { .. }
        )
    }

    /// Whether its screen is one of those that are brought here behind the first ones.
    pub fn is_of_the_rest(&self) -> bool {
        !matches!(self, Self::Start | Self::Negatives { .. } | Self::Assess { .. })
    }

    /// Whether both are the same page, whatever has the focus on it.
    pub fn same_page(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Assess { area: one, .. }, Self::Assess { area: two, .. }) => one == two,
            (Self::Register { register: one, .. }, Self::Register { register: two, .. }) => one == two,
            _ => self.screen() == other.screen(),
        }
    }

    /// As the address has it: `#/assess/10/10.1.2`.
    pub fn hash(&self) -> String {
        let screen = self.screen().key();
        match self {
            Self::Assess { area, standard } => match (area, standard) {
                (Some(area), Some(standard)) => format!("#/{screen}/{area}/{standard}"),
                (Some(area), None) => format!("#/{screen}/{area}"),
                (None, Some(standard)) => format!("#/{screen}/all/{standard}"),
                (None, None) => format!("#/{screen}"),
            },
            Self::Negatives { item: Some(focus) }
            | Self::Figures { figure: Some(focus) }
            | Self::Result { item: Some(focus) }
            | Self::Check { item: Some(focus) }
            | Self::Form { field: Some(focus) }
            | Self::Documents { document: Some(focus) }
            | Self::Manual { section: Some(focus) } => {
                format!("#/{screen}/{focus}")
            }
            Self::Register { register, row: None } => format!("#/{screen}/{register}"),
            Self::Register { register, row: Some(row) } => format!("#/{screen}/{register}/{row}"),
            _ => format!("#/{screen}"),
        }
    }

    /// From the address; `None` where it names no place.
    pub fn from_hash(hash: &str) -> Option<Self> {
        let mut steps = hash.strip_prefix("#/")?.split('/').filter(|step| !step.is_empty()).map(str::to_owned);
        let screen = Screen::parse(&steps.next()?)?;
        let (first, second) = (steps.next(), steps.next());
        Some(match screen {
            Screen::Start => Self::Start,
            Screen::Negatives => Self::Negatives { item: first },
            Screen::Assess => Self::Assess { area: first.filter(|area| area != "all"), standard: second },
            Screen::Figures => Self::Figures { figure: first },
            Screen::Register => Self::Register { register: first?, row: second.and_then(|row| row.parse().ok()) },
            Screen::Result => Self::Result { item: first },
            Screen::Check => Self::Check { item: first },
            Screen::Form => Self::Form { field: first },
            Screen::Documents => Self::Documents { document: first },
            Screen::Exchange => Self::Exchange,
            Screen::Round => Self::Round,
            Screen::Course => Self::Course,
            Screen::Edition => Self::Edition,
            Screen::Review => Self::Review,
            Screen::RollUp => Self::RollUp,
            Screen::Fill => Self::Fill,
            Screen::Manual => Self::Manual { section: first },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_survives_the_address() {
        let places = [
            Place::Start,
            Place::Negatives { item: None },
            Place::Negatives { item: Some("N3".into()) },
            Place::Assess { area: None, standard: None },
            Place::Assess { area: None, standard: Some("1.1.1".into()) },
            Place::area("10"),
            Place::standard("10.1.2"),
            Place::Figures { figure: None },
            Place::Figures { figure: Some("townships_total".into()) },
            Place::Register { register: "schools".into(), row: None },
            Place::Register { register: "schools".into(), row: Some(3) },
            Place::RESULT,
            Place::Result { item: Some("plan-10.1.2".into()) },
            Place::FORM,
            Place::Form { field: Some("situation".into()) },
            Place::DOCUMENTS,
            Place::Documents { document: Some("report".into()) },
            Place::Exchange,
            Place::Round,
            Place::Course,
            Place::Edition,
            Place::Review,
            Place::RollUp,
            Place::Fill,
            Place::MANUAL,
            Place::Manual { section: Some("keeping".into()) },
        ];
        for place in places {
            assert_eq!(Place::from_hash(&place.hash()), Some(place));
        }
    }

    #[test]
    fn a_foreign_address_is_no_place() {
        for hash in ["", "#", "#top", "#/", "#/nowhere", "#/register"] {
            assert_eq!(Place::from_hash(hash), None, "{hash}");
        }
    }
}
