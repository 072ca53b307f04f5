//! What an API offers to call: an OpenAPI document, or the file of a catalogue
//! made from one, as operations with their parameters and fields.
//!
//! Real documents are rarely valid: whatever is missing, of another type or of
//! another version is passed over, and the rest is read. A document is looked at
//! as a plain value (`text`), of which nothing is copied but names; how many
//! fields are followed is bounded (`budget`).

mod body;
mod budget;
mod facts;
mod fields;
pub mod file;
mod operation;
mod parameter;
mod reference;
mod security;
mod server;
mod shapes;
#[cfg(test)]
mod tests;
mod text;

pub use fields::{Field, Shape};
pub use operation::{Operation, variables};
pub use parameter::{Parameter, Place};
pub use security::{Credential, Scheme};
pub use text::MOST_BYTES;
pub(crate) use text::parse_all;

use serde_json::Value;

use crate::catalogue::clean::clean_line;
use crate::catalogue::diagnostic::Position;
use crate::catalogue::file_error::FileError;
use crate::catalogue::text::{List, Text};
use reference::Root;

/// The operations of an API, and what calling any of them takes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Endpoints {
    pub document: Document,
    /// Where the API answers; only addresses that can be called.
    pub servers: List<Text>,
    /// Addresses of the document that cannot: relative, templates, placeholders.
    pub unusable: List<Text>,
    /// How a caller is known: the first for every operation that names none.
    pub security: Vec<Scheme>,
    /// Parameters whose value is known for this API, with that value.
    pub values: Vec<(Text, Text)>,
    /// The entry, or the file beside it, that has the operations in place of this
    /// one.
    pub operations_of: Option<Text>,
    pub operations: Vec<Operation>,
}

/// The document from which operations were taken.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    pub title: Option<Text>,
    pub url: Option<Text>,
    pub version: Option<Text>,
    /// The day on which it last changed, in ISO 8601.
    pub date: Option<Text>,
    pub licence: Option<Text>,
    /// What else is to be known: that it is a test copy, or another version.
    pub note: Option<Text>,
}

impl Endpoints {
    /// Reads an OpenAPI document, of any version, in JSON or YAML.
    ///
    /// # Errors
    /// It is neither, costs too much to read, or has no paths and is no OpenAPI
    /// document by any sign.
    pub fn read(text: &str) -> Result<Self, (FileError, Option<Position>)> {
        let value = text::parse(text)?;
        Self::of(&value).ok_or((FileError::NotOpenApi, None))
    }

    pub(crate) fn of(value: &Value) -> Option<Self> {
        let root = Root::new(value);
        let is_openapi = ["openapi", "swagger", "paths", "webhooks"]
            .iter()
            .any(|key| value.get(key).is_some());
        if !is_openapi {
            return None;
        }
        let (servers, unusable) = server::of(value);
        let security = security::schemes(root);
        let operations = operation::all(root, &security);
        Some(Self {
            document: Document::of(value),
            servers: servers.into(),
            unusable: unusable.into(),
            security,
            operations,
            ..Self::default()
        })
    }

    /// The same with the operations of another file, and what calling them takes
    /// where this one does not say.
    pub(crate) fn with_operations(mut self, other: Self) -> Self {
        let (own, of) = (&mut self.document, other.document);
        own.title = own.title.take().or(of.title);
        own.url = own.url.take().or(of.url);
        own.version = own.version.take().or(of.version);
        own.date = own.date.take().or(of.date);
        own.licence = own.licence.take().or(of.licence);
        own.note = own.note.take().or(of.note);
        if self.security.is_empty() {
            self.security = other.security;
        }
        self.operations = other.operations;
        self
    }

    /// The value of its parameters named `name`, where that is known.
    pub fn known_value(&self, name: &str) -> Option<&str> {
        let mut values = self.values.iter();
        let found = values.find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_ref())
    }
}

impl Document {
    fn of(value: &Value) -> Self {
        let info = &value["info"];
        Self {
            title: line(&info["title"]),
            version: line(&info["version"]),
            licence: line(&info["license"]["name"]),
            ..Self::default()
        }
    }
}

/// A text or a number as a text of one line; none where it is empty or anything
/// else.
fn line(value: &Value) -> Option<Text> {
    let line = match value {
        Value::String(text) => clean_line(text),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    (!line.is_empty()).then_some(Text::Owned(line))
}

/// The items of a list; none of anything else.
fn items(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

/// The pairs of an object; none of anything else.
fn pairs(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flatten()
}
