//! The page of an API: its head, its texts, who may use it.

use super::super::{contacts, example, foot, heading, living_page, status};
use super::{NEEDS, linked};
use crate::answer;
use crate::catalogue::Catalogue;
use crate::catalogue::access::Verdict;
use crate::catalogue::api::{Api, Group, MEMBERS, Member, Placement, Spec};
use crate::catalogue::date::Date;
use crate::catalogue::keys::TypedValue;
use crate::catalogue::openness::Openness;
use crate::catalogue::rule::Rule;
use crate::catalogue::subject::Subject;
use crate::invocation;
use crate::markdown::{self, Context, link};
use crate::page::{Block, Inline, LabelledValue, Run, Table, Target, Tone, plain, text_of};
use crate::words::{Messages, signs};

/// The whole page; `today` tells whether its text is old.
pub(super) fn page(
    api: &Api,
    body: &str,
    catalogue: &Catalogue,
    today: Date,
    m: Messages,
) -> Vec<Block> {
    let mut page = head(api, catalogue, m);
    let is_living = living_page(api, catalogue).is_some();
    page.extend(age(api, today, m).filter(|_| is_living));
    page.extend(text_of_page(catalogue, api, body, m));
    page.extend(foot(api, catalogue, m));
    page
}

/// What it says below its head.
pub(super) fn text_of_page(
    catalogue: &Catalogue,
    api: &Api,
    body: &str,
    m: Messages,
) -> Vec<Block> {
    let knows = |slug: &str| catalogue.has(slug);
    let say = |phrase| m.phrase(phrase);
    let context = Context::of(api, &knows, &say);
    let mut blocks = Vec::new();
    if let Some(introduction) = &api.introduction {
        blocks.extend(markdown::parse(introduction, &context));
    }
    blocks.extend(markdown::parse(body, &context));
    for spec in placed(|shown| matches!(shown, Placement::Section(_))) {
        if let Some(TypedValue::Markdown(text)) = spec.value(api) {
            blocks.push(heading(3, m.member(spec.member)));
            blocks.extend(markdown::parse(text, &context));
        }
    }
    if api.openness == Openness::Restricted && !api.access.is_empty() {
        blocks.extend(who_may(api, m));
    }
    blocks
}

fn head(api: &Api, catalogue: &Catalogue, m: Messages) -> Vec<Block> {
    let producer = catalogue.producer(api);
    let mut by = producer.short_name().to_string();
    if *producer.short_name() != producer.name {
        by = format!("{by}, {}", producer.name);
    }
    let knows = |slug: &str| catalogue.has(slug);
    let mut head = vec![Block::Title {
        text: plain(api.title.clone()),
        aside: api.id.to_string(),
    }];
    head.extend(status(&api.lifecycle, &knows, m));
    head.extend([
        Block::Paragraph(plain(api.tagline.clone())),
        Block::Facts(vec![
            LabelledValue::new(m.access(), access(api, m)),
            LabelledValue::new(m.producer(), plain(by)),
        ]),
    ]);
    head.extend(who_in_short(api, m));
    let mut facts = fields(api, catalogue, m);
    if let Some(count @ 1..) = catalogue.count_of_operations(&api.id) {
        let at = facts.iter().position(|fact| fact.label == m.entry());
        facts.insert(at.unwrap_or(facts.len()), calls(api, count, m));
    }
    head.push(Block::Labelled(facts));
    head
}

/// How open it is, and from what that is supposed.
fn access(api: &Api, m: Messages) -> Inline {
    let supposed = api.openness_source.as_deref();
    let supposed = supposed.map(|source| Run::toned(m.supposed_in_brackets(source), Tone::Mixed));
    let openness = signs::openness(api.openness, m);
    [openness].into_iter().chain(supposed).collect()
}

/// How many operations can be called, and the command that shows them.
fn calls(api: &Api, count: usize, m: Messages) -> LabelledValue {
    let count = Run::plain(m.labelled(&m.operations(count)));
    let command = Run::toned(invocation::endpoints(&api.id), Tone::Action);
    LabelledValue::new(m.calls(), vec![count, command])
}

/// How old a text is that may mislead.
const OLD: u16 = 2;

/// That the text of an entry is of more than two years ago, and where the living
/// page is.
fn age(api: &Api, today: Date, m: Messages) -> Option<Block> {
    let changed = api
        .changed
        .filter(|changed| changed.plus_years(OLD) < today)?;
    let said = m.old_text(&m.of_month(changed));
    Some(Block::Paragraph(vec![Run::toned(said, Tone::Mixed)]))
}

/// The members with such a placement, in the order of placement.
fn placed(is_there: fn(Placement) -> bool) -> Vec<&'static Spec> {
    let mut specs: Vec<&Spec> = MEMBERS
        .iter()
        .filter(|spec| is_there(spec.placement))
        .collect();
    specs.sort_by_key(|spec| spec.placement);
    specs
}

/// The facts that the entry gives.
fn fields(api: &Api, catalogue: &Catalogue, m: Messages) -> Vec<LabelledValue> {
    let specs = placed(|shown| matches!(shown, Placement::Fact(..)));
    let is_one_line = |a: &&Spec, b: &&Spec| match (a.placement, b.placement) {
        (Placement::Fact(a, _), Placement::Fact(b, _)) => a == b,
        _ => false,
    };
    let lines = specs.chunk_by(is_one_line).filter_map(|specs| {
        let values = specs.iter().filter_map(|spec| {
            let value = fact(spec, api, catalogue, m)?;
            (!text_of(&value).is_empty()).then_some(value)
        });
        let values: Vec<Inline> = values.collect();
        let label = match specs.first()?.member {
            Member::Changed => m.entry(),
            Member::StatusSource => m.group(Group::Status),
            member => m.member(member),
        };
        (!values.is_empty()).then(|| LabelledValue::new(label, values.join(&Run::plain(", "))))
    });
    let guides = catalogue.guides_of(api).into_iter().map(|guide| {
        let target = Target::Guide(catalogue.name_of(Subject::Guide(guide)));
        let way = Run::linked(invocation::way(&target), target);
        vec![Run::plain(format!("{}{}", guide.title, m.colon())), way]
    });
    let guides: Vec<Inline> = guides.collect();
    let guides = (!guides.is_empty())
        .then(|| LabelledValue::new(m.guides(), guides.join(&Run::plain("\n"))));
    lines.chain(guides).collect()
}

/// A fact of an entry, as its page shows it.
fn fact(spec: &Spec, api: &Api, catalogue: &Catalogue, m: Messages) -> Option<Inline> {
    let knows = |slug: &str| catalogue.has(slug);
    let said = spec.value(api)?;
    Some(match (spec.member, said) {
        (Member::Partners, TypedValue::Texts(partners)) => {
            let names = partners.iter().map(|partner| {
                let known = catalogue.known_producer(partner);
                known.map_or(partner.as_ref(), |body| body.short_name())
            });
            plain(names.collect::<Vec<_>>().join(", "))
        }
        (Member::Needs, TypedValue::Texts(needs)) => {
            plain(needs[..needs.len().min(NEEDS)].join("\n"))
        }
        (Member::Datagouv, TypedValue::Texts(ids)) => {
            let addresses = ids.iter().map(|id| linked(link::dataset(id)));
            addresses.collect::<Vec<_>>().join(&Run::plain("\n"))
        }
        (Member::Changed, TypedValue::Day(date)) => plain(m.changed_on(&m.date(date))),
        (Member::LastUpdate, TypedValue::Date(update)) => {
            let year = |date: Date| date.year;
            let is_said = api.changed.is_some() && api.changed.map(year) == update.date.map(year);
            if is_said {
                return None;
            }
            plain(m.declared(update))
        }
        (Member::StatusSource, TypedValue::Line(source)) => plain(m.according_to(source)),
        (Member::Uptime, _) => {
            let (percent, noted) = api.availability()?;
            plain(m.uptime(percent, noted))
        }
        (_, TypedValue::Line(text)) => plain(text.clone()),
        (_, TypedValue::Address(address)) => linked(link::resolve(address, &knows)),
        (_, TypedValue::Texts(texts)) => plain(texts.join(", ")),
        (_, TypedValue::Contacts(_)) => contacts(api, &knows)?,
        (member, said) => answer::fact(member, said, m)?,
    })
}

/// Whom the rules name, by what they decide; none for an API without requests.
fn who_in_short(api: &Api, m: Messages) -> Option<Block> {
    let mut rules: Vec<&Rule> = api.access.iter().collect();
    rules.sort_by_key(|rule| rule.eligibility);
    let groups = rules.chunk_by(|a, b| a.eligibility == b.eligibility);
    let groups = groups.filter_map(|rules| {
        let verdict = Verdict::from(rules.first()?.eligibility);
        let labels = rules.iter().flat_map(|rule| rule.labels.iter());
        let labels: Vec<String> = labels.map(|label| without_articles(label)).collect();
        let words = signs::verdict_words(verdict, m);
        let named = signs::signed_as(verdict, &labels.join(", "), m);
        (!labels.is_empty()).then(|| LabelledValue::new(words, vec![named]))
    });
    let groups: Vec<LabelledValue> = groups.collect();
    let is_said = api.openness == Openness::Restricted && !groups.is_empty();
    is_said.then_some(Block::Facts(groups))
}

/// A label as one of several: `collectivité ou administration`.
fn without_articles(label: &str) -> String {
    let label = label.replace(" ou une ", " ou ").replace(" ou un ", " ou ");
    let bare = ["Un ", "Une ", "Des ", "Les "]
        .into_iter()
        .find_map(|article| label.strip_prefix(article));
    let bare = bare.unwrap_or(&label);
    let mut letters = bare.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            let rest = &bare[first.len_utf8()..];
            first.to_lowercase().chain(rest.chars()).collect()
        }
        _ => bare.to_owned(),
    }
}

/// The verdict of each rule, and the command that says more.
pub(crate) fn who_may(api: &Api, m: Messages) -> Vec<Block> {
    let rows: Vec<Vec<Inline>> = api
        .access
        .iter()
        .flat_map(|rule| {
            let verdict = rule.eligibility.into();
            rule.labels
                .iter()
                .map(move |label| vec![plain(label.clone()), vec![signs::verdict(verdict, m)]])
        })
        .collect();
    let table = Table {
        rows,
        ..Table::default()
    };
    let command = invocation::access(&api.id, &example(api));
    vec![
        heading(3, m.who_may()),
        Block::Table(table),
        Block::Paragraph(vec![
            Run::toned(format!("{} ", m.how_to_proceed()), Tone::Help),
            Run::toned(command, Tone::Action),
        ]),
    ]
}
