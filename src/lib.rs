//! `apicat`: the catalogue of the French State's public APIs in a terminal.
//!
//! Data flows one way: the text of a file is mirrored as written, then given
//! its meaning ([`catalogue`]); entries are chosen among ([`find`]) and their
//! Markdown read ([`markdown`]); a verb (`verbs`) answers ([`answer`]) without
//! colour or width; [`screen`] writes the form of the answer that was asked
//! for. What the user reads is in [`words`], what can be typed in [`cli`],
//! its manual in [`manual`], what can go wrong in [`error`], a fault of the
//! program in [`panics`].
//!
//! **The library is unstable**: it is there for the program, its tests and benchmarks.
//! Only the command line and its answers keep to semantic versioning.

pub mod answer;
mod cache;
pub mod cli;
mod complete;
pub mod embedded;
pub mod error;
mod invocation;
pub mod manual;
pub mod panics;
mod place;
pub mod screen;
mod verbs;
pub mod words;

pub use apicat_core::{archive, catalogue, check, diff, find, import, markdown, openapi, page};
pub use complete::VARIABLE;
pub use verbs::Loaded;

use std::ffi::OsString;
use std::path::PathBuf;

use cli::{Early, Typed};
use error::{Error, Exit, Usage};
use place::Place;
use screen::{Environment, Format, Settings, Terminal};
use verbs::Session;

/// The program: reads what was `typed` (the program's name first), does it,
/// says what went wrong, and returns the exit code. The catalogue that it read,
/// if any, is left in `loaded`: freeing it takes time, which the caller may save.
pub fn run(typed: &[OsString], environment: &Environment, loaded: &Loaded) -> Exit {
    if let Some(shell) = environment.variable(VARIABLE) {
        return complete::run(shell, typed, environment);
    }
    let early = Early::of(typed);
    let messages = early.messages(environment);
    let columns = early.columns.unwrap_or_else(|| environment.columns());
    let parsed = cli::parse(typed, messages, columns);
    let display = match &parsed {
        Ok(typed) => typed.display.clone(),
        Err(_) => early.display(),
    };
    let terminal = Terminal::new(Settings::decide(&display, environment), messages);
    for name in environment.ignored() {
        terminal.warn(&messages.ignored_variable(name));
    }
    match parsed {
        Ok(typed) => execute(&typed, environment, &terminal, loaded),
        Err(Error::Answer(help)) => terminal.finish_with(terminal.help(&help)),
        Err(error) => {
            let error = match session(&cli::catalogues(typed), environment, &terminal, loaded) {
                Ok(session) => understood(session.with_values(error), &session),
                Err(_) => error,
            };
            terminal.finish(Err(error), None)
        }
    }
}

/// On the catalogues of these directories, else of the environment, else the embedded
/// one.
fn session<'a>(
    catalogues: &[PathBuf],
    environment: &Environment,
    terminal: &'a Terminal,
    loaded: &'a Loaded,
) -> Result<Session<'a>, Error> {
    let places = Place::all(catalogues, environment);
    Session::new(terminal, places, environment, loaded)
}

/// The error, which says what to type where what stands in place of a command
/// names or finds something.
fn understood(mut error: Error, session: &Session<'_>) -> Error {
    if let Error::Usage { usage, .. } = &mut error
        && let Usage::UnknownCommand {
            words,
            meant: meant @ None,
            ..
        } = usage
    {
        *meant = session.meant(words);
    }
    error
}

fn execute(typed: &Typed, environment: &Environment, terminal: &Terminal, loaded: &Loaded) -> Exit {
    let session = match session(&typed.catalogues, environment, terminal, loaded) {
        Ok(session) => session,
        Err(error) => return terminal.finish(Err(error), typed.format),
    };
    match &typed.request {
        Ok((verb, arguments)) => {
            // What is read of a damaged archive is no answer, even where part of it
            // is found so only while it is written.
            let answer = (verb.answer)(&session, arguments);
            if session.forget_damaged_cache() {
                drop(answer);
                return execute(typed, environment, terminal, &Loaded::again());
            }
            let answer = session.fault().map_or(answer, Err);
            let is_told = answer.is_err();
            let exit = terminal.finish(answer, typed.format);
            match afterwards(&session) {
                Some(error) if !is_told => terminal.finish(Err(error), typed.format),
                _ => exit,
            }
        }
        Err(_) if terminal.can_explore() && typed.format != Some(Format::Json) => {
            let exit = terminal.finish_with(verbs::explore(&session));
            match afterwards(&session) {
                Some(error) => terminal.finish(Err(error), None),
                None => exit,
            }
        }
        Err(help) => terminal.finish(Err(Error::NoCommand(help.clone())), None),
    }
}

/// Keeps what was read, once the answer is given; says what was wrong with what was
/// read last.
fn afterwards(session: &Session<'_>) -> Option<Error> {
    session.keep();
    session.forget_damaged_cache();
    session.fault()
}
