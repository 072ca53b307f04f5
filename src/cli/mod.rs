//! Everything one can type: commands, arguments, options and their help.

mod command;
mod parse;

pub use command::{command, command_around};
pub use parse::{catalogue, colour, columns, language, parse, slugs};

use std::path::PathBuf;

use clap::builder::StyledStr;

use crate::export::{Fields, Format};
use crate::find::{Filter, Sort};
use crate::terminal::Wishes;

/// What was typed.
#[derive(Debug)]
pub struct Arguments {
    /// The command.
    pub request: Request,
    /// The options that every command takes.
    pub common: Common,
}

/// The options that every command takes, as typed.
#[derive(Debug, Default)]
pub struct Common {
    /// `--catalogue`
    pub catalogue: Option<PathBuf>,
    /// `--json`
    pub json: bool,
    /// `--color`, `--width`, `--no-pager`, `--plain`
    pub wishes: Wishes,
}

/// What is to be done, as typed.
#[derive(Debug)]
pub enum Request {
    /// `apicat check`
    Check(Check),
    /// `apicat completions`
    Completions(Shell),
    /// `apicat man`, and the directory.
    Man(PathBuf),
    /// A question to the catalogue.
    Query(Query),
    /// Bare `apicat`, and the help for where nobody can be asked.
    Explore(StyledStr),
}

/// A question to the catalogue.
#[derive(Debug)]
pub enum Query {
    /// `apicat list`
    List(List),
    /// `apicat show`
    Show(Show),
    /// `apicat search`
    Search(Search),
    /// `apicat access`
    Access(Access),
}

/// The arguments of `apicat list`.
#[derive(Debug)]
pub struct List {
    /// Which entries.
    pub filter: Filter,
    /// In what order.
    pub sort: Sort,
    /// In what form.
    pub output: Output,
}

/// The arguments of `apicat search`.
#[derive(Debug)]
pub struct Search {
    /// What is looked for.
    pub words: String,
    /// How many results at most.
    pub limit: usize,
    /// Among which entries.
    pub filter: Filter,
    /// In what form.
    pub output: Output,
}

/// The form of an answer that is a list of APIs.
#[derive(Debug)]
pub struct Output {
    /// The format; none for that of the surroundings.
    pub format: Option<Format>,
    /// Which fields.
    pub fields: Fields,
}

/// The arguments of `apicat access`.
#[derive(Debug)]
pub struct Access {
    /// The API; none to count the verdicts of all.
    pub slug: Option<String>,
    /// Who asks.
    pub who: Option<String>,
    /// Open the request form.
    pub open: bool,
    /// Answer with a page wherever it goes: one who asks for `--plain` wants to
    /// read it aloud.
    pub page: bool,
}

/// The arguments of `apicat show`.
#[derive(Debug)]
pub struct Show {
    /// The APIs.
    pub slugs: Vec<String>,
    /// Only the part under this heading.
    pub section: Option<String>,
    /// The file as written.
    pub raw: bool,
    /// Open the API's site.
    pub open: bool,
}

/// The arguments of `apicat check`.
#[derive(Debug)]
pub struct Check {
    /// The directory; none for that of every command.
    pub directory: Option<PathBuf>,
    /// Warnings count as errors.
    pub strict: bool,
}

/// A shell with completions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // their names
pub enum Shell {
    Bash,
    Zsh,
    Fish,
    Elvish,
    Powershell,
    Nushell,
}

impl Shell {
    /// Every shell.
    pub const ALL: [Self; 6] = [
        Self::Bash,
        Self::Zsh,
        Self::Fish,
        Self::Elvish,
        Self::Powershell,
        Self::Nushell,
    ];

    /// The word of the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Bash => "bash",
            Self::Zsh => "zsh",
            Self::Fish => "fish",
            Self::Elvish => "elvish",
            Self::Powershell => "powershell",
            Self::Nushell => "nushell",
        }
    }

    /// The shell that a word names.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|shell| shell.name().eq_ignore_ascii_case(word))
    }

    /// The name under which its script is installed.
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Bash => "apicat.bash",
            Self::Zsh => "_apicat",
            Self::Fish => "apicat.fish",
            Self::Elvish => "apicat.elv",
            Self::Powershell => "_apicat.ps1",
            Self::Nushell => "apicat.nu",
        }
    }
}

/// A command, by its word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // their names
pub enum Verb {
    List,
    Show,
    Search,
    Access,
    Check,
    Completions,
    Man,
}

impl Verb {
    /// Every command, in the order of the help.
    pub const ALL: [Self; 7] = [
        Self::List,
        Self::Show,
        Self::Search,
        Self::Access,
        Self::Check,
        Self::Completions,
        Self::Man,
    ];

    /// The word of the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Show => "show",
            Self::Search => "search",
            Self::Access => "access",
            Self::Check => "check",
            Self::Completions => "completions",
            Self::Man => "man",
        }
    }

    /// The command that a word names.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verb| verb.name() == word)
    }
}
