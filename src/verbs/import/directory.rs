//! The directory that entries are written to: every file is written beside and renamed,
//! and nothing is written outside. What is about to be written is noted before, so that
//! a run that is stopped leaves no file that looks like one of a person.

use std::borrow::Cow;
use std::collections::HashSet;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::process;

use crate::catalogue::directory::is_flat;
use crate::catalogue::source::EntryKind;
use crate::error::Error;
use crate::import::{self, Manifest, Outcome, Pair, There, Wanted};

pub(super) struct Directory {
    /// As it was typed.
    path: PathBuf,
    /// Without links.
    real: PathBuf,
    /// Most bytes of a file in it that are read.
    most: u64,
    manifest: Manifest,
    /// Whether what was known of its files cannot be read.
    pub(super) has_forgotten: bool,
    /// Keeps other imports out of it.
    lock: Option<File>,
}

impl Directory {
    /// Makes the directory where there is none.
    ///
    /// # Errors
    /// It cannot be made, another import writes there, or it has entries at its top.
    pub(super) fn open(path: &Path, most: u64) -> Result<Self, Error> {
        if is_flat(path, most) {
            let path = path.to_owned();
            return Err(Error::FlatDirectory { path });
        }
        let real = fs::create_dir_all(path).and_then(|()| fs::canonicalize(path));
        let real = real.map_err(|error| Error::unwritable(path, error))?;
        let mut directory = Self {
            path: path.to_owned(),
            lock: locked(path)?,
            real,
            most,
            manifest: Manifest::default(),
            has_forgotten: false,
        };
        directory.sweep();
        match directory.there(Manifest::FILE) {
            There::File(bytes) => match Manifest::parse(&bytes) {
                Some(manifest) => directory.manifest = manifest,
                None => directory.has_forgotten = true,
            },
            There::Nothing => {}
            There::Other => directory.has_forgotten = true,
        }
        Ok(directory)
    }

    pub(super) fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Gives entries other slugs, with what can be called by them, as far as nothing
    /// stands there; returns those that have one.
    pub(super) fn rename(&mut self, mut pairs: Vec<Pair>) -> Result<Vec<Pair>, Error> {
        let rounds = import::rounds(&pairs, |slug| self.has(slug));
        for round in &rounds {
            self.rename_round(round)?;
        }
        let renamed = rounds.iter().flatten().map(|[old, _]| old);
        let renamed: HashSet<&String> = renamed.collect();
        pairs.retain(|[old, _]| renamed.contains(old));
        Ok(pairs)
    }

    /// What is known of files is kept under both names, until they have the new.
    fn rename_round(&mut self, round: &[Pair]) -> Result<(), Error> {
        let paths = round.iter().flat_map(|slugs| {
            let kinds = [EntryKind::Api, EntryKind::Endpoints];
            kinds.map(|kind| slugs.each_ref().map(|slug| import::path(kind, slug)))
        });
        let is_there = |path: &str| self.there(path) != There::Nothing;
        let paths = paths.filter(|[old, new]| is_there(old) && !is_there(new));
        let paths: Vec<Pair> = paths.collect();
        for [old, new] in &paths {
            self.manifest.copy(old, new);
        }
        self.close()?;
        for [old, new] in &paths {
            let (from, to) = (self.inside(old)?, self.inside(new)?);
            fs::rename(from, &to).map_err(|error| Error::unwritable(&to, error))?;
            self.manifest.forget(old);
        }
        Ok(())
    }

    /// What becomes of a file that is wanted, and with which text; where it is written,
    /// that is noted.
    pub(super) fn weigh<'w>(
        &mut self,
        wanted: &'w Wanted,
        is_forced: bool,
    ) -> (Outcome, Cow<'w, Wanted>) {
        let there = self.there(&wanted.path);
        let (outcome, wanted) = self.manifest.weigh(wanted, &there, is_forced);
        if outcome.is_written() {
            self.manifest.expect(&wanted, &there);
        } else if there.is(&wanted.text) {
            self.manifest.note(&wanted);
        }
        (outcome, wanted)
    }

    /// Writes a file, once what is about to be written is kept.
    pub(super) fn put(&mut self, wanted: &Wanted) -> Result<(), Error> {
        self.write(&wanted.path, &wanted.text)?;
        self.manifest.note(wanted);
        Ok(())
    }

    /// Removes a file where it stands as an import wrote it; returns whether it did.
    pub(super) fn remove(&mut self, path: &str) -> Result<bool, Error> {
        if !self.manifest.is_as_written(path, &self.there(path)) {
            return Ok(false);
        }
        let place = self.inside(path)?;
        fs::remove_file(&place).map_err(|error| Error::unwritable(&place, error))?;
        self.manifest.forget(path);
        Ok(true)
    }

    /// Keeps what is known of the files now.
    pub(super) fn close(&self) -> Result<(), Error> {
        let text = self.manifest.text();
        match self.there(Manifest::FILE).is(&text) {
            true => Ok(()),
            false => self.write(Manifest::FILE, &text),
        }
    }

    /// Whether it has the file of an entry.
    pub(super) fn has(&self, slug: &str) -> bool {
        self.there(&import::path(EntryKind::Api, slug)) != There::Nothing
    }

    /// What stands at a path in it; links are not followed.
    fn there(&self, path: &str) -> There {
        let path = self.path.join(path);
        let length = match fs::symlink_metadata(&path) {
            Ok(found) if found.is_file() && found.len() <= self.most => found.len(),
            Err(error) if error.kind() == ErrorKind::NotFound => return There::Nothing,
            _ => return There::Other,
        };
        let mut bytes = Vec::new();
        let read = File::open(&path).and_then(|file| file.take(length).read_to_end(&mut bytes));
        read.map_or(There::Other, |_| There::File(bytes))
    }

    /// Puts a text in place of what stands at a path, all of it at once.
    pub(super) fn write(&self, path: &str, text: &str) -> Result<(), Error> {
        let path = self.inside(path)?;
        let replaced = self.replace(&path, text);
        replaced.map_err(|error| Error::unwritable(&path, error))
    }

    /// A path in it, of which the folder is made.
    ///
    /// # Errors
    /// The folder cannot be made, or is a link that leads out.
    fn inside(&self, path: &str) -> Result<PathBuf, Error> {
        let path = self.path.join(path);
        let folder = path.parent().unwrap_or(&self.path);
        let real = fs::create_dir_all(folder).and_then(|()| fs::canonicalize(folder));
        let real = real.map_err(|error| Error::unwritable(&path, error))?;
        match real.starts_with(&self.real) {
            true => Ok(path),
            false => Err(Error::LeadsOut {
                path: folder.to_owned(),
            }),
        }
    }

    fn replace(&self, path: &Path, text: &str) -> io::Result<()> {
        let name = format!("{PART}{}", process::id());
        let beside = self.real.join(name);
        let written = create(&beside, text).and_then(|()| fs::rename(&beside, path));
        if written.is_err() {
            let _ = fs::remove_file(&beside);
        }
        written
    }

    /// Removes what runs left that were stopped, where no other can be at work.
    fn sweep(&self) {
        let found = self.lock.is_some().then(|| fs::read_dir(&self.real));
        for entry in found.into_iter().flatten().flatten().flatten() {
            if entry.file_name().to_string_lossy().starts_with(PART) {
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}

/// How the names begin of files that are not whole yet; the number of the process
/// follows.
const PART: &str = ".import.part.";

/// Makes a file, which is no link that somebody left there.
fn create(path: &Path, text: &str) -> io::Result<()> {
    let mut options = OpenOptions::new();
    let mut file = options.write(true).create_new(true).open(path)?;
    file.write_all(text.as_bytes())
}

/// Locks a directory until the file is closed or the process ends, in whichever way;
/// none where the file system knows no locks.
#[cfg(unix)]
fn locked(path: &Path) -> Result<Option<File>, Error> {
    use rustix::fs::{FlockOperation, flock};
    use rustix::io::Errno;

    let Ok(file) = File::open(path) else {
        return Ok(None);
    };
    match flock(&file, FlockOperation::NonBlockingLockExclusive) {
        Ok(()) => Ok(Some(file)),
        Err(Errno::WOULDBLOCK) => Err(Error::BeingWritten {
            path: path.to_owned(),
        }),
        Err(_) => Ok(None),
    }
}

/// A directory cannot be locked there. Files are whole all the same.
#[cfg(not(unix))]
fn locked(_: &Path) -> Result<Option<File>, Error> {
    Ok(None)
}
