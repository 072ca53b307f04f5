//! `apicat search`: ranked results, with the reason for each.

use std::collections::HashSet;

use clap::{ArgMatches, Command};

use super::apis::{Apis, access_column};
use super::arguments::{argument, columns, filter, filters, number, option, output, text, texts};
use super::{Session, Verb};
use crate::answer::{Answer, Forms, Page, Rows, View};
use crate::answer::{Found, Record, marked};
use crate::catalogue::clean::clean_line;
use crate::error::Error;
use crate::find::Results;
use crate::page::{Block, Run, Tone};
use crate::words::Messages;
use crate::words::signs;

pub(super) static SEARCH: Verb = Verb {
    name: "search",
    about: Messages::search_about,
    description: Messages::search_description,
    examples: &[
        ("apicat search identification", Messages::search_example),
        ("apicat search kbis --limit 3", Messages::limit_example),
        (
            "apicat search impôt --who collectivite",
            Messages::filtered_example,
        ),
    ],
    asks_the_catalogue: true,
    arguments,
    answer: search,
};

fn arguments(command: Command, m: Messages) -> Command {
    let words = m.value_words();
    let usage = format!("apicat search <{words}>… [{}]", m.options_placeholder());
    let argument = argument(WORDS, m)
        .value_name(words)
        .help(m.words_argument())
        .num_args(1..)
        .required(true);
    command
        .override_usage(usage)
        .arg(argument)
        .arg(option("limit", "N", m).help(m.limit()))
        .args(filters(m))
        .args(output(m))
}

/// The argument that no other command has.
pub(super) const WORDS: &str = "WORDS";

/// How many results are given where no limit is.
const LIMIT: usize = 10;

/// How many synonyms are named.
const ALSO: usize = 4;

/// How many reasons are given for a result.
const REASONS: usize = 2;

fn search<'s>(session: &'s Session<'s>, typed: &ArgMatches) -> Result<Answer<'s>, Error> {
    let m = session.messages();
    let words = texts(typed, WORDS).join(" ");
    let limit = number(text(typed, "limit"), "limit", SEARCH.name, 1..=usize::MAX)?;
    let columns = columns(typed, &SEARCH)?;
    let filter = filter(typed);
    let who = filter.who.as_ref();

    let selected = session.selected(&filter)?;
    let engine = session.engine()?;
    let mut results = engine.search(&words);
    let unfiltered = results.hits.len();
    let selected: HashSet<&str> = selected.iter().map(|api| api.id.as_ref()).collect();
    results
        .hits
        .retain(|hit| selected.contains(hit.api.id.as_ref()));
    let error = if unfiltered == 0 {
        let near = std::mem::take(&mut results.suggestions);
        let words = words.clone();
        Some(Error::NothingFound { words, near })
    } else if results.hits.is_empty() {
        Some(Error::NothingLeft {
            words: words.clone(),
            count: unfiltered,
            near: filter.near_values(session.catalogue()?),
        })
    } else {
        None
    };
    let read_as: Vec<String> = results
        .corrections
        .iter()
        .map(|correction| m.read_as(&correction.typed, &correction.corrected))
        .collect();
    let shown = &results.hits[..results.hits.len().min(limit.unwrap_or(LIMIT))];
    let reasons = engine.snippets(shown, REASONS);
    let records = shown.iter().zip(reasons).map(|(hit, reasons)| {
        let score = hit.score;
        session.record(hit.api, who, Some(Found { score, reasons }))
    });
    let apis = Apis {
        records: records.collect::<Result<_, Error>>()?,
        columns,
        default: vec![
            "id",
            "title",
            "producer",
            access_column(who),
            "score",
            "matches",
        ],
        m,
    };
    let notes = match error {
        Some(_) => Vec::new(),
        None => read_as.clone(),
    };
    Ok(Answer::of(Search {
        head: head(
            &clean_line(&words),
            &results,
            &read_as,
            apis.records.len(),
            m,
        ),
        apis,
    })
    .with_notes(notes)
    .with_errors(error.into_iter().collect()))
}

struct Search<'a> {
    /// The number of results, and how the words were read.
    head: Block,
    apis: Apis<'a>,
}

impl Forms for Search<'_> {
    fn page(&self, view: View) -> Result<Page, Error> {
        let Apis { records, m, .. } = &self.apis;
        if records.is_empty() {
            return Ok(Page::Silence);
        }
        let results = match self.apis.table(view)? {
            Some(table) => Block::Table(table),
            None => Block::List {
                start: Some(1),
                tight: false,
                items: records.iter().map(|record| block(record, *m)).collect(),
            },
        };
        Ok(Page::Blocks(vec![self.head.clone(), results]))
    }

    fn rows(&self) -> Option<Rows<'_>> {
        Some(self.apis.rows())
    }
}

/// Title; slug, producer and access; the reasons.
fn block(record: &Record<'_>, m: Messages) -> Vec<Block> {
    let api = record.api;
    let mut text = signs::titled(api, m);
    text.extend([
        Run::plain("\n"),
        Run::toned(api.id.clone(), Tone::Action),
        Run::plain(format!(
            " · {} · ",
            record.catalogue.producer(api).short_name()
        )),
        match record.verdict {
            Some(verdict) => signs::verdict(verdict, m),
            None => signs::openness(api.openness, m),
        },
    ]);
    for reason in record.reasons() {
        text.push(Run::toned(
            format!("\n{} ", m.field(reason.field)),
            Tone::Help,
        ));
        text.extend(marked(reason));
    }
    vec![Block::Paragraph(text)]
}

fn head(
    words: &str,
    results: &Results<'_>,
    read_as: &[String],
    shown: usize,
    m: Messages,
) -> Block {
    let count = results.hits.len();
    let head = match (count, shown) {
        (1, _) => m.found_one(words),
        (_, 1) => m.found_more_than_one(count, words),
        (_, shown) if shown < count => m.found_more(count, shown, words),
        _ => m.found_many(count, words),
    };
    let mut head = vec![Run::plain(head).strong()];
    for read in read_as {
        head.push(Run::toned(format!(" ({read})"), Tone::Help));
    }
    if !results.synonyms.is_empty() {
        let named = &results.synonyms[..results.synonyms.len().min(ALSO)];
        let also = m.also_searched(&named.join(", "));
        head.push(Run::toned(format!("\n{also}"), Tone::Help));
    }
    Block::Paragraph(head)
}
