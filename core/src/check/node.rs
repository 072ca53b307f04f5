//! YAML of any shape with the place of every value: what is checked has to be
//! read before anything is known of it.
//!
//! The parser that decides what an entry says tells no places; this one tells
//! nothing else.

use saphyr_parser::{Event, Parser, ScalarStyle, Span};

use crate::catalogue::problem::{Expected, Position};

/// Deepest nesting that is read.
const DEEPEST: usize = 128;

/// A value of YAML and its place in the text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Node {
    pub(super) at: Position,
    /// How many characters of its line it takes; those up to the end of the
    /// line where it goes on after that.
    pub(super) width: usize,
    /// The line on which it ends.
    pub(super) last_line: usize,
    pub(super) value: Value,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    /// As written, and what YAML takes it for.
    Scalar(String, Scalar),
    List(Vec<Node>),
    /// In the order of the file; a key may be there twice.
    Mapping(Vec<(Node, Node)>),
    /// `*name`.
    Alias,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Scalar {
    Null,
    Boolean,
    Integer(i64),
    Number(f64),
    Text,
}

impl Scalar {
    /// The number, where it is one.
    pub(super) fn number(self) -> Option<f64> {
        match self {
            Self::Integer(integer) => Some(integer as f64),
            Self::Number(number) => Some(number),
            Self::Null | Self::Boolean | Self::Text => None,
        }
    }
}

impl Node {
    /// Reads a text; none where it is no YAML, or nested too deep.
    pub(super) fn read(yaml: &str) -> Option<Self> {
        let mut open: Vec<(Node, Vec<Node>)> = Vec::new();
        for event in Parser::new_from_str(yaml) {
            let (event, span) = event.ok()?;
            let node = match event {
                Event::Scalar(text, style, ..) => {
                    let scalar = if style == ScalarStyle::Plain {
                        plain(&text)
                    } else {
                        Scalar::Text
                    };
                    Self::new(&span, Value::Scalar(text.into_owned(), scalar))
                }
                Event::Alias(_) => Self::new(&span, Value::Alias),
                Event::SequenceStart(..) => {
                    open.push((Self::new(&span, Value::List(Vec::new())), Vec::new()));
                    continue;
                }
                Event::MappingStart(..) => {
                    open.push((Self::new(&span, Value::Mapping(Vec::new())), Vec::new()));
                    continue;
                }
                Event::SequenceEnd | Event::MappingEnd => {
                    let (mut node, children) = open.pop()?;
                    node.close(children);
                    node
                }
                _ => continue,
            };
            match open.last_mut() {
                Some((_, children)) => children.push(node),
                None => return Some(node),
            }
            if open.len() > DEEPEST {
                return None;
            }
        }
        Some(Self {
            at: Position { line: 1, column: 1 },
            width: 0,
            last_line: 1,
            value: Value::Scalar(String::new(), Scalar::Null),
        })
    }

    fn new(span: &Span, value: Value) -> Self {
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
            value,
        }
    }

    fn close(&mut self, children: Vec<Self>) {
        match &mut self.value {
            Value::Mapping(pairs) => {
                let mut children = children.into_iter();
                while let Some((key, value)) = children.next().zip(children.next()) {
                    pairs.push((key, value));
                }
            }
            Value::List(items) => *items = children,
            Value::Scalar(..) | Value::Alias => {}
        }
        let first = match &self.value {
            Value::Mapping(pairs) => pairs.first().map(|(key, _)| key),
            Value::List(items) => items.first(),
            _ => None,
        };
        if let Some(first) = first
            && first.at.line != self.at.line
        {
            self.at = first.at;
        }
    }

    /// Whether the format takes this value where it wants `expected`.
    pub(super) fn is(&self, expected: Expected) -> bool {
        matches!(
            (&self.value, expected),
            (Value::Alias | Value::Scalar(_, Scalar::Null), _)
                | (_, Expected::Other)
                | (Value::Scalar(..), Expected::Text)
                | (
                    Value::Scalar(_, Scalar::Integer(_)),
                    Expected::Integer | Expected::Number
                )
                | (Value::Scalar(_, Scalar::Number(_)), Expected::Number)
                | (Value::Scalar(_, Scalar::Text), Expected::Texts)
                | (Value::List(_), Expected::Texts | Expected::Rules)
                | (Value::Mapping(_), Expected::Mapping)
        )
    }

    /// The items of a list, or the one value in its place.
    pub(super) fn items(&self) -> &[Self] {
        match &self.value {
            Value::List(items) => items,
            _ => std::slice::from_ref(self),
        }
    }

    /// The text, where it is one.
    pub(super) fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar(text, Scalar::Text) => Some(text),
            _ => None,
        }
    }

    /// Whether nothing is said by it.
    pub(super) fn is_empty(&self) -> bool {
        match &self.value {
            Value::Scalar(_, Scalar::Null) => true,
            Value::Scalar(text, _) => text.trim().is_empty(),
            Value::List(items) => items.iter().all(Self::is_empty),
            Value::Mapping(_) | Value::Alias => false,
        }
    }

    /// The pairs of a mapping; none of anything else.
    pub(super) fn pairs(&self) -> &[(Self, Self)] {
        match &self.value {
            Value::Mapping(pairs) => pairs,
            _ => &[],
        }
    }

    /// The first value of a key.
    pub(super) fn get(&self, key: &str) -> Option<&Self> {
        let found = self.pairs().iter().find(|(known, _)| known.name() == key);
        found.map(|(_, value)| value)
    }

    /// A key as it is written; empty for one that is no scalar.
    pub(super) fn name(&self) -> &str {
        match &self.value {
            Value::Scalar(name, _) => name,
            _ => "",
        }
    }
}

/// What YAML takes a text for that has no quotes.
fn plain(text: &str) -> Scalar {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Scalar::Null,
        "true" | "True" | "TRUE" | "false" | "False" | "FALSE" => return Scalar::Boolean,
        _ => {}
    }
    let begins_number = text.starts_with(|c: char| c.is_ascii_digit() || "+-.".contains(c));
    if !begins_number {
        return Scalar::Text;
    }
    let digits = text.trim_start_matches(['+', '-']);
    let is_octal = digits.len() > 1 && digits.starts_with('0') && !digits.contains(['.', 'e']);
    match (text.parse(), number(text)) {
        _ if is_octal => Scalar::Text,
        (Ok(integer), _) => Scalar::Integer(integer),
        (_, Some(number)) => Scalar::Number(number),
        _ => Scalar::Text,
    }
}

/// A number as YAML writes it: what is beyond every number has its own words,
/// `inf` and `1e400` are texts.
fn number(text: &str) -> Option<f64> {
    match text {
        ".inf" | ".Inf" | ".INF" | "+.inf" | "+.Inf" | "+.INF" => Some(f64::INFINITY),
        "-.inf" | "-.Inf" | "-.INF" => Some(f64::NEG_INFINITY),
        ".nan" | ".NaN" | ".NAN" => Some(f64::NAN),
        _ => text.parse().ok().filter(|number: &f64| number.is_finite()),
    }
}
