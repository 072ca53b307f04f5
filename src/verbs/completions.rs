//! `apicat completions`: the script of a shell.
//!
//! The script asks the program at every completion, and proposes what the
//! catalogue holds ([`crate::complete`]).

use clap::builder::PossibleValuesParser;
use clap::{ArgMatches, Command};

use super::arguments::{argument, text};
use super::{Session, Verb};
use crate::answer::{Answer, Page};
use crate::complete::{Shell, registration};
use crate::error::{Error, Usage};
use crate::words::Messages;

pub(super) static COMPLETIONS: Verb = Verb {
    name: "completions",
    about: Messages::completions_about,
    description: Messages::completions_description,
    examples: &[
        (
            "eval \"$(apicat completions bash)\"",
            Messages::bash_example,
        ),
        ("source <(apicat completions zsh)", Messages::zsh_example),
        ("apicat completions fish | source", Messages::fish_example),
    ],
    asks_the_catalogue: false,
    arguments,
    answer: completions,
};

fn arguments(command: Command, m: Messages) -> Command {
    command.override_usage("apicat completions <SHELL>").arg(
        argument("SHELL", m)
            .help(m.shell_argument())
            .value_parser(PossibleValuesParser::new(Shell::ALL.map(Shell::name)))
            .ignore_case(true)
            .required(true),
    )
}

fn completions<'s>(_: &'s Session<'s>, typed: &ArgMatches) -> Result<Answer<'s>, Error> {
    let shell = text(typed, "SHELL").and_then(|name| Shell::parse(&name));
    let script = registration(shell.ok_or(Usage::Refused)?);
    Ok(Answer::of(Page::Script(script.to_owned())))
}
