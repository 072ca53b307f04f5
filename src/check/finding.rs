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

/// Most findings of one file that are shown: nobody reads more at once. The
/// others are counted.
const MOST: usize = 100;

/// The findings of one file, being collected.
#[derive(Default)]
pub(super) struct Findings {
    shown: Vec<(Option<Place>, Fault)>,
    more_errors: usize,
    more_warnings: usize,
}

impl Findings {
    /// Adds a fault and where `place` finds it.
    pub(super) fn add(&mut self, fault: Fault, place: impl FnOnce() -> Option<Place>) {
        let severity = fault.severity();
        self.add_with(|| fault, severity, place);
    }

    /// As [`Findings::add`] for a fault that takes time to tell: it is not
    /// asked for once there are enough.
    pub(super) fn add_with(
        &mut self,
        fault: impl FnOnce() -> Fault,
        severity: Severity,
        place: impl FnOnce() -> Option<Place>,
    ) {
        if self.shown.len() < MOST {
            self.shown.push((place(), fault()));
        } else if severity == Severity::Error {
            self.more_errors += 1;
        } else {
            self.more_warnings += 1;
        }
    }

    /// Adds those of another part of the file.
    pub(super) fn append(&mut self, other: Self) {
        for (place, fault) in other.shown {
            self.add(fault, || place);
        }
        self.more_errors += other.more_errors;
        self.more_warnings += other.more_warnings;
    }

    /// Whether one of them makes the program leave the file out.
    pub(super) fn leave_out(&self) -> bool {
        let leaves_out = |(_, fault): &(_, Fault)| matches!(fault, Fault::LeftOut(_));
        self.shown.iter().any(leaves_out)
    }

    /// The findings of `file`, from its beginning to its end.
    pub(super) fn of_file(self, file: String) -> impl Iterator<Item = Finding> {
        let mut findings = self.shown;
        let position = |place: &Option<Place>| {
            let at = place.as_ref().map(|place| place.at);
            at.map(|at| (at.line, at.column))
        };
        findings.sort_by_key(|(place, _)| position(place));
        let (errors, warnings) = (self.more_errors, self.more_warnings);
        let more = (errors + warnings > 0).then_some((None, Fault::More { errors, warnings }));
        let findings = findings.into_iter().chain(more);
        findings.map(move |(place, fault)| Finding {
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
    /// Findings of the file that are counted and not shown.
    More {
        /// How many are errors.
        errors: usize,
        /// How many are warnings.
        warnings: usize,
    },
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
            Self::More { errors: 1.., .. } => Severity::Error,
            Self::UnknownKey { .. }
            | Self::More { .. }
            | Self::ThemeSpelling { .. }
            | Self::UnknownComponent { .. }
            | Self::RuleWithoutText
            | Self::NoRules
            | Self::Copied { .. } => Severity::Warning,
        }
    }

    /// How many findings of a severity it stands for.
    pub fn count(&self, severity: Severity) -> usize {
        match (self, severity) {
            (Self::More { errors, .. }, Severity::Error) => *errors,
            (Self::More { warnings, .. }, Severity::Warning) => *warnings,
            _ => usize::from(self.severity() == severity),
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
            Self::More { .. } => "more",
            Self::Copied { .. } => "copied",
        }
    }
}
