//! Documents of others as entries of a catalogue: each form in a file of its own, all
//! into one record, of which the files of a catalogue are made. Pure: texts in,
//! texts out.
//!
//! The form of a document is known by what is in it. What it says and a catalogue has no
//! key for is kept under its own name.

mod apis_json;
mod backstage;
mod csv;
mod dataservice;
mod foreign;
mod json;
mod manifest;
mod openapi;
mod prose;
mod record;
#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};

use serde_json::Value;

pub use manifest::{Manifest, Outcome, There, Wanted, entry_path};
pub use record::Filter;

use crate::catalogue::bounded::FILE_LIMIT;
use crate::catalogue::date::Date;
use crate::catalogue::diagnostic::Position;
use crate::catalogue::file_error::{FileError, Unreadable};
use crate::catalogue::openness::Openness;
use crate::catalogue::provenance::Provenance;
use crate::catalogue::side_file::Side;
use crate::catalogue::text::Text;
use crate::catalogue::write;
use crate::openapi::parse_all;
use record::{Origin, Record};

/// Most entries of a text. The State's list has 378.
pub const MOST_ENTRIES: usize = 100_000;

/// What some documents hold, as entries.
#[derive(Debug, Default)]
pub struct Import {
    entries: Vec<Entry>,
    /// The numbers of entries by their slugs, which no case tells apart.
    by_slug: HashMap<String, usize>,
    /// Every slug, of what is left out too.
    listed: HashSet<String>,
    /// The slugs of producing bodies, which no case tells apart either.
    bodies: HashMap<String, Text>,
    /// What cannot be an entry, and why.
    pub left_out: Vec<LeftOut>,
    /// How many entries are drafts, or were withdrawn.
    pub not_public: usize,
    /// Whether a part of a list could not be read.
    is_broken: bool,
    /// Whether a text does not say who may use what.
    is_without_audiences: bool,
    /// How many entries the list says that it has, and how many were met.
    total: usize,
    met: usize,
}

/// An entry that a catalogue can take.
#[derive(Debug)]
pub struct Entry {
    record: Record,
    /// That of the entry itself comes first.
    pub files: Vec<Wanted>,
}

impl Entry {
    /// Its slug.
    pub fn id(&self) -> &str {
        &self.record.api.id
    }
}

/// Where something stands in the documents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The name of the document.
    pub file: String,
    /// The number of the entry in it, from 1 on; none for all of it.
    pub entry: Option<usize>,
    pub at: Option<Position>,
}

/// Something that is no entry.
#[derive(Debug, PartialEq)]
pub struct LeftOut {
    pub place: Place,
    pub error: FileError,
}

/// Why a value is no entry.
#[derive(Debug)]
enum Refusal {
    /// It is a draft, or was withdrawn.
    NotPublic,
    /// It is something else, and right so.
    NoApi,
    Bad(FileError),
}

impl From<FileError> for Refusal {
    fn from(error: FileError) -> Self {
        Self::Bad(error)
    }
}

impl Import {
    /// Takes in a document.
    pub fn read(&mut self, file: &str, text: &str) {
        let text = text.trim_start_matches('\u{feff}');
        let whole = Place {
            file: file.to_owned(),
            entry: None,
            at: None,
        };
        if text.trim_start().starts_with(['{', '[']) {
            self.json(&whole, text);
        } else if let Some(rows) = csv::records(text) {
            self.is_without_audiences = true;
            for (number, row) in rows.into_iter().enumerate() {
                match row {
                    Ok(row) => self.add(dataservice::record(row), whole.entry(number)),
                    Err(unreadable) => self.break_off(&whole, unreadable),
                }
            }
        } else {
            self.documents(&whole, parse_all(text));
        }
    }

    fn json(&mut self, whole: &Place, text: &str) {
        let split = json::split(text);
        self.total = self.total.max(split.total);
        if let Some(unreadable) = split.error {
            // One that has a comma too many can be read all the same.
            if split.entries.is_empty()
                && let Ok(values) = parse_all(text)
            {
                return self.documents(whole, Ok(values));
            }
            self.break_off(whole, unreadable);
        }
        for (number, entry) in split.entries.into_iter().enumerate() {
            let place = whole.entry(number);
            match value(entry.get()) {
                Ok(value) => self.value(value, &place),
                Err(error) => self.leave_out(place, error),
            }
        }
    }

    fn documents(&mut self, whole: &Place, values: Result<Vec<Value>, Unreadable>) {
        match values {
            Ok(values) => {
                for (number, value) in values.into_iter().enumerate() {
                    self.value(value, &whole.entry(number));
                }
            }
            Err(unreadable) => self.break_off(whole, unreadable),
        }
    }

    /// Takes in a value by the form that it has.
    fn value(&mut self, value: Value, place: &Place) {
        let has = |key: &str| value.get(key).is_some();
        let is_backstage = value["apiVersion"]
            .as_str()
            .is_some_and(|version| version.starts_with("backstage.io/"));
        let records = match () {
            () if has("openapi") || has("swagger") => vec![openapi::record(value)],
            () if is_backstage => vec![backstage::record(value)],
            () if value["apis"].is_array() => apis_json::records(value),
            () if has("title") || has("slug") => vec![dataservice::record(value)],
            () => vec![Err(FileError::UnknownForm.into())],
        };
        for record in records {
            self.add(record, place.clone());
        }
    }

    fn add(&mut self, record: Result<Record, Refusal>, place: Place) {
        self.met += 1;
        let mut record = match record {
            Ok(record) => record,
            Err(Refusal::NotPublic) => return self.not_public += 1,
            Err(Refusal::NoApi) => return,
            Err(Refusal::Bad(error)) => return self.leave_out(place, error),
        };
        let body = &mut record.producer.of.id;
        let known = self.bodies.entry(body.to_ascii_lowercase());
        body.clone_from(known.or_insert_with(|| body.clone()));
        let record = record.finished();
        self.listed.insert(record.api.id.to_string());
        let mut files = match record.file() {
            Ok(file) => vec![file],
            Err(error) => return self.leave_out(place, error),
        };
        match record.endpoints_file() {
            Some(Ok(file)) => files.push(file),
            Some(Err(error)) => self.leave_out(place.clone(), error),
            None => {}
        }
        self.keep(Entry { record, files }, place);
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
            *known = entry;
        } else {
            let other = known.id().to_owned();
            self.leave_out(place, FileError::SlugTaken { other });
        }
    }

    /// Leaves out what follows in a document.
    fn break_off(&mut self, whole: &Place, (error, at): Unreadable) {
        self.is_broken = true;
        self.leave_out(whole.at(at), error);
    }

    fn leave_out(&mut self, place: Place, error: FileError) {
        self.left_out.push(LeftOut { place, error });
    }

    /// The entries that pass.
    pub fn chosen<'a>(&'a self, filter: &'a Filter) -> impl Iterator<Item = &'a Entry> {
        let entries = self.entries.iter();
        entries.filter(|entry| filter.passes(&entry.record))
    }

    /// How many entries the list says that it has, and how many were met, where these
    /// are fewer.
    pub fn missing(&self) -> Option<(usize, usize)> {
        (self.met < self.total).then_some((self.total, self.met))
    }

    /// Whether requests are asked of somebody, and the form cannot say of whom.
    pub fn lacks_audiences(&self, filter: &Filter) -> bool {
        let is_restricted = |entry: &Entry| entry.record.api.openness == Openness::Restricted;
        self.is_without_audiences && self.chosen(filter).any(is_restricted)
    }

    /// How many entries do not say how open they are.
    pub fn guessed(&self, filter: &Filter) -> usize {
        let is_guessed = |entry: &&Entry| entry.record.is_openness_guessed;
        self.chosen(filter).filter(is_guessed).count()
    }

    /// The files beside those of entries: the producing bodies, and the source of the
    /// catalogue where that is a list.
    pub fn beside(&self, filter: &Filter) -> Vec<Wanted> {
        let mut met = HashSet::new();
        let bodies = self.chosen(filter).map(|entry| &entry.record.producer);
        let bodies = bodies.filter(|body| met.insert(&body.of.id));
        let files: Vec<Wanted> = bodies.map(record::Body::file).collect();
        files.into_iter().chain(self.source()).collect()
    }

    /// The source of the catalogue: the first list, of the latest day that its entries
    /// tell.
    fn source(&self) -> Option<Wanted> {
        let mut lists = self.lists();
        let Origin { name, url, state } = lists.next()?;
        let of_it = lists.filter(|list| list.name == *name);
        let latest = of_it.map(|list| &list.state).chain([state]).flatten().max();
        let provenance = Provenance {
            name: Text::Owned(name.clone()),
            url: url.clone().map(Text::Owned),
            state: latest.map(Date::to_string).map(Text::Owned),
            ..Provenance::default()
        };
        let text = write::yaml(&write::mapping(&provenance, &[]));
        Some(Wanted::beside(Provenance::FILE.to_owned(), text))
    }

    /// The entries that were imported from the same lists, and are in them no more;
    /// none where not all of a list was read.
    pub fn gone(&self, manifest: &Manifest) -> Vec<String> {
        if self.is_broken || self.missing().is_some() {
            return Vec::new();
        }
        let lists = self.lists().map(|list| list.name.as_str()).collect();
        manifest.gone(&lists, &self.listed)
    }

    /// The list of each entry that is from one.
    fn lists(&self) -> impl Iterator<Item = &Origin> {
        let entries = self.entries.iter();
        entries.filter_map(|entry| entry.record.list.as_ref())
    }
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
