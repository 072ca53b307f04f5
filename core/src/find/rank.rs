//! Ranking: how well each entry covers what a query asks for.
//!
//! Each word is scored by BM25F (Robertson & Zaragoza, *The Probabilistic
//! Relevance Framework: BM25 and Beyond*, 2009): its occurrences are weighted
//! by field and normalised by the length of the field before they saturate. A
//! phrase is scored the same way, its occurrences being those of its words side
//! by side.

use super::Engine;
use super::index::{Index, Occurrence, Stem};
use super::query::{Clue, Correction, Query, Term, near_words};
use super::resolve::Key;
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
    /// Its number in the catalogue.
    pub(super) entry: u32,
    /// The stems that were found in it.
    pub(super) stems: Vec<Stem>,
}

/// Ranks the entries of a catalogue for a query.
pub(super) fn search<'a>(engine: &Engine<'a>, text: &str) -> Results<'a> {
    let Engine {
        catalogue,
        index,
        thesaurus,
        ..
    } = *engine;
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
        .zip(0..)
        .filter(|((tally, _), _)| tally.covered > 0.0)
        .map(|((tally, api), entry)| {
            let is_name = name.is(&api.title) || name.is(&api.id);
            let whole = if is_name { mass } else { 0.0 };
            Hit {
                api,
                score: (tally.score + whole) * (tally.covered / mass).sqrt(),
                entry,
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
    stems: Vec<Stem>,
}

impl Tally {
    fn find(&mut self, stem: Stem) {
        if !self.stems.contains(&stem) {
            self.stems.push(stem);
        }
    }
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
type Shares = Vec<f64>;

impl Ranking<'_> {
    /// A clue is found in its own words, in those that say the same, or in
    /// both, which is better: 1 - (1 - own)(1 - other).
    fn add_clue(&mut self, clue: &Clue<'_>) {
        let other = self.leads(clue);
        let rarity = self.rarity(other.iter().filter(|share| **share > 0.0).count());
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
        for (entry, (tally, other)) in self.tallies.iter_mut().zip(other).enumerate() {
            let (mut own, mut covered) = (0.0, 0.0_f64);
            for ((rarity, shares), term) in terms.iter().zip(&clue.terms) {
                if shares[entry] > 0.0 {
                    own += rarity * shares[entry];
                    covered += rarity * term.certainty;
                }
            }
            tally.score += mass * (1.0 - (1.0 - own / mass) * (1.0 - other));
            tally.covered += covered.max(if other > 0.0 { mass * LED } else { 0.0 });
        }
    }

    /// Where what says the same as a clue is found, and how well.
    fn leads(&mut self, clue: &Clue<'_>) -> Shares {
        let mut best = self.nowhere();
        for lead in &clue.leads {
            let Some(stems) = self.index.stems_of(lead) else {
                continue;
            };
            let shares = self.phrase(&stems);
            let is_found = shares.iter().any(|share| *share > 0.0);
            let is_other = !clue.terms.iter().map(|term| &*term.own).eq(lead.stems());
            if is_other && is_found && !self.also.iter().any(|also| also == lead.text) {
                self.also.push(lead.text.to_owned());
            }
            let tallies = self.tallies.iter_mut();
            for ((best, tally), share) in best.iter_mut().zip(tallies).zip(shares) {
                if share > 0.0 {
                    *best = best.max(lead.weight * share);
                    stems.iter().for_each(|stem| tally.find(*stem));
                }
            }
        }
        best
    }

    /// The rarity of a term, and where it is found, how well. A word that
    /// nothing knows but the thesaurus is as rare as what it leads to.
    fn term(&mut self, term: &Term, rarity_of_leads: f64) -> (f64, Shares) {
        let mut frequencies = self.nowhere();
        for (stem, weight) in &term.stems {
            for occurrence in self.index.occurrences(*stem) {
                let entry = occurrence.entry as usize;
                frequencies[entry] += weight * self.count(occurrence);
                self.tallies[entry].find(*stem);
            }
        }
        let found = frequencies.iter().filter(|found| **found > 0.0).count();
        let rarity = match (term.known, found) {
            // A known word is as rare as it is, whatever begins like it.
            (Some(stem), _) => self.rarity(self.index.entries(stem)),
            (None, 0) => rarity_of_leads,
            (None, entries) => self.rarity(entries),
        };
        (rarity, saturated(frequencies))
    }

    /// Words that stand side by side in the query count more where they do so
    /// in an entry.
    fn add_neighbours(&mut self, query: &Query<'_>) {
        let terms = query.clues.iter().flat_map(|clue| &clue.terms);
        let stems: Vec<Option<Stem>> = terms.map(|term| term.known).collect();
        for pair in stems.windows(2) {
            let [Some(first), Some(second)] = *pair else {
                continue;
            };
            let commoner = self.index.entries(first).max(self.index.entries(second));
            let weight = NEIGHBOURS * self.rarity(commoner);
            let shares = self.phrase(&[first, second]);
            for (tally, share) in self.tallies.iter_mut().zip(shares) {
                tally.score += weight * share;
            }
        }
    }

    /// Where words stand side by side, in their order, and how well.
    fn phrase(&self, stems: &[Stem]) -> Shares {
        let mut frequencies = self.nowhere();
        for occurrence in self.index.phrase(stems) {
            frequencies[occurrence.entry as usize] += self.count(occurrence);
        }
        saturated(frequencies)
    }

    fn nowhere(&self) -> Shares {
        vec![0.0; self.index.len()]
    }

    /// What one occurrence counts for.
    fn count(&self, occurrence: Occurrence) -> f64 {
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
        // That of the library of the system would be loaded for it at every
        // start, and differ from one system to the next.
        libm::log(1.0 + (all - count + 0.5) / (count + 0.5)).max(0.01)
    }
}

/// What frequencies come to.
fn saturated(mut frequencies: Shares) -> Shares {
    for frequency in &mut frequencies {
        *frequency /= K1 + *frequency;
    }
    frequencies
}
