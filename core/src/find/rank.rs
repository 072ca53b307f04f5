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

use std::rc::Rc;

use super::Engine;
use super::index::{FieldLengths, Index, Stem, phrase};
use super::postings::Posting;
use super::query::{Clause, Query, Term};
use super::resolve::NameKey;
use super::results::{Hit, Matched, NearMiss, Results};
use super::weights::{evidence, field_weight};
use crate::catalogue::Catalogue;
use crate::catalogue::field::SearchField;

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
/// The share of the query's idf that an entry has of whose name the query may be.
const NAME_EVIDENCE: f64 = 0.99;
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
    let mut scorer = Scorer::new(engine);
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
    scorer.matched.words = terms.map(|term| term.folded.clone()).collect();
    let elsewhere = engine.elsewhere.of(text);
    let least = elsewhere.map_or(0.0, |_| NAMED_EVIDENCE);
    let (hits, guides) = scorer.into_hits(text, least);
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
    /// The guide that gave a part of it.
    guide: Option<usize>,
}

impl Accumulator {
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
    index: &'a Index,
    lengths: FieldLengths<'a>,
    /// By entry.
    accumulators: Vec<Accumulator>,
    /// By entry, room to gather matches in; without any but meanwhile.
    room: Vec<Match>,
    /// The sum of the idf of all terms of the query.
    total_idf: f64,
    /// The synonyms that were found somewhere.
    synonyms: Vec<String>,
    matched: Matched,
}

/// How an entry matches a term or a phrase.
#[derive(Debug, Clone, Copy, Default)]
struct Match {
    /// Its term frequency: weighted, then saturated to between 0 and 1.
    frequency: f64,
    /// The best of what its occurrences say.
    evidence: f64,
}

/// The entries that match, in the order of their numbers, and how.
type Matches = Vec<(u32, Match)>;

/// Matches that are asked for in the order of their entries.
struct Cursor<'m>(&'m [(u32, Match)]);

impl Cursor<'_> {
    /// How an entry matches, which comes after all that were asked for before.
    fn at(&mut self, entry: u32) -> Match {
        match self.0.split_first() {
            Some(((own, found), rest)) if *own == entry => {
                self.0 = rest;
                *found
            }
            _ => Match::default(),
        }
    }
}

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
    fn new(engine: &Engine<'a>) -> Self {
        let entries = engine.index.entry_count();
        Self {
            catalogue: engine.catalogue,
            index: engine.index,
            lengths: engine.index.lengths(),
            accumulators: vec![Accumulator::default(); entries],
            room: vec![Match::default(); entries],
            total_idf: 0.0,
            synonyms: Vec::new(),
            matched: Matched::default(),
        }
    }

    /// Adds what each entry has of a clause; gives the number of those that answer
    /// it.
    fn add_clause(&mut self, clause: &Clause<'_>) -> usize {
        let by_synonym = self.synonyms(clause);
        let synonym_idf = self.idf(by_synonym.len());
        let terms = clause.terms.iter().map(|term| self.term(term, synonym_idf));
        let terms: Vec<(f64, Matches)> = terms.collect();
        let clause_idf: f64 = terms.iter().map(|(idf, _)| idf).sum();
        self.total_idf += clause_idf;
        let lists = terms.iter().map(|(_, matches)| matches);
        let all = lists.chain([&by_synonym]).flatten();
        let mut entries: Vec<u32> = all.map(|(entry, _)| *entry).collect();
        entries.sort_unstable();
        entries.dedup();
        let cursors = terms.iter().map(|(idf, matches)| (*idf, Cursor(matches)));
        let mut cursors: Vec<(f64, Cursor<'_>)> = cursors.collect();
        let mut by_synonym = Cursor(&by_synonym);
        let mut answers = 0;
        for entry in entries {
            let own = cursors.iter_mut();
            let own = own.map(|(idf, cursor)| (*idf, cursor.at(entry)));
            let share = Share::of(own, by_synonym.at(entry));
            let accumulator = &mut self.accumulators[entry as usize];
            accumulator.score += clause_idf * share.score;
            accumulator.evidence += clause_idf * share.evidence;
            if share.evidence >= MIN_EVIDENCE {
                accumulator.clues += 1;
                answers += 1;
            }
        }
        answers
    }

    /// The synonyms of a clause, by their weights: each adds what the others leave.
    fn synonyms(&mut self, clause: &Clause<'_>) -> Matches {
        let mut all: Matches = Vec::new();
        for synonym in &clause.headword.synonyms {
            let Some(stems) = self.index.stems_of(synonym) else {
                continue;
            };
            let found = self.phrase(&stems);
            if found.is_empty() {
                continue;
            }
            if !self.synonyms.iter().any(|known| *known == synonym.text) {
                self.synonyms.push(synonym.text.to_string());
            }
            let entries = found.iter().map(|(entry, _)| *entry).collect();
            self.matched.synonyms.push((stems, entries));
            all = joined(&all, &found, |so_far, found| Match {
                frequency: so_far.frequency
                    + (1.0 - so_far.frequency) * synonym.weight * found.frequency,
                evidence: so_far.evidence.max(found.evidence),
            });
        }
        all
    }

    /// The idf of a term, and its matches. A term that only the thesaurus
    /// knows has the idf of its synonyms.
    fn term(&mut self, term: &Term, synonym_idf: f64) -> (f64, Matches) {
        let mut met = Vec::new();
        for (stem, weight) in &term.expansions {
            let postings = self.postings(*stem);
            self.gather(&postings, *weight, &mut met);
            self.matched.stems.push(*stem);
        }
        let matches = self.taken(met);
        let idf = match (term.indexed, matches.len()) {
            // Completions do not make an indexed word any commoner.
            (Some(stem), _) => self.idf(self.index.document_frequency(stem)),
            (None, 0) => synonym_idf,
            (None, count) => self.idf(count),
        };
        (idf, matches)
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
        for (number, found) in guides.iter().enumerate() {
            if !found.is_answer(self.total_idf, one_entry) {
                continue;
            }
            let mut share = GUIDE_SHARE;
            for at in catalogue.guide_apis().of(number) {
                let Some(api) = apis.get_mut(at) else {
                    continue;
                };
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
        let mut named = catalogue.guide_apis().all();
        named.sort_unstable();
        for of_one in named.chunk_by(|a, b| a == b) {
            if let Some(found) = self.accumulators.get_mut(of_one[0]) {
                found.score *= 1.0 + PRIOR * libm::log(1.0 + of_one.len() as f64);
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
            for (entry, found) in self.phrase(&[first, second]) {
                self.accumulators[entry as usize].score += weight * found.frequency;
            }
        }
    }

    /// The APIs that matched with the `least` evidence, a share of the idf of the
    /// query, unless no document is an answer; and the guides that are one.
    fn into_hits(self, text: &str, least: f64) -> (Vec<Hit>, Vec<Hit>) {
        let (total_idf, one_entry) = (self.total_idf, self.idf(1));
        let is_answer = |found: &Accumulator| {
            found.evidence >= least * total_idf && found.is_answer(total_idf, one_entry)
        };
        if !self.accumulators.iter().any(is_answer) {
            return (Vec::new(), Vec::new());
        }
        let (catalogue, matched) = (self.catalogue, Rc::new(self.matched));
        let name = NameKey::new(text);
        let is_name = |number: u32, found: &Accumulator| {
            found.evidence >= NAME_EVIDENCE * total_idf && {
                let (id, title) = catalogue.document_name(number as usize);
                name.is(&title) || name.is(&id)
            }
        };
        let hit = |(number, found): (u32, Accumulator)| Hit {
            // Whoever types the name of an API wants that one first.
            score: (found.score
                + if is_name(number, &found) {
                    total_idf
                } else {
                    0.0
                })
                * (found.evidence / total_idf).sqrt(),
            number,
            guide: found.guide,
            matched: matched.clone(),
        };
        let mut found = (0..).zip(self.accumulators);
        let apis = found.by_ref().take(catalogue.api_count());
        let apis =
            apis.filter(|(_, found)| found.evidence > 0.0 && found.evidence >= least * total_idf);
        let apis = sorted(apis.map(hit).collect());
        let guides = found.filter(|(_, found)| is_answer(found));
        let mut guides = sorted(guides.map(hit).collect());
        let scores = [apis.first(), guides.first()].into_iter().flatten();
        let best = scores.map(|hit| hit.score).fold(0.0, f64::max);
        guides.retain(|hit| hit.score >= MIN_GUIDE_SHARE * best);
        guides.truncate(MOST_GUIDES);
        (apis, guides)
    }

    /// The postings of a stem, read once.
    fn postings(&mut self, stem: Stem) -> Rc<[u64]> {
        let read = || self.index.postings(stem).into();
        self.matched
            .postings
            .entry(stem)
            .or_insert_with(read)
            .clone()
    }

    fn phrase(&mut self, stems: &[Stem]) -> Matches {
        let lists: Vec<Rc<[u64]>> = stems.iter().map(|stem| self.postings(*stem)).collect();
        let mut met = Vec::new();
        match lists.as_slice() {
            [word] => self.gather(word, 1.0, &mut met),
            words => {
                let words: Vec<&[u64]> = words.iter().map(AsRef::as_ref).collect();
                self.gather(&phrase(&words), 1.0, &mut met);
            }
        }
        self.taken(met)
    }

    /// Adds occurrences to the matches of their entries; tells which are `met` anew.
    fn gather(&mut self, postings: &[u64], weight: f64, met: &mut Vec<u32>) {
        for packed in postings {
            let posting = Posting::unpacked(*packed);
            let weighted = weight * self.weighted(posting);
            let found = &mut self.room[posting.entry as usize];
            if found.frequency == 0.0 {
                met.push(posting.entry);
            }
            found.frequency += weighted;
            found.evidence = found.evidence.max(weight * evidence(posting.field));
        }
    }

    /// What was gathered for some entries. Repeated occurrences count for less and
    /// less: f / (K1 + f).
    fn taken(&mut self, mut met: Vec<u32>) -> Matches {
        met.sort_unstable();
        let taken = met.into_iter().map(|entry| {
            let mut found = std::mem::take(&mut self.room[entry as usize]);
            found.frequency /= K1 + found.frequency;
            (entry, found)
        });
        taken.collect()
    }

    /// What one occurrence adds to the weighted term frequency.
    fn weighted(&self, posting: Posting) -> f64 {
        let length = match posting.field {
            // An operation says as much among fifty as alone.
            SearchField::Operations => 1.0,
            field => self.lengths.relative(posting.entry, field),
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

/// The best first, those that are equally good in the order of the catalogue.
fn sorted(mut hits: Vec<Hit>) -> Vec<Hit> {
    hits.sort_by(|a, b| b.score.total_cmp(&a.score));
    hits
}

/// The matches of two, `join` made of what an entry has of each.
fn joined(one: &Matches, other: &Matches, join: impl Fn(Match, Match) -> Match) -> Matches {
    let mut entries: Vec<u32> = one.iter().chain(other).map(|(entry, _)| *entry).collect();
    entries.sort_unstable();
    entries.dedup();
    let (mut one, mut other) = (Cursor(one), Cursor(other));
    let joined = entries.into_iter();
    joined
        .map(|entry| (entry, join(one.at(entry), other.at(entry))))
        .collect()
}
