//! `apicat man`: the manual pages, as files.

use std::fs;

use clap::{ArgMatches, Command};

use super::arguments::{self, path};
use super::{Session, Verb};
use crate::answer::{Answer, Page};
use crate::error::{Error, Usage};
use crate::manual::pages;
use crate::words::Messages;

pub(super) static MAN: Verb = Verb {
    name: "man",
    about: Messages::man_about,
    description: Messages::man_description,
    examples: &[
        ("apicat man ~/.local/share/man/man1", Messages::man_example),
        (
            "apicat man --lang fr ~/.local/share/man/fr/man1",
            Messages::french_example,
        ),
    ],
    asks_the_catalogue: false,
    arguments,
    answer: man,
};

fn arguments(command: Command, m: Messages) -> Command {
    let directory = arguments::directory(m)
        .help(m.man_argument())
        .required(true);
    command
        .override_usage(format!("apicat man <{}>", m.value_directory()))
        .arg(directory)
}

/// Writes the pages. It says nothing: whoever installs wants to read failures
/// only.
fn man<'s>(session: &'s Session<'s>, typed: &ArgMatches) -> Result<Answer<'s>, Error> {
    let directory = path(typed, "DIR").ok_or(Usage::Refused)?;
    fs::create_dir_all(&directory).map_err(|error| Error::unwritable(&directory, error))?;
    for page in pages(session.messages()) {
        let path = directory.join(page.file_name);
        fs::write(&path, page.text).map_err(|error| Error::unwritable(&path, error))?;
    }
    Ok(Answer::of(Page::Silence))
}
