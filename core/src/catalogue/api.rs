//! An API as meant: what an entry says, typed, cleaned and complete.

use super::clean::{clean_line, cleaned, cleaned_line};
use super::date::Date;
use super::json::Json;
use super::openness::Openness;
use super::problem::Problem;
use super::range;
use super::raw::{RawApi, RawRule, Texts};
use super::rule::{Eligibility, Rule};
use super::text::{List, Text};
use super::yaml::Step;

/// One entry of the catalogue: its front matter. Its texts are cleaned: none
/// can control a terminal. Markdown fields are Markdown as written. The body
/// stays in its file: [`super::Catalogue::body`].
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "bake", derive(databake::Bake))]
#[cfg_attr(feature = "bake", databake(path = apicat_core::catalogue::api))]
#[allow(missing_docs)] // the fields of the file format are documented by it
pub struct Api {
    /// The slug: the name of the file without `.md`.
    pub id: Text,
    pub title: Text,
    pub tagline: Text,
    /// The slug of the producing body.
    pub producer: Text,
    pub openness: Openness,
    pub france_connect: FranceConnect,
    pub access: List<Rule>,
    pub partners: List<Text>,
    pub themes: List<Text>,
    pub keywords: List<Text>,
    pub category: Option<Text>,
    pub clients: List<Text>,
    pub links: Links,
    pub monitoring: Option<Text>,
    pub rate_limiting: Topic,
    pub statistics: Topic,
    /// The mapping `stat`, as written.
    pub stat: Option<Json>,
    /// Addresses of the team: e-mail or web.
    pub contacts: List<Text>,
    /// Availability over the last month, in percent.
    pub uptime: Option<f64>,
    /// Visits of the entry's page in 2019.
    pub visits_2019: Option<u64>,
    pub last_update: Option<Update>,
    pub datagouv: List<Text>,
    /// Markdown shown before the body.
    pub introduction: Option<Text>,
    /// Keys that the format does not know, with their values.
    pub extra: List<(Text, Json)>,
}

/// How an API goes with FranceConnect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake))]
#[cfg_attr(feature = "bake", databake(path = apicat_core::catalogue::api))]
pub enum FranceConnect {
    /// The file says nothing of it.
    Unsaid,
    /// It cannot be used with it.
    No,
    /// It can be used with it.
    Possible,
    /// It can be used only with it.
    Required,
}

impl FranceConnect {
    /// The word of JSON.
    pub fn name(self) -> Option<&'static str> {
        match self {
            Self::Unsaid => None,
            Self::No => Some("no"),
            Self::Possible => Some("possible"),
            Self::Required => Some("required"),
        }
    }
}

/// The addresses of an API, as written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake))]
#[cfg_attr(feature = "bake", databake(path = apicat_core::catalogue::api))]
pub struct Links {
    /// The API's own site.
    pub site: Option<Text>,
    /// Where to request access.
    pub request: Option<Text>,
    /// Where to create an account.
    pub account: Option<Text>,
    /// The OpenAPI file; may be a path of the public site.
    pub openapi: Option<Text>,
    /// The technical documentation.
    pub documentation: Option<Text>,
    /// The status page.
    pub monitoring: Option<Text>,
    /// What is said of call limits.
    pub rate_limiting: Option<Text>,
    /// Usage statistics.
    pub statistics: Option<Text>,
}

/// A subject in short and in long.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake))]
#[cfg_attr(feature = "bake", databake(path = apicat_core::catalogue::api))]
pub struct Topic {
    /// One line.
    pub summary: Option<Text>,
    /// Markdown.
    pub description: Option<Text>,
}

/// When an entry was last updated.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake))]
#[cfg_attr(feature = "bake", databake(path = apicat_core::catalogue::api))]
pub struct Update {
    /// The text of the file.
    pub written: Text,
    /// The day, where the text is one.
    pub date: Option<Date>,
}

/// A problem of meaning and the way to the value that has it.
pub type Misread = (Problem, Vec<Step<'static>>);

impl Api {
    /// The meaning of `raw`, for the entry `id`.
    ///
    /// # Errors
    /// A required key is missing, or a number is none that the format knows.
    pub fn from_raw(id: &str, raw: RawApi) -> Result<Self, Misread> {
        let required = |value: Option<String>, key| {
            line(value).ok_or_else(|| (Problem::MissingKey(key), Vec::new()))
        };
        let france_connect = match raw.is_france_connected {
            None => FranceConnect::Unsaid,
            Some(-1 | 0) => FranceConnect::No,
            Some(1) => FranceConnect::Possible,
            Some(2) => FranceConnect::Required,
            Some(found) => return Err(out_of_range("is_france_connected", found, &[-1, 0, 1, 2])),
        };
        let visits = raw.visits_2019.or(raw.visit_2019);
        Ok(Self {
            id: Text::Owned(id.to_owned()),
            title: required(raw.title, "title")?,
            tagline: required(raw.tagline, "tagline")?,
            producer: required(raw.producer, "producer")?,
            openness: openness(raw.is_open)?,
            france_connect,
            access: rules(raw.access_page)?,
            partners: lines(raw.partners),
            themes: lines(raw.themes),
            keywords: lines(raw.keywords),
            category: line(raw.category),
            clients: lines(raw.clients),
            links: Links {
                site: line(raw.external_site),
                request: line(raw.datapass_link),
                account: line(raw.account_link),
                openapi: line(raw.doc_tech_link),
                documentation: line(raw.doc_tech_external),
                monitoring: line(raw.monitoring_link),
                rate_limiting: line(raw.rate_limiting_link),
                statistics: line(raw.stats_detail_link),
            },
            monitoring: markdown(raw.monitoring_description),
            rate_limiting: Topic {
                summary: line(raw.rate_limiting_resume),
                description: markdown(raw.rate_limiting_description),
            },
            statistics: Topic {
                summary: line(raw.stats_detail_resume),
                description: markdown(raw.stats_detail_description),
            },
            stat: raw.stat.map(Json::of),
            contacts: contacts(raw.contact_link),
            uptime: raw
                .uptime
                .filter(|percent| range::UPTIME.contains(*percent)),
            visits_2019: visits.and_then(|count| u64::try_from(count).ok()),
            last_update: line(raw.last_update).map(|written| Update {
                date: Date::parse(&written),
                written,
            }),
            datagouv: lines(raw.datagouv_uuid),
            introduction: markdown(raw.content_intro),
            extra: extra(raw.extra),
        })
    }
}

fn openness(code: Option<i64>) -> Result<Openness, Misread> {
    let code = code.ok_or_else(|| (Problem::MissingKey("is_open"), Vec::new()))?;
    Openness::from_code(code).ok_or_else(|| out_of_range("is_open", code, &[-1, 0, 1]))
}

fn out_of_range(key: &'static str, found: i64, allowed: &'static [i64]) -> Misread {
    let problem = Problem::OutOfRange {
        key: key.to_owned(),
        found,
        allowed,
    };
    (problem, vec![Step::Key(key)])
}

/// Rules without a label are for nobody that can be named: they are kept, the
/// list of their labels empty.
fn rules(raw: Option<Vec<RawRule>>) -> Result<List<Rule>, Misread> {
    raw.unwrap_or_default()
        .into_iter()
        .enumerate()
        .filter(|(_, rule)| {
            rule.who.is_some() || rule.is_eligible.is_some() || rule.description.is_some()
        })
        .map(|(index, rule)| {
            let eligibility = match rule.is_eligible {
                None => Eligibility::Unsaid,
                Some(code) => {
                    Eligibility::from_code(code).ok_or_else(|| not_an_eligibility(index, code))?
                }
            };
            Ok(Rule {
                labels: lines(rule.who),
                eligibility,
                description: markdown(rule.description).unwrap_or_default(),
                extra: extra(rule.extra),
            })
        })
        .collect()
}

fn not_an_eligibility(index: usize, found: i64) -> Misread {
    let problem = Problem::OutOfRange {
        key: format!("access_page[{index}].is_eligible"),
        found,
        allowed: &[-1, 0, 1],
    };
    let path = vec![
        Step::Key("access_page"),
        Step::Item(index),
        Step::Key("is_eligible"),
    ];
    (problem, path)
}

fn extra(keys: Vec<(String, serde_yaml::Value)>) -> List<(Text, Json)> {
    keys.into_iter()
        .map(|(key, value)| (Text::Owned(clean_line(&key)), Json::of(value)))
        .collect()
}

fn line(value: Option<String>) -> Option<Text> {
    value
        .map(|text| Text::Owned(cleaned_line(text)))
        .filter(|text| !text.is_empty())
}

fn lines(value: Option<Texts>) -> List<Text> {
    value
        .unwrap_or_default()
        .0
        .into_iter()
        .filter_map(|text| line(Some(text)))
        .collect()
}

fn markdown(value: Option<String>) -> Option<Text> {
    value
        .map(|text| Text::Owned(cleaned(text)))
        .filter(|text| !text.trim().is_empty())
}

/// `contact_link` holds one address or several, separated by commas.
fn contacts(value: Option<String>) -> List<Text> {
    let value = line(value).unwrap_or_default();
    value
        .split(',')
        .map(str::trim)
        .filter(|address| !address.is_empty())
        .map(|address| Text::Owned(address.to_owned()))
        .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::yaml::parse;
    use super::*;

    /// The entry with those lines beside the required ones.
    fn read(lines: &str) -> Result<Api, Misread> {
        let required = "title: T\ntagline: t\nproducer: p\nis_open: 1\n";
        let raw = parse(&format!("{required}{lines}")).unwrap();
        Api::from_raw("x", raw)
    }

    #[test]
    fn numbers_that_measure_nothing_are_no_value() {
        for (lines, uptime, visits) in [
            ("uptime: 99.5\nvisits_2019: 12", Some(99.5), Some(12)),
            ("uptime: .nan\nvisits_2019: -1", None, None),
            ("uptime: .inf\nvisits_2019:", None, None),
            ("uptime: 150", None, None),
            ("uptime: -0.1", None, None),
            ("uptime: 0\nvisits_2019: 0", Some(0.0), Some(0)),
            ("uptime: 100\nvisit_2019: 7", Some(100.0), Some(7)),
            ("visit_2019: 7\nvisits_2019: 8", None, Some(8)),
        ] {
            let api = read(lines).unwrap();
            assert_eq!((api.uptime, api.visits_2019), (uptime, visits), "{lines}");
        }
    }

    #[test]
    fn a_contact_is_one_address_or_several() {
        for (lines, contacts) in [
            ("contact_link: a@b.fr", vec!["a@b.fr"]),
            (
                "contact_link: ' a@b.fr ,, https://c.fr/d,'",
                vec!["a@b.fr", "https://c.fr/d"],
            ),
            ("contact_link: ','", vec![]),
            ("contact_link:", vec![]),
        ] {
            assert_eq!(read(lines).unwrap().contacts, contacts, "{lines}");
        }
    }

    #[test]
    fn unknown_keys_keep_their_values_as_json_has_them() {
        let api = read(
            "odd: {1: a, true: [~, 1.5], ~: .nan, [b]: c}\n2: !tag {d: !tag e}\n\
             \"f\\e[1m\": [\"g\\u202eh\\ni\", {\"\\x9bj\": k}]",
        )
        .unwrap();
        let expected = [
            (
                "odd",
                json!({"1": "a", "true": [null, 1.5], "null": null, "[\"b\"]": "c"}),
            ),
            ("2", json!({"d": "e"})),
            ("f[1m", json!(["gh\ni", {"j": "k"}])),
        ];
        let extra = api.extra.iter();
        let extra: Vec<_> = extra.map(|(key, v)| (key.as_ref(), v.value())).collect();
        assert_eq!(extra, expected);
    }

    #[test]
    fn an_empty_rule_is_none_and_one_without_labels_is_for_nobody() {
        let api = read("access_page: [~, {}, {who: ~, other: 1}, {is_eligible: 1}]").unwrap();
        assert_eq!(
            *api.access,
            [Rule {
                labels: List::default(),
                eligibility: Eligibility::Eligible,
                description: Text::default(),
                extra: List::default(),
            }]
        );
    }

    #[test]
    fn a_number_out_of_range_is_refused_with_its_path() {
        for (lines, key, steps) in [
            (
                "access_page: [~, {who: a, is_eligible: 2}]",
                "access_page[1].is_eligible",
                3,
            ),
            ("is_france_connected: 3", "is_france_connected", 1),
        ] {
            let (problem, path) = read(lines).unwrap_err();
            let named = matches!(&problem, Problem::OutOfRange { key: k, .. } if k == key);
            assert!(named && path.len() == steps, "{problem:?} {path:?}");
        }
    }

    #[test]
    fn a_text_of_nothing_that_shows_is_as_missing() {
        for title in ["' '", "\"\\e\\u202e\"", "\"\\n\\t\"", "~"] {
            let raw = parse(&format!("title: {title}\ntagline: t\n")).unwrap();
            let (problem, _) = Api::from_raw("x", raw).unwrap_err();
            assert_eq!(problem, Problem::MissingKey("title"), "{title}");
        }
    }
}
