//! Pages to be read aloud: `--plain` and `ACCESSIBLE`.

use std::collections::HashSet;

use crate::support::screen::Screen;
use crate::support::{Apicat, Files, few};

/// What is on a tall screen of 80 columns.
fn shown(files: &Files, line: &str, variables: &[(&str, &str)]) -> String {
    let directory = files.path().to_str().unwrap();
    let own = [("APICAT_CATALOGUE", directory), ("LANG", "fr_FR.UTF-8")];
    let ended = Screen::start(80, 500, line, &[variables, &own[..]].concat()).end();
    ended.text
}

#[test]
fn screens_are_lines_of_labels_and_values() {
    let files = few::files();
    for (name, line) in [
        ("list", "list --plain"),
        ("list_for_a_profile", "list --plain --who entreprise"),
        ("search", "search identifcation --plain"),
        ("show", "show impot-particulier --plain"),
        ("access", "access franceconnect --who entreprise --plain"),
        ("count", "access --who entreprise --plain"),
        (
            "fields",
            "list --fields id,links,eligibility,uptime --plain --producer cnam",
        ),
    ] {
        insta::assert_snapshot!(name, shown(&files, line, &[]));
    }
}

#[test]
fn the_environment_asks_for_it_too() {
    let files = few::files();
    let list = |line, value: &str| shown(&files, line, &[("ACCESSIBLE", value)]);
    let plain = list("list --plain", "");
    for (value, expected) in [("1", true), ("yes", true), ("0", false), ("", false)] {
        assert_eq!(list("list", value) == plain, expected, "{value}");
    }
}

/// Who asks for it in a pipe wants a page there too; the environment alone does
/// not change what programs read.
#[test]
fn a_pipe_gets_a_page_where_it_is_asked_for() {
    let files = few::files();
    for line in ["list", "search identité", "access --who entreprise"] {
        let run = |option: &str, value: &str| {
            let run = few::apicat(&files, &format!("{line} {option}"));
            run.env("ACCESSIBLE", value).run().success().stdout
        };
        assert!(!run("--plain", "").contains('\t'), "{line}");
        assert!(run("", "1").contains('\t'), "{line}");
        assert_eq!(run("", "1"), run("", ""), "{line}");
    }
}

#[test]
fn findings_are_lines() {
    let files = Files::new().file("api/a.md", "---\ntitle: A\nodd: 1\n---\n");
    let check = |option: &str| {
        let line = format!("check {} --lang en {option}", files.path().display());
        Screen::start(200, 50, &line, &[]).end().text
    };
    let path = files.path().join("api/a.md");
    let said = check("--plain");
    assert!(said.starts_with(&format!("{}:", path.display())), "{said}");
    assert!(!said.contains('│') && !said.contains('^'), "{said}");
    assert!(check("").contains('│'));
}

/// Of every entry: what is drawn for the eye is left out, and nothing else.
#[test]
fn nothing_is_lost_but_what_is_drawn() {
    let slugs = Apicat::new()
        .line("list --fields id")
        .run()
        .success()
        .stdout;
    let slugs: Vec<&str> = slugs.lines().collect();
    let page = |options: &str| {
        let run = Apicat::new().arg("show").args(&slugs);
        // Lines so long that no address is parted from its label.
        let run = run.args(["--width", "10000", "--color", "always", "--lang", "fr"]);
        run.line(options).run().success().stdout
    };
    let words = |page: &str| -> HashSet<String> {
        let mut text = String::new();
        let mut is_escape = false;
        for c in page.chars() {
            match c {
                '\u{1b}' => is_escape = true,
                'm' if is_escape => is_escape = false,
                c if !is_escape => text.push(c),
                _ => {}
            }
        }
        let words = text.split(|c: char| c.is_whitespace());
        // An address in brackets takes the place of a number that refers to it.
        let is_number = |word: &&str| word.starts_with('[') && word.contains(']');
        let words = words.filter(|word| !is_number(word));
        let words = words.map(|word| word.trim_matches(['(', ')', ',', ';', ':', '.']).to_owned());
        words
            .filter(|word| word.contains(char::is_alphanumeric))
            .collect()
    };
    let (drawn, plain) = (page(""), page("--plain"));
    let lost: Vec<String> = words(&drawn).difference(&words(&plain)).cloned().collect();
    assert_eq!(lost, Vec::<String>::new());
    for sign in ["○", "◐", "●", "✔", "◇", "✘", "─", " · "] {
        assert!(drawn.contains(sign), "{sign}");
        let line = plain.lines().find(|line| line.contains(sign));
        assert_eq!(line, None, "{sign}");
    }
}
