//! `elsewhere.yaml`: what people look for and no entry holds, and where it is.

use serde::{Deserialize, Serialize};

use super::thesaurus;
use crate::catalogue::clean::clean_line;
use crate::catalogue::date::Date;
use crate::catalogue::diagnostic::Position;
use crate::catalogue::file_error::FileError;
use crate::catalogue::side_file::Side;
use crate::catalogue::text::{List, Text};
use crate::catalogue::yaml::refusal;

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Elsewhere {
    pub things: List<Thing>,
}

/// A thing that is looked for in vain.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Thing {
    /// The stems of each phrase that asks for it, sorted, a space between.
    pub asked: List<Text>,
    /// Where it is, in a sentence or two.
    pub answer: Text,
    pub link: Option<Text>,
    /// The slugs of entries and guides that help.
    pub see: List<Text>,
    /// The day on which it was known so.
    pub date: Option<Date>,
}

/// A thing of the file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    asked: Vec<String>,
    answer: String,
    link: Option<String>,
    #[serde(default)]
    see: Vec<String>,
    date: Option<String>,
}

/// How many words a query may have beside those of a phrase.
const MOST_OTHERS: usize = 1;

impl Elsewhere {
    /// # Errors
    /// The text is not a list of things.
    pub fn parse(text: &str) -> Result<Self, (FileError, Option<Position>)> {
        let things: Vec<Written> = serde_yaml::from_str(text).map_err(|error| refusal(&error))?;
        let line = |text: String| Text::Owned(clean_line(&text));
        let things = things.into_iter().map(|thing| Thing {
            asked: thing.asked.iter().map(|asked| key(asked)).collect(),
            answer: line(thing.answer),
            link: thing.link.map(line),
            see: thing.see.into_iter().map(line).collect(),
            date: thing.date.as_deref().and_then(Date::parse_iso),
        });
        let things = things.collect();
        Ok(Self { things })
    }

    /// The thing that a query asks for: the words of one of its phrases, and
    /// hardly any other.
    pub(super) fn of(&self, query: &str) -> Option<&Thing> {
        let typed = stems(query);
        let has = |stem: &str| typed.iter().any(|typed| typed == stem);
        let is_asked = |asked: &Text| {
            let count = asked.split(' ').count();
            let most = if count == 1 { 0 } else { MOST_OTHERS };
            typed.len() <= count + most && asked.split(' ').all(has)
        };
        let mut things = self.things.iter();
        things.find(|thing| thing.asked.iter().any(is_asked))
    }
}

impl Side for Elsewhere {
    const FILE: &'static str = "elsewhere.yaml";

    fn parse(text: &str) -> Result<Self, (FileError, Option<Position>)> {
        Self::parse(text)
    }
}

fn key(phrase: &str) -> Text {
    Text::Owned(stems(phrase).join(" "))
}

/// The stems of the content words of a phrase, each once, sorted.
fn stems(phrase: &str) -> Vec<String> {
    let mut stems = thesaurus::stems(phrase);
    stems.sort_unstable();
    stems.dedup();
    stems
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thing_is_asked_for_by_its_words_and_one_more() {
        let things = "- {asked: [carte grise, télépoints], answer: Ailleurs.}";
        let elsewhere = Elsewhere::parse(things).unwrap();
        for (query, expected) in [
            ("carte grise", true),
            ("ma carte grise", true),
            ("cartes grises en ligne", true),
            ("carte grise voiture neuve", false),
            ("carte", false),
            ("Telepoints", true),
            ("télépoints permis", false),
            ("", false),
        ] {
            assert_eq!(elsewhere.of(query).is_some(), expected, "{query}");
        }
    }

    #[test]
    fn a_text_that_is_no_list_of_things_is_refused() {
        for text in ["a", "- {asked: [a]}", "- {asked: [a], answer: b, odd: c}"] {
            assert!(Elsewhere::parse(text).is_err(), "{text}");
        }
    }
}
