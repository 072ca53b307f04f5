//! An API as meant: what an entry says, typed, cleaned and complete; and the
//! table of its members, by which files are read and checked, and JSON, its
//! schema, columns and pages are made.

use std::ops::{Deref, DerefMut};

use serde::{Deserialize, Serialize};

use super::date::Date;
use super::field::SearchField;
use super::fold::same;
use super::json::Json;
use super::keys::{Key, Keyed, Kind, TypedValue, always, maybe};
use super::openness::Openness;
use super::rule::Rule;
use super::status::Lifecycle;
use super::text::{List, Text};
use crate::archive::Lazy;

/// One entry of the catalogue: its front matter. Its texts are cleaned: none
/// can control a terminal. Markdown fields are Markdown as written. The body
/// stays in its file: [`super::Catalogue::body`].
///
/// What lists show is at hand; the rest, which it derefs to, is read where it is
/// asked for.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Api {
    /// The slug: the name of the file without `.md`.
    pub id: Text,
    pub title: Text,
    /// The slug of the producing body.
    pub producer: Text,
    pub openness: Openness,
    pub themes: List<Text>,
    pub(crate) details: Lazy<Details>,
}

/// What is known of an API beside what lists show.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Details {
    pub tagline: Text,
    /// From what the openness is supposed, where nobody said it.
    pub openness_source: Option<Text>,
    pub france_connect: FranceConnect,
    pub access: List<Rule>,
    pub partners: List<Text>,
    pub keywords: List<Text>,
    /// What people want who should find it, in their words.
    pub needs: List<Text>,
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
    /// Availability over a month, in percent.
    #[serde(with = "bits")]
    pub uptime: Option<f64>,
    /// When that was noted.
    pub uptime_date: Option<Date>,
    /// Visits of the entry's page in 2019.
    pub visits_2019: Option<u64>,
    /// Visits of the entry's page in the list that it is from.
    pub views: Option<u64>,
    /// The date that the producer declared.
    pub last_update: Option<Update>,
    /// When the entry was made at the source.
    pub created: Option<Date>,
    /// When its text last changed at the source.
    pub changed: Option<Date>,
    pub lifecycle: Lifecycle,
    pub datagouv: List<Text>,
    /// Its identifier in the list of data.gouv.fr, or of another portal.
    pub dataservice: Option<Text>,
    /// Under which it is offered.
    pub license: Option<Text>,
    /// Markdown shown before the body.
    pub introduction: Option<Text>,
    /// Keys that the format does not know, with their values.
    pub extra: List<(Text, Json)>,
}

impl Api {
    /// An API of which only the slug is known.
    pub(super) fn new(id: Text) -> Self {
        Self {
            id,
            ..Self::default()
        }
    }
}

impl Deref for Api {
    type Target = Details;

    fn deref(&self) -> &Details {
        self.details.get()
    }
}

impl DerefMut for Api {
    fn deref_mut(&mut self) -> &mut Details {
        self.details.get_mut()
    }
}

/// A number by its bits, as archives have it: there, only texts are of several
/// bytes.
mod bits {
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    // serde asks for a reference.
    #[allow(clippy::ref_option)]
    pub(super) fn serialize<S: Serializer>(
        number: &Option<f64>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        number.map(f64::to_bits).serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<f64>, D::Error> {
        let bits = Option::<u64>::deserialize(deserializer)?;
        let number = bits.map(f64::from_bits);
        match number.is_none_or(f64::is_finite) {
            true => Ok(number),
            false => Err(D::Error::custom("no finite number")),
        }
    }
}

/// Whether an API can be used with FranceConnect.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum FranceConnect {
    /// The file does not say.
    #[default]
    Unsaid,
    /// It cannot be used with it.
    No,
    /// It can be used with it.
    Possible,
    /// It can be used only with it.
    Required,
}

impl FranceConnect {
    /// In the order of the schema.
    pub(super) const ALL: [Self; 4] = [Self::No, Self::Possible, Self::Required, Self::Unsaid];

    /// From the number of the file format: -1 or 0, 1, 2.
    pub(super) fn from_code(code: i64) -> Option<Self> {
        match code {
            -1 | 0 => Some(Self::No),
            1 => Some(Self::Possible),
            2 => Some(Self::Required),
            _ => None,
        }
    }

    /// The number of the file format.
    pub(super) fn code(self) -> Option<i64> {
        match self {
            Self::Unsaid => None,
            Self::No => Some(0),
            Self::Possible => Some(1),
            Self::Required => Some(2),
        }
    }

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
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Links {
    /// The root of what can be called.
    pub base: Option<Text>,
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
    /// A page about call limits.
    pub rate_limiting: Option<Text>,
    /// Usage statistics.
    pub statistics: Option<Text>,
    /// Its page where the State's living list has it.
    pub successor: Option<Text>,
}

/// A subject that has a summary and a description.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Topic {
    /// One line.
    pub summary: Option<Text>,
    /// Markdown.
    pub description: Option<Text>,
}

/// When an entry was last updated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Update {
    /// The text of the file.
    pub written: Text,
    /// The day, where the text is one.
    pub date: Option<Date>,
}

/// A member of the JSON object of an API: a key of its file, or what is made of
/// several.
#[derive(Debug)]
pub struct Spec {
    pub member: Member,
    /// The names of JSON that lead to it, from the outside in, joined by a
    /// point.
    pub json: &'static str,
    /// The object that it is in.
    pub group: Option<Group>,
    /// What it is, for schemas.
    pub(crate) description: &'static str,
    /// Whether it is in the JSON of lists; that of a page has every member.
    pub is_listed: bool,
    /// Where it comes from.
    pub content: Content,
    /// Where its page shows it.
    pub placement: Placement,
    /// The field that is searched for it.
    pub(crate) searched: Option<SearchField>,
}

/// Where a member comes from.
#[derive(Debug)]
pub enum Content {
    /// A key of the file.
    Key(Key<Api>),
    /// Made of other things.
    Made(Made),
}

/// Members that are not keys of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Made {
    Id,
    Kind,
    Source,
    LastUpdateText,
    Declared,
    ProducerName,
    ProducerAcronym,
    Eligibility,
    Body,
    Extra,
}

/// Where the page of an API shows a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Placement {
    /// Nowhere, or by a way of its own.
    Apart,
    /// Among the facts at its head: the number of the line, and the position in
    /// a line that several share.
    Fact(u8, u8),
    /// In a section of its own after the text; sections come in the order of
    /// the number.
    Section(u8),
}

/// An object within the JSON object of an API.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    Producer,
    Links,
    RateLimiting,
    Statistics,
    Dates,
    Status,
}

impl Group {
    pub(crate) const ALL: [Self; 6] = [
        Self::Producer,
        Self::Links,
        Self::RateLimiting,
        Self::Statistics,
        Self::Dates,
        Self::Status,
    ];

    /// Its name in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Producer => "producer",
            Self::Links => "links",
            Self::RateLimiting => "rate_limiting",
            Self::Statistics => "statistics",
            Self::Dates => "dates",
            Self::Status => "status",
        }
    }

    /// What it is, for schemas.
    pub(crate) fn description(self) -> &'static str {
        match self {
            Self::Producer => "The producing body.",
            Self::Links => "Addresses; paths are of the public site.",
            Self::RateLimiting => "Call limits.",
            Self::Statistics => "Usage.",
            Self::Dates => "Days in ISO 8601; null where the entry does not say.",
            Self::Status => {
                "What became of the API since the entry was written; null where it is not known."
            }
        }
    }

    /// Whether its members are fields of their own: those of a topic are not.
    pub fn has_fields(self) -> bool {
        !matches!(self, Self::RateLimiting | Self::Statistics)
    }
}

const fn spec(json: &'static str, content: Content) -> Spec {
    Spec {
        member: Member::Id,
        json,
        group: group_of(json),
        description: "",
        is_listed: false,
        content,
        placement: Placement::Apart,
        searched: None,
    }
}

/// The group that names of JSON lead through.
const fn group_of(json: &str) -> Option<Group> {
    let mut number = 0;
    while number < Group::ALL.len() {
        let group = Group::ALL[number];
        if let Some((outer, [b'.', ..])) = json.as_bytes().split_at_checked(group.name().len())
            && are_equal(outer, group.name().as_bytes())
        {
            return Some(group);
        }
        number += 1;
    }
    None
}

/// Constants cannot use `==` on slices.
const fn are_equal(one: &[u8], other: &[u8]) -> bool {
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at == one.len() && at == other.len()
}

const fn key(name: &'static str, json: &'static str, kind: Kind<Api>) -> Spec {
    spec(json, Content::Key(Key::new(name, kind)))
}

const fn required(name: &'static str, json: &'static str, kind: Kind<Api>) -> Spec {
    spec(json, Content::Key(Key::required(name, kind)))
}

const fn made(json: &'static str, what: Made) -> Spec {
    spec(json, Content::Made(what))
}

impl Spec {
    const fn fact(mut self, place: u8) -> Self {
        self.placement = Placement::Fact(place, 0);
        self
    }

    const fn nth_of_fact(mut self, place: u8, nth: u8) -> Self {
        self.placement = Placement::Fact(place, nth);
        self
    }

    const fn section(mut self, place: u8) -> Self {
        self.placement = Placement::Section(place);
        self
    }

    const fn searched(mut self, field: SearchField) -> Self {
        self.searched = Some(field);
        self
    }

    const fn met_as(mut self, slip: &'static str) -> Self {
        if let Content::Key(key) = &mut self.content {
            key.slip = Some(slip);
        }
        self
    }

    /// The key of the file, where it is one.
    pub fn key(&self) -> Option<&Key<Api>> {
        match &self.content {
            Content::Key(key) => Some(key),
            Content::Made(_) => None,
        }
    }

    /// What an API says of it; none where it says nothing, and of what is no
    /// key.
    pub fn value<'a>(&self, api: &'a Api) -> Option<TypedValue<'a>> {
        self.key()?.kind.value(api)
    }

    /// Its name in the object that it is in.
    pub fn name(&self) -> &'static str {
        let outer = self.group.map_or(0, |group| group.name().len() + 1);
        &self.json[outer..]
    }
}

/// Declares the members in the order of JSON: those that lists tell of, then
/// the others. What is said of each is its description in schemas.
macro_rules! members {
    (
        listed { $($(#[doc = $listed_doc:literal])+ $listed:ident => $listed_spec:expr,)+ }
        others { $($(#[doc = $doc:literal])+ $other:ident => $spec:expr,)+ }
    ) => {
        /// What is told of an API.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Member {
            $($(#[doc = $listed_doc])+ $listed,)+
            $($(#[doc = $doc])+ $other,)+
        }

        /// All that is told of an API, in the order of JSON.
        pub static MEMBERS: &[Spec] = &[
            $(Spec {
                member: Member::$listed,
                description: concat!($($listed_doc),+),
                is_listed: true,
                ..$listed_spec
            },)+
            $(Spec {
                member: Member::$other,
                description: concat!($($doc),+),
                ..$spec
            },)+
        ];
    };
}

members! {
    listed {
        /// The slug, by which every command knows the API.
        Id => made("id", Made::Id).searched(SearchField::Slug),
        /// The name of the API.
        Title => required("title", "title", Kind::Line(always!(title))).searched(SearchField::Title),
        /// A sentence that says what the API gives.
        Tagline => required("tagline", "tagline", Kind::Line(always!(tagline)))
            .searched(SearchField::Tagline),
        /// Its slug.
        Producer => required("producer", "producer.id", Kind::Line(always!(producer)))
            .searched(SearchField::Producer),
        /// Its whole name.
        ProducerName => made("producer.name", Made::ProducerName),
        /// Its acronym.
        ProducerAcronym => made("producer.acronym", Made::ProducerAcronym),
        /// How open the API is: to all, with an account that anyone may create, or on request.
        Openness => required("is_open", "openness", Kind::Openness(always!(openness))),
        /// Whether it is used with FranceConnect; null where the entry does not say.
        FranceConnect => key(
            "is_france_connected",
            "france_connect",
            Kind::FranceConnect(always!(france_connect)),
        )
        .fact(3),
        /// Its themes.
        Themes => key("themes", "themes", Kind::Texts(always!(themes)))
            .fact(1)
            .searched(SearchField::Themes),
        /// What one would look for it by.
        Keywords => key("keywords", "keywords", Kind::Texts(always!(keywords)))
            .fact(21)
            .searched(SearchField::Keywords),
        /// What people want who should find it, in their words.
        Needs => key("needs", "needs", Kind::Texts(always!(needs)))
            .fact(0)
            .searched(SearchField::Needs),
        /// Other bodies that have a part in it.
        Partners => key("partners", "partners", Kind::Texts(always!(partners)))
            .fact(2)
            .searched(SearchField::Partners),
        /// The address that every call begins with.
        Base => key("base_url", "base_url", Kind::Address(maybe!(links.base))).fact(8),
        /// The API's own site.
        Site => key("external_site", "links.site", Kind::Address(maybe!(links.site))).fact(6),
        /// Where access is requested.
        Request => key("datapass_link", "links.request", Kind::Address(maybe!(links.request)))
            .fact(4),
        /// Where an account is created.
        Account => key("account_link", "links.account", Kind::Address(maybe!(links.account)))
            .fact(5),
        /// The OpenAPI file.
        Openapi => key("doc_tech_link", "links.openapi", Kind::Address(maybe!(links.openapi)))
            .fact(9),
        /// The technical documentation.
        Documentation => key(
            "doc_tech_external",
            "links.documentation",
            Kind::Address(maybe!(links.documentation)),
        )
        .fact(7),
        /// The status page.
        StatusPage => key(
            "monitoring_link",
            "links.monitoring",
            Kind::Address(maybe!(links.monitoring)),
        )
        .fact(11),
        /// More about call limits.
        LimitsPage => key(
            "rate_limiting_link",
            "links.rate_limiting",
            Kind::Address(maybe!(links.rate_limiting)),
        )
        .nth_of_fact(13, 1),
        /// More about usage.
        StatisticsPage => key(
            "stats_detail_link",
            "links.statistics",
            Kind::Address(maybe!(links.statistics)),
        )
        .nth_of_fact(14, 1),
        /// Its page where the State's living list has it, else a search there.
        Successor => key(
            "successor",
            "links.successor",
            Kind::Address(maybe!(links.successor)),
        ),
        /// Whom to write to: e-mail addresses or pages.
        Contact => key("contact_link", "links.contact", Kind::Contacts(always!(contacts)))
            .fact(10),
        /// Availability over a month, in percent.
        Uptime => key("uptime", "uptime", Kind::Percent(maybe!(uptime))).nth_of_fact(22, 3),
        /// When the availability was noted.
        UptimeDate => key("uptime_date", "uptime_date", Kind::Day(maybe!(uptime_date))),
        /// Visits of the entry's page in 2019.
        Visits2019 => key("visits_2019", "visits_2019", Kind::Count(maybe!(visits_2019)))
            .met_as("visit_2019")
            .fact(15),
        /// Visits of the entry's page in the list that it is from.
        Views => key("views", "views", Kind::Count(maybe!(views))).fact(16),
        /// The licence under which it is offered, by its identifier or its name.
        License => key("license", "license", Kind::Line(maybe!(license))).fact(17),
        /// The date that the producer declared in ISO 8601; null where its text is no date.
        LastUpdate => key("last_update", "last_update", Kind::Date(maybe!(last_update)))
            .nth_of_fact(22, 1),
        /// The same as it is written, a date or not.
        LastUpdateText => made("last_update_text", Made::LastUpdateText),
        /// What the producer declared as the date of the entry.
        Declared => made("dates.declared", Made::Declared),
        /// When the entry was made at its source.
        Created => key("entry_created", "dates.created", Kind::Day(maybe!(created))),
        /// When the text of the entry last changed at its source.
        Changed => key("entry_changed", "dates.changed", Kind::Day(maybe!(changed)))
            .nth_of_fact(22, 0),
        /// What became of the API.
        Status => key("status", "status.name", Kind::Status(maybe!(lifecycle.status))),
        /// The day on which it was found so.
        StatusDate => key("status_date", "status.date", Kind::Day(maybe!(lifecycle.date))),
        /// Where it was found.
        StatusSource => key("status_source", "status.source", Kind::Line(maybe!(lifecycle.source)))
            .fact(23),
        /// What takes its place: a slug or an address.
        ReplacedBy => key(
            "replaced_by",
            "status.replaced_by",
            Kind::Line(maybe!(lifecycle.replaced_by)),
        ),
        /// What the entry is about: an API.
        Kind => made("kind", Made::Kind),
        /// Where the catalogue comes from; null where it does not say.
        Source => made("source", Made::Source),
        /// What each access rule decides, and for whom.
        Eligibility => made("eligibility", Made::Eligibility),
    }
    others {
        /// From what the openness is supposed; null where it is told.
        OpennessSource => key(
            "is_open_source",
            "openness_source",
            Kind::Line(maybe!(openness_source)),
        ),
        /// A category, rarely given.
        Category => key("category", "category", Kind::Line(maybe!(category))).fact(19),
        /// Who uses it.
        Clients => key("clients", "clients", Kind::Texts(always!(clients))).fact(20),
        /// The open data sets behind it, by their identifiers at data.gouv.fr.
        Datagouv => key("datagouv_uuid", "datagouv", Kind::Texts(always!(datagouv))).fact(18),
        /// Its identifier in the list of data.gouv.fr, or of another portal.
        Dataservice => key(
            "datagouv_dataservice",
            "datagouv_dataservice",
            Kind::Line(maybe!(dataservice)),
        ),
        /// About its status, Markdown as written.
        Monitoring => key(
            "monitoring_description",
            "monitoring",
            Kind::Markdown(maybe!(monitoring)),
        )
        .section(3),
        /// In short.
        LimitsSummary => key(
            "rate_limiting_resume",
            "rate_limiting.summary",
            Kind::Line(maybe!(rate_limiting.summary)),
        )
        .fact(13),
        /// Markdown as written.
        LimitsDescription => key(
            "rate_limiting_description",
            "rate_limiting.description",
            Kind::Markdown(maybe!(rate_limiting.description)),
        )
        .section(1),
        /// In short.
        StatisticsSummary => key(
            "stats_detail_resume",
            "statistics.summary",
            Kind::Line(maybe!(statistics.summary)),
        )
        .fact(14),
        /// Markdown as written.
        StatisticsDescription => key(
            "stats_detail_description",
            "statistics.description",
            Kind::Markdown(maybe!(statistics.description)),
        )
        .section(2),
        /// Figures of usage, as the file gives them.
        Stat => key("stat", "stat", Kind::Anything(maybe!(stat))),
        /// Markdown as written.
        Introduction => key("content_intro", "introduction", Kind::Markdown(maybe!(introduction)))
            .searched(SearchField::Introduction),
        /// The page, Markdown as written.
        Body => made("body", Made::Body).searched(SearchField::Body),
        /// Its access rules.
        Access => key("access_page", "access", Kind::Rules(always!(access)))
            .searched(SearchField::Access),
        /// Keys of the file that the format does not know.
        Extra => made("extra", Made::Extra),
    }
}

impl Api {
    /// Whether it has this title, or its title this before a bar: `API Statut
    /// étudiant | Bouquet …`.
    pub(crate) fn is_titled(&self, title: &str) -> bool {
        let short = self.short_title();
        same(&self.title, title) || short.is_some_and(|short| same(short, title))
    }

    /// The part of its title before a bar.
    pub(crate) fn short_title(&self) -> Option<&str> {
        self.title.split_once('|').map(|(short, _)| short)
    }

    /// Its availability and when that was noted; none where that was before the
    /// entry was made, and of another API.
    pub fn availability(&self) -> Option<(f64, Option<Date>)> {
        let is_older = self.uptime_date.zip(self.created);
        let is_older = is_older.is_some_and(|(noted, created)| noted < created);
        let uptime = self.uptime.filter(|_| !is_older)?;
        Some((uptime, self.uptime_date))
    }

    /// Visits of its page, the latest that are known.
    pub(crate) fn popularity(&self) -> Option<u64> {
        self.views.or(self.visits_2019)
    }

    /// The day on which its text last changed, else the one that its producer
    /// declared.
    pub(crate) fn last_change(&self) -> Option<Date> {
        let declared = || self.last_update.as_ref()?.date;
        self.changed.or_else(declared)
    }
}

impl Keyed for Api {
    fn keys() -> impl Iterator<Item = &'static Key<Self>> {
        MEMBERS.iter().filter_map(Spec::key)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::entry;
    use super::super::rule::Eligibility;
    use super::*;

    /// An entry with the required keys and these lines.
    #[track_caller]
    fn read(lines: &str) -> Api {
        let required = "title: T\ntagline: t\nproducer: p\nis_open: 1\n";
        entry::api("x", &format!("{required}{lines}"))
    }

    #[test]
    fn numbers_that_measure_nothing_are_no_value() {
        for (lines, uptime, visits) in [
            ("uptime: 99.5\nvisits_2019: 12", Some(99.5), Some(12)),
            ("uptime: .nan\nvisits_2019: -1", None, None),
            ("uptime: .inf\nvisits_2019:", None, None),
            ("uptime: 100.5\nvisits_2019: ~", None, None),
            ("uptime: 100\nvisit_2019: 7", Some(100.0), Some(7)),
            ("visit_2019: 7\nvisits_2019: 8", None, Some(8)),
            ("visits_2019: 8\nvisit_2019: 7", None, Some(8)),
        ] {
            let api = read(lines);
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
            assert_eq!(read(lines).contacts, contacts, "{lines}");
        }
    }

    #[test]
    fn unknown_keys_keep_their_values_as_json_has_them() {
        let api = read(
            "odd: {1: a, true: [~, 1.5], ~: .nan, [b]: c}\n2: !tag {d: !tag e}\n\
             \"f\\e[1m\": [\"g\\u202eh\\ni\", {\"\\x9bj\": k}]",
        );
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
        let api = read("access_page: [~, {}, {who: ~, other: 1}, {is_eligible: 1}]");
        assert_eq!(
            *api.access,
            [Rule {
                labels: List::default(),
                covers: List::default(),
                eligibility: Eligibility::Eligible,
                description: Text::default(),
                extra: List::default(),
            }]
        );
    }

    #[test]
    fn texts_keep_their_written_form() {
        let api = read(
            "category: 1.10\nlast_update: 10/12/2019\nthemes: [007, ~, True, 0x1]\nkeywords: one\n\
             clients: [1e400, !t 2.0]\n1.20: odd",
        );
        assert_eq!(api.category.as_deref(), Some("1.10"));
        assert_eq!(api.last_update.as_ref().unwrap().written, "10/12/2019");
        assert_eq!(*api.themes, ["007", "True", "0x1"]);
        assert_eq!(*api.keywords, ["one"]);
        assert_eq!(*api.clients, ["1e400", "2.0"]);
        assert_eq!(api.extra[0].0, "1.20");
    }
}
