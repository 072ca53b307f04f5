//! Files that speak of a catalogue as a whole: `themes.yaml`, `source.yaml`,
//! `thesaurus.yaml`, `elsewhere.yaml`; and what import noted of it.

use std::fs;
use std::path::Path;

use super::bounded::BoundedFile;
use super::clean::clean_line;
use super::diagnostic::{Diagnostic, Position};
use super::document;
use super::entry;
use super::file_error::FileError;
use super::lint::Lint;
use super::provenance::Provenance;
use super::themes::Themes;
use crate::find::{Elsewhere, Thesaurus};
use crate::import::Manifest;

/// What one of these files says.
pub(crate) trait Side: Sized {
    /// Its name in a catalogue directory.
    const FILE: &'static str;

    /// Understands its text.
    ///
    /// # Errors
    /// It cannot be used, and the place where that shows.
    fn parse(text: &str) -> Result<Self, (FileError, Option<Position>)>;
}

/// A file that was looked at.
#[derive(Debug)]
pub(crate) struct SideFile<T> {
    /// Its path as shown to a user; cleaned for a terminal.
    pub(crate) file: String,
    /// What it says, or why it cannot be used, and where.
    pub(crate) said: Result<T, (FileError, Option<Position>)>,
}

impl<T: Side> SideFile<T> {
    /// That of a directory, where it has one.
    pub(crate) fn of_directory(directory: &Path) -> Option<Self> {
        let path = directory.join(T::FILE);
        fs::symlink_metadata(&path).ok()?;
        let bytes = BoundedFile::find(&path, None, false).and_then(|file| file.read(&path));
        let bytes = bytes.map_err(|error| (error, None));
        Some(Self {
            file: clean_line(&path.to_string_lossy()),
            said: bytes.and_then(|read| said(&read.bytes)),
        })
    }

    fn held(base: &Path, contents: &[u8]) -> Self {
        Self {
            file: clean_line(&base.join(T::FILE).to_string_lossy()),
            said: said(contents),
        }
    }

    /// What it says, or that it is left out.
    pub(super) fn usable(self) -> Result<T, Box<Diagnostic>> {
        let file = self.file;
        self.said.map_err(|(error, at)| {
            Box::new(Diagnostic {
                file,
                place: at.map(Into::into),
                lint: Lint::LeftOut(error),
            })
        })
    }
}

fn said<T: Side>(bytes: &[u8]) -> Result<T, (FileError, Option<Position>)> {
    let text = entry::text(bytes).map_err(|(error, at)| (error, Some(at)))?;
    document::refuse_costly(&text).map_err(|error| (error, None))?;
    T::parse(&text)
}

/// Those that a catalogue has.
#[derive(Debug, Default)]
pub struct SideFiles {
    pub(crate) themes: Option<SideFile<Themes>>,
    pub(crate) provenance: Option<SideFile<Provenance>>,
    pub(crate) thesaurus: Option<SideFile<Thesaurus>>,
    pub(crate) elsewhere: Option<SideFile<Elsewhere>>,
    /// Nothing where it has none that can be read.
    pub(crate) imported: Manifest,
}

impl SideFiles {
    /// The names of all.
    pub(crate) const NAMES: [&str; 5] = [
        Themes::FILE,
        Provenance::FILE,
        Thesaurus::FILE,
        Elsewhere::FILE,
        Manifest::FILE,
    ];

    /// Those of a directory.
    pub fn of_directory(directory: &Path) -> Self {
        Self {
            themes: SideFile::of_directory(directory),
            provenance: SideFile::of_directory(directory),
            thesaurus: SideFile::of_directory(directory),
            elsewhere: SideFile::of_directory(directory),
            imported: imported(contents(directory, Manifest::FILE)),
        }
    }

    /// Those that are compiled into the program, by their names.
    pub fn compiled(contents: impl Fn(&str) -> Option<&'static [u8]>) -> Self {
        Self::held(Path::new(""), contents)
    }

    /// Those whose contents are at hand, by their names; shown as those of `base`.
    pub(super) fn held<B: AsRef<[u8]>>(base: &Path, contents: impl Fn(&str) -> Option<B>) -> Self {
        Self {
            themes: contents(Themes::FILE).map(|held| SideFile::held(base, held.as_ref())),
            provenance: contents(Provenance::FILE).map(|held| SideFile::held(base, held.as_ref())),
            thesaurus: contents(Thesaurus::FILE).map(|held| SideFile::held(base, held.as_ref())),
            elsewhere: contents(Elsewhere::FILE).map(|held| SideFile::held(base, held.as_ref())),
            imported: imported(contents(Manifest::FILE)),
        }
    }

    /// The names and the contents of those of a directory.
    pub fn contents(directory: &Path) -> Vec<(&'static str, Vec<u8>)> {
        let names = Self::NAMES.into_iter();
        let read = names.filter_map(|name| Some((name, contents(directory, name)?)));
        read.collect()
    }
}

fn contents(directory: &Path, name: &str) -> Option<Vec<u8>> {
    let path = directory.join(name);
    let file = BoundedFile::find(&path, None, false).ok()?;
    Some(file.read(&path).ok()?.bytes)
}

fn imported(contents: Option<impl AsRef<[u8]>>) -> Manifest {
    let manifest = contents.and_then(|held| Manifest::parse(held.as_ref()));
    manifest.unwrap_or_default()
}
