//! Snippets: the pieces of an entry's text that contain words of the query.

use std::ops::Range;

use super::Engine;
use super::index::Stem;
use super::results::Hit;
use super::stored_text::DocumentText;
use super::words::{Word, forms, runs, stem};
use crate::catalogue::field::SearchField;

/// A piece of a field that contains words of the query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snippet {
    pub field: SearchField,
    /// With `…` at an end that was cut.
    pub text: String,
    /// The bytes of `text` that matched, sorted.
    pub spans: Vec<Range<usize>>,
}

/// Longest snippet, in characters without `…`.
const MAX_LENGTH: usize = 120;

/// Up to `max` snippets of each hit: one a field, in the order of
/// [`SearchField::ALL`], those with words of the query before those with others
/// that stand for them.
pub(super) fn snippets<T>(
    engine: &Engine<'_>,
    hits: &[Hit<'_, T>],
    max: usize,
) -> Vec<Vec<Snippet>> {
    let index = engine.index;
    let mut stems: Vec<Stem> = hits.iter().flat_map(|hit| hit.stems.clone()).collect();
    stems.sort_unstable();
    stems.dedup();
    let words = index.words_of(&stems);
    let typed = hits.first().map_or(&[][..], |hit| &hit.words);
    let typed_stems: Vec<Stem> = typed
        .iter()
        .filter_map(|word| index.stem(&stem(word)))
        .collect();
    let wanted = |hit: &Hit<'_, T>| {
        let words = words.iter().filter(|word| hit.stems.contains(&word.stem));
        let wanted = words.map(|word| Wanted {
            folded: &word.folded,
            stem: word.stem,
            is_typed: typed.iter().any(|typed| *typed == word.folded),
            is_form: typed_stems.contains(&word.stem),
        });
        wanted.collect::<Vec<_>>()
    };
    let of = |hit: &Hit<'_, T>| {
        let wanted = wanted(hit);
        let text = match engine.stored_text {
            Some(stored) => {
                DocumentText::from_stored(engine.catalogue, hit.number as usize, stored)
            }
            None => DocumentText::parse(engine.catalogue, hit.number as usize),
        };
        let contains = |stems: &[Stem], field| index.contains(stems, hit.number, field);
        // The slug repeats the title, in a form that is harder to read.
        let fields = SearchField::ALL.into_iter();
        let fields = fields.filter(|field| *field != SearchField::Slug);
        let (fields, others): (Vec<_>, Vec<_>) =
            fields.partition(|field| contains(&typed_stems, *field));
        let others = others
            .into_iter()
            .filter(|field| contains(&hit.stems, *field));
        let fields = fields.into_iter().chain(others);
        let snippets = fields.filter_map(|field| best(field, &text.field(field), &wanted));
        let guide = hit.guide.map(|number| Snippet {
            field: SearchField::Guide,
            text: engine.catalogue.guides()[number].title.to_string(),
            spans: Vec::new(),
        });
        guide.into_iter().chain(snippets).take(max).collect()
    };
    hits.iter().map(of).collect()
}

/// A word that shows why an entry was found.
struct Wanted<'a> {
    folded: &'a str,
    stem: Stem,
    /// Whether it is a word of the query, or a form of one.
    is_typed: bool,
    is_form: bool,
}

/// Words of a text, in bytes.
type Spans<'w> = Vec<(Range<usize>, &'w Wanted<'w>)>;

/// The text of a field with the most words of the query, the most forms of them
/// and the most other words, cut around the first of those.
fn best(field: SearchField, texts: &[&str], wanted: &[Wanted<'_>]) -> Option<Snippet> {
    let mut best: Option<([usize; 3], &str, Spans<'_>)> = None;
    let asked = distinct(wanted.iter().filter(|word| word.is_typed));
    for text in texts {
        let found = matches(text, wanted);
        let count = |is_counted: fn(&Wanted<'_>) -> bool| {
            let counted = found.iter().map(|(_, word)| *word);
            distinct(counted.filter(|word| is_counted(word)))
        };
        let counts = [
            count(|word| word.is_typed),
            count(|word| word.is_form),
            count(|_| true),
        ];
        if counts > best.as_ref().map_or([0; 3], |(counts, ..)| *counts) {
            best = Some((counts, text, found));
            // All that was typed is more than other words could add.
            if asked > 0 && counts[0] == asked {
                break;
            }
        }
    }
    best.map(|(_, text, found)| {
        let by_worth = |(_, word): &&(_, &Wanted<'_>)| (!word.is_typed, !word.is_form);
        let first = found.iter().min_by_key(by_worth);
        let start = first.map_or(0, |(span, _)| span.start);
        let spans: Vec<Range<usize>> = found.into_iter().map(|(span, _)| span).collect();
        cut(field, text, start, &spans)
    })
}

/// How many stems some words have.
fn distinct<'w>(words: impl Iterator<Item = &'w Wanted<'w>>) -> usize {
    let mut stems: Vec<Stem> = words.map(|word| word.stem).collect();
    stems.sort_unstable();
    stems.dedup();
    stems.len()
}

/// The occurrences of the `wanted` words in a text, in bytes.
fn matches<'w>(text: &str, wanted: &'w [Wanted<'w>]) -> Spans<'w> {
    let mut matches: Spans<'w> = Vec::new();
    for run in runs(text).filter(|run| may_contain(&text[run.clone()], wanted)) {
        let start = run.start;
        for Word { range, folded } in forms(&text[run]) {
            let range = range.start + start..range.end + start;
            let inside = matches
                .last()
                .is_some_and(|(last, _)| range.start < last.end);
            if !inside && let Some(word) = wanted.iter().find(|word| word.folded == folded) {
                matches.push((range, word));
            }
        }
    }
    matches
}

/// Whether a run of letters may contain one of the words: a cheap test by first
/// letters, since folding every run takes longer.
fn may_contain(run: &str, wanted: &[Wanted<'_>]) -> bool {
    let may_begin = |c: char| {
        !c.is_ascii() || {
            let small = c.to_ascii_lowercase();
            let mut first = wanted.iter().filter_map(|word| word.folded.chars().next());
            first.any(|first| first == small)
        }
    };
    let mut letters = run.chars();
    letters.next().is_some_and(may_begin) || letters.any(|c| c.is_uppercase() && may_begin(c))
}

/// Cuts `text` to a window that begins a few words before the byte `first`.
fn cut(field: SearchField, text: &str, first: usize, spans: &[Range<usize>]) -> Snippet {
    let (start, end) = if text.chars().count() <= MAX_LENGTH {
        (0, text.len())
    } else {
        let start = word_start(text, first, MAX_LENGTH / 3);
        (start, word_end(text, start, MAX_LENGTH))
    };
    let before = if start > 0 { "… " } else { "" };
    let after = if end < text.len() { " …" } else { "" };
    Snippet {
        field,
        text: format!("{before}{}{after}", &text[start..end]),
        spans: spans
            .iter()
            .filter(|span| span.start >= start && span.end <= end)
            .map(|span| span.start - start + before.len()..span.end - start + before.len())
            .collect(),
    }
}

/// The start of a word at most `reach` characters before `at`.
fn word_start(text: &str, at: usize, reach: usize) -> usize {
    let before = &text[..at];
    let from = before
        .char_indices()
        .rev()
        .take(reach)
        .last()
        .map_or(at, |(from, _)| from);
    if from == 0 {
        return 0;
    }
    before[from..]
        .find(' ')
        .map_or(at, |space| from + space + 1)
}

/// The end of a word at most `reach` characters after `from`.
fn word_end(text: &str, from: usize, reach: usize) -> usize {
    let after = &text[from..];
    match after.char_indices().nth(reach) {
        None => text.len(),
        Some((to, _)) => from + after[..to].rfind(' ').unwrap_or(to),
    }
}
