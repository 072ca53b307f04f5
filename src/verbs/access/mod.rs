//! `apicat access`: may I use it, and how.

mod page;
mod questions;
mod several;
mod steps;
mod summary;

use clap::{ArgAction, ArgMatches, Command};
use serde_json::Value;

use super::arguments::{
    Opening, argument, format, format_option, open, opening, option, text, texts,
};
use super::show::{address, opened};
use super::{Session, Verb, counterparts_json, who};
use crate::answer::shape::{AccessJson, ActionJson, EntryJson, QuestionJson, RuleJson, SourceJson};
use crate::answer::{Answer, Forms, Page, View};
use crate::catalogue::Catalogue;
use crate::catalogue::access::{
    Asker, Decision, NotAnAsker, Verdict, Who, decide, distinct, labels,
};
use crate::catalogue::api::{Api, Group};
use crate::catalogue::openness::Openness;
use crate::catalogue::subject::Subject;
use crate::error::{Error, Exit, Origin, Usage};
use crate::invocation;
use crate::markdown::Context;
use crate::screen::{Choice, Format, WayOut};
use crate::words::Messages;
use page::Composition;
use questions::{Inquiry, inquiries};
use steps::{Steps, actions, form, prepare, questionnaires};

pub(super) static ACCESS: Verb = Verb {
    name: "access",
    about: Messages::access_about,
    description: Messages::access_description,
    examples: &[
        (
            "apicat access franceconnect --who entreprise",
            Messages::access_example,
        ),
        (
            "apicat access droits_cnam --who \"établissement de soins\"",
            Messages::label_example,
        ),
        ("apicat access --who entreprise", Messages::census_example),
    ],
    asks_the_catalogue: true,
    arguments,
    answer: access,
};

fn arguments(command: Command, m: Messages) -> Command {
    command
        .override_usage(format!(
            "apicat access [SLUG]… [{}]",
            m.options_placeholder()
        ))
        .arg(argument("SLUG", m).help(m.slug_argument()).num_args(0..))
        .arg(
            option("who", m.value_profile(), m)
                .short('w')
                .help(m.who_option()),
        )
        .arg(
            option("answer", m.value_number(), m)
                .help(m.answer_option())
                .action(ArgAction::Append),
        )
        .arg(open(m.open_form(), m).conflicts_with("json"))
        .arg(format_option(m))
}

/// Who asks, in their words or those of the environment.
type Given = Option<(Who, Origin)>;

fn access<'s>(session: &'s Session<'s>, typed: &ArgMatches) -> Result<Answer<'s>, Error> {
    let who = given(session, text(typed, "who").map(Who::new));
    let answers = texts(typed, "answer");
    let (opening, slugs) = opening(typed, Opening::Request, &ACCESS)?;
    // One API has a row only where rows are asked for.
    let has_rows = !matches!(format(typed), None | Some(Format::Table | Format::Json));
    if slugs.len() > 1
        || slugs.iter().any(|slug| slug == several::STDIN)
        || (has_rows && !slugs.is_empty())
    {
        return several::several(session, slugs, who, opening, &answers);
    }
    match (slugs.first(), who) {
        (Some(slug), who) => {
            session.read_part(&slugs);
            let api = session.api(slug, &|id| match &who {
                Some((who, Origin::Typed)) => invocation::access(id, who.typed()),
                _ => invocation::access_of(id),
            })?;
            match opening {
                None => Ok(asked(session, api, who, &answers)?.answer()),
                Some(Opening::Request) => {
                    let decided = asked(session, api, who, &answers)?;
                    let address = decided.address(Opening::Request)?;
                    let exit = decided.answer().exit;
                    Ok(Answer::of(Page::Open(vec![address])).with_exit(exit))
                }
                Some(other) => opened(session, &[Subject::Api(api)], other),
            }
        }
        (None, Some((who, origin))) if answers.is_empty() && opening.is_none() => {
            summary::summary(session, who, origin)
        }
        (None, _) => Err(no_slug()),
    }
}

fn no_slug() -> Error {
    Error::Usage {
        usage: Usage::MissingArgument {
            name: "<SLUG>".to_owned(),
        },
        command: Some(ACCESS.name.to_owned()),
    }
}

/// The answer for an API and the profile given, else the default one, else the
/// one that the prompt finds.
pub(super) fn access_of<'s>(
    session: &'s Session<'s>,
    api: &'s Api,
    who: Option<Who>,
) -> Result<Answer<'s>, Error> {
    Ok(decided(session, api, given(session, who), &[])?.answer())
}

/// The profile given, else the default one.
fn given(session: &Session<'_>, who: Option<Who>) -> Given {
    let usual = || {
        Some((
            Who::new(session.usual_profile.as_ref()?),
            Origin::Environment,
        ))
    };
    who.map(|who| (who, Origin::Typed)).or_else(usual)
}

/// The same as [`decided`], what `answers` leave open being asked of one who
/// looks at a terminal.
fn asked<'s>(
    session: &'s Session<'s>,
    api: &'s Api,
    given: Given,
    answers: &[String],
) -> Result<Decided<'s>, Error> {
    let mut decided = decided(session, api, given, answers)?;
    if session.terminal.can_explore() {
        for inquiry in &mut decided.inquiries {
            inquiry.ask(session)?;
        }
    }
    Ok(decided)
}

fn decided<'s>(
    session: &'s Session<'s>,
    api: &'s Api,
    mut given: Given,
    answers: &[String],
) -> Result<Decided<'s>, Error> {
    let depends = api.openness == Openness::Restricted && labels(api).next().is_some();
    if given.is_none() && depends && session.terminal.can_ask() {
        let choose = |question: &str, choices: &[Choice]| {
            session.terminal.choose(question, choices, WayOut::Out)
        };
        let who = who::ask(api, session.messages(), choose)?;
        given = Some((who, Origin::Typed));
    }
    let asker = asker(session, api, given.as_ref())?;
    judge(session, api, asker, given, answers)
}

fn judge<'s>(
    session: &'s Session<'s>,
    api: &'s Api,
    asker: Option<Asker>,
    given: Given,
    answers: &[String],
) -> Result<Decided<'s>, Error> {
    let mut decided = Decided {
        catalogue: session.catalogue()?,
        api,
        decision: decide(api, asker.as_ref()),
        asker,
        given,
        inquiries: Vec::new(),
        m: session.messages(),
    };
    let questionnaires = decided.with_steps(|steps, _| questionnaires(steps));
    decided.inquiries = inquiries(questionnaires, answers)?;
    Ok(decided)
}

/// The verdict on a user, and what it follows from.
struct Decided<'a> {
    catalogue: &'a Catalogue,
    api: &'a Api,
    asker: Option<Asker>,
    given: Given,
    decision: Decision<'a>,
    /// What its rules ask.
    inquiries: Vec<Inquiry<'a>>,
    m: Messages,
}

impl<'a> Decided<'a> {
    fn answer(self) -> Answer<'a> {
        let exit = match self.decision.verdict {
            Verdict::Unspecified => Exit::NotFound,
            _ => Exit::Found,
        };
        Answer::of(self).with_exit(exit)
    }

    /// An address of the API, that of the request for the one who asks.
    fn address(&self, opening: Opening) -> Result<String, Error> {
        let address = match opening {
            Opening::Request => self.form(),
            other => address(self.api, self.catalogue, other),
        };
        address.ok_or_else(|| Error::NoAddress {
            id: self.api.id.to_string(),
        })
    }

    /// Where to ask; nowhere for one who is refused.
    fn form(&self) -> Option<String> {
        let is_refused = self.decision.verdict == Verdict::Ineligible;
        let form = |steps: &[Steps<'_>], context: &Context<'_>| {
            form(self.api, &self.inquiries, steps, context)
        };
        (!is_refused).then(|| self.with_steps(form))?
    }

    /// Who asks, in their words, or as chosen.
    fn who(&self) -> Option<&str> {
        self.given.as_ref().map(|(who, _)| who.typed())
    }

    fn with_steps<T>(&self, work: impl FnOnce(&[Steps<'a>], &Context<'_>) -> T) -> T {
        let knows = |slug: &str| self.catalogue.has(slug);
        let say = |phrase| self.m.phrase(phrase);
        let context = Context::of(self.api, &knows, &say);
        let rules = self.decision.rules.iter();
        let find = |name: &str| self.catalogue.questionnaire(name);
        let steps = rules.map(|rule| Steps::of(rule, &context, &find));
        let steps: Vec<Steps<'a>> = steps.collect();
        work(&steps, &context)
    }
}

impl Forms for Decided<'_> {
    fn page(&self, _: View) -> Result<Page, Error> {
        let origin = self.given.as_ref().map(|(_, origin)| *origin);
        Ok(self.with_steps(|steps, context| {
            let composition = Composition {
                catalogue: self.catalogue,
                api: self.api,
                asker: self.asker.as_ref(),
                who: self.who(),
                decision: &self.decision,
                steps,
                inquiries: &self.inquiries,
                context,
                m: self.m,
                origin: origin.unwrap_or(Origin::Typed),
            };
            Page::Blocks(composition.blocks())
        }))
    }

    fn document(&self) -> Result<Option<Value>, Error> {
        Ok(Some(self.json()?))
    }
}

impl Decided<'_> {
    fn json(&self) -> Result<Value, Error> {
        let Self {
            api,
            decision,
            inquiries,
            ..
        } = self;
        let entry = EntryJson::listed(self.catalogue, api);
        let document = self.with_steps(|steps, context| {
            let actions = actions(api, decision.verdict, steps, inquiries, context, self.m);
            serde_json::to_value(AccessJson {
                id: &api.id,
                title: &api.title,
                openness: api.openness,
                openness_source: api.openness_source.as_deref(),
                who: self.who(),
                basis: decision.basis,
                label: decision.label,
                verdict: decision.verdict,
                prepare: prepare(steps),
                actions: actions
                    .into_iter()
                    .map(|(text, target)| ActionJson {
                        text,
                        url: target.url(),
                    })
                    .collect(),
                questions: inquiries
                    .iter()
                    .map(|inquiry| QuestionJson::of(&inquiry.questionnaire))
                    .collect(),
                description: match decision.rules.as_slice() {
                    [rule] => Some(&rule.description),
                    _ => None,
                },
                rules: decision
                    .rules
                    .iter()
                    .map(|rule| RuleJson::of(rule))
                    .collect(),
                dates: entry.group(Group::Dates),
                status: entry.group(Group::Status),
                links: entry.group(Group::Links),
                source: self
                    .catalogue
                    .provenance_of(Subject::Api(self.api))
                    .map(SourceJson::of),
                counterparts: counterparts_json(self.api, self.catalogue),
            })
        });
        Ok(document.map_err(std::io::Error::from)?)
    }
}

/// Who asks; none for an API that is open to all, or whose rules name nobody.
fn asker(
    session: &Session<'_>,
    api: &Api,
    given: Option<&(Who, Origin)>,
) -> Result<Option<Asker>, Error> {
    let known = distinct(labels(api));
    let decides = api.openness == Openness::Restricted && !known.is_empty();
    match given {
        Some((who, origin)) if !decides => {
            session.known_profile(who, *origin)?;
            Ok(who.asker(api).ok())
        }
        Some((who, origin)) => who
            .asker(api)
            .map(Some)
            .map_err(|reason| Error::UnknownProfile {
                typed: who.typed().to_owned(),
                origin: *origin,
                ambiguous: match reason {
                    NotAnAsker::Unknown => Vec::new(),
                    NotAnAsker::Ambiguous(labels) => labels,
                },
                labels: known,
            }),
        None if !decides => Ok(None),
        None => Err(Error::ProfileNeeded {
            id: api.id.to_string(),
            labels: known,
            example: super::example(api),
        }),
    }
}
