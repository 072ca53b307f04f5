//! `apicat list`: the APIs, one a row.

use std::collections::BTreeMap;

use super::Session;
use super::output::{access_field, table};
use crate::catalogue::text::Text;
use crate::cli;
use crate::error::{Error, Exit};
use crate::export::{Format, Record};
use crate::messages::Messages;
use crate::page::{Block, Inline, Run, Table, Tone, plain};

/// Writes the list.
///
/// # Errors
/// Nothing is left by the filters, or writing failed.
pub fn list(session: &Session<'_>, asked: &cli::List) -> Result<Exit, Error> {
    let filter = &asked.filter;
    let mut apis = session.selected(filter)?;
    asked.sort.apply(session.catalogue, &mut apis);
    let format = session.format(&asked.output);
    let fields = &asked.output.fields;
    let who = filter.who.as_deref();
    let usual = ["id", "title", "producer", access_field(who), "themes"];
    if apis.is_empty() {
        session.export_nothing(format, fields, &usual)?;
        let near = filter.near_values(session.catalogue);
        return Err(Error::NothingListed { near });
    }
    let records: Vec<Record<'_>> = apis
        .into_iter()
        .map(|api| session.record(api, who, None))
        .collect();
    if format != Format::Table {
        session.export(&records, format, fields, &usual)?;
        return Ok(Exit::Found);
    }
    let list = List {
        m: session.messages(),
        is_for_somebody: who.is_some(),
    };
    let mut page = match table(&records, fields, &usual, session.terminal)? {
        Some(table) => vec![table],
        None => list.page(&records, session.terminal.width()),
    };
    page.push(Block::Paragraph(vec![Run::toned(
        list.foot(&records),
        Tone::Help,
    )]));
    session.terminal.page(page)?;
    Ok(Exit::Found)
}

/// From this width on, slug and themes have columns of their own.
const WIDE: usize = 120;
/// Below this width, each API is a block of lines.
const NARROW: usize = 60;

/// A list being composed.
struct List {
    m: Messages,
    /// Whether it is for a profile, so that verdicts are told.
    is_for_somebody: bool,
}

/// A column: its title and its cells.
struct Column<'a> {
    title: &'static str,
    cell: &'a dyn Fn(&Record<'_>) -> Inline,
}

fn column<'a>(title: &'static str, cell: &'a dyn Fn(&Record<'_>) -> Inline) -> Column<'a> {
    Column { title, cell }
}

impl List {
    fn page(&self, records: &[Record<'_>], width: usize) -> Vec<Block> {
        if width < NARROW {
            records.iter().map(|record| self.block(record)).collect()
        } else {
            vec![Block::Table(self.table(records, width >= WIDE))]
        }
    }

    fn table(&self, records: &[Record<'_>], wide: bool) -> Table {
        let title = |record: &Record<'_>| vec![Run::plain(record.api.title.clone()).strong()];
        let slug = |record: &Record<'_>| vec![Run::toned(record.api.id.clone(), Tone::Action)];
        let producer = |record: &Record<'_>| plain(producer(record));
        let themes = |record: &Record<'_>| plain(record.api.themes.join(", "));
        let access = |record: &Record<'_>| vec![self.access(record)];
        let m = self.m;
        let access_title = if self.is_for_somebody {
            m.verdict()
        } else {
            m.access()
        };
        let access = column(access_title, &access);
        let columns = if wide {
            vec![
                column(m.api(), &title),
                column(m.slug(), &slug),
                column(m.producer(), &producer),
                column(m.themes(), &themes),
                access,
            ]
        } else {
            vec![
                column(m.api(), &titled),
                column(m.producer(), &producer),
                access,
            ]
        };
        let row = |record| columns.iter().map(|column| (column.cell)(record)).collect();
        Table {
            alignment: Vec::new(),
            header: columns.iter().map(|column| plain(column.title)).collect(),
            rows: records.iter().map(row).collect(),
        }
    }

    fn block(&self, record: &Record<'_>) -> Block {
        let mut lines = titled(record);
        lines.push(Run::plain(format!("\n{} · ", producer(record))));
        lines.push(self.access(record));
        Block::Paragraph(lines)
    }

    fn access(&self, record: &Record<'_>) -> Run {
        match record.verdict {
            Some(verdict) => Run::verdict(verdict, self.m),
            None => Run::openness(record.api.openness, self.m),
        }
    }

    fn foot(&self, records: &[Record<'_>]) -> String {
        let mut foot = if self.is_for_somebody {
            let verdicts = records.iter().filter_map(|record| record.verdict);
            self.m.count_by_verdict(&counted(verdicts))
        } else {
            let openness = records.iter().map(|record| record.api.openness);
            self.m.count_by_openness(&counted(openness))
        };
        let dates = records.iter();
        let freshest = dates
            .filter_map(|record| record.api.last_update.as_ref()?.date)
            .max();
        if let Some(date) = freshest {
            foot = format!("{foot} {}", self.m.freshest(&self.m.date(date)));
        }
        foot
    }
}

/// The title, and the slug below it.
fn titled(record: &Record<'_>) -> Inline {
    vec![
        Run::plain(record.api.title.clone()).strong(),
        Run::plain("\n"),
        Run::toned(record.api.id.clone(), Tone::Action),
    ]
}

fn producer(record: &Record<'_>) -> Text {
    record.catalogue.producer(record.api).short_name().clone()
}

/// How often each value occurs, in their order.
fn counted<T: Ord>(values: impl Iterator<Item = T>) -> Vec<(T, usize)> {
    let mut counts = BTreeMap::new();
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
    counts.into_iter().collect()
}
