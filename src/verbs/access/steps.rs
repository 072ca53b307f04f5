//! What access rules ask the user to do.

use crate::catalogue::access::Verdict;
use crate::catalogue::api::Api;
use crate::catalogue::rule::Rule;
use crate::catalogue::text::Text;
use crate::markdown::{self, Context, link};
use crate::page::{Block, Target, text_of};
use crate::words::Messages;

/// A rule's description taken apart: what it says, what to prepare, where to
/// go.
pub(super) struct Steps<'a> {
    pub(super) rule: &'a Rule,
    pub(super) text: Vec<Block>,
    prepare: Vec<String>,
    actions: Vec<(String, Target)>,
}

impl<'a> Steps<'a> {
    pub(super) fn of(rule: &'a Rule, context: &Context<'_>) -> Self {
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

/// The address of the request: of the first action that leads to the web, else
/// of the entry.
pub(super) fn form(api: &Api, steps: &[Steps<'_>], context: &Context<'_>) -> Option<String> {
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
pub(super) fn actions(
    api: &Api,
    verdict: Verdict,
    steps: &[Steps<'_>],
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
