//! Answers that are lists of APIs.

use super::Session;
use crate::answer::{Field, Fields, Found, Record};
use crate::answer::{Rows, View};
use crate::catalogue::access::Who;
use crate::catalogue::api::Api;
use crate::error::Error;
use crate::page::{Table, plain};
use crate::words::Messages;

/// APIs, and the fields of them that are told.
pub(super) struct Apis<'a> {
    pub(super) records: Vec<Record<'a>>,
    pub(super) fields: Fields,
    /// The fields where none are named.
    pub(super) usual: Vec<&'static str>,
    pub(super) m: Messages,
}

impl Apis<'_> {
    pub(super) fn rows(&self) -> Rows<'_> {
        let columns = self.fields.columns(&self.usual);
        let records = self.records.iter();
        Rows {
            columns: columns.iter().map(|field| field.name).collect(),
            cells: Box::new(records.clone().map(move |record| record.row(&columns))),
            documents: Box::new(records.map(|record| record.json(&self.fields))),
        }
    }

    /// A table of the fields named; of the usual ones for the ear, to which
    /// another form for the eye says nothing.
    pub(super) fn table(&self, view: View) -> Result<Option<Table>, Error> {
        let columns = match &self.fields {
            Fields::All | Fields::These(_) => self.fields.columns(&self.usual),
            Fields::Usual if view.is_linear => self.fields.columns(&linear(&self.usual)),
            Fields::Usual => return Ok(None),
        };
        table(&self.records, &columns, self.m).map(Some)
    }
}

/// The usual fields for the ear: the title first, and no figure that says
/// little.
fn linear(usual: &[&'static str]) -> Vec<&'static str> {
    let mut linear = usual.to_vec();
    linear.sort_by_key(|name| *name != "title");
    linear.retain(|name| *name != "score");
    linear
}

/// Records as a table of these fields.
pub(super) fn table(
    records: &[Record<'_>],
    columns: &[&Field],
    m: Messages,
) -> Result<Table, Error> {
    let rows = records.iter().map(|record| record.shown(columns, m));
    Ok(Table {
        alignment: Vec::new(),
        header: columns.iter().map(|field| plain(field.title(m))).collect(),
        rows: rows.collect::<Result<_, Error>>()?,
    })
}

/// The field that says how one gets at an API: for somebody, else for all.
pub(super) fn access_field(who: Option<&Who>) -> &'static str {
    if who.is_some() { "verdict" } else { "openness" }
}

impl<'s> Session<'s> {
    /// What is told of an API, `who` being the one whom the question is for.
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
