//! The formats of an answer.

/// A format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A page for a person.
    Table,
    /// Columns separated by tabs.
    Tsv,
    /// Columns separated by commas, under their names.
    Csv,
    /// One JSON document.
    Json,
    /// A JSON document a line.
    Ndjson,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 5] = [Self::Table, Self::Tsv, Self::Csv, Self::Json, Self::Ndjson];

    /// The word of the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Tsv => "tsv",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Ndjson => "ndjson",
        }
    }

    /// The format that a word names.
    pub(crate) fn parse(word: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|format| format.name().eq_ignore_ascii_case(word))
    }
}
