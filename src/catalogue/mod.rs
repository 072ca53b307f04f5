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
mod entry;
pub mod fault;
pub mod field;
pub mod fold;
pub mod openness;
pub mod problem;
pub mod producer;
pub mod profile;
pub mod raw;
mod regular;
pub mod rule;
pub mod source;
mod weight;
pub mod yaml;

use std::collections::HashMap;
use std::io;
use std::path::Path;

use api::Api;
use entry::Entry;
use problem::BadFile;
use producer::Producer;
use source::{Source, Unread};

use crate::parallel;

/// A loaded catalogue.
#[derive(Debug, Default)]
pub struct Catalogue {
    apis: Vec<Api>,
    by_id: HashMap<String, usize>,
    producers: HashMap<String, Producer>,
    /// By slug, the file of each API.
    files: HashMap<String, Unread>,
    bad_files: Vec<BadFile>,
}

impl Catalogue {
    /// The catalogue compiled into the program.
    pub fn embedded() -> Self {
        Self::read(embedded::files())
    }

    /// The catalogue of a directory.
    ///
    /// # Errors
    /// The directory cannot be listed.
    pub fn from_directory(directory: &Path) -> io::Result<Self> {
        Ok(Self::read(directory::files(directory)?))
    }

    /// The files of a directory; those compiled into the program where there
    /// is none.
    ///
    /// # Errors
    /// The directory cannot be listed.
    pub fn files(directory: Option<&Path>) -> io::Result<Vec<Unread>> {
        directory.map_or_else(|| Ok(embedded::files()), directory::files)
    }

    /// Reads files, on every core.
    fn read(files: Vec<Unread>) -> Self {
        let read = |file: &Unread| Some(entry::understand(&file.read()?));
        let entries = parallel::map(&files, read);
        let mut catalogue = Self::default();
        for (file, entry) in files.into_iter().zip(entries) {
            if let Some(Ok(Entry::Api(api))) = &entry {
                catalogue.files.insert(api.id.clone(), file);
            }
            catalogue.extend(entry);
        }
        catalogue.in_order()
    }

    /// Understands every source; the bad ones are left out and told by
    /// [`Catalogue::bad_files`].
    pub fn load(sources: impl IntoIterator<Item = Source>) -> Self {
        let mut catalogue = Self::default();
        catalogue.extend(sources.into_iter().map(|source| entry::understand(&source)));
        catalogue.in_order()
    }

    /// Why a source would be left out; none where it would be served.
    pub fn refusal(source: &Source) -> Option<BadFile> {
        entry::understand(source).err()
    }

    fn extend(&mut self, entries: impl IntoIterator<Item = Result<Entry, BadFile>>) {
        for entry in entries {
            match entry {
                Ok(Entry::Api(api)) => self.apis.push(*api),
                Ok(Entry::Producer(producer)) => {
                    self.producers.insert(producer.id.clone(), producer);
                }
                Err(bad) => self.bad_files.push(bad),
            }
        }
    }

    fn in_order(mut self) -> Self {
        self.apis
            .sort_by_cached_key(|api| fold::fold(&api.title).into_owned());
        let ids = self.apis.iter().map(|api| api.id.clone());
        self.by_id = ids.zip(0..).collect();
        self
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

    /// The file of an API as it is written, read anew; none where it is gone
    /// meanwhile, or was never a file.
    pub fn text(&self, api: &Api) -> Option<String> {
        let bytes = self.files.get(&api.id)?.read()?.bytes.ok()?;
        String::from_utf8(bytes.into_owned()).ok()
    }

    /// The files that were left out, and why.
    pub fn bad_files(&self) -> &[BadFile] {
        &self.bad_files
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::source::Kind;
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
