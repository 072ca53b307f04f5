//! From the words typed to [`Arguments`], or to what is wrong with them.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::parser::ValueSource;
use clap::{Arg, ArgMatches, Command};

use super::{
    Access, Arguments, Check, Common, List, Output, Query, Request, Search, Shell, Show, Verb,
    command,
};
use crate::catalogue::clean::clean_line;
use crate::catalogue::openness::Openness;
use crate::error::{Error, Usage};
use crate::export::{ALL, FIELDS, Fields, Format, Source, UnknownField};
use crate::find::{Filter, Sort};
use crate::messages::{Lang, Messages};
use crate::terminal::{Colour, NARROWEST, WIDEST, Wishes};

/// The language asked for by `--lang`, wherever it stands: help and errors
/// are written in it before anything else is known of the command line.
pub fn language(typed: &[OsString]) -> Option<Lang> {
    value_of("--lang", typed)
        .filter(|code| code.len() == 2)
        .filter_map(Lang::parse)
        .last()
}

/// The colours asked for by `--color`, for the errors of a command line that
/// is not understood as a whole.
pub fn colour(typed: &[OsString]) -> Colour {
    value_of("--color", typed)
        .filter_map(Colour::parse)
        .last()
        .unwrap_or_default()
}

/// The columns asked for by `--width`, for help.
pub fn columns(typed: &[OsString]) -> Option<usize> {
    value_of("--width", typed)
        .filter_map(|columns| columns.parse().ok())
        .filter(|columns| (NARROWEST..=WIDEST).contains(columns))
        .last()
}

/// The directory asked for by `--catalogue`, for the completion of a command
/// line that is not whole.
pub fn catalogue(typed: &[OsString]) -> Option<&str> {
    value_of("--catalogue", typed).last()
}

/// The APIs named on a command line that is not whole, as typed.
pub fn slugs(typed: &[OsString], m: Messages) -> Vec<String> {
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

/// The values given to an option before `--`.
fn value_of<'a>(option: &'a str, typed: &'a [OsString]) -> impl Iterator<Item = &'a str> {
    let words: Vec<&str> = typed
        .iter()
        .filter_map(|word| word.to_str())
        .take_while(|word| *word != "--")
        .collect();
    let next: Vec<Option<&str>> = words
        .iter()
        .skip(1)
        .copied()
        .map(Some)
        .chain([None])
        .collect();
    words
        .into_iter()
        .zip(next)
        .filter_map(move |(word, next)| match word.strip_prefix(option)? {
            "" => next,
            rest => rest.strip_prefix('='),
        })
}

/// Reads the command line.
///
/// # Errors
/// Words that are not understood; also `--help` and `--version`, whose text
/// is the answer.
pub fn parse(typed: &[OsString], m: Messages, columns: usize) -> Result<Arguments, Error> {
    let mut command = command(m).term_width(columns.min(100));
    let matches = command
        .try_get_matches_from_mut(typed)
        .map_err(|error| refusal(&error, typed))?;
    let (name, own) = matches.subcommand().unwrap_or(("", &matches));
    // They may stand before the command or after it, where they count more.
    let given = |option| text(own, option).or_else(|| text(&matches, option));
    let is_given = |flag| own.get_flag(flag) || matches.get_flag(flag);
    let common = Common {
        catalogue: path(own, "catalogue").or_else(|| path(&matches, "catalogue")),
        json: is_given("json") || format(own) == Some(Format::Json),
        wishes: Wishes {
            colour: given("color")
                .as_deref()
                .and_then(Colour::parse)
                .unwrap_or_default(),
            width: number(given("width"), name, "width", NARROWEST..=WIDEST)?,
            no_pager: is_given("no-pager"),
            plain: is_given("plain"),
        },
    };
    let Some(verb) = Verb::parse(name) else {
        let request = Request::Explore(command.render_help());
        return Ok(Arguments { request, common });
    };
    let used = command.find_subcommand(name);
    if let Some(one) = used.and_then(|used| beside_json(used, own).filter(|_| is_given("json"))) {
        let other = "--json".to_owned();
        return Err(Error::Usage {
            usage: Usage::Conflict { one, other },
            command: Some(name.to_owned()),
        });
    }
    let request = match verb {
        Verb::List => Request::Query(Query::List(List {
            filter: filter(own),
            sort: text(own, "sort")
                .as_deref()
                .and_then(Sort::parse)
                .unwrap_or_default(),
            output: output(own, verb, &common)?,
        })),
        Verb::Show => Request::Query(Query::Show(Show {
            slugs: texts(own, "SLUG"),
            section: text(own, "section"),
            raw: own.get_flag("raw"),
            open: own.get_flag("open"),
        })),
        Verb::Search => Request::Query(Query::Search(Search {
            words: texts(own, "WORDS").join(" "),
            limit: number(text(own, "limit"), name, "limit", 1..=usize::MAX)?.unwrap_or(10),
            filter: filter(own),
            output: output(own, verb, &common)?,
        })),
        Verb::Access => Request::Query(Query::Access(Access {
            slug: text(own, "SLUG"),
            who: text(own, "who"),
            open: own.get_flag("open"),
            page: common.wishes.plain,
        })),
        Verb::Check => Request::Check(Check {
            directory: path(own, "DIR"),
            strict: own.get_flag("strict"),
        }),
        Verb::Man => Request::Man(path(own, "DIR").ok_or(Usage::Refused)?),
        Verb::Completions => {
            let shell = text(own, "SHELL").and_then(|name| Shell::parse(&name));
            Request::Completions(shell.ok_or(Usage::Refused)?)
        }
    };
    Ok(Arguments { request, common })
}

fn filter(matches: &ArgMatches) -> Filter {
    Filter {
        theme: text(matches, "theme"),
        producer: text(matches, "producer"),
        openness: text(matches, "openness")
            .as_deref()
            .and_then(Openness::parse),
        keyword: text(matches, "keyword"),
        france_connect: matches.get_flag("france-connect"),
        who: text(matches, "who"),
    }
}

/// The format asked for, of the commands that have several.
fn format(own: &ArgMatches) -> Option<Format> {
    let typed = own.try_get_one::<String>("format").ok()??;
    Format::parse(typed)
}

/// The form asked for: `--json` is short for one, and who asks for a page to be
/// read aloud asks for a page.
fn output(own: &ArgMatches, verb: Verb, common: &Common) -> Result<Output, Error> {
    let fields = text(own, "fields").as_deref().map(Fields::parse);
    let refused = |usage| Error::Usage {
        usage,
        command: Some(verb.name().to_owned()),
    };
    let fields = fields.transpose().map_err(|unknown| {
        let UnknownField { typed, near } = unknown;
        let known = FIELDS.iter().map(|field| field.name).chain([ALL]);
        refused(Usage::InvalidValue {
            typed,
            option: "--fields".to_owned(),
            near: near.into_iter().map(str::to_owned).collect(),
            known: known.map(str::to_owned).collect(),
        })
    })?;
    let fields = fields.unwrap_or_default();
    let lacks = |source| match source {
        Source::Search if verb != Verb::Search => Some("apicat search"),
        Source::Profile if own.get_one::<String>("who").is_none() => Some("--who"),
        _ => None,
    };
    for field in fields.named() {
        if let Some(needed) = lacks(field.source) {
            let field = field.name;
            return Err(refused(Usage::FieldNeeds { field, needed }));
        }
    }
    Ok(Output {
        format: format(own)
            .or(common.json.then_some(Format::Json))
            .or(common.wishes.plain.then_some(Format::Table)),
        fields,
    })
}

/// A text typed, cleaned: answers show it again.
fn text(matches: &ArgMatches, name: &str) -> Option<String> {
    matches
        .get_one::<String>(name)
        .map(|typed| clean_line(typed))
}

/// A path typed, which may be no text.
fn path(matches: &ArgMatches, name: &str) -> Option<PathBuf> {
    matches.get_one::<PathBuf>(name).cloned()
}

fn texts(matches: &ArgMatches, name: &str) -> Vec<String> {
    matches
        .get_many::<String>(name)
        .unwrap_or_default()
        .map(|typed| clean_line(typed))
        .collect()
}

/// The option given after a command that excludes `--json`, which clap sees
/// only where that stands after the command too.
fn beside_json(command: &Command, own: &ArgMatches) -> Option<String> {
    let is_given =
        |arg: &&Arg| own.value_source(arg.get_id().as_str()) == Some(ValueSource::CommandLine);
    let excludes = |arg: &&Arg| {
        let conflicts = command.get_arg_conflicts_with(arg);
        conflicts.iter().any(|other| other.get_id() == "json")
    };
    let arg = command.get_arguments().filter(is_given).find(excludes)?;
    Some(format!("--{}", arg.get_long()?))
}

fn number(
    typed: Option<String>,
    command: &str,
    name: &str,
    range: std::ops::RangeInclusive<usize>,
) -> Result<Option<usize>, Error> {
    let Some(typed) = typed else {
        return Ok(None);
    };
    match typed.parse() {
        Ok(number) if range.contains(&number) => Ok(Some(number)),
        _ => {
            let option = format!("--{name}");
            Err(Error::Usage {
                usage: Usage::BadNumber { option, typed },
                command: Some(command.to_owned()),
            })
        }
    }
}

/// The refusal of clap, in terms of this program.
fn refusal(error: &clap::Error, typed: &[OsString]) -> Error {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let list = |kind| match error.get(kind) {
        Some(ContextValue::Strings(texts)) => texts.clone(),
        Some(ContextValue::String(text)) => vec![text.clone()],
        _ => Vec::new(),
    };
    // `--color <WHEN>` is spoken of as `--color`.
    let option = || {
        context(ContextKind::InvalidArg)
            .split(' ')
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    let usage = match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            return Error::Answer(error.render());
        }
        ErrorKind::InvalidSubcommand => Usage::UnknownCommand {
            typed: context(ContextKind::InvalidSubcommand),
            near: list(ContextKind::SuggestedSubcommand),
            known: Verb::ALL.map(|verb| verb.name().to_owned()).to_vec(),
        },
        ErrorKind::UnknownArgument => {
            let typed = context(ContextKind::InvalidArg);
            if typed.starts_with('-') {
                let near = list(ContextKind::SuggestedArg);
                Usage::UnknownOption { typed, near }
            } else {
                Usage::UnexpectedArgument { typed }
            }
        }
        ErrorKind::InvalidValue if context(ContextKind::InvalidValue).is_empty() => {
            Usage::MissingValue { option: option() }
        }
        ErrorKind::InvalidValue => Usage::InvalidValue {
            typed: context(ContextKind::InvalidValue),
            option: option(),
            near: list(ContextKind::SuggestedValue),
            known: list(ContextKind::ValidValue),
        },
        ErrorKind::NoEquals | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            Usage::MissingValue { option: option() }
        }
        ErrorKind::MissingRequiredArgument => Usage::MissingArgument {
            name: context(ContextKind::InvalidArg)
                .trim_end_matches('.')
                .to_owned(),
        },
        ErrorKind::ArgumentConflict => {
            let other = context(ContextKind::PriorArg);
            let other = other.split(' ').next().unwrap_or_default().to_owned();
            Usage::Conflict {
                one: option(),
                other,
            }
        }
        ErrorKind::TooManyValues => Usage::UnexpectedArgument {
            typed: context(ContextKind::InvalidValue),
        },
        ErrorKind::InvalidUtf8 => Usage::NotUnicode,
        _ => Usage::Refused,
    };
    let name = typed
        .iter()
        .skip(1)
        .filter_map(|word| word.to_str())
        .find(|word| Verb::parse(word).is_some());
    Error::Usage {
        usage,
        command: name.map(str::to_owned),
    }
}
