//! Every JSON answer is what its schema in `schemas/` says, no key more and
//! none less.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use crate::support::{Apicat, Files, few};
use apicat::catalogue::profile::Profile;
use apicat::export::FIELDS;
use jsonschema::{Registry, Validator};
use serde_json::{Value, json};

fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("schemas")
        .join(format!("{name}.json"))
}

fn schema(name: &str) -> Value {
    serde_json::from_str(&std::fs::read_to_string(file(name)).unwrap()).unwrap()
}

/// What a schema refers to is beside it.
fn validator(name: &str) -> Validator {
    let registry = Registry::new()
        .add("json-schema:///api.json", schema("api"))
        .unwrap()
        .prepare()
        .unwrap();
    jsonschema::options()
        .with_registry(&registry)
        .with_base_uri(format!("json-schema:///{name}.json"))
        .build(&schema(name))
        .unwrap()
}

#[track_caller]
fn check(schema: &Validator, document: &Value, what: &str) {
    let errors = schema.iter_errors(document);
    let errors: Vec<String> = errors
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{what}: {errors:#?}");
}

fn answer(line: &str) -> Value {
    let output = Apicat::new().line(line).run();
    serde_json::from_str(&output.stdout).unwrap()
}

#[test]
fn answers_are_what_their_schemas_say() {
    for (name, lines) in [
        (
            "list",
            &[
                "list --json",
                "list --who entreprise --format json",
                "list --theme nowhere --json",
                "list --theme santé --json --fields all",
            ][..],
        ),
        (
            "search",
            &[
                "search identifcation --json",
                "search santé --who association --json",
                "search zzzzz --json",
                "search santé --who association --json --fields all",
            ],
        ),
        (
            "show",
            &[
                "show franceconnect --json",
                "show franceconnect geo --json",
                "show zzzzz --json",
            ],
        ),
        (
            "access",
            &[
                "access franceconnect --who entreprise --json",
                "access geo --json",
                "access impot --who commune --json",
                "access --who association --json",
                "access zzzzz --who association --json",
            ],
        ),
        ("check", &["check --json"]),
    ] {
        let schema = validator(name);
        for line in lines {
            check(&schema, &answer(line), line);
        }
    }
}

#[test]
fn findings_are_what_their_schema_says() {
    let files = Files::new()
        .file("api/a.md", "---\ntitle: A\nuptime: 120\nodd: 1\n---\n")
        .bytes("api/b.md", b"\xff");
    let output = Apicat::new()
        .line("check --json")
        .arg(files.path())
        .run()
        .status(1);
    let document: Value = serde_json::from_str(&output.stdout).unwrap();
    assert!(document["findings"].as_array().unwrap().len() > 2);
    check(&validator("check"), &document, "check");
}

/// Of the whole catalogue: each kind of value is met in it.
#[test]
fn every_line_of_a_full_export_is_what_its_schema_says() {
    let schema = validator("record");
    for line in [
        "list --format ndjson",
        "search santé --format ndjson --who entreprise",
        "list --format ndjson --fields all",
        "list --who éditeur --format ndjson --fields all",
        "search santé --limit 100 --format ndjson --fields all",
    ] {
        let output = Apicat::new().line(line).run().success();
        let records = output.stdout.lines();
        let records: Vec<Value> = records
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        assert!(records.len() > 5, "{line}");
        for record in &records {
            check(&schema, record, line);
        }
    }
}

/// Each field alone, and all of them together.
#[test]
fn what_is_chosen_is_what_its_schema_says() {
    let schema = validator("fields");
    let names: Vec<&str> = FIELDS.iter().map(|field| field.name).collect();
    let together = names.join(",");
    for fields in names.into_iter().chain([together.as_str()]) {
        let line = format!("search santé --who entreprise --json --fields {fields}");
        let records = answer(&line);
        let records = records.as_array().unwrap();
        assert!(!records.is_empty(), "{line}");
        for record in records {
            check(&schema, record, &line);
        }
    }
    assert!(!schema.is_valid(&json!({})));
    assert!(!schema.is_valid(&json!({"odd": 1})));
    assert!(!schema.is_valid(&json!({"id": 1})));
}

#[test]
fn every_answer_to_every_profile_is_what_its_schema_says() {
    let files = few::files();
    let schema = validator("access");
    let slugs = few::apicat(&files, "list --fields id").run().stdout;
    for slug in slugs.lines() {
        for profile in Profile::ALL {
            let line = format!("access {slug} --who {} --json", profile.name());
            let output = few::apicat(&files, &line).run();
            check(
                &schema,
                &serde_json::from_str(&output.stdout).unwrap(),
                &line,
            );
        }
    }
}

#[test]
fn a_key_more_or_less_is_noticed() {
    let schema = validator("list");
    let list = answer("list --theme santé --json");
    check(&schema, &list, "list");
    let mut more = list.clone();
    more[0]["odd"] = json!(1);
    let mut less = list.clone();
    less[0].as_object_mut().unwrap().remove("tagline");
    let mut other = list;
    other[0]["openness"] = json!("closed");
    for wrong in [more, less, other] {
        assert!(!schema.is_valid(&wrong));
    }
}

/// The fields of the command line are the keys of a record, and the parts of
/// those that always have the same.
#[test]
fn fields_are_those_of_the_schema() {
    let definitions = schema("api")["$defs"].clone();
    let keys = |path: &str| -> Vec<String> {
        let properties = definitions.pointer(&format!("/{path}/properties"));
        properties
            .unwrap()
            .as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect()
    };
    let parts = |of: &str| -> Vec<String> {
        let keys = keys(&format!("summary/properties/{of}")).into_iter();
        keys.map(|key| format!("{of}.{key}")).collect()
    };
    let described: HashSet<String> = ["summary", "entry", "judged", "found"]
        .into_iter()
        .flat_map(keys)
        .chain(parts("producer"))
        .chain(parts("links"))
        .collect();
    let fields: HashSet<String> = FIELDS.iter().map(|field| field.name.to_owned()).collect();
    assert_eq!(fields, described);
}
