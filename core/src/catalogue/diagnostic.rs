//! What is wrong in a catalogue, and where: values, no prose.

use std::ops::Range;

use super::lint::Lint;

/// Something wrong in a file. How grave it is follows from what it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    /// Its path as shown to a user; cleaned for a terminal.
    pub file: String,
    /// None for the file as a whole.
    pub place: Option<Place>,
    pub lint: Lint,
}

impl Diagnostic {
    pub fn severity(&self) -> Severity {
        self.lint.severity()
    }

    pub fn position(&self) -> Option<Position> {
        self.place.as_ref().map(|place| place.at)
    }

    /// Where it is, as editors take it: `file:line:column`, or the file alone.
    pub fn location(&self) -> String {
        match self.position() {
            Some(at) => format!("{}:{}:{}", self.file, at.line, at.column),
            None => self.file.clone(),
        }
    }
}

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

/// A place in a file, in the order of reading. Lines and columns count from 1,
/// columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Of the file, front matter included.
    pub line: usize,
    pub column: usize,
}

/// A position, and what stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub at: Position,
    /// None where the line may not be shown.
    pub excerpt: Option<Excerpt>,
}

impl From<Position> for Place {
    fn from(at: Position) -> Self {
        Self { at, excerpt: None }
    }
}

/// The line of a place, or of a long one the piece around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// Cleaned for a terminal.
    pub text: String,
    /// The bytes of the text that are meant.
    pub span: Range<usize>,
    /// Whether the text is the line from its beginning.
    pub is_whole: bool,
}
