//! From the words of a query to what is looked up: each word corrected,
//! completed and joined by what says the same.

use std::cmp::Reverse;

use super::index::{Index, Known};
use super::thesaurus::{Lead, Thesaurus};
use super::words::{is_stop_word, stem, words};

/// What a word counts for that only begins like the query's, the query's word
/// being known, or unknown.
const PREFIX: f64 = 0.4;
const PREFIX_OF_UNKNOWN: f64 = 0.8;
/// What a word counts for that resembles an unknown one.
const TYPO: f64 = 0.7;
/// Shortest word that is completed.
const SHORTEST_PREFIX: usize = 3;
/// Articles and pronouns as they are typed without their apostrophe, before a
/// vowel: `leau`.
const ELIDED: [&str; 9] = ["qu", "l", "d", "j", "m", "n", "s", "t", "c"];

/// A word of a query that is unknown, and the word it was read as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// As typed.
    pub typed: String,
    /// As read.
    pub read: String,
}

/// A word of a query.
#[derive(Debug)]
pub(super) struct Term {
    /// Its own stem, after correction.
    pub(super) stem: String,
    /// The stems that stand for it, and what each counts for.
    pub(super) stems: Vec<(String, f64)>,
    /// How sure it is that they do, from 0 to 1.
    pub(super) certainty: f64,
}

/// One or several words of a query that mean one thing.
#[derive(Debug)]
pub(super) struct Clue {
    pub(super) terms: Vec<Term>,
    /// What says the same in other words.
    pub(super) leads: Vec<Lead>,
}

/// What a query asks for.
#[derive(Debug, Default)]
pub(super) struct Query {
    /// In the order of the words.
    pub(super) clues: Vec<Clue>,
    pub(super) corrections: Vec<Correction>,
}

/// A word as typed.
struct Typed {
    folded: String,
    spelling: String,
}

impl Query {
    pub(super) fn read(text: &str, index: &Index, thesaurus: &Thesaurus) -> Self {
        let mut query = Self::default();
        let terms: Vec<Term> = telling(text)
            .into_iter()
            .map(|typed| query.term(&typed, index, thesaurus))
            .collect();
        let stems: Vec<String> = terms.iter().map(|term| term.stem.clone()).collect();
        let mut terms = terms.into_iter();
        let mut at = 0;
        while at < stems.len() {
            let (count, leads) = thesaurus.longest(&stems[at..]).unwrap_or((1, &[]));
            query.clues.push(Clue {
                terms: terms.by_ref().take(count).collect(),
                leads: leads.to_vec(),
            });
            at += count;
        }
        query
    }

    fn term(&mut self, typed: &Typed, index: &Index, thesaurus: &Thesaurus) -> Term {
        let own = stem(&typed.folded);
        let is_known = index.stem(&own).is_some();
        let leads = thesaurus.longest(std::slice::from_ref(&own)).is_some();
        let mut stems = Vec::new();
        if is_known {
            stems.push((own.clone(), 1.0));
        }
        // A word that the thesaurus knows is whole.
        if !leads {
            let weight = if is_known { PREFIX } else { PREFIX_OF_UNKNOWN };
            let completed = completions(&typed.folded, &own, index);
            stems.extend(completed.into_iter().map(|stem| (stem, weight)));
        }
        let is_answered = leads || !stems.is_empty();
        let close = if is_answered {
            None
        } else {
            closest(&typed.folded, index, thesaurus)
        };
        let Some(close) = close else {
            let certainty = if is_known { 1.0 } else { PREFIX_OF_UNKNOWN };
            return Term {
                stem: own,
                stems,
                certainty,
            };
        };
        self.corrections.push(Correction {
            typed: typed.spelling.clone(),
            read: close.spelling,
        });
        let own = stem(&close.folded);
        if index.stem(&own).is_some() {
            stems.push((own.clone(), TYPO));
        }
        Term {
            stem: own,
            stems,
            certainty: TYPO,
        }
    }
}

/// The words of a text that say something, each once; all of them where none
/// does.
fn telling(text: &str) -> Vec<Typed> {
    let mut all: Vec<Typed> = Vec::new();
    for word in words(text) {
        if !all.iter().any(|known| known.folded == word.folded) {
            let spelling = text[word.range].to_owned();
            all.push(Typed {
                folded: word.folded,
                spelling,
            });
        }
    }
    let tells = |word: &Typed| !is_stop_word(&word.folded);
    if all.iter().any(tells) {
        all.retain(tells);
    }
    all
}

/// The stems, other than its `own`, of known words that begin with `word`.
fn completions(word: &str, own: &str, index: &Index) -> Vec<String> {
    if word.chars().count() < SHORTEST_PREFIX {
        return Vec::new();
    }
    let mut stems: Vec<String> = index
        .beginning_with(word)
        .iter()
        .filter(|known| !is_stop_word(&known.folded))
        .map(|known| index.stem_of(known).text.clone())
        .filter(|stem| stem != own)
        .collect();
    stems.sort_unstable();
    stems.dedup();
    stems
}

/// A word that another is read as.
struct Close {
    folded: String,
    spelling: String,
}

impl From<&Known> for Close {
    fn from(known: &Known) -> Self {
        Self {
            folded: known.folded.clone(),
            spelling: known.spelling.clone(),
        }
    }
}

/// The known word closest to an unknown one, if it is close: one slip in words
/// of 4 to 7 letters, two in longer ones.
fn closest(word: &str, index: &Index, thesaurus: &Thesaurus) -> Option<Close> {
    if let Some(known) = without_elision(word, index) {
        return Some(known.into());
    }
    let slips = match word.chars().count() {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    };
    let known = close(word, slips, index).into_iter().next();
    let known = known.map(|known| {
        (
            strsim::osa_distance(&known.folded, word),
            Close::from(known),
        )
    });
    let term = thesaurus
        .words()
        .filter(|(folded, _)| folded.chars().next() == word.chars().next())
        .filter(|(folded, _)| folded.chars().count().abs_diff(word.chars().count()) <= slips)
        .map(|(folded, spelling)| {
            let close = Close {
                folded: folded.to_owned(),
                spelling: spelling.to_owned(),
            };
            (strsim::osa_distance(folded, word), close)
        })
        .filter(|(distance, _)| *distance <= slips)
        .min_by(|a, b| (a.0, &a.1.folded).cmp(&(b.0, &b.1.folded)));
    // A word of the entries before one that leads to them.
    known
        .into_iter()
        .chain(term)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, close)| close)
}

/// The known word that follows a glued article.
fn without_elision<'a>(word: &str, index: &'a Index) -> Option<&'a Known> {
    ELIDED.iter().find_map(|article| {
        let rest = word.strip_prefix(article)?;
        let is_elided = rest.starts_with(['a', 'e', 'i', 'o', 'u', 'y', 'h']);
        (is_elided && rest.len() >= 3)
            .then(|| index.known(rest))
            .flatten()
    })
}

/// The known words within `slips` of `word`, the closest and commonest first.
fn close<'a>(word: &str, slips: usize, index: &'a Index) -> Vec<&'a Known> {
    let length = word.chars().count();
    let first = word.chars().next();
    let mut close: Vec<(usize, Reverse<usize>, &Known)> = index
        .vocabulary()
        .iter()
        // Hardly anybody slips in the first letter.
        .filter(|known| known.folded.chars().next() == first)
        .filter(|known| known.folded.chars().count().abs_diff(length) <= slips)
        .filter_map(|known| {
            let distance = strsim::osa_distance(&known.folded, word);
            let common = index.stem_of(known).entries;
            (distance <= slips).then_some((distance, Reverse(common), known))
        })
        .collect();
    close.sort_by(|a, b| (a.0, a.1, &a.2.folded).cmp(&(b.0, b.1, &b.2.folded)));
    close.into_iter().map(|(.., known)| known).collect()
}

/// The known words closest to the unknown ones of a query, three at most.
pub(super) fn near_words(text: &str, index: &Index) -> Vec<String> {
    let mut near: Vec<String> = Vec::new();
    for word in telling(text) {
        if index.known(&word.folded).is_some() {
            continue;
        }
        let slips = (word.folded.chars().count() / 3).max(1);
        let close = close(&word.folded, slips, index).into_iter();
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
