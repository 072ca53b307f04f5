//! What the commands write to a pipe: text for programs, and JSON.

use crate::support::{Apicat, few};

/// Status, standard output and standard error of a run on the few entries.
fn transcript(line: &str) -> String {
    few::apicat(&few::files(), line).run().transcript()
}

fn json(line: &str) -> serde_json::Value {
    parsed(Apicat::new().line(line))
}

/// The one compact document that a run gives.
fn parsed(run: Apicat) -> serde_json::Value {
    let output = run.run().success().stderr("");
    assert_eq!(output.stdout.lines().count(), 1, "compact in a pipe");
    serde_json::from_str(&output.stdout).unwrap()
}

/// The slugs of the few entries that `line` lists.
fn ids(line: &str) -> Vec<String> {
    let output = few::apicat(&few::files(), line).run();
    output
        .stdout
        .lines()
        .filter_map(|row| Some(row.split('\t').next()?.to_owned()))
        .collect()
}

#[test]
fn a_list_is_columns_separated_by_tabs() {
    insta::assert_snapshot!(transcript("list"));
}

#[test]
fn a_list_for_a_profile_says_the_verdict() {
    insta::assert_snapshot!(transcript("list --who collectivite"));
}

#[test]
fn lists_are_filtered() {
    let statuses = ["api-statut-etudiant-boursier", "api-statut-etudiant"];
    for (line, expected) in [
        ("list --theme EDUCATION", &statuses[..]),
        (
            "list --keyword sso",
            &["franceconnect", "api-pro-sante-connect"],
        ),
        (
            "list --producer ameli",
            &["api_ameli_droits_cnam", "api-indemnites-journalieres-cnam"],
        ),
        ("list --producer cnous", &["api-statut-etudiant-boursier"]),
        ("list --openness libre", &[]),
        (
            "list --openness Habilitation --keyword boursier",
            &["franceconnect"],
        ),
        (
            "list --france-connect --producer dgfip",
            &["impot-particulier"],
        ),
        (
            "list --who éditeur",
            // A publisher is a company: that names companies.
            &[
                "franceconnect",
                "impot-particulier",
                "api-pro-sante-connect",
            ],
        ),
    ] {
        assert_eq!(ids(line), expected, "{line}");
    }
}

#[test]
fn lists_are_sorted() {
    let first = |line: &str| ids(line).into_iter().next().unwrap();
    assert_eq!(first("list --sort popularity"), "impot-particulier");
    assert_eq!(first("list --sort date"), "franceconnect");
    assert_eq!(first("list --sort uptime"), "api_ameli_droits_cnam");
    assert_eq!(first("list --sort producer"), "api-pro-sante-connect");
    assert_eq!(first("list"), "api_ameli_droits_cnam");
}

#[test]
fn accents_case_and_slips_do_not_matter_to_a_search() {
    let found = ids("search identification");
    assert_eq!(found[..2], ["franceconnect", "api-pro-sante-connect"]);
    for words in ["IDENTIFICATION", "idéntification", "identifcation"] {
        assert_eq!(ids(&format!("search {words}")), found, "{words}");
    }
    let mut found = ids("search sso");
    found.truncate(2);
    found.sort();
    assert_eq!(found, ["api-pro-sante-connect", "franceconnect"]);
    assert_eq!(
        ids("search etudiant boursier")[0],
        "api-statut-etudiant-boursier"
    );
    assert_eq!(
        ids("search indemnité maladie")[0],
        "api-indemnites-journalieres-cnam"
    );
    assert_eq!(
        ids("search comment savoir si un étudiant est boursier")[0],
        "api-statut-etudiant-boursier"
    );
}

#[test]
fn a_search_says_why() {
    insta::assert_snapshot!(transcript("search identification"));
}

#[test]
fn a_search_takes_filters_and_a_limit() {
    assert_eq!(
        ids("search étudiant --producer cnous"),
        ["api-statut-etudiant-boursier"]
    );
    assert_eq!(ids("search étudiant --limit 1").len(), 1);
}

#[test]
fn a_correction_is_said_beside_json_too() {
    let output = few::apicat(&few::files(), "search identifcation --json").run();
    let said = "apicat: “identifcation” read as “identification”\n";
    output.success().stderr(said);
}

#[test]
fn spans_are_the_characters_that_matched() {
    let found = parsed(few::apicat(&few::files(), "search identification --json"));
    for result in found.as_array().unwrap() {
        for reason in result["matches"].as_array().unwrap() {
            let text: Vec<char> = reason["text"].as_str().unwrap().chars().collect();
            for span in reason["spans"].as_array().unwrap() {
                let at = |index: usize| usize::try_from(span[index].as_u64().unwrap()).unwrap();
                let word: String = text[at(0)..at(1)].iter().collect();
                assert_eq!(word.to_lowercase(), "identification");
            }
        }
    }
}

#[test]
fn a_page_in_a_pipe_is_plain_text() {
    let output = Apicat::new()
        .line("show franceconnect")
        .run()
        .success()
        .stderr("");
    for mark in [
        "<Button",
        "**",
        "](",
        "\u{1b}",
        "─",
        "│",
        "<br",
        "<External",
    ] {
        assert!(!output.stdout.contains(mark), "{mark}");
    }
    insta::assert_snapshot!(output.stdout);
}

#[test]
fn colours_can_be_forced_into_a_pipe() {
    let output = Apicat::new()
        .line("show franceconnect --color always")
        .run()
        .success();
    assert!(output.stdout.contains("\u{1b}[1mAPI FranceConnect"));
    let output = Apicat::new().line("list --color always").run().success();
    assert!(output.stdout.contains("\u{1b}[38;5;63mfranceconnect"));
}

#[test]
fn a_raw_page_is_the_file() {
    let file = include_str!("../../catalogue/api/franceconnect.md");
    Apicat::new()
        .line("show FranceConnect --raw")
        .run()
        .success()
        .stdout(file);
}

#[test]
fn several_pages_can_be_shown() {
    let output = Apicat::new()
        .line("show franceconnect impot-particulier --json")
        .run()
        .success();
    let document: serde_json::Value = serde_json::from_str(&output.stdout).unwrap();
    let ids: Vec<_> = document
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| &entry["id"])
        .collect();
    assert_eq!(ids, ["franceconnect", "impot-particulier"]);
}

#[test]
fn what_is_known_is_shown_beside_what_is_not() {
    let output = Apicat::new()
        .line("show franceconnect zzzz --json")
        .run()
        .status(1);
    let document: serde_json::Value = serde_json::from_str(&output.stdout).unwrap();
    assert_eq!(document.as_array().unwrap().len(), 1);
    assert!(
        output.stderr.starts_with("apicat: no API named “zzzz”.\n"),
        "{}",
        output.stderr
    );
    let output = Apicat::new()
        .line("show zzzz yyyy")
        .run()
        .status(1)
        .stdout("");
    assert!(output.stderr.contains("“zzzz”") && output.stderr.contains("“yyyy”"));
}

#[test]
fn a_section_is_found_by_some_of_its_words() {
    for typed in ["Les données", "les donnees", "donn"] {
        let output = Apicat::new()
            .args(["show", "franceconnect", "--section", typed])
            .run()
            .success();
        assert!(
            output.stdout.starts_with("Les données\n"),
            "{typed}: {}",
            output.stdout
        );
        assert!(!output.stdout.contains("Comment ça marche"), "{typed}");
    }
}

#[test]
fn the_site_is_written_where_no_browser_can_be_looked_at() {
    Apicat::new()
        .line("show franceconnect --open")
        .run()
        .success()
        .stdout("https://franceconnect.gouv.fr/partenaires\n");
    Apicat::new()
        .line("access franceconnect --who entreprise --open")
        .run()
        .success()
        .stdout("https://datapass.api.gouv.fr/franceconnect\n");
}

#[test]
fn json_of_an_entry() {
    let entry = json("show franceconnect --json");
    insta::assert_snapshot!(serde_json::to_string_pretty(&entry).unwrap());
}

#[test]
fn json_of_a_list_is_that_of_its_entries() {
    let list = json("list --producer cnam --json");
    let list = list.as_array().unwrap();
    assert_eq!(list.len(), 2);
    for summary in list {
        let entry = json(&format!("show {} --json", summary["id"].as_str().unwrap()));
        for (key, value) in summary.as_object().unwrap() {
            assert_eq!(&entry[key], value, "{key}");
        }
    }
}

#[test]
fn json_of_an_answer() {
    let answer = json("access franceconnect --who entreprise --json");
    insta::assert_snapshot!(serde_json::to_string_pretty(&answer).unwrap());
}

#[test]
fn the_verdict_is_that_of_the_closest_label() {
    for (slug, who, verdict, label) in [
        (
            "franceconnect",
            "entreprise",
            "conditional",
            Some("Une entreprise"),
        ),
        (
            "franceconnect",
            "société",
            "conditional",
            Some("Une entreprise"),
        ),
        (
            "franceconnect",
            "particulier",
            "ineligible",
            Some("Un particulier"),
        ),
        (
            "franceconnect",
            "mairie",
            "eligible",
            Some("Une collectivité ou une administration"),
        ),
        (
            "impot-particulier",
            "entreprise",
            "ineligible",
            Some("Une entreprise"),
        ),
        (
            "impot-particulier",
            "établissement bancaire",
            "conditional",
            Some("Un établissement bancaire"),
        ),
        (
            "impot-particulier",
            "bancaire",
            "conditional",
            Some("Un établissement bancaire"),
        ),
        (
            "api-indemnites-journalieres-cnam",
            "particulier",
            "ineligible",
            Some("Autre"),
        ),
    ] {
        let line = ["access", slug, "--json", "--who", who];
        let output = Apicat::new().args(line).run().success();
        let answer: serde_json::Value = serde_json::from_str(&output.stdout).unwrap();
        assert_eq!(answer["verdict"], verdict, "{slug} {who}");
        assert_eq!(answer["label"].as_str(), label, "{slug} {who}");
    }
    let output = Apicat::new()
        .line("access franceconnect --who association --json")
        .run()
        .status(1);
    let answer: serde_json::Value = serde_json::from_str(&output.stdout).unwrap();
    assert_eq!(
        (&answer["verdict"], &answer["rules"]),
        (&"unspecified".into(), &serde_json::json!([]))
    );
}

#[test]
fn the_usual_profile_comes_from_the_environment() {
    let usual = Apicat::new()
        .line("access franceconnect")
        .env("APICAT_WHO", "entreprise")
        .run()
        .success();
    assert!(
        usual
            .stdout
            .contains("entreprise (profile given by APICAT_WHO)")
    );
    let given = Apicat::new()
        .line("access franceconnect --who particulier")
        .env("APICAT_WHO", "entreprise")
        .run()
        .success();
    assert!(given.stdout.contains('✘'));
    assert!(!given.stdout.contains("APICAT_WHO"));
}
