//! What access rules ask the user to do.

use super::questions::{Inquiry, is_a_way};
use crate::catalogue::access::Verdict;
use crate::catalogue::api::Api;
use crate::catalogue::questionnaire::Questionnaire;
use crate::catalogue::rule::Rule;
use crate::catalogue::text::Text;
use crate::markdown::{self, Context, link};
use crate::page::{Block, Target, text_of};
use crate::words::Messages;

/// A rule's description taken apart: what it says, what to prepare, where to
/// go, what is asked before.
pub(super) struct Steps<'a> {
    pub(super) rule: &'a Rule,
    pub(super) text: Vec<Block>,
    prepare: Vec<String>,
    actions: Vec<(String, Target)>,
    questionnaires: Vec<Questionnaire<'a>>,
}

impl<'a> Steps<'a> {
    /// Questionnaires that `find` does not have stay in the text.
    pub(super) fn of(
        rule: &'a Rule,
        context: &Context<'_>,
        find: &dyn Fn(&str) -> Option<Questionnaire<'a>>,
    ) -> Self {
        let mut steps = Self {
            rule,
            text: Vec::new(),
            prepare: Vec::new(),
            actions: Vec::new(),
            questionnaires: Vec::new(),
        };
        for block in markdown::parse(&rule.description, context) {
            match block {
                Block::Steps(items) => steps.prepare.extend(items),
                Block::Action { text, target } => steps.actions.push((text_of(&text), target)),
                Block::Questionnaire { name, text } => match find(&name) {
                    Some(questionnaire) => steps.questionnaires.push(questionnaire),
                    None => steps.text.push(Block::Paragraph(text)),
                },
                other => steps.text.push(other),
            }
        }
        steps
    }
}

/// The address of the request: the form to which answers lead, where there are
/// answers; else of the first action that leads to the web, else of the entry.
pub(super) fn form(
    api: &Api,
    inquiries: &[Inquiry<'_>],
    steps: &[Steps<'_>],
    context: &Context<'_>,
) -> Option<String> {
    let entry = [
        &api.links.request,
        &api.links.account,
        &api.links.documentation,
        &api.links.site,
    ];
    let resolve = |address: &Text| link::resolve(address, context.knows);
    let web = |target| match target {
        Target::Web(address) => Some(address),
        _ => None,
    };
    if let Some(inquiry) = inquiries.iter().find(|inquiry| inquiry.is_answered()) {
        return inquiry.form().map(resolve).and_then(web);
    }
    let own = steps.iter().flat_map(|steps| &steps.actions);
    own.map(|(_, target)| target.clone())
        .chain(entry.into_iter().flatten().map(resolve))
        .find_map(web)
}

/// What there is to do, each address once: the forms to which answers lead, the
/// actions of the rules, then those of the entry that the verdict leaves open. A
/// form to which other answers lead is none of them.
pub(super) fn actions(
    api: &Api,
    verdict: Verdict,
    steps: &[Steps<'_>],
    inquiries: &[Inquiry<'_>],
    context: &Context<'_>,
    m: Messages,
) -> Vec<(String, Target)> {
    let links = &api.links;
    let entry: Vec<(&str, &Option<Text>)> = match verdict {
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
        Verdict::Eligible | Verdict::Conditional | Verdict::Depends | Verdict::Unspecified => {
            vec![(m.request_form(), &links.request)]
        }
        Verdict::Ineligible => Vec::new(),
    };
    let entry = entry.into_iter().filter_map(|(text, address)| {
        let target = link::resolve(address.as_deref()?, context.knows);
        (!link::is_script(&target)).then(|| (text.to_owned(), target))
    });
    let own = steps.iter().flat_map(|steps| steps.actions.iter().cloned());
    let answered = inquiries.iter().filter_map(Inquiry::form).map(|form| {
        let target = link::resolve(form, context.knows);
        (m.request_form().to_owned(), target)
    });
    let mut actions: Vec<(String, Target)> = answered.collect();
    for (text, target) in own.chain(entry) {
        let is_way = || is_a_way(inquiries, &target, context);
        if !actions.iter().any(|(_, known)| *known == target) && !is_way() {
            actions.push((text, target));
        }
    }
    actions
}

/// What is asked before, each questionnaire once.
pub(super) fn questionnaires<'a>(steps: &[Steps<'a>]) -> Vec<Questionnaire<'a>> {
    let mut asked: Vec<Questionnaire<'a>> = Vec::new();
    for questionnaire in steps.iter().flat_map(|steps| &steps.questionnaires) {
        if !asked.contains(questionnaire) {
            asked.push(questionnaire.clone());
        }
    }
    asked
}

/// What to prepare, each item once.
pub(super) fn prepare(steps: &[Steps<'_>]) -> Vec<String> {
    let mut items: Vec<String> = Vec::new();
    for item in steps.iter().flat_map(|steps| &steps.prepare) {
        if !items.contains(item) {
            items.push(item.clone());
        }
    }
    items
}
