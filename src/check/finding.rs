//! What can be found wrong in a catalogue: a kind with its data and its place,
//! no prose.

use super::place::Place;
use crate::catalogue::problem::Problem;

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something cannot be used as it is written.
    Error,
    /// Something is probably not as it was meant.
    Warning,
}

impl Severity {
    /// The word of JSON and of lines for programs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// Something found wrong.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The file, cleaned for a terminal.
    pub file: String,
    /// Where in it; none for the file as a whole.
    pub place: Option<Place>,
    /// What is wrong.
    pub fault: Fault,
}

impl Finding {
    /// How grave it is.
    pub fn severity(&self) -> Severity {
        self.fault.severity()
    }
}

/// Most findings of one file: nobody reads more at once, and finding the place
/// of each takes time.
const MOST: usize = 100;

/// The findings of one file, being collected.
#[derive(Default)]
pub(super) struct Findings(Vec<(Option<Place>, Fault)>);

impl Findings {
    /// Adds a fault and where `place` finds it, which is not asked once there
    /// are enough.
    pub(super) fn add(&mut self, fault: Fault, place: impl FnOnce() -> Option<Place>) {
        if self.0.len() < MOST {
            self.0.push((place(), fault));
        }
    }

    /// Adds those of another part of the file.
    pub(super) fn append(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// The findings of `file`, from its beginning to its end.
    pub(super) fn of_file(self, file: String) -> impl Iterator<Item = Finding> {
        let mut findings = self.0;
        let position = |place: &Option<Place>| {
            let at = place.as_ref().map(|place| place.at);
            at.map(|at| (at.line, at.column))
        };
        findings.sort_by_key(|(place, _)| position(place));
        findings.into_iter().map(move |(place, fault)| Finding {
            file: file.clone(),
            place,
            fault,
        })
    }
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq)]
pub enum Fault {
    /// What makes the program leave the file out.
    LeftOut(Problem),
    /// A key that the format does not know, and the known one nearest to it.
    UnknownKey {
        /// As written, with its path.
        key: String,
        /// The key that was probably meant.
        near: Option<&'static str>,
    },
    /// The text of a date is none.
    NotADate {
        /// As written.
        found: String,
    },
    /// The text of an address is none.
    NotAnAddress {
        /// As written.
        found: String,
    },
    /// A number beyond what its key can mean.
    BeyondRange {
        /// The key.
        key: &'static str,
        /// Least and greatest value.
        range: (f64, Option<f64>),
    },
    /// No file describes the producing body.
    UnknownProducer {
        /// As written.
        found: String,
        /// The nearest known one.
        near: Option<String>,
    },
    /// A theme that other entries write otherwise.
    ThemeSpelling {
        /// As written.
        found: String,
        /// As most entries write it.
        usual: String,
    },
    /// A link to an entry that the catalogue does not have.
    UnknownEntry {
        /// The slug.
        found: String,
        /// The nearest known one.
        near: Option<String>,
    },
    /// A link to a heading that the page does not have.
    UnknownHeading {
        /// As written.
        found: String,
        /// The nearest heading.
        near: Option<String>,
    },
    /// A component that the format does not know.
    UnknownComponent {
        /// Its name.
        found: String,
        /// The nearest known one.
        near: Option<String>,
    },
    /// An access rule without label.
    RuleForNobody,
    /// An access rule without eligibility.
    RuleWithoutVerdict,
    /// An access rule that says nothing of what to do.
    RuleWithoutText,
    /// Access is on request, and no rule says for whom.
    NoRules,
    /// A text that another entry has too.
    Copied {
        /// Which text.
        what: Copied,
        /// The slug of the other entry.
        from: String,
    },
}

/// A text that is expected to differ from entry to entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)] // the texts of an entry
pub enum Copied {
    Tagline,
    Introduction,
    Contact,
}

impl Fault {
    /// How grave it is.
    pub fn severity(&self) -> Severity {
        match self {
            Self::LeftOut(_)
            | Self::NotADate { .. }
            | Self::NotAnAddress { .. }
            | Self::BeyondRange { .. }
            | Self::UnknownProducer { .. }
            | Self::UnknownEntry { .. }
            | Self::UnknownHeading { .. }
            | Self::RuleForNobody
            | Self::RuleWithoutVerdict => Severity::Error,
            Self::UnknownKey { .. }
            | Self::ThemeSpelling { .. }
            | Self::UnknownComponent { .. }
            | Self::RuleWithoutText
            | Self::NoRules
            | Self::Copied { .. } => Severity::Warning,
        }
    }

    /// The word of JSON.
    pub fn name(&self) -> &'static str {
        match self {
            Self::LeftOut(_) => "left_out",
            Self::UnknownKey { .. } => "unknown_key",
            Self::NotADate { .. } => "not_a_date",
            Self::NotAnAddress { .. } => "not_an_address",
            Self::BeyondRange { .. } => "beyond_range",
            Self::UnknownProducer { .. } => "unknown_producer",
            Self::ThemeSpelling { .. } => "theme_spelling",
            Self::UnknownEntry { .. } => "unknown_entry",
            Self::UnknownHeading { .. } => "unknown_heading",
            Self::UnknownComponent { .. } => "unknown_component",
            Self::RuleForNobody => "rule_for_nobody",
            Self::RuleWithoutVerdict => "rule_without_verdict",
            Self::RuleWithoutText => "rule_without_text",
            Self::NoRules => "no_rules",
            Self::Copied { .. } => "copied",
        }
    }
}
