//! Records in the form of an answer: the JSON or the cells of some fields.

use serde_json::{Map, Value};

use super::field::{Field, Fields, Source};
use super::record::Record;
use crate::error::Error;
use crate::page::Inline;
use crate::words::Messages;

impl Record<'_> {
    /// The JSON of these fields.
    ///
    /// # Errors
    /// The text of the entry is asked for, and its file is gone.
    pub(crate) fn json(&self, fields: &Fields) -> Result<Value, Error> {
        let whole = match fields {
            Fields::Usual => self.usual(),
            Fields::All => self.all()?,
            Fields::These(fields) => {
                let value = self.value(has_body(fields))?;
                let mut picked = Map::new();
                for field in fields {
                    field.put(field.pick(&value).clone(), &mut picked);
                }
                return Ok(picked.into());
            }
        };
        Ok(serde_json::to_value(whole).map_err(std::io::Error::from)?)
    }

    /// A row for a program: the cells of these fields.
    ///
    /// # Errors
    /// The text of the entry is asked for, and its file is gone.
    pub(crate) fn row(&self, fields: &[&Field]) -> Result<Vec<Inline>, Error> {
        let by_json = |field: &Field, json: &Value| field.told_by_json(json);
        self.cells(fields, |field| field.told(self), by_json)
    }

    /// A row for a person.
    ///
    /// # Errors
    /// The text of the entry is asked for, and its file is gone.
    pub(crate) fn shown(&self, fields: &[&Field], m: Messages) -> Result<Vec<Inline>, Error> {
        let by_json = |field: &Field, json: &Value| field.shown_by_json(json, self, m);
        let mut cells = self.cells(fields, |field| field.shown(self, m), by_json)?;
        for cell in &mut cells {
            cell.retain(|run| !run.text.is_empty());
        }
        Ok(cells)
    }

    /// The cells of these fields, of JSON those that are not made without it.
    fn cells(
        &self,
        fields: &[&Field],
        directly: impl Fn(&Field) -> Option<Inline>,
        by_json: impl Fn(&Field, &Value) -> Inline,
    ) -> Result<Vec<Inline>, Error> {
        let mut json = None;
        let mut cells = Vec::with_capacity(fields.len());
        for field in fields {
            let cell = match directly(field) {
                Some(cell) => cell,
                None => {
                    let known = json
                        .take()
                        .map_or_else(|| self.value(has_body(fields)), Ok)?;
                    by_json(field, json.insert(known))
                }
            };
            cells.push(cell);
        }
        Ok(cells)
    }
}

/// Whether one of the fields needs the text of an entry.
fn has_body(fields: &[&Field]) -> bool {
    fields.iter().any(|field| field.source() == Source::Body)
}
