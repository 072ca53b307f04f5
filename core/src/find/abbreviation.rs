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
    /// higher the better. `None` where it is not made of the beginnings of its
    /// first words, or so long that it is rather a typing error.
    pub(super) fn score(&self, name: &[String], typed: &str) -> Option<i64> {
        let letters: usize = name.iter().map(|word| word.chars().count()).sum();
        let own = typed.chars().count();
        let pieces = pieces(name, typed)?;
        // Initials, or beginnings of two letters on average: `maire` does not
        // abbreviate Mes Aides Réno.
        let are_beginnings = pieces == own || pieces * 2 <= own;
        let is_abbreviation = own * 5 <= letters * 3 && are_beginnings;
        is_abbreviation
            .then(|| self.0.fuzzy_match(&name.join(" "), typed))
            .flatten()
    }
}

/// Of how many words of a name, from the first on, `typed` is the beginnings.
fn pieces(name: &[String], typed: &str) -> Option<usize> {
    let typed: Vec<char> = typed.chars().collect();
    // Where a beginning may end.
    let mut ends = vec![0];
    for (index, word) in name.iter().enumerate() {
        let longer = ends.iter().flat_map(|start| {
            let common = word.chars().zip(&typed[*start..]);
            let common = common.take_while(|(own, typed)| own == *typed).count();
            start + 1..=start + common
        });
        let mut next: Vec<usize> = longer.collect();
        next.sort_unstable();
        next.dedup();
        if next.last() == Some(&typed.len()) {
            return Some(index + 1);
        }
        ends = next;
    }
    None
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
        // Nor does a word left out.
        assert!(score("hub eau qualite de l eau potable", "help").is_none());
        // A typing error is for "did you mean".
        assert!(score("franceconnect", "francconect").is_none());
        assert!(score("franceconnect", "").is_none());
    }
}
