//! The fields that can be asked for one by one: each is one value, with its
//! name, its title and its cells.

use serde_json::{Map, Value};

use super::cells::{eligibility, first_reason, read, reasons, rules};
use super::record::Record;
use crate::catalogue::access::Verdict;
use crate::find::nearest_word;
use crate::markdown::link;
use crate::messages::Messages;
use crate::page::{Inline, Run, Target, Tone, plain};

/// Which fields are told.
#[derive(Debug, Clone, Default)]
pub enum Fields {
    /// Those of an answer in which none are named.
    #[default]
    Usual,
    /// All that is known of an API.
    All,
    /// These, in this order.
    These(Vec<&'static Field>),
}

/// A name that is no field's.
#[derive(Debug)]
pub struct UnknownField {
    /// The name.
    pub typed: String,
    /// The name that was probably meant.
    pub near: Option<&'static str>,
}

/// The word for all fields.
pub const ALL: &str = "all";

impl Fields {
    /// The fields of a list such as `id,title`, or `all`.
    ///
    /// # Errors
    /// The list has a name that is no field's, or none.
    pub fn parse(list: &str) -> Result<Self, UnknownField> {
        let mut fields: Vec<&'static Field> = Vec::new();
        let mut has_all = false;
        let names = list.split(',').map(str::trim);
        for name in names.filter(|name| !name.is_empty()) {
            if name.eq_ignore_ascii_case(ALL) {
                has_all = true;
                continue;
            }
            let is_it = |field: &&Field| field.name.eq_ignore_ascii_case(name);
            let field = FIELDS.iter().find(is_it).ok_or_else(|| UnknownField {
                typed: name.to_owned(),
                near: nearest_word(name, FIELDS.iter().map(|field| field.name)),
            })?;
            if !fields.iter().any(|other| other.name == field.name) {
                fields.push(field);
            }
        }
        Ok(if has_all {
            Self::All
        } else if fields.is_empty() {
            let typed = list.to_owned();
            return Err(UnknownField { typed, near: None });
        } else {
            Self::These(fields)
        })
    }

    /// The fields that were named.
    pub fn named(&self) -> &[&'static Field] {
        match self {
            Self::Usual | Self::All => &[],
            Self::These(fields) => fields,
        }
    }

    /// The columns of rows: those of `usual` where none are named.
    pub fn columns(&self, usual: &[&'static str]) -> Vec<&'static Field> {
        match self {
            Self::Usual => usual.iter().filter_map(|name| field(name)).collect(),
            Self::All => {
                let is_told = |field: &&Field| match field.source {
                    Source::Entry | Source::Body => field.is_whole(),
                    Source::Search | Source::Profile => usual.contains(&field.name),
                };
                FIELDS.iter().filter(is_told).collect()
            }
            Self::These(fields) => fields.clone(),
        }
    }
}

/// A field of an answer.
pub struct Field {
    /// The keys of JSON that lead to it, from the outside in, joined by points.
    pub name: &'static str,
    /// Where it comes from.
    pub source: Source,
    title: fn(Messages) -> &'static str,
    /// Whether its text is Markdown.
    is_markdown: bool,
    /// What a program is told, where that is not what JSON says.
    told: Option<fn(&Record<'_>) -> Inline>,
    /// What a person is shown, where that is not what a program is told.
    shown: Option<fn(&Record<'_>, Messages) -> Inline>,
}

/// Where a field comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// The head of the entry.
    Entry,
    /// The text of the entry, which is in its file.
    Body,
    /// A search.
    Search,
    /// A profile that was asked for.
    Profile,
}

impl std::fmt::Debug for Field {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

/// The field of a name.
fn field(name: &str) -> Option<&'static Field> {
    FIELDS.iter().find(|field| field.name == name)
}

const fn of(name: &'static str, title: fn(Messages) -> &'static str) -> Field {
    Field {
        name,
        source: Source::Entry,
        title,
        is_markdown: false,
        told: None,
        shown: None,
    }
}

impl Field {
    const fn from(mut self, source: Source) -> Self {
        self.source = source;
        self
    }

    const fn in_markdown(mut self) -> Self {
        self.is_markdown = true;
        self
    }

    const fn told_as(mut self, told: fn(&Record<'_>) -> Inline) -> Self {
        self.told = Some(told);
        self
    }

    const fn shown_as(mut self, shown: fn(&Record<'_>, Messages) -> Inline) -> Self {
        self.shown = Some(shown);
        self
    }

    /// The title of its column.
    pub fn title(&self, m: Messages) -> &'static str {
        (self.title)(m)
    }

    /// Whether it is no part of another.
    fn is_whole(&self) -> bool {
        !self.name.contains('.')
    }

    /// Whether its cell for a program is made without JSON.
    pub(super) fn is_told_directly(&self) -> bool {
        self.told.is_some()
    }

    /// Whether its cell for a person is.
    pub(super) fn is_shown_directly(&self) -> bool {
        self.shown.is_some() || self.told.is_some()
    }

    /// Its value in the JSON of an API.
    pub(super) fn pick<'a>(&self, json: &'a Value) -> &'a Value {
        self.name.split('.').fold(json, |value, key| &value[key])
    }

    /// Puts its value where it belongs in an object.
    pub(super) fn put(&self, value: Value, object: &mut Map<String, Value>) {
        match self.name.split_once('.') {
            None => {
                object.insert(self.name.to_owned(), value);
            }
            Some((outer, inner)) => {
                let outer = object.entry(outer).or_insert_with(|| Map::new().into());
                if let Some(outer) = outer.as_object_mut() {
                    outer.insert(inner.to_owned(), value);
                }
            }
        }
    }

    /// Its cell for a program, from the record or from the JSON of it.
    pub(super) fn told(&self, record: &Record<'_>, json: &Value) -> Inline {
        match self.told {
            Some(told) => told(record),
            None => plain(flat(self.pick(json))),
        }
    }

    /// Its cell for a person.
    pub(super) fn shown(&self, record: &Record<'_>, json: &Value, m: Messages) -> Inline {
        let mut cell = match (self.shown, self.told) {
            (Some(shown), _) => shown(record, m),
            (None, Some(told)) => told(record),
            (None, None) => self.spread(self.pick(json), record, m),
        };
        cell.retain(|run| !run.text.is_empty());
        cell
    }
}

/// A value in one cell: texts as they are, lists of them with commas, anything
/// else as JSON.
fn flat(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) if items.iter().all(Value::is_string) => {
            let texts: Vec<&str> = items.iter().filter_map(Value::as_str).collect();
            texts.join(", ")
        }
        other => other.to_string(),
    }
}

impl Field {
    /// A value for a person: addresses to follow, objects with a line for each
    /// of their parts.
    fn spread(&self, value: &Value, record: &Record<'_>, m: Messages) -> Inline {
        let parts: Vec<Inline> = match value {
            Value::String(text) if self.is_markdown => return read(text, record, m),
            Value::String(text) => {
                let knows = |slug: &str| record.catalogue.api(slug).is_some();
                return match link::resolve(text, &knows) {
                    target @ Target::Web(_) => vec![Run::linked(target.way(), target)],
                    _ => plain(text.clone()),
                };
            }
            Value::Object(object) => {
                let given = object.iter().filter(|(_, value)| is_given(value));
                let part = |(key, value): (&String, &Value)| {
                    if let ("description", Some(text)) = (key.as_str(), value.as_str()) {
                        return read(text, record, m);
                    }
                    let mut part: Inline = self.label(key, m).into_iter().collect();
                    part.extend(self.spread(value, record, m));
                    part
                };
                given.map(part).collect()
            }
            other => return plain(flat(other)),
        };
        parts.join(&Run::plain("\n"))
    }

    /// What stands before a part of its value; nothing before one that needs no
    /// name.
    fn label(&self, key: &str, m: Messages) -> Option<Run> {
        let part = field(&format!("{}.{key}", self.name));
        let label = match (part, key) {
            (Some(part), _) => part.title(m),
            (None, "summary" | "description") => return None,
            (None, key) => key,
        };
        Some(Run::toned(m.labelled(label), Tone::Help))
    }
}

/// Whether a value says something.
fn is_given(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Array(items) => !items.is_empty(),
        Value::Object(object) => object.values().any(is_given),
        _ => true,
    }
}

/// Every field, in the order of JSON.
pub static FIELDS: [Field; 40] = [
    of("id", Messages::slug)
        .told_as(|record| vec![Run::toned(record.api.id.clone(), Tone::Action)]),
    of("title", Messages::api)
        .told_as(|record| plain(record.api.title.clone()))
        .shown_as(|record, _| vec![Run::plain(record.api.title.clone()).strong()]),
    of("tagline", Messages::tagline),
    of("producer", Messages::producer)
        .told_as(|record| plain(record.catalogue.producer(record.api).short_name().clone())),
    of("producer.id", Messages::producer_slug),
    of("producer.name", Messages::producer_name),
    of("producer.acronym", Messages::producer_acronym),
    of("openness", Messages::access)
        .told_as(|record| plain(record.api.openness.name()))
        .shown_as(|record, m| vec![Run::openness(record.api.openness, m)]),
    of("france_connect", Messages::france_connect_label)
        .shown_as(|record, m| plain(m.with_france_connect(record.api.france_connect))),
    of("themes", Messages::themes).told_as(|record| plain(record.api.themes.join(", "))),
    of("keywords", Messages::keywords),
    of("partners", Messages::partners),
    of("links", Messages::references),
    of("links.site", Messages::site),
    of("links.request", Messages::request),
    of("links.account", Messages::account),
    of("links.openapi", Messages::openapi),
    of("links.documentation", Messages::documentation),
    of("links.monitoring", Messages::monitoring),
    of("links.rate_limiting", Messages::limits),
    of("links.statistics", Messages::statistics),
    of("links.contact", Messages::contact),
    of("uptime", Messages::availability).shown_as(|record, m| {
        let uptime = record.api.uptime.map(|uptime| m.uptime(&m.decimal(uptime)));
        plain(uptime.unwrap_or_default())
    }),
    of("visits_2019", Messages::popularity).shown_as(|record, m| {
        let visits = record.api.visits_2019;
        plain(
            visits
                .map(|visits| m.visits(&m.integer(visits)))
                .unwrap_or_default(),
        )
    }),
    of("last_update", Messages::updated).shown_as(|record, m| {
        let update = record.api.last_update.as_ref();
        update.map_or_else(Inline::new, |update| plain(m.date_of(update)))
    }),
    of("eligibility", Messages::who_may).shown_as(eligibility),
    of("category", Messages::category),
    of("clients", Messages::clients),
    of("datagouv", Messages::datasets),
    of("monitoring", Messages::monitoring).in_markdown(),
    of("rate_limiting", Messages::limits),
    of("statistics", Messages::statistics),
    of("stat", Messages::usage_figures),
    of("introduction", Messages::introduction).in_markdown(),
    of("body", Messages::body).from(Source::Body).in_markdown(),
    of("access", Messages::access_rules).shown_as(rules),
    of("extra", Messages::other_keys),
    of("verdict", Messages::verdict)
        .from(Source::Profile)
        .told_as(|record| plain(record.verdict.map_or("", Verdict::name)))
        .shown_as(|record, m| {
            let verdict = record.verdict.map(|verdict| Run::verdict(verdict, m));
            verdict.into_iter().collect()
        }),
    of("score", Messages::score)
        .from(Source::Search)
        .told_as(|record| {
            let score = record
                .found
                .as_ref()
                .map(|found| format!("{:.3}", found.score));
            plain(score.unwrap_or_default())
        }),
    of("matches", Messages::matches)
        .from(Source::Search)
        .told_as(first_reason)
        .shown_as(reasons),
];
