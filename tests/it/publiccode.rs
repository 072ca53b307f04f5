//! publiccode.yml, by which public bodies find software, follows its standard, but for
//! what only a publisher knows.

use std::path::Path;

use jsonschema::Validator;
use serde_json::{Value, json};

fn description() -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("publiccode.yml");
    serde_yaml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn standard() -> Validator {
    let schema = include_str!("data/publiccode.schema.json");
    jsonschema::validator_for(&serde_json::from_str(schema).unwrap()).unwrap()
}

fn findings(description: &Value) -> Vec<String> {
    let standard = standard();
    let errors = standard.iter_errors(description);
    errors.map(|error| error.to_string()).collect()
}

#[test]
fn only_what_a_publisher_knows_is_missing() {
    for finding in findings(&description()) {
        let is_known = finding.starts_with("\"url\" ") || finding.starts_with("\"contacts\" ");
        assert!(is_known, "{finding}");
    }
}

#[test]
fn what_a_publisher_adds_completes_it() {
    let mut description = description();
    description["url"] = json!("https://forge.example/apicat");
    description["maintenance"]["contacts"] = json!([{"name": "Une personne"}]);
    assert_eq!(findings(&description), [""; 0]);
}

#[test]
fn it_says_what_the_manifest_says() {
    let description = description();
    assert_eq!(description["name"], env!("CARGO_PKG_NAME"));
    assert_eq!(description["softwareVersion"], env!("CARGO_PKG_VERSION"));
    assert_eq!(description["legal"]["license"], env!("CARGO_PKG_LICENSE"));
}

#[test]
fn it_names_the_latest_release_of_the_changelog() {
    let changes = include_str!("../../CHANGELOG.md");
    let mut headings = changes.lines().filter_map(|line| line.strip_prefix("## ["));
    assert_eq!(headings.next(), Some("Unreleased]"));
    let (version, day) = headings.next().unwrap().split_once("] - ").unwrap();
    let description = description();
    assert_eq!(description["softwareVersion"], version);
    assert_eq!(description["releaseDate"], day);
}

#[test]
fn what_the_standard_refuses_is_noticed() {
    for (key, value) in [
        ("odd", json!(1)),
        ("categories", json!(["odd"])),
        ("developmentStatus", json!("odd")),
        ("releaseDate", json!("27/11/2026")),
        ("description", json!({"fr": {"shortDescription": "x"}})),
    ] {
        let mut description = description();
        description[key] = value;
        let before = findings(&self::description()).len();
        assert!(findings(&description).len() > before, "{key}");
    }
}
