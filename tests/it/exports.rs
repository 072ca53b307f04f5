//! The catalogue taken elsewhere: an APIs.json document, and the lines of
//! docs/exports.md that load one into databases and search engines, run as they stand there.

use serde_json::{Value, json};

use crate::support::{Apicat, Files, Output};

const AIR: &str = "---
title: API Air
tagline: La qualité de l’air
producer: agence
is_open: 0
themes: [Environnement]
keywords: [Ozone]
external_site: https://air.example
account_link: https://air.example/compte
doc_tech_link: /documents/air.json
doc_tech_external: javascript:alert(1)
monitoring_link: https://air.example/etat
contact_link: equipe@air.example, https://air.example/aide
last_update: bientôt
---
";

/// Two entries, one of which says little, in the directory `DIR`.
fn files() -> Files {
    let sea = "---\ntitle: API Mer\ntagline: Les marées\nproducer: shom\nis_open: 1\nbase_url: https://mer.example/v1\n---\n";
    Files::new()
        .file("DIR/api/air.md", AIR)
        .file("DIR/api/mer.md", sea)
        .file("DIR/producteurs/agence.md", "---\nname: Agence de l’air\n---\n")
        .file(
            "DIR/source.yaml",
            "name: Une liste\nurl: https://liste.example\nlicence: Licence Ouverte 2.0\nlicence_url: https://lo.example\nnote: Tenue à jour.\n",
        )
}

fn run(files: &Files, line: &str) -> Output {
    let run = Apicat::new().line(line).current_dir(files.path());
    run.run()
}

#[test]
fn a_list_is_an_apis_json_document() {
    let output = run(&files(), "list --catalogue DIR --format apis.json");
    let document: Value = serde_json::from_str(&output.success().stdout).unwrap();
    let expected = json!({
        "name": "Une liste",
        "description": "Tenue à jour.",
        "url": "https://liste.example",
        "created": "2026-11-26",
        "modified": "2026-11-26",
        "specificationVersion": "0.19",
        "apis": [
            {
                "aid": "air",
                "name": "API Air",
                "description": "La qualité de l’air",
                "humanURL": "https://air.example",
                "tags": ["Environnement", "Ozone"],
                "properties": [
                    {"type": "OpenAPI", "url": "https://api.gouv.fr/documents/air.json"},
                    {"type": "SignUp", "url": "https://air.example/compte"},
                    {"type": "StatusPage", "url": "https://air.example/etat"},
                ],
                "contact": [
                    {"FN": "Agence de l’air", "email": "equipe@air.example"},
                    {"FN": "Agence de l’air", "url": "https://air.example/aide"},
                ],
                "x-openness": "account",
            },
            {
                "aid": "mer",
                "name": "API Mer",
                "description": "Les marées",
                "humanURL": "https://www.data.gouv.fr/dataservices/search?q=API%20Mer",
                "baseURL": "https://mer.example/v1",
                "tags": [],
                "properties": [],
                "x-openness": "open",
            },
        ],
        "common": [{"type": "License", "name": "Licence Ouverte 2.0", "url": "https://lo.example"}],
        "maintainers": [{"FN": "Une liste", "url": "https://liste.example"}],
    });
    assert_eq!(document, expected);
}

#[test]
fn filters_choose_what_is_in_an_apis_json_document() {
    let names = |line: &str, status| {
        let output = Apicat::new().line(line).run().status(status);
        let document: Value = serde_json::from_str(&output.stdout).unwrap();
        let apis = document["apis"].as_array().unwrap().iter();
        apis.map(|api| api["aid"].clone()).collect::<Vec<_>>()
    };
    let cnam = names("list --producer cnam --format apis.json", 0);
    assert_eq!(
        cnam,
        ["api_ameli_droits_cnam", "api-indemnites-journalieres-cnam"]
    );
    assert_eq!(names("list --format apis.json --theme nowhere", 1), [""; 0]);
    assert_eq!(names("list --format apis.json", 0).len(), 170);
}

#[test]
fn an_apis_json_document_has_no_part() {
    for other in ["--guides", "--by theme", "--fields id"] {
        let output = Apicat::new()
            .line(&format!("list --format apis.json {other}"))
            .run()
            .status(2)
            .stdout("");
        let option = other.split(' ').next().unwrap();
        let sentence = format!("apicat: --format apis.json cannot be used with {option}.\n");
        assert!(output.stderr.starts_with(&sentence), "{}", output.stderr);
    }
    Apicat::new()
        .line("search eau --format apis.json")
        .run()
        .status(2);
}

#[cfg(unix)]
mod lines {
    use std::path::Path;
    use std::process::Command;

    use super::files;
    use crate::support::{Files, script};

    /// The lines of the page that hold `word`, up to the end of their block.
    fn lines(word: &str) -> String {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/exports.md");
        let page = std::fs::read_to_string(path).unwrap();
        let mut blocks = page.split("```sh\n").skip(1);
        let block = blocks.find(|block| block.split("```").next().unwrap().contains(word));
        block.unwrap().split("```").next().unwrap().to_owned()
    }

    /// What those lines write, and their exit code, with the other commands of `path`.
    fn run(files: &Files, word: &str, path: &str) -> (String, i32) {
        let program = Path::new(env!("CARGO_BIN_EXE_apicat")).parent().unwrap();
        let output = Command::new("sh")
            .args(["-ec", &lines(word)])
            .env_clear()
            .env("PATH", format!("{}:{path}", program.display()))
            .current_dir(files.path())
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        let errors = String::from_utf8_lossy(&output.stderr);
        assert_eq!(errors, "", "{word}");
        (said, output.status.code().unwrap())
    }

    fn is_installed(program: &str) -> bool {
        let found = Command::new(program).arg("--version").output();
        let is_installed = found.is_ok_and(|output| output.status.success());
        if !is_installed {
            eprintln!("skipped: {program} is not installed");
        }
        is_installed
    }

    fn usual_path() -> String {
        std::env::var("PATH").unwrap()
    }

    #[test]
    fn sqlite_indexes_the_lines() {
        if !is_installed("sqlite3") {
            return;
        }
        let (found, status) = run(&Files::new(), "sqlite3", &usual_path());
        assert_eq!(status, 0);
        let mut slugs = found.lines();
        assert!(
            slugs.any(|slug| slug == "api-calendrier-scolaire"),
            "{found}"
        );
    }

    /// A date among texts would make texts of all.
    #[test]
    fn duckdb_asks_the_lines_for_dates() {
        if !is_installed("duckdb") {
            return;
        }
        let (found, status) = run(&Files::new(), "duckdb", &usual_path());
        assert_eq!(status, 0);
        assert!(found.contains("api-data-inclusion"), "{found}");
    }

    #[test]
    fn what_opensearch_refuses_is_an_error() {
        if !is_installed("jq") {
            return;
        }
        for (answer, said, status) in [
            ("{\"errors\": false, \"items\": []}", "true\n", 0),
            ("{\"errors\": true, \"items\": []}", "false\n", 1),
            ("{\"error\": \"no such index\"}", "false\n", 1),
        ] {
            let code = format!("cat >lines\necho '{answer}'");
            let (_directory, path) = script("curl", &code);
            let files = files();
            assert_eq!(run(&files, "_bulk", &path), (said.to_owned(), status));
            let sent = std::fs::read_to_string(files.path().join("lines")).unwrap();
            let first = sent.lines().next().unwrap();
            assert_eq!(first, "{\"index\":{\"_index\":\"apis\",\"_id\":\"air\"}}");
            assert_eq!(sent.lines().count(), 4);
        }
    }
}
