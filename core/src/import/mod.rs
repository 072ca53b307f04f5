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
mod lists;
mod manifest;
mod openapi;
mod prose;
mod reading;
mod record;
#[cfg(test)]
mod tests;
mod text;

use std::collections::{HashMap, HashSet};

pub use manifest::{Manifest, Outcome, There, Wanted, path};
pub use record::Filter;
pub use text::text;

use crate::catalogue::diagnostic::Position;
use crate::catalogue::file_error::FileError;
use crate::catalogue::openness::Openness;
use crate::catalogue::text::Text;
use lists::Lists;
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
    lists: Lists,
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
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// The name of the document.
    pub file: String,
    /// The number of the entry in it, from 1 on; none for all of it.
    pub entry: Option<usize>,
    /// What the entry calls itself, as it may be shown.
    pub name: Option<String>,
    pub at: Option<Position>,
}

/// Something that is no entry.
#[derive(Debug, Clone, PartialEq)]
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
    /// The entries that pass.
    pub fn chosen<'a>(&'a self, filter: &'a Filter) -> impl Iterator<Item = &'a Entry> {
        let entries = self.entries.iter();
        entries.filter(|entry| filter.passes(&entry.record))
    }

    /// How many entries each list says that it has, and how many of them were met,
    /// where these are fewer.
    pub fn missing(&self) -> impl Iterator<Item = (usize, usize)> {
        self.lists.missing()
    }

    /// Whether requests are asked of somebody, and the form cannot say of whom.
    pub fn lacks_audiences(&self, filter: &Filter) -> bool {
        let is_restricted = |entry: &Entry| entry.record.api.openness == Openness::Restricted;
        self.is_without_audiences && self.chosen(filter).any(is_restricted)
    }

    /// The entries that do not say how open they are, by their slugs.
    pub fn guessed(&self, filter: &Filter) -> Vec<&str> {
        let entries = self.entries.iter();
        let entries = entries.filter(|entry| filter.passes(&entry.record));
        let guessed = entries.filter(|entry| entry.record.supposed.is_some());
        guessed.map(Entry::id).collect()
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
        let mut lists = self.origins();
        let first = lists.next()?;
        let of_it = lists.filter(|list| list.name == first.name);
        let latest = of_it.map(|list| list.state).chain([first.state]).max();
        Some(first.file(latest.flatten()))
    }

    /// The entries of a directory whose list has them under another slug: the slug that
    /// they had, and the one that they have.
    pub fn renamed(&self, manifest: &Manifest, filter: &Filter) -> Vec<[String; 2]> {
        let listed = self
            .chosen(filter)
            .map(|entry| (entry, entry.record.listed()));
        let listed: Vec<_> = listed.collect();
        let listed = listed.iter();
        let listed = listed.filter_map(|(entry, listed)| Some((entry.id(), listed.as_ref()?)));
        let mut renamed = manifest.renamed(listed);
        // What has the old slug now is another entry.
        renamed.retain(|[old, _]| !self.listed.contains(old));
        renamed
    }

    /// The entries that were imported from lists that were read whole, and are in them
    /// no more.
    pub fn gone(&self, manifest: &Manifest) -> Vec<String> {
        if self.is_broken {
            return Vec::new();
        }
        let bodies = self.only_bodies();
        let lists = self.lists.whole();
        let lists = lists.map(|name| (name, bodies.get(name).copied().flatten()));
        let mut gone = manifest.of_lists(&lists.collect());
        gone.retain(|slug| !self.listed.contains(slug));
        gone
    }

    /// The body that all entries of a list are of, by the names of lists: what was read
    /// may be the list of that body alone.
    fn only_bodies(&self) -> HashMap<&str, Option<&str>> {
        let mut bodies: HashMap<&str, Option<&str>> = HashMap::new();
        for Entry { record, .. } in &self.entries {
            let body = Some(&*record.producer.of.id);
            let Some(list) = &record.list else {
                continue;
            };
            let only = bodies.entry(&list.name).or_insert(body);
            if *only != body {
                *only = None;
            }
        }
        bodies
    }

    /// The list of each entry that is from one.
    fn origins(&self) -> impl Iterator<Item = &Origin> {
        let entries = self.entries.iter();
        entries.filter_map(|entry| entry.record.list.as_deref())
    }
}
