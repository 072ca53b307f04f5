//! Answers that are lists of APIs, in the format asked for.

use super::Session;
use crate::catalogue::access::verdict_for;
use crate::catalogue::api::Api;
use crate::cli::Output;
use crate::error::Error;
use crate::export::{Fields, Format, Found, Record, csv};
use crate::page::{Block, Inline, Table, plain};
use crate::terminal::Terminal;

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

    /// Writes what stands above rows in a format that has something above them,
    /// for an answer without any.
    pub(super) fn export_nothing(
        &self,
        format: Format,
        fields: &Fields,
        usual: &[&'static str],
    ) -> Result<(), Error> {
        match format {
            Format::Csv => self.export(&[], format, fields, usual),
            // That of JSON is written wherever nothing is found.
            Format::Table | Format::Tsv | Format::Json | Format::Ndjson => Ok(()),
        }
    }

    /// Writes records in a format for programs; their columns are the `usual`
    /// ones where no fields are named.
    pub(super) fn export(
        &self,
        records: &[Record<'_>],
        format: Format,
        fields: &Fields,
        usual: &[&'static str],
    ) -> Result<(), Error> {
        let columns = fields.columns(usual);
        match format {
            Format::Json => {
                let documents = records.iter().map(|record| record.json(fields));
                let documents: Vec<_> = documents.collect::<Result<_, Error>>()?;
                self.terminal.json(&documents)
            }
            Format::Ndjson => self
                .terminal
                .json_lines(records.iter().map(|record| record.json(fields))),
            Format::Csv => {
                let names = columns.iter().map(|field| field.name.to_owned()).collect();
                let rows = records.iter().map(|record| record.texts(&columns));
                let text = csv([Ok(names)].into_iter().chain(rows))?;
                self.terminal.long(&text)
            }
            Format::Tsv | Format::Table => self
                .terminal
                .rows(records.iter().map(|record| record.row(&columns))),
        }
    }
}

/// The field that says how one gets at an API: for somebody, else for all.
pub(super) fn access_field(who: Option<&str>) -> &'static str {
    if who.is_some() { "verdict" } else { "openness" }
}

/// Records as a table, of the fields that were named; for one who hears it
/// also where none are. Else none: the command has a better form for the eye.
pub(super) fn table(
    records: &[Record<'_>],
    fields: &Fields,
    usual: &[&'static str],
    terminal: &Terminal,
) -> Result<Option<Block>, Error> {
    if matches!(fields, Fields::Usual) && !terminal.is_plain() {
        return Ok(None);
    }
    let m = terminal.messages();
    // One who hears is told the title first, and no figure that says little.
    let mut heard = usual.to_vec();
    heard.sort_by_key(|name| *name != "title");
    heard.retain(|name| *name != "score");
    let columns = match fields {
        Fields::Usual => fields.columns(&heard),
        Fields::All | Fields::These(_) => fields.columns(usual),
    };
    let rows = records.iter().map(|record| record.shown(&columns, m));
    let rows: Vec<Vec<Inline>> = rows.collect::<Result<_, Error>>()?;
    Ok(Some(Block::Table(Table {
        alignment: Vec::new(),
        header: columns.iter().map(|field| plain(field.title(m))).collect(),
        rows,
    })))
}
