//! Where in a file something is, with the line itself, fit to be shown.

use std::ops::Range;

use crate::catalogue::clean::clean;
use crate::catalogue::diagnostic::{Excerpt, Place, Position};
use crate::catalogue::document::Document;
use crate::catalogue::place::{Places, Spot};

/// Longest piece of a line that is shown, in characters: wider than any screen.
const LONGEST: usize = 240;
/// How much of a longer line is shown before the place.
const BEFORE: usize = 40;

/// A file and its parts, in which places are looked for.
pub(super) struct SourceText<'a> {
    /// The whole file, [normalised](crate::catalogue::document::normalise).
    pub(super) whole: &'a str,
    pub(super) body: &'a str,
    /// Where each line begins.
    starts: Vec<usize>,
    places: Places,
    lines_before: usize,
}

impl<'a> SourceText<'a> {
    pub(super) fn new(whole: &'a str, document: &Document<'a>) -> Self {
        let breaks = whole.match_indices('\n').map(|(at, _)| at + 1);
        Self {
            whole,
            body: document.body,
            starts: [0].into_iter().chain(breaks).collect(),
            places: Places::read(document.front_matter),
            lines_before: document.lines_before,
        }
    }

    /// The bytes of a line, and of its end.
    fn line(&self, number: usize) -> Option<Range<usize>> {
        let start = *self.starts.get(number.checked_sub(1)?)?;
        let end = self.starts.get(number).copied();
        Some(start..end.unwrap_or(self.whole.len()))
    }

    /// The place of `count` characters at a position.
    pub(super) fn at(&self, at: Position, count: usize) -> Option<Place> {
        let line = self.whole.get(self.line(at.line)?)?;
        Some(of_line(line, at, byte_of(line, at.column), count))
    }

    fn in_file(&self, at: Position) -> Position {
        Position {
            line: at.line + self.lines_before,
            ..at
        }
    }

    /// The place given to what is missing from the front matter.
    pub(super) fn missing(&self) -> Option<Place> {
        self.at(self.in_file(Position { line: 1, column: 1 }), 1)
    }

    /// The place of a value, or of a key, of the front matter.
    pub(super) fn spot(&self, spot: &Spot) -> Option<Place> {
        let at = self.in_file(self.places.position(spot));
        self.at(at, self.places.width(spot))
    }

    /// The byte of the file at which a byte of its body stands.
    pub(super) fn byte_of_body(&self, byte: usize) -> usize {
        self.whole.len() - self.body.len() + byte
    }

    /// The lines of the file on which a value of the front matter stands.
    pub(super) fn lines(&self, spot: &Spot) -> Range<usize> {
        let lines = self.places.lines(spot);
        let [first, last] = [lines.start(), lines.end()].map(|line| line + self.lines_before);
        let start = self.line(first).map_or(0, |line| line.start);
        let end = self.line(last);
        start..end.map_or(self.whole.len(), |line| line.end).max(start)
    }

    /// Where `needle` is first met in a part of the file.
    pub(super) fn find(&self, needle: &str, part: Range<usize>) -> Option<usize> {
        let start = part.start;
        self.whole.get(part)?.find(needle).map(|at| start + at)
    }

    /// The place of some bytes of the file.
    pub(super) fn bytes(&self, range: Range<usize>) -> Option<Place> {
        let number = self.starts.partition_point(|start| *start <= range.start);
        let line = self.line(number)?;
        let before = self.whole.get(line.start..range.start)?;
        let column = before.chars().count() + 1;
        let count = self.whole.get(range)?.chars().count();
        let at = Position {
            line: number,
            column,
        };
        let line = self.whole.get(line)?;
        Some(of_line(line, at, before.len(), count))
    }
}

/// The place of at most `count` characters of a text at a position.
pub(super) fn place(text: &str, at: Position, count: usize) -> Option<Place> {
    let line = text.split('\n').nth(at.line.checked_sub(1)?)?;
    Some(of_line(line, at, byte_of(line, at.column), count))
}

/// The byte of a line at which a column begins.
fn byte_of(line: &str, column: usize) -> usize {
    let mut bytes = line.char_indices().map(|(at, _)| at);
    bytes.nth(column.saturating_sub(1)).unwrap_or(line.len())
}

/// The place of at most `count` characters of a line from its byte `start` on,
/// none beyond its end. Of a long line only what is around it is looked at.
fn of_line(line: &str, at: Position, start: usize, count: usize) -> Place {
    let mut end = line.len().min(start + 4 * LONGEST);
    while !line.is_char_boundary(end) {
        end += 1;
    }
    let line = line[..end].trim_end();
    let start = start.min(line.len());
    let first = if line.chars().nth(LONGEST).is_some() {
        let before = line[..start].char_indices().rev().take(BEFORE);
        before.last().map_or(start, |(at, _)| at)
    } else {
        0
    };
    // One character for one, so that columns stay what they are.
    let shown = |c: char| match c {
        '\t' => ' ',
        c if clean(c.encode_utf8(&mut [0; 4])).is_empty() => '\u{fffd}',
        c => c,
    };
    let left_out = |is_cut: bool| if is_cut { "…" } else { "" };
    let mut text = left_out(first > 0).to_owned();
    text.extend(line[first..start].chars().map(shown));
    let room = LONGEST.saturating_sub(line[first..start].chars().count());
    let count = count.max(1).min(room);
    let meant = text.len();
    let mut rest = line[start..].chars();
    text.extend(rest.by_ref().take(count).map(shown));
    let span = meant..text.len();
    text.extend(rest.by_ref().take(room - count).map(shown));
    text.push_str(left_out(rest.next().is_some()));
    Place {
        at,
        excerpt: Some(Excerpt {
            text,
            span,
            is_whole: first == 0,
        }),
    }
}
