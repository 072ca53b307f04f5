//! An inverted index over every part of every entry: where each word stands.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use super::words::{Word, forms, is_stop_word, runs, stem};
use crate::catalogue::Catalogue;
use crate::catalogue::api::Api;
use crate::catalogue::field::Field;
use crate::markdown::{self, Context};

/// The texts of an entry, by field: what is indexed, and what excerpts are
/// taken from.
pub(super) struct Texts {
    pub(super) by_field: Vec<(Field, Vec<String>)>,
}

impl Texts {
    pub(super) fn of(catalogue: &Catalogue, api: &Api, context: &Context<'_>) -> Self {
        let producer = catalogue.producer(api);
        let page = markdown::parse(&api.body, context);
        let introduction =
            markdown::parse(api.introduction.as_deref().unwrap_or_default(), context);
        let lines = |text: String| -> Vec<String> { text.lines().map(str::to_owned).collect() };
        let access = api.access.iter().flat_map(|rule| {
            let text = markdown::plain_text(&markdown::parse(&rule.description, context));
            rule.labels.iter().cloned().chain(lines(text))
        });
        let by_field = Field::ALL
            .into_iter()
            .map(|field| {
                let texts = match field {
                    Field::Title => vec![api.title.clone()],
                    Field::Slug => vec![api.id.clone()],
                    Field::Keywords => api.keywords.clone(),
                    Field::Tagline => vec![api.tagline.clone()],
                    Field::Producer => {
                        let acronym = producer.acronym.clone();
                        [producer.name.clone()].into_iter().chain(acronym).collect()
                    }
                    Field::Partners => {
                        let name = |partner: &String| {
                            catalogue
                                .body(partner)
                                .map_or(partner, |body| &body.name)
                                .clone()
                        };
                        api.partners.iter().map(name).collect()
                    }
                    Field::Themes => api.themes.clone(),
                    Field::Headings => markdown::headings(&page),
                    Field::Introduction => lines(markdown::plain_text(&introduction)),
                    Field::Body => lines(markdown::plain_text(&page)),
                    Field::Access => access.clone().collect(),
                };
                (field, texts)
            })
            .collect();
        Self { by_field }
    }
}

/// A word of some entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Known {
    pub(super) folded: String,
    /// As it is written where it was met first, in small letters.
    pub(super) spelling: String,
    /// Which of the stems is its own.
    pub(super) stem: usize,
}

/// What the forms of a word have in common, and where they stand.
#[derive(Debug)]
pub(super) struct Stem {
    pub(super) text: String,
    /// Among the occurrences of the index.
    occurrences: Range<usize>,
    /// In how many entries it occurs.
    pub(super) entries: usize,
}

/// One word of one entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Occurrence {
    /// The number of the entry in its catalogue.
    pub(super) entry: u32,
    pub(super) field: Field,
    /// How many telling words of the field stand before it, as far as this
    /// counts. Words of different texts of a field (two keywords) are never
    /// neighbours.
    pub(super) position: u16,
}

/// The index of a catalogue.
#[derive(Debug)]
pub struct Index {
    /// In the order of their folded forms.
    vocabulary: Vec<Known>,
    /// In the order of their texts.
    stems: Vec<Stem>,
    /// Stem by stem; those of one stem by entry, field and position.
    occurrences: Vec<Occurrence>,
    /// By entry, the number of telling words of each field.
    lengths: Vec<[u32; Field::ALL.len()]>,
    /// The mean of the lengths of each field that is not empty.
    mean_lengths: [f64; Field::ALL.len()],
}

/// How far apart the words of a phrase may stand.
const REACH: u16 = 2;

/// A gap between the texts of a field, wider than any phrase.
const GAP: u16 = 100;

impl Index {
    /// Indexes the entries of `catalogue`.
    pub fn new(catalogue: &Catalogue, context: &Context<'_>) -> Self {
        let mut words = Collected::default();
        for (entry, api) in (0..).zip(catalogue.apis()) {
            words.add(entry, &Texts::of(catalogue, api, context));
        }
        words.into_index()
    }

    /// How many entries there are.
    pub(super) fn len(&self) -> usize {
        self.lengths.len()
    }

    /// The stem with that text.
    pub(super) fn stem(&self, text: &str) -> Option<&Stem> {
        let at = self
            .stems
            .binary_search_by(|stem| stem.text.as_str().cmp(text));
        at.ok().map(|at| &self.stems[at])
    }

    /// The stem of a known word.
    pub(super) fn stem_of(&self, known: &Known) -> &Stem {
        &self.stems[known.stem]
    }

    /// Where a stem stands.
    pub(super) fn occurrences(&self, stem: &Stem) -> &[Occurrence] {
        &self.occurrences[stem.occurrences.clone()]
    }

    /// Where words stand side by side, in their order: the place of the first.
    pub(super) fn phrase(&self, stems: &[String]) -> Vec<Occurrence> {
        let lists: Option<Vec<&[Occurrence]>> = stems
            .iter()
            .map(|stem| Some(self.occurrences(self.stem(stem)?)))
            .collect();
        let Some((first, rest)) = lists.as_deref().and_then(<[_]>::split_first) else {
            return Vec::new();
        };
        let is_followed = |first: &&Occurrence| {
            let mut at = **first;
            rest.iter().all(|list| {
                let next = list.partition_point(|other| *other <= at);
                list.get(next).is_some_and(|other| {
                    let is_near = (other.entry, other.field) == (at.entry, at.field)
                        && other.position - at.position <= REACH;
                    at = *other;
                    is_near
                })
            })
        };
        first.iter().filter(is_followed).copied().collect()
    }

    /// Every word.
    pub(super) fn vocabulary(&self) -> &[Known] {
        &self.vocabulary
    }

    /// The word with that folded form.
    pub(super) fn known(&self, folded: &str) -> Option<&Known> {
        let at = self
            .vocabulary
            .binary_search_by(|known| known.folded.as_str().cmp(folded));
        at.ok().map(|at| &self.vocabulary[at])
    }

    /// The words that begin with `prefix`.
    pub(super) fn beginning_with(&self, prefix: &str) -> &[Known] {
        let start = self
            .vocabulary
            .partition_point(|known| known.folded.as_str() < prefix);
        let rest = &self.vocabulary[start..];
        let end = rest.partition_point(|known| known.folded.starts_with(prefix));
        &rest[..end]
    }

    /// The length of a field of an entry, 1 being that of a mean one.
    pub(super) fn relative_length(&self, entry: u32, field: Field) -> f64 {
        let length = self.lengths[entry as usize][field as usize];
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
    occurrences: Vec<Occurrence>,
}

impl Collected {
    fn add(&mut self, entry: u32, texts: &Texts) {
        let mut lengths = [0; Field::ALL.len()];
        for (field, texts) in &texts.by_field {
            let field = *field;
            let mut position: u16 = 0;
            for text in texts {
                for run in runs(text) {
                    let run = &text[run];
                    if !self.runs.contains_key(run) {
                        self.meet(run);
                    }
                    // The parts of a name stand where the whole does.
                    let mut next = position;
                    for (index, number) in self.runs.get(run).into_iter().flatten().enumerate() {
                        let word = &mut self.words[*number];
                        let position = if index < 2 { position } else { next };
                        word.occurrences.push(Occurrence {
                            entry,
                            field,
                            position,
                        });
                        lengths[field as usize] += u32::from(word.tells);
                        next = position.saturating_add(u16::from(word.tells));
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
        let mut stems = Vec::new();
        let mut vocabulary = Vec::new();
        let mut occurrences: Vec<Occurrence> = Vec::new();
        for (text, words) in by_stem {
            let start = occurrences.len();
            for mut word in words {
                occurrences.append(&mut word.occurrences);
                vocabulary.push(Known {
                    folded: word.folded,
                    spelling: word.spelling,
                    stem: stems.len(),
                });
            }
            occurrences[start..].sort_unstable();
            let entries = occurrences[start..].chunk_by(|a, b| a.entry == b.entry);
            stems.push(Stem {
                text,
                occurrences: start..occurrences.len(),
                entries: entries.count(),
            });
        }
        vocabulary.sort_unstable_by(|a, b| a.folded.cmp(&b.folded));
        let lengths = self.lengths;
        let mean_lengths =
            Field::ALL.map(|field| mean(lengths.iter().map(|of| of[field as usize])));
        Index {
            vocabulary,
            stems,
            occurrences,
            lengths,
            mean_lengths,
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
