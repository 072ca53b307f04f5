//! What is wrong in a front matter, key by key.

use std::collections::HashSet;

use super::address::{EntryLink, not_an_address};
use super::finding::Findings;
use super::node::{Node, Scalar, Value};
use super::place::Text;
use crate::catalogue::clean::clean_line;
use crate::catalogue::date::Date;
use crate::catalogue::fault::{Fault, Severity};
use crate::catalogue::problem::{Expected, Position, Problem};
use crate::catalogue::range::{self, Range};
use crate::find::nearest_word;
use crate::markdown::link;
use crate::page::Target;

/// What the value of a key has to be, beside its type.
#[derive(Clone, Copy)]
enum Want {
    Anything,
    OneOf(&'static [i64]),
    Within(Range),
    Address,
    Contacts,
    Date,
}

/// A key of the format.
struct Key {
    name: &'static str,
    expected: Expected,
    is_required: bool,
    want: Want,
}

const fn key(name: &'static str, expected: Expected, want: Want) -> Key {
    Key {
        name,
        expected,
        is_required: false,
        want,
    }
}

const fn required(name: &'static str, expected: Expected, want: Want) -> Key {
    Key {
        name,
        expected,
        is_required: true,
        want,
    }
}

/// The keys of `api/SLUG.md`.
const API: [Key; 31] = [
    required("title", Expected::Text, Want::Anything),
    required("tagline", Expected::Text, Want::Anything),
    required("producer", Expected::Text, Want::Anything),
    required("is_open", Expected::Integer, Want::OneOf(&[-1, 0, 1])),
    key(
        "is_france_connected",
        Expected::Integer,
        Want::OneOf(&[-1, 0, 1, 2]),
    ),
    key("access_page", Expected::Rules, Want::Anything),
    key("partners", Expected::Texts, Want::Anything),
    key("themes", Expected::Texts, Want::Anything),
    key("keywords", Expected::Texts, Want::Anything),
    key("category", Expected::Text, Want::Anything),
    key("clients", Expected::Texts, Want::Anything),
    key("external_site", Expected::Text, Want::Address),
    key("datapass_link", Expected::Text, Want::Address),
    key("account_link", Expected::Text, Want::Address),
    key("doc_tech_link", Expected::Text, Want::Address),
    key("doc_tech_external", Expected::Text, Want::Address),
    key("monitoring_link", Expected::Text, Want::Address),
    key("monitoring_description", Expected::Text, Want::Anything),
    key("rate_limiting_resume", Expected::Text, Want::Anything),
    key("rate_limiting_description", Expected::Text, Want::Anything),
    key("rate_limiting_link", Expected::Text, Want::Address),
    key("stats_detail_resume", Expected::Text, Want::Anything),
    key("stats_detail_description", Expected::Text, Want::Anything),
    key("stats_detail_link", Expected::Text, Want::Address),
    key("stat", Expected::Other, Want::Anything),
    key("contact_link", Expected::Text, Want::Contacts),
    key("uptime", Expected::Number, Want::Within(range::UPTIME)),
    key(
        "visits_2019",
        Expected::Integer,
        Want::Within(range::VISITS),
    ),
    key("last_update", Expected::Text, Want::Date),
    key("datagouv_uuid", Expected::Texts, Want::Anything),
    key("content_intro", Expected::Text, Want::Anything),
];

/// The keys of a rule of `access_page`.
const RULE: [Key; 3] = [
    key("who", Expected::Texts, Want::Anything),
    key("is_eligible", Expected::Integer, Want::OneOf(&[-1, 0, 1])),
    key("description", Expected::Text, Want::Anything),
];

/// The keys of `producteurs/SLUG.md`; it may have others.
const PRODUCER: [Key; 2] = [
    required("name", Expected::Text, Want::Anything),
    key("acronym", Expected::Text, Want::Anything),
];

/// The findings of a front matter, being collected.
pub(super) struct Head<'a> {
    text: &'a Text<'a>,
    pub(super) findings: Findings,
    /// Keys that lead to entries of the catalogue.
    pub(super) links: Vec<EntryLink>,
}

impl<'a> Head<'a> {
    pub(super) fn new(text: &'a Text<'a>) -> Self {
        Self {
            text,
            findings: Findings::default(),
            links: Vec::new(),
        }
    }

    /// Checks the front matter of an entry.
    pub(super) fn check_api(&mut self, root: &Node) {
        self.mapping(root, &API, "", true);
        let rules = root.get("access_page");
        if rules.is_none_or(Node::is_empty) {
            let openness = root.get("is_open").map(|node| (node, &node.value));
            if let Some((node, Value::Scalar(_, Scalar::Integer(-1)))) = openness {
                self.findings.add(Fault::NoRules, || self.text.node(node));
            }
        }
        if let Some(Value::List(rules)) = rules.map(|rules| &rules.value) {
            for (index, rule) in rules.iter().enumerate() {
                self.rule(rule, &format!("access_page[{index}]"));
            }
        }
    }

    /// Checks the front matter of a producing body.
    pub(super) fn check_producer(&mut self, root: &Node) {
        self.mapping(root, &PRODUCER, "", false);
    }

    fn rule(&mut self, rule: &Node, path: &str) {
        if rule.is_empty() {
            return;
        }
        self.mapping(rule, &RULE, path, true);
        if rule.pairs().is_empty() {
            return;
        }
        for (key, fault) in [
            ("who", Fault::RuleForNobody),
            ("is_eligible", Fault::RuleWithoutVerdict),
            ("description", Fault::RuleWithoutText),
        ] {
            let value = rule.get(key);
            if value.is_none_or(Node::is_empty) {
                let first = || rule.pairs().first().map(|(key, _)| key);
                self.findings
                    .add(fault, || self.text.node(value.or_else(first)?));
            }
        }
    }

    /// Checks the keys of a mapping that stands at `path`; `is_closed` where it
    /// has no others.
    fn mapping(&mut self, node: &Node, known: &[Key], path: &str, is_closed: bool) {
        if !node.is(Expected::Mapping) {
            let key = path.to_owned();
            let expected = Expected::Mapping;
            let fault = Fault::LeftOut(Problem::WrongType { key, expected });
            return self.findings.add(fault, || self.text.node(node));
        }
        let named = |name: &str| match path {
            "" => clean_line(name),
            path => clean_line(&format!("{path}.{name}")),
        };
        let mut met = HashSet::new();
        for (key, value) in node.pairs() {
            let name = key.name();
            if !met.insert(name) {
                let problem = Problem::DuplicateKey(named(name));
                self.findings
                    .add(Fault::LeftOut(problem), || self.text.node(key));
                continue;
            }
            match known.iter().find(|known| known.name == name) {
                Some(known) => self.value(known, value, &named(name)),
                None if is_closed => {
                    let fault = || Fault::UnknownKey {
                        key: named(name),
                        near: nearest_word(name, known.iter().map(|known| known.name)),
                    };
                    self.findings
                        .add_with(fault, Severity::Warning, || self.text.node(key));
                }
                None => {}
            }
        }
        for key in known.iter().filter(|key| key.is_required) {
            let pair = node
                .pairs()
                .iter()
                .find(|(name, _)| name.name() == key.name);
            if pair.is_none_or(|(_, value)| value.is_empty()) {
                let start = Position { line: 2, column: 1 };
                let place = || match pair {
                    Some((name, _)) => self.text.node(name),
                    None => self.text.at(start, 1),
                };
                let problem = Problem::MissingKey(key.name);
                self.findings.add(Fault::LeftOut(problem), place);
            }
        }
    }

    fn value(&mut self, key: &Key, value: &Node, path: &str) {
        let expected = key.expected;
        if !value.is(expected) {
            let key = path.to_owned();
            let fault = Fault::LeftOut(Problem::WrongType { key, expected });
            return self.findings.add(fault, || self.text.node(value));
        }
        if let (Expected::Texts, Value::List(items)) = (expected, &value.value) {
            let wrong = items
                .iter()
                .enumerate()
                .find(|(_, item)| !item.is(Expected::Text));
            if let Some((index, item)) = wrong {
                let key = format!("{path}[{index}]");
                let expected = Expected::Text;
                let fault = Fault::LeftOut(Problem::WrongType { key, expected });
                self.findings.add(fault, || self.text.node(item));
            }
        }
        if let Value::Scalar(text, scalar) = &value.value {
            for fault in self.faults(key, text, *scalar, path) {
                self.findings.add(fault, || self.text.node(value));
            }
            if matches!(key.want, Want::Address)
                && let Target::Entry(path) = link::resolve(text, &|_| true)
            {
                let place = self.text.node(value);
                self.links.push(EntryLink::new(&path, text, place));
            }
        }
    }

    /// What is wrong with a scalar, its type being right.
    fn faults(&self, key: &Key, text: &str, scalar: Scalar, path: &str) -> Vec<Fault> {
        let fault = match (key.want, scalar) {
            (_, Scalar::Null) => None,
            (Want::OneOf(allowed), Scalar::Integer(found)) => {
                let key = path.to_owned();
                let problem = Problem::OutOfRange {
                    key,
                    found,
                    allowed,
                };
                (!allowed.contains(&found)).then_some(Fault::LeftOut(problem))
            }
            (Want::Within(range), scalar) => {
                let key = key.name;
                let is_within = scalar.number().is_none_or(|number| range.contains(number));
                (!is_within).then_some(Fault::BeyondRange { key, range })
            }
            (Want::Date, _) => {
                let found = clean_line(text);
                let is_date = found.is_empty() || Date::parse(&found).is_some();
                (!is_date).then_some(Fault::NotADate { found })
            }
            (Want::Address, _) => not_an_address(text, &link::resolve(text, &|_| true)),
            (Want::Contacts, _) => {
                let of = |contact: &str| {
                    not_an_address(contact, &link::resolve_contact(contact.trim(), &|_| true))
                };
                return text.split(',').filter_map(of).collect();
            }
            _ => None,
        };
        fault.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::raw;

    #[test]
    fn the_keys_are_those_that_are_read() {
        let names = |keys: &[Key]| -> Vec<&str> { keys.iter().map(|key| key.name).collect() };
        let mut read = raw::RawApi::KEYS.to_vec();
        // Met as a slip, and read, but not to be written.
        read.retain(|key| *key != "visit_2019");
        assert_eq!(names(&API), read);
        assert_eq!(names(&RULE), raw::RawRule::KEYS);
        assert_eq!(names(&PRODUCER), raw::RawProducer::KEYS);
    }
}
