//! Documents taken in: each by the form that it has, its entries one by one.

use std::collections::HashSet;

use serde_json::Value;

use super::lists::Extent;
use super::record::Record;
use super::{Entry, Import, LeftOut, Part, Place, Refusal};
use super::{apis_json, backstage, csv, dataservice, json, openapi, text};
use crate::catalogue::bounded::FILE_LIMIT;
use crate::catalogue::diagnostic::Position;
use crate::catalogue::file_error::{FileError, Unreadable};
use crate::openapi::parse_all;

impl Import {
    /// Takes in a document.
    pub fn read(&mut self, file: &str, bytes: &[u8]) {
        let whole = Place {
            file: file.to_owned(),
            ..Place::default()
        };
        let text = match text::text(bytes) {
            Ok(text) => text,
            Err(unreadable) => return self.break_off(&whole, unreadable),
        };
        if text.trim_start().starts_with(['{', '[']) {
            self.json(&whole, &text);
        } else if let Some(table) = csv::table(&text) {
            self.rows(&whole, table);
        } else if let Some(error) = text::foreign(&text) {
            self.break_off(&whole, (error, None));
        } else {
            self.documents(&whole, parse_all(&text));
        }
    }

    fn json(&mut self, whole: &Place, text: &str) {
        let split = json::split(text);
        // One that has a comma too many can be read all the same.
        if split.parts.is_empty()
            && !split.faults.is_empty()
            && let Ok(values) = parse_all(text)
        {
            return self.documents(whole, Ok(values));
        }
        for unreadable in split.faults {
            self.break_off(whole, unreadable);
        }
        let mut number = 0;
        for part in split.parts {
            let mut met = Met::default();
            for entry in part.entries {
                let place = whole.entry(number);
                number += 1;
                let value = value(entry.get());
                let own = value.as_ref().ok().and_then(identity);
                met.names
                    .insert(own.unwrap_or_else(|| format!("#{number}")));
                match value {
                    Ok(value) => self.value(value, place, &mut met),
                    Err(error) => self.leave_out(place, error),
                }
            }
            self.close(met, part.extent);
        }
    }

    /// Takes in the rows of an export, which are a whole list.
    fn rows(&mut self, whole: &Place, table: csv::Table) {
        self.is_without_audiences = true;
        let columns = dataservice::columns(table.columns);
        let mut met = Met::default();
        for (number, row) in table.rows.into_iter().enumerate() {
            match row {
                Ok(row) => {
                    let place = whole.entry(number).named(&row);
                    let record = dataservice::record(row).map(|record| Record {
                        columns: Some(columns.clone()),
                        ..record
                    });
                    met.list = self.add(record, place).or(met.list);
                }
                Err(unreadable) => self.break_off(whole, unreadable),
            }
        }
        self.close(met, Extent::All);
    }

    fn documents(&mut self, whole: &Place, values: Result<Vec<Value>, Unreadable>) {
        match values {
            Ok(values) => {
                for (number, value) in values.into_iter().enumerate() {
                    self.value(value, whole.entry(number), &mut Met::default());
                }
            }
            Err(unreadable) => self.break_off(whole, unreadable),
        }
    }

    /// Takes in a value by the form that it has, one of those that were `met`.
    fn value(&mut self, value: Value, place: Place, met: &mut Met) {
        let has = |key: &str| value.get(key).is_some();
        let is_backstage = value["apiVersion"]
            .as_str()
            .is_some_and(|version| version.starts_with("backstage.io/"));
        let place = place.named(&value);
        let record = match () {
            () if has("openapi") || has("swagger") => openapi::record(value),
            () if is_backstage => backstage::record(value),
            () if value["apis"].is_array() => return self.apis(value, &place),
            () if has("title") || has("slug") => dataservice::record(value),
            () if has("@context") || has("@graph") || has("@id") => Err(FileError::Rdf.into()),
            () => Err(FileError::UnknownForm.into()),
        };
        let list = self.add(record, place);
        met.list = met.list.take().or(list);
    }

    /// Takes in the APIs of an APIs.json, which is a list of its own.
    fn apis(&mut self, value: Value, place: &Place) {
        let mut met = Met::default();
        for (named, record) in apis_json::records(value) {
            let name = named.map(|name| text::escaped(&name));
            let place = Place {
                name,
                ..place.clone()
            };
            met.list = self.add(record, place).or(met.list);
        }
        self.close(met, Extent::All);
    }

    /// Notes how much of a list was met.
    fn close(&mut self, met: Met, extent: Extent) {
        if let Some(list) = met.list {
            self.lists.take(list, extent, met.names);
        }
    }

    /// Takes in a record; returns the name of the list that it is of.
    fn add(&mut self, record: Result<Record, Refusal>, place: Place) -> Option<String> {
        let mut record = match record {
            Ok(record) => record,
            Err(refusal) => {
                match refusal {
                    Refusal::NotPublic => self.not_public += 1,
                    Refusal::NoApi => {}
                    Refusal::Bad(error) => self.leave_out(place, error),
                }
                return None;
            }
        };
        let list = record.list.as_ref().map(|list| list.name.clone());
        let body = &mut record.producer.of.id;
        let known = self.bodies.entry(body.to_ascii_lowercase());
        body.clone_from(known.or_insert_with(|| body.clone()));
        let record = record.finished();
        self.listed.insert(record.api.id.to_string());
        match record.file() {
            Ok(file) => {
                let mut files = vec![file];
                match record.endpoints_file() {
                    Some(Ok(file)) => files.push(file),
                    Some(Err(error)) => self.left_out.push(LeftOut {
                        part: Part::Endpoints,
                        place: place.clone(),
                        error,
                    }),
                    None => {}
                }
                self.keep(Entry { record, files }, place);
            }
            Err(error) => self.leave_out(place, error),
        }
        list
    }

    fn keep(&mut self, entry: Entry, place: Place) {
        let slug = entry.id().to_ascii_lowercase();
        let Some(number) = self.by_slug.get(&slug) else {
            self.by_slug.insert(slug, self.entries.len());
            return self.entries.push(entry);
        };
        // Pages are read one after another, and an entry may move to the next.
        let known = &mut self.entries[*number];
        let dataservice = &known.record.api.dataservice;
        if dataservice.is_some() && *dataservice == entry.record.api.dataservice {
            let says_most = |entry: &Entry| (entry.record.instant, entry.record.columns.is_none());
            if says_most(known) <= says_most(&entry) {
                *known = entry;
            }
        } else {
            let other = known.id().to_owned();
            self.leave_out(place, FileError::SlugTaken { other });
        }
    }

    /// Leaves out a part of a document.
    fn break_off(&mut self, whole: &Place, (error, at): Unreadable) {
        self.is_broken = true;
        self.leave_out(whole.at(at), error);
    }

    fn leave_out(&mut self, place: Place, error: FileError) {
        let part = Part::Entry;
        self.left_out.push(LeftOut { part, place, error });
    }
}

/// The entries of a part of a document.
#[derive(Debug, Default)]
struct Met {
    /// The list that they are of.
    list: Option<String>,
    /// What they are called in it.
    names: HashSet<String>,
}

impl Place {
    fn entry(&self, number: usize) -> Self {
        Self {
            entry: Some(number + 1),
            ..self.clone()
        }
    }

    fn at(&self, at: Option<Position>) -> Self {
        Self { at, ..self.clone() }
    }

    /// With what the entry calls itself.
    fn named(self, value: &Value) -> Self {
        let keys = ["/slug", "/metadata/name", "/title", "/info/title", "/name"];
        let mut names = keys.iter().filter_map(|key| value.pointer(key)?.as_str());
        let name = names.next().map(text::escaped);
        Self { name, ..self }
    }
}

/// What tells an entry of a list from its others.
fn identity(value: &Value) -> Option<String> {
    let known = value.get("id").or_else(|| value.get("slug"))?;
    Some(known.as_str()?.to_owned())
}

/// The value of an entry. Only a document of what can be called is longer than the
/// largest file of a catalogue.
fn value(text: &str) -> Result<Value, FileError> {
    if text.len() as u64 > FILE_LIMIT {
        let values = parse_all(text).map_err(|(error, _)| error)?;
        return values.into_iter().next().ok_or(FileError::UnknownForm);
    }
    serde_json::from_str(text).map_err(|error| json::refusal(&error).0)
}
