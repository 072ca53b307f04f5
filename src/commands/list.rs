//! `apicat list`: the APIs, one a row.

use std::collections::BTreeMap;

use super::Session;
use super::output::{access_field, table};
use crate::catalogue::access::Verdict;
use crate::cli;
use crate::error::{Error, Exit};
use crate::export::{Field, Fields, Record};
use crate::messages::Messages;
use crate::page::{Block, Inline, Run, Tone};

/// Writes the list.
///
/// # Errors
/// Nothing is left by the filters, or writing failed.
pub fn list(session: &Session<'_>, asked: &cli::List) -> Result<Exit, Error> {
    let filter = &asked.filter;
    let mut apis = session.selected(filter)?;
    asked.sort.apply(session.catalogue, &mut apis);
    let who = filter.who.as_deref();
    let usual = ["id", "title", "producer", access_field(who), "themes"];
    if apis.is_empty() {
        session.answer_nothing(&asked.output, &usual)?;
        let near = filter.near_values(session.catalogue);
        return Err(Error::NothingListed { near });
    }
    let records: Vec<Record<'_>> = apis
        .into_iter()
        .map(|api| session.record(api, who, None))
        .collect();
    session.answer(&records, &asked.output, &usual, |table| {
        let list = List {
            records: &records,
            access: access_field(who),
            m: session.messages(),
        };
        let mut page = match table {
            Some(table) => vec![Block::Table(table)],
            None => list.page(session.terminal.width())?,
        };
        page.push(Block::Paragraph(vec![Run::toned(list.foot(), Tone::Help)]));
        Ok(page)
    })?;
    Ok(Exit::Found)
}

/// From this width on, slug and themes have columns of their own.
const WIDE: usize = 120;
/// Below this width, each API is a block of lines.
const NARROW: usize = 60;

/// A list being composed.
struct List<'a> {
    records: &'a [Record<'a>],
    /// The field that says how one gets at an API.
    access: &'static str,
    m: Messages,
}

impl List<'_> {
    fn page(&self, width: usize) -> Result<Vec<Block>, Error> {
        let columns = |names: &[&'static str]| Fields::Usual.columns(names);
        if width < NARROW {
            let columns = columns(&["producer", self.access]);
            return self
                .records
                .iter()
                .map(|record| self.block(record, &columns))
                .collect();
        }
        if width >= WIDE {
            let columns = columns(&["title", "id", "producer", "themes", self.access]);
            return Ok(vec![Block::Table(table(self.records, &columns, self.m)?)]);
        }
        // The slug stands below the title.
        let mut table = table(
            self.records,
            &columns(&["title", "producer", self.access]),
            self.m,
        )?;
        for (row, record) in table.rows.iter_mut().zip(self.records) {
            row[0] = titled(record);
        }
        Ok(vec![Block::Table(table)])
    }

    fn block(&self, record: &Record<'_>, columns: &[&Field]) -> Result<Block, Error> {
        let mut lines = titled(record);
        lines.push(Run::plain("\n"));
        let cells = record.shown(columns, self.m)?;
        lines.extend(cells.join(&Run::plain(" · ")));
        Ok(Block::Paragraph(lines))
    }

    fn foot(&self) -> String {
        let verdicts: Option<Vec<Verdict>> =
            self.records.iter().map(|record| record.verdict).collect();
        let mut foot = match verdicts {
            Some(verdicts) => self.m.count_by_verdict(&counted(verdicts.into_iter())),
            None => {
                let openness = self.records.iter().map(|record| record.api.openness);
                self.m.count_by_openness(&counted(openness))
            }
        };
        let dates = self.records.iter();
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

/// How often each value occurs, in their order.
fn counted<T: Ord>(values: impl Iterator<Item = T>) -> Vec<(T, usize)> {
    let mut counts = BTreeMap::new();
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
    counts.into_iter().collect()
}
