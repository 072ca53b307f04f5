//! The YAML parser behind one function: what it refuses, as a [`Problem`] at
//! a [`Position`].

use std::fmt;

use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess,
    Visitor,
};

use super::clean::clean_line;
use super::plain;
use super::problem::{Expected, Position, Problem};
use super::weight::{self, TOO_HEAVY};

/// Reads `text` as a `T`.
///
/// # Errors
/// What the parser refuses, and where; lines count from the start of `text`.
pub fn parse<T: DeserializeOwned>(text: &str) -> Result<T, (Problem, Option<Position>)> {
    if let Some(read) = plain::parse(text) {
        return Ok(read);
    }
    weight::refuse_heavy(text)
        .and_then(|()| serde_yaml::from_str(text))
        .map_err(|error| (problem(&error), error.location().as_ref().map(position)))
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
/// They may quote the file.
fn problem(error: &serde_yaml::Error) -> Problem {
    let words = clean_line(&error.to_string());
    if let Some((path, key)) = duplicate(&words) {
        let path = path.strip_suffix(": ").map(|path| format!("{path}."));
        return Problem::DuplicateKey(path.unwrap_or_default() + key);
    }
    let message = words.split(" at line ").next().unwrap_or_default();
    let (key, message) = match message.split_once(": ") {
        Some((key, rest)) if rest.starts_with("invalid ") => (key, rest),
        _ => ("", message),
    };
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
        _ if message.ends_with(TOO_HEAVY) => Problem::Yaml(TOO_HEAVY.to_owned()),
        _ => Problem::Yaml(message.to_owned()),
    }
}

/// The path and the key of a refusal for a key given twice: by [`super::raw`],
/// or by the parser itself in a mapping that the format does not know.
fn duplicate(words: &str) -> Option<(&str, &str)> {
    [(DUPLICATE_KEY, '`'), ("duplicate entry with key \"", '"')]
        .into_iter()
        .find_map(|(said, end)| {
            let (path, rest) = words.split_once(said)?;
            Some((path, &rest[..rest.rfind(end)?]))
        })
}

/// The beginning of the refusal of a key given twice; the key and a grave
/// accent follow.
pub(super) const DUPLICATE_KEY: &str = "duplicate key `";

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
        for (text, key, at) in [
            ("title: a\nproducer: x\ntitle : b\n", "title", (3, 1)),
            ("category:\n\"category\": b\n", "category", (2, 1)),
            (
                "odd at line 3: a\nodd at line 3: b",
                "odd at line 3",
                (2, 1),
            ),
            ("a`b: a\na`b: b", "a`b", (2, 1)),
            (
                "access_page:\n  - who: [x]\n    is_eligible: 1\n    is_eligible: -1\n",
                "access_page[0].is_eligible",
                (4, 5),
            ),
            ("stat:\n  calls: 1\n  calls: 2\n", "stat.calls", (2, 3)),
        ] {
            assert_eq!(
                refusal(text),
                (Problem::DuplicateKey(key.into()), Some(at)),
                "{text}"
            );
        }
    }

    #[test]
    fn aliases_that_repeat_too_much_are_refused_in_few_words() {
        let text = format!(
            "stat: &a {}\nthemes: [{}]",
            "x".repeat(50_000),
            "*a, ".repeat(50)
        );
        let expected = Problem::Yaml("repetition limit exceeded".into());
        assert_eq!(refusal(&text), (expected, Some((1, 7))));
    }

    #[test]
    fn a_refusal_that_quotes_the_file_is_cleaned() {
        let (twice, _) = refusal("\"\\e[31m\\u202eodd\": 1\n\"\\e[31m\\u202eodd\": 2\n");
        assert_eq!(twice, Problem::DuplicateKey("[31modd".into()));
        let (kind, _) = refusal("\"\\e]0;odd\\a\": !!int text\n");
        assert_eq!(kind, wrong("]0;odd", Expected::Other));
        let (mapping, _) = refusal("\"\\x9bodd\": {? [a] : 1, ? [a] : 2}\n");
        assert_eq!(
            mapping,
            Problem::Yaml("odd: duplicate entry in YAML map".into())
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
