//! No text of a catalogue file controls the terminal, and no link of one is
//! followed that is none to the web.

// What fails in a helper fails its test.
#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use serde_json::{Value, json};
use support::screen::Screen;
use support::{Apicat, Files, Output};

/// What a terminal would obey, as YAML writes it between double quotes.
const YAML: &str = r"\e[31m\e]0;t\a\e]8;;http://evil.example\e\\\x9b2J\x9d0;t\x9c\u202e\u2066\u200f\u061c\0\b\x7f\ufeff\U000E0041\u2028\r";

/// As Markdown and HTML write it.
const MARKDOWN: &str =
    "&#27;[31m&#x1b;]0;t&#7;&#x9b;2J&#x202e;&#x2066;&#x200f;&#x61c;&#8;&#127;&#xfeff;&#xe0041;";

/// As it is.
const RAW: &str = "\u{1b}[31m\u{1b}]0;t\u{7}\u{9b}2J\u{202e}\u{2066}\u{200f}\u{8}\u{7f}\u{e0041}";

/// In an address.
const ENCODED: &str = "%1b%5b31m%E2%80%AE%C2%9B2J%7f%0a";

/// Whether a terminal may obey `c`, a line break and a tab apart.
fn is_obeyed(c: char) -> bool {
    matches!(c, '\u{0}'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{7f}'..='\u{9f}')
        || matches!(
            c,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
        )
        || matches!(
            c,
            '\u{2028}' | '\u{2029}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
        )
        || matches!(c, '\u{e0000}'..='\u{e01ef}')
}

#[track_caller]
fn harmless(text: &str, what: &str) {
    if let Some(at) = text.find(is_obeyed) {
        let rest: String = text[at..].chars().take(40).collect();
        panic!("{what}: {rest:?}");
    }
}

/// The keys that hold a text, each with hostile characters.
fn front_matter() -> String {
    let lines = [
        "title",
        "tagline",
        "category",
        "external_site",
        "datapass_link",
        "account_link",
        "doc_tech_link",
        "doc_tech_external",
        "monitoring_link",
        "rate_limiting_resume",
        "rate_limiting_link",
        "stats_detail_resume",
        "stats_detail_link",
        "contact_link",
        "last_update",
    ];
    let lines = lines.map(|key| format!("{key}: \"{key} {YAML} https://a.fr/{YAML}\"\n"));
    let lists = ["partners", "themes", "keywords", "clients", "datagouv_uuid"];
    let lists = lists.map(|key| format!("{key}: [\"{key} {YAML}\"]\n"));
    let markdown = [
        "content_intro",
        "monitoring_description",
        "rate_limiting_description",
        "stats_detail_description",
    ];
    let markdown = markdown.map(|key| format!("{key}: \"{key} {YAML} {MARKDOWN}\"\n"));
    format!(
        "{}{}{}stat: {{\"a{YAML}\": [\"b{YAML}\"]}}\n\"odd{YAML}\": {{\"c{YAML}\": \"d{YAML}\"}}\n",
        lines.concat(),
        lists.concat(),
        markdown.concat(),
    )
}

/// Markdown of every kind, with hostile characters wherever they can be.
fn markdown() -> String {
    let h = MARKDOWN;
    let bare = ENCODED;
    [
        &format!("## Heading {h} {RAW}"),
        &format!("Text {h} **strong {h}** *emphasis {h}* ~~strike {h}~~ `code {h} {RAW}` {RAW}"),
        &format!("[link {h}](https://a.fr/{h} \"title {h}\") [entry](/les-api/{bare})"),
        &format!("[section](#{bare}) [mail](mailto:a{bare}@b.fr) [site](/guides/{bare}{h})"),
        &format!("<https://a.fr/{bare}> ![alternative {h}](https://a.fr/{h}.png)"),
        &format!("- item {h}\n- {RAW}\n\n> quote {h}\n\n```\nblock {h} {RAW}\n```"),
        &format!("| a {h} | b |\n|---|---|\n| {h} | [c {h}](/{bare}) |"),
        &format!("<Button href=\"https://a.fr/{h}\">Button {h}</Button>"),
        &format!("<External href='https://a.fr/{h}{RAW}'>External {h}</External>"),
        &format!("<NextSteps is_editeur service_description=\"service {h} {RAW}\" />"),
        &format!("<QuestionTree tree='{h}' question='question {h}'/>"),
        &format!("<RichLink href=\"https://a.fr/{h}\" title=\"rich {h}\">{h}</RichLink>"),
        &format!("<a href=\"https://a.fr/{h}\">a {h}</a> <img alt=\"alt {h}\" src=\"/{h}\">"),
        &format!("<iframe src=\"https://a.fr/{h}\"></iframe> <!-- {h} {RAW} --> <br>"),
        &format!("<details><summary>summary {h}</summary>details {h}</details>"),
    ]
    .map(String::as_str)
    .join("\n\n")
}

fn hostile() -> Files {
    let indented = markdown().replace('\n', "\n      ");
    let rules = format!(
        "access_page:\n  - who: [\"Un particulier {YAML}\", \"Un maire {YAML}\"]\n    is_eligible: 0\n\
         \x20   description: \"rule {YAML}\"\n"
    );
    // YAML refuses raw control characters in front matter.
    let written = format!(
        "access_page:\n  - who: [Un particulier]\n    is_eligible: 1\n    description: |\n      {}\n",
        indented.replace(RAW, "")
    );
    let required = "producer: p\nis_open: -1\n";
    Files::new()
        .file(
            "api/quoted.md",
            &format!(
                "---\n{}{required}{rules}---\n{}\n",
                front_matter(),
                markdown()
            ),
        )
        .file(
            "api/written.md",
            &format!("---\ntitle: Written\ntagline: t\n{required}{written}---\n"),
        )
        .file(
            "producteurs/p.md",
            &format!("---\nname: \"Name {YAML}\"\nacronym: \"Acronym {YAML}\"\n---\n"),
        )
        .file(
            "api/twice.md",
            &format!("---\n\"a{YAML}\": 1\n\"a{YAML}\": 1\n---\n"),
        )
        .file(
            "api/twice-inside.md",
            &format!("---\nstat: {{\"a{YAML}\": 1, \"a{YAML}\": 1}}\n---\n"),
        )
        .file(
            "api/odd-keys.md",
            &format!("---\n\"a{YAML}\": {{? [a] : 1, ? [a] : 2}}\n---\n"),
        )
        .file(
            "api/type.md",
            &format!("---\n\"a{YAML}\": !!int \"b{YAML}\"\n---\n"),
        )
        .file("api/raw.md", &format!("---\ntitle: {RAW}\n---\n"))
        .bytes("api/not-utf8.md", b"---\ntitle: \x9b2J\n---\n")
}

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
        assert_eq!(warnings.count(), 6, "{}", output.stderr);
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

/// `text` without colours and hyperlinks, and the addresses of these.
#[track_caller]
fn without_sequences(text: &str) -> (String, Vec<String>) {
    let (mut plain, mut links) = (String::new(), Vec::new());
    let mut rest = text;
    while let Some(at) = rest.find('\u{1b}') {
        plain.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        if let Some(colour) = rest.strip_prefix('[') {
            let end = colour
                .find(|c: char| !c.is_ascii_digit() && c != ';')
                .unwrap();
            assert!(colour[end..].starts_with('m'), "{colour:.20}");
            rest = &colour[end + 1..];
        } else {
            let (link, after) = rest
                .strip_prefix("]8;")
                .unwrap()
                .split_once("\u{1b}\\")
                .unwrap();
            let address = link.split_once(';').unwrap().1;
            links.extend((!address.is_empty()).then(|| address.to_owned()));
            rest = after;
        }
    }
    plain.push_str(rest);
    (plain, links)
}

const SCRIPTS: &str = "---
title: Scripts
tagline: t
producer: p
is_open: -1
external_site: javascript:alert(1)
datapass_link: ' JavaScript:alert(2)'
doc_tech_external: data:text/html,3
contact_link: javascript:alert(4)
access_page:
  - who: [Un particulier]
    is_eligible: 1
    description: |
      [good](https://a.fr/good) and [bad](javascript:alert(5))

      <Button href=\"javascript:alert(6)\">Ask</Button>
---

[good](https://a.fr/good), [bad](javascript:alert(7)), [file](file:///etc/passwd),
<javascript:alert(8)>, <a href=\"java&#115;cript:alert(9)\">bad</a>

<External href=\"vbscript:a\">bad</External>
";

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
            .stderr("The entry “scripts” gives no address to open.\napicat show scripts\n")
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
            "The catalogue directory “a[31m b” could not be read: it does not exist.\n\
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
    let files = Files::new()
        .file(
            "api/good\n\u{1b}[31m\u{202e}name.md",
            "---\ntitle: T\ntagline: t\nproducer: p\nis_open: 1\n---\n",
        )
        .file("api/bad\n\u{1b}]0;t\u{7}\u{202e}name.md", "");
    apicat(&files, "list --json")
        .stdout(&format!(
            "{}\n",
            json!([{
                "id": "good [31mname",
                "title": "T",
                "tagline": "t",
                "producer": {"id": "p", "name": "p", "acronym": null},
                "openness": "open",
                "france_connect": null,
                "themes": [],
                "keywords": [],
                "partners": [],
                "links": {
                    "site": null,
                    "request": null,
                    "account": null,
                    "openapi": null,
                    "documentation": null,
                    "monitoring": null,
                    "rate_limiting": null,
                    "statistics": null,
                    "contact": [],
                },
                "uptime": null,
                "visits_2019": null,
                "last_update": null,
                "eligibility": [],
            }])
        ))
        .stderr(
            "Warning: ./api/bad ]0;tname.md:1:1: the file should begin with a “---” line, entry left out\n",
        )
        .success();
}
