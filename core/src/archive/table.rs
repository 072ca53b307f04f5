//! A string table: many texts in one buffer.

use std::borrow::Cow;
use std::ops::Range;

use super::bytes::{Bytes, Numbers};
use super::runs::Runs;
use crate::catalogue::clean::has_control;
use crate::catalogue::text::Text;

/// Texts, numbered from 0.
#[derive(Debug, Clone, Default)]
pub(crate) struct StringTable {
    /// The texts, one after another.
    text: Bytes,
    /// Where each ends, in bytes.
    ends: Numbers,
}

impl StringTable {
    pub(crate) fn read(runs: &mut Runs) -> Self {
        Self {
            text: runs.bytes(),
            ends: runs.numbers(),
        }
    }

    pub(crate) fn runs(&self) -> [&Bytes; 2] {
        [&self.text, &self.ends.0]
    }

    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The text of a number; empty beyond the last.
    pub(crate) fn get(&self, number: usize) -> Cow<'_, str> {
        self.checked(self.bytes(number))
    }

    /// Bytes of the table as text: none where they are no text that is fit to be shown.
    fn checked<'a>(&self, bytes: Cow<'a, [u8]>) -> Cow<'a, str> {
        let text = match bytes {
            Cow::Borrowed(bytes) => std::str::from_utf8(bytes).ok().map(Cow::Borrowed),
            Cow::Owned(bytes) => String::from_utf8(bytes).ok().map(Cow::Owned),
        };
        let is_sound = |text: &Cow<'_, str>| self.text.is_own() || !has_control(text);
        text.filter(is_sound).unwrap_or_else(|| {
            self.text.note_damage();
            Cow::Borrowed("")
        })
    }

    /// The text of a number, which stays where it is if that is the program.
    pub(crate) fn text(&self, number: usize) -> Text {
        match self.text {
            Bytes::Compiled(bytes) => Text::Borrowed(compiled(bytes.get(self.ends.part(number)))),
            _ => Text::Owned(self.get(number).into_owned()),
        }
    }

    /// All texts, for those who will ask for most of them.
    pub(crate) fn texts(&self) -> Texts<'_> {
        self.texts_of(0..self.len())
    }

    fn texts_of(&self, numbers: Range<usize>) -> Texts<'_> {
        let start = numbers
            .start
            .checked_sub(1)
            .map_or(0, |at| self.ends.get(at)) as usize;
        let ends = self.ends.range(numbers);
        let end = ends.last().map_or(start, |end| *end as usize).max(start);
        let text = match self.text {
            Bytes::Compiled(bytes) => TextRun::Compiled(compiled(bytes.get(start..end))),
            _ => TextRun::Read(self.checked(self.text.get(start..end))),
        };
        Texts {
            table: self,
            text,
            start,
            ends,
        }
    }

    /// The texts of successive numbers.
    pub(crate) fn range(&self, numbers: Range<usize>) -> Vec<Cow<'_, str>> {
        if self.text.is_own() {
            return numbers.map(|number| self.get(number)).collect();
        }
        let texts = self.texts_of(numbers);
        texts.iter().map(|text| text.to_owned().into()).collect()
    }

    /// The text of a number, unchecked: for those who only compare it.
    pub(crate) fn bytes(&self, number: usize) -> Cow<'_, [u8]> {
        self.text.get(self.ends.part(number))
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = Cow<'_, str>> {
        (0..self.len()).map(|number| self.get(number))
    }

    /// The number of a text, in a table that is sorted.
    pub(crate) fn find(&self, text: &str) -> Option<usize> {
        let at = self.partition_point(|other| other < text.as_bytes());
        (at < self.len() && *self.bytes(at) == *text.as_bytes()).then_some(at)
    }

    /// As [`slice::partition_point`].
    fn partition_point(&self, is_before: impl Fn(&[u8]) -> bool) -> usize {
        partition_point(self.len(), |number| is_before(&self.bytes(number)))
    }

    /// The numbers of the texts that begin with `prefix`, in a table that is
    /// sorted.
    pub(crate) fn with_prefix(&self, prefix: &str) -> Range<usize> {
        let prefix = prefix.as_bytes();
        let start = self.partition_point(|text| text < prefix);
        let end = self.partition_point(|text| text < prefix || text.starts_with(prefix));
        start..end
    }
}

/// A text of the program itself.
fn compiled(bytes: Option<&'static [u8]>) -> &'static str {
    let text = bytes.map(std::str::from_utf8);
    text.and_then(Result::ok).unwrap_or_default()
}

/// Successive texts of a table, read and checked at once.
pub(crate) struct Texts<'a> {
    table: &'a StringTable,
    text: TextRun<'a>,
    /// Where the first begins in the table.
    start: usize,
    /// Where each ends there.
    ends: Vec<u32>,
}

enum TextRun<'a> {
    Compiled(&'static str),
    Read(Cow<'a, str>),
}

impl Texts<'_> {
    /// One of them by its number, from 0; empty beyond the last.
    pub(crate) fn get(&self, number: usize) -> &str {
        self.part(
            number,
            match &self.text {
                TextRun::Compiled(text) => text,
                TextRun::Read(text) => text,
            },
        )
    }

    /// As [`StringTable::text`].
    pub(crate) fn text(&self, number: usize) -> Text {
        match self.text {
            TextRun::Compiled(text) => Text::Borrowed(self.part(number, text)),
            TextRun::Read(_) => Text::Owned(self.get(number).to_owned()),
        }
    }

    fn part<'t>(&self, number: usize, text: &'t str) -> &'t str {
        let end = |number: usize| self.ends.get(number).map(|end| *end as usize);
        let start = number.checked_sub(1).map_or(Some(self.start), end);
        let place = start.zip(end(number)).and_then(|(start, end)| {
            Some(start.checked_sub(self.start)?..end.checked_sub(self.start)?)
        });
        place.and_then(|place| text.get(place)).unwrap_or_else(|| {
            self.table.text.note_damage();
            ""
        })
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len()).map(|number| self.get(number))
    }
}

/// Of numbers that are before something up to one of them, that one.
pub(crate) fn partition_point(count: usize, is_before: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = low.midpoint(high);
        if is_before(middle) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

impl<S: AsRef<str>> FromIterator<S> for StringTable {
    /// Texts beyond 4 GiB in all are left out.
    fn from_iter<I: IntoIterator<Item = S>>(texts: I) -> Self {
        let mut text = String::new();
        let mut ends = Vec::new();
        for one in texts {
            let Ok(end) = u32::try_from(text.len() + one.as_ref().len()) else {
                break;
            };
            text.push_str(one.as_ref());
            ends.push(end);
        }
        Self {
            text: text.into_bytes().into(),
            ends: ends.into_iter().collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_found_by_number_by_value_and_by_prefix() {
        let texts = ["", "eau", "eaux", "école", "été"];
        let table: StringTable = texts.iter().collect();
        for (number, text) in texts.iter().enumerate() {
            assert_eq!(table.get(number), *text);
            assert_eq!(table.find(text), Some(number));
        }
        assert!(table.texts().iter().eq(texts));
        assert_eq!(table.texts().text(5), "");
        assert_eq!(table.range(2..4), texts[2..4]);
        assert_eq!(table.find("ea"), None);
        assert_eq!(table.find("ôté"), None);
        assert_eq!(table.with_prefix("eau"), 1..3);
        assert_eq!(table.with_prefix("é"), 3..5);
        assert_eq!(table.with_prefix("f"), 3..3);
        assert_eq!(table.get(5), "");
        assert_eq!(StringTable::default().find(""), None);
    }
}
