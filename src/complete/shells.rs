//! How each shell asks, and in what form it takes what is proposed.

use std::ffi::OsString;

use clap_complete::engine::CompletionCandidate;
use serde_json::json;

use super::quoting::{Quotes, unquoted, written};
use super::shell::Shell;
use crate::catalogue::clean::{clean, clean_line};

/// The script by which a shell asks the program at every completion, the same that
/// packages install. None has a shell evaluate what was typed or what is proposed.
pub(crate) fn registration(shell: Shell) -> &'static str {
    match shell {
        Shell::Bash => include_str!("../../completions/apicat.bash"),
        Shell::Zsh => include_str!("../../completions/_apicat"),
        Shell::Fish => include_str!("../../completions/apicat.fish"),
        Shell::Elvish => include_str!("../../completions/apicat.elv"),
        Shell::Powershell => include_str!("../../completions/_apicat.ps1"),
        Shell::Nushell => include_str!("../../completions/apicat.nu"),
    }
}

/// A command line up to the cursor.
pub(super) struct CommandLine {
    /// Its words as the program would be given them.
    pub(super) words: Vec<OsString>,
    /// The quotes in which the shell will insert.
    quotes: Quotes,
}

impl CommandLine {
    /// What a shell handed over: words without quotes and escapes from some, as
    /// they were typed from others.
    pub(super) fn new(shell: Shell, mut words: Vec<OsString>) -> Self {
        let words = match shell {
            Shell::Bash => return Self::of_bash(words),
            Shell::Zsh | Shell::Fish | Shell::Nushell => meant(words, Quotes::None),
            Shell::Elvish => words,
            Shell::Powershell => {
                if let Some(last) = words.last_mut() {
                    let typed = last.to_string_lossy();
                    let typed = typed.strip_prefix('=').unwrap_or(&typed);
                    let is_quote = |c| "'\"‘’‚‛“”„".contains(c);
                    *last = typed.strip_prefix(is_quote).unwrap_or(typed).into();
                }
                words
            }
        };
        let quotes = Quotes::None;
        Self { words, quotes }
    }

    /// Of the words, bash replaces the last only from an open quote or an
    /// equals sign on. The script therefore hands over the words before it, the
    /// whole line, and that last part: what stands before the part on the line
    /// tells the quote and the option.
    fn of_bash(mut words: Vec<OsString>) -> Self {
        let typed = words.pop().unwrap_or_default();
        let before = before(&words.pop().unwrap_or_default(), &typed);
        let quotes = Quotes::open_after(&before);
        words.extend(option_of(&before, words.last()));
        words.push(typed);
        let words = meant(joined(words), quotes);
        Self { words, quotes }
    }
}

/// What stands in a line before the part that bash completes: that begins where
/// a quote opens, or behind a character that separates words.
fn before(line: &OsString, typed: &OsString) -> String {
    let parts = line.to_str().zip(typed.to_str());
    let parts = parts.and_then(|(line, typed)| line.rsplit_once(typed));
    parts.map_or_else(String::new, |(before, _)| before.to_owned())
}

/// The option that a line ends with whose value bash completes, where bash did
/// not make words of it and the equals sign.
fn option_of(before: &str, last: Option<&OsString>) -> Option<OsString> {
    let option = before.trim_end_matches(['"', '\'']).strip_suffix('=')?;
    let option = option.split_whitespace().last()?;
    let is_word = last.is_some_and(|last| last == "=" || last == option);
    (option.starts_with("--") && !is_word).then(|| option.into())
}

/// Bash makes three words of `--theme=Santé`.
fn joined(words: Vec<OsString>) -> Vec<OsString> {
    let last = words.len().saturating_sub(1);
    let mut joined: Vec<OsString> = Vec::with_capacity(words.len());
    for (index, word) in words.into_iter().enumerate() {
        let is_option = |word: &OsString| word.to_str().is_some_and(|w| w.starts_with("--"));
        if index < last && word == "=" && joined.last().is_some_and(is_option) {
            continue;
        }
        joined.push(word);
    }
    joined
}

/// Words as they were typed, without the quotes and escapes of the shell; the
/// last begins within `quotes`.
fn meant(words: Vec<OsString>, quotes: Quotes) -> Vec<OsString> {
    let last = words.len().saturating_sub(1);
    let words = words.into_iter().enumerate();
    let words = words.map(|(index, word)| match word.to_str() {
        Some(text) if index < last => in_home(&unquoted(text, Quotes::None)).into(),
        Some(text) => unquoted(text, quotes).into(),
        None => word,
    });
    words.collect()
}

/// A path that begins with the home folder, written out.
fn in_home(word: &str) -> String {
    let home = word.strip_prefix("~/").and_then(|rest| {
        let home = std::env::home_dir()?;
        Some(home.join(rest).to_str()?.to_owned())
    });
    home.unwrap_or_else(|| word.to_owned())
}

/// Whether the shell drops what does not begin with what was typed, letter for
/// letter.
pub(super) fn compares_letters(shell: Shell) -> bool {
    match shell {
        Shell::Zsh | Shell::Fish | Shell::Elvish => true,
        Shell::Bash | Shell::Powershell | Shell::Nushell => false,
    }
}

/// The answer to a shell: of each candidate the value, quoted, and what it is.
/// Names of folders may hold what would drive the terminal: they are left out.
pub(super) fn answer(
    shell: Shell,
    candidates: &[CompletionCandidate],
    line: &CommandLine,
) -> String {
    let candidates = candidates.iter().filter_map(|candidate| {
        let value = candidate.get_value().to_str()?;
        let is_clean = !value.contains(char::is_control) && clean(value) == value;
        let value = is_clean.then(|| written(shell, value, line.quotes))??;
        let help = candidate.get_help().map(ToString::to_string);
        let help = help.as_deref().and_then(|help| help.lines().next());
        Some((value, help.map(clean_line)))
    });
    let with_help = |separator: &'static str| {
        move |(value, help): (String, Option<String>)| match help {
            Some(help) => format!("{value}{separator}{help}\n"),
            None => format!("{value}\n"),
        }
    };
    match shell {
        Shell::Bash | Shell::Elvish => candidates.map(|(value, _)| value + "\n").collect(),
        Shell::Fish | Shell::Powershell => candidates.map(with_help("\t")).collect(),
        Shell::Zsh => candidates
            .map(|(value, help)| (zsh(&value).replace(':', r"\:"), help.as_deref().map(zsh)))
            .map(with_help(":"))
            .collect(),
        // <https://www.nushell.sh/book/custom_completions.html#external-completions>
        Shell::Nushell => {
            let records =
                candidates.map(|(value, help)| json!({"value": value, "description": help}));
            format!("{}\n", records.collect::<serde_json::Value>())
        }
    }
}

/// A text as `_describe` reads it.
fn zsh(text: &str) -> String {
    text.replace('\\', r"\\")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_those_that_the_program_would_be_given() {
        let meant = |shell, line: &[&str]| -> Vec<String> {
            let words = line.iter().map(OsString::from).collect();
            let words = CommandLine::new(shell, words).words.into_iter();
            words.map(|word| word.into_string().unwrap()).collect()
        };
        for (line, expected) in [
            (
                &["a", "--b", "=", "a --b=\"Santé p", "Santé p"][..],
                &["a", "--b", "Santé p"][..],
            ),
            (&["a", "--b", "a --b=", ""], &["a", "--b", ""]),
            // Where the equals sign does not separate words.
            (&["a", "a --b='é\\", "é\\"], &["a", "--b", "é\\"]),
            (&["a", "a --b=é", "--b=é"], &["a", "--b=é"]),
            (&["a", "=", "a = =", ""], &["a", "=", ""]),
        ] {
            assert_eq!(meant(Shell::Bash, line), expected, "{line:?}");
        }
        let line = ["apicat", "--theme", "\"Santé p"];
        assert_eq!(meant(Shell::Elvish, &line), line);
        let home = std::env::home_dir().unwrap().join("b");
        let home = home.to_str().unwrap();
        assert_eq!(meant(Shell::Zsh, &["~/b", "~/b"]), [home, "~/b"]);
        let line = ["apicat", "=’Santé p"];
        assert_eq!(meant(Shell::Powershell, &line), ["apicat", "Santé p"]);
    }
}
