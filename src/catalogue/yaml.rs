//! The YAML parser behind one function: what it refuses, as a [`Problem`] at
//! a [`Position`].

use std::fmt;

use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess,
    Visitor,
};

use super::problem::{Expected, Position, Problem};

/// Reads `text` as a `T`.
///
/// # Errors
/// What the parser refuses, and where; lines count from the start of `text`.
pub fn parse<T: DeserializeOwned>(text: &str) -> Result<T, (Problem, Option<Position>)> {
    serde_yaml::from_str(text).map_err(|error| {
        let problem = problem(&error);
        let at = match &problem {
            // The parser gives the start of the mapping here.
            Problem::DuplicateKey(key) => second_line_of(text, key),
            _ => None,
        };
        (
            problem,
            at.or_else(|| error.location().as_ref().map(position)),
        )
    })
}

/// One step of the way to a value.
#[derive(Debug, Clone, Copy)]
pub enum Step<'a> {
    /// Into a mapping, by key.
    Key(&'a str),
    /// Into a list, by index.
    Item(usize),
}

/// Where the value at the end of `path` stands in `text`; none if there is no
/// such value.
///
/// The parser tells positions only in errors: this reads `text` once more and
/// fails on purpose at the value.
pub fn locate(text: &str, path: &[Step<'_>]) -> Option<Position> {
    let deserializer = serde_yaml::Deserializer::from_str(text);
    match (Descent { path }).deserialize(deserializer) {
        Err(error) if error.to_string().contains(FOUND) => error.location().as_ref().map(position),
        _ => None,
    }
}

fn position(location: &serde_yaml::Location) -> Position {
    Position {
        line: location.line(),
        column: location.column(),
    }
}

/// Reads the parser's own words: `path: message at line L column C, context`.
fn problem(error: &serde_yaml::Error) -> Problem {
    let words = error.to_string();
    let message = words.split(" at line ").next().unwrap_or_default();
    let (key, message) = match message.split_once(": ") {
        Some((key, rest)) if rest.starts_with("invalid ") => (key, rest),
        _ => ("", message),
    };
    if let Some(key) = message
        .strip_prefix("duplicate key `")
        .and_then(|rest| rest.strip_suffix('`'))
    {
        return Problem::DuplicateKey(key.to_owned());
    }
    match message.rsplit_once(", expected ") {
        Some((_, expected)) if message.starts_with("invalid ") => Problem::WrongType {
            key: key.to_owned(),
            expected: match expected {
                "a string" => Expected::Text,
                "i64" => Expected::Integer,
                "f64" => Expected::Number,
                "a list of texts" => Expected::Texts,
                "a sequence" => Expected::Rules,
                "a mapping" => Expected::Mapping,
                _ => Expected::Other,
            },
        },
        _ => Problem::Yaml(message.to_owned()),
    }
}

fn second_line_of(text: &str, key: &str) -> Option<Position> {
    text.lines()
        .zip(1..)
        .filter(|(line, _)| {
            line.strip_prefix(key)
                .is_some_and(|rest| rest.trim_start().starts_with(':'))
        })
        .nth(1)
        .map(|(_, line)| Position { line, column: 1 })
}

/// The message of the error by which [`locate`] stops.
const FOUND: &str = "the value looked for";

/// Follows a path and fails at its end.
struct Descent<'p> {
    path: &'p [Step<'p>],
}

impl<'de> DeserializeSeed<'de> for Descent<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

/// Every scalar refuses, so that the error carries its position; lists and
/// mappings are entered.
impl<'de> Visitor<'de> for Descent<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(FOUND)
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut seq: S) -> Result<(), S::Error> {
        let Some((Step::Item(wanted), rest)) = self.path.split_first() else {
            return Err(S::Error::custom(FOUND));
        };
        for _ in 0..*wanted {
            seq.next_element::<IgnoredAny>()?;
        }
        seq.next_element_seed(Descent { path: rest })?;
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(())
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<(), M::Error> {
        let Some((Step::Key(wanted), rest)) = self.path.split_first() else {
            return Err(M::Error::custom(FOUND));
        };
        while let Some(key) = map.next_key::<String>()? {
            if key == *wanted {
                map.next_value_seed(Descent { path: rest })?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::raw::RawApi;
    use super::*;

    fn refusal(text: &str) -> (Problem, Option<(usize, usize)>) {
        let (problem, at) = parse::<RawApi>(text).map(|_| ()).unwrap_err();
        (problem, at.map(|p| (p.line, p.column)))
    }

    fn wrong(key: &str, expected: Expected) -> Problem {
        let key = key.to_owned();
        Problem::WrongType { key, expected }
    }

    #[test]
    fn a_value_of_the_wrong_type_is_named_with_its_place() {
        for (text, key, expected, at) in [
            ("title: [a]", "title", Expected::Text, (1, 8)),
            (
                "title: a\nis_open: yes it is",
                "is_open",
                Expected::Integer,
                (2, 10),
            ),
            ("uptime: 99,9", "uptime", Expected::Number, (1, 9)),
            ("themes: {a: b}", "themes", Expected::Texts, (1, 9)),
            ("access_page: a", "access_page", Expected::Rules, (1, 14)),
            (
                "access_page:\n  - is_eligible: 1\n  - is_eligible: x",
                "access_page[1].is_eligible",
                Expected::Integer,
                (3, 18),
            ),
            (
                "access_page:\n  - text",
                "access_page[0]",
                Expected::Mapping,
                (2, 5),
            ),
            ("keywords: [[a]]", "keywords[0]", Expected::Text, (1, 12)),
        ] {
            assert_eq!(refusal(text), (wrong(key, expected), Some(at)), "{text}");
        }
    }

    #[test]
    fn a_front_matter_that_is_no_mapping_is_refused() {
        assert_eq!(
            refusal("- a\n- b"),
            (wrong("", Expected::Mapping), Some((1, 1)))
        );
        assert_eq!(
            refusal("text"),
            (wrong("", Expected::Mapping), Some((1, 1)))
        );
    }

    #[test]
    fn broken_yaml_is_reported_in_the_words_of_the_parser() {
        let (problem, at) = refusal("title: a: b");
        assert_eq!(
            problem,
            Problem::Yaml("mapping values are not allowed in this context".into())
        );
        assert_eq!(at, Some((1, 9)));
    }

    #[test]
    fn the_second_of_two_equal_keys_is_the_one_refused() {
        assert_eq!(
            refusal("title: a\nproducer: x\ntitle : b\n"),
            (Problem::DuplicateKey("title".into()), Some((3, 1)))
        );
    }

    #[test]
    fn nulls_and_emptiness_are_no_values() {
        for text in [
            "",
            "title:\nuptime: ~\nthemes:\naccess_page:\n",
            "access_page: [~, {who: ~}]",
        ] {
            let raw = parse::<RawApi>(text).unwrap();
            assert_eq!(raw.title, None);
            assert!(raw.themes.is_none());
        }
    }

    #[test]
    fn texts_keep_their_written_form() {
        let raw = parse::<RawApi>(
            "title: 1.0\nlast_update: 10/12/2019\nthemes:\n  - 007\n  -\n  - true\nkeywords: one\n",
        );
        let raw = raw.unwrap();
        assert_eq!(raw.title.as_deref(), Some("1.0"));
        assert_eq!(raw.last_update.as_deref(), Some("10/12/2019"));
        assert_eq!(raw.themes.unwrap().0, ["007", "true"]);
        assert_eq!(raw.keywords.unwrap().0, ["one"]);
    }

    #[test]
    fn a_value_is_located_by_its_path() {
        let text = "title: a\naccess_page:\n  - who: [x]\n    is_eligible: 7\n  - who: [y]\n    is_eligible: 9\nis_open: 2\n";
        let at = |path: &[Step<'_>]| locate(text, path).map(|p| (p.line, p.column));
        assert_eq!(at(&[Step::Key("is_open")]), Some((7, 10)));
        assert_eq!(
            at(&[
                Step::Key("access_page"),
                Step::Item(1),
                Step::Key("is_eligible")
            ]),
            Some((6, 18))
        );
        assert_eq!(at(&[Step::Key("nowhere")]), None);
    }
}
