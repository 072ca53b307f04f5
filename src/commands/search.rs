//! `apicat search`: ranked results, with the reason for each.

use std::cell::OnceCell;
use std::collections::HashSet;

use super::Session;
use super::output::access_field;
use crate::catalogue::clean::clean_line;
use crate::cli;
use crate::error::{Error, Exit};
use crate::export::{Format, Found, Record, marked};
use crate::find::{Hit, Results};
use crate::messages::Messages;
use crate::page::{Block, Run, Tone};

/// How many words that say the same are named.
const ALSO: usize = 4;

/// How many reasons are given for a result.
const REASONS: usize = 2;

/// Writes the results, `limit` at most.
///
/// # Errors
/// Nothing is found, or writing failed.
pub fn search(session: &Session<'_>, asked: &cli::Search) -> Result<Exit, Error> {
    let selected = session.selected(&asked.filter)?;
    let index = OnceCell::new();
    let engine = session.engine(&index);
    let mut results = engine.search(&asked.words);
    if results.hits.is_empty() {
        let words = asked.words.clone();
        let near = results.near;
        return nothing(session, asked, Error::NothingFound { words, near });
    }
    let selected: HashSet<&str> = selected.iter().map(|api| api.id.as_ref()).collect();
    let is_selected = |hit: &Hit<'_>| selected.contains(hit.api.id.as_ref());
    let count = results.hits.len();
    results.hits.retain(is_selected);
    if results.hits.is_empty() {
        let error = Error::NothingLeft {
            words: asked.words.clone(),
            count,
            near: asked.filter.near_values(session.catalogue),
        };
        return nothing(session, asked, error);
    }
    let shown = &results.hits[..results.hits.len().min(asked.limit)];
    let reasons = engine.excerpts(shown, REASONS);
    let who = asked.filter.who.as_deref();
    let found: Vec<Record<'_>> = shown
        .iter()
        .zip(&reasons)
        .map(|(hit, reasons)| {
            let score = hit.score;
            session.record(hit.api, who, Some(Found { score, reasons }))
        })
        .collect();
    write(session, asked, &results, &found)
}

/// The columns of rows where no fields are named.
fn usual(asked: &cli::Search) -> [&'static str; 6] {
    let access = access_field(asked.filter.who.as_deref());
    ["id", "title", "producer", access, "score", "matches"]
}

/// The answer without results.
fn nothing(session: &Session<'_>, asked: &cli::Search, error: Error) -> Result<Exit, Error> {
    session.answer_nothing(&asked.output, &usual(asked))?;
    Err(error)
}

fn write(
    session: &Session<'_>,
    asked: &cli::Search,
    results: &Results<'_>,
    found: &[Record<'_>],
) -> Result<Exit, Error> {
    let m = session.messages();
    if session.format(&asked.output) != Format::Table {
        for correction in &results.corrections {
            session
                .terminal
                .say(&m.read_as(&correction.typed, &correction.read));
        }
    }
    session.answer(found, &asked.output, &usual(asked), |table| {
        let answers = match table {
            Some(table) => Block::Table(table),
            None => Block::List {
                start: Some(1),
                tight: false,
                items: found.iter().map(|record| block(record, m)).collect(),
            },
        };
        let head = head(&clean_line(&asked.words), results, found.len(), m);
        Ok(vec![head, answers])
    })?;
    Ok(Exit::Found)
}

/// Title; slug, producer and access; the reasons.
fn block(record: &Record<'_>, m: Messages) -> Vec<Block> {
    let api = record.api;
    let mut text = vec![
        Run::plain(api.title.clone()).strong(),
        Run::plain("\n"),
        Run::toned(api.id.clone(), Tone::Action),
        Run::plain(format!(
            " · {} · ",
            record.catalogue.producer(api).short_name()
        )),
        match record.verdict {
            Some(verdict) => Run::verdict(verdict, m),
            None => Run::openness(api.openness, m),
        },
    ];
    for reason in record.reasons() {
        text.push(Run::toned(
            format!("\n{} ", m.field(reason.field)),
            Tone::Help,
        ));
        text.extend(marked(reason));
    }
    vec![Block::Paragraph(text)]
}

/// How many there are, and how the words were read.
fn head(words: &str, results: &Results<'_>, shown: usize, m: Messages) -> Block {
    let count = results.hits.len();
    let head = match (count, shown) {
        (1, _) => m.found_one(words),
        (_, 1) => m.found_more_than_one(count, words),
        (_, shown) if shown < count => m.found_more(count, shown, words),
        _ => m.found_many(count, words),
    };
    let mut head = vec![Run::plain(head).strong()];
    for correction in &results.corrections {
        let read = m.read_as(&correction.typed, &correction.read);
        head.push(Run::toned(format!(" ({read})"), Tone::Help));
    }
    if !results.also.is_empty() {
        let also: Vec<&str> = results.also.iter().map(String::as_str).take(ALSO).collect();
        let also = m.also_searched(&also.join(", "));
        head.push(Run::toned(format!("\n{also}"), Tone::Help));
    }
    Block::Paragraph(head)
}
