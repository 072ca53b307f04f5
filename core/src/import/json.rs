//! Texts of JSON as the entries in them: one value or several one after another, each
//! an entry, a list of them, or a page of a list.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, SeqAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;

use super::MOST_ENTRIES;
use super::lists::Extent;
use crate::catalogue::clean::clean_line;
use crate::catalogue::diagnostic::Position;
use crate::catalogue::file_error::{FileError, Unreadable};

/// What a text holds.
#[derive(Debug, Default)]
pub(super) struct Split<'a> {
    pub(super) parts: Vec<Part<'a>>,
    /// How many entries were met.
    count: usize,
    /// What could not be read. Where entries stand on lines, it is one of these each;
    /// else it ended the reading.
    pub(super) faults: Vec<Unreadable>,
}

/// Entries that belong together. They are texts still: read one by one, they are never
/// in memory together.
#[derive(Debug)]
pub(super) struct Part<'a> {
    pub(super) entries: Vec<&'a RawValue>,
    pub(super) extent: Extent,
}

/// A page of a list.
#[derive(Deserialize)]
struct Page<'a> {
    #[serde(borrow)]
    data: Many<'a>,
    #[serde(default)]
    total: Value,
    #[serde(default)]
    next_page: Value,
    #[serde(default)]
    previous_page: Value,
}

impl Page<'_> {
    /// Its extent; what a question chose of a list is known by the addresses of the
    /// pages around it.
    fn extent(&self) -> Extent {
        let total = self.total.as_u64().unwrap_or_default() as usize;
        let mut around = [&self.next_page, &self.previous_page].into_iter();
        match around.any(|page| page.as_str().is_some_and(asks)) {
            true => Extent::Choice(total),
            false => Extent::Page(total),
        }
    }
}

/// Whether an address asks for anything but a page.
fn asks(address: &str) -> bool {
    let query = address.split_once('?').map_or("", |(_, query)| query);
    let mut keys = query.split('&').filter_map(|pair| pair.split('=').next());
    keys.any(|key| !["", "page", "page_size", "sort", "lang"].contains(&key))
}

pub(super) fn split(text: &str) -> Split<'_> {
    let mut split = Split::default();
    let read = split.take(text);
    let Err(fault) = read.map_err(|error| refusal(&error)) else {
        return split;
    };
    if is_lines(text) {
        return lines(text);
    }
    split.faults.push(fault);
    split
}

/// Each line as a text of its own, so that one that is bad takes none down.
fn lines(text: &str) -> Split<'_> {
    let mut split = Split::default();
    let lines = text.lines().enumerate();
    for (number, line) in lines.filter(|(_, line)| !line.trim().is_empty()) {
        if let Err(error) = split.take(line) {
            let at = Position {
                line: number + 1,
                column: error.column().max(1),
            };
            split.faults.push((FileError::JsonLine, Some(at)));
        }
        if split.count() > MOST_ENTRIES {
            break;
        }
    }
    split
}

/// Whether most lines look like values of their own.
fn is_lines(text: &str) -> bool {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let is_value = |line: &str| {
        let line = line.trim_end();
        line.starts_with('{') && line.ends_with('}')
    };
    let (values, others): (Vec<bool>, Vec<bool>) = lines.map(is_value).partition(|is| *is);
    values.len() > others.len() && values.len() + others.len() > 1
}

impl<'a> Split<'a> {
    /// Takes in values that stand one after another, up to one too many.
    fn take(&mut self, text: &'a str) -> serde_json::Result<()> {
        for value in serde_json::Deserializer::from_str(text).into_iter::<&RawValue>() {
            let mut part = part(value?)?;
            let left = (MOST_ENTRIES + 1).saturating_sub(self.count());
            part.entries.truncate(left);
            self.count += part.entries.len();
            self.parts.push(part);
            if self.count() > MOST_ENTRIES {
                self.parts.last_mut().map(|part| part.entries.pop());
                let error = FileError::TooManyEntries(MOST_ENTRIES);
                self.faults.push((error, None));
                break;
            }
        }
        Ok(())
    }

    /// How many entries were met, and how many faults.
    fn count(&self) -> usize {
        self.count + self.faults.len()
    }
}

fn part(value: &RawValue) -> serde_json::Result<Part<'_>> {
    let (entries, extent) = if value.get().starts_with('[') {
        let Many(entries) = serde_json::from_str(value.get())?;
        (entries, Extent::All)
    } else if let Ok(page) = serde_json::from_str::<Page<'_>>(value.get()) {
        let extent = page.extent();
        (page.data.0, extent)
    } else {
        (vec![value], Extent::Entry)
    };
    Ok(Part { entries, extent })
}

pub(super) fn refusal(error: &serde_json::Error) -> Unreadable {
    let said = error.to_string();
    let said = said.split(" at line ").next().unwrap_or_default();
    let at = Position {
        line: error.line(),
        column: error.column().max(1),
    };
    if error.is_eof() {
        return (FileError::CutOff, Some(at));
    }
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

    fn entries(split: &Split<'_>) -> usize {
        split.parts.iter().map(|part| part.entries.len()).sum()
    }

    #[test]
    fn pages_lists_and_lines_are_entries() {
        use Extent::{All, Choice, Entry, Page};
        for (text, extents) in [
            (
                r#"{"total": 378, "data": [{"a": 1}, {"b": "}"}]}"#,
                &[(2, Page(378))][..],
            ),
            (
                r#"{"total": 3, "data": [1], "next_page": "https://p.fr/?page=2&page_size=1"}"#,
                &[(1, Page(3))],
            ),
            (
                r#"{"total": 3, "data": [1], "previous_page": "https://p.fr/?q=eau&page=2"}"#,
                &[(1, Choice(3))],
            ),
            (r#"[{"a": 1}, 2]"#, &[(2, All)]),
            (r#"{"data": "text"}"#, &[(1, Entry)]),
            (
                "{\"a\": 1}\n{\"b\": [1]}\n\n[{}]{\"data\": []}",
                &[(1, Entry), (1, Entry), (1, All), (0, Page(0))],
            ),
            ("", &[]),
        ] {
            let split = split(text);
            let parts = split.parts.iter();
            let parts: Vec<_> = parts
                .map(|part| (part.entries.len(), part.extent))
                .collect();
            assert_eq!(parts, extents, "{text}");
            assert_eq!(split.faults, [], "{text}");
        }
    }

    #[test]
    fn what_comes_before_the_fault_is_kept() {
        let faulty = split("{\"a\": 1} {\n\"b\": [1}\n{}");
        assert_eq!(entries(&faulty), 1);
        let at = Position { line: 2, column: 8 };
        let error = FileError::Json("expected `,` or `]`".to_owned());
        assert_eq!(faulty.faults, [(error, Some(at))]);
        let cut = split("{\"a\": 1}\n{\"b\": [1");
        assert_eq!(cut.faults[0].0, FileError::CutOff);
    }

    #[test]
    fn a_line_that_is_bad_takes_none_down() {
        let text = "{\"a\": 1}\n{\"b\": nul}\n\n{\"c\": 1}\n{\"d\n{\"e\": 1}\r\n";
        let split = split(text);
        assert_eq!(entries(&split), 3);
        let at = |line, column| (FileError::JsonLine, Some(Position { line, column }));
        assert_eq!(split.faults, [at(2, 10), at(5, 3)]);
        // A list with a value on each line is one value all the same.
        assert!(!is_lines("[\n{\"a\": 1},\n{\"b\": 1},\n{\"c\": 1}\n"));
    }

    #[test]
    fn there_is_a_limit() {
        let list = format!("[{}0]", "0,".repeat(MOST_ENTRIES));
        let lines = "{}\n".repeat(MOST_ENTRIES + 1);
        for text in [list, lines] {
            let split = split(&text);
            assert_eq!(entries(&split), MOST_ENTRIES);
            let error = FileError::TooManyEntries(MOST_ENTRIES);
            assert_eq!(split.faults, [(error, None)]);
        }
    }
}
