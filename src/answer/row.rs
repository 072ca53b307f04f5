//! Records in the form of an answer: the JSON or the cells of some columns.

use serde_json::{Map, Value};

use super::column::{Column, ColumnSource, Columns};
use super::record::Record;
use crate::catalogue::api::Spec;
use crate::error::Error;
use crate::page::Inline;
use crate::words::Messages;

impl Record<'_> {
    /// The JSON of these columns.
    ///
    /// # Errors
    /// The text of the entry is asked for, and its file is gone.
    pub(crate) fn json(&self, columns: &Columns) -> Result<Value, Error> {
        let whole = match columns {
            Columns::Default => self.listed(),
            Columns::All => self.all()?,
            Columns::These(columns) => {
                let value = self.value(has_body(columns))?;
                let mut picked = Map::new();
                for column in columns {
                    column.copy(&value, &mut picked);
                }
                return Ok(picked.into());
            }
        };
        Ok(serde_json::to_value(whole).map_err(std::io::Error::from)?)
    }

    /// The JSON of a member other than the text.
    ///
    /// # Errors
    /// It is no JSON.
    pub(crate) fn member(&self, spec: &'static Spec) -> Result<Value, Error> {
        Ok(Column::of(spec).pick(&self.value(false)?).clone())
    }

    /// A row for a program: the cells of these columns.
    ///
    /// # Errors
    /// The text of the entry is asked for, and its file is gone.
    pub(crate) fn machine_row(&self, columns: &[&Column]) -> Result<Vec<Inline>, Error> {
        let by_json = |column: &Column, json: &Value| column.machine_of_json(json);
        self.cells(columns, |column| column.machine(self), by_json)
    }

    /// A row for a person.
    ///
    /// # Errors
    /// The text of the entry is asked for, and its file is gone.
    pub(crate) fn human_row(&self, columns: &[&Column], m: Messages) -> Result<Vec<Inline>, Error> {
        let by_json = |column: &Column, json: &Value| column.human_of_json(json, self, m);
        let mut cells = self.cells(columns, |column| column.human(self, m), by_json)?;
        for cell in &mut cells {
            cell.retain(|run| !run.text.is_empty());
        }
        Ok(cells)
    }

    /// A cell for a person.
    ///
    /// # Errors
    /// As of [`Record::human_row`].
    pub(crate) fn cell(&self, column: &Column, m: Messages) -> Result<Inline, Error> {
        Ok(self.human_row(&[column], m)?.concat())
    }

    /// The cells of these columns. The JSON of the record, which takes longest,
    /// is made only if one needs it.
    fn cells(
        &self,
        columns: &[&Column],
        directly: impl Fn(&Column) -> Option<Inline>,
        by_json: impl Fn(&Column, &Value) -> Inline,
    ) -> Result<Vec<Inline>, Error> {
        let mut json = None;
        let mut cells = Vec::with_capacity(columns.len());
        for column in columns {
            let cell = match directly(column) {
                Some(cell) => cell,
                None => {
                    let known = json
                        .take()
                        .map_or_else(|| self.value(has_body(columns)), Ok)?;
                    by_json(column, json.insert(known))
                }
            };
            cells.push(cell);
        }
        Ok(cells)
    }
}

/// Whether one of the columns needs the text of an entry.
pub(super) fn has_body(columns: &[&Column]) -> bool {
    columns
        .iter()
        .any(|column| column.source() == ColumnSource::Body)
}
