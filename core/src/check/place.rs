//! Where in a file something is, with the line itself, fit to be shown.

use std::ops::Range;

use super::node::Node;
use crate::catalogue::clean::clean;
use crate::catalogue::document::{Document, LINES_BEFORE_FRONT_MATTER};
use crate::catalogue::problem::Position;

/// Longest piece of a line that is shown, in characters; more than a screen.
const LONGEST: usize = 240;
/// How often a text is taken for an address before one is taken as it stands.
const MOST_TRIES: usize = 8;
/// How much of a longer line is shown before the place.
const BEFORE: usize = 40;

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Line and column, from 1.
    pub at: Position,
    /// The line; of a long one, the piece around the place. Cleaned for a
    /// terminal.
    pub excerpt: String,
    /// The bytes of the excerpt that are meant.
    pub span: Range<usize>,
    /// Whether the excerpt is the line from its beginning.
    pub is_whole: bool,
}

/// A file and its parts, in which places are looked for.
pub(super) struct Text<'a> {
    /// The whole file, [normalised](crate::catalogue::document::normalise).
    whole: &'a str,
    pub(super) body: &'a str,
    /// Where each line begins.
    starts: Vec<usize>,
}

impl<'a> Text<'a> {
    pub(super) fn new(whole: &'a str, document: &Document<'a>) -> Self {
        let breaks = whole.match_indices('\n').map(|(at, _)| at + 1);
        Self {
            whole,
            body: document.body,
            starts: [0].into_iter().chain(breaks).collect(),
        }
    }

    fn line(&self, number: usize) -> Option<&'a str> {
        let start = *self.starts.get(number.checked_sub(1)?)?;
        self.whole.get(start..)?.split('\n').next()
    }

    /// The place of `count` characters at a position.
    pub(super) fn at(&self, at: Position, count: usize) -> Option<Place> {
        Some(of_line(self.line(at.line)?, at, count))
    }

    /// The place of a value, or of a key, of the front matter.
    pub(super) fn node(&self, node: &Node) -> Option<Place> {
        self.at(in_file(node.at), node.width)
    }

    /// The byte of the file at which a byte of its body stands.
    pub(super) fn byte_of_body(&self, byte: usize) -> usize {
        self.whole.len() - self.body.len() + byte
    }

    /// The byte at which the line of a value of the front matter begins.
    pub(super) fn byte_of(&self, node: &Node) -> usize {
        let line = in_file(node.at).line;
        self.starts.get(line - 1).copied().unwrap_or_default()
    }

    /// Where `needle` is first met from a byte of the file on.
    pub(super) fn find(&self, needle: &str, from: usize) -> Option<usize> {
        self.whole.get(from..)?.find(needle).map(|at| from + at)
    }

    /// Where an address is first met from a byte of the file on, as that of a
    /// link or tag; else as a text.
    pub(super) fn find_address(&self, address: &str, from: usize) -> Option<usize> {
        let first = self.find(address, from)?;
        let mut at = first;
        for _ in 0..MOST_TRIES {
            let before = &self.whole[..at];
            let before = before.trim_end_matches(['"', '\'', '<', ' ']);
            if ["](", "href=", "src="]
                .iter()
                .any(|sign| before.ends_with(sign))
            {
                return Some(at);
            }
            match self.find(address, at + 1) {
                Some(next) => at = next,
                None => break,
            }
        }
        Some(first)
    }

    /// The place of some bytes of the file.
    pub(super) fn bytes(&self, range: Range<usize>) -> Option<Place> {
        let line = self.starts.partition_point(|start| *start <= range.start);
        let before = self.whole.get(*self.starts.get(line - 1)?..range.start)?;
        let column = before.chars().count() + 1;
        let count = self.whole.get(range)?.chars().count();
        self.at(Position { line, column }, count)
    }
}

/// A position of the front matter as one of the file.
pub(super) fn in_file(at: Position) -> Position {
    Position {
        line: at.line + LINES_BEFORE_FRONT_MATTER,
        column: at.column,
    }
}

/// The place of at most `count` characters of a text at a position.
pub(super) fn place(text: &str, at: Position, count: usize) -> Option<Place> {
    let line = text.split('\n').nth(at.line.checked_sub(1)?)?;
    Some(of_line(line, at, count))
}

/// The place of at most `count` characters of a line, none beyond its end.
fn of_line(line: &str, at: Position, count: usize) -> Place {
    let line = line.trim_end();
    let before = at.column.saturating_sub(1);
    let skipped = if line.chars().nth(LONGEST).is_some() {
        before.saturating_sub(BEFORE)
    } else {
        0
    };
    // One character for one, so that columns stay what they are.
    let shown = |c: char| match c {
        '\t' => ' ',
        c if clean(c.encode_utf8(&mut [0; 4])).is_empty() => '\u{fffd}',
        c => c,
    };
    let mut rest = line.chars().skip(skipped);
    let piece: Vec<char> = rest.by_ref().take(LONGEST).map(shown).collect();
    let start = (before - skipped).min(piece.len());
    let end = start.saturating_add(count.max(1)).min(piece.len());
    let length = |chars: &[char]| chars.iter().map(|c| c.len_utf8()).sum::<usize>();
    let left_out = |is_cut: bool| if is_cut { "…" } else { "" };
    let head = left_out(skipped > 0);
    let first = head.len() + length(&piece[..start]);
    Place {
        at,
        excerpt: format!(
            "{head}{}{}",
            piece.iter().collect::<String>(),
            left_out(rest.next().is_some())
        ),
        span: first..first + length(&piece[start..end]),
        is_whole: skipped == 0,
    }
}
