//! `apicat search`: ranked results, with the reason for each.

use clap::{ArgMatches, Command};

use super::apis::{Apis, access_column, judged, rest};
use super::arguments::{argument, columns, filter, filters, limit, option, output, texts};
use super::{Session, Verb};
use crate::answer::{Answer, Forms, Page, Rows, View};
use crate::answer::{Found, Record, marked};
use crate::catalogue::clean::clean_line;
use crate::catalogue::field::SearchField;
use crate::error::Error;
use crate::find::{Hit, telling};
use crate::page::{Block, Run, Target, Tone, plain};
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
        .arg(option("limit", "N", m).short('n').help(m.limit()))
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
    let limit = limit(typed, &SEARCH)?;
    let columns = columns(typed, &SEARCH)?;
    let catalogue = session.catalogue()?;
    let filter = filter(typed);
    let whom = session.whom(typed)?;
    let mut errors = session.unknown_values(&filter, &SEARCH)?;

    let engine = session.engine()?;
    let mut results = engine.search(&words);
    let unfiltered = results.hits.len();
    let hits = std::mem::take(&mut results.hits).into_iter();
    let hits = hits.filter(|hit| filter.matches(catalogue, hit.api));
    let hits: Vec<Hit<'_>> = hits.collect();
    // Without a limit, what is far behind the first is counted, not listed.
    let limit = limit.unwrap_or_else(|| telling(&hits).min(LIMIT));
    let (hits, all) = judged(&whom, hits, |hit| hit.api);
    if unfiltered == 0 {
        let near_miss = std::mem::take(&mut results.near_miss);
        let words = words.clone();
        errors = vec![Error::NothingFound { words, near_miss }];
    } else if hits.is_empty() && errors.is_empty() {
        errors.push(Error::NothingLeft {
            words: words.clone(),
            count: unfiltered,
        });
    }
    let total = hits.len();
    let (hits, verdicts): (Vec<Hit<'_>>, Vec<_>) = hits.into_iter().take(limit).unzip();
    let reasons = engine.snippets(&hits, REASONS);
    let records = hits.iter().zip(verdicts).zip(reasons);
    let records = records.map(|((hit, verdict), reasons)| Record {
        catalogue,
        api: hit.api,
        verdict,
        found: Some(Found {
            score: hit.score,
            reasons,
        }),
    });
    let read_as: Vec<String> = results
        .corrections
        .iter()
        .map(|correction| m.read_as(&correction.typed, &correction.corrected))
        .collect();
    let access = access_column(&whom);
    let answer = Search {
        head: head(&clean_line(&words), total, &read_as, &results.synonyms, m),
        apis: Apis {
            records: records.collect(),
            columns,
            default: vec!["id", "title", "producer", access, "score", "matches"],
            m,
        },
        total,
        verdicts: (!whom.is_empty()).then(|| m.count_by_verdict(&whom, &all)),
    };
    let notes = if total == 0 { Vec::new() } else { read_as };
    Ok(Answer::of(answer).with_notes(notes).with_errors(errors))
}

struct Search<'a> {
    /// The number of results, and how the words were read.
    head: Block,
    apis: Apis<'a>,
    /// How many there are beyond the limit.
    total: usize,
    /// How many of each verdict, where somebody asks.
    verdicts: Option<String>,
}

impl Forms for Search<'_> {
    fn page(&self, view: View) -> Result<Page, Error> {
        let records = &self.apis.records;
        if records.is_empty() {
            return Ok(Page::Silence);
        }
        let results = match self.apis.table(view)? {
            Some(table) => Block::Table(table),
            None => Block::List {
                start: Some(1),
                tight: false,
                items: records
                    .iter()
                    .map(|record| block(record, self.apis.m))
                    .collect(),
            },
        };
        let mut page = vec![self.head.clone(), results];
        page.extend(rest(records.len(), self.total, self.apis.m));
        page.extend(records.first().map(|record| Block::Action {
            text: plain(self.apis.m.to_read_page()),
            target: Target::Entry(record.api.id.to_string()),
        }));
        let verdicts = self.verdicts.iter();
        page.extend(
            verdicts.map(|said| Block::Paragraph(vec![Run::toned(said.clone(), Tone::Help)])),
        );
        Ok(Page::Blocks(page))
    }

    fn rows(&self) -> Option<Rows<'_>> {
        Some(self.apis.rows())
    }
}

/// Title; slug, producer and access; the tagline; the reasons, those in title
/// and tagline being marked there.
fn block(record: &Record<'_>, m: Messages) -> Vec<Block> {
    let api = record.api;
    let own = |field, text: &str| {
        let mut reasons = record.reasons().iter();
        reasons.find(|reason| reason.field == field && reason.text == text)
    };
    let mut text = signs::titled(api, m);
    if let Some(reason) = own(SearchField::Title, &api.title) {
        text.splice(..1, marked(reason).into_iter().map(Run::strong));
    }
    let producer = record.catalogue.producer(api);
    text.extend([
        Run::plain("\n"),
        Run::toned(api.id.clone(), Tone::Action),
        Run::plain(format!(" · {} · ", producer.short_name())),
        match record.verdict {
            Some(verdict) => signs::listed(verdict, m),
            None => signs::openness(api.openness, m),
        },
        Run::plain("\n"),
    ]);
    match own(SearchField::Tagline, &api.tagline) {
        Some(reason) => text.extend(marked(reason)),
        None => text.push(Run::plain(api.tagline.clone())),
    }
    let is_said = |field| matches!(field, SearchField::Title | SearchField::Tagline);
    for reason in record
        .reasons()
        .iter()
        .filter(|reason| !is_said(reason.field))
    {
        let field = m.field(reason.field);
        text.push(Run::toned(format!("\n{field} "), Tone::Help));
        text.extend(marked(reason));
    }
    vec![Block::Paragraph(text)]
}

fn head(words: &str, count: usize, read_as: &[String], synonyms: &[String], m: Messages) -> Block {
    let head = match count {
        1 => m.found_one(words),
        _ => m.found_many(count, words),
    };
    let mut head = vec![Run::plain(head).strong()];
    for read in read_as {
        head.push(Run::toned(format!(" ({read})"), Tone::Help));
    }
    if !synonyms.is_empty() {
        let named = &synonyms[..synonyms.len().min(ALSO)];
        let also = m.also_searched(&named.join(", "));
        head.push(Run::toned(format!("\n{also}"), Tone::Help));
    }
    Block::Paragraph(head)
}
