//! Escape sequences: colours by the published conventions, and nothing that a
//! terminal would answer.

use crate::support::screen::Screen;
use crate::support::verbs;
use crate::support::{Apicat, Files};

/// A short answer, on standard output.
const ANSWER: &str = "access franceconnect --who particulier";
/// An error, on standard error, with nothing on standard output.
const ERROR: &str = "show zzzz";

/// What comes of a line on a terminal.
fn on_terminal(line: &str, variables: &[(&str, &str)]) -> String {
    let ended = Screen::start(80, 500, line, variables).end();
    assert!(ended.text.len() > 20, "{line}: {}", ended.text);
    ended.raw
}

/// What comes of a line in two pipes.
fn in_pipe(line: &str, variables: &[(&str, &str)]) -> String {
    let run = Apicat::new().line(line);
    let run = variables
        .iter()
        .fold(run, |run, (name, value)| run.env(name, value));
    let output = run.run();
    assert!(
        output.stdout.is_empty() != output.stderr.is_empty(),
        "{line}"
    );
    output.stdout + &output.stderr
}

fn has_colours(text: &str) -> bool {
    text.contains("\u{1b}[")
}

#[test]
fn colours_follow_the_published_conventions() {
    const NO: (&str, &str) = ("NO_COLOR", "1");
    const NO_EMPTY: (&str, &str) = ("NO_COLOR", "");
    const OFF: (&str, &str) = ("CLICOLOR", "0");
    const ON: (&str, &str) = ("CLICOLOR", "1");
    const FORCE: (&str, &str) = ("CLICOLOR_FORCE", "1");
    const FORCE_OFF: (&str, &str) = ("CLICOLOR_FORCE", "0");
    const DUMB: (&str, &str) = ("TERM", "dumb");
    for (variables, option, terminal, pipe) in [
        (&[][..], "", true, false),
        (&[], "--color auto", true, false),
        (&[], "--color always", true, true),
        (&[], "--color never", false, false),
        // Set to anything, NO_COLOR wins over the other variables; not over
        // what was typed. Empty, it is not set.
        (&[NO], "", false, false),
        (&[("NO_COLOR", "0")], "", false, false),
        (&[NO], "--color auto", false, false),
        (&[NO], "--color always", true, true),
        (&[NO], "--color never", false, false),
        (&[NO, FORCE], "", false, false),
        (&[NO_EMPTY], "", true, false),
        (&[NO_EMPTY], "--color always", true, true),
        (&[NO_EMPTY], "--color never", false, false),
        (&[NO_EMPTY, FORCE], "", true, true),
        (&[OFF], "", false, false),
        (&[OFF], "--color auto", false, false),
        (&[OFF], "--color always", true, true),
        (&[OFF], "--color never", false, false),
        (&[OFF, FORCE], "", true, true),
        (&[ON], "", true, false),
        (&[ON, NO], "", false, false),
        (&[FORCE], "", true, true),
        (&[FORCE], "--color auto", true, true),
        (&[FORCE], "--color always", true, true),
        (&[FORCE], "--color never", false, false),
        (&[FORCE, DUMB], "", true, true),
        (&[FORCE_OFF], "", true, false),
        (&[FORCE_OFF], "--color always", true, true),
        (&[FORCE_OFF], "--color never", false, false),
        (&[FORCE_OFF, OFF], "", false, false),
        (&[DUMB], "", false, false),
        (&[DUMB], "--color auto", false, false),
        (&[DUMB], "--color always", true, true),
        (&[DUMB], "--color never", false, false),
    ] {
        for line in [ANSWER, ERROR] {
            let case = format!("{line} {option}, {variables:?}");
            let line = format!("{line} {option}");
            let raw = on_terminal(&line, variables);
            assert_eq!(has_colours(&raw), terminal, "{case}, on a terminal");
            let raw = in_pipe(&line, variables);
            assert_eq!(has_colours(&raw), pipe, "{case}, in a pipe");
        }
    }
}

#[test]
fn a_command_line_that_is_not_understood_is_refused_in_the_colours_it_asks_for() {
    for (line, terminal, pipe) in [
        ("list --zor", true, false),
        ("list --zor --color never", false, false),
        ("list --zor --color always", true, true),
        ("list --color blue", true, false),
    ] {
        assert_eq!(has_colours(&on_terminal(line, &[])), terminal, "{line}");
        assert_eq!(has_colours(&in_pipe(line, &[])), pipe, "{line}");
    }
}

#[cfg(unix)]
#[test]
fn each_output_has_the_colours_of_its_own_end() {
    // One entry is found, the other is not: something for either output.
    let line = "\"$APICAT\" show franceconnect zzzz --section Limits --no-pager";
    let error = "\u{1b}[1m\u{1b}[38;5;131mapicat: no API named";
    for (code, answer_has, error_has) in [
        (format!("{line} | cat"), false, true),
        (format!("{{ {line} 2>&1 >&3 | cat; }} 3>&1"), true, false),
        (line.to_owned(), true, true),
    ] {
        let code = code.replace("--section Limits", "--section données");
        let ended = Screen::start_shell(80, 500, &code, &[]).end();
        let (raw, text) = (&ended.raw, &ended.text);
        assert!(
            text.contains("Les données") && text.contains("apicat: no API named"),
            "{text}"
        );
        assert_eq!(
            raw.contains("\u{1b}[1mLes données"),
            answer_has,
            "{code}: {raw:?}"
        );
        assert_eq!(raw.contains(error), error_has, "{code}: {raw:?}");
    }
}

/// The escape sequences of a text, each from its escape character on, and the
/// control characters that some terminals answer.
fn sequences(text: &str) -> Vec<String> {
    let mut sequences = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['\u{1b}', '\u{5}', '\u{90}', '\u{9b}', '\u{9d}']) {
        rest = &rest[at..];
        let end = match rest.as_bytes() {
            [0x1b, b'[', tail @ ..] => {
                3 + tail
                    .iter()
                    .take_while(|b| !(0x40..0x7f).contains(*b))
                    .count()
            }
            [0x1b, b']' | b'P' | b'_' | b'^' | b'X', ..] => {
                let ends = ["\u{1b}\\", "\u{7}"]
                    .map(|end| rest[2..].find(end).map(|at| 2 + at + end.len()));
                ends.into_iter().flatten().min().unwrap_or(rest.len())
            }
            [0x1b, ..] => 2,
            _ => rest.chars().next().map_or(1, char::len_utf8),
        };
        let end = end.min(rest.len());
        sequences.push(rest[..end].to_owned());
        rest = &rest[end..];
    }
    sequences
}

/// Whether a terminal only obeys a sequence: colours, moves and erasing, modes
/// set, kept and put back, hyperlinks.
fn is_silent(sequence: &str) -> bool {
    let parameters = |text: &str| text.chars().all(|c| c.is_ascii_digit() || c == ';');
    let is = |text: &str, ends: &[char]| text.strip_suffix(ends).is_some_and(parameters);
    match sequence.strip_prefix("\u{1b}[") {
        Some(rest) => match rest.strip_prefix('?') {
            Some(mode) => is(mode, &['h', 'l', 's', 'r']),
            None => is(rest, &['m', 'H', 'J', 'K']),
        },
        None => sequence.starts_with("\u{1b}]8;"),
    }
}

#[track_caller]
fn asks_nothing(what: &str, raw: &str) {
    let loud = sequences(raw)
        .into_iter()
        .find(|sequence| !is_silent(sequence));
    assert_eq!(loud, None, "{what}");
}

#[test]
fn queries_are_told_from_what_is_obeyed() {
    for query in [
        "\u{1b}[6n",
        "\u{1b}[?6n",
        "\u{1b}[c",
        "\u{1b}[>0c",
        "\u{1b}[18t",
        "\u{1b}[?u",
        "\u{1b}[?2026$p",
        "\u{1b}[>q",
        "\u{1b}]10;?\u{7}",
        "\u{1b}]11;?\u{1b}\\",
        "\u{1b}P+q544e\u{1b}\\",
        "\u{1b}_Gi=1,a=q\u{1b}\\",
        "\u{1b}Z",
        "\u{5}",
        "\u{9b}",
    ] {
        let text = format!("a\u{1b}[1mb{query}c\u{1b}[0m");
        assert_eq!(sequences(&text), ["\u{1b}[1m", query, "\u{1b}[0m"]);
        assert!(!is_silent(query), "{query:?}");
    }
}

#[test]
fn no_command_asks_the_terminal_anything() {
    let files = Files::new().file("api/zor.md", "---\ntitle: Zor\nqux: 1\n---\n");
    let directory = files.path().to_str().unwrap();
    let check = format!("check {directory}");
    let compile = format!("compile {directory} -o /dev/null");
    let lines = [
        "list",
        "show franceconnect",
        "search identification",
        ANSWER,
        "endpoints api-service-national",
        "import /dev/null --endpoints zor --to /dev/null",
        "diff embedded embedded",
        &check,
        &compile,
        "completions fish",
        "man --lang fr /dev/null",
        "schema access",
        "help list",
    ];
    for verb in verbs() {
        assert!(lines.iter().any(|line| line.starts_with(&verb)), "{verb}");
    }
    let others = ["--help", "--version", "list --zor", ERROR, "list --json"];
    let forced = [("FORCE_HYPERLINK", "1"), ("PAGER", "")];
    for line in lines.into_iter().chain(others) {
        for (rows, variables) in [
            (500, &[("PAGER", "")][..]),
            (500, &forced),
            (20, &[("PAGER", "cat")]),
        ] {
            let ended = Screen::start(80, rows, line, variables).end();
            asks_nothing(&format!("{line}, {variables:?}"), &ended.raw);
        }
    }
}

#[test]
fn the_prompt_asks_the_terminal_nothing() {
    let mut screen = Screen::start(80, 80, "access franceconnect", &[]);
    screen
        .wait_for("❯ Un particulier")
        .type_in("\u{1b}[B")
        .wait_for("❯ Une entreprise")
        .type_in("\r");
    let ended = screen.end();
    assert_eq!(ended.status, 0);
    assert!(ended.raw.contains("\u{1b}[?25l"), "{:?}", ended.raw);
    asks_nothing("the prompt", &ended.raw);
}

#[test]
fn the_explorer_asks_the_terminal_nothing() {
    let mut screen = Screen::start(80, 60, "", &[("PAGER", "")]);
    screen
        .wait_for("170 API")
        .type_in("fc")
        .wait_for("apicat show franceconnect")
        .type_in("\r")
        .wait_for("Any key")
        .type_in("\r")
        .wait_for("? fc ")
        .type_in("\u{15}")
        .wait_for("170 API")
        .type_in("\u{1b}");
    let ended = screen.end();
    assert_eq!(ended.status, 0);
    asks_nothing("the explorer", &ended.raw);
}
