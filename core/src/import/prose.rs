//! The texts of foreign documents: what of them is a tagline or a slug, and their
//! Markdown where a catalogue shows it.

use crate::catalogue::clean::clean_line;
use crate::catalogue::fold;
use crate::catalogue::slug;
use crate::check::is_address;
use crate::markdown::link_scan::{Referent, scan};
use crate::markdown::{self, Context, link};
use crate::page::{Block, Target, text_of};

/// Longest tagline, in characters.
const LONGEST_TAGLINE: usize = 160;

/// The first sentence of the first paragraph, without Markdown and full stop.
pub(super) fn tagline(markdown: &str) -> Option<String> {
    let context = Context {
        say: &|_| "",
        knows: &|_| false,
        request: None,
    };
    let blocks = markdown::parse(markdown, &context);
    let mut paragraphs = blocks.iter().filter_map(|block| match block {
        Block::Paragraph(text) => Some(clean_line(&text_of(text))),
        _ => None,
    });
    // A word alone is the name of a picture.
    let first = paragraphs.find(|text| text.contains(' '))?;
    let words: Vec<&str> = first.split(' ').collect();
    let ends = |pair: &[&str]| {
        pair[0].ends_with(['.', '!', '?']) && pair[1].starts_with(char::is_uppercase)
    };
    let count = words
        .windows(2)
        .position(ends)
        .map_or(words.len(), |at| at + 1);
    let sentence = words[..count].join(" ");
    let sentence = sentence.trim_end_matches(['.', ':', ' ', '\u{a0}', '\u{202f}']);
    (!sentence.is_empty()).then(|| shortened(sentence))
}

/// A sentence, cut between words where it is longer than a tagline.
fn shortened(sentence: &str) -> String {
    let Some((end, _)) = sentence.char_indices().nth(LONGEST_TAGLINE) else {
        return sentence.to_owned();
    };
    let cut = &sentence[..end];
    let end = cut.rfind(' ').unwrap_or(end);
    format!("{}\u{2026}", cut[..end].trim_end_matches([',', ';', ' ']))
}

/// Markdown of a page elsewhere, its addresses made whole: those within the page
/// lead to it, those of its site to the site.
pub(super) fn markdown(text: &str, page: Option<&str>) -> String {
    // A questionnaire is a file of ours, which a foreign text cannot mean.
    let mut text = text.replace("<QuestionTree", "&lt;QuestionTree");
    for reference in scan(&text).into_iter().rev() {
        let Referent::Address(address) = &reference.what else {
            continue;
        };
        if text.get(reference.place.clone()) == Some(address) && !is_address(address) {
            text.replace_range(reference.place, &whole(address, page));
        }
    }
    text
}

/// Where an address leads that a page elsewhere has.
fn whole(address: &str, page: Option<&str>) -> String {
    let page = page.unwrap_or("https://www.data.gouv.fr/dataservices");
    let site = site(page);
    match link::resolve(address, &|_| true) {
        // The public site had its page, and ended.
        Target::Entry(name) | Target::EntrySection { slug: name, .. } | Target::Guide(name) => {
            link::search(&name)
        }
        Target::Web(whole) if is_address(&whole) && !address.starts_with('/') => whole,
        _ if address.starts_with('/') => format!("{site}{address}"),
        _ => format!("{page}#{}", address.trim_start_matches('#')),
    }
}

/// The address of the site that has a page.
pub(super) fn site(page: &str) -> &str {
    let path = page.match_indices('/').nth(2);
    path.map_or(page, |(at, _)| &page[..at])
}

/// A text as a slug; none where it has no letter or digit of ASCII.
pub(super) fn slug_of(text: &str) -> Option<String> {
    let words = fold::words(text).into_iter().map(|word| {
        let letters = word.chars().filter(char::is_ascii_alphanumeric);
        letters.collect::<String>()
    });
    let words: Vec<String> = words.filter(|word| !word.is_empty()).collect();
    let mut slug = words.join("-");
    slug.truncate(slug::LONGEST);
    (!slug.is_empty()).then_some(slug)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tagline_is_the_first_sentence() {
        let long = "mot ".repeat(60);
        for (text, tagline_of) in [
            (
                "## Données\n\nTexte en **Markdown**.",
                Some("Texte en Markdown"),
            ),
            (
                "Une API v2.1 de l'art. 5 suit. Deux.",
                Some("Une API v2.1 de l'art. 5 suit"),
            ),
            (
                "Elle permet d’obtenir\u{a0}:\n- a\n- b",
                Some("Elle permet d’obtenir"),
            ),
            (
                "![](x.png)\n\n[Lien](https://a.fr) ici\u{a0}! Puis",
                Some("Lien ici\u{a0}!"),
            ),
            ("# Titre", None),
            ("", None),
        ] {
            assert_eq!(tagline(text).as_deref(), tagline_of, "{text}");
        }
        let cut = tagline(&long).unwrap();
        assert!(
            cut.ends_with("mot…") && cut.chars().count() <= LONGEST_TAGLINE,
            "{cut}"
        );
    }

    #[test]
    fn addresses_are_made_whole() {
        let page = Some("https://www.data.gouv.fr/dataservices/x/");
        for (text, expected) in [
            ("[a](https://a.fr)", "[a](https://a.fr)"),
            ("[a](/fr/b)", "[a](https://www.data.gouv.fr/fr/b)"),
            ("[a](#b)", "[a](https://www.data.gouv.fr/dataservices/x/#b)"),
            (
                "[a](javascript:b)",
                "[a](https://www.data.gouv.fr/dataservices/x/#javascript:b)",
            ),
            (
                "[a](https://api.gouv.fr/les-api/api-geo) `[a](#b)`",
                "[a](https://www.data.gouv.fr/dataservices/search?q=api-geo) `[a](#b)`",
            ),
            (
                "<QuestionTree tree='a' question='b'/>",
                "&lt;QuestionTree tree='a' question='b'/>",
            ),
        ] {
            assert_eq!(markdown(text, page), expected);
        }
    }

    #[test]
    fn a_slug_is_made_of_words() {
        for (text, slug) in [
            (
                "Direction de l’Énergie (DGEC)",
                Some("direction-de-l-energie-dgec"),
            ),
            ("../../etc/passwd", Some("etc-passwd")),
            ("日本", None),
            ("", None),
        ] {
            assert_eq!(slug_of(text).as_deref(), slug);
        }
        assert_eq!(slug_of(&"a".repeat(500)).unwrap().len(), slug::LONGEST);
    }
}
