//! Commands of this program as one would type them: in answers, suggestions
//! and next steps.

/// Shows an API.
pub fn show(id: &str) -> String {
    format!("apicat show {}", quoted(id))
}

/// Searches for words.
pub fn search(words: &str) -> String {
    // Words are arguments of their own; what looks like an option is not one.
    let guard = if words.starts_with('-') { "-- " } else { "" };
    let words: Vec<String> = words.split_whitespace().map(quoted).collect();
    match words.as_slice() {
        [] => "apicat list".to_owned(),
        words => format!("apicat search {guard}{}", words.join(" ")),
    }
}

/// Asks for access to an API, for somebody.
pub fn access(id: &str, who: &str) -> String {
    format!("{} --who {}", access_of(id), quoted(who))
}

/// Asks for access to an API, for somebody yet to be named.
pub fn access_of(id: &str) -> String {
    format!("apicat access {}", quoted(id))
}

/// Lists what somebody may have.
pub fn list_for(who: &str) -> String {
    format!("apicat list --who {}", quoted(who))
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
