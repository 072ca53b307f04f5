//! A string table: many texts in one buffer, so that as constants they need no
//! pointer, and no relocation at start, for each.

use serde::{Deserialize, Serialize};

use crate::catalogue::text::{List, Text};

/// Texts, numbered from 0.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bake", derive(databake::Bake))]
#[cfg_attr(feature = "bake", databake(path = apicat_core::find))]
pub struct StringTable {
    /// The texts, one after another.
    pub text: Text,
    /// Where each ends, in bytes.
    pub ends: List<u32>,
}

impl StringTable {
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The text of a number; empty beyond the last.
    pub(crate) fn get(&self, number: usize) -> &str {
        let start = number.checked_sub(1).map_or(0, |before| self.end(before));
        self.text.get(start..self.end(number)).unwrap_or_default()
    }

    fn end(&self, number: usize) -> usize {
        let end = self.ends.get(number).copied();
        end.map_or(self.text.len(), |end| end as usize)
    }

    /// The number of a text, in a table that is sorted.
    pub(super) fn find(&self, text: &str) -> Option<usize> {
        let at = self.partition_point(|other| other < text);
        (at < self.len() && self.get(at) == text).then_some(at)
    }

    /// As [`slice::partition_point`].
    pub(super) fn partition_point(&self, is_before: impl Fn(&str) -> bool) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low.midpoint(high);
            if is_before(self.get(middle)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// The numbers of the texts that begin with `prefix`, in a table that is
    /// sorted.
    pub(super) fn with_prefix(&self, prefix: &str) -> std::ops::Range<usize> {
        let start = self.partition_point(|text| text < prefix);
        let end = self.partition_point(|text| text < prefix || text.starts_with(prefix));
        start..end
    }
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
            text: text.into(),
            ends: ends.into(),
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
