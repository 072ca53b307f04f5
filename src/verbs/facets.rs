//! `apicat list --by`: the values that a filter may have, with the number of
//! entries that have each.

use serde_json::json;

use crate::answer::{Forms, Page, Rows, View};
use crate::catalogue::Catalogue;
use crate::catalogue::api::Api;
use crate::error::Error;
use crate::find::{Bucket, Facet};
use crate::page::{Align, Block, Inline, Run, Table, Tone, plain};
use crate::words::{Messages, signs};

pub(super) struct Values<'a> {
    facet: Facet,
    catalogue: &'a Catalogue,
    buckets: Vec<Bucket<'a>>,
    m: Messages,
}

impl<'a> Values<'a> {
    pub(super) fn of(
        facet: Facet,
        catalogue: &'a Catalogue,
        apis: &[&'a Api],
        m: Messages,
    ) -> Self {
        let buckets = facet.buckets(catalogue, apis);
        Self {
            facet,
            catalogue,
            buckets,
            m,
        }
    }

    pub(super) fn first(mut self, limit: usize, is_reversed: bool) -> Self {
        if is_reversed {
            self.buckets.reverse();
        }
        self.buckets.truncate(limit);
        self
    }

    /// What a value stands for, where that is not the value itself.
    fn meaning(&self, bucket: &Bucket<'_>) -> Inline {
        let Some(api) = bucket.apis.first() else {
            return Inline::new();
        };
        match self.facet {
            Facet::Theme | Facet::Keyword => Inline::new(),
            Facet::Openness => vec![signs::openness(api.openness, self.m)],
            Facet::Status => {
                let status = api.lifecycle.status;
                status
                    .map(|status| signs::status(status, self.m))
                    .into_iter()
                    .collect()
            }
            Facet::Producer => {
                let name = self.catalogue.producer(api).name.clone();
                if name == bucket.value() {
                    Inline::new()
                } else {
                    plain(name)
                }
            }
        }
    }
}

impl Forms for Values<'_> {
    fn page(&self, _: View) -> Result<Page, Error> {
        if self.buckets.is_empty() {
            return Ok(Page::Silence);
        }
        let has_meaning = !matches!(self.facet, Facet::Theme | Facet::Keyword);
        let mut table = Table {
            alignment: vec![Align::Left, Align::Right],
            header: vec![plain(self.m.facet(self.facet)), plain(self.m.api())],
            is_dense: true,
            ..Table::default()
        };
        table.header.extend(has_meaning.then(Inline::new));
        table.rows = self
            .buckets
            .iter()
            .map(|bucket| {
                let value = vec![Run::toned(bucket.value().to_owned(), Tone::Action)];
                let mut row = vec![value, plain(bucket.apis.len().to_string())];
                row.extend(has_meaning.then(|| self.meaning(bucket)));
                row
            })
            .collect();
        Ok(Page::Blocks(vec![Block::Table(table)]))
    }

    fn rows(&self) -> Option<Rows<'_>> {
        let buckets = self.buckets.iter();
        Some(Rows {
            columns: vec!["value", "count"],
            cells: Box::new(buckets.clone().map(|bucket| {
                let value = plain(bucket.value().to_owned());
                Ok(vec![value, plain(bucket.apis.len().to_string())])
            })),
            documents: Box::new(
                buckets.map(|bucket| {
                    Ok(json!({ "value": bucket.value(), "count": bucket.apis.len() }))
                }),
            ),
        })
    }
}
