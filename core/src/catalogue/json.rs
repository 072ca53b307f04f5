//! Values that the file format leaves open, as JSON.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Number, Value};

use super::clean::clean;
use super::text::Text;
use super::yaml::Yaml;

/// A value of any kind, as the text of a JSON document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Json(pub Text);

impl Json {
    /// A YAML value as JSON: keys as text, numbers that JSON lacks as null,
    /// texts cleaned.
    pub(super) fn of(yaml: &Yaml) -> Self {
        Self(Text::Owned(value(yaml).to_string()))
    }

    pub fn value(&self) -> Value {
        serde_json::from_str(&self.0).unwrap_or_default()
    }
}

fn value(yaml: &Yaml) -> Value {
    match yaml {
        Yaml::Null => Value::Null,
        Yaml::Bool(flag) => Value::Bool(*flag),
        Yaml::Integer(number) => {
            Number::from_i128(*number).map_or_else(|| Value::from(*number as f64), Value::Number)
        }
        Yaml::Number(number) => Value::from(*number),
        Yaml::Text(text) => Value::String(clean(text).into_owned()),
        Yaml::List(items) => items.iter().map(value).collect(),
        Yaml::Mapping(pairs) => pairs
            .iter()
            .map(|(key, of)| (name(key), value(of)))
            .collect(),
    }
}

impl Yaml {
    /// The same value as JSON: of a key that is given twice the last, texts as
    /// they are.
    pub(crate) fn into_json(self) -> Value {
        match self {
            Self::Text(text) => Value::String(text),
            Self::List(items) => items.into_iter().map(Self::into_json).collect(),
            Self::Mapping(pairs) => {
                let pairs = pairs.into_iter().map(|(key, of)| match key {
                    Self::Text(key) => (key, of.into_json()),
                    key => (name(&key), of.into_json()),
                });
                merged(pairs.collect())
            }
            scalar => value(&scalar),
        }
    }
}

/// The key under which YAML 1.1 takes over the pairs of other mappings.
const MERGE: &str = "<<";

/// An object with the pairs that it takes over, its own first.
fn merged(mut object: Map<String, Value>) -> Value {
    let others = match object.shift_remove(MERGE) {
        Some(Value::Array(others)) => others,
        Some(other) => vec![other],
        None => Vec::new(),
    };
    for other in others {
        let Value::Object(pairs) = other else {
            continue;
        };
        for (key, value) in pairs {
            object.entry(key).or_insert(value);
        }
    }
    object.into()
}

/// A YAML value as a key of JSON.
pub(super) fn name(yaml: &Yaml) -> String {
    match value(yaml) {
        Value::String(text) => text,
        other => other.to_string(),
    }
}
