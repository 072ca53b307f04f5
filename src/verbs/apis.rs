//! Answers that are lists of APIs.

use super::Session;
use crate::answer::{Column, Columns, Found, Record};
use crate::answer::{Rows, View};
use crate::catalogue::access::Who;
use crate::catalogue::api::Api;
use crate::error::Error;
use crate::page::{Table, plain};
use crate::words::Messages;

/// APIs, and the columns that were asked for.
pub(super) struct Apis<'a> {
    pub(super) records: Vec<Record<'a>>,
    pub(super) columns: Columns,
    /// The columns where none are named.
    pub(super) default: Vec<&'static str>,
    pub(super) m: Messages,
}

impl Apis<'_> {
    pub(super) fn rows(&self) -> Rows<'_> {
        let columns = self.columns.or(&self.default);
        let records = self.records.iter();
        Rows {
            columns: columns.iter().map(|column| column.name).collect(),
            cells: Box::new(
                records
                    .clone()
                    .map(move |record| record.machine_row(&columns)),
            ),
            documents: Box::new(records.map(|record| record.json(&self.columns))),
        }
    }

    /// A table of the columns that were named. By default only the linear form
    /// is a table: the screen has a layout of its own.
    pub(super) fn table(&self, view: View) -> Result<Option<Table>, Error> {
        let columns = match &self.columns {
            Columns::All | Columns::These(_) => self.columns.or(&self.default),
            Columns::Default if view.is_linear => self.columns.or(&linear(&self.default)),
            Columns::Default => return Ok(None),
        };
        table(&self.records, &columns, self.m).map(Some)
    }
}

/// The default columns of the linear form: the title first, and no score, which
/// says little when read aloud.
fn linear(default: &[&'static str]) -> Vec<&'static str> {
    let mut linear = default.to_vec();
    linear.sort_by_key(|name| *name != "title");
    linear.retain(|name| *name != "score");
    linear
}

/// Records as a table of these columns.
pub(super) fn table(
    records: &[Record<'_>],
    columns: &[&Column],
    m: Messages,
) -> Result<Table, Error> {
    let rows = records.iter().map(|record| record.human_row(columns, m));
    Ok(Table {
        is_dense: false,
        alignment: Vec::new(),
        header: columns
            .iter()
            .map(|column| plain(column.title(m)))
            .collect(),
        rows: rows.collect::<Result<_, Error>>()?,
    })
}

/// The column about access: the verdict for a profile, else the openness.
pub(super) fn access_column(who: Option<&Who>) -> &'static str {
    if who.is_some() { "verdict" } else { "openness" }
}

impl<'s> Session<'s> {
    /// An API with its verdict for `who`.
    pub(super) fn record(
        &'s self,
        api: &'s Api,
        who: Option<&Who>,
        found: Option<Found>,
    ) -> Result<Record<'s>, Error> {
        Ok(Record {
            catalogue: self.catalogue()?,
            api,
            verdict: who.map(|who| who.verdict(api)),
            found,
        })
    }
}
