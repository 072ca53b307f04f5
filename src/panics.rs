//! What the user sees where the program itself has a fault.

use std::any::Any;
use std::env::consts::{ARCH, OS};
use std::ffi::OsString;
use std::panic::{self, PanicHookInfo};
use std::path::Path;
use std::process;

use crate::catalogue::clean::clean_line;
use crate::cli::Early;
use crate::error::{Exit, Explanation};
use crate::screen::{self, Environment, Settings, Terminal};
use crate::words::Messages;

/// From now on, a panic of any thread ends the process: the terminal is
/// restored to its present state, and the user is told what to report.
pub fn report(typed: &[OsString], environment: &Environment) {
    let early = Early::of(typed);
    let messages = early.messages(environment);
    let terminal = Terminal::new(Settings::decide(&early.display(), environment), messages);
    let typed = typed.to_owned();
    panic::set_hook(Box::new(move |panic| {
        screen::give_back();
        let command = command(&typed, std::env::home_dir().as_deref());
        terminal.say_explanation(&explanation(messages, &command, panic));
        // The release build aborts after this: main cannot return the code.
        #[allow(clippy::exit)]
        process::exit(Exit::Usage.code().into());
    }));
}

fn explanation(m: Messages, command: &str, panic: &PanicHookInfo<'_>) -> Explanation {
    let place = panic.location().map(ToString::to_string);
    let message = clean_line(message(panic.payload()));
    Explanation {
        sentence: m.panicked().to_owned(),
        more: vec![
            m.to_report().to_owned(),
            format!("  apicat {} ({OS} {ARCH})", env!("CARGO_PKG_VERSION")),
            format!("  {command}"),
            format!("  {message} ({})", place.unwrap_or_default()),
        ],
        laid_out: String::new(),
    }
}

/// The command line as it may be passed on: no path of the program, no name of a
/// home folder, and of addresses neither a password nor a query.
fn command(typed: &[OsString], home: Option<&Path>) -> String {
    // Of the root of a system, nobody is named.
    let home = home.and_then(Path::to_str).filter(|home| home.len() > 1);
    let words = typed.iter().skip(1).map(|word| {
        let word = without_secrets(&word.to_string_lossy());
        home.map_or(word.clone(), |home| word.replace(home, "~"))
    });
    let words = std::iter::once("apicat".to_owned()).chain(words);
    clean_line(&words.collect::<Vec<_>>().join(" "))
}

fn without_secrets(word: &str) -> String {
    let Some((scheme, rest)) = word.split_once("://") else {
        return word.to_owned();
    };
    let path = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(path);
    let host = authority.rsplit('@').next().unwrap_or_default();
    let path = path.split(['?', '#']).next().unwrap_or_default();
    format!("{scheme}://{host}{path}")
}

/// What `panic!` was given.
fn message(payload: &(dyn Any + Send)) -> &str {
    let text = payload.downcast_ref::<&str>().copied();
    text.or_else(|| payload.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("?")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_tells_no_secret_of_the_command_line() {
        for (typed, expected) in [
            (&["/home/ada/bin/apicat", "list"][..], "apicat list"),
            (
                &["apicat", "--catalogue=/home/ada/c", "check"],
                "apicat --catalogue=~/c check",
            ),
            (
                &[
                    "apicat",
                    "import",
                    "--url",
                    "https://ada:pw@x.fr:8/a@b?key=1#c",
                ],
                "apicat import --url https://x.fr:8/a@b",
            ),
            (
                &["apicat", "show", "https://x.fr?key=1"],
                "apicat show https://x.fr",
            ),
            (&["apicat", "show", "\u{1b}[31mx"], "apicat show [31mx"),
        ] {
            let typed: Vec<OsString> = typed.iter().map(OsString::from).collect();
            let home = Some(Path::new("/home/ada"));
            assert_eq!(command(&typed, home), expected);
        }
    }
}
