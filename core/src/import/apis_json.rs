//! APIs.json (apisjson.org): a list of APIs with the addresses of all there is of each.

use std::rc::Rc;

use serde_json::Value;

use super::Refusal;
use super::foreign::Foreign;
use super::prose;
use super::record::{Body, LIST_IS_SILENT, Origin, Record, checked_slug};
use crate::catalogue::api::{Api, Links};
use crate::catalogue::file_error::FileError;
use crate::catalogue::openness::Openness;
use crate::catalogue::provenance::Provenance;
use crate::catalogue::text::{List, Text};
use crate::check::is_address;

/// The name of the form, in front of keys that mean something else here.
const FORM: &str = "apis_json";

/// The APIs of a list, each with what it is called.
pub(super) fn records(value: Value) -> Vec<(Option<String>, Result<Record, Refusal>)> {
    let mut list = Foreign::of(value).unwrap_or_default();
    let apis = list.items("apis").into_iter();
    list.take("apis");
    let origin = origin(list).map(Rc::new);
    let named = |api: &Foreign| api.line("aid").or_else(|| api.line("name"));
    apis.map(|api| {
        let name = named(&api).map(Text::into_owned);
        (name, record(api, origin.clone()))
    })
    .collect()
}

/// The list, where it has a name.
fn origin(mut said: Foreign) -> Option<Origin> {
    let name = said.take_line("name")?.into_owned();
    let mut common = said.items("common").into_iter();
    let licence = common.find(|common| common.line("type").as_deref() == Some("License"));
    let licence = licence.unwrap_or_default();
    let provenance = Provenance {
        url: said.take_address("url"),
        note: said.take_line("description").filter(|note| **note != *name),
        licence: licence.line("name"),
        licence_url: licence.line("url").filter(|url| is_address(url)),
        ..Provenance::default()
    };
    let changed = said.instant("modified").or_else(|| said.instant("created"));
    Some(Origin {
        name,
        provenance,
        extra: said.rest::<Provenance>(FORM),
        changed,
    })
}

fn record(mut said: Foreign, list: Option<Rc<Origin>>) -> Result<Record, Refusal> {
    let title = said.take_required("name")?;
    let own = said.line("aid").filter(|aid| !aid.contains("://"));
    let own = own.as_deref().and_then(|aid| aid.rsplit(':').next());
    let slug = own.map(str::to_owned).or_else(|| prose::slug_of(&title));
    let mut api = Api {
        id: checked_slug(&slug.ok_or(FileError::MissingKey("aid"))?)?,
        title,
        ..Api::default()
    };
    api.keywords = said.take_lines("tags").into();
    api.contacts = contacts(&said);
    api.links.base = said.take_address("baseURL");
    api.links.site = said.take_address("humanURL");
    for property in said.items("properties") {
        link(&property, &mut api.links);
    }
    let guessed = match (&api.links.account, has(&said, "Authentication")) {
        (Some(_), _) => Openness::Account,
        (None, true) => Openness::Restricted,
        (None, false) => Openness::Open,
    };
    let openness = openness(&said);
    api.openness = openness.unwrap_or(guessed);
    if openness == Some(Openness::Restricted) {
        // Who must be let in asks where others sign up.
        api.links.request = api.links.account.take();
    }
    let body = prose::markdown(&said.take_text("description").unwrap_or_default(), None);
    api.extra = said.rest::<Api>(FORM);
    let producer = list.as_ref().map(|list| Body::named(&list.name));
    Ok(Record {
        api,
        body,
        producer: producer.unwrap_or_default(),
        instant: list.as_ref().and_then(|list| list.changed),
        list,
        supposed: openness.is_none().then_some(LIST_IS_SILENT),
        ..Record::default()
    })
}

/// The openness that lists of this program say.
fn openness(said: &Foreign) -> Option<Openness> {
    let name = said.line("x-openness")?;
    Openness::ALL
        .into_iter()
        .find(|openness| openness.name() == name)
}

/// Puts a property where the catalogue has a place for it. Properties stay as they are:
/// there are more of them than places.
fn link(property: &Foreign, links: &mut Links) {
    let place = match property.line("type").as_deref() {
        Some("OpenAPI" | "Swagger") => &mut links.openapi,
        Some("Documentation" | "API Documentation") => &mut links.documentation,
        Some("SignUp" | "Sign Up") => &mut links.account,
        Some("Status" | "StatusPage" | "Status Page") => &mut links.monitoring,
        Some("RateLimits" | "Rate Limits") => &mut links.rate_limiting,
        _ => return,
    };
    let url = property.line("url").filter(|url| is_address(url));
    *place = place.take().or(url);
}

fn has(said: &Foreign, name: &str) -> bool {
    let mut properties = said.items("properties").into_iter();
    properties.any(|property| property.line("type").as_deref() == Some(name))
}

fn contacts(said: &Foreign) -> List<Text> {
    let contacts = said.items("contact").into_iter();
    let email = |contact: Foreign| contact.contact("email").or_else(|| contact.contact("url"));
    contacts.filter_map(email).collect()
}
