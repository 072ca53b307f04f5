//! Where the addresses of catalogue texts lead.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use super::{Context, Phrase};
use crate::catalogue::api::Api;
use crate::catalogue::clean::clean;
use crate::page::{SITE, Target};

/// False for `#` alone, the page that one is on.
pub(super) fn leads(address: &str) -> bool {
    !matches!(address.trim(), "" | "#")
}

/// Understands an address: a path or page of the public site that names an
/// entry or a guide known to the catalogue (`guides/…`) leads there; other paths of the site
/// become full addresses; only `http`, `https` and `mailto` can be followed.
pub fn resolve(address: &str, knows: &dyn Fn(&str) -> bool) -> Target {
    let address = &*without_controls(address.trim());
    if let Some(host) = address.strip_prefix("//") {
        return Target::Web(format!("https://{host}"));
    }
    let path = address
        .strip_prefix(SITE)
        .or_else(|| address.strip_prefix("http://api.gouv.fr"));
    let path = path.filter(|path| path.is_empty() || path.starts_with(['/', '#', '?']));
    if let Some(path) = path.or_else(|| address.starts_with('/').then_some(address)) {
        return on_site(path, knows);
    }
    if let Some(anchor) = address.strip_prefix('#') {
        return Target::Section(percent_decoded(anchor));
    }
    let scheme = address.split(':').next().unwrap_or_default();
    let rest = address.get(scheme.len() + 1..);
    match (scheme.to_ascii_lowercase().as_str(), rest) {
        ("http" | "https", Some(rest)) if rest.starts_with("//") => Target::Web(address.to_owned()),
        ("mailto", Some(rest)) => Target::Mail(percent_decoded(rest)),
        _ => Target::Other(address.to_owned()),
    }
}

/// What stands for a link without text.
pub(super) fn shown(target: &Target, context: &Context<'_>) -> String {
    match target {
        Target::Web(address) | Target::Mail(address) | Target::Other(address) => address.clone(),
        Target::Entry(slug) | Target::EntrySection { slug, .. } | Target::Guide(slug) => {
            slug.clone()
        }
        Target::Section(heading) => heading.clone(),
        Target::Search => (context.say)(Phrase::Search).to_owned(),
    }
}

/// The page of an open data set, by its identifier; an address stays as it is.
pub fn dataset(id: &str) -> Target {
    let page = format!("https://www.data.gouv.fr/fr/datasets/{id}/");
    let address = if id.contains("://") { id } else { &page };
    resolve(address, &|_| false)
}

/// The page of an API in the State's living list, as its entry names it: a web
/// address.
pub fn named_successor(api: &Api) -> Option<String> {
    match resolve(api.links.successor.as_deref()?, &|_| false) {
        Target::Web(address) => Some(address),
        _ => None,
    }
}

/// The same, else a search for the title of the API there.
pub fn successor(api: &Api) -> String {
    named_successor(api).unwrap_or_else(|| search(&api.title))
}

/// A search for some words in the State's living list.
pub(crate) fn search(words: &str) -> String {
    let words = utf8_percent_encode(words, RESERVED);
    format!("https://www.data.gouv.fr/dataservices/search?q={words}")
}

/// All but the unreserved characters of RFC 3986, section 2.3.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// What takes the place of an API: a slug that the catalogue knows, else an
/// address.
pub fn replacement(named: &str, knows: &dyn Fn(&str) -> bool) -> Target {
    if knows(named) {
        Target::Entry(named.to_owned())
    } else {
        resolve(named, knows)
    }
}

/// Understands what front matter gives as a contact: a bare e-mail address, or
/// an address as in texts.
pub fn resolve_contact(address: &str, knows: &dyn Fn(&str) -> bool) -> Target {
    let is_mail =
        address.contains('@') && !address.contains("://") && !address.starts_with("mailto:");
    if is_mail {
        Target::Mail(address.to_owned())
    } else {
        resolve(address, knows)
    }
}

/// `path` is a path of the public site, with what may follow it.
fn on_site(path: &str, knows: &dyn Fn(&str) -> bool) -> Target {
    let end = path.find(['#', '?']).unwrap_or(path.len());
    let bare = path[..end].trim_end_matches('/');
    if let Some(slug) = bare.strip_prefix("/les-api/") {
        let slug = percent_decoded(slug);
        if knows(&slug) {
            return match path
                .split_once('#')
                .map(|(_, anchor)| percent_decoded(anchor))
            {
                Some(heading) if !heading.is_empty() => Target::EntrySection { slug, heading },
                _ => Target::Entry(slug),
            };
        }
    }
    if let Some(slug) = bare.strip_prefix("/guides/") {
        let slug = percent_decoded(slug);
        let path = format!("guides/{slug}");
        if knows(&path) {
            // An API of the same name is found first.
            return Target::Guide(if knows(&slug) { path } else { slug });
        }
    }
    if bare == "/rechercher-api" {
        return Target::Search;
    }
    Target::Web(format!("{SITE}{path}"))
}

/// `text` with its `%XX` replaced, where that gives valid UTF-8 without
/// control characters; else as it is.
fn percent_decoded(text: &str) -> String {
    match percent_decode_str(text).decode_utf8() {
        Ok(decoded) if matches!(without_controls(&decoded), Cow::Borrowed(_)) => {
            decoded.into_owned()
        }
        _ => text.to_owned(),
    }
}

/// An address on one line, without what a terminal would obey: `&#27;` of
/// Markdown and `%1B` are characters only now.
fn without_controls(address: &str) -> Cow<'_, str> {
    if address.contains(['\n', '\t']) {
        Cow::Owned(clean(&address.replace(['\n', '\t'], "")).into_owned())
    } else {
        clean(address)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn target(address: &str) -> Target {
        resolve(address, &|slug| slug == "api-geo")
    }

    #[test]
    fn addresses_lead_where_they_say() {
        let web = |address: &str| Target::Web(address.to_owned());
        for (address, expected) in [
            ("https://a.fr/b?c#d", web("https://a.fr/b?c#d")),
            ("HTTP://a.fr", web("HTTP://a.fr")),
            ("/les-api/api-geo", Target::Entry("api-geo".into())),
            (
                "https://api.gouv.fr/les-api/api-geo#donn%C3%A9es",
                Target::EntrySection {
                    slug: "api-geo".into(),
                    heading: "données".into(),
                },
            ),
            ("/les-api/api-geo#", Target::Entry("api-geo".into())),
            (
                "/les-api/unknown#x",
                web("https://api.gouv.fr/les-api/unknown#x"),
            ),
            ("/rechercher-api?q=a", Target::Search),
            ("/guides/x", web("https://api.gouv.fr/guides/x")),
            ("//cdn.fr/x", web("https://cdn.fr/x")),
            (
                "https://api.gouv.fr.evil.example/les-api/api-geo",
                web("https://api.gouv.fr.evil.example/les-api/api-geo"),
            ),
            ("#les-donn%C3%A9es", Target::Section("les-données".into())),
            ("mailto:a@b.fr", Target::Mail("a@b.fr".into())),
            (
                "javascript:alert(1)",
                Target::Other("javascript:alert(1)".into()),
            ),
            (
                "file:///etc/passwd",
                Target::Other("file:///etc/passwd".into()),
            ),
            ("https:", Target::Other("https:".into())),
            ("", Target::Other(String::new())),
        ] {
            assert_eq!(target(address), expected, "{address}");
        }
    }

    #[test]
    fn contacts_are_mail_or_web() {
        let contact = |address| resolve_contact(address, &|_| false);
        assert_eq!(contact("a@b.fr"), Target::Mail("a@b.fr".into()));
        assert_eq!(
            contact("https://a.fr/@team"),
            Target::Web("https://a.fr/@team".into())
        );
    }

    #[test]
    fn percent_escapes_never_make_control_characters() {
        assert_eq!(percent_decoded("a%1b[31m"), "a%1b[31m");
        assert_eq!(percent_decoded("100%"), "100%");
        assert_eq!(percent_decoded("%ff"), "%ff");
    }
}
