//! The files of a catalogue directory.

use std::collections::hash_map::Entry;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::Path;

use foldhash::HashMap;

use super::bounded::{self, BoundedFile};
use super::file_error::{FileError, SystemError};
use super::slug;
use super::source::{EntryKind, Unread};
use crate::parallel;

/// How many bytes the files of a directory may have in all, by default. The
/// catalogue of api.gouv.fr has about 1 MiB.
pub const MOST_BYTES: u64 = 64 * 1024 * 1024;

/// Why a directory is not read.
#[derive(Debug)]
pub enum Refusal {
    /// It cannot be listed.
    Unreadable(SystemError),
    /// Its files hold more bytes than this.
    TooLarge(u64),
}

impl From<io::Error> for Refusal {
    fn from(error: io::Error) -> Self {
        Self::Unreadable((&error).into())
    }
}

/// The files of `directory`, in the order of their names: `api/*.md`,
/// `guides/*.md`, `producteurs/*.md`, `questions/*.yaml` and `endpoints/*.yaml`, or
/// `*.md` in a flat directory.
/// Nothing of them is read yet.
///
/// # Errors
/// The directory cannot be listed, or its files hold more than `most` bytes.
/// The folders beside `api` are no error here, without which entries are still
/// served: one of the files says why.
pub fn files(directory: &Path, most: u64) -> Result<Vec<Unread>, Refusal> {
    let root = fs::canonicalize(directory).ok();
    let root = root.as_deref();
    let apis = directory.join(EntryKind::Api.folder());
    if !apis.is_dir() {
        return within(most, listed(EntryKind::Api, directory, root)?);
    }
    let mut files = listed(EntryKind::Api, &apis, root)?;
    for kind in [
        EntryKind::Guide,
        EntryKind::Producer,
        EntryKind::Question,
        EntryKind::Endpoints,
    ] {
        files.extend(of_kind(kind, directory));
    }
    within(most, files)
}

/// The files of a kind in a directory that has a folder for each: none where that
/// folder is not there, one that says why where it cannot be listed.
pub(super) fn of_kind(kind: EntryKind, directory: &Path) -> Vec<Unread> {
    let folder = directory.join(kind.folder());
    if !folder.is_dir() {
        return Vec::new();
    }
    let root = fs::canonicalize(directory).ok();
    listed(kind, &folder, root.as_deref())
        .unwrap_or_else(|error| vec![Unread::refused(kind, folder, error.into())])
}

/// The files, where they hold no more than `most` bytes.
pub(super) fn within(most: u64, files: Vec<Unread>) -> Result<Vec<Unread>, Refusal> {
    if size(&files) > most {
        return Err(Refusal::TooLarge(most));
    }
    Ok(files)
}

/// How many bytes the files have in all.
pub(super) fn size(files: &[Unread]) -> u64 {
    files.iter().map(Unread::bytes).fold(0, u64::saturating_add)
}

/// The entries of a folder of the directory `root`. Of several whose slugs
/// differ only by case, only the first is read: not every file system can hold
/// both.
fn listed(kind: EntryKind, folder: &Path, root: Option<&Path>) -> io::Result<Vec<Unread>> {
    let mut named = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name();
        if let Some(slug) = slug::of(&name, kind.extension()) {
            named.push((name, slug));
        }
    }
    named.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
    let mut first: HashMap<String, &OsStr> = HashMap::default();
    let judged = named.iter().map(|(name, slug)| {
        let slug = slug.as_ref().map_err(Clone::clone);
        let error = slug.and_then(|slug| match first.entry(slug.to_ascii_lowercase()) {
            Entry::Vacant(free) => {
                free.insert(name);
                Ok(())
            }
            Entry::Occupied(taken) => {
                let other = taken.get().to_string_lossy().into_owned();
                Err(FileError::SameSlug { other })
            }
        });
        (folder.join(name), error)
    });
    let judged: Vec<_> = judged.collect();
    let is_inside = root.is_some_and(|root| bounded::is_inside(folder, root));
    let looked_at = parallel::map(&judged, |(path, error)| {
        error.clone()?;
        BoundedFile::find(path, root, is_inside)
    });
    let files = judged.into_iter().zip(looked_at);
    let files = files.map(|((path, _), found)| match found {
        Ok(bounded) => Unread::on_disk(kind, path, bounded),
        Err(error) => Unread::refused(kind, path, error),
    });
    Ok(files.collect())
}
