//! The slugs of the guides, and which APIs they name.

use super::apis::Apis;
use super::guide::Guide;
use super::text::Text;
use crate::archive::{Bytes, Numbers, Runs, StringTable};

/// By guide, its slug and the numbers of its APIs, in the order of use.
#[derive(Debug, Default)]
pub(crate) struct GuideApis {
    ids: StringTable,
    /// Where the part of each ends.
    ends: Numbers,
    numbers: Numbers,
}

impl GuideApis {
    /// A guide names an API by its slug, or, where no API has such a slug, all those
    /// of a title; what is no API is left out. `is_other` says which are slugs of APIs
    /// that were not read.
    pub(super) fn new(guides: &[Guide], apis: &Apis, is_other: impl Fn(&str) -> bool) -> Self {
        let titled = |title: &str| -> Vec<usize> {
            if is_other(title) {
                return Vec::new();
            }
            let all = apis.all().iter().enumerate();
            let titled = all.filter(|(_, api)| api.is_titled(title));
            titled.map(|(number, _)| number).collect()
        };
        let named = |name: &Text| match apis.number(name) {
            Some(number) => vec![number],
            None => titled(name),
        };
        let mut numbers = Vec::new();
        let ends = guides.iter().map(|guide| {
            let named = guide.apis.iter().flat_map(named);
            numbers.extend(named.map(|number| number as u32));
            numbers.len() as u32
        });
        Self {
            ids: guides.iter().map(|guide| &guide.id).collect(),
            ends: ends.collect(),
            numbers: numbers.into_iter().collect(),
        }
    }

    pub(super) fn read(runs: &mut Runs) -> Self {
        Self {
            ids: StringTable::read(runs),
            ends: runs.numbers(),
            numbers: runs.numbers(),
        }
    }

    pub(crate) fn runs(&self) -> [&Bytes; 4] {
        let [ids, id_ends] = self.ids.runs();
        [ids, id_ends, &self.ends.0, &self.numbers.0]
    }

    /// The number of the guide whose slug is `id`.
    pub(super) fn number(&self, id: &str) -> Option<usize> {
        (0..self.len()).find(|number| *self.ids.bytes(*number) == *id.as_bytes())
    }

    /// How many guides there are.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The numbers of the APIs of a guide.
    pub(crate) fn of(&self, guide: usize) -> Vec<usize> {
        let numbers = self.numbers.range(self.ends.part(guide));
        numbers.into_iter().map(|number| number as usize).collect()
    }

    /// Those of all guides.
    pub(crate) fn all(&self) -> Vec<usize> {
        let numbers = self.numbers.range(0..self.numbers.len());
        numbers.into_iter().map(|number| number as usize).collect()
    }
}
