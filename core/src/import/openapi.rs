//! An OpenAPI document as an entry: what it is called, where it answers, whom to write
//! to, and what can be called.

use serde_json::Value;

use super::Refusal;
use super::foreign::Foreign;
use super::prose;
use super::record::{Body, Record, checked_slug};
use crate::catalogue::api::Api;
use crate::catalogue::file_error::FileError;
use crate::catalogue::openness::Openness;
use crate::catalogue::text::{List, Text};
use crate::openapi::Endpoints;

/// The name of the form, in front of keys that mean something else here.
const FORM: &str = "openapi";

pub(super) fn record(mut value: Value) -> Result<Record, Refusal> {
    let endpoints = Endpoints::of(&value).ok_or(FileError::NotOpenApi)?.facts();
    let mut external = Foreign::of(value["externalDocs"].take()).unwrap_or_default();
    let tags = value["tags"].take();
    let mut said = Foreign::of(value["info"].take()).ok_or(FileError::NotOpenApi)?;
    let title = said.take_required("title")?;
    let id = prose::slug_of(&title).ok_or(FileError::MissingKey("title"))?;
    // Who is given a key, no document says.
    let (openness, supposed) = match endpoints.security.is_empty() {
        true => (Openness::Open, "le document OpenAPI ne demande rien"),
        false => (
            Openness::Restricted,
            "le document OpenAPI demande une clé ou un jeton",
        ),
    };
    let mut api = Api {
        id: checked_slug(&id)?,
        title,
        openness,
        ..Api::default()
    };
    api.tagline = said.take_line("summary").unwrap_or_default();
    api.license = license(&mut said);
    api.keywords = names(tags);
    api.links.base = endpoints.servers.first().cloned();
    api.links.documentation = external.take_address("url");
    let body = prose::markdown(&said.take_text("description").unwrap_or_default(), None);
    let name = contact(&mut said, &mut api);
    let host = api.links.base.as_deref();
    let host = host.and_then(|base| base.split('/').nth(2));
    let producer = name.as_deref().or(host).map(Body::named);
    api.extra = said.rest::<Api>(FORM);
    Ok(Record {
        api,
        body,
        producer: producer.unwrap_or_default(),
        endpoints: Some(endpoints),
        supposed: Some(supposed),
        ..Record::default()
    })
}

/// The licence, by its identifier or its name; the rest of it stays.
fn license(said: &mut Foreign) -> Option<Text> {
    let mut license = said.inner("license");
    let identifier = license.take_line("identifier");
    let name = identifier.or_else(|| license.take_line("name"))?;
    said.put("license", license);
    Some(name)
}

/// Whom to write to; returns the name of who that is.
fn contact(said: &mut Foreign, api: &mut Api) -> Option<Text> {
    let mut contact = said.inner("contact");
    let email = contact.contact("email");
    if email.is_some() {
        contact.take("email");
    }
    let page = contact.take_address("url");
    api.contacts = email.into_iter().chain(page).collect();
    let name = contact.take_line("name");
    said.put("contact", contact);
    name
}

/// The names of tags.
fn names(tags: Value) -> List<Text> {
    let Value::Array(tags) = tags else {
        return List::default();
    };
    let names = tags.into_iter();
    names
        .filter_map(|tag| Foreign::of(tag)?.line("name"))
        .collect()
}
