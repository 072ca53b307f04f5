//! Where an API answers: of the addresses that a document gives, those that can
//! be called.

use serde_json::Value;

use super::{items, line, pairs};
use crate::catalogue::text::Text;

/// Most addresses of a document, and variables of an address, that are looked at.
const MOST: usize = 20;

/// Longest address, in bytes.
const LONGEST: usize = 2048;

/// The addresses of a document, and those that cannot be called, as written.
pub(super) fn of(value: &Value) -> (Vec<Text>, Vec<Text>) {
    let servers = items(&value["servers"]).filter_map(|server| {
        let url = line(&server["url"]).filter(|url| url.len() <= LONGEST)?;
        let defaults = pairs(&server["variables"]).take(MOST);
        Some(
            defaults.fold(url, |url, (name, of)| match line(&of["default"]) {
                Some(default) => url.replace(&format!("{{{name}}}"), &default).into(),
                None => url,
            }),
        )
    });
    let all = servers.chain(of_host(value)).take(MOST);
    all.partition(|url| is_usable(url))
}

/// The address of Swagger 2.0, in parts; by HTTPS where it may be.
fn of_host(value: &Value) -> Option<Text> {
    let base = line(&value["basePath"]);
    let Some(host) = line(&value["host"]) else {
        return base;
    };
    let is_plain = items(&value["schemes"]).all(|scheme| scheme == "http")
        && items(&value["schemes"]).next().is_some();
    let scheme = if is_plain { "http" } else { "https" };
    Some(format!("{scheme}://{host}{}", base.unwrap_or_default()).into())
}

/// Whether an address can be called from anywhere: whole, without a hole to
/// fill, its host a public name.
pub(super) fn is_usable(url: &str) -> bool {
    let rest = ["https://", "http://"]
        .iter()
        .find_map(|scheme| url.strip_prefix(scheme));
    let Some(rest) = rest else {
        return false;
    };
    let has_hole = url.contains(['{', '}', '<', '>', '$', ' ', '"', '\'', '\\', '`']);
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host
        .split(':')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    !has_hole && is_public(&host)
}

/// Names that are reserved for examples and tests or for use at home (RFC 2606, RFC
/// 6762).
const NO_TOPS: [&str; 8] = [
    "test",
    "example",
    "invalid",
    "localhost",
    "local",
    "localdomain",
    "internal",
    "lan",
];

fn is_public(host: &str) -> bool {
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    let Some((before, top)) = host.rsplit_once('.') else {
        return false;
    };
    let is_example = before == "example" || before.ends_with(".example");
    let is_number = top.bytes().all(|byte| byte.is_ascii_digit());
    !is_example
        && !is_number
        && !before.is_empty()
        && host.chars().all(is_name)
        && !NO_TOPS.contains(&top)
}
