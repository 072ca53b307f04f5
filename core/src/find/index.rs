//! An inverted index over every part of every entry: where each word stands.

use super::strings::Strings;
use super::thesaurus::Lead;
use crate::catalogue::field::Field;
use crate::catalogue::text::List;

/// The index of a catalogue. Words, stems and entries go by their numbers.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "bake", derive(databake::Bake))]
#[cfg_attr(feature = "bake", databake(path = apicat_core::find))]
pub struct Index {
    /// The folded words, in alphabetical order.
    pub words: Strings,
    /// By word, as it is written where it was met first, in small letters.
    pub spellings: Strings,
    /// By word, its stem.
    pub stem_of: List<u32>,
    /// The stems, in alphabetical order.
    pub stems: Strings,
    /// By stem, in how many entries it occurs.
    pub rarities: List<u32>,
    /// By stem, where its occurrences end.
    pub ends: List<u32>,
    /// Stem by stem the occurrences, packed; those of one stem in order.
    pub occurrences: List<u64>,
    /// Entry by entry, the number of telling words of each field.
    pub lengths: List<u32>,
    /// The mean of the lengths of each field that is not empty.
    pub mean_lengths: List<f64>,
}

/// The number of a stem.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Stem(u32);

/// A word of some entry.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known<'a> {
    pub(super) folded: &'a str,
    pub(super) spelling: &'a str,
    pub(super) stem: Stem,
}

/// One word of one entry. In order: by entry, field and position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Occurrence {
    /// The number of the entry in its catalogue.
    pub(super) entry: u32,
    pub(super) field: Field,
    /// How many telling words of the field stand before it. Words of different
    /// texts of a field (two keywords) are never neighbours. Beyond 65,535,
    /// some 650 paragraphs, all stand at the end, and no phrase is found.
    pub(super) position: u16,
}

/// Where entry and field begin in a packed occurrence, farther from the
/// position than a phrase reaches.
pub(super) const ENTRY_AT: u32 = 32;
const FIELD_AT: u32 = 20;

impl Occurrence {
    /// As a number, of which the order is that of the occurrences.
    pub(super) fn packed(self) -> u64 {
        u64::from(self.entry) << ENTRY_AT
            | (self.field as u64) << FIELD_AT
            | u64::from(self.position)
    }

    /// Each part is cut out of the number.
    fn unpacked(packed: u64) -> Self {
        let field = Field::ALL.get((packed as u32 >> FIELD_AT) as usize);
        Self {
            entry: (packed >> ENTRY_AT) as u32,
            field: field.copied().unwrap_or(Field::Body),
            position: packed as u16,
        }
    }
}

/// How far apart the words of a phrase may stand.
const REACH: u64 = 2;

impl Index {
    /// How many entries there are.
    pub(super) fn len(&self) -> usize {
        self.lengths.len() / Field::ALL.len()
    }

    /// The stem with that text.
    pub(super) fn stem(&self, text: &str) -> Option<Stem> {
        let number = self.stems.find(text)?;
        u32::try_from(number).ok().map(Stem)
    }

    /// The stems of what a term leads to; none where one of them is unknown.
    pub(super) fn stems_of(&self, lead: &Lead<'_>) -> Option<Vec<Stem>> {
        lead.stems().map(|text| self.stem(text)).collect()
    }

    /// In how many entries a stem occurs.
    pub(super) fn entries(&self, stem: Stem) -> usize {
        self.rarities[stem.0 as usize] as usize
    }

    /// Where a stem stands.
    pub(super) fn occurrences(&self, stem: Stem) -> impl Iterator<Item = Occurrence> {
        self.packed(stem).iter().copied().map(Occurrence::unpacked)
    }

    fn packed(&self, stem: Stem) -> &[u64] {
        let number = stem.0 as usize;
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.occurrences[start as usize..self.ends[number] as usize]
    }

    /// Whether one of some stems stands in a field of an entry.
    pub(super) fn is_in(&self, stems: &[Stem], entry: u32, field: Field) -> bool {
        let from = Occurrence {
            entry,
            field,
            position: 0,
        };
        stems.iter().any(|stem| {
            let packed = self.packed(*stem);
            let next = packed.partition_point(|other| *other < from.packed());
            packed.get(next).is_some_and(|next| {
                let next = Occurrence::unpacked(*next);
                (next.entry, next.field) == (entry, field)
            })
        })
    }

    /// Where words stand side by side, in their order: the place of the first.
    pub(super) fn phrase(&self, stems: &[Stem]) -> impl Iterator<Item = Occurrence> {
        let lists: Vec<&[u64]> = stems.iter().map(|stem| self.packed(*stem)).collect();
        let first = lists.first().copied().unwrap_or_default();
        let is_followed = move |first: &u64| {
            let mut at = *first;
            lists[1..].iter().all(|list| {
                let next = list.partition_point(|other| *other <= at);
                list.get(next).is_some_and(|other| {
                    // Those of another field or entry are farther away.
                    let is_near = other - at <= REACH;
                    at = *other;
                    is_near
                })
            })
        };
        let found = first.iter().copied().filter(is_followed);
        found.map(Occurrence::unpacked)
    }

    fn word(&self, number: usize) -> Known<'_> {
        Known {
            folded: self.words.get(number),
            spelling: self.spellings.get(number),
            stem: Stem(self.stem_of[number]),
        }
    }

    /// The words of some stems, which are in order.
    pub(super) fn words_of(&self, stems: &[Stem]) -> Vec<Known<'_>> {
        let numbers = (0..).zip(self.stem_of.iter());
        let of = numbers.filter(|(_, stem)| stems.binary_search(&Stem(**stem)).is_ok());
        of.map(|(number, _)| self.word(number)).collect()
    }

    /// The word with that folded form.
    pub(super) fn known(&self, folded: &str) -> Option<Known<'_>> {
        self.words.find(folded).map(|number| self.word(number))
    }

    /// The words that begin with `prefix`, in alphabetical order.
    pub(super) fn beginning_with(&self, prefix: &str) -> impl Iterator<Item = Known<'_>> {
        let numbers = self.words.beginning_with(prefix);
        numbers.map(|number| self.word(number))
    }

    /// The length of a field of an entry, 1 being that of a mean one.
    pub(super) fn relative_length(&self, entry: u32, field: Field) -> f64 {
        let length = self.lengths[entry as usize * Field::ALL.len() + field as usize];
        f64::from(length) / self.mean_lengths[field as usize]
    }
}
