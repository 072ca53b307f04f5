//! The catalogue of a run: what was read of a directory, and when it is read.

use std::fs::File;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use apicat_core::Progress;

use super::Session;
use crate::archive::{Archive, StoredIndex};
use crate::catalogue::diagnostic::Diagnostic;
use crate::catalogue::{Catalogue, OpenArchive};
use crate::embedded;
use crate::error::Error;
use crate::find::LONGEST;
use crate::words::Messages;

/// What a run has read of a directory.
#[derive(Debug, Default)]
pub struct Loaded {
    whole: OnceLock<Catalogue>,
    /// The entries that were asked for by their exact slugs.
    part: OnceLock<Catalogue>,
    /// The archive that the whole is read of.
    archive: OnceLock<Archived>,
}

#[derive(Debug)]
struct Archived {
    archive: Arc<Archive>,
    index: StoredIndex,
}

impl Loaded {
    /// Nothing yet.
    pub const fn new() -> Self {
        Self {
            whole: OnceLock::new(),
            part: OnceLock::new(),
            archive: OnceLock::new(),
        }
    }

    /// The index that the whole comes with.
    pub(super) fn stored_index(&self) -> Option<&StoredIndex> {
        self.archive.get().map(|archived| &archived.index)
    }
}

impl<'a> Session<'a> {
    /// The catalogue, or the part of it that [`Session::read_part`] has read.
    ///
    /// # Errors
    /// The directory cannot be listed, or holds no entry that can be read.
    pub(super) fn catalogue(&self) -> Result<&'a Catalogue, Error> {
        match self.loaded.part.get() {
            Some(part) => Ok(part),
            None => self.whole(),
        }
    }

    /// The whole catalogue, read when it is first asked for.
    ///
    /// # Errors
    /// As those of [`Session::catalogue`].
    pub(super) fn whole(&self) -> Result<&'a Catalogue, Error> {
        match (self.directory, self.loaded.whole.get()) {
            (None, _) => Ok(embedded::catalogue()),
            (_, Some(catalogue)) => Ok(catalogue),
            (Some(directory), None) => {
                let catalogue = self.load(directory)?;
                Ok(self.loaded.whole.get_or_init(|| catalogue))
            }
        }
    }

    /// Reads the files of some entries and of what their pages say of others, where
    /// all that was `typed` are exact slugs: the whole would take a hundred times
    /// as long, for the same answer. Of files that are left out only the whole tells.
    pub(super) fn read_part(&self, typed: &[String]) {
        let is_needed = self.loaded.whole.get().is_none() && self.loaded.part.get().is_none();
        let may_be_slugs = typed.iter().all(|typed| typed.len() <= LONGEST) && !typed.is_empty();
        let Some(path) = self.directory.filter(|_| is_needed && may_be_slugs) else {
            return;
        };
        let slugs: Vec<&str> = typed.iter().map(String::as_str).collect();
        if path.is_file() {
            let open = opened(path).ok();
            let has_all = |open: &OpenArchive| slugs.iter().all(|slug| open.catalogue.has(slug));
            if let Some(open) = open.filter(has_all) {
                let catalogue = self.keep(open);
                let _ = self.loaded.whole.set(catalogue);
            }
        } else if let Some(part) = Catalogue::part_of_directory(path, self.most_bytes, &slugs) {
            let _ = self.loaded.part.set(part);
        }
    }

    /// Keeps what an archive has beside its catalogue.
    fn keep(&self, open: OpenArchive) -> Catalogue {
        let OpenArchive {
            catalogue,
            index,
            archive,
        } = open;
        let _ = self.loaded.archive.set(Archived { archive, index });
        catalogue
    }

    /// What is wrong with the archive that was read, if anything.
    pub(crate) fn fault(&self) -> Option<Error> {
        let fault = self.loaded.archive.get()?.archive.fault()?;
        Some(Error::UnusableArchive {
            path: self.directory?.to_owned(),
            fault: fault.clone(),
        })
    }

    /// Reads a directory or opens an archive, with a warning for each file that is
    /// left out.
    fn load(&self, path: &Path) -> Result<Catalogue, Error> {
        if !path.is_file() {
            return self.load_directory(path, self.most_bytes);
        }
        let open = opened(path)?;
        self.warn_of(&open.bad_files());
        Ok(self.keep(open))
    }

    /// Reads a directory of at most so many bytes.
    ///
    /// # Errors
    /// It cannot be listed, or holds no entry that can be read.
    pub(super) fn load_directory(&self, directory: &Path, most: u64) -> Result<Catalogue, Error> {
        let read = |progress: Progress<'_>| Catalogue::from_directory(directory, most, progress);
        let catalogue = self
            .terminal
            .count(Messages::files_read, read)
            .map_err(|refusal| Error::of_directory(directory, refusal))?;
        self.warn_of(catalogue.bad_files());
        if catalogue.apis().is_empty() {
            let path = directory.to_owned();
            return Err(Error::EmptyCatalogue { path });
        }
        Ok(catalogue)
    }

    fn warn_of(&self, bad_files: &[Diagnostic]) {
        for bad in bad_files {
            self.terminal.warn(&self.messages().bad_file(bad));
        }
    }
}

/// Opens a compiled catalogue.
///
/// # Errors
/// It is none, of another version, or damaged.
pub(crate) fn opened(path: &Path) -> Result<OpenArchive, Error> {
    let unusable = |fault| Error::UnusableArchive {
        path: path.to_owned(),
        fault,
    };
    let file = File::open(path).map_err(|error| unusable(error.into()))?;
    let archive = Archive::open(file).map_err(unusable)?;
    OpenArchive::new(archive, Path::new("")).map_err(unusable)
}
