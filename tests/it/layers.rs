//! Several catalogues as one: the first that has an entry wins.

use std::env::join_paths;
use std::ffi::OsString;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::support::{Apicat, Files, Output};

/// An agency's own: an entry in place of one of the State, and one that links to
/// another.
fn agency() -> Files {
    let entry = |title: &str, lines: &str, body: &str| {
        format!(
            "---\ntitle: {title}\ntagline: Pour nos agents\nproducer: dinum\nis_open: 1\n{lines}---\n\n{body}\n"
        )
    };
    let guide = "---\ntitle: Nourrir\ntagline: Les repas\napis: [menus, api-geo]\n---\n\nÉtapes.\n";
    Files::new()
        .file("source.yaml", "name: Agence des repas\n")
        .file(
            "api/franceconnect.md",
            &entry("FranceConnect ici", "", "Par notre passerelle."),
        )
        .file(
            "api/menus.md",
            &entry("Menus", "", "Où : [la géographie](/les-api/api-geo)."),
        )
        .file(
            "api/ma-cantine-2.md",
            &entry("API Ma cantine", "", "La nouvelle."),
        )
        .file("guides/nourrir.md", guide)
}

/// A run over the agency's catalogue and the embedded one.
fn run(files: &Files, line: &str) -> Output {
    let run = Apicat::new()
        .line(line)
        .arg("--catalogue")
        .arg(files.path());
    run.line("--catalogue embedded").run().with_plain_spaces()
}

fn json(files: &Files, line: &str) -> Value {
    serde_json::from_str(&run(files, line).success().stdout).unwrap()
}

#[test]
fn the_first_that_has_an_entry_wins_and_each_keeps_its_source() {
    let files = agency();
    let listed = run(&files, "list").success().stdout;
    let count = |slug: &str| {
        let lines = listed.lines();
        lines
            .filter(|line| line.starts_with(&format!("{slug}\t")))
            .count()
    };
    assert_eq!(
        [count("franceconnect"), count("menus"), count("api-geo")],
        [1; 3]
    );
    assert!(
        listed.contains("franceconnect\tFranceConnect ici\tDINUM\topen\t"),
        "{listed}"
    );
    let of = |line: &str| json(&files, line)["source"]["name"].clone();
    assert_eq!(of("show franceconnect --json"), "Agence des repas");
    assert_eq!(of("show guides/nourrir --json"), "Agence des repas");
    assert_eq!(of("show api-geo --json"), "api.gouv.fr");
    assert_eq!(of("show producteurs/dinum --json"), "api.gouv.fr");
    assert_eq!(of("access api-geo --json"), "api.gouv.fr");
    let foot = run(&files, "list --limit 1 --plain --lang en")
        .success()
        .stdout;
    assert!(
        foot.contains("\nSource: Agence des repas.\nSource: api.gouv.fr"),
        "{foot}"
    );
    // The other way round, that of the State is on top.
    let turned = Apicat::new().line("show franceconnect --json --catalogue embedded --catalogue");
    let turned: Value = serde_json::from_str(&turned.arg(files.path()).run().stdout).unwrap();
    assert_eq!(turned["source"]["name"], "api.gouv.fr");
}

#[test]
fn links_bodies_guides_operations_and_search_go_across() {
    let files = agency();
    let page = run(&files, "show menus --plain --lang en").success().stdout;
    for line in [
        "Producer: DINUM, Direction Interministérielle du Numérique\n",
        "la géographie (apicat show api-geo)",
        "Nourrir: apicat show nourrir",
    ] {
        assert!(page.contains(line), "{line} is not in {page}");
    }
    let guides = run(&files, "show api-geo --plain --lang en")
        .success()
        .stdout;
    assert!(guides.contains("Nourrir: apicat show nourrir"), "{guides}");
    assert_eq!(
        json(&files, "show guides/nourrir --json")["apis"][1],
        "api-geo"
    );
    let body = json(&files, "show producteurs/dinum --json");
    let apis = body["apis"].as_array().unwrap();
    assert!(
        apis.contains(&"menus".into()) && apis.contains(&"api-geo".into()),
        "{body}"
    );
    assert!(
        run(&files, "endpoints api-geo")
            .success()
            .stdout
            .starts_with("GET\t")
    );
    let found = run(&files, "search passerelle").success().stdout;
    assert!(found.starts_with("franceconnect\t"), "{found}");
    assert!(
        run(&files, "search code postal")
            .success()
            .stdout
            .contains("\napi-geo\t")
    );
}

#[test]
fn a_page_says_which_other_layer_has_the_api_and_how_to_ask_it() {
    let files = agency();
    for (line, command) in [
        // Under the same slug, which the upper layer hides.
        (
            "show franceconnect",
            "apicat access franceconnect --catalogue embedded",
        ),
        // Under another, by its title.
        (
            "show ma-cantine-2",
            "apicat access api-ma-cantine --catalogue embedded",
        ),
        (
            "access ma-cantine-2",
            "apicat access api-ma-cantine --catalogue embedded",
        ),
    ] {
        let page = run(&files, &format!("{line} --plain --lang en"))
            .success()
            .stdout;
        // A command that does not fit in the line has one of its own.
        let page = page.replace('\n', " ");
        let said = format!("The same API according to api.gouv.fr: {command} ");
        assert!(page.contains(&said), "{page}");
        let (_, command) = command.split_once(' ').unwrap();
        let asked = Apicat::new()
            .line(command)
            .line("--who mairie --json")
            .run()
            .success();
        assert!(
            asked.stdout.contains("\"name\":\"api.gouv.fr\""),
            "{}",
            asked.stdout
        );
    }
    for line in ["show ma-cantine-2 --json", "access ma-cantine-2 --json"] {
        assert_eq!(
            json(&files, line)["counterparts"],
            serde_json::json!([
                {"id": "api-ma-cantine", "catalogue": "embedded", "source": "api.gouv.fr"}
            ]),
            "{line}"
        );
    }
    assert_eq!(
        json(&files, "show api-geo --json")["counterparts"],
        serde_json::json!([])
    );
    let alone = run(&files, "show api-geo --plain --lang en")
        .success()
        .stdout;
    assert!(!alone.contains("The same API"), "{alone}");
}

#[test]
fn operations_of_another_layer_are_named_as_such() {
    let entry = "---\ntitle: API Géo autre\ntagline: t\nproducer: p\nis_open: 1\n---\n";
    let files = Files::new().file("api/api-geo.md", entry);
    let page = run(&files, "show api-geo --plain --lang en")
        .success()
        .stdout;
    assert!(!page.contains("operations"), "{page}");
    let none = run(&files, "endpoints api-geo --lang en")
        .status(1)
        .stdout("");
    let command = "apicat endpoints api-geo --catalogue embedded";
    let said = format!("\nThe same API according to api.gouv.fr: {command}\n");
    assert!(none.stderr.contains(&said), "{}", none.stderr);
    let (_, command) = command.split_once(' ').unwrap();
    let asked = Apicat::new().line(command).run().success();
    assert!(asked.stdout.starts_with("GET\t/communes\t"));
}

#[test]
fn a_slip_in_the_word_for_the_embedded_one_is_seen() {
    let typed = |line: &str| Apicat::new().line(line).run().status(2).stderr;
    let slip = typed("list --catalogue embeded --lang en");
    assert!(slip.contains("\nDid you mean embedded?\n"), "{slip}");
    assert!(!typed("list --catalogue elsewhere --lang en").contains("Did you mean"));
}

#[test]
fn the_variable_holds_several_as_path_does() {
    let (files, other) = (
        agency(),
        Files::new().file(
            "x.md",
            "---\ntitle: X\ntagline: t\nproducer: p\nis_open: 1\n---\n",
        ),
    );
    let listed = |places: &[&Path], line: &str| {
        let places: OsString = join_paths(places).unwrap();
        let run = Apicat::new().line(line).env("APICAT_CATALOGUE", places);
        let listed = run.run().success().stdout;
        ["menus\t", "x\t", "api-geo\t"]
            .map(|slug| listed.contains(&format!("\n{slug}")) || listed.starts_with(slug))
    };
    let (own, other) = (files.path(), other.path());
    assert_eq!(listed(&[own, other], "list"), [true, true, false]);
    assert_eq!(
        listed(&[own, "embedded".as_ref()], "list"),
        [true, false, true]
    );
    assert_eq!(listed(&["".as_ref(), other], "list"), [false, true, false]);
    // The option takes the place of all of it.
    assert_eq!(
        listed(&[own, other], "list --catalogue embedded"),
        [false, false, true]
    );
}

#[test]
fn completion_knows_all_layers() {
    let files = agency();
    let places = join_paths([files.path(), "embedded".as_ref()]).unwrap();
    let proposed = |words: &[&str]| {
        let run = Apicat::new()
            .env("APICAT_COMPLETE", "fish")
            .env("APICAT_CATALOGUE", &places);
        run.args(["--", "apicat"]).args(words).run().stdout
    };
    assert!(proposed(&["show", "men"]).contains("menus\tMenus"));
    assert!(proposed(&["show", "franceconn"]).contains("FranceConnect ici"));
    assert!(proposed(&["access", "api-ge"]).contains("api-geo\t"));
    // Those of the line are before those of the variable.
    let only = proposed(&["--catalogue", "embedded", "show", "men"]);
    assert!(!only.contains("menus"), "{only}");
}

#[test]
fn catalogues_are_checked_one_by_one() {
    let files = agency();
    let checked = run(&files, "check --lang en").success();
    assert!(!checked.stdout.contains("no entry"), "{}", checked.stdout);
    let alone = Apicat::new().line("check --lang en").arg(files.path());
    assert!(alone.run().status(1).stdout.contains("no entry “api-geo”"));
    let files_of = |line: &str| {
        let report: Value = serde_json::from_str(&Apicat::new().line(line).run().stdout).unwrap();
        report["files"].as_u64().unwrap()
    };
    let both = files_of("check --json --catalogue embedded") + 5;
    assert!(
        checked.stderr.contains(&format!("{both} files")),
        "{}",
        checked.stderr
    );
    assert_eq!(files_of("check embedded --json"), both - 5);
}

#[test]
fn a_layer_that_cannot_be_read_is_no_answer() {
    let files = agency();
    let none = run(&files, "list --catalogue nowhere --lang en")
        .stdout("")
        .status(2);
    assert!(none.stderr.contains("nowhere"), "{}", none.stderr);
    let compiled = files.path().join("c.apicat");
    let compile = Apicat::new().arg("compile").arg(files.path()).arg("-o");
    compile.arg(&compiled).run().success();
    let on = |line: &str| {
        let run = Apicat::new()
            .line(line)
            .line("--catalogue embedded --catalogue");
        run.arg(&compiled).run()
    };
    assert!(on("show menus").success().stdout.contains("la géographie"));
    let mut bytes = fs::read(&compiled).unwrap();
    // Of the texts, which are read last.
    let at = bytes.len() / 2;
    for byte in &mut bytes[at..at + 64] {
        *byte ^= 0x20;
    }
    fs::write(&compiled, bytes).unwrap();
    let damaged = on("search passerelle --lang en").stdout("").status(2);
    assert!(
        damaged.stderr.contains("incomplete or damaged"),
        "{}",
        damaged.stderr
    );
}
