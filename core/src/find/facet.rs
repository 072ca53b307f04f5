//! What entries are filtered and counted by.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::HashMap;

use super::near::similarity;
use crate::catalogue::Catalogue;
use crate::catalogue::api::Api;
use crate::catalogue::fold::{fold, same, words};
use crate::catalogue::status::Status;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Facet {
    Theme,
    Producer,
    Keyword,
    Openness,
    Status,
}

/// A value, by the names that may be typed for it; the first is the one shown.
type Names<'a> = Vec<Cow<'a, str>>;

/// A value of a facet, and the entries that have it.
#[derive(Debug)]
pub struct Bucket<'a> {
    names: Names<'a>,
    pub apis: Vec<&'a Api>,
}

impl Facet {
    pub const ALL: [Self; 5] = [
        Self::Theme,
        Self::Producer,
        Self::Keyword,
        Self::Openness,
        Self::Status,
    ];

    /// Its option on the command line, without dashes.
    pub fn name(self) -> &'static str {
        match self {
            Self::Theme => "theme",
            Self::Producer => "producer",
            Self::Keyword => "keyword",
            Self::Openness => "openness",
            Self::Status => "status",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|facet| facet.name().eq_ignore_ascii_case(word))
    }

    /// The values of an entry.
    fn values<'a>(self, catalogue: &'a Catalogue, api: &'a Api) -> Vec<Names<'a>> {
        let texts = |texts: &'a [Cow<'static, str>]| {
            let texts = texts.iter();
            texts.map(|text| vec![Cow::Borrowed(&**text)]).collect()
        };
        match self {
            Self::Theme => texts(&api.themes),
            Self::Keyword => texts(&api.keywords),
            Self::Producer => vec![producer(catalogue, &api.producer)],
            Self::Openness => {
                let aliases = api.openness.aliases().iter().copied();
                let names = [api.openness.name()].into_iter().chain(aliases);
                vec![names.map(Cow::Borrowed).collect()]
            }
            Self::Status => {
                let names = |status: Status| {
                    let aliases = status.aliases().iter().copied();
                    let names = [status.name()].into_iter().chain(aliases);
                    names.map(Cow::Borrowed).collect()
                };
                api.lifecycle.status.map(names).into_iter().collect()
            }
        }
    }

    /// Whether an entry has one of the values typed, which are those of a list
    /// with commas too.
    pub(super) fn has(self, catalogue: &Catalogue, api: &Api, typed: &[&str]) -> bool {
        let values = self.values(catalogue, api);
        let is_named = |wanted: &str| values.iter().any(|names| is_one_of(names, wanted));
        typed
            .iter()
            .any(|typed| is_named(typed) || typed.split(',').any(is_named))
    }

    /// The values that entries have, each in its first spelling, the most
    /// frequent first.
    pub fn buckets<'a>(self, catalogue: &'a Catalogue, apis: &[&'a Api]) -> Vec<Bucket<'a>> {
        let mut buckets: Vec<Bucket<'a>> = Vec::new();
        let mut known: HashMap<Vec<String>, usize> = HashMap::new();
        for api in apis {
            for names in self.values(catalogue, api) {
                let at = *known.entry(words(&names[0])).or_insert(buckets.len());
                if at == buckets.len() {
                    let apis = Vec::new();
                    buckets.push(Bucket { names, apis });
                }
                let of = &mut buckets[at].apis;
                if of.last().is_none_or(|last| last.id != api.id) {
                    of.push(api);
                }
            }
        }
        buckets.sort_by_cached_key(|bucket| {
            let value = fold(bucket.value()).into_owned();
            (Reverse(bucket.apis.len()), value)
        });
        buckets
    }

    /// The values of the catalogue, those most similar to `typed` first.
    pub fn near<'a>(self, catalogue: &'a Catalogue, typed: &str) -> Vec<Bucket<'a>> {
        let apis: Vec<&Api> = catalogue.apis().iter().collect();
        let buckets = self.buckets(catalogue, &apis).into_iter();
        let buckets = buckets.map(|bucket| {
            let names = bucket.names.iter();
            let nearness = names
                .map(|name| similarity(typed, name))
                .fold(0.0, f64::max);
            (nearness, bucket)
        });
        let mut buckets: Vec<(f64, Bucket<'_>)> = buckets.collect();
        buckets.sort_by(|(a, _), (b, _)| b.total_cmp(a));
        buckets.into_iter().map(|(_, bucket)| bucket).collect()
    }

    /// The parts of what was typed that are no value of any entry; none for a
    /// facet whose values do not depend on the catalogue.
    pub fn unknown<'t>(self, catalogue: &Catalogue, typed: &'t str) -> Vec<&'t str> {
        if matches!(self, Self::Openness | Self::Status) {
            return Vec::new();
        }
        let is_known = |wanted: &&str| {
            let mut apis = catalogue.apis().iter();
            let is_named = |names: Names<'_>| is_one_of(&names, wanted);
            apis.any(|api| self.values(catalogue, api).into_iter().any(is_named))
        };
        if is_known(&typed) {
            return Vec::new();
        }
        let parts = typed.split(',').map(str::trim);
        let parts = parts.filter(|part| !part.is_empty());
        parts.filter(|part| !is_known(part)).collect()
    }
}

impl Bucket<'_> {
    pub fn value(&self) -> &str {
        &self.names[0]
    }
}

fn is_one_of(names: &[Cow<'_, str>], wanted: &str) -> bool {
    names.iter().any(|name| same(name, wanted))
}

/// A producer by its short name, its slug, its name, and the names that its
/// acronym joins: `CNAM / Ameli`.
fn producer<'a>(catalogue: &'a Catalogue, slug: &'a str) -> Names<'a> {
    let Some(body) = catalogue.known_producer(slug) else {
        return vec![slug.into()];
    };
    let acronyms = body.acronym.iter();
    let joined = acronyms.flat_map(|acronym| acronym.split(['/', '&']));
    let names = [&**body.short_name(), slug, &body.name].into_iter();
    names.chain(joined).map(Cow::Borrowed).collect()
}
