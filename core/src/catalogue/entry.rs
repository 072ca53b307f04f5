//! From a file to what it says.

use super::api::Api;
use super::document;
use super::problem::{BadFile, Position, Problem};
use super::producer::Producer;
use super::raw::{RawApi, RawProducer};
use super::source::{Kind, Source};
use super::yaml;

/// What a file holds.
pub(super) enum Entry {
    /// An API.
    Api(Box<Api>),
    /// A producing body.
    Producer(Producer),
}

const START: Position = Position { line: 1, column: 1 };

/// Understands a file.
///
/// # Errors
/// It cannot be used; the first reason that was met.
pub(super) fn understand(source: &Source) -> Result<Entry, BadFile> {
    let entry = match &source.bytes {
        Ok(bytes) => understand_bytes(source.kind, &source.id, bytes),
        Err(problem) => Err((problem.clone(), None)),
    };
    entry.map_err(|(problem, at)| BadFile {
        file: source.file.clone(),
        at,
        problem,
    })
}

fn understand_bytes(
    kind: Kind,
    id: &str,
    bytes: &[u8],
) -> Result<Entry, (Problem, Option<Position>)> {
    let written = std::str::from_utf8(bytes).map_err(|error| {
        let at = document::position_of(bytes, error.valid_up_to());
        (Problem::NotUtf8, Some(at))
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
    let unread = |(problem, at)| (problem, in_file(at));
    match kind {
        Kind::Api => {
            let raw: RawApi = yaml::parse(document.front_matter).map_err(unread)?;
            let api = Api::from_raw(id, raw).map_err(|(problem, path)| {
                let at = yaml::locate(document.front_matter, &path);
                (problem, in_file(at))
            })?;
            Ok(Entry::Api(Box::new(api)))
        }
        Kind::Producer => {
            let raw: RawProducer = yaml::parse(document.front_matter).map_err(unread)?;
            let producer = Producer::from_raw(id, raw).map_err(|problem| {
                let at = yaml::locate(document.front_matter, &[]);
                (problem, in_file(at))
            })?;
            Ok(Entry::Producer(producer))
        }
    }
}
