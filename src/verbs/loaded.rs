//! The catalogue of a run: what was read of a directory, and when it is read.

use std::path::Path;
use std::sync::OnceLock;

use apicat_core::Progress;

use super::Session;
use crate::catalogue::Catalogue;
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
}

impl Loaded {
    /// Nothing yet.
    pub const fn new() -> Self {
        Self {
            whole: OnceLock::new(),
            part: OnceLock::new(),
        }
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
    /// as long, for the same answer.
    pub(super) fn read_part(&self, typed: &[String]) {
        let is_needed = self.loaded.whole.get().is_none() && self.loaded.part.get().is_none();
        let may_be_slugs = typed.iter().all(|typed| typed.len() <= LONGEST);
        let Some(directory) = self.directory.filter(|_| is_needed && may_be_slugs) else {
            return;
        };
        let slugs: Vec<&str> = typed.iter().map(String::as_str).collect();
        if slugs.is_empty() {
            return;
        }
        if let Some(part) = Catalogue::part_of_directory(directory, self.most_bytes, &slugs) {
            self.warn_of_bad_files(&part);
            let _ = self.loaded.part.set(part);
        }
    }

    /// Reads a directory, with a warning for each file that is left out.
    fn load(&self, directory: &Path) -> Result<Catalogue, Error> {
        let read = |progress: Progress<'_>| {
            Catalogue::from_directory(directory, self.most_bytes, progress)
        };
        let catalogue = self
            .terminal
            .count(Messages::files_read, read)
            .map_err(|refusal| Error::of_directory(directory, refusal))?;
        self.warn_of_bad_files(&catalogue);
        if catalogue.apis().is_empty() {
            let path = directory.to_owned();
            return Err(Error::EmptyCatalogue { path });
        }
        Ok(catalogue)
    }

    fn warn_of_bad_files(&self, catalogue: &Catalogue) {
        for bad in catalogue.bad_files() {
            self.terminal.warn(&self.messages().bad_file(bad));
        }
    }
}
