//! Parameters of operations.

use serde_json::Value;

use super::fields;
use super::reference::Root;
use super::{items, line};
use crate::catalogue::clean::clean_line;
use crate::catalogue::text::{List, Text};

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parameter {
    pub name: Text,
    pub place: Place,
    /// As [`Shape::kind`](super::Shape::kind).
    pub kind: Text,
    pub is_required: bool,
    /// The values that it may have; none where they are not closed.
    pub values: List<Text>,
    pub example: Option<Text>,
}

/// Where a parameter stands in a request.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Place {
    Path,
    #[default]
    Query,
    Header,
    Cookie,
}

impl Place {
    pub const ALL: [Self; 4] = [Self::Path, Self::Query, Self::Header, Self::Cookie];

    /// The word of OpenAPI.
    pub fn name(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "header",
            Self::Cookie => "cookie",
        }
    }

    pub(super) fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|place| place.name() == word)
    }
}

/// Most parameters of an operation, and of a path, that are kept.
const MOST: usize = 500;

/// Most values that are kept of one parameter.
const MOST_VALUES: usize = 200;

/// The parameters of an operation, resolved: its own, and those of its path that
/// it does not replace; in the order of the path first.
pub(super) fn resolved<'d>(
    root: Root<'d>,
    path: &'d Value,
    operation: &'d Value,
) -> Vec<&'d Value> {
    let mut parameters: Vec<&Value> = Vec::new();
    let mut known = std::collections::HashMap::new();
    let own = items(&operation["parameters"]).take(MOST);
    for given in items(&path["parameters"]).take(MOST).chain(own) {
        let parameter = root.resolve(given);
        let (name, place) = (parameter["name"].as_str(), parameter["in"].as_str());
        match known.insert((name, place), parameters.len()) {
            Some(at) if name.is_some() => {
                parameters[at] = parameter;
                known.insert((name, place), at);
            }
            _ => parameters.push(parameter),
        }
    }
    parameters
}

impl Parameter {
    /// A part of a path that the document does not explain.
    pub(super) fn of_path(name: &str) -> Self {
        Self {
            name: Text::Owned(clean_line(name)),
            place: Place::Path,
            is_required: true,
            ..Self::default()
        }
    }

    /// A parameter that is not in the body.
    pub(super) fn of(root: Root<'_>, parameter: &Value) -> Option<Self> {
        let place = match parameter["in"].as_str() {
            // Of OpenAPI 3.2, for a query that is one text.
            Some("querystring") => Place::Query,
            Some(word) => Place::parse(word)?,
            None => Place::Query,
        };
        let media = parameter["content"].as_object();
        let media = media.and_then(|media| media.values().next());
        let schema = parameter.get("schema").or_else(|| media?.get("schema"));
        let schema = root.resolve(schema.unwrap_or(parameter));
        let item = root.resolve(&schema["items"]);
        let values = match schema.get("enum") {
            Some(values) => values,
            None => &item["enum"],
        };
        Some(Self {
            name: line(&parameter["name"])?,
            place,
            kind: kind(root, schema, item).into(),
            is_required: place == Place::Path || parameter["required"] == true,
            values: items(values).filter_map(scalar).take(MOST_VALUES).collect(),
            example: example(root, parameter, schema, item),
        })
    }
}

fn kind(root: Root<'_>, schema: &Value, item: &Value) -> String {
    if schema["items"].is_object() || schema["type"] == "array" {
        return format!("{}[]", fields::kinds(item).join("|"));
    }
    let parts = ["allOf", "oneOf", "anyOf"];
    let parts = parts.iter().flat_map(|key| items(&schema[key]));
    let parts = parts.flat_map(|part| fields::kinds(root.resolve(part)));
    let mut kinds = fields::kinds(schema);
    for part in parts.take(4) {
        if !kinds.contains(&part) {
            kinds.push(part);
        }
    }
    kinds.join("|")
}

/// A value to try: an example, else the value that it has where none is given.
fn example(root: Root<'_>, parameter: &Value, schema: &Value, item: &Value) -> Option<Text> {
    let examples = parameter["examples"].as_object();
    let named = examples.and_then(|named| named.values().next());
    let named = named.map_or(&Value::Null, |named| &root.resolve(named)["value"]);
    [
        &parameter["example"],
        named,
        &parameter["x-example"],
        &schema["example"],
        &schema["examples"][0],
        &schema["default"],
        &parameter["default"],
        &item["example"],
    ]
    .into_iter()
    .find_map(|value| match value {
        Value::Array(items) => {
            let items: Vec<Text> = items.iter().filter_map(scalar).collect();
            (!items.is_empty()).then(|| items.join(",").into())
        }
        value => scalar(value),
    })
}

fn scalar(value: &Value) -> Option<Text> {
    match value {
        Value::Bool(flag) => Some(flag.to_string().into()),
        value => line(value),
    }
}
