//! What a page says in sentences.

use clap::Command;
use roff::{Inline, bold, roman};

use super::about;
use crate::messages::Messages;

/// What a command does, in paragraphs; for one that has none, its line of the
/// help.
pub(super) fn description(command: &Command, m: Messages) -> String {
    let paragraphs = match command.get_name() {
        "apicat" => m.program_description(),
        "list" => m.list_description(),
        "show" => m.show_description(),
        "search" => m.search_description(),
        "access" => m.access_description(),
        "check" => m.check_description(),
        "completions" => m.completions_description(),
        "man" => m.man_description(),
        _ => return about(command),
    };
    paragraphs.to_owned()
}

/// Whether there may be nothing to find: the other commands end as all programs
/// do.
pub(super) fn asks_the_catalogue(command: &Command) -> bool {
    !matches!(command.get_name(), "completions" | "man")
}

/// The environment variables, those that do one thing together.
pub(super) fn variables(m: Messages) -> [(&'static [&'static str], &'static str); 11] {
    [
        (&["APICAT_CATALOGUE"], m.catalogue_variable()),
        (&["APICAT_WHO"], m.who_variable()),
        (&["APICAT_PAGER", "PAGER"], m.pager_variables()),
        (&["LC_ALL", "LC_MESSAGES", "LANG"], m.language_variables()),
        (&["COLUMNS"], m.columns_variable()),
        (&["NO_COLOR"], m.no_color_variable()),
        (&["CLICOLOR_FORCE"], m.clicolor_force_variable()),
        (&["CLICOLOR"], m.clicolor_variable()),
        (&["FORCE_HYPERLINK"], m.hyperlink_variable()),
        (&["TERM"], m.term_variable()),
        (&["ACCESSIBLE"], m.accessible_variable()),
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
