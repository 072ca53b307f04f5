//! Every label met in the wild and what it covers, and the verdict of every
//! restricted API for every profile: tables, tested as data.
//!
//! `tests/it/data/rules.tsv` holds the rules: slug, `is_eligible`, labels.
//! `APICAT_UPDATE=1 cargo test --test profiles` writes the two tables that
//! follow from them anew, to be read before they are kept.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use apicat::catalogue::Catalogue;
use apicat::catalogue::access::{Asker, Verdict, Who, decide};
use apicat::catalogue::profile::{Coverage, Profile};
use apicat::catalogue::rule::Eligibility;

fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/it/data")
        .join(name)
}

/// The rules by slug, each its number and labels.
fn rules() -> BTreeMap<String, Vec<(i64, Vec<String>)>> {
    let mut rules: BTreeMap<String, Vec<_>> = BTreeMap::new();
    for line in std::fs::read_to_string(data("rules.tsv")).unwrap().lines() {
        let cells: Vec<&str> = line.split('\t').collect();
        let labels = cells[2].split(" | ").map(str::to_owned).collect();
        let rule = (cells[1].parse().unwrap(), labels);
        rules.entry(cells[0].to_owned()).or_default().push(rule);
    }
    rules
}

/// A catalogue of APIs with those rules and nothing else.
fn catalogue() -> Catalogue {
    let directory = tempfile::TempDir::new().unwrap();
    for (slug, rules) in rules() {
        let rules: Vec<serde_json::Value> = rules
            .into_iter()
            .map(|(code, labels)| serde_json::json!({ "who": labels, "is_eligible": code }))
            .collect();
        // JSON is YAML.
        let head = serde_json::json!({
            "title": slug, "tagline": "t", "producer": "p", "is_open": -1, "access_page": rules,
        });
        let path = directory.path().join(format!("{slug}.md"));
        std::fs::write(path, format!("---\n{head}\n---\n")).unwrap();
    }
    let catalogue = Catalogue::from_directory(directory.path(), u64::MAX).unwrap();
    assert_eq!(catalogue.bad_files(), []);
    catalogue
}

/// Compares a table with its file, line by line.
#[track_caller]
fn kept(name: &str, table: &str) {
    if std::env::var_os("APICAT_UPDATE").is_some() {
        std::fs::write(data(name), table).unwrap();
    }
    let expected = std::fs::read_to_string(data(name)).unwrap();
    for (line, expected) in table.lines().zip(expected.lines()) {
        assert_eq!(line, expected, "{name}");
    }
    assert_eq!(table.lines().count(), expected.lines().count(), "{name}");
}

#[test]
fn labels_cover_the_profiles_of_the_table() {
    let mut labels: Vec<String> = rules()
        .into_values()
        .flatten()
        .flat_map(|(_, labels)| labels)
        .collect();
    labels.sort();
    labels.dedup();
    assert_eq!(labels.len(), 60);
    let mut table = String::new();
    for label in labels {
        let covered = Profile::ALL.into_iter().filter_map(|profile| {
            let how = match profile.covered_by(&label)? {
                Coverage::Own => "own",
                Coverage::Shared => "shared",
                Coverage::Kind => "kind",
                Coverage::Others => "others",
            };
            Some(format!("{} {how}", profile.name()))
        });
        let covered: Vec<String> = covered.collect();
        table.push_str(&format!("{label}\t{}\n", covered.join(", ")));
    }
    kept("labels.tsv", &table);
}

#[test]
fn verdicts_are_those_of_the_table() {
    let catalogue = catalogue();
    let mut apis: Vec<_> = catalogue.apis().iter().collect();
    apis.sort_by(|a, b| a.id.cmp(&b.id));
    let mut table = format!("slug\t{}\n", Profile::ALL.map(Profile::name).join("\t"));
    for api in apis {
        let verdicts = Profile::ALL.map(|profile| Who::new(profile.name()).verdict(api).name());
        table.push_str(&format!("{}\t{}\n", api.id, verdicts.join("\t")));
    }
    kept("verdicts.tsv", &table);
}

#[test]
fn a_full_label_selects_its_own_rule() {
    let catalogue = catalogue();
    for api in catalogue.apis() {
        for rule in api.access.iter() {
            for label in rule.labels.iter() {
                let asker = Who::new(label.as_ref()).asker(api).unwrap();
                assert_eq!(asker, Asker::Label(label.to_string()), "{}", api.id);
                let decision = decide(api, Some(&asker));
                assert_eq!(decision.rules, [rule], "{}: {label}", api.id);
                assert_eq!(decision.verdict, Verdict::from(rule.eligibility));
                assert_eq!(decision.label, Some(label.as_ref()));
            }
        }
    }
}

#[test]
fn labels_are_typed_without_accents_case_article_and_number() {
    let catalogue = catalogue();
    for (slug, typed, eligibility) in [
        (
            "impot-particulier",
            "ETABLISSEMENT BANCAIRE",
            Eligibility::Conditional,
        ),
        ("impot-particulier", "bancaire", Eligibility::Conditional),
        (
            "agent-connect",
            "opérateur de l’état",
            Eligibility::Eligible,
        ),
        ("agent-connect", "operateur", Eligibility::Eligible),
        (
            "api-sesali",
            "éditeur de logiciel",
            Eligibility::Conditional,
        ),
        (
            "api_ameli_droits_cnam",
            "établissement de soins",
            Eligibility::Conditional,
        ),
        (
            "api-statut-etudiant-ecriture",
            "lycees",
            Eligibility::Eligible,
        ),
        ("le-taxi", "flottes de taxis", Eligibility::Conditional),
    ] {
        let api = catalogue.api(slug).unwrap();
        let asker = Who::new(typed).asker(api).unwrap();
        let verdict = decide(api, Some(&asker)).verdict;
        assert_eq!(verdict, Verdict::from(eligibility), "{slug} {typed}");
    }
}
