//! An inverted index over every part of every entry: where each word stands.

use std::collections::{BTreeMap, HashMap};

use super::prose::Texts;
use super::strings::Strings;
use super::thesaurus::Lead;
use super::words::{Word, forms, is_stop_word, runs, stem};
use crate::catalogue::Catalogue;
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
    /// How many telling words of the field stand before it, as far as this
    /// counts. Words of different texts of a field (two keywords) are never
    /// neighbours.
    position: u16,
}

/// Where the field begins in a packed occurrence, farther from the position
/// than a phrase reaches.
const FIELD_AT: u32 = 20;

impl Occurrence {
    /// As a number, of which the order is that of the occurrences.
    fn packed(self) -> u64 {
        u64::from(self.entry) << 32 | (self.field as u64) << FIELD_AT | u64::from(self.position)
    }

    #[allow(clippy::cast_possible_truncation)] // each part is cut out of the number
    fn unpacked(packed: u64) -> Self {
        let field = Field::ALL.get((packed as u32 >> FIELD_AT) as usize);
        Self {
            entry: (packed >> 32) as u32,
            field: field.copied().unwrap_or(Field::Body),
            position: packed as u16,
        }
    }
}

/// How far apart the words of a phrase may stand.
const REACH: u64 = 2;

/// A gap between the texts of a field, wider than any phrase.
const GAP: u16 = 100;

impl Index {
    /// Indexes the entries of `catalogue`.
    pub fn new(catalogue: &Catalogue) -> Self {
        let mut words = Collected::default();
        for (entry, api) in (0..).zip(catalogue.apis()) {
            words.add(entry, &Texts::read(catalogue, api));
        }
        words.into_index()
    }

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

    /// The words of some stems.
    pub(super) fn words_of(&self, stems: &[Stem]) -> Vec<Known<'_>> {
        let numbers = (0..).zip(self.stem_of.iter());
        let of = numbers.filter(|(_, stem)| stems.contains(&Stem(**stem)));
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

/// The words of entries, being collected.
#[derive(Default)]
struct Collected {
    /// By run of letters as written, the numbers of its words: most runs of a
    /// catalogue are met again and again.
    runs: HashMap<String, Vec<usize>>,
    /// By folded form, the number of a word.
    numbers: HashMap<String, usize>,
    /// By number.
    words: Vec<Met>,
    lengths: Vec<[u32; Field::ALL.len()]>,
}

/// A word that was met.
struct Met {
    folded: String,
    spelling: String,
    tells: bool,
    occurrences: Vec<u64>,
}

impl Collected {
    fn add(&mut self, entry: u32, texts: &Texts<'_>) {
        let mut lengths = [0; Field::ALL.len()];
        for field in Field::ALL {
            let mut position: u16 = 0;
            for text in texts.field(field) {
                for run in runs(text) {
                    let run = &text[run];
                    if !self.runs.contains_key(run) {
                        self.meet(run);
                    }
                    // The parts of a name stand where the whole does.
                    let mut next = position;
                    for (index, number) in self.runs.get(run).into_iter().flatten().enumerate() {
                        let word = &mut self.words[*number];
                        let occurrence = Occurrence {
                            entry,
                            field,
                            position: if index < 2 { position } else { next },
                        };
                        word.occurrences.push(occurrence.packed());
                        lengths[field as usize] += u32::from(word.tells);
                        next = occurrence.position.saturating_add(u16::from(word.tells));
                    }
                    position = next;
                }
                position = position.saturating_add(GAP);
            }
        }
        self.lengths.push(lengths);
    }

    /// Numbers the words of a run that is new.
    fn meet(&mut self, run: &str) {
        let mut numbers = Vec::new();
        for Word { range, folded } in forms(run) {
            let known = self.numbers.get(&folded).copied();
            let number = known.unwrap_or_else(|| {
                self.numbers.insert(folded.clone(), self.words.len());
                self.words.push(Met {
                    spelling: run[range].to_lowercase(),
                    tells: !is_stop_word(&folded),
                    folded,
                    occurrences: Vec::new(),
                });
                self.words.len() - 1
            });
            numbers.push(number);
        }
        self.runs.insert(run.to_owned(), numbers);
    }

    fn into_index(self) -> Index {
        let mut by_stem: BTreeMap<String, Vec<Met>> = BTreeMap::new();
        for word in self.words {
            by_stem.entry(stem(&word.folded)).or_default().push(word);
        }
        let mut vocabulary: Vec<(String, String, u32)> = Vec::new();
        let (mut rarities, mut ends) = (Vec::new(), Vec::new());
        let mut occurrences: Vec<u64> = Vec::new();
        for (number, words) in (0..).zip(by_stem.values_mut()) {
            let start = occurrences.len();
            for word in words.drain(..) {
                occurrences.extend(&word.occurrences);
                vocabulary.push((word.folded, word.spelling, number));
            }
            occurrences[start..].sort_unstable();
            let entries = occurrences[start..].chunk_by(|a, b| a >> 32 == b >> 32);
            rarities.push(entries.count() as u32);
            ends.push(occurrences.len() as u32);
        }
        vocabulary.sort_unstable();
        let mean_lengths = (0..Field::ALL.len())
            .map(|field| mean(self.lengths.iter().map(|lengths| lengths[field])));
        Index {
            words: vocabulary.iter().map(|(folded, ..)| folded).collect(),
            spellings: vocabulary.iter().map(|(_, spelling, _)| spelling).collect(),
            stem_of: vocabulary.iter().map(|(.., stem)| *stem).collect(),
            stems: by_stem.keys().collect(),
            rarities: rarities.into(),
            ends: ends.into(),
            occurrences: occurrences.into(),
            lengths: self.lengths.iter().flatten().copied().collect(),
            mean_lengths: mean_lengths.collect(),
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
