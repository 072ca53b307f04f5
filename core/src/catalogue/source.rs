//! One file of a catalogue, wherever it comes from: its name and its bytes.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use miniz_oxide::inflate::decompress_to_vec_with_limit;

use super::bounded::{BoundedFile, FILE_LIMIT};
use super::clean::clean_line;
use super::file_error::FileError;
use super::slug;
use crate::archive::{Bytes, FileStamp};

/// Which kind of entry a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryKind {
    /// `api/SLUG.md`.
    Api,
    /// `guides/SLUG.md`.
    Guide,
    /// `producteurs/SLUG.md`.
    Producer,
    /// `questions/NAME.yaml`.
    Question,
    /// `endpoints/SLUG.yaml`.
    Endpoints,
}

impl EntryKind {
    pub const ALL: [Self; 5] = [
        Self::Api,
        Self::Guide,
        Self::Producer,
        Self::Question,
        Self::Endpoints,
    ];

    /// The folder of a catalogue directory that holds such files.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Api => "api",
            Self::Guide => "guides",
            Self::Producer => "producteurs",
            Self::Question => "questions",
            Self::Endpoints => "endpoints",
        }
    }

    /// How the names of such files end.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Api | Self::Guide | Self::Producer => ".md",
            Self::Question | Self::Endpoints => ".yaml",
        }
    }
}

/// A file that has been found, and perhaps read.
#[derive(Debug)]
pub struct Source {
    pub(crate) kind: EntryKind,
    /// Its slug: the name without extension; empty where it has none.
    pub(crate) id: String,
    /// Its path as shown to a user; cleaned for a terminal.
    pub(crate) file: String,
    /// Its bytes, or why there are none.
    pub(crate) bytes: Result<Cow<'static, [u8]>, FileError>,
    /// Whether lines of it may be shown: not where a link leads out of the
    /// directory, perhaps to a secret.
    pub(crate) may_be_quoted: bool,
}

impl Source {
    /// A file found at `path`; none when its name is not a slug and the
    /// extension of its kind.
    pub fn new(
        kind: EntryKind,
        path: &Path,
        bytes: Result<Cow<'static, [u8]>, FileError>,
    ) -> Option<Self> {
        let id = slug::of(path.file_name()?, kind.extension())?.ok()?;
        let file = clean_line(&path.to_string_lossy());
        Some(Self {
            kind,
            id,
            file,
            bytes,
            may_be_quoted: true,
        })
    }
}

/// A file that is known to exist, and is read when its turn comes: the bytes of
/// all files of a large directory are never in memory at once.
#[derive(Debug)]
pub struct Unread {
    kind: EntryKind,
    path: PathBuf,
    contents: Contents,
}

#[derive(Debug)]
enum Contents {
    Held(Cow<'static, [u8]>),
    /// Of an archive.
    Deflated(Bytes),
    OnDisk(BoundedFile),
    /// A file that is not read, or a folder in place of its files, and why.
    Refused(FileError),
}

impl Unread {
    /// A file compiled into the program; none in a folder that holds no
    /// entries.
    pub fn compiled(path: &Path, contents: &'static [u8]) -> Option<Self> {
        let folder = path.parent()?.to_str()?;
        let kind = EntryKind::ALL
            .into_iter()
            .find(|kind| kind.folder() == folder)?;
        let contents = Contents::Held(Cow::Borrowed(contents));
        let path = path.to_owned();
        Some(Self {
            kind,
            path,
            contents,
        })
    }

    pub(super) fn on_disk(kind: EntryKind, path: PathBuf, file: BoundedFile) -> Self {
        let contents = Contents::OnDisk(file);
        Self {
            kind,
            path,
            contents,
        }
    }

    /// A file, or a folder in place of its files, that is not read.
    pub(super) fn refused(kind: EntryKind, path: PathBuf, error: FileError) -> Self {
        let contents = Contents::Refused(error);
        Self {
            kind,
            path,
            contents,
        }
    }

    /// A file that was read, to be read again; `None` where reading failed.
    pub(crate) fn held(source: Source) -> Option<Self> {
        Some(Self {
            kind: source.kind,
            path: source.file.into(),
            contents: Contents::Held(source.bytes.ok()?),
        })
    }

    /// The same, with what was read of it.
    pub(super) fn holding(self, bytes: Cow<'static, [u8]>) -> Self {
        Self {
            contents: Contents::Held(bytes),
            ..self
        }
    }

    /// What was read of it, where that is kept.
    pub(crate) fn held_bytes(&self) -> Option<&[u8]> {
        match &self.contents {
            Contents::Held(bytes) => Some(bytes),
            _ => None,
        }
    }

    /// Its text; none where it cannot be read.
    pub(super) fn text(&self) -> Option<String> {
        let bytes = match self.held_bytes() {
            Some(held) => held.to_vec(),
            None => self.read()?.bytes.ok()?.into_owned(),
        };
        String::from_utf8(bytes).ok()
    }

    /// A file of an archive.
    pub(super) fn deflated(kind: EntryKind, path: PathBuf, text: Bytes) -> Self {
        let contents = Contents::Deflated(text);
        Self {
            kind,
            path,
            contents,
        }
    }

    pub(crate) fn kind(&self) -> EntryKind {
        self.kind
    }

    /// Its state; none where it is not read from the directory itself.
    pub(crate) fn stamp(&self) -> Option<FileStamp> {
        match &self.contents {
            Contents::OnDisk(file) => file.stamp(),
            _ => None,
        }
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Its slug; none where its name is that of no entry.
    pub(crate) fn slug(&self) -> Option<String> {
        slug::of(self.path.file_name()?, self.kind.extension())?.ok()
    }

    /// Whether it is the file of such a slug.
    pub(super) fn is(&self, kind: EntryKind, id: &str) -> bool {
        self.kind == kind && self.slug().is_some_and(|slug| slug == id)
    }

    /// Whether it may hold an API.
    pub fn is_entry(&self) -> bool {
        self.kind == EntryKind::Api
    }

    /// Its slug, where it holds what can be called.
    pub(super) fn of_endpoints(&self) -> Option<&str> {
        let is_endpoints = self.kind == EntryKind::Endpoints;
        let name = self.path.file_name().filter(|_| is_endpoints)?;
        name.to_str()?.strip_suffix(self.kind.extension())
    }

    /// How many bytes of a directory will be read for it.
    pub(super) fn bytes(&self) -> u64 {
        match &self.contents {
            Contents::OnDisk(file) => file.bytes,
            Contents::Held(_) | Contents::Deflated(_) | Contents::Refused(_) => 0,
        }
    }

    /// The file, read; none when its name is not that of such a file.
    pub(crate) fn read(&self) -> Option<Source> {
        match &self.contents {
            Contents::Held(bytes) => Source::new(self.kind, &self.path, Ok(bytes.clone())),
            Contents::Deflated(text) => {
                let bytes = inflated(text)?;
                Source::new(self.kind, &self.path, Ok(Cow::Owned(bytes)))
            }
            Contents::OnDisk(file) => {
                let read = file.read(&self.path);
                let may_be_quoted = read.as_ref().is_ok_and(|read| read.is_inside);
                let bytes = read.map(|read| Cow::Owned(read.bytes));
                let source = Source::new(self.kind, &self.path, bytes)?;
                Some(Source {
                    may_be_quoted,
                    ..source
                })
            }
            Contents::Refused(error) => Some(Source {
                kind: self.kind,
                id: String::new(),
                file: clean_line(&self.path.to_string_lossy()),
                bytes: Err(error.clone()),
                may_be_quoted: false,
            }),
        }
    }
}

/// The contents of a file of an archive; none where they are damaged.
pub(super) fn inflated(text: &Bytes) -> Option<Vec<u8>> {
    let bytes = decompress_to_vec_with_limit(&text.all(), FILE_LIMIT as usize).ok();
    if bytes.is_none() {
        text.note_damage();
    }
    bytes
}
