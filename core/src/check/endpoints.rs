//! What is wrong with a file of what can be called by itself: its keys, its
//! addresses.

use super::address::lint_of;
use super::diagnostics::Diagnostics;
use super::head::KeyChecker;
use super::node::Node;
use super::place::SourceText;
use super::whole::Claims;
use crate::catalogue::clean::clean_line;
use crate::catalogue::date::Date;
use crate::catalogue::keys::UnknownKey;
use crate::catalogue::lint::Lint;
use crate::markdown::link;

/// Checks a file; returns what only the whole catalogue can judge.
pub(super) fn checked(
    root: &Node<'_>,
    text: &SourceText<'_>,
    unknown: &[UnknownKey],
    diagnostics: &mut Diagnostics,
) -> Claims {
    KeyChecker::new(text, diagnostics).unknown_keys(unknown);
    let document = root
        .get("document")
        .and_then(|document| document.get("url"));
    let servers = root
        .get("servers")
        .iter()
        .flat_map(Node::items)
        .collect::<Vec<_>>();
    for node in document.iter().chain(&servers) {
        let address = node.text().unwrap_or_default();
        if let Some(lint) = lint_of(address, &link::resolve(address, &|_| true)) {
            diagnostics.add(lint, || text.spot(&node.spot));
        }
    }
    let date = root
        .get("document")
        .and_then(|document| document.get("date"));
    if let Some((date, found)) = date.as_ref().and_then(|date| Some((date, date.text()?)))
        && Date::parse_iso(found).is_none()
    {
        let lint = Lint::NotADate {
            found: clean_line(found),
            is_iso: true,
        };
        diagnostics.add(lint, || text.spot(&date.spot));
    }
    let operations_of = root.get("operations_of").and_then(|node| {
        let place = text.spot(&node.spot);
        Some((clean_line(node.text()?), place))
    });
    let operations = root.get("operations");
    if operations_of.is_none() && operations.is_none_or(|node| node.items().is_empty()) {
        diagnostics.add(Lint::NoEndpoints, || None);
    }
    Claims {
        operations_of,
        ..Claims::default()
    }
}
