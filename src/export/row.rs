//! Records in the form of an answer: the JSON or the cells of some fields.

use serde_json::{Map, Value};

use super::field::{Field, Fields, Source};
use super::record::Record;
use crate::error::Error;
use crate::messages::Messages;
use crate::page::Inline;

impl Record<'_> {
    /// The JSON of these fields.
    ///
    /// # Errors
    /// The text of the entry is asked for, and its file is gone.
    pub fn json(&self, fields: &Fields) -> Result<Value, Error> {
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
    pub fn row(&self, fields: &[&Field]) -> Result<Vec<Inline>, Error> {
        let value = self.value_beyond(Field::is_told_directly, fields)?;
        let cells = fields.iter().map(|field| field.told(self, &value));
        Ok(cells.collect())
    }

    /// A row for a person.
    ///
    /// # Errors
    /// The text of the entry is asked for, and its file is gone.
    pub fn shown(&self, fields: &[&Field], m: Messages) -> Result<Vec<Inline>, Error> {
        let value = self.value_beyond(Field::is_shown_directly, fields)?;
        let cells = fields.iter().map(|field| field.shown(self, &value, m));
        Ok(cells.collect())
    }

    /// The JSON for those of the fields whose cells are made of it; null where
    /// none is.
    fn value_beyond(
        &self,
        is_direct: fn(&Field) -> bool,
        fields: &[&Field],
    ) -> Result<Value, Error> {
        if fields.iter().all(|field| is_direct(field)) {
            return Ok(Value::Null);
        }
        self.value(has_body(fields))
    }
}

/// Whether one of the fields needs the text of an entry.
fn has_body(fields: &[&Field]) -> bool {
    fields.iter().any(|field| field.source == Source::Body)
}
