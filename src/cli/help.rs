//! Help: `-h` on a screen, `--help` in full, `apicat help [COMMAND]`.

use std::ffi::OsString;

use clap::{Arg, ArgAction, ArgMatches, Command};

use super::{common, common_options, framed, in_full};
use crate::verbs::arguments::argument;
use crate::verbs::{EXAMPLES, Example, VERBS, Verb};
use crate::words::Messages;

/// `apicat help`, which is no verb: what it answers is said by the command line.
pub(super) const HELP: &str = "help";

const COMMAND: &str = "COMMAND";

/// The names of the commands.
pub(super) fn commands() -> impl Iterator<Item = &'static str> {
    VERBS.into_iter().map(|verb| verb.name).chain([HELP])
}

pub(super) fn subcommand(m: Messages) -> Command {
    let command = argument(COMMAND, m)
        .value_name(m.value_command())
        .help(m.command_argument());
    let usage = format!("apicat help [{}]", m.value_command());
    let help = Command::new(HELP).about(m.help_about());
    let help = help.override_usage(usage).arg(command);
    framed(help, common_options(m).map(in_full), m)
}

/// The line that asks for the same help.
pub(super) fn asked(own: &ArgMatches) -> Vec<OsString> {
    let command = own.get_one::<String>(COMMAND).map(OsString::from);
    let program = [OsString::from("apicat")].into_iter();
    program.chain(command).chain(["--help".into()]).collect()
}

/// `-h`, `--help`
pub(super) fn option(m: Messages) -> Arg {
    common("help", m)
        .short('h')
        .help(m.help_option())
        .long_help(m.long_help_option())
        .action(ArgAction::Help)
}

/// The program with what its help says of it.
pub(super) fn of_program(command: Command, m: Messages) -> Command {
    let about = format!("{}\n\n{}", m.about(), m.program_description());
    command
        .about(m.about())
        .long_about(about)
        .after_help(format!(
            "{}\n\n{}",
            m.without_command(),
            lines(&EXAMPLES, m)
        ))
        .after_long_help(explained(&EXAMPLES, m))
}

/// A command with what its help says of it.
pub(super) fn of_verb(command: Command, verb: &Verb, m: Messages) -> Command {
    let about = format!("{}\n\n{}", (verb.about)(m), (verb.description)(m));
    command
        .long_about(about)
        .after_help(lines(verb.examples, m))
        .after_long_help(explained(verb.examples, m))
}

fn lines(examples: &[Example], m: Messages) -> String {
    let lines = examples.iter().map(|(line, _)| format!("\n  {line}"));
    format!("{}{}", m.examples(), lines.collect::<String>())
}

fn explained(examples: &[Example], m: Messages) -> String {
    let lines = examples
        .iter()
        .map(|(line, meaning)| format!("\n  {line}\n      {}", meaning(m)));
    format!("{}{}", m.examples(), lines.collect::<String>())
}
