//! `apicat`: the catalogue of the French State's public APIs in a terminal.
//!
//! Data flows one way: the text of a file is mirrored as written, then given
//! its meaning ([`catalogue`]); entries are chosen among ([`find`]) and their
//! Markdown read ([`markdown`]); a command ([`commands`]) composes a page of
//! blocks ([`page`]) without colour or width; [`terminal`] lays it out and
//! writes it. What the user reads is in [`messages`], what can be typed in
//! [`cli`], what can go wrong in [`error`].

pub mod catalogue;
pub mod cli;
pub mod commands;
pub mod error;
pub mod find;
pub mod markdown;
pub mod messages;
pub mod page;
pub mod terminal;

use std::ffi::OsString;
use std::path::PathBuf;

use catalogue::Catalogue;
use cli::{Arguments, Request};
use commands::Session;
use error::{Error, Exit};
use messages::Messages;
use terminal::{Environment, Settings, Terminal, Wishes};

/// The program: reads what was `typed` (the program's name first), does it,
/// says what went wrong, and returns the exit code.
pub fn run(typed: &[OsString], environment: &Environment) -> Exit {
    let lang = cli::language(typed).unwrap_or_else(|| environment.language());
    let messages = Messages::new(lang);
    let arguments = cli::parse(typed, messages, environment.columns());
    let wishes = match &arguments {
        Ok(arguments) => arguments.common.wishes.clone(),
        Err(_) => Wishes {
            colour: cli::colour(typed),
            ..Wishes::default()
        },
    };
    let terminal = Terminal::new(Settings::decide(&wishes, environment), messages);
    match arguments.and_then(|arguments| execute(arguments, environment, &terminal)) {
        Ok(exit) => exit,
        Err(error) => report(&error, &terminal),
    }
}

fn execute(
    arguments: Arguments,
    environment: &Environment,
    terminal: &Terminal,
) -> Result<Exit, Error> {
    if let Request::Completions(shell) = arguments.request {
        return commands::completions(shell, terminal);
    }
    let directory = arguments.common.catalogue.as_deref();
    let directory = directory.or_else(|| environment.variable("APICAT_CATALOGUE"));
    let catalogue = load(directory, terminal)?;
    let session = Session {
        catalogue: &catalogue,
        terminal,
        json: arguments.common.json,
        usual_profile: environment.variable("APICAT_WHO"),
    };
    match arguments.request {
        Request::List { filter, sort } => commands::list(&session, &filter, sort),
        Request::Show(show) => commands::show(&session, &show),
        Request::Search {
            words,
            limit,
            filter,
        } => commands::search(&session, &words, limit, &filter),
        Request::Access { slug, who, open } => {
            commands::access(&session, slug.as_deref(), who.as_deref(), open)
        }
        Request::Completions(shell) => commands::completions(shell, terminal),
    }
}

/// The catalogue of `directory`, else the embedded one; files that were left
/// out are told of.
fn load(directory: Option<&str>, terminal: &Terminal) -> Result<Catalogue, Error> {
    let Some(directory) = directory else {
        return Ok(Catalogue::embedded());
    };
    let path = PathBuf::from(directory);
    let catalogue =
        Catalogue::from_directory(&path).map_err(|error| Error::UnreadableCatalogue {
            path: path.clone(),
            kind: error.kind(),
        })?;
    for bad in catalogue.bad_files() {
        terminal.warn(&terminal.messages().bad_file(bad));
    }
    if catalogue.apis().is_empty() {
        return Err(Error::EmptyCatalogue { path });
    }
    Ok(catalogue)
}

fn report(error: &Error, terminal: &Terminal) -> Exit {
    if let Error::Answer(answer) = error {
        return match terminal.answer(answer) {
            Ok(()) => Exit::Found,
            Err(error) => report(&error, terminal),
        };
    }
    if let Some(explanation) = error.explain(terminal.messages()) {
        terminal.explain(&explanation);
    }
    error.exit()
}
