//! Choosing entries by criteria, and putting them in order.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::nearest_word;
use crate::catalogue::Catalogue;
use crate::catalogue::access::{NotAnAsker, Who};
use crate::catalogue::api::{Api, FranceConnect};
use crate::catalogue::fold::{fold, same};
use crate::catalogue::openness::Openness;
use crate::catalogue::status::Status;
use crate::catalogue::text::Text;

/// Criteria that an entry must all meet.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// One of its themes.
    pub theme: Option<String>,
    /// Its producer, by slug, acronym or name.
    pub producer: Option<String>,
    pub openness: Option<Openness>,
    /// What became of it.
    pub status: Option<Status>,
    /// One of its keywords.
    pub keyword: Option<String>,
    /// Whether it must be usable with FranceConnect.
    pub france_connect: bool,
    /// A profile or label that may have it, perhaps under conditions.
    pub who: Option<Who>,
}

impl Filter {
    /// The entries that meet every criterion, in the order of the catalogue.
    pub fn select<'a>(&self, catalogue: &'a Catalogue) -> Vec<&'a Api> {
        catalogue
            .apis()
            .iter()
            .filter(|api| self.matches(catalogue, api))
            .collect()
    }

    pub fn matches(&self, catalogue: &Catalogue, api: &Api) -> bool {
        let has = |wanted: &Option<String>, values: &[Text]| {
            wanted
                .as_ref()
                .is_none_or(|wanted| values.iter().any(|value| same(value, wanted)))
        };
        has(&self.theme, &api.themes)
            && has(&self.keyword, &api.keywords)
            && self
                .openness
                .is_none_or(|openness| api.openness == openness)
            && (self.status.is_none() || api.lifecycle.status == self.status)
            && (!self.france_connect
                || matches!(
                    api.france_connect,
                    FranceConnect::Possible | FranceConnect::Required
                ))
            && self
                .producer
                .as_ref()
                .is_none_or(|wanted| is_produced_by(catalogue, api, wanted))
            && self
                .who
                .as_ref()
                .is_none_or(|who| who.verdict(api).is_promising())
    }

    /// Suggestions: for each criterion that no entry meets, the most similar
    /// value in the catalogue.
    pub fn near_values(&self, catalogue: &Catalogue) -> Vec<String> {
        let all = |values: fn(&Api) -> &[Text]| -> BTreeSet<&str> {
            catalogue
                .apis()
                .iter()
                .flat_map(values)
                .map(AsRef::as_ref)
                .collect()
        };
        let mut near = Vec::new();
        if let Some(theme) = &self.theme {
            near.extend(nearest_word(theme, all(|api| &api.themes)));
        }
        if let Some(keyword) = &self.keyword {
            near.extend(nearest_word(keyword, all(|api| &api.keywords)));
        }
        if let Some(producer) = &self.producer {
            let ids = catalogue.apis().iter().map(|api| api.producer.as_ref());
            near.extend(nearest_word(producer, ids));
        }
        let typed = [&self.theme, &self.keyword, &self.producer];
        let is_other = |word: &&str| !typed.into_iter().flatten().any(|typed| same(typed, word));
        near.into_iter()
            .filter(is_other)
            .map(str::to_owned)
            .collect()
    }
}

/// Whether `who` names a profile, or a label of some entry.
pub fn names_somebody(catalogue: &Catalogue, who: &Who) -> bool {
    let is_label = |api: &Api| who.asker(api) != Err(NotAnAsker::Unknown);
    who.applicant().is_some() || catalogue.apis().iter().any(is_label)
}

/// Whether `wanted` is the slug, the name or the acronym of the producer, or one
/// of the names that the acronym joins: `CNAM / Ameli`.
fn is_produced_by(catalogue: &Catalogue, api: &Api, wanted: &str) -> bool {
    let producer = catalogue.producer(api);
    let acronyms = producer
        .acronym
        .iter()
        .flat_map(|joined| joined.split(['/', '&']));
    same(&producer.id, wanted)
        || same(&producer.name, wanted)
        || producer
            .acronym
            .as_ref()
            .is_some_and(|acronym| same(acronym, wanted))
        || acronyms.into_iter().any(|acronym| same(acronym, wanted))
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sort {
    #[default]
    Title,
    /// By the short name of the producer.
    Producer,
    /// The most visited first.
    Popularity,
    /// The last changed first.
    Date,
    /// The most available first.
    Uptime,
}

impl Sort {
    pub const ALL: [Self; 5] = [
        Self::Title,
        Self::Producer,
        Self::Popularity,
        Self::Date,
        Self::Uptime,
    ];

    /// Its value on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Producer => "producer",
            Self::Popularity => "popularity",
            Self::Date => "date",
            Self::Uptime => "uptime",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|sort| sort.name().eq_ignore_ascii_case(word))
    }

    /// Sorts entries that are in the order of their titles; those without the
    /// value come last.
    pub fn apply(self, catalogue: &Catalogue, apis: &mut [&Api]) {
        match self {
            Self::Title => {}
            Self::Producer => {
                apis.sort_by_cached_key(|api| {
                    fold(catalogue.producer(api).short_name()).into_owned()
                });
            }
            Self::Popularity => apis.sort_by_key(|api| Reverse(api.visits_2019)),
            Self::Date => {
                apis.sort_by_key(|api| Reverse(api.last_change()));
            }
            Self::Uptime => apis.sort_by(|a, b| {
                b.uptime
                    .unwrap_or(-1.0)
                    .total_cmp(&a.uptime.unwrap_or(-1.0))
            }),
        }
    }
}
