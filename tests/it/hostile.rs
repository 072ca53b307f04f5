//! No text of a catalogue file controls the terminal, and no link of one is
//! followed that is none to the web.

use crate::support::hostile::{ENCODED, RAW, SCRIPTS, YAML, harmless, hostile, without_sequences};
use crate::support::screen::Screen;
use crate::support::{Apicat, Files, Output};
use serde_json::Value;

fn apicat(files: &Files, line: &str) -> Output {
    Apicat::new()
        .line(line)
        .args(["--catalogue", "."])
        .current_dir(files.path())
        .run()
}

#[test]
fn no_command_writes_what_a_terminal_obeys() {
    let files = hostile();
    for (line, status) in [
        ("list", 0),
        ("list --sort producer --who particulier", 0),
        ("list --theme nowhere", 1),
        ("list --producer acronyme", 1),
        ("list --who martian", 2),
        ("show quoted", 0),
        ("show quoted written --lang fr --width 30", 0),
        ("show quoted --section nowhere", 1),
        ("show nothing-of-that-name", 1),
        ("show quoted --open", 1),
        ("search title", 0),
        ("search heading code item", 0),
        ("search keyword", 0),
        ("search zzzzzz", 1),
        ("access quoted", 2),
        ("access quoted --who maire", 0),
        ("access quoted --who martian", 2),
        ("access quoted --who un", 2),
        ("access quoted --who entreprise", 1),
        ("access written --who particulier", 0),
        ("access written --who particulier --open", 0),
    ] {
        let output = apicat(&files, line).status(status);
        harmless(&output.stdout, line);
        harmless(&output.stderr, line);
        let warnings = output.stderr.lines().filter(|line| line.contains(".md:"));
        // Exact slugs take no other file.
        let exact = ["show quoted", "access quoted", "access written"];
        let is_part = exact.iter().any(|exact| line.starts_with(exact));
        let expected = if is_part { 0 } else { 6 };
        assert_eq!(warnings.count(), expected, "{line}: {}", output.stderr);
    }
}

#[test]
fn a_check_writes_nothing_that_a_terminal_obeys() {
    let key = format!("\"{YAML}\"");
    let twice = format!(
        "---\n{key}: 1\n{key}: 2\naccess_page: [{{{key}: 1}}]\n---\n<{RAW}> [a](#{ENCODED}) [b](/les-api/{ENCODED})\n"
    );
    let files = hostile().file("api/twice.md", &twice);
    for line in ["check", "check --json", "check --lang fr"] {
        let output = Apicat::new()
            .line(line)
            .args(["--catalogue", "."])
            .current_dir(files.path())
            .run()
            .status(1);
        harmless(&output.stdout, line);
        harmless(&output.stderr, line);
    }
    let line = format!("check {} --no-pager", files.path().display());
    let ended = Screen::start(80, 500, &line, &[("NO_COLOR", "1")]).end();
    harmless(&ended.raw.replace("\r\n", "\n"), "the screen");
}

#[test]
fn no_json_holds_what_a_terminal_obeys() {
    let files = hostile();
    for line in [
        "list",
        "show quoted",
        "show quoted written",
        "search title",
        "search heading code item",
        "access quoted --who maire",
        "access written --who particulier",
    ] {
        let output = apicat(&files, &format!("{line} --json")).success();
        harmless(&output.stdout, line);
        harmless(&output.stderr, line);
        // Nor as an escape that a program turns into it.
        let json: Value = serde_json::from_str(&output.stdout).unwrap();
        each_text(&json, &mut |text| harmless(text, line));
    }
}

/// Hands every key and text of `json` to `check`.
fn each_text(json: &Value, check: &mut impl FnMut(&str)) {
    match json {
        Value::String(text) => check(text),
        Value::Array(items) => items.iter().for_each(|item| each_text(item, check)),
        Value::Object(object) => {
            for (key, value) in object {
                check(key);
                each_text(value, check);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[test]
fn what_is_between_control_characters_is_kept() {
    let files = Files::new().file(
        "x.md",
        "---\ntitle: \"A\\e[31mB\\u202eC\\rD\\nE\"\ntagline: \"t\\x9b\"\nproducer: p\nis_open: 1\n---\n",
    );
    apicat(&files, "list")
        .stdout("x\tA[31mBC D E\tp\topen\t\n")
        .stderr("")
        .success();
}

#[test]
fn colours_and_hyperlinks_are_those_of_the_program() {
    let files = hostile();
    for line in [
        "show quoted",
        "show written",
        "access quoted --who maire",
        "access written --who particulier",
        "search title",
        "list",
    ] {
        let output = Apicat::new()
            .line(line)
            .args(["--catalogue", ".", "--color", "always"])
            .env("FORCE_HYPERLINK", "1")
            .current_dir(files.path())
            .run()
            .success();
        let (plain, links) = without_sequences(&output.stdout);
        harmless(&plain, line);
        for link in links {
            let followed = ["http://", "https://", "mailto:"];
            assert!(
                followed.iter().any(|scheme| link.starts_with(scheme)) && link.is_ascii(),
                "{line}: {link}"
            );
        }
    }
}

#[test]
fn scripts_are_no_hyperlinks() {
    let files = Files::new().file("scripts.md", SCRIPTS);
    for line in ["show scripts", "access scripts --who particulier"] {
        let output = Apicat::new()
            .line(line)
            .args(["--catalogue", "."])
            .env("FORCE_HYPERLINK", "1")
            .current_dir(files.path())
            .run()
            .stderr("")
            .success();
        let (plain, links) = without_sequences(&output.stdout);
        assert_eq!(links, ["https://a.fr/good"], "{line}");
        assert!(plain.contains("javascript:alert"), "{plain}");
    }
}

#[test]
fn scripts_are_never_opened() {
    let files = Files::new().file("scripts.md", SCRIPTS);
    for line in [
        "show scripts --open",
        "access scripts --who particulier --open",
    ] {
        apicat(&files, line)
            .stdout("")
            .stderr("apicat: the entry “scripts” gives no address to open.\napicat show scripts\n")
            .status(1);
    }
}

#[test]
fn a_raw_file_is_written_as_it_is_to_a_pipe() {
    let text = format!(
        "\u{feff}---\r\ntitle: \"{YAML}a\"\r\ntagline: t\r\nproducer: p\r\nis_open: 1\r\n---\r\n{RAW}"
    );
    let files = Files::new().file("x.md", &text);
    apicat(&files, "show x --raw")
        .stdout(&text)
        .stderr("")
        .success();
}

#[test]
fn a_hostile_name_typed_is_shown_cleaned() {
    let files = Files::new().file(
        "x.md",
        "---\ntitle: T\ntagline: t\nproducer: p\nis_open: 1\n---\n",
    );
    for arguments in [["show", RAW], ["search", RAW], ["list", "--theme"]] {
        let mut arguments = arguments.to_vec();
        if arguments[1] == "--theme" {
            arguments.push(RAW);
        }
        let output = Apicat::new()
            .args(&arguments)
            .args(["--catalogue", "."])
            .current_dir(files.path())
            .run()
            .status(1);
        harmless(&output.stdout, "standard output");
        harmless(&output.stderr, "standard error");
    }
    Apicat::new()
        .args(["list", "--catalogue", "a\u{1b}[31m\nb\u{202e}"])
        .run()
        .stdout("")
        .stderr(
            "apicat: the catalogue directory “a[31m b” could not be read: it does not exist.\n\
             A catalogue directory holds api/*.md and producteurs/*.md, or *.md files at its top.\n",
        )
        .status(2);
}

#[cfg(unix)]
#[test]
fn hostile_words_that_find_something_are_shown_cleaned() {
    let line = "search franceconnect\u{1b}\u{9b}\u{7}\u{202e}\u{e0041}";
    let ended = Screen::start(80, 200, line, &[("NO_COLOR", "1")]).end();
    assert_eq!(ended.status, 0);
    assert!(ended.text.contains("“franceconnect"), "{}", ended.text);
    harmless(&ended.raw.replace("\r\n", "\n"), "the screen");
}

#[cfg(unix)]
#[test]
fn hostile_file_names_are_shown_cleaned() {
    let good = "---\ntitle: T\ntagline: t\nproducer: p\nis_open: 1\n---\n";
    let files = Files::new()
        .file("api/good.md", good)
        .file("api/good\u{1b}.md", good)
        .file("api/line\n\u{1b}]0;t\u{7}\u{202e}name.md", good);
    const RULE: &str = "the name of an entry is made of letters without accents, digits, “.”, “_” and “-”, and begins with a letter or digit; this one contains";
    for (line, status) in [("list", 0), ("show Good --raw", 0), ("search t", 0)] {
        apicat(&files, line)
            .stderr(&format!(
                "apicat: warning: ./api/good.md: {RULE} U+001B, entry left out\n\
             apicat: warning: ./api/line ]0;tname.md: {RULE} U+000A, entry left out\n"
            ))
            .status(status);
    }
    apicat(&files, "list").stdout("good\tT\tp\topen\t\n");
    Apicat::new()
        .line("check .")
        .current_dir(files.path())
        .run()
        .stdout(&format!(
            "./api/good.md: error: {RULE} U+001B · the entry is left out\n\
             ./api/line ]0;tname.md: error: {RULE} U+000A · the entry is left out\n"
        ))
        .stderr("apicat: 3 files: 2 errors, 0 warnings.\n")
        .status(1);
}

#[test]
fn nothing_typed_controls_the_terminal() {
    let typed = [
        RAW,
        "mairie\u{1b}\u{202e}\u{9b}",
        "siren\u{1b}\u{202e}\u{9b}",
    ];
    for line in [
        "list --theme",
        "list --keyword",
        "list --producer",
        "list --who",
        "list --fields",
        "list --limit",
        "list --catalogue",
        "search",
        "search siren --who",
        "search siren --limit",
        "show",
        "show franceconnect --section",
        "access",
        "access --who",
        "access franceconnect --who",
        "access api-geo --who",
        "check",
        "diff embedded",
        "diff embedded embedded --who",
        "man /dev/null --lang",
        "completions",
        "schema",
        "",
    ] {
        for typed in typed {
            for form in ["--json", "--plain", "--color=always"] {
                let output = Apicat::new().line(line).arg(typed).arg(form).run();
                for text in [&output.stdout, &output.stderr] {
                    harmless(&without_sequences(text).0, &format!("{line} {form}"));
                }
            }
        }
    }
    for line in [
        "access",
        "access franceconnect",
        "access franceconnect --json",
    ] {
        let output = Apicat::new()
            .line(line)
            .env("APICAT_WHO", "mairie\u{1b}\u{202e}\u{9b}")
            .run();
        harmless(&output.stdout, line);
        harmless(&output.stderr, line);
    }
}
