//! `apicat endpoints`: what can be called, and what comes back.

mod curl;
mod page;
mod record;
mod select;

use std::borrow::Cow;
use std::path::Path;

use clap::{ArgMatches, Command, ValueHint, value_parser};
use serde_json::Value;

use super::arguments::{argument, flag, format_option, option, path, text, texts};
use super::{Session, Verb, document, source_of};
use crate::answer::{Answer, Forms, Page, Rows, View};
use crate::catalogue::api::Api;
use crate::catalogue::clean::clean_line;
use crate::catalogue::fold::fold;
use crate::diff::counterparts;
use crate::error::Error;
use crate::invocation;
use crate::openapi::{Endpoints, MOST_BYTES, Operation};
use crate::words::Messages;

pub(super) static ENDPOINTS: Verb = Verb {
    name: "endpoints",
    about: Messages::endpoints_about,
    description: Messages::endpoints_description,
    examples: &[
        ("apicat endpoints api-geo", Messages::endpoints_example),
        (
            "apicat endpoints api-entreprise numéro tva",
            Messages::operation_example,
        ),
        (
            "apicat endpoints api-geo --fields",
            Messages::answer_fields_example,
        ),
    ],
    asks_the_catalogue: true,
    arguments,
    answer: endpoints,
};

const FILE: &str = "file";
const FIELDS: &str = "answer-fields";
const WORDS: &str = "WORDS";

fn arguments(command: Command, m: Messages) -> Command {
    let usage = format!(
        "apicat endpoints <SLUG> [{}]… [{}]",
        m.value_words(),
        m.options_placeholder()
    );
    let words = argument(WORDS, m)
        .value_name(m.value_words())
        .help(m.operation_words())
        .num_args(0..);
    let file = option(FILE, m.value_file(), m)
        .help(m.openapi_file())
        .value_hint(ValueHint::FilePath)
        .value_parser(value_parser!(std::path::PathBuf));
    let slug = argument("SLUG", m).help(m.one_slug_argument());
    command
        .override_usage(usage)
        .arg(slug.required_unless_present(FILE))
        .arg(words)
        .arg(file)
        .arg(flag(FIELDS, m).long("fields").help(m.answer_fields()))
        .arg(format_option(m))
}

fn endpoints<'s>(session: &'s Session<'s>, typed: &ArgMatches) -> Result<Answer<'s>, Error> {
    let slug = text(typed, "SLUG");
    let mut words = texts(typed, WORDS);
    let (of, endpoints) = match path(typed, FILE) {
        Some(path) => {
            words.splice(0..0, slug);
            let name = clean_line(&path.to_string_lossy());
            (Of::File(name), of_file(session, &path)?)
        }
        None => {
            let api = session.api(&slug.unwrap_or_default(), &invocation::endpoints)?;
            (Of::Entry(api), of_entry(session, api)?)
        }
    };
    let chosen = select::chosen(&endpoints.operations, &words);
    if chosen.is_empty() {
        let (id, words) = (of.id().to_owned(), words.join(" "));
        return Err(Error::NoOperation { id, words });
    }
    Ok(Answer::of(Callable {
        of,
        endpoints,
        chosen,
        words,
        is_of_fields: typed.get_flag(FIELDS),
        m: session.messages(),
    }))
}

/// What can be called of an entry, all of it.
pub(super) fn endpoints_of<'s>(
    session: &'s Session<'s>,
    api: &'s Api,
) -> Result<Answer<'s>, Error> {
    let endpoints = of_entry(session, api)?;
    Ok(Answer::of(Callable {
        of: Of::Entry(api),
        chosen: (0..endpoints.operations.len()).collect(),
        endpoints,
        words: Vec::new(),
        is_of_fields: false,
        m: session.messages(),
    }))
}

/// What can be called of an entry.
fn of_entry(session: &Session<'_>, api: &Api) -> Result<Endpoints, Error> {
    let catalogue = session.catalogue()?;
    let elsewhere = || {
        let others = counterparts(catalogue, api).into_iter();
        let others = others.filter(|(layer, other)| layer.catalogue.has_endpoints(&other.id));
        others.map(|(layer, other)| {
            let command = invocation::endpoints_in(&other.id, &layer.name);
            (source_of(layer).to_owned(), command)
        })
    };
    let none = || Error::NoEndpoints {
        id: api.id.to_string(),
        openapi: api.links.openapi.as_deref().map(str::to_owned),
        documentation: api.links.documentation.as_deref().map(str::to_owned),
        elsewhere: elsewhere().collect(),
    };
    let endpoints = catalogue.endpoints(&api.id).ok_or_else(none)?;
    endpoints.map_err(Error::BadEndpoints)
}

/// What can be called by a document; that of standard input for `-`.
pub(super) fn of_file(session: &Session<'_>, path: &Path) -> Result<Endpoints, Error> {
    let text = document::text(session, path, MOST_BYTES)?;
    Endpoints::read(&text).map_err(|(error, at)| Error::bad_document(path, error, at))
}

/// Of what the operations are.
enum Of<'a> {
    Entry(&'a Api),
    /// The path of a document.
    File(String),
}

impl Of<'_> {
    fn id(&self) -> &str {
        match self {
            Self::Entry(api) => &api.id,
            Self::File(path) => path,
        }
    }
}

/// Operations to show.
struct Callable<'a> {
    of: Of<'a>,
    endpoints: Endpoints,
    /// The numbers of those that were chosen.
    chosen: Vec<usize>,
    /// What they were chosen by.
    words: Vec<String>,
    /// Whether a row is a field of an answer.
    is_of_fields: bool,
    m: Messages,
}

impl Callable<'_> {
    fn operations(&self) -> impl Iterator<Item = &Operation> + Clone {
        let operations = &self.endpoints.operations;
        self.chosen.iter().filter_map(|at| operations.get(*at))
    }

    fn title(&self) -> Cow<'_, str> {
        match &self.of {
            Of::Entry(api) => Cow::Borrowed(api.title.as_ref()),
            Of::File(path) => {
                let title = self.endpoints.document.title.as_deref();
                Cow::Borrowed(title.unwrap_or(path))
            }
        }
    }
}

impl Forms for Callable<'_> {
    fn page(&self, view: View) -> Result<Page, Error> {
        Ok(Page::Blocks(page::blocks(self, view)))
    }

    fn document(&self) -> Result<Option<Value>, Error> {
        if !self.is_of_fields {
            return Ok(Some(record::document(self)));
        }
        let fields = record::fields(self).documents;
        Ok(Some(fields.collect::<Result<_, Error>>()?))
    }

    fn rows(&self) -> Option<Rows<'_>> {
        Some(match self.is_of_fields {
            true => record::fields(self),
            false => record::operations(self),
        })
    }
}

/// The paths that can be asked for of an entry, with the names of their
/// operations, for completion.
pub(crate) fn paths(endpoints: &Endpoints) -> Vec<(&str, Option<&str>)> {
    let mut paths: Vec<(&str, Option<&str>)> = Vec::new();
    for operation in &endpoints.operations {
        if paths.last().is_none_or(|(path, _)| *path != operation.path) {
            paths.push((&operation.path, operation.name.as_deref()));
        }
    }
    paths
}
