//! Why a file of a catalogue cannot be used: a kind with its values, no prose.

use std::io;

use super::clean::clean_line;

/// Why the system did not do something, in its own words too: a kind that has
/// no name of its own says nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SystemError {
    /// Its kind.
    pub kind: io::ErrorKind,
    /// What the system says, cleaned for a terminal; nothing where the error is
    /// not the system's.
    pub words: String,
}

impl From<&io::Error> for SystemError {
    fn from(error: &io::Error) -> Self {
        let words = error.raw_os_error().map(|number| {
            let words = error.to_string();
            clean_line(words.trim_end_matches(&format!(" (os error {number})")))
        });
        Self {
            kind: error.kind(),
            words: words.unwrap_or_default(),
        }
    }
}

impl From<io::Error> for FileError {
    fn from(error: io::Error) -> Self {
        Self::Unreadable((&error).into())
    }
}

/// Why a file cannot be used.
#[derive(Debug, Clone, PartialEq)]
pub enum FileError {
    /// Its name is no slug.
    NotASlug {
        /// The first character that is none of a slug.
        found: char,
    },
    /// Its slug is that of another file, but for case.
    SameSlug {
        /// The name of that file.
        other: String,
    },
    /// It could not be opened or read.
    Unreadable(SystemError),
    /// It is no regular file.
    NotAFile,
    /// It is larger than any entry, in bytes allowed.
    TooLarge(u64),
    /// Its bytes are not UTF-8.
    NotUtf8,
    /// It does not begin with a `---` line.
    NoFrontMatter,
    /// The `---` line that ends the front matter is missing.
    UnclosedFrontMatter,
    /// The front matter is longer than allowed, in bytes.
    FrontMatterTooLarge(usize),
    /// The front matter is nested deeper than allowed.
    NestedTooDeep(usize),
    /// The YAML itself is broken; what its parser says.
    Yaml(String),
    /// A key is given twice.
    DuplicateKey(String),
    /// A required key is missing.
    MissingKey(&'static str),
    /// A value has another type than its key wants.
    WrongType {
        /// The key, with its path: `access_page[0].is_eligible`.
        key: String,
        /// What the format wants there.
        expected: Expected,
    },
    /// A number is none of those that the format knows.
    OutOfRange {
        /// The key, with its path.
        key: String,
        /// The number found.
        found: i64,
        /// The numbers allowed.
        allowed: &'static [i64],
    },
}

/// What the format wants as a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// A text.
    Text,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// A list of texts.
    Texts,
    /// A list of access rules.
    Rules,
    /// A mapping of keys to values.
    Mapping,
}
