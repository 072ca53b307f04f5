//! `--catalogue DIR`: layouts, and files that are odd but good. Bad ones are
//! in `hostile.rs`.

use std::path::Path;

use crate::support::{Apicat, Files, Output};
use serde_json::{Value, json};

const AIR: &str = "---
title: API Air
tagline: La qualité de l’air, heure par heure
producer: agence-air
is_open: 1
themes:
  - Environnement
---

Des mesures.
";

const ZONES: &str = "---
title: API Zones
tagline: Les zones du territoire
producer: inconnu
partners: [agence-air, La Poste]
is_open: 0
---
";

const AGENCY: &str = "---
name: Agence de l’air
acronym: AAIR
type: Établissement public
logo: /images/aair.png
---
";

/// An entry with those lines beside the required ones, and no body.
fn entry(lines: &str) -> String {
    format!("---\ntitle: T\ntagline: t\nproducer: p\nis_open: 1\n{lines}\n---\n")
}

/// Runs a command on the catalogue that `files` are.
fn apicat(files: &Files, line: &str) -> Output {
    on(files.path(), line)
}

fn on(directory: &Path, line: &str) -> Output {
    Apicat::new()
        .line(line)
        .arg("--catalogue")
        .arg(directory)
        .run()
}

/// The JSON of the one entry `text`, which must be good.
#[track_caller]
fn json_of(text: &str) -> Value {
    let files = Files::new().file("api/x.md", text);
    let output = apicat(&files, "show x --json").stderr("").success();
    serde_json::from_str(&output.stdout).unwrap()
}

const LISTED: &str =
    "air\tAPI Air\tAAIR\topen\tEnvironnement\nzones\tAPI Zones\tinconnu\taccount\t\n";

#[test]
fn a_directory_of_entries_and_producers_is_read() {
    let files = Files::new()
        .file("api/zones.md", ZONES)
        .file("api/air.md", AIR)
        .file("producteurs/agence-air.md", AGENCY);
    apicat(&files, "list").stdout(LISTED).stderr("").success();
    apicat(&files, "show air")
        .with_plain_spaces()
        .stdout(
            "API Air                                                                      air\n\n\
             La qualité de l’air, heure par heure\n\n\
             ○ open · AAIR, Agence de l’air\n\n\
             Themes  Environnement\n\n\
             Des mesures.\n",
        )
        .stderr("")
        .success();
    let zones = apicat(&files, "show zones").with_plain_spaces().success();
    assert!(zones.stdout.contains("· inconnu\n"), "{}", zones.stdout);
    assert!(
        zones.stdout.contains("Partners  AAIR, La Poste\n"),
        "{}",
        zones.stdout
    );
}

#[test]
fn a_flat_directory_is_read_and_knows_producers_by_their_slugs() {
    let files = Files::new()
        .file("zones.md", ZONES)
        .file("air.md", AIR)
        .file("producteurs/agence-air.md", AGENCY);
    apicat(&files, "list")
        .stdout(&LISTED.replace("AAIR", "agence-air"))
        .stderr("")
        .success();
}

#[test]
fn entries_beside_the_folder_of_entries_are_none() {
    let files = Files::new()
        .file("api/air.md", AIR)
        .file("zones.md", ZONES)
        .file("README.md", "# Un catalogue\n")
        .file("api/brouillons/zones.md", ZONES);
    apicat(&files, "list --json --openness account")
        .stdout("[]\n")
        .stderr("apicat: no API matches these criteria.\nTo see them all: apicat list\n")
        .status(1);
}

#[test]
fn the_variable_names_the_directory_and_the_option_wins() {
    let air = Files::new().file("air.md", AIR);
    let zones = Files::new().file("zones.md", ZONES);
    let listed = |line: &str, variable: &Path| {
        Apicat::new()
            .line(line)
            .env("APICAT_CATALOGUE", variable)
            .arg("--catalogue")
            .arg(air.path())
            .run()
            .success()
            .stdout
    };
    assert!(listed("list", zones.path()).starts_with("air\t"));
    let by_variable = Apicat::new()
        .line("list")
        .env("APICAT_CATALOGUE", zones.path())
        .run();
    by_variable
        .stdout("zones\tAPI Zones\tinconnu\taccount\t\n")
        .stderr("")
        .success();
}

#[test]
fn an_empty_variable_is_no_directory() {
    let listed = Apicat::new()
        .line("list")
        .env("APICAT_CATALOGUE", "")
        .run()
        .stderr("")
        .success();
    assert!(listed.stdout.contains("franceconnect\t"));
}

const LAYOUT: &str =
    "A catalogue directory holds api/*.md and producteurs/*.md, or *.md files at its top.\n";

/// What is said of the catalogue `name` beside `files`.
#[track_caller]
fn refused(files: &Files, name: &str, sentence: &str) {
    for variable in [false, true] {
        let run = Apicat::new().line("list").current_dir(files.path());
        let run = if variable {
            run.env("APICAT_CATALOGUE", name)
        } else {
            run.args(["--catalogue", name])
        };
        run.run()
            .stdout("")
            .stderr(&format!("{sentence}\n{LAYOUT}"))
            .status(2);
    }
}

#[test]
fn a_catalogue_that_does_not_exist_is_refused() {
    refused(
        &Files::new(),
        "nowhere",
        "apicat: the catalogue directory “nowhere” could not be read: it does not exist.",
    );
}

#[test]
fn a_catalogue_that_is_a_file_is_refused() {
    refused(
        &Files::new().file("air.md", AIR),
        "air.md",
        "apicat: “air.md” cannot be used as a catalogue: it is neither a directory nor a compiled catalogue.",
    );
}

#[test]
fn a_catalogue_without_entries_is_refused() {
    refused(&Files::new(), ".", "apicat: “.” holds no readable entry.");
    refused(
        &Files::new()
            .file("api/README", "")
            .file("air.md", AIR)
            .file("producteurs/agence-air.md", AGENCY),
        ".",
        "apicat: “.” holds no readable entry.",
    );
}

#[test]
fn a_refused_catalogue_is_told_of_in_french() {
    Apicat::new()
        .line("list --lang fr --catalogue nulle-part")
        .run()
        .with_plain_spaces()
        .stdout("")
        .stderr(
            "apicat: le dossier de catalogue « nulle-part » n’a pas pu être lu : il n’existe pas.\n\
             Un dossier de catalogue contient api/*.md et producteurs/*.md, ou directement des *.md.\n",
        )
        .status(2);
}

#[test]
fn files_that_do_not_end_in_md_are_no_entries() {
    let files = Files::new()
        .file("api/air.md", AIR)
        .file("api/modele.md.example", "---\ntitle: [\n")
        .file("api/README", "Des fiches.\n")
        .file("api/air.md~", "---\n")
        .file("api/.air.md", "---\n")
        .file("api/notes.txt", "")
        .file("producteurs/agence-air.md", AGENCY)
        .file("producteurs/modele.md.example", "");
    apicat(&files, "list")
        .stdout("air\tAPI Air\tAAIR\topen\tEnvironnement\n")
        .stderr("")
        .success();
}

#[test]
fn byte_order_mark_and_line_endings_change_nothing() {
    let text = AIR.replace("Des mesures.", "Des mesures.\n\n---\n\nD’autres.");
    let expected = json_of(&text);
    assert_eq!(expected["body"], "Des mesures.\n\n---\n\nD’autres.\n");
    for odd in [
        format!("\u{feff}{text}"),
        text.replace('\n', "\r\n"),
        text.replace('\n', "\r"),
        format!("\u{feff}{}", text.replace('\n', "\r\n")),
        text.replacen("---\n", "---  \t\n", 2),
    ] {
        assert_eq!(json_of(&odd), expected, "{odd:?}");
    }
}

#[test]
fn the_body_may_have_rules_and_no_last_line_ending() {
    let body = |text: &str| json_of(text)["body"].clone();
    assert_eq!(
        body("---\ntitle: a\ntagline: b\nproducer: c\nis_open: 1\n---"),
        ""
    );
    let text = entry("content_intro: |\n  ---\n  Introduction") + "\n\nAvant\n---\nAprès\n---\nfin";
    let entry = json_of(&text);
    assert_eq!(entry["body"], "Avant\n---\nAprès\n---\nfin");
    assert_eq!(entry["introduction"], "---\nIntroduction\n");
}

const OPTIONAL: [&str; 29] = [
    "is_france_connected",
    "access_page",
    "partners",
    "themes",
    "keywords",
    "category",
    "clients",
    "external_site",
    "datapass_link",
    "account_link",
    "doc_tech_link",
    "doc_tech_external",
    "monitoring_link",
    "monitoring_description",
    "rate_limiting_resume",
    "rate_limiting_description",
    "rate_limiting_link",
    "stats_detail_resume",
    "stats_detail_description",
    "stats_detail_link",
    "stat",
    "contact_link",
    "uptime",
    "visits_2019",
    "visit_2019",
    "last_update",
    "datagouv_uuid",
    "content_intro",
    "tags",
];

#[test]
fn keys_without_a_value_are_as_absent() {
    let mut expected = json_of(&entry(""));
    for null in ["", " ~", " null"] {
        let lines: Vec<String> = OPTIONAL.map(|key| format!("{key}:{null}")).to_vec();
        // Only that an unknown key is there is something to keep.
        expected["extra"] = json!({ "tags": null });
        assert_eq!(json_of(&entry(&lines.join("\n"))), expected, "{null:?}");
    }
}

#[test]
fn unknown_keys_are_kept_in_json() {
    let entry = json_of(&entry(
        "tagLine: misspelt\nimages:\n  - {src: a.png, width: 10, ratio: 1.5}\nvisits_2020: 3\n'on': true",
    ));
    assert_eq!(
        entry["extra"],
        json!({
            "tagLine": "misspelt",
            "images": [{"src": "a.png", "width": 10, "ratio": 1.5}],
            "visits_2020": 3,
            "on": true,
        })
    );
}

#[test]
fn a_misspelt_number_of_visits_counts() {
    let files = Files::new()
        .file("few.md", &entry("visits_2019: 10"))
        .file("many.md", &entry("visit_2019: 20000"));
    let listed = apicat(&files, "list --sort popularity").success().stdout;
    let slugs: Vec<&str> = listed
        .lines()
        .filter_map(|line| line.split('\t').next())
        .collect();
    assert_eq!(slugs, ["many", "few"]);
    let shown = apicat(&files, "show many").success().stdout;
    assert!(shown.contains("Visits  20,000 in 2019\n"), "{shown}");
}

#[test]
fn a_date_that_is_none_is_shown_as_written_and_comes_last() {
    let files = Files::new()
        .file("b-text.md", &entry("last_update: début 2023"))
        .file("a-none.md", &entry("last_update: 31/02/2023"))
        .file("c-day.md", &entry("last_update: 01/02/2003"));
    let listed = apicat(&files, "list --sort date --json").success().stdout;
    let listed: Value = serde_json::from_str(&listed).unwrap();
    let dates: Vec<[&Value; 2]> = listed
        .as_array()
        .unwrap()
        .iter()
        .map(|api| ["last_update", "last_update_text"].map(|key| &api[key]))
        .collect();
    assert_eq!(
        json!(dates),
        json!([
            ["2003-02-01", "01/02/2003"],
            [null, "31/02/2023"],
            [null, "début 2023"],
        ])
    );
    let shown = apicat(&files, "show b-text").stderr("").success().stdout;
    assert!(
        shown.contains("Entry  dated “début 2023” by its producer\n"),
        "{shown}"
    );
    let shown = apicat(&files, "show c-day").stderr("").success().stdout;
    assert!(
        shown.contains("Entry  dated 1 February 2003 by its producer\n"),
        "{shown}"
    );
}

#[test]
fn contacts_are_separated_by_commas() {
    let files = Files::new().file(
        "x.md",
        &entry("contact_link: a@b.fr, https://c.fr/aide ,,d@e.fr"),
    );
    let shown = apicat(&files, "show x").stderr("").success().stdout;
    assert!(
        shown.contains("Contact  a@b.fr, https://c.fr/aide, d@e.fr\n"),
        "{shown}"
    );
    let shown = apicat(&files, "show x --json").success().stdout;
    let shown: Value = serde_json::from_str(&shown).unwrap();
    assert_eq!(
        shown["links"]["contact"],
        json!(["a@b.fr", "https://c.fr/aide", "d@e.fr"])
    );
}

#[test]
fn texts_keep_the_form_in_which_they_are_written() {
    let entry = json_of(
        "---\ntitle: 1.10\ntagline: yes\nproducer: 007\nis_open: 1\nthemes: seul\nkeywords: [2019-01-01, ~, 1e3, '', '~', null]\n---\n",
    );
    let written = ["title", "tagline", "themes", "keywords"].map(|key| entry[key].clone());
    assert_eq!(
        written,
        [
            json!("1.10"),
            json!("yes"),
            json!(["seul"]),
            json!(["2019-01-01", "1e3", "~"]),
        ]
    );
    assert_eq!(entry["producer"]["id"], "007");
}

#[test]
fn thousands_of_files_are_served() {
    let files = (0..2000).fold(Files::new(), |files, number| {
        let text = AIR.replace("API Air", &format!("API Air {number:04}"));
        files.file(&format!("api/air-{number}.md"), &text)
    });
    let listed = apicat(&files, "list").stderr("").success().stdout;
    let titles: Vec<&str> = listed
        .lines()
        .filter_map(|line| line.split('\t').nth(1))
        .collect();
    let expected: Vec<String> = (0..2000).map(|n| format!("API Air {n:04}")).collect();
    assert_eq!(titles, expected);
    let found = apicat(&files, "search 1984").stderr("").success().stdout;
    assert!(found.starts_with("air-1984\tAPI Air 1984\t"), "{found}");
}

/// A path is one of bytes, on the command line and in the environment.
#[cfg(target_os = "linux")]
#[test]
fn a_directory_whose_name_is_no_text_is_read() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let files = Files::new();
    let name = OsStr::from_bytes(b"caf\xe9");
    std::fs::create_dir(files.path().join(name)).unwrap();
    std::fs::write(files.path().join(name).join("api-air.md"), AIR).unwrap();
    let run = |command: &str| Apicat::new().line(command).current_dir(files.path());
    let expected = "api-air\tAPI Air\tagence-air\topen\tEnvironnement\n";
    for run in [
        run("list").env("APICAT_CATALOGUE", name),
        run("list --catalogue").arg(name),
    ] {
        run.run().success().stdout(expected).stderr("");
    }
    for run in [
        run("check").env("APICAT_CATALOGUE", name),
        run("check").arg(name),
        run("check --catalogue").arg(name),
    ] {
        let checked = run.run();
        assert!(checked.stderr.contains("1 file"), "{}", checked.stderr);
    }
    run("man").arg(name).run().success();
    assert!(files.path().join(name).join("apicat.1").exists());
}

/// The commands that read a directory.
const READERS: [&str; 7] = [
    "list",
    "list --json",
    "search air",
    // An exact slug takes one file.
    "show Air",
    "access Air --who entreprise",
    "check",
    "check --json",
];

fn with_budget(files: &Files, line: &str, bytes: &str) -> Output {
    Apicat::new()
        .line(line)
        .args(["--catalogue", "."])
        .current_dir(files.path())
        .env("APICAT_MAX_BYTES", bytes)
        .run()
}

#[test]
fn a_directory_over_its_budget_is_refused_as_a_whole() {
    let files = Files::new()
        .file("api/air.md", AIR)
        .file("api/zones.md", ZONES)
        .file("api/zones.md.example", &"x".repeat(1000))
        .file("producteurs/agence-air.md", AGENCY);
    let bytes = AIR.len() + ZONES.len() + AGENCY.len();
    for line in READERS {
        let usual = apicat(&files, line);
        let usual = usual
            .stdout
            .replace(&files.path().display().to_string(), ".");
        for enough in [bytes.to_string(), "9".repeat(40), String::new()] {
            let read = with_budget(&files, line, &enough);
            assert_eq!(read.stdout, usual, "{line} {enough}");
        }
        for (lang, sentence) in [
            (
                "en",
                "apicat: the entries of the catalogue directory “.” exceed {} bytes; the variable APICAT_MAX_BYTES changes this limit.\n",
            ),
            (
                "fr",
                "apicat: les fiches du dossier de catalogue « . » dépassent {} octets ; la variable APICAT_MAX_BYTES change cette limite.\n",
            ),
        ] {
            let line = format!("{line} --lang {lang}");
            let limit = (bytes - 1).to_string();
            with_budget(&files, &line, &limit)
                .with_plain_spaces()
                .stdout("")
                .stderr(&sentence.replace("{}", &limit))
                .status(2);
        }
    }
}

#[test]
fn a_budget_that_is_no_number_of_bytes_is_refused() {
    let files = Files::new().file("air.md", AIR);
    for typed in ["64M", "-1", "+1", "1.5", "0x10", " 1", "\u{1b}[31mx"] {
        let shown = typed.replace('\u{1b}', "");
        let shown = shown.trim();
        for line in READERS {
            with_budget(&files, line, typed)
                .stdout("")
                .stderr(&format!(
                    "apicat: invalid value for APICAT_MAX_BYTES: “{shown}”.\n\
                     A whole number of bytes.\n\
                     For help: apicat --help\n"
                ))
                .status(2);
        }
    }
    Apicat::new()
        .line("list --lang fr")
        .env("APICAT_MAX_BYTES", "beaucoup")
        .run()
        .with_plain_spaces()
        .stdout("")
        .stderr(
            "apicat: valeur non valide pour APICAT_MAX_BYTES : « beaucoup ».\n\
             Un nombre entier d’octets.\n\
             Pour l’aide : apicat --help\n",
        )
        .status(2);
}

#[test]
fn files_that_are_not_read_do_not_count() {
    let files = Files::new()
        .file("api/air.md", AIR)
        .bytes("api/large.md", &[b'x'; 1024 * 1024 + 1]);
    with_budget(&files, "list", &AIR.len().to_string())
        .stdout("air\tAPI Air\tagence-air\topen\tEnvironnement\n")
        .stderr(
            "apicat: warning: ./api/large.md: the file exceeds 1,048,576 bytes, entry left out\n",
        )
        .success();
}
