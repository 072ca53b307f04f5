//! `apicat show`: the page of an API.

use clap::{ArgMatches, Command};
use serde_json::Value;

use super::arguments::{argument, flag, option, text, texts};
use super::{Session, Verb, contacts, example, heading};
use crate::answer;
use crate::answer::shape::EntryJson;
use crate::answer::{Answer, Forms, Page, View};
use crate::catalogue::Catalogue;
use crate::catalogue::api::{Api, MEMBERS, Member, Placement, Spec};
use crate::catalogue::fold;
use crate::catalogue::keys::TypedValue;
use crate::catalogue::openness::Openness;
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
        .required(true);
    let section = option("section", m.value_heading(), m).help(m.section());
    let raw = flag("raw", m).help(m.raw());
    let open = flag("open", m).help(m.open_site());
    command
        .override_usage(format!("apicat show <SLUG>… [{}]", m.options_placeholder()))
        .arg(slugs)
        .arg(section.conflicts_with("json"))
        .arg(raw.conflicts_with_all(["section", "json"]))
        .arg(open.conflicts_with_all(["raw", "section", "json"]))
}

fn show<'s>(session: &'s Session<'s>, typed: &ArgMatches) -> Result<Answer<'s>, Error> {
    let catalogue = session.catalogue()?;
    let slugs = texts(typed, "SLUG");
    let (mut apis, mut unknown) = (Vec::new(), Vec::new());
    for slug in &slugs {
        match session.api(slug) {
            Ok(api) => apis.push(api),
            Err(error) => unknown.push(error),
        }
    }
    let answer = if typed.get_flag("open") {
        opened(session, &apis)?
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
        m: session.messages(),
    }))
}

/// The sites of some APIs, to be opened.
pub(super) fn opened<'s>(session: &'s Session<'s>, apis: &[&Api]) -> Result<Answer<'s>, Error> {
    let addresses = apis.iter().map(|api| {
        site(api, session.catalogue()?).ok_or_else(|| Error::NoAddress {
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
    m: Messages,
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
                None => page(self.catalogue, api, &body, self.m),
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

/// The address to open for an API: its site, else its documentation, else where
/// it is requested.
pub(super) fn site(api: &Api, catalogue: &Catalogue) -> Option<String> {
    let known = |slug: &str| catalogue.api(slug).is_some();
    [
        &api.links.site,
        &api.links.documentation,
        &api.links.request,
    ]
    .into_iter()
    .flatten()
    .find_map(|address| match link::resolve(address, &known) {
        Target::Web(address) => Some(address),
        _ => None,
    })
}

/// The part of a page under a heading, which is named by its text, or by the
/// beginning or some words of it. The program's own headings answer to their
/// names in either language, so that a script means the same everywhere.
fn section(
    catalogue: &Catalogue,
    api: &Api,
    body: &str,
    typed: &str,
    m: Messages,
) -> Result<Vec<Block>, Error> {
    let wanted = fold::words(typed);
    let page = |lang| page(catalogue, api, body, Messages::new(lang));
    let (french, english) = (page(Lang::French), page(Lang::English));
    let found = [&french, &english]
        .into_iter()
        .find_map(|page| position_of(&wanted, &markdown::headings(page)));
    let blocks = match m.lang() {
        Lang::French => french,
        Lang::English => english,
    };
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
        markdown::headings(&page(catalogue, api, &body, m))
    })
}

fn page(catalogue: &Catalogue, api: &Api, body: &str, m: Messages) -> Vec<Block> {
    let knows = |slug: &str| catalogue.api(slug).is_some();
    let say = |phrase| m.phrase(phrase);
    let context = Context::of(api, &knows, &say);
    let mut blocks = head(api, catalogue, m);
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
    vec![
        Block::Title {
            text: plain(api.title.clone()),
            aside: api.id.to_string(),
        },
        Block::Paragraph(plain(api.tagline.clone())),
        Block::Facts(vec![
            LabelledValue::new(m.access(), vec![signs::openness(api.openness, m)]),
            LabelledValue::new(m.producer(), plain(by)),
        ]),
        Block::Labelled(fields(api, catalogue, m)),
    ]
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
        let label = m.member(specs.first()?.member);
        (!values.is_empty()).then(|| LabelledValue::new(label, values.join(&Run::plain(" · "))))
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

/// The verdict of each rule, and the command that says more.
fn who_may(api: &Api, m: Messages) -> Vec<Block> {
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
