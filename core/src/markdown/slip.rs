//! Slips that Markdown takes for plain text, and that are meant otherwise: a mark
//! that closes bold after a space (`**mot : **`), an attribute without its equals
//! sign (`href"https://…"`).

use std::borrow::Cow;
use std::ops::Range;

use super::html::tag_end;

/// What is written otherwise than it is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slip {
    /// A space stands before the mark that closes bold text.
    LateMark,
    /// An attribute has no equals sign.
    NoEquals,
}

/// The slips of a text outside of code, in order, and their bytes: a space and the
/// mark, or none where the sign is missing.
pub fn slips(markdown: &str) -> Vec<(Range<usize>, Slip)> {
    let mut slips = Vec::new();
    if !markdown.contains("**") && !markdown.contains('<') {
        return slips;
    }
    // Where bold text begins, in the paragraph at hand.
    let mut bold: Option<usize> = None;
    let (mut is_fenced, mut is_code) = (false, false);
    let (mut at, mut end) = (0, 0);
    for line in markdown.split_inclusive('\n') {
        let bare = line.trim();
        let is_fence = bare.starts_with("```") || bare.starts_with("~~~");
        is_fenced ^= is_fence;
        if bare.is_empty() {
            (bold, is_code) = (None, false);
        }
        at = at.max(end);
        end += line.len();
        if is_fence || is_fenced {
            continue;
        }
        while at < end
            && let Some(found) = markdown[at..end].find(['`', '*', '<'])
        {
            at += found;
            let rest = &markdown[at..];
            let length = match rest.as_bytes() {
                [b'`', ..] => {
                    is_code = !is_code;
                    1
                }
                [b'*', b'*', ..] if !is_code => {
                    bold = mark(markdown, at, bold, &mut slips);
                    2
                }
                [b'<', b'!', b'-', b'-', ..] => rest.find("-->").unwrap_or(rest.len()),
                [b'<', b'a'..=b'z' | b'A'..=b'Z', ..] if !is_code => {
                    let tag = &rest[..tag_end(rest).unwrap_or(1)];
                    let quotes = without_equals(tag).map(|quote| at + quote..at + quote);
                    slips.extend(quotes.map(|at| (at, Slip::NoEquals)));
                    tag.len()
                }
                _ => 1,
            };
            at += length;
        }
    }
    slips
}

/// Takes a mark `**` for the beginning or the end of bold text; where bold text
/// begins then.
fn mark(
    markdown: &str,
    at: usize,
    bold: Option<usize>,
    slips: &mut Vec<(Range<usize>, Slip)>,
) -> Option<usize> {
    let (before, after) = (&markdown[..at], &markdown[at + 2..]);
    let is_apart = after.is_empty() || after.starts_with(|c: char| !c.is_alphanumeric());
    let words = before.trim_end_matches([' ', '\u{a0}', '\u{202f}']);
    match bold {
        Some(_) if words.len() == before.len() => None,
        Some(start) if is_apart && words.len() > start => {
            slips.push((words.len()..at + 2, Slip::LateMark));
            None
        }
        _ if after.starts_with(|c: char| !c.is_whitespace()) => Some(at + 2),
        bold => bold,
    }
}

/// Where, in a tag, a quote follows the name of an attribute at once.
fn without_equals(tag: &str) -> impl Iterator<Item = usize> {
    let mut quote = None;
    let mut name = false;
    tag.char_indices().filter_map(move |(at, c)| {
        let was_name = std::mem::replace(&mut name, c.is_ascii_alphabetic() || c == '_');
        match quote {
            Some(open) if open == c => quote = None,
            None if matches!(c, '"' | '\'') => {
                quote = Some(c);
                return was_name.then_some(at);
            }
            _ => {}
        }
        None
    })
}

/// The text as it is meant.
pub(super) fn mended(markdown: &str) -> Cow<'_, str> {
    let slips = slips(markdown);
    if slips.is_empty() {
        return Cow::Borrowed(markdown);
    }
    let mut mended = String::with_capacity(markdown.len() + slips.len());
    let mut from = 0;
    for (at, slip) in slips {
        mended.push_str(&markdown[from..at.start]);
        match slip {
            Slip::LateMark => {
                mended.push_str("**");
                mended.push_str(&markdown[at.start..at.end - 2]);
            }
            Slip::NoEquals => mended.push('='),
        }
        from = at.end;
    }
    mended.push_str(&markdown[from..]);
    Cow::Owned(mended)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_meant_is_read() {
        for (written, meant) in [
            ("**mot : ** texte", "**mot :**  texte"),
            (
                "un **mot\u{a0}**, **deux** et ** trois",
                "un **mot**\u{a0}, **deux** et ** trois",
            ),
            ("**a **b** c", "**a **b** c"),
            ("2 ** 3 ** 4", "2 ** 3 ** 4"),
            ("`**a ** b` **c ** d", "`**a ** b` **c**  d"),
            ("**a\n\nb ** c", "**a\n\nb ** c"),
            ("```\n**a ** b\n```\n", "```\n**a ** b\n```\n"),
            (
                "<External href\"https://a.fr\">a</External>",
                "<External href=\"https://a.fr\">a</External>",
            ),
            (
                "<a title='l\"un' href='b\"c\"'>",
                "<a title='l\"un' href='b\"c\"'>",
            ),
            ("a < b\"c\"", "a < b\"c\""),
            (
                "<!-- **a ** -->\n<!-- <a b\"c\">\n-->",
                "<!-- **a ** -->\n<!-- <a b\"c\">\n-->",
            ),
            ("`<a href\"b\">`", "`<a href\"b\">`"),
        ] {
            assert_eq!(mended(written), meant, "{written}");
        }
    }
}
