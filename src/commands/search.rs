//! `apicat search`: ranked results, with the reason for each.

use std::collections::HashSet;

use super::json::{Found, Match, Summary};
use super::{Session, openness_run, verdict_run};
use crate::catalogue::access::verdict_for;
use crate::catalogue::clean::clean_line;
use crate::cli;
use crate::embedded;
use crate::error::{Error, Exit};
use crate::find::{Engine, Excerpt, Hit, Index, Results};
use crate::page::{Block, Inline, Run, Tone, plain};

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
    let index;
    let engine = match session.engine {
        Some(engine) => engine,
        None => {
            index = Index::new(session.catalogue);
            Engine {
                catalogue: session.catalogue,
                index: &index,
                prose: None,
                thesaurus: embedded::thesaurus(),
            }
        }
    };
    let mut results = engine.search(&asked.words);
    if results.hits.is_empty() {
        let words = asked.words.clone();
        let near = results.near;
        return Err(Error::NothingFound { words, near });
    }
    let selected: HashSet<&str> = selected.iter().map(|api| api.id.as_ref()).collect();
    let is_selected = |hit: &Hit<'_>| selected.contains(hit.api.id.as_ref());
    let count = results.hits.len();
    results.hits.retain(is_selected);
    if results.hits.is_empty() {
        return Err(Error::NothingLeft {
            words: asked.words.clone(),
            count,
            near: asked.filter.near_values(session.catalogue),
        });
    }
    let shown = &results.hits[..results.hits.len().min(asked.limit)];
    let reasons = engine.excerpts(shown, REASONS);
    let found: Vec<Reasoned<'_>> = shown
        .iter()
        .zip(reasons)
        .map(|(hit, reasons)| Reasoned {
            hit,
            who: asked.filter.who.as_deref(),
            reasons,
        })
        .collect();
    write(session, &clean_line(&asked.words), &results, &found)
}

fn write(
    session: &Session<'_>,
    words: &str,
    results: &Results<'_>,
    found: &[Reasoned<'_>],
) -> Result<Exit, Error> {
    if session.json || !session.terminal.is_terminal() {
        let m = session.messages();
        for correction in &results.corrections {
            session
                .terminal
                .say(&m.read_as(&correction.typed, &correction.read));
        }
    }
    if session.json {
        let found: Vec<Found<'_>> = found.iter().map(|result| result.json(session)).collect();
        session.terminal.json(&found)?;
        return Ok(Exit::Found);
    }
    if session.terminal.is_terminal() {
        session
            .terminal
            .page(page(session, words, results, found))?;
    } else {
        session
            .terminal
            .rows(found.iter().map(|result| result.record(session)))?;
    }
    Ok(Exit::Found)
}

/// A result and the reasons for it.
struct Reasoned<'a> {
    hit: &'a Hit<'a>,
    /// The profile that the search is for.
    who: Option<&'a str>,
    reasons: Vec<Excerpt>,
}

impl<'a> Reasoned<'a> {
    fn json(&self, session: &Session<'_>) -> Found<'a> {
        let matches = self.reasons.iter().map(|reason| Match {
            field: reason.field.name(),
            text: reason.text.clone(),
            spans: reason
                .spans
                .iter()
                .map(|span| [span.start, span.end].map(|at| reason.text[..at].chars().count()))
                .collect(),
        });
        Found {
            summary: Summary::of(session.catalogue, self.hit.api),
            score: (self.hit.score * 1000.0).round() / 1000.0,
            matches: matches.collect(),
        }
    }

    /// What a program reads: slug, title, producer, openness, score, and the
    /// first reason.
    fn record(&self, session: &Session<'_>) -> Vec<Inline> {
        let api = self.hit.api;
        let reason = match self.reasons.first() {
            Some(reason) => {
                let mut inline = plain(format!("{}: ", reason.field.name()));
                inline.extend(marked(reason));
                inline
            }
            None => Inline::new(),
        };
        vec![
            vec![Run::toned(api.id.clone(), Tone::Action)],
            plain(api.title.clone()),
            plain(session.catalogue.producer(api).short_name().clone()),
            plain(match self.who {
                Some(who) => verdict_for(api, who).name(),
                None => api.openness.name(),
            }),
            plain(format!("{:.3}", self.hit.score)),
            reason,
        ]
    }

    /// Title and openness; slug and producer; the reasons.
    fn block(&self, session: &Session<'_>) -> Vec<Block> {
        let m = session.messages();
        let api = self.hit.api;
        let mut text = vec![
            Run::plain(api.title.clone()).strong(),
            Run::plain("\n"),
            Run::toned(api.id.clone(), Tone::Action),
            Run::plain(format!(
                " · {} · ",
                session.catalogue.producer(api).short_name()
            )),
            match self.who {
                Some(who) => verdict_run(verdict_for(api, who), m),
                None => openness_run(api.openness, m),
            },
        ];
        for reason in &self.reasons {
            text.push(Run::toned(
                format!("\n{} ", m.field(reason.field)),
                Tone::Help,
            ));
            text.extend(marked(reason));
        }
        vec![Block::Paragraph(text)]
    }
}

fn page(
    session: &Session<'_>,
    words: &str,
    results: &Results<'_>,
    found: &[Reasoned<'_>],
) -> Vec<Block> {
    let m = session.messages();
    let count = results.hits.len();
    let head = match (count, found.len()) {
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
    let results = Block::List {
        start: Some(1),
        tight: false,
        items: found.iter().map(|result| result.block(session)).collect(),
    };
    vec![Block::Paragraph(head), results]
}

/// The text of a reason, what matched marked.
fn marked(reason: &Excerpt) -> Inline {
    let mut inline = Inline::new();
    let mut at = 0;
    for span in &reason.spans {
        inline.push(Run::plain(reason.text[at..span.start].to_owned()));
        inline.push(Run::toned(
            reason.text[span.clone()].to_owned(),
            Tone::Match,
        ));
        at = span.end;
    }
    inline.push(Run::plain(reason.text[at..].to_owned()));
    inline
}
