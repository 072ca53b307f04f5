//! `apicat access`: may I use it, and how.

mod page;
mod several;
mod steps;
mod summary;

use clap::{ArgMatches, Command};
use serde_json::Value;

use super::arguments::{Opening, argument, format, format_option, open, opening, option, text};
use super::show::opened;
use super::{Session, Verb};
use crate::answer::shape::{AccessJson, ActionJson, EntryJson, RuleJson, SourceJson};
use crate::answer::{Answer, Forms, Page, View};
use crate::catalogue::Catalogue;
use crate::catalogue::access::{
    Asker, Decision, NotAnAsker, Verdict, Who, decide, distinct, labels,
};
use crate::catalogue::api::{Api, Group};
use crate::catalogue::clean::clean_line;
use crate::catalogue::openness::Openness;
use crate::catalogue::profile::Profile;
use crate::error::{Error, Exit, Origin, Usage};
use crate::markdown::Context;
use crate::screen::{Choice, Format, WayOut};
use crate::words::Messages;
use page::Composition;
use steps::{Steps, actions, form, prepare};

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
        .arg(option("who", m.value_profile(), m).help(m.who_option()))
        .arg(open(m.open_form(), m).conflicts_with("json"))
        .arg(format_option(m))
}

/// Who asks, in their words or those of the environment.
type Given = Option<(Who, Origin)>;

fn access<'s>(session: &'s Session<'s>, typed: &ArgMatches) -> Result<Answer<'s>, Error> {
    let who = given(session, text(typed, "who").map(Who::new));
    let (opening, slugs) = opening(typed, Opening::Request);
    let reads = slugs.iter().any(|slug| slug == STDIN);
    // One API has a row only where rows are asked for.
    let has_rows = !matches!(format(typed), None | Some(Format::Table | Format::Json));
    if reads || slugs.len() > 1 || (has_rows && !slugs.is_empty()) {
        return several(session, &with_stdin(session, slugs, reads)?, who, opening);
    }
    match (slugs.first(), who) {
        (Some(slug), who) => {
            let api = session.api(slug)?;
            match opening {
                None => Ok(decided(session, api, who)?.answer()),
                Some(Opening::Request) => decided(session, api, who)?.opened(),
                Some(other) => opened(session, &[api], other),
            }
        }
        (None, Some((who, origin))) => summary::summary(session, who, origin),
        (None, None) => Err(no_slug()),
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

/// The slug that stands for those on standard input.
const STDIN: &str = "-";

/// The slugs, with those of standard input where `reads`: one a line, before a
/// tab, as in the rows of `list`.
fn with_stdin(
    session: &Session<'_>,
    slugs: Vec<String>,
    reads: bool,
) -> Result<Vec<String>, Error> {
    if !reads {
        return Ok(slugs);
    }
    let lines = session.terminal.standard_input()?;
    let read = lines.lines().filter_map(|line| line.split('\t').next());
    let read: Vec<String> = read
        .map(clean_line)
        .filter(|slug| !slug.is_empty())
        .collect();
    let slugs = slugs.into_iter().flat_map(|slug| match slug.as_str() {
        STDIN => read.clone(),
        _ => vec![slug],
    });
    let slugs: Vec<String> = slugs.collect();
    if slugs.is_empty() {
        return Err(no_slug());
    }
    Ok(slugs)
}

/// The verdicts of several APIs for one user.
fn several<'s>(
    session: &'s Session<'s>,
    slugs: &[String],
    who: Given,
    opening: Option<Opening>,
) -> Result<Answer<'s>, Error> {
    let (mut apis, mut unknown) = (Vec::new(), Vec::new());
    for slug in slugs {
        match session.api(slug) {
            Ok(api) => apis.push(api),
            Err(error) => unknown.push(error),
        }
    }
    if let Some(opening) = opening {
        return Ok(opened(session, &apis, opening)?.with_errors(unknown));
    }
    let given = match (who, apis.first()) {
        (Some((who, origin)), _) => {
            session.known_profile(&who, origin)?;
            Some((who, origin))
        }
        (None, Some(api)) => Some((Who::new(profile(session, api)?.name()), Origin::Typed)),
        (None, None) => None,
    };
    let decided = apis
        .into_iter()
        .map(|api| judged(session, api, given.clone()));
    let decided = decided.collect::<Result<_, Error>>()?;
    Ok(several::answer(decided, unknown))
}

/// One of the six profiles, asked for where that is possible.
fn profile(session: &Session<'_>, api: &Api) -> Result<Profile, Error> {
    let m = session.messages();
    if !session.terminal.can_ask() {
        return Err(Error::ProfileNeeded {
            id: api.id.to_string(),
            labels: Vec::new(),
            example: super::example(api),
        });
    }
    let choices = Profile::ALL.map(|profile| Choice::plain(m.profile(profile)));
    let question = m.who_are_you();
    let index = session.terminal.choose(question, &choices, WayOut::Out)?;
    Ok(Profile::ALL[index])
}

/// The verdict of an API, be the words for who asks known to it or not.
fn judged<'s>(session: &'s Session<'s>, api: &'s Api, given: Given) -> Result<Decided<'s>, Error> {
    let who = given.as_ref().map(|(who, _)| who);
    let asker = who.and_then(|who| who.asker(api).ok());
    let mut decision = decide(api, asker.as_ref());
    if let (Some(who), None) = (who, &asker) {
        decision.verdict = who.verdict(api);
    }
    Ok(Decided {
        catalogue: session.catalogue()?,
        api,
        decision,
        asker,
        given,
        m: session.messages(),
    })
}

/// The answer for an API and the profile given, else the default one, else the
/// one that the prompt finds.
pub(super) fn access_of<'s>(
    session: &'s Session<'s>,
    api: &'s Api,
    who: Option<Who>,
) -> Result<Answer<'s>, Error> {
    Ok(decided(session, api, given(session, who))?.answer())
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

fn decided<'s>(session: &'s Session<'s>, api: &'s Api, given: Given) -> Result<Decided<'s>, Error> {
    let asker = asker(session, api, given.as_ref())?;
    Ok(Decided {
        catalogue: session.catalogue()?,
        api,
        decision: decide(api, asker.as_ref()),
        asker,
        given,
        m: session.messages(),
    })
}

/// The verdict on a user, and what it follows from.
struct Decided<'a> {
    catalogue: &'a Catalogue,
    api: &'a Api,
    asker: Option<Asker>,
    given: Given,
    decision: Decision<'a>,
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

    /// The request form, to be opened.
    fn opened(self) -> Result<Answer<'a>, Error> {
        let address = self.with_steps(|steps, context| form(self.api, steps, context));
        let address = address.ok_or_else(|| Error::NoAddress {
            id: self.api.id.to_string(),
        })?;
        let exit = self.answer().exit;
        Ok(Answer::of(Page::Open(vec![address])).with_exit(exit))
    }

    /// Who asks, in their words, or as chosen.
    fn who(&self) -> Option<&str> {
        match (&self.given, &self.asker) {
            (Some((who, _)), _) => Some(who.typed()),
            (None, Some(Asker::Label(label))) => Some(label.as_str()),
            (None, _) => None,
        }
    }

    fn with_steps<T>(&self, work: impl FnOnce(&[Steps<'_>], &Context<'_>) -> T) -> T {
        let knows = |slug: &str| self.catalogue.api(slug).is_some();
        let say = |phrase| self.m.phrase(phrase);
        let context = Context::of(self.api, &knows, &say);
        let rules = self.decision.rules.iter();
        let steps: Vec<Steps<'_>> = rules.map(|rule| Steps::of(rule, &context)).collect();
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
        let Self { api, decision, .. } = self;
        let entry = EntryJson::listed(self.catalogue, api);
        let document = self.with_steps(|steps, context| {
            let actions = actions(api, decision.verdict, steps, context, self.m).into_iter();
            serde_json::to_value(AccessJson {
                id: &api.id,
                title: &api.title,
                openness: api.openness,
                who: self.who(),
                basis: decision.basis,
                label: decision.label,
                verdict: decision.verdict,
                prepare: prepare(steps),
                actions: actions
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
                dates: entry.group(Group::Dates),
                status: entry.group(Group::Status),
                links: entry.group(Group::Links),
                source: self.catalogue.provenance().map(SourceJson::of),
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
