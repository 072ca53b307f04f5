//! What is wrong with a guide by itself, and with the needs of whatever has
//! them.

use super::Rules;
use super::diagnostics::Diagnostics;
use super::head::KeyChecker;
use super::house;
use super::node::Node;
use super::place::SourceText;
use super::texts::TextChecker;
use super::whole::Claims;
use crate::catalogue::clean::clean_line;
use crate::catalogue::guide::Guide;
use crate::catalogue::keys::UnknownKey;
use crate::catalogue::lint::Lint;
use crate::catalogue::profile::Profile;
use crate::find::nearest_word;

/// Checks a guide; returns what only the whole catalogue can judge.
pub(super) fn checked(
    guide: &Guide,
    root: &Node<'_>,
    text: &SourceText<'_>,
    rules: Rules,
    unknown: &[UnknownKey],
    diagnostics: &mut Diagnostics,
) -> Claims {
    if rules.is_house {
        house::check_tagline(&guide.tagline, root, text, diagnostics);
        house::check_needs(&guide.needs, root, text, diagnostics);
    }
    let mut head = KeyChecker::new(text, diagnostics);
    head.check_keys(root, guide, unknown);
    head.check_lifecycle(root, &guide.lifecycle);
    let mut links = head.links;
    let list = |key: &str| root.get(key).map(|node| node.items()).unwrap_or_default();
    for profile in list("for") {
        let found = clean_line(profile.text().unwrap_or_default());
        let names = Profile::ALL.map(Profile::name);
        if !names.contains(&found.as_str()) {
            let near = nearest_word(&found, names);
            let lint = Lint::UnknownProfile { found, near };
            diagnostics.add(lint, || text.spot(&profile.spot));
        }
    }
    let named = list("apis").into_iter().filter_map(|api| {
        let place = text.spot(&api.spot);
        Some((clean_line(api.text()?), place))
    });
    let named = named.collect();
    let mut checker = TextChecker::new(text, None, diagnostics);
    checker.check_body();
    links.append(&mut checker.links);
    Claims {
        links,
        headings: checker.headings,
        named,
        ..Claims::of(root, text)
    }
}
