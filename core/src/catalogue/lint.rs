//! What `check` looks for, beyond what makes a file useless: a kind with its
//! values, no prose.

use super::diagnostic::Severity;
use super::file_error::FileError;
use super::range::Range;
use crate::markdown::Slip;

/// What is wrong: `found` is as written, `near` the nearest that is known, `usual`
/// the spelling of most entries.
#[derive(Debug, Clone, PartialEq)]
pub enum Lint {
    /// The program leaves the file out.
    LeftOut(FileError),
    /// A key that the format does not know, with its path.
    UnknownKey {
        key: String,
        near: Option<&'static str>,
    },
    NotADate {
        found: String,
        /// Whether the key wants ISO 8601, not `dd/mm/yyyy`.
        is_iso: bool,
    },
    /// The word of a status is none.
    UnknownStatus {
        /// As written.
        found: String,
        /// The nearest one.
        near: Option<&'static str>,
    },
    /// A status that does not say when it was found.
    UndatedStatus,
    /// An address of a page that ended with the public site.
    ClosedSite {
        /// As written.
        found: String,
    },
    /// Something is announced for a year that is past.
    PastAnnouncement {
        /// The year.
        found: String,
    },
    NotAnAddress {
        found: String,
    },
    /// A number beyond what its key can mean.
    BeyondRange {
        key: &'static str,
        range: Range,
    },
    /// No file describes the producing body.
    UnknownProducer {
        found: String,
        near: Option<String>,
    },
    ThemeSpelling {
        found: String,
        usual: String,
    },
    KeywordSpelling {
        found: String,
        usual: String,
    },
    /// A theme or keyword that the entry has twice.
    Repeated {
        found: String,
    },
    /// The list of themes cannot be read.
    UnreadThemes(FileError),
    /// The file that names the source of the catalogue cannot be read.
    UnreadSource(FileError),
    /// The thesaurus cannot be read.
    UnreadThesaurus(FileError),
    /// What is elsewhere cannot be read.
    UnreadElsewhere(FileError),
    /// What the thesaurus leads to occurs in no entry.
    UnmetTerm {
        found: String,
    },
    /// A guide for a profile that there is not.
    UnknownProfile {
        found: String,
        near: Option<&'static str>,
    },
    /// A guide that the catalogue does not have.
    UnknownGuide {
        found: String,
        near: Option<String>,
    },
    /// A link to an entry that the catalogue does not have.
    UnknownEntry {
        found: String,
        near: Option<String>,
    },
    /// Operations of a file that does not exist.
    UnknownEndpoints {
        found: String,
        near: Option<String>,
    },
    /// A file of what can be called that has the operations of itself.
    OwnEndpoints,
    /// A file of what can be called that has nothing to call.
    NoEndpoints,
    /// A questionnaire that has no file.
    UnknownQuestionnaire {
        found: String,
        near: Option<String>,
    },
    /// Questions that lead back to one another.
    EndlessQuestionnaire,
    /// More questions or choices than can be asked.
    LongQuestionnaire,
    /// A link to a heading that the page does not have.
    UnknownHeading {
        found: String,
        near: Option<String>,
    },
    /// A component that the format does not know.
    UnknownComponent {
        found: String,
        near: Option<String>,
    },
    /// A text that Markdown does not take as it is meant.
    Slip(Slip),
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
        what: Copied,
        /// The slug of the other entry.
        from: String,
    },
    /// Diagnostics of the file that are counted and not shown.
    More {
        errors: usize,
        warnings: usize,
    },

    // From here on, the rules of a house: for a catalogue that keeps a list of
    // its themes.
    /// A theme that is not in the list.
    UnknownTheme {
        found: String,
        near: Option<String>,
    },
    /// A theme of the list that no entry has.
    UnusedTheme {
        found: String,
    },
    Typography(Typography),
    /// A tagline that ends with a full stop.
    TaglineStop,
    /// It takes more than a line.
    LongTagline {
        /// Its characters.
        count: usize,
    },
    /// An entry with fewer or more needs than it is to have.
    NeedCount {
        count: usize,
    },
    /// A need that nobody would type.
    LongNeed {
        /// Its characters.
        count: usize,
    },
    /// An entry without this key.
    Unsaid {
        key: &'static str,
    },
    /// An entry without body.
    NoBody,
}

/// A text that is expected to differ from entry to entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Copied {
    Tagline,
    Introduction,
    Need,
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

impl Lint {
    pub fn severity(&self) -> Severity {
        match self {
            Self::LeftOut(_)
            | Self::UnreadThemes(_)
            | Self::UnreadSource(_)
            | Self::UnreadThesaurus(_)
            | Self::UnreadElsewhere(_)
            | Self::UnknownStatus { .. }
            | Self::NotADate { .. }
            | Self::NotAnAddress { .. }
            | Self::BeyondRange { .. }
            | Self::UnknownProducer { .. }
            | Self::UnknownEntry { .. }
            | Self::UnknownGuide { .. }
            | Self::UnknownProfile { .. }
            | Self::UnknownHeading { .. }
            | Self::UnknownQuestionnaire { .. }
            | Self::UnknownEndpoints { .. }
            | Self::OwnEndpoints
            | Self::NoEndpoints
            | Self::EndlessQuestionnaire
            | Self::LongQuestionnaire
            | Self::RuleForNobody
            | Self::RuleWithoutVerdict => Severity::Error,
            Self::More { errors: 1.., .. } => Severity::Error,
            Self::UnknownKey { .. }
            | Self::UndatedStatus
            | Self::ClosedSite { .. }
            | Self::PastAnnouncement { .. }
            | Self::More { .. }
            | Self::ThemeSpelling { .. }
            | Self::KeywordSpelling { .. }
            | Self::Repeated { .. }
            | Self::UnknownTheme { .. }
            | Self::UnusedTheme { .. }
            | Self::UnmetTerm { .. }
            | Self::Typography(_)
            | Self::TaglineStop
            | Self::LongTagline { .. }
            | Self::NeedCount { .. }
            | Self::LongNeed { .. }
            | Self::Unsaid { .. }
            | Self::NoBody
            | Self::UnknownComponent { .. }
            | Self::Slip(_)
            | Self::RuleWithoutText
            | Self::NoRules
            | Self::Copied { .. } => Severity::Warning,
        }
    }

    /// How many diagnostics of a severity it stands for.
    pub(crate) fn count(&self, severity: Severity) -> usize {
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
            Self::UnreadSource(_) => "unread_source",
            Self::UnreadThesaurus(_) => "unread_thesaurus",
            Self::UnreadElsewhere(_) => "unread_elsewhere",
            Self::UnmetTerm { .. } => "unmet_term",
            Self::UnknownStatus { .. } => "unknown_status",
            Self::UndatedStatus => "undated_status",
            Self::ClosedSite { .. } => "closed_site",
            Self::PastAnnouncement { .. } => "past_announcement",
            Self::UnknownTheme { .. } => "unknown_theme",
            Self::UnusedTheme { .. } => "unused_theme",
            Self::Typography(_) => "typography",
            Self::Slip(Slip::LateMark) => "late_mark",
            Self::Slip(Slip::NoEquals) => "no_equals",
            Self::TaglineStop => "tagline_stop",
            Self::LongTagline { .. } => "long_tagline",
            Self::NeedCount { .. } => "need_count",
            Self::LongNeed { .. } => "long_need",
            Self::Unsaid { .. } => "unsaid",
            Self::NoBody => "no_body",
            Self::UnknownEntry { .. } => "unknown_entry",
            Self::UnknownGuide { .. } => "unknown_guide",
            Self::UnknownProfile { .. } => "unknown_profile",
            Self::UnknownHeading { .. } => "unknown_heading",
            Self::UnknownQuestionnaire { .. } => "unknown_questionnaire",
            Self::UnknownEndpoints { .. } => "unknown_endpoints",
            Self::OwnEndpoints => "own_endpoints",
            Self::NoEndpoints => "no_endpoints",
            Self::EndlessQuestionnaire => "endless_questionnaire",
            Self::LongQuestionnaire => "long_questionnaire",
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
