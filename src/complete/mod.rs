//! What a shell proposes for the word being typed: commands, options, and what
//! the catalogue holds.

mod quoting;
mod shell;
mod shells;
mod values;

use std::ffi::{OsStr, OsString};
use std::io;
use std::sync::Arc;

use clap::Arg;
use clap_complete::engine::{self, ArgValueCompleter, CompletionCandidate};

use crate::cache::Cache;
use crate::cli::{self, Early, command_around};
use crate::error::Exit;
use crate::place::Place;
use crate::screen::{DisplayArguments, Environment, Settings, Terminal};
use crate::words::Messages;
use shells::CommandLine;
use values::Values;

pub(crate) use shell::Shell;
pub(crate) use shells::registration;

/// The environment variable by which a script asks for completions: it holds
/// the name of the shell.
pub const VARIABLE: &str = "APICAT_COMPLETE";

/// Tells a shell what it may propose, and nothing else: in the middle of a line
/// it has no room for messages.
pub(crate) fn run(shell: &str, typed: &[OsString], environment: &Environment) -> Exit {
    let words = typed.iter().skip_while(|word| *word != "--").skip(1);
    let words: Vec<OsString> = words.cloned().collect();
    let messages = Early::of(&words).messages(environment);
    let terminal = Terminal::new(
        Settings::decide(&DisplayArguments::default(), environment),
        messages,
    );
    let said = Shell::parse(shell).and_then(|shell| {
        let most = environment.most_bytes().ok()?;
        complete(shell, words, environment, most, messages).ok()
    });
    match said.map(|said| terminal.write(&said)) {
        Some(Ok(())) => Exit::Found,
        _ => Exit::NotFound,
    }
}

/// What `shell` is told about the last of the `words` of a command line, in its
/// own form. At most `most_bytes` of each catalogue are read.
///
/// # Errors
/// The command line cannot be completed.
fn complete(
    shell: Shell,
    words: Vec<OsString>,
    environment: &Environment,
    most_bytes: u64,
    m: Messages,
) -> io::Result<String> {
    let line = CommandLine::new(shell, words);
    let words = line.words.clone();
    let mut command = command_around(&words, m);
    let values = Arc::new(Values::new(
        shell,
        words.clone(),
        Place::all(&cli::catalogues(&words), environment),
        most_bytes,
        Cache::of(environment),
        m,
    ));
    command = command.mut_subcommands(|command| {
        let verb = command.get_name().to_owned();
        command.mut_args(|arg| with_values(arg, &verb, &values))
    });
    let last = words.len().saturating_sub(1);
    let directory = std::env::current_dir().ok();
    let candidates = engine::complete(&mut command, words, last, directory.as_deref())?;
    Ok(shells::answer(shell, &candidates, &line))
}

/// The argument, and what is proposed for it where clap does not know that; slugs
/// are of all that has a page, of APIs of which something can be called, or of
/// APIs.
fn with_values(arg: Arg, verb: &str, values: &Arc<Values>) -> Arg {
    let propose: fn(&Values, &str) -> Vec<CompletionCandidate> = match arg.get_id().as_str() {
        "SLUG" if verb == "show" => Values::pages,
        "SLUG" if verb == "endpoints" => Values::callable,
        "WORDS" if verb == "endpoints" => Values::paths,
        "SLUG" => Values::slugs,
        "section" => Values::sections,
        "who" => Values::profiles,
        "open" => Values::openings,
        "theme" => |values, typed| values.texts(typed, |api| &api.themes),
        "keyword" => |values, typed| values.texts(typed, |api| &api.keywords),
        "producer" => Values::producers,
        "fields" => Values::fields,
        _ => return arg,
    };
    let values = Arc::clone(values);
    let propose = move |typed: &OsStr| {
        let typed = typed.to_str();
        typed.map_or_else(Vec::new, |typed| propose(&values, typed))
    };
    arg.add(ArgValueCompleter::new(propose))
}
