//! Snippets: the pieces of an entry's text that contain words of the query.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use super::Engine;
use super::index::{Stem, of_entry};
use super::results::{Hit, Matched};
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

/// Most texts of a field that are looked at: which they are, postings tell.
const MOST_TEXTS: usize = 3;

/// Up to `max` snippets of each hit: one a field, in the order of
/// [`SearchField::ALL`], those with words of the query before those with others
/// that stand for them.
pub(super) fn snippets(engine: &Engine<'_>, hits: &[Hit], max: usize) -> Vec<Vec<Snippet>> {
    let Some(matched) = hits.first().map(|hit| &*hit.matched) else {
        return Vec::new();
    };
    let typed = matched.words.iter();
    let typed: Vec<Stem> = typed
        .filter_map(|word| engine.index.stem(&stem(word)))
        .collect();
    let mut words: HashMap<Stem, Vec<Wanted>> = HashMap::new();
    let mut of = |hit: &Hit| {
        let guide = hit.guide.map(|number| Snippet {
            field: SearchField::Guide,
            text: engine.catalogue.guide_at(number).title.to_string(),
            spans: Vec::new(),
        });
        let stems = matched.stems_of(hit.number);
        for stem in &stems {
            let of_stem = || Wanted::of(engine, matched, *stem, typed.contains(stem));
            words.entry(*stem).or_insert_with(of_stem);
        }
        let wanted = stems.iter().filter_map(|stem| words.get(stem)).flatten();
        let wanted: Vec<&Wanted> = wanted.collect();
        let places = places(matched, &stems, &typed, hit.number);
        let number = hit.number as usize;
        let text = std::cell::LazyCell::new(|| match engine.stored_text {
            Some(stored) => DocumentText::from_stored(engine.catalogue, number, stored),
            None => DocumentText::parse(engine.catalogue, engine.catalogue.document(number)),
        });
        let snippets = places.into_iter().filter_map(|(field, numbers)| {
            let texts = text.some(field, &numbers);
            let texts: Vec<&str> = texts.iter().map(AsRef::as_ref).collect();
            best(field, &texts, &wanted)
        });
        guide.into_iter().chain(snippets).take(max).collect()
    };
    hits.iter().map(&mut of).collect()
}

/// Where an entry has some stems: fields with `typed` ones first, of each the numbers
/// of the texts with the most of those, then of all.
fn places(
    matched: &Matched,
    stems: &[Stem],
    typed: &[Stem],
    entry: u32,
) -> Vec<(SearchField, Vec<usize>)> {
    // By field and text, how many typed stems it has, and how many in all.
    let mut counts: BTreeMap<(SearchField, usize), [usize; 2]> = BTreeMap::new();
    for stem in stems {
        let own = of_entry(matched.list(*stem), entry);
        let mut texts: Vec<_> = own.map(|posting| (posting.field, posting.text)).collect();
        texts.dedup();
        for place in texts {
            let [of_typed, of_all] = counts.entry(place).or_default();
            *of_typed += usize::from(typed.contains(stem));
            *of_all += 1;
        }
    }
    let mut texts: Vec<_> = counts.into_iter().collect();
    texts.sort_by_key(|((field, number), counts)| (*field, Reverse(*counts), *number));
    let by_field = texts.chunk_by(|((a, _), _), ((b, _), _)| a == b);
    let fields = by_field.map(|texts| {
        let ((field, _), [of_typed, _]) = texts[0];
        let numbers = texts
            .iter()
            .take(MOST_TEXTS)
            .map(|((_, number), _)| *number);
        (of_typed == 0, field, numbers.collect())
    });
    // The slug repeats the title, in a form that is harder to read.
    let fields = fields.filter(|(_, field, _)| *field != SearchField::Slug);
    let mut fields: Vec<(bool, SearchField, Vec<usize>)> = fields.collect();
    fields.sort_by_key(|(is_synonym, field, _)| (*is_synonym, *field));
    fields
        .into_iter()
        .map(|(_, field, numbers)| (field, numbers))
        .collect()
}

/// A word that shows why an entry was found.
struct Wanted {
    folded: String,
    stem: Stem,
    /// Whether it is a word of the query, or a form of one.
    is_typed: bool,
    is_form: bool,
}

impl Wanted {
    /// The words of a stem.
    fn of(engine: &Engine<'_>, matched: &Matched, stem: Stem, is_form: bool) -> Vec<Self> {
        let words = engine.index.words_of(stem).into_iter();
        let wanted = words.map(|word| Self {
            is_typed: matched.words.iter().any(|typed| *typed == word.folded),
            folded: word.folded.into_owned(),
            stem,
            is_form,
        });
        wanted.collect()
    }
}

/// Words of a text, in bytes.
type Spans<'w> = Vec<(Range<usize>, &'w Wanted)>;

/// The text of a field with the most words of the query, the most forms of them
/// and the most other words, cut around the first of those.
fn best(field: SearchField, texts: &[&str], wanted: &[&Wanted]) -> Option<Snippet> {
    let mut best: Option<([usize; 3], &str, Spans<'_>)> = None;
    let asked = distinct(wanted.iter().copied().filter(|word| word.is_typed));
    for text in texts {
        let found = matches(text, wanted);
        let count = |is_counted: fn(&Wanted) -> bool| {
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
        let by_worth = |(_, word): &&(_, &Wanted)| (!word.is_typed, !word.is_form);
        let first = found.iter().min_by_key(by_worth);
        let start = first.map_or(0, |(span, _)| span.start);
        let spans: Vec<Range<usize>> = found.into_iter().map(|(span, _)| span).collect();
        cut(field, text, start, &spans)
    })
}

/// How many stems some words have.
fn distinct<'w>(words: impl Iterator<Item = &'w Wanted>) -> usize {
    let mut stems: Vec<Stem> = words.map(|word| word.stem).collect();
    stems.sort_unstable();
    stems.dedup();
    stems.len()
}

/// The occurrences of the `wanted` words in a text, in bytes.
fn matches<'w>(text: &str, wanted: &[&'w Wanted]) -> Spans<'w> {
    let mut matches: Spans<'w> = Vec::new();
    for run in runs(text).filter(|run| may_contain(&text[run.clone()], wanted)) {
        let start = run.start;
        for Word { range, folded } in forms(&text[run]) {
            let range = range.start + start..range.end + start;
            let inside = matches
                .last()
                .is_some_and(|(last, _)| range.start < last.end);
            if !inside && let Some(word) = wanted.iter().find(|word| word.folded == folded).copied()
            {
                matches.push((range, word));
            }
        }
    }
    matches
}

/// Whether a run of letters may contain one of the words: a cheap test by first
/// letters, since folding every run takes longer.
fn may_contain(run: &str, wanted: &[&Wanted]) -> bool {
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
