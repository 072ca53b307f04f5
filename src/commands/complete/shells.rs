//! How each shell asks, and in what form it takes what is proposed.

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::Path;

use clap::Command;
use clap_complete::engine;
use clap_complete::env::{Bash, Elvish, EnvCompleter, Fish, Powershell, Zsh};
use serde_json::{Value, json};

use super::VARIABLE;
use crate::cli::Shell;

/// What speaks with a shell.
pub(super) fn completer(shell: Shell) -> &'static dyn EnvCompleter {
    match shell {
        Shell::Bash => &Bash,
        Shell::Zsh => &Zsh,
        Shell::Fish => &Fish,
        Shell::Elvish => &Elvish,
        Shell::Powershell => &Powershell,
        Shell::Nushell => &Nushell,
    }
}

/// The script by which a shell asks the program at every completion.
///
/// # Errors
/// Never: it is written to memory.
pub(in crate::commands) fn registration(shell: Shell) -> io::Result<String> {
    let mut script = Vec::new();
    completer(shell).write_registration(VARIABLE, "apicat", "apicat", "apicat", &mut script)?;
    let mut script = String::from_utf8_lossy(&script).into_owned();
    if shell == Shell::Bash {
        script = script.replace("-F _clap_complete_apicat", "-F _apicat");
        script.insert_str(0, QUOTING_IN_BASH);
    }
    Ok(script)
}

/// Bash inserts what it is told as it stands: a value with a space would be two
/// words, unless it is taken for the name of a file.
const QUOTING_IN_BASH: &str = r#"
_apicat() {
    _clap_complete_apicat "$@"
    if [[ "${COMPREPLY[*]-}" == *[[:space:]\']* ]]; then
        compopt -o filenames 2> /dev/null
    fi
}
"#;

/// A word of the command line without the quotes and escapes of the shell, for
/// those that hand it over as it was typed. A quote need not be closed yet.
pub(super) fn meant(shell: Shell, word: OsString) -> OsString {
    match (shell, word.to_str()) {
        (Shell::Bash | Shell::Zsh, Some(text)) => unquoted(text).into(),
        _ => word,
    }
}

fn unquoted(word: &str) -> String {
    let mut text = String::new();
    let mut quote = None;
    let mut characters = word.chars();
    while let Some(c) = characters.next() {
        match (c, quote) {
            ('\\', None | Some('"')) => text.extend(characters.next()),
            ('"' | '\'', None) => quote = Some(c),
            (_, Some(open)) if c == open => quote = None,
            _ => text.push(c),
        }
    }
    text
}

/// Whether the shell drops what does not begin with what was typed, letter for
/// letter.
pub(super) fn compares_letters(shell: Shell) -> bool {
    match shell {
        Shell::Zsh | Shell::Fish | Shell::Elvish => true,
        Shell::Bash | Shell::Powershell | Shell::Nushell => false,
    }
}

/// A value as it is to stand on the line: the shells that insert it as it is
/// are given it in quotes where they would read it as several words.
pub(super) fn written(shell: Shell, value: String) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/');
    match shell {
        _ if value.chars().all(is_plain) => value,
        Shell::Powershell => format!("'{}'", value.replace('\'', "''").replace('’', "’’")),
        Shell::Nushell => Value::from(value).to_string(),
        Shell::Bash | Shell::Zsh | Shell::Fish | Shell::Elvish => value,
    }
}

/// Nushell asks a closure with the words of the line; it answers with records.
/// <https://www.nushell.sh/book/custom_completions.html#external-completions>
struct Nushell;

impl EnvCompleter for Nushell {
    fn name(&self) -> &'static str {
        "nushell"
    }

    fn is(&self, name: &str) -> bool {
        matches!(name, "nu" | "nushell")
    }

    fn write_registration(
        &self,
        variable: &str,
        _name: &str,
        program: &str,
        completer: &str,
        script: &mut dyn Write,
    ) -> io::Result<()> {
        // Whatever completed other commands goes on to.
        writeln!(
            script,
            r#"$env.config.completions.external.completer = do {{
    let others = $env.config.completions.external.completer?
    {{|spans|
        if ($spans | first) == "{program}" {{
            with-env {{ {variable}: nushell }} {{ ^{completer} -- ...$spans }} | from json
        }} else if $others != null {{
            do $others $spans
        }}
    }}
}}"#
        )
    }

    fn write_complete(
        &self,
        command: &mut Command,
        words: Vec<OsString>,
        directory: Option<&Path>,
        said: &mut dyn Write,
    ) -> io::Result<()> {
        let index = words.len().saturating_sub(1);
        let candidates = engine::complete(command, words, index, directory)?;
        let records = candidates.iter().map(|candidate| {
            let help = candidate.get_help().map(ToString::to_string);
            json!({
                "value": candidate.get_value().to_string_lossy(),
                "description": help.unwrap_or_default().lines().next(),
            })
        });
        let records: Vec<Value> = records.collect();
        writeln!(said, "{}", Value::from(records))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_without_their_quotes() {
        for (typed, expected) in [
            ("franceconnect", "franceconnect"),
            (r"Santé\ pu", "Santé pu"),
            ("\"Santé pu", "Santé pu"),
            ("'l’État'", "l’État"),
            (r#""a\"b"#, "a\"b"),
            (r"'a\b'", r"a\b"),
            ("--theme=\"Sa", "--theme=Sa"),
            ("\\", ""),
            ("", ""),
        ] {
            assert_eq!(unquoted(typed), expected, "{typed}");
        }
    }

    #[test]
    fn values_of_several_words_are_quoted_where_the_shell_does_not() {
        for (shell, value, expected) in [
            (Shell::Bash, "Santé publique", "Santé publique"),
            (Shell::Powershell, "geo", "geo"),
            (Shell::Powershell, "L'eau d’ici", "'L''eau d’’ici'"),
            (Shell::Nushell, "Santé publique", "\"Santé publique\""),
            (Shell::Nushell, "api-géo", "api-géo"),
        ] {
            assert_eq!(written(shell, value.to_owned()), expected, "{value}");
        }
    }
}
