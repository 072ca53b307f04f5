//! The page that answers "may I use it?".

use super::super::{contacts, heading};
use super::steps::{Steps, actions, prepare};
use crate::catalogue::access::{Asker, Decision, Verdict};
use crate::catalogue::api::Api;
use crate::catalogue::openness::Openness;
use crate::catalogue::profile::Coverage;
use crate::catalogue::rule::Rule;
use crate::error::Origin;
use crate::markdown::Context;
use crate::page::{Block, LabelledValue, Run, Tone, plain};
use crate::words::Messages;
use crate::words::signs;

/// The page for a user, being composed.
pub(super) struct Composition<'a> {
    pub(super) api: &'a Api,
    pub(super) asker: Option<&'a Asker>,
    pub(super) decision: &'a Decision<'a>,
    pub(super) steps: &'a [Steps<'a>],
    pub(super) context: &'a Context<'a>,
    pub(super) m: Messages,
    /// How the profile was given.
    pub(super) origin: Origin,
}

impl Composition<'_> {
    pub(super) fn blocks(&self) -> Vec<Block> {
        let m = self.m;
        let mut blocks = self.verdict(m);
        blocks.extend(self.text(m));
        let prepare = prepare(self.steps);
        if !prepare.is_empty() {
            blocks.push(heading(4, m.to_prepare()));
            blocks.push(Block::Steps(prepare));
        }
        let actions = actions(self.api, self.decision.verdict, self.steps, self.context, m);
        if !actions.is_empty() {
            let asks = matches!(
                self.decision.verdict,
                Verdict::Eligible | Verdict::Conditional | Verdict::Depends
            );
            blocks.push(heading(
                4,
                if asks { m.to_request() } else { m.otherwise() },
            ));
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
        let verdict = vec![signs::verdict(self.decision.verdict, m).strong()];
        let mut subject = Vec::new();
        if let Some(who) = self.who() {
            let mut who = vec![Run::plain(who.to_owned()).strong()];
            if self.origin == Origin::Environment {
                who.push(Run::toned(
                    format!(" ({})", m.read_from_environment()),
                    Tone::Help,
                ));
            }
            subject.push(LabelledValue::new(m.profile_label(), who));
        }
        let api = vec![
            Run::plain(format!("{} ", self.api.title)),
            Run::toned(format!("({})", self.api.id), Tone::Help),
        ];
        subject.push(LabelledValue::new(m.api(), api));
        vec![
            Block::Facts(vec![LabelledValue::new(m.answer(), verdict)]),
            Block::Facts(subject),
        ]
    }

    /// Who asks: the label that decided, unless it names nobody (`Autre`).
    fn who(&self) -> Option<&str> {
        match (self.asker?, self.decision.label) {
            (Asker::Label(label), None) => Some(label),
            (Asker::Profile(_), Some(label)) if !self.is_among_others() => Some(label),
            (Asker::Profile(profile), _) => Some(self.m.profile(*profile)),
            (Asker::Label(_), Some(label)) => Some(label),
        }
    }

    /// What the rules say; for an API without rules that apply, what the
    /// entry does know.
    fn text(&self, m: Messages) -> Vec<Block> {
        match (self.decision.verdict, self.api.openness) {
            (_, Openness::Open) => vec![Block::Paragraph(plain(m.no_request_needed()))],
            (_, Openness::Account) => vec![Block::Paragraph(plain(m.account_needed()))],
            (Verdict::Unspecified, _) if self.steps.is_empty() => self.known_profiles(m),
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
                if self.is_among_others() {
                    blocks.push(Block::Paragraph(plain(m.named_by_entry())));
                    blocks.push(self.rules(m));
                }
                blocks
            }
        }
    }

    fn known_profiles(&self, m: Messages) -> Vec<Block> {
        let who = match self.who() {
            Some(who) if !self.api.access.is_empty() => who,
            _ => return vec![Block::Paragraph(plain(m.no_rules()))],
        };
        vec![
            Block::Paragraph(plain(m.unspecified_for(who))),
            self.rules(m),
        ]
    }

    /// Whether a profile is judged as one that the entry does not name: the
    /// user may still fit a label that it does name.
    fn is_among_others(&self) -> bool {
        match (self.asker, self.decision.label) {
            (Some(Asker::Profile(profile)), Some(label)) => {
                profile.covered_by(label) == Some(Coverage::Others)
            }
            _ => false,
        }
    }

    /// Whom the entry names, and what it says of them.
    fn rules(&self, m: Messages) -> Block {
        let rules = self.api.access.iter().map(|rule| vec![rule_line(rule, m)]);
        Block::List {
            start: None,
            tight: true,
            items: rules.collect(),
        }
    }

    fn contact(&self, m: Messages) -> Option<Block> {
        let mut inline = vec![Run::toned(format!("{} ", m.questions()), Tone::Help)];
        inline.extend(contacts(self.api, self.context.knows)?);
        Some(Block::Paragraph(inline))
    }
}

/// The labels of a rule, and its verdict.
fn rule_line(rule: &Rule, m: Messages) -> Block {
    Block::Paragraph(vec![
        Run::plain(m.labelled(&rule.labels.join(", "))).strong(),
        signs::verdict(rule.eligibility.into(), m),
    ])
}
