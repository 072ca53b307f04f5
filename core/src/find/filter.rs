//! Choosing entries by criteria, and putting them in order.

use std::cmp::Reverse;

use super::Facet;
use crate::catalogue::Catalogue;
use crate::catalogue::access::{NotAnAsker, Who};
use crate::catalogue::api::{Api, FranceConnect};
use crate::catalogue::fold::fold;

/// Criteria that an entry must all meet.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Values as typed; of those of one facet, one is enough.
    pub wanted: Vec<(Facet, String)>,
    /// Whether it must be usable with FranceConnect.
    pub france_connect: bool,
}

impl Filter {
    /// Whether every entry meets it.
    pub fn is_empty(&self) -> bool {
        self.wanted.is_empty() && !self.france_connect
    }

    /// The entries that meet every criterion, in the order of the catalogue.
    pub fn select<'a>(&self, catalogue: &'a Catalogue) -> Vec<&'a Api> {
        let apis = catalogue.apis().iter();
        match self.is_empty() {
            true => apis.collect(),
            false => apis.filter(|api| self.matches(catalogue, api)).collect(),
        }
    }

    pub fn matches(&self, catalogue: &Catalogue, api: &Api) -> bool {
        let can_connect = || {
            matches!(
                api.france_connect,
                FranceConnect::Possible | FranceConnect::Required
            )
        };
        let meets = |facet: &Facet| {
            let wanted = self.wanted.iter().filter(|(of, _)| of == facet);
            let wanted: Vec<&str> = wanted.map(|(_, typed)| typed.as_str()).collect();
            wanted.is_empty() || facet.has(catalogue, api, &wanted)
        };
        (!self.france_connect || can_connect()) && Facet::ALL.iter().all(meets)
    }
}

/// Whether `who` names a profile, or a label of some entry.
pub fn names_somebody(catalogue: &Catalogue, who: &Who) -> bool {
    let is_label = |api: &Api| who.asker(api) != Err(NotAnAsker::Unknown);
    who.applicant().is_some() || catalogue.apis().iter().any(is_label)
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
            Self::Popularity => apis.sort_by_key(|api| Reverse(api.popularity())),
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

    /// Turns entries so sorted round; those without the value still come last.
    pub fn reverse(self, apis: &mut [&Api]) {
        let has_value = |api: &&Api| match self {
            Self::Title | Self::Producer => true,
            Self::Popularity => api.popularity().is_some(),
            Self::Date => api.last_change().is_some(),
            Self::Uptime => api.uptime.is_some(),
        };
        let known = apis.partition_point(has_value);
        apis[..known].reverse();
    }
}
