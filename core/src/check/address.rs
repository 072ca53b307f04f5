//! Where the addresses of an entry lead, as far as the file alone can say.

use crate::catalogue::clean::clean_line;
use crate::catalogue::diagnostic::Place;
use crate::catalogue::lint::Lint;
use crate::catalogue::source::EntryKind;
use crate::markdown::link;
use crate::page::{SITE, Target};

/// A link to an entry or a guide, which only the whole catalogue can judge.
pub(super) struct EntryLink {
    pub(super) kind: EntryKind,
    pub(super) slug: String,
    pub(super) anchor: Option<String>,
    pub(super) place: Option<Place>,
}

impl EntryLink {
    /// The link of an address, `path` being what follows `/les-api/` in it. A
    /// page of the site about the entry may follow its slug.
    pub(super) fn new(path: &str, address: &str, place: Option<Place>) -> Self {
        let slug = path.split('/').next().unwrap_or_default();
        let is_entry = slug == path;
        let anchor = address.find('#').filter(|_| is_entry);
        let anchor = anchor.map(|at| link::resolve(&address[at..], &|_| true));
        Self {
            kind: EntryKind::Api,
            slug: slug.to_owned(),
            anchor: match anchor {
                Some(Target::Section(anchor)) => Some(anchor),
                _ => None,
            },
            place,
        }
    }

    /// The link to a guide.
    pub(super) fn to_guide(name: &str, place: Option<Place>) -> Self {
        let slug = name.strip_prefix("guides/").unwrap_or(name);
        Self {
            kind: EntryKind::Guide,
            slug: slug.to_owned(),
            anchor: None,
            place,
        }
    }
}

/// Whether a text is a whole address that leads out of any catalogue.
pub fn is_address(text: &str) -> bool {
    match link::resolve(text, &|_| true) {
        Target::Web(address) => address == text && has_host(text),
        Target::Mail(address) => is_mail(&address),
        _ => false,
    }
}

/// What is wrong with an address, understood as `target`.
pub(super) fn lint_of(text: &str, target: &Target) -> Option<Lint> {
    let is_address = match target {
        Target::Web(address) => has_host(address),
        Target::Mail(address) => is_mail(address),
        Target::Entry(_)
        | Target::EntrySection { .. }
        | Target::Guide(_)
        | Target::Search
        | Target::Section(_) => true,
        Target::Other(_) => false,
    };
    let found = clean_line(text);
    if found.is_empty() {
        None
    } else if !is_address {
        Some(Lint::NotAnAddress { found })
    } else if let Target::Web(address) = target
        && is_of_closed_site(address)
    {
        Some(Lint::ClosedSite { found })
    } else {
        None
    }
}

/// Whether an address is of a page that was made of the entries themselves and
/// ended with the public site, in April 2025.
pub(super) fn is_of_closed_site(address: &str) -> bool {
    let path = address
        .strip_prefix(SITE)
        .and_then(|path| path.strip_prefix('/'));
    let page = path.and_then(|path| path.split(['/', '?', '#']).next());
    page.is_some_and(|page| ["swaggers", "documentation"].contains(&page))
}

/// Whether a web address names a host: letters without spaces.
fn has_host(address: &str) -> bool {
    let host = address.split("://").nth(1).unwrap_or_default();
    let host = host.split(['/', '?', '#']).next().unwrap_or_default();
    !host.is_empty() && !address.contains(char::is_whitespace)
}

/// Whether an e-mail address has a name, an at-sign and a domain.
fn is_mail(address: &str) -> bool {
    let bare = address.split('?').next().unwrap_or_default();
    let Some((name, domain)) = bare.rsplit_once('@') else {
        return false;
    };
    let is_one = !bare.contains([';', ',']) && !bare.contains(char::is_whitespace);
    !name.is_empty() && domain.contains('.') && is_one
}
