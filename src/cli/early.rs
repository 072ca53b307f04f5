//! Options that are needed before the command line is understood, or where it
//! never is: help and errors are written in a language, a width and colours.

use std::ffi::OsString;
use std::path::PathBuf;

use crate::screen::{Colour, DisplayArguments, Environment, NARROWEST, WIDEST};
use crate::words::{Lang, Messages};

/// What is known of a command line before it is parsed.
pub(crate) struct Early {
    /// `--lang`, wherever it stands.
    language: Option<Lang>,
    /// `--width`
    pub(crate) columns: Option<usize>,
    /// `--color`
    colour: Colour,
}

impl Early {
    pub(crate) fn of(typed: &[OsString]) -> Self {
        let language = values_of("--lang", typed).filter(|code| code.len() == 2);
        let columns = values_of("--width", typed).filter_map(|columns| columns.parse().ok());
        let colour = values_of("--color", typed).filter_map(Colour::parse);
        let is_bare = typed.iter().any(|word| word == "--no-color");
        let colour = colour.chain(is_bare.then_some(Colour::Never));
        Self {
            language: language.filter_map(Lang::parse).last(),
            columns: columns
                .filter(|columns| (NARROWEST..=WIDEST).contains(columns))
                .last(),
            colour: colour.last().unwrap_or_default(),
        }
    }

    /// What is asked of the screen, as far as errors need it.
    pub(crate) fn display(&self) -> DisplayArguments {
        DisplayArguments {
            colour: self.colour,
            ..DisplayArguments::default()
        }
    }

    /// The words of the language that was asked for, else of the surroundings.
    pub(crate) fn messages(&self, environment: &Environment) -> Messages {
        Messages::new(self.language.unwrap_or_else(|| environment.language()))
    }
}

/// The catalogues asked for by `--catalogue`, for the completion of a command
/// line that is not whole.
pub(crate) fn catalogues(typed: &[OsString]) -> Vec<PathBuf> {
    values_of("--catalogue", typed).map(PathBuf::from).collect()
}

/// The values given to an option before `--`.
fn values_of<'a>(option: &'a str, typed: &'a [OsString]) -> impl Iterator<Item = &'a str> {
    let words: Vec<&str> = typed
        .iter()
        .filter_map(|word| word.to_str())
        .take_while(|word| *word != "--")
        .collect();
    let mut words = words.into_iter().peekable();
    std::iter::from_fn(move || {
        loop {
            match words.next()?.strip_prefix(option) {
                Some("") => return words.peek().copied(),
                Some(rest) if rest.starts_with('=') => return Some(&rest[1..]),
                _ => {}
            }
        }
    })
}
