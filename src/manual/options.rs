//! What can be typed: the usage line, arguments and options.

use clap::{Arg, Command};
use roff::{Inline, Roff, bold, italic, roman};

use super::{heading, item, separated};

/// The usage line of the help: what is typed as it stands is bold, what stands
/// for something else is slanted.
pub(super) fn synopsis(page: &mut Roff, command: &Command) {
    let usage = command.get_overridden_usage();
    let usage = usage.map(ToString::to_string).unwrap_or_default();
    page.text(
        usage
            .split_inclusive(' ')
            .flat_map(word)
            .collect::<Vec<_>>(),
    );
}

/// A word of a usage line: `<SLUG>…`, `[options]`, `apicat`.
fn word(word: &str) -> Vec<Inline> {
    let placeholder = |open, close| word.strip_prefix(open)?.split_once(close);
    if let Some((name, rest)) = placeholder('<', '>') {
        vec![italic(name), roman(rest)]
    } else if let Some((name, rest)) = placeholder('[', ']') {
        vec![roman("["), italic(name), roman(format!("]{rest}"))]
    } else {
        vec![bold(word)]
    }
}

/// A section for each heading of the help, in its order.
pub(super) fn options(page: &mut Roff, command: &Command) {
    let mut headings = Vec::new();
    for argument in shown(command) {
        if !headings.contains(&argument.get_help_heading()) {
            headings.push(argument.get_help_heading());
        }
    }
    let arguments = in_order(command);
    for title in headings {
        heading(page, title.unwrap_or_default());
        let own = arguments.iter();
        for argument in own.filter(|argument| argument.get_help_heading() == title) {
            let help = argument.get_long_help().or_else(|| argument.get_help());
            let help = help.map(ToString::to_string);
            item(page, tag(argument), &help.unwrap_or_default());
        }
    }
}

fn shown(command: &Command) -> impl Iterator<Item = &Arg> {
    let arguments = command.get_arguments();
    arguments.filter(|argument| !argument.is_hide_set())
}

/// The arguments in the order of the help. Each is put in its place among so
/// few: a sort would take ten kilobytes of the program.
fn in_order(command: &Command) -> Vec<&Arg> {
    let mut arguments: Vec<&Arg> = Vec::new();
    for argument in shown(command) {
        let place = arguments.partition_point(|other| rank(other) <= rank(argument));
        arguments.insert(place, argument);
    }
    arguments
}

fn rank(argument: &Arg) -> (usize, Option<&str>) {
    (argument.get_display_order(), argument.get_long())
}

/// `-h, --help`, `--theme THEME`, `SLUG…`
fn tag(argument: &Arg) -> Vec<Inline> {
    let short = argument.get_short().map(|letter| format!("-{letter}"));
    let long = argument.get_long().map(|word| format!("--{word}"));
    let names = short.into_iter().chain(long);
    let mut tag = separated(names.map(|name| [bold(name)]));
    if argument.is_positional() || argument.get_action().takes_values() {
        if !tag.is_empty() {
            tag.push(roman(" "));
        }
        tag.push(italic(value(argument)));
    }
    let takes_several = |values: clap::builder::ValueRange| values.max_values() > 1;
    if argument.get_num_args().is_some_and(takes_several) {
        tag.push(roman("…"));
    }
    tag
}

fn value(argument: &Arg) -> &str {
    argument
        .get_value_names()
        .and_then(|names| names.first())
        .map_or(argument.get_id().as_str(), |name| name.as_str())
}
