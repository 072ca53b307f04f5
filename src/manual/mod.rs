//! The manual pages: what the definitions of the command line say, and what
//! only a manual has room for, in roff.

mod options;
mod words;

use clap::Command;
use roff::{Inline, Roff, bold, roman};

use crate::cli::command;
use crate::error::Exit;
use crate::verbs::{EXAMPLES, Verb};
use crate::words::Messages;
use words::variables;

pub struct ManualPage {
    /// The name that man looks for.
    pub file_name: String,
    /// The page in roff. It bears no date: it changes with the program only.
    pub text: String,
}

/// A page for the program and one for each of its commands but `help`, in the
/// language of `m`.
pub fn pages(m: Messages) -> Vec<ManualPage> {
    let mut program = command(m);
    // The arguments of a command are made only when they are needed.
    program.build();
    let names: Vec<&str> = commands(&program).map(name).collect();
    commands(&program)
        .map(|command| ManualPage {
            file_name: format!("{}.{SECTION}", name(command)),
            text: text(&page(command, &names, m)),
        })
        .collect()
}

const SECTION: &str = "1";

fn commands(program: &Command) -> impl Iterator<Item = &Command> {
    std::iter::once(program).chain(verbs(program))
}

fn verbs(program: &Command) -> impl Iterator<Item = &Command> {
    let is_verb = |command: &&Command| Verb::named(command.get_name()).is_some();
    program.get_subcommands().filter(is_verb)
}

/// `apicat-list` for `list`.
fn name(command: &Command) -> &str {
    command
        .get_display_name()
        .unwrap_or_else(|| command.get_name())
}

/// The source of a page. A space that does not break has its own escape in
/// roff: as a character, it stands in no font of some printers.
fn text(page: &Roff) -> String {
    page.render().replace('\u{a0}', "\\~")
}

/// The sections in the order of man-pages(7), as far as the command has them.
fn page(command: &Command, names: &[&str], m: Messages) -> Roff {
    let verb = Verb::named(command.get_name());
    let mut page = Roff::new();
    title(&mut page, command, m);
    summary(&mut page, command, m);
    heading(&mut page, m.synopsis_heading());
    options::synopsis(&mut page, command);
    heading(&mut page, m.description_heading());
    let description = verb.map_or(Messages::program_description as fn(_) -> _, |verb| {
        verb.description
    });
    paragraphs(&mut page, description(m));
    subcommands(&mut page, command, m);
    options::options(&mut page, command);
    if verb.is_none_or(|verb| verb.asks_the_catalogue) {
        exit_status(&mut page, m);
    }
    if command.has_subcommands() {
        environment(&mut page, m);
    }
    example_section(&mut page, verb, m);
    see_also(&mut page, command, names, m);
    page
}

/// The head and foot of every sheet, and text as terminals show it best:
/// words whole, spaces even.
fn title(page: &mut Roff, command: &Command, m: Messages) {
    let version = concat!("apicat ", env!("CARGO_PKG_VERSION"));
    let name = name(command).replace('-', "\\-");
    // No date, which takes two quotation marks.
    page.control("TH", [&name, SECTION, "\"\"", version, m.manual()])
        .control("nh", [])
        .control("ad", ["l"]);
}

/// The line that `whatis` and `apropos` read.
fn summary(page: &mut Roff, command: &Command, m: Messages) {
    let about = about(command);
    let line = format!("{} - {}", name(command), about.trim_end_matches('.'));
    heading(page, m.name_heading());
    page.text([roman(line)]);
}

fn about(command: &Command) -> String {
    command
        .get_about()
        .map(ToString::to_string)
        .unwrap_or_default()
}

fn subcommands(page: &mut Roff, program: &Command, m: Messages) {
    if !program.has_subcommands() {
        return;
    }
    heading(page, m.commands());
    for command in verbs(program) {
        item(page, reference(name(command)), &about(command));
    }
}

fn exit_status(page: &mut Roff, m: Messages) {
    heading(page, m.exit_heading());
    for (exit, meaning) in [
        (Exit::Found, m.exit_found()),
        (Exit::NotFound, m.exit_not_found()),
        (Exit::Usage, m.exit_usage()),
        (Exit::Cancelled, m.exit_cancelled()),
    ] {
        item(page, [bold(exit.code().to_string())], meaning);
    }
}

fn environment(page: &mut Roff, m: Messages) {
    heading(page, m.environment_heading());
    for (names, meaning) in variables(m) {
        item(
            page,
            separated(names.iter().map(|name| [bold(*name)])),
            meaning,
        );
    }
}

fn example_section(page: &mut Roff, verb: Option<&Verb>, m: Messages) {
    let examples = verb.map_or(&EXAMPLES[..], |verb| verb.examples);
    heading(page, m.examples_heading());
    for (line, meaning) in examples {
        item(page, [bold(*line)], meaning(m));
    }
}

fn see_also(page: &mut Roff, command: &Command, names: &[&str], m: Messages) {
    heading(page, m.see_also_heading());
    let others = names.iter().filter(|other| **other != name(command));
    page.text(separated(others.map(|name| reference(name))));
}

/// `apicat-list(1)`
fn reference(name: &str) -> [Inline; 2] {
    [bold(name), roman(format!("({SECTION})"))]
}

/// The items, with commas between them.
fn separated<const N: usize>(items: impl Iterator<Item = [Inline; N]>) -> Vec<Inline> {
    let mut line = Vec::new();
    for item in items {
        if !line.is_empty() {
            line.push(roman(", "));
        }
        line.extend(item);
    }
    line
}

/// A section, under a heading of the manual or of the help.
fn heading(page: &mut Roff, text: &str) {
    let text = text.trim_end().to_uppercase();
    page.control("SH", [text.as_str()]);
}

/// What is explained, and below it, set in, the explanation.
fn item(page: &mut Roff, tag: impl Into<Vec<Inline>>, explanation: &str) {
    page.control("TP", [])
        .text(tag)
        .text(words::prose(explanation));
}

fn paragraphs(page: &mut Roff, text: &str) {
    for (number, paragraph) in text.split("\n\n").enumerate() {
        if number > 0 {
            page.control("PP", []);
        }
        page.text(words::prose(paragraph));
    }
}
