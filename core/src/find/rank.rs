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
//! evidence, the share of the query's idf of which an entry tells.

use std::sync::Arc;

use super::Engine;
use super::index::{Lexicon, Posting, Stem};
use super::query::{Clause, Query, Term};
use super::resolve::NameKey;
use super::results::{Hit, NearMiss, Results};
use super::weights::{evidence, field_weight};
use crate::catalogue::Catalogue;
use crate::catalogue::field::SearchField;
use crate::catalogue::guide::Guide;

/// BM25: how slowly repeated occurrences saturate; 1.2 is customary.
const K1: f64 = 1.2;
/// BM25: how much the length of a field counts, from 0 (not) to 1.
const B: f64 = 0.5;
/// Weight of two neighbouring words of the query that are neighbours in an
/// entry, one word having 1.
const BIGRAM_WEIGHT: f64 = 0.5;
/// What a synonym says, the typed word saying 1.
const SYNONYM_EVIDENCE: f64 = 0.9;
/// By how much each of the entries that the thesaurus names exceeds the next, as
/// a share of the best score there is.
const FIRST_STEP: f64 = 0.1;
/// The share of the query's idf of which an entry tells that is about nothing
/// else, although what is asked for is known to be elsewhere.
const NAMED_EVIDENCE: f64 = 0.95;
/// The share of the query's idf of which an entry must tell to be an answer.
const MIN_EVIDENCE: f64 = 0.45;
/// The same of several clauses together, whatever else is asked: in idf of a
/// word that one entry has.
const MIN_TOGETHER: f64 = 1.1;
/// What the first API of a guide gets of the score and the evidence of the guide,
/// and each of the others of what the one before it gets.
const GUIDE_SHARE: f64 = 0.8;
const NEXT_SHARE: f64 = 0.9;
/// Least score of a guide that is worth a look, as a share of the best of all, and
/// most guides.
const MIN_GUIDE_SHARE: f64 = 0.5;
const MOST_GUIDES: usize = 3;
/// By how much the first guides that name an API raise its score.
const PRIOR: f64 = 0.04;
/// Most parts of a refused query that are tried.
const MAX_PARTS: usize = 4;
/// Least idf, so that a term in nearly every entry still counts.
const MIN_IDF: f64 = 0.01;

impl NearMiss {
    fn of(engine: &Engine<'_>, known: Vec<(String, usize)>) -> Self {
        let mut rarest_first: Vec<_> = known.iter().collect();
        rarest_first.sort_by_key(|(_, count)| *count);
        let words = known.iter().map(|(word, _)| word.as_str());
        let all = words.collect::<Vec<_>>().join(" ");
        let single = rarest_first.into_iter().map(|(word, _)| word.clone());
        let mut parts = [all].into_iter().chain(single).take(MAX_PARTS);
        let part = parts.find(|part| !ranked(engine, part).0.hits.is_empty());
        Self { known, part }
    }
}

pub(super) fn search<'a>(engine: &Engine<'a>, text: &str) -> Results<'a> {
    let (results, known) = ranked(engine, text);
    if !results.hits.is_empty() || !results.guides.is_empty() {
        return results;
    }
    Results {
        near_miss: NearMiss::of(engine, known),
        elsewhere: results.elsewhere,
        ..Results::default()
    }
}

/// The results of a query, and its words that some entry has, with the number of
/// those.
fn ranked<'a>(engine: &Engine<'a>, text: &str) -> (Results<'a>, Vec<(String, usize)>) {
    let query = Query::parse(text, engine.index, engine.thesaurus);
    let mut scorer = Scorer {
        catalogue: engine.catalogue,
        index: engine.index,
        accumulators: vec![Accumulator::default(); engine.index.entry_count()],
        total_idf: 0.0,
        synonyms: Vec::new(),
    };
    let mut known = Vec::new();
    for clause in &query.clauses {
        let count = scorer.add_clause(clause);
        if count > 0 {
            known.push((clause.text.clone(), count));
        }
    }
    scorer.add_bigrams(&query);
    scorer.add_guides();
    scorer.favour_the_useful();
    scorer.add_first(&query);
    let synonyms = std::mem::take(&mut scorer.synonyms);
    let terms = query.clauses.iter().flat_map(|clause| &clause.terms);
    let words = terms.map(|term| term.folded.clone()).collect();
    let elsewhere = engine.elsewhere.of(text);
    let least = elsewhere.map_or(0.0, |_| NAMED_EVIDENCE);
    let (hits, guides) = scorer.into_hits(text, &words, least);
    let results = Results {
        hits,
        guides,
        corrections: query.corrections,
        synonyms,
        elsewhere,
        near_miss: NearMiss::default(),
    };
    (results, known)
}

/// What a query has gathered for one entry.
#[derive(Debug, Clone, Default)]
struct Accumulator {
    score: f64,
    /// The idf of what was matched, weighted by what its fields say.
    evidence: f64,
    /// The number of clauses that it would answer, each by itself.
    clues: u32,
    /// The stems that matched, each once.
    stems: Vec<Stem>,
    /// The guide that gave a part of it.
    guide: Option<usize>,
}

impl Accumulator {
    fn match_stem(&mut self, stem: Stem) {
        if !self.stems.contains(&stem) {
            self.stems.push(stem);
        }
    }

    /// Whether the entry may be what is looked for: one common word must not
    /// make an answer to nonsense. It has most of the query, or what tells of
    /// its subject, or two of its words that are rare enough not to meet by
    /// chance.
    fn is_answer(&self, total_idf: f64, one_entry: f64) -> bool {
        self.evidence > 0.0 && self.evidence >= MIN_EVIDENCE * total_idf
            || self.clues >= 2 && self.evidence >= MIN_TOGETHER * one_entry
    }
}

struct Scorer<'a> {
    catalogue: &'a Catalogue,
    index: Lexicon<'a>,
    /// By entry.
    accumulators: Vec<Accumulator>,
    /// The sum of the idf of all terms of the query.
    total_idf: f64,
    /// The synonyms that were found somewhere.
    synonyms: Vec<String>,
}

/// How an entry matches a term or a phrase.
#[derive(Debug, Clone, Copy, Default)]
struct Match {
    /// Its term frequency: weighted, then saturated to between 0 and 1.
    frequency: f64,
    /// The best of what its occurrences say.
    evidence: f64,
}

/// By entry, how it matches.
type Matches = Vec<Match>;

/// What an entry has of a clause, as shares of its idf.
struct Share {
    score: f64,
    evidence: f64,
}

impl Share {
    /// A clause matches by its own words, by a synonym, or by both, which is
    /// better: the two combine as independent probabilities (noisy or),
    /// 1 - (1 - own)(1 - synonym). Of each word, its idf and its match.
    fn of(words: impl Iterator<Item = (f64, Match)>, synonym: Match) -> Self {
        let (mut idf, mut own, mut evidence) = (0.0, 0.0, 0.0_f64);
        for (word_idf, found) in words {
            idf += word_idf;
            if found.frequency > 0.0 {
                own += word_idf * found.frequency;
                evidence += word_idf * found.evidence;
            }
        }
        Self {
            score: 1.0 - (1.0 - own / idf) * (1.0 - synonym.frequency),
            evidence: (evidence / idf).max(SYNONYM_EVIDENCE * synonym.evidence),
        }
    }
}

impl<'a> Scorer<'a> {
    /// Adds what each entry has of a clause; gives the number of those that answer
    /// it.
    fn add_clause(&mut self, clause: &Clause<'_>) -> usize {
        let by_synonym = self.synonyms(clause);
        let synonym_idf = self.idf(count(&by_synonym));
        let terms = clause.terms.iter().map(|term| self.term(term, synonym_idf));
        let terms: Vec<(f64, Matches)> = terms.collect();
        let clause_idf: f64 = terms.iter().map(|(idf, _)| idf).sum();
        self.total_idf += clause_idf;
        let mut answers = 0;
        for (entry, synonym) in by_synonym.into_iter().enumerate() {
            let own = terms.iter().map(|(idf, matches)| (*idf, matches[entry]));
            let share = Share::of(own, synonym);
            let accumulator = &mut self.accumulators[entry];
            accumulator.score += clause_idf * share.score;
            accumulator.evidence += clause_idf * share.evidence;
            if share.evidence >= MIN_EVIDENCE {
                accumulator.clues += 1;
                answers += 1;
            }
        }
        answers
    }

    /// By entry, the synonyms of a clause, by their weights: each adds what the
    /// others leave.
    fn synonyms(&mut self, clause: &Clause<'_>) -> Matches {
        let mut matches = self.zeros();
        for synonym in &clause.headword.synonyms {
            let Some(stems) = self.index.stems_of(synonym) else {
                continue;
            };
            let found = self.phrase(&stems);
            let is_new = !self.synonyms.iter().any(|known| known == synonym.text);
            if is_new && count(&found) > 0 {
                self.synonyms.push(synonym.text.to_owned());
            }
            for (entry, found) in found.into_iter().enumerate() {
                if found.frequency > 0.0 {
                    let so_far = &mut matches[entry];
                    so_far.frequency += (1.0 - so_far.frequency) * synonym.weight * found.frequency;
                    so_far.evidence = so_far.evidence.max(found.evidence);
                    let accumulator = &mut self.accumulators[entry];
                    stems.iter().for_each(|stem| accumulator.match_stem(*stem));
                }
            }
        }
        matches
    }

    /// The idf of a term, and its matches. A term that only the thesaurus
    /// knows has the idf of its synonyms.
    fn term(&mut self, term: &Term, synonym_idf: f64) -> (f64, Matches) {
        let mut matches = self.zeros();
        for (stem, weight) in &term.expansions {
            for posting in self.index.postings(*stem) {
                let entry = posting.entry as usize;
                self.add(&mut matches, posting, *weight);
                self.accumulators[entry].match_stem(*stem);
            }
        }
        let idf = match (term.indexed, count(&matches)) {
            // Completions do not make an indexed word any commoner.
            (Some(stem), _) => self.idf(self.index.document_frequency(stem)),
            (None, 0) => synonym_idf,
            (None, count) => self.idf(count),
        };
        (idf, saturated(matches))
    }

    /// Puts the entries that the thesaurus names for a query before all others.
    fn add_first(&mut self, query: &Query<'_>) {
        let [clause] = query.clauses.as_slice() else {
            return;
        };
        let named = clause.headword.first.iter().rev();
        let named = named.filter_map(|slug| self.catalogue.number(slug));
        for (entry, rank) in named.zip(0_u8..) {
            let accumulator = &mut self.accumulators[entry];
            accumulator.score = self.total_idf * (1.0 + FIRST_STEP * f64::from(rank));
            accumulator.evidence = self.total_idf;
        }
    }

    /// Gives the APIs of each guide that answers their part of it, where they have
    /// less by themselves.
    fn add_guides(&mut self) {
        let (catalogue, one_entry) = (self.catalogue, self.idf(1));
        let (apis, guides) = self.accumulators.split_at_mut(catalogue.api_count());
        let guides = catalogue.guides().iter().zip(guides).enumerate();
        for (number, (guide, found)) in guides {
            if !found.is_answer(self.total_idf, one_entry) {
                continue;
            }
            let mut share = GUIDE_SHARE;
            for api in catalogue.apis_of(guide) {
                let Some(at) = catalogue.number(&api.id) else {
                    continue;
                };
                let api = &mut apis[at];
                if api.score < share * found.score {
                    api.score = share * found.score;
                    api.guide = Some(number);
                }
                api.evidence = api.evidence.max(share * found.evidence);
                share *= NEXT_SHARE;
            }
        }
    }

    /// Of APIs that answer alike, those that more guides name come first: they are
    /// of wider use.
    fn favour_the_useful(&mut self) {
        let catalogue = self.catalogue;
        let mut counts = vec![0_u32; catalogue.api_count()];
        let named = catalogue
            .guides()
            .iter()
            .flat_map(|guide| guide.apis.iter());
        for number in named.filter_map(|slug| catalogue.number(slug)) {
            counts[number] += 1;
        }
        for (found, count) in self.accumulators.iter_mut().zip(counts) {
            if count > 0 && found.score > 0.0 {
                found.score *= 1.0 + PRIOR * libm::log(1.0 + f64::from(count));
            }
        }
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
            let matches = self.phrase(&[first, second]);
            for (accumulator, found) in self.accumulators.iter_mut().zip(matches) {
                accumulator.score += weight * found.frequency;
            }
        }
    }

    /// The APIs that matched with the `least` evidence, a share of the idf of the
    /// query, unless no document is an answer; and the guides that are one.
    fn into_hits(
        self,
        text: &str,
        words: &Arc<[String]>,
        least: f64,
    ) -> (Vec<Hit<'a>>, Vec<Hit<'a, Guide>>) {
        let (total_idf, one_entry) = (self.total_idf, self.idf(1));
        let is_answer = |found: &Accumulator| {
            found.evidence >= least * total_idf && found.is_answer(total_idf, one_entry)
        };
        if !self.accumulators.iter().any(is_answer) {
            return (Vec::new(), Vec::new());
        }
        let name = NameKey::new(text);
        let score = |found: &Accumulator, id: &str, title: &str| {
            // Whoever types the name of an API wants that one first.
            let is_name = name.is(title) || name.is(id);
            let bonus = if is_name { total_idf } else { 0.0 };
            (found.score + bonus) * (found.evidence / total_idf).sqrt()
        };
        let catalogue = self.catalogue;
        let mut found = (0..).zip(self.accumulators);
        let apis = found.by_ref().take(catalogue.api_count());
        let apis =
            apis.filter(|(_, found)| found.evidence > 0.0 && found.evidence >= least * total_idf);
        let apis: Vec<(u32, Accumulator)> = apis.collect();
        let numbers: Vec<u32> = apis.iter().map(|(number, _)| *number).collect();
        let items = catalogue.apis_at(&numbers);
        let apis = apis.into_iter().zip(items);
        let apis = apis.map(|((number, found), api)| Hit {
            item: api,
            score: score(&found, &api.id, &api.title),
            number,
            guide: found.guide,
            stems: found.stems,
            words: words.clone(),
        });
        let apis: Vec<Hit<'a>> = apis.collect();
        let guides = catalogue.guides().iter().zip(found);
        let guides = guides.filter(|(_, (_, found))| is_answer(found));
        let guides = guides.map(|(guide, (number, found))| Hit {
            item: guide,
            score: score(&found, &guide.id, &guide.title),
            number,
            guide: found.guide,
            stems: found.stems,
            words: words.clone(),
        });
        let apis = sorted(apis, |api| &api.id);
        let mut guides = sorted(guides.collect(), |guide| &guide.id);
        let scores = [
            apis.first().map(|hit| hit.score),
            guides.first().map(|hit| hit.score),
        ];
        let best = scores.into_iter().flatten().fold(0.0, f64::max);
        guides.retain(|hit| hit.score >= MIN_GUIDE_SHARE * best);
        guides.truncate(MOST_GUIDES);
        (apis, guides)
    }

    fn phrase(&self, stems: &[Stem]) -> Matches {
        let mut matches = self.zeros();
        for posting in self.index.phrase(stems) {
            self.add(&mut matches, posting, 1.0);
        }
        saturated(matches)
    }

    /// Adds an occurrence to the matches of its entry.
    fn add(&self, matches: &mut Matches, posting: Posting, weight: f64) {
        let found = &mut matches[posting.entry as usize];
        found.frequency += weight * self.weighted(posting);
        found.evidence = found.evidence.max(weight * evidence(posting.field));
    }

    fn zeros(&self) -> Matches {
        vec![Match::default(); self.index.entry_count()]
    }

    /// What one occurrence adds to the weighted term frequency.
    fn weighted(&self, posting: Posting) -> f64 {
        let length = match posting.field {
            // An operation says as much among fifty as alone.
            SearchField::Operations => 1.0,
            field => self.index.relative_length(posting.entry, field),
        };
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

/// The best first, those that are equally good in the order of their slugs.
fn sorted<'a, T>(mut hits: Vec<Hit<'a, T>>, id: impl Fn(&T) -> &str) -> Vec<Hit<'a, T>> {
    hits.sort_by(|a, b| {
        let by_id = || id(a.item).cmp(id(b.item));
        b.score.total_cmp(&a.score).then_with(by_id)
    });
    hits
}

fn count(matches: &[Match]) -> usize {
    matches.iter().filter(|found| found.frequency > 0.0).count()
}

/// Repeated occurrences count for less and less: f / (K1 + f).
fn saturated(mut matches: Matches) -> Matches {
    for found in &mut matches {
        found.frequency /= K1 + found.frequency;
    }
    matches
}
