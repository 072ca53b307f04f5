//! An inverted index over every field of every entry: the postings of each
//! stem.

use std::borrow::Cow;

use super::string_table::StringTable;
use super::thesaurus::Synonym;
use crate::archive::{StoredIndex, StoredWord};
use crate::catalogue::field::SearchField;
use crate::catalogue::text::List;

/// The index of a catalogue. Words, stems and entries are numbered from 0;
/// "by word" and "by stem" below mean that such a number is the position.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "bake", derive(databake::Bake))]
#[cfg_attr(feature = "bake", databake(path = apicat_core::find))]
pub struct Index {
    /// The vocabulary: folded words, sorted.
    pub words: StringTable,
    /// By word, its spelling at its first occurrence, in lower case.
    pub spellings: StringTable,
    /// By word, the number of its stem.
    pub stem_of: List<u32>,
    /// The stems, sorted.
    pub stems: StringTable,
    /// By stem, the number of entries that contain it.
    pub document_frequencies: List<u32>,
    /// By stem, where its part of `postings` ends.
    pub posting_ends: List<u32>,
    /// The packed postings of each stem in turn, sorted within a stem.
    pub postings: List<u64>,
    /// By entry and field, the number of content words.
    pub field_lengths: List<u32>,
    /// By field, the mean of its lengths other than 0.
    pub mean_field_lengths: List<f64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Stem(u32);

#[derive(Debug, Clone)]
pub(super) struct IndexedWord<'a> {
    pub(super) folded: Cow<'a, str>,
    pub(super) spelling: Cow<'a, str>,
    pub(super) stem: Stem,
}

impl From<StoredWord> for IndexedWord<'_> {
    fn from(word: StoredWord) -> Self {
        Self {
            folded: word.folded.into(),
            spelling: word.spelling.into(),
            stem: Stem(word.stem),
        }
    }
}

/// One occurrence of a stem.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Posting {
    /// The number of the entry in its catalogue.
    pub(super) entry: u32,
    pub(super) field: SearchField,
    /// How many content words of the field precede it, plus a gap for each text
    /// (keyword, line) that ended before. Saturates at 65,535, some 650
    /// paragraphs; beyond, words are found but phrases are not.
    pub(super) position: u16,
}

/// Bits below the entry and the field in a packed posting. There is unused room
/// between field and position, so that the last position of one field is more
/// than [`PHRASE_GAP`] away from the first of the next.
pub(super) const ENTRY_SHIFT: u32 = 32;
const FIELD_SHIFT: u32 = 20;

impl Posting {
    /// One number, which sorts by entry, field and position.
    pub(super) fn packed(self) -> u64 {
        u64::from(self.entry) << ENTRY_SHIFT
            | (self.field as u64) << FIELD_SHIFT
            | u64::from(self.position)
    }

    /// The casts truncate on purpose: each keeps its own bits.
    fn unpacked(packed: u64) -> Self {
        let field = SearchField::ALL.get((packed as u32 >> FIELD_SHIFT) as usize);
        Self {
            entry: (packed >> ENTRY_SHIFT) as u32,
            field: field.copied().unwrap_or(SearchField::Body),
            position: packed as u16,
        }
    }
}

/// Largest distance between successive words of a phrase: one content word may
/// stand between them.
const PHRASE_GAP: u64 = 2;

/// Where words and their postings are looked up: an index in memory, or that of an
/// archive.
#[derive(Debug, Clone, Copy)]
pub enum Lexicon<'a> {
    Held(&'a Index),
    Stored(&'a StoredIndex),
}

impl<'a> From<&'a Index> for Lexicon<'a> {
    fn from(index: &'a Index) -> Self {
        Self::Held(index)
    }
}

impl<'a> Lexicon<'a> {
    pub(super) fn entry_count(self) -> usize {
        match self {
            Self::Held(index) => index.field_lengths.len() / SearchField::ALL.len(),
            Self::Stored(index) => index.documents(),
        }
    }

    pub(super) fn stem(self, text: &str) -> Option<Stem> {
        let number = match self {
            Self::Held(index) => u32::try_from(index.stems.find(text)?).ok(),
            Self::Stored(index) => index.stem(text),
        };
        number.map(Stem)
    }

    /// The stems of a synonym; none when the catalogue lacks one of them.
    pub(super) fn stems_of(self, synonym: &Synonym<'_>) -> Option<Vec<Stem>> {
        synonym.stems().map(|text| self.stem(text)).collect()
    }

    pub(super) fn document_frequency(self, stem: Stem) -> usize {
        let frequency = match self {
            Self::Held(index) => index.document_frequencies[stem.0 as usize],
            Self::Stored(index) => index.document_frequency(stem.0),
        };
        frequency as usize
    }

    pub(super) fn postings(self, stem: Stem) -> impl Iterator<Item = Posting> {
        let packed = self.packed(stem);
        (0..packed.len()).map(move |at| Posting::unpacked(packed[at]))
    }

    fn packed(self, stem: Stem) -> Cow<'a, [u64]> {
        match self {
            Self::Held(index) => index.packed(stem).into(),
            Self::Stored(index) => index.postings(stem.0).into(),
        }
    }

    /// Whether a field of an entry contains one of some stems.
    pub(super) fn contains(self, stems: &[Stem], entry: u32, field: SearchField) -> bool {
        let start = Posting {
            entry,
            field,
            position: 0,
        };
        stems.iter().any(|stem| {
            let packed = self.packed(*stem);
            let next = packed.partition_point(|other| *other < start.packed());
            packed.get(next).is_some_and(|next| {
                let next = Posting::unpacked(*next);
                (next.entry, next.field) == (entry, field)
            })
        })
    }

    /// The occurrences of a phrase: the posting of its first word, wherever the
    /// others follow in order.
    pub(super) fn phrase(self, stems: &[Stem]) -> impl Iterator<Item = Posting> {
        let mut lists = stems.iter().map(|stem| self.packed(*stem));
        let first = lists.next().unwrap_or_default();
        let others: Vec<Cow<'a, [u64]>> = lists.collect();
        let is_followed = move |first: u64| {
            let mut at = first;
            others.iter().all(|list| {
                let next = list.partition_point(|other| *other <= at);
                list.get(next).is_some_and(|other| {
                    // A posting of another field or entry is farther away.
                    let is_near = other - at <= PHRASE_GAP;
                    at = *other;
                    is_near
                })
            })
        };
        let found = (0..first.len()).map(move |at| first[at]);
        found
            .filter(move |at| is_followed(*at))
            .map(Posting::unpacked)
    }

    /// The words that have one of some stems, which are sorted; in alphabetical
    /// order.
    pub(super) fn words_of(self, stems: &[Stem]) -> Vec<IndexedWord<'a>> {
        match self {
            Self::Held(index) => {
                let numbers = (0..).zip(index.stem_of.iter());
                let of = numbers.filter(|(_, stem)| stems.binary_search(&Stem(**stem)).is_ok());
                of.map(|(number, _)| index.word_at(number)).collect()
            }
            Self::Stored(index) => {
                let words = stems.iter().flat_map(|stem| index.words_of(stem.0));
                let mut words: Vec<IndexedWord<'a>> = words.map(Into::into).collect();
                words.sort_by(|a, b| a.folded.cmp(&b.folded));
                words
            }
        }
    }

    pub(super) fn word(self, folded: &str) -> Option<IndexedWord<'a>> {
        match self {
            Self::Held(index) => index.words.find(folded).map(|number| index.word_at(number)),
            Self::Stored(index) => index.word(folded).map(Into::into),
        }
    }

    /// The words that begin with `prefix`, sorted.
    pub(super) fn with_prefix(self, prefix: &str) -> Vec<IndexedWord<'a>> {
        match self {
            Self::Held(index) => {
                let numbers = index.words.with_prefix(prefix);
                numbers.map(|number| index.word_at(number)).collect()
            }
            Self::Stored(index) => {
                let words = index.with_prefix(prefix).into_iter();
                words.map(Into::into).collect()
            }
        }
    }

    /// The length of a field of an entry, divided by the mean length.
    pub(super) fn relative_length(self, entry: u32, field: SearchField) -> f64 {
        match self {
            Self::Held(index) => {
                let at = entry as usize * SearchField::ALL.len() + field as usize;
                f64::from(index.field_lengths[at]) / index.mean_field_lengths[field as usize]
            }
            Self::Stored(index) => f64::from(index.length(entry, field)) / index.mean_length(field),
        }
    }
}

impl Index {
    fn packed(&self, stem: Stem) -> &[u64] {
        let number = stem.0 as usize;
        let start = number
            .checked_sub(1)
            .map_or(0, |before| self.posting_ends[before]);
        &self.postings[start as usize..self.posting_ends[number] as usize]
    }

    fn word_at(&self, number: usize) -> IndexedWord<'_> {
        IndexedWord {
            folded: self.words.get(number).into(),
            spelling: self.spellings.get(number).into(),
            stem: Stem(self.stem_of[number]),
        }
    }
}
