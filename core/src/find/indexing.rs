//! Builds the index in two passes: the texts become tokens, on every core; the
//! tokens become postings, each written straight to its place (a counting sort
//! by stem).

use std::ops::Range;

use foldhash::HashMap;

use super::index::Index;
use super::postings::{self, Posting, entry_of};
use super::stored_text::DocumentText;
use super::words::{Word, forms, is_stop_word, runs, stem};
use crate::catalogue::Catalogue;
use crate::catalogue::field::SearchField;
use crate::parallel::{self, Counter, Progress};

impl Index {
    /// Indexes the APIs and guides of `catalogue`, on every core.
    pub fn new(catalogue: &Catalogue, progress: Progress<'_>) -> Self {
        let entries: Vec<usize> = (0..catalogue.document_count()).collect();
        let counter = Counter::new(entries.len(), progress);
        let segments = parallel::shares(&entries, |entries| {
            let mut segment = Segment::default();
            for entry in entries {
                segment.add(&DocumentText::parse(catalogue, *entry));
                counter.count();
            }
            // Where hardly a word is met twice, they take as much as the rest.
            (segment.runs, segment.forms) = Default::default();
            segment
        });
        merge(segments)
    }
}

/// The tokens of successive entries, with a vocabulary of its own.
#[derive(Default)]
struct Segment {
    /// By run of letters as written, the range of its words in `forms`. Most
    /// runs of a catalogue recur: folding each once saves most of the time.
    runs: HashMap<String, Range<usize>>,
    /// The numbers of the words of each run.
    forms: Vec<u32>,
    /// By folded form, the number of the word.
    numbers: HashMap<String, u32>,
    vocabulary: Vec<VocabularyWord>,
    tokens: Vec<Token>,
    /// By entry and field, the number of content words.
    field_lengths: Vec<u32>,
}

struct VocabularyWord {
    folded: String,
    spelling: String,
    /// False for a stop word.
    is_content: bool,
    /// The number of its occurrences.
    count: u32,
}

/// The number of a word, or the end of something. Four bytes, since there is
/// one for every word of every entry.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Token(u32);

impl Token {
    const END_OF_TEXT: Self = Self(u32::MAX);
    const END_OF_FIELD: Self = Self(u32::MAX - 1);
    /// Set for a word at the position of the one before it: the first part of
    /// a name in camel case, which follows the whole name.
    const SAME_POSITION: u32 = 1 << 31;
}

impl Segment {
    fn add(&mut self, entry: &DocumentText<'_>) {
        for field in SearchField::ALL {
            let mut length = 0;
            for text in entry.field(field) {
                for run in runs(&text) {
                    let run = &text[run];
                    let range = match self.runs.get(run) {
                        Some(range) => range.clone(),
                        None => self.add_run(run),
                    };
                    for (index, number) in self.forms[range].iter().enumerate() {
                        let flag = if index == 1 { Token::SAME_POSITION } else { 0 };
                        self.tokens.push(Token(number | flag));
                        let word = &mut self.vocabulary[*number as usize];
                        word.count += 1;
                        length += u32::from(word.is_content);
                    }
                }
                self.tokens.push(Token::END_OF_TEXT);
            }
            self.tokens.push(Token::END_OF_FIELD);
            self.field_lengths.push(length);
        }
    }

    /// Numbers the words of a new run.
    fn add_run(&mut self, run: &str) -> Range<usize> {
        let start = self.forms.len();
        for Word { range, folded } in forms(run) {
            let next = self.vocabulary.len() as u32;
            let number = *self.numbers.entry(folded).or_insert_with_key(|folded| {
                self.vocabulary.push(VocabularyWord {
                    spelling: run[range].to_lowercase(),
                    is_content: !is_stop_word(folded),
                    folded: folded.clone(),
                    count: 0,
                });
                next
            });
            self.forms.push(number);
        }
        let range = start..self.forms.len();
        self.runs.insert(run.to_owned(), range.clone());
        range
    }
}

/// The tokens of each segment, with the merged number of each of its words.
type Tokens = [(Vec<u32>, Vec<Token>)];

/// Joins the vocabularies of segments, then indexes their tokens.
fn merge(segments: Vec<Segment>) -> Index {
    let mut segments = segments.into_iter();
    let first = segments.next().unwrap_or_default();
    let (mut vocabulary, mut numbers) = (first.vocabulary, first.numbers);
    let mut field_lengths = first.field_lengths;
    let unchanged = (0..).take(vocabulary.len()).collect();
    let mut tokens = vec![(unchanged, first.tokens)];
    for segment in segments {
        let merged = segment.vocabulary.into_iter().map(|word| {
            let next = vocabulary.len() as u32;
            let number = *numbers.entry(word.folded.clone()).or_insert(next);
            if number == next {
                vocabulary.push(word);
            } else {
                vocabulary[number as usize].count += word.count;
            }
            number
        });
        tokens.push((merged.collect::<Vec<u32>>(), segment.tokens));
        field_lengths.extend(segment.field_lengths);
    }
    drop(numbers);
    index(&tokens, &vocabulary, &field_lengths)
}

fn index(tokens: &Tokens, vocabulary: &[VocabularyWord], field_lengths: &[u32]) -> Index {
    let stems = parallel::map(vocabulary, |word| stem(&word.folded));
    let (by_stem, sorted) = parallel::both(
        vocabulary.len(),
        || sorted_by(vocabulary.len(), |word| &stems[word]),
        || sorted_by(vocabulary.len(), |word| &vocabulary[word].folded),
    );
    let mut stem_of = vec![0; vocabulary.len()];
    let mut distinct: Vec<&str> = Vec::new();
    for word in by_stem {
        if distinct.last() != Some(&stems[word].as_str()) {
            distinct.push(&stems[word]);
        }
        stem_of[word] = distinct.len() as u32 - 1;
    }
    let stems = distinct.len();
    let lists = PostingLists::new(tokens, vocabulary, &stem_of, stems);
    let fields = SearchField::ALL.len();
    let of_field = |field| field_lengths.iter().skip(field).step_by(fields).copied();
    let means = (0..fields).map(|field| mean(of_field(field)).to_bits());
    let words = || sorted.iter().map(|word| &vocabulary[*word]);
    let stem_of: Vec<u32> = sorted.iter().map(|word| stem_of[*word]).collect();
    let mut words_of_stems: Vec<u32> = (0..).take(stem_of.len()).collect();
    words_of_stems.sort_by_key(|word| stem_of[*word as usize]);
    let word_ends = (0..stems as u32)
        .map(|stem| words_of_stems.partition_point(|word| stem_of[*word as usize] <= stem) as u32);
    let spelling = |word: &VocabularyWord| match word.spelling == word.folded {
        true => String::new(),
        false => word.spelling.clone(),
    };
    let lengths = field_lengths.iter();
    let lengths = lengths.map(|length| u16::try_from(*length).unwrap_or(u16::MAX));
    Index {
        words: words().map(|word| &word.folded).collect(),
        spellings: words().map(spelling).collect(),
        stems: distinct.iter().collect(),
        document_frequencies: lists.document_frequencies.iter().copied().collect(),
        word_ends: word_ends.collect(),
        words_of_stems: words_of_stems.iter().copied().collect(),
        stem_of: stem_of.into_iter().collect(),
        posting_ends: lists.ends.into_iter().collect(),
        postings: lists.bytes.into(),
        field_lengths: lengths
            .flat_map(u16::to_le_bytes)
            .collect::<Vec<u8>>()
            .into(),
        mean_field_lengths: means
            .flat_map(|bits| [bits as u32, (bits >> 32) as u32])
            .collect(),
    }
}

/// The numbers below `count`, sorted by a text of each.
fn sorted_by<'t>(count: usize, text: impl Fn(usize) -> &'t str) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_unstable_by(|a, b| text(*a).cmp(text(*b)));
    order
}

struct PostingLists {
    document_frequencies: Vec<u32>,
    /// By stem, where its part of `bytes` ends.
    ends: Vec<u32>,
    bytes: Vec<u8>,
}

impl PostingLists {
    /// Makes room for the postings of each of `stems` stems, then fills it.
    /// Tokens come in the order of postings, so nothing has to be sorted.
    fn new(tokens: &Tokens, vocabulary: &[VocabularyWord], stem_of: &[u32], stems: usize) -> Self {
        let mut counts = vec![0; stems];
        for (word, stem) in vocabulary.iter().zip(stem_of) {
            counts[*stem as usize] += word.count as usize;
        }
        let starts = counts.iter().scan(0, |total, count| {
            *total += count;
            Some(*total - count)
        });
        let mut next: Vec<usize> = starts.collect();
        let mut postings = vec![0; counts.iter().sum()];
        for_each_posting(tokens, vocabulary, |word, posting| {
            let next = &mut next[stem_of[word] as usize];
            postings[*next] = posting.packed();
            *next += 1;
        });
        let mut lists = Self {
            document_frequencies: Vec::with_capacity(stems),
            ends: Vec::with_capacity(stems),
            bytes: Vec::new(),
        };
        let mut rest = postings.as_slice();
        for count in counts {
            let (own, others) = rest.split_at(count);
            rest = others;
            lists.add(own);
        }
        lists
    }

    fn add(&mut self, postings: &[u64]) {
        let entries = postings.chunk_by(|a, b| entry_of(*a) == entry_of(*b));
        self.document_frequencies.push(entries.count() as u32);
        postings::encode(postings, &mut self.bytes);
        self.ends.push(self.bytes.len() as u32);
    }
}

/// Calls `emit` with the number of every word and its posting, in order.
fn for_each_posting(
    tokens: &Tokens,
    vocabulary: &[VocabularyWord],
    mut emit: impl FnMut(usize, Posting),
) {
    let mut fields = (0..).flat_map(|entry| SearchField::ALL.map(|field| (entry, field)));
    let mut current = fields.next();
    for (merged, tokens) in tokens {
        let (mut text, mut position, mut previous) = (0, 0, 0);
        for token in tokens {
            let Some((entry, field)) = current else {
                return;
            };
            match *token {
                Token::END_OF_FIELD => {
                    current = fields.next();
                    text = 0;
                }
                Token::END_OF_TEXT => (text, position) = (text + 1, 0),
                Token(word) => {
                    if word & Token::SAME_POSITION == 0 {
                        previous = position;
                    } else {
                        position = previous;
                    }
                    let word = merged[(word & !Token::SAME_POSITION) as usize] as usize;
                    let posting = Posting {
                        entry,
                        field,
                        text,
                        position,
                    };
                    emit(word, posting);
                    position += usize::from(vocabulary[word].is_content);
                }
            }
        }
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
