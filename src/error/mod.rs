//! What can go wrong: a kind with its data, its sentence and next steps in
//! either language, and an exit code.

mod explanation;
mod usage;

pub use explanation::Explanation;
pub use usage::{Known, Usage};

use std::io;
use std::path::{Path, PathBuf};

use clap::builder::StyledStr;

use crate::archive::Fault;
use crate::catalogue::access::Who;
use crate::catalogue::diagnostic::{Diagnostic, Position};
use crate::catalogue::directory::Refusal;
use crate::catalogue::file_error::{FileError, SystemError};
use crate::find::{NearMiss, Thing};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Done; something was found.
    Found,
    NotFound,
    /// `check` found errors.
    Faults,
    /// `diff` found differences.
    Different,
    /// The command line or the catalogue could not be used.
    Usage,
    /// The prompt was cancelled.
    Cancelled,
}

impl Exit {
    /// The number that the shell sees.
    pub fn code(self) -> u8 {
        match self {
            Self::Found => 0,
            Self::NotFound | Self::Faults | Self::Different => 1,
            Self::Usage => 2,
            Self::Cancelled => 130,
        }
    }
}

/// Why a command did not come to its end.
#[derive(Debug)]
pub enum Error {
    /// Not an error: help or version, which end the command line's reading.
    Answer(StyledStr),
    /// No command was typed; the help.
    NoCommand(StyledStr),
    Usage {
        usage: Usage,
        /// The command whose help explains more.
        command: Option<String>,
    },
    UnknownApi {
        typed: String,
        near: Vec<String>,
        /// Whether a search for it finds something.
        is_found: bool,
    },
    AmbiguousApi {
        typed: String,
        /// What to type for one of them.
        command: Option<String>,
        /// Their slugs and titles.
        candidates: Vec<(String, String)>,
    },
    /// No heading of a page has that name.
    UnknownSection {
        id: String,
        typed: String,
        known: Vec<String>,
    },
    /// `--who` names nobody, or several.
    UnknownProfile {
        typed: String,
        origin: Origin,
        /// The labels of the API that contain it.
        ambiguous: Vec<String>,
        labels: Vec<String>,
    },
    /// Access depends on who asks, and nobody can be asked.
    ProfileNeeded {
        id: String,
        labels: Vec<String>,
        /// Somebody who may be given access.
        example: String,
    },
    /// A filter has a value that no entry has.
    UnknownValue {
        option: String,
        typed: String,
        known: Known,
    },
    /// No entry passes the filters.
    NothingListed,
    /// No result of a search passes the filters.
    NothingLeft {
        words: String,
        /// How many entries are found without the filters.
        count: usize,
    },
    /// A search finds nothing.
    NothingFound {
        words: String,
        near_miss: NearMiss,
        /// Where it is, when that is known.
        elsewhere: Option<Box<Thing>>,
    },
    /// The catalogue directory cannot be listed.
    UnreadableCatalogue {
        path: PathBuf,
        error: SystemError,
    },
    /// A file in place of a directory is no compiled catalogue that can be read.
    UnusableArchive {
        path: PathBuf,
        fault: Fault,
    },
    /// The files of the catalogue directory are too much to be read.
    CatalogueTooLarge {
        path: PathBuf,
        /// In bytes.
        limit: u64,
    },
    /// The catalogue directory holds no readable entry.
    EmptyCatalogue {
        path: PathBuf,
    },
    /// The file of an entry is gone since the catalogue was read.
    FileGone {
        id: String,
    },
    NoAddress {
        id: String,
    },
    /// An entry does not say what can be called.
    NoEndpoints {
        id: String,
        /// The addresses of its OpenAPI document and of its documentation.
        openapi: Option<String>,
        documentation: Option<String>,
        /// Sources by which the same API has operations, and the commands that show them.
        elsewhere: Vec<(String, String)>,
    },
    /// No operation has the words.
    NoOperation {
        /// The slug of the entry, or the path of the document.
        id: String,
        words: String,
    },
    /// A file of what can be called is bad.
    BadEndpoints(Box<Diagnostic>),
    /// A document that was named cannot be used.
    BadDocument {
        path: PathBuf,
        error: FileError,
        at: Option<Position>,
    },
    /// The documents to import are longer than this many bytes together.
    InputTooLarge(u64),
    /// The documents to import hold no entry.
    NothingImported {
        /// They do, and none passes the filters.
        is_filtered: bool,
    },
    /// A directory to import into has entries at its top.
    FlatDirectory {
        path: PathBuf,
    },
    /// What is imported, and the directory, are of more lists than one.
    SeveralSources {
        path: PathBuf,
        names: Vec<String>,
    },
    /// Another import writes into the directory.
    BeingWritten {
        path: PathBuf,
    },
    /// A directory lacks the entry of which is told what can be called.
    NoSuchEntry {
        path: PathBuf,
        typed: String,
        near: Option<String>,
    },
    /// A folder of a directory that is written to is a link to somewhere else.
    LeadsOut {
        path: PathBuf,
    },
    NoBrowser {
        address: String,
    },
    Unwritable {
        path: PathBuf,
        reason: io::Error,
    },
    Output(io::Error),
    /// The reader of a pipe has left.
    ClosedPipe,
    /// A question was left without an answer.
    Cancelled,
    /// Ctrl-C at a question, or the end of input: nobody answers any more.
    Interrupted,
}

/// How a profile was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    Typed,
    /// By `APICAT_WHO`.
    Environment,
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::ClosedPipe,
            _ => Self::Output(error),
        }
    }
}

impl Error {
    /// Why the document `path` cannot be used, and where that shows.
    pub(crate) fn bad_document(path: &Path, error: FileError, at: Option<Position>) -> Self {
        let path = path.to_owned();
        Self::BadDocument { path, error, at }
    }

    /// Why nothing is written at `path`.
    pub(crate) fn unwritable(path: &Path, error: io::Error) -> Self {
        let reason = match error.kind() {
            // A file has the name of a directory.
            io::ErrorKind::AlreadyExists => io::ErrorKind::NotADirectory.into(),
            _ => error,
        };
        let path = path.to_owned();
        Self::Unwritable { path, reason }
    }

    /// That words name nobody.
    pub(crate) fn nobody(who: &Who, origin: Origin) -> Self {
        Self::UnknownProfile {
            typed: who.typed().to_owned(),
            origin,
            ambiguous: Vec::new(),
            labels: Vec::new(),
        }
    }

    /// Why the directory `path` is not read.
    pub(crate) fn of_directory(path: &Path, refusal: Refusal) -> Self {
        let path = path.to_owned();
        match refusal {
            Refusal::Unreadable(error) => Self::UnreadableCatalogue { path, error },
            Refusal::TooLarge(limit) => Self::CatalogueTooLarge { path, limit },
        }
    }

    pub(crate) fn exit(&self) -> Exit {
        match self {
            Self::Answer(_) | Self::ClosedPipe => Exit::Found,
            Self::UnknownApi { .. }
            | Self::UnknownSection { .. }
            | Self::UnknownValue { .. }
            | Self::NothingListed
            | Self::NothingLeft { .. }
            | Self::NothingFound { .. }
            | Self::FileGone { .. }
            | Self::NoEndpoints { .. }
            | Self::NoOperation { .. }
            | Self::NothingImported { .. }
            | Self::NoSuchEntry { .. }
            | Self::NoAddress { .. } => Exit::NotFound,
            Self::NoCommand(_)
            | Self::Usage { .. }
            | Self::AmbiguousApi { .. }
            | Self::UnknownProfile { .. }
            | Self::ProfileNeeded { .. }
            | Self::UnreadableCatalogue { .. }
            | Self::CatalogueTooLarge { .. }
            | Self::UnusableArchive { .. }
            | Self::EmptyCatalogue { .. }
            | Self::InputTooLarge(_)
            | Self::FlatDirectory { .. }
            | Self::SeveralSources { .. }
            | Self::BeingWritten { .. }
            | Self::LeadsOut { .. }
            | Self::NoBrowser { .. }
            | Self::BadEndpoints(_)
            | Self::BadDocument { .. }
            | Self::Unwritable { .. }
            | Self::Output(_) => Exit::Usage,
            Self::Cancelled | Self::Interrupted => Exit::Cancelled,
        }
    }
}
