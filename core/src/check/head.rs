//! What is wrong in a front matter, key by key, beyond what makes its file
//! unusable.

use super::address::{EntryLink, lint_of};
use super::diagnostics::Diagnostics;
use super::node::Node;
use super::place::SourceText;
use crate::catalogue::api::Api;
use crate::catalogue::clean::clean_line;
use crate::catalogue::diagnostic::Severity;
use crate::catalogue::keys::{Key, Keyed, Kind, TypedValue, UnknownKey};
use crate::catalogue::lint::Lint;
use crate::catalogue::openness::Openness;
use crate::catalogue::status::{Lifecycle, Status};
use crate::find::nearest_word;
use crate::markdown::link;
use crate::page::Target;

/// A front matter, being checked.
pub(super) struct KeyChecker<'a> {
    text: &'a SourceText<'a>,
    diagnostics: &'a mut Diagnostics,
    /// Keys that lead to entries of the catalogue.
    pub(super) links: Vec<EntryLink>,
}

impl<'a> KeyChecker<'a> {
    pub(super) fn new(text: &'a SourceText<'a>, diagnostics: &'a mut Diagnostics) -> Self {
        Self {
            text,
            diagnostics,
            links: Vec::new(),
        }
    }

    /// Checks the values of keys, and which are unknown.
    pub(super) fn check_keys<T: Keyed>(&mut self, root: &Node<'_>, of: &T, unknown: &[UnknownKey]) {
        self.unknown_keys(unknown);
        for key in T::keys() {
            if let Some(value) = root.get(key.name) {
                self.value(key, &value, of);
            }
        }
    }

    /// Checks what is said of what became of something.
    pub(super) fn check_lifecycle(&mut self, root: &Node<'_>, lifecycle: &Lifecycle) {
        if let (Some(status), None) = (root.get("status"), lifecycle.date)
            && lifecycle.status.is_some()
        {
            self.diagnostics
                .add(Lint::UndatedStatus, || self.text.spot(&status.spot));
        }
        let named = lifecycle.replaced_by.as_deref();
        if let Some((named, value)) = named.zip(root.get("replaced_by")) {
            self.replacement(named, &value);
        }
    }

    /// Checks the access rules of an entry.
    pub(super) fn check_rules(&mut self, root: &Node<'_>, api: &Api) {
        let rules = root.get("access_page");
        if rules.as_ref().is_none_or(Node::is_empty)
            && let Some(openness) = root.get("is_open")
            && api.openness == Openness::Restricted
        {
            self.diagnostics
                .add(Lint::NoRules, || self.text.spot(&openness.spot));
        }
        for rule in rules.iter().flat_map(Node::items) {
            self.rule(&rule);
        }
    }

    /// What takes the place of an API is an address, or a slug of the catalogue.
    fn replacement(&mut self, named: &str, value: &Node<'_>) {
        let place = self.text.spot(&value.spot);
        if named.contains(':') {
            let lint = lint_of(named, &link::resolve(named, &|_| true));
            if let Some(lint) = lint {
                self.diagnostics.add(lint, || place);
            }
        } else {
            self.links.push(EntryLink::new(named, named, place));
        }
    }

    fn rule(&mut self, rule: &Node<'_>) {
        let Some((first, _)) = rule.pairs().next() else {
            return;
        };
        for (key, lint) in [
            ("who", Lint::RuleForNobody),
            ("is_eligible", Lint::RuleWithoutVerdict),
            ("description", Lint::RuleWithoutText),
        ] {
            let value = rule.get(key);
            if value.as_ref().is_none_or(Node::is_empty) {
                let place = value.as_ref().unwrap_or(&first);
                self.diagnostics.add(lint, || self.text.spot(&place.spot));
            }
        }
    }

    pub(super) fn unknown_keys(&mut self, unknown: &[UnknownKey]) {
        for UnknownKey {
            name,
            path,
            spot,
            known,
        } in unknown
        {
            let lint = || Lint::UnknownKey {
                key: path.clone(),
                near: nearest_word(name, known()),
            };
            let place = || self.text.spot(spot);
            self.diagnostics.add_with(lint, Severity::Warning, place);
        }
    }

    /// What is wrong with the value of a key, its type being right.
    fn value<T>(&mut self, key: &Key<T>, value: &Node<'_>, of: &T) {
        let lints: Vec<Lint> = match (key.kind.value(of), key.kind.range()) {
            (_, Some(range)) => {
                let number = value.value.number();
                let is_beyond = number.is_some_and(|number| !range.contains(number));
                let key = key.name;
                let lint = is_beyond.then_some(Lint::BeyondRange { key, range });
                lint.into_iter().collect()
            }
            (Some(TypedValue::Date(update)), _) if update.date.is_none() => {
                let found = update.written.to_string();
                vec![Lint::NotADate {
                    found,
                    is_iso: false,
                }]
            }
            (None, _) => unread(&key.kind, value).into_iter().collect(),
            (Some(TypedValue::Address(address)), _) => {
                let target = link::resolve(address, &|_| true);
                if let Target::Entry(path) | Target::EntrySection { slug: path, .. } = &target {
                    let place = self.text.spot(&value.spot);
                    self.links.push(EntryLink::new(path, address, place));
                }
                lint_of(address, &target).into_iter().collect()
            }
            (Some(TypedValue::Contacts(contacts)), _) => {
                let of =
                    |contact: &str| lint_of(contact, &link::resolve_contact(contact, &|_| true));
                contacts.iter().filter_map(|contact| of(contact)).collect()
            }
            _ => Vec::new(),
        };
        for lint in lints {
            self.diagnostics.add(lint, || self.text.spot(&value.spot));
        }
    }
}

/// What is wrong with a text that its key cannot have, and that is passed over.
fn unread<T>(kind: &Kind<T>, value: &Node<'_>) -> Option<Lint> {
    let found = clean_line(value.text()?);
    match kind {
        _ if found.is_empty() => None,
        Kind::Day(_) => Some(Lint::NotADate {
            found,
            is_iso: true,
        }),
        Kind::Status(_) => {
            let near = nearest_word(&found, Status::ALL.map(Status::name));
            Some(Lint::UnknownStatus { found, near })
        }
        _ => None,
    }
}
