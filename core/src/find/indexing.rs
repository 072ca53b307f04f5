//! From the texts of entries to their index: words are collected on every core
//! in one pass over the texts, and put where they belong, stem by stem, in one
//! over what was collected.

use std::ops::Range;

use foldhash::HashMap;

use super::index::{ENTRY_AT, Index, Occurrence};
use super::prose::Texts;
use super::words::{Word, forms, is_stop_word, runs, stem};
use crate::catalogue::Catalogue;
use crate::catalogue::field::Field;
use crate::parallel;

/// A gap between the texts of a field, wider than any phrase.
const GAP: u16 = 100;

impl Index {
    /// Indexes the entries of `catalogue`, on every core.
    pub fn new(catalogue: &Catalogue) -> Self {
        let entries: Vec<usize> = (0..catalogue.apis().len()).collect();
        let shares = parallel::shares(&entries, |entries| {
            let mut collected = Collected::default();
            for entry in entries {
                collected.add(&Texts::read(catalogue, *entry));
            }
            collected
        });
        indexed(shares)
    }
}

/// The words of some entries, being collected.
#[derive(Default)]
struct Collected {
    /// By run of letters as written, where its words are among `forms`: most
    /// runs of a catalogue are met again and again.
    runs: HashMap<String, Range<usize>>,
    /// The numbers of the words that runs hold.
    forms: Vec<u32>,
    /// By folded form, the number of a word.
    numbers: HashMap<String, u32>,
    /// By number.
    words: Vec<Met>,
    /// What was met, in order.
    tokens: Vec<Token>,
    /// Entry by entry, the number of telling words of each field.
    lengths: Vec<u32>,
}

/// A word that was met.
struct Met {
    folded: String,
    spelling: String,
    tells: bool,
    /// How often it was.
    count: u32,
}

/// A word by its number, or the end of something. Four bytes, since there is
/// one for every word of every entry.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Token(u32);

impl Token {
    const END_OF_TEXT: Self = Self(u32::MAX);
    const END_OF_FIELD: Self = Self(u32::MAX - 1);
    /// Of a word that stands where the one before it does: the first part of a
    /// name in camel case, after the whole.
    const SAME_PLACE: u32 = 1 << 31;
}

impl Collected {
    fn add(&mut self, texts: &Texts<'_>) {
        for field in Field::ALL {
            let mut length = 0;
            for text in texts.field(field) {
                for run in runs(text) {
                    let run = &text[run];
                    let range = match self.runs.get(run) {
                        Some(range) => range.clone(),
                        None => self.meet(run),
                    };
                    for (index, number) in self.forms[range].iter().enumerate() {
                        let place = if index == 1 { Token::SAME_PLACE } else { 0 };
                        self.tokens.push(Token(number | place));
                        let word = &mut self.words[*number as usize];
                        word.count += 1;
                        length += u32::from(word.tells);
                    }
                }
                self.tokens.push(Token::END_OF_TEXT);
            }
            self.tokens.push(Token::END_OF_FIELD);
            self.lengths.push(length);
        }
    }

    /// Numbers the words of a run that is new.
    fn meet(&mut self, run: &str) -> Range<usize> {
        let start = self.forms.len();
        for Word { range, folded } in forms(run) {
            let next = self.words.len() as u32;
            let number = *self.numbers.entry(folded).or_insert_with_key(|folded| {
                self.words.push(Met {
                    spelling: run[range].to_lowercase(),
                    tells: !is_stop_word(folded),
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

/// The index of what was collected of the entries, share by share.
fn indexed(shares: Vec<Collected>) -> Index {
    let mut shares = shares.into_iter();
    let first = shares.next().unwrap_or_default();
    let (mut words, mut numbers, mut lengths) = (first.words, first.numbers, first.lengths);
    let own = (0..).take(words.len()).collect();
    let mut collected = vec![(own, first.tokens)];
    for share in shares {
        let known = share.words.into_iter().map(|word| {
            let next = words.len() as u32;
            let number = *numbers.entry(word.folded.clone()).or_insert(next);
            if number == next {
                words.push(word);
            } else {
                words[number as usize].count += word.count;
            }
            number
        });
        collected.push((known.collect::<Vec<u32>>(), share.tokens));
        lengths.extend(share.lengths);
    }
    drop(numbers);
    let stems = parallel::map(&words, |word| stem(&word.folded));
    let (by_stem, order) = parallel::both(
        words.len(),
        || in_order(words.len(), |word| &stems[word]),
        || in_order(words.len(), |word| &words[word].folded),
    );
    let mut stem_of = vec![0; words.len()];
    let mut distinct: Vec<&str> = Vec::new();
    for word in by_stem {
        if distinct.last() != Some(&stems[word].as_str()) {
            distinct.push(&stems[word]);
        }
        stem_of[word] = distinct.len() as u32 - 1;
    }
    let postings = Postings::new(&collected, &words, &stem_of, distinct.len());
    let fields = Field::ALL.len();
    let of_field = |field| lengths.iter().skip(field).step_by(fields).copied();
    let mean_lengths = (0..fields).map(|field| mean(of_field(field)));
    Index {
        words: order.iter().map(|word| &words[*word].folded).collect(),
        spellings: order.iter().map(|word| &words[*word].spelling).collect(),
        stem_of: order.iter().map(|word| stem_of[*word]).collect(),
        stems: distinct.iter().collect(),
        rarities: postings.rarities.into(),
        ends: postings.ends.into(),
        occurrences: postings.occurrences.into(),
        mean_lengths: mean_lengths.collect(),
        lengths: lengths.into(),
    }
}

/// The numbers of `count` things, in the order of their texts.
fn in_order<'t>(count: usize, text: impl Fn(usize) -> &'t str) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_unstable_by(|a, b| text(*a).cmp(text(*b)));
    order
}

/// Where each stem stands.
struct Postings {
    rarities: Vec<u32>,
    ends: Vec<u32>,
    occurrences: Vec<u64>,
}

/// By share, the numbers of its words among those of all, and its tokens.
type Tokens = [(Vec<u32>, Vec<Token>)];

impl Postings {
    /// Makes room for the occurrences of each of `stems` stems, then puts them
    /// there: in the order in which they are met, they are in theirs.
    fn new(collected: &Tokens, words: &[Met], stem_of: &[u32], stems: usize) -> Self {
        let mut ends = vec![0; stems];
        for (word, stem) in words.iter().zip(stem_of) {
            ends[*stem as usize] += word.count;
        }
        let mut starts = Vec::with_capacity(stems);
        let mut total = 0;
        for end in &mut ends {
            starts.push(total);
            total += *end;
            *end = total;
        }
        let mut rarities = vec![0; stems];
        let mut occurrences = vec![0; total as usize];
        visit(collected, words, |word, occurrence| {
            let stem = stem_of[word] as usize;
            let at = starts[stem] as usize;
            let first = stem.checked_sub(1).map_or(0, |before| ends[before]) as usize;
            let packed = occurrence.packed();
            if at == first || occurrences[at - 1] >> ENTRY_AT != packed >> ENTRY_AT {
                rarities[stem] += 1;
            }
            occurrences[at] = packed;
            starts[stem] += 1;
        });
        Self {
            rarities,
            ends,
            occurrences,
        }
    }
}

/// Tells every word and its place, in order.
fn visit(collected: &Tokens, words: &[Met], mut tell: impl FnMut(usize, Occurrence)) {
    let mut fields = (0..).flat_map(|entry| Field::ALL.map(|field| (entry, field)));
    let mut at = fields.next();
    for (known, tokens) in collected {
        let (mut position, mut before) = (0_u16, 0_u16);
        for token in tokens {
            let Some((entry, field)) = at else {
                return;
            };
            match *token {
                Token::END_OF_FIELD => {
                    at = fields.next();
                    position = 0;
                }
                Token::END_OF_TEXT => position = position.saturating_add(GAP),
                Token(word) => {
                    if word & Token::SAME_PLACE == 0 {
                        before = position;
                    } else {
                        position = before;
                    }
                    let word = known[(word & !Token::SAME_PLACE) as usize] as usize;
                    tell(
                        word,
                        Occurrence {
                            entry,
                            field,
                            position,
                        },
                    );
                    position = position.saturating_add(u16::from(words[word].tells));
                }
            }
        }
    }
}

/// The mean of those that are not 0; 1 where there is none.
fn mean(lengths: impl Iterator<Item = u32>) -> f64 {
    let (total, count) = lengths
        .filter(|length| *length > 0)
        .fold((0.0, 0.0), |(total, count), length| {
            (total + f64::from(length), count + 1.0)
        });
    if count > 0.0 { total / count } else { 1.0 }
}
