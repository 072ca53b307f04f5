//! The formats of `list` and `search`.

use std::io;

/// A format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A table for the eye.
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
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|format| format.name().eq_ignore_ascii_case(word))
    }
}

/// Rows as comma-separated values, by RFC 4180 but for line ends, which are
/// those of the system's other tools.
///
/// # Errors
/// A row cannot be made.
pub fn csv<E: From<io::Error>>(
    rows: impl Iterator<Item = Result<Vec<String>, E>>,
) -> Result<String, E> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        writer.write_record(row?).map_err(io::Error::from)?;
    }
    let text = writer
        .into_inner()
        .map_err(|error| io::Error::from(error.error().kind()))?;
    Ok(String::from_utf8_lossy(&text).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_where_they_would_be_read_otherwise() {
        let rows = [
            vec!["id", "title"],
            vec!["a", "one, two"],
            vec!["b", "\"three\"\nfour"],
            vec!["", ""],
        ];
        let rows = rows
            .into_iter()
            .map(|row| Ok(row.into_iter().map(str::to_owned).collect()));
        let text: Result<String, io::Error> = csv(rows);
        assert_eq!(
            text.unwrap(),
            "id,title\na,\"one, two\"\nb,\"\"\"three\"\"\nfour\"\n,\n"
        );
    }
}
