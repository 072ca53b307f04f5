//! Values that the file format leaves open, as JSON.

use serde_json::Value;

use super::clean::clean;
use super::text::Text;

/// A value of any kind, as the text of a JSON document.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake))]
#[cfg_attr(feature = "bake", databake(path = apicat_core::catalogue::json))]
pub struct Json(pub Text);

impl Json {
    /// A YAML value as JSON: tags dropped, keys as text, numbers that JSON
    /// lacks as null, texts cleaned.
    pub fn of(yaml: serde_yaml::Value) -> Self {
        Self(Text::Owned(value(yaml).to_string()))
    }

    /// The value.
    pub fn value(&self) -> Value {
        serde_json::from_str(&self.0).unwrap_or_default()
    }
}

fn value(yaml: serde_yaml::Value) -> Value {
    use serde_yaml::Value as Yaml;
    match yaml {
        Yaml::Null => Value::Null,
        Yaml::Bool(flag) => Value::Bool(flag),
        Yaml::Number(number) => serde_json::to_value(number).unwrap_or(Value::Null),
        Yaml::String(text) => Value::String(clean(&text).into_owned()),
        Yaml::Sequence(items) => items.into_iter().map(value).collect(),
        Yaml::Mapping(mapping) => mapping
            .into_iter()
            .map(|(key, of)| {
                let key = match value(key) {
                    Value::String(text) => text,
                    other => other.to_string(),
                };
                (key, value(of))
            })
            .collect(),
        Yaml::Tagged(tagged) => value(tagged.value),
    }
}
