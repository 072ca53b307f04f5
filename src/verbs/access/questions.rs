//! The questionnaires of the rules that decide: answered beforehand, asked on a
//! terminal, else told with all their ways.

use super::super::Session;
use crate::catalogue::questionnaire::{Questionnaire, Way};
use crate::catalogue::text::Text;
use crate::error::{Error, Usage};
use crate::invocation;
use crate::markdown::{self, Context, link};
use crate::page::{Block, Inline, LabelledValue, Run, Target, plain};
use crate::screen::{Choice, WayOut};

/// A questionnaire, and how far it is answered.
pub(super) struct Inquiry<'a> {
    pub(super) questionnaire: Questionnaire<'a>,
    /// The numbers of choices, from 1.
    answers: Vec<usize>,
}

/// The questionnaires with the answers typed, which they take one after the
/// other.
///
/// # Errors
/// An answer is none of the choices, or one too many.
pub(super) fn inquiries<'a>(
    questionnaires: Vec<Questionnaire<'a>>,
    typed: &[String],
) -> Result<Vec<Inquiry<'a>>, Error> {
    let mut typed = typed.iter();
    let mut last = None;
    let mut inquiries = Vec::with_capacity(questionnaires.len());
    for questionnaire in questionnaires {
        let mut answers = Vec::new();
        while let Some(asked) = questionnaire.after(&answers)
            && let Some(word) = typed.next()
        {
            let number = word.parse().ok();
            let number = number.filter(|number| (1..=asked.ways.len()).contains(number));
            answers.push(number.ok_or_else(|| refused(word, false, Some(asked)))?);
            last = Some(asked.clone());
        }
        inquiries.push(Inquiry {
            questionnaire,
            answers,
        });
    }
    match typed.next() {
        Some(word) => Err(refused(word, true, last.as_ref())),
        None => Ok(inquiries),
    }
}

fn refused(typed: &str, is_extra: bool, asked: Option<&Questionnaire<'_>>) -> Error {
    let choices = asked.iter().flat_map(|asked| &asked.ways);
    Error::Usage {
        usage: Usage::BadAnswer {
            typed: typed.to_owned(),
            is_extra,
            question: asked.map(|asked| asked.question.text.to_string()),
            choices: choices.map(|way| way.choice.text.to_string()).collect(),
        },
        command: Some(super::ACCESS.name.to_owned()),
    }
}

impl<'a> Inquiry<'a> {
    /// Asks what is not answered. A question that is left leads back to the one
    /// asked before it.
    ///
    /// # Errors
    /// The first question was left, or nobody answers any more.
    pub(super) fn ask(&mut self, session: &Session<'_>) -> Result<(), Error> {
        let given = self.answers.len();
        while let Some(asked) = self.questionnaire.after(&self.answers) {
            let choices = asked.ways.iter().map(|way| Choice::plain(&way.choice.text));
            let choices: Vec<Choice> = choices.collect();
            let is_first = self.answers.len() == given;
            let way_out = if is_first { WayOut::Out } else { WayOut::Back };
            match session
                .terminal
                .choose(&asked.question.text, &choices, way_out)
            {
                Ok(index) => self.answers.push(index + 1),
                Err(Error::Cancelled) if !is_first => {
                    self.answers.pop();
                }
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    fn path(&self) -> Vec<&Way<'a>> {
        self.questionnaire.path(&self.answers).unwrap_or_default()
    }

    /// The form to which the answers lead.
    pub(super) fn form(&self) -> Option<&'a Text> {
        self.path().last()?.choice.form.as_ref()
    }

    pub(super) fn is_answered(&self) -> bool {
        self.questionnaire.after(&self.answers).is_none()
    }

    /// Answers to all of it: those that are missing, the first that there are.
    pub(super) fn example(&self) -> Vec<usize> {
        let mut answers = self.answers.clone();
        while self.questionnaire.after(&answers).is_some() {
            answers.push(1);
        }
        answers
    }

    /// The answers and what is to be known with them; where some are missing,
    /// the ways that are left.
    pub(super) fn blocks(&self, context: &Context<'_>) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut asked = Some(&self.questionnaire);
        let mut said = Vec::new();
        for way in self.path() {
            // Its label is followed by a colon.
            let question = asked.map_or("", |asked| &asked.question.text);
            let question = question.trim_end_matches(['?', ' ', '\u{a0}', '\u{202f}']);
            let answer = plain(way.choice.text.clone());
            said.push(LabelledValue::new(question, answer));
            asked = way.next.as_ref();
        }
        if !said.is_empty() {
            blocks.push(Block::Facts(said));
        }
        for note in self
            .path()
            .iter()
            .filter_map(|way| way.choice.note.as_ref())
        {
            blocks.extend(markdown::parse(note, context));
        }
        if let Some(asked) = asked {
            let question = Run::plain(asked.question.text.clone()).strong();
            blocks.push(Block::Paragraph(vec![question]));
            let mut ways = Vec::new();
            list(asked, &mut self.answers.clone(), context, &mut ways);
            blocks.push(Block::Labelled(ways));
        }
        blocks
    }
}

/// All the ways from a question to which `answers` lead, each with its number:
/// `1`, `1.1`, `1.2`, `2`.
fn list(
    asked: &Questionnaire<'_>,
    answers: &mut Vec<usize>,
    context: &Context<'_>,
    ways: &mut Vec<LabelledValue>,
) {
    for (index, Way { choice, next }) in asked.ways.iter().enumerate() {
        answers.push(index + 1);
        let number: Vec<String> = answers.iter().map(usize::to_string).collect();
        let mut lines: Vec<Inline> = vec![plain(choice.text.clone())];
        lines.extend(choice.form.as_deref().map(|form| link_to(form, context)));
        lines.extend(choice.note.as_deref().map(|note| on_lines(note, context)));
        if let Some(next) = next {
            lines.push(plain(next.question.text.clone()));
        }
        let value = lines.join(&Run::plain("\n"));
        ways.push(LabelledValue::new(number.join("."), value));
        if let Some(next) = next {
            list(next, answers, context, ways);
        }
        answers.pop();
    }
}

fn link_to(form: &str, context: &Context<'_>) -> Inline {
    let target = link::resolve(form, context.knows);
    vec![Run::linked(invocation::way(&target), target)]
}

/// A note as lines of one value.
fn on_lines(note: &str, context: &Context<'_>) -> Inline {
    let lines = markdown::parse(note, context).into_iter();
    let lines = lines.map(|block| match block {
        Block::Paragraph(text) => text,
        other => plain(markdown::plain_text(&[other])),
    });
    lines.collect::<Vec<_>>().join(&Run::plain("\n"))
}

/// Whether an address is the form of one of the ways.
pub(super) fn is_a_way(inquiries: &[Inquiry<'_>], target: &Target, context: &Context<'_>) -> bool {
    let forms = inquiries
        .iter()
        .flat_map(|inquiry| inquiry.questionnaire.forms());
    forms
        .into_iter()
        .any(|form| link::resolve(form, context.knows) == *target)
}
