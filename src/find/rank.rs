//! Ranking by BM25F: how well each entry covers the words of a query.
//!
//! Robertson & Zaragoza, *The Probabilistic Relevance Framework: BM25 and
//! Beyond* (2009): the occurrences of a word are weighted by field and
//! normalised by the length of the field before they saturate.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use super::index::{Index, Known, weight_of};
use super::words::{is_stop_word, stem, words};
use crate::catalogue::api::Api;
use crate::catalogue::fold;

/// Saturation of repeated occurrences.
const K1: f64 = 1.2;
/// How much the length of a field counts, from 0 to 1.
const B: f64 = 0.5;
/// What a word counts for that only begins like the query's, the query's word
/// being known, or unknown.
const PREFIX: f64 = 0.4;
const PREFIX_OF_UNKNOWN: f64 = 0.8;
/// What a word counts for that resembles an unknown one.
const TYPO: f64 = 0.7;
/// The share of a query's weight that some entry must cover, else nothing is
/// found: a nonsense query finds nothing.
const COVERED: f64 = 0.45;
/// Shortest word that is completed.
const SHORTEST_PREFIX: usize = 3;

/// What a search gives.
#[derive(Debug, Default)]
pub struct Results<'a> {
    /// The entries, the best first.
    pub hits: Vec<Hit<'a>>,
    /// The words that were read as others.
    pub corrections: Vec<Correction>,
    /// For a search that finds nothing: words of the catalogue near those of
    /// the query.
    pub near: Vec<String>,
}

/// An entry that was found.
#[derive(Debug)]
pub struct Hit<'a> {
    /// The entry.
    pub api: &'a Api,
    /// How well it answers; comparable within one search only.
    pub score: f64,
    /// The stems that were found in it.
    pub stems: HashSet<String>,
}

/// A word of a query that is unknown, and the word it was read as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// As typed.
    pub typed: String,
    /// As read.
    pub read: String,
}

/// A word of a query and what it is looked up as.
struct Term {
    /// The stems that stand for it, and what each counts for.
    stems: Vec<(String, f64)>,
    /// Its rarity.
    idf: f64,
    correction: Option<Correction>,
}

/// What the terms of a query come to in one entry.
#[derive(Default)]
struct Tally {
    score: f64,
    /// The rarity of the terms that occur.
    covered: f64,
    /// The stems found.
    stems: HashSet<String>,
}

impl<'a> Index<'a> {
    /// Ranks the entries for `query`.
    pub fn search(&self, query: &str) -> Results<'a> {
        let terms = self.terms(query);
        let mass: f64 = terms.iter().map(|term| term.idf).sum();
        let mut tallies: HashMap<usize, Tally> = HashMap::new();
        for term in &terms {
            for (entry, (frequency, stems)) in self.occurrences(term) {
                let tally = tallies.entry(entry).or_default();
                tally.score += term.idf * frequency / (K1 + frequency);
                tally.covered += term.idf;
                tally.stems.extend(stems);
            }
        }
        let best = tallies
            .values()
            .map(|tally| tally.covered)
            .fold(0.0, f64::max);
        if mass == 0.0 || best < COVERED * mass {
            return Results {
                near: self.near_words(query),
                ..Results::default()
            };
        }
        let mut hits: Vec<Hit<'a>> = tallies
            .into_iter()
            .map(|(entry, tally)| {
                let api = self.entries[entry];
                let whole = if is_title(api, query) { mass } else { 0.0 };
                Hit {
                    api,
                    score: (tally.score + whole) * (tally.covered / mass),
                    stems: tally.stems,
                }
            })
            .collect();
        hits.sort_by(|a, b| {
            b.score
                .total_cmp(&a.score)
                .then_with(|| a.api.id.cmp(&b.api.id))
        });
        Results {
            hits,
            corrections: terms
                .into_iter()
                .filter_map(|term| term.correction)
                .collect(),
            near: Vec::new(),
        }
    }

    /// The words of the query that say something; all of them where none does.
    fn terms(&self, query: &str) -> Vec<Term> {
        let mut all: Vec<String> = Vec::new();
        for word in fold::words(query) {
            if !all.contains(&word) {
                all.push(word);
            }
        }
        let telling: Vec<String> = all
            .iter()
            .filter(|word| !is_stop_word(word))
            .cloned()
            .collect();
        let kept = if telling.is_empty() { all } else { telling };
        kept.iter().map(|word| self.term(word, query)).collect()
    }

    fn term(&self, word: &str, query: &str) -> Term {
        let own = stem(word);
        let is_known = self.postings.contains_key(&own);
        let mut stems = Vec::new();
        let mut correction = None;
        if is_known {
            stems.push((own.clone(), 1.0));
        }
        let completed = self.completions(word, &own);
        let weight = if is_known { PREFIX } else { PREFIX_OF_UNKNOWN };
        stems.extend(completed.into_iter().map(|stem| (stem.to_owned(), weight)));
        if stems.is_empty()
            && let Some(known) = self.closest(word)
        {
            stems.push((known.stem.clone(), TYPO));
            correction = Some(Correction {
                typed: as_typed(word, query),
                read: known.spelling.clone(),
            });
        }
        // A known word is as rare as it is, whatever begins like it.
        let rarity = stems.iter().filter(|(stem, _)| !is_known || *stem == own);
        let entries: HashSet<usize> = rarity
            .filter_map(|(stem, _)| self.postings.get(stem))
            .flatten()
            .map(|posting| posting.entry)
            .collect();
        Term {
            stems,
            idf: self.idf(entries.len()),
            correction,
        }
    }

    /// The stems, other than its `own`, of known words that begin with `word`.
    fn completions(&self, word: &str, own: &str) -> Vec<&str> {
        if word.chars().count() < SHORTEST_PREFIX {
            return Vec::new();
        }
        let mut stems: Vec<&str> = self
            .vocabulary
            .iter()
            .filter(|(folded, known)| folded.starts_with(word) && known.stem != own)
            .map(|(_, known)| known.stem.as_str())
            .collect();
        stems.sort_unstable();
        stems.dedup();
        stems
    }

    /// The rarity of what occurs in `count` entries; that of the rarest for
    /// what occurs in none.
    fn idf(&self, count: usize) -> f64 {
        let all = self.entries.len() as f64;
        let count = count.max(1) as f64;
        (1.0 + (all - count + 0.5) / (count + 0.5)).ln().max(0.01)
    }

    /// By entry, the weighted frequency of a term and the stems found.
    fn occurrences(&self, term: &Term) -> HashMap<usize, (f64, Vec<String>)> {
        let mut by_entry: HashMap<usize, (f64, Vec<String>)> = HashMap::new();
        for (stem, weight) in &term.stems {
            for posting in self.postings.get(stem).into_iter().flatten() {
                let length = self
                    .lengths
                    .get(&(posting.entry, posting.field))
                    .copied()
                    .unwrap_or(1.0);
                let mean = self
                    .mean_lengths
                    .get(&posting.field)
                    .copied()
                    .unwrap_or(1.0);
                let frequency = posting.count / (1.0 - B + B * length / mean);
                let (total, stems) = by_entry.entry(posting.entry).or_default();
                *total += weight * weight_of(posting.field) * frequency;
                stems.push(stem.clone());
            }
        }
        by_entry
    }

    /// The known word closest to an unknown one, if it is close: one slip in
    /// words of 4 to 7 letters, two in longer ones.
    fn closest(&self, word: &str) -> Option<&Known> {
        let slips = match word.chars().count() {
            0..=3 => 0,
            4..=7 => 1,
            _ => 2,
        };
        self.close(word, slips).into_iter().next()
    }

    /// The known words within `slips` of `word`, the closest and commonest
    /// first.
    fn close(&self, word: &str, slips: usize) -> Vec<&Known> {
        let length = word.chars().count();
        let mut close: Vec<(usize, Reverse<usize>, &String, &Known)> = self
            .vocabulary
            .iter()
            .filter(|(folded, _)| folded.chars().count().abs_diff(length) <= slips)
            .filter_map(|(folded, known)| {
                let distance = strsim::osa_distance(folded, word);
                let common = self.postings.get(&known.stem).map_or(0, Vec::len);
                (distance <= slips).then_some((distance, Reverse(common), folded, known))
            })
            .collect();
        close.sort_by(|a, b| (a.0, a.1, a.2).cmp(&(b.0, b.1, b.2)));
        close.into_iter().map(|(.., known)| known).collect()
    }

    /// The known words closest to the unknown ones of a query, three at most.
    fn near_words(&self, query: &str) -> Vec<String> {
        let mut near: Vec<String> = Vec::new();
        for word in fold::words(query) {
            if is_stop_word(&word) || self.vocabulary.contains_key(&word) {
                continue;
            }
            let slips = (word.chars().count() / 3).max(1);
            let close = self.close(&word, slips).into_iter();
            let long = close.filter(|known| known.spelling.chars().count() > 3);
            for known in long.take(2) {
                if !near.contains(&known.spelling) {
                    near.push(known.spelling.clone());
                }
            }
        }
        near.truncate(3);
        near
    }
}

/// A folded word as it stands in the query.
fn as_typed(word: &str, query: &str) -> String {
    let typed = words(query).into_iter().find(|typed| typed.folded == word);
    typed.map_or_else(|| word.to_owned(), |typed| query[typed.range].to_owned())
}

fn is_title(api: &Api, query: &str) -> bool {
    fold::same(&api.title, query) || fold::same(&api.id, query)
}
