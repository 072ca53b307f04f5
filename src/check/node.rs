//! YAML of any shape, keys given twice included: what is checked has to be
//! read before anything is known of it.

use std::fmt;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::catalogue::problem::Expected;

/// A value of YAML.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Node {
    Null,
    Boolean,
    Integer(i64),
    Number(f64),
    Text(String),
    List(Vec<Node>),
    /// In the order of the file; a key may be there twice.
    Mapping(Vec<(String, Node)>),
    /// A tagged value, a key that is no text.
    Other,
}

impl Node {
    /// Whether the format takes this value where it wants `expected`.
    pub(super) fn is(&self, expected: Expected) -> bool {
        match (self, expected) {
            (Self::Null, _) | (_, Expected::Other) => true,
            (
                Self::Boolean | Self::Integer(_) | Self::Number(_) | Self::Text(_),
                Expected::Text,
            ) => true,
            (Self::Integer(_), Expected::Integer | Expected::Number) => true,
            (Self::Number(_), Expected::Number) => true,
            (Self::Text(_), Expected::Texts) => true,
            (Self::List(items), Expected::Texts) => {
                items.iter().all(|item| item.is(Expected::Text))
            }
            (Self::List(_), Expected::Rules) | (Self::Mapping(_), Expected::Mapping) => true,
            _ => false,
        }
    }

    /// The texts of a list, or the one text in its place, with their numbers.
    pub(super) fn texts(&self) -> Vec<(usize, &str)> {
        match self {
            Self::Text(text) => vec![(0, text)],
            Self::List(items) => items
                .iter()
                .enumerate()
                .filter_map(|(index, item)| match item {
                    Self::Text(text) => Some((index, text.as_str())),
                    _ => None,
                })
                .collect(),
            _ => Vec::new(),
        }
    }

    /// The text, where it is one.
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Whether nothing is said by it.
    pub(super) fn is_empty(&self) -> bool {
        match self {
            Self::Null => true,
            Self::Text(text) => text.trim().is_empty(),
            Self::List(items) => items.iter().all(Self::is_empty),
            _ => false,
        }
    }

    /// The first value of a key.
    pub(super) fn get(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Mapping(pairs) => pairs
                .iter()
                .find(|(known, _)| known == key)
                .map(|(_, value)| value),
            _ => None,
        }
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Any)
    }
}

struct Any;

impl<'de> Visitor<'de> for Any {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_none<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Node, E> {
        Ok(Node::Boolean)
    }

    fn visit_i64<E>(self, number: i64) -> Result<Node, E> {
        Ok(Node::Integer(number))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Node, E> {
        Ok(i64::try_from(number).map_or(Node::Number(number as f64), Node::Integer))
    }

    fn visit_i128<E>(self, number: i128) -> Result<Node, E> {
        Ok(Node::Number(number as f64))
    }

    fn visit_u128<E>(self, number: u128) -> Result<Node, E> {
        Ok(Node::Number(number as f64))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Node, E> {
        Ok(Node::Number(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Node, E> {
        Ok(Node::Text(text.to_owned()))
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut seq: S) -> Result<Node, S::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(Node::List(items))
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Node, M::Error> {
        let mut pairs = Vec::new();
        while let Some(key) = map.next_key()? {
            match key {
                Self::Value::Text(key) => pairs.push((key, map.next_value()?)),
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(Node::Mapping(pairs))
    }

    fn visit_enum<A: serde::de::EnumAccess<'de>>(self, tagged: A) -> Result<Node, A::Error> {
        use serde::de::VariantAccess;
        let (IgnoredAny, value) = tagged.variant()?;
        value.newtype_variant::<IgnoredAny>()?;
        Ok(Node::Other)
    }
}
