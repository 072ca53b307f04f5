//! `apicat`: the catalogue of the French State's public APIs in a terminal.
//!
//! Data flows one way: the text of a file is mirrored as written, then given
//! its meaning ([`catalogue`]); entries are chosen among ([`find`]) and their
//! Markdown read ([`markdown`]); a command ([`commands`]) composes a page of
//! blocks ([`page`]) without colour or width; [`terminal`] lays it out and
//! writes it. What the user reads is in [`messages`], what can be typed in
//! [`cli`], its manual in [`manual`], APIs as records of fields in [`export`], what
//! can go wrong in [`error`], a fault of the program in [`panics`].

pub mod cli;
pub mod commands;
pub mod embedded;
pub mod error;
pub mod export;
pub mod manual;
pub mod panics;
pub mod terminal;

pub use apicat_core::{catalogue, check, find, invocation, markdown, messages, page};

use std::ffi::OsString;
use std::path::Path;
use std::sync::OnceLock;

use catalogue::Catalogue;
use catalogue::clean::clean_line;
use cli::{Arguments, Query, Request};
use commands::Session;
use error::{Error, Exit};
use messages::Messages;
use terminal::{Environment, Settings, Terminal, Wishes};

/// The program: reads what was `typed` (the program's name first), does it,
/// says what went wrong, and returns the exit code. The catalogue that it read,
/// if any, is left in `read`: to free it takes time, which who calls may spare.
pub fn run(typed: &[OsString], environment: &Environment, read: &OnceLock<Catalogue>) -> Exit {
    if let Some(shell) = environment.variable(commands::VARIABLE) {
        return complete(shell, typed, environment);
    }
    let messages = language(typed, environment);
    let columns = cli::columns(typed).unwrap_or_else(|| environment.columns());
    let parsed = cli::parse(typed, messages, columns);
    let wishes = match &parsed {
        Ok(arguments) => arguments.common.wishes.clone(),
        Err(_) => Wishes {
            colour: cli::colour(typed),
            ..Wishes::default()
        },
    };
    let terminal = Terminal::new(Settings::decide(&wishes, environment), messages);
    for name in environment.ignored() {
        terminal.warn(&messages.ignored_variable(name));
    }
    let done = match parsed {
        Ok(arguments) => execute(arguments, environment, &terminal, read),
        Err(Error::Answer(answer)) => terminal.answer(&answer).map(|()| Exit::Found),
        Err(error) => Err(error),
    };
    done.unwrap_or_else(|error| {
        if let Some(explanation) = error.explain(messages) {
            terminal.explain(&explanation);
        }
        error.exit()
    })
}

/// The words of the language that was asked for, else of the surroundings.
fn language(typed: &[OsString], environment: &Environment) -> Messages {
    Messages::new(cli::language(typed).unwrap_or_else(|| environment.language()))
}

/// Tells a shell what it may propose. It says nothing beside: a shell in the
/// middle of a line has no room for it.
fn complete(shell: &str, typed: &[OsString], environment: &Environment) -> Exit {
    let words = typed.iter().skip_while(|word| *word != "--").skip(1);
    let words: Vec<OsString> = words.cloned().collect();
    let messages = language(&words, environment);
    let directory = environment.path("APICAT_CATALOGUE").map(Path::to_owned);
    let terminal = Terminal::new(Settings::decide(&Wishes::default(), environment), messages);
    let said = cli::Shell::parse(shell).and_then(|shell| {
        let most = environment.most_bytes().ok()?;
        commands::complete(shell, words, directory, most, messages).ok()
    });
    match said.map(|said| terminal.write(&said)) {
        Some(Ok(())) => Exit::Found,
        _ => Exit::NotFound,
    }
}

fn execute(
    arguments: Arguments,
    environment: &Environment,
    terminal: &Terminal,
    read: &OnceLock<Catalogue>,
) -> Result<Exit, Error> {
    let Arguments { request, common } = arguments;
    let directory = common.catalogue.as_deref();
    let directory = directory.or_else(|| environment.path("APICAT_CATALOGUE"));
    let usual_profile = environment.variable("APICAT_WHO").map(clean_line);
    let can_explore = terminal.is_terminal() && terminal.can_ask() && !common.json;
    let query = match request {
        Request::Completions(shell) => return commands::completions(shell, terminal),
        Request::Man(directory) => return commands::man(&directory, terminal.messages()),
        Request::Check(asked) => {
            let directory = asked.directory.as_deref().or(directory);
            let most = environment.most_bytes()?;
            return commands::check(directory, most, asked.strict, common.json, terminal);
        }
        Request::Query(query) => Some(query),
        Request::Explore(_) if can_explore => None,
        Request::Explore(help) => return Err(Error::NoCommand(help)),
    };
    let most = environment.most_bytes()?;
    let catalogue = match directory {
        Some(directory) => {
            let catalogue = load(directory, most, terminal)?;
            read.get_or_init(|| catalogue)
        }
        None => embedded::catalogue(),
    };
    let session = Session {
        catalogue,
        engine: directory.is_none().then(embedded::engine),
        terminal,
        json: common.json,
        usual_profile: usual_profile.as_deref(),
    };
    let done = match query {
        None => commands::explore(&session),
        Some(Query::List(asked)) => commands::list(&session, &asked),
        Some(Query::Show(asked)) => commands::show(&session, &asked),
        Some(Query::Search(asked)) => commands::search(&session, &asked),
        Some(Query::Access(asked)) => commands::access(&session, &asked),
    };
    // A program that reads JSON gets a document even when nothing is found.
    if let Some(document) = done.as_ref().err().and_then(Error::document)
        && common.json
    {
        terminal.json(&document)?;
    }
    done
}

/// The catalogue of `directory`, of which at most `most` bytes are read; files
/// that were left out are told of.
fn load(directory: &Path, most: u64, terminal: &Terminal) -> Result<Catalogue, Error> {
    let path = directory.to_owned();
    let catalogue = Catalogue::from_directory(&path, most)
        .map_err(|refusal| Error::of_directory(&path, refusal))?;
    for bad in catalogue.bad_files() {
        terminal.warn(&terminal.messages().bad_file(bad));
    }
    if catalogue.apis().is_empty() {
        return Err(Error::EmptyCatalogue { path });
    }
    Ok(catalogue)
}
