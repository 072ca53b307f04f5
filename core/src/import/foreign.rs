//! What a foreign document says, taken key by key: what nobody takes is kept, so
//! that nothing is lost.

use serde_json::{Map, Value};

use super::instant::Instant;
use crate::catalogue::clean::{clean, clean_line};
use crate::catalogue::date::Date;
use crate::catalogue::file_error::FileError;
use crate::catalogue::json::Json;
use crate::catalogue::keys::Keyed;
use crate::catalogue::text::{List, Text};
use crate::check::is_address;

/// A mapping of a foreign document. Its texts are cleaned, and what says nothing
/// (`null`, an empty text, list or mapping) is not in it.
#[derive(Debug, Default)]
pub(super) struct Foreign(Map<String, Value>);

impl Foreign {
    /// None where the value is no mapping.
    pub(super) fn of(value: Value) -> Option<Self> {
        match cleaned(value) {
            Some(Value::Object(said)) => Some(Self(said)),
            Some(_) => None,
            None => Some(Self::default()),
        }
    }

    pub(super) fn get(&self, key: &str) -> Option<&Value> {
        self.0.get(key)
    }

    /// Whether it says anything of one of some keys.
    pub(super) fn has_any(&self, keys: &[&str]) -> bool {
        keys.iter().any(|key| self.get(key).is_some())
    }

    /// A text or a number, on one line.
    pub(super) fn line(&self, key: &str) -> Option<Text> {
        line(self.get(key)?)
    }

    /// An address to write to, of a person or a page.
    pub(super) fn contact(&self, key: &str) -> Option<Text> {
        let is_mail = |line: &str| is_address(&format!("mailto:{line}"));
        // A comma would begin another.
        let is_contact = |line: &Text| !line.contains(',') && (is_address(line) || is_mail(line));
        self.line(key).filter(is_contact)
    }

    /// The day of a moment in ISO 8601.
    pub(super) fn day(&self, key: &str) -> Option<Date> {
        Date::parse_iso(self.get(key)?.as_str()?.get(..10)?)
    }

    pub(super) fn instant(&self, key: &str) -> Option<Instant> {
        Instant::parse(self.get(key)?.as_str()?)
    }

    pub(super) fn take(&mut self, key: &str) -> Option<Value> {
        self.0.shift_remove(key)
    }

    pub(super) fn take_line(&mut self, key: &str) -> Option<Text> {
        let line = self.line(key)?;
        self.take(key);
        Some(line)
    }

    /// # Errors
    /// There is no text or number.
    pub(super) fn take_required(&mut self, key: &'static str) -> Result<Text, FileError> {
        self.take_line(key).ok_or(FileError::MissingKey(key))
    }

    /// A text of several lines.
    pub(super) fn take_text(&mut self, key: &str) -> Option<String> {
        let text = self.get(key)?.as_str()?.to_owned();
        self.take(key);
        Some(text)
    }

    /// A whole address; what is none stays under its own name.
    pub(super) fn take_address(&mut self, key: &str) -> Option<Text> {
        self.line(key).filter(|line| is_address(line))?;
        self.take_line(key)
    }

    /// The texts of a list; it stays where it holds anything else.
    pub(super) fn take_lines(&mut self, key: &str) -> Vec<Text> {
        let lines = self.get(key).and_then(Value::as_array);
        let lines: Option<Vec<Text>> = lines.and_then(|items| items.iter().map(line).collect());
        if lines.is_some() {
            self.take(key);
        }
        lines.unwrap_or_default()
    }

    /// The mapping of a key; an empty one where it has none.
    pub(super) fn inner(&self, key: &str) -> Self {
        let inner = self.get(key).and_then(Value::as_object);
        Self(inner.cloned().unwrap_or_default())
    }

    /// Puts back what is left of a mapping.
    pub(super) fn put(&mut self, key: &str, inner: Self) {
        match inner.0.is_empty() {
            true => self.0.shift_remove(key),
            false => self.0.insert(key.to_owned(), inner.0.into()),
        };
    }

    /// The items of a list that are mappings.
    pub(super) fn items(&self, key: &str) -> Vec<Self> {
        let items = self.get(key).and_then(Value::as_array);
        let items = items.into_iter().flatten().filter_map(Value::as_object);
        items.map(|item| Self(item.clone())).collect()
    }

    /// What nobody took, as keys that a `T` does not have: one that is named as one of
    /// these means something else, and gets the name of its form in front.
    pub(super) fn rest<T: Keyed>(self, form: &str) -> List<(Text, Json)> {
        let is_ours = |name: &str| T::keys().any(|key| key.is_named(name));
        let rest = self.0.into_iter().map(|(name, value)| {
            let name = match is_ours(&name) {
                true => format!("{form}_{name}"),
                false => name,
            };
            (Text::Owned(name), Json(value.to_string().into()))
        });
        rest.collect()
    }
}

/// A text or a number, on one line; none where it is empty.
pub(super) fn line(value: &Value) -> Option<Text> {
    let line = match value {
        Value::String(text) => clean_line(text),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    (!line.is_empty()).then_some(Text::Owned(line))
}

/// A value without what could control a terminal, and without what says nothing. Of
/// keys that are the same then, the first is kept.
fn cleaned(value: Value) -> Option<Value> {
    let value = match value {
        Value::Null => return None,
        Value::String(text) => Value::String(clean(&text).trim().to_owned()),
        Value::Array(items) => items.into_iter().filter_map(cleaned).collect(),
        Value::Object(pairs) => {
            let mut kept = Map::new();
            for (key, value) in pairs {
                if let Some(value) = cleaned(value) {
                    kept.entry(clean_line(&key)).or_insert(value);
                }
            }
            kept.into()
        }
        scalar => scalar,
    };
    let is_empty = match &value {
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(pairs) => pairs.is_empty(),
        _ => false,
    };
    (!is_empty).then_some(value)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::catalogue::api::Api;

    #[test]
    fn what_is_not_taken_is_kept_and_what_says_nothing_is_not() {
        let said = json!({
            "a": " x ", "b": null, "c": "", "d": {"e": [null, {}]}, "f": {"g": 1, "h": 2},
            "status": "draft", "k\u{1b}[1m": ["\u{202e}l", 0], "site": "chez moi",
        });
        let mut said = Foreign::of(said).unwrap();
        assert_eq!(said.take_line("a").as_deref(), Some("x"));
        let mut inner = said.inner("f");
        assert_eq!(inner.take("g"), Some(json!(1)));
        said.put("f", inner);
        assert_eq!(said.take_address("site"), None);
        let rest = said.rest::<Api>("form");
        let rest: Vec<(&str, Value)> = rest.iter().map(|(k, v)| (&**k, v.value())).collect();
        assert_eq!(
            rest,
            [
                ("f", json!({"h": 2})),
                ("form_status", json!("draft")),
                ("k[1m", json!(["l", 0])),
                ("site", json!("chez moi")),
            ]
        );
    }

    #[test]
    fn a_list_of_other_things_stays() {
        let mut said = Foreign::of(json!({"a": ["x", 1], "b": ["x", {"y": 1}]})).unwrap();
        assert_eq!(said.take_lines("a"), ["x", "1"]);
        assert!(said.take_lines("b").is_empty());
        assert!(said.get("b").is_some() && said.get("a").is_none());
    }
}
