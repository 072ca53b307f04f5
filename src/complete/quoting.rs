//! The quotes of shells: removed from what was typed, put around what is
//! proposed.

use super::shell::Shell;

/// The quotes in which the cursor stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Quotes {
    None,
    Single,
    Double,
    /// `$'…'`, in which a backslash escapes.
    Ansi,
}

impl Quotes {
    /// The quotes that are open at the end of `text`.
    pub(super) fn open_after(text: &str) -> Self {
        let mut open = Self::None;
        let mut previous = None;
        let mut characters = text.chars();
        while let Some(c) = characters.next() {
            open = match (open, c) {
                (Self::None | Self::Double | Self::Ansi, '\\') => {
                    previous = characters.next().and(None);
                    continue;
                }
                (Self::None, '\'') if previous == Some('$') => Self::Ansi,
                (Self::None, '\'') => Self::Single,
                (Self::None, '"') => Self::Double,
                (Self::Single | Self::Ansi, '\'') | (Self::Double, '"') => Self::None,
                _ => open,
            };
            previous = Some(c);
        }
        open
    }
}

/// A word as the program would be given it, which begins within quotes. They
/// need not be closed yet.
pub(super) fn unquoted(word: &str, mut quotes: Quotes) -> String {
    let mut text = String::new();
    let mut characters = word.chars().peekable();
    while let Some(c) = characters.next() {
        match (c, quotes) {
            ('\\', Quotes::None) => text.extend(characters.next()),
            ('\\', Quotes::Double) => {
                let escaped = characters.next_if(|next| matches!(next, '"' | '\\' | '$' | '`'));
                text.push(escaped.unwrap_or(c));
            }
            ('"', Quotes::None) => quotes = Quotes::Double,
            ('\'', Quotes::None) => quotes = Quotes::Single,
            ('"', Quotes::Double) | ('\'', Quotes::Single | Quotes::Ansi) => quotes = Quotes::None,
            _ => text.push(c),
        }
    }
    text
}

/// A value as it is to stand on the line, behind what opened the `quotes`. The
/// shells that quote what they insert are given it as it is. None where it
/// cannot be written safely.
pub(super) fn written(shell: Shell, value: &str, quotes: Quotes) -> Option<String> {
    Some(match shell {
        Shell::Bash => match quotes {
            Quotes::None => bare(value),
            Quotes::Single => closed(value.replace('\'', r"'\''"), '\'')?,
            Quotes::Double => closed(doubled(value), '"')?,
            Quotes::Ansi => return None,
        },
        // Fish leaves a tilde as it is.
        Shell::Fish if value.starts_with('~') => return None,
        Shell::Powershell if !value.chars().all(is_plain) => powershell(value),
        Shell::Nushell if !value.chars().all(is_plain) || value.contains("..") => {
            serde_json::Value::from(value).to_string()
        }
        Shell::Zsh | Shell::Fish | Shell::Elvish | Shell::Powershell | Shell::Nushell => {
            value.to_owned()
        }
    })
}

/// Whether a character means itself in every shell, wherever it stands.
fn is_plain(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/')
}

/// For bash, with a backslash before whatever may mean more than itself. Should
/// it ever stand in quotes, nothing of it would run there either.
fn bare(value: &str) -> String {
    let is_option = value.starts_with('-');
    let mut written = String::new();
    for c in value.chars() {
        if !(is_plain(c) || is_option && c == '=') {
            written.push('\\');
        }
        written.push(c);
    }
    written
}

/// For bash, within double quotes. An exclamation mark recalls a command of the
/// history there, even after a backslash that stays: it stands outside.
fn doubled(value: &str) -> String {
    let mut written = String::new();
    for c in value.chars() {
        match c {
            '!' => written.push_str(r#""\!""#),
            '"' | '$' | '`' | '\\' => written.extend(['\\', c]),
            _ => written.push(c),
        }
    }
    written
}

/// For bash, which closes the quotes of what it inserts unless that ends with
/// the quote, and puts what begins with one in the place of the opening one:
/// the rest would be out of quotes, so there is nothing to insert.
fn closed(mut written: String, quote: char) -> Option<String> {
    if written.ends_with(quote) {
        written.push(quote);
    }
    (!written.starts_with(quote)).then_some(written)
}

/// PowerShell closes single quotes by any of five characters, and takes each
/// that is doubled for itself.
/// <https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_quoting_rules>
fn powershell(value: &str) -> String {
    let mut written = "'".to_owned();
    for c in value.chars() {
        if matches!(c, '\'' | '‘' | '’' | '‚' | '‛') {
            written.push(c);
        }
        written.push(c);
    }
    written.push('\'');
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_without_their_quotes() {
        for (typed, quotes, expected) in [
            ("franceconnect", Quotes::None, "franceconnect"),
            (r"Santé\ pu", Quotes::None, "Santé pu"),
            ("\"Santé pu", Quotes::None, "Santé pu"),
            ("'l’État'", Quotes::None, "l’État"),
            (r#""a\"b\c"#, Quotes::None, r#"a"b\c"#),
            (r"'a\b'", Quotes::None, r"a\b"),
            (r"a\b", Quotes::Single, r"a\b"),
            (r"it'\''s", Quotes::Single, "it's"),
            (r#"a"\!"b\$"#, Quotes::Double, "a!b$"),
            ("--theme=\"Sa", Quotes::None, "--theme=Sa"),
            ("\\", Quotes::None, ""),
            ("", Quotes::None, ""),
        ] {
            assert_eq!(unquoted(typed, quotes), expected, "{typed}");
        }
    }

    #[test]
    fn quotes_are_open_until_they_are_closed() {
        for (text, expected) in [
            ("", Quotes::None),
            ("--theme=\"", Quotes::Double),
            ("\"a'", Quotes::Double),
            (r#""a\""#, Quotes::Double),
            ("\"a\"", Quotes::None),
            (r#"\""#, Quotes::None),
            ("'a\\", Quotes::Single),
            ("'a\"'", Quotes::None),
            ("$'a", Quotes::Ansi),
            (r"$'a\'", Quotes::Ansi),
            (r"$'a\''", Quotes::None),
            (r"\$'a", Quotes::Single),
        ] {
            assert_eq!(Quotes::open_after(text), expected, "{text}");
        }
    }

    #[test]
    fn values_are_quoted_where_the_shell_does_not() {
        for (shell, quotes, value, expected) in [
            (Shell::Bash, Quotes::None, "api-géo", Some("api-géo")),
            (
                Shell::Bash,
                Quotes::None,
                "Santé publique",
                Some(r"Santé\ publique"),
            ),
            (Shell::Bash, Quotes::None, "~$(a)!", Some(r"\~\$\(a\)\!")),
            (
                Shell::Bash,
                Quotes::None,
                "--theme=a b=c",
                Some(r"--theme=a\ b=c"),
            ),
            (Shell::Bash, Quotes::None, "a=b:c", Some(r"a\=b\:c")),
            (
                Shell::Bash,
                Quotes::Single,
                "it's $(a)!",
                Some(r"it'\''s $(a)!"),
            ),
            (
                Shell::Bash,
                Quotes::Double,
                r#"a"$b`c\d"#,
                Some(r#"a\"\$b\`c\\d"#),
            ),
            (
                Shell::Bash,
                Quotes::Double,
                "a!b 'c'",
                Some(r#"a"\!"b 'c'"#),
            ),
            (Shell::Bash, Quotes::Double, "a\"", Some("a\\\"\"")),
            (Shell::Bash, Quotes::Double, "a!", Some("a\"\\!\"\"")),
            (Shell::Bash, Quotes::Double, "!a", None),
            (Shell::Bash, Quotes::Single, "a'", Some(r"a'\'''")),
            (Shell::Bash, Quotes::Single, "'a", None),
            (Shell::Bash, Quotes::Ansi, "a", None),
            (Shell::Zsh, Quotes::None, "$(a) b", Some("$(a) b")),
            (Shell::Powershell, Quotes::None, "geo", Some("geo")),
            (Shell::Powershell, Quotes::None, "$(a)", Some("'$(a)'")),
            (
                Shell::Powershell,
                Quotes::None,
                "'‘’‚‛",
                Some("'''‘‘’’‚‚‛‛'"),
            ),
            (Shell::Nushell, Quotes::None, "api-géo", Some("api-géo")),
            (
                Shell::Nushell,
                Quotes::None,
                r#"a "b\"#,
                Some(r#""a \"b\\""#),
            ),
            (Shell::Nushell, Quotes::None, "...", Some("\"...\"")),
        ] {
            assert_eq!(
                written(shell, value, quotes).as_deref(),
                expected,
                "{value}"
            );
        }
    }
}
