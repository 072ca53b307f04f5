//! The directory that entries are written to: every file is written beside and renamed,
//! and nothing is written outside.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::import::{Manifest, Outcome, There, Wanted, entry_path};

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
}

impl Directory {
    /// Makes the directory where there is none.
    pub(super) fn open(path: &Path, most: u64) -> Result<Self, Error> {
        let real = fs::create_dir_all(path).and_then(|()| fs::canonicalize(path));
        let real = real.map_err(|error| Error::unwritable(path, error))?;
        let mut directory = Self {
            path: path.to_owned(),
            real,
            most,
            manifest: Manifest::default(),
            has_forgotten: false,
        };
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

    /// Writes a file that is wanted, unless a person changed what stands there.
    pub(super) fn put(&mut self, wanted: &Wanted, is_forced: bool) -> Result<Outcome, Error> {
        let there = self.there(&wanted.path);
        let outcome = self.manifest.outcome(wanted, &there, is_forced);
        if outcome.is_written() {
            self.write(&wanted.path, &wanted.text)?;
        }
        if outcome.is_written() || there.is(&wanted.text) {
            self.manifest.note(wanted);
        }
        Ok(outcome)
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
    pub(super) fn has(&self, id: &str) -> bool {
        self.there(&entry_path(id)) != There::Nothing
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
        let path = self.path.join(path);
        let folder = path.parent().unwrap_or(&self.path);
        let real = fs::create_dir_all(folder).and_then(|()| fs::canonicalize(folder));
        let real = real.map_err(|error| Error::unwritable(&path, error))?;
        if !real.starts_with(&self.real) {
            let path = folder.to_owned();
            return Err(Error::LeadsOut { path });
        }
        let replaced = self.replace(&path, text);
        replaced.map_err(|error| Error::unwritable(&path, error))
    }

    fn replace(&self, path: &Path, text: &str) -> io::Result<()> {
        let beside = self.real.join(".import.part");
        // Left by a run that was stopped. A link there is removed, not followed.
        let _ = fs::remove_file(&beside);
        let mut options = OpenOptions::new();
        let mut file = options.write(true).create_new(true).open(&beside)?;
        file.write_all(text.as_bytes())?;
        fs::rename(&beside, path)
    }
}
