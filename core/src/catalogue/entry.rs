//! From the bytes of a file to their meaning.

use std::borrow::Cow;

use super::api::Api;
use super::diagnostic::{Diagnostic, Position};
use super::document::{self, Document};
use super::file_error::FileError;
use super::guide::Guide;
use super::keys::{Read, Reader, UnknownKey, Wrong};
use super::lint::Lint;
use super::place::Places;
use super::producer::Producer;
use super::questionnaire::Question;
use super::source::{EntryKind, Source};
use super::text::Text;
use super::yaml::Yaml;
use crate::openapi::Endpoints;

#[derive(Debug)]
pub(crate) enum Entry {
    Api(Box<Api>),
    Guide(Box<Guide>),
    Producer(Producer),
    Question(Question),
    Endpoints(Box<Endpoints>),
}

pub(crate) struct FrontMatter {
    /// As it is written.
    pub(crate) value: Yaml,
    /// As it is meant, as far as it can be used.
    pub(crate) entry: Entry,
    pub(crate) unknown: Vec<UnknownKey>,
    /// All that makes the file unusable.
    pub(crate) wrong: Vec<Wrong>,
}

const START: Position = Position { line: 1, column: 1 };

/// What a file means.
///
/// # Errors
/// The first reason why the file cannot be used.
pub(crate) fn understand(source: &Source) -> Result<Entry, Box<Diagnostic>> {
    let entry = match &source.bytes {
        Ok(bytes) => understand_bytes(source.kind, &source.id, bytes),
        Err(error) => Err((error.clone(), None)),
    };
    entry.map_err(|(error, at)| {
        Box::new(Diagnostic {
            file: source.file.clone(),
            place: at.map(Into::into),
            lint: Lint::LeftOut(error),
        })
    })
}

fn understand_bytes(
    kind: EntryKind,
    id: &str,
    bytes: &[u8],
) -> Result<Entry, (FileError, Option<Position>)> {
    let on_its_own = |(error, at)| (error, Some(at));
    let text = text(bytes).map_err(on_its_own)?;
    let document = split(kind, &text).map_err(on_its_own)?;
    let mut read = front_matter(kind, id, &document).map_err(on_its_own)?;
    if read.wrong.is_empty() {
        return Ok(read.entry);
    }
    let (error, spot) = read.wrong.swap_remove(0);
    let at = match spot {
        Some(spot) => document.in_file(Places::read(document.front_matter).position(&spot)),
        None => document.first_line(),
    };
    Err((error, Some(at)))
}

/// The operations of a file.
///
/// # Errors
/// The first reason why it cannot be used.
pub(crate) fn endpoints(bytes: &[u8]) -> Result<Endpoints, (FileError, Option<Position>)> {
    match understand_bytes(EntryKind::Endpoints, "", bytes)? {
        Entry::Endpoints(endpoints) => Ok(*endpoints),
        _ => Ok(Endpoints::default()),
    }
}

/// The text of a file, [normalised](document::normalise).
///
/// # Errors
/// It is not UTF-8.
pub(crate) fn text(bytes: &[u8]) -> Result<Cow<'_, str>, (FileError, Position)> {
    let written = std::str::from_utf8(bytes).map_err(|error| {
        let at = document::position_of(bytes, error.valid_up_to());
        (FileError::NotUtf8, at)
    })?;
    Ok(document::normalise(written))
}

/// Cuts a text into its parts.
///
/// # Errors
/// It has no front matter, or one that would cost too much.
pub(crate) fn split(kind: EntryKind, text: &str) -> Result<Document<'_>, (FileError, Position)> {
    let document = match kind {
        EntryKind::Api | EntryKind::Guide | EntryKind::Producer => document::split(text),
        EntryKind::Question | EntryKind::Endpoints => document::yaml(text),
    };
    document.map_err(|error| (error, START))
}

/// # Errors
/// The front matter is not YAML.
pub(crate) fn front_matter(
    kind: EntryKind,
    id: &str,
    document: &Document<'_>,
) -> Result<FrontMatter, (FileError, Position)> {
    let yaml = document.front_matter;
    let value = Yaml::read(yaml)
        .map_err(|(error, at)| (error, at.map_or(START, |at| document.in_file(at))))?;
    let id = Text::Owned(id.to_owned());
    let (entry, unknown, wrong) = match kind {
        EntryKind::Api => {
            let mut read = Reader::read(yaml, &value, Api::new(id));
            read.of.extra = read.extra;
            (Entry::Api(Box::new(read.of)), read.unknown, read.wrong)
        }
        EntryKind::Guide => {
            let guide = Guide {
                id,
                ..Guide::default()
            };
            let read = Reader::read(yaml, &value, guide);
            (Entry::Guide(Box::new(read.of)), read.unknown, read.wrong)
        }
        EntryKind::Producer => {
            let body = Producer {
                id,
                name: Text::default(),
                acronym: None,
            };
            let Read { of, wrong, .. } = Reader::read(yaml, &value, body);
            (Entry::Producer(of), Vec::new(), wrong)
        }
        EntryKind::Question => {
            let question = Question {
                name: id,
                ..Question::default()
            };
            let read = Reader::read(yaml, &value, question);
            (Entry::Question(read.of), read.unknown, read.wrong)
        }
        EntryKind::Endpoints => {
            let read = Reader::read(yaml, &value, Endpoints::default());
            (
                Entry::Endpoints(Box::new(read.of)),
                read.unknown,
                read.wrong,
            )
        }
    };
    Ok(FrontMatter {
        value,
        entry,
        unknown,
        wrong,
    })
}

#[cfg(test)]
#[track_caller]
pub(super) fn api(id: &str, yaml: &str) -> Api {
    let document = document::yaml(yaml).unwrap();
    let read = front_matter(EntryKind::Api, id, &document).map_err(|(error, _)| error);
    let read = read.unwrap();
    assert_eq!(read.wrong, [], "{yaml}");
    match read.entry {
        Entry::Api(api) => *api,
        other => panic!("{other:?}"),
    }
}
