//! Why an entry was found: the pieces of its text that hold the words.

use std::ops::Range;

use super::Engine;
use super::index::{Known, Stem};
use super::prose::Texts;
use super::rank::Hit;
use super::words::{Word, forms, runs};
use crate::catalogue::field::Field;

/// A piece of an entry's text with words of the query in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// The part of the entry it is from.
    pub field: Field,
    /// The piece, `…` standing for what was left out.
    pub text: String,
    /// The bytes of `text` that matched, in order.
    pub spans: Vec<Range<usize>>,
}

/// Longest piece of running text, in characters.
const LONGEST: usize = 120;

/// The best reasons for which each of some hits was found, `most` at most: one
/// a field, the fields that say most first.
pub(super) fn excerpts(engine: &Engine<'_>, hits: &[Hit<'_>], most: usize) -> Vec<Vec<Excerpt>> {
    let mut stems: Vec<Stem> = hits.iter().flat_map(|hit| hit.stems.clone()).collect();
    stems.sort_unstable();
    stems.dedup();
    let words = engine.index.words_of(&stems);
    let of = |hit: &Hit<'_>| {
        let words = words.iter().filter(|word| hit.stems.contains(&word.stem));
        let words: Vec<Known<'_>> = words.copied().collect();
        let texts = match engine.prose {
            Some(prose) => Texts::of(engine.catalogue, hit.entry as usize, prose),
            None => Texts::read(engine.catalogue, hit.entry as usize),
        };
        let is_in = |field: &Field| engine.index.is_in(&hit.stems, hit.entry, *field);
        // The slug says what the title says, less well.
        let fields = Field::ALL.into_iter().filter(|field| *field != Field::Slug);
        let excerpts = fields
            .filter(is_in)
            .filter_map(|field| best(field, &texts.field(field), &words));
        excerpts.take(most).collect()
    };
    hits.iter().map(of).collect()
}

/// The text of a field with most of the `wanted` words, cut around them.
fn best(field: Field, texts: &[&str], wanted: &[Known<'_>]) -> Option<Excerpt> {
    let mut best: Option<(usize, &str, Vec<Range<usize>>)> = None;
    for text in texts {
        let found = matches(text, wanted);
        let mut stems: Vec<_> = found.iter().map(|(_, word)| word.stem).collect();
        stems.sort_unstable();
        stems.dedup();
        if stems.len() > best.as_ref().map_or(0, |(most, ..)| *most) {
            let spans = found.into_iter().map(|(span, _)| span).collect();
            best = Some((stems.len(), text, spans));
        }
    }
    best.map(|(_, text, spans)| cut(field, text, &spans))
}

/// Where the `wanted` words stand in a text.
fn matches<'w>(text: &str, wanted: &'w [Known<'w>]) -> Vec<(Range<usize>, &'w Known<'w>)> {
    let mut matches: Vec<(Range<usize>, &Known<'_>)> = Vec::new();
    for run in runs(text).filter(|run| may_hold(&text[run.clone()], wanted)) {
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

/// Whether a run of letters may hold one of the words: told by first letters,
/// which spares folding what is none of them.
fn may_hold(run: &str, wanted: &[Known<'_>]) -> bool {
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

/// `text` cut to a window that begins a few words before the first span.
fn cut(field: Field, text: &str, spans: &[Range<usize>]) -> Excerpt {
    let first = spans.first().map_or(0, |span| span.start);
    let whole = text.chars().count() <= LONGEST;
    let start = if whole {
        0
    } else {
        word_start(text, first, LONGEST / 3)
    };
    let end = if whole {
        text.len()
    } else {
        word_end(text, start, LONGEST)
    };
    let before = if start > 0 { "… " } else { "" };
    let after = if end < text.len() { " …" } else { "" };
    Excerpt {
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
