//! The JSON of guides and producing bodies; that of APIs is made of their
//! members.

use serde::{Serialize, Serializer};
use serde_json::{Map, Value};

use super::column::{Column, Columns};
use super::record::Found;
use super::row::has_body;
use super::shape::{EntryJson, FoundJson, SourceJson};
use crate::catalogue::Catalogue;
use crate::catalogue::date::Date;
use crate::catalogue::guide::Guide;
use crate::catalogue::producer::Producer;
use crate::catalogue::status::Lifecycle;
use crate::catalogue::subject::Subject;
use crate::catalogue::text::Text;
use crate::error::Error;
use crate::page::Inline;

/// The document of a page, with its text.
///
/// # Errors
/// The file of the text is gone.
pub(crate) fn document(catalogue: &Catalogue, subject: Subject<'_>) -> Result<Value, Error> {
    let body = body(catalogue, subject)?;
    let document = match subject {
        Subject::Api(api) => serde_json::to_value(EntryJson::whole(catalogue, api, body)),
        Subject::Guide(guide) => serde_json::to_value(GuideJson::of(catalogue, guide, Some(body))),
        Subject::Body(producer) => serde_json::to_value(BodyJson::of(catalogue, producer, body)),
    };
    Ok(document.map_err(std::io::Error::from)?)
}

fn body(catalogue: &Catalogue, subject: Subject<'_>) -> Result<Text, Error> {
    let body = catalogue.body(subject);
    body.ok_or_else(|| Error::FileGone {
        id: subject.id().to_owned(),
    })
}

/// A guide as a result of `list --guides` or `search`.
pub(crate) struct GuideRecord<'a> {
    pub(crate) catalogue: &'a Catalogue,
    pub(crate) guide: &'a Guide,
    pub(crate) found: Option<Found>,
}

impl GuideRecord<'_> {
    /// Whether a guide has what the columns that were named tell of.
    ///
    /// # Errors
    /// As of [`GuideRecord::json`].
    pub(crate) fn has(&self, columns: &Columns) -> Result<bool, Error> {
        let named = columns.named();
        if named.is_empty() {
            return Ok(true);
        }
        let value = self.value(has_body(named))?;
        Ok(named.iter().all(|column| column.is_in(&value)))
    }

    /// The JSON of these columns.
    ///
    /// # Errors
    /// The text of the guide is asked for, and its file is gone.
    pub(crate) fn json(&self, columns: &Columns) -> Result<Value, Error> {
        match columns {
            Columns::Default => self.value(false),
            Columns::All => self.value(true),
            Columns::These(columns) => {
                let value = self.value(has_body(columns))?;
                let mut picked = Map::new();
                for column in columns {
                    column.copy(&value, &mut picked);
                }
                Ok(picked.into())
            }
        }
    }

    /// A row for a program: the cells of these columns.
    ///
    /// # Errors
    /// As of [`GuideRecord::json`].
    pub(crate) fn machine_row(&self, columns: &[&Column]) -> Result<Vec<Inline>, Error> {
        let value = self.value(has_body(columns))?;
        let found = self.found.as_ref();
        let cells = columns.iter().map(|column| {
            let of_search = column.of_search(found);
            of_search.unwrap_or_else(|| column.machine_of_json(&value))
        });
        Ok(cells.collect())
    }

    fn value(&self, with_body: bool) -> Result<Value, Error> {
        let body = match with_body {
            true => Some(body(self.catalogue, Subject::Guide(self.guide))?),
            false => None,
        };
        let record = GuideRecordJson {
            guide: GuideJson::of(self.catalogue, self.guide, body),
            found: self.found.as_ref().map(Found::json),
        };
        Ok(serde_json::to_value(record).map_err(std::io::Error::from)?)
    }
}

#[derive(Serialize)]
struct GuideRecordJson<'a> {
    #[serde(flatten)]
    guide: GuideJson<'a>,
    #[serde(flatten)]
    found: Option<FoundJson>,
}

#[derive(Serialize)]
struct GuideJson<'a> {
    id: &'a str,
    kind: &'static str,
    title: &'a str,
    tagline: &'a str,
    r#for: &'a [Text],
    /// Slugs, in the order of use.
    apis: Vec<&'a str>,
    needs: &'a [Text],
    dates: DatesJson,
    status: Option<StatusJson<'a>>,
    source: Option<SourceJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<Text>,
}

impl<'a> GuideJson<'a> {
    fn of(catalogue: &'a Catalogue, guide: &'a Guide, body: Option<Text>) -> Self {
        let apis = catalogue.apis_of(guide).into_iter();
        Self {
            id: &guide.id,
            kind: Subject::Guide(guide).name(),
            title: &guide.title,
            tagline: &guide.tagline,
            r#for: &guide.profiles,
            apis: apis.map(|api| &*api.id).collect(),
            needs: &guide.needs,
            dates: DatesJson {
                declared: None,
                created: guide.created,
                changed: guide.changed,
            },
            status: StatusJson::of(&guide.lifecycle),
            source: catalogue
                .provenance_of(Subject::Guide(guide))
                .map(SourceJson::of),
            body,
        }
    }
}

#[derive(Serialize)]
struct BodyJson<'a> {
    id: &'a str,
    kind: &'static str,
    name: &'a str,
    acronym: Option<&'a str>,
    /// Slugs, in the order of their titles.
    apis: Vec<&'a str>,
    source: Option<SourceJson<'a>>,
    body: Text,
}

impl<'a> BodyJson<'a> {
    fn of(catalogue: &'a Catalogue, producer: &'a Producer, body: Text) -> Self {
        Self {
            id: &producer.id,
            kind: Subject::Body(producer).name(),
            name: &producer.name,
            acronym: producer.acronym.as_deref(),
            apis: catalogue.apis_by(producer).map(|api| &*api.id).collect(),
            source: catalogue
                .provenance_of(Subject::Body(producer))
                .map(SourceJson::of),
            body,
        }
    }
}

#[derive(Serialize)]
struct DatesJson {
    #[serde(serialize_with = "day")]
    declared: Option<Date>,
    #[serde(serialize_with = "day")]
    created: Option<Date>,
    #[serde(serialize_with = "day")]
    changed: Option<Date>,
}

#[derive(Serialize)]
struct StatusJson<'a> {
    name: &'static str,
    #[serde(serialize_with = "day")]
    date: Option<Date>,
    source: Option<&'a str>,
    replaced_by: Option<&'a str>,
}

impl<'a> StatusJson<'a> {
    fn of(lifecycle: &'a Lifecycle) -> Option<Self> {
        Some(Self {
            name: lifecycle.status?.name(),
            date: lifecycle.date,
            source: lifecycle.source.as_deref(),
            replaced_by: lifecycle.replaced_by.as_deref(),
        })
    }
}

/// A day in ISO 8601.
fn day<S: Serializer>(day: &Option<Date>, to: S) -> Result<S::Ok, S::Error> {
    match day {
        Some(day) => to.collect_str(day),
        None => to.serialize_none(),
    }
}
