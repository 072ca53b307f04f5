//! What was typed and what surrounds the program, decided once: colour,
//! hyperlinks, width, language, and whether somebody can be asked.

use std::collections::HashMap;
use std::ffi::OsString;
use std::io::{IsTerminal, stderr, stdin, stdout};
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use super::ground::Ground;
use crate::cache::CACHE;
use crate::catalogue::date::Date;
use crate::catalogue::directory::MOST_BYTES;
use crate::error::Usage;
use crate::words::Lang;

/// Narrowest screen that is laid out, in columns.
pub(crate) const NARROWEST: usize = 20;
/// Widest screen that is laid out, in columns.
pub(crate) const WIDEST: usize = 10_000;

/// What was asked of the screen on the command line.
#[derive(Debug, Clone, Default)]
pub struct DisplayArguments {
    pub(crate) colour: Colour,
    pub(crate) width: Option<usize>,
    pub(crate) no_pager: bool,
    pub(crate) plain: bool,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Colour {
    /// On a terminal that wants them.
    #[default]
    Auto,
    Always,
    /// Never, nor any other escape sequence.
    Never,
}

impl Colour {
    pub(crate) const ALL: [Self; 3] = [Self::Auto, Self::Always, Self::Never];

    /// Its value on the command line.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Always => "always",
            Self::Never => "never",
        }
    }

    pub(crate) fn parse(word: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|choice| choice.name().eq_ignore_ascii_case(word))
    }
}

/// The variable for the most bytes of a catalogue directory that are read.
pub(crate) const MAX_BYTES: &str = "APICAT_MAX_BYTES";

/// The variable for the moment that counts as now, so that the same is said
/// again on another day (reproducible-builds.org/specs/source-date-epoch).
pub(crate) const TODAY: &str = "SOURCE_DATE_EPOCH";

/// The environment variables that the program reads.
pub const VARIABLES: [&str; 21] = [
    "ACCESSIBLE",
    CACHE,
    "APICAT_CATALOGUE",
    "APICAT_COMPLETE",
    MAX_BYTES,
    "APICAT_PAGER",
    "APICAT_WHO",
    "CLICOLOR",
    "CLICOLOR_FORCE",
    "COLORFGBG",
    "COLUMNS",
    "HOME",
    "LANG",
    "LC_ALL",
    "LC_MESSAGES",
    "LOCALAPPDATA",
    "NO_COLOR",
    "PAGER",
    TODAY,
    "TERM",
    "XDG_CACHE_HOME",
];

/// Those of them that hold a path.
const PATHS: [&str; 4] = ["APICAT_CATALOGUE", "HOME", "LOCALAPPDATA", "XDG_CACHE_HOME"];

/// Whether the system itself has a locale. Elsewhere variables hold it; asking
/// the system would add only `LANGUAGE`, which has no effect without a locale.
const HAS_LOCALE: bool = cfg!(any(windows, target_vendor = "apple"));

/// What surrounds the program.
#[derive(Debug, Clone, Default)]
pub struct Environment {
    /// The variables that the program reads, where they are set.
    pub variables: HashMap<&'static str, OsString>,
    /// Whether standard input is a terminal.
    pub stdin: bool,
    /// Whether standard output is a terminal.
    pub stdout: bool,
    /// Whether standard error is a terminal.
    pub stderr: bool,
    /// Columns and rows of the terminal on standard output.
    pub size: Option<(usize, usize)>,
    /// Columns of the terminal on standard error.
    pub error_columns: Option<usize>,
    /// Whether that terminal is known to take hyperlinks.
    pub hyperlinks: bool,
    /// The locale of a system that has no variables for it.
    pub system_locale: Option<String>,
}

impl Environment {
    /// That of this process.
    pub fn of_process() -> Self {
        let size = terminal_size::terminal_size_of(stdout());
        let variables = VARIABLES
            .into_iter()
            .filter_map(|name| Some((name, std::env::var_os(name)?)))
            .chain((!takes_escapes()).then(|| ("TERM", "dumb".into())));
        Self {
            variables: variables.collect(),
            stdin: stdin().is_terminal(),
            stdout: stdout().is_terminal(),
            stderr: stderr().is_terminal(),
            size: size.map(|(width, height)| (usize::from(width.0), usize::from(height.0))),
            error_columns: terminal_size::terminal_size_of(stderr())
                .map(|(width, _)| usize::from(width.0)),
            hyperlinks: supports_hyperlinks::on(supports_hyperlinks::Stream::Stdout),
            system_locale: HAS_LOCALE.then(sys_locale::get_locale).flatten(),
        }
    }

    /// The value of a variable that is set to a text and not empty.
    pub(crate) fn variable(&self, name: &str) -> Option<&str> {
        self.text(name).filter(|value| !value.is_empty())
    }

    /// The same of a variable that holds a path, which may be no text.
    pub(crate) fn path(&self, name: &str) -> Option<&Path> {
        debug_assert!(PATHS.contains(&name), "{name} is no path");
        let path = self.variables.get(name).map(Path::new);
        path.filter(|path| !path.as_os_str().is_empty())
    }

    /// The variables that are ignored: they should be texts, and are not UTF-8.
    pub(crate) fn ignored(&self) -> impl Iterator<Item = &'static str> {
        let is_text = |name: &str| {
            self.variables
                .get(name)
                .is_none_or(|v| v.to_str().is_some())
        };
        VARIABLES
            .into_iter()
            .filter(move |name| !PATHS.contains(name) && !is_text(name))
    }

    fn text(&self, name: &str) -> Option<&str> {
        debug_assert!(VARIABLES.contains(&name), "{name} is not read");
        self.variables.get(name)?.to_str()
    }

    /// How many bytes of a catalogue directory are read.
    ///
    /// # Errors
    /// The value is not a number of bytes.
    pub(crate) fn most_bytes(&self) -> Result<u64, Usage> {
        let Some(typed) = self.variable(MAX_BYTES) else {
            return Ok(MOST_BYTES);
        };
        if typed.bytes().all(|b| b.is_ascii_digit()) {
            // A number too great for the type allows any directory.
            return Ok(typed.parse().unwrap_or(u64::MAX));
        }
        Err(Usage::BadNumber {
            option: MAX_BYTES.to_owned(),
            typed: typed.to_owned(),
        })
    }

    /// The day, by which the age of texts is told.
    pub(crate) fn today(&self) -> Date {
        let given = self
            .variable(TODAY)
            .and_then(|seconds| seconds.parse().ok());
        let seconds = given.unwrap_or_else(|| {
            let since = SystemTime::now().duration_since(UNIX_EPOCH);
            since.map_or(0, |since| since.as_secs())
        });
        Date::of_unix(seconds)
    }

    /// The language of the session: of the first of `LC_ALL`, `LC_MESSAGES`
    /// and `LANG` that is set, else of the system.
    pub(crate) fn language(&self) -> Lang {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .into_iter()
            .find_map(|name| self.variable(name))
            .or(self.system_locale.as_deref());
        Lang::of_locale(locale.unwrap_or_default())
    }

    /// The columns of the screen: those of the terminal, else `COLUMNS`, else
    /// 80.
    pub(crate) fn columns(&self) -> usize {
        let given = || {
            self.variable("COLUMNS")
                .and_then(|columns| columns.parse().ok())
        };
        self.size
            .map(|(columns, _)| columns)
            .filter(|columns| *columns > 0)
            .or_else(given)
            .unwrap_or(80)
            .clamp(NARROWEST, WIDEST)
    }
}

/// Whether a terminal obeys escape sequences. The console of Windows does once it is
/// told to, unless it is too old.
fn takes_escapes() -> bool {
    #[cfg(windows)]
    return crossterm::ansi_support::supports_ansi();
    #[cfg(not(windows))]
    return true;
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// In columns, as asked for, else of the terminal at the start.
    pub(crate) width: usize,
    /// Whether it was asked for.
    pub(crate) has_own_width: bool,
    pub(crate) is_terminal: bool,
    /// Whether a question can be asked: on standard error, answered on
    /// standard input.
    pub(crate) can_ask: bool,
    pub(crate) colour: bool,
    pub(crate) error_colour: bool,
    pub(crate) ground: Ground,
    /// Columns of standard error; `None` when it is not a terminal.
    pub(crate) error_width: Option<usize>,
    pub(crate) hyperlinks: bool,
    /// The command that long output goes through.
    pub(crate) pager: Option<String>,
    /// Whether pages are read aloud.
    pub(crate) plain: bool,
    /// Whether standard error is a terminal that can erase what nobody hears.
    pub(crate) erases: bool,
    /// Whether answers are typed as a line instead of chosen with keys.
    pub(crate) typed_answers: bool,
}

impl Settings {
    /// Decides from what was asked for and what surrounds the program.
    pub fn decide(display: &DisplayArguments, environment: &Environment) -> Self {
        let choice = display.colour;
        let dumb = environment.variable("TERM") == Some("dumb");
        // Either of them, set but empty, turns the pager off.
        let pager = ["APICAT_PAGER", "PAGER"]
            .into_iter()
            .find_map(|name| environment.text(name))
            .unwrap_or(DEFAULT_PAGER);
        let accessible = environment.variable("ACCESSIBLE");
        let plain = display.plain || accessible.is_some_and(|value| value != "0");
        // A screen reader cannot read the screens of a pager from the top down.
        let pages = environment.stdout && !display.no_pager && !dumb && !plain;
        Self {
            width: display.width.unwrap_or_else(|| environment.columns()),
            has_own_width: display.width.is_some(),
            is_terminal: environment.stdout,
            can_ask: environment.stdin && environment.stderr,
            colour: colour(choice, environment, environment.stdout),
            error_colour: colour(choice, environment, environment.stderr),
            ground: Ground::parse(environment.variable("COLORFGBG").unwrap_or_default()),
            error_width: environment
                .error_columns
                .filter(|columns| *columns > 0)
                .map(|columns| display.width.unwrap_or(columns).max(NARROWEST)),
            // An address behind a word is not heard.
            hyperlinks: environment.hyperlinks && !dumb && !plain && choice != Colour::Never,
            pager: (pages && !pager.trim().is_empty()).then(|| pager.to_owned()),
            plain,
            erases: environment.stderr && !plain && !dumb,
            typed_answers: plain || dumb,
        }
    }
}

/// Quits when all fits on a screen, shows colours, leaves the text in place.
const DEFAULT_PAGER: &str = "less -FRX";

/// <https://no-color.org> and <https://bixense.com/clicolors>, in that order.
fn colour(choice: Colour, environment: &Environment, terminal: bool) -> bool {
    match choice {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => {
            let is = |name: &str, value: &str| environment.variable(name) == Some(value);
            if environment.variable("NO_COLOR").is_some() {
                false
            } else if environment.variable("CLICOLOR_FORCE").is_some() && !is("CLICOLOR_FORCE", "0")
            {
                true
            } else {
                terminal && !is("TERM", "dumb") && !is("CLICOLOR", "0")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn environment(variables: &[(&'static str, &str)], terminal: bool) -> Environment {
        Environment {
            variables: variables.iter().map(|(n, v)| (*n, (*v).into())).collect(),
            stdin: terminal,
            stdout: terminal,
            stderr: terminal,
            ..Environment::default()
        }
    }

    #[test]
    fn colour_follows_the_published_conventions() {
        for (variables, on_terminal, in_pipe) in [
            (&[][..], true, false),
            (&[("NO_COLOR", "1")], false, false),
            (&[("NO_COLOR", "")], true, false),
            (&[("CLICOLOR", "0")], false, false),
            (&[("CLICOLOR", "1")], true, false),
            (&[("CLICOLOR_FORCE", "1")], true, true),
            (&[("CLICOLOR_FORCE", "0")], true, false),
            (&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], false, false),
            (&[("CLICOLOR_FORCE", "1"), ("CLICOLOR", "0")], true, true),
            (&[("TERM", "dumb")], false, false),
        ] {
            for (terminal, expected) in [(true, on_terminal), (false, in_pipe)] {
                let environment = environment(variables, terminal);
                let decide = |choice| colour(choice, &environment, terminal);
                assert_eq!(decide(Colour::Auto), expected, "{variables:?} {terminal}");
                assert!(decide(Colour::Always) && !decide(Colour::Never));
            }
        }
    }

    #[test]
    fn the_first_locale_that_is_set_decides_the_language() {
        for (variables, lang) in [
            (&[][..], Lang::English),
            (&[("LANG", "fr_FR.UTF-8")], Lang::French),
            (&[("LANG", "fr_FR.UTF-8"), ("LC_ALL", "C")], Lang::English),
            (&[("LANG", "en_GB"), ("LC_MESSAGES", "fr_BE")], Lang::French),
            (&[("LANG", "fr"), ("LC_ALL", "")], Lang::French),
        ] {
            assert_eq!(
                environment(variables, false).language(),
                lang,
                "{variables:?}"
            );
        }
    }

    #[test]
    fn the_width_is_asked_of_the_terminal_first() {
        let mut around = environment(&[("COLUMNS", "120")], false);
        assert_eq!(around.columns(), 120);
        around.size = Some((60, 24));
        assert_eq!(around.columns(), 60);
        around.size = Some((0, 0));
        assert_eq!(around.columns(), 120);
        assert_eq!(environment(&[("COLUMNS", "wide")], false).columns(), 80);
        assert_eq!(environment(&[("COLUMNS", "3")], false).columns(), 20);
    }
}
