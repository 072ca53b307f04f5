//! What the user sees where the program itself has a fault.

use std::any::Any;
use std::ffi::OsString;
use std::panic::{self, PanicHookInfo};
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
    let words: Vec<_> = typed.iter().map(|word| word.to_string_lossy()).collect();
    let command = clean_line(&words.join(" "));
    panic::set_hook(Box::new(move |panic| {
        screen::give_back();
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
            format!("  apicat {}", env!("CARGO_PKG_VERSION")),
            format!("  {command}"),
            format!("  {message} ({})", place.unwrap_or_default()),
        ],
        laid_out: String::new(),
    }
}

/// What `panic!` was given.
fn message(payload: &(dyn Any + Send)) -> &str {
    let text = payload.downcast_ref::<&str>().copied();
    text.or_else(|| payload.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("?")
}
