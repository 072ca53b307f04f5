//! APIs as an APIs.json document (apisjson.org), by which catalogues of APIs are
//! exchanged. What an entry does not say is left out.

use serde_json::{Map, Value, json};

use super::record::Record;
use crate::catalogue::Catalogue;
use crate::catalogue::api::Api;
use crate::catalogue::date::Date;
use crate::catalogue::text::Text;
use crate::markdown::link;
use crate::page::Target;

const VERSION: &str = "0.19";

/// The document of these APIs, written on the day `today`.
pub(crate) fn apis_json(catalogue: &Catalogue, records: &[Record<'_>], today: Date) -> Value {
    let source = catalogue.provenance();
    let name = source.map_or("apicat", |source| &source.name);
    let url = source.and_then(|source| source.url.as_deref());
    let state = source.and_then(|source| Date::parse_iso(source.state.as_deref()?));
    let note = source.and_then(|source| source.note.as_deref());
    let licence = source.and_then(|source| {
        let name = source.licence.as_deref()?;
        Some(json!([{ "type": "License", "name": name, "url": source.licence_url.as_deref()? }]))
    });
    object([
        ("name", Some(name.into())),
        ("description", Some(note.unwrap_or(name).into())),
        ("url", url.map(Value::from)),
        ("created", Some(today.to_string().into())),
        ("modified", Some(state.unwrap_or(today).to_string().into())),
        ("specificationVersion", Some(VERSION.into())),
        ("apis", Some(records.iter().map(of_record).collect())),
        ("common", licence),
        ("maintainers", Some(json!([contact(name, "url", url)]))),
    ])
}

fn of_record(record: &Record<'_>) -> Value {
    let (catalogue, api) = (record.catalogue, record.api);
    let tags = api.themes.iter().chain(api.keywords.iter());
    let producer = catalogue.producer(api);
    let contacts = api.contacts.iter().filter_map(|address| {
        match link::resolve_contact(address, &|_| false) {
            Target::Mail(mail) => Some(contact(&producer.name, "email", Some(&mail))),
            Target::Web(page) => Some(contact(&producer.name, "url", Some(&page))),
            _ => None,
        }
    });
    let contacts: Vec<Value> = contacts.collect();
    let is_said = api.openness_source.is_none();
    object([
        ("aid", Some(api.id.as_ref().into())),
        ("name", Some(api.title.as_ref().into())),
        ("description", Some(api.tagline.as_ref().into())),
        ("humanURL", Some(human_page(api).into())),
        ("baseURL", base_address(catalogue, api).map(Value::from)),
        (
            "tags",
            Some(tags.map(AsRef::as_ref).map(Value::from).collect()),
        ),
        ("properties", Some(properties(api))),
        ("contact", (!contacts.is_empty()).then_some(contacts.into())),
        ("x-openness", is_said.then(|| api.openness.name().into())),
    ])
}

/// Where a person reads of it: at its own, else in the State's living list.
fn human_page(api: &Api) -> String {
    let own = [&api.links.site, &api.links.documentation].into_iter();
    let mut own = own.filter_map(web);
    own.next().unwrap_or_else(|| link::successor(api))
}

fn base_address(catalogue: &Catalogue, api: &Api) -> Option<String> {
    let server = || {
        let endpoints = catalogue.endpoints(&api.id)?.ok()?;
        endpoints.servers.first().cloned()
    };
    let base = api.links.base.clone().or_else(server)?;
    Some(base.into_owned())
}

/// Its addresses, each with the type that the format has for it.
fn properties(api: &Api) -> Value {
    let links = &api.links;
    let typed = [
        ("OpenAPI", &links.openapi),
        ("Documentation", &links.documentation),
        ("SignUp", &links.request),
        ("SignUp", &links.account),
        ("StatusPage", &links.monitoring),
        ("RateLimits", &links.rate_limiting),
        ("x-statistics", &links.statistics),
    ];
    let property = |(kind, address)| Some(json!({ "type": kind, "url": web(address)? }));
    typed.into_iter().filter_map(property).collect()
}

fn web(address: &Option<Text>) -> Option<String> {
    match link::resolve(address.as_deref()?, &|_| false) {
        Target::Web(address) => Some(address),
        _ => None,
    }
}

/// Somebody to write to.
fn contact(name: &str, key: &'static str, address: Option<&str>) -> Value {
    object([("FN", Some(name.into())), (key, address.map(Value::from))])
}

/// The pairs that have a value.
fn object<const N: usize>(pairs: [(&'static str, Option<Value>); N]) -> Value {
    let pairs = pairs.into_iter();
    let said = pairs.filter_map(|(key, value)| Some((key.to_owned(), value?)));
    said.collect::<Map<String, Value>>().into()
}
