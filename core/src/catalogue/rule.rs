//! Access rules as an entry gives them.

use super::json::Json;
use super::text::{List, Text};

/// One rule of an entry's `access_page`.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "bake", derive(databake::Bake))]
#[cfg_attr(feature = "bake", databake(path = apicat_core::catalogue::rule))]
pub struct Rule {
    /// Whom it is for, in the free French of the file.
    pub labels: List<Text>,
    /// What it says of them.
    pub eligibility: Eligibility,
    /// Markdown: why, and what to do next.
    pub description: Text,
    /// Keys that the format does not know, with their values.
    pub extra: List<(Text, Json)>,
}

/// What a rule says of those it is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "bake", derive(databake::Bake))]
#[cfg_attr(feature = "bake", databake(path = apicat_core::catalogue::rule))]
pub enum Eligibility {
    /// They may have access.
    Eligible,
    /// They may have access under conditions.
    Conditional,
    /// They may not.
    Ineligible,
    /// The rule says nothing of it.
    Unsaid,
}

impl Eligibility {
    /// From the number of the file format: 1, 0 or -1.
    pub fn from_code(code: i64) -> Option<Self> {
        match code {
            1 => Some(Self::Eligible),
            0 => Some(Self::Conditional),
            -1 => Some(Self::Ineligible),
            _ => None,
        }
    }
}
