//! A file of a catalogue with something wrong in it is left out with one
//! warning, the others are served.

use std::path::Path;

use crate::support::Files;
use crate::support::entries::{GOOD, apicat, left_out_file, named};

#[track_caller]
fn left_out(text: impl AsRef<[u8]>, warning: &str) {
    let files = Files::new().bytes("api/bad.md", text.as_ref());
    left_out_file(files, "bad.md", warning);
}

/// As [`left_out`], for the front matter of [`GOOD`] with one line replaced.
#[track_caller]
fn left_out_line(good: &str, bad: &str, warning: &str) {
    assert!(GOOD.contains(good));
    left_out(GOOD.replace(good, bad), warning);
}

/// As [`left_out`], for the front matter of [`GOOD`] with lines after it.
#[track_caller]
fn left_out_with(lines: &str, warning: &str) {
    left_out_line("is_open: 1\n", &format!("is_open: 1\n{lines}\n"), warning);
}

#[test]
fn invalid_yaml_is_left_out() {
    for (lines, warning) in [
        (
            "category: a: b",
            ":6:12: unreadable YAML (mapping values are not allowed in this context)",
        ),
        (
            "themes: [a\nkeywords: b",
            ":7:9: unreadable YAML (did not find expected ',' or ']')",
        ),
        (
            "category: \"a",
            ":7:1: unreadable YAML (found unexpected end of stream)",
        ),
        (
            "category: *nobody",
            ":6:11: unreadable YAML (unknown anchor)",
        ),
        (
            "\tcategory: a",
            ":6:1: unreadable YAML (found a tab character that violates indentation)",
        ),
        (
            "category: @a",
            ":6:11: unreadable YAML (found character that cannot start any token)",
        ),
    ] {
        left_out_with(lines, warning);
    }
    left_out(
        "---\n- a\n---\n",
        ":2:1: the front matter should be keys and values",
    );
    left_out(
        "---\na text\n---\n",
        ":2:1: the front matter should be keys and values",
    );
}

#[test]
fn wrong_types_are_left_out() {
    for (good, bad, warning) in [
        (
            "is_open: 1",
            "is_open: yes",
            ":5:10: “is_open” should be a whole number",
        ),
        (
            "is_open: 1",
            "is_open: 0.5",
            ":5:10: “is_open” should be a whole number",
        ),
        (
            "title: Good",
            "title:\n  - Good",
            ":3:3: “title” should be a text",
        ),
        (
            "title: Good",
            "title: {a: b}",
            ":2:8: “title” should be a text",
        ),
    ] {
        left_out_line(good, bad, warning);
    }
    for (lines, warning) in [
        ("uptime: 99,9", ":6:9: “uptime” should be a number (99.9)"),
        (
            "visits_2019: many",
            ":6:14: “visits_2019” should be a whole number",
        ),
        (
            "access_page: a text",
            ":6:14: “access_page” should be a list",
        ),
        (
            "access_page:\n  - a text",
            ":7:5: “access_page[0]” should be keys and values",
        ),
        (
            "access_page:\n  - who: [[a]]",
            ":7:11: “access_page[0].who[0]” should be a text",
        ),
        (
            "access_page:\n  - is_eligible: oui",
            ":7:18: “access_page[0].is_eligible” should be a whole number",
        ),
        ("themes: {a: b}", ":6:9: “themes” should be a list of texts"),
    ] {
        left_out_with(lines, warning);
    }
}

#[test]
fn numbers_out_of_range_are_left_out() {
    left_out_line(
        "is_open: 1",
        "is_open: 2",
        ":5:10: “is_open” is 2, and should be -1, 0 or 1",
    );
    left_out_with(
        "is_france_connected: 3",
        ":6:22: “is_france_connected” is 3, and should be -1, 0, 1 or 2",
    );
    left_out_with(
        "access_page:\n  - who: [a]\n    is_eligible: 1\n  - who: [b]\n    is_eligible: 7",
        ":10:18: “access_page[1].is_eligible” is 7, and should be -1, 0 or 1",
    );
}

#[test]
fn a_warning_is_in_the_language_of_the_user() {
    let files = Files::new()
        .file("api/good.md", GOOD)
        .file("api/bad.md", &GOOD.replace("is_open: 1", "is_open: 2"))
        .file("api/worse.md", &GOOD.replace("Good", "a: b"));
    apicat(&files, "list --lang fr")
        .with_plain_spaces()
        .stdout("good\tGood\tp\topen\t\n")
        .stderr(&format!(
            "apicat: avertissement : {}:5:10 : « is_open » vaut 2, et devrait valoir -1, 0 ou 1, fiche laissée de côté\n\
             apicat: avertissement : {}:2:9 : YAML illisible ici (un « : » suivi d’une espace n’est pas permis ici : \
             mettre le texte entre guillemets), fiche laissée de côté\n",
            named("bad.md"),
            named("worse.md"),
        ))
        .success();
}

#[test]
fn a_file_without_front_matter_is_left_out() {
    for (text, warning) in [
        ("", ":1:1: the file should begin with a “---” line"),
        (
            "# Un titre\n",
            ":1:1: the file should begin with a “---” line",
        ),
        (
            "\n---\n---\n",
            ":1:1: the file should begin with a “---” line",
        ),
        (
            "---\ntitle: Good\n\nBody\n",
            ":1:1: the “---” line that ends the front matter is missing",
        ),
        (
            "---",
            ":1:1: the “---” line that ends the front matter is missing",
        ),
    ] {
        left_out(text, warning);
    }
    let readme = Files::new().file("api/README.md", "# Des fiches\n");
    left_out_file(
        readme,
        "README.md",
        ":1:1: the file should begin with a “---” line",
    );
}

#[test]
fn a_required_key_that_is_missing_or_empty_is_named() {
    for (number, line, key) in [
        (2, "title: Good\n", "title"),
        (3, "tagline: t\n", "tagline"),
        (4, "producer: p\n", "producer"),
        (5, "is_open: 1\n", "is_open"),
    ] {
        left_out_line(line, "", &format!(":2:1: the key “{key}” is missing"));
        for null in ["", " ~", " null"] {
            let warning = format!(":{number}:1: the key “{key}” is missing");
            left_out_line(line, &format!("{key}:{null}\n"), &warning);
        }
    }
    left_out_line(
        "title: Good\n",
        "title: ' '\n",
        ":2:1: the key “title” is missing",
    );
}

#[test]
fn duplicate_keys_are_left_out() {
    for (lines, warning) in [
        ("title: Better", ":6:1: the key “title” is given twice"),
        ("\"title\": Better", ":6:1: the key “title” is given twice"),
        (
            "uptime:\nuptime: 99",
            ":7:1: the key “uptime” is given twice",
        ),
        ("odd: 1\nodd: 1", ":7:1: the key “odd” is given twice"),
        (
            "access_page:\n  - who: [a]\n    is_eligible: 1\n    is_eligible: -1",
            ":9:5: the key “access_page[0].is_eligible” is given twice",
        ),
        (
            "stat:\n  a: 1\n  a: 2",
            ":8:3: the key “stat.a” is given twice",
        ),
    ] {
        left_out_with(lines, warning);
    }
}

#[test]
fn what_is_not_utf8_is_left_out_at_its_place() {
    for (bytes, place) in [
        (&b"\xff\xfe-\0"[..], "1:1"),
        (b"---\ntitle: \xc3\xa9t\xc3\xa9 \xe9\n", "2:12"),
        (b"---\r\ntitle: a\r\ntagline: caf\xe9\r\n", "3:13"),
        (b"---\rtitle: a\rtagline: caf\xe9\r", "3:13"),
        (b"---\ntitle: cut \xe2\x82", "2:12"),
        (b"---\ntitle: a\n---\n\nBody \xed\xa0\x80\n", "5:6"),
    ] {
        left_out(bytes, &format!(":{place}: this is not UTF-8"));
    }
}

#[test]
fn zero_bytes_in_front_matter_are_left_out_and_in_a_body_dropped() {
    left_out_line(
        "title: Good",
        "title: Go\0od",
        ":2:1: unreadable YAML (control characters are not allowed at position 9)",
    );
    let files = Files::new().file("api/good.md", &format!("{GOOD}a\0b"));
    let shown = apicat(&files, "show good").stderr("").success().stdout;
    assert!(shown.ends_with("\nab\n"), "{shown:?}");
}

#[test]
fn a_front_matter_that_is_too_long_is_left_out() {
    let long = |bytes: usize| {
        GOOD.replace(
            "\ntagline",
            &format!("\nodd: {}\ntagline", "x".repeat(bytes)),
        )
    };
    left_out(
        long(256 * 1024),
        ":1:1: the front matter exceeds 262,144 bytes",
    );
    let files = Files::new().file("api/good.md", &long(250 * 1024));
    apicat(&files, "list").stderr("").success();
}

#[test]
fn deep_nesting_is_left_out() {
    let deep = ":1:1: the front matter is nested more than 256 levels deep";
    left_out_with(&format!("odd: {}", "[".repeat(100_000)), deep);
    left_out_with(&format!("odd: {}", "{a: ".repeat(50_000)), deep);
    // What is closed in a text or a comment is not closed.
    left_out_with(&format!("odd: {}", "[\"]\",".repeat(40_000)), deep);
    left_out_with(&format!("odd: {}", "[ #]\n ".repeat(30_000)), deep);
    left_out_with(
        &format!("odd:\n {}a", "- ".repeat(100_000)),
        ":7:256: unreadable YAML (recursion limit exceeded)",
    );
}

#[test]
fn many_links_are_no_deep_nesting() {
    let links = "    Voir [l'API n° 1](https://a.fr/#b) et {c}.\n".repeat(1000);
    let text = GOOD.replace(
        "---\ntitle",
        &format!("---\ncontent_intro: |\n{links}title"),
    );
    let files = Files::new().file("api/good.md", &text);
    apicat(&files, "list").stderr("").success();
}

#[test]
fn alias_bombs_are_left_out() {
    let levels = (1..10).fold("a0: &a0 [x]".to_owned(), |yaml, level| {
        let below = format!("*a{}, ", level - 1).repeat(9);
        format!("{yaml}\na{level}: &a{level} [{below}]")
    });
    let texts = format!(
        "a: &a {}\nkeywords: [{}]",
        "x".repeat(100_000),
        "*a, ".repeat(20_000)
    );
    let values = format!(
        "a: &a [{}]\nb: [{}]",
        "1, ".repeat(30_000),
        "*a, ".repeat(20_000)
    );
    for (bomb, place) in [(levels, "1:1"), (texts, "6:4"), (values, "6:66362")] {
        left_out_with(
            &bomb,
            &format!(":{place}: unreadable YAML (repetition limit exceeded)"),
        );
    }
    left_out_with(
        "odd: &a [*a]",
        ":6:6: unreadable YAML (recursion limit exceeded)",
    );
}

#[test]
fn aliases_that_are_no_bomb_are_read() {
    let lines = "keywords: &words [air, eau]\nthemes: *words\n";
    let files = Files::new().file(
        "api/good.md",
        &GOOD.replace("is_open", &format!("{lines}is_open")),
    );
    apicat(&files, "list")
        .stdout("good\tGood\tp\topen\tair, eau\n")
        .stderr("")
        .success();
}

#[test]
fn a_bad_producer_leaves_its_entries() {
    let files = Files::new()
        .file("api/good.md", GOOD)
        .file("producteurs/p.md", "---\nname:\nacronym: P\n---\n")
        .file("producteurs/q.md", "---\nname: [Q]\n---\n");
    let named = |file: &str| Path::new(".").join("producteurs").join(file);
    apicat(&files, "list")
        .stdout("good\tGood\tp\topen\t\n")
        .stderr(&format!(
            "apicat: warning: {}:2:1: the key “name” is missing, entry left out\n\
             apicat: warning: {}:2:7: “name” should be a text, entry left out\n",
            named("p.md").display(),
            named("q.md").display(),
        ))
        .success();
}

#[test]
fn a_catalogue_of_bad_files_only_is_refused_after_their_warnings() {
    let files = Files::new().file("api/bad.md", "");
    apicat(&files, "show good --json")
        .stdout("")
        .stderr(&format!(
            "apicat: warning: {}:1:1: the file should begin with a “---” line, entry left out\n\
             apicat: “.” holds no readable entry.\n\
             A catalogue directory holds api/*.md and producteurs/*.md, or *.md files at its top.\n",
            named("bad.md")
        ))
        .status(2);
}

#[test]
fn every_command_warns_and_answers() {
    let text = GOOD.replace(
        "is_open: 1",
        "is_open: -1\naccess_page: [{who: [A], is_eligible: 1}]",
    );
    let files = Files::new()
        .file("api/good.md", &text)
        .file("api/bad.md", "");
    let warning = format!(
        "apicat: warning: {}:1:1: the file should begin with a “---” line, entry left out\n",
        named("bad.md")
    );
    for line in [
        "list",
        "list --json",
        // Exact slugs take no other file.
        "show Good",
        "show Good --json",
        "show Good --raw",
        "search good",
        "search good --json",
        "access Good --who a",
        "access Good --who a --json",
    ] {
        let output = apicat(&files, line).stderr(&warning).success();
        assert!(output.stdout.contains("Good"), "{line}: {}", output.stdout);
    }
}
