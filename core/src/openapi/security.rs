//! How a caller is known.

use serde_json::Value;

use super::reference::Root;
use super::{items, line, pairs};
use crate::catalogue::text::{List, Text};

/// A way to be known, by the name that operations call it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scheme {
    pub name: Text,
    pub credential: Credential,
    /// Where a token is given, by OAuth 2.0.
    pub token_url: Option<Text>,
}

/// What a request shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Credential {
    /// A token behind `Bearer`.
    #[default]
    Bearer,
    /// A name and a password.
    Basic,
    /// A header of that name.
    Header(Text),
    /// A part of the query of that name.
    Query(Text),
    Cookie(Text),
    /// A certificate.
    Certificate,
    /// Something else, by its word.
    Other(Text),
}

/// Most schemes of a document, and alternatives of an operation, that are looked
/// at.
const MOST: usize = 32;

/// The schemes of a document, first the one that every operation takes.
pub(super) fn schemes(root: Root<'_>) -> Vec<Scheme> {
    let value = root.value();
    let named = pairs(&value["components"]["securitySchemes"]);
    let named = named.chain(pairs(&value["securityDefinitions"]));
    let mut schemes: Vec<Scheme> = named
        .take(MOST)
        .filter_map(|(name, scheme)| Scheme::of(name, root.resolve(scheme)))
        .collect();
    let usual = items(&value["security"])
        .take(MOST)
        .find_map(|one| one.as_object()?.keys().next());
    let usual = usual.and_then(|usual| schemes.iter().position(|scheme| scheme.name == *usual));
    if let Some(usual) = usual {
        schemes[..=usual].rotate_right(1);
    }
    schemes
}

impl Scheme {
    fn of(name: &str, scheme: &Value) -> Option<Self> {
        let word = |key: &str| line(&scheme[key]).unwrap_or_default().to_ascii_lowercase();
        let key = || line(&scheme["name"]);
        let credential = match word("type").as_str() {
            "http" => match word("scheme").as_str() {
                "basic" => Credential::Basic,
                "bearer" => Credential::Bearer,
                other => Credential::Other(other.to_owned().into()),
            },
            "basic" => Credential::Basic,
            "apikey" => match word("in").as_str() {
                "query" => Credential::Query(key()?),
                "cookie" => Credential::Cookie(key()?),
                _ => Credential::Header(key()?),
            },
            "oauth2" | "openidconnect" => Credential::Bearer,
            "mutualtls" => Credential::Certificate,
            other => Credential::Other(other.to_owned().into()),
        };
        let mut flows = pairs(&scheme["flows"]).map(|(_, flow)| &flow["tokenUrl"]);
        let token = flows.find_map(line).or_else(|| line(&scheme["tokenUrl"]));
        Some(Self {
            name: line(&Value::from(name))?,
            credential,
            token_url: token.filter(|url| super::server::is_usable(url)),
        })
    }
}

/// The schemes that an operation takes together: of its alternatives the first
/// that is known. None where that is the usual one.
pub(super) fn of_operation(
    root: Root<'_>,
    operation: &Value,
    schemes: &[Scheme],
) -> Option<List<Text>> {
    let usual = &schemes.first()?.name;
    let said = operation
        .get("security")
        .or_else(|| root.value().get("security"));
    let known = |name: &Text| schemes.iter().any(|scheme| scheme.name == *name);
    let alternatives = items(said.unwrap_or(&Value::Null)).take(MOST).map(|one| {
        let names = pairs(one)
            .take(MOST)
            .filter_map(|(name, _)| line(&Value::from(name.as_str())));
        names.filter(known).collect::<Vec<Text>>()
    });
    let mut alternatives: Vec<Vec<Text>> = alternatives.collect();
    alternatives.sort_by_key(Vec::is_empty);
    let taken = alternatives.into_iter().next().unwrap_or_default();
    (taken.as_slice() != std::slice::from_ref(usual)).then(|| taken.into())
}
