//! An inverted index over every part of every entry.

use std::collections::HashMap;

use super::words::{stem, words};
use crate::catalogue::Catalogue;
use crate::catalogue::api::Api;
use crate::catalogue::field::Field;
use crate::markdown::{self, Context};

/// How much an occurrence in a field counts.
pub(super) fn weight_of(field: Field) -> f64 {
    match field {
        Field::Title => 6.0,
        Field::Slug | Field::Keywords => 4.0,
        Field::Tagline => 3.0,
        Field::Producer => 2.0,
        Field::Partners | Field::Themes | Field::Headings | Field::Introduction => 1.5,
        Field::Body => 1.0,
        Field::Access => 0.3,
    }
}

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

/// A word that occurs in some entry.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) stem: String,
    /// As it is written where it was met first, in small letters.
    pub(super) spelling: String,
}

/// Occurrences of one stem in one field of one entry.
#[derive(Debug)]
pub(super) struct Posting {
    pub(super) entry: usize,
    pub(super) field: Field,
    pub(super) count: f64,
}

/// The index of a set of entries.
pub struct Index<'a> {
    pub(super) entries: Vec<&'a Api>,
    /// By stem, where it occurs.
    pub(super) postings: HashMap<String, Vec<Posting>>,
    /// Every word of the entries, by its folded form.
    pub(super) vocabulary: HashMap<String, Known>,
    /// The number of words of each field of each entry.
    pub(super) lengths: HashMap<(usize, Field), f64>,
    /// The mean of the lengths of each field that is not empty.
    pub(super) mean_lengths: HashMap<Field, f64>,
}

impl<'a> Index<'a> {
    /// Indexes `entries`.
    pub fn new(catalogue: &Catalogue, entries: Vec<&'a Api>, context: &Context<'_>) -> Self {
        let mut index = Self {
            entries,
            postings: HashMap::new(),
            vocabulary: HashMap::new(),
            lengths: HashMap::new(),
            mean_lengths: HashMap::new(),
        };
        for entry in 0..index.entries.len() {
            let texts = Texts::of(catalogue, index.entries[entry], context);
            for (field, texts) in &texts.by_field {
                index.add(entry, *field, texts);
            }
        }
        for field in Field::ALL {
            let lengths = index.lengths.iter().filter(|((_, of), _)| *of == field);
            let (total, count) =
                lengths.fold((0.0, 0.0), |(t, c), (_, length)| (t + length, c + 1.0));
            index
                .mean_lengths
                .insert(field, if count > 0.0 { total / count } else { 1.0 });
        }
        index
    }

    fn add(&mut self, entry: usize, field: Field, texts: &[String]) {
        let mut counts: HashMap<String, f64> = HashMap::new();
        let mut length = 0.0;
        for text in texts {
            for word in words(text) {
                let known = self
                    .vocabulary
                    .entry(word.folded)
                    .or_insert_with_key(|folded| Known {
                        stem: stem(folded),
                        spelling: text[word.range].to_lowercase(),
                    });
                *counts.entry(known.stem.clone()).or_default() += 1.0;
                length += 1.0;
            }
        }
        if length > 0.0 {
            self.lengths.insert((entry, field), length);
        }
        for (stem, count) in counts {
            let posting = Posting {
                entry,
                field,
                count,
            };
            self.postings.entry(stem).or_default().push(posting);
        }
    }
}
