//! The formats of an answer.

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
    pub const ALL: [Self; 5] = [Self::Table, Self::Tsv, Self::Csv, Self::Json, Self::Ndjson];

    /// Its value on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Tsv => "tsv",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Ndjson => "ndjson",
        }
    }

    pub(crate) fn parse(word: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|format| format.name().eq_ignore_ascii_case(word))
    }
}
