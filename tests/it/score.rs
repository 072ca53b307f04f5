//! `apicat check --score`: what is left to add to entries.

use apicat::check::score::CRITERIA;
use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr;

use crate::support::hostile::{harmless, hostile};
use crate::support::{Apicat, Files, Output};

/// An entry that is complete.
const AIR: &str = "---
title: API Air
tagline: La qualité de l’air
producer: agence
is_open: 1
needs: [la qualité de l’air chez moi]
external_site: https://air.example
base_url: https://api.air.example
license: lov2
doc_tech_link: https://air.example/openapi.json
doc_tech_external: https://air.example/doc
rate_limiting_resume: 5 appels par seconde
uptime: 99.5
contact_link: equipe@air.example
last_update: 01/10/2026
---

Des mesures.
";

const SCHOOL: &str = "---
title: API École
tagline: Les écoles
producer: ecole
is_open: -1
external_site: https://ecole.example
contact_link: equipe@ecole.example
---
";

fn files() -> Files {
    let sea = AIR.replace("Air", "Mer").replace("uptime: 99.5\nc", "c");
    Files::new()
        .file("api/air.md", AIR)
        .file("api/ecole.md", SCHOOL)
        .file("api/mer.md", &sea.replace("license: lov2\n", ""))
        .file(
            "producteurs/agence.md",
            "---\nname: Agence de l’air\nacronym: AAIR\n---\n",
        )
}

fn run(files: &Files, line: &str) -> Output {
    let run = Apicat::new().line(line).current_dir(files.path());
    run.run().with_plain_spaces()
}

#[test]
fn each_entry_is_a_line() {
    let lacks = "access, profiles, machine_documentation, base_address, technical_documentation, \
        limits, availability, licence, description, needs, dates";
    run(&files(), "check . --score")
        .success()
        .stderr("")
        .stdout(&format!(
            "ecole\tAPI École\tecole\t3\t{lacks}\n\
         mer\tAPI Mer\tagence\t12\tavailability, licence\n\
         air\tAPI Air\tagence\t14\t\n"
        ));
    run(&files(), "check --score api/mer.md --format csv")
        .success()
        .stdout("id,title,producer,met,missing\nmer,API Mer,agence,12,\"availability, licence\"\n");
    run(&files(), "check --score --catalogue . --format ndjson api/air.md")
        .success()
        .stdout("{\"id\":\"air\",\"title\":\"API Air\",\"producer\":\"agence\",\"met\":14,\"missing\":[]}\n");
}

#[test]
fn json_counts_what_is_missing() {
    let output = run(&files(), "check . --score --json").success();
    let document: Value = serde_json::from_str(&output.stdout).unwrap();
    assert_eq!(document["criteria"], CRITERIA.len());
    assert_eq!(
        document["missing"][0],
        json!({"criterion": "availability", "count": 2, "keys": ["uptime", "monitoring_link"]})
    );
    assert_eq!(
        document["bodies"][1],
        json!({"id": "agence", "name": "AAIR", "entries": 2, "missing": [
            {"criterion": "availability", "count": 1},
            {"criterion": "licence", "count": 1},
        ]})
    );
    assert_eq!(document["entries"][2]["id"], "air");
}

#[test]
fn a_page_says_what_to_add_next() {
    for columns in [40, 80, 120] {
        let line = format!("check . --score --format table --lang fr --width {columns}");
        let page = run(&files(), &line).success().stderr("").stdout;
        insta::assert_snapshot!(format!("page_{columns}"), page);
    }
    for width in 20..=200 {
        let line = format!("check . --score --format table --width {width}");
        for line in run(&files(), &line).success().stdout.lines() {
            assert!(line.width() <= width, "{width}: {line}");
        }
    }
    run(&files(), "check api/air.md --score --format table")
        .success()
        .stdout("1 API, 14 criteria, 1 complete.\n");
}

#[test]
fn a_score_has_the_formats_of_records_and_findings_their_own() {
    for (line, known) in [
        (
            "check . --score --format github",
            "table, tsv, csv, json, ndjson",
        ),
        ("check . --format csv", "table, json, github, sarif"),
    ] {
        let output = run(&files(), line).status(2).stdout("");
        assert!(
            output.stderr.contains(&format!("{known}.")),
            "{}",
            output.stderr
        );
    }
    run(&files(), "check . --score --strict")
        .status(2)
        .stdout("");
    run(&files(), "check nowhere --score").status(2).stdout("");
}

#[test]
fn the_schema_knows_every_criterion() {
    let schema: Value = serde_json::from_str(include_str!("../../schemas/score.json")).unwrap();
    let names: Vec<&str> = CRITERIA.iter().map(|rubric| rubric.name).collect();
    assert_eq!(schema["$defs"]["criterion"]["enum"], json!(names));
}

#[test]
fn no_text_of_a_file_controls_the_terminal() {
    let files = hostile();
    for form in ["", "--json", "--plain", "--format table --color never"] {
        let line = format!("check . --score {form}");
        let output = run(&files, &line).success();
        harmless(&output.stdout, &line);
        harmless(&output.stderr, &line);
    }
}
