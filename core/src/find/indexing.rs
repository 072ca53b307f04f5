//! Builds the index: segments of successive documents, on every core, whose postings
//! are encoded at once.

use std::fs::File;
use std::io;
use std::ops::Range;
use std::sync::Mutex;

use foldhash::HashMap;

use super::index::Index;
use super::postings::{Posting, PostingList};
use super::segments::{ListPlace, Segment, Segments};
use super::stored_text::DocumentText;
use super::words::{Word, forms, is_stop_word, runs, stem};
use crate::catalogue::Catalogue;
use crate::catalogue::field::SearchField;
use crate::parallel::{self, Counter, Progress};

/// How many documents a segment has at most: enough that most of their words recur,
/// and few enough that what it takes to number them is soon given back.
const SEGMENT: usize = 2048;

impl Index {
    /// Indexes the APIs and guides of `catalogue`, on every core.
    pub fn new(catalogue: &Catalogue, progress: Progress<'_>) -> Self {
        // Without a scratch file, nothing can fail.
        let segments = Segments::new(catalogue, None, progress);
        segments.map(Segments::merged).unwrap_or_default()
    }
}

/// A segment to which documents are added.
#[derive(Default)]
struct Builder {
    /// By run of letters as written, the range of its words in `forms`. Most
    /// runs of a catalogue recur: folding each once saves most of the time.
    runs: HashMap<String, Range<usize>>,
    /// The numbers of the words of each run.
    forms: Vec<u32>,
    /// By folded form, the number of the word.
    numbers: HashMap<String, u32>,
    vocabulary: Vec<VocabularyWord>,
    /// By stem, its number.
    stems: HashMap<String, u32>,
    lists: Vec<PostingList>,
    field_lengths: Vec<u32>,
}

struct VocabularyWord {
    /// At its first occurrence; empty where it is the folded form.
    spelling: String,
    /// False for a stop word.
    is_content: bool,
    stem: u32,
}

impl Builder {
    fn add(&mut self, entry: u32, document: &DocumentText<'_>) {
        for field in SearchField::ALL {
            let mut length = 0;
            for (text, line) in document.field(field).iter().enumerate() {
                let (mut position, mut previous) = (0, 0);
                for run in runs(line) {
                    let run = &line[run];
                    let range = match self.runs.get(run) {
                        Some(range) => range.clone(),
                        None => self.add_run(run),
                    };
                    for (index, number) in self.forms[range].iter().enumerate() {
                        // The first part of a name in camel case follows the whole
                        // name, and stands where it does.
                        match index {
                            1 => position = previous,
                            _ => previous = position,
                        }
                        let word = &self.vocabulary[*number as usize];
                        self.lists[word.stem as usize].push(Posting {
                            entry,
                            field,
                            text,
                            position,
                        });
                        position += usize::from(word.is_content);
                        length += u32::from(word.is_content);
                    }
                }
            }
            self.field_lengths.push(length);
        }
    }

    /// Numbers the words of a new run.
    fn add_run(&mut self, run: &str) -> Range<usize> {
        let start = self.forms.len();
        for Word { range, folded } in forms(run) {
            let number = match self.numbers.get(&folded) {
                Some(number) => *number,
                None => self.add_word(&run[range], folded),
            };
            self.forms.push(number);
        }
        let range = start..self.forms.len();
        self.runs.insert(run.to_owned(), range.clone());
        range
    }

    fn add_word(&mut self, written: &str, folded: String) -> u32 {
        let number = self.vocabulary.len() as u32;
        let next = self.lists.len() as u32;
        let stem = *self.stems.entry(stem(&folded)).or_insert(next);
        if stem == next {
            self.lists.push(PostingList::default());
        }
        let spelling = written.to_lowercase();
        self.vocabulary.push(VocabularyWord {
            spelling: match spelling == folded {
                true => String::new(),
                false => spelling,
            },
            is_content: !is_stop_word(&folded),
            stem,
        });
        self.numbers.insert(folded, number);
        number
    }

    fn segment(mut self) -> Segment {
        let words = sorted(self.numbers);
        let stems = sorted(self.stems);
        let mut places = Vec::with_capacity(stems.len());
        let mut postings = Vec::new();
        let mut rank = vec![0; stems.len()];
        for ((_, number), new) in stems.iter().zip(0..) {
            rank[*number as usize] = new;
            let list = std::mem::take(&mut self.lists[*number as usize]);
            postings.extend(&list.bytes);
            places.push(ListPlace {
                documents: list.documents,
                last: list.entry,
                end: postings.len() as u32,
            });
        }
        postings.shrink_to_fit();
        let word = |number: u32| &self.vocabulary[number as usize];
        let numbers = || words.iter().map(|(_, number)| *number);
        Segment {
            words: words.iter().map(|(word, _)| word).collect(),
            spellings: numbers().map(|number| &word(number).spelling).collect(),
            stem_of: numbers()
                .map(|number| rank[word(number).stem as usize])
                .collect(),
            stems: stems.iter().map(|(stem, _)| stem).collect(),
            lists: places,
            postings,
            spilled: 0..0,
            field_lengths: self.field_lengths,
        }
    }
}

fn sorted(numbers: HashMap<String, u32>) -> Vec<(String, u32)> {
    let mut sorted: Vec<(String, u32)> = numbers.into_iter().collect();
    sorted.sort_unstable();
    sorted
}

impl Segment {
    pub(super) fn new(catalogue: &Catalogue, entries: &[u32], counter: &Counter<'_>) -> Self {
        let mut builder = Builder::default();
        for entry in entries {
            catalogue.with_document(*entry as usize, |subject| {
                builder.add(*entry, &DocumentText::parse(catalogue, subject));
            });
            counter.count();
        }
        builder.segment()
    }
}

impl Segments {
    /// Indexes the APIs and guides of `catalogue`, on every core. The postings, which are
    /// most of it, are kept in `scratch`, an empty file, where there is one.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn new(
        catalogue: &Catalogue,
        scratch: Option<File>,
        progress: Progress<'_>,
    ) -> io::Result<Self> {
        let entries: Vec<u32> = (0..).take(catalogue.document_count()).collect();
        let counter = Counter::new(entries.len(), progress);
        let file = scratch.as_ref().map(Mutex::new);
        let segment = |entries: &[u32]| {
            let mut segment = Segment::new(catalogue, entries, &counter);
            if let Some(file) = &file {
                let file = file.lock().map_err(|_| io::ErrorKind::Other)?;
                segment.spill(&file)?;
            }
            Ok(segment)
        };
        let segments = parallel::shares(&entries, |entries| {
            entries.chunks(SEGMENT).map(segment).collect::<Vec<_>>()
        });
        let segments = segments.into_iter().flatten();
        Ok(Self {
            segments: segments.collect::<io::Result<_>>()?,
            scratch,
        })
    }
}
