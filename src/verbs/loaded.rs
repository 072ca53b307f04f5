//! The catalogue of a run: what was read of a directory, and when it is read.

use std::path::Path;
use std::sync::OnceLock;

use apicat_core::Progress;

use super::Session;
use crate::archive::{Archive, Fault, Stamp};
use crate::cache;
use crate::catalogue::Catalogue;
use crate::catalogue::diagnostic::Diagnostic;
use crate::catalogue::layers::Layer;
use crate::embedded;
use crate::error::Error;
use crate::find::{Index, LONGEST};
use crate::place::Place;
use crate::words::Messages;

/// What a run has read of a directory.
#[derive(Debug, Default)]
pub struct Loaded {
    whole: OnceLock<Catalogue>,
    /// The entries that were asked for by their exact slugs.
    part: OnceLock<Catalogue>,
    /// The archive that the whole is read of.
    archive: OnceLock<Archived>,
    /// The state of the directory when the whole was read of its files.
    stamp: OnceLock<Stamp>,
    /// Whether files that are left out were told of before.
    is_told: bool,
}

#[derive(Debug)]
struct Archived {
    archive: Archive,
    index: Index,
    /// Whether it is of the cache.
    is_cached: bool,
}

impl Loaded {
    /// Nothing yet.
    pub const fn new() -> Self {
        Self {
            whole: OnceLock::new(),
            part: OnceLock::new(),
            archive: OnceLock::new(),
            stamp: OnceLock::new(),
            is_told: false,
        }
    }

    /// Nothing, for a second attempt at an answer.
    pub(crate) fn again() -> Self {
        Self {
            is_told: true,
            ..Self::new()
        }
    }

    /// The index that the whole comes with.
    pub(super) fn stored_index(&self) -> Option<&Index> {
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
        if let Some(catalogue) = self.loaded.whole.get() {
            return Ok(catalogue);
        }
        let catalogue = match self.places.as_slice() {
            [Place::Embedded] => return Ok(embedded::catalogue()),
            [Place::Path(path)] => self.load(path)?,
            places => self.layered(places)?,
        };
        Ok(self.loaded.whole.get_or_init(|| catalogue))
    }

    fn layered(&self, places: &[Place]) -> Result<Catalogue, Error> {
        let layers = places.iter().map(|place| {
            let catalogue = match place {
                Place::Embedded => embedded::layer(),
                Place::Path(path) => self.read_apart(path)?,
            };
            let name = place.to_string();
            Ok(Layer { name, catalogue })
        });
        Ok(Catalogue::layered(layers.collect::<Result<_, Error>>()?))
    }

    /// The directory or the file that is read, where nothing else is.
    fn path(&self) -> Option<&Path> {
        match self.places.as_slice() {
            [Place::Path(path)] => Some(path),
            _ => None,
        }
    }

    /// Reads the files of some entries and of what their pages say of others, where
    /// all that was `typed` are exact slugs: the whole would take a hundred times
    /// as long, for the same answer. Of files that are left out only the whole tells.
    pub(super) fn read_part(&self, typed: &[String]) {
        let is_needed = self.loaded.whole.get().is_none() && self.loaded.part.get().is_none();
        let may_be_slugs = typed.iter().all(|typed| typed.len() <= LONGEST) && !typed.is_empty();
        let Some(path) = self.path().filter(|_| is_needed && may_be_slugs) else {
            return;
        };
        let slugs: Vec<&str> = typed.iter().map(String::as_str).collect();
        if path.is_file() {
            let open = opened(path).ok();
            let has_all = |open: &Opened| slugs.iter().all(|slug| open.catalogue.has(slug));
            if let Some(open) = open.filter(has_all) {
                let catalogue = self.hold(open, false);
                let _ = self.loaded.whole.set(catalogue);
            }
        } else if let Some(part) = Catalogue::part_of_directory(path, self.most_bytes, &slugs) {
            let _ = self.loaded.part.set(part);
        }
    }

    /// Keeps what an archive has beside its catalogue.
    fn hold(&self, open: Opened, is_cached: bool) -> Catalogue {
        let Opened {
            catalogue,
            index,
            archive,
        } = open;
        let _ = self.loaded.archive.set(Archived {
            archive,
            index,
            is_cached,
        });
        catalogue
    }

    /// What is wrong with the archive that was named, if anything.
    pub(crate) fn fault(&self) -> Option<Error> {
        let archived = self.loaded.archive.get();
        let own = archived.filter(|archived| !archived.is_cached);
        let own = own.and_then(|own| Some((self.path()?, own.archive.fault()?)));
        let apart = self.apart.borrow();
        let mut apart = apart
            .iter()
            .filter_map(|(path, archive)| Some((path.as_path(), archive.fault()?)));
        let (path, fault) = own.or_else(|| apart.next())?;
        Some(Error::UnusableArchive {
            path: path.to_owned(),
            fault: fault.clone(),
        })
    }

    /// Reads a directory or opens an archive, with a warning for each file that is
    /// left out.
    fn load(&self, path: &Path) -> Result<Catalogue, Error> {
        let cache = self.cache.as_ref().filter(|_| !path.is_file());
        let cached = cache.and_then(|cache| cache.find(path, self.most_bytes));
        if let Some(open) = cached {
            let bad_files = open.catalogue.archived_bad_files();
            // What is kept may be damaged where they are: then nothing is said of them.
            if open.archive.fault().is_none() {
                self.warn_of(&bad_files);
                return Ok(self.hold(open, true));
            }
        }
        if path.is_file() {
            let open = opened(path)?;
            self.warn_of(&open.catalogue.archived_bad_files());
            return Ok(self.hold(open, false));
        }
        let stamp = cache.and_then(|_| cache::stamp(path, self.most_bytes));
        let catalogue = self.load_directory(path, self.most_bytes)?;
        let _ = stamp.map(|stamp| self.loaded.stamp.set(stamp));
        Ok(catalogue)
    }

    /// Keeps what was read of a directory for the next question. Failures are no
    /// concern of those who asked.
    pub(crate) fn keep(&self) {
        let (Some(cache), Some(directory)) = (&self.cache, self.path()) else {
            return;
        };
        let (Some(catalogue), Some(stamp)) = (self.loaded.whole.get(), self.loaded.stamp.get())
        else {
            return;
        };
        if !stamp.is_settled() {
            return;
        }
        let index = self.index.get_or_init(|| Index::new(catalogue, &|_, _| {}));
        let _ = cache.keep(directory, catalogue, index, *stamp, self.most_bytes);
    }

    /// Whether the answer is of a part of the cache that is damaged, which is then
    /// forgotten.
    pub(crate) fn forget_damaged_cache(&self) -> bool {
        let cached = self
            .loaded
            .archive
            .get()
            .filter(|archived| archived.is_cached);
        let is_damaged = cached.is_some_and(|archived| archived.archive.fault().is_some());
        if let (true, Some(cache), Some(directory)) = (is_damaged, &self.cache, self.path()) {
            cache.forget(directory);
        }
        is_damaged
    }

    /// Reads a catalogue that is not that of the run: a directory, or a compiled file.
    ///
    /// # Errors
    /// As those of [`Session::catalogue`].
    pub(super) fn read_apart(&self, path: &Path) -> Result<Catalogue, Error> {
        if !path.is_file() {
            return self.load_directory(path, self.most_bytes);
        }
        let open = opened(path)?;
        self.warn_of(&open.catalogue.archived_bad_files());
        let apart = (path.to_owned(), open.archive);
        self.apart.borrow_mut().push(apart);
        Ok(open.catalogue)
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
        if catalogue.api_count() == 0 {
            let path = directory.to_owned();
            return Err(Error::EmptyCatalogue { path });
        }
        Ok(catalogue)
    }

    fn warn_of(&self, bad_files: &[Diagnostic]) {
        for bad in bad_files.iter().filter(|_| !self.loaded.is_told) {
            self.terminal.warn(&self.messages().bad_file(bad));
        }
    }
}

/// An archive that was opened, and what it holds.
pub(crate) struct Opened {
    pub(crate) catalogue: Catalogue,
    pub(crate) index: Index,
    pub(crate) archive: Archive,
}

impl Opened {
    /// Opens the file at `path`; `base` stands before the paths of its files where these
    /// are shown.
    ///
    /// # Errors
    /// It is no archive, of another version, or damaged.
    pub(crate) fn new(path: &Path, base: &Path) -> Result<Self, Fault> {
        let archive = Archive::open_file(path)?;
        let (catalogue, index) = Catalogue::open(&archive, base)?;
        Ok(Self {
            catalogue,
            index,
            archive,
        })
    }
}

/// Opens a compiled catalogue.
///
/// # Errors
/// It is none, of another version, or damaged.
pub(crate) fn opened(path: &Path) -> Result<Opened, Error> {
    let unusable = |fault| Error::UnusableArchive {
        path: path.to_owned(),
        fault,
    };
    Opened::new(path, Path::new("")).map_err(unusable)
}
