//! Ranks entries by BM25F (Robertson & Zaragoza, *The Probabilistic Relevance
//! Framework: BM25 and Beyond*, 2009).
//!
//! The occurrences of a term are weighted by field and normalised by field
//! length *before* they saturate, so that a term met in three fields is not
//! counted three times. For a term t and an entry d:
//!
//! ```text
//! wtf(t, d)   = Σ over fields f: weight(f) · occurrences / (1 - B + B · length / mean length)
//! score(t, d) = idf(t) · wtf / (K1 + wtf)
//! ```
//!
//! A phrase is scored the same way, its occurrences being those of its words in
//! a row. Added to BM25F: synonyms, a bonus for neighbouring words, and
//! coverage, the share of the query's idf that an entry matches.

use super::Engine;
use super::index::{Index, Posting, Stem};
use super::query::{Clause, Correction, Query, Term, suggestions};
use super::resolve::NameKey;
use crate::catalogue::Catalogue;
use crate::catalogue::api::Api;
use crate::catalogue::field::SearchField;

/// BM25: how slowly repeated occurrences saturate; 1.2 is customary.
const K1: f64 = 1.2;
/// BM25: how much the length of a field counts, from 0 (not) to 1.
const B: f64 = 0.5;
/// Weight of two neighbouring words of the query that are neighbours in an
/// entry, one word having 1.
const BIGRAM_WEIGHT: f64 = 0.5;
/// Share of a clause's idf that is covered where only a synonym matches.
const SYNONYM_COVERAGE: f64 = 0.8;
/// The share of the query's idf that the best entry must cover, or nothing is
/// found: one common word must not make an answer to nonsense.
const MIN_COVERAGE: f64 = 0.45;
/// Least idf, so that a term in nearly every entry still counts.
const MIN_IDF: f64 = 0.01;

/// What names an API weighs most; access rules, which are much the same in many
/// entries, least.
fn field_weight(field: SearchField) -> f64 {
    match field {
        SearchField::Title => 6.0,
        SearchField::Slug | SearchField::Keywords => 4.0,
        SearchField::Tagline => 3.0,
        SearchField::Producer => 2.0,
        SearchField::Partners
        | SearchField::Themes
        | SearchField::Headings
        | SearchField::Introduction => 1.5,
        SearchField::Body => 1.0,
        SearchField::Access => 0.3,
    }
}

/// What a search gives.
#[derive(Debug, Default)]
pub struct Results<'a> {
    /// The best first.
    pub hits: Vec<Hit<'a>>,
    /// The words of the query that were searched as others.
    pub corrections: Vec<Correction>,
    /// The synonyms that occur in some entry, as the thesaurus writes them.
    pub synonyms: Vec<String>,
    /// When there are no hits: words of the catalogue like those of the query.
    pub suggestions: Vec<String>,
}

/// An entry that was found.
#[derive(Debug)]
pub struct Hit<'a> {
    pub api: &'a Api,
    /// Comparable within one search only.
    pub score: f64,
    /// Its number in the catalogue.
    pub(super) entry: u32,
    /// The stems that matched.
    pub(super) stems: Vec<Stem>,
}

pub(super) fn search<'a>(engine: &Engine<'a>, text: &str) -> Results<'a> {
    let query = Query::parse(text, engine.index, engine.thesaurus);
    let mut scorer = Scorer {
        index: engine.index,
        accumulators: vec![Accumulator::default(); engine.index.entry_count()],
        total_idf: 0.0,
        synonyms: Vec::new(),
    };
    for clause in &query.clauses {
        scorer.add_clause(clause);
    }
    scorer.add_bigrams(&query);
    let synonyms = std::mem::take(&mut scorer.synonyms);
    let hits = scorer.into_hits(engine.catalogue, text);
    if hits.is_empty() {
        let suggestions = suggestions(text, engine.index);
        return Results {
            suggestions,
            ..Results::default()
        };
    }
    Results {
        hits,
        corrections: query.corrections,
        synonyms,
        suggestions: Vec::new(),
    }
}

/// What a query has gathered for one entry.
#[derive(Debug, Clone, Default)]
struct Accumulator {
    score: f64,
    /// The idf of what was matched.
    covered: f64,
    /// The stems that matched, each once.
    stems: Vec<Stem>,
}

impl Accumulator {
    fn match_stem(&mut self, stem: Stem) {
        if !self.stems.contains(&stem) {
            self.stems.push(stem);
        }
    }
}

struct Scorer<'a> {
    index: &'a Index,
    /// By entry.
    accumulators: Vec<Accumulator>,
    /// The sum of the idf of all terms of the query.
    total_idf: f64,
    /// The synonyms that were found somewhere.
    synonyms: Vec<String>,
}

/// By entry, a term frequency: weighted, then saturated to between 0 and 1.
type Frequencies = Vec<f64>;

impl Scorer<'_> {
    /// A clause matches by its own words, by a synonym, or by both, which is
    /// better: the two combine as independent probabilities (noisy or),
    /// 1 - (1 - own)(1 - synonym).
    fn add_clause(&mut self, clause: &Clause<'_>) {
        let by_synonym = self.synonym_frequencies(clause);
        let synonym_idf = self.idf(count_positive(&by_synonym));
        let terms: Vec<(f64, Frequencies)> = clause
            .terms
            .iter()
            .map(|term| self.term(term, synonym_idf))
            .collect();
        let clause_idf: f64 = terms.iter().map(|(idf, _)| idf).sum();
        self.total_idf += clause_idf;
        for (entry, by_synonym) in by_synonym.into_iter().enumerate() {
            let (mut own, mut covered) = (0.0, 0.0_f64);
            for ((idf, frequencies), term) in terms.iter().zip(&clause.terms) {
                if frequencies[entry] > 0.0 {
                    own += idf * frequencies[entry];
                    covered += idf * term.confidence;
                }
            }
            if by_synonym > 0.0 {
                covered = covered.max(clause_idf * SYNONYM_COVERAGE);
            }
            let accumulator = &mut self.accumulators[entry];
            accumulator.score += clause_idf * (1.0 - (1.0 - own / clause_idf) * (1.0 - by_synonym));
            accumulator.covered += covered;
        }
    }

    /// By entry, the best frequency of a synonym, times its weight.
    fn synonym_frequencies(&mut self, clause: &Clause<'_>) -> Frequencies {
        let mut best = self.zeros();
        for synonym in &clause.synonyms {
            let Some(stems) = self.index.stems_of(synonym) else {
                continue;
            };
            let frequencies = self.phrase(&stems);
            let own = clause.terms.iter().map(|term| &*term.stem);
            let is_other = !own.eq(synonym.stems());
            let is_new = !self.synonyms.iter().any(|known| known == synonym.text);
            if is_other && is_new && count_positive(&frequencies) > 0 {
                self.synonyms.push(synonym.text.to_owned());
            }
            for (entry, frequency) in frequencies.into_iter().enumerate() {
                if frequency > 0.0 {
                    best[entry] = best[entry].max(synonym.weight * frequency);
                    let accumulator = &mut self.accumulators[entry];
                    stems.iter().for_each(|stem| accumulator.match_stem(*stem));
                }
            }
        }
        best
    }

    /// The idf of a term, and its frequencies. A term that only the thesaurus
    /// knows has the idf of its synonyms.
    fn term(&mut self, term: &Term, synonym_idf: f64) -> (f64, Frequencies) {
        let mut frequencies = self.zeros();
        for (stem, weight) in &term.expansions {
            for posting in self.index.postings(*stem) {
                let entry = posting.entry as usize;
                frequencies[entry] += weight * self.weighted(posting);
                self.accumulators[entry].match_stem(*stem);
            }
        }
        let idf = match (term.indexed, count_positive(&frequencies)) {
            // Completions do not make an indexed word any commoner.
            (Some(stem), _) => self.idf(self.index.document_frequency(stem)),
            (None, 0) => synonym_idf,
            (None, count) => self.idf(count),
        };
        (idf, saturated(frequencies))
    }

    /// Adds a bonus where neighbouring words of the query are neighbours in
    /// an entry too.
    fn add_bigrams(&mut self, query: &Query<'_>) {
        let terms = query.clauses.iter().flat_map(|clause| &clause.terms);
        let stems: Vec<Option<Stem>> = terms.map(|term| term.indexed).collect();
        for pair in stems.windows(2) {
            let [Some(first), Some(second)] = *pair else {
                continue;
            };
            let frequency = |stem| self.index.document_frequency(stem);
            let weight = BIGRAM_WEIGHT * self.idf(frequency(first).max(frequency(second)));
            let frequencies = self.phrase(&[first, second]);
            for (accumulator, frequency) in self.accumulators.iter_mut().zip(frequencies) {
                accumulator.score += weight * frequency;
            }
        }
    }

    /// The entries that matched, unless even the best covers too little.
    fn into_hits<'c>(self, catalogue: &'c Catalogue, text: &str) -> Vec<Hit<'c>> {
        let total_idf = self.total_idf;
        let covered = self.accumulators.iter().map(|entry| entry.covered);
        if covered.fold(0.0, f64::max) < MIN_COVERAGE * total_idf {
            return Vec::new();
        }
        let name = NameKey::new(text);
        let matched = (0..).zip(self.accumulators).zip(catalogue.apis());
        let matched = matched.filter(|((_, accumulator), _)| accumulator.covered > 0.0);
        let hits = matched.map(|((entry, accumulator), api)| {
            // Whoever types the name of an API wants that one first.
            let is_name = name.is(&api.title) || name.is(&api.id);
            let bonus = if is_name { total_idf } else { 0.0 };
            let coverage = accumulator.covered / total_idf;
            Hit {
                api,
                score: (accumulator.score + bonus) * coverage.sqrt(),
                entry,
                stems: accumulator.stems,
            }
        });
        let mut hits: Vec<Hit<'c>> = hits.collect();
        let by_id = |a: &Hit<'_>, b: &Hit<'_>| a.api.id.cmp(&b.api.id);
        hits.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| by_id(a, b)));
        hits
    }

    fn phrase(&self, stems: &[Stem]) -> Frequencies {
        let mut frequencies = self.zeros();
        for posting in self.index.phrase(stems) {
            frequencies[posting.entry as usize] += self.weighted(posting);
        }
        saturated(frequencies)
    }

    fn zeros(&self) -> Frequencies {
        vec![0.0; self.index.entry_count()]
    }

    /// What one occurrence adds to the weighted term frequency.
    fn weighted(&self, posting: Posting) -> f64 {
        let length = self.index.relative_length(posting.entry, posting.field);
        field_weight(posting.field) / (1.0 - B + B * length)
    }

    /// Inverse document frequency, as in BM25 with 1 added under the logarithm,
    /// so that it is never negative. What occurs nowhere counts as occurring
    /// once.
    fn idf(&self, document_frequency: usize) -> f64 {
        let entries = self.index.entry_count() as f64;
        let frequency = document_frequency.max(1) as f64;
        // `f64::ln` calls the system's library: its last digits differ between
        // systems, and loading it would slow down every start.
        libm::log(1.0 + (entries - frequency + 0.5) / (frequency + 0.5)).max(MIN_IDF)
    }
}

fn count_positive(frequencies: &[f64]) -> usize {
    frequencies.iter().filter(|found| **found > 0.0).count()
}

/// Repeated occurrences count for less and less: f / (K1 + f).
fn saturated(mut frequencies: Frequencies) -> Frequencies {
    for frequency in &mut frequencies {
        *frequency /= K1 + *frequency;
    }
    frequencies
}
