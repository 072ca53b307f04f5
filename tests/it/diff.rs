//! `apicat diff`: two catalogues compared.

use std::collections::BTreeSet;

use serde_json::Value;
use unicode_width::UnicodeWidthStr;

use crate::support::hostile::{harmless, hostile};
use crate::support::{Apicat, Files, Output, few};

const AIR: &str = "---
title: API Air
tagline: La qualité de l’air
producer: p
is_open: 1
uptime: 99.5
uptime_date: 2020-01-31
---
";

const SCHOOL: &str = "---
title: API École
tagline: Les écoles
producer: p
is_open: -1
datapass_link: https://datapass.example/ecole
access_page:
  - who: [Une entreprise]
    is_eligible: -1
    description: Non.
  - who: [Une collectivité]
    is_eligible: 1
    description: Oui.
---
";

const SEA: &str = "---
title: API Mer
tagline: Les marées
producer: p
is_open: 1
---
";

const OLD_NAME: &str = "---
title: API Eau
tagline: L’eau
producer: p
is_open: 0
status: renamed
replaced_by: api-eaux
---
";

/// Two catalogues, `old` and `new`, in one directory.
fn two() -> Files {
    let new_name = "---\ntitle: API Eaux\ntagline: Les eaux\nproducer: p\nis_open: 0\n---\n";
    let school = SCHOOL
        .replace("is_eligible: -1", "is_eligible: 0")
        .replace("is_eligible: 1\n", "is_eligible: -1\n")
        .replace("datapass.example", "demarche.example");
    Files::new()
        .file("old/api/api-air.md", AIR)
        .file("old/api/api-ecole.md", SCHOOL)
        .file("old/api/api-mer.md", SEA)
        .file("old/api/api-eau.md", OLD_NAME)
        .file("old/source.yaml", "name: Une liste\nstate: 2026-01\n")
        .file(
            "new/api/api-air.md",
            &AIR.replace("99.5", "98").replace("2020-01", "2026-10"),
        )
        .file("new/api/api-ecole.md", &school)
        .file("new/api/api-eaux.md", new_name)
        .file("new/api/api-zones.md", &SEA.replace("Mer", "Zones"))
}

fn run(files: &Files, line: &str) -> Output {
    let run = Apicat::new().line(line).current_dir(files.path());
    run.run().with_plain_spaces()
}

const ELIGIBILITY: [&str; 2] = [
    r#"[{"labels":["Une entreprise"],"verdict":"ineligible"},{"labels":["Une collectivité"],"verdict":"eligible"}]"#,
    r#"[{"labels":["Une entreprise"],"verdict":"conditional"},{"labels":["Une collectivité"],"verdict":"ineligible"}]"#,
];

#[test]
fn each_change_is_a_line() {
    let [before, after] = ELIGIBILITY;
    let expected = [
        "api-zones\tnew\t\tAPI Zones",
        "api-mer\tgone\tAPI Mer\t",
        "api-eaux\tid\tapi-eau\tapi-eaux",
        "api-eaux\ttitle\tAPI Eau\tAPI Eaux",
        "api-eaux\tstatus.name\trenamed\t",
        "api-eaux\tstatus.replaced_by\tapi-eaux\t",
        "api-air\tuptime\t99.5\t98.0",
        "api-ecole\tlinks.request\thttps://datapass.example/ecole\thttps://demarche.example/ecole",
        &format!("api-ecole\teligibility\t{before}\t{after}"),
    ];
    let lines: Vec<String> = expected.iter().map(|line| format!("{line}\n")).collect();
    run(&two(), "diff old new")
        .status(1)
        .stderr("")
        .stdout(&lines.concat());
    let csv = run(&two(), "diff old new --format csv").status(1).stdout;
    assert!(
        csv.starts_with("id,what,old,new\napi-zones,new,,API Zones\n"),
        "{csv}"
    );
    let ndjson = run(&two(), "diff old new --format ndjson").status(1).stdout;
    assert_eq!(
        ndjson.lines().nth(6),
        Some(r#"{"id":"api-air","what":"uptime","old":99.5,"new":98.0}"#)
    );
}

#[test]
fn json_has_the_entries_and_the_changes() {
    let output = run(&two(), "diff old new --json --who mairie").status(1);
    let document: Value = serde_json::from_str(&output.stdout).unwrap();
    assert_eq!(document["new"][0]["id"], "api-zones");
    assert_eq!(document["new"][0]["verdict"], "open");
    assert_eq!(document["gone"][0]["title"], "API Mer");
    let changed = document["changed"].as_array().unwrap();
    // What closed comes first, before what has another name.
    assert_eq!(
        changed[0].to_string(),
        r#"{"id":"api-ecole","what":"verdict","old":"eligible","new":"ineligible"}"#
    );
}

#[test]
fn records_tell_what_opened_and_closed_first() {
    let lines = run(&two(), "diff old new --who mairie").status(1).stdout;
    let what = lines.lines().map(|line| line.split('\t').take(2).collect());
    let what: Vec<Vec<&str>> = what.collect();
    assert_eq!(what[0], ["api-ecole", "verdict"]);
    assert_eq!(what[3..5], [["api-zones", "new"], ["api-mer", "gone"]]);
}

#[test]
fn a_page_says_what_opened_and_closed_first() {
    let files = two();
    for (columns, who) in [(40, "entreprise"), (80, "mairie"), (120, "mairie")] {
        let line = format!("diff old new --who {who} --format table --lang fr --width {columns}");
        let page = run(&files, &line).status(1).stderr("").stdout;
        insta::assert_snapshot!(format!("page_{columns}"), page);
    }
    let line = "diff old new --who mairie --plain --lang en";
    insta::assert_snapshot!("plain", run(&files, line).status(1).stderr("").stdout);
}

#[test]
fn a_page_fits_every_width() {
    let files = two();
    for width in 20..=200 {
        let line = format!("diff old new --who mairie --format table --width {width}");
        for line in run(&files, &line).status(1).stdout.lines() {
            // An address is not broken.
            assert!(
                line.width() <= width || line.contains("://"),
                "{width}: {line}"
            );
        }
    }
}

#[test]
fn what_is_the_same_is_no_difference() {
    let files = few::files();
    let here = files.path().to_str().unwrap();
    for sides in ["embedded embedded", &format!("{here} {here}")] {
        let line = format!("diff {sides} --who mairie");
        run(&files, &line).success().stderr("").stdout("");
        let page = run(&files, &format!("{line} --format table"))
            .success()
            .stdout;
        assert!(page.starts_with("No difference: "), "{page}");
        run(&files, &format!("{line} --json"))
            .success()
            .stdout("{\"new\":[],\"gone\":[],\"changed\":[]}\n");
    }
    // Seven entries are there of all those that are compiled in.
    let gone = run(&files, &format!("diff embedded {here}"))
        .status(1)
        .stdout;
    assert!(gone.lines().all(|line| line.contains("\tgone\t")), "{gone}");
    assert!(gone.lines().count() > 150);
}

#[test]
fn what_one_catalogue_never_says_is_named_at_the_end() {
    let lines = "uptime: 99\nvisits_2019: 5\nstatus: active\n---";
    let files = Files::new()
        .file("old/api/a.md", &SEA.replace("\n---", &format!("\n{lines}")))
        .file("new/api/a.md", SEA);
    for [old, new] in [["old", "new"], ["new", "old"]] {
        let line = format!("diff {old} {new}");
        run(&files, &line).success().stdout("");
        let page = run(&files, &format!("{line} --format table --lang en"));
        let page = page.success().stdout;
        assert_eq!(
            page,
            format!(
                "No difference: the same APIs, access, requests and figures.\n\n\
                Old catalogue: {old}\nNew catalogue: {new}\n\
                Not compared, as one of the two catalogues never says it: Availability, Visits\n"
            )
        );
    }
}

#[test]
fn what_cannot_be_compared_is_an_error() {
    let files = two().file("empty/api/README", "");
    for (line, sentence) in [
        ("diff old", "apicat: missing argument: <NEW>."),
        (
            "diff old nowhere",
            "apicat: the catalogue directory “nowhere” could not be read: ",
        ),
        ("diff empty new", "apicat: “empty” holds no readable entry"),
        (
            "diff --catalogue embedded old new",
            "apicat: --catalogue cannot be used with diff.",
        ),
        (
            "--catalogue embedded diff old new",
            "apicat: --catalogue cannot be used with diff.",
        ),
        (
            "diff old new --who martian",
            "apicat: unknown profile: “martian”",
        ),
    ] {
        let output = run(&files, line).status(2).stdout("");
        assert!(output.stderr.starts_with(sentence), "{}", output.stderr);
    }
    // A file that cannot be read is told of, and the others are compared.
    let files = two().file("new/api/bad.md", "no entry");
    let output = run(&files, "diff old new --format ndjson").status(1);
    assert!(
        output.stderr.starts_with("apicat: warning: new/api/bad.md"),
        "{}",
        output.stderr
    );
    assert_eq!(output.stdout.lines().count(), 9);
}

#[test]
fn no_text_of_a_file_controls_the_terminal() {
    let files = hostile();
    let here = files.path().to_str().unwrap();
    for sides in [format!("embedded {here}"), format!("{here} embedded")] {
        for form in ["", "--json", "--plain", "--format table --color never"] {
            let line = format!("diff {sides} --who particulier {form}");
            let output = run(&files, &line).status(1);
            harmless(&output.stdout, &line);
            harmless(&output.stderr, &line);
        }
    }
}

/// Each thing that is compared, in an entry of which all of it changes.
#[test]
fn the_schema_knows_all_that_is_compared() {
    let entry = |title: &str, lines: &str| {
        format!("---\ntitle: {title}\ntagline: t\nproducer: p\n{lines}---\n")
    };
    let all = "is_open: -1\nis_france_connected: 1\ndatapass_link: https://a.fr\n\
        account_link: https://b.fr\nbase_url: https://c.fr\nuptime: 99\nvisits_2019: 5\nviews: 5\nstatus: renamed\nreplaced_by: b\n\
        rate_limiting_resume: r\nstats_detail_resume: s\n\
        access_page: [{who: [Une entreprise], is_eligible: -1}]\n";
    let files = Files::new()
        .file("old/api/a.md", &entry("A", all))
        .file("old/api/gone.md", &entry("Gone", "is_open: 1\n"))
        .file("new/api/b.md", &entry("B", "is_open: 1\n"))
        // It says all, too: what a catalogue never says is not compared.
        .file("new/api/new.md", &entry("New", all));
    let lines = run(&files, "diff old new --who entreprise --format ndjson");
    let what = |line: &str| {
        let change: Value = serde_json::from_str(line).unwrap();
        change["what"].as_str().unwrap().to_owned()
    };
    let met: BTreeSet<String> = lines.status(1).stdout.lines().map(what).collect();
    let schema: Value = serde_json::from_str(include_str!("../../schemas/change.json")).unwrap();
    let known = schema["properties"]["what"]["enum"].as_array().unwrap();
    let known: BTreeSet<String> = known
        .iter()
        .map(|word| word.as_str().unwrap().to_owned())
        .collect();
    assert_eq!(met, known);
}
