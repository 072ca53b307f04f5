//! What a YAML text grows to once its aliases (`*name`) are replaced by what
//! they stand for. A short text can stand for one that no memory holds.

use std::fmt;

use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, IgnoredAny, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};

/// The words of the refusal: those of the parser for aliases without end.
pub(super) const TOO_HEAVY: &str = "repetition limit exceeded";

/// Heaviest text that is read. Without aliases, the longest front matter
/// weighs less.
const WEIGHT_LIMIT: usize = 2 * 1024 * 1024;

/// Weight of a value apart from its text, about what it takes in memory.
const VALUE_WEIGHT: usize = 8;

/// Refuses a text that is too heavy, before anything is kept of it.
///
/// # Errors
/// The text is too heavy, or what the parser refuses.
pub(super) fn refuse_heavy(yaml: &str) -> Result<(), serde_yaml::Error> {
    if !(yaml.contains('&') && yaml.contains('*')) {
        return Ok(());
    }
    let mut weight = 0;
    Scale(&mut weight).deserialize(serde_yaml::Deserializer::from_str(yaml))
}

/// Adds the weight of a value, whatever it is, to a sum.
struct Scale<'w>(&'w mut usize);

impl Scale<'_> {
    fn add<E: Error>(&mut self, length: usize) -> Result<(), E> {
        *self.0 += VALUE_WEIGHT + length;
        if *self.0 > WEIGHT_LIMIT {
            return Err(E::custom(TOO_HEAVY));
        }
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Scale<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Scale<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_bool<E: Error>(mut self, _: bool) -> Result<(), E> {
        self.add(0)
    }

    fn visit_i64<E: Error>(mut self, _: i64) -> Result<(), E> {
        self.add(0)
    }

    fn visit_i128<E: Error>(mut self, _: i128) -> Result<(), E> {
        self.add(0)
    }

    fn visit_u64<E: Error>(mut self, _: u64) -> Result<(), E> {
        self.add(0)
    }

    fn visit_u128<E: Error>(mut self, _: u128) -> Result<(), E> {
        self.add(0)
    }

    fn visit_f64<E: Error>(mut self, _: f64) -> Result<(), E> {
        self.add(0)
    }

    fn visit_unit<E: Error>(mut self) -> Result<(), E> {
        self.add(0)
    }

    fn visit_none<E: Error>(mut self) -> Result<(), E> {
        self.add(0)
    }

    fn visit_str<E: Error>(mut self, text: &str) -> Result<(), E> {
        self.add(text.len())
    }

    fn visit_seq<S: SeqAccess<'de>>(mut self, mut seq: S) -> Result<(), S::Error> {
        self.add(0)?;
        while seq.next_element_seed(Scale(self.0))?.is_some() {}
        Ok(())
    }

    fn visit_map<M: MapAccess<'de>>(mut self, mut map: M) -> Result<(), M::Error> {
        self.add(0)?;
        while map.next_key_seed(Scale(self.0))?.is_some() {
            map.next_value_seed(Scale(self.0))?;
        }
        Ok(())
    }

    /// A value with a tag of its own: `!tag value`.
    fn visit_enum<A: EnumAccess<'de>>(self, tagged: A) -> Result<(), A::Error> {
        let (IgnoredAny, value) = tagged.variant()?;
        value.newtype_variant_seed(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(yaml: &str) -> Option<String> {
        refuse_heavy(yaml).err().map(|error| error.to_string())
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
        for yaml in [texts, values, keys] {
            let words = refused(&yaml).unwrap();
            assert!(words.contains(TOO_HEAVY), "{words}");
        }
    }

    #[test]
    fn what_is_refused_is_not_weighed_to_its_end() {
        let bomb = (1..60).fold("a0: &a0 x\n".to_owned(), |yaml, level| {
            let below = level - 1;
            format!("{yaml}a{level}: &a{level} [*a{below}, *a{below}]\n")
        });
        assert!(refused(&bomb).unwrap().contains(TOO_HEAVY));
    }
}
