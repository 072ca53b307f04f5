//! An entry as the text of a file: the table of keys, read the other way.

use serde_json::{Map, Value};

use super::json::Json;
use super::keys::{Keyed, TypedValue};
use super::text::Text;

/// The text of a file: the keys that have a value in the order of their table, then
/// those that the format does not know, then the Markdown.
pub(crate) fn file<T: Keyed>(of: &T, extra: &[(Text, Json)], body: &str) -> String {
    document(&mapping(of, extra), body)
}

/// The text of a file with some front matter and Markdown.
pub(crate) fn document(front_matter: &Map<String, Value>, body: &str) -> String {
    let front_matter = yaml(front_matter);
    match body.trim() {
        "" => format!("---\n{front_matter}---\n"),
        body => format!("---\n{front_matter}---\n\n{body}\n"),
    }
}

/// The text of a file that is YAML altogether.
pub(crate) fn yaml(mapping: &Map<String, Value>) -> String {
    // Nothing of JSON is without a form in YAML.
    serde_yaml::to_string(mapping).unwrap_or_default()
}

/// What is said, under the names of the format.
pub(crate) fn mapping<T: Keyed>(of: &T, extra: &[(Text, Json)]) -> Map<String, Value> {
    let known = T::keys().filter_map(|key| {
        let said = key.kind.value(of)?;
        let value = said.says_something().then(|| value(said))??;
        Some((key.name.to_owned(), value))
    });
    let unknown = extra
        .iter()
        .map(|(key, json)| (key.to_string(), json.value()));
    known.chain(unknown).collect()
}

fn value(said: TypedValue<'_>) -> Option<Value> {
    Some(match said {
        TypedValue::Line(text) | TypedValue::Markdown(text) | TypedValue::Address(text) => {
            (!text.is_empty()).then(|| text.as_ref().into())?
        }
        TypedValue::Texts(texts) => texts.iter().map(Text::as_ref).collect(),
        TypedValue::Contacts(contacts) => contacts.join(", ").into(),
        TypedValue::Percent(number) => number.into(),
        TypedValue::Count(number) => number.into(),
        TypedValue::Date(update) => update.written.as_ref().into(),
        TypedValue::Day(date) => date.to_string().into(),
        TypedValue::Status(status) => status.name().into(),
        TypedValue::Openness(openness) => openness.code().into(),
        TypedValue::FranceConnect(state) => state.code()?.into(),
        TypedValue::Eligibility(eligibility) => eligibility.code()?.into(),
        TypedValue::Rules(rules) => {
            let rules = rules.iter();
            rules.map(|rule| mapping(rule, &rule.extra)).collect()
        }
        TypedValue::Choices(choices) => {
            let choices = choices.iter();
            choices.map(|choice| mapping(choice, &[])).collect()
        }
        TypedValue::Anything(json) => json.value(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::api::{Api, MEMBERS, Spec};
    use crate::catalogue::entry;

    /// Every key of an entry, with a value that YAML could take for another.
    const EVERY_KEY: &str = "\
title: 'null'
tagline: 'a: b # c'
producer: '007'
is_open: 0
is_open_source: s
is_france_connected: 2
themes: ['yes', '- a', \"l'eau\"]
keywords: ['1.10']
needs: ['?']
partners: ['~']
base_url: https://a.fr/v1
external_site: https://a.fr
datapass_link: https://a.fr/demande
account_link: https://a.fr/compte
doc_tech_link: /swaggers/a.json
doc_tech_external: https://a.fr/doc
monitoring_link: https://a.fr/etat
rate_limiting_link: https://a.fr/limites
stats_detail_link: https://a.fr/chiffres
successor: https://a.fr/suite
contact_link: a@b.fr, https://a.fr/contact
uptime: 99.5
uptime_date: 2020-01-31
visits_2019: 12
views: 15402
license: lov2
last_update: 10/12/2019
entry_created: 2019-12-10
entry_changed: 2024-02-29
status: closed
status_date: 2025-01-01
status_source: la page
replaced_by: b
category: 'true'
clients: [c]
datagouv_uuid: [d]
datagouv_dataservice: 672cf67802ef6b1be63b8975
monitoring_description: \"a\\n\\n- b\\n\"
rate_limiting_resume: 50 / s
rate_limiting_description: \"---\\na\"
stats_detail_resume: s
stats_detail_description: s
stat: {a: [1, {b: ~}], 'c': 1.5}
content_intro: ' a'
access_page:
- {who: [Un particulier], covers: [x], is_eligible: -1, description: \"a\\nb\", odd: 1}
- {who: [Autre]}
odd: [1, {é: '2'}]
";

    fn written_and_read(api: &Api) -> Api {
        let text = file(api, &api.extra, "");
        let yaml = text.strip_prefix("---\n").unwrap();
        entry::api("x", yaml.strip_suffix("---\n").unwrap())
    }

    #[test]
    fn what_is_written_is_read_back() {
        let keys = MEMBERS.iter().filter_map(Spec::key);
        for key in keys {
            let begins = format!("\n{}:", key.name);
            let is_there = EVERY_KEY.contains(&begins) || key.name == "title";
            assert!(is_there, "{}", key.name);
        }
        let api = entry::api("x", EVERY_KEY);
        assert_eq!(written_and_read(&api), api);
    }

    #[test]
    fn what_is_not_said_is_not_written() {
        let api = entry::api("x", "title: T\ntagline: t\nproducer: p\nis_open: 1\n");
        assert_eq!(
            file(&api, &api.extra, "\nTexte\n\n"),
            "---\ntitle: T\ntagline: t\nproducer: p\nis_open: 1\n---\n\nTexte\n"
        );
    }
}
