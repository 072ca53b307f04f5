//! Answers that are lists of APIs, in the format asked for.

use super::Session;
use crate::catalogue::access::verdict_for;
use crate::catalogue::api::Api;
use crate::cli::Output;
use crate::error::Error;
use crate::export::{Field, Fields, Format, Found, Record, csv};
use crate::messages::Messages;
use crate::page::{Block, Table, plain};

impl<'a> Session<'a> {
    /// What is told of an API, `who` being the one whom the question is for.
    pub(super) fn record(
        &self,
        api: &'a Api,
        who: Option<&str>,
        found: Option<Found<'a>>,
    ) -> Record<'a> {
        Record {
            catalogue: self.catalogue,
            api,
            verdict: who.map(|who| verdict_for(api, who)),
            found,
        }
    }

    /// The format of an answer: for a person a table, for a program columns,
    /// unless another is asked for.
    pub(super) fn format(&self, asked: &Output) -> Format {
        asked.format.unwrap_or(if self.terminal.is_terminal() {
            Format::Table
        } else {
            Format::Tsv
        })
    }

    /// Writes records in a format; their columns are the `usual` ones where no
    /// fields are named. A table is made a page of; where the command has a
    /// better form for the eye, it makes the page without one.
    pub(super) fn answer(
        &self,
        records: &[Record<'_>],
        asked: &Output,
        usual: &[&'static str],
        page: impl FnOnce(Option<Table>) -> Result<Vec<Block>, Error>,
    ) -> Result<(), Error> {
        let fields = &asked.fields;
        let columns = fields.columns(usual);
        match self.format(asked) {
            Format::Table => {
                let m = self.messages();
                let table = match fields {
                    Fields::All | Fields::These(_) => Some(table(records, &columns, m)?),
                    Fields::Usual if self.terminal.is_plain() => {
                        Some(table(records, &fields.columns(&heard(usual)), m)?)
                    }
                    Fields::Usual => None,
                };
                self.terminal.page(page(table)?)
            }
            Format::Tsv => self
                .terminal
                .rows(records.iter().map(|record| record.row(&columns))),
            Format::Csv => {
                let names = columns.iter().map(|field| field.name.to_owned()).collect();
                let rows = records.iter().map(|record| record.texts(&columns));
                let text = csv([Ok(names)].into_iter().chain(rows))?;
                self.terminal.long(&text)
            }
            Format::Json => {
                let documents = records.iter().map(|record| record.json(fields));
                let documents: Vec<_> = documents.collect::<Result<_, Error>>()?;
                self.terminal.json(&documents)
            }
            Format::Ndjson => self
                .terminal
                .json_lines(records.iter().map(|record| record.json(fields))),
        }
    }

    /// Writes what an answer without records has in the formats that have
    /// something above them.
    pub(super) fn answer_nothing(
        &self,
        asked: &Output,
        usual: &[&'static str],
    ) -> Result<(), Error> {
        match self.format(asked) {
            Format::Csv => self.answer(&[], asked, usual, |_| Ok(Vec::new())),
            // That of JSON is written wherever nothing is found.
            Format::Table | Format::Tsv | Format::Json | Format::Ndjson => Ok(()),
        }
    }
}

/// What one who hears is told of the usual fields: the title first, and no
/// figure that says little.
fn heard(usual: &[&'static str]) -> Vec<&'static str> {
    let mut heard = usual.to_vec();
    heard.sort_by_key(|name| *name != "title");
    heard.retain(|name| *name != "score");
    heard
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
pub(super) fn access_field(who: Option<&str>) -> &'static str {
    if who.is_some() { "verdict" } else { "openness" }
}
