//! The page that answers "may I use it?".

use super::super::{contacts, foot, heading, status};
use super::questions::Inquiry;
use super::steps::{Steps, actions, prepare};
use crate::catalogue::Catalogue;
use crate::catalogue::access::{Asker, Basis, Decision, Verdict};
use crate::catalogue::api::Api;
use crate::catalogue::applicant::{Applicant, Reach};
use crate::catalogue::openness::Openness;
use crate::catalogue::profile::Profile;
use crate::catalogue::rule::Rule;
use crate::catalogue::status::Status;
use crate::error::Origin;
use crate::invocation;
use crate::markdown::Context;
use crate::page::{Block, LabelledValue, Run, Tone, plain};
use crate::words::Messages;
use crate::words::signs;

/// The page for a user, being composed.
pub(super) struct Composition<'a> {
    pub(super) catalogue: &'a Catalogue,
    pub(super) api: &'a Api,
    pub(super) asker: Option<&'a Asker>,
    /// Who asks, in their words.
    pub(super) who: Option<&'a str>,
    pub(super) decision: &'a Decision<'a>,
    pub(super) steps: &'a [Steps<'a>],
    pub(super) inquiries: &'a [Inquiry<'a>],
    pub(super) context: &'a Context<'a>,
    pub(super) m: Messages,
    /// How the profile was given.
    pub(super) origin: Origin,
}

impl Composition<'_> {
    pub(super) fn blocks(&self) -> Vec<Block> {
        let m = self.m;
        let mut blocks: Vec<Block> = status(&self.api.lifecycle, self.context.knows, m)
            .into_iter()
            .collect();
        blocks.extend(self.verdict(m));
        let supposed = self.api.openness_source.as_deref();
        blocks.extend(supposed.map(|source| {
            Block::Paragraph(vec![Run::toned(m.supposed_access(source), Tone::Mixed)])
        }));
        blocks.extend(self.text(m));
        let prepare = prepare(self.steps);
        if !prepare.is_empty() {
            blocks.push(heading(4, m.to_prepare()));
            blocks.push(Block::Steps(prepare));
        }
        let Self {
            api,
            decision,
            steps,
            inquiries,
            context,
            ..
        } = self;
        let actions = actions(api, decision.verdict, steps, inquiries, context, m);
        if !actions.is_empty() || !inquiries.is_empty() {
            let asks = matches!(
                self.decision.verdict,
                Verdict::Eligible | Verdict::Conditional | Verdict::Depends
            );
            blocks.push(heading(
                4,
                if asks { m.to_request() } else { m.otherwise() },
            ));
            blocks.extend(inquiries.iter().flat_map(|inquiry| inquiry.blocks(context)));
            blocks.extend(self.to_answer(m));
            blocks.extend(actions.into_iter().map(|(text, target)| Block::Action {
                text: plain(text),
                target,
            }));
        }
        blocks.extend(self.contact(m));
        let changed = self.api.changed.map(|day| m.entry_changed(&m.month(day)));
        blocks.extend(changed.map(|said| Block::Paragraph(vec![Run::toned(said, Tone::Help)])));
        blocks.extend(foot(self.api, self.catalogue, m));
        blocks
    }

    /// The command that answers what is not answered.
    fn to_answer(&self, m: Messages) -> Option<Block> {
        self.inquiries
            .iter()
            .find(|inquiry| !inquiry.is_answered())?;
        let answers = self.inquiries.iter().flat_map(Inquiry::example);
        let command = invocation::access_answering(&self.api.id, self.who, answers);
        Some(Block::Paragraph(vec![
            Run::toned(format!("{}\n", m.to_answer()), Tone::Help),
            Run::toned(command, Tone::Action),
        ]))
    }

    /// The verdict, for whom, and for which API.
    fn verdict(&self, m: Messages) -> Vec<Block> {
        let mut verdict = vec![signs::verdict(self.decision.verdict, m).strong()];
        let reserve = match self.decision.basis {
            Some(Basis::Law) if self.decision.verdict == Verdict::Ineligible => Some(m.probably()),
            Some(Basis::Law) => Some(m.to_be_confirmed()),
            Some(Basis::Kind) if self.decision.verdict != Verdict::Depends => {
                Some(m.in_some_cases())
            }
            _ => None,
        };
        verdict.extend(reserve.map(|reserve| Run::plain(format!(", {reserve}"))));
        let mut subject = Vec::new();
        if let Some(who) = self.who {
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

    /// What the rules say; for an API without rules that apply, what the
    /// entry does know.
    fn text(&self, m: Messages) -> Vec<Block> {
        match (self.decision.verdict, self.api.openness) {
            _ if self.api.lifecycle.status == Some(Status::Closed) => Vec::new(),
            (_, Openness::Open) => vec![Block::Paragraph(plain(m.no_request_needed()))],
            (_, Openness::Account) => vec![Block::Paragraph(plain(m.account_needed()))],
            (Verdict::Unspecified, _) if self.steps.is_empty() => self.known_profiles(m),
            (verdict, _) => {
                let is_kind = self.decision.basis == Some(Basis::Kind);
                let mut blocks = self.basis(m);
                if verdict == Verdict::Depends && !is_kind {
                    blocks.push(Block::Paragraph(plain(m.depends_on_case())));
                }
                for steps in self.steps {
                    if self.steps.len() > 1 || is_kind {
                        blocks.push(rule_line(steps.rule, m));
                        blocks.push(Block::Indented(steps.text.clone()));
                    } else {
                        blocks.extend(steps.text.clone());
                    }
                }
                if let Some(others) = self.decision.others {
                    blocks.push(Block::Paragraph(plain(m.for_others())));
                    blocks.push(rule_line(others, m));
                    let text = Steps::of(others, self.context, &|_| None).text;
                    blocks.push(Block::Indented(text));
                }
                if self.decision.basis == Some(Basis::Other) {
                    blocks.push(Block::Paragraph(plain(m.named_by_entry())));
                    blocks.push(self.rules(m));
                }
                blocks
            }
        }
    }

    /// What the verdict follows from, where that is not a label that names
    /// whoever asks.
    fn basis(&self, m: Messages) -> Vec<Block> {
        let Decision {
            basis,
            rules,
            label,
            covered,
            ..
        } = self.decision;
        let who = covered.or(self.who).unwrap_or_default();
        let all = || rules.first().map(|rule| rule.labels.join(", "));
        let label = label.map(str::to_owned).or_else(all).unwrap_or_default();
        let mut said = match basis {
            None | Some(Basis::Label) => Vec::new(),
            Some(Basis::Kind) => vec![m.basis_kinds().to_owned()],
            Some(Basis::Covered) => vec![m.basis_covered(who, &label)],
            Some(Basis::Law) if self.asks_as_company() => vec![m.basis_company(who, &label)],
            Some(Basis::Law) => vec![m.basis_administration(who, &label)],
            Some(Basis::Other) => vec![m.basis_other(who)],
        };
        said.extend(self.mutual(m).filter(|_| *basis == Some(Basis::Other)));
        let paragraph = |text| Block::Paragraph(plain(text));
        said.into_iter().map(paragraph).collect()
    }

    fn applicant(&self) -> Option<&'static Applicant> {
        match self.asker {
            Some(Asker::Applicant(applicant)) => Some(applicant),
            _ => None,
        }
    }

    fn asks_as_company(&self) -> bool {
        let profile = self.applicant().and_then(Applicant::profile);
        matches!(profile, Some(Profile::Entreprise | Profile::Editeur))
    }

    /// That one who asks is no company, though some may think so.
    fn mutual(&self, m: Messages) -> Option<String> {
        let applicant = self.applicant()?;
        (applicant.reach() == Reach::None).then(|| m.no_company(self.who.unwrap_or_default()))
    }

    fn known_profiles(&self, m: Messages) -> Vec<Block> {
        let who = match self.who {
            Some(who) if !self.api.access.is_empty() => who,
            _ => return vec![Block::Paragraph(plain(m.no_rules()))],
        };
        let mut blocks: Vec<Block> = self
            .mutual(m)
            .map(|text| Block::Paragraph(plain(text)))
            .into_iter()
            .collect();
        blocks.push(Block::Paragraph(plain(m.unspecified_for(who))));
        blocks.push(self.rules(m));
        blocks
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
