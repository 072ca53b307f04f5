//! The descriptors of Backstage (backstage.io): of an internal catalogue of software,
//! those of `kind: API`.

use serde_json::Value;

use super::Refusal;
use super::foreign::Foreign;
use super::prose;
use super::record::{Body, Record, checked_slug};
use crate::catalogue::api::Api;
use crate::catalogue::file_error::FileError;
use crate::catalogue::openness::Openness;
use crate::openapi::Endpoints;

/// The name of the form, in front of keys that mean something else here.
const FORM: &str = "backstage";

pub(super) fn record(value: Value) -> Result<Record, Refusal> {
    let mut said = Foreign::of(value).ok_or(FileError::UnknownForm)?;
    if said.take_line("kind").as_deref() != Some("API") {
        return Err(Refusal::NoApi);
    }
    said.take("apiVersion");
    let mut metadata = said.inner("metadata");
    let name = metadata.take_required("name")?;
    let mut spec = said.inner("spec");
    let owner = spec.take_line("owner");
    let mut api = Api {
        id: checked_slug(&name)?,
        title: metadata.take_line("title").unwrap_or(name),
        // Nothing inside a company is open to all.
        openness: Openness::Restricted,
        ..Api::default()
    };
    api.keywords = metadata.take_lines("tags").into();
    if spec.line("lifecycle").as_deref() == Some("deprecated") {
        // It can be called still: it is not closed.
        api.introduction = Some(DEPRECATED.into());
    }
    let links = metadata.items("links").into_iter();
    api.links.site = links.filter_map(|mut link| link.take_address("url")).next();
    let endpoints = definition(&mut spec, &mut api);
    let body = prose::markdown(&metadata.take_text("description").unwrap_or_default(), None);
    said.put("metadata", metadata);
    said.put("spec", spec);
    api.extra = said.rest::<Api>(FORM);
    Ok(Record {
        api,
        body,
        producer: owner.as_deref().map(owned_by).unwrap_or_default(),
        endpoints,
        supposed: Some("le descripteur ne dit pas qui y a accès"),
        ..Record::default()
    })
}

/// What is said before the text of an API that has `lifecycle: deprecated`.
const DEPRECATED: &str = "L’équipe qui la tient dit cette API en fin de vie (`deprecated`)\u{a0}: elle peut disparaître.";

/// The body of a reference: `group:default/team-a`, `team-a`.
fn owned_by(owner: &str) -> Body {
    let name = owner.rsplit(['/', ':']).next();
    Body::named(name.unwrap_or(owner))
}

/// What can be called by its definition; the address of one that is elsewhere. A
/// definition that is no OpenAPI document stays.
fn definition(spec: &mut Foreign, api: &mut Api) -> Option<Endpoints> {
    let mut elsewhere = spec.inner("definition");
    let address = ["$text", "$openapi", "$json", "$yaml"];
    api.links.openapi = address.iter().find_map(|key| elsewhere.take_address(key));
    if api.links.openapi.is_some() {
        spec.put("definition", elsewhere);
    }
    let text = spec.get("definition").and_then(Value::as_str)?;
    let endpoints = Endpoints::read(text).ok()?.facts();
    api.links.base = endpoints.servers.first().cloned();
    if !endpoints.operations.is_empty() {
        spec.take("definition");
    }
    Some(endpoints)
}
