//! `apicat show`: the page of an API.

use super::{Session, contacts, example, heading};
use crate::catalogue::Catalogue;
use crate::catalogue::api::{Api, Topic};
use crate::catalogue::clean::clean;
use crate::catalogue::fold;
use crate::catalogue::openness::Openness;
use crate::catalogue::text::Text;
use crate::cli::Show;
use crate::error::{Error, Exit};
use crate::export::shape::Entry;
use crate::invocation;
use crate::markdown::{self, Context, link};
use crate::messages::{Lang, Messages};
use crate::page::{Block, Field, Inline, Run, Table, Target, Tone, plain};

/// Writes the pages asked for, or opens their sites.
///
/// # Errors
/// A name stands for no API or for several, a part does not exist, an entry
/// has no address to open, its file is gone, or writing failed.
pub fn show(session: &Session<'_>, asked: &Show) -> Result<Exit, Error> {
    let (mut apis, mut unknown) = (Vec::new(), Vec::new());
    for slug in &asked.slugs {
        match session.api(slug) {
            Ok(api) => apis.push(api),
            Err(error) => unknown.push(error),
        }
    }
    if apis.is_empty()
        && let Some(first) = unknown.pop()
    {
        // Of several unknown names, each is told of; the last by the caller.
        unknown.iter().for_each(|error| session.explain(error));
        return Err(first);
    }
    write(session, asked, &apis)?;
    // What was found is not kept back for a name that is not known.
    unknown.iter().for_each(|error| session.explain(error));
    Ok(unknown.first().map_or(Exit::Found, Error::exit))
}

fn write(session: &Session<'_>, asked: &Show, apis: &[&Api]) -> Result<(), Error> {
    if asked.open {
        for api in apis {
            let address = site(api, session).ok_or_else(|| Error::NoAddress {
                id: api.id.to_string(),
            })?;
            session.terminal.open(&address)?;
        }
    } else if asked.raw {
        raw(session, apis)?;
    } else if session.json {
        let entries = apis.iter().map(|api| {
            let body = body(session, api)?;
            Ok(Entry::of(session.catalogue, api, body))
        });
        let entries: Vec<Entry<'_>> = entries.collect::<Result<_, Error>>()?;
        match entries.as_slice() {
            [entry] if asked.slugs.len() == 1 => session.terminal.json(entry)?,
            entries => session.terminal.json(&entries)?,
        }
    } else {
        let mut blocks = Vec::new();
        for api in apis {
            if !blocks.is_empty() {
                blocks.push(Block::Rule);
            }
            let body = body(session, api)?;
            blocks.extend(match &asked.section {
                Some(heading) => section(session, api, &body, heading)?,
                None => page(session.catalogue, api, &body, session.messages()),
            });
        }
        session.terminal.page(blocks)?;
    }
    Ok(())
}

fn gone(api: &Api) -> Error {
    Error::FileGone {
        id: api.id.to_string(),
    }
}

/// The Markdown of an entry.
fn body(session: &Session<'_>, api: &Api) -> Result<Text, Error> {
    session.catalogue.body(api).ok_or_else(|| gone(api))
}

/// The files as written; what would control a terminal is left out on one.
fn raw(session: &Session<'_>, apis: &[&Api]) -> Result<(), Error> {
    for api in apis {
        let text = session.catalogue.text(api).ok_or_else(|| gone(api))?;
        if session.terminal.is_terminal() {
            session.terminal.long(&clean(&text))?;
        } else {
            session.terminal.write(&text)?;
        }
    }
    Ok(())
}

/// Where the API is best met: its site, else its documentation, else where it
/// is requested.
pub(super) fn site(api: &Api, session: &Session<'_>) -> Option<String> {
    let known = |slug: &str| session.knows(slug);
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
fn section(session: &Session<'_>, api: &Api, body: &str, typed: &str) -> Result<Vec<Block>, Error> {
    let wanted = fold::words(typed);
    let page = |lang| page(session.catalogue, api, body, Messages::new(lang));
    let (french, english) = (page(Lang::French), page(Lang::English));
    let found = [&french, &english]
        .into_iter()
        .find_map(|page| position_of(&wanted, &markdown::headings(page)));
    let blocks = match session.messages().lang() {
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
pub(super) fn headings(catalogue: &Catalogue, api: &Api, m: Messages) -> Vec<String> {
    let body = catalogue.body(api);
    body.map_or_else(Vec::new, |body| {
        markdown::headings(&page(catalogue, api, &body, m))
    })
}

/// The whole page.
fn page(catalogue: &Catalogue, api: &Api, body: &str, m: Messages) -> Vec<Block> {
    let knows = |slug: &str| catalogue.api(slug).is_some();
    let context = Context::of(api, &knows, m);
    let mut blocks = head(api, catalogue, &context);
    if let Some(introduction) = &api.introduction {
        blocks.extend(markdown::parse(introduction, &context));
    }
    blocks.extend(markdown::parse(body, &context));
    for (title, text) in [
        (m.limits(), &api.rate_limiting.description),
        (m.statistics(), &api.statistics.description),
        (m.monitoring(), &api.monitoring),
    ] {
        if let Some(text) = text {
            blocks.push(heading(3, title));
            blocks.extend(markdown::parse(text, &context));
        }
    }
    if api.openness == Openness::Restricted && !api.access.is_empty() {
        blocks.extend(who_may(api, m));
    }
    blocks
}

fn head(api: &Api, catalogue: &Catalogue, context: &Context<'_>) -> Vec<Block> {
    let m = context.messages;
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
            Field::new(m.access(), vec![Run::openness(api.openness, m)]),
            Field::new(m.producer(), plain(by)),
        ]),
        Block::Fields(fields(api, catalogue, context)),
    ]
}

/// The facts of the entry, those that are known.
fn fields(api: &Api, catalogue: &Catalogue, context: &Context<'_>) -> Vec<Field> {
    let m = context.messages;
    let address = |address: &Option<Text>| {
        address
            .as_ref()
            .map(|a| linked(link::resolve(a, context.knows)))
    };
    let partners: Vec<&str> = api
        .partners
        .iter()
        .map(|partner| {
            catalogue
                .known_producer(partner)
                .map_or(partner.as_ref(), |producer| producer.short_name())
        })
        .collect();
    let facts: [(&str, Option<Inline>); 19] = [
        (m.themes(), text(&api.themes.join(", "))),
        (m.partners(), text(&partners.join(", "))),
        (
            m.france_connect_label(),
            text(m.with_france_connect(api.france_connect)),
        ),
        (m.request(), address(&api.links.request)),
        (m.account(), address(&api.links.account)),
        (m.site(), address(&api.links.site)),
        (m.documentation(), address(&api.links.documentation)),
        (m.openapi(), address(&api.links.openapi)),
        (m.contact(), contacts(api, context.knows)),
        (m.monitoring(), address(&api.links.monitoring)),
        (
            m.availability(),
            api.uptime
                .map(|percent| plain(m.uptime(&m.decimal(percent)))),
        ),
        (
            m.limits(),
            topic(&api.rate_limiting, address(&api.links.rate_limiting)),
        ),
        (
            m.statistics(),
            topic(&api.statistics, address(&api.links.statistics)),
        ),
        (
            m.popularity(),
            api.visits_2019
                .map(|visits| plain(m.visits(&m.integer(visits)))),
        ),
        (m.datasets(), datasets(&api.datagouv)),
        (m.category(), api.category.as_deref().and_then(text)),
        (m.clients(), text(&api.clients.join(", "))),
        (m.keywords(), text(&api.keywords.join(", "))),
        (
            m.updated(),
            api.last_update
                .as_ref()
                .map(|update| plain(m.date_of(update))),
        ),
    ];
    facts
        .into_iter()
        .filter_map(|(label, value)| {
            Some(Field {
                label: label.to_owned(),
                value: value?,
            })
        })
        .collect()
}

fn text(value: &str) -> Option<Inline> {
    (!value.is_empty()).then(|| plain(value.to_owned()))
}

/// An address in plain sight.
fn linked(target: Target) -> Inline {
    vec![Run::linked(target.way(), target)]
}

/// The open data sets behind the API, at the public site that holds them.
fn datasets(ids: &[Text]) -> Option<Inline> {
    let mut inline = Inline::new();
    for id in ids {
        if !inline.is_empty() {
            inline.push(Run::plain("\n"));
        }
        inline.extend(linked(link::dataset(id)));
    }
    (!inline.is_empty()).then_some(inline)
}

/// What is said of a topic in short, and where more is.
fn topic(topic: &Topic, address: Option<Inline>) -> Option<Inline> {
    match (topic.summary.as_deref(), address) {
        (None, None) => None,
        (Some(summary), None) => text(summary),
        (None, Some(address)) => Some(address),
        (Some(summary), Some(address)) => {
            let mut inline = plain(format!("{summary} · "));
            inline.extend(address);
            Some(inline)
        }
    }
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
                .map(move |label| vec![plain(label.clone()), vec![Run::verdict(verdict, m)]])
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
