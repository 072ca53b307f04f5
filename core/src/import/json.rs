//! Texts of JSON as the entries in them: one value or several one after another, each
//! an entry, a list of them, or a page of a list.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::MOST_ENTRIES;
use crate::catalogue::clean::clean_line;
use crate::catalogue::diagnostic::Position;
use crate::catalogue::file_error::{FileError, Unreadable};

/// What a text holds. Its entries are texts still: read one by one, they are never in
/// memory together.
#[derive(Debug, Default)]
pub(super) struct Split<'a> {
    pub(super) entries: Vec<&'a RawValue>,
    /// How many there are in all, as pages of a list say.
    pub(super) total: usize,
    /// What ended the reading.
    pub(super) error: Option<Unreadable>,
}

/// A page of a list.
#[derive(Deserialize)]
struct Page<'a> {
    #[serde(borrow)]
    data: Many<'a>,
    #[serde(default)]
    total: usize,
}

pub(super) fn split(text: &str) -> Split<'_> {
    let mut split = Split::default();
    for value in serde_json::Deserializer::from_str(text).into_iter::<&RawValue>() {
        if let Err(error) = value.and_then(|value| split.add(value)) {
            split.error = Some(refusal(&error));
            break;
        }
        if split.entries.len() > MOST_ENTRIES {
            split.entries.truncate(MOST_ENTRIES);
            split.error = Some((FileError::TooManyEntries(MOST_ENTRIES), None));
            break;
        }
    }
    split
}

impl<'a> Split<'a> {
    fn add(&mut self, value: &'a RawValue) -> serde_json::Result<()> {
        if value.get().starts_with('[') {
            let Many(entries) = serde_json::from_str(value.get())?;
            self.entries.extend(entries);
        } else if let Ok(page) = serde_json::from_str::<Page<'a>>(value.get()) {
            self.total = self.total.max(page.total);
            self.entries.extend(page.data.0);
        } else {
            self.entries.push(value);
        }
        Ok(())
    }
}

pub(super) fn refusal(error: &serde_json::Error) -> Unreadable {
    let said = error.to_string();
    let said = said.split(" at line ").next().unwrap_or_default();
    let at = Position {
        line: error.line(),
        column: error.column().max(1),
    };
    (FileError::Json(clean_line(said)), Some(at))
}

/// The items of a list, one more than [`MOST_ENTRIES`] at most.
struct Many<'a>(Vec<&'a RawValue>);

impl<'de: 'a, 'a> Deserialize<'de> for Many<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(Items).map(Many)
    }
}

struct Items;

impl<'de> Visitor<'de> for Items {
    type Value = Vec<&'de RawValue>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut seq: S) -> Result<Self::Value, S::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            if items.len() <= MOST_ENTRIES {
                items.push(item);
            }
        }
        Ok(items)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_lists_and_lines_are_entries() {
        for (text, entries, total) in [
            (r#"{"total": 378, "data": [{"a": 1}, {"b": "}"}]}"#, 2, 378),
            (r#"[{"a": 1}, 2]"#, 2, 0),
            (r#"{"data": "text"}"#, 1, 0),
            ("{\"a\": 1}\n{\"b\": [1]}\n\n[{}]{\"data\": []}", 3, 0),
            ("", 0, 0),
        ] {
            let split = split(text);
            let met = (split.entries.len(), split.total, split.error);
            assert_eq!(met, (entries, total, None), "{text}");
        }
    }

    #[test]
    fn what_comes_before_the_fault_is_kept() {
        let split = split("{\"a\": 1}\n{\"b\": [1}\n{}");
        assert_eq!(split.entries.len(), 1);
        let (error, at) = split.error.unwrap();
        assert_eq!(error, FileError::Json("expected `,` or `]`".to_owned()));
        assert_eq!(at.map(|at| at.line), Some(2));
    }

    #[test]
    fn there_is_a_limit() {
        let list = format!("[{}0]", "0,".repeat(MOST_ENTRIES));
        let lines = "{}\n".repeat(MOST_ENTRIES + 1);
        for text in [list, lines] {
            let split = split(&text);
            assert_eq!(split.entries.len(), MOST_ENTRIES);
            let error = FileError::TooManyEntries(MOST_ENTRIES);
            assert_eq!(split.error, Some((error, None)));
        }
    }
}
