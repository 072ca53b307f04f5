//! The index of an archive: each word, stem and list of postings read where it is
//! asked for.

use std::ops::Range;
use std::sync::Arc;

use super::{Archive, Extent, Fault, Section};
use crate::catalogue::field::SearchField;

/// Set where a number of the postings is that of a document.
pub(super) const DOCUMENT: u32 = 1 << 31;

/// The numbers of a record of [`Section::Words`] and of [`Section::Stems`].
pub(super) const WORD: u64 = 3;
pub(super) const STEM: u64 = 4;

#[derive(Debug)]
pub struct StoredIndex {
    archive: Arc<Archive>,
    words: usize,
    stems: usize,
    /// The mean of each field, then by document and field the length.
    lengths: Vec<u32>,
}

/// A word of the vocabulary.
#[derive(Debug, Default)]
pub(crate) struct StoredWord {
    pub(crate) folded: String,
    pub(crate) spelling: String,
    pub(crate) stem: u32,
}

/// What is known of a stem beside its postings.
struct StemRecord {
    text: Extent,
    frequency: u32,
    postings: Range<u32>,
    words: Range<u32>,
}

impl StoredIndex {
    /// The index of an archive.
    pub(crate) fn new(archive: Arc<Archive>) -> Self {
        let lengths = archive.length(Section::Lengths) / 4;
        Self {
            words: (archive.length(Section::Words) / (4 * WORD)) as usize,
            stems: (archive.length(Section::Stems) / (4 * STEM)) as usize,
            lengths: archive
                .numbers(Section::Lengths, 0, lengths)
                .unwrap_or_default(),
            archive,
        }
    }

    /// How many documents it is of.
    pub(crate) fn documents(&self) -> usize {
        (self.lengths.len() / SearchField::ALL.len()).saturating_sub(2)
    }

    /// The length of a field of a document.
    pub(crate) fn length(&self, document: u32, field: SearchField) -> u32 {
        let fields = SearchField::ALL.len();
        let at = (document as usize + 2) * fields + field as usize;
        self.lengths.get(at).copied().unwrap_or_default()
    }

    /// The mean length of a field. A mean is two numbers: the bits of an `f64`.
    pub(crate) fn mean_length(&self, field: SearchField) -> f64 {
        let at = 2 * field as usize;
        let half = |at: usize| u64::from(self.lengths.get(at).copied().unwrap_or_default());
        f64::from_bits(half(at) | half(at + 1) << 32)
    }

    /// The texts of successive words or stems: those that end at `ends`, the first
    /// of which is where that before them ends.
    fn texts(&self, section: Section, ends: &[u32]) -> Option<Vec<String>> {
        let (first, last) = (*ends.first()?, *ends.last()?);
        let text = self.archive.text(section, extent(first..last)?)?;
        let texts = ends.windows(2).map(|ends| {
            let (from, to) = (ends[0].checked_sub(first)?, ends[1].checked_sub(first)?);
            text.get(from as usize..to as usize).map(str::to_owned)
        });
        let texts: Option<Vec<String>> = texts.collect();
        if texts.is_none() {
            self.archive.note(Fault::Damaged);
        }
        texts
    }

    /// The records from that before `range` on; one of zeros where there is none.
    fn records(&self, section: Section, size: u64, range: Range<usize>) -> Option<Vec<u32>> {
        let before = range.start.saturating_sub(1);
        let count = range.end.checked_sub(before)?;
        let records = self
            .archive
            .numbers(section, before as u64 * size, count as u64 * size)?;
        if range.start > 0 {
            return Some(records);
        }
        Some([vec![0; size as usize], records].concat())
    }

    /// Some successive words.
    pub(crate) fn words(&self, range: Range<usize>) -> Vec<StoredWord> {
        self.read_words(range).unwrap_or_default()
    }

    fn read_words(&self, range: Range<usize>) -> Option<Vec<StoredWord>> {
        if range.is_empty() {
            return None;
        }
        let records = self.records(Section::Words, WORD, range)?;
        let column = |at: usize| records.iter().skip(at).step_by(WORD as usize).copied();
        let folded = self.texts(Section::WordTexts, &column(0).collect::<Vec<u32>>())?;
        let spellings = self.texts(Section::Spellings, &column(1).collect::<Vec<u32>>())?;
        let words = folded.into_iter().zip(spellings).zip(column(2).skip(1));
        let words = words.map(|((folded, spelling), stem)| StoredWord {
            // A spelling that is the word itself is not written twice.
            spelling: if spelling.is_empty() {
                folded.clone()
            } else {
                spelling
            },
            folded,
            stem,
        });
        Some(words.collect())
    }

    fn word_text(&self, number: usize) -> Option<String> {
        let records = self.records(Section::Words, WORD, number..number + 1)?;
        let ends = [*records.first()?, *records.get(WORD as usize)?];
        self.texts(Section::WordTexts, &ends)?.pop()
    }

    /// The number of the first word that is not before, as
    /// [`slice::partition_point`].
    fn first_word(&self, is_before: impl Fn(&str) -> bool) -> usize {
        let is_before = |number| self.word_text(number).is_some_and(|word| is_before(&word));
        partition_point(self.words, is_before)
    }

    /// The word whose folded form is exactly that.
    pub(crate) fn word(&self, folded: &str) -> Option<StoredWord> {
        let at = self.first_word(|word| word < folded);
        let word = self.words(at..self.words.min(at + 1)).pop()?;
        (word.folded == folded).then_some(word)
    }

    /// The words that begin with `prefix`, sorted.
    pub(crate) fn with_prefix(&self, prefix: &str) -> Vec<StoredWord> {
        let start = self.first_word(|word| word < prefix);
        let end = self.first_word(|word| word < prefix || word.starts_with(prefix));
        self.words(start..end)
    }

    fn record(&self, stem: u32) -> Option<StemRecord> {
        let number = stem as usize;
        if number >= self.stems {
            self.archive.note(Fault::Damaged);
            return None;
        }
        let records = self.records(Section::Stems, STEM, number..number + 1)?;
        let [before, own] = records.as_chunks::<{ STEM as usize }>().0 else {
            return None;
        };
        Some(StemRecord {
            text: extent(before[0]..own[0])?,
            frequency: own[1],
            postings: before[2]..own[2],
            words: before[3]..own[3],
        })
    }

    /// The number of the stem of that text.
    pub(crate) fn stem(&self, text: &str) -> Option<u32> {
        let of = |number: usize| {
            let record = self.record(number as u32)?;
            self.archive.text(Section::StemTexts, record.text)
        };
        let is_before = |number| of(number).is_some_and(|other| other.as_str() < text);
        let at = partition_point(self.stems, is_before);
        (at < self.stems && of(at)? == text).then_some(at as u32)
    }

    pub(crate) fn document_frequency(&self, stem: u32) -> u32 {
        self.record(stem).map_or(0, |record| record.frequency)
    }

    /// The words of a stem.
    pub(crate) fn words_of(&self, stem: u32) -> Vec<StoredWord> {
        let numbers = self.record(stem).and_then(|record| {
            let Range { start, end } = record.words;
            let count = end.checked_sub(start)?;
            self.archive
                .numbers(Section::WordsOfStems, start.into(), count.into())
        });
        let words = numbers.unwrap_or_default().into_iter();
        let words = words.filter(|number| (*number as usize) < self.words);
        words
            .flat_map(|number| self.words(number as usize..number as usize + 1))
            .collect()
    }

    /// The postings of a stem: the number of a document, then what tells field and
    /// position, as [`Posting`](crate::find) packs them.
    pub(crate) fn postings(&self, stem: u32) -> Vec<u64> {
        let numbers = self.record(stem).and_then(|record| {
            let Range { start, end } = record.postings;
            let count = end.checked_sub(start)?;
            self.archive
                .numbers(Section::Postings, start.into(), count.into())
        });
        let mut document = 0;
        let documents = self.documents() as u32;
        let mut postings = Vec::new();
        for number in numbers.unwrap_or_default() {
            if number & DOCUMENT != 0 {
                document = number & !DOCUMENT;
            } else if document < documents {
                postings.push(u64::from(document) << 32 | u64::from(number));
            } else {
                self.archive.note(Fault::Damaged);
            }
        }
        postings
    }
}

fn extent(range: Range<u32>) -> Option<Extent> {
    let length = range.end.checked_sub(range.start)?;
    Some(Extent {
        start: range.start.into(),
        length: length.into(),
    })
}

fn partition_point(count: usize, is_before: impl Fn(usize) -> bool) -> usize {
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
