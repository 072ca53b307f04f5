//! The form in which two spellings of the same words are equal.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower case, without accents; `œ` and `æ` as two letters, typographic
/// apostrophes and hyphens as the ASCII ones, no-break spaces as spaces.
///
/// `"L’État"` and `"l'etat"` fold to the same text.
pub fn fold(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return if text.bytes().any(|b| b.is_ascii_uppercase()) {
            Cow::Owned(text.to_ascii_lowercase())
        } else {
            Cow::Borrowed(text)
        };
    }
    let mut folded = String::with_capacity(text.len());
    for c in text.nfd().filter(|c| !is_combining_mark(*c)) {
        match c {
            'œ' | 'Œ' => folded.push_str("oe"),
            'æ' | 'Æ' => folded.push_str("ae"),
            '’' | '‘' | 'ʼ' | '`' => folded.push('\''),
            '\u{2010}' | '\u{2011}' | '–' | '—' => folded.push('-'),
            '\u{a0}' | '\u{202f}' => folded.push(' '),
            _ => folded.extend(c.to_lowercase()),
        }
    }
    Cow::Owned(folded)
}

/// The folded words of `text`: runs of letters and digits.
pub fn words(text: &str) -> Vec<String> {
    fold(text)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Whether each of some folded words begins a word of `text`.
pub fn all_begin(typed: &[String], text: &str) -> bool {
    let known = words(text);
    let begins = |word: &String| known.iter().any(|known| known.starts_with(word.as_str()));
    typed.iter().all(begins)
}

/// Whether two texts are the same words, whatever their case, accents,
/// punctuation and spacing.
pub(crate) fn same(a: &str, b: &str) -> bool {
    words(a) == words(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_word_are_equal() {
        for (a, b) in [
            ("Éditeur", "editeur"),
            ("L’État", "l'etat"),
            ("ŒUVRES", "oeuvres"),
            ("e\u{301}tude", "ETUDE"),
            ("Lætitia", "laetitia"),
            ("Hub’eau", "HUB'EAU"),
            ("sous\u{a0}conditions", "sous conditions"),
        ] {
            assert_eq!(fold(a), fold(b), "{a} and {b}");
        }
    }

    #[test]
    fn words_are_letters_and_digits() {
        assert_eq!(
            words("API de l’Énergie (v2) : COP-21"),
            ["api", "de", "l", "energie", "v2", "cop", "21"]
        );
        assert!(same("API Géo", "api-geo"));
        assert!(!same("API Géo", "apigeo"));
    }
}
