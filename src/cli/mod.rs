//! The command line: the options that every command takes, those of each verb,
//! and help in the user's language.

mod early;
mod help;
mod refusal;

pub(crate) use early::{Early, catalogues};

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, StyledStr};
use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgMatches, Command, ValueHint, value_parser};

use crate::embedded;
use crate::error::{Error, Usage};
use crate::screen::{Colour, DisplayArguments, Format, NARROWEST, WIDEST};
use crate::verbs::arguments::{format, number, paths, text};
use crate::verbs::{VERBS, Verb};
use crate::words::{Lang, Messages};

pub(crate) struct Typed {
    /// The verb and its arguments; for bare `apicat` the help, shown where
    /// nobody can be asked.
    pub(crate) request: Result<(&'static Verb, ArgMatches), StyledStr>,
    /// `--catalogue`, the first over the others.
    pub(crate) catalogues: Vec<PathBuf>,
    /// `--format`, of which `--json` is one; without it, `--plain` asks for a page.
    pub(crate) format: Option<Format>,
    /// `--color`, `--width`, `--no-pager`, `--plain`
    pub(crate) display: DisplayArguments,
}

/// The command line, its help in the language of `m`. The arguments of a
/// command are made when it is the one that was typed: to make all of them
/// takes longer than most commands. clap takes a function without surroundings
/// for that, hence one for each language.
pub fn command(m: Messages) -> Command {
    let later: fn(Command) -> Command = match m.lang() {
        Lang::French => |command| with_arguments(command, Messages::new(Lang::French)),
        Lang::English => |command| with_arguments(command, Messages::new(Lang::English)),
    };
    program(m)
        .subcommands(VERBS.map(|verb| named(verb, m).defer(later)))
        .subcommand(help::subcommand(m))
}

/// The command line as far as it is needed where `typed` is being typed: the
/// arguments of the commands that are among these words, made at once.
pub(crate) fn command_around(typed: &[OsString], m: Messages) -> Command {
    let program = program(m).subcommand(help::subcommand(m).mut_arg("COMMAND", |argument| {
        argument.value_parser(PossibleValuesParser::new(help::commands()))
    }));
    program.subcommands(VERBS.map(|verb| {
        if typed.iter().any(|word| word == verb.name) {
            with_arguments(named(verb, m), m)
        } else {
            named(verb, m).disable_help_flag(true)
        }
    }))
}

/// The APIs named on a command line that is not whole, as typed.
pub(crate) fn slugs(typed: &[OsString], m: Messages) -> Vec<String> {
    let command = command(m).ignore_errors(true);
    let Ok(matches) = command.try_get_matches_from(typed) else {
        return Vec::new();
    };
    let slugs = matches.subcommand().and_then(|(_, own)| {
        let slugs = own.try_get_many::<String>("SLUG").ok()??;
        Some(slugs.cloned().collect())
    });
    slugs.unwrap_or_default()
}

/// Reads the command line.
///
/// # Errors
/// Words that are not understood; also `--help` and `--version`, whose text
/// is the answer.
pub(crate) fn parse(typed: &[OsString], m: Messages, columns: usize) -> Result<Typed, Error> {
    let mut command = command(m).term_width(columns.min(100));
    let mut matches = command
        .try_get_matches_from_mut(typed)
        .map_err(|error| refusal::refusal(&error, typed))?;
    let verb = matches.remove_subcommand();
    if let Some((help::HELP, own)) = verb.as_ref().map(|(name, own)| (name.as_str(), own)) {
        return parse(&help::asked(own), m, columns);
    }
    let (name, own) = match &verb {
        Some((name, own)) => (name.as_str(), own),
        None => ("", &matches),
    };
    // They may stand before the command or after it; after it wins.
    let given = |option| text(own, option).or_else(|| text(&matches, option));
    let is_given = |flag| own.get_flag(flag) || matches.get_flag(flag);
    let is_json = is_given("json");
    let conflict = |one: String, other: &str| {
        let other = other.to_owned();
        Err(Error::Usage {
            usage: Usage::Conflict { one, other },
            command: Some(name.to_owned()),
        })
    };
    if is_json && let Some(one) = beside_json(&command, name, own) {
        return conflict(one, "--json");
    }
    let plain = is_given("plain");
    let [inner, outer] = [own, &matches].map(|typed| paths(typed, "catalogue"));
    let catalogues = if inner.is_empty() { outer } else { inner };
    if !catalogues.is_empty() && Verb::named(name).is_some_and(Verb::names_catalogues) {
        return conflict("--catalogue".to_owned(), name);
    }
    let colour = |typed: &ArgMatches| match typed.get_flag("no-color") {
        true => Some(Colour::Never),
        false => text(typed, "color").as_deref().and_then(Colour::parse),
    };
    let display = DisplayArguments {
        colour: colour(own).or_else(|| colour(&matches)).unwrap_or_default(),
        width: number(given("width"), "width", name, NARROWEST..=WIDEST)?,
        no_pager: is_given("no-pager"),
        plain,
    };
    let format = format(own)
        .or(is_json.then_some(Format::Json))
        .or(plain.then_some(Format::Table));
    let verb = verb.and_then(|(name, own)| Some((Verb::named(&name)?, own)));
    Ok(Typed {
        request: verb.ok_or_else(|| command.render_help()),
        catalogues,
        format,
        display,
    })
}

/// The option given after a command that excludes `--json`, which clap sees
/// only where that stands after the command too.
fn beside_json(command: &Command, name: &str, own: &ArgMatches) -> Option<String> {
    let command = command.find_subcommand(name)?;
    let is_given =
        |arg: &&Arg| own.value_source(arg.get_id().as_str()) == Some(ValueSource::CommandLine);
    let excludes = |arg: &&Arg| {
        let conflicts = command.get_arg_conflicts_with(arg);
        conflicts.iter().any(|other| other.get_id() == "json")
    };
    let arg = command.get_arguments().filter(is_given).find(excludes)?;
    Some(format!("--{}", arg.get_long()?))
}

/// A command and what it does.
fn named(verb: &Verb, m: Messages) -> Command {
    Command::new(verb.name).about((verb.about)(m))
}

fn with_arguments(command: Command, m: Messages) -> Command {
    match Verb::named(command.get_name()) {
        Some(verb) => {
            let command = (verb.arguments)(command, m);
            help::of_verb(framed(command, common_options(m).map(in_full), m), verb, m)
        }
        None => command,
    }
}

fn program(m: Messages) -> Command {
    let program = Command::new("apicat")
        .version(version(m))
        .override_usage(m.usage_line())
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .subcommand_help_heading(m.commands())
        .arg(
            common("version", m)
                .short('V')
                .help(m.version_option())
                .action(ArgAction::Version),
        );
    help::of_program(framed(program, common_options(m), m), m)
}

/// The version, and of when the catalogue is.
fn version(m: Messages) -> String {
    let version = env!("CARGO_PKG_VERSION");
    match m.source_of(embedded::catalogue()) {
        Some(source) => format!("{version}\n{} {source}", m.catalogue_label()),
        None => version.to_owned(),
    }
}

/// The options of every command and the frame of its help, in the language of
/// `m`.
fn framed(command: Command, common: [Arg; 8], m: Messages) -> Command {
    let usage = m.usage();
    command
        .disable_help_flag(true)
        .hide_possible_values(true)
        .args_override_self(true)
        .args(common)
        .arg(help::option(m))
        .help_template(format!(
            "{{about}}\n\n{usage} {{usage}}\n\n{{all-args}}{{after-help}}\n"
        ))
}

fn common_options(m: Messages) -> [Arg; 8] {
    let value =
        |name, value: &'static str| common(name, m).value_name(value).action(ArgAction::Set);
    let flag = |name| common(name, m).action(ArgAction::SetTrue);
    [
        value("catalogue", m.value_directory())
            .help(m.catalogue_option())
            .action(ArgAction::Append)
            .value_hint(ValueHint::AnyPath)
            .value_parser(value_parser!(PathBuf)),
        flag("json").help(m.json()),
        value("color", m.value_when())
            .help(m.color())
            .value_parser(PossibleValuesParser::new(Colour::ALL.map(Colour::name)))
            .ignore_case(true)
            .overrides_with("no-color"),
        flag("no-color").help(m.no_color()).overrides_with("color"),
        value("width", "N").help(m.width()),
        value("lang", m.value_language())
            .help(m.lang_option())
            .value_parser(PossibleValuesParser::new(["fr", "en"]))
            .ignore_case(true),
        flag("no-pager").help(m.no_pager()),
        flag("plain").help(m.plain_option()),
    ]
}

/// An option that `-h` leaves to the help of the program.
fn in_full(option: Arg) -> Arg {
    let is_left = option.get_id() != "json";
    option.hide_short_help(is_left)
}

fn common(name: &'static str, m: Messages) -> Arg {
    Arg::new(name)
        .long(name)
        .help_heading(m.common_options())
        .display_order(100)
}
