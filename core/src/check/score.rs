//! What entries lack to be complete: the ten criteria by which data.gouv.fr judges its
//! dataservices, and ours. Pure: a catalogue in, what to add out.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::address::is_of_closed_site;
use crate::catalogue::Catalogue;
use crate::catalogue::access::{Asker, Verdict, decide};
use crate::catalogue::api::{Api, Links, MEMBERS};
use crate::catalogue::applicant::Applicant;
use crate::catalogue::keys::TypedValue;
use crate::catalogue::openness::Openness;
use crate::catalogue::profile::Profile;
use crate::catalogue::rule::{Eligibility, Rule};
use crate::catalogue::status::Status;
use crate::catalogue::subject::Subject;
use crate::catalogue::text::Text;
use crate::markdown::{self, Context, link};
use crate::page::{Block, Target};
use crate::parallel::{self, Progress};

/// What a complete entry has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Criterion {
    /// How access is had: nothing is needed, or one knows where to ask.
    Access,
    /// An answer for each profile.
    Profiles,
    Contact,
    /// Addresses lead somewhere, as far as is known.
    LivingLinks,
    MachineDocumentation,
    BaseAddress,
    TechnicalDocumentation,
    FunctionalDocumentation,
    Limits,
    Availability,
    Licence,
    Description,
    Needs,
    Dates,
}

/// A row of the table of criteria.
#[derive(Debug)]
pub struct Rubric {
    pub criterion: Criterion,
    /// The word of JSON.
    pub name: &'static str,
    /// The keys and the folder of the files that meet it, each alone.
    pub keys: &'static [&'static str],
    is_met: fn(&Entry<'_>) -> bool,
}

/// Every criterion, the most useful to one who would call the API first.
pub static CRITERIA: [Rubric; 14] = [
    Rubric {
        criterion: Criterion::Access,
        name: "access",
        keys: &["datapass_link", "account_link"],
        is_met: says_where_to_ask,
    },
    Rubric {
        criterion: Criterion::Profiles,
        name: "profiles",
        keys: &["access_page"],
        is_met: answers_every_profile,
    },
    Rubric {
        criterion: Criterion::Contact,
        name: "contact",
        keys: &["contact_link"],
        is_met: |entry| !entry.api.contacts.is_empty(),
    },
    Rubric {
        criterion: Criterion::LivingLinks,
        name: "living_links",
        keys: &["replaced_by", "successor"],
        is_met: |entry| leads_on(entry.api),
    },
    Rubric {
        criterion: Criterion::MachineDocumentation,
        name: "machine_documentation",
        keys: &["doc_tech_link", "endpoints/"],
        is_met: |entry| {
            entry.api.links.openapi.is_some() || entry.catalogue.has_endpoints(&entry.api.id)
        },
    },
    Rubric {
        criterion: Criterion::BaseAddress,
        name: "base_address",
        keys: &["base_url", "endpoints/"],
        is_met: |entry| entry.api.links.base.is_some() || has_server(entry),
    },
    Rubric {
        criterion: Criterion::TechnicalDocumentation,
        name: "technical_documentation",
        keys: &["doc_tech_external"],
        is_met: |entry| entry.api.links.documentation.is_some(),
    },
    Rubric {
        criterion: Criterion::FunctionalDocumentation,
        name: "functional_documentation",
        keys: &["external_site"],
        is_met: |entry| entry.api.links.site.is_some(),
    },
    Rubric {
        criterion: Criterion::Limits,
        name: "limits",
        keys: &["rate_limiting_resume", "rate_limiting_link"],
        is_met: |entry| {
            let limits = &entry.api.rate_limiting;
            limits.summary.is_some()
                || limits.description.is_some()
                || entry.api.links.rate_limiting.is_some()
        },
    },
    Rubric {
        criterion: Criterion::Availability,
        name: "availability",
        keys: &["uptime", "monitoring_link"],
        is_met: |entry| {
            let api = entry.api;
            let said = [&api.links.monitoring, &api.monitoring];
            api.availability().is_some() || said.into_iter().any(Option::is_some)
        },
    },
    Rubric {
        criterion: Criterion::Licence,
        name: "licence",
        keys: &["license"],
        is_met: |entry| entry.api.license.is_some(),
    },
    Rubric {
        criterion: Criterion::Description,
        name: "description",
        keys: &["content_intro"],
        is_met: has_text,
    },
    Rubric {
        criterion: Criterion::Needs,
        name: "needs",
        keys: &["needs"],
        is_met: |entry| !entry.api.needs.is_empty(),
    },
    Rubric {
        criterion: Criterion::Dates,
        name: "dates",
        keys: &["entry_changed", "last_update"],
        is_met: |entry| entry.api.last_change().is_some(),
    },
];

struct Entry<'a> {
    catalogue: &'a Catalogue,
    api: &'a Api,
}

fn says_where_to_ask(entry: &Entry<'_>) -> bool {
    let Links {
        request, account, ..
    } = &entry.api.links;
    // A form that is for some only stands in their rule.
    entry.api.openness == Openness::Open
        || request.is_some()
        || account.is_some()
        || entry.api.access.iter().any(has_form)
}

/// Whether a rule calls to ask somewhere.
fn has_form(rule: &Rule) -> bool {
    let context = Context {
        say: &|_| "",
        knows: &|_| false,
        request: None,
    };
    let is_hopeful = rule.eligibility != Eligibility::Ineligible;
    let mut blocks = markdown::parse(&rule.description, &context).into_iter();
    is_hopeful
        && blocks.any(|block| {
            matches!(
                block,
                Block::Action {
                    target: Target::Web(_),
                    ..
                }
            )
        })
}

fn answers_every_profile(entry: &Entry<'_>) -> bool {
    Profile::ALL.into_iter().all(|profile| {
        let asker = Asker::Applicant(Applicant::of(profile));
        decide(entry.api, Some(&asker)).verdict != Verdict::Unspecified
    })
}

/// Whether no address is of the site that closed, and one that is not there any more
/// says where the API is.
fn leads_on(api: &Api) -> bool {
    let is_elsewhere = matches!(
        api.lifecycle.status,
        Some(Status::Moved | Status::Renamed | Status::Closed)
    );
    let is_told = api.lifecycle.replaced_by.is_some() || link::named_successor(api).is_some();
    let mut addresses = MEMBERS.iter().filter_map(|spec| match spec.value(api) {
        Some(TypedValue::Address(address)) => Some(link::resolve(address, &|_| false)),
        _ => None,
    });
    let is_closed =
        |target: Target| matches!(&target, Target::Web(address) if is_of_closed_site(address));
    (!is_elsewhere || is_told) && !addresses.any(is_closed)
}

fn has_server(entry: &Entry<'_>) -> bool {
    let endpoints = entry.catalogue.endpoints(&entry.api.id);
    endpoints.is_some_and(|file| file.is_ok_and(|endpoints| !endpoints.servers.is_empty()))
}

fn has_text(entry: &Entry<'_>) -> bool {
    let body = || entry.catalogue.body(Subject::Api(entry.api));
    entry.api.introduction.is_some() || body().is_some_and(|body| !body.trim().is_empty())
}

/// What an entry lacks.
#[derive(Debug)]
pub struct Score {
    pub id: Text,
    pub title: Text,
    /// The slug of the producing body.
    pub producer: Text,
    /// The name of the producing body in short.
    pub producer_name: Text,
    /// In the order of the table.
    pub missing: Vec<&'static Rubric>,
    visits: u64,
}

impl Score {
    fn lacks(&self, criterion: Criterion) -> bool {
        let mut missing = self.missing.iter();
        missing.any(|rubric| rubric.criterion == criterion)
    }
}

/// What each entry lacks: those that lack most first, of those the most visited.
pub fn scores(catalogue: &Catalogue, progress: Progress<'_>) -> Vec<Score> {
    let mut scores = parallel::map_counted(catalogue.apis(), progress, |api| {
        let entry = Entry { catalogue, api };
        let missing = CRITERIA.iter().filter(|rubric| !(rubric.is_met)(&entry));
        Score {
            id: api.id.clone(),
            title: api.title.clone(),
            producer: api.producer.clone(),
            producer_name: catalogue.producer(api).short_name().clone(),
            missing: missing.collect(),
            visits: api.popularity().unwrap_or_default(),
        }
    });
    scores.sort_by_key(|score| (Reverse(score.missing.len()), Reverse(score.visits)));
    scores
}

/// What entries lack, and how many do.
pub type Lack = (&'static Rubric, usize);

/// What some entries lack, the most missing first.
pub fn lacks<'a>(scores: impl IntoIterator<Item = &'a Score>) -> Vec<Lack> {
    let scores: Vec<&Score> = scores.into_iter().collect();
    let lacks = CRITERIA.iter().map(|rubric| {
        let lacking = scores.iter().filter(|score| score.lacks(rubric.criterion));
        (rubric, lacking.count())
    });
    let mut lacks: Vec<Lack> = lacks.filter(|(_, count)| *count > 0).collect();
    lacks.sort_by_key(|(_, count)| Reverse(*count));
    lacks
}

/// A producing body, and what its entries lack.
#[derive(Debug)]
pub struct BodyScore<'a> {
    pub id: &'a str,
    pub name: &'a str,
    pub entries: usize,
    pub lacks: Vec<Lack>,
}

/// The producing bodies, those whose entries lack most first.
pub fn bodies(scores: &[Score]) -> Vec<BodyScore<'_>> {
    let mut by_body: BTreeMap<&str, Vec<&Score>> = BTreeMap::new();
    for score in scores {
        by_body.entry(&score.producer).or_default().push(score);
    }
    let bodies = by_body.into_iter().map(|(id, of)| BodyScore {
        id,
        name: of.first().map_or(id, |score| &score.producer_name),
        entries: of.len(),
        lacks: lacks(of),
    });
    let mut bodies: Vec<BodyScore<'_>> = bodies.collect();
    let total = |body: &BodyScore<'_>| body.lacks.iter().map(|(_, count)| count).sum::<usize>();
    bodies.sort_by_key(|body| Reverse(total(body)));
    bodies
}

#[cfg(test)]
mod tests;
