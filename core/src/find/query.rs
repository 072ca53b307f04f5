//! From the words of a query to clauses: each word corrected, expanded to the
//! words it begins, and joined by its synonyms.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::HashSet;

use super::index::{Index, Stem};
use super::thesaurus::{Headword, Thesaurus};
use super::words::{Word, forms, is_common, is_stop_word, runs, stem};

/// Weight of a word that the query's word begins, that one being indexed
/// itself, or not; an exact match has 1.
const PREFIX_WEIGHT: f64 = 0.4;
const PREFIX_WEIGHT_UNINDEXED: f64 = 0.8;
/// Weight of a word by which an unknown one was replaced.
const CORRECTION_WEIGHT: f64 = 0.7;
/// Fewest letters that are completed: of the last word of a query, which may
/// still be being typed, and of the others.
const MIN_LAST_PREFIX: usize = 3;
const MIN_PREFIX: usize = 4;
/// Words of a query beyond these are ignored, whatever is pasted.
const MAX_WORDS: usize = 64;
/// Elided articles and pronouns, typed without their apostrophe before a
/// vowel: `leau`.
const ELIDED: [&str; 9] = ["qu", "l", "d", "j", "m", "n", "s", "t", "c"];

/// An unknown word of a query, and the word that was searched instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// As typed.
    pub typed: String,
    /// As the catalogue or the thesaurus spells it.
    pub corrected: String,
}

/// A word of a query, after correction.
#[derive(Debug)]
pub(super) struct Term {
    pub(super) folded: String,
    pub(super) stem: String,
    /// That stem in the index; none when no entry contains it.
    pub(super) indexed: Option<Stem>,
    /// The stems that match the term, with their weights.
    pub(super) expansions: Vec<(Stem, f64)>,
}

/// Successive words of a query that mean one thing: a phrase that the
/// thesaurus has, else one word.
#[derive(Debug)]
pub(super) struct Clause<'a> {
    /// As typed.
    pub(super) text: String,
    pub(super) terms: Vec<Term>,
    pub(super) headword: Headword<'a>,
}

#[derive(Debug, Default)]
pub(super) struct Query<'a> {
    /// In the order of the words.
    pub(super) clauses: Vec<Clause<'a>>,
    pub(super) corrections: Vec<Correction>,
}

/// A word as typed.
struct QueryWord {
    folded: String,
    spelling: String,
}

impl<'a> Query<'a> {
    pub(super) fn parse(text: &str, index: &Index, thesaurus: &'a Thesaurus) -> Self {
        let mut corrections = Vec::new();
        let is_known = |folded: &str| index.word(folded).is_some() || thesaurus.has(&stem(folded));
        let words = content_words(text, is_known);
        let terms = (1..).zip(&words).map(|(number, word)| {
            let is_last = number == words.len();
            let (term, correction) = term(word, is_last, index, thesaurus);
            corrections.extend(correction);
            term
        });
        let terms: Vec<Term> = terms.collect();
        let stems: Vec<&str> = terms.iter().map(|term| term.stem.as_str()).collect();
        let mut sizes = Vec::new();
        let mut rest = stems.as_slice();
        while !rest.is_empty() {
            let (count, headword) = longest_headword(rest, index, thesaurus);
            sizes.push((count, headword));
            rest = &rest[count..];
        }
        let mut terms = terms.into_iter();
        let mut spellings = words.iter().map(|word| word.spelling.as_str());
        let clauses = sizes.into_iter().map(|(count, headword)| Clause {
            text: spellings.by_ref().take(count).collect::<Vec<_>>().join(" "),
            terms: terms.by_ref().take(count).collect(),
            headword,
        });
        Self {
            clauses: clauses.collect(),
            corrections,
        }
    }
}

/// The term of a word: corrected when nothing knows it or a word that it begins.
fn term(
    word: &QueryWord,
    is_last: bool,
    index: &Index,
    thesaurus: &Thesaurus,
) -> (Term, Option<Correction>) {
    let own = stem(&word.folded);
    let indexed = index.stem(&own);
    let is_headword = thesaurus.has(&own);
    let exact = indexed.map(|stem| (stem, 1.0));
    let mut expansions: Vec<(Stem, f64)> = exact.into_iter().collect();
    // A headword is a whole word, not the beginning of another.
    if !is_headword {
        let weight = indexed.map_or(PREFIX_WEIGHT_UNINDEXED, |_| PREFIX_WEIGHT);
        let shortest = if is_last { MIN_LAST_PREFIX } else { MIN_PREFIX };
        let completed = completions(&word.folded, shortest, indexed, index);
        expansions.extend(completed.into_iter().map(|stem| (stem, weight)));
    }
    // A word of a longer headword is known, and is not to be another.
    let is_known = is_headword || thesaurus.has_word(&word.folded) || is_common(&own);
    let is_unknown = expansions.is_empty() && !is_known;
    let corrected = is_unknown.then(|| correct(&word.folded, index, thesaurus));
    let Some((folded, spelling)) = corrected.flatten() else {
        let term = Term {
            folded: word.folded.clone(),
            stem: own,
            indexed,
            expansions,
        };
        return (term, None);
    };
    let stem = stem(&folded);
    let indexed = index.stem(&stem);
    let expansions = indexed.map(|stem| (stem, CORRECTION_WEIGHT));
    let term = Term {
        folded: folded.into_owned(),
        stem,
        indexed,
        expansions: expansions.into_iter().collect(),
    };
    let correction = Correction {
        typed: word.spelling.clone(),
        corrected: spelling.into_owned(),
    };
    (term, Some(correction))
}

/// The longest headword at the beginning of `stems` of which a synonym occurs
/// in some entry, or that names entries; when there is none, the longest. A word
/// alone when there is no headword. The number of its words comes first.
fn longest_headword<'a>(
    stems: &[&str],
    index: &Index,
    thesaurus: &'a Thesaurus,
) -> (usize, Headword<'a>) {
    let mut longest = None;
    for (count, headword) in thesaurus.headwords_of(stems) {
        let mut stems = headword
            .synonyms
            .iter()
            .filter_map(|synonym| index.stems_of(synonym));
        let is_found = stems.any(|stems| index.has_phrase(&stems));
        if is_found || !headword.first.is_empty() {
            return (count, headword);
        }
        longest = longest.or(Some((count, headword)));
    }
    longest.unwrap_or((1, Headword::default()))
}

/// The words of a text but stop words, each once, [`MAX_WORDS`] or a few more;
/// stop words too when there are no others. A name in camel case is one word
/// where it is known, else its parts.
fn content_words(text: &str, is_known: impl Fn(&str) -> bool) -> Vec<QueryWord> {
    let mut seen = HashSet::new();
    let mut words: Vec<QueryWord> = Vec::new();
    for run in runs(text) {
        let run = &text[run];
        let mut forms = forms(run);
        let is_whole = forms.len() == 1 || forms.first().is_some_and(|form| is_known(&form.folded));
        let kept = if is_whole { 0..1 } else { 1..forms.len() };
        for Word { range, folded } in forms.drain(kept) {
            if seen.insert(folded.clone()) {
                let spelling = run[range].to_owned();
                words.push(QueryWord { folded, spelling });
            }
        }
        if words.len() >= MAX_WORDS {
            break;
        }
    }
    let is_content = |word: &QueryWord| !is_stop_word(&word.folded);
    if words.iter().any(is_content) {
        words.retain(is_content);
    }
    words
}

/// The stems, other than its `own`, of the indexed words that begin with
/// `prefix`.
fn completions(prefix: &str, shortest: usize, own: Option<Stem>, index: &Index) -> Vec<Stem> {
    if prefix.chars().count() < shortest {
        return Vec::new();
    }
    let mut stems: Vec<Stem> = index
        .with_prefix(prefix)
        .into_iter()
        .filter(|word| !is_stop_word(&word.folded))
        .map(|word| word.stem)
        .filter(|stem| Some(*stem) != own)
        .collect();
    stems.sort_unstable();
    stems.dedup();
    stems
}

/// A word's folded form and its spelling.
type WordForms<'a> = (Cow<'a, str>, Cow<'a, str>);

/// What a word may be corrected to, and its document frequency.
type Candidate<'a> = (WordForms<'a>, usize);

/// The indexed words with the first letter of `word`, which few people mistype.
fn candidates<'a>(word: &str, index: &'a Index) -> impl Iterator<Item = Candidate<'a>> {
    let words = index.with_prefix(first_letter(word));
    words.into_iter().map(move |word| {
        let frequency = index.document_frequency(word.stem);
        ((word.folded, word.spelling), frequency)
    })
}

fn first_letter(word: &str) -> &str {
    let end = word.chars().next().map_or(0, char::len_utf8);
    &word[..end]
}

/// The word that an unknown one was probably meant for: within 1 edit of a word
/// of 5 to 7 letters, 2 of a longer one; else what follows an elided article.
fn correct<'a>(word: &str, index: &'a Index, thesaurus: &'a Thesaurus) -> Option<WordForms<'a>> {
    let max_edits = match word.chars().count() {
        0..=4 => 0,
        5..=7 => 1,
        _ => 2,
    };
    let headwords = thesaurus.words_with_prefix(first_letter(word));
    let headwords = headwords.map(|forms| (forms, 0));
    nearest(word, max_edits, candidates(word, index).chain(headwords))
        .or_else(|| without_elision(word, index))
}

/// The edit distance between two words (optimal string alignment: Damerau–
/// Levenshtein without edits inside a swap), and whether they differ by a
/// wrong letter: missing, doubled and swapped letters are likelier.
fn edits(candidate: &str, typed: &str) -> (usize, bool) {
    let sorted = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        letters.sort_unstable();
        letters
    };
    let has_wrong_letter =
        candidate.chars().count() == typed.chars().count() && sorted(candidate) != sorted(typed);
    (strsim::osa_distance(candidate, typed), has_wrong_letter)
}

/// The indexed word after an elided article.
fn without_elision<'a>(word: &str, index: &'a Index) -> Option<WordForms<'a>> {
    ELIDED.iter().find_map(|article| {
        let rest = word.strip_prefix(article)?;
        let is_elided = rest.starts_with(['a', 'e', 'i', 'o', 'u', 'y', 'h']);
        if !is_elided || rest.len() < 3 || is_stop_word(rest) {
            return None;
        }
        let found = index.word(rest)?;
        Some((found.folded, found.spelling))
    })
}

/// The candidate within `max_edits` of `word` that is closest, of several the most
/// frequent. Nobody means a stop word.
fn nearest<'a>(
    word: &str,
    max_edits: usize,
    candidates: impl Iterator<Item = Candidate<'a>>,
) -> Option<WordForms<'a>> {
    let length = word.chars().count();
    let similar = candidates
        // No distance is less than the difference of the lengths.
        .filter(|((folded, _), _)| folded.chars().count().abs_diff(length) <= max_edits)
        .filter(|((folded, _), _)| !is_stop_word(folded))
        .map(|(forms, frequency)| (edits(&forms.0, word), Reverse(frequency), forms))
        .filter(|((distance, _), ..)| *distance <= max_edits);
    similar.min().map(|(.., forms)| forms)
}
