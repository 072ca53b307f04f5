//! One file of a catalogue, wherever it comes from: its name and its bytes.

use std::borrow::Cow;
use std::io;
use std::path::{Path, PathBuf};

use super::clean::clean_line;
use super::problem::Problem;
use super::regular;

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

/// A file that is known to be there, and is read when its turn comes, so that
/// no more is held than is kept of it.
#[derive(Debug)]
pub struct Unread {
    kind: Kind,
    path: PathBuf,
    contents: Contents,
}

#[derive(Debug)]
enum Contents {
    Held(Cow<'static, [u8]>),
    OnDisk,
    /// A folder that could not be listed, in place of its files.
    Unlisted(io::ErrorKind),
}

impl Unread {
    /// A file compiled into the program; none in a folder that holds no
    /// entries.
    pub fn compiled(path: &Path, contents: &'static [u8]) -> Option<Self> {
        let kind = match path.parent()?.to_str()? {
            "api" => Kind::Api,
            "producteurs" => Kind::Producer,
            _ => return None,
        };
        let contents = Contents::Held(Cow::Borrowed(contents));
        let path = path.to_owned();
        Some(Self {
            kind,
            path,
            contents,
        })
    }

    /// A file of a directory.
    pub(super) fn on_disk(kind: Kind, path: PathBuf) -> Self {
        let contents = Contents::OnDisk;
        Self {
            kind,
            path,
            contents,
        }
    }

    /// What stands for the files of a folder that could not be listed.
    pub(super) fn unlisted(kind: Kind, path: PathBuf, error: io::ErrorKind) -> Self {
        let contents = Contents::Unlisted(error);
        Self {
            kind,
            path,
            contents,
        }
    }

    /// A file that was read, to be read again; none where there was nothing.
    pub(super) fn held(source: Source) -> Option<Self> {
        Some(Self {
            kind: source.kind,
            path: source.file.into(),
            contents: Contents::Held(source.bytes.ok()?),
        })
    }

    /// Whether it may hold an API.
    pub fn is_entry(&self) -> bool {
        self.kind == Kind::Api
    }

    /// The file, read; none when its name is not `SLUG.md`.
    pub fn read(&self) -> Option<Source> {
        let bytes = match &self.contents {
            Contents::Held(bytes) => Ok(bytes.clone()),
            Contents::OnDisk => regular::read(&self.path).map(Cow::Owned),
            Contents::Unlisted(error) => {
                return Some(Source {
                    kind: self.kind,
                    id: String::new(),
                    file: clean_line(&self.path.to_string_lossy()),
                    bytes: Err(Problem::Unreadable(*error)),
                });
            }
        };
        Source::new(self.kind, &self.path, bytes)
    }
}
