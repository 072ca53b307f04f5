//! One file of a catalogue, wherever it comes from: its name and its bytes.

use std::borrow::Cow;
use std::path::Path;

use super::clean::clean_line;
use super::problem::Problem;

/// Which kind of entry a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `api/SLUG.md`.
    Api,
    /// `producteurs/SLUG.md`.
    Producer,
}

/// A file that has been found, and perhaps read.
#[derive(Debug)]
pub struct Source {
    /// What it holds.
    pub kind: Kind,
    /// Its slug: the name without `.md`.
    pub id: String,
    /// Its path as shown to a user; cleaned for a terminal.
    pub file: String,
    /// Its bytes, or why there are none.
    pub bytes: Result<Cow<'static, [u8]>, Problem>,
}

impl Source {
    /// A file compiled into the program.
    pub fn embedded(path: &Path, contents: &'static [u8]) -> Option<Self> {
        let kind = match path.parent()?.to_str()? {
            "api" => Kind::Api,
            "producteurs" => Kind::Producer,
            _ => return None,
        };
        Self::new(kind, path, Ok(Cow::Borrowed(contents)))
    }

    /// A file found at `path`; none when its name is not `SLUG.md`.
    pub fn new(
        kind: Kind,
        path: &Path,
        bytes: Result<Cow<'static, [u8]>, Problem>,
    ) -> Option<Self> {
        let name = path.file_name()?.to_string_lossy();
        let id = clean_line(name.strip_suffix(".md")?);
        if id.is_empty() || id.starts_with('.') {
            return None;
        }
        let file = clean_line(&path.to_string_lossy());
        Some(Self {
            kind,
            id,
            file,
            bytes,
        })
    }
}
