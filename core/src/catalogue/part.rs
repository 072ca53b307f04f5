//! A part of a directory: a few entries whose slugs are known, and what their
//! pages say of others. Nothing else is read.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::{fs, io};

use super::api::Api;
use super::bounded::{self, BoundedFile};
use super::directory;
use super::entry::{self, Entry};
use super::slug;
use super::source::{EntryKind, Unread};

/// The names in a folder of a directory: of its files, only those that are asked
/// for are looked at.
#[derive(Debug)]
pub(super) struct Folder {
    kind: EntryKind,
    path: PathBuf,
    /// The directory, links resolved.
    root: Option<PathBuf>,
    /// Whether it is itself in the directory, and not behind a link.
    is_inside: bool,
    /// Those that have the extension of its kind.
    names: Vec<OsString>,
}

impl Folder {
    pub(super) fn list(kind: EntryKind, path: PathBuf, directory: &Path) -> io::Result<Self> {
        let root = fs::canonicalize(directory).ok();
        let is_inside = root
            .as_deref()
            .is_some_and(|root| bounded::is_inside(&path, root));
        let mut names = Vec::new();
        for file in fs::read_dir(&path)? {
            let name = file?.file_name();
            let extension = kind.extension().as_bytes();
            if name.as_encoded_bytes().ends_with(extension) {
                names.push(name);
            }
        }
        Ok(Self {
            kind,
            path,
            root,
            is_inside,
            names,
        })
    }

    /// The file of a slug, by the rule of [`directory::files`]: of several names
    /// that differ only by case, the first is read.
    fn file(&self, id: &str) -> Option<Unread> {
        let name = format!("{id}{}", self.kind.extension());
        let name = OsStr::new(&name);
        let alike = self.names.iter();
        let first = alike.filter(|other| other.eq_ignore_ascii_case(name)).min();
        if first? != name || slug::of(name, self.kind.extension())?.is_err() {
            return None;
        }
        let path = self.path.join(name);
        let found = BoundedFile::find(&path, self.root.as_deref(), self.is_inside);
        Some(match found {
            Ok(file) => Unread::on_disk(self.kind, path, file),
            Err(error) => Unread::refused(self.kind, path, error),
        })
    }

    /// Whether it has an entry of that slug: a file that can be read as one.
    pub(super) fn has(&self, id: &str) -> bool {
        let source = self.file(id).and_then(|file| file.read());
        source.is_some_and(|source| entry::understand(&source).is_ok())
    }

    /// The entry of a slug, and its file.
    fn api(&self, id: &str) -> Option<(Api, Unread)> {
        let file = self.file(id)?;
        match entry::understand(&file.read()?) {
            Ok(Entry::Api(api)) => Some((*api, file)),
            _ => None,
        }
    }
}

/// The files of some entries of `directory`, and of what their pages say of
/// others: the bodies that they name, every guide and questionnaire. None where
/// one of the slugs is that of no entry, or more than `most` bytes would be read.
pub(super) fn files(directory: &Path, most: u64, slugs: &[&str]) -> Option<(Vec<Unread>, Folder)> {
    let folder = |kind: EntryKind| directory.join(kind.folder());
    let apis = folder(EntryKind::Api);
    let is_flat = !apis.is_dir();
    let apis = if is_flat { directory.to_owned() } else { apis };
    let apis = Folder::list(EntryKind::Api, apis, directory).ok()?;
    let mut files = Vec::new();
    let mut bodies = Vec::new();
    for slug in slugs {
        let (api, file) = apis.api(slug)?;
        files.push(file);
        bodies.extend(api.partners.iter().cloned());
        bodies.push(api.producer);
    }
    if !is_flat {
        bodies.sort_unstable();
        bodies.dedup();
        let producers = folder(EntryKind::Producer);
        if producers.is_dir() {
            let producers = Folder::list(EntryKind::Producer, producers, directory).ok()?;
            files.extend(bodies.iter().filter_map(|body| producers.file(body)));
        }
        for kind in [EntryKind::Guide, EntryKind::Question, EntryKind::Endpoints] {
            files.extend(directory::of_kind(kind, directory));
        }
    }
    let files = directory::within(most, files).ok()?;
    Some((files, apis))
}
