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
pub mod rule;
pub mod source;
mod weight;
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
    by_id: HashMap<String, usize>,
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

    /// The files of a directory, read one after the other; those compiled into
    /// the program where there is none.
    ///
    /// # Errors
    /// The directory cannot be listed.
    pub fn sources(directory: Option<&Path>) -> io::Result<Box<dyn Iterator<Item = Source>>> {
        Ok(match directory {
            Some(directory) => Box::new(directory::sources(directory)?),
            None => Box::new(embedded::sources().into_iter()),
        })
    }

    /// Reads every source; the bad ones are left out and told by
    /// [`Catalogue::bad_files`].
    pub fn load(sources: impl IntoIterator<Item = Source>) -> Self {
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
        let ids = catalogue.apis.iter().map(|api| api.id.clone());
        catalogue.by_id = ids.zip(0..).collect();
        catalogue
    }

    fn add(&mut self, source: Source) -> Result<(), (Problem, Option<Position>)> {
        let bytes = source.bytes.map_err(|problem| (problem, None))?;
        let written = std::str::from_utf8(&bytes).map_err(|error| {
            (
                Problem::NotUtf8,
                Some(document::position_of(&bytes, error.valid_up_to())),
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
                let producer = Producer::from_raw(&source.id, raw).map_err(|problem| {
                    let at = yaml::locate(document.front_matter, &[]);
                    (problem, in_file(at))
                })?;
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
        self.by_id.get(id).and_then(|index| self.apis.get(*index))
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

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::*;

    fn source(kind: Kind, path: &str, bytes: &[u8]) -> Source {
        let bytes = Ok(Cow::Owned(bytes.to_vec()));
        Source::new(kind, Path::new(path), bytes).unwrap()
    }

    #[test]
    fn the_place_of_a_byte_is_that_which_an_editor_shows() {
        for (bytes, place) in [
            (&b"\xff"[..], (1, 1)),
            (b"ab\n\xff", (2, 1)),
            (b"\n\n  \xff\n", (3, 3)),
            ("é€\u{1f600}\u{ff}".as_bytes(), (1, 4)),
            (b"a\r\nb\r\nc\xff", (3, 2)),
            (b"a\rb\rc\xff", (3, 2)),
            (b"\xef\xbb\xbfa\xff", (1, 2)),
        ] {
            let offset = bytes.iter().position(|b| *b == 0xff);
            let offset = offset.unwrap_or_else(|| bytes.len() - 2);
            let at = document::position_of(bytes, offset);
            assert_eq!((at.line, at.column), place, "{bytes:?}");
        }
    }

    #[test]
    fn a_bad_file_is_told_of_and_the_others_are_served() {
        let entry = |title: &str| {
            format!("---\ntitle: {title}\ntagline: t\nproducer: p\nis_open: 1\n---\n\nBody\n")
        };
        let catalogue = Catalogue::load([
            source(Kind::Api, "api/b.md", entry("élan").as_bytes()),
            source(Kind::Api, "api/c.md", b"---\ntitle: c\nis_open: no\n---\n"),
            source(Kind::Api, "api/a.md", entry("Zone").as_bytes()),
            source(Kind::Api, "api/d.md", entry("Eau").as_bytes()),
            source(Kind::Producer, "producteurs/p.md", b"---\ntype: x\n---\n"),
            source(
                Kind::Producer,
                "producteurs/q.md",
                b"---\nname: Q\nacronym:\ntype: Agence\nlogo: q.png\n---\n",
            ),
        ]);
        let ids: Vec<&str> = catalogue.apis().iter().map(|api| api.id.as_str()).collect();
        assert_eq!(ids, ["d", "b", "a"]);
        assert_eq!(catalogue.text(&catalogue.apis()[2]), entry("Zone"));
        let bad: Vec<_> = catalogue
            .bad_files()
            .iter()
            .map(|bad| {
                let at = bad.at.unwrap();
                (bad.file.as_str(), at.line, at.column)
            })
            .collect();
        assert_eq!(bad, [("api/c.md", 3, 10), ("producteurs/p.md", 2, 1)]);
        assert_eq!(
            catalogue.producer(&catalogue.apis()[0]),
            Producer::unknown("p")
        );
        let known = catalogue.body("q").unwrap();
        assert_eq!(known.short_name(), "Q");
    }

    #[test]
    fn a_name_that_is_no_slug_is_no_source() {
        for path in [
            "api/x.md.example",
            "api/x",
            "api/.md",
            "api/.x.md",
            "api/\u{202e}.md",
        ] {
            let source = Source::new(Kind::Api, Path::new(path), Ok(Cow::Borrowed(b"")));
            assert!(source.is_none(), "{path}");
        }
    }
}
