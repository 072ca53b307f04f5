//! From the words of a query to what is looked up: each word corrected,
//! completed and joined by what says the same.

use std::cmp::Reverse;
use std::collections::HashSet;

use super::index::{Index, Stem};
use super::thesaurus::{Lead, Thesaurus};
use super::words::{Word, forms, is_stop_word, runs, stem};

/// What a word counts for that only begins like the query's, the query's word
/// being known, or unknown.
const PREFIX: f64 = 0.4;
const PREFIX_OF_UNKNOWN: f64 = 0.8;
/// What a word counts for that resembles an unknown one.
const TYPO: f64 = 0.7;
/// Shortest word that is completed: the last one of a query, which may still be
/// being typed, and the others.
const SHORTEST_PREFIX: usize = 3;
const SHORTEST_INNER: usize = 4;
/// Most words of a query that are looked at.
const MOST_WORDS: usize = 64;
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
    pub(super) own: String,
    /// That stem in the index, where it is known there.
    pub(super) known: Option<Stem>,
    /// The stems that stand for it, and what each counts for.
    pub(super) stems: Vec<(Stem, f64)>,
    /// How sure it is that they do, from 0 to 1.
    pub(super) certainty: f64,
}

/// One or several words of a query that mean one thing.
#[derive(Debug)]
pub(super) struct Clue<'a> {
    pub(super) terms: Vec<Term>,
    /// What says the same in other words.
    pub(super) leads: Vec<Lead<'a>>,
}

/// What a query asks for.
#[derive(Debug, Default)]
pub(super) struct Query<'a> {
    /// In the order of the words.
    pub(super) clues: Vec<Clue<'a>>,
    pub(super) corrections: Vec<Correction>,
}

/// A word as typed.
struct Typed {
    folded: String,
    spelling: String,
}

impl<'a> Query<'a> {
    pub(super) fn read(text: &str, index: &Index, thesaurus: &'a Thesaurus) -> Self {
        let mut query = Self::default();
        let is_known = |folded: &str| index.known(folded).is_some() || thesaurus.has(&stem(folded));
        let typed = telling(text, is_known);
        let last = typed.len().saturating_sub(1);
        let terms: Vec<Term> = typed
            .iter()
            .enumerate()
            .map(|(number, typed)| query.term(typed, number == last, index, thesaurus))
            .collect();
        let mut counts = Vec::new();
        let stems: Vec<&str> = terms.iter().map(|term| term.own.as_str()).collect();
        let mut at = 0;
        while at < stems.len() {
            let (count, leads) = leads(&stems[at..], index, thesaurus);
            counts.push((count, leads));
            at += count;
        }
        let mut terms = terms.into_iter();
        let clues = counts.into_iter().map(|(count, leads)| Clue {
            terms: terms.by_ref().take(count).collect(),
            leads,
        });
        query.clues = clues.collect();
        query
    }

    fn term(&mut self, typed: &Typed, is_last: bool, index: &Index, thesaurus: &Thesaurus) -> Term {
        let own = stem(&typed.folded);
        let known = index.stem(&own);
        let is_term = thesaurus.has(&own);
        let mut stems: Vec<(Stem, f64)> = known.into_iter().map(|stem| (stem, 1.0)).collect();
        // A word that the thesaurus knows is whole.
        if !is_term {
            let weight = known.map_or(PREFIX_OF_UNKNOWN, |_| PREFIX);
            let shortest = if is_last {
                SHORTEST_PREFIX
            } else {
                SHORTEST_INNER
            };
            let completed = completions(&typed.folded, shortest, known, index);
            stems.extend(completed.into_iter().map(|stem| (stem, weight)));
        }
        let close = if is_term || !stems.is_empty() {
            None
        } else {
            closest(&typed.folded, index, thesaurus)
        };
        let Some((folded, spelling)) = close else {
            return Term {
                own,
                known,
                stems,
                certainty: known.map_or(PREFIX_OF_UNKNOWN, |_| 1.0),
            };
        };
        self.corrections.push(Correction {
            typed: typed.spelling.clone(),
            read: spelling.to_owned(),
        });
        let own = stem(folded);
        let known = index.stem(&own);
        Term {
            own,
            known,
            stems: known.into_iter().map(|stem| (stem, TYPO)).collect(),
            certainty: TYPO,
        }
    }
}

/// The longest term at the beginning of some stems that leads to what stands
/// in some entry; where none does, the longest: its number of words, and what
/// it leads to.
fn leads<'a>(stems: &[&str], index: &Index, thesaurus: &'a Thesaurus) -> (usize, Vec<Lead<'a>>) {
    let mut longest = None;
    for (count, leads) in thesaurus.beginnings(stems) {
        let mut stems = leads.iter().filter_map(|lead| index.stems_of(lead));
        if stems.any(|stems| index.phrase(&stems).next().is_some()) {
            return (count, leads);
        }
        longest = longest.or(Some((count, leads)));
    }
    longest.unwrap_or((1, Vec::new()))
}

/// The words of a text that say something, each once, and no more than anybody
/// means; all of them where none does. A name in camel case is one word where
/// it is known, else its parts.
fn telling(text: &str, is_known: impl Fn(&str) -> bool) -> Vec<Typed> {
    let mut met = HashSet::new();
    let mut all: Vec<Typed> = Vec::new();
    for run in runs(text) {
        let run = &text[run];
        let mut forms = forms(run);
        let is_whole = forms.len() == 1 || forms.first().is_some_and(|form| is_known(&form.folded));
        let kept = if is_whole { 0..1 } else { 1..forms.len() };
        for Word { range, folded } in forms.drain(kept) {
            if met.insert(folded.clone()) {
                let spelling = run[range].to_owned();
                all.push(Typed { folded, spelling });
            }
        }
        if all.len() >= MOST_WORDS {
            break;
        }
    }
    let tells = |word: &Typed| !is_stop_word(&word.folded);
    if all.iter().any(tells) {
        all.retain(tells);
    }
    all
}

/// The stems, other than its `own`, of known words that begin with `word`.
fn completions(word: &str, shortest: usize, own: Option<Stem>, index: &Index) -> Vec<Stem> {
    if word.chars().count() < shortest {
        return Vec::new();
    }
    let mut stems: Vec<Stem> = index
        .beginning_with(word)
        .filter(|known| !is_stop_word(known.folded))
        .map(|known| known.stem)
        .filter(|stem| Some(*stem) != own)
        .collect();
    stems.sort_unstable();
    stems.dedup();
    stems
}

/// A known word: its folded form, a spelling, and how many entries have it.
type Candidate<'a> = (&'a str, &'a str, usize);

/// The words of the entries that begin with the letter of `word`: hardly
/// anybody slips in the first one.
fn of_entries<'a>(word: &str, index: &'a Index) -> impl Iterator<Item = Candidate<'a>> {
    let known = index.beginning_with(first_letter(word));
    known.map(|known| (known.folded, known.spelling, index.entries(known.stem)))
}

fn first_letter(word: &str) -> &str {
    let end = word.chars().next().map_or(0, char::len_utf8);
    &word[..end]
}

/// The known word that an unknown one was probably meant for, folded and as it
/// is spelt: one slip in words of 5 to 7 letters, two in longer ones; else what
/// follows a glued article.
fn closest<'a>(
    word: &str,
    index: &'a Index,
    thesaurus: &'a Thesaurus,
) -> Option<(&'a str, &'a str)> {
    let slips = match word.chars().count() {
        0..=4 => 0,
        5..=7 => 1,
        _ => 2,
    };
    // A word of a longer term is none of its own: it is no correction.
    let terms = thesaurus.words_beginning_with(first_letter(word));
    let terms = terms.filter(|(folded, _)| *folded != word);
    let terms = terms.map(|(folded, spelling)| (folded, spelling, 0));
    let close = close(word, slips, of_entries(word, index).chain(terms));
    close
        .first()
        .copied()
        .or_else(|| without_elision(word, index))
}

/// How far a word is from another, and whether a letter was taken for another:
/// letters are more often left out, doubled or swapped.
fn slip(known: &str, typed: &str) -> (usize, bool) {
    let letters = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        letters.sort_unstable();
        letters
    };
    let is_swapped = || letters(known) == letters(typed);
    let has_other = known.chars().count() == typed.chars().count() && !is_swapped();
    (strsim::osa_distance(known, typed), has_other)
}

/// Whether a known word can be within `slips` of a typed one, and be meant by
/// it: hardly anybody means a stop word.
fn may_be(known: &str, typed: &str, slips: usize) -> bool {
    known.chars().count().abs_diff(typed.chars().count()) <= slips && !is_stop_word(known)
}

/// The known word that follows a glued article, folded and as it is spelt.
fn without_elision<'a>(word: &str, index: &'a Index) -> Option<(&'a str, &'a str)> {
    ELIDED.iter().find_map(|article| {
        let rest = word.strip_prefix(article)?;
        let is_elided = rest.starts_with(['a', 'e', 'i', 'o', 'u', 'y', 'h']);
        if !is_elided || rest.len() < 3 || is_stop_word(rest) {
            return None;
        }
        let known = index.known(rest)?;
        Some((known.folded, known.spelling))
    })
}

/// The words within `slips` of `word`, folded and as they are spelt, the
/// closest and commonest first.
fn close<'a>(
    word: &str,
    slips: usize,
    known: impl Iterator<Item = Candidate<'a>>,
) -> Vec<(&'a str, &'a str)> {
    let mut close: Vec<_> = known
        .filter(|(folded, ..)| may_be(folded, word, slips))
        .map(|(folded, spelling, entries)| (slip(folded, word), Reverse(entries), folded, spelling))
        .filter(|((distance, _), ..)| *distance <= slips)
        .collect();
    close.sort_unstable();
    let close = close.into_iter();
    close
        .map(|(.., folded, spelling)| (folded, spelling))
        .collect()
}

/// The known words closest to the unknown ones of a query, three at most.
pub(super) fn near_words(text: &str, index: &Index) -> Vec<String> {
    let mut near: Vec<String> = Vec::new();
    let is_known = |folded: &str| index.known(folded).is_some();
    for word in telling(text, is_known) {
        if is_known(&word.folded) {
            continue;
        }
        let slips = (word.folded.chars().count() / 3).max(1);
        let close = close(&word.folded, slips, of_entries(&word.folded, index)).into_iter();
        let long = close.filter(|(_, spelling)| spelling.chars().count() > 3);
        for (_, spelling) in long.take(2) {
            if !near.iter().any(|known| known == spelling) {
                near.push(spelling.to_owned());
            }
        }
    }
    near.truncate(3);
    near
}
