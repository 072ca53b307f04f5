//! The columns that can be asked for one by one: each is one value, with its
//! name, its title and its cells.

use std::sync::LazyLock;

use serde_json::{Map, Value};

use super::cells::{eligibility, fact, first_reason, read, reasons, rules};
use super::record::{Found, Record};
use crate::catalogue::access::Verdict;
use crate::catalogue::api::{Group, MEMBERS, Member, Spec};
use crate::catalogue::keys::Kind;
use crate::find::nearest_word;
use crate::invocation;
use crate::markdown::link;
use crate::page::{Inline, Run, Target, Tone, plain};
use crate::words::Messages;
use crate::words::signs;

#[derive(Debug, Clone, Default)]
pub(crate) enum Columns {
    /// Those of an answer in which none are named.
    #[default]
    Default,
    /// All that is known of an API.
    All,
    These(Vec<&'static Column>),
}

/// A name that no column has.
#[derive(Debug)]
pub(crate) struct UnknownColumn {
    pub(crate) typed: String,
    /// The name that was probably meant.
    pub(crate) near: Option<&'static str>,
}

/// The word for all columns.
pub(crate) const ALL: &str = "all";

impl Columns {
    /// The columns of a list such as `id,title`, or `all`.
    ///
    /// # Errors
    /// The list has a name that no column has, or is empty.
    pub(crate) fn parse(list: &str) -> Result<Self, UnknownColumn> {
        let mut columns: Vec<&'static Column> = Vec::new();
        let mut has_all = false;
        let names = list.split(',').map(str::trim);
        for name in names.filter(|name| !name.is_empty()) {
            if name.eq_ignore_ascii_case(ALL) {
                has_all = true;
                continue;
            }
            let is_it = |column: &&Column| column.name.eq_ignore_ascii_case(name);
            let column = COLUMNS.iter().find(is_it).ok_or_else(|| UnknownColumn {
                typed: name.to_owned(),
                near: nearest_word(name, COLUMNS.iter().map(|column| column.name)),
            })?;
            if !columns.iter().any(|other| other.name == column.name) {
                columns.push(column);
            }
        }
        Ok(if has_all {
            Self::All
        } else if columns.is_empty() {
            let typed = list.to_owned();
            return Err(UnknownColumn { typed, near: None });
        } else {
            Self::These(columns)
        })
    }

    /// The columns that were named.
    pub(crate) fn named(&self) -> &[&'static Column] {
        match self {
            Self::Default | Self::All => &[],
            Self::These(columns) => columns,
        }
    }

    /// The columns of rows, `default` where none are named.
    pub(crate) fn or(&self, default: &[&'static str]) -> Vec<&'static Column> {
        match self {
            Self::Default => default.iter().filter_map(|name| column(name)).collect(),
            Self::All => {
                let is_told = |column: &&Column| match column.source() {
                    ColumnSource::Entry | ColumnSource::Body => column.is_whole(),
                    ColumnSource::Search | ColumnSource::Profile => default.contains(&column.name),
                };
                COLUMNS.iter().filter(is_told).collect()
            }
            Self::These(columns) => columns.clone(),
        }
    }
}

/// A column of an answer.
pub struct Column {
    /// The keys of JSON that lead to it, from the outside in, joined by points.
    pub name: &'static str,
    kind: ColumnKind,
}

#[derive(Clone, Copy)]
enum ColumnKind {
    Member(&'static Spec),
    /// Several members.
    Group(Group),
    Verdict,
    Score,
    Matches,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ColumnSource {
    /// The head of the entry.
    Entry,
    /// The text of the entry, which is in its file.
    Body,
    Search,
    /// A profile that was asked for.
    Profile,
}

impl std::fmt::Debug for Column {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

/// Every column, in the order of JSON.
pub static COLUMNS: LazyLock<Vec<Column>> = LazyLock::new(|| {
    let mut columns: Vec<Column> = Vec::with_capacity(2 * MEMBERS.len());
    let mut of = |name, kind| columns.push(Column { name, kind });
    let mut before = None;
    for spec in MEMBERS {
        if let Some(group) = spec.group
            && before != spec.group
        {
            of(group.name(), ColumnKind::Group(group));
        }
        before = spec.group;
        if spec.group.is_none_or(Group::has_fields) {
            of(spec.json, ColumnKind::Member(spec));
        }
    }
    of("verdict", ColumnKind::Verdict);
    of("score", ColumnKind::Score);
    of("matches", ColumnKind::Matches);
    columns
});

fn column(name: &str) -> Option<&'static Column> {
    COLUMNS.iter().find(|column| column.name == name)
}

/// The names of the columns of an entry, for the help: those of a group in
/// brackets after its own.
pub(crate) fn names() -> String {
    let of_entry =
        |column: &&Column| matches!(column.source(), ColumnSource::Entry | ColumnSource::Body);
    let (mut names, mut is_inside) = (String::new(), false);
    for column in COLUMNS.iter().filter(of_entry) {
        let part = column.name.find('.').map(|at| &column.name[at..]);
        names.push_str(match (part, is_inside) {
            _ if names.is_empty() => "",
            (Some(_), true) | (None, false) => ", ",
            (Some(_), false) => " (",
            (None, true) => "), ",
        });
        names.push_str(part.unwrap_or(column.name));
        is_inside = part.is_some();
    }
    names
}

impl Column {
    /// The column of a member.
    pub(crate) fn of(spec: &'static Spec) -> Self {
        Self {
            name: spec.json,
            kind: ColumnKind::Member(spec),
        }
    }

    pub(crate) fn source(&self) -> ColumnSource {
        match self.kind {
            ColumnKind::Member(spec) if spec.member == Member::Body => ColumnSource::Body,
            ColumnKind::Member(_) | ColumnKind::Group(_) => ColumnSource::Entry,
            ColumnKind::Verdict => ColumnSource::Profile,
            ColumnKind::Score | ColumnKind::Matches => ColumnSource::Search,
        }
    }

    /// Its title, for a person.
    pub(crate) fn title(&self, m: Messages) -> &'static str {
        match self.kind {
            ColumnKind::Member(spec) => m.member(spec.member),
            ColumnKind::Group(group) => m.group(group),
            ColumnKind::Verdict => m.verdict(),
            ColumnKind::Score => m.score(),
            ColumnKind::Matches => m.matches(),
        }
    }

    /// Whether its text is Markdown.
    fn is_markdown(&self) -> bool {
        let ColumnKind::Member(spec) = self.kind else {
            return false;
        };
        let key = spec.key();
        let is_key = key.is_some_and(|key| matches!(key.kind, Kind::Markdown(_)));
        is_key || spec.member == Member::Body
    }

    /// Whether it is not part of another column.
    fn is_whole(&self) -> bool {
        !self.name.contains('.')
    }

    /// Its value in the JSON of an API.
    pub(super) fn pick<'a>(&self, json: &'a Value) -> &'a Value {
        self.name.split('.').fold(json, |value, key| &value[key])
    }

    /// Whether that JSON has such a value, null or not.
    pub(super) fn is_in(&self, json: &Value) -> bool {
        let path = format!("/{}", self.name.replace('.', "/"));
        json.pointer(&path).is_some()
    }

    /// Copies its value from the JSON of an API, under the same keys; an object
    /// that is null there stays null.
    pub(super) fn copy(&self, json: &Value, picked: &mut Map<String, Value>) {
        match self.name.split_once('.') {
            Some((outer, inner)) if json[outer].is_object() => {
                let object = picked.entry(outer).or_insert_with(|| Map::new().into());
                if let Some(object) = object.as_object_mut() {
                    object.insert(inner.to_owned(), json[outer][inner].clone());
                }
            }
            parts => {
                let key = parts.map_or(self.name, |(outer, _)| outer);
                picked.insert(key.to_owned(), json[key].clone());
            }
        }
    }

    /// Its cell for a program, where it differs from JSON, or is faster to make
    /// without it.
    pub(super) fn machine(&self, record: &Record<'_>) -> Option<Inline> {
        let api = record.api;
        Some(match self.kind {
            ColumnKind::Group(Group::Producer) => {
                plain(record.catalogue.producer(api).short_name().clone())
            }
            ColumnKind::Group(_) => return None,
            ColumnKind::Member(spec) => match spec.member {
                Member::Id => vec![Run::toned(api.id.clone(), Tone::Action)],
                Member::Title => plain(api.title.clone()),
                Member::Openness => plain(api.openness.name()),
                Member::Themes => plain(api.themes.join(", ")),
                _ => return None,
            },
            ColumnKind::Verdict => plain(record.verdict.map_or("", Verdict::name)),
            ColumnKind::Score | ColumnKind::Matches => {
                return self.of_search(record.found.as_ref());
            }
        })
    }

    /// Its cell for a program, where it tells of a search.
    pub(super) fn of_search(&self, found: Option<&Found>) -> Option<Inline> {
        match self.kind {
            ColumnKind::Score => {
                Some(plain(found.map_or_else(String::new, |found| {
                    format!("{:.3}", found.score)
                })))
            }
            ColumnKind::Matches => Some(first_reason(found)),
            _ => None,
        }
    }

    /// Its cell for a program, from the JSON of an API.
    pub(super) fn machine_of_json(&self, json: &Value) -> Inline {
        plain(flat(self.pick(json)))
    }

    /// Its cell for a person, where it differs from JSON.
    pub(super) fn human(&self, record: &Record<'_>, m: Messages) -> Option<Inline> {
        let api = record.api;
        let shown = match self.kind {
            ColumnKind::Member(spec) => match spec.member {
                Member::Title => Some(signs::titled(api, m)),
                Member::Openness => Some(vec![signs::openness(api.openness, m)]),
                Member::Eligibility => Some(eligibility(record, m)),
                Member::Access => Some(rules(record, m)),
                Member::Uptime => api
                    .availability()
                    .map(|(percent, noted)| plain(m.uptime_cell(percent, noted))),
                _ => spec
                    .value(api)
                    .and_then(|value| fact(spec.member, value, m)),
            },
            ColumnKind::Verdict => {
                let verdict = record.verdict.iter();
                Some(verdict.map(|verdict| signs::listed(*verdict, m)).collect())
            }
            ColumnKind::Matches => Some(reasons(record, m)),
            ColumnKind::Group(_) | ColumnKind::Score => None,
        };
        shown.or_else(|| self.machine(record))
    }
}

/// A value in one cell: texts as they are, lists of them with commas, anything
/// else as JSON.
pub(crate) fn flat(value: &Value) -> String {
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

impl Column {
    /// Its cell for a person, from the JSON of an API.
    pub(super) fn human_of_json(&self, json: &Value, record: &Record<'_>, m: Messages) -> Inline {
        self.spread(self.pick(json), record, m)
    }

    /// A value for a person: addresses to follow, objects with a line for each
    /// of their parts.
    fn spread(&self, value: &Value, record: &Record<'_>, m: Messages) -> Inline {
        let parts: Vec<Inline> = match value {
            Value::String(text) if self.is_markdown() => return read(text, record, m),
            Value::String(text) => {
                let knows = |slug: &str| record.catalogue.has(slug);
                return match link::resolve(text, &knows) {
                    target @ Target::Web(_) => vec![Run::linked(invocation::way(&target), target)],
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
        let part = column(&format!("{}.{key}", self.name));
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
