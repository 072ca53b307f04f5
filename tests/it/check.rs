//! `check`: everything that is wrong, at once, with its place.

use crate::support::screen::Screen;
use crate::support::{Apicat, Files, Output};

const PRODUCER: &str = "---\nname: P\n---\n";

/// An entry with these lines in its front matter beside the required ones, and
/// this body.
fn entry(title: &str, lines: &str, body: &str) -> String {
    format!(
        "---\ntitle: {title}\ntagline: Ce que donne {title}\nproducer: p\nis_open: 1\n{lines}---\n{body}\n"
    )
}

fn check(files: &Files, options: &str) -> Output {
    Apicat::new()
        .line("check .")
        .line(options)
        .current_dir(files.path())
        .run()
        .with_plain_spaces()
}

fn files(lines: &str, body: &str) -> Files {
    Files::new()
        .file("producteurs/p.md", PRODUCER)
        .file("api/a.md", &entry("A", lines, body))
}

/// What is said of one entry with those lines and that body, its name left
/// out.
fn said(lines: &str, body: &str) -> Vec<String> {
    let output = check(&files(lines, body), "");
    let lines = output.stdout.lines();
    lines
        .map(|line| line.strip_prefix("./api/a.md:").unwrap_or(line).to_owned())
        .collect()
}

#[test]
fn a_clean_catalogue_is_told_so() {
    check(&files("", "Texte."), "")
        .success()
        .stdout("")
        .stderr("apicat: 2 files: nothing to report.\n");
}

#[test]
fn every_key_is_checked() {
    for (lines, expected) in [
        (
            "extrenal_site: https://a.fr\n",
            "6:1: warning: unknown key: “extrenal_site” · did you mean “external_site”?",
        ),
        (
            "visit_2019: 3\n",
            "6:1: warning: unknown key: “visit_2019” · did you mean “visits_2019”?",
        ),
        (
            "is_france_connected: 3\n",
            "6:22: error: “is_france_connected” is 3, and should be -1, 0, 1 or 2 · the entry is left out",
        ),
        (
            "uptime: 101.5\n",
            "6:9: error: “uptime” cannot have this value · expected: from 0 to 100",
        ),
        (
            "uptime: .inf\n",
            "6:9: error: “uptime” cannot have this value · expected: from 0 to 100",
        ),
        (
            "uptime: -.Inf\n",
            "6:9: error: “uptime” cannot have this value · expected: from 0 to 100",
        ),
        (
            "uptime: .nan\n",
            "6:9: error: “uptime” cannot have this value · expected: from 0 to 100",
        ),
        (
            "uptime: -0.5\n",
            "6:9: error: “uptime” cannot have this value · expected: from 0 to 100",
        ),
        (
            "uptime: +inf\n",
            "6:9: error: “uptime” should be a number (99.9) · the entry is left out",
        ),
        (
            "uptime: 1e400\n",
            "6:9: error: “uptime” should be a number (99.9) · the entry is left out",
        ),
        (
            "uptime: haut\n",
            "6:9: error: “uptime” should be a number (99.9) · the entry is left out",
        ),
        (
            "visits_2019: -1\n",
            "6:14: error: “visits_2019” cannot have this value · expected: 0 or more",
        ),
        (
            "last_update: 31/02/2024\n",
            "6:14: error: “31/02/2024” is not a date · expected: a date, dd/mm/yyyy",
        ),
        (
            "external_site: www.a.fr\n",
            "6:16: error: “www.a.fr” is not an address · expected: https://…, mailto:… or a path that begins with /",
        ),
        (
            "contact_link: a@b.fr, nobody@\n",
            "6:15: error: “nobody@” is not an address · expected: https://…, mailto:… or a path that begins with /",
        ),
        (
            "themes: {a: b}\n",
            "6:9: error: “themes” should be a list of texts · the entry is left out",
        ),
        (
            "title: B\n",
            "6:1: error: the key “title” is given twice · the entry is left out",
        ),
        (
            "access_page:\n  - who: []\n    is_eligible: 1\n    description: d\n",
            "7:10: error: this access rule names nobody · expected: “who”: a list of labels",
        ),
        (
            "access_page:\n  - who: [x]\n    description: d\n",
            "7:5: error: this access rule decides nothing · expected: “is_eligible”: 1, 0 or -1",
        ),
        (
            "access_page:\n  - who: [x]\n    is_eligible: 1\n",
            "7:5: warning: this access rule does not say what to do · expected: “description”: the condition, then what to do",
        ),
        (
            "access_page:\n  - who: [x]\n    is_eligible: 7\n    description: d\n",
            "8:18: error: “access_page[0].is_eligible” is 7, and should be -1, 0 or 1 · the entry is left out",
        ),
    ] {
        assert_eq!(said(lines, "Texte."), [expected], "{lines}");
    }
}

#[test]
fn keys_are_shown_where_they_stand() {
    for (lines, expected) in [
        (
            "content_intro: |\n  odd: 1\nodd: 2\n",
            "8:1: warning: unknown key: “odd”",
        ),
        (
            "access_page:\n  - {who: [x], is_eligible: 1, descripton: d, description: d}\n",
            "7:32: warning: unknown key: “access_page[0].descripton” · did you mean “description”?",
        ),
        (
            "access_page:\n  - {who: [x], is_eligible: 1, description: d}\n  - {who: [x], is_eligible: 1, who: [x], description: d}\n",
            "8:32: error: the key “access_page[1].who” is given twice · the entry is left out",
        ),
        (
            "themes: [[a]]\n",
            "6:10: error: “themes[0]” should be a text · the entry is left out",
        ),
        (
            "contact_link: a@b.fr;c@d.fr\n",
            "6:15: error: “a@b.fr;c@d.fr” is not an address · expected: https://…, mailto:… or a path that begins with /",
        ),
        (
            "last_update: 20191210\n",
            "6:14: error: “20191210” is not a date · expected: a date, dd/mm/yyyy",
        ),
        (
            "Uptime: 3\n",
            "6:1: warning: unknown key: “Uptime” · did you mean “uptime”?",
        ),
        ("external_site: /les-api/b\n", "6:16: error: no entry “b”"),
    ] {
        assert_eq!(said(lines, "Texte."), [expected], "{lines}");
    }
}

#[test]
fn what_the_catalogue_leaves_out_is_never_clean() {
    for text in [
        "1: a\n1: b\n",
        "stat: {a: 1, a: 2}\n",
        "odd: {a: 1, a: 2}\n",
        "? [a]\n: z\n",
    ] {
        let files = files(text, "");
        let is_left_out = Apicat::new()
            .line("list --catalogue .")
            .current_dir(files.path())
            .run()
            .status(2);
        assert!(is_left_out.stderr.contains("left out"), "{text}");
        check(&files, "").status(1);
    }
    for text in ["category: !foo bar\n", "is_france_connected: !x 1\n"] {
        check(&files(text, ""), "").status(0);
    }
}

/// What two readers of YAML took for two things.
#[test]
fn what_the_catalogue_serves_is_not_said_to_be_left_out() {
    for (lines, field, value, expected) in [
        (
            "uptime: .nan\n",
            "uptime",
            "",
            "6:9: error: “uptime” cannot have this value · expected: from 0 to 100",
        ),
        (
            "is_france_connected: 0x1\n",
            "france_connect",
            "possible",
            "",
        ),
        ("clients: 1e400\n", "clients", "1e400", ""),
        ("themes: !!str 1\n", "themes", "1", ""),
    ] {
        assert_eq!(said(lines, "Texte.").concat(), expected, "{lines}");
        Apicat::new()
            .line(&format!("list --catalogue . --fields {field}"))
            .current_dir(files(lines, "Texte.").path())
            .run()
            .success()
            .stdout(&format!("{value}\n"))
            .stderr("");
    }
}

#[test]
fn findings_beyond_a_hundred_are_counted() {
    let body = "[b](/les-api/b) ".repeat(250);
    let output = check(&files("", &body), "").status(1);
    assert_eq!(output.stdout.lines().count(), 101);
    assert_eq!(
        output.stdout.lines().last(),
        Some("./api/a.md: error: and 150 more in this file")
    );
    assert_eq!(output.stderr, "apicat: 2 files: 250 errors, 0 warnings.\n");
    let body = "[b](/les-api/b) ".repeat(101);
    let french = check(&files("", &body), "--lang fr").status(1);
    assert_eq!(
        french.stdout.lines().last(),
        Some("./api/a.md: error: et 1 autre dans ce fichier")
    );
}

#[test]
fn a_file_that_is_left_out_is_counted_once_however_bad_it_is() {
    let lines: String = (0..150).map(|n| format!("k{n}: 1\n")).collect();
    let output = check(&files(&format!("{lines}uptime: x\n"), ""), "");
    assert_eq!(
        output.status(1).stderr,
        "apicat: 2 files: 1 error, 150 warnings.\n"
    );
}

#[test]
fn a_directory_without_entries_is_refused() {
    check(&Files::new().file("README", ""), "")
        .status(2)
        .stdout("");
}

#[test]
fn an_empty_head_of_a_producer_lacks_its_name() {
    let files = files("", "").file("producteurs/q.md", "---\n---\n");
    check(&files, "").status(1).stdout(
        "./producteurs/q.md:2:1: error: the key “name” is missing · the entry is left out\n",
    );
}

#[test]
fn links_and_components_are_checked_where_they_stand() {
    for (body, expected) in [
        ("Voir [b](/les-api/b).", "7:10: error: no entry “b”"),
        ("Voir [a](/les-api/a/demande).", ""),
        (
            "Voir [a](https://api.gouv.fr/les-api/aa).",
            "7:10: error: no entry “aa”",
        ),
        (
            "## Les données\n\n[d](#les-donees)",
            "9:5: error: the page has no heading “les-donees” · did you mean “Les données”?",
        ),
        ("## Les données\n\n[d](#les-données)", ""),
        (
            "<h2 id=\"ancre\">a</h2>\n\n[d](#ancre) [e](/les-api/a#ancre)",
            "",
        ),
        ("## Été\n\n## Été\n\n[d](#été-1)", ""),
        (
            "[d](/les-api/a#nulle-part)",
            "7:5: error: the page has no heading “nulle-part”",
        ),
        (
            "[x](/les-api/a) [a](/les-api/b) [b](/les-api/a)",
            "7:21: error: no entry “b”",
        ),
        ("\\<Buton>", ""),
        (
            "<Buton href=\"https://a.fr\">b</Buton>",
            "7:1: warning: unknown component: <Buton> · did you mean “Button”?",
        ),
        ("`<Buton>` <!-- <Buton> -->", ""),
        (
            "[d](htp://a.fr)",
            "7:5: error: “htp://a.fr” is not an address · expected: https://…, mailto:… or a path that begins with /",
        ),
    ] {
        let said = said("", body);
        assert_eq!(said.concat(), expected, "{body}");
    }
    let twice = "access_page:\n  - who: [x]\n    is_eligible: 1\n    description: '[b](/les-api/b) [b](/les-api/b)'\n";
    assert_eq!(
        said(twice, "Texte."),
        ["9:23: error: no entry “b”", "9:39: error: no entry “b”"]
    );
    let rule = "access_page:\n  - who: [x]\n    is_eligible: 1\n    description: |\n      Voir\n      [b](/les-api/b)\n";
    assert_eq!(said(rule, "Texte."), ["11:11: error: no entry “b”"]);
}

#[test]
fn what_entries_share_is_told() {
    let long = "Une introduction qui a plus de six mots.";
    let files = Files::new()
        .file("producteurs/p.md", PRODUCER)
        .file("producteurs/q.md", PRODUCER)
        .file(
            "api/a.md",
            &entry("A", "themes: [Santé]\ncontact_link: a@p.fr\n", long),
        )
        .file(
            "api/b.md",
            &entry("A", "themes: [sante]\ncontact_link: a@p.fr\n", "Autre."),
        )
        .file(
            "api/c.md",
            &entry("C", "themes: [Santé]\ncontact_link: a@p.fr\n", long)
                .replace("producer: p", "producer: pp"),
        );
    check(&files, "").status(1).stdout(
        "./api/b.md:3:10: warning: same tagline as “a”\n\
         ./api/b.md:6:10: warning: the theme “sante” is spelt differently in other entries · expected: “Santé”\n\
         ./api/c.md:4:11: error: no file for the producer “pp” · expected: producteurs/pp.md\n\
         ./api/c.md:9:1: warning: same introduction as “a”\n",
    );
}

#[test]
fn a_keyword_has_one_spelling_and_stands_once() {
    let files = Files::new()
        .file("producteurs/p.md", PRODUCER)
        .file("api/a.md", &entry("A", "keywords: [Santé, Cœur]\n", ""))
        .file("api/b.md", &entry("B", "keywords: [Santé, Santé]\n", ""))
        .file("api/c.md", &entry("C", "keywords: [sante, Eau]\n", ""));
    check(&files, "").success().stdout(
        "./api/b.md:6:19: warning: “Santé” is given twice\n\
         ./api/c.md:6:12: warning: the keyword “sante” is spelt differently in other entries · expected: “Santé”\n",
    );
}

/// A catalogue with that list of themes, and one entry.
fn house(themes: &str, lines: &str, body: &str) -> Files {
    files(lines, body).file("themes.yaml", themes)
}

const IN_ORDER: &str = "themes: [Eau]\nlast_update: 01/02/2024\nneeds: [un, deux, trois]\n";

#[test]
fn themes_are_those_of_the_list_of_the_catalogue() {
    let lines = "themes: [Eau, eaux, Sport]\nlast_update: 01/02/2024\nneeds: [un, deux, trois]\n";
    check(&house("- Eau\n- Santé\n", lines, "Texte."), "")
        .success()
        .stdout(
            "./api/a.md:6:15: warning: the theme “eaux” is not in themes.yaml · did you mean “Eau”?\n\
             ./api/a.md:6:21: warning: the theme “Sport” is not in themes.yaml\n\
             ./themes.yaml: warning: no entry has the theme “Santé”\n",
        )
        .stderr("apicat: 3 files: 0 errors, 3 warnings.\n");
    check(&house("- Eau\n", IN_ORDER, "Texte."), "--strict").success();
    for (themes, expected) in [
        (
            "Eau\n",
            "./themes.yaml: error: “themes.yaml” should be a list of texts\n",
        ),
        (
            "- [Eau\n",
            "./themes.yaml:2:1: error: unreadable YAML (did not find expected ',' or ']')\n",
        ),
    ] {
        let files = house(themes, IN_ORDER, "Texte.");
        check(&files, "").status(1).stdout(expected);
        Apicat::new()
            .line("list --catalogue . --fields id")
            .current_dir(files.path())
            .run()
            .success()
            .stdout("a\n")
            .stderr("");
    }
}

/// What the rules of a house say of an entry, which nobody else hears.
#[test]
fn a_catalogue_with_a_list_of_themes_keeps_the_rules_of_a_house() {
    let lines = "access_page:\n  # l'un : l'autre\n  - who: [Un \u{e9}diteur]\n    is_eligible: 1\n    description: |\n      L'accès : libre\n";
    for (lines, body, expected) in [
        (
            format!("{IN_ORDER}{lines}"),
            "### Qui ? L'État\n\n`l'un : b` n° 3 « ici »\n\n```\nl'un : b\n```\n<!-- don't\nl'un : b\n-->\n",
            "./api/a.md:14:8: warning: straight apostrophe · expected: ’\n\
             ./api/a.md:14:14: warning: ordinary space before “:” · expected: a no-break space\n\
             ./api/a.md:16:8: warning: ordinary space before “?” · expected: a no-break space\n\
             ./api/a.md:16:12: warning: straight apostrophe · expected: ’\n\
             ./api/a.md:18:14: warning: ordinary space after “n°” · expected: a no-break space\n\
             ./api/a.md:18:18: warning: ordinary space after “«” · expected: a no-break space\n\
             ./api/a.md:18:22: warning: ordinary space before “»” · expected: a no-break space\n",
        ),
        (
            "contact_link: a@b.fr\n".to_owned(),
            "",
            "./api/a.md:2:1: warning: 0 needs · expected: 3 to 15\n\
             ./api/a.md:2:1: warning: the entry has no “last_update”\n\
             ./api/a.md:2:1: warning: the entry has no “themes”\n\
             ./api/a.md:2:1: warning: the entry has no body\n\
             ./themes.yaml: warning: no entry has the theme “Eau”\n",
        ),
    ] {
        check(&house("- Eau\n", &lines, body), "")
            .success()
            .stdout(expected);
        check(&files(&lines, body), "--strict").success();
    }
    let stopped = entry("A", IN_ORDER, "Texte.").replace("donne A", "donne A.");
    let files = house("- Eau\n", IN_ORDER, "Texte.").file("api/a.md", &stopped);
    check(&files, "")
        .success()
        .stdout("./api/a.md:3:10: warning: the tagline ends with a full stop\n");
}

#[test]
fn what_markdown_does_not_take_as_it_is_meant_is_told_and_read() {
    let body = "**Mot : ** texte <External href\"https://a.fr\">ici</External>";
    assert_eq!(
        said("", body),
        [
            "7:8: warning: space before the ** that closes bold text",
            "7:32: warning: attribute without an equals sign before its value",
        ]
    );
    let files = files("", body);
    let page = Apicat::new().line("show a --width 80 --catalogue .");
    let page = page.current_dir(files.path()).run().success();
    let page = page.with_plain_spaces().stdout;
    assert!(page.contains("Mot : texte ici [1]"), "{page:?}");
}

#[test]
fn a_restricted_api_without_rules_is_told() {
    let files = files("", "").file(
        "api/b.md",
        &entry("B", "", "").replace("is_open: 1", "is_open: -1"),
    );
    check(&files, "").success().stdout(
        "./api/b.md:5:10: warning: access is on request, and no rule says for whom · expected: “access_page”: a list of rules\n",
    );
}

#[test]
fn errors_and_strictness_decide_the_exit() {
    let warned = files("odd: 1\n", "");
    check(&warned, "")
        .status(0)
        .stderr("apicat: 2 files: 0 errors, 1 warning.\n");
    check(&warned, "--strict").status(1);
    check(&files("", ""), "--strict").status(0);
    check(&files("uptime: x\n", ""), "")
        .status(1)
        .stderr("apicat: 2 files: 1 error, 0 warnings.\n");
}

#[test]
fn a_file_that_cannot_be_read_is_told_with_its_place() {
    let files = Files::new()
        .file("good.md", &entry("A", "", ""))
        .bytes("latin.md", b"---\ntitle: \xe9\n---\n")
        .file("none.md", "title: a\n")
        .file("yaml.md", "---\ntitle: a: b\n---\n")
        .file("crlf.md", "\u{feff}---\r\ntitle: [\r\n---\r\n");
    check(&files, "").status(1).stdout(
        "./crlf.md:3:1: error: unreadable YAML (did not find expected node content) · the entry is left out\n\
         ./latin.md:2:8: error: this is not UTF-8 · the entry is left out\n\
         ./none.md:1:1: error: the file should begin with a “---” line · the entry is left out\n\
         ./yaml.md:2:9: error: unreadable YAML (mapping values are not allowed in this context) · the entry is left out\n",
    );
}

#[test]
fn json_has_every_finding() {
    let output = check(&files("uptime: 101\nodd: 1\n", ""), "--json")
        .status(1)
        .stderr("");
    let document: serde_json::Value = serde_json::from_str(&output.stdout).unwrap();
    insta::assert_snapshot!(serde_json::to_string_pretty(&document).unwrap());
}

#[test]
fn screens_show_the_lines() {
    let lines = format!(
        "extrenal_site: https://a.fr\nis_france_connected: 7\nlast_update: hier\ncategory: {}\nuptime: 120\n",
        "x".repeat(300)
    );
    let body = format!(
        "{} [b](/les-api/b) \u{202e}\u{1b}[31mfin",
        "mot ".repeat(100)
    );
    let files = files(&lines, &body);
    for columns in [40, 80, 120] {
        let line = format!("check {} --no-pager", files.path().display());
        let ended = Screen::start(
            columns,
            200,
            &line,
            &[("LANG", "fr_FR.UTF-8"), ("NO_COLOR", "1")],
        )
        .end();
        assert_eq!(ended.status, 1);
        let screen = ended
            .text
            .replace(&files.path().display().to_string(), "DIR");
        insta::assert_snapshot!(format!("screens_show_the_lines_{columns}"), screen);
        assert!(!ended.raw.contains('\u{202e}') && !ended.raw.contains("\u{1b}[31m"));
    }
}

#[test]
fn no_line_is_wider_than_the_screen() {
    let lines = "extrenal_site: https://a.fr\nkeywords: [日本語のキーワード, 日本語のキーワード]\n\
                 themes: [Éducation nationale et jeunesse, Éducation nationale et jeunesse]\n\
                 contact_link: nobody@\n";
    let body = format!(
        "{} [b](/les-api/une-api-au-nom-vraiment-long)",
        "mot ".repeat(9)
    );
    let files = files(lines, &body);
    for columns in [20, 30, 39, 40, 45, 60, 80] {
        let line = format!("check {} --no-pager", files.path().display());
        let ended = Screen::start(columns, 200, &line, &[("LANG", "fr_FR.UTF-8")]).end();
        // A line that is too wide goes on in the next row.
        let rows = ended.text.lines().count();
        assert_eq!(rows, ended.raw.lines().count(), "{columns}: {}", ended.text);
    }
}

#[test]
fn one_file_is_judged_among_the_others() {
    let files = files("odd: 1\n", "[b](/les-api/b) [c](/les-api/c)")
        .file("api/b.md", &entry("B", "odd: 1\n", ""));
    for (directory, file) in [
        ("", "api/a.md"),
        ("api", "a.md"),
        ("producteurs", "../api/a.md"),
    ] {
        let run = Apicat::new().args(["check", file]);
        let output = run.current_dir(&files.path().join(directory)).run();
        let said =
            format!("{file}:6:1: warning: unknown key: “odd”\n{file}:8:21: error: no entry “c”\n");
        let foot = "apicat: 1 file: 1 error, 1 warning.\n";
        output.status(1).stdout(&said).stderr(foot);
    }
    let both = Apicat::new().line("check api/a.md api/b.md");
    let both = both.current_dir(files.path()).run().status(1);
    assert_eq!(both.stdout.lines().count(), 3);
}

#[test]
fn lines_for_editors_are_the_same_in_every_language() {
    let run = Apicat::new().line("--lang fr check .");
    let files = files("uptime: 101\n", "");
    let output = run.current_dir(files.path()).run();
    let line = output.stdout.lines().next().unwrap();
    assert!(line.starts_with("./api/a.md:6:9: error: «"), "{line}");
}

#[test]
fn findings_are_given_to_programs_that_show_them() {
    let files = files("uptime: 101\nodd: 1\n", "");
    check(&files, "--format github").status(1).stderr("").stdout(
        "::error file=api/a.md,line=6,col=9::“uptime” cannot have this value · expected: from 0 to 100\n\
         ::warning file=api/a.md,line=7,col=1::unknown key: “odd”\n",
    );
    let output = check(&files, "--format sarif").status(1).stderr("");
    let document: serde_json::Value = serde_json::from_str(&output.stdout).unwrap();
    let run = &document["runs"][0];
    assert_eq!(document["version"], "2.1.0");
    assert_eq!(run["tool"]["driver"]["rules"][1]["id"], "unknown_key");
    let result = &run["results"][0];
    assert_eq!(result["level"], "error");
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "api/a.md");
    assert_eq!(place["region"]["startLine"], 6);
    check(&files, "--format csv").status(2);
}

/// The lines of a check drawn for a screen, and its JSON.
#[cfg(unix)]
fn drawn(directory: &std::path::Path) -> (String, String) {
    let line = format!("check {} --no-pager", directory.display());
    let ended = Screen::start(80, 60, &line, &[("NO_COLOR", "1")]).end();
    let json = Apicat::new()
        .line("check --json")
        .arg(directory)
        .run()
        .stdout;
    (ended.text, json)
}

#[cfg(unix)]
#[test]
fn no_line_is_shown_of_a_file_outside_the_directory() {
    use std::os::unix::fs::symlink;

    const SECRET: &str = "root:$6$secret:19000:0:99999:7:::\n";
    let outside = Files::new()
        .file("shadow", SECRET)
        .file("folder/x.md", SECRET);
    let secret = outside.path().join("shadow");

    let linked = Files::new().file("api/good.md", &entry("Good", "", ""));
    symlink(&secret, linked.path().join("api/x.md")).unwrap();
    let (screen, json) = drawn(linked.path());
    let place = format!(" {}/api/x.md:1:1\n", linked.path().display());
    assert!(screen.contains(&place), "{screen}");
    assert!(json.contains("\"line\":1,\"column\":1"), "{json}");
    assert!(
        !screen.contains("secret") && !json.contains("secret"),
        "{screen}{json}"
    );

    let elsewhere = Files::new();
    symlink(outside.path().join("folder"), elsewhere.path().join("api")).unwrap();
    let (screen, json) = drawn(elsewhere.path());
    assert!(screen.contains("/api/x.md:1:1\n"), "{screen}");
    assert!(
        !screen.contains("secret") && !json.contains("secret"),
        "{screen}{json}"
    );
}

#[cfg(unix)]
#[test]
fn lines_of_the_directory_are_shown_whatever_links_lead_to_them() {
    use std::os::unix::fs::symlink;

    let files = Files::new()
        .file("real/api/good.md", &entry("Good", "", ""))
        .file("real/texts/x.txt", "not a secret\n")
        .file("flat/x.md", "not a secret\n");
    let real = files.path().join("real");
    symlink("../texts/x.txt", real.join("api/x.md")).unwrap();
    symlink(&real, files.path().join("named")).unwrap();
    for directory in ["real", "named", "flat"] {
        let (screen, _) = drawn(&files.path().join(directory));
        assert!(
            screen.contains("1 │ not a secret\n"),
            "{directory}: {screen}"
        );
    }
}
