//! The data: files read, understood, and held. Knows neither the command line
//! nor a terminal.
//!
//! A file goes from bytes ([`source`]) through its two parts ([`document`])
//! and the YAML as written ([`raw`]) to its meaning ([`api`], [`producer`]).
//! What is wrong with it is a [`BadFile`]; the others are served.

pub mod access;
pub mod api;
pub mod clean;
pub mod date;
mod directory;
pub mod document;
mod embedded;
pub mod field;
pub mod fold;
pub mod openness;
pub mod problem;
pub mod producer;
pub mod profile;
pub mod raw;
pub mod source;
pub mod yaml;

use std::collections::HashMap;
use std::io;
use std::path::Path;

use api::Api;
use problem::{BadFile, Position, Problem};
use producer::Producer;
use raw::{RawApi, RawProducer};
use source::{Kind, Source};

/// A loaded catalogue.
#[derive(Debug, Default)]
pub struct Catalogue {
    apis: Vec<Api>,
    producers: HashMap<String, Producer>,
    texts: HashMap<String, String>,
    bad_files: Vec<BadFile>,
}

impl Catalogue {
    /// The catalogue compiled into the program.
    pub fn embedded() -> Self {
        Self::load(embedded::sources())
    }

    /// The catalogue of a directory.
    ///
    /// # Errors
    /// The directory cannot be listed.
    pub fn from_directory(directory: &Path) -> io::Result<Self> {
        Ok(Self::load(directory::sources(directory)?))
    }

    /// Reads every source; the bad ones are left out and told by
    /// [`Catalogue::bad_files`].
    pub fn load(sources: Vec<Source>) -> Self {
        let mut catalogue = Self::default();
        for source in sources {
            let file = source.file.clone();
            if let Err((problem, at)) = catalogue.add(source) {
                catalogue.bad_files.push(BadFile { file, at, problem });
            }
        }
        catalogue
            .apis
            .sort_by_cached_key(|api| fold::fold(&api.title).into_owned());
        catalogue
    }

    fn add(&mut self, source: Source) -> Result<(), (Problem, Option<Position>)> {
        let bytes = source.bytes.map_err(|problem| (problem, None))?;
        let written = std::str::from_utf8(&bytes).map_err(|error| {
            (
                Problem::NotUtf8,
                Some(position_of(&bytes, error.valid_up_to())),
            )
        })?;
        let text = document::normalise(written);
        let document = document::split(&text).map_err(|problem| (problem, Some(START)))?;
        let in_file = |at: Option<Position>| {
            let at = at.unwrap_or(Position { line: 0, column: 1 });
            Some(Position {
                line: at.line + document::LINES_BEFORE_FRONT_MATTER,
                column: at.column,
            })
        };
        match source.kind {
            Kind::Api => {
                let raw: RawApi = yaml::parse(document.front_matter)
                    .map_err(|(problem, at)| (problem, in_file(at)))?;
                let api =
                    Api::from_raw(&source.id, raw, document.body).map_err(|(problem, path)| {
                        let at = yaml::locate(document.front_matter, &path);
                        (problem, in_file(at))
                    })?;
                self.texts.insert(source.id, written.to_owned());
                self.apis.push(api);
            }
            Kind::Producer => {
                let raw: RawProducer = yaml::parse(document.front_matter)
                    .map_err(|(problem, at)| (problem, in_file(at)))?;
                let producer = Producer::from_raw(&source.id, raw)
                    .map_err(|problem| (problem, in_file(None)))?;
                self.producers.insert(source.id, producer);
            }
        }
        Ok(())
    }

    /// The APIs, in the order of their titles.
    pub fn apis(&self) -> &[Api] {
        &self.apis
    }

    /// The API whose slug is exactly `id`.
    pub fn api(&self, id: &str) -> Option<&Api> {
        self.apis.iter().find(|api| api.id == id)
    }

    /// The producing body of `api`; known by its slug alone where the
    /// catalogue has no file for it.
    pub fn producer(&self, api: &Api) -> Producer {
        self.body(&api.producer)
            .cloned()
            .unwrap_or_else(|| Producer::unknown(&api.producer))
    }

    /// The body of that slug, where the catalogue has a file for it.
    pub fn body(&self, id: &str) -> Option<&Producer> {
        self.producers.get(id)
    }

    /// The file of an API as it was written.
    pub fn text(&self, api: &Api) -> &str {
        self.texts.get(&api.id).map_or("", String::as_str)
    }

    /// The files that were left out, and why.
    pub fn bad_files(&self) -> &[BadFile] {
        &self.bad_files
    }
}

const START: Position = Position { line: 1, column: 1 };

/// The line and column of the byte at `offset`.
fn position_of(bytes: &[u8], offset: usize) -> Position {
    let before = &bytes[..offset];
    let start_of_line = before
        .iter()
        .rposition(|b| *b == b'\n')
        .map_or(0, |at| at + 1);
    Position {
        line: 1 + before.iter().filter(|b| **b == b'\n').count(),
        column: 1 + String::from_utf8_lossy(&before[start_of_line..])
            .chars()
            .count(),
    }
}
