//! `questions/NAME.yaml`: questions whose answers lead to a form.

use super::file_error::FileError;
use super::keys::{Key, Keyed, Kind, always, maybe};
use super::text::{List, Text};
use serde::{Deserialize, Serialize};

/// Most questions that follow one another.
pub const DEEPEST: usize = 8;

/// Most choices of a question and of those that follow.
pub const MOST_CHOICES: usize = 200;

/// One file: a question and the answers to choose from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// The name of its file, by which tags and other questions call it.
    pub name: Text,
    pub text: Text,
    /// One or more.
    pub choices: List<Choice>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    pub text: Text,
    /// The name of the question that follows; there is no form then.
    pub then: Option<Text>,
    /// Where to ask.
    pub form: Option<Text>,
    /// Markdown: what is to be known with it.
    pub note: Option<Text>,
}

static QUESTION: [Key<Question>; 2] = [
    Key::required("question", Kind::Line(always!(text))),
    Key::required("choices", Kind::Choices(always!(choices))),
];

static CHOICE: [Key<Choice>; 4] = [
    Key::required("text", Kind::Line(always!(text))),
    Key::new("then", Kind::Line(maybe!(then))),
    Key::new("form", Kind::Address(maybe!(form))),
    Key::new("note", Kind::Markdown(maybe!(note))),
];

impl Keyed for Question {
    fn keys() -> impl Iterator<Item = &'static Key<Self>> {
        QUESTION.iter()
    }
}

impl Keyed for Choice {
    fn keys() -> impl Iterator<Item = &'static Key<Self>> {
        CHOICE.iter()
    }
}

impl Choice {
    /// # Errors
    /// It leads nowhere and says nothing, or leads to two places. `key` is the
    /// way to it.
    pub(super) fn refuse_aimless(&self, key: impl FnOnce() -> String) -> Result<(), FileError> {
        match (&self.then, &self.form, &self.note) {
            (Some(_), Some(_), _) | (None, None, None) => Err(FileError::AimlessChoice(key())),
            _ => Ok(()),
        }
    }
}

/// The name of the file of `<QuestionTree tree question>`.
pub(crate) fn name(tree: &str, question: &str) -> String {
    let parts = [tree.trim(), question.trim()];
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("-").to_lowercase()
}

/// A question with those that follow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Questionnaire<'a> {
    pub question: &'a Question,
    /// One for each choice.
    pub ways: Vec<Way<'a>>,
}

/// A choice, and the question that follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way<'a> {
    pub choice: &'a Choice,
    pub next: Option<Questionnaire<'a>>,
}

/// Why questions cannot be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Flaw {
    /// One of them has no file that can be used.
    Missing,
    /// One leads back to itself.
    Circle,
    /// There are too many.
    TooLong,
}

impl<'a> Questionnaire<'a> {
    /// That of the question called `name`, questions being found by `find`.
    pub(crate) fn new(
        name: &str,
        find: &dyn Fn(&str) -> Option<&'a Question>,
    ) -> Result<Self, Flaw> {
        Builder {
            find,
            above: Vec::new(),
            room: MOST_CHOICES,
        }
        .questionnaire(name)
    }

    /// The choices that `answers`, numbered from 1, take one after the other;
    /// `None` where one has no choice.
    pub fn path(&self, answers: &[usize]) -> Option<Vec<&Way<'a>>> {
        let mut question = Some(self);
        let path = answers.iter().map(|answer| {
            let way = question?.ways.get(answer.checked_sub(1)?)?;
            question = way.next.as_ref();
            Some(way)
        });
        path.collect()
    }

    /// The question that follows `answers`; `None` where they are all there
    /// are, or one has no choice.
    pub fn after(&self, answers: &[usize]) -> Option<&Self> {
        match self.path(answers)?.last() {
            Some(way) => way.next.as_ref(),
            None => Some(self),
        }
    }

    /// Its forms and those of the questions that follow.
    pub fn forms(&self) -> Vec<&'a Text> {
        let of_way = |way: &Way<'a>| match &way.next {
            Some(next) => next.forms(),
            None => way.choice.form.iter().collect(),
        };
        self.ways.iter().flat_map(of_way).collect()
    }
}

struct Builder<'a, 'f> {
    find: &'f dyn Fn(&str) -> Option<&'a Question>,
    /// The questions that lead to the one at hand.
    above: Vec<&'a str>,
    /// How many choices more there may be.
    room: usize,
}

impl<'a> Builder<'a, '_> {
    fn questionnaire(&mut self, name: &str) -> Result<Questionnaire<'a>, Flaw> {
        let question = (self.find)(name).ok_or(Flaw::Missing)?;
        if self.above.contains(&name) {
            return Err(Flaw::Circle);
        }
        if self.above.len() >= DEEPEST {
            return Err(Flaw::TooLong);
        }
        let room = self.room.checked_sub(question.choices.len());
        self.room = room.ok_or(Flaw::TooLong)?;
        self.above.push(&question.name);
        let ways = question.choices.iter().map(|choice| {
            let next = choice.then.as_deref().map(|then| self.questionnaire(then));
            let next = next.transpose()?;
            Ok(Way { choice, next })
        });
        let ways = ways.collect::<Result<_, _>>()?;
        self.above.pop();
        Ok(Questionnaire { question, ways })
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::super::Catalogue;
    use super::super::file_error::Expected;
    use super::super::lint::Lint;
    use super::super::source::{EntryKind, Source};
    use super::*;

    /// A question whose choices lead to the questions of those names, or to a
    /// form where the name is an address.
    fn question(name: &str, choices: &[&str]) -> Question {
        let choice = |to: &&str| {
            let to = Some(Text::Owned((*to).to_owned()));
            let (form, then) = match to.as_ref().is_some_and(|to| to.contains(':')) {
                true => (to, None),
                false => (None, to),
            };
            Choice {
                then,
                form,
                ..Choice::default()
            }
        };
        Question {
            name: Text::Owned(name.to_owned()),
            choices: choices.iter().map(choice).collect(),
            ..Question::default()
        }
    }

    fn made(questions: &[Question]) -> Result<Questionnaire<'_>, Flaw> {
        let find = |name: &str| questions.iter().find(|question| question.name == name);
        Questionnaire::new("a", &find)
    }

    #[test]
    fn a_question_is_read() {
        let read = |text: &'static str| {
            let path = Path::new("questions/a.yaml");
            Catalogue::load(Source::new(
                EntryKind::Question,
                path,
                Ok(text.as_bytes().into()),
            ))
        };
        let catalogue = read(
            "# Qui ?\nquestion: Qui ?\nchoices:\n- text: 1.10\n  form: https://a.fr\n  note: |\n    *n*\n- {text: b, note: c}\n",
        );
        assert_eq!(catalogue.bad_files(), []);
        let question = catalogue.questionnaire("a").unwrap().question;
        let text = |text: &'static str| Some(Text::Borrowed(text));
        let choices = [
            Choice {
                text: "1.10".into(),
                then: None,
                form: text("https://a.fr"),
                note: text("*n*\n"),
            },
            Choice {
                text: "b".into(),
                note: text("c"),
                ..Choice::default()
            },
        ];
        assert_eq!(
            (&*question.text, &*question.choices),
            ("Qui ?", &choices[..])
        );
        let wrong_type = |key: &str, expected| FileError::WrongType {
            key: key.to_owned(),
            expected,
        };
        let aimless = || FileError::AimlessChoice("choices[1]".to_owned());
        for (text, place, error) in [
            ("", "1:1", FileError::MissingKey("question")),
            ("- a", "1:1", wrong_type("", Expected::Mapping)),
            ("question: a", "1:1", FileError::MissingKey("choices")),
            (
                "question: a\nchoices: b",
                "2:10",
                wrong_type("choices", Expected::List),
            ),
            (
                "question: a\nchoices: [{text: b, note: c}, {note: d}]",
                "2:31",
                FileError::MissingKey("text"),
            ),
            (
                "question: a\nchoices:\n- {text: b, note: c}\n- text: d",
                "4:3",
                aimless(),
            ),
            (
                "question: a\nchoices:\n- {text: b, note: c}\n- {text: d, then: e, form: f}",
                "4:3",
                aimless(),
            ),
        ] {
            let catalogue = read(text);
            let [bad] = catalogue.bad_files() else {
                panic!("{text}");
            };
            assert_eq!(
                bad.location(),
                format!("questions/a.yaml:{place}"),
                "{text}"
            );
            assert_eq!(bad.lint, Lint::LeftOut(error), "{text}");
            assert!(catalogue.questionnaire("a").is_none());
        }
    }

    #[test]
    fn a_tag_names_a_file() {
        for (tree, question, expected) in [
            (
                "france-connected-api",
                "dgfip",
                "france-connected-api-dgfip",
            ),
            (
                "is_bouquet_api_parteprise",
                "statutDe",
                "is_bouquet_api_parteprise-statutde",
            ),
            (" Tree ", "", "tree"),
            ("", "", ""),
        ] {
            assert_eq!(name(tree, question), expected);
        }
    }

    #[test]
    fn answers_lead_from_question_to_question() {
        let questions = [question("a", &["b", "c:1"]), question("b", &["c:2", "c:3"])];
        let questionnaire = made(&questions).unwrap();
        let form = |answers: &[usize]| {
            let path = questionnaire.path(answers)?;
            path.last()?.choice.form.as_deref()
        };
        let asked = |answers: &[usize]| {
            let next = questionnaire.after(answers)?;
            Some(next.question.name.as_ref())
        };
        for (answers, expected_form, expected_question) in [
            (&[][..], None, Some("a")),
            (&[1], None, Some("b")),
            (&[1, 1], Some("c:2"), None),
            (&[1, 2], Some("c:3"), None),
            (&[2], Some("c:1"), None),
            (&[0], None, None),
            (&[3], None, None),
            (&[1, 3], None, None),
            (&[2, 1], None, None),
        ] {
            assert_eq!(form(answers), expected_form, "{answers:?}");
            assert_eq!(asked(answers), expected_question, "{answers:?}");
        }
        assert_eq!(questionnaire.forms(), ["c:2", "c:3", "c:1"]);
    }

    #[test]
    fn a_question_may_follow_several_answers() {
        let questions = [question("a", &["b", "b"]), question("b", &["c:1"])];
        assert_eq!(made(&questions).unwrap().forms(), ["c:1", "c:1"]);
    }

    #[test]
    fn questions_without_end_are_not_asked() {
        let chain = |length: usize| -> Vec<Question> {
            let names: Vec<String> = ('a'..='z').map(String::from).collect();
            let last = question(&names[length - 1], &["c:1"]);
            let others = (0..length - 1).map(|at| question(&names[at], &[&names[at + 1]]));
            others.chain([last]).collect()
        };
        let wide = |count: usize| vec![question("a", &vec!["c:1"; count])];
        let bush = |level: &str, next: &str| question(level, &[next; 6]);
        for (questions, flaw) in [
            (vec![], Some(Flaw::Missing)),
            (vec![question("a", &["b"])], Some(Flaw::Missing)),
            (vec![question("a", &["a"])], Some(Flaw::Circle)),
            (
                vec![question("a", &["c:1", "b"]), question("b", &["a"])],
                Some(Flaw::Circle),
            ),
            (chain(DEEPEST), None),
            (chain(DEEPEST + 1), Some(Flaw::TooLong)),
            (wide(MOST_CHOICES), None),
            (wide(MOST_CHOICES + 1), Some(Flaw::TooLong)),
            (
                vec![bush("a", "b"), bush("b", "c"), bush("c", "c:1")],
                Some(Flaw::TooLong),
            ),
        ] {
            assert_eq!(made(&questions).err(), flaw, "{questions:?}");
        }
    }
}
