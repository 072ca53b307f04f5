//! Access rules as an entry gives them.

use super::json::Json;
use super::keys::{Key, Keyed, Kind, always};
use super::text::{List, Text};
use serde::{Deserialize, Serialize};

/// One rule of an entry's `access_page`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Rule {
    /// Whom it is for, in the free French of the file.
    pub labels: List<Text>,
    /// Bodies that the entry says are among them.
    pub covers: List<Text>,
    /// What it says of them.
    pub eligibility: Eligibility,
    /// Markdown: why, and what to do next.
    pub description: Text,
    /// Keys that the format does not know, with their values.
    pub extra: List<(Text, Json)>,
}

/// The keys of a rule.
pub(crate) static RULE: [Key<Rule>; 4] = [
    Key::new("who", Kind::Texts(always!(labels))),
    Key::new("covers", Kind::Texts(always!(covers))),
    Key::new("is_eligible", Kind::Eligibility(always!(eligibility))),
    Key::new("description", Kind::Markdown(always!(description))),
];

impl Keyed for Rule {
    fn keys() -> impl Iterator<Item = &'static Key<Self>> {
        RULE.iter()
    }
}

/// What a rule says of those it is for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Eligibility {
    /// They may have access.
    Eligible,
    /// They may have access under conditions.
    Conditional,
    /// They may not.
    Ineligible,
    /// The rule says nothing of it.
    #[default]
    Unsaid,
}

impl Eligibility {
    /// The number of the file format.
    pub(super) fn code(self) -> Option<i64> {
        match self {
            Self::Eligible => Some(1),
            Self::Conditional => Some(0),
            Self::Ineligible => Some(-1),
            Self::Unsaid => None,
        }
    }

    /// From the number of the file format.
    pub(crate) fn from_code(code: i64) -> Option<Self> {
        let mut all = [Self::Eligible, Self::Conditional, Self::Ineligible].into_iter();
        all.find(|eligibility| eligibility.code() == Some(code))
    }
}
