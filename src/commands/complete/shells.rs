//! How each shell asks, and in what form it takes what is proposed.

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::Path;

use clap::Command;
use clap_complete::engine;
use clap_complete::env::{Elvish, EnvCompleter, Fish, Powershell, Zsh};
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
/// The shell's script could not be made.
pub(in crate::commands) fn registration(shell: Shell) -> io::Result<String> {
    let mut script = Vec::new();
    completer(shell).write_registration(VARIABLE, "apicat", "apicat", "apicat", &mut script)?;
    let script = String::from_utf8_lossy(&script).into_owned();
    Ok(match shell {
        Shell::Zsh => script.replacen("() {\n", ZSH_FOLDERS, 1),
        _ => script,
    })
}

/// Zsh would quote the tilde of a folder that it is told: it completes folders
/// itself.
const ZSH_FOLDERS: &str = "() {
    if [[ ${words[CURRENT-1]} == --catalogue ]]; then
        _files -/
        return
    fi
";

/// The words of a command line as the program would be given them: without the
/// quotes and escapes of the shell, for those that hand them over as they were
/// typed. A quote of the last need not be closed yet.
pub(super) fn meant(shell: Shell, words: Vec<OsString>) -> Vec<OsString> {
    match shell {
        Shell::Bash | Shell::Zsh | Shell::Fish | Shell::Nushell => {}
        Shell::Elvish | Shell::Powershell => return words,
    }
    let last = words.len().saturating_sub(1);
    let mut meant: Vec<OsString> = Vec::with_capacity(words.len());
    for (index, word) in words.into_iter().enumerate() {
        // Bash makes three words of `--theme=Santé`.
        let is_option = |word: &OsString| word.to_str().is_some_and(|w| w.starts_with("--"));
        if shell == Shell::Bash
            && index < last
            && word == "="
            && meant.last().is_some_and(is_option)
        {
            continue;
        }
        meant.push(match word.to_str() {
            Some(text) if index < last => in_home(&unquoted(text)).into(),
            Some(text) => unquoted(text).into(),
            None => word,
        });
    }
    meant
}

/// A path that begins with the home folder, written out.
fn in_home(word: &str) -> String {
    let home = word.strip_prefix("~/").and_then(|rest| {
        let home = std::env::home_dir()?;
        Some(home.join(rest).to_str()?.to_owned())
    });
    home.unwrap_or_else(|| word.to_owned())
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

/// Bash inserts what it is told as it stands, so that a value with a space would
/// be two words, unless it is taken for the name of a file. What is told is not
/// to be expanded, hence no array of what a substitution gives. `nosort` came
/// with bash 4.4: an older one refuses the second registration and keeps the
/// first.
struct Bash;

impl EnvCompleter for Bash {
    fn name(&self) -> &'static str {
        "bash"
    }

    fn is(&self, name: &str) -> bool {
        name == "bash"
    }

    fn write_registration(
        &self,
        variable: &str,
        name: &str,
        program: &str,
        completer: &str,
        script: &mut dyn Write,
    ) -> io::Result<()> {
        writeln!(
            script,
            r#"_{name}() {{
    local line
    COMPREPLY=()
    while IFS= read -r line; do
        COMPREPLY+=("$line")
    done < <({variable}=bash {completer} -- "${{COMP_WORDS[@]:0:COMP_CWORD}}" "$2" 2> /dev/null)
    if [[ "${{COMPREPLY[*]-}}" == *[[:space:]\'\"\*\?~]* ]]; then
        compopt -o filenames 2> /dev/null
        COMPREPLY=("${{COMPREPLY[@]%/}}")
    elif [[ ${{#COMPREPLY[@]}} == 1 && "${{COMPREPLY[0]}}" == */ ]]; then
        compopt -o nospace 2> /dev/null
    fi
}}
complete -o bashdefault -F _{name} {program}
complete -o bashdefault -o nosort -F _{name} {program} 2> /dev/null"#
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
        for candidate in engine::complete(command, words, index, directory)? {
            writeln!(said, "{}", candidate.get_value().to_string_lossy())?;
        }
        Ok(())
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
    fn words_are_those_that_the_program_would_be_given() {
        let meant = |shell, line: &[&str]| -> Vec<String> {
            let words = line.iter().map(OsString::from).collect();
            let words = meant(shell, words).into_iter();
            words.map(|word| word.into_string().unwrap()).collect()
        };
        let line = ["apicat", "--theme", "=", "\"Santé p"];
        assert_eq!(meant(Shell::Bash, &line), ["apicat", "--theme", "Santé p"]);
        assert_eq!(meant(Shell::Elvish, &line), line);
        assert_eq!(meant(Shell::Bash, &["a", "=", "="]), ["a", "=", "="]);
        let home = std::env::home_dir().unwrap().join("b");
        let home = home.to_str().unwrap();
        assert_eq!(meant(Shell::Zsh, &["~/b", "~/b"]), [home, "~/b"]);
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
