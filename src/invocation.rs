//! Commands of this program as one would type them: in answers, suggestions
//! and next steps.

use std::path::Path;

use crate::page::Target;
use crate::place::Place;

/// What one types or opens to follow a link; for a heading of the same page, its
/// text.
pub(crate) fn way(target: &Target) -> String {
    match target {
        Target::Web(address)
        | Target::Mail(address)
        | Target::Other(address)
        | Target::Section(address) => address.clone(),
        Target::Entry(slug) | Target::Guide(slug) => show(slug),
        Target::EntrySection { slug, heading } => with_option("show", slug, "section", heading),
        Target::Search => search("…"),
    }
}

/// Makes the compiled catalogue `file` of a `directory`, which stands for the one
/// that is meant.
pub(crate) fn compile(file: &str, directory: &str) -> String {
    format!("apicat compile {directory} -o {}", quoted(file))
}

/// Shows an API.
pub(crate) fn show(id: &str) -> String {
    format!("apicat show {}{}", guard(id), quoted(id))
}

/// Shows what can be called of an API.
pub(crate) fn endpoints(id: &str) -> String {
    format!("apicat endpoints {}{}", guard(id), quoted(id))
}

/// Shows the operation of an API that has those words.
pub(crate) fn operation(id: &str, words: &[String]) -> String {
    let words = words.iter().map(|word| format!(" {}", quoted(word)));
    format!("{}{}", endpoints(id), words.collect::<String>())
}

/// Searches for words.
pub(crate) fn search(words: &str) -> String {
    // Words are arguments of their own.
    let quoted: Vec<String> = words.split_whitespace().map(quoted).collect();
    match quoted.as_slice() {
        [] => "apicat list".to_owned(),
        quoted => format!("apicat search {}{}", guard(words), quoted.join(" ")),
    }
}

/// A command and the words that follow it.
pub(crate) fn of_words(command: &str, words: &[String]) -> String {
    let words = words.iter().map(|word| format!(" {}", quoted(word)));
    format!("apicat {command}{}", words.collect::<String>())
}

/// Asks for access to an API, for somebody.
pub(crate) fn access(id: &str, who: &str) -> String {
    with_option("access", id, "who", who)
}

/// Asks for access to an API, for somebody yet to be named.
pub(crate) fn access_of(id: &str) -> String {
    format!("apicat access {}{}", guard(id), quoted(id))
}

/// Asks for access to an API of one catalogue.
pub(crate) fn access_in(id: &str, catalogue: &str) -> String {
    with_option("access", id, "catalogue", catalogue)
}

/// Shows what can be called of an API of one catalogue.
pub(crate) fn endpoints_in(id: &str, catalogue: &str) -> String {
    with_option("endpoints", id, "catalogue", catalogue)
}

/// A command on an entry with an option, which stands before a slug that looks like one.
fn with_option(command: &str, id: &str, option: &str, value: &str) -> String {
    let (id, guard, value) = (quoted(id), guard(id), quoted(value));
    match guard {
        "" => format!("apicat {command} {id} --{option} {value}"),
        guard => format!("apicat {command} --{option} {value} {guard}{id}"),
    }
}

/// The command that lists the values of a filter.
pub(crate) fn values(facet: &str) -> String {
    format!("apicat list --by {facet}")
}

/// Asks for access to an API, for somebody where one is named, and answers its
/// questionnaires.
pub(crate) fn access_answering(
    id: &str,
    who: Option<&str>,
    answers: impl Iterator<Item = usize>,
) -> String {
    let access = who.map_or_else(|| access_of(id), |who| access(id, who));
    answers.fold(access, |command, answer| {
        format!("{command} --answer {answer}")
    })
}

/// Lists what somebody may have.
pub(crate) fn list_for(who: &str) -> String {
    format!("apicat list --who {}", quoted(who))
}

/// Lists the entries of a directory, or of a file that was compiled of one.
pub(crate) fn list_of(path: &Path) -> String {
    let path = match Place::of(path) {
        // The word alone is another catalogue.
        Place::Embedded => format!("./{}", Place::Embedded),
        place => place.to_string(),
    };
    format!("apicat list --catalogue {}", quoted(&path))
}

/// `-- ` before an argument that looks like an option.
fn guard(argument: &str) -> &'static str {
    if argument.starts_with('-') { "-- " } else { "" }
}

/// A word as bash, zsh, fish and POSIX shells read it back. Texts of a catalogue
/// end in commands that people copy: none of them may run anything else.
pub(crate) fn quoted(word: &str) -> String {
    let is_bare =
        |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | ':' | '@' | '…');
    if !word.is_empty() && !word.starts_with('-') && word.chars().all(is_bare) {
        return word.to_owned();
    }
    if !word.contains(['"', '$', '`', '\\', '!']) {
        return format!("\"{word}\"");
    }
    // In fish, a backslash escapes within single quotes too: it stands outside.
    let is_escaped = |c| matches!(c, '\'' | '\\');
    let parts = word.split_inclusive(is_escaped).map(|part| {
        let text = part.trim_end_matches(is_escaped);
        let text = if text.is_empty() {
            String::new()
        } else {
            format!("'{text}'")
        };
        match part.chars().last().filter(|c| is_escaped(*c)) {
            Some(escaped) => format!("{text}\\{escaped}"),
            None => text,
        }
    });
    parts.collect()
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use proptest::prelude::{Strategy, prop, proptest};
    use proptest::sample::select;

    use super::*;

    /// Words of what shells have a meaning for.
    fn word() -> impl Strategy<Value = String> {
        let parts = select(vec![
            "a", "é", " ", "'", "\"", "\\", "$", "`", "!", "(", ")", "{", "}", "[", "]", "~", "*",
            "?", "=", ";", "&", "|", "<", ">", "#", "%", "^", ",", "-", "n", "x41", "\u{a0}", "’",
            "HOME",
        ]);
        prop::collection::vec(parts, 0..8).prop_map(|parts| parts.concat())
    }

    /// What a shell reads `quoted` words as, a line each; none where it is not
    /// installed.
    #[allow(clippy::print_stderr)]
    fn read_by(shell: &[&str], words: &[String]) -> Option<String> {
        let code = words
            .iter()
            .map(|word| format!("printf '%s\\n' {}\n", quoted(word)));
        let code: String = code.collect();
        let output = Command::new(shell[0]).args(&shell[1..]).arg(code).output();
        if output.is_err() {
            eprintln!("skipped: {} is not installed", shell[0]);
        }
        let output = output.ok()?;
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{shell:?}");
        Some(String::from_utf8(output.stdout).unwrap())
    }

    #[cfg(unix)]
    #[test]
    fn shells_read_the_same_word_back() {
        let words = prop::collection::vec(word(), 50);
        let config = proptest::prelude::ProptestConfig {
            cases: 10,
            failure_persistence: None,
            ..Default::default()
        };
        proptest!(config, |(words in words)| {
            let expected: String = words.iter().map(|word| format!("{word}\n")).collect();
            for shell in [
                &["sh", "-c"][..],
                &["dash", "-c"],
                &["bash", "--norc", "-c"],
                &["zsh", "-f", "-c"],
                &["fish", "--no-config", "-c"],
            ] {
                if let Some(read) = read_by(shell, &words) {
                    assert_eq!(read, expected, "{shell:?}");
                }
            }
        });
    }

    #[test]
    fn nothing_but_the_command_would_run() {
        for (word, expected) in [
            ("franceconnect", "franceconnect"),
            ("éditeur", "éditeur"),
            ("Un opérateur de l’État", "\"Un opérateur de l’État\""),
            ("l'État", "\"l'État\""),
            ("$(touch x)", "'$(touch x)'"),
            ("a`id`'b", "'a`id`'\\''b'"),
            ("a\\b'c", "'a'\\\\'b'\\''c'"),
            ("\\'", "\\\\\\'"),
            ("!!", "'!!'"),
            ("'\"", "\\''\"'"),
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
        assert_eq!(
            endpoints_in("x", "a b"),
            "apicat endpoints x --catalogue \"a b\""
        );
        assert_eq!(
            endpoints_in("-x", "a"),
            "apicat endpoints --catalogue a -- \"-x\""
        );
    }

    #[test]
    fn a_path_is_not_the_word_for_the_embedded_catalogue() {
        for (path, expected) in [("embedded", "./embedded"), ("a/embedded", "a/embedded")] {
            let expected = format!("apicat list --catalogue {expected}");
            assert_eq!(list_of(Path::new(path)), expected);
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
