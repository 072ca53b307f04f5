//! The dataservices of data.gouv.fr, and of every other portal built on udata.

use std::collections::HashSet;
use std::rc::Rc;

use serde_json::Value;

use super::Refusal;
use super::foreign::Foreign;
use super::prose;
use super::record::{Body, FIGURES, LIST_IS_SILENT, Origin, Record, checked_slug};
use super::wanted::Columns;
use crate::catalogue::api::{Api, Details, Update};
use crate::catalogue::file_error::FileError;
use crate::catalogue::openness::Openness;
use crate::catalogue::producer::Producer;
use crate::catalogue::provenance::Provenance;
use crate::catalogue::range::PERCENT;
use crate::catalogue::rule::{Eligibility, Rule};
use crate::catalogue::text::{List, Text};
use crate::check::is_address;

/// The name of the form, in front of keys that mean something else here.
const FORM: &str = "dataservice";

/// The keys of an entry that are made of others, with those.
const MADE_OF: &[(&str, &[&str])] = &[
    ("tagline", &["description"]),
    ("tagline_source", &["description"]),
    ("producer", &["organization", "owner"]),
    ("is_open", &["access_type"]),
    ("is_open_source", &["access_type"]),
    ("themes", &["tags"]),
    ("keywords", &["tags"]),
    ("base_url", &["base_api_url"]),
    ("external_site", &["business_documentation_url", "harvest"]),
    ("datapass_link", &["authorization_request_url"]),
    ("account_link", &["authorization_request_url"]),
    ("doc_tech_link", &["machine_documentation_url"]),
    ("doc_tech_external", &["technical_documentation_url"]),
    ("monitoring_link", &["availability_url"]),
    ("rate_limiting_link", &["rate_limiting_url"]),
    ("rate_limiting_resume", &["rate_limiting"]),
    ("successor", &["self_web_url"]),
    ("contact_link", &["contact_points"]),
    ("uptime", &["availability"]),
    ("views", &["metrics"]),
    ("last_update", &["metadata_modified_at"]),
    ("entry_created", &["created_at"]),
    ("entry_changed", &["metadata_modified_at"]),
    ("datagouv_dataservice", &["id"]),
    ("datagouv_uuid", &["datasets"]),
    ("access_page", &["access_audiences"]),
];

/// The columns of a table of such records by the names of the API, those of entries and
/// those of producing bodies: of a body there is a name and an identifier.
pub(super) fn columns(names: HashSet<String>) -> [Rc<Columns>; 2] {
    let of_entries = Columns {
        names,
        made_of: MADE_OF,
    };
    let of_bodies = Columns {
        names: ["name", "id"].map(str::to_owned).into(),
        made_of: &[],
    };
    [of_entries, of_bodies].map(Rc::new)
}

pub(super) fn record(value: Value) -> Result<Record, Refusal> {
    let mut said = Foreign::of(value).ok_or(FileError::UnknownForm)?;
    if is_hidden(&said) {
        return Err(Refusal::NotPublic);
    }
    said.take("private");
    let page = said.line("self_web_url");
    let list = portal(&said);
    let mut instants = ["metadata_modified_at", "last_modified"].iter();
    let instant = instants.find_map(|key| said.instant(key));
    let (openness, is_supposed) = openness(&mut said);
    let mut api = api(&mut said, openness)?;
    let description = said.take_text("description").unwrap_or_default();
    let producer = producer(&mut said);
    let harvest = said.inner("harvest");
    api.extra = said.rest::<Api>(FORM);
    Ok(Record {
        api,
        body: prose::markdown(&description, page.as_deref()),
        producer,
        list: Some(list.into()),
        instant,
        is_harvested: harvest.has_any(&["backend", "domain", "remote_id", "remote_url"]),
        supposed: is_supposed.then_some(LIST_IS_SILENT),
        ..Record::default()
    })
}

/// Whether it is a draft, or was withdrawn.
fn is_hidden(said: &Foreign) -> bool {
    said.get("private") == Some(&Value::Bool(true)) || said.has_any(&["archived_at", "deleted_at"])
}

/// What the catalogue has keys for.
fn api(said: &mut Foreign, openness: Openness) -> Result<Api, FileError> {
    let title = said.take_required("title")?;
    let made = || prose::slug_of(&title).map(Text::Owned);
    let slug = said.take_line("slug").or_else(made);
    let changed = said.day("metadata_modified_at");
    let mut api = Api {
        id: checked_slug(&slug.ok_or(FileError::MissingKey("slug"))?)?,
        title,
        openness,
        themes: themes(said),
        ..Api::default()
    };
    *api = Details {
        contacts: contacts(said),
        keywords: keywords(said),
        dataservice: said.take_line("id"),
        license: said.take_line("license"),
        datagouv: said.take_lines("datasets").into(),
        created: said.day("created_at"),
        changed: changed.or_else(|| said.day("last_modified")),
        ..Details::default()
    };
    api.last_update = api.changed.map(|date| Update {
        written: format!("{:02}/{:02}/{:04}", date.day, date.month, date.year).into(),
        date: Some(date),
    });
    links(said, &mut api);
    figures(said, &mut api);
    api.access = rules(said, &api);
    Ok(api)
}

/// The portal, by its host.
fn portal(said: &Foreign) -> Origin {
    let mut own = ["self_web_url", "self_api_url"].iter();
    let own = own.find_map(|key| said.line(key).filter(|url| is_address(url)));
    let url = own.as_deref().map_or(PORTAL, prose::site);
    let host = url.rsplit('/').next().unwrap_or(url);
    Origin {
        name: host.trim_start_matches("www.").to_owned(),
        provenance: Provenance {
            url: Some(Text::Owned(url.to_owned())),
            ..Provenance::default()
        },
        ..Origin::default()
    }
}

/// That of records that do not say from where they are.
const PORTAL: &str = "https://www.data.gouv.fr";

/// How open it is, and whether nothing says so: older records have two flags in place
/// of a word, or neither.
fn openness(said: &mut Foreign) -> (Openness, bool) {
    let known = match said.get("access_type").and_then(Value::as_str) {
        Some("open") => Some(Openness::Open),
        Some("open_with_account") => Some(Openness::Account),
        Some("restricted") => Some(Openness::Restricted),
        _ => None,
    };
    if let Some(openness) = known {
        said.take("access_type");
        return (openness, false);
    }
    let flag = |key| said.get(key).and_then(Value::as_bool);
    let asks = said.has_any(&["access_audiences", "authorization_request_url"]);
    match (flag("is_restricted"), flag("has_token")) {
        (Some(true), _) => (Openness::Restricted, false),
        (_, Some(true)) => (Openness::Account, false),
        (Some(false), _) => (Openness::Open, false),
        (None, _) if asks => (Openness::Restricted, true),
        (None, _) => (Openness::Open, true),
    }
}

/// The body that offers it, else the person.
fn producer(said: &mut Foreign) -> Body {
    let (organization, owner) = (said.inner("organization"), said.inner("owner"));
    let names = ["first_name", "last_name"].iter();
    let person: Vec<Text> = names.filter_map(|key| owner.line(key)).collect();
    let (key, mut of, name) = match organization.line("name") {
        Some(name) => ("organization", organization, name),
        None if !person.is_empty() => ("owner", owner, person.join(" ").into()),
        None => return Body::default(),
    };
    said.take(key);
    of.take("name");
    let mut body = Body::named(&name);
    if let Some(slug) = of.line("slug").and_then(|slug| checked_slug(&slug).ok()) {
        of.take("slug");
        body.of.id = slug;
    }
    body.of.acronym = of.take_line("acronym");
    body.extra = of.rest::<Producer>(key);
    body.is_name = false;
    body
}

/// Where to write to: the e-mail addresses and forms of those who answer questions.
fn contacts(said: &Foreign) -> List<Text> {
    let mut points = said.items("contact_points");
    points.push(said.inner("contact_point"));
    let answers = |point: &&Foreign| point.line("role").is_none_or(|role| role == "contact");
    let addresses = points.iter().filter(answers).flat_map(|point| {
        let addresses = ["email", "contact_form"].map(|key| point.contact(key));
        addresses.into_iter().flatten()
    });
    addresses.collect()
}

/// The themes of the catalogue for categories of high-value data.
const THEMES: [(&str, &str); 6] = [
    ("meteorologiques", "Météorologie"),
    ("entreprises-et-propriete-dentreprises", "Entreprise"),
    ("geospatiales", "Géographie"),
    ("mobilite", "Transport"),
    ("observation-de-la-terre-et-environnement", "Environnement"),
    ("statistiques", "Statistique"),
];

fn themes(said: &Foreign) -> List<Text> {
    let tags = said.get("tags").and_then(Value::as_array);
    let has = |name: &str| tags.is_some_and(|tags| tags.iter().any(|tag| tag == name));
    let themes = THEMES.into_iter().filter(|(tag, _)| has(tag));
    themes.map(|(_, theme)| Text::Borrowed(theme)).collect()
}

/// The tags, the acronym, and what is unusual of it.
fn keywords(said: &mut Foreign) -> List<Text> {
    let mut keywords = said.take_lines("tags");
    keywords.extend(said.take_line("acronym"));
    let format = said.take_line("format");
    keywords.extend(format.filter(|format| format != "REST"));
    let badges = said.items("badges");
    if badges
        .iter()
        .any(|badge| badge.line("kind").as_deref() == Some("hvd"))
    {
        keywords.push("Données de forte valeur".into());
    }
    keywords.into()
}

fn links(said: &mut Foreign, api: &mut Api) {
    let openness = api.openness;
    let links = &mut api.links;
    links.base = said.take_address("base_api_url");
    links.openapi = said
        .take_address("machine_documentation_url")
        .or_else(|| said.take_address("endpoint_description_url"));
    links.documentation = said.take_address("technical_documentation_url");
    links.monitoring = said.take_address("availability_url");
    links.rate_limiting = said.take_address("rate_limiting_url");
    links.successor = said.take_address("self_web_url");
    let remote = said.inner("harvest").take_address("remote_url");
    links.site = said.take_address("business_documentation_url").or(remote);
    let form = said.take_address("authorization_request_url");
    match openness {
        Openness::Restricted => links.request = form,
        Openness::Open | Openness::Account => links.account = form,
    }
}

fn figures(said: &mut Foreign, api: &mut Api) {
    api.rate_limiting.summary = said.take_line("rate_limiting");
    let percent = said.get("availability").and_then(Value::as_f64);
    if let Some(percent) = percent.filter(|percent| PERCENT.contains(*percent)) {
        said.take("availability");
        api.uptime = Some(percent);
    }
    let mut metrics = said.inner(FIGURES);
    if let Some(views) = metrics.get("views").and_then(Value::as_u64) {
        metrics.take("views");
        api.views = Some(views);
        said.put(FIGURES, metrics);
    }
}

/// A rule for each of those who may be given access or not; they stay where one of
/// them is none that is known.
fn rules(said: &mut Foreign, api: &Api) -> List<Rule> {
    let reason = reason(said);
    let audiences = said.items("access_audiences");
    let rules = audiences.iter().map(|audience| {
        let (_, label) = ROLES
            .into_iter()
            .find(|(role, _)| is(audience, "role", role))?;
        let mut conditions = CONDITIONS.into_iter();
        let (_, eligibility) = conditions.find(|(name, _)| is(audience, "condition", name))?;
        let form = api.links.request.as_deref();
        let form = form.filter(|_| eligibility != Eligibility::Ineligible);
        let form = form.filter(|form| !form.contains(['"', '<', '>']));
        let form = form.map(|form| format!("<Button href=\"{form}\">Demander un accès</Button>"));
        let reason = reason
            .clone()
            .filter(|_| eligibility != Eligibility::Eligible);
        let parts: Vec<String> = reason.into_iter().chain(form).collect();
        Some(Rule {
            labels: vec![Text::Borrowed(label)].into(),
            eligibility,
            description: parts.join("\n\n").into(),
            ..Rule::default()
        })
    });
    let rules: Option<Vec<Rule>> = rules.collect();
    if rules.is_some() {
        said.take("access_audiences");
    }
    rules.unwrap_or_default().into()
}

fn is(said: &Foreign, key: &str, value: &str) -> bool {
    said.line(key).as_deref() == Some(value)
}

/// The words of the portal, and the labels that the catalogue has for them.
const ROLES: [(&str, &str); 3] = [
    (
        "local_authority_and_administration",
        "Une collectivité ou une administration",
    ),
    (
        "company_and_association",
        "Une entreprise ou une association",
    ),
    ("private", "Un particulier"),
];

const CONDITIONS: [(&str, Eligibility); 3] = [
    ("yes", Eligibility::Eligible),
    ("under_condition", Eligibility::Conditional),
    ("no", Eligibility::Ineligible),
];

/// Why access is restricted, as Markdown. The keys stay: they say it in other words.
fn reason(said: &Foreign) -> Option<String> {
    let category = said.line("access_type_reason_category");
    let known = category.and_then(|category| {
        let (_, known) = REASONS.into_iter().find(|(name, _)| *name == category)?;
        Some(known.to_owned())
    });
    let own = said
        .line("access_type_reason")
        .map(|text| prose::markdown(&text, None));
    let reasons: Vec<String> = known.into_iter().chain(own).collect();
    let reasons = reasons.join(", ");
    let reasons = reasons.trim_end_matches('.');
    (!reasons.is_empty()).then(|| format!("Restriction\u{a0}: {reasons}."))
}

/// The reasons of article 13 of the INSPIRE directive.
const REASONS: [(&str, &str); 8] = [
    (
        "confidentiality_of_proceedings_of_public_authorities",
        "confidentialité des délibérations des autorités publiques",
    ),
    (
        "international_relations_public_security_or_national_defence",
        "relations internationales, sécurité publique ou défense nationale",
    ),
    (
        "course_of_justice_or_fair_trial",
        "bonne marche de la justice ou procès équitable",
    ),
    (
        "confidentiality_of_commercial_or_industrial_information",
        "secret commercial ou industriel",
    ),
    ("intellectual_property_rights", "propriété intellectuelle"),
    ("confidentiality_of_personal_data", "données personnelles"),
    (
        "protection_of_voluntary_information_suppliers",
        "protection de ceux qui informent de leur plein gré",
    ),
    ("protection_of_environment", "protection de l’environnement"),
];
