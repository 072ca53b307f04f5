//! `apicat search`: ranked results, with the reason for each.

use clap::{ArgMatches, Command};

use super::apis::{Apis, access_column, judged, rest};
use super::arguments::{argument, columns, filter, filters, limit, option, output, texts};
use super::{Session, Verb, heading};
use crate::answer::{Answer, Forms, Page, Rows, View};
use crate::answer::{Found, GuideRecord, Record, marked};
use crate::catalogue::access::Verdict;
use crate::catalogue::clean::clean_line;
use crate::catalogue::field::SearchField;
use crate::catalogue::subject::Subject;
use crate::error::Error;
use crate::find::{Engine, Hit, Results, telling};
use crate::page::{Block, Run, Table, Target, Tone, plain};
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

/// The same for a guide, of which a screen says only the title.
const REASONS_OF_GUIDES: usize = 1;

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
    let mut guides = std::mem::take(&mut results.guides);
    if !filter.is_empty() {
        guides.clear();
    }
    let unfiltered = results.hits.len();
    let hits = std::mem::take(&mut results.hits).into_iter();
    let hits =
        hits.filter(|hit| filter.is_empty() || filter.matches(catalogue, hit.api(catalogue)));
    let hits: Vec<Hit> = hits.collect();
    // Without a limit, what is far behind the first is counted, not listed.
    let most = limit.unwrap_or_else(|| telling(&hits).min(LIMIT));
    let (hits, all) = judged(&whom, hits, |hit| hit.api(catalogue));
    let total = hits.len();
    if guides.is_empty() && total == 0 {
        match unfiltered {
            0 => errors = vec![nothing_found(&words, &mut results)],
            count if errors.is_empty() => errors.push(Error::NothingLeft {
                words: words.clone(),
                count,
            }),
            _ => {}
        }
    }
    let told = Told::of(&results, m);
    let (hits, verdicts): (Vec<Hit>, Vec<_>) = hits.into_iter().take(most).unzip();
    let found = m.found(total, guides.len(), &clean_line(&words));
    let answer = Search {
        head: head(found, &told),
        guides: guide_records(&engine, &guides),
        apis: Apis {
            records: records(&engine, &hits, verdicts),
            columns,
            default: default_columns(access_column(&whom)),
            m,
        },
        total,
        limit: limit.unwrap_or(usize::MAX),
        verdicts: (!whom.is_empty()).then(|| m.count_by_verdict(&whom, &all)),
    };
    let notes = match errors.as_slice() {
        [] => told.notes(),
        _ => Vec::new(),
    };
    Ok(Answer::of(answer).with_notes(notes).with_errors(errors))
}

fn default_columns(access: &'static str) -> Vec<&'static str> {
    vec!["id", "title", "producer", access, "score", "matches"]
}

fn nothing_found(words: &str, results: &mut Results<'_>) -> Error {
    Error::NothingFound {
        words: words.to_owned(),
        near_miss: std::mem::take(&mut results.near_miss),
        elsewhere: results.elsewhere.cloned().map(Box::new),
    }
}

fn records<'a>(
    engine: &Engine<'a>,
    hits: &[Hit],
    verdicts: Vec<Option<Verdict>>,
) -> Vec<Record<'a>> {
    let reasons = engine.snippets(hits, REASONS);
    let records = hits.iter().zip(verdicts).zip(reasons);
    let records = records.map(|((hit, verdict), reasons)| Record {
        catalogue: engine.catalogue,
        api: hit.api(engine.catalogue),
        verdict,
        found: Some(Found {
            score: hit.score,
            reasons,
        }),
    });
    records.collect()
}

fn guide_records<'a>(engine: &Engine<'a>, guides: &[Hit]) -> Vec<GuideRecord<'a>> {
    let reasons = engine.snippets(guides, REASONS_OF_GUIDES);
    let records = guides.iter().zip(reasons).filter_map(|(hit, reasons)| {
        Some(GuideRecord {
            catalogue: engine.catalogue,
            guide: hit.guide(engine.catalogue)?,
            found: Some(Found {
                score: hit.score,
                reasons,
            }),
        })
    });
    records.collect()
}

/// What is said beside the results.
struct Told {
    /// How words were read.
    read_as: Vec<String>,
    /// Other words that were searched.
    synonyms: Option<String>,
    /// Where it is, if no entry holds it.
    elsewhere: Option<String>,
}

impl Told {
    fn of(results: &Results<'_>, m: Messages) -> Self {
        let corrections = results.corrections.iter();
        let synonyms = &results.synonyms;
        let named = &synonyms[..synonyms.len().min(ALSO)];
        let elsewhere = results.elsewhere.map(|thing| m.elsewhere(thing));
        Self {
            read_as: corrections
                .map(|correction| m.read_as(&correction.typed, &correction.corrected))
                .collect(),
            synonyms: (!named.is_empty()).then(|| m.also_searched(&named.join(", "))),
            elsewhere: elsewhere.map(|(sentence, more)| match more.first() {
                Some(way) => format!("{sentence} {way}"),
                None => sentence,
            }),
        }
    }

    /// What programs are told apart from the records.
    fn notes(self) -> Vec<String> {
        self.read_as.into_iter().chain(self.elsewhere).collect()
    }
}

struct Search<'a> {
    /// The number of results, and how the words were read.
    head: Block,
    guides: Vec<GuideRecord<'a>>,
    apis: Apis<'a>,
    /// How many there are beyond the limit.
    total: usize,
    /// How many rows are wanted.
    limit: usize,
    /// How many of each verdict, where somebody asks.
    verdicts: Option<String>,
}

impl Forms for Search<'_> {
    fn page(&self, view: View) -> Result<Page, Error> {
        let records = &self.apis.records;
        if records.is_empty() && self.guides.is_empty() {
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
        let mut page = vec![self.head.clone()];
        page.extend(self.guides());
        page.push(results);
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
        let Apis {
            columns, default, ..
        } = &self.apis;
        let apis = self.apis.rows();
        let named = columns.or(default);
        // On a page they stand apart; of rows, whoever wants so many gets no more.
        let room = self.limit.saturating_sub(self.apis.records.len());
        let guides = self.guides.iter().take(room);
        // A text that is gone is told where it is asked for, below.
        let guides = guides.filter(|guide| guide.has(columns).unwrap_or(true));
        let cells = guides.clone().map(move |guide| guide.machine_row(&named));
        let documents = guides.map(|guide| guide.json(columns));
        Some(Rows {
            columns: apis.columns,
            cells: Box::new(apis.cells.chain(cells)),
            documents: Box::new(apis.documents.chain(documents)),
        })
    }
}

impl Search<'_> {
    /// The guides that fit, before the APIs.
    fn guides(&self) -> Vec<Block> {
        let m = self.apis.m;
        if self.guides.is_empty() {
            return Vec::new();
        }
        let rows = self.guides.iter().map(|record| {
            let GuideRecord {
                guide, catalogue, ..
            } = record;
            let slug = vec![Run::toned(
                catalogue.name_of(Subject::Guide(guide)),
                Tone::Action,
            )];
            vec![plain(guide.title.clone()), slug]
        });
        let guides = Table {
            rows: rows.collect(),
            is_dense: true,
            ..Table::default()
        };
        vec![heading(4, m.guides()), Block::Table(guides)]
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

fn head(found: String, told: &Told) -> Block {
    let mut head = vec![Run::plain(found).strong()];
    for read in &told.read_as {
        head.push(Run::toned(format!(" ({read})"), Tone::Help));
    }
    if let Some(line) = &told.elsewhere {
        head.push(Run::plain(format!("\n{line}")));
    }
    if let Some(also) = &told.synonyms {
        head.push(Run::toned(format!("\n{also}"), Tone::Help));
    }
    Block::Paragraph(head)
}
