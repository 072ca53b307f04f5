//! `themes.yaml`: the themes of a catalogue, in their one spelling. `check`
//! holds a catalogue that has this file to house rules.

use std::fs;
use std::path::Path;

use super::bounded::BoundedFile;
use super::clean::clean_line;
use super::diagnostic::Position;
use super::document;
use super::entry;
use super::file_error::{Expected, FileError};
use super::yaml::Yaml;

/// Its name in a catalogue directory.
pub const FILE: &str = "themes.yaml";

#[derive(Debug)]
pub struct Themes {
    /// Its path as shown to a user; cleaned for a terminal.
    pub(crate) file: String,
    /// In the order of the file, or why there are none, and where.
    pub(crate) names: Result<Vec<String>, (FileError, Option<Position>)>,
}

impl Themes {
    /// The themes of a directory, where it has a list of them.
    pub fn of_directory(directory: &Path) -> Option<Self> {
        let path = directory.join(FILE);
        fs::symlink_metadata(&path).ok()?;
        let bytes = BoundedFile::find(&path, None, false).and_then(|file| file.read(&path));
        let names = bytes.map_err(|error| (error, None));
        Some(Self {
            file: clean_line(&path.to_string_lossy()),
            names: names.and_then(|read| names_of(&read.bytes)),
        })
    }

    /// The themes of a file compiled into the program.
    pub fn compiled(contents: &[u8]) -> Self {
        Self {
            file: FILE.to_owned(),
            names: names_of(contents),
        }
    }
}

fn names_of(bytes: &[u8]) -> Result<Vec<String>, (FileError, Option<Position>)> {
    let text = entry::text(bytes).map_err(|(error, at)| (error, Some(at)))?;
    document::refuse_costly(&text).map_err(|error| (error, None))?;
    let names = match Yaml::read(&text)? {
        Yaml::List(items) => items
            .iter()
            .map(|item| item.text().map(clean_line))
            .collect(),
        _ => None,
    };
    let (key, expected) = (FILE.to_owned(), Expected::Texts);
    names.ok_or((FileError::WrongType { key, expected }, None))
}
