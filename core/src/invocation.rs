//! Commands of this program as one would type them: in answers, suggestions
//! and next steps.

/// Shows an API.
pub fn show(id: &str) -> String {
    format!("apicat show {}{}", guard(id), quoted(id))
}

/// Searches for words.
pub fn search(words: &str) -> String {
    // Words are arguments of their own.
    let quoted: Vec<String> = words.split_whitespace().map(quoted).collect();
    match quoted.as_slice() {
        [] => "apicat list".to_owned(),
        quoted => format!("apicat search {}{}", guard(words), quoted.join(" ")),
    }
}

/// Asks for access to an API, for somebody.
pub fn access(id: &str, who: &str) -> String {
    match guard(id) {
        "" => format!("{} --who {}", access_of(id), quoted(who)),
        guard => format!("apicat access --who {} {guard}{}", quoted(who), quoted(id)),
    }
}

/// Asks for access to an API, for somebody yet to be named.
pub fn access_of(id: &str) -> String {
    format!("apicat access {}{}", guard(id), quoted(id))
}

/// Lists what somebody may have.
pub fn list_for(who: &str) -> String {
    format!("apicat list --who {}", quoted(who))
}

/// What says that an argument is none of the options, where it looks like one.
fn guard(argument: &str) -> &'static str {
    if argument.starts_with('-') { "-- " } else { "" }
}

/// A word as a POSIX shell reads it back. Texts of a catalogue end in commands
/// that people copy: none of them may run anything else.
fn quoted(word: &str) -> String {
    let is_bare =
        |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | ':' | '@' | '…');
    if !word.is_empty() && !word.starts_with('-') && word.chars().all(is_bare) {
        return word.to_owned();
    }
    if word.contains(['"', '$', '`', '\\', '!']) {
        return format!("'{}'", word.replace('\'', "'\\''"));
    }
    format!("\"{word}\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_but_the_command_would_run() {
        for (word, expected) in [
            ("franceconnect", "franceconnect"),
            ("éditeur", "éditeur"),
            ("Un opérateur de l’État", "\"Un opérateur de l’État\""),
            ("l'État", "\"l'État\""),
            ("$(touch x)", "'$(touch x)'"),
            ("a`id`'b", "'a`id`'\\''b'"),
            ("a;b", "\"a;b\""),
            ("-x", "\"-x\""),
            ("", "\"\""),
        ] {
            assert_eq!(quoted(word), expected, "{word}");
        }
    }

    #[test]
    fn what_looks_like_an_option_is_none() {
        assert_eq!(show("-x"), "apicat show -- \"-x\"");
        assert_eq!(
            access("--json", "entreprise"),
            "apicat access --who entreprise -- \"--json\""
        );
        assert_eq!(access("x", "y"), "apicat access x --who y");
    }

    #[test]
    fn a_search_is_of_words() {
        assert_eq!(search("code postal"), "apicat search code postal");
        assert_eq!(
            search("a; rm -rf ~"),
            "apicat search \"a;\" rm \"-rf\" \"~\""
        );
        assert_eq!(search("-x"), "apicat search -- \"-x\"");
        assert_eq!(search(" "), "apicat list");
    }
}
