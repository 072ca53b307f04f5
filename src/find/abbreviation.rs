//! Names typed as abbreviations: `fc`, `apipart`.
//!
//! The only user of fuzzy-matcher, which is frozen: `nucleo-matcher` can take
//! its place here.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

/// How well `typed` abbreviates `name`, both folded; the higher the better.
/// `None` when it does not: its letters are not all in `name`, in order, or it
/// is too long to be called an abbreviation rather than a slip.
pub(super) fn score(name: &str, typed: &str) -> Option<i64> {
    let is_short = typed.chars().count() * 5 <= name.chars().count() * 3;
    let begins_alike = name.chars().next() == typed.chars().next();
    if typed.is_empty() || !is_short || !begins_alike {
        return None;
    }
    SkimMatcherV2::default().fuzzy_match(name, typed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_are_short_and_in_order() {
        assert!(score("franceconnect", "fc").is_some());
        assert!(score("api-particulier", "apipart").is_some());
        assert!(score("franceconnect", "cf").is_none());
        // A slip of the finger is for "did you mean".
        assert!(score("franceconnect", "francconect").is_none());
        assert!(score("franceconnect", "").is_none());
    }
}
