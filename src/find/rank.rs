//! Ranking: how well each entry covers what a query asks for.
//!
//! Each word is scored by BM25F (Robertson & Zaragoza, *The Probabilistic
//! Relevance Framework: BM25 and Beyond*, 2009): its occurrences are weighted
//! by field and normalised by the length of the field before they saturate. A
//! phrase is scored the same way, its occurrences being those of its words side
//! by side.

use std::collections::{HashMap, HashSet};

use super::index::{Index, Occurrence};
use super::query::{Clue, Correction, Query, Term, near_words};
use super::resolve::Key;
use super::thesaurus::Thesaurus;
use crate::catalogue::Catalogue;
use crate::catalogue::api::Api;
use crate::catalogue::field::Field;

/// Saturation of repeated occurrences.
const K1: f64 = 1.2;
/// How much the length of a field counts, from 0 to 1.
const B: f64 = 0.5;
/// What two words of the query count for that stand side by side, one being 1.
const NEIGHBOURS: f64 = 0.5;
/// What a clue counts for, of what is covered, that is found in other words
/// only.
const LED: f64 = 0.8;
/// The share of a query's weight that some entry must cover, else nothing is
/// found: a nonsense query finds nothing.
const COVERED: f64 = 0.45;

/// How much an occurrence in a field counts.
fn weight_of(field: Field) -> f64 {
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

/// What a search gives.
#[derive(Debug, Default)]
pub struct Results<'a> {
    /// The entries, the best first.
    pub hits: Vec<Hit<'a>>,
    /// The words that were read as others.
    pub corrections: Vec<Correction>,
    /// What says the same as the query, and was found too.
    pub also: Vec<String>,
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

/// Ranks the entries of `catalogue`, of which `index` is the index, for a
/// query.
pub fn search<'a>(
    catalogue: &'a Catalogue,
    index: &Index,
    thesaurus: &Thesaurus,
    text: &str,
) -> Results<'a> {
    let query = Query::read(text, index, thesaurus);
    let mut ranking = Ranking {
        index,
        tallies: vec![Tally::default(); index.len()],
        mass: 0.0,
        also: Vec::new(),
    };
    for clue in &query.clues {
        ranking.add_clue(clue);
    }
    ranking.add_neighbours(&query);
    let Ranking {
        tallies,
        mass,
        also,
        ..
    } = ranking;
    let best = tallies
        .iter()
        .map(|tally| tally.covered)
        .fold(0.0, f64::max);
    if mass == 0.0 || best < COVERED * mass {
        return Results {
            near: near_words(text, index),
            ..Results::default()
        };
    }
    let name = Key::new(text);
    let mut hits: Vec<Hit<'a>> = tallies
        .into_iter()
        .zip(catalogue.apis())
        .filter(|(tally, _)| tally.covered > 0.0)
        .map(|(tally, api)| {
            let is_name = name.is(&api.title) || name.is(&api.id);
            let whole = if is_name { mass } else { 0.0 };
            Hit {
                api,
                score: (tally.score + whole) * (tally.covered / mass).sqrt(),
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
        corrections: query.corrections,
        also,
        near: Vec::new(),
    }
}

/// What a query comes to in one entry.
#[derive(Debug, Clone, Default)]
struct Tally {
    score: f64,
    /// The weight of what is asked for and found.
    covered: f64,
    /// The stems found.
    stems: HashSet<String>,
}

/// Entries being ranked.
struct Ranking<'a> {
    index: &'a Index,
    /// By entry.
    tallies: Vec<Tally>,
    /// The weight of all that is asked for.
    mass: f64,
    /// The leads that were found somewhere.
    also: Vec<String>,
}

/// By entry, how much something occurs there, from 0 to 1.
type Shares = HashMap<u32, f64>;

impl Ranking<'_> {
    /// A clue is found in its own words, in those that say the same, or in
    /// both, which is better: 1 - (1 - own)(1 - other).
    fn add_clue(&mut self, clue: &Clue) {
        let (other, others) = self.leads(clue);
        let rarity = self.rarity(other.len());
        let terms: Vec<(f64, Shares)> = clue
            .terms
            .iter()
            .map(|term| self.term(term, rarity))
            .collect();
        let mass: f64 = terms.iter().map(|(rarity, _)| rarity).sum();
        self.mass += mass;
        if mass == 0.0 {
            return;
        }
        let mut own: HashMap<u32, (f64, f64)> = HashMap::new();
        for ((rarity, shares), term) in terms.iter().zip(&clue.terms) {
            for (entry, share) in shares {
                let (score, covered) = own.entry(*entry).or_default();
                *score += rarity * share;
                *covered += rarity * term.certainty;
            }
        }
        let entries: HashSet<u32> = own.keys().chain(other.keys()).copied().collect();
        for entry in entries {
            let (own, covered) = own.get(&entry).copied().unwrap_or_default();
            let other = other.get(&entry).copied().unwrap_or(0.0);
            let tally = &mut self.tallies[entry as usize];
            tally.score += mass * (1.0 - (1.0 - own / mass) * (1.0 - other));
            tally.covered += covered.max(if other > 0.0 { mass * LED } else { 0.0 });
            if let Some(stems) = others.get(&entry) {
                tally.stems.extend(stems.iter().cloned());
            }
        }
    }

    /// Where what says the same as a clue is found, how well, and its stems.
    fn leads(&mut self, clue: &Clue) -> (Shares, HashMap<u32, Vec<String>>) {
        let mut best = Shares::new();
        let mut found: HashMap<u32, Vec<String>> = HashMap::new();
        for lead in &clue.leads {
            let occurrences = self.phrase(&lead.stems);
            let is_other = clue.terms.iter().map(|term| &term.stem).ne(&lead.stems);
            if is_other && !occurrences.is_empty() && !self.also.contains(&lead.text) {
                self.also.push(lead.text.clone());
            }
            for (entry, frequency) in occurrences {
                let share = lead.weight * saturated(frequency);
                let known = best.entry(entry).or_default();
                *known = known.max(share);
                found
                    .entry(entry)
                    .or_default()
                    .extend(lead.stems.iter().cloned());
            }
        }
        (best, found)
    }

    /// The rarity of a term, and where it is found, how well. A word that
    /// nothing knows but the thesaurus is as rare as what it leads to.
    fn term(&mut self, term: &Term, rarity_of_leads: f64) -> (f64, Shares) {
        let mut frequencies = Shares::new();
        for (text, weight) in &term.stems {
            let Some(stem) = self.index.stem(text) else {
                continue;
            };
            for occurrence in self.index.occurrences(stem) {
                *frequencies.entry(occurrence.entry).or_default() +=
                    weight * self.count(occurrence);
                let stems = &mut self.tallies[occurrence.entry as usize].stems;
                if !stems.contains(text) {
                    stems.insert(text.clone());
                }
            }
        }
        let own = self.index.stem(&term.stem).map(|stem| stem.entries);
        let rarity = match (own, frequencies.len()) {
            // A known word is as rare as it is, whatever begins like it.
            (Some(entries), _) => self.rarity(entries),
            (None, 0) => rarity_of_leads,
            (None, entries) => self.rarity(entries),
        };
        (
            rarity,
            frequencies
                .into_iter()
                .map(|(entry, frequency)| (entry, saturated(frequency)))
                .collect(),
        )
    }

    /// Words that stand side by side in the query count more where they do so
    /// in an entry.
    fn add_neighbours(&mut self, query: &Query) {
        let stems: Vec<&String> = query
            .clues
            .iter()
            .flat_map(|clue| &clue.terms)
            .map(|term| &term.stem)
            .collect();
        for pair in stems.windows(2) {
            let rarities = pair
                .iter()
                .filter_map(|stem| Some(self.index.stem(stem)?.entries));
            let Some(commoner) = rarities.max() else {
                continue;
            };
            let weight = NEIGHBOURS * self.rarity(commoner);
            for (entry, frequency) in self.phrase(&[pair[0].clone(), pair[1].clone()]) {
                self.tallies[entry as usize].score += weight * saturated(frequency);
            }
        }
    }

    /// By entry, the weighted frequency of words side by side, in their order.
    fn phrase(&self, stems: &[String]) -> Shares {
        let mut frequencies = Shares::new();
        for occurrence in self.index.phrase(stems) {
            *frequencies.entry(occurrence.entry).or_default() += self.count(&occurrence);
        }
        frequencies
    }

    /// What one occurrence counts for.
    fn count(&self, occurrence: &Occurrence) -> f64 {
        let length = self
            .index
            .relative_length(occurrence.entry, occurrence.field);
        weight_of(occurrence.field) / (1.0 - B + B * length)
    }

    /// The rarity of what occurs in `count` entries; that of the rarest for
    /// what occurs in none.
    fn rarity(&self, count: usize) -> f64 {
        let all = self.index.len() as f64;
        let count = count.max(1) as f64;
        (1.0 + (all - count + 0.5) / (count + 0.5)).ln().max(0.01)
    }
}

fn saturated(frequency: f64) -> f64 {
    frequency / (K1 + frequency)
}
