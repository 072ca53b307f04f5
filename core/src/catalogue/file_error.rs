//! Why a file of a catalogue cannot be used: a kind with its values, no prose.

use std::io;

use super::clean::clean_line;
use super::diagnostic::Position;

/// An error of the system. Its words are kept beside the kind, since most kinds
/// have no name of their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SystemError {
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
    /// Its name is not a slug.
    NotASlug {
        /// The first character that a slug cannot have.
        found: char,
    },
    /// Its slug is longer than this many bytes.
    SlugTooLong(usize),
    /// Its slug is that of another, be it in another case.
    SlugTaken {
        other: String,
    },
    /// Its slug differs from that of another file only by case.
    SameSlug {
        /// The name of that file.
        other: String,
    },
    Unreadable(SystemError),
    /// A directory, a pipe, a device.
    NotAFile,
    /// Larger than this many bytes.
    TooLarge(u64),
    NotUtf8,
    /// It is no text in any encoding.
    NotText,
    /// It holds nothing.
    Empty,
    /// It ends in the middle of something.
    CutOff,
    /// By gzip, or as ZIP.
    Compressed,
    /// A page to look at, not data.
    WebPage,
    /// DCAT, in a notation of RDF.
    Rdf,
    /// A table that is not the one that is imported.
    OtherColumns,
    /// It does not begin with a `---` line.
    NoFrontMatter,
    /// The `---` line that ends the front matter is missing.
    UnclosedFrontMatter,
    /// Longer than this many bytes.
    FrontMatterTooLarge(usize),
    /// Nested deeper than this.
    NestedTooDeep(usize),
    /// It may hold more values than this.
    TooManyValues(usize),
    /// It has more entries than this.
    TooManyEntries(usize),
    /// It is no description of an API.
    NotOpenApi,
    /// It has none of the forms that are imported.
    UnknownForm,
    /// What the parser says of JSON.
    Json(String),
    /// A line that is no value of JSON, where others are.
    JsonLine,
    /// A row that has more or fewer cells than the others.
    Csv,
    /// What the parser says.
    Yaml(String),
    DuplicateKey(String),
    MissingKey(&'static str),
    /// A choice of a questionnaire, by its path, that has both `then` and
    /// `form`, or neither and no note.
    AimlessChoice(String),
    /// A value has another type than its key wants.
    WrongType {
        /// The key, with its path: `access_page[0].is_eligible`.
        key: String,
        /// What the format wants there.
        expected: Expected,
    },
    /// A number that has no meaning for its key.
    OutOfRange {
        key: String,
        found: i64,
        allowed: &'static [i64],
    },
}

/// Why a text cannot be read, and where that shows.
pub(crate) type Unreadable = (FileError, Option<Position>);

/// What the format wants as a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    Text,
    /// A method of HTTP.
    Method,
    Integer,
    Number,
    Flag,
    Texts,
    List,
    Mapping,
}
