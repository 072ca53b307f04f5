//! Fuzzy matching of abbreviated names: `fc`, `apipart`.
//!
//! The only user of fuzzy-matcher, which is no longer developed:
//! `nucleo-matcher` can take its place here.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

/// Made once for all names: that takes longer than matching one.
pub(super) struct Abbreviations(SkimMatcherV2);

impl Abbreviations {
    pub(super) fn new() -> Self {
        Self(SkimMatcherV2::default())
    }

    /// How well `typed` abbreviates a name of these words, all folded; the
    /// higher the better. `None` when its letters are not prefixes of words of
    /// the name, in order and from the first word on, or when it is so long
    /// that it is rather a typing error.
    pub(super) fn score(&self, name: &[String], typed: &str) -> Option<i64> {
        let letters: usize = name.iter().map(|word| word.chars().count()).sum();
        let is_short = typed.chars().count() * 5 <= letters * 3;
        if typed.is_empty() || !is_short {
            return None;
        }
        let name = name.join(" ");
        let (score, places) = self.0.fuzzy_indices(&name, typed)?;
        let letters: Vec<char> = name.chars().collect();
        let begins_word = |at: usize| at == 0 || letters.get(at - 1) == Some(&' ');
        let follows = |index: usize| index > 0 && places[index - 1] + 1 == places[index];
        let starts = (0..places.len()).filter(|index| !follows(*index));
        let starts: Vec<usize> = starts.map(|index| places[index]).collect();
        // Initials, or prefixes of two letters on average: `maire` does not
        // abbreviate Mes Aides Réno.
        let are_prefixes = starts.len() == places.len() || starts.len() * 2 <= places.len();
        let is_abbreviation =
            places.first() == Some(&0) && are_prefixes && starts.into_iter().all(begins_word);
        is_abbreviation.then_some(score)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_are_short_and_in_order() {
        let score = |name: &str, typed: &str| {
            let name: Vec<String> = name.split(' ').map(str::to_owned).collect();
            Abbreviations::new().score(&name, typed)
        };
        assert!(score("france connect", "fc").is_some());
        assert!(score("api particulier", "apipart").is_some());
        assert!(score("france connect", "cf").is_none());
        assert!(score("captchetat", "chat").is_none());
        assert!(score("mes aides reno", "maire").is_none());
        // A typing error is for "did you mean".
        assert!(score("franceconnect", "francconect").is_none());
        assert!(score("franceconnect", "").is_none());
    }
}
