//! Tokenisation: the words of a text, folded and stemmed.

use std::ops::Range;
use std::sync::LazyLock;

use frostem::{Algorithm, Stemmer};

use crate::catalogue::fold::fold;

#[derive(Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// In bytes of the text.
    pub(super) range: Range<usize>,
    /// In lower case, without accents.
    pub(super) folded: String,
}

/// The words of `text`: runs of letters and digits, an elided article being a
/// word of its own, and the parts of a name in camel case after the whole.
pub(super) fn words(text: &str) -> Vec<Word> {
    runs(text)
        .flat_map(|run| {
            let start = run.start;
            forms(&text[run]).into_iter().map(move |mut form| {
                form.range = form.range.start + start..form.range.end + start;
                form
            })
        })
        .collect()
}

/// The byte ranges of the runs of letters and digits of `text`.
pub(super) fn runs(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = next_boundary(text, rest, true);
        rest = next_boundary(text, start, false);
        (start < rest).then_some(start..rest)
    })
}

/// The byte of the first character from `at` on that belongs to a word, or that
/// does not; the end of `text` when there is none.
fn next_boundary(text: &str, mut at: usize, in_word: bool) -> usize {
    while let Some(byte) = text.as_bytes().get(at) {
        // ASCII, most of any text, is decided without decoding.
        let (is_letter, length) = if byte.is_ascii() {
            (byte.is_ascii_alphanumeric(), 1)
        } else {
            let c = text[at..].chars().next().unwrap_or_default();
            (is_letter(c), c.len_utf8())
        };
        if is_letter == in_word {
            break;
        }
        at += length;
    }
    at
}

/// A run as one word, followed by its parts when it is a name in camel case, so
/// that both `FranceConnect` and `france connect` find it.
pub(super) fn forms(run: &str) -> Vec<Word> {
    let form = |range: Range<usize>| Word {
        folded: fold(&run[range.clone()]).into_owned(),
        range,
    };
    let whole = form(0..run.len());
    let boundaries: Vec<usize> = camel_boundaries(run).collect();
    if boundaries.is_empty() {
        return vec![whole];
    }
    let ends = boundaries.iter().copied().chain([run.len()]);
    let starts = [0].into_iter().chain(boundaries.iter().copied());
    let parts = starts.zip(ends).map(|(from, to)| form(from..to));
    [whole].into_iter().chain(parts).collect()
}

/// The words of `text`, folded, a name in camel case only as its parts.
pub(super) fn parts(text: &str) -> Vec<String> {
    let words = words(text);
    // Parts overlap the whole name, which comes before them.
    let has_parts = |at: usize, word: &Word| {
        let next: Option<&Word> = words.get(at + 1);
        next.is_some_and(|next| next.range.start < word.range.end)
    };
    let parts = words.iter().enumerate();
    let parts = parts.filter(|(at, word)| !has_parts(*at, word));
    parts.map(|(_, word)| word.folded.clone()).collect()
}

/// Where a capital follows a small letter.
fn camel_boundaries(word: &str) -> impl Iterator<Item = usize> {
    word.char_indices()
        .zip(word.char_indices().skip(1))
        .filter(|((_, before), (_, after))| before.is_lowercase() && after.is_uppercase())
        .map(|(_, (at, _))| at)
}

/// Whether a character beyond ASCII is a letter, a digit, or part of one. Latin
/// letters are decided without the tables of Unicode, which are slower.
fn is_letter(c: char) -> bool {
    match c {
        '×' | '÷' => false,
        '\u{c0}'..='\u{24f}' => true,
        _ => c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c),
    }
}

/// Fewest letters of a stem that keeps words apart.
const MIN_STEM: usize = 4;

/// The stem of a folded word by Snowball's stemmer for French
/// (<https://snowballstem.org/algorithms/french/stemmer.html>), except that short
/// words only lose a plural `s` or `x`. A stop word is its own stem: `plus` is
/// not the plural of `PLU`, the local plan for land use.
pub(super) fn stem(folded: &str) -> String {
    static STEMMER: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::new(Algorithm::French));
    if folded.len() < MIN_STEM || folded.bytes().any(|b| b.is_ascii_digit()) || is_stop_word(folded)
    {
        return folded.to_owned();
    }
    // Without accents, the stemmer knows neither the plural of `manuscrit`, which
    // it takes for a verb, nor the feminine of `agréé`.
    let singular = folded.strip_suffix(['s', 'x']).unwrap_or(folded);
    let masculine = singular
        .strip_suffix('e')
        .filter(|rest| rest.ends_with('e'));
    let stem = STEMMER.stem(masculine.unwrap_or(singular));
    // The stemmer leaves short plurals alone (`lois`), and leaves too little of
    // some words: it makes one of `loyer` and `loi`, of `taxe` and `taxi`.
    let is_short = stem.len() < MIN_STEM || folded.len() == MIN_STEM;
    if is_short {
        return folded.strip_suffix(['s', 'x']).unwrap_or(folded).to_owned();
    }
    stem.into_owned()
}

/// The stems of some 19,000 common French words; the first line says where they
/// come from.
const COMMON_STEMS: &str = include_str!("common_stems.txt");

/// Whether a stem is that of a common French word, which nobody mistyped.
pub(super) fn is_common(stem: &str) -> bool {
    COMMON_STEMS.contains(&format!("\n{stem}\n"))
}

/// Whether a folded word is too common to search for: a word of the list or a
/// single letter.
pub(super) fn is_stop_word(folded: &str) -> bool {
    let is_one_letter = folded.chars().count() < 2 && !folded.chars().all(|c| c.is_ascii_digit());
    is_one_letter || STOP_WORDS.binary_search(&folded).is_ok()
}

/// Articles, pronouns, prepositions, auxiliaries, and the words of a question,
/// in French and in English; sorted.
const STOP_WORDS: &[&str] = &[
    "about",
    "afin",
    "against",
    "ai",
    "aimerais",
    "ainsi",
    "all",
    "alors",
    "and",
    "any",
    "api",
    "apis",
    "appartenir",
    "appartient",
    "apres",
    "are",
    "as",
    "at",
    "au",
    "aucun",
    "aussi",
    "autre",
    "autres",
    "aux",
    "avant",
    "avec",
    "avez",
    "avoir",
    "avons",
    "be",
    "besoin",
    "bien",
    "by",
    "can",
    "ce",
    "cela",
    "celle",
    "celles",
    "celui",
    "certain",
    "certaine",
    "certaines",
    "certains",
    "ces",
    "cet",
    "cette",
    "ceux",
    "chaque",
    "cherche",
    "chercher",
    "chez",
    "ci",
    "combien",
    "comme",
    "comment",
    "connaitre",
    "consulter",
    "dans",
    "de",
    "deja",
    "depuis",
    "des",
    "disposer",
    "do",
    "does",
    "dois",
    "doit",
    "donc",
    "dont",
    "du",
    "elle",
    "elles",
    "en",
    "encore",
    "entre",
    "est",
    "et",
    "etaient",
    "etait",
    "ete",
    "etes",
    "etre",
    "eu",
    "existe",
    "existent",
    "exister",
    "faire",
    "fait",
    "faut",
    "find",
    "font",
    "for",
    "from",
    "get",
    "has",
    "have",
    "how",
    "i",
    "if",
    "il",
    "ils",
    "in",
    "is",
    "it",
    "its",
    "jamais",
    "je",
    "la",
    "laquelle",
    "le",
    "lequel",
    "les",
    "lesquels",
    "leur",
    "leurs",
    "look",
    "looking",
    "lorsque",
    "lui",
    "ma",
    "mais",
    "me",
    "meme",
    "mes",
    "moi",
    "mon",
    "my",
    "ne",
    "near",
    "need",
    "nos",
    "not",
    "notre",
    "nous",
    "obtenir",
    "of",
    "on",
    "ont",
    "ou",
    "our",
    "par",
    "pas",
    "permet",
    "peut",
    "peuvent",
    "peux",
    "please",
    "plupart",
    "plus",
    "plusieurs",
    "possible",
    "pour",
    "pourquoi",
    "pourrait",
    "pouvoir",
    "pres",
    "puis",
    "qu",
    "quand",
    "que",
    "quel",
    "quelle",
    "quelles",
    "quelque",
    "quelques",
    "quels",
    "qui",
    "quoi",
    "recuperer",
    "sa",
    "sans",
    "savoir",
    "se",
    "sera",
    "ses",
    "si",
    "soit",
    "son",
    "sont",
    "souhaite",
    "sous",
    "sur",
    "ta",
    "te",
    "tes",
    "that",
    "the",
    "their",
    "there",
    "this",
    "to",
    "toi",
    "ton",
    "toujours",
    "tous",
    "tout",
    "toute",
    "toutes",
    "tres",
    "trouver",
    "tu",
    "un",
    "une",
    "utiliser",
    "verifier",
    "vers",
    "veux",
    "via",
    "voir",
    "vos",
    "votre",
    "voudrais",
    "voudrait",
    "vous",
    "vrai",
    "want",
    "we",
    "what",
    "when",
    "where",
    "which",
    "who",
    "why",
    "with",
    "y",
    "you",
    "your",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.folded).collect()
    }

    #[test]
    fn words_are_cut_at_elisions_and_in_camel_case() {
        assert_eq!(
            folded("L’identité vérifiée, n°2"),
            ["l", "identite", "verifiee", "n", "2"]
        );
        assert_eq!(
            folded("FranceConnect"),
            ["franceconnect", "france", "connect"]
        );
        assert_eq!(folded("DGFiP"), ["dgfip", "dgfi", "p"]);
        assert_eq!(folded("e\u{301}tat"), ["etat"]);
        assert_eq!(folded(""), [""; 0]);
    }

    #[test]
    fn letters_are_those_of_unicode() {
        for c in ('\u{80}'..='\u{ffff}').filter(|c| c.is_alphanumeric()) {
            assert!(is_letter(c), "{c}");
        }
        for c in ('\u{80}'..'\u{300}').filter(|c| !c.is_alphanumeric()) {
            assert!(!is_letter(c), "{c}");
        }
    }

    #[test]
    fn parts_are_words_or_what_they_are_made_of() {
        assert_eq!(
            parts("FranceConnect et le MonComptePro"),
            ["france", "connect", "et", "le", "mon", "compte", "pro"]
        );
    }

    #[test]
    fn stop_words_are_sorted() {
        assert!(STOP_WORDS.is_sorted());
        assert!(is_stop_word("y") && is_stop_word("le") && is_stop_word("a"));
        assert!(!is_stop_word("eau") && !is_stop_word("2"));
    }

    #[test]
    fn ranges_are_bytes_of_the_text() {
        let text = "« Écoles » LaBonneBoîte";
        let found: Vec<&str> = words(text)
            .into_iter()
            .map(|word| &text[word.range])
            .collect();
        assert_eq!(found, ["Écoles", "LaBonneBoîte", "La", "Bonne", "Boîte"]);
    }

    #[test]
    fn forms_of_a_word_have_one_stem() {
        for (a, b) in [
            ("donnee", "donnees"),
            ("habilitation", "habilitations"),
            ("entreprise", "entreprises"),
        ] {
            assert_eq!(stem(a), stem(b), "{a} and {b}");
        }
        for (a, b) in [
            ("plus", "plu"),
            ("loi", "loyer"),
            ("taxe", "taxi"),
            ("gare", "garant"),
            ("mer", "mere"),
        ] {
            assert_ne!(stem(a), stem(b), "{a} and {b}");
        }
        assert_eq!(stem("lois"), stem("loi"));
        assert_eq!(stem("taxis"), stem("taxi"));
        assert_eq!(stem("rsa"), "rsa");
        assert_eq!(stem("cop21s"), "cop21s");
    }
}
