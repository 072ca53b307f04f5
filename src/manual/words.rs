//! What a page says in sentences.

use roff::{Inline, bold, roman};

use crate::cache::CACHE;
use crate::screen::{MAX_BYTES, TODAY};
use crate::words::Messages;

/// The environment variables, those that do one thing together.
pub(super) fn variables(m: Messages) -> [(&'static [&'static str], &'static str); 15] {
    [
        (&["APICAT_CATALOGUE"], m.catalogue_variable()),
        (&[MAX_BYTES], m.max_bytes_variable()),
        (
            &[CACHE, "XDG_CACHE_HOME", "HOME", "LOCALAPPDATA"],
            m.cache_variables(),
        ),
        (&["APICAT_WHO"], m.who_variable()),
        (&["APICAT_PAGER", "PAGER"], m.pager_variables()),
        (&["LC_ALL", "LC_MESSAGES", "LANG"], m.language_variables()),
        (&["COLUMNS"], m.columns_variable()),
        (&["NO_COLOR"], m.no_color_variable()),
        (&["CLICOLOR_FORCE"], m.clicolor_force_variable()),
        (&["COLORFGBG"], m.ground_variable()),
        (&["CLICOLOR"], m.clicolor_variable()),
        (&["FORCE_HYPERLINK"], m.hyperlink_variable()),
        (&["TERM"], m.term_variable()),
        (&["ACCESSIBLE"], m.accessible_variable()),
        (&[TODAY], m.today_variable()),
    ]
}

/// A text, its options in bold.
pub(super) fn prose(text: &str) -> Vec<Inline> {
    text.split_inclusive(' ').flat_map(word).collect()
}

fn word(word: &str) -> Vec<Inline> {
    if !word.starts_with("--") {
        return vec![roman(word)];
    }
    let is_of_option = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let end = word.find(|c| !is_of_option(c)).unwrap_or(word.len());
    vec![bold(&word[..end]), roman(&word[end..])]
}
