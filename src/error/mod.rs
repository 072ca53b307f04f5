//! What can go wrong: a kind with its data, its sentence and next steps in
//! either language, and an exit code.

mod usage;

pub use usage::{Known, Usage};

use std::io;
use std::path::{Path, PathBuf};

use clap::builder::StyledStr;

use crate::archive::Fault;
use crate::catalogue::applicant::Applicant;
use crate::catalogue::clean::clean_line;
use crate::catalogue::directory::Refusal;
use crate::catalogue::file_error::SystemError;
use crate::catalogue::fold::fold;
use crate::catalogue::profile::Profile;
use crate::find::{NearMiss, Thing, nearest_word};
use crate::invocation;
use crate::words::Messages;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Done; something was found.
    Found,
    NotFound,
    /// `check` found errors.
    Faults,
    /// The command line or the catalogue could not be used.
    Usage,
    /// The prompt was cancelled.
    Cancelled,
}

impl Exit {
    /// The number that the shell sees.
    pub fn code(self) -> u8 {
        match self {
            Self::Found => 0,
            Self::NotFound | Self::Faults => 1,
            Self::Usage => 2,
            Self::Cancelled => 130,
        }
    }
}

/// Why a command did not come to its end.
#[derive(Debug)]
pub enum Error {
    /// Not an error: help or version, which end the command line's reading.
    Answer(StyledStr),
    /// No command was typed; the help.
    NoCommand(StyledStr),
    Usage {
        usage: Usage,
        /// The command whose help explains more.
        command: Option<String>,
    },
    UnknownApi {
        typed: String,
        near: Vec<String>,
        /// Whether a search for it finds something.
        is_found: bool,
    },
    AmbiguousApi {
        typed: String,
        /// What to type for one of them.
        command: Option<String>,
        /// Their slugs and titles.
        candidates: Vec<(String, String)>,
    },
    /// No heading of a page has that name.
    UnknownSection {
        id: String,
        typed: String,
        known: Vec<String>,
    },
    /// `--who` names nobody, or several.
    UnknownProfile {
        typed: String,
        origin: Origin,
        /// The labels of the API that contain it.
        ambiguous: Vec<String>,
        labels: Vec<String>,
    },
    /// Access depends on who asks, and nobody can be asked.
    ProfileNeeded {
        id: String,
        labels: Vec<String>,
        /// Somebody who may be given access.
        example: String,
    },
    /// A filter has a value that no entry has.
    UnknownValue {
        option: String,
        typed: String,
        known: Known,
    },
    /// No entry passes the filters.
    NothingListed,
    /// No result of a search passes the filters.
    NothingLeft {
        words: String,
        /// How many entries are found without the filters.
        count: usize,
    },
    /// A search finds nothing.
    NothingFound {
        words: String,
        near_miss: NearMiss,
        /// Where it is, when that is known.
        elsewhere: Option<Box<Thing>>,
    },
    /// The catalogue directory cannot be listed.
    UnreadableCatalogue {
        path: PathBuf,
        error: SystemError,
    },
    /// A file in place of a directory is no compiled catalogue that can be read.
    UnusableArchive {
        path: PathBuf,
        fault: Fault,
    },
    /// The files of the catalogue directory are too much to be read.
    CatalogueTooLarge {
        path: PathBuf,
        /// In bytes.
        limit: u64,
    },
    /// The catalogue directory holds no readable entry.
    EmptyCatalogue {
        path: PathBuf,
    },
    /// The file of an entry is gone since the catalogue was read.
    FileGone {
        id: String,
    },
    NoAddress {
        id: String,
    },
    NoBrowser {
        address: String,
    },
    Unwritable {
        path: PathBuf,
        reason: io::Error,
    },
    Output(io::Error),
    /// The reader of a pipe has left.
    ClosedPipe,
    /// A question was left without an answer.
    Cancelled,
    /// Ctrl-C at a question, or the end of input: nobody answers any more.
    Interrupted,
}

/// How a profile was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    Typed,
    /// By `APICAT_WHO`.
    Environment,
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::ClosedPipe,
            _ => Self::Output(error),
        }
    }
}

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
    /// Why the directory `path` is not read.
    pub(crate) fn of_directory(path: &Path, refusal: Refusal) -> Self {
        let path = path.to_owned();
        match refusal {
            Refusal::Unreadable(error) => Self::UnreadableCatalogue { path, error },
            Refusal::TooLarge(limit) => Self::CatalogueTooLarge { path, limit },
        }
    }

    pub(crate) fn exit(&self) -> Exit {
        match self {
            Self::Answer(_) | Self::ClosedPipe => Exit::Found,
            Self::UnknownApi { .. }
            | Self::UnknownSection { .. }
            | Self::UnknownValue { .. }
            | Self::NothingListed
            | Self::NothingLeft { .. }
            | Self::NothingFound { .. }
            | Self::FileGone { .. }
            | Self::NoAddress { .. } => Exit::NotFound,
            Self::NoCommand(_)
            | Self::Usage { .. }
            | Self::AmbiguousApi { .. }
            | Self::UnknownProfile { .. }
            | Self::ProfileNeeded { .. }
            | Self::UnreadableCatalogue { .. }
            | Self::CatalogueTooLarge { .. }
            | Self::UnusableArchive { .. }
            | Self::EmptyCatalogue { .. }
            | Self::NoBrowser { .. }
            | Self::Unwritable { .. }
            | Self::Output(_) => Exit::Usage,
            Self::Cancelled | Self::Interrupted => Exit::Cancelled,
        }
    }

    /// The error in words; `None` for those that say nothing, such as a closed
    /// pipe. What was typed is cleaned before it is shown.
    pub fn explain(&self, m: Messages) -> Option<Explanation> {
        let (sentence, more) = match self {
            Self::Answer(_) | Self::ClosedPipe | Self::Cancelled | Self::Interrupted => {
                return None;
            }
            Self::NoCommand(_) => (m.no_command().to_owned(), Vec::new()),
            Self::Usage { usage, command } => {
                let (sentence, mut more) = usage.explain(m);
                let command = command
                    .as_ref()
                    .map_or("apicat".to_owned(), |name| format!("apicat {name}"));
                more.push(m.see_help(&command));
                (sentence, more)
            }
            Self::UnknownApi {
                typed,
                near,
                is_found,
            } => {
                let typed = clean_line(typed);
                let mut more = suggestion(m, near);
                more.push(match is_found {
                    true => m.to_search(&invocation::search(&typed)),
                    false => m.to_search(&invocation::search("…")),
                });
                (m.unknown_api(&typed), more)
            }
            Self::AmbiguousApi {
                typed,
                command,
                candidates,
            } => {
                let items = candidates
                    .iter()
                    .map(|(id, title)| format!("  {id}  {title}"));
                let mut more: Vec<String> = items.collect();
                more.extend(command.as_ref().map(|command| m.to_type(command)));
                (m.ambiguous_api(&clean_line(typed)), more)
            }
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
            } => {
                let mut more: Vec<String> = items(labels).collect();
                more.push(m.known_profiles(&known_profiles()));
                more.push(m.to_type(&invocation::access(id, example)));
                (m.profile_needed(id), more)
            }
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
            } => {
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
                (m.nothing_found(&clean_line(words)), more)
            }
            Self::UnreadableCatalogue { path, error } => (
                m.unreadable_catalogue(
                    &clean_line(&path.to_string_lossy()),
                    &m.system_error(error),
                ),
                vec![m.catalogue_layout().to_owned()],
            ),
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

fn suggestion(m: Messages, near: &[String]) -> Vec<String> {
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
