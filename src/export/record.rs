//! An API as `list` and `search` tell of it.

use serde::Serialize;
use serde_json::{Map, Value};

use super::field::{Field, Fields};
use super::shape::{Entry, FoundJson, Match, Shape, Summary, Told};
use crate::catalogue::Catalogue;
use crate::catalogue::access::Verdict;
use crate::catalogue::api::Api;
use crate::catalogue::text::Text;
use crate::error::Error;
use crate::find::Excerpt;
use crate::messages::Messages;
use crate::page::{Inline, text_of};

/// An API, and what the question adds to it.
pub struct Record<'a> {
    /// The catalogue that it is from.
    pub catalogue: &'a Catalogue,
    /// The API.
    pub api: &'a Api,
    /// The verdict for the profile that was asked for.
    pub verdict: Option<Verdict>,
    /// Why a search found it.
    pub found: Option<Found<'a>>,
}

/// Why a search found an API.
pub struct Found<'a> {
    /// How well it answers; comparable within one search only.
    pub score: f64,
    /// What matched, the best first.
    pub reasons: &'a [Excerpt],
}

/// A record as JSON: whole shapes are written as they are, others once they
/// are picked apart.
#[derive(Serialize)]
#[serde(untagged)]
enum Document<'a> {
    Told(Box<Told<'a>>),
    Picked(Map<String, Value>),
}

impl Record<'_> {
    /// Why a search found it, the best reason first.
    pub fn reasons(&self) -> &[Excerpt] {
        self.found.as_ref().map_or(&[], |found| found.reasons)
    }

    /// The JSON of these fields.
    ///
    /// # Errors
    /// The text of the entry is asked for, and its file is gone.
    pub fn json(&self, fields: &Fields) -> Result<impl Serialize, Error> {
        Ok(match fields {
            Fields::Usual => Document::Told(Box::new(self.told(self.usual()))),
            Fields::All => Document::Told(Box::new(self.told(self.whole(self.body()?)))),
            Fields::These(fields) => {
                let value = self.value(fields)?;
                let mut picked = Map::new();
                for field in fields {
                    field.put(field.pick(&value).clone(), &mut picked);
                }
                Document::Picked(picked)
            }
        })
    }

    /// A row for a program: the cells of these fields.
    ///
    /// # Errors
    /// The text of the entry is asked for, and its file is gone.
    pub fn row(&self, fields: &[&Field]) -> Result<Vec<Inline>, Error> {
        let value = if fields.iter().all(|field| field.is_told_directly()) {
            Value::Null
        } else {
            self.value(fields)?
        };
        let cells = fields.iter().map(|field| field.told(self, &value));
        Ok(cells.collect())
    }

    /// The texts of a row for a program.
    ///
    /// # Errors
    /// The text of the entry is asked for, and its file is gone.
    pub fn texts(&self, fields: &[&Field]) -> Result<Vec<String>, Error> {
        let row = self.row(fields)?;
        Ok(row.iter().map(|cell| text_of(cell)).collect())
    }

    /// A row for a person.
    ///
    /// # Errors
    /// The text of the entry is asked for, and its file is gone.
    pub fn shown(&self, fields: &[&Field], m: Messages) -> Result<Vec<Inline>, Error> {
        let value = self.value(fields)?;
        let cells = fields.iter().map(|field| field.shown(self, &value, m));
        Ok(cells.collect())
    }

    /// All that is told of the entry; its text where these fields need it.
    fn value(&self, fields: &[&Field]) -> Result<Value, Error> {
        let body = if fields.iter().any(|field| field.is_body()) {
            self.body()?
        } else {
            Text::default()
        };
        let told = serde_json::to_value(self.told(self.whole(body)));
        told.map_err(|error| std::io::Error::from(error).into())
    }

    fn told<'a>(&'a self, shape: Shape<'a>) -> Told<'a> {
        Told {
            shape,
            verdict: self.verdict,
            found: self.found.as_ref().map(Found::json),
        }
    }

    fn usual(&self) -> Shape<'_> {
        Shape::Usual(Box::new(Summary::of(self.catalogue, self.api)))
    }

    fn whole(&self, body: Text) -> Shape<'_> {
        Shape::Whole(Box::new(Entry::of(self.catalogue, self.api, body)))
    }

    fn body(&self) -> Result<Text, Error> {
        let body = self.catalogue.body(self.api);
        body.ok_or_else(|| Error::FileGone {
            id: self.api.id.to_string(),
        })
    }
}

impl Found<'_> {
    fn json(&self) -> FoundJson {
        let matches = self.reasons.iter().map(|reason| Match {
            field: reason.field.name(),
            text: reason.text.clone(),
            spans: reason
                .spans
                .iter()
                .map(|span| [span.start, span.end].map(|at| reason.text[..at].chars().count()))
                .collect(),
        });
        FoundJson {
            score: (self.score * 1000.0).round() / 1000.0,
            matches: matches.collect(),
        }
    }
}
