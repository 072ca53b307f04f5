//! Every JSON answer is what its schema in `schemas/` says, no key more and
//! none less.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use crate::support::{Apicat, Files, entries, few};
use apicat::answer::COLUMNS;
use apicat::catalogue::api::{MEMBERS, Spec};
use apicat::catalogue::profile::Profile;
use apicat::catalogue::schema::of_members;
use jsonschema::Validator;
use serde_json::{Value, json};

fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("schemas")
        .join(format!("{name}.json"))
}

fn schema(name: &str) -> Value {
    serde_json::from_str(&std::fs::read_to_string(file(name)).unwrap()).unwrap()
}

/// A schema as the program prints it, with nothing beside it.
fn validator(name: &str) -> Validator {
    jsonschema::validator_for(&answer(&format!("schema {name}"))).unwrap()
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
                "list --guides --json",
                "list --guides --json --fields all",
                "list --theme santé --json --fields all",
            ][..],
        ),
        (
            "values",
            &[
                "list --by theme --json",
                "list --by status --who mairie --json",
                "list --by keyword --theme nowhere --json",
            ],
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
                "show ccas --json",
                "show dgfip guides/authentification --json",
            ],
        ),
        (
            "access",
            &[
                "access franceconnect --who entreprise --json",
                "access geo --json",
                "access impot --who commune --json",
                "access agent-connect --who commune --answer 2 --json",
                "access --who association --json",
                "access zzzzz --who association --json",
            ],
        ),
        ("check", &["check --json"]),
        ("score", &["check --score --json"]),
        ("schema", &["schema --json"]),
        ("diff", &["diff embedded embedded --json"]),
        (
            "endpoints",
            &[
                "endpoints geo --json",
                "endpoints api-entreprise --json",
                "endpoints calendrier-scolaire records --json",
                "endpoints chorus-pro --fields --json",
                "endpoints geo zzzzz --json",
                "endpoints franceconnect --json",
            ],
        ),
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

#[test]
fn what_was_imported_is_what_its_schema_says() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/data");
    let renamed = r#"{"title": "B", "slug": "b", "id": "1"}"#;
    let files = Files::new()
        .file(
            "list.json",
            "[{}, {\"title\": \"A\", \"slug\": \"a\", \"id\": \"1\"}]",
        )
        .file("renamed.json", renamed)
        .file("none.json", "[{}]");
    let (list, renamed, none) = ("list.json", "renamed.json", "none.json");
    let own = |name: &str| files.path().join(name);
    for (path, options, status) in [
        (data.join("dataservices.json"), "", 0),
        (data.join("openapi.yaml"), "--endpoints explorer", 0),
        (own(list), "", 0),
        (own(renamed), "", 0),
        (own(none), "", 1),
    ] {
        let run = Apicat::new().line("import --json").arg(&path).arg("--to");
        let output = run.arg(own("to")).line(options).run().status(status);
        let document: Value = serde_json::from_str(&output.stdout).unwrap();
        check(
            &validator("import"),
            &document,
            &format!("{}", path.display()),
        );
    }
}

#[test]
fn differences_are_what_their_schemas_say() {
    let files = few::files();
    let files = files.file(
        "api/franceconnect.md",
        "---\ntitle: FC\ntagline: t\nproducer: dinum\nis_open: 1\n---\n",
    );
    let run = |form: &str| {
        let run = Apicat::new().line("diff embedded").arg(files.path());
        run.line(form).run().status(1).stdout
    };
    let document: Value = serde_json::from_str(&run("--who mairie --json")).unwrap();
    assert!(document["changed"].as_array().unwrap().len() > 3);
    check(&validator("diff"), &document, "diff");
    let schema = validator("change");
    for line in run("--format ndjson").lines() {
        check(&schema, &serde_json::from_str(line).unwrap(), line);
    }
}

/// Of the whole catalogue: each kind of value is met in it.
#[test]
fn every_line_of_a_full_export_is_what_its_schema_says() {
    let schema = validator("record");
    for line in [
        "list --format ndjson",
        "search santé --format ndjson --who entreprise",
        "list --guides --format ndjson",
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

#[test]
fn every_line_about_operations_is_what_its_schema_says() {
    for (name, line) in [
        ("operation", "endpoints api_data_gouv --format ndjson"),
        ("answer-field", "endpoints geo --fields --format ndjson"),
    ] {
        let schema = validator(name);
        let output = Apicat::new().line(line).run().success();
        for record in output.stdout.lines() {
            check(&schema, &serde_json::from_str(record).unwrap(), line);
        }
    }
}

/// Each field alone, and all of them together.
#[test]
fn what_is_chosen_is_what_its_schema_says() {
    let schema = validator("fields");
    let names: Vec<&str> = COLUMNS.iter().map(|field| field.name).collect();
    let together = names.join(",");
    for fields in names.into_iter().chain([together.as_str()]) {
        let line = format!("search droits santé --who entreprise --json --fields {fields}");
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
fn schemas_are_listed_by_name_and_have_the_major_version_in_their_identifiers() {
    let listed = answer("schema --json");
    let listed = listed.as_array().unwrap().iter();
    let names: Vec<&str> = listed
        .map(|schema| {
            let name = schema["name"].as_str().unwrap();
            let id = format!(
                "urn:apicat:schema:{}:{name}",
                env!("CARGO_PKG_VERSION_MAJOR")
            );
            assert_eq!(schema["id"], id);
            assert_eq!(self::schema(name)["$id"], id);
            validator(name);
            name
        })
        .collect();
    let files = std::fs::read_dir(file("").parent().unwrap()).unwrap();
    let files = files.map(|file| file.unwrap().path());
    let mut files: Vec<PathBuf> = files.collect();
    files.sort();
    assert_eq!(
        files,
        names.iter().map(|name| file(name)).collect::<Vec<_>>()
    );
}

#[test]
fn a_schema_that_there_is_not_is_answered_with_those_that_there_are() {
    let said = Apicat::new().line("schema serach").run().status(2);
    assert!(said.stderr.contains("search"), "{}", said.stderr);
    let shown = Apicat::new().line("schema LIST").run().success();
    let listed: Value = serde_json::from_str(&shown.stdout).unwrap();
    assert_eq!(listed["title"], "apicat list --json");
}

/// What a file may hold where the format wants something else.
const ODD: [&str; 36] = [
    "",
    "~",
    "''",
    "' '",
    "texte",
    "'12'",
    "a@b.fr, c",
    "0",
    "1",
    "-1",
    "2",
    "007",
    "0x1",
    "1.5",
    "-0.5",
    "150",
    "1e-400",
    "1e400",
    "99999999999999999999",
    ".inf",
    "-.INF",
    ".nan",
    "true",
    "2020-01-02",
    "31/12/2020",
    "[]",
    "[~]",
    "[a, 1, .inf, ~, true]",
    "[[a], {b: .nan}]",
    "{}",
    "{a: {1: [.nan, ~, -1]}, ~: .inf, [b]: 18446744073709551615}",
    "!tag x",
    "!!str 1",
    "!!float 1",
    "&x a",
    "\"\\e[1m\\0\"",
];

/// A mapping of these keys, `key` being given `value`, or left out.
fn mapping(pairs: &[(&str, &str)], key: &str, value: Option<&str>) -> String {
    let others = pairs.iter().filter(|(other, _)| *other != key).copied();
    let pairs = others.chain(value.map(|value| (key, value)));
    let lines: Vec<String> = pairs
        .map(|(key, value)| format!("{key}: {value}"))
        .collect();
    lines.join("\n")
}

/// The keys of an entry that is served.
const ENTRY: [(&str, &str); 5] = [
    ("title", "Fiche"),
    ("tagline", "t"),
    ("producer", "p"),
    ("is_open", "-1"),
    (
        "access_page",
        "[{who: [Une entreprise], is_eligible: 1, description: d}]",
    ),
];

/// Each odd value and none at all, with a number.
fn odd() -> impl Iterator<Item = (usize, Option<&'static str>)> {
    ODD.into_iter().map(Some).chain([None]).enumerate()
}

/// Adds an entry of those keys, one of them being given `value` or left out.
fn with_entry(files: Files, id: &str, key: &str, value: Option<&str>) -> Files {
    let text = mapping(&ENTRY, key, value);
    files.file(
        &format!("api/{id}.md"),
        &format!("---\n{text}\n---\nfiche\n"),
    )
}

/// Entries and producing bodies of which one key is odd.
fn odd_entries() -> Files {
    let mut files = Files::new();
    for (number, value) in odd() {
        let keys = MEMBERS.iter().filter_map(Spec::key).map(|key| key.name);
        for key in keys.chain(["odd"]) {
            files = with_entry(files, &format!("{key}-{number}"), key, value);
        }
        for key in ["name", "acronym"] {
            let id = format!("{key}-{number}");
            let text = mapping(&[("name", "P")], key, value);
            files = files.file(
                &format!("producteurs/{id}.md"),
                &format!("---\n{text}\n---\n"),
            );
            files = with_entry(files, &format!("producer-{id}"), "producer", Some(&id));
        }
    }
    files
}

/// Entries with an access rule of which one key is odd.
fn odd_rules() -> Files {
    let rule = [
        ("who", "Une entreprise"),
        ("is_eligible", "0"),
        ("description", "d"),
    ];
    let mut files = Files::new();
    for (number, value) in odd() {
        for key in ["who", "is_eligible", "description", "odd"] {
            let rule = mapping(&rule, key, value).replace('\n', "\n    ");
            let rules = format!("\n  - {rule}");
            files = with_entry(
                files,
                &format!("{key}-{number}"),
                "access_page",
                Some(&rules),
            );
        }
    }
    files
}

/// Checks every answer on `files`, of which at least `least` are served;
/// tells their slugs.
fn check_answers(files: &Files, least: usize) -> Vec<String> {
    let run = |line: &str| entries::apicat(files, line).stdout;
    let served = run("list --fields id");
    assert!(served.lines().count() >= least, "{served}");
    let slugs = served.split_whitespace();
    let served: Vec<String> = slugs.map(str::to_owned).collect();
    let names: Vec<&str> = COLUMNS.iter().map(|field| field.name).collect();
    let names = names.join(",");
    for (name, line) in [
        ("list", "list --json"),
        ("search", "search fiche --json --who entreprise"),
        ("show", &format!("show {} --json", served.join(" "))),
        ("check", "check --json"),
    ] {
        let document = serde_json::from_str(&run(line)).unwrap();
        check(&validator(name), &document, name);
    }
    for (name, line) in [
        ("record", "list --format ndjson --fields all"),
        (
            "fields",
            &format!("search fiche --who entreprise --format ndjson --fields {names}"),
        ),
    ] {
        let schema = validator(name);
        for record in run(line).lines() {
            check(&schema, &serde_json::from_str(record).unwrap(), line);
        }
    }
    served
}

/// Whatever a file holds, where it is served, and of the findings where it is
/// not.
#[test]
fn answers_on_odd_entries_are_what_their_schemas_say() {
    check_answers(&odd_entries(), 800);
}

#[test]
fn answers_on_odd_rules_are_what_their_schemas_say() {
    let files = odd_rules();
    let schema = validator("access");
    for slug in check_answers(&files, 70) {
        for who in ["entreprise", "association"] {
            let line = format!("access {slug} --who {who} --json");
            let said = entries::apicat(&files, &line).stdout;
            check(&schema, &serde_json::from_str(&said).unwrap(), &line);
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

/// The definitions that are made from the table of what is told of an API:
/// what lists tell, all, and what fields choose of it.
fn generated() -> Value {
    let usual = of_members(|spec| spec.is_listed);
    let others = of_members(|spec| !spec.is_listed);
    let mut chosen = serde_json::Map::new();
    for (definition, properties) in [("summary", &usual), ("entry", &others)] {
        for (name, property) in properties {
            let way = format!("#/$defs/{definition}/properties/{name}");
            let parts = property["properties"].as_object();
            let is_field = |part: &&String| {
                let name = format!("{name}.{part}");
                COLUMNS.iter().any(|field| field.name == name)
            };
            let parts = parts
                .into_iter()
                .flat_map(|parts| parts.keys())
                .filter(is_field);
            let parts: serde_json::Map<String, Value> = parts
                .map(|part| {
                    (
                        part.clone(),
                        json!({"$ref": format!("{way}/properties/{part}")}),
                    )
                })
                .collect();
            let schema = if parts.is_empty() {
                json!({"$ref": way})
            } else {
                json!({
                    "type": property["type"],
                    "properties": parts,
                    "minProperties": 1,
                    "additionalProperties": false,
                })
            };
            chosen.insert(name.clone(), schema);
        }
    }
    for (definition, name) in [
        ("judged", "verdict"),
        ("found", "score"),
        ("found", "matches"),
    ] {
        let way = format!("#/$defs/{definition}/properties/{name}");
        chosen.insert(name.to_owned(), json!({"$ref": way}));
    }
    let names =
        |properties: &serde_json::Map<String, Value>| json!(properties.keys().collect::<Vec<_>>());
    json!({
        "summary": {
            "description": "What a list tells of an API.",
            "type": "object",
            "properties": usual.clone(),
            "required": names(&usual),
        },
        "entry": {
            "description": "All that is known of an API.",
            "allOf": [{"$ref": "#/$defs/summary"}],
            "type": "object",
            "properties": others.clone(),
            "required": names(&others),
        },
        "chosen": {
            "description": "What list and search tell of an API where fields are named: the keys of these.",
            "type": "object",
            "properties": chosen,
            "minProperties": 1,
            "additionalProperties": false,
        },
    })
}

/// With `APICAT_UPDATE=1`, the definitions are written anew.
#[test]
fn the_schema_of_an_entry_is_that_of_the_table() {
    let committed = std::fs::read_to_string(file("api")).unwrap();
    let mut made = schema("api");
    for (name, definition) in generated().as_object().unwrap() {
        made["$defs"][name] = definition.clone();
    }
    let made = serde_json::to_string_pretty(&made).unwrap() + "\n";
    if std::env::var_os("APICAT_UPDATE").is_some() {
        std::fs::write(file("api"), made).unwrap();
    } else {
        assert!(
            made == committed,
            "APICAT_UPDATE=1 cargo test writes schemas/api.json anew"
        );
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
        .chain(parts("dates"))
        .chain(parts("status"))
        .collect();
    let fields: HashSet<String> = COLUMNS.iter().map(|field| field.name.to_owned()).collect();
    assert_eq!(fields, described);
}
