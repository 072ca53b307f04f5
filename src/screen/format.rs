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
    /// One JSON document, by which catalogues of APIs are exchanged.
    ApisJson,
    /// Commands for a workflow of GitHub.
    Github,
    /// A JSON document in SARIF 2.1.0.
    Sarif,
}

impl Format {
    /// Those of records.
    pub const ALL: [Self; 5] = [Self::Table, Self::Tsv, Self::Csv, Self::Json, Self::Ndjson];
    /// Those of a list of APIs.
    pub(crate) const OF_LIST: [Self; 6] = [
        Self::Table,
        Self::Tsv,
        Self::Csv,
        Self::Json,
        Self::Ndjson,
        Self::ApisJson,
    ];
    /// Those of what is wrong in files.
    pub(crate) const OF_FINDINGS: [Self; 4] = [Self::Table, Self::Json, Self::Github, Self::Sarif];
    /// The same, and those of what is missing in entries.
    pub(crate) const OF_CHECK: [Self; 7] = [
        Self::Table,
        Self::Tsv,
        Self::Csv,
        Self::Json,
        Self::Ndjson,
        Self::Github,
        Self::Sarif,
    ];

    /// Its value on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Tsv => "tsv",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Ndjson => "ndjson",
            Self::ApisJson => "apis.json",
            Self::Github => "github",
            Self::Sarif => "sarif",
        }
    }

    pub(crate) fn parse(word: &str) -> Option<Self> {
        let mut all = Self::OF_LIST.into_iter().chain(Self::OF_CHECK);
        all.find(|format| format.name().eq_ignore_ascii_case(word))
    }
}
