//! Why an entry was found: the pieces of its text that hold the words.

use std::collections::HashSet;
use std::ops::Range;

use super::index::Texts;
use super::rank::Hit;
use super::words::{stem, words};
use crate::catalogue::Catalogue;
use crate::catalogue::field::Field;
use crate::catalogue::fold::fold;
use crate::markdown::Context;

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

/// The best reasons for which `hit` was found, `most` at most: one a field,
/// the fields that say most first.
pub fn excerpts(
    catalogue: &Catalogue,
    hit: &Hit<'_>,
    context: &Context<'_>,
    most: usize,
) -> Vec<Excerpt> {
    let texts = Texts::of(catalogue, hit.api, context);
    Field::ALL
        .into_iter()
        // The slug says what the title says, less well.
        .filter(|field| *field != Field::Slug)
        .filter_map(|field| {
            let (_, texts) = texts.by_field.iter().find(|(of, _)| *of == field)?;
            best(field, texts, hit)
        })
        .take(most)
        .collect()
}

/// The text of a field with most of the words, cut around them.
fn best(field: Field, texts: &[String], hit: &Hit<'_>) -> Option<Excerpt> {
    let (text, spans) = texts
        .iter()
        .map(|text| (text, spans(text, hit)))
        .filter(|(_, spans)| !spans.is_empty())
        // The first of the best, not the last.
        .rev()
        .max_by_key(|(text, spans)| distinct(text, spans))?;
    Some(cut(field, text, &spans))
}

/// How many different words some spans of a text hold.
fn distinct(text: &str, spans: &[Range<usize>]) -> usize {
    let stems: HashSet<String> = spans
        .iter()
        .map(|span| stem(&fold(&text[span.clone()])))
        .collect();
    stems.len()
}

fn spans(text: &str, hit: &Hit<'_>) -> Vec<Range<usize>> {
    let mut spans: Vec<Range<usize>> = Vec::new();
    for word in words(text) {
        let inside = spans.last().is_some_and(|last| word.range.start < last.end);
        if !inside && hit.stems.contains(&stem(&word.folded)) {
            spans.push(word.range);
        }
    }
    spans
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
