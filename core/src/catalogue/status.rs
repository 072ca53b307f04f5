//! What became of an API since its entry was written.

use super::date::Date;
use super::fold::fold;
use super::text::Text;
use serde::{Deserialize, Serialize};

/// Whether an API can still be called, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Status {
    /// It answers where the entry says.
    Active,
    /// It answers at another address.
    Moved,
    /// It has another name, perhaps another entry.
    Renamed,
    /// It answers no more, or its data is no longer kept up.
    Closed,
    /// It is still to come.
    Announced,
}

impl Status {
    /// Every status, in the order of lists.
    pub const ALL: [Self; 5] = [
        Self::Active,
        Self::Moved,
        Self::Renamed,
        Self::Closed,
        Self::Announced,
    ];

    /// The word of files, of the command line and of JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Moved => "moved",
            Self::Renamed => "renamed",
            Self::Closed => "closed",
            Self::Announced => "announced",
        }
    }

    /// The status that a word names, whatever its case.
    pub(crate) fn parse(word: &str) -> Option<Self> {
        let word = fold(word.trim());
        Self::ALL.into_iter().find(|status| status.name() == word)
    }

    /// The words that are shown for it.
    pub fn aliases(self) -> &'static [&'static str] {
        match self {
            Self::Active => &["en service", "in service"],
            Self::Moved => &["déplacée", "deplacee"],
            Self::Renamed => &["renommée", "renommee"],
            Self::Closed => &["fermée", "fermee"],
            Self::Announced => &["annoncée", "annoncee"],
        }
    }

    /// Whether the entry alone would mislead: the API is not, or not yet, where
    /// it says.
    pub fn is_news(self) -> bool {
        self != Self::Active
    }
}

/// A status, and how it is known.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lifecycle {
    /// None where it is not known.
    pub status: Option<Status>,
    /// The day on which it was found so.
    pub date: Option<Date>,
    /// Where it was found, in words.
    pub source: Option<Text>,
    /// What takes its place: a slug of the catalogue or an address.
    pub replaced_by: Option<Text>,
}
