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

    /// The same in memory: for those who will ask for most of them.
    pub(crate) fn held(&self) -> Self {
        Self {
            text: self.text.held(),
            ends: self.ends.held(),
        }
    }

    /// The text of a number; empty beyond the last.
    pub(crate) fn get(&self, number: usize) -> Cow<'_, str> {
        let text = match self.bytes(number) {
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
        let place = self.ends.part(number);
        match &self.text {
            Bytes::Compiled(bytes) => {
                let text = bytes.get(place).map(std::str::from_utf8);
                Text::Borrowed(text.and_then(Result::ok).unwrap_or_default())
            }
            _ => Text::Owned(self.get(number).into_owned()),
        }
    }

    /// The texts of successive numbers.
    pub(crate) fn range(&self, range: Range<usize>) -> Vec<Cow<'_, str>> {
        if self.text.is_own() || range.is_empty() {
            return range.map(|number| self.get(number)).collect();
        }
        let first = self.ends.part(range.start).start;
        let ends = self.ends.range(range);
        let last = ends.last().map_or(first, |end| *end as usize);
        let own = Self {
            text: self.text.part(first..last.max(first)).held(),
            ends: ends
                .iter()
                .map(|end| end.saturating_sub(first as u32))
                .collect(),
        };
        own.iter().map(|text| text.into_owned().into()).collect()
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
        assert_eq!(table.find("ea"), None);
        assert_eq!(table.find("ôté"), None);
        assert_eq!(table.with_prefix("eau"), 1..3);
        assert_eq!(table.with_prefix("é"), 3..5);
        assert_eq!(table.with_prefix("f"), 3..3);
        assert_eq!(table.get(5), "");
        assert_eq!(StringTable::default().find(""), None);
    }
}
