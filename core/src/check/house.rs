//! The rules of a house: how French is set, and what no entry lacks. Only a
//! catalogue that keeps a list of its themes is held to them.

use std::ops::RangeInclusive;

use super::diagnostics::Diagnostics;
use super::node::Node;
use super::place::SourceText;
use crate::catalogue::api::Api;
use crate::catalogue::lint::{Lint, Typography};
use crate::catalogue::text::Text;

/// Longest tagline, in characters: a line and a half of a page.
const LONGEST_TAGLINE: usize = 110;

/// How many needs an entry has.
const NEEDS: RangeInclusive<usize> = 3..=15;

/// Longest need, in characters: nobody types more.
const LONGEST_NEED: usize = 80;

/// Checks the tagline, and that nothing expected of every entry is missing.
pub(super) fn check_api(
    root: &Node<'_>,
    api: &Api,
    text: &SourceText<'_>,
    diagnostics: &mut Diagnostics,
) {
    check_tagline(&api.tagline, root, text, diagnostics);
    check_needs(&api.needs, root, text, diagnostics);
    for (key, is_said) in [
        ("last_update", api.last_update.is_some()),
        ("themes", !api.themes.is_empty()),
    ] {
        if !is_said {
            diagnostics.add(Lint::Unsaid { key }, || text.missing());
        }
    }
    if text.body.trim().is_empty() {
        diagnostics.add(Lint::NoBody, || text.missing());
    }
}

pub(super) fn check_tagline(
    tagline: &str,
    root: &Node<'_>,
    text: &SourceText<'_>,
    diagnostics: &mut Diagnostics,
) {
    let count = tagline.chars().count();
    let long = (count > LONGEST_TAGLINE).then_some(Lint::LongTagline { count });
    let stop = tagline.ends_with('.').then_some(Lint::TaglineStop);
    if let Some(tagline) = root.get("tagline") {
        for lint in long.into_iter().chain(stop) {
            diagnostics.add(lint, || text.spot(&tagline.spot));
        }
    }
}

/// Checks the number of needs, and the length of each.
pub(super) fn check_needs(
    needs: &[Text],
    root: &Node<'_>,
    text: &SourceText<'_>,
    diagnostics: &mut Diagnostics,
) {
    let list = root.get("needs");
    if !NEEDS.contains(&needs.len()) {
        let lint = Lint::NeedCount { count: needs.len() };
        diagnostics.add(lint, || match &list {
            Some(list) => text.spot(&list.spot),
            None => text.missing(),
        });
    }
    for need in list.iter().flat_map(Node::items) {
        let count = need.text().map_or(0, |need| need.chars().count());
        if count > LONGEST_NEED {
            diagnostics.add(Lint::LongNeed { count }, || text.spot(&need.spot));
        }
    }
}

/// Checks that an entry of a catalogue with a source has a date; whether it is one is
/// checked as of every key.
pub(super) fn check_dates(root: &Node<'_>, text: &SourceText<'_>, diagnostics: &mut Diagnostics) {
    let key = "entry_changed";
    if root.get(key).is_none_or(|date| date.is_empty()) {
        diagnostics.add(Lint::Unsaid { key }, || text.missing());
    }
}

/// Checks the typography of a file, line by line, outside of code, comments and
/// addresses.
pub(super) fn check_typography(text: &SourceText<'_>, diagnostics: &mut Diagnostics) {
    let body = text.byte_of_body(0);
    // What ends the comment or the code block that is being skipped.
    let mut passed: Option<&str> = None;
    let mut next = 0;
    for line in text.whole.split_inclusive('\n') {
        let start = next;
        next += line.len();
        let prose = line.trim_start();
        if let Some(end) = passed {
            passed = passed.filter(|_| !prose.contains(end));
        } else if prose.starts_with("<!--") {
            passed = Some("-->").filter(|end| !prose.contains(end));
        } else if let Some(fence) = ["```", "~~~"].into_iter().find(|f| prose.starts_with(f)) {
            passed = Some(fence);
        } else if start >= body || !prose.starts_with('#') {
            for (at, slip) in slips(line) {
                let at = start + at;
                let place = || text.bytes(at..at + 1);
                diagnostics.add(Lint::Typography(slip), place);
            }
        }
    }
}

/// The mistakes of a line, each with the byte of its space or apostrophe.
fn slips(line: &str) -> impl Iterator<Item = (usize, Typography)> {
    let mut next = 0;
    let words = line.split_inclusive([' ', '(', '`']).map(move |word| {
        let start = next;
        next += word.len();
        (start, word)
    });
    let mut is_code = false;
    words.flat_map(move |(start, word)| {
        let was_code = is_code;
        is_code ^= word.ends_with('`');
        let end = start + word.len();
        let is_address = word.contains('/');
        let apostrophes = word.match_indices('\'').filter(move |(at, _)| {
            let after = line[start + at + 1..].chars().next();
            !is_address && joins(word[..*at].chars().next_back(), after)
        });
        let apostrophes = apostrophes.map(move |(at, _)| (start + at, Typography::Apostrophe));
        let space = word
            .ends_with(' ')
            .then(|| at_space(word.trim_end(), &line[end..]));
        let space = space.flatten().map(|slip| (end - 1, slip));
        apostrophes.chain(space).filter(move |_| !was_code)
    })
}

/// Whether an apostrophe between two characters is an elision, not a quotation
/// mark.
fn joins(before: Option<char>, after: Option<char>) -> bool {
    let opens = |c: char| c.is_alphanumeric() || "«[*_`<".contains(c);
    before.is_some_and(char::is_alphabetic) && after.is_some_and(opens)
}

/// The mistake, if any, of an ordinary space between a word and what follows.
fn at_space(word: &str, after: &str) -> Option<Typography> {
    let mut after = after.chars();
    let mark = after.next().filter(|mark| "!?;:%»".contains(*mark));
    // `:---` (a table) and `?key` (an address) are not punctuation.
    let ends = |next: char| !next.is_alphanumeric() && !":-=".contains(next);
    if let Some(mark) = mark.filter(|mark| *mark == '»' || after.next().is_none_or(ends)) {
        return Some(Typography::Before(mark));
    }
    let signs = ["«", "n°", "N°"].into_iter();
    let sign = signs.rev().find(|sign| word.ends_with(sign))?;
    Some(Typography::After(sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_and_apostrophes_are_those_of_french() {
        let (apostrophe, before, after) = (
            Typography::Apostrophe,
            Typography::Before,
            Typography::After,
        );
        for (line, expected) in [
            (
                "Ici : l'API, d'[ici](/l'a) !",
                vec![
                    (3, before(':')),
                    (7, apostrophe),
                    (14, apostrophe),
                    (26, before('!')),
                ],
            ),
            (
                "le n° 3, « ici » 5 %",
                vec![
                    (6, after("n°")),
                    (12, after("«")),
                    (16, before('»')),
                    (21, before('%')),
                ],
            ),
            (
                "Ici\u{a0}: l’API n°\u{a0}3 «\u{a0}ici\u{a0}»\u{202f}?",
                vec![],
            ),
            (
                "`a : l'b` | :--- | ?a=b https://a.fr/l'b 'x' href='a' ",
                vec![],
            ),
            ("`a` : b", vec![(3, before(':'))]),
        ] {
            assert_eq!(slips(line).collect::<Vec<_>>(), expected, "{line}");
        }
    }
}
