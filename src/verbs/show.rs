//! `apicat show`: the page of an API.

use clap::{ArgMatches, Command};
use serde_json::Value;

use super::arguments::{OPEN, Opening, argument, flag, open, opening, option, text};
use super::{Session, Verb, contacts, example, foot, heading, living_page, status};
use crate::answer;
use crate::answer::shape::EntryJson;
use crate::answer::{Answer, Forms, Page, View};
use crate::catalogue::Catalogue;
use crate::catalogue::access::Verdict;
use crate::catalogue::api::{Api, Group, MEMBERS, Member, Placement, Spec};
use crate::catalogue::date::Date;
use crate::catalogue::fold;
use crate::catalogue::keys::TypedValue;
use crate::catalogue::openness::Openness;
use crate::catalogue::rule::Rule;
use crate::catalogue::text::Text;
use crate::error::Error;
use crate::invocation;
use crate::markdown::{self, Context, link};
use crate::page::{Block, Inline, LabelledValue, Run, Table, Target, Tone, plain, text_of};
use crate::words::signs;
use crate::words::{Lang, Messages};

pub(super) static SHOW: Verb = Verb {
    name: "show",
    about: Messages::show_about,
    description: Messages::show_description,
    examples: &[
        ("apicat show franceconnect", Messages::show_example),
        (
            "apicat show impôt --section données",
            Messages::section_example,
        ),
        ("apicat show franceconnect --raw", Messages::raw_example),
    ],
    asks_the_catalogue: true,
    arguments,
    answer: show,
};

fn arguments(command: Command, m: Messages) -> Command {
    let slugs = argument("SLUG", m)
        .help(m.slugs_argument())
        .num_args(1..)
        .required_unless_present(OPEN);
    let section = option("section", m.value_heading(), m).help(m.section());
    let raw = flag("raw", m).help(m.raw());
    command
        .override_usage(format!("apicat show <SLUG>… [{}]", m.options_placeholder()))
        .arg(slugs)
        .arg(section.conflicts_with("json"))
        .arg(raw.conflicts_with_all(["section", "json"]))
        .arg(open(m.open_site(), m).conflicts_with_all(["raw", "section", "json"]))
}

fn show<'s>(session: &'s Session<'s>, typed: &ArgMatches) -> Result<Answer<'s>, Error> {
    let catalogue = session.catalogue()?;
    let (opening, slugs) = opening(typed, Opening::Site, &SHOW)?;
    let (apis, unknown) = session.apis(&slugs, &invocation::show);
    let answer = if let Some(opening) = opening {
        opened(session, &apis, opening)?
    } else if typed.get_flag("raw") {
        let texts = apis.iter().map(|api| {
            let text = catalogue.text(api);
            text.ok_or_else(|| gone(api))
        });
        Answer::of(Page::Source(texts.collect::<Result<String, Error>>()?))
    } else {
        let section = text(typed, "section");
        Answer::of(Entries {
            catalogue,
            apis,
            section,
            is_single: slugs.len() == 1,
            today: session.today,
            m: session.messages(),
        })
    };
    // An unknown name does not keep the others from being shown.
    Ok(answer.with_errors(unknown))
}

pub(super) fn page_of<'s>(session: &'s Session<'s>, api: &'s Api) -> Result<Answer<'s>, Error> {
    Ok(Answer::of(Entries {
        catalogue: session.catalogue()?,
        apis: vec![api],
        section: None,
        is_single: true,
        today: session.today,
        m: session.messages(),
    }))
}

/// Pages of some APIs, to be opened.
pub(super) fn opened<'s>(
    session: &'s Session<'s>,
    apis: &[&Api],
    opening: Opening,
) -> Result<Answer<'s>, Error> {
    let addresses = apis.iter().map(|api| {
        let address = address(api, session.catalogue()?, opening);
        address.ok_or_else(|| Error::NoAddress {
            id: api.id.to_string(),
        })
    });
    Ok(Answer::of(Page::Open(
        addresses.collect::<Result<_, Error>>()?,
    )))
}

struct Entries<'a> {
    catalogue: &'a Catalogue,
    apis: Vec<&'a Api>,
    /// Only the part under this heading.
    section: Option<String>,
    /// Whether one API was asked for: its document is not an array.
    is_single: bool,
    today: Date,
    m: Messages,
}

impl Entries<'_> {
    fn whole(&self, api: &Api, body: &str) -> Vec<Block> {
        let mut page = head(api, self.catalogue, self.m);
        let is_living = living_page(api, self.catalogue).is_some();
        page.extend(age(api, self.today, self.m).filter(|_| is_living));
        page.extend(text_of_page(self.catalogue, api, body, self.m));
        page.extend(foot(api, self.catalogue, self.m));
        page
    }
}

impl Forms for Entries<'_> {
    fn page(&self, _: View) -> Result<Page, Error> {
        let mut blocks = Vec::new();
        for api in &self.apis {
            if !blocks.is_empty() {
                blocks.push(Block::Rule);
            }
            let body = body(self.catalogue, api)?;
            blocks.extend(match &self.section {
                Some(heading) => section(self.catalogue, api, &body, heading, self.m)?,
                None => self.whole(api, &body),
            });
        }
        Ok(if blocks.is_empty() {
            Page::Silence
        } else {
            Page::Blocks(blocks)
        })
    }

    fn document(&self) -> Result<Option<Value>, Error> {
        let entries = self.apis.iter().map(|api| {
            let entry = EntryJson::whole(self.catalogue, api, body(self.catalogue, api)?);
            Ok(serde_json::to_value(entry).map_err(std::io::Error::from)?)
        });
        let mut entries: Vec<Value> = entries.collect::<Result<_, Error>>()?;
        Ok(Some(match entries.pop() {
            None => Value::Null,
            Some(entry) if self.is_single => entry,
            Some(last) => entries.into_iter().chain([last]).collect(),
        }))
    }
}

fn gone(api: &Api) -> Error {
    Error::FileGone {
        id: api.id.to_string(),
    }
}

fn body(catalogue: &Catalogue, api: &Api) -> Result<Text, Error> {
    catalogue.body(api).ok_or_else(|| gone(api))
}

/// An address of the API. It is best met at its site, else at its documentation,
/// else where it is requested.
pub(super) fn address(api: &Api, catalogue: &Catalogue, opening: Opening) -> Option<String> {
    let known = |slug: &str| catalogue.api(slug).is_some();
    let links = &api.links;
    let addresses = match opening {
        Opening::Site => [&links.site, &links.documentation, &links.request],
        Opening::Request => [&links.request, &links.account, &None],
        Opening::Successor => return Some(link::successor(api)),
    };
    addresses
        .into_iter()
        .flatten()
        .find_map(|address| match link::resolve(address, &known) {
            Target::Web(address) => Some(address),
            _ => None,
        })
}

/// The part of a page under a heading, which is named by its text, or by the
/// beginning or some words of it. The program's own headings answer to their
/// names in every language, so that a script means the same everywhere.
fn section(
    catalogue: &Catalogue,
    api: &Api,
    body: &str,
    typed: &str,
    m: Messages,
) -> Result<Vec<Block>, Error> {
    let wanted = fold::words(typed);
    let text = |lang| text_of_page(catalogue, api, body, Messages::new(lang));
    let found = Lang::ALL
        .into_iter()
        .find_map(|lang| position_of(&wanted, &markdown::headings(&text(lang))));
    let blocks = text(m.lang());
    match found {
        Some(index) => Ok(markdown::section(blocks, index)),
        None => Err(Error::UnknownSection {
            id: api.id.to_string(),
            typed: typed.to_owned(),
            known: markdown::headings(&blocks),
        }),
    }
}

/// The heading that has exactly the words wanted, else begins with them, else
/// holds words that begin with them.
fn position_of(wanted: &[String], headings: &[String]) -> Option<usize> {
    type Way<'a> = &'a dyn Fn(&[String]) -> bool;
    let ways: [Way<'_>; 3] = [
        &|words| words == wanted,
        &|words| words.starts_with(wanted),
        &|words| {
            let held = |word: &String| words.iter().any(|known| known.starts_with(word.as_str()));
            wanted.iter().all(held)
        },
    ];
    let headings: Vec<Vec<String>> = headings
        .iter()
        .map(|heading| fold::words(heading))
        .collect();
    ways.into_iter()
        .filter(|_| !wanted.is_empty())
        .find_map(|way| headings.iter().position(|words| way(words)))
}

/// The headings of the page of `api`; none where its file is gone.
pub(crate) fn headings(catalogue: &Catalogue, api: &Api, m: Messages) -> Vec<String> {
    let body = catalogue.body(api);
    body.map_or_else(Vec::new, |body| {
        markdown::headings(&text_of_page(catalogue, api, &body, m))
    })
}

/// What a page says below its head.
fn text_of_page(catalogue: &Catalogue, api: &Api, body: &str, m: Messages) -> Vec<Block> {
    let knows = |slug: &str| catalogue.api(slug).is_some();
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
    let knows = |slug: &str| catalogue.api(slug).is_some();
    let mut head = vec![Block::Title {
        text: plain(api.title.clone()),
        aside: api.id.to_string(),
    }];
    head.extend(status(api, &knows, m));
    head.extend([
        Block::Paragraph(plain(api.tagline.clone())),
        Block::Facts(vec![
            LabelledValue::new(m.access(), vec![signs::openness(api.openness, m)]),
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
    lines.collect()
}

/// A fact of an entry, as its page shows it.
fn fact(spec: &Spec, api: &Api, catalogue: &Catalogue, m: Messages) -> Option<Inline> {
    let knows = |slug: &str| catalogue.api(slug).is_some();
    let said = spec.value(api)?;
    Some(match (spec.member, said) {
        (Member::Partners, TypedValue::Texts(partners)) => {
            let names = partners.iter().map(|partner| {
                let known = catalogue.known_producer(partner);
                known.map_or(partner.as_ref(), |body| body.short_name())
            });
            plain(names.collect::<Vec<_>>().join(", "))
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
        (_, said) => answer::fact(said, m)?,
    })
}

/// An address in plain sight.
fn linked(target: Target) -> Inline {
    vec![Run::linked(invocation::way(&target), target)]
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
pub(super) fn who_may(api: &Api, m: Messages) -> Vec<Block> {
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
