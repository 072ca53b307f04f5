//! What can be wrong in a catalogue, beyond what makes a file useless: a kind
//! with its data, no prose.

use super::problem::Problem;
use super::range::Range;

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
        /// The values that it can have.
        range: Range,
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
    /// A keyword that other entries write otherwise.
    KeywordSpelling {
        /// As written.
        found: String,
        /// As most entries write it.
        usual: String,
    },
    /// A theme or keyword that the entry has twice.
    Repeated {
        /// As written.
        found: String,
    },
    /// The list of themes cannot be read.
    UnreadThemes(Problem),
    /// A catalogue with a list of its themes keeps more rules than others.
    House(House),
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
}

/// What a catalogue with a list of its themes does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum House {
    /// A theme that is not in the list.
    UnknownTheme {
        /// As written.
        found: String,
        /// The nearest of the list.
        near: Option<String>,
    },
    /// A theme of the list that no entry has; as written.
    UnusedTheme(String),
    /// A space or apostrophe that is not that of French.
    Typography(Typography),
    /// A tagline that ends with a full stop.
    TaglineStop,
    /// An entry without this key.
    Unsaid(&'static str),
    /// An entry without body.
    NoBody,
}

/// What French sets otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typography {
    /// A space before a mark may break the line.
    Before(char),
    /// A space after a sign may break the line.
    After(&'static str),
    /// An apostrophe is straight.
    Apostrophe,
}

impl Fault {
    /// How grave it is.
    pub fn severity(&self) -> Severity {
        match self {
            Self::LeftOut(_)
            | Self::UnreadThemes(_)
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
            | Self::KeywordSpelling { .. }
            | Self::Repeated { .. }
            | Self::House(_)
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
            Self::KeywordSpelling { .. } => "keyword_spelling",
            Self::Repeated { .. } => "repeated",
            Self::UnreadThemes(_) => "unread_themes",
            Self::House(rule) => rule.name(),
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

impl House {
    /// The word of JSON.
    fn name(&self) -> &'static str {
        match self {
            Self::UnknownTheme { .. } => "unknown_theme",
            Self::UnusedTheme(_) => "unused_theme",
            Self::Typography(_) => "typography",
            Self::TaglineStop => "tagline_stop",
            Self::Unsaid(_) => "unsaid",
            Self::NoBody => "no_body",
        }
    }
}
