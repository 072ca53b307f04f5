//! What a verb answers: one value that has every form, of which the writer
//! ([`crate::screen`]) makes the one asked for; and APIs as records, with their
//! JSON, the columns that can be asked for one by one, and the cells of these for
//! programs and for people.

mod apis_json;
mod cells;
mod column;
mod record;
mod row;
pub(crate) mod shape;
pub(crate) mod subject;

pub(crate) use apis_json::apis_json;
pub(crate) use cells::{fact, marked};
pub(crate) use column::{ALL, ColumnSource, Columns, UnknownColumn, flat, names};
pub use column::{COLUMNS, Column};
pub(crate) use record::{Found, Record};
pub(crate) use subject::GuideRecord;

use serde_json::Value;

use crate::catalogue::diagnostic::Diagnostic;
use crate::error::{Error, Exit};
use crate::page::{Block, Inline};

pub(crate) struct Answer<'a> {
    pub(crate) forms: Box<dyn Forms + 'a>,
    /// What the page says in addition to its records: it goes to standard error
    /// where records are written instead.
    pub(crate) notes: Vec<String>,
    /// What went wrong with parts of what was asked, explained after the rest.
    pub(crate) errors: Vec<Error>,
    /// The exit code where nothing went wrong.
    pub(crate) exit: Exit,
}

pub(crate) trait Forms {
    /// For a person, who sees or hears it.
    ///
    /// # Errors
    /// The file of an entry is gone.
    fn page(&self, view: View) -> Result<Page, Error>;

    /// One JSON document; none where the page is all there is.
    ///
    /// # Errors
    /// The file of an entry is gone.
    fn document(&self) -> Result<Option<Value>, Error> {
        match self.rows() {
            Some(rows) => Ok(Some(rows.documents.collect::<Result<_, Error>>()?)),
            None => Ok(None),
        }
    }

    /// An APIs.json document; none of what is no list of APIs.
    fn apis_json(&self) -> Option<Value> {
        None
    }

    /// Records; none where a program is given the page as well.
    fn rows(&self) -> Option<Rows<'_>> {
        None
    }
}

/// What a page is composed for.
#[derive(Clone, Copy)]
pub(crate) struct View {
    /// In columns.
    pub(crate) width: usize,
    /// Whether it is read aloud: no columns.
    pub(crate) is_linear: bool,
    /// Whether it is for the eye: a command may be broken into lines.
    pub(crate) is_drawn: bool,
}

/// The form for a person.
#[derive(Clone)]
pub(crate) enum Page {
    /// Laid out, through the pager where it is long.
    Blocks(Vec<Block>),
    /// What is wrong in files; lines that editors read where nobody looks at a
    /// screen.
    Diagnostics {
        diagnostics: Vec<Diagnostic>,
        foot: String,
    },
    /// A file as written; on a terminal, without what would control it.
    Source(String),
    /// A script, written as it is.
    Script(String),
    Open(Vec<String>),
    Silence,
}

/// Records in the forms for programs.
pub(crate) struct Rows<'a> {
    pub(crate) columns: Vec<&'static str>,
    pub(crate) cells: Box<dyn Iterator<Item = Result<Vec<Inline>, Error>> + 'a>,
    pub(crate) documents: Box<dyn Iterator<Item = Result<Value, Error>> + 'a>,
}

impl<'a> Answer<'a> {
    /// An answer to all that was asked.
    pub(crate) fn of(forms: impl Forms + 'a) -> Self {
        Self {
            forms: Box::new(forms),
            notes: Vec::new(),
            errors: Vec::new(),
            exit: Exit::Found,
        }
    }

    pub(crate) fn with_exit(mut self, exit: Exit) -> Self {
        self.exit = exit;
        self
    }

    pub(crate) fn with_notes(mut self, notes: Vec<String>) -> Self {
        self.notes = notes;
        self
    }

    pub(crate) fn with_errors(mut self, errors: Vec<Error>) -> Self {
        self.errors = errors;
        self
    }

    /// The exit code: that of the first error, if there is one.
    pub(crate) fn exit(&self) -> Exit {
        self.errors.first().map_or(self.exit, Error::exit)
    }
}

/// A page that has no other form.
impl Forms for Page {
    fn page(&self, _: View) -> Result<Page, Error> {
        Ok(self.clone())
    }
}
