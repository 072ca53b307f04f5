//! The word that was probably meant by one that is not known.

use crate::catalogue::fold::fold;

/// How alike two words are that may be taken for one another, from 0 to 1.
const ALIKE: f64 = 0.5;

/// Longest word that is compared: the time grows with the square of it.
const LONGEST: usize = 80;

/// The known word nearest to `typed`; none where none is near, or where it is
/// one of them.
pub fn nearest_word<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let written = typed;
    let typed = fold(typed);
    if typed.len() > LONGEST {
        return None;
    }
    let mut nearest = None;
    for word in known {
        if word == written {
            return None;
        }
        if word.len() > LONGEST {
            continue;
        }
        let folded = fold(word);
        let likeness = strsim::normalized_damerau_levenshtein(&folded, &typed);
        if likeness > nearest.map_or(ALIKE, |(most, _)| most) {
            nearest = Some((likeness, word));
        }
    }
    nearest.map(|(_, word)| word)
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
