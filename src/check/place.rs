//! Where in a file something is, with the line itself, fit to be shown.

use std::ops::Range;

use crate::catalogue::clean::clean;
use crate::catalogue::document::{Document, LINES_BEFORE_FRONT_MATTER};
use crate::catalogue::problem::Position;
use crate::catalogue::yaml::{Step, locate};

/// Longest piece of a line that is shown, in characters; more than a screen.
const LONGEST: usize = 240;
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
#[derive(Clone, Copy)]
pub(super) struct Text<'a> {
    /// The whole file, [normalised](crate::catalogue::document::normalise).
    pub(super) whole: &'a str,
    pub(super) document: &'a Document<'a>,
}

impl Text<'_> {
    /// The place of `count` characters at a position.
    pub(super) fn at(&self, at: Position, count: usize) -> Option<Place> {
        place(self.whole, at, count)
    }

    /// The place of a value of the front matter: from where it begins to the
    /// end of its line.
    pub(super) fn value(&self, path: &[Step<'_>]) -> Option<Place> {
        let at = in_file(locate(self.document.front_matter, path)?);
        self.at(at, usize::MAX)
    }

    /// The place of the `nth` line of the front matter that begins with a key.
    pub(super) fn key(&self, key: &str, nth: usize) -> Option<Place> {
        let begins = |line: &&str| {
            let line = line.trim_start_matches([' ', '-', '"', '\'']);
            line.strip_prefix(key)
                .is_some_and(|rest| rest.trim_start_matches(['"', '\'', ' ']).starts_with(':'))
        };
        let lines = self.document.front_matter.lines().zip(1..);
        let (line, number) = lines.filter(|(line, _)| begins(line)).nth(nth)?;
        let column = line.find(key).map_or(0, |at| line[..at].chars().count()) + 1;
        self.at(
            in_file(Position {
                line: number,
                column,
            }),
            key.chars().count(),
        )
    }

    /// The place of the first `needle` at or after a line of the file.
    pub(super) fn find(&self, needle: &str, from_line: usize) -> Option<Place> {
        let lines = self
            .whole
            .lines()
            .zip(1..)
            .skip(from_line.saturating_sub(1));
        for (line, number) in lines {
            if let Some(at) = line.find(needle) {
                let column = line[..at].chars().count() + 1;
                return self.at(
                    Position {
                        line: number,
                        column,
                    },
                    needle.chars().count(),
                );
            }
        }
        None
    }

    /// The line of the file on which a byte of its body stands.
    pub(super) fn line_of_body(&self, byte: usize) -> usize {
        let start = self.whole.len() - self.document.body.len();
        let before = self.whole.get(..start + byte).unwrap_or_default();
        before.matches('\n').count() + 1
    }
}

/// A position of the front matter as one of the file.
pub(super) fn in_file(at: Position) -> Position {
    Position {
        line: at.line + LINES_BEFORE_FRONT_MATTER,
        column: at.column,
    }
}

/// The place of at most `count` characters of `text` at a position, none
/// beyond the end of the line; at least one column wide.
pub(super) fn place(text: &str, at: Position, count: usize) -> Option<Place> {
    let line = text.lines().nth(at.line.checked_sub(1)?)?.trim_end();
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
    let piece: Vec<char> = line
        .chars()
        .skip(skipped)
        .take(LONGEST)
        .map(shown)
        .collect();
    let start = (before - skipped).min(piece.len());
    let end = start.saturating_add(count).min(piece.len());
    let ellipsis = if skipped > 0 { "…" } else { "" };
    let length = |chars: &[char]| chars.iter().map(|c| c.len_utf8()).sum::<usize>();
    let first = ellipsis.len() + length(&piece[..start]);
    let cut = line.chars().nth(skipped + LONGEST).is_some();
    Some(Place {
        at,
        excerpt: format!(
            "{ellipsis}{}{}",
            piece.iter().collect::<String>(),
            if cut { "…" } else { "" }
        ),
        span: first..first + length(&piece[start..end]),
        is_whole: skipped == 0,
    })
}
