//! Where in a front matter a key or a value stands. `serde_yaml`, which says
//! what a text means, gives no positions; this parser is used for nothing else.

use std::ops::RangeInclusive;

use saphyr_parser::{Event, Parser, Span};

use super::clean::clean_line;
use super::diagnostic::Position;

/// Deepest nesting that is read: the limit of `serde_yaml`.
const DEEPEST: usize = 128;

/// The way to a key or a value while values are read, from the inside out.
#[derive(Clone, Copy)]
pub(crate) enum Trail<'a> {
    Root,
    /// The key of that number in a mapping.
    Key(&'a Trail<'a>, usize, &'a str),
    Value(&'a Trail<'a>, usize, &'a str),
    /// The item of that number in a list.
    Item(&'a Trail<'a>, usize),
}

impl Trail<'_> {
    /// As people write it: `access_page[0].is_eligible`.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::Root => String::new(),
            Self::Key(Self::Root, _, name) | Self::Value(Self::Root, _, name) => clean_line(name),
            Self::Key(outer, _, name) | Self::Value(outer, _, name) => {
                format!("{}.{}", outer.name(), clean_line(name))
            }
            Self::Item(outer, index) => format!("{}[{index}]", outer.name()),
        }
    }

    pub(crate) fn spot(&self) -> Spot {
        let (mut spot, step) = match self {
            Self::Root => return Spot::default(),
            Self::Key(outer, index, _) => (outer.spot(), 2 * index),
            Self::Value(outer, index, _) => (outer.spot(), 2 * index + 1),
            Self::Item(outer, index) => (outer.spot(), *index),
        };
        spot.0.push(step);
        spot
    }
}

/// The way to a key or a value from the outside in: by number among the items
/// of a list, or among the keys and values of a mapping in turn.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Spot(pub(super) Vec<usize>);

impl Spot {
    /// The key of the pair of that number.
    pub(crate) fn key(&self, pair: usize) -> Self {
        self.item(2 * pair)
    }

    /// The value of the pair of that number.
    pub(crate) fn value(&self, pair: usize) -> Self {
        self.item(2 * pair + 1)
    }

    /// The item of that number.
    pub(crate) fn item(&self, index: usize) -> Self {
        Self([&self.0[..], &[index]].concat())
    }
}

/// The place of a value, and of what it holds.
#[derive(Debug)]
pub(crate) struct Places {
    at: Position,
    /// In characters; up to the end of the line for what continues on the next.
    width: usize,
    /// The line on which it ends.
    last_line: usize,
    /// Items, or keys and values alternately; empty for an alias.
    inner: Vec<Places>,
}

impl Places {
    /// The places of a front matter, as far as it can be read.
    pub(crate) fn read(yaml: &str) -> Self {
        let mut open = vec![Self::start()];
        for event in Parser::new_from_str(yaml) {
            let Ok((event, span)) = event else {
                break;
            };
            match event {
                Event::Scalar(..) | Event::Alias(_) => {
                    if let Some(outer) = open.last_mut() {
                        outer.inner.push(Self::new(&span));
                    }
                }
                Event::SequenceStart(..) | Event::MappingStart(..) => open.push(Self::new(&span)),
                Event::SequenceEnd | Event::MappingEnd => close(&mut open),
                _ => {}
            }
            if open.len() > DEEPEST + 1 {
                break;
            }
        }
        while open.len() > 1 {
            close(&mut open);
        }
        let document = open.pop().map(|document| document.inner);
        let root = document.and_then(|inner| inner.into_iter().next());
        root.unwrap_or_else(Self::start)
    }

    fn start() -> Self {
        Self {
            at: Position { line: 1, column: 1 },
            width: 1,
            last_line: 1,
            inner: Vec::new(),
        }
    }

    fn new(span: &Span) -> Self {
        let is_one_line = span.start.line() == span.end.line();
        Self {
            at: Position {
                line: span.start.line(),
                column: span.start.col() + 1,
            },
            width: if is_one_line {
                span.end.col() - span.start.col()
            } else {
                usize::MAX
            },
            last_line: span.end.line(),
            inner: Vec::new(),
        }
    }

    /// Line and column in the text of what stands at a spot.
    pub(crate) fn position(&self, spot: &Spot) -> Position {
        self.at(spot).at
    }

    /// The width of what stands at a spot.
    pub(crate) fn width(&self, spot: &Spot) -> usize {
        self.at(spot).width
    }

    /// The lines of the text from the first to the last of what stands at a
    /// spot.
    pub(crate) fn lines(&self, spot: &Spot) -> RangeInclusive<usize> {
        let place = self.at(spot);
        place.at.line..=place.last_line
    }

    /// What stands at a spot; behind an alias, where nothing has a place, the
    /// alias.
    fn at(&self, spot: &Spot) -> &Self {
        let mut place = self;
        for step in &spot.0 {
            match place.inner.get(*step) {
                Some(inner) => place = inner,
                None => break,
            }
        }
        place
    }
}

/// Ends the innermost list or mapping. A block written below its key starts at
/// its first item or key.
fn close(open: &mut Vec<Places>) {
    let Some(mut closed) = open.pop() else {
        return;
    };
    if let Some(first) = closed.inner.first()
        && first.at.line != closed.at.line
    {
        closed.at = first.at;
    }
    if let Some(outer) = open.last_mut() {
        outer.inner.push(closed);
    }
}
