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
mod instant;
mod json;
mod lists;
mod manifest;
mod moves;
mod openapi;
mod prose;
mod reading;
mod record;
#[cfg(test)]
mod tests;
mod text;
mod wanted;

use std::collections::{BTreeSet, HashMap, HashSet};

pub use manifest::{Manifest, Outcome, There};
pub use moves::{Pair, rounds};
pub use record::Filter;
pub use text::text;
pub use wanted::{Wanted, path};

use crate::catalogue::diagnostic::Position;
use crate::catalogue::file_error::FileError;
use crate::catalogue::openness::Openness;
use crate::catalogue::text::Text;
use instant::Instant;
use lists::Lists;
use manifest::Whole;
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

    /// The file that its document had something for once, and has nothing for now.
    pub fn outlived(&self) -> Option<String> {
        self.record.no_endpoints()
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

/// Something that is not imported.
#[derive(Debug, Clone, PartialEq)]
pub struct LeftOut {
    pub part: Part,
    pub place: Place,
    pub error: FileError,
}

/// A part of what documents hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Entry,
    /// What can be called by an entry that is imported all the same.
    Endpoints,
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
    pub fn guessed(&self, filter: &Filter) -> Vec<String> {
        let guessed = self.chosen(filter);
        let guessed = guessed.filter(|entry| entry.record.supposed.is_some());
        guessed.map(|entry| entry.id().to_owned()).collect()
    }

    /// The files beside those of entries: the producing bodies, and the source of the
    /// catalogue where that is a list.
    pub fn beside(&self, filter: &Filter) -> Vec<Wanted> {
        let latest = self.latest();
        let latest = |list: &str| latest.get(list).copied().flatten();
        let mut bodies: Vec<&Record> = Vec::new();
        let mut numbers = HashMap::new();
        for Entry { record, .. } in self.chosen(filter) {
            let number = *numbers
                .entry(&record.producer.of.id)
                .or_insert(bodies.len());
            match bodies.get_mut(number) {
                None => bodies.push(record),
                Some(known) if known.producer.is_name => *known = record,
                Some(_) => {}
            }
        }
        let of_list = |record: &Record| record.list.as_ref().and_then(|list| latest(&list.name));
        let bodies = bodies
            .into_iter()
            .map(|record| record.body_file(of_list(record)));
        let source = self.origins(filter).next();
        let source = source.map(|list| list.file(latest(&list.name)));
        bodies.chain(source).collect()
    }

    /// The moment of the newest entry of each list, by the names of lists.
    fn latest(&self) -> HashMap<&str, Option<Instant>> {
        let mut latest = HashMap::new();
        for Entry { record, .. } in &self.entries {
            if let Some(list) = &record.list {
                let known = latest.entry(list.name.as_str()).or_default();
                *known = record.instant.max(*known);
            }
        }
        latest
    }

    /// The names of the lists that a directory would be of: those of its files, and of
    /// the entries that pass.
    pub fn sources(&self, manifest: &Manifest, filter: &Filter) -> Vec<String> {
        let names = self.origins(filter).map(|list| list.name.as_str());
        let mut names: BTreeSet<&str> = names.collect();
        if !names.is_empty() {
            names.extend(manifest.lists());
        }
        names.into_iter().map(str::to_owned).collect()
    }

    /// The entries of a directory that their list has under another slug.
    pub fn renamed(&self, manifest: &Manifest) -> Renamed {
        let named = self.entries.iter().filter_map(|entry| {
            let file = entry.files.first()?;
            Some((entry.id(), &file.facts))
        });
        let mut renamed = Renamed::default();
        for (pair, is_newer) in manifest.named_otherwise(named) {
            match is_newer {
                true => renamed.outdated.extend(pair.into_iter().nth(1)),
                false => renamed.pairs.push(pair),
            }
        }
        renamed
    }

    /// The entries that were imported from lists that were read whole, and are in them
    /// no more.
    pub fn gone(&self, manifest: &Manifest) -> Vec<String> {
        if self.is_broken {
            return Vec::new();
        }
        let (bodies, latest) = (self.only_bodies(), self.latest());
        let lists = self.lists.whole().map(|name| {
            let body = bodies.get(name).copied().flatten();
            let latest = latest.get(name).copied().flatten();
            (name, Whole { body, latest })
        });
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

    /// The list of each entry that passes and is from one.
    fn origins<'a>(&'a self, filter: &'a Filter) -> impl Iterator<Item = &'a Origin> {
        let entries = self.chosen(filter);
        entries.filter_map(|entry| entry.record.list.as_deref())
    }
}

/// Entries of a directory that their list has under another slug.
#[derive(Debug, Default)]
pub struct Renamed {
    pub pairs: Vec<Pair>,
    /// The slugs of entries that the directory has as they became later.
    pub outdated: HashSet<String>,
}
