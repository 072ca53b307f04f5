//! `apicat import`: documents of others as files of a catalogue.

mod directory;
mod endpoints;
mod entries;

use std::path::PathBuf;

use clap::{ArgAction, ArgMatches, Command, ValueHint, value_parser};

use super::arguments::{argument, flag, option};
use super::{Session, Verb};
use crate::answer::Answer;
use crate::error::Error;
use crate::words::Messages;

pub(super) static IMPORT: Verb = Verb {
    name: "import",
    about: Messages::import_about,
    description: Messages::import_description,
    examples: &[
        (
            "apicat import docs/examples/dataservices-november.json --to ~/catalogue",
            Messages::import_example,
        ),
        (
            "apicat import docs/examples/openapi.yaml --to ~/catalogue",
            Messages::import_openapi_example,
        ),
    ],
    asks_the_catalogue: false,
    arguments,
    answer: import,
};

const FILE: &str = "FILE";
const TO: &str = "to";
const RESTRICTED: &str = "restricted";
const ORGANIZATION: &str = "organization";
const NO_HARVESTED: &str = "no-harvested";
const FORCE: &str = "force";

/// The slug of which only what can be called is wanted, and what is told of the
/// document then.
const ENDPOINTS: &str = "endpoints";
const PATH: &str = "path";
const URL: &str = "url";
const DATE: &str = "date";
const SERVER: &str = "server";
const NOTE: &str = "note";

fn arguments(command: Command, m: Messages) -> Command {
    let (file, to) = (m.value_file(), m.value_directory());
    let usage = format!(
        "apicat import <{file}>… --to <{to}> [{}]",
        m.options_placeholder()
    );
    let filters = [
        flag(RESTRICTED, m).help(m.import_restricted()),
        option(ORGANIZATION, m.value_name(), m)
            .action(ArgAction::Append)
            .help(m.import_organization()),
        flag(NO_HARVESTED, m).help(m.import_no_harvested()),
    ];
    let told = [
        option(PATH, m.value_path(), m)
            .action(ArgAction::Append)
            .help(m.import_path()),
        option(URL, m.value_address(), m).help(m.import_url()),
        option(DATE, m.value_date(), m).help(m.import_date()),
        option(SERVER, m.value_address(), m)
            .action(ArgAction::Append)
            .help(m.import_server()),
        option(NOTE, m.value_words(), m).help(m.import_note()),
    ];
    command
        .override_usage(usage)
        .arg(
            argument(FILE, m)
                .value_name(file)
                .value_hint(ValueHint::FilePath)
                .value_parser(value_parser!(PathBuf))
                .num_args(1..)
                .required(true)
                .help(m.import_file()),
        )
        .arg(
            option(TO, to, m)
                .value_hint(ValueHint::DirPath)
                .value_parser(value_parser!(PathBuf))
                .required(true)
                .help(m.import_to()),
        )
        .arg(flag(FORCE, m).help(m.import_force()))
        .args(filters.map(|filter| filter.help_heading(m.filters()).conflicts_with(ENDPOINTS)))
        .arg(option(ENDPOINTS, "SLUG", m).help(m.import_endpoints()))
        .args(told.map(|told| told.help_heading(m.with_endpoints()).requires(ENDPOINTS)))
}

fn import<'s>(session: &'s Session<'s>, typed: &ArgMatches) -> Result<Answer<'s>, Error> {
    match typed.contains_id(ENDPOINTS) {
        true => endpoints::import(session, typed),
        false => entries::import(session, typed),
    }
}
