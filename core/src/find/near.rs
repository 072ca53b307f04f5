//! The known word that an unknown one was probably meant for.

use crate::catalogue::fold::fold;

/// Least normalised Damerau–Levenshtein similarity of a word that is proposed,
/// exclusive; from 0 to 1.
const MIN_SIMILARITY: f64 = 0.6;

/// Longest word that is compared, in bytes: the time grows with its square.
const MAX_LENGTH: usize = 80;

/// The known word most similar to `typed`; none when none is similar enough, or
/// when `typed` is one of them.
pub fn nearest_word<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let mut nearest = None;
    for word in known {
        if word == typed {
            return None;
        }
        let similarity = similarity(typed, word);
        if similarity > nearest.map_or(MIN_SIMILARITY, |(similarity, _)| similarity) {
            nearest = Some((similarity, word));
        }
    }
    nearest.map(|(_, word)| word)
}

/// How alike two words are, whatever their case and accents: from 0 to 1; 0 for
/// what is too long to be a word.
pub(super) fn similarity(a: &str, b: &str) -> f64 {
    if a.len().max(b.len()) > MAX_LENGTH {
        return 0.0;
    }
    strsim::normalized_damerau_levenshtein(&fold(a), &fold(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_near_and_a_known_word_is_no_slip() {
        let known = ["external_site", "contact_link"];
        assert_eq!(nearest_word("extrenal_site", known), Some("external_site"));
        assert_eq!(nearest_word("Contact_Link", known), Some("contact_link"));
        assert_eq!(nearest_word("contact_link", known), None);
        assert_eq!(nearest_word(&"contact_link".repeat(20), known), None);
        assert_eq!(nearest_word("zzzz", known), None);
    }
}
