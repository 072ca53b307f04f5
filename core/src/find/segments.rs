//! The index in parts, each of successive documents, and one of all of them: their
//! postings follow one another, whatever the size of the parts.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::ops::Range;

use super::index::Index;
use super::postings;
use crate::archive::{Bytes, StringTable};
use crate::catalogue::field::SearchField;

/// The index of a catalogue, in parts.
#[derive(Debug)]
pub struct Segments {
    pub(super) segments: Vec<Segment>,
    /// Where their postings are until they are merged, if not in memory.
    pub(super) scratch: Option<File>,
}

/// The index of successive documents. "By word" and "by stem" as in [`Index`].
#[derive(Debug)]
pub(super) struct Segment {
    pub(super) words: StringTable,
    pub(super) spellings: StringTable,
    pub(super) stem_of: Vec<u32>,
    pub(super) stems: StringTable,
    /// By stem.
    pub(super) lists: Vec<ListPlace>,
    /// The postings of each stem in turn: the first of them in memory, the others at
    /// this place of the scratch file.
    pub(super) postings: Vec<u8>,
    pub(super) spilled: Range<u64>,
    /// By document and field, the number of content words.
    pub(super) field_lengths: Vec<u32>,
}

/// Of a stem, the postings in a segment.
#[derive(Debug, Clone, Copy)]
pub(super) struct ListPlace {
    pub(super) documents: u32,
    /// The number of the last document.
    pub(super) last: u32,
    /// Where it ends.
    pub(super) end: u32,
}

impl Segment {
    /// The place of the postings of a stem, and their length in bytes.
    fn list(&self, stem: usize) -> (ListPlace, usize) {
        let start = stem
            .checked_sub(1)
            .map_or(0, |before| self.lists[before].end);
        let place = self.lists[stem];
        (place, (place.end - start) as usize)
    }

    /// Moves the postings to the end of a file.
    pub(super) fn spill(&mut self, mut file: &File) -> io::Result<()> {
        let start = file.seek(SeekFrom::End(0))?;
        file.write_all(&self.postings)?;
        self.spilled = start..start + self.postings.len() as u64;
        self.postings = Vec::new();
        Ok(())
    }
}

/// Reads the postings of a segment in their order.
struct Cursor {
    buffer: Vec<u8>,
    /// How much of the buffer was read.
    at: usize,
    /// What follows the buffer in the scratch file.
    spilled: Range<u64>,
}

/// Bytes that are read at once of the postings of a segment.
const BUFFER: u64 = 1 << 16;

impl Cursor {
    /// Takes them from a segment.
    fn of(segment: &mut Segment) -> Self {
        Self {
            buffer: std::mem::take(&mut segment.postings),
            at: 0,
            spilled: segment.spilled.clone(),
        }
    }

    /// The next bytes.
    fn take(&mut self, length: usize, scratch: Option<&File>) -> io::Result<&[u8]> {
        if self.buffer.len() < self.at + length {
            self.buffer.drain(..std::mem::take(&mut self.at));
            let missing = (length - self.buffer.len()) as u64;
            let end = self.spilled.start + missing.max(BUFFER);
            let read = self.spilled.start..end.min(self.spilled.end);
            let mut file = scratch.ok_or(io::ErrorKind::UnexpectedEof)?;
            file.seek(SeekFrom::Start(read.start))?;
            file.take(read.end - read.start)
                .read_to_end(&mut self.buffer)?;
            self.spilled.start = read.end;
        }
        let bytes = self.buffer.get(self.at..self.at + length);
        self.at += length;
        Ok(bytes.ok_or(io::ErrorKind::UnexpectedEof)?)
    }
}

impl Segments {
    /// The index of all documents.
    pub(super) fn merged(self) -> Index {
        let mut postings = Vec::new();
        let mut keep = |list: &[u8]| {
            postings.extend_from_slice(list);
            Ok(())
        };
        // To keep them in memory never fails.
        let index = self.merge(&mut keep).unwrap_or_default();
        Index {
            postings: postings.into(),
            ..index
        }
    }

    /// The index of all documents, without its postings: `write` gets those of each stem
    /// in turn.
    ///
    /// # Errors
    /// Writing failed.
    pub(crate) fn merge(
        mut self,
        write: &mut dyn FnMut(&[u8]) -> io::Result<()>,
    ) -> io::Result<Index> {
        let MergedStems {
            stems,
            numbers,
            lists,
        } = MergedStems::of(&mut self, write)?;
        let segments = &self.segments;
        let all_words = sorted_texts(segments, |segment| &segment.words);
        let firsts = || distinct(&all_words).map(|same| &same[0]);
        let words = || firsts().map(|own| own.of(segments));
        let stem_of = firsts().map(|own| {
            let (segment, word) = own.of(segments);
            numbers[own.segment as usize][segment.stem_of[word] as usize]
        });
        let stem_of: Vec<u32> = stem_of.collect();
        let mut words_of_stems: Vec<u32> = (0..).take(stem_of.len()).collect();
        words_of_stems.sort_by_key(|word| stem_of[*word as usize]);
        let of_word = |word: &u32| stem_of[*word as usize] as usize;
        let word_ends = (0..stems.len())
            .map(|stem| words_of_stems.partition_point(|word| of_word(word) <= stem) as u32);
        let field_lengths = || segments.iter().flat_map(|segment| &segment.field_lengths);
        let fields = SearchField::ALL.len();
        let of_field = |field| field_lengths().skip(field).step_by(fields).copied();
        let means = (0..fields).map(|field| mean(of_field(field)).to_bits());
        let lengths = field_lengths().map(|length| u16::try_from(*length).unwrap_or(u16::MAX));
        Ok(Index {
            words: words().map(|(of, word)| of.words.get(word)).collect(),
            spellings: words().map(|(of, word)| of.spellings.get(word)).collect(),
            stems,
            document_frequencies: lists.document_frequencies.into_iter().collect(),
            word_ends: word_ends.collect(),
            words_of_stems: words_of_stems.iter().copied().collect(),
            stem_of: stem_of.iter().copied().collect(),
            posting_ends: lists.ends.into_iter().collect(),
            postings: Bytes::default(),
            field_lengths: lengths
                .flat_map(u16::to_le_bytes)
                .collect::<Vec<u8>>()
                .into(),
            mean_field_lengths: means
                .flat_map(|bits| [bits as u32, (bits >> 32) as u32])
                .collect(),
        })
    }
}

/// Where a text of a segment is.
struct Own {
    segment: u16,
    number: u32,
    /// Whether no segment before has it.
    is_first: bool,
}

impl Own {
    fn of<'s>(&self, segments: &'s [Segment]) -> (&'s Segment, usize) {
        (&segments[self.segment as usize], self.number as usize)
    }
}

/// The texts of all segments, sorted; those that are the same, in the order of the
/// segments.
fn sorted_texts<'s>(
    segments: &'s [Segment],
    texts: impl Fn(&'s Segment) -> &'s StringTable,
) -> Vec<Own> {
    let text = |segment: u16, number: u32| {
        let texts = texts(&segments[segment as usize]);
        let is_one = (number as usize) < texts.len();
        is_one.then(|| Reverse((texts.get(number as usize), segment, number)))
    };
    let firsts = (0..).take(segments.len());
    let mut next: BinaryHeap<_> = firsts.filter_map(|segment| text(segment, 0)).collect();
    let count = segments.iter().map(|segment| texts(segment).len()).sum();
    let mut sorted = Vec::with_capacity(count);
    let mut before = None;
    while let Some(Reverse((own, segment, number))) = next.pop() {
        next.extend(text(segment, number + 1));
        sorted.push(Own {
            segment,
            number,
            is_first: before.as_ref() != Some(&own),
        });
        before = Some(own);
    }
    sorted
}

/// The texts that are the same, together.
fn distinct(sorted: &[Own]) -> impl Iterator<Item = &[Own]> {
    sorted.chunk_by(|_, next| !next.is_first)
}

/// The stems of all segments.
struct MergedStems {
    stems: StringTable,
    /// By segment and stem of it, the number in `stems`.
    numbers: Vec<Vec<u32>>,
    lists: MergedLists,
}

impl MergedStems {
    fn of(
        parts: &mut Segments,
        write: &mut dyn FnMut(&[u8]) -> io::Result<()>,
    ) -> io::Result<Self> {
        let mut cursors: Vec<Cursor> = parts.segments.iter_mut().map(Cursor::of).collect();
        let (segments, scratch) = (&parts.segments, parts.scratch.as_ref());
        let zeros = |segment: &Segment| vec![0; segment.stems.len()];
        let mut numbers: Vec<Vec<u32>> = segments.iter().map(zeros).collect();
        let all = sorted_texts(segments, |segment| &segment.stems);
        let mut lists = MergedLists::default();
        for (same, number) in distinct(&all).zip(0..) {
            for own in same {
                numbers[own.segment as usize][own.number as usize] = number;
            }
            for own in same {
                let (segment, stem) = own.of(segments);
                let (place, length) = segment.list(stem);
                let bytes = cursors[own.segment as usize].take(length, scratch)?;
                lists.add(place, bytes);
            }
            write(lists.end())?;
        }
        let firsts = distinct(&all).map(|same| same[0].of(segments));
        Ok(Self {
            stems: firsts.map(|(of, stem)| of.stems.get(stem)).collect(),
            numbers,
            lists,
        })
    }
}

/// What is known of the postings of all segments, by stem.
#[derive(Default)]
struct MergedLists {
    document_frequencies: Vec<u32>,
    /// Where each ends.
    ends: Vec<u32>,
    /// Those of the stem that is being merged: their bytes, how many documents they have,
    /// and the number of the last one.
    bytes: Vec<u8>,
    documents: u32,
    last: u32,
}

impl MergedLists {
    /// Adds the postings of a segment to those of the stem.
    fn add(&mut self, place: ListPlace, bytes: &[u8]) {
        if self.documents == 0 {
            self.bytes.clear();
            self.last = 0;
        }
        postings::append(bytes, self.last, &mut self.bytes);
        self.documents += place.documents;
        self.last = place.last;
    }

    /// Ends the stem, and gives its postings.
    fn end(&mut self) -> &[u8] {
        let start = self.ends.last().copied().unwrap_or_default();
        self.ends.push(start + self.bytes.len() as u32);
        self.document_frequencies
            .push(std::mem::take(&mut self.documents));
        &self.bytes
    }
}

/// The mean of the lengths other than 0; 1 when there are none, so that one can
/// divide by it.
fn mean(lengths: impl Iterator<Item = u32>) -> f64 {
    let (total, count) = lengths
        .filter(|length| *length > 0)
        .fold((0.0, 0.0), |(total, count), length| {
            (total + f64::from(length), count + 1.0)
        });
    if count > 0.0 { total / count } else { 1.0 }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::catalogue::Catalogue;
    use crate::catalogue::source::{EntryKind, Source};
    use crate::parallel::Counter;

    #[test]
    fn segments_of_any_size_make_one_index() {
        let entries = [
            ("a", "Eau", "L’Eau des rivières. DataPass dataPass"),
            ("b", "Zones", "Une zone\n\n# Titre\n\ndes eaux, l’EAU"),
            ("c", "Air", "L’air. Datapass"),
            ("d", "Œuvres", "Une œuvre, des rivieres et l’eau de l’eau"),
            ("e", "Rien", ""),
        ];
        let sources = entries.iter().filter_map(|(slug, title, body)| {
            let head = "tagline: t\nproducer: p\nis_open: 1\n";
            let text = format!("---\ntitle: {title}\n{head}---\n{body}\n");
            let path = format!("{slug}.md");
            Source::new(
                EntryKind::Api,
                Path::new(&path),
                Ok(text.into_bytes().into()),
            )
        });
        let catalogue = Catalogue::load(sources);
        assert_eq!(catalogue.api_count(), entries.len());
        let numbers: Vec<u32> = (0..5).collect();
        let counter = Counter::new(0, &|_, _| {});
        let bytes = |index: &Index| {
            let runs = index.runs().into_iter().chain([&index.postings]);
            runs.map(|run| run.all().into_owned()).collect::<Vec<_>>()
        };
        let whole = bytes(&Index::new(&catalogue, &|_, _| {}));
        for size in 1..5 {
            for scratch in [None, Some(tempfile::tempfile().unwrap())] {
                let segments = numbers.chunks(size).map(|entries| {
                    let mut segment = Segment::new(&catalogue, entries, &counter);
                    let spilled = scratch.as_ref().map(|file| segment.spill(file));
                    spilled.transpose().unwrap();
                    segment
                });
                let segments = segments.collect();
                let merged = Segments { segments, scratch }.merged();
                assert_eq!(bytes(&merged), whole, "{size}");
            }
        }
    }
}
