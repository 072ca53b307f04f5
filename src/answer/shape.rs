//! The shapes of JSON answers; their keys are stable, and described by
//! `schemas/`.

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};
use serde_json::{Map, Value};

use crate::catalogue::Catalogue;
use crate::catalogue::access::{Basis, Verdict};
use crate::catalogue::api::{Api, Content, Group, MEMBERS, Made, Member, Spec};
use crate::catalogue::json::Json;
use crate::catalogue::keys::TypedValue;
use crate::catalogue::openness::Openness;
use crate::catalogue::provenance::Provenance;
use crate::catalogue::questionnaire::Questionnaire;
use crate::catalogue::rule::Rule;
use crate::catalogue::subject::Subject;
use crate::catalogue::text::Text;
use crate::markdown::link;

/// An API as `list` and `search` give it, or with its text as `show` does.
pub(crate) struct EntryJson<'a> {
    catalogue: &'a Catalogue,
    api: &'a Api,
    body: Option<Text>,
}

impl<'a> EntryJson<'a> {
    /// The members of lists.
    pub(crate) fn listed(catalogue: &'a Catalogue, api: &'a Api) -> Self {
        let body = None;
        Self {
            catalogue,
            api,
            body,
        }
    }

    pub(crate) fn whole(catalogue: &'a Catalogue, api: &'a Api, body: Text) -> Self {
        let body = Some(body);
        Self {
            catalogue,
            api,
            body,
        }
    }
}

impl EntryJson<'_> {
    /// One object of it.
    pub(crate) fn group(&self, group: Group) -> Members<'_> {
        Members { entry: self, group }
    }

    /// All members where there is a text, else those of lists, which come
    /// first.
    fn members(&self) -> &'static [Spec] {
        let listed = MEMBERS.partition_point(|spec| spec.is_listed);
        match self.body {
            Some(_) => MEMBERS,
            None => &MEMBERS[..listed],
        }
    }
}

impl Serialize for EntryJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(None)?;
        let is_together = |a: &Spec, b: &Spec| a.group.is_some() && a.group == b.group;
        let entry = self;
        for specs in self.members().chunk_by(is_together) {
            let Some(spec) = specs.first() else {
                continue;
            };
            match spec.group {
                Some(group) => object.serialize_entry(group.name(), &Members { entry, group })?,
                None => object.serialize_entry(spec.json, &Part { entry, spec })?,
            }
        }
        object.end()
    }
}

/// The members of one object within an entry.
pub(crate) struct Members<'a> {
    entry: &'a EntryJson<'a>,
    group: Group,
}

impl Serialize for Members<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { entry, group } = *self;
        if group == Group::Status && entry.api.lifecycle.status.is_none() {
            return serializer.serialize_none();
        }
        let members = entry.members().iter();
        let members = members.filter(|spec| spec.group == Some(group));
        serializer.collect_map(members.map(|spec| (spec.name(), Part { entry, spec })))
    }
}

struct Part<'a> {
    entry: &'a EntryJson<'a>,
    spec: &'static Spec,
}

impl Serialize for Part<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let EntryJson {
            catalogue,
            api,
            body,
        } = self.entry;
        let made = match self.spec.content {
            Content::Key(_) => {
                return match self.spec.value(api) {
                    _ if self.spec.member == Member::Successor => {
                        link::successor(api).serialize(to)
                    }
                    Some(said) => serialize(said, to),
                    None => to.serialize_none(),
                };
            }
            Content::Made(made) => made,
        };
        match made {
            Made::Id => api.id.serialize(to),
            Made::Kind => "api".serialize(to),
            Made::Source => {
                let source = catalogue.provenance_of(Subject::Api(api));
                source.map(SourceJson::of).serialize(to)
            }
            Made::LastUpdateText => {
                let update = api.last_update.as_ref();
                update.map(|update| &update.written).serialize(to)
            }
            Made::Declared => match api.last_update.as_ref().and_then(|update| update.date) {
                Some(date) => to.collect_str(&date),
                None => to.serialize_none(),
            },
            Made::ProducerName => catalogue.producer(api).name.serialize(to),
            Made::ProducerAcronym => catalogue.producer(api).acronym.serialize(to),
            Made::Eligibility => to.collect_seq(api.access.iter().map(|rule| EligibilityJson {
                labels: &rule.labels,
                verdict: rule.eligibility.into(),
            })),
            Made::Body => body.serialize(to),
            Made::Extra => extra(&api.extra).serialize(to),
        }
    }
}

/// The value of a key. A date is in ISO 8601; a text that is none is null.
fn serialize<S: Serializer>(said: TypedValue<'_>, to: S) -> Result<S::Ok, S::Error> {
    match said {
        TypedValue::Line(text) | TypedValue::Markdown(text) | TypedValue::Address(text) => {
            text.serialize(to)
        }
        TypedValue::Texts(texts) | TypedValue::Contacts(texts) => texts.serialize(to),
        TypedValue::Percent(number) => number.serialize(to),
        TypedValue::Count(number) => number.serialize(to),
        TypedValue::Date(update) => match update.date {
            Some(date) => to.collect_str(&date),
            None => to.serialize_none(),
        },
        TypedValue::Day(date) => to.collect_str(&date),
        TypedValue::Status(status) => status.name().serialize(to),
        TypedValue::Openness(openness) => openness.serialize(to),
        TypedValue::FranceConnect(state) => state.name().serialize(to),
        TypedValue::Eligibility(eligibility) => Verdict::from(eligibility).serialize(to),
        TypedValue::Rules(rules) => to.collect_seq(rules.iter().map(RuleJson::of)),
        TypedValue::Choices(choices) => to.collect_seq(choices.iter().map(|choice| &choice.text)),
        TypedValue::Anything(json) => json.value().serialize(to),
    }
}

/// Where a catalogue comes from.
#[derive(Serialize)]
pub(crate) struct SourceJson<'a> {
    name: &'a str,
    url: Option<&'a str>,
    licence: Option<&'a str>,
    licence_url: Option<&'a str>,
    state: Option<&'a str>,
    note: Option<&'a str>,
}

impl<'a> SourceJson<'a> {
    pub(crate) fn of(source: &'a Provenance) -> Self {
        Self {
            name: &source.name,
            url: source.url.as_deref(),
            licence: source.licence.as_deref(),
            licence_url: source.licence_url.as_deref(),
            state: source.state.as_deref(),
            note: source.note.as_deref(),
        }
    }
}

#[derive(Serialize)]
struct EligibilityJson<'a> {
    labels: &'a [Text],
    verdict: Verdict,
}

#[derive(Serialize)]
pub(crate) struct RuleJson<'a> {
    labels: &'a [Text],
    covers: &'a [Text],
    verdict: Verdict,
    description: &'a str,
    /// Keys of the rule that the format does not know.
    extra: Map<String, Value>,
}

impl<'a> RuleJson<'a> {
    pub(crate) fn of(rule: &'a Rule) -> Self {
        Self {
            labels: &rule.labels,
            covers: &rule.covers,
            verdict: rule.eligibility.into(),
            description: &rule.description,
            extra: extra(&rule.extra),
        }
    }
}

fn extra(keys: &[(Text, Json)]) -> Map<String, Value> {
    let keys = keys.iter();
    keys.map(|(key, value)| (key.to_string(), value.value()))
        .collect()
}

#[derive(Serialize)]
pub(crate) struct RecordJson<'a> {
    #[serde(flatten)]
    pub(crate) entry: EntryJson<'a>,
    /// For the profile that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) verdict: Option<Verdict>,
    #[serde(flatten)]
    pub(crate) found: Option<FoundJson>,
}

#[derive(Serialize)]
pub(crate) struct FoundJson {
    pub(crate) score: f64,
    pub(crate) matches: Vec<Match>,
}

#[derive(Serialize)]
pub(crate) struct Match {
    pub(crate) field: &'static str,
    pub(crate) text: String,
    /// The characters of `text` that matched: from, to (excluded).
    pub(crate) spans: Vec<[usize; 2]>,
}

#[derive(Serialize)]
pub(crate) struct AccessJson<'a> {
    pub(crate) id: &'a str,
    pub(crate) title: &'a str,
    pub(crate) openness: Openness,
    /// From what that is supposed.
    pub(crate) openness_source: Option<&'a str>,
    /// Who asks, as given.
    pub(crate) who: Option<&'a str>,
    pub(crate) basis: Option<Basis>,
    /// The label of the API that decided.
    pub(crate) label: Option<&'a str>,
    pub(crate) verdict: Verdict,
    pub(crate) prepare: Vec<String>,
    pub(crate) actions: Vec<ActionJson>,
    /// What is asked before.
    pub(crate) questions: Vec<QuestionJson<'a>>,
    /// Markdown, where one rule decided.
    pub(crate) description: Option<&'a str>,
    pub(crate) rules: Vec<RuleJson<'a>>,
    pub(crate) dates: Members<'a>,
    pub(crate) status: Members<'a>,
    pub(crate) links: Members<'a>,
    pub(crate) source: Option<SourceJson<'a>>,
    /// The same API in other layers.
    pub(crate) counterparts: Value,
}

#[derive(Serialize)]
pub(crate) struct ActionJson {
    pub(crate) text: String,
    pub(crate) url: String,
}

#[derive(Serialize)]
pub(crate) struct QuestionJson<'a> {
    question: &'a str,
    choices: Vec<ChoiceJson<'a>>,
}

#[derive(Serialize)]
struct ChoiceJson<'a> {
    text: &'a str,
    /// Markdown.
    note: Option<&'a str>,
    #[serde(flatten)]
    leads: LeadsJson<'a>,
}

/// Where a choice leads.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum LeadsJson<'a> {
    Form(Option<&'a str>),
    Question(QuestionJson<'a>),
}

impl<'a> QuestionJson<'a> {
    pub(crate) fn of(questionnaire: &Questionnaire<'a>) -> Self {
        let choices = questionnaire.ways.iter().map(|way| ChoiceJson {
            text: &way.choice.text,
            note: way.choice.note.as_deref(),
            leads: match &way.next {
                Some(next) => LeadsJson::Question(Self::of(next)),
                None => LeadsJson::Form(way.choice.form.as_deref()),
            },
        });
        Self {
            question: &questionnaire.question.text,
            choices: choices.collect(),
        }
    }
}
