//! What a YAML text says. `serde_yaml` defines the format, but stops at the
//! first wrong type: it is asked for a value of any type, so that everything
//! wrong with a text can be reported.

use std::fmt;

use serde::Deserialize;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, IgnoredAny, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};

use super::clean::clean_line;
use super::diagnostic::Position;
use super::file_error::FileError;
use super::place::Spot;

/// A value. Tags of a file's own (`!tag value`) are dropped.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Yaml {
    /// `~`, or no value.
    Null,
    Bool(bool),
    Integer(i128),
    Number(f64),
    Text(String),
    List(Vec<Yaml>),
    /// In the order of the text; a key may occur twice.
    Mapping(Vec<(Yaml, Yaml)>),
}

impl Yaml {
    /// # Errors
    /// What `serde_yaml` refuses, and aliases that expand to too much.
    pub(crate) fn read(yaml: &str) -> Result<Self, (FileError, Option<Position>)> {
        let has_aliases = yaml.contains('&') && yaml.contains('*');
        let left = if has_aliases {
            ALIAS_BUDGET
        } else {
            usize::MAX
        };
        Self::within(yaml, Budget::new(left, VALUE_SIZE))
    }

    /// Reads a text that is longer than any front matter.
    ///
    /// # Errors
    /// As [`Yaml::read`], and more values than memory should hold.
    pub(crate) fn read_long(yaml: &str) -> Result<Self, (FileError, Option<Position>)> {
        Self::within(yaml, Budget::of_long())
    }

    /// Reads each document of such a text.
    ///
    /// # Errors
    /// As [`Yaml::read_long`], for all of them together.
    pub(crate) fn read_all(yaml: &str) -> Result<Vec<Self>, (FileError, Option<Position>)> {
        let mut budget = Budget::of_long();
        let documents = serde_yaml::Deserializer::from_str(yaml);
        let read = documents.map(|document| AnyValue(&mut budget).deserialize(document));
        let read: Result<Vec<Self>, _> = read.collect();
        read.map_err(|error| budget.refusal(&error))
    }

    /// Reads a text of JSON that is longer than any front matter; none where it is
    /// not JSON, or holds too much.
    pub(crate) fn of_json(json: &str) -> Option<Self> {
        let mut json = serde_json::Deserializer::from_str(json);
        let value = AnyValue(&mut Budget::of_long())
            .deserialize(&mut json)
            .ok()?;
        json.end().ok().map(|()| value)
    }

    fn within(yaml: &str, mut budget: Budget) -> Result<Self, (FileError, Option<Position>)> {
        let read = AnyValue(&mut budget).deserialize(serde_yaml::Deserializer::from_str(yaml));
        read.map_err(|error| budget.refusal(&error))
    }

    /// Reads a text of which this is the value once more: every scalar that
    /// says something is the text that was written (`1.10`, `0x1`, `True`).
    pub(super) fn as_written(&self, yaml: &str) -> Option<Self> {
        let read = Written(self).deserialize(serde_yaml::Deserializer::from_str(yaml));
        read.ok()
    }

    /// The pairs of a mapping; none of anything else.
    pub(crate) fn pairs(&self) -> &[(Self, Self)] {
        match self {
            Self::Mapping(pairs) => pairs,
            _ => &[],
        }
    }

    /// What stands at a spot.
    pub(super) fn at(&self, spot: &Spot) -> Option<&Self> {
        spot.0.iter().try_fold(self, |value, step| match value {
            Self::List(items) => items.get(*step),
            Self::Mapping(pairs) => {
                let (key, value) = pairs.get(step / 2)?;
                Some(if step % 2 == 0 { key } else { value })
            }
            _ => None,
        })
    }

    pub(crate) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(crate) fn number(&self) -> Option<f64> {
        match self {
            Self::Integer(number) => Some(*number as f64),
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        match self {
            Self::Null => true,
            Self::Text(text) => text.trim().is_empty(),
            Self::List(items) => items.iter().all(Self::is_empty),
            _ => false,
        }
    }
}

/// A refusal of `serde_yaml`: its words, which may quote the file, without the
/// position in them, and the position.
pub(crate) fn refusal(error: &serde_yaml::Error) -> (FileError, Option<Position>) {
    let said = error.to_string();
    let said = said.split(" at line ").next().unwrap_or_default();
    let at = error.location().map(|location| Position {
        line: location.line(),
        column: location.column(),
    });
    (FileError::Yaml(clean_line(said)), at)
}

/// What a text with aliases (`*name`) may grow to once they are replaced by
/// what they stand for: a short text can stand for one that no memory holds.
/// Without aliases, the longest front matter takes less.
const ALIAS_BUDGET: usize = 2 * 1024 * 1024;

/// About what a value takes beside its text.
const VALUE_SIZE: usize = 8;

/// What a long text may take in memory, each value as much as one of JSON does.
const LONG_BUDGET: usize = 128 * 1024 * 1024;

/// The parser's own words for aliases without end.
const BUDGET_SPENT: &str = "repetition limit exceeded";

struct Budget {
    left: usize,
    /// What a value takes beside its text.
    value: usize,
    is_spent: bool,
}

impl Budget {
    fn new(left: usize, value: usize) -> Self {
        let is_spent = false;
        Self {
            left,
            value,
            is_spent,
        }
    }

    fn of_long() -> Self {
        Self::new(LONG_BUDGET, size_of::<serde_json::Value>())
    }

    /// A refusal, which may be because it is spent.
    fn refusal(&self, error: &serde_yaml::Error) -> (FileError, Option<Position>) {
        let (error, at) = refusal(error);
        let spent = || FileError::Yaml(BUDGET_SPENT.to_owned());
        (if self.is_spent { spent() } else { error }, at)
    }
}

/// Reads a value whatever it is.
struct AnyValue<'b>(&'b mut Budget);

impl AnyValue<'_> {
    /// Counts a value with a text of that length against the budget.
    fn made<E: Error>(&mut self, value: Yaml, length: usize) -> Result<Yaml, E> {
        match self.0.left.checked_sub(self.0.value + length) {
            Some(left) => self.0.left = left,
            None => {
                self.0.is_spent = true;
                return Err(E::custom(BUDGET_SPENT));
            }
        }
        Ok(value)
    }
}

impl<'de> DeserializeSeed<'de> for AnyValue<'_> {
    type Value = Yaml;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Yaml, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for AnyValue<'_> {
    type Value = Yaml;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_bool<E: Error>(mut self, flag: bool) -> Result<Yaml, E> {
        self.made(Yaml::Bool(flag), 0)
    }

    fn visit_i64<E: Error>(mut self, number: i64) -> Result<Yaml, E> {
        self.made(Yaml::Integer(number.into()), 0)
    }

    fn visit_u64<E: Error>(mut self, number: u64) -> Result<Yaml, E> {
        self.made(Yaml::Integer(number.into()), 0)
    }

    fn visit_i128<E: Error>(mut self, number: i128) -> Result<Yaml, E> {
        self.made(Yaml::Integer(number), 0)
    }

    fn visit_u128<E: Error>(mut self, number: u128) -> Result<Yaml, E> {
        let value = i128::try_from(number).map_or(Yaml::Number(number as f64), Yaml::Integer);
        self.made(value, 0)
    }

    fn visit_f64<E: Error>(mut self, number: f64) -> Result<Yaml, E> {
        self.made(Yaml::Number(number), 0)
    }

    fn visit_unit<E: Error>(mut self) -> Result<Yaml, E> {
        self.made(Yaml::Null, 0)
    }

    // A text that holds nothing, or comments only.
    fn visit_none<E: Error>(self) -> Result<Yaml, E> {
        self.visit_unit()
    }

    fn visit_str<E: Error>(mut self, text: &str) -> Result<Yaml, E> {
        // What the budget forbids is not even copied.
        self.made(Yaml::Null, text.len())?;
        Ok(Yaml::Text(text.to_owned()))
    }

    fn visit_seq<S: SeqAccess<'de>>(mut self, mut seq: S) -> Result<Yaml, S::Error> {
        self.made(Yaml::Null, 0)?;
        let mut items = Vec::new();
        while let Some(item) = seq.next_element_seed(AnyValue(self.0))? {
            items.push(item);
        }
        Ok(Yaml::List(items))
    }

    fn visit_map<M: MapAccess<'de>>(mut self, mut map: M) -> Result<Yaml, M::Error> {
        self.made(Yaml::Null, 0)?;
        let mut pairs = Vec::new();
        while let Some(key) = map.next_key_seed(AnyValue(self.0))? {
            pairs.push((key, map.next_value_seed(AnyValue(self.0))?));
        }
        Ok(Yaml::Mapping(pairs))
    }

    /// A value with a tag of its own: `!tag value`.
    fn visit_enum<A: EnumAccess<'de>>(self, tagged: A) -> Result<Yaml, A::Error> {
        let (IgnoredAny, value) = tagged.variant()?;
        value.newtype_variant_seed(self)
    }
}

/// Reads again a text whose value is known: a deserializer must say beforehand
/// whether it wants a number or a text.
struct Written<'v>(&'v Yaml);

impl<'de> DeserializeSeed<'de> for Written<'_> {
    type Value = Yaml;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Yaml, D::Error> {
        match self.0 {
            Yaml::Null => IgnoredAny::deserialize(deserializer).map(|_| Yaml::Null),
            Yaml::List(_) | Yaml::Mapping(_) => deserializer.deserialize_any(self),
            _ => String::deserialize(deserializer).map(Yaml::Text),
        }
    }
}

impl<'de> Visitor<'de> for Written<'_> {
    type Value = Yaml;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the same value")
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut seq: S) -> Result<Yaml, S::Error> {
        let Yaml::List(items) = self.0 else {
            return Err(S::Error::custom("another value"));
        };
        let mut written = Vec::with_capacity(items.len());
        for item in items {
            written.extend(seq.next_element_seed(Written(item))?);
        }
        Ok(Yaml::List(written))
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Yaml, M::Error> {
        let mut written = Vec::new();
        for (key, value) in self.0.pairs() {
            if let Some(key) = map.next_key_seed(Written(key))? {
                written.push((key, map.next_value_seed(Written(value))?));
            }
        }
        Ok(Yaml::Mapping(written))
    }

    fn visit_enum<A: EnumAccess<'de>>(self, tagged: A) -> Result<Yaml, A::Error> {
        let (IgnoredAny, value) = tagged.variant()?;
        value.newtype_variant_seed(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(yaml: &str) -> Option<(String, Option<(usize, usize)>)> {
        let (error, at) = Yaml::read(yaml).err()?;
        let FileError::Yaml(said) = error else {
            return None;
        };
        Some((said, at.map(|at| (at.line, at.column))))
    }

    #[test]
    fn broken_yaml_is_told_in_the_words_of_the_parser() {
        for (yaml, said, at) in [
            (
                "title: a: b",
                "mapping values are not allowed in this context",
                Some((1, 9)),
            ),
            ("a: &a [*a]", "recursion limit exceeded", Some((1, 4))),
            (
                "\"\\e]0;odd\\a\": {x: !!int t}",
                "]0;odd.x: invalid value: string \"t\", expected an integer",
                Some((1, 19)),
            ),
        ] {
            assert_eq!(refused(yaml), Some((said.to_owned(), at)), "{yaml}");
        }
    }

    #[test]
    fn scalars_are_known_as_they_were_written() {
        let yaml = "1.10: [1.10, 0x1, True, ~, 007, !t 1.0, '2', {a: 1e3}]\nb: &b 1.50\nc: *b\n? [0x2]\n: d";
        let written = Yaml::read(yaml).unwrap().as_written(yaml).unwrap();
        let text = |text: &str| Yaml::Text(text.to_owned());
        let list = ["1.10", "0x1", "True", "~", "007", "1.0", "2"].map(|written| match written {
            "~" => Yaml::Null,
            written => text(written),
        });
        let mut list = list.to_vec();
        list.push(Yaml::Mapping(vec![(text("a"), text("1e3"))]));
        let expected = vec![
            (text("1.10"), Yaml::List(list)),
            (text("b"), text("1.50")),
            (text("c"), text("1.50")),
            (Yaml::List(vec![text("0x2")]), text("d")),
        ];
        assert_eq!(written, Yaml::Mapping(expected));
    }

    #[test]
    fn aliases_that_stand_for_little_are_read() {
        for yaml in [
            "a: &a [x, 1, 1.5, ~, true, {b: c}, -99999999999999999999, 99999999999999999999]\nb: [*a, *a]",
            "a: &a !tag [x]\nb: !tag {c: *a}\nd: &d",
            "a: '*bold* & more'",
            "# & *",
        ] {
            assert_eq!(refused(yaml), None, "{yaml}");
        }
    }

    #[test]
    fn aliases_that_stand_for_much_are_refused() {
        let texts = format!("a: &a {}\nb: [{}]", "x".repeat(30_000), "*a, ".repeat(100));
        let values = format!(
            "a: &a [{}]\nb: [{}]",
            "1, ".repeat(3000),
            "*a, ".repeat(100)
        );
        let keys = format!(
            "a: &a {}\nb: [{}]",
            "x".repeat(30_000),
            "*a : 1, ".repeat(100)
        );
        let bomb = (1..60).fold("a0: &a0 x\n".to_owned(), |yaml, level| {
            let below = level - 1;
            format!("{yaml}a{level}: &a{level} [*a{below}, *a{below}]\n")
        });
        for yaml in [texts, values, keys, bomb] {
            let (said, _) = refused(&yaml).unwrap();
            assert_eq!(said, BUDGET_SPENT);
        }
    }
}
