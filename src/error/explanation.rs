//! Errors in words: what went wrong, and what to do next.

use std::io;
use std::path::Path;

use super::{Error, Origin, Usage};
use crate::archive::Fault;
use crate::catalogue::applicant::Applicant;
use crate::catalogue::clean::clean_line;
use crate::catalogue::diagnostic::Position;
use crate::catalogue::file_error::{FileError, SystemError};
use crate::catalogue::fold::fold;
use crate::catalogue::profile::Profile;
use crate::find::{NearMiss, nearest_word};
use crate::invocation;
use crate::place::Place;
use crate::words::Messages;

/// An error in words: a sentence, then lines that say more or what to do.
#[derive(Debug, PartialEq, Eq)]
pub struct Explanation {
    pub sentence: String,
    /// More about it, and next steps; an indented line is an item of a list.
    pub more: Vec<String>,
    /// Text that is laid out already: help.
    pub laid_out: String,
}

/// Why a compiled catalogue is not read, and what to do.
fn unusable(path: &Path, fault: &Fault, m: Messages) -> (String, Vec<String>) {
    let shown = clean_line(&path.to_string_lossy());
    let reason = match fault {
        Fault::Unreadable(error) => m.system_error(error),
        Fault::Foreign => m.archive_foreign().to_owned(),
        Fault::OtherVersion => m.archive_of_other_version().to_owned(),
        Fault::Damaged => m.archive_damaged().to_owned(),
    };
    let next = match fault {
        Fault::Foreign | Fault::Unreadable(_) => m.catalogue_layout().to_owned(),
        _ => m.to_compile(&invocation::compile(&shown, m.value_directory())),
    };
    (m.unusable_archive(&shown, &reason), vec![next])
}

impl Error {
    /// The error in words; `None` for those that say nothing, such as a closed
    /// pipe. What was typed is cleaned before it is shown.
    pub fn explain(&self, m: Messages) -> Option<Explanation> {
        let (sentence, more) = match self {
            Self::Answer(_) | Self::ClosedPipe | Self::Cancelled | Self::Interrupted => {
                return None;
            }
            Self::NoCommand(_) => (m.no_command().to_owned(), Vec::new()),
            Self::Usage { usage, command } => misuse(m, usage, command.as_deref()),
            Self::UnknownApi {
                typed,
                near,
                is_found,
            } => unknown_api(m, &clean_line(typed), near, *is_found),
            Self::AmbiguousApi {
                typed,
                command,
                candidates,
            } => ambiguous_api(m, typed, command.as_deref(), candidates),
            Self::UnknownSection { id, typed, known } => (
                m.unknown_section(id, &clean_line(typed)),
                vec![m.known_sections(&known.join(" · "))],
            ),
            Self::UnknownProfile {
                typed,
                origin,
                ambiguous,
                labels,
            } => unknown_profile(m, &clean_line(typed), *origin, ambiguous, labels),
            Self::ProfileNeeded {
                id,
                labels,
                example,
            } => profile_needed(m, id, labels, example),
            Self::UnknownValue {
                option,
                typed,
                known,
            } => (m.unknown_value(typed, option), known.explain(m)),
            Self::NothingListed => {
                let more = vec![m.to_list().to_owned()];
                (m.nothing_listed().to_owned(), more)
            }
            Self::NothingLeft { words, count } => {
                let command = invocation::search(&clean_line(words));
                let mut more: Vec<String> = m.values_are_french().into_iter().collect();
                more.push(m.without_filters(*count, &command));
                (m.nothing_listed().to_owned(), more)
            }
            Self::NothingFound {
                elsewhere: Some(thing),
                ..
            } => m.elsewhere(thing),
            Self::NothingFound {
                words, near_miss, ..
            } => nothing_found(m, &clean_line(words), near_miss),
            Self::UnreadableCatalogue { path, error } => unreadable_catalogue(m, path, error),
            Self::UnusableArchive { path, fault } => unusable(path, fault, m),
            Self::CatalogueTooLarge { path, limit } => (
                m.catalogue_too_large(&clean_line(&path.to_string_lossy()), &m.integer(*limit)),
                Vec::new(),
            ),
            Self::EmptyCatalogue { path } => (
                m.empty_catalogue(&clean_line(&path.to_string_lossy())),
                vec![m.catalogue_layout().to_owned()],
            ),
            Self::FileGone { id } => (m.file_gone(id), Vec::new()),
            Self::NoAddress { id } => (m.no_address(id), vec![invocation::show(id)]),
            Self::NoEndpoints {
                id,
                openapi,
                documentation,
                elsewhere,
            } => no_endpoints(m, id, [openapi, documentation], elsewhere),
            Self::NoOperation { id, words } if words.is_empty() => {
                (m.no_operation_at_all(id), Vec::new())
            }
            Self::NoOperation { id, words } => (m.no_operation(id, words), Vec::new()),
            Self::BadEndpoints(bad) => (
                m.bad_document(&bad.location(), &m.lint(&bad.lint)),
                Vec::new(),
            ),
            Self::BadDocument { path, error, at } => bad_document(m, path, error, *at),
            Self::InputTooLarge(limit) => (m.input_too_large(&m.integer(*limit)), Vec::new()),
            Self::NothingImported { is_filtered: true } => {
                (m.nothing_passes().to_owned(), Vec::new())
            }
            Self::NothingImported { is_filtered: false } => {
                let more = vec![m.see_help("apicat import")];
                (m.nothing_imported().to_owned(), more)
            }
            Self::FlatDirectory { path } => (
                m.flat_directory(&clean_line(&path.to_string_lossy())),
                vec![m.to_unflatten().to_owned()],
            ),
            Self::SeveralSources { path, names } => (
                m.several_sources(&clean_line(&path.to_string_lossy()), &names.join(", ")),
                vec![m.to_separate_sources().to_owned()],
            ),
            Self::BeingWritten { path } => (
                m.being_written(&clean_line(&path.to_string_lossy())),
                vec![m.to_import_later().to_owned()],
            ),
            Self::NoSuchEntry { path, typed, near } => {
                let near = near.as_ref().map(|near| m.did_you_mean(near));
                let more = near.into_iter().chain([m.to_make_entry().to_owned()]);
                let path = clean_line(&path.to_string_lossy());
                (m.no_such_entry(&path, &clean_line(typed)), more.collect())
            }
            Self::LeadsOut { path } => (
                m.leads_out(&clean_line(&path.to_string_lossy())),
                Vec::new(),
            ),
            Self::NoBrowser { address } => (m.no_browser(address), Vec::new()),
            Self::Unwritable { path, reason } => (
                m.unwritable(
                    &clean_line(&path.to_string_lossy()),
                    &m.system_error(&reason.into()),
                ),
                Vec::new(),
            ),
            Self::Output(error) => (m.not_written(&m.system_error(&error.into())), Vec::new()),
        };
        let laid_out = match self {
            Self::NoCommand(help) => help.to_string(),
            _ => String::new(),
        };
        Some(Explanation {
            sentence,
            more,
            laid_out,
        })
    }
}

/// A sentence, then more about it and next steps.
type Said = (String, Vec<String>);

fn misuse(m: Messages, usage: &Usage, command: Option<&str>) -> Said {
    let (sentence, mut more) = usage.explain(m);
    let command = command.map_or("apicat".to_owned(), |name| format!("apicat {name}"));
    more.push(m.see_help(&command));
    (sentence, more)
}

fn unknown_api(m: Messages, typed: &str, near: &[String], is_found: bool) -> Said {
    let mut more = suggestion(m, near);
    more.push(match is_found {
        true => m.to_search(&invocation::search(typed)),
        false => m.to_search(&invocation::search("…")),
    });
    (m.unknown_api(typed), more)
}

fn unreadable_catalogue(m: Messages, path: &Path, error: &SystemError) -> Said {
    let shown = clean_line(&path.to_string_lossy());
    let embedded = Place::Embedded.to_string();
    let near = nearest_word(&shown, [embedded.as_str()]);
    let near = near.filter(|_| error.kind == io::ErrorKind::NotFound);
    let near = near.map(|near| m.did_you_mean(near));
    let more = near.into_iter().chain([m.catalogue_layout().to_owned()]);
    let sentence = m.unreadable_catalogue(&shown, &m.system_error(error));
    (sentence, more.collect())
}

fn ambiguous_api(
    m: Messages,
    typed: &str,
    command: Option<&str>,
    candidates: &[(String, String)],
) -> Said {
    let items = candidates
        .iter()
        .map(|(id, title)| format!("  {id}  {title}"));
    let mut more: Vec<String> = items.collect();
    more.extend(command.map(|command| m.to_type(command)));
    (m.ambiguous_api(&clean_line(typed)), more)
}

fn profile_needed(m: Messages, id: &str, labels: &[String], example: &str) -> Said {
    let mut more: Vec<String> = items(labels).collect();
    more.push(m.known_profiles(&known_profiles()));
    more.push(m.to_type(&invocation::access(id, example)));
    (m.profile_needed(id), more)
}

fn nothing_found(m: Messages, words: &str, near_miss: &NearMiss) -> Said {
    let NearMiss { known, part } = near_miss;
    let known = known
        .iter()
        .map(|(word, count)| m.count_of_word(&clean_line(word), *count));
    let known: Vec<String> = known.collect();
    let hint = match known.as_slice() {
        [] => m.try_fewer_words().to_owned(),
        known => m.entries_by_word(&known.join(", ")),
    };
    let step = part
        .as_ref()
        .map(|part| m.to_search(&invocation::search(&clean_line(part))));
    let more = vec![
        m.tried().to_owned(),
        hint,
        step.unwrap_or_else(|| m.to_list().to_owned()),
    ];
    (m.nothing_found(words), more)
}

fn no_endpoints(
    m: Messages,
    id: &str,
    [openapi, documentation]: [&Option<String>; 2],
    elsewhere: &[(String, String)],
) -> Said {
    let elsewhere = elsewhere.iter();
    let elsewhere = elsewhere.map(|(source, command)| {
        format!("{} {command}", m.labelled(&m.also_of(source)).trim_end())
    });
    let openapi = openapi.as_ref().map(|url| m.its_openapi(url));
    let documentation = documentation.as_ref().map(|url| m.its_documentation(url));
    let reading = m.to_read_document().to_owned();
    let more = elsewhere.chain(openapi).chain(documentation);
    (m.no_endpoints(id), more.chain([reading]).collect())
}

fn bad_document(m: Messages, path: &Path, error: &FileError, at: Option<Position>) -> Said {
    let place = clean_line(&path.to_string_lossy());
    let place = match at {
        Some(at) => format!("{place}:{}:{}", at.line, at.column),
        None => place,
    };
    (m.bad_document(&place, &m.file_error(error)), Vec::new())
}

fn unknown_profile(
    m: Messages,
    typed: &str,
    origin: Origin,
    ambiguous: &[String],
    labels: &[String],
) -> (String, Vec<String>) {
    let mut more = Vec::new();
    if origin == Origin::Environment {
        more.push(m.given_by_environment().to_owned());
    }
    if !ambiguous.is_empty() {
        more.extend(items(ambiguous));
        return (m.ambiguous_profile(typed), more);
    }
    if typed.trim().is_empty() {
        more.push(m.known_profiles(&known_profiles()));
        return (m.empty_profile().to_owned(), more);
    }
    let names: Vec<&str> = Applicant::names().collect();
    let known = labels.iter().map(String::as_str).chain(names);
    // People know what they are: a slip spares the first letter.
    let first = |word: &str| fold(word).chars().next();
    let near = nearest_word(typed, known).filter(|near| first(near) == first(typed));
    more.extend(near.map(|near| m.did_you_mean(near)));
    more.push(m.known_profiles(&known_profiles()));
    if !labels.is_empty() {
        more.push(m.labels_of_this_api().to_owned());
        more.extend(items(labels));
    }
    (m.unknown_profile(typed), more)
}

pub(super) fn suggestion(m: Messages, near: &[String]) -> Vec<String> {
    if near.is_empty() {
        Vec::new()
    } else {
        vec![m.did_you_mean(&m.any_of(near))]
    }
}

fn items(labels: &[String]) -> impl Iterator<Item = String> {
    labels.iter().map(|label| format!("  {label}"))
}

fn known_profiles() -> String {
    Profile::ALL.map(Profile::name).join(", ")
}
