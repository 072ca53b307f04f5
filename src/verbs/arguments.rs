//! Arguments that several commands take, and how their values are read.

use std::ops::RangeInclusive;
use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Arg, ArgAction, ArgMatches, ValueHint, value_parser};

use super::Verb;
use crate::answer::{ALL, COLUMNS, ColumnSource, Columns, UnknownColumn, names};
use crate::catalogue::clean::clean_line;
use crate::catalogue::openness::Openness;
use crate::catalogue::status::Status;
use crate::error::{Error, Usage};
use crate::find::{Facet, Filter, nearest_word};
use crate::screen::Format;
use crate::words::Messages;

/// An option with a value.
pub(crate) fn option(name: &'static str, value: &'static str, m: Messages) -> Arg {
    Arg::new(name)
        .long(name)
        .value_hint(ValueHint::Other)
        .value_name(value)
        .help_heading(m.options())
}

/// An option that may be given several times: one of its values is enough.
fn repeated(name: &'static str, value: &'static str, m: Messages) -> Arg {
    option(name, value, m).action(ArgAction::Append)
}

/// An option without one.
pub(crate) fn flag(name: &'static str, m: Messages) -> Arg {
    Arg::new(name)
        .long(name)
        .action(ArgAction::SetTrue)
        .help_heading(m.options())
}

/// `--open`, of which the value may be left out: the slug may then follow.
pub(super) fn open(help: &'static str, m: Messages) -> Arg {
    option(OPEN, m.value_page(), m).help(help).num_args(0..=1)
}

pub(super) const OPEN: &str = "open";

/// An address of an API that can be opened in a browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Opening {
    /// Where the API is best met.
    Site,
    /// Where it is requested.
    Request,
    /// Its page in the State's living list.
    Successor,
}

impl Opening {
    pub(crate) const ALL: [Self; 3] = [Self::Site, Self::Request, Self::Successor];

    /// The word of the command line.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Site => "site",
            Self::Request => "request",
            Self::Successor => "successor",
        }
    }

    fn parse(word: &str) -> Option<Self> {
        let is_it = |opening: &Self| opening.name().eq_ignore_ascii_case(word);
        Self::ALL.into_iter().find(is_it)
    }
}

/// What is to be opened, `usual` where nothing is named, and the slugs: one that
/// follows `--open` is none of its values.
///
/// # Errors
/// A value is none of those known, and other slugs are there.
pub(super) fn opening(
    typed: &ArgMatches,
    usual: Opening,
    verb: &Verb,
) -> Result<(Option<Opening>, Vec<String>), Error> {
    let mut slugs = texts(typed, "SLUG");
    if !typed.contains_id(OPEN) {
        return Ok((None, slugs));
    }
    let Some(word) = text(typed, OPEN) else {
        return Ok((Some(usual), slugs));
    };
    let opening = Opening::parse(&word);
    if opening.is_none() && (word.is_empty() || !slugs.is_empty()) {
        let usage = Usage::InvalidValue {
            near: nearest_word(&word, Opening::ALL.map(Opening::name))
                .into_iter()
                .map(str::to_owned)
                .collect(),
            typed: word,
            option: "--open".to_owned(),
            known: Opening::ALL
                .map(|opening| opening.name().to_owned())
                .to_vec(),
        };
        return Err(refused(usage, verb));
    }
    if opening.is_none() {
        slugs.push(word);
    }
    Ok((Some(opening.unwrap_or(usual)), slugs))
}

/// A positional argument.
pub(crate) fn argument(name: &'static str, m: Messages) -> Arg {
    Arg::new(name)
        .value_hint(ValueHint::Other)
        .help_heading(m.arguments())
}

/// The directory of `check` and `man`.
pub(super) fn directory(m: Messages) -> Arg {
    argument("DIR", m)
        .value_name(m.value_directory())
        .value_hint(ValueHint::DirPath)
        .value_parser(value_parser!(PathBuf))
}

pub(super) fn filters(m: Messages) -> [Arg; 7] {
    let openness = Openness::ALL
        .map(|openness| PossibleValue::new(openness.name()).aliases(openness.aliases()));
    let status =
        Status::ALL.map(|status| PossibleValue::new(status.name()).aliases(status.aliases()));
    [
        repeated("theme", m.value_theme(), m).help(m.theme()),
        repeated("producer", m.value_producer(), m).help(m.producer_option()),
        repeated("openness", m.value_access(), m)
            .help(m.openness_option())
            .value_parser(PossibleValuesParser::new(openness))
            .value_delimiter(',')
            .ignore_case(true),
        repeated("status", m.value_status(), m)
            .help(m.status_option())
            .value_parser(PossibleValuesParser::new(status))
            .value_delimiter(',')
            .ignore_case(true),
        repeated("keyword", m.value_word(), m).help(m.keyword()),
        flag("france-connect", m).help(m.france_connect()),
        repeated("who", m.value_profile(), m)
            .short('w')
            .help(m.who_filter()),
    ]
    .map(|arg| arg.help_heading(m.filters()))
}

pub(super) fn filter(typed: &ArgMatches) -> Filter {
    let wanted = Facet::ALL.into_iter().flat_map(|facet| {
        let values = texts(typed, facet.name()).into_iter();
        values.map(move |value| (facet, value))
    });
    Filter {
        wanted: wanted.collect(),
        france_connect: typed.get_flag("france-connect"),
    }
}

/// The most APIs asked for.
///
/// # Errors
/// It is not a number from 1 on.
pub(super) fn limit(typed: &ArgMatches, verb: &Verb) -> Result<Option<usize>, Error> {
    number(text(typed, "limit"), "limit", verb.name, 1..=usize::MAX)
}

/// The form of an answer that is a list of APIs.
pub(super) fn output(m: Messages) -> [Arg; 2] {
    [
        format_option(m),
        option("fields", m.value_fields(), m)
            .help(m.fields_in_short())
            .long_help(m.fields_option(&names())),
    ]
}

/// `--format`
pub(super) fn format_option(m: Messages) -> Arg {
    option("format", m.value_format(), m)
        .short('f')
        .help(m.format_option())
        .value_parser(PossibleValuesParser::new(Format::ALL.map(Format::name)))
        .ignore_case(true)
        .conflicts_with("json")
}

/// The format asked for by a command that has several.
pub(crate) fn format(typed: &ArgMatches) -> Option<Format> {
    Format::parse(typed.try_get_one::<String>("format").ok()??)
}

/// The columns asked for.
///
/// # Errors
/// A name that no column has, or a column that the answer cannot have.
pub(super) fn columns(typed: &ArgMatches, verb: &Verb) -> Result<Columns, Error> {
    let Some(list) = text(typed, "fields") else {
        return Ok(Columns::Default);
    };
    let columns = Columns::parse(&list).map_err(|UnknownColumn { typed, near }| {
        let known = COLUMNS.iter().map(|column| column.name).chain([ALL]);
        refused(
            Usage::InvalidValue {
                typed,
                option: "--fields".to_owned(),
                near: near.into_iter().map(str::to_owned).collect(),
                known: known.map(str::to_owned).collect(),
            },
            verb,
        )
    })?;
    let is_search = typed.try_contains_id("WORDS").is_ok();
    let lacks = |source| match source {
        ColumnSource::Search if !is_search => Some("apicat search"),
        ColumnSource::Profile if text(typed, "who").is_none() => Some("--who"),
        _ => None,
    };
    for column in columns.named() {
        if let Some(needed) = lacks(column.source()) {
            let field = column.name;
            return Err(refused(Usage::FieldNeeds { field, needed }, verb));
        }
    }
    Ok(columns)
}

pub(super) fn refused(usage: Usage, verb: &Verb) -> Error {
    let command = Some(verb.name.to_owned());
    Error::Usage { usage, command }
}

/// A text typed, cleaned: answers show it again.
pub(crate) fn text(typed: &ArgMatches, name: &str) -> Option<String> {
    typed.get_one::<String>(name).map(|text| clean_line(text))
}

pub(super) fn texts(typed: &ArgMatches, name: &str) -> Vec<String> {
    let texts = typed.get_many::<String>(name).unwrap_or_default();
    texts.map(|text| clean_line(text)).collect()
}

/// A path typed, which may be no text.
pub(crate) fn path(typed: &ArgMatches, name: &str) -> Option<PathBuf> {
    typed.get_one::<PathBuf>(name).cloned()
}

/// The paths given to an argument that may be repeated.
pub(crate) fn paths(typed: &ArgMatches, name: &str) -> Vec<PathBuf> {
    let paths = typed.get_many::<PathBuf>(name);
    paths.into_iter().flatten().cloned().collect()
}

/// A whole number given to an option of `command`.
///
/// # Errors
/// It is not a number, or out of range.
pub(crate) fn number(
    typed: Option<String>,
    option: &str,
    command: &str,
    range: RangeInclusive<usize>,
) -> Result<Option<usize>, Error> {
    let Some(typed) = typed else {
        return Ok(None);
    };
    match typed.parse() {
        Ok(number) if range.contains(&number) => Ok(Some(number)),
        _ => {
            let option = format!("--{option}");
            Err(Error::Usage {
                usage: Usage::BadNumber { option, typed },
                command: Some(command.to_owned()),
            })
        }
    }
}
