//! The shapes of JSON answers; their keys are stable, and described by
//! `schemas/`.

use serde::Serialize;
use serde_json::{Map, Value};

use crate::catalogue::Catalogue;
use crate::catalogue::access::Verdict;
use crate::catalogue::api::{Api, Links};
use crate::catalogue::json::Json;
use crate::catalogue::openness::Openness;
use crate::catalogue::rule::Rule;
use crate::catalogue::text::Text;

/// An API, as in `list` and `search`.
#[derive(Serialize)]
pub(crate) struct Summary<'a> {
    id: &'a str,
    title: &'a str,
    tagline: &'a str,
    producer: ProducerJson,
    openness: Openness,
    france_connect: Option<&'static str>,
    themes: &'a [Text],
    keywords: &'a [Text],
    partners: &'a [Text],
    links: LinksJson<'a>,
    uptime: Option<f64>,
    visits_2019: Option<u64>,
    /// ISO 8601, or the text of the file where it is no date.
    last_update: Option<String>,
    eligibility: Vec<EligibilityJson<'a>>,
}

#[derive(Serialize)]
struct ProducerJson {
    id: Text,
    name: Text,
    acronym: Option<Text>,
}

#[derive(Serialize)]
struct LinksJson<'a> {
    site: Option<&'a str>,
    request: Option<&'a str>,
    account: Option<&'a str>,
    openapi: Option<&'a str>,
    documentation: Option<&'a str>,
    monitoring: Option<&'a str>,
    rate_limiting: Option<&'a str>,
    statistics: Option<&'a str>,
    contact: &'a [Text],
}

#[derive(Serialize)]
struct EligibilityJson<'a> {
    labels: &'a [Text],
    verdict: Verdict,
}

impl<'a> Summary<'a> {
    pub(crate) fn of(catalogue: &Catalogue, api: &'a Api) -> Self {
        let producer = catalogue.producer(api).into_owned();
        Self {
            id: &api.id,
            title: &api.title,
            tagline: &api.tagline,
            producer: ProducerJson {
                id: producer.id,
                name: producer.name,
                acronym: producer.acronym,
            },
            openness: api.openness,
            france_connect: api.france_connect.name(),
            themes: &api.themes,
            keywords: &api.keywords,
            partners: &api.partners,
            links: links(&api.links, &api.contacts),
            uptime: api.uptime,
            visits_2019: api.visits_2019,
            last_update: api.last_update.as_ref().map(|update| {
                update
                    .date
                    .map_or_else(|| update.written.to_string(), |date| date.to_string())
            }),
            eligibility: api
                .access
                .iter()
                .map(|rule| EligibilityJson {
                    labels: &rule.labels,
                    verdict: rule.eligibility.into(),
                })
                .collect(),
        }
    }
}

fn links<'a>(links: &'a Links, contacts: &'a [Text]) -> LinksJson<'a> {
    LinksJson {
        site: links.site.as_deref(),
        request: links.request.as_deref(),
        account: links.account.as_deref(),
        openapi: links.openapi.as_deref(),
        documentation: links.documentation.as_deref(),
        monitoring: links.monitoring.as_deref(),
        rate_limiting: links.rate_limiting.as_deref(),
        statistics: links.statistics.as_deref(),
        contact: contacts,
    }
}

/// An API whole, as in `show`.
#[derive(Serialize)]
pub(crate) struct Entry<'a> {
    #[serde(flatten)]
    summary: Summary<'a>,
    category: Option<&'a str>,
    clients: &'a [Text],
    datagouv: &'a [Text],
    monitoring: Option<&'a str>,
    rate_limiting: TopicJson<'a>,
    statistics: TopicJson<'a>,
    stat: Option<Value>,
    introduction: Option<&'a str>,
    body: Text,
    access: Vec<RuleJson<'a>>,
    /// Keys of the file that the format does not know.
    extra: Map<String, Value>,
}

#[derive(Serialize)]
struct TopicJson<'a> {
    summary: Option<&'a str>,
    description: Option<&'a str>,
}

/// An access rule.
#[derive(Serialize)]
pub(crate) struct RuleJson<'a> {
    labels: &'a [Text],
    verdict: Verdict,
    description: &'a str,
    /// Keys of the rule that the format does not know.
    extra: Map<String, Value>,
}

impl<'a> RuleJson<'a> {
    pub(crate) fn of(rule: &'a Rule) -> Self {
        Self {
            labels: &rule.labels,
            verdict: rule.eligibility.into(),
            description: &rule.description,
            extra: extra(&rule.extra),
        }
    }
}

impl<'a> Entry<'a> {
    pub(crate) fn of(catalogue: &Catalogue, api: &'a Api, body: Text) -> Self {
        let topic = |topic: &'a crate::catalogue::api::Topic| TopicJson {
            summary: topic.summary.as_deref(),
            description: topic.description.as_deref(),
        };
        Self {
            summary: Summary::of(catalogue, api),
            category: api.category.as_deref(),
            clients: &api.clients,
            datagouv: &api.datagouv,
            monitoring: api.monitoring.as_deref(),
            rate_limiting: topic(&api.rate_limiting),
            statistics: topic(&api.statistics),
            stat: api.stat.as_ref().map(Json::value),
            introduction: api.introduction.as_deref(),
            body,
            access: api.access.iter().map(RuleJson::of).collect(),
            extra: extra(&api.extra),
        }
    }
}

fn extra(keys: &[(Text, Json)]) -> Map<String, Value> {
    let keys = keys.iter();
    keys.map(|(key, value)| (key.to_string(), value.value()))
        .collect()
}

/// An API, as an answer tells of it.
#[derive(Serialize)]
pub(crate) struct Told<'a> {
    #[serde(flatten)]
    pub(crate) shape: Shape<'a>,
    /// For the profile that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) verdict: Option<Verdict>,
    #[serde(flatten)]
    pub(crate) found: Option<FoundJson>,
}

/// How much is told of an API.
#[derive(Serialize)]
#[serde(untagged)]
pub(crate) enum Shape<'a> {
    Usual(Box<Summary<'a>>),
    Whole(Box<Entry<'a>>),
}

/// What a search adds.
#[derive(Serialize)]
pub(crate) struct FoundJson {
    pub(crate) score: f64,
    pub(crate) matches: Vec<Match>,
}

/// A reason for a result.
#[derive(Serialize)]
pub(crate) struct Match {
    pub(crate) field: &'static str,
    pub(crate) text: String,
    /// The characters of `text` that matched: from, to (excluded).
    pub(crate) spans: Vec<[usize; 2]>,
}

/// The answer of `access`.
#[derive(Serialize)]
pub(crate) struct AccessJson<'a> {
    pub(crate) id: &'a str,
    pub(crate) title: &'a str,
    pub(crate) openness: Openness,
    /// Who asks, as given.
    pub(crate) who: Option<&'a str>,
    /// The label of the API that decided.
    pub(crate) label: Option<&'a str>,
    pub(crate) verdict: Verdict,
    pub(crate) prepare: Vec<String>,
    pub(crate) actions: Vec<ActionJson>,
    /// Markdown, where one rule decided.
    pub(crate) description: Option<&'a str>,
    pub(crate) rules: Vec<RuleJson<'a>>,
}

/// Something to follow.
#[derive(Serialize)]
pub(crate) struct ActionJson {
    pub(crate) text: String,
    pub(crate) url: String,
}
