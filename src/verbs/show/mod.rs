//! `apicat show`: the page of an API, a guide or a producing body.

mod api;
mod guide;

pub(super) use api::who_may;

use clap::{ArgMatches, Command};
use serde_json::Value;

use super::arguments::{OPEN, Opening, argument, flag, open, opening, option, text};
use super::{Session, Verb, counterparts_json};
use crate::answer::subject::document;
use crate::answer::{Answer, Forms, Page, View};
use crate::catalogue::Catalogue;
use crate::catalogue::api::Api;
use crate::catalogue::date::Date;
use crate::catalogue::fold;
use crate::catalogue::subject::Subject;
use crate::catalogue::text::Text;
use crate::error::Error;
use crate::invocation;
use crate::markdown::{self, link};
use crate::page::{Block, Inline, Run, Target};
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
    let (opening, slugs) = opening(typed, Opening::Site, &SHOW)?;
    session.read_part(&slugs);
    let catalogue = session.catalogue()?;
    let (subjects, unknown) = session.subjects(&slugs);
    let answer = if let Some(opening) = opening {
        opened(session, &subjects, opening)?
    } else if typed.get_flag("raw") {
        let texts = subjects.iter().map(|subject| {
            let text = catalogue.text(*subject);
            text.ok_or_else(|| gone(*subject))
        });
        Answer::of(Page::Source(texts.collect::<Result<String, Error>>()?))
    } else {
        let section = text(typed, "section");
        let is_single = slugs.len() == 1;
        Answer::of(Pages {
            section,
            is_single,
            ..Pages::of(session, subjects)?
        })
    };
    // An unknown name does not keep the others from being shown.
    Ok(answer.with_errors(unknown))
}

pub(super) fn page_of<'s>(
    session: &'s Session<'s>,
    subject: Subject<'s>,
) -> Result<Answer<'s>, Error> {
    Ok(Answer::of(Pages::of(session, vec![subject])?))
}

/// Pages of some APIs, to be opened.
pub(super) fn opened<'s>(
    session: &'s Session<'s>,
    subjects: &[Subject<'_>],
    opening: Opening,
) -> Result<Answer<'s>, Error> {
    let catalogue = session.catalogue()?;
    let addresses = subjects.iter().map(|subject| {
        let address = match subject {
            Subject::Api(api) => address(api, catalogue, opening),
            Subject::Guide(_) | Subject::Body(_) => None,
        };
        address.ok_or_else(|| Error::NoAddress {
            id: subject.id().to_owned(),
        })
    });
    Ok(Answer::of(Page::Open(
        addresses.collect::<Result<_, Error>>()?,
    )))
}

struct Pages<'a> {
    catalogue: &'a Catalogue,
    subjects: Vec<Subject<'a>>,
    /// Only the part under this heading.
    section: Option<String>,
    /// Whether one page was asked for: its document is not an array.
    is_single: bool,
    today: Date,
    m: Messages,
}

impl<'a> Pages<'a> {
    fn of(session: &Session<'a>, subjects: Vec<Subject<'a>>) -> Result<Self, Error> {
        Ok(Self {
            catalogue: session.catalogue()?,
            subjects,
            section: None,
            is_single: true,
            today: session.today,
            m: session.messages(),
        })
    }

    fn whole(&self, subject: Subject<'_>, body: &str) -> Vec<Block> {
        let Self { catalogue, m, .. } = *self;
        match subject {
            Subject::Api(api) => api::page(api, body, catalogue, self.today, m),
            Subject::Guide(guide) => guide::guide(guide, body, catalogue, m),
            Subject::Body(producer) => guide::body(producer, body, catalogue, m),
        }
    }
}

impl Forms for Pages<'_> {
    fn page(&self, _: View) -> Result<Page, Error> {
        let mut blocks = Vec::new();
        for subject in &self.subjects {
            if !blocks.is_empty() {
                blocks.push(Block::Rule);
            }
            let body = body(self.catalogue, *subject)?;
            blocks.extend(match &self.section {
                Some(heading) => section(self.catalogue, *subject, &body, heading, self.m)?,
                None => self.whole(*subject, &body),
            });
        }
        Ok(if blocks.is_empty() {
            Page::Silence
        } else {
            Page::Blocks(blocks)
        })
    }

    fn document(&self) -> Result<Option<Value>, Error> {
        let subjects = self.subjects.iter();
        let documents = subjects.map(|subject| {
            let mut document = document(self.catalogue, *subject)?;
            if let Subject::Api(api) = subject {
                document["counterparts"] = counterparts_json(api, self.catalogue);
            }
            Ok::<Value, Error>(document)
        });
        let mut documents: Vec<Value> = documents.collect::<Result<_, Error>>()?;
        Ok(Some(match documents.pop() {
            None => Value::Null,
            Some(document) if self.is_single => document,
            Some(last) => documents.into_iter().chain([last]).collect(),
        }))
    }
}

fn gone(subject: Subject<'_>) -> Error {
    Error::FileGone {
        id: subject.id().to_owned(),
    }
}

fn body(catalogue: &Catalogue, subject: Subject<'_>) -> Result<Text, Error> {
    catalogue.body(subject).ok_or_else(|| gone(subject))
}

/// What a page says below its head.
fn text_of_page(
    catalogue: &Catalogue,
    subject: Subject<'_>,
    body: &str,
    m: Messages,
) -> Vec<Block> {
    match subject {
        Subject::Api(api) => api::text_of_page(catalogue, api, body, m),
        Subject::Guide(guide) => guide::text_of_guide(guide, body, catalogue, m),
        Subject::Body(producer) => guide::text_of_body(producer, body, catalogue, m),
    }
}

/// How many needs a page shows.
const NEEDS: usize = 3;

/// An address in plain sight.
fn linked(target: Target) -> Inline {
    vec![Run::linked(invocation::way(&target), target)]
}

/// An address of the API. It is best met at its site, else at its documentation,
/// else where it is requested.
pub(super) fn address(api: &Api, catalogue: &Catalogue, opening: Opening) -> Option<String> {
    let known = |slug: &str| catalogue.has(slug);
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
    subject: Subject<'_>,
    body: &str,
    typed: &str,
    m: Messages,
) -> Result<Vec<Block>, Error> {
    let wanted = fold::words(typed);
    let text = |lang| text_of_page(catalogue, subject, body, Messages::new(lang));
    let found = Lang::ALL
        .into_iter()
        .find_map(|lang| position_of(&wanted, &markdown::headings(&text(lang))));
    let blocks = text(m.lang());
    match found {
        Some(index) => Ok(markdown::section(blocks, index)),
        None => Err(Error::UnknownSection {
            id: subject.id().to_owned(),
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

/// The headings of a page; none where its file is gone.
pub(crate) fn headings(catalogue: &Catalogue, subject: Subject<'_>, m: Messages) -> Vec<String> {
    let body = catalogue.body(subject);
    body.map_or_else(Vec::new, |body| {
        markdown::headings(&text_of_page(catalogue, subject, &body, m))
    })
}
