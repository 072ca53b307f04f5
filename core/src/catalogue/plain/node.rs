//! What a text says: scalars, lists and mappings, from which a type is read.

use std::borrow::Cow;
use std::fmt;

use serde::de::value::{MapDeserializer, SeqDeserializer};
use serde::de::{self, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;

/// What a text says.
pub(super) enum Node<'t> {
    Scalar {
        text: Cow<'t, str>,
        /// Whether it stands without quotes, and may be a number or nothing.
        is_plain: bool,
    },
    List(Vec<Node<'t>>),
    Mapping(Vec<(&'t str, Node<'t>)>),
}

impl<'t> Node<'t> {
    pub(super) fn plain(text: &'t str) -> Self {
        Self::Scalar {
            text: Cow::Borrowed(text),
            is_plain: true,
        }
    }

    pub(super) fn text(text: impl Into<Cow<'t, str>>) -> Self {
        Self::Scalar {
            text: text.into(),
            is_plain: false,
        }
    }
}

/// That a text is not what is looked for: the parser will say what is wrong.
#[derive(Debug)]
pub(super) struct Refused;

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("refused")
    }
}

impl std::error::Error for Refused {}

impl de::Error for Refused {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

impl<'de> IntoDeserializer<'de, Refused> for Node<'de> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

/// Whether a plain scalar is a text whatever is expected: those that may be
/// numbers, truth values or nothing are left to the parser.
fn is_text(plain: &str) -> bool {
    plain.starts_with(char::is_alphabetic) && plain.contains(|c: char| !c.is_ascii_alphabetic())
}

impl<'de> de::Deserializer<'de> for Node<'de> {
    type Error = Refused;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        match self {
            Self::Scalar { text, is_plain } if !is_plain || is_text(&text) => {
                visitor.visit_str(&text)
            }
            Self::Scalar { .. } => Err(Refused),
            Self::List(items) => visitor.visit_seq(SeqDeserializer::new(items.into_iter())),
            Self::Mapping(entries) => visitor.visit_map(MapDeserializer::new(entries.into_iter())),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        match &self {
            Self::Scalar {
                text,
                is_plain: true,
            } if matches!(&**text, "" | "~" | "null" | "Null" | "NULL") => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        match self {
            Self::Scalar { text, .. } => visitor.visit_str(&text),
            _ => Err(Refused),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        self.deserialize_str(visitor)
    }

    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        visitor.visit_i64(self.number()?.parse().map_err(|_| Refused)?)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        let number: f64 = self.number()?.parse().map_err(|_| Refused)?;
        if number.is_finite() {
            visitor.visit_f64(number)
        } else {
            Err(Refused)
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i128 u8 u16 u32 u64 u128 f32 char bytes byte_buf unit
        unit_struct newtype_struct seq tuple tuple_struct map struct enum
        identifier ignored_any
    }
}

impl<'t> Node<'t> {
    /// A number in decimal digits, as everybody writes it.
    fn number(self) -> Result<Cow<'t, str>, Refused> {
        match self {
            Self::Scalar {
                text,
                is_plain: true,
            } => {
                let digits = text.strip_prefix('-').unwrap_or(&text);
                let is_number = digits.bytes().all(|b| b.is_ascii_digit() || b == b'.');
                let is_octal = digits.len() > 1 && digits.starts_with('0') && !digits.contains('.');
                if is_number && !is_octal {
                    Ok(text)
                } else {
                    Err(Refused)
                }
            }
            _ => Err(Refused),
        }
    }
}
