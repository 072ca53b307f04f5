//! `source.yaml`: where the texts of a catalogue come from, and of when they
//! are.

use super::diagnostic::Position;
use super::file_error::FileError;
use super::keys::{Key, Keyed, Kind, Reader, always, maybe};
use super::place::Places;
use super::side_file::Side;
use super::text::Text;
use super::yaml::Yaml;
use serde::{Deserialize, Serialize};

/// The source of a catalogue.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provenance {
    pub name: Text,
    pub url: Option<Text>,
    /// The licence of the texts.
    pub licence: Option<Text>,
    pub licence_url: Option<Text>,
    /// The day or the month of which the texts are: `2026-01-31`, `2026-01`.
    pub state: Option<Text>,
    /// What else is to be known of them.
    pub note: Option<Text>,
}

static KEYS: [Key<Provenance>; 6] = [
    Key::required("name", Kind::Line(always!(name))),
    Key::new("url", Kind::Address(maybe!(url))),
    Key::new("licence", Kind::Line(maybe!(licence))),
    Key::new("licence_url", Kind::Address(maybe!(licence_url))),
    Key::new("state", Kind::Line(maybe!(state))),
    Key::new("note", Kind::Line(maybe!(note))),
];

impl Keyed for Provenance {
    fn keys() -> impl Iterator<Item = &'static Key<Self>> {
        KEYS.iter()
    }
}

impl Side for Provenance {
    const FILE: &'static str = "source.yaml";

    fn parse(text: &str) -> Result<Self, (FileError, Option<Position>)> {
        let value = Yaml::read(text)?;
        let mut read = Reader::read(text, &value, Self::default());
        if read.wrong.is_empty() {
            return Ok(read.of);
        }
        let (error, spot) = read.wrong.swap_remove(0);
        Err((error, spot.map(|spot| Places::read(text).position(&spot))))
    }
}
