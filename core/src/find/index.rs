//! An inverted index over every field of every entry: the postings of each
//! stem.

use super::string_table::StringTable;
use super::thesaurus::Synonym;
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

#[derive(Debug, Clone, Copy)]
pub(super) struct IndexedWord<'a> {
    pub(super) folded: &'a str,
    pub(super) spelling: &'a str,
    pub(super) stem: Stem,
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

impl Index {
    pub(super) fn entry_count(&self) -> usize {
        self.field_lengths.len() / SearchField::ALL.len()
    }

    pub(super) fn stem(&self, text: &str) -> Option<Stem> {
        let number = self.stems.find(text)?;
        u32::try_from(number).ok().map(Stem)
    }

    /// The stems of a synonym; none when the catalogue lacks one of them.
    pub(super) fn stems_of(&self, synonym: &Synonym<'_>) -> Option<Vec<Stem>> {
        synonym.stems().map(|text| self.stem(text)).collect()
    }

    pub(super) fn document_frequency(&self, stem: Stem) -> usize {
        self.document_frequencies[stem.0 as usize] as usize
    }

    pub(super) fn postings(&self, stem: Stem) -> impl Iterator<Item = Posting> {
        self.packed(stem).iter().copied().map(Posting::unpacked)
    }

    fn packed(&self, stem: Stem) -> &[u64] {
        let number = stem.0 as usize;
        let start = number
            .checked_sub(1)
            .map_or(0, |before| self.posting_ends[before]);
        &self.postings[start as usize..self.posting_ends[number] as usize]
    }

    /// Whether a field of an entry contains one of some stems.
    pub(super) fn contains(&self, stems: &[Stem], entry: u32, field: SearchField) -> bool {
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
    pub(super) fn phrase(&self, stems: &[Stem]) -> impl Iterator<Item = Posting> {
        let lists: Vec<&[u64]> = stems.iter().map(|stem| self.packed(*stem)).collect();
        let first = lists.first().copied().unwrap_or_default();
        let is_followed = move |first: &u64| {
            let mut at = *first;
            lists[1..].iter().all(|list| {
                let next = list.partition_point(|other| *other <= at);
                list.get(next).is_some_and(|other| {
                    // A posting of another field or entry is farther away.
                    let is_near = other - at <= PHRASE_GAP;
                    at = *other;
                    is_near
                })
            })
        };
        let found = first.iter().copied().filter(is_followed);
        found.map(Posting::unpacked)
    }

    fn word_at(&self, number: usize) -> IndexedWord<'_> {
        IndexedWord {
            folded: self.words.get(number),
            spelling: self.spellings.get(number),
            stem: Stem(self.stem_of[number]),
        }
    }

    /// The words that have one of some stems, which are sorted.
    pub(super) fn words_of(&self, stems: &[Stem]) -> Vec<IndexedWord<'_>> {
        let numbers = (0..).zip(self.stem_of.iter());
        let of = numbers.filter(|(_, stem)| stems.binary_search(&Stem(**stem)).is_ok());
        of.map(|(number, _)| self.word_at(number)).collect()
    }

    pub(super) fn word(&self, folded: &str) -> Option<IndexedWord<'_>> {
        self.words.find(folded).map(|number| self.word_at(number))
    }

    /// The words that begin with `prefix`, sorted.
    pub(super) fn with_prefix(&self, prefix: &str) -> impl Iterator<Item = IndexedWord<'_>> {
        let numbers = self.words.with_prefix(prefix);
        numbers.map(|number| self.word_at(number))
    }

    /// The length of a field of an entry, divided by the mean length.
    pub(super) fn relative_length(&self, entry: u32, field: SearchField) -> f64 {
        let length = self.field_lengths[entry as usize * SearchField::ALL.len() + field as usize];
        f64::from(length) / self.mean_field_lengths[field as usize]
    }
}
