//! What is wrong in a front matter, key by key.

use std::collections::HashMap;

use super::finding::{Fault, Findings};
use super::node::Node;
use super::place::Text;
use crate::catalogue::clean::clean_line;
use crate::catalogue::date::Date;
use crate::catalogue::problem::{Expected, Problem};
use crate::catalogue::yaml::Step;
use crate::find::nearest_word;
use crate::markdown::link;
use crate::page::Target;

/// What the value of a key has to be, beside its type.
#[derive(Clone, Copy)]
enum Want {
    Anything,
    OneOf(&'static [i64]),
    /// From a least to a greatest value, if there is one.
    Range(f64, Option<f64>),
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
    key("uptime", Expected::Number, Want::Range(0.0, Some(100.0))),
    key("visits_2019", Expected::Integer, Want::Range(0.0, None)),
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

/// The findings of one mapping, being collected.
pub(super) struct Head<'a> {
    text: Text<'a>,
    pub(super) findings: Findings,
}

impl<'a> Head<'a> {
    pub(super) fn new(text: Text<'a>) -> Self {
        Self {
            text,
            findings: Findings::default(),
        }
    }

    /// Checks the front matter of an entry.
    pub(super) fn check_api(&mut self, root: &Node) {
        let Node::Mapping(pairs) = root else {
            return self.not_a_mapping(root);
        };
        self.keys(pairs, &API, &[], true);
        let rules = root.get("access_page");
        match rules {
            Some(Node::List(rules)) => {
                for (index, rule) in rules.iter().enumerate() {
                    self.rule(rule, index);
                }
            }
            Some(Node::Null) | None if root.get("is_open") == Some(&Node::Integer(-1)) => {
                let place = || self.text.value(&[Step::Key("is_open")]);
                self.findings.add(Fault::NoRules, place);
            }
            _ => {}
        }
    }

    /// Checks the front matter of a producing body.
    pub(super) fn check_producer(&mut self, root: &Node) {
        match root {
            Node::Mapping(pairs) => self.keys(pairs, &PRODUCER, &[], false),
            _ => self.not_a_mapping(root),
        }
    }

    fn not_a_mapping(&mut self, root: &Node) {
        if *root == Node::Null {
            return self.keys(&[], &API, &[], true);
        }
        let problem = Problem::WrongType {
            key: String::new(),
            expected: Expected::Mapping,
        };
        let place = || self.text.value(&[]);
        self.findings.add(Fault::LeftOut(problem), place);
    }

    fn rule(&mut self, rule: &Node, index: usize) {
        let path = [Step::Key("access_page"), Step::Item(index)];
        let pairs = match rule {
            Node::Null => return,
            Node::Mapping(pairs) => pairs,
            _ => {
                let key = format!("access_page[{index}]");
                let problem = Problem::WrongType {
                    key,
                    expected: Expected::Mapping,
                };
                let place = || self.text.value(&path);
                return self.findings.add(Fault::LeftOut(problem), place);
            }
        };
        self.keys(pairs, &RULE, &path, true);
        let is_empty = |key| rule.get(key).is_none_or(Node::is_empty);
        let first = || {
            let (key, _) = pairs.first()?;
            self.text.value(&[path[0], path[1], Step::Key(key)])
        };
        for (key, fault) in [
            ("who", Fault::RuleForNobody),
            ("is_eligible", Fault::RuleWithoutVerdict),
            ("description", Fault::RuleWithoutText),
        ] {
            if is_empty(key) {
                self.findings.add(fault, first);
            }
        }
    }

    /// Checks the keys of a mapping at the end of `path`.
    fn keys(
        &mut self,
        pairs: &[(String, Node)],
        known: &[Key],
        path: &[Step<'_>],
        is_closed: bool,
    ) {
        let mut met: HashMap<&str, usize> = HashMap::new();
        for (name, value) in pairs {
            let count = met.entry(name).or_default();
            *count += 1;
            if *count > 1 {
                let problem = Problem::DuplicateKey(named(path, name));
                let nth = if path.is_empty() { *count - 1 } else { 0 };
                let place = || self.text.key(name, nth);
                self.findings.add(Fault::LeftOut(problem), place);
                continue;
            }
            match known.iter().find(|key| key.name == name) {
                Some(key) => self.value(key, value, path),
                None if is_closed => {
                    let names: Vec<&'static str> = known.iter().map(|key| key.name).collect();
                    let fault = Fault::UnknownKey {
                        key: clean_line(&named(path, name)),
                        near: nearest_word(name, names.iter().copied()),
                    };
                    self.findings.add(fault, || self.text.key(name, 0));
                }
                None => {}
            }
        }
        for key in known.iter().filter(|key| key.is_required) {
            let value = pairs.iter().find(|(name, _)| name == key.name);
            if value.is_none_or(|(_, value)| value.is_empty()) {
                let place = || value.and_then(|_| self.text.key(key.name, 0));
                let problem = Problem::MissingKey(key.name);
                self.findings.add(Fault::LeftOut(problem), place);
            }
        }
    }

    fn value(&mut self, key: &Key, value: &Node, path: &[Step<'_>]) {
        let mut way = path.to_vec();
        way.push(Step::Key(key.name));
        if !value.is(key.expected) {
            let problem = Problem::WrongType {
                key: named(path, key.name),
                expected: key.expected,
            };
            let place = || self.text.value(&way);
            return self.findings.add(Fault::LeftOut(problem), place);
        }
        let fault = match (key.want, value) {
            (Want::OneOf(allowed), Node::Integer(found)) if !allowed.contains(found) => {
                let key = named(path, key.name);
                Some(Fault::LeftOut(Problem::OutOfRange {
                    key,
                    found: *found,
                    allowed,
                }))
            }
            (Want::Range(least, most), Node::Integer(_) | Node::Number(_)) => {
                let number = match value {
                    Node::Integer(number) => *number as f64,
                    Node::Number(number) => *number,
                    _ => least,
                };
                let is_within = number >= least && most.is_none_or(|most| number <= most);
                (!is_within).then_some(Fault::BeyondRange {
                    key: key.name,
                    range: (least, most),
                })
            }
            (Want::Date, Node::Text(text)) => {
                let found = clean_line(text);
                Date::parse(&found)
                    .is_none()
                    .then_some(Fault::NotADate { found })
            }
            (Want::Date, Node::Integer(_) | Node::Number(_) | Node::Boolean) => {
                Some(Fault::NotADate {
                    found: String::new(),
                })
            }
            (Want::Address, Node::Text(text)) => {
                not_an_address(text, &link::resolve(text, &|_| true))
            }
            (Want::Contacts, Node::Text(text)) => text.split(',').find_map(|contact| {
                not_an_address(contact, &link::resolve_contact(contact.trim(), &|_| true))
            }),
            _ => None,
        };
        if let Some(fault) = fault {
            self.findings.add(fault, || self.text.value(&way));
        }
    }
}

/// The fault of an address, understood as `target`, that leads nowhere.
pub(super) fn not_an_address(text: &str, target: &Target) -> Option<Fault> {
    let is_address = match target {
        Target::Web(address) => has_host(address),
        Target::Mail(address) => is_mail(address),
        Target::Entry(_) | Target::Search | Target::Section(_) => true,
        Target::Other(_) => false,
    };
    let found = clean_line(text);
    (!found.is_empty() && !is_address).then_some(Fault::NotAnAddress { found })
}

/// Whether a web address names a host: letters without spaces.
fn has_host(address: &str) -> bool {
    let host = address.split("://").nth(1).unwrap_or_default();
    let host = host.split(['/', '?', '#']).next().unwrap_or_default();
    !host.is_empty() && !address.contains(char::is_whitespace)
}

/// Whether an e-mail address has a name, an at-sign and a domain.
fn is_mail(address: &str) -> bool {
    let bare = address.split('?').next().unwrap_or_default();
    let Some((name, domain)) = bare.rsplit_once('@') else {
        return false;
    };
    !name.is_empty() && domain.contains('.') && !bare.contains(char::is_whitespace)
}

/// A key with the path to its mapping: `access_page[0].who`.
fn named(path: &[Step<'_>], key: &str) -> String {
    match path {
        [Step::Key(list), Step::Item(index)] => format!("{list}[{index}].{key}"),
        _ => key.to_owned(),
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
