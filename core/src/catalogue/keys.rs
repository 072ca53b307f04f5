//! What the keys of a file can hold, and how a front matter is read by its
//! table of keys: [`MEMBERS`](super::api::MEMBERS) for an API, one beside its
//! type for a rule and for a producing body.

use std::borrow::Cow;
use std::collections::HashSet;

use super::api::{FranceConnect, Update};
use super::clean::{clean, clean_line};
use super::date::Date;
use super::file_error::{Expected, FileError};
use super::json::{self, Json};
use super::openness::Openness;
use super::place::{Spot, Trail};
use super::questionnaire::Choice;
use super::range::{self, Range};
use super::rule::{Eligibility, Rule};
use super::status::Status;
use super::text::{List, Text};
use super::yaml::Yaml;

/// A key of the format, of which `T` keeps the value.
#[derive(Debug)]
pub struct Key<T: 'static> {
    /// As files have it.
    pub name: &'static str,
    pub kind: Kind<T>,
    /// Whether every file must have it.
    pub(crate) is_required: bool,
    /// A misspelling found in real files: it is read, and reported as unknown.
    pub(super) slip: Option<&'static str>,
}

impl<T> Key<T> {
    pub(crate) const fn new(name: &'static str, kind: Kind<T>) -> Self {
        Self {
            name,
            kind,
            is_required: false,
            slip: None,
        }
    }

    /// Whether files call it so, be it by a misspelling.
    pub(crate) fn is_named(&self, name: &str) -> bool {
        self.name == name || self.slip == Some(name)
    }

    /// A name that real files have in its place.
    pub(super) const fn met_as(mut self, slip: &'static str) -> Self {
        self.slip = Some(slip);
        self
    }

    pub(crate) const fn required(name: &'static str, kind: Kind<T>) -> Self {
        let mut key = Self::new(name, kind);
        key.is_required = true;
        key
    }
}

/// A type that has a table of keys.
pub(crate) trait Keyed: Sized + 'static {
    fn keys() -> impl Iterator<Item = &'static Key<Self>>;

    fn names() -> Vec<&'static str> {
        Self::keys().map(|key| key.name).collect()
    }
}

/// The part of a `T` that holds a value.
#[derive(Debug)]
pub struct Slot<T, V> {
    pub(crate) get: fn(&T) -> Option<&V>,
    pub(crate) set: fn(&mut T, V),
}

/// The slot of a part that always has a value.
macro_rules! always {
    ($($part:ident).+) => {
        $crate::catalogue::keys::Slot {
            get: |of| Some(&of.$($part).+),
            set: |of, value| of.$($part).+ = value,
        }
    };
}
pub(crate) use always;

/// The slot of an optional part.
macro_rules! maybe {
    ($($part:ident).+) => {
        $crate::catalogue::keys::Slot {
            get: |of| of.$($part).+.as_ref(),
            set: |of, value| of.$($part).+ = Some(value),
        }
    };
}
pub(crate) use maybe;

/// What the value of a key is, and where it is kept.
#[derive(Debug)]
pub enum Kind<T: 'static> {
    /// A text on one line.
    Line(Slot<T, Text>),
    /// A text in Markdown.
    Markdown(Slot<T, Text>),
    /// An address or a path of the public site.
    Address(Slot<T, Text>),
    /// Texts of one line each; real files also have a single text in place of a
    /// list.
    Texts(Slot<T, List<Text>>),
    /// Addresses separated by commas.
    Contacts(Slot<T, List<Text>>),
    Percent(Slot<T, f64>),
    Count(Slot<T, u64>),
    /// A date, or another text.
    Date(Slot<T, Update>),
    /// A date in ISO 8601.
    Day(Slot<T, Date>),
    Status(Slot<T, Status>),
    Openness(Slot<T, Openness>),
    FranceConnect(Slot<T, FranceConnect>),
    Eligibility(Slot<T, Eligibility>),
    Rules(Slot<T, List<Rule>>),
    Choices(Slot<T, List<Choice>>),
    Anything(Slot<T, Json>),
    /// A value that has keys of its own, read into its part.
    Nested(Nested<T>),
}

/// How a value that has keys of its own is read into a `T`.
#[derive(Debug)]
pub struct Nested<T>(pub(crate) fn(&mut Reader<'_>, &Yaml, &Trail<'_>, &mut T));

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum TypedValue<'a> {
    Line(&'a Text),
    Markdown(&'a Text),
    Address(&'a Text),
    Texts(&'a [Text]),
    Contacts(&'a [Text]),
    Percent(f64),
    Count(u64),
    Date(&'a Update),
    Day(Date),
    Status(Status),
    Openness(Openness),
    FranceConnect(FranceConnect),
    Eligibility(Eligibility),
    Rules(&'a [Rule]),
    Choices(&'a [Choice]),
    Anything(&'a Json),
}

impl<'a> TypedValue<'a> {
    /// Whether it is more than an empty list.
    pub(super) fn says_something(self) -> bool {
        match self {
            Self::Texts(texts) | Self::Contacts(texts) => !texts.is_empty(),
            Self::Rules(rules) => !rules.is_empty(),
            Self::Choices(choices) => !choices.is_empty(),
            _ => true,
        }
    }

    /// Its texts that stand on one line each.
    pub(crate) fn lines(self) -> &'a [Text] {
        match self {
            Self::Line(text) | Self::Address(text) => std::slice::from_ref(text),
            Self::Texts(texts) | Self::Contacts(texts) => texts,
            _ => &[],
        }
    }
}

impl<T> Kind<T> {
    /// The value that `of` has; none where it has none. Lists are there,
    /// however empty.
    pub(crate) fn value<'a>(&self, of: &'a T) -> Option<TypedValue<'a>> {
        Some(match self {
            Self::Line(slot) => TypedValue::Line((slot.get)(of)?),
            Self::Markdown(slot) => TypedValue::Markdown((slot.get)(of)?),
            Self::Address(slot) => TypedValue::Address((slot.get)(of)?),
            Self::Texts(slot) => TypedValue::Texts((slot.get)(of)?),
            Self::Contacts(slot) => TypedValue::Contacts((slot.get)(of)?),
            Self::Percent(slot) => TypedValue::Percent(*(slot.get)(of)?),
            Self::Count(slot) => TypedValue::Count(*(slot.get)(of)?),
            Self::Date(slot) => TypedValue::Date((slot.get)(of)?),
            Self::Day(slot) => TypedValue::Day(*(slot.get)(of)?),
            Self::Status(slot) => TypedValue::Status(*(slot.get)(of)?),
            Self::Openness(slot) => TypedValue::Openness(*(slot.get)(of)?),
            Self::FranceConnect(slot) => TypedValue::FranceConnect(*(slot.get)(of)?),
            Self::Eligibility(slot) => TypedValue::Eligibility(*(slot.get)(of)?),
            Self::Rules(slot) => TypedValue::Rules((slot.get)(of)?),
            Self::Choices(slot) => TypedValue::Choices((slot.get)(of)?),
            Self::Anything(slot) => TypedValue::Anything((slot.get)(of)?),
            Self::Nested(_) => return None,
        })
    }

    /// The range of a number. One outside it measures nothing: it is not kept.
    pub(crate) fn range(&self) -> Option<Range> {
        match self {
            Self::Percent(_) => Some(range::PERCENT),
            Self::Count(_) => Some(range::COUNT),
            _ => None,
        }
    }
}

/// What is wrong with a front matter, and where; no place for what is missing.
pub(crate) type Wrong = (FileError, Option<Spot>);

pub(crate) struct UnknownKey {
    /// As it is written.
    pub(crate) name: String,
    /// With the way to it; cleaned.
    pub(crate) path: String,
    pub(crate) spot: Spot,
    /// The keys that are known there.
    pub(crate) known: fn() -> Vec<&'static str>,
}

pub(super) struct Read<T> {
    /// What can be used of it.
    pub(super) of: T,
    /// The keys that are unknown, with their values.
    pub(super) extra: List<(Text, Json)>,
    pub(super) unknown: Vec<UnknownKey>,
    /// All that makes it unusable.
    pub(super) wrong: Vec<Wrong>,
}

pub(crate) struct Reader<'a> {
    yaml: &'a str,
    root: &'a Yaml,
    /// The scalars of `root` as texts, once one was asked for.
    written: Option<Option<Yaml>>,
    unknown: Vec<UnknownKey>,
    wrong: Vec<Wrong>,
}

impl<'a> Reader<'a> {
    /// Reads `root`, the value of `yaml`, into what has its keys.
    pub(super) fn read<T: Keyed>(yaml: &'a str, root: &'a Yaml, mut into: T) -> Read<T> {
        let mut reader = Self {
            yaml,
            root,
            written: None,
            unknown: Vec::new(),
            wrong: Vec::new(),
        };
        let extra = reader.mapping(root, &Trail::Root, &mut into);
        Read {
            of: into,
            extra,
            unknown: reader.unknown,
            wrong: reader.wrong,
        }
    }

    fn wrong(&mut self, error: FileError, trail: &Trail<'_>) {
        self.wrong.push((error, Some(trail.spot())));
    }

    fn wrong_type<V>(&mut self, trail: &Trail<'_>, expected: Expected) -> Option<V> {
        let key = trail.name();
        self.wrong(FileError::WrongType { key, expected }, trail);
        None
    }

    /// Reads the keys that `T` has into it, and returns the others.
    pub(crate) fn mapping<T: Keyed>(
        &mut self,
        value: &Yaml,
        trail: &Trail<'_>,
        into: &mut T,
    ) -> List<(Text, Json)> {
        if !matches!(value, Yaml::Mapping(_) | Yaml::Null) {
            self.wrong_type::<()>(trail, Expected::Mapping);
            return List::default();
        }
        let (mut met, mut extra) = (HashSet::new(), Vec::new());
        // Required keys that are present, with and without a value.
        let mut said: Vec<(&str, Spot, bool)> = Vec::new();
        for (number, (key, value)) in value.pairs().iter().enumerate() {
            let Some(name) = self.text(key, &Trail::Key(trail, number, "")) else {
                let (key, expected) = (trail.name(), Expected::Mapping);
                let error = FileError::WrongType { key, expected };
                self.wrong(error, &Trail::Key(trail, number, ""));
                continue;
            };
            let at = Trail::Key(trail, number, &name);
            if !met.insert(name.clone()) {
                self.wrong(FileError::DuplicateKey(at.name()), &at);
                continue;
            }
            let of_value = Trail::Value(trail, number, &name);
            let known = T::keys().find(|key| key.is_named(&name));
            if known.is_none_or(|key| key.name != name) {
                self.unknown.push(UnknownKey {
                    name: name.to_string(),
                    path: at.name(),
                    spot: at.spot(),
                    known: T::names,
                });
            }
            let Some(key) = known else {
                self.refuse_duplicates(value, &of_value);
                extra.push((Text::Owned(clean_line(&name)), Json::of(value)));
                continue;
            };
            // The right spelling wins over the misspelling, whichever comes
            // first.
            let is_said = || key.kind.value(into).is_some_and(TypedValue::says_something);
            if key.name != name && is_said() {
                continue;
            }
            let before = self.wrong.len();
            let is_null = *value == Yaml::Null;
            let is_given = !is_null && self.value(&key.kind, value, &of_value, into).is_some();
            if key.is_required {
                let is_said = is_given || self.wrong.len() > before;
                said.push((key.name, at.spot(), is_said));
            }
        }
        self.refuse_missing::<T>(&said, trail);
        extra.into()
    }

    fn refuse_missing<T: Keyed>(&mut self, said: &[(&str, Spot, bool)], trail: &Trail<'_>) {
        let inner = || (!matches!(trail, Trail::Root)).then(|| trail.spot());
        for key in T::keys().filter(|key| key.is_required) {
            let there = said.iter().find(|(name, ..)| *name == key.name);
            if there.is_none_or(|(.., is_said)| !is_said) {
                let spot = there.map(|(_, spot, _)| spot.clone()).or_else(inner);
                self.wrong.push((FileError::MissingKey(key.name), spot));
            }
        }
    }

    /// Puts a value in its slot; `None` where it is empty or wrong.
    fn value<T>(
        &mut self,
        kind: &Kind<T>,
        value: &Yaml,
        trail: &Trail<'_>,
        into: &mut T,
    ) -> Option<()> {
        match kind {
            Kind::Line(slot) | Kind::Address(slot) => (slot.set)(into, self.line(value, trail)?),
            Kind::Markdown(slot) => {
                let written = self.expect_text(value, trail)?;
                let text = clean(&written);
                let is_said = !text.trim().is_empty();
                is_said.then(|| (slot.set)(into, Text::Owned(text.into_owned())))?;
            }
            Kind::Texts(slot) => (slot.set)(into, self.texts(value, trail)?),
            Kind::Contacts(slot) => {
                let line = self.line(value, trail)?;
                let contacts = line.split(',').map(str::trim);
                let contacts = contacts.filter(|contact| !contact.is_empty());
                (slot.set)(into, contacts.map(|c| Text::Owned(c.to_owned())).collect());
            }
            Kind::Percent(slot) => {
                let Some(number) = value.number() else {
                    return self.wrong_type(trail, Expected::Number);
                };
                kind.range()
                    .is_none_or(|range| range.contains(number))
                    .then(|| (slot.set)(into, number))?;
            }
            Kind::Count(slot) => {
                let Yaml::Integer(number) = value else {
                    return self.wrong_type(trail, Expected::Integer);
                };
                (slot.set)(into, u64::try_from(*number).ok()?);
            }
            Kind::Date(slot) => {
                let written = self.line(value, trail)?;
                let date = Date::parse(&written);
                (slot.set)(into, Update { written, date });
            }
            Kind::Day(slot) => (slot.set)(into, Date::parse_iso(&self.line(value, trail)?)?),
            Kind::Status(slot) => (slot.set)(into, Status::parse(&self.line(value, trail)?)?),
            Kind::Openness(slot) => {
                let code = self.code(value, trail, &[-1, 0, 1])?;
                (slot.set)(into, Openness::from_code(code)?);
            }
            Kind::FranceConnect(slot) => {
                let code = self.code(value, trail, &[-1, 0, 1, 2])?;
                (slot.set)(into, FranceConnect::from_code(code)?);
            }
            Kind::Eligibility(slot) => {
                let code = self.code(value, trail, &[-1, 0, 1])?;
                (slot.set)(into, Eligibility::from_code(code)?);
            }
            Kind::Rules(slot) => (slot.set)(into, self.rules(value, trail)?),
            Kind::Choices(slot) => (slot.set)(into, self.choices(value, trail)?),
            Kind::Anything(slot) => {
                self.refuse_duplicates(value, trail);
                (slot.set)(into, Json::of(value));
            }
            Kind::Nested(Nested(read)) => read(self, value, trail, into),
        }
        Some(())
    }

    /// A scalar as a text, the way it is written.
    fn text<'v>(&mut self, value: &'v Yaml, trail: &Trail<'_>) -> Option<Cow<'v, str>> {
        match value {
            Yaml::Text(text) => Some(Cow::Borrowed(text)),
            Yaml::Null => Some(Cow::Borrowed("null")),
            Yaml::List(_) | Yaml::Mapping(_) => None,
            Yaml::Bool(_) | Yaml::Integer(_) | Yaml::Number(_) => {
                let (root, yaml) = (self.root, self.yaml);
                let written = self.written.get_or_insert_with(|| root.as_written(yaml));
                let written = written.as_ref().and_then(|root| root.at(&trail.spot()));
                let text = written.and_then(Yaml::text);
                Some(Cow::Owned(
                    text.map_or_else(|| json::name(value), str::to_owned),
                ))
            }
        }
    }

    fn expect_text<'v>(&mut self, value: &'v Yaml, trail: &Trail<'_>) -> Option<Cow<'v, str>> {
        let text = self.text(value, trail);
        text.or_else(|| self.wrong_type(trail, Expected::Text))
    }

    fn line(&mut self, value: &Yaml, trail: &Trail<'_>) -> Option<Text> {
        let line = clean_line(&self.expect_text(value, trail)?);
        (!line.is_empty()).then_some(Text::Owned(line))
    }

    /// A text or a number of one line; what it was is wrong where it is neither.
    pub(crate) fn word(&mut self, value: &Yaml, trail: &Trail<'_>) -> Option<Text> {
        self.line(value, trail)
    }

    /// A method of HTTP, in capitals. It stands in a command, which other signs
    /// could change.
    pub(crate) fn method(&mut self, value: &Yaml, trail: &Trail<'_>) -> Option<Text> {
        let written = self.expect_text(value, trail)?;
        let is_sign = |c: char| c.is_ascii_alphabetic() || c == '-';
        if written.starts_with(|c: char| c.is_ascii_alphabetic()) && written.chars().all(is_sign) {
            return Some(Text::Owned(written.to_ascii_uppercase()));
        }
        self.wrong_type(trail, Expected::Method)
    }

    pub(crate) fn flag(&mut self, value: &Yaml, trail: &Trail<'_>) -> bool {
        match value {
            Yaml::Bool(flag) => *flag,
            _ => {
                self.wrong_type::<()>(trail, Expected::Flag);
                false
            }
        }
    }

    pub(crate) fn list<'v>(&mut self, value: &'v Yaml, trail: &Trail<'_>) -> &'v [Yaml] {
        match value {
            Yaml::List(items) => items,
            _ => {
                self.wrong_type::<()>(trail, Expected::List);
                &[]
            }
        }
    }

    fn texts(&mut self, value: &Yaml, trail: &Trail<'_>) -> Option<List<Text>> {
        let items = match value {
            Yaml::List(items) => items,
            Yaml::Text(_) => return Some(self.line(value, trail).into_iter().collect()),
            _ => return self.wrong_type(trail, Expected::Texts),
        };
        let said = items.iter().enumerate();
        let said = said.filter(|(_, item)| **item != Yaml::Null);
        let lines = said.filter_map(|(index, item)| self.line(item, &Trail::Item(trail, index)));
        Some(lines.collect())
    }

    fn code(&mut self, value: &Yaml, trail: &Trail<'_>, allowed: &'static [i64]) -> Option<i64> {
        let found = match value {
            Yaml::Integer(number) => i64::try_from(*number).ok(),
            _ => None,
        };
        let Some(found) = found else {
            return self.wrong_type(trail, Expected::Integer);
        };
        if allowed.contains(&found) {
            return Some(found);
        }
        let key = trail.name();
        let error = FileError::OutOfRange {
            key,
            found,
            allowed,
        };
        self.wrong(error, trail);
        None
    }

    /// Rules that say nothing are left out. Those without a label are for nobody
    /// that can be named: they are kept, the list of their labels empty.
    fn rules(&mut self, value: &Yaml, trail: &Trail<'_>) -> Option<List<Rule>> {
        let Yaml::List(items) = value else {
            return self.wrong_type(trail, Expected::List);
        };
        let said = items.iter().enumerate();
        let said = said.filter(|(_, item)| **item != Yaml::Null);
        let rules = said.filter_map(|(index, item)| {
            let mut rule = Rule::default();
            rule.extra = self.mapping(item, &Trail::Item(trail, index), &mut rule);
            let gives = |(key, value): &(Yaml, Yaml)| {
                let is_known = |name| Rule::keys().any(|key| key.name == name);
                *value != Yaml::Null && key.text().is_some_and(is_known)
            };
            item.pairs().iter().any(gives).then_some(rule)
        });
        Some(rules.collect())
    }

    /// The answers to a question; `None` where there is none.
    fn choices(&mut self, value: &Yaml, trail: &Trail<'_>) -> Option<List<Choice>> {
        let Yaml::List(items) = value else {
            return self.wrong_type(trail, Expected::List);
        };
        let choices = items.iter().enumerate().map(|(index, item)| {
            let (at, mut choice) = (Trail::Item(trail, index), Choice::default());
            self.mapping(item, &at, &mut choice);
            if let Err(error) = choice.refuse_aimless(|| at.name()) {
                self.wrong(error, &at);
            }
            choice
        });
        let choices: Vec<Choice> = choices.collect();
        (!choices.is_empty()).then(|| choices.into())
    }

    /// Refuses a key that is given twice, wherever it is in a value that the
    /// format leaves open.
    fn refuse_duplicates(&mut self, value: &Yaml, trail: &Trail<'_>) {
        if let Yaml::List(items) = value {
            for (index, item) in items.iter().enumerate() {
                self.refuse_duplicates(item, &Trail::Item(trail, index));
            }
        }
        let mut met = HashSet::new();
        for (number, (key, value)) in value.pairs().iter().enumerate() {
            let name = json::name(key);
            let at = Trail::Key(trail, number, &name);
            if !met.insert(name.clone()) {
                self.wrong(FileError::DuplicateKey(at.name()), &at);
            }
            self.refuse_duplicates(key, &at);
            self.refuse_duplicates(value, &Trail::Value(trail, number, &name));
        }
    }
}
