//! An inverted index over every field of every entry: the postings of each
//! stem.

use std::borrow::Cow;
use std::ops::Range;

use super::postings::{self, Posting, entry_of};
use super::thesaurus::Synonym;
use crate::archive::{Archive, Bytes, Numbers, Section, StringTable};
use crate::catalogue::field::SearchField;

/// The index of a catalogue. Words, stems and entries are numbered from 0;
/// "by word" and "by stem" below mean that such a number is the position.
#[derive(Debug, Clone, Default)]
pub struct Index {
    /// The vocabulary: folded words, sorted.
    pub(super) words: StringTable,
    /// By word, its spelling at its first occurrence, in lower case; empty where that
    /// is the folded word.
    pub(super) spellings: StringTable,
    /// By word, the number of its stem.
    pub(super) stem_of: Numbers,
    /// The stems, sorted.
    pub(super) stems: StringTable,
    /// By stem, the number of entries that contain it.
    pub(super) document_frequencies: Numbers,
    /// By stem, where its part of `words_of_stems` ends.
    pub(super) word_ends: Numbers,
    /// The numbers of the words of each stem in turn.
    pub(super) words_of_stems: Numbers,
    /// By stem, where its part of `postings` ends.
    pub(super) posting_ends: Numbers,
    /// The [postings](super::postings) of each stem in turn.
    pub(crate) postings: Bytes,
    /// By entry and field, the number of content words, at most [`u16::MAX`], in two
    /// bytes.
    pub(super) field_lengths: Bytes,
    /// By field, the mean of its lengths other than 0, as the two halves of the bits
    /// of an `f64`.
    pub(super) mean_field_lengths: Numbers,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Stem(u32);

#[derive(Debug, Clone)]
pub(super) struct IndexedWord<'a> {
    pub(super) folded: Cow<'a, str>,
    pub(super) spelling: Cow<'a, str>,
    pub(super) stem: Stem,
}

/// Largest distance between successive words of a phrase: one content word may
/// stand between them.
const PHRASE_GAP: u64 = 2;

impl Index {
    /// The index that an archive has.
    pub(crate) fn of_archive(archive: &Archive) -> Self {
        let mut runs = archive.runs(Section::Index);
        Self {
            words: StringTable::read(&mut runs),
            spellings: StringTable::read(&mut runs),
            stem_of: runs.numbers(),
            stems: StringTable::read(&mut runs),
            document_frequencies: runs.numbers(),
            word_ends: runs.numbers(),
            words_of_stems: runs.numbers(),
            posting_ends: runs.numbers(),
            postings: archive.section(Section::Postings),
            field_lengths: runs.bytes(),
            mean_field_lengths: runs.numbers(),
        }
    }

    /// Its columns but for the postings, in the order in which an archive has them.
    pub(crate) fn runs(&self) -> Vec<&Bytes> {
        let [words, ends_of_words] = self.words.runs();
        let [spellings, spelling_ends] = self.spellings.runs();
        let [stems, stem_ends] = self.stems.runs();
        vec![
            words,
            ends_of_words,
            spellings,
            spelling_ends,
            &self.stem_of.0,
            stems,
            stem_ends,
            &self.document_frequencies.0,
            &self.word_ends.0,
            &self.words_of_stems.0,
            &self.posting_ends.0,
            &self.field_lengths,
            &self.mean_field_lengths.0,
        ]
    }

    pub(crate) fn entry_count(&self) -> usize {
        self.field_lengths.len() / (2 * SearchField::ALL.len())
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
        self.document_frequencies.get(stem.0 as usize) as usize
    }

    /// The packed postings of a stem, sorted.
    pub(super) fn postings(&self, stem: Stem) -> Vec<u64> {
        let bytes = self.postings.get(self.posting_ends.part(stem.0 as usize));
        let postings = postings::decode(&bytes, self.entry_count());
        postings.unwrap_or_else(|| {
            self.postings.note_damage();
            Vec::new()
        })
    }

    /// Whether some entry has a phrase.
    pub(super) fn has_phrase(&self, stems: &[Stem]) -> bool {
        let lists = || {
            let lists = stems.iter().map(|stem| self.postings(*stem));
            lists.collect::<Vec<Vec<u64>>>()
        };
        match stems {
            [word] => self.document_frequency(*word) > 0,
            _ => !phrase(&lists().iter().map(Vec::as_slice).collect::<Vec<_>>()).is_empty(),
        }
    }

    fn word_at(&self, number: usize) -> IndexedWord<'_> {
        let folded = self.words.get(number);
        let spelling = self.spellings.get(number);
        self.indexed(number, folded, spelling)
    }

    fn indexed<'a>(
        &self,
        number: usize,
        folded: Cow<'a, str>,
        spelling: Cow<'a, str>,
    ) -> IndexedWord<'a> {
        IndexedWord {
            spelling: if spelling.is_empty() {
                folded.clone()
            } else {
                spelling
            },
            folded,
            stem: Stem(self.stem_of.get(number)),
        }
    }

    fn words_at(&self, numbers: Range<usize>) -> Vec<IndexedWord<'_>> {
        let folded = self.words.range(numbers.clone());
        let spellings = self.spellings.range(numbers.clone());
        let words = numbers.zip(folded.into_iter().zip(spellings));
        words
            .map(|(number, (folded, spelling))| self.indexed(number, folded, spelling))
            .collect()
    }

    /// The words of a stem, in alphabetical order.
    pub(super) fn words_of(&self, stem: Stem) -> Vec<IndexedWord<'_>> {
        let numbers = self.word_ends.part(stem.0 as usize);
        let numbers = self.words_of_stems.range(numbers).into_iter();
        numbers
            .map(|number| self.word_at(number as usize))
            .collect()
    }

    pub(super) fn word(&self, folded: &str) -> Option<IndexedWord<'_>> {
        self.words.find(folded).map(|number| self.word_at(number))
    }

    /// The words that begin with `prefix`, sorted.
    pub(super) fn with_prefix(&self, prefix: &str) -> Vec<IndexedWord<'_>> {
        self.words_at(self.words.with_prefix(prefix))
    }

    pub(super) fn lengths(&self) -> FieldLengths<'_> {
        let halves = self.mean_field_lengths.range(0..2 * SearchField::ALL.len());
        let (means, _) = halves.as_chunks::<2>();
        let means = means.iter().map(|[low, high]| {
            let bits = u64::from(*low) | u64::from(*high) << 32;
            // No other is a mean.
            f64::from_bits(bits).max(1.0)
        });
        FieldLengths {
            lengths: self.field_lengths.all(),
            means: means.collect(),
        }
    }
}

/// How long the fields of all entries are.
pub(super) struct FieldLengths<'a> {
    lengths: Cow<'a, [u8]>,
    means: Vec<f64>,
}

impl FieldLengths<'_> {
    /// The length of a field of an entry, divided by the mean length.
    pub(super) fn relative(&self, entry: u32, field: SearchField) -> f64 {
        let at = entry as usize * SearchField::ALL.len() + field as usize;
        let (lengths, _) = self.lengths.as_chunks::<2>();
        let length = lengths.get(at).copied().map_or(0, u16::from_le_bytes);
        let mean = self.means.get(field as usize).copied().unwrap_or(1.0);
        f64::from(length) / mean
    }
}

/// The occurrences of a phrase, given the postings of each of its words: the posting of
/// the first one, wherever the others follow in order.
pub(super) fn phrase(words: &[&[u64]]) -> Vec<u64> {
    let Some((first, others)) = words.split_first() else {
        return Vec::new();
    };
    let is_followed = |first: &&u64| {
        let mut at = **first;
        others.iter().all(|list| {
            let next = list.partition_point(|other| *other <= at);
            list.get(next).is_some_and(|other| {
                // A posting of another text is farther away.
                let is_near = other - at <= PHRASE_GAP;
                at = *other;
                is_near
            })
        })
    };
    first.iter().filter(is_followed).copied().collect()
}

/// The postings of one entry, of sorted ones.
pub(super) fn of_entry(postings: &[u64], entry: u32) -> impl Iterator<Item = Posting> {
    let start = postings.partition_point(|packed| entry_of(*packed) < entry);
    let own = postings[start..].iter();
    let own = own.take_while(move |packed| entry_of(**packed) == entry);
    own.map(|packed| Posting::unpacked(*packed))
}
