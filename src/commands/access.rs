//! `apicat access`: may I use it, and how.

use super::Session;
use super::answer::Composition;
use super::census::census;
use super::steps::{Steps, actions, form, prepare};
use crate::catalogue::access::{Asker, Decision, NotAnAsker, Verdict, decide, labels};
use crate::catalogue::api::Api;
use crate::catalogue::fold::same;
use crate::catalogue::openness::Openness;
use crate::cli;
use crate::error::{Error, Exit, Origin, Usage};
use crate::export::shape::{ActionJson, Answer, RuleJson};
use crate::markdown::Context;
use crate::terminal::{Choice, WayOut};

/// Answers for one who asks: as given, else as usual, else as chosen at the
/// prompt. Without an API, counts the verdicts of all.
///
/// # Errors
/// The API or the profile is unknown, nobody can be asked for the profile, the
/// prompt was cancelled, or writing failed.
pub fn access(session: &Session<'_>, asked: &cli::Access) -> Result<Exit, Error> {
    let who = match (asked.who.as_deref(), session.usual_profile) {
        (Some(typed), _) => Some((typed, Origin::Typed)),
        (None, Some(usual)) => Some((usual, Origin::Environment)),
        (None, None) => None,
    };
    match (&asked.slug, who) {
        (Some(slug), _) => answer(session, session.api(slug)?, who, asked.open),
        (None, Some((who, origin))) => census(session, who, origin, asked.page),
        (None, None) => Err(Error::Usage {
            usage: Usage::MissingArgument {
                name: "<SLUG>".to_owned(),
            },
            command: Some("access".to_owned()),
        }),
    }
}

/// Who asks, in their words or those of the environment.
type Given<'a> = Option<(&'a str, Origin)>;

fn answer(session: &Session<'_>, api: &Api, who: Given<'_>, open: bool) -> Result<Exit, Error> {
    let asker = asker(session, api, who)?;
    let decision = decide(api, asker.as_ref());
    let knows = |slug: &str| session.knows(slug);
    let context = Context::of(api, &knows, session.messages());
    let steps: Vec<Steps<'_>> = decision
        .rules
        .iter()
        .map(|rule| Steps::of(rule, &context))
        .collect();
    if open {
        let address = form(api, &steps, &context).ok_or_else(|| Error::NoAddress {
            id: api.id.to_string(),
        })?;
        session.terminal.open(&address)?;
    } else if session.json {
        let typed = who.map(|(who, _)| who);
        let answer = json(api, typed, asker.as_ref(), &decision, &steps, &context);
        session.terminal.json(&answer)?;
    } else {
        let answer = Composition {
            api,
            asker: asker.as_ref(),
            decision: &decision,
            steps: &steps,
            context: &context,
            origin: who.map_or(Origin::Typed, |(_, origin)| origin),
        };
        session.terminal.page(answer.page())?;
    }
    Ok(match decision.verdict {
        Verdict::Unspecified => Exit::NotFound,
        _ => Exit::Found,
    })
}

/// Who asks; none for an API that is open to all, or whose rules name nobody.
fn asker(session: &Session<'_>, api: &Api, given: Given<'_>) -> Result<Option<Asker>, Error> {
    let mut known: Vec<String> = Vec::new();
    for label in labels(api) {
        if !known.iter().any(|other| same(other, label)) {
            known.push(label.to_owned());
        }
    }
    let restricted = api.openness == Openness::Restricted;
    match given {
        Some((who, origin)) if !restricted || known.is_empty() => {
            session.known_profile(who, origin)?;
            Ok(Asker::parse(who, api).ok())
        }
        Some((who, origin)) => {
            Asker::parse(who, api)
                .map(Some)
                .map_err(|reason| Error::UnknownProfile {
                    typed: who.to_owned(),
                    origin,
                    ambiguous: match reason {
                        NotAnAsker::Unknown => Vec::new(),
                        NotAnAsker::Ambiguous(labels) => labels,
                    },
                    labels: known,
                })
        }
        None if !restricted || known.is_empty() => Ok(None),
        None if session.terminal.can_ask() => {
            let choices: Vec<Choice> = known.iter().map(Choice::plain).collect();
            let question = session.messages().who_are_you();
            let index = session.terminal.choose(question, &choices, WayOut::Out)?;
            Ok(known.into_iter().nth(index).map(Asker::Label))
        }
        None => Err(Error::ProfileNeeded {
            id: api.id.to_string(),
            labels: known,
            example: super::example(api),
        }),
    }
}

fn json<'a>(
    api: &'a Api,
    who: Option<&'a str>,
    asker: Option<&'a Asker>,
    decision: &Decision<'a>,
    steps: &[Steps<'a>],
    context: &Context<'_>,
) -> Answer<'a> {
    let chosen = match asker {
        Some(Asker::Label(label)) => Some(label.as_str()),
        _ => None,
    };
    Answer {
        id: &api.id,
        title: &api.title,
        openness: api.openness,
        who: who.or(chosen),
        label: decision.label,
        verdict: decision.verdict,
        prepare: prepare(steps),
        actions: actions(api, decision.verdict, steps, context)
            .into_iter()
            .map(|(text, target)| ActionJson {
                text,
                url: target.url(),
            })
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
    }
}
