//! The command line as clap knows it.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, Command, ValueHint, value_parser};

use super::{Shell, Verb};
use crate::catalogue::openness::Openness;
use crate::export::Format;
use crate::find::Sort;
use crate::messages::{Lang, Messages};
use crate::terminal::Colour;

/// The command line, its help in the language of `m`. The arguments of a
/// command are made when it is the one that was typed: to make all of them
/// takes longer than most commands. clap takes a function without surroundings
/// for that, hence one for each language.
pub fn command(m: Messages) -> Command {
    let later: fn(Command) -> Command = match m.lang() {
        Lang::French => |command| with_arguments(command, Messages::new(Lang::French)),
        Lang::English => |command| with_arguments(command, Messages::new(Lang::English)),
    };
    program(m).subcommands(Verb::ALL.map(|verb| named(verb, m).defer(later)))
}

/// The command line as far as it is needed where `typed` is being typed: the
/// arguments of the commands that are among these words, made at once.
pub fn command_around(typed: &[OsString], m: Messages) -> Command {
    program(m).subcommands(Verb::ALL.map(|verb| {
        if typed.iter().any(|word| word == verb.name()) {
            with_arguments(named(verb, m), m)
        } else {
            named(verb, m).disable_help_flag(true)
        }
    }))
}

/// A command and what it does.
fn named(verb: Verb, m: Messages) -> Command {
    Command::new(verb.name()).about(match verb {
        Verb::List => m.list_about(),
        Verb::Show => m.show_about(),
        Verb::Search => m.search_about(),
        Verb::Access => m.access_about(),
        Verb::Check => m.check_about(),
        Verb::Completions => m.completions_about(),
        Verb::Man => m.man_about(),
    })
}

fn with_arguments(command: Command, m: Messages) -> Command {
    let Some(verb) = Verb::parse(command.get_name()) else {
        return command;
    };
    let arguments = match verb {
        Verb::List => list,
        Verb::Show => show,
        Verb::Search => search,
        Verb::Access => access,
        Verb::Check => check,
        Verb::Completions => completions,
        Verb::Man => man,
    };
    framed(arguments(command, m), m)
}

fn program(m: Messages) -> Command {
    let program = Command::new("apicat")
        .version(env!("CARGO_PKG_VERSION"))
        .about(m.about())
        .after_help(m.examples())
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
    framed(program, m)
}

/// The options of every command and the frame of its help, in the language of
/// `m`.
fn framed(command: Command, m: Messages) -> Command {
    let usage = m.usage();
    command
        .disable_help_flag(true)
        .hide_possible_values(true)
        .args_override_self(true)
        .args(common_options(m))
        .arg(
            common("help", m)
                .short('h')
                .help(m.help_option())
                .action(ArgAction::Help),
        )
        .help_template(format!(
            "{{about}}\n\n{usage} {{usage}}\n\n{{all-args}}{{after-help}}\n"
        ))
}

fn list(command: Command, m: Messages) -> Command {
    let sort = option("sort", m.value_order(), m)
        .help(m.sort())
        .value_parser(PossibleValuesParser::new(Sort::ALL.map(Sort::name)))
        .ignore_case(true);
    command
        .override_usage(format!("apicat list [{}]", m.options_placeholder()))
        .args(filters(m))
        .arg(sort)
        .args(output(m))
}

fn show(command: Command, m: Messages) -> Command {
    command
        .override_usage(format!("apicat show <SLUG>… [{}]", m.options_placeholder()))
        .arg(
            argument("SLUG", m)
                .help(m.slugs_argument())
                .num_args(1..)
                .required(true),
        )
        .arg(
            option("section", m.value_heading(), m)
                .help(m.section())
                .conflicts_with("json"),
        )
        .arg(
            flag("raw", m)
                .help(m.raw())
                .conflicts_with_all(["section", "json"]),
        )
        .arg(
            flag("open", m)
                .help(m.open_site())
                .conflicts_with_all(["raw", "section", "json"]),
        )
}

fn search(command: Command, m: Messages) -> Command {
    let words = m.value_words();
    command
        .override_usage(format!(
            "apicat search <{words}>… [{}]",
            m.options_placeholder()
        ))
        .arg(
            argument(words, m)
                .id("WORDS")
                .value_name(words)
                .help(m.words_argument())
                .num_args(1..)
                .required(true),
        )
        .arg(option("limit", "N", m).help(m.limit()))
        .args(filters(m))
        .args(output(m))
}

fn access(command: Command, m: Messages) -> Command {
    command
        .override_usage(format!(
            "apicat access [SLUG] [{}]",
            m.options_placeholder()
        ))
        .arg(argument("SLUG", m).help(m.slug_argument()))
        .arg(option("who", m.value_profile(), m).help(m.who_option()))
        .arg(flag("open", m).help(m.open_form()).conflicts_with("json"))
}

fn check(command: Command, m: Messages) -> Command {
    let directory = m.value_directory();
    command
        .override_usage(format!(
            "apicat check [{directory}] [{}]",
            m.options_placeholder()
        ))
        .arg(
            argument("DIR", m)
                .value_name(directory)
                .value_hint(ValueHint::DirPath)
                .help(m.directory_argument())
                .value_parser(value_parser!(PathBuf)),
        )
        .arg(flag("strict", m).help(m.strict()))
}

fn completions(command: Command, m: Messages) -> Command {
    command.override_usage("apicat completions <SHELL>").arg(
        argument("SHELL", m)
            .help(m.shell_argument())
            .value_parser(PossibleValuesParser::new(Shell::ALL.map(Shell::name)))
            .ignore_case(true)
            .required(true),
    )
}

fn man(command: Command, m: Messages) -> Command {
    let directory = m.value_directory();
    command
        .override_usage(format!("apicat man <{directory}>"))
        .arg(
            argument("DIR", m)
                .value_name(directory)
                .value_hint(ValueHint::DirPath)
                .help(m.man_argument())
                .value_parser(value_parser!(PathBuf))
                .required(true),
        )
}

fn filters(m: Messages) -> [Arg; 6] {
    let openness = Openness::ALL.map(|openness| {
        clap::builder::PossibleValue::new(openness.name()).aliases(openness.aliases())
    });
    [
        option("theme", m.value_theme(), m).help(m.theme()),
        option("producer", m.value_producer(), m).help(m.producer_option()),
        option("openness", m.value_access(), m)
            .help(m.openness_option())
            .value_parser(PossibleValuesParser::new(openness))
            .ignore_case(true),
        option("keyword", m.value_word(), m).help(m.keyword()),
        flag("france-connect", m).help(m.france_connect()),
        option("who", m.value_profile(), m).help(m.who_filter()),
    ]
    .map(|arg| arg.help_heading(m.filters()))
}

fn output(m: Messages) -> [Arg; 2] {
    [
        option("format", m.value_format(), m)
            .help(m.format_option())
            .value_parser(PossibleValuesParser::new(Format::ALL.map(Format::name)))
            .ignore_case(true)
            .conflicts_with("json"),
        option("fields", m.value_fields(), m).help(m.fields_option()),
    ]
}

fn common_options(m: Messages) -> [Arg; 7] {
    let value =
        |name, value: &'static str| common(name, m).value_name(value).action(ArgAction::Set);
    [
        value("catalogue", m.value_directory())
            .help(m.catalogue_option())
            .value_hint(ValueHint::DirPath)
            .value_parser(value_parser!(PathBuf)),
        common("json", m).help(m.json()).action(ArgAction::SetTrue),
        value("color", m.value_when())
            .help(m.color())
            .value_parser(PossibleValuesParser::new(Colour::ALL.map(Colour::name)))
            .ignore_case(true),
        value("width", "N").help(m.width()),
        value("lang", m.value_language())
            .help(m.lang_option())
            .value_parser(PossibleValuesParser::new(["fr", "en"]))
            .ignore_case(true),
        common("no-pager", m)
            .help(m.no_pager())
            .action(ArgAction::SetTrue),
        common("plain", m)
            .help(m.plain_option())
            .action(ArgAction::SetTrue),
    ]
}

fn common(name: &'static str, m: Messages) -> Arg {
    Arg::new(name)
        .long(name)
        .help_heading(m.common_options())
        .display_order(100)
}

fn option(name: &'static str, value: &'static str, m: Messages) -> Arg {
    Arg::new(name)
        .long(name)
        .value_hint(ValueHint::Other)
        .value_name(value)
        .help_heading(m.options())
}

fn flag(name: &'static str, m: Messages) -> Arg {
    Arg::new(name)
        .long(name)
        .action(ArgAction::SetTrue)
        .help_heading(m.options())
}

fn argument(name: &'static str, m: Messages) -> Arg {
    Arg::new(name)
        .value_hint(ValueHint::Other)
        .help_heading(m.arguments())
}
