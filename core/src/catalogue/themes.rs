//! `themes.yaml`: the themes of a catalogue, in their one spelling. `check`
//! holds a catalogue that has this file to house rules.

use super::clean::clean_line;
use super::diagnostic::Position;
use super::file_error::{Expected, FileError};
use super::side_file::Side;
use super::yaml::Yaml;

/// The themes, in the order of the file.
#[derive(Debug)]
pub(crate) struct Themes(pub(crate) Vec<String>);

impl Side for Themes {
    const FILE: &'static str = "themes.yaml";

    fn parse(text: &str) -> Result<Self, (FileError, Option<Position>)> {
        let names = match Yaml::read(text)? {
            Yaml::List(items) => items
                .iter()
                .map(|item| item.text().map(clean_line))
                .collect(),
            _ => None,
        };
        let (key, expected) = (Self::FILE.to_owned(), Expected::Texts);
        let names = names.ok_or((FileError::WrongType { key, expected }, None));
        Ok(Self(names?))
    }
}
