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

/// The first sentence of the first paragraph, without Markdown and full stop; where it
/// announces a list, the items of that too.
pub(super) fn tagline(markdown: &str) -> Option<String> {
    let context = Context {
        say: &|_| "",
        knows: &|_| false,
        request: None,
    };
    let blocks = markdown::parse(markdown, &context);
    // A word alone is the name of a picture.
    let mut paragraphs = blocks.iter().enumerate();
    let (at, first) = paragraphs.find_map(|(at, block)| {
        let text = paragraph(block).filter(|text| text.contains(' '))?;
        Some((at, text))
    })?;
    let sentence = first_sentence(&first);
    let announced = match blocks.get(at + 1) {
        Some(Block::List { items, .. }) if sentence.len() == first.len() => listed(items),
        _ => String::new(),
    };
    let whole = match sentence.ends_with(':') && !announced.is_empty() {
        true => format!("{sentence} {announced}"),
        false => sentence.to_owned(),
    };
    let bare = match whole.ends_with("etc.") {
        true => &whole,
        false => whole.trim_end_matches(['.', ':', ' ', '\u{a0}', '\u{202f}']),
    };
    (!bare.is_empty()).then(|| shortened(bare))
}

fn paragraph(block: &Block) -> Option<String> {
    match block {
        Block::Paragraph(text) => Some(clean_line(&text_of(text))),
        _ => None,
    }
}

/// The items of a list on one line, without the points between them.
fn listed(items: &[Vec<Block>]) -> String {
    let items = items.iter().filter_map(|item| paragraph(item.first()?));
    let bare = |item: String| {
        item.trim_end_matches([';', ',', '.', ' ', '\u{a0}'])
            .to_owned()
    };
    items.map(bare).collect::<Vec<_>>().join(", ")
}

/// The beginning of a text up to the end of a sentence: a point before a word with a
/// capital, unless it ends an abbreviation or an initial.
fn first_sentence(text: &str) -> &str {
    let ends = text.match_indices(' ').find(|(at, _)| {
        let (before, after) = (&text[..*at], &text[at + 1..]);
        let word = before.rsplit([' ', '(', '\'', '’', '\u{a0}']).next();
        before.ends_with(['.', '!', '?'])
            && after.starts_with(char::is_uppercase)
            && !word.is_some_and(is_abbreviation)
    });
    ends.map_or(text, |(at, _)| &text[..at])
}

/// What is written with a point before a name, a number or a title.
const ABBREVIATIONS: [&str; 26] = [
    "al", "art", "arr", "av", "bd", "cf", "chap", "coord", "dir", "dr", "ex", "fig", "mme", "mlle",
    "mm", "mr", "mrs", "n°", "nb", "no", "p", "pr", "réf", "st", "ste", "vol",
];

fn is_abbreviation(word: &str) -> bool {
    let Some(bare) = word.strip_suffix('.') else {
        return false;
    };
    let is_initial = bare.chars().count() == 1 && bare.starts_with(char::is_uppercase);
    // J.-C., p. ex.
    let last = bare.rsplit(['.', '-']).next().unwrap_or_default();
    let has_points = bare.contains('.') && last.chars().count() == 1;
    is_initial || has_points || ABBREVIATIONS.contains(&&*bare.to_lowercase())
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
/// lead to it, those of its site to the site. Those of entries stay as they are: they
/// name entries here, be it of another layer.
pub(super) fn markdown(text: &str, page: Option<&str>) -> String {
    // A questionnaire is a file of ours, which a foreign text cannot mean.
    let mut text = text.replace("<QuestionTree", "&lt;QuestionTree");
    for reference in scan(&text).into_iter().rev() {
        let Referent::Address(address) = &reference.what else {
            continue;
        };
        if text.get(reference.place.clone()) == Some(address)
            && let Some(whole) = whole(address, page)
        {
            text.replace_range(reference.place, &whole);
        }
    }
    text
}

/// Where an address leads that a page elsewhere has; none where that is what it says.
fn whole(address: &str, page: Option<&str>) -> Option<String> {
    if is_address(address) {
        return None;
    }
    let page = page.unwrap_or("https://www.data.gouv.fr/dataservices");
    let site = site(page);
    match link::resolve(address, &|_| true) {
        Target::Entry(_) | Target::EntrySection { .. } | Target::Guide(_) | Target::Search => None,
        Target::Web(whole) if is_address(&whole) && !address.starts_with('/') => Some(whole),
        _ if address.starts_with('/') => Some(format!("{site}{address}")),
        _ if address.starts_with('#') => Some(format!("{page}{address}")),
        // Of what nobody can follow from here, the text is left.
        _ => Some("#".to_owned()),
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
                "Elle permet d’obtenir\u{a0}:\n- des noms\u{a0};\n- *des dates*.",
                Some("Elle permet d’obtenir\u{a0}: des noms, des dates"),
            ),
            ("Un début. Elle donne\u{a0}:\n- a\n- b", Some("Un début")),
            (
                "Elle répond ainsi\u{a0}:\n\n    {}",
                Some("Elle répond ainsi"),
            ),
            (
                "Le fichier de M. Dupont, par ex. Lyon, art. L100 ou n°. I, J.-C. Lui. Fin",
                Some("Le fichier de M. Dupont, par ex. Lyon, art. L100 ou n°. I, J.-C. Lui"),
            ),
            ("Des noms, etc. Le reste", Some("Des noms, etc.")),
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
            ("[a](javascript:b)", "[a](#)"),
            ("[a](foo/bar.html) [b](bar.html#c)", "[a](#) [b](#)"),
            (
                "<Button href='javascript:b'>a</Button>",
                "<Button href='#'>a</Button>",
            ),
            (
                "[a](https://api.gouv.fr/les-api/api-geo) `[a](#b)` [c](/les-api/d#e) [f](/guides/g)",
                "[a](https://api.gouv.fr/les-api/api-geo) `[a](#b)` [c](/les-api/d#e) [f](/guides/g)",
            ),
            (
                "[a](https://www.data.gouv.fr/dataservices/b/) [c](https://api.gouv.fr/rechercher-api)",
                "[a](https://www.data.gouv.fr/dataservices/b/) [c](https://api.gouv.fr/rechercher-api)",
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
