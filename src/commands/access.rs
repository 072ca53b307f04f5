//! `apicat access`: may I use it, and how.

use super::census::census;
use super::json::{ActionJson, Answer, Ruling};
use super::{Session, context, verdict_run};
use crate::catalogue::access::{Asker, Decision, NotAnAsker, Verdict, decide, labels};
use crate::catalogue::api::Api;
use crate::catalogue::openness::Openness;
use crate::catalogue::rule::Rule;
use crate::error::{Error, Exit, Usage};
use crate::markdown::{self, Context, link};
use crate::messages::Messages;
use crate::page::{Block, Inline, Run, Target, Tone, plain, text_of};

/// Answers for one who asks: as given, else as usual, else as chosen at the
/// prompt. Without an API, counts the verdicts of all.
///
/// # Errors
/// The API or the profile is unknown, nobody can be asked for the profile, the
/// prompt was cancelled, or writing failed.
pub fn access(
    session: &Session<'_>,
    slug: Option<&str>,
    who: Option<&str>,
    open: bool,
) -> Result<Exit, Error> {
    let given = who.or(session.usual_profile);
    match (slug, given) {
        (Some(slug), _) => answer(session, session.api(slug)?, who, open),
        (None, Some(who)) => census(session, who),
        (None, None) => Err(Error::Usage {
            usage: Usage::MissingArgument {
                name: "<SLUG>".to_owned(),
            },
            command: Some("access".to_owned()),
        }),
    }
}

fn answer(session: &Session<'_>, api: &Api, who: Option<&str>, open: bool) -> Result<Exit, Error> {
    let given = who.or(session.usual_profile);
    let asker = match decide(api, None) {
        // Open to all, whoever asks.
        Some(_) => None,
        None => asker(session, api, given)?,
    };
    let decision = match (decide(api, asker.as_ref()), &asker) {
        (Some(decision), _) => decision,
        (None, _) => Decision {
            verdict: Verdict::Unspecified,
            label: None,
            rules: Vec::new(),
        },
    };
    let knows = |slug: &str| session.knows(slug);
    let context = context(api, &knows, session.messages());
    let steps: Vec<Steps<'_>> = decision
        .rules
        .iter()
        .map(|rule| Steps::of(rule, &context))
        .collect();
    if open {
        let address =
            form(api, &steps, &context).ok_or_else(|| Error::NoAddress { id: api.id.clone() })?;
        session.terminal.open(&address)?;
    } else if session.json {
        session.terminal.json(&json(
            api,
            given,
            asker.as_ref(),
            &decision,
            &steps,
            &context,
        ))?;
    } else {
        let answer = Composition {
            api,
            asker: asker.as_ref(),
            decision: &decision,
            steps: &steps,
            context: &context,
            usual: who.is_none() && session.usual_profile.is_some() && asker.is_some(),
        };
        session.terminal.page(&answer.page())?;
    }
    Ok(match decision.verdict {
        Verdict::Unspecified => Exit::NotFound,
        _ => Exit::Found,
    })
}

/// Who asks. None for an API whose rules name nobody.
fn asker(session: &Session<'_>, api: &Api, given: Option<&str>) -> Result<Option<Asker>, Error> {
    let mut known: Vec<String> = Vec::new();
    for label in labels(api) {
        if !known.iter().any(|other| other == label) {
            known.push(label.to_owned());
        }
    }
    match given {
        Some(typed) => match Asker::parse(typed, api) {
            Ok(asker) => Ok(Some(asker)),
            Err(reason) => Err(Error::UnknownProfile {
                typed: typed.to_owned(),
                ambiguous: match reason {
                    NotAnAsker::Unknown => Vec::new(),
                    NotAnAsker::Ambiguous(labels) => labels,
                },
                labels: known,
            }),
        },
        None if known.is_empty() => Ok(None),
        None if session.terminal.can_ask() => {
            let index = session
                .terminal
                .choose(session.messages().who_are_you(), &known)?;
            Ok(known.into_iter().nth(index).map(Asker::Label))
        }
        None => Err(Error::ProfileNeeded {
            id: api.id.clone(),
            labels: known,
        }),
    }
}

/// A rule's description taken apart: what it says, what to prepare, where to
/// go.
struct Steps<'a> {
    rule: &'a Rule,
    text: Vec<Block>,
    prepare: Vec<String>,
    actions: Vec<(String, Target)>,
}

impl<'a> Steps<'a> {
    fn of(rule: &'a Rule, context: &Context<'_>) -> Self {
        let mut steps = Self {
            rule,
            text: Vec::new(),
            prepare: Vec::new(),
            actions: Vec::new(),
        };
        for block in markdown::parse(&rule.description, context) {
            match block {
                Block::Steps(items) => steps.prepare.extend(items),
                Block::Action { text, target } => steps.actions.push((text_of(&text), target)),
                other => steps.text.push(other),
            }
        }
        steps
    }
}

/// The address at which to ask: of the first action that leads to the web,
/// else of the entry.
fn form(api: &Api, steps: &[Steps<'_>], context: &Context<'_>) -> Option<String> {
    let entry = [
        &api.links.request,
        &api.links.account,
        &api.links.documentation,
        &api.links.site,
    ];
    let entry = entry
        .into_iter()
        .flatten()
        .map(|address| link::resolve(address, context.knows));
    steps
        .iter()
        .flat_map(|steps| steps.actions.iter().map(|(_, target)| target.clone()))
        .chain(entry)
        .find_map(|target| match target {
            Target::Web(address) => Some(address),
            _ => None,
        })
}

/// What there is to do, each address once: the actions of the rules, then
/// those of the entry that the verdict leaves open.
fn actions(
    api: &Api,
    verdict: Verdict,
    steps: &[Steps<'_>],
    context: &Context<'_>,
) -> Vec<(String, Target)> {
    let m = context.messages;
    let links = &api.links;
    let entry: Vec<(&str, &Option<String>)> = match verdict {
        Verdict::Open => vec![
            (m.read_documentation(), &links.documentation),
            (m.openapi(), &links.openapi),
            (m.visit_site(), &links.site),
        ],
        Verdict::Account => vec![
            (m.create_account(), &links.account),
            (m.read_documentation(), &links.documentation),
            (m.visit_site(), &links.site),
        ],
        Verdict::Eligible | Verdict::Conditional | Verdict::Depends => {
            vec![(m.request_form(), &links.request)]
        }
        Verdict::Ineligible | Verdict::Unspecified => Vec::new(),
    };
    let entry = entry.into_iter().filter_map(|(text, address)| {
        let target = link::resolve(address.as_deref()?, context.knows);
        Some((text.to_owned(), target))
    });
    let own = steps.iter().flat_map(|steps| steps.actions.iter().cloned());
    let mut actions: Vec<(String, Target)> = Vec::new();
    for (text, target) in own.chain(entry) {
        if !actions.iter().any(|(_, known)| *known == target) {
            actions.push((text, target));
        }
    }
    actions
}

fn prepare(steps: &[Steps<'_>]) -> Vec<String> {
    let mut items: Vec<String> = Vec::new();
    for item in steps.iter().flat_map(|steps| &steps.prepare) {
        if !items.contains(item) {
            items.push(item.clone());
        }
    }
    items
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
            .map(|rule| Ruling {
                labels: &rule.labels,
                verdict: rule.eligibility.into(),
                description: &rule.description,
            })
            .collect(),
    }
}

/// The answer being composed.
struct Composition<'a> {
    api: &'a Api,
    asker: Option<&'a Asker>,
    decision: &'a Decision<'a>,
    steps: &'a [Steps<'a>],
    context: &'a Context<'a>,
    /// Whether the profile is the usual one, not given for this question.
    usual: bool,
}

impl Composition<'_> {
    fn page(&self) -> Vec<Block> {
        let m = self.context.messages;
        let mut blocks = self.verdict(m);
        blocks.extend(self.text(m));
        let prepare = prepare(self.steps);
        if !prepare.is_empty() {
            blocks.push(heading(m.to_prepare()));
            blocks.push(Block::Steps(prepare));
        }
        let actions = actions(self.api, self.decision.verdict, self.steps, self.context);
        if !actions.is_empty() {
            let asks = matches!(
                self.decision.verdict,
                Verdict::Eligible | Verdict::Conditional | Verdict::Depends
            );
            blocks.push(heading(if asks { m.to_request() } else { m.otherwise() }));
            blocks.extend(actions.into_iter().map(|(text, target)| Block::Action {
                text: plain(text),
                target,
            }));
        }
        blocks.extend(self.contact(m));
        blocks
    }

    /// The verdict, for whom, and for which API.
    fn verdict(&self, m: Messages) -> Vec<Block> {
        let mut subject = Inline::new();
        if let Some(who) = self.who() {
            subject.push(Run::plain(who).strong());
            if self.usual {
                subject.push(Run::toned(
                    format!(" ({})", m.from_environment()),
                    Tone::Help,
                ));
            }
            subject.push(Run::plain(" · "));
        }
        subject.push(Run::plain(format!("{} ", self.api.title)));
        subject.push(Run::toned(format!("({})", self.api.id), Tone::Help));
        let verdict = vec![verdict_run(self.decision.verdict, m).strong()];
        vec![Block::Paragraph(verdict), Block::Paragraph(subject)]
    }

    fn who(&self) -> Option<&str> {
        self.decision.label.or(match self.asker? {
            Asker::Label(label) => Some(label),
            Asker::Profile(profile) => Some(profile.name()),
        })
    }

    /// What the rules say; for an API without rules that apply, what the
    /// entry does know.
    fn text(&self, m: Messages) -> Vec<Block> {
        match (self.decision.verdict, self.api.openness) {
            (_, Openness::Open) => vec![Block::Paragraph(plain(m.no_request_needed()))],
            (_, Openness::Account) => vec![Block::Paragraph(plain(m.account_needed()))],
            (Verdict::Unspecified, _) => self.known_profiles(m),
            (verdict, _) => {
                let mut blocks = Vec::new();
                if verdict == Verdict::Depends {
                    blocks.push(Block::Paragraph(plain(m.depends_on_case())));
                }
                for steps in self.steps {
                    if self.steps.len() > 1 {
                        blocks.push(rule_line(steps.rule, m));
                        blocks.push(Block::Indented(steps.text.clone()));
                    } else {
                        blocks.extend(steps.text.clone());
                    }
                }
                blocks
            }
        }
    }

    fn known_profiles(&self, m: Messages) -> Vec<Block> {
        let Some(who) = self.who() else {
            return vec![Block::Paragraph(plain(m.no_rules()))];
        };
        let rules = self.api.access.iter().map(|rule| vec![rule_line(rule, m)]);
        vec![
            Block::Paragraph(plain(m.unspecified_for(who))),
            Block::List {
                start: None,
                tight: true,
                items: rules.collect(),
            },
        ]
    }

    fn contact(&self, m: Messages) -> Option<Block> {
        let mut inline: Inline = vec![Run::toned(format!("{} ", m.question()), Tone::Help)];
        for contact in &self.api.contacts {
            if inline.len() > 1 {
                inline.push(Run::plain(", "));
            }
            let target = link::resolve_contact(contact, self.context.knows);
            inline.push(Run::linked(target.way(), target));
        }
        (inline.len() > 1).then_some(Block::Paragraph(inline))
    }
}

/// The labels of a rule, and its verdict.
fn rule_line(rule: &Rule, m: Messages) -> Block {
    Block::Paragraph(vec![
        Run::plain(format!("{} : ", rule.labels.join(", "))).strong(),
        verdict_run(rule.eligibility.into(), m),
    ])
}

fn heading(text: &str) -> Block {
    Block::Heading {
        level: 4,
        text: plain(text),
    }
}
