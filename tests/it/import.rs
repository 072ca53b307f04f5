//! Lists of others as a catalogue: what is written, what is left alone, what is told.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::SystemTime;

use serde_json::Value;

use crate::support::{Apicat, Files, Output};

/// A page of a list: an entry on request, an open one that was harvested, and one that
/// is archived.
const PAGE: &str = include_str!("data/dataservices.json");

/// Imports `list` of a directory into `to`.
fn import(files: &Files, list: &str, options: &str) -> Output {
    let run = Apicat::new().line("import").arg(files.path().join(list));
    let run = run.arg("--to").arg(files.path().join("to"));
    run.line(options).run()
}

/// What a run says, without the path of the directory.
fn said(files: &Files, list: &str, options: &str) -> (String, String) {
    let output = import(files, list, options).success();
    let path = files.path().to_str().unwrap();
    let short = |text: String| text.replace(&format!("{path}/"), "");
    (short(output.stdout), short(output.stderr))
}

/// The last line, which counts.
fn counted(files: &Files, list: &str, options: &str) -> String {
    let (stdout, _) = said(files, list, options);
    stdout.lines().last().unwrap_or_default().to_owned()
}

/// Every file below a directory, with its text and when it was written.
fn tree(directory: &Path) -> BTreeMap<String, (String, SystemTime)> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if path.is_dir() {
            let inner = tree(&path).into_iter();
            files.extend(inner.map(|(inner, file)| (format!("{name}/{inner}"), file)));
        } else {
            let written = fs::metadata(&path).unwrap().modified().unwrap();
            files.insert(name, (fs::read_to_string(&path).unwrap(), written));
        }
    }
    files
}

fn names(directory: &Path) -> Vec<String> {
    tree(directory).into_keys().collect()
}

#[test]
fn a_list_is_a_catalogue() {
    let files = Files::new().file("page.json", PAGE);
    let (stdout, stderr) = said(&files, "page.json", "--lang en");
    assert_eq!(
        stdout,
        "To read them: apicat list --catalogue to\n2 new, 0 changed, 0 gone\n"
    );
    assert_eq!(
        stderr,
        "apicat: 1 entry that is archived or private is not taken.\n"
    );
    let to = files.path().join("to");
    assert_eq!(
        names(&to),
        [
            ".import.json",
            "api/api-cantines.md",
            "api/explorer.md",
            "producteurs/region-exemple.md",
            "producteurs/ville-d-exemple.md",
            "source.yaml",
        ]
    );
    let run = |line: &str| Apicat::new().line(line).arg("--catalogue").arg(&to).run();
    // What the list said under keys of its own is no slip.
    assert_eq!(run("check --strict").success().stdout, "");
    assert_eq!(
        run("list").success().stdout,
        "api-cantines\tAPI Cantines : les repas\tVE\trestricted\tStatistique\n\
         explorer\tExplorer\tRégion Exemple\topen\t\n"
    );
    let page = run("show cantines --lang fr").success().stdout;
    for line in [
        "Les repas servis dans les écoles, jour par jour\n",
        "\nAdresse        https://api.exemple.fr/cantines/v2\n",
        "\nContact        cantines@exemple.fr\n",
        "\nConsultations  1\u{202f}540\n",
        "\nLicence        lov2\n",
        "Source : data.gouv.fr, état du 1er juillet 2026\n",
        "À jour : https://www.data.gouv.fr/dataservices/api-cantines\n",
    ] {
        let line = line.replace(" :", "\u{a0}:");
        assert!(page.contains(&line), "{line}:\n{page}");
    }
    let answer = run("access cantines --who association --lang fr")
        .success()
        .stdout;
    assert!(
        answer.starts_with("◇\u{a0}éligible sous conditions\n"),
        "{answer}"
    );
    assert!(
        answer.contains("Restriction\u{a0}: données personnelles."),
        "{answer}"
    );
    assert!(
        answer.contains("https://demandes.exemple.fr/cantines"),
        "{answer}"
    );
    run("access cantines --who citoyen").success();
    let found = run("search repas école").success().stdout;
    assert!(found.starts_with("api-cantines\t"), "{found}");
    let entry = run("show cantines --json").success().stdout;
    let entry: serde_json::Value = serde_json::from_str(&entry).unwrap();
    assert_eq!(entry["extra"]["extras"]["ville"], "Exemple");
    assert_eq!(
        entry["extra"]["technical_documentation_url"],
        "pas encore écrite"
    );
    assert_eq!(entry["datagouv_dataservice"], "64a000000000000000000001");
}

#[test]
fn what_has_not_changed_is_not_touched() {
    let files = Files::new()
        .file("page.json", PAGE)
        .file("visits.json", &PAGE.replace("1540", "1541"))
        .file("next.json", &PAGE.replace("250 appels", "300 appels"));
    let to = files.path().join("to");
    counted(&files, "page.json", "");
    let before = tree(&to);
    for list in ["page.json", "visits.json"] {
        assert_eq!(
            counted(&files, list, ""),
            "0 new, 0 changed, 0 gone",
            "{list}"
        );
        assert_eq!(tree(&to), before, "{list}");
    }
    assert_eq!(
        counted(&files, "next.json", "--lang fr"),
        "0 nouvelle, 1 modifiée, 0 disparue"
    );
    let after = tree(&to);
    assert!(after["api/api-cantines.md"].0.contains("300 appels"));
    assert!(after["api/api-cantines.md"].0.contains("views: 1540"));
    assert_eq!(after["api/explorer.md"], before["api/explorer.md"]);
}

#[test]
fn what_a_person_changed_is_kept_unless_forced() {
    let next = PAGE
        .replace("250 appels", "300 appels")
        .replace("Région Exemple", "Région");
    let files = Files::new()
        .file("page.json", PAGE)
        .file("next.json", &next);
    let path = files.path().join("to/api/api-cantines.md");
    counted(&files, "page.json", "");
    let edited = fs::read_to_string(&path)
        .unwrap()
        .replace("les repas", "à la main");
    fs::write(&path, &edited).unwrap();
    // As long as the list says the same, there is nothing to tell.
    assert_eq!(said(&files, "page.json", "").1.lines().count(), 1);
    // The other entry names its producing body.
    let (stdout, stderr) = said(&files, "next.json", "");
    assert!(stdout.ends_with("\n0 new, 1 changed, 0 gone\n"), "{stdout}");
    let warning = "apicat: warning: api/api-cantines.md is not replaced: it is not the file that an import wrote (--force replaces it)\n";
    assert!(stderr.ends_with(warning), "{stderr}");
    assert_eq!(fs::read_to_string(&path).unwrap(), edited);
    // Beside it, what nobody edited follows the list.
    let body = fs::read_to_string(files.path().join("to/producteurs/region-exemple.md"));
    assert!(body.unwrap().contains("name: Région\n"));
    assert_eq!(
        counted(&files, "next.json", "--force"),
        "0 new, 1 changed, 0 gone"
    );
    assert!(fs::read_to_string(&path).unwrap().contains("300 appels"));

    // Without memory, nothing is written over.
    fs::write(files.path().join("to/.import.json"), "{").unwrap();
    let (_, stderr) = said(&files, "page.json", "");
    assert!(stderr.contains(".import.json cannot be read"), "{stderr}");
    assert!(
        stderr.contains("api/api-cantines.md is not replaced"),
        "{stderr}"
    );
    assert!(fs::read_to_string(&path).unwrap().contains("300 appels"));
}

#[test]
fn what_is_gone_is_told_and_not_deleted() {
    // Another entry in its place.
    let rest = PAGE
        .replace("\"explorer\"", "\"nouvelle\"")
        .replace("64a000000000000000000002", "64a000000000000000000009");
    let files = Files::new()
        .file("page.json", PAGE)
        .file("rest.json", &rest);
    counted(&files, "page.json", "");
    let (stdout, _) = said(&files, "rest.json", "");
    assert_eq!(
        stdout,
        "In the list no more, not deleted: explorer\n\
         To read them: apicat list --catalogue to\n1 new, 0 changed, 1 gone\n"
    );
    let path = files.path().join("to/api/explorer.md");
    assert!(path.exists());
    // What a filter leaves out is in the list.
    fs::remove_file(path).unwrap();
    assert_eq!(
        counted(&files, "rest.json", "--restricted"),
        "0 new, 0 changed, 0 gone"
    );
    // A page is not the list.
    let page = PAGE.replace("\"total\": 3", "\"total\": 378");
    let files = files.file("part.json", &page);
    let (stdout, stderr) = said(&files, "part.json", "");
    assert!(stdout.ends_with("1 new, 0 changed, 0 gone\n"), "{stdout}");
    assert!(
        stderr.contains("the list has 378 entries, 3 of them here"),
        "{stderr}"
    );
}

#[test]
fn an_entry_alone_tells_nothing_of_the_others() {
    let one = r#"{"title": "Seule", "slug": "seule", "access_type": "open",
        "self_web_url": "https://www.data.gouv.fr/dataservices/seule",
        "metadata_modified_at": "2020-01-01"}"#;
    let files = Files::new().file("page.json", PAGE).file("one.json", one);
    counted(&files, "page.json", "");
    assert_eq!(counted(&files, "one.json", ""), "1 new, 0 changed, 0 gone");
    // Nor is the list as old as the entry.
    let source = fs::read_to_string(files.path().join("to/source.yaml")).unwrap();
    assert!(source.contains("state: 2026-07-01"), "{source}");
}

#[test]
fn an_entry_that_the_list_renamed_is_renamed() {
    let next = PAGE
        .replace("\"api-cantines\"", "\"api-repas\"")
        .replace("250 appels", "300 appels");
    let files = Files::new()
        .file("page.json", PAGE)
        .file("next.json", &next);
    let to = files.path().join("to");
    counted(&files, "page.json", "");
    fs::create_dir(to.join("endpoints")).unwrap();
    fs::write(to.join("endpoints/api-cantines.yaml"), "operations: []\n").unwrap();
    let (stdout, stderr) = said(&files, "next.json", "");
    assert_eq!(
        stdout,
        "Renamed in the list, and so here: api-cantines → api-repas\n\
         To read them: apicat list --catalogue to\n0 new, 0 changed, 1 renamed, 0 gone\n"
    );
    assert_eq!(stderr.lines().count(), 1, "{stderr}");
    let there = names(&to).join(" ");
    assert!(!there.contains("cantines"), "{there}");
    assert!(there.contains("api/api-repas.md") && there.contains("endpoints/api-repas.yaml"));
    let path = to.join("api/api-repas.md");
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains("300 appels"), "{text}");
    assert_eq!(counted(&files, "next.json", ""), "0 new, 0 changed, 0 gone");

    // What a person changed moves with it, and stays.
    fs::write(&path, text.replace("les repas", "à la main")).unwrap();
    let json = import(&files, "page.json", "--json").success();
    let json: Value = serde_json::from_str(&json.stdout).unwrap();
    assert_eq!(json["renamed"][0]["new"], "api-cantines");
    assert_eq!(json["kept"], serde_json::json!(["api/api-cantines.md"]));
    let text = fs::read_to_string(to.join("api/api-cantines.md")).unwrap();
    assert!(text.contains("à la main"), "{text}");

    // What stands there already is not replaced.
    fs::write(&path, "---\n---\n").unwrap();
    let (stdout, _) = said(&files, "next.json", "");
    assert!(stdout.ends_with("0 new, 0 changed, 1 gone\n"), "{stdout}");
}

#[test]
fn entries_that_swap_their_slugs_are_all_there() {
    let next = PAGE
        .replace("\"api-cantines\"", "\"autre\"")
        .replace("\"explorer\"", "\"api-cantines\"")
        .replace("\"autre\"", "\"explorer\"");
    let files = Files::new()
        .file("page.json", PAGE)
        .file("next.json", &next);
    counted(&files, "page.json", "");
    let api = files.path().join("to/api");
    let text = |slug: &str| fs::read_to_string(api.join(format!("{slug}.md"))).unwrap();
    let edited = text("api-cantines").replace("les repas", "à la main");
    fs::write(api.join("api-cantines.md"), &edited).unwrap();
    let (stdout, _) = said(&files, "next.json", "");
    let renamed =
        "Renamed in the list, and so here: api-cantines → explorer, explorer → api-cantines ";
    assert!(stdout.replace('\n', " ").starts_with(renamed), "{stdout}");
    assert_eq!(names(&api), ["api-cantines.md", "explorer.md"]);
    assert_eq!(text("explorer"), edited);
    assert!(text("api-cantines").contains("64a000000000000000000002"));
}

#[test]
fn a_directory_takes_no_second_list() {
    let other = "{\"name\": \"Cat Truc\", \"apis\": [{\"name\": \"Eau\"}]}";
    let files = Files::new()
        .file("page.json", PAGE)
        .file("other.json", other);
    counted(&files, "page.json", "");
    let before = tree(&files.path().join("to"));
    let output = import(&files, "other.json", "").status(2);
    let told = "would have several: Cat Truc, data.gouv.fr.\n\
                Import each list into a directory of its own, and read them together by repeating --catalogue. --force mixes them.\n";
    assert!(output.stderr.ends_with(told), "{}", output.stderr);
    assert_eq!(tree(&files.path().join("to")), before);
    assert_eq!(
        counted(&files, "other.json", "--force"),
        "1 new, 0 changed, 0 gone"
    );
}

#[test]
fn what_a_person_changed_of_the_source_is_told() {
    let next = PAGE.replace("2026-07-01T", "2026-08-01T");
    let files = Files::new()
        .file("page.json", PAGE)
        .file("next.json", &next);
    counted(&files, "page.json", "");
    let path = files.path().join("to/source.yaml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, format!("licence: LO\n{text}")).unwrap();
    let (_, stderr) = said(&files, "next.json", "");
    assert!(!stderr.contains("source.yaml"), "{stderr}");
    let now = fs::read_to_string(&path).unwrap();
    assert_eq!(
        now,
        format!("licence: LO\n{text}").replace("07-01", "08-01")
    );
    fs::write(&path, "name: Nous\nstate: 2026-08-02\n").unwrap();
    let next = next.replace("2026-08-01T", "2026-09-01T");
    let files = files.file("next.json", &next);
    let json = import(&files, "next.json", "--json").success();
    let kept: Value = serde_json::from_str(&json.stdout).unwrap();
    assert_eq!(kept["kept"], serde_json::json!(["source.yaml"]));
}

#[test]
fn operations_do_not_outlive_their_document() {
    let document = |paths: &str| format!("openapi: 3.0.0\ninfo: {{title: X}}\npaths: {paths}\n");
    let files = Files::new()
        .file("one.yaml", &document("{/a: {get: {}}}"))
        .file("none.yaml", &document("{}"));
    let path = files.path().join("to/endpoints/x.yaml");
    for (edit, is_removed) in [("", true), ("# à la main\n", false)] {
        import(&files, "one.yaml", "--force").success();
        let text = fs::read_to_string(&path).unwrap();
        fs::write(&path, text + edit).unwrap();
        let (stdout, _) = said(&files, "none.yaml", "--lang en");
        let line = "Deleted, since the document has no operation any more: endpoints/x.yaml\n";
        assert_eq!(stdout.contains(line), is_removed, "{stdout}");
        assert_eq!(path.exists(), !is_removed);
    }
}

#[test]
fn a_line_that_is_bad_is_told_by_its_number() {
    let line = |slug: &str| {
        format!("{{\"title\": \"T\", \"slug\": \"{slug}\", \"access_type\": \"open\"}}\n")
    };
    let list = format!("{}{{\"title\": nul}}\n{}", line("a"), line("b"));
    let files = Files::new().file("list.json", &list);
    let (stdout, stderr) = said(&files, "list.json", "");
    assert!(stdout.ends_with("2 new, 0 changed, 0 gone\n"), "{stdout}");
    let warning = "apicat: warning: list.json:2:14: this line is no JSON; not imported\n";
    assert_eq!(stderr, warning);
}

/// Entries of a list, of which a part of the text is `text`.
fn many(text: &str) -> String {
    let entries = (0..400).map(|number| {
        format!(r#"{{"title": "API {number}", "slug": "api-{number}", "access_type": "open", "description": "{text}"}}"#)
    });
    format!("[{}]", entries.collect::<Vec<_>>().join(","))
}

#[test]
fn a_run_that_is_stopped_is_no_hand() {
    let files = Files::new()
        .file("old.json", &many("Ancien texte"))
        .file("new.json", &many("Nouveau texte"));
    let to = files.path().join("to");
    counted(&files, "old.json", "");
    let is_new = |number: usize| {
        let path = to.join(format!("api/api-{number}.md"));
        fs::read_to_string(path).is_ok_and(|text| text.contains("Nouveau"))
    };
    let run = Apicat::new()
        .line("import")
        .arg(files.path().join("new.json"));
    let (mut command, _home) = run.arg("--to").arg(&to).into_command();
    let mut child = command.spawn().unwrap();
    // Wherever it is stopped, the end is the same.
    while !is_new(0) && child.try_wait().unwrap().is_none() {}
    child.kill().unwrap();
    child.wait().unwrap();
    let (_, stderr) = said(&files, "new.json", "");
    assert_eq!(stderr, "");
    assert!((0..400).all(is_new));
    let left = names(&to).into_iter().filter(|name| name.contains("part"));
    assert_eq!(left.count(), 0);
}

#[cfg(unix)]
#[test]
fn one_import_at_a_time_writes_into_a_directory() {
    use rustix::fs::{FlockOperation, flock};

    let files = Files::new().file("page.json", PAGE).file("to/x", "");
    let to = files.path().join("to");
    let other = fs::File::open(&to).unwrap();
    flock(&other, FlockOperation::LockExclusive).unwrap();
    let output = import(&files, "page.json", "").status(2);
    assert!(
        output.stderr.contains("nother import is writing into"),
        "{}",
        output.stderr
    );
    assert_eq!(names(&to), ["x"]);
    drop(other);
    import(&files, "page.json", "").success();
}

#[test]
fn entries_at_the_top_of_a_directory_are_not_hidden() {
    let entry = "---\ntitle: X\ntagline: t\nproducer: p\nis_open: 1\n---\n";
    let files = Files::new()
        .file("page.json", PAGE)
        .file("to/README.md", "# Notes\n")
        .file("flat/x.md", entry);
    let run = Apicat::new()
        .line("import")
        .arg(files.path().join("page.json"));
    let output = run
        .arg("--to")
        .arg(files.path().join("flat"))
        .run()
        .status(2);
    assert!(
        output.stderr.contains("has entries without a folder api/"),
        "{}",
        output.stderr
    );
    assert_eq!(names(&files.path().join("flat")), ["x.md"]);
    import(&files, "page.json", "").success();
}

#[test]
fn what_can_be_called_goes_with_an_entry() {
    let document = "openapi: 3.0.0\ninfo: {title: Cantines}\npaths: {/a: {get: {}}}\n";
    let files = Files::new()
        .file("page.json", PAGE)
        .file("openapi.yaml", document);
    let of = |slug: &str| import(&files, "openapi.yaml", &format!("--endpoints {slug}"));
    let output = of("api-cantines").status(1);
    assert!(!files.path().join("to").exists());
    assert!(output.stderr.contains("has no entry “api-cantines”"));
    import(&files, "page.json", "").success();
    let output = of("api-cantine").status(1);
    assert!(
        output.stderr.contains("Did you mean api-cantines?"),
        "{}",
        output.stderr
    );
    for bad in [
        "--server javascript:x",
        "--url nope",
        "--server mailto:a@b.fr",
    ] {
        let output = of(&format!("api-cantines {bad}")).status(2);
        assert!(!files.path().join("to/endpoints").exists(), "{bad}");
        assert!(
            output.stderr.contains(bad.split(' ').nth(1).unwrap()),
            "{}",
            output.stderr
        );
    }
    of("api-cantines").success();
    let check = Apicat::new().line("check").arg(files.path().join("to"));
    check.run().success();
}

#[test]
fn what_a_document_is_instead_of_a_list_is_said() {
    let utf16: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain(PAGE.encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let files = Files::new();
    for (name, bytes, expected) in [
        ("empty.json", Vec::new(), "empty.json: it is empty"),
        (
            "cut.json",
            PAGE.as_bytes()[..300].to_vec(),
            "the JSON ends here",
        ),
        (
            "latin1.csv",
            b"id;title;slug\n1;\xc9cole;ecole\n".to_vec(),
            "latin1.csv:2:3: this is not UTF-8, to be saved as UTF-8 (iconv -f WINDOWS-1252 -t UTF-8)",
        ),
        ("a.gz", b"\x1f\x8b\x08\x00".to_vec(), "it is compressed"),
        (
            "a.html",
            b"<!DOCTYPE html><p>".to_vec(),
            "this is a web page",
        ),
        (
            "a.ttl",
            b"@prefix dcat: <http://a> .".to_vec(),
            "this is DCAT",
        ),
        ("a.jsonld", b"{\"@context\": {}}".to_vec(), "this is DCAT"),
        (
            "other.csv",
            b"nom;adresse\nA;https://a.fr\n".to_vec(),
            "it needs the columns id, title and slug",
        ),
    ] {
        fs::write(files.path().join(name), bytes).unwrap();
        let output = import(&files, name, "").status(1);
        assert!(output.stderr.contains(expected), "{}", output.stderr);
        assert_eq!(output.stderr.lines().count(), 3, "{}", output.stderr);
    }
    fs::write(files.path().join("utf16.json"), utf16).unwrap();
    assert_eq!(
        counted(&files, "utf16.json", ""),
        "2 new, 0 changed, 0 gone"
    );
}

#[test]
fn links_to_entries_lead_to_them_wherever_they_are() {
    let list = r#"[{"title": "Menus", "slug": "menus", "access_type": "open",
        "metadata_modified_at": "2026-07-01",
        "description": "Voir [la géographie](https://api.gouv.fr/les-api/api-geo)."}]"#;
    let files = Files::new().file("list.json", list);
    import(&files, "list.json", "").success();
    let to = files.path().join("to");
    // The entry may be of a layer below.
    let check = Apicat::new().line("check --strict").arg(&to).run();
    check.success().stdout("");
    let page = Apicat::new()
        .line("show menus --plain --catalogue")
        .arg(&to);
    let page = page.line("--catalogue embedded").run().success().stdout;
    assert!(
        page.contains("la géographie (apicat show api-geo)"),
        "{page}"
    );
}

#[test]
fn what_is_supposed_is_told() {
    let document = "openapi: 3.0.0\ninfo: {title: Paie}\nsecurity: [{cle: []}]\n\
        components: {securitySchemes: {cle: {type: apiKey, in: header, name: K}}}\n\
        paths: {/a: {get: {}}}\n";
    let files = Files::new().file("openapi.yaml", document);
    import(&files, "openapi.yaml", "").success();
    let run = |line: &str| {
        let run = Apicat::new().line(line).arg("--catalogue");
        // Nobody says who may use it, which is no answer.
        run.arg(files.path().join("to")).run().stdout
    };
    let source = "le document OpenAPI demande une clé ou un jeton";
    for (line, said) in [
        ("show paie --lang en", format!("(supposed: {source})")),
        (
            "access paie --who mairie --lang en --width 200",
            format!("Supposed access: {source}. To be checked"),
        ),
        (
            "show paie --json",
            format!("\"openness_source\":\"{source}\""),
        ),
        (
            "access paie --who mairie --json",
            format!("\"openness_source\":\"{source}\""),
        ),
    ] {
        let answer = run(line);
        assert!(answer.contains(&said), "{line}: {answer}");
    }
    let exported = run("list --format apis.json");
    assert!(!exported.contains("x-openness"), "{exported}");
}

#[test]
fn filters_choose_entries() {
    for (options, slugs) in [
        ("--restricted", "api-cantines"),
        ("--no-harvested", "api-cantines"),
        ("--organization ve", "api-cantines"),
        ("--organization region-exemple", "explorer"),
        (
            "--organization ve --organization region-exemple",
            "api-cantines,explorer",
        ),
    ] {
        let files = Files::new().file("page.json", PAGE);
        import(&files, "page.json", options).success();
        let entries = names(&files.path().join("to/api")).join(",");
        assert_eq!(entries.replace(".md", ""), slugs, "{options}");
    }
}

#[test]
fn a_form_is_known_by_what_is_in_it() {
    let files = Files::new()
        .file(
            "a.txt",
            "openapi: 3.0.0\ninfo: {title: Villes}\npaths: {}\n",
        )
        .file("b.json", "{\"apis\": [{\"name\": \"Eau\"}],}")
        .file(
            "c",
            "apiVersion: backstage.io/v1alpha1\nkind: API\nmetadata: {name: paie}\nspec: {}\n",
        )
        .file(
            "d.json",
            "id;title;slug;access_type\n1;Export;export;restricted\n",
        )
        .file(
            "e.csv",
            "{\"title\": \"Une\", \"slug\": \"une\"}\n{\"title\": \"Deux\", \"slug\": \"deux\"}\n",
        );
    let lists = ["a.txt", "b.json", "c", "d.json", "e.csv"].map(|list| files.path().join(list));
    let run = Apicat::new().line("import --lang fr").args(&lists);
    let output = run.arg("--to").arg(files.path().join("to")).run().success();
    assert!(
        output
            .stdout
            .ends_with("\n6 nouvelles, 0 modifiée, 0 disparue\n")
    );
    assert_eq!(
        output.stderr.replace('\u{a0}', " "),
        "apicat: avertissement : l’export CSV ne dit pas pour qui l’accès est possible : la liste en JSON le dit\n\
         apicat: avertissement : 5 fiches ne disent pas à qui l’API est ouverte : leur is_open est supposé, à vérifier (villes, eau, paie, une, deux)\n"
    );
    let entries = names(&files.path().join("to/api")).join(" ");
    assert_eq!(entries, "deux.md eau.md export.md paie.md une.md villes.md");
    let check = Apicat::new().line("check").arg(files.path().join("to"));
    check.run().success();
}

#[test]
fn unknown_keys_of_what_a_person_changed_are_told() {
    let files = Files::new().file("page.json", PAGE);
    import(&files, "page.json", "").success();
    let path = files.path().join("to/api/explorer.md");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replacen("title:", "keyword: carte\ntitle:", 1)).unwrap();
    let check = Apicat::new()
        .line("check --lang en")
        .arg(files.path().join("to"));
    let stdout = check.run().success().stdout;
    let told = |what: &str| stdout.contains(what);
    assert!(
        told("unknown key: “keyword” · did you mean “keywords”?"),
        "{stdout}"
    );
    assert!(
        stdout
            .lines()
            .all(|line| line.contains("/api/explorer.md:")),
        "{stdout}"
    );
}

#[test]
fn a_list_may_come_from_standard_input() {
    let files = Files::new().file("page.json", PAGE);
    let page = fs::File::open(files.path().join("page.json")).unwrap();
    let (mut command, directory) = Apicat::new().line("import - --to to").into_command();
    let output = command.stdin(page).output().unwrap();
    assert!(output.status.success());
    assert_eq!(names(&directory.path().join("to/api")).len(), 2);
}

#[test]
fn where_nothing_is_imported_the_exit_code_says_so() {
    let files = Files::new()
        .file("page.json", PAGE)
        .file("broken.json", "{\"data\": [{\"title\": \"A\", \"sl")
        .file("empty.json", "[]")
        .file("slug.json", "{\"title\": \"A\", \"slug\": \"../a\"}")
        .file("other.yaml", "a: b\n");
    for (list, options, warning) in [
        (
            "broken.json",
            "",
            "broken.json:1:28: the JSON ends here, incomplete",
        ),
        ("empty.json", "", "No entry to import."),
        (
            "slug.json",
            "",
            "slug.json, entry 1, “../a”: the name of an entry is made of letters",
        ),
        (
            "other.yaml",
            "",
            "other.yaml, entry 1: this is no dataservice",
        ),
        (
            "page.json",
            "--organization zzz",
            "No entry to import: none passes the filters.",
        ),
    ] {
        let output = import(&files, list, options).status(1);
        let stderr = output.stderr.to_lowercase();
        assert!(stderr.contains(&warning.to_lowercase()), "{list}: {stderr}");
        assert_eq!(output.stdout, "", "{list}");
        let json = import(&files, list, &format!("{options} --json")).status(1);
        let json: Value = serde_json::from_str(&json.stdout).unwrap();
        assert_eq!(json["new"], serde_json::json!([]), "{list}");
        let reasons = json["left_out"].as_array().unwrap().len();
        assert_eq!(reasons, usize::from(stderr.contains("warning")), "{list}");
        assert!(!files.path().join("to").exists(), "{list}");
    }
    // A page that is broken takes none of the others down.
    let run = Apicat::new()
        .line("import")
        .arg(files.path().join("broken.json"));
    let run = run.arg(files.path().join("page.json")).arg("--to");
    let output = run.arg(files.path().join("to")).run().success();
    assert!(output.stdout.ends_with("\n2 new, 0 changed, 0 gone\n"));
    assert_eq!(output.stderr.lines().count(), 2, "{}", output.stderr);
}

#[test]
fn what_cannot_be_read_or_written_is_a_fault_of_the_command() {
    let files = Files::new().file("page.json", PAGE).file("to", "a file");
    for (list, said) in [
        (
            "none.json",
            "none.json: it cannot be read (it does not exist).",
        ),
        ("page.json", "could not be written: it is not a directory."),
    ] {
        let output = import(&files, list, "").status(2);
        assert!(output.stderr.contains(said), "{}", output.stderr);
    }
    let run = |line: &str| {
        Apicat::new()
            .line(line)
            .arg(files.path().join("page.json"))
            .run()
    };
    assert!(run("import").status(2).stderr.contains("--to"));
    run("import --to to --url https://a.fr").status(2);
    run("import --to to --endpoints a --restricted").status(2);
    let two = run("import one.json --to to --endpoints a").status(2);
    assert!(two.stderr.contains("unexpected argument"), "{}", two.stderr);
    let limited = Apicat::new()
        .line("import --to to")
        .arg(files.path().join("page.json"));
    let limited = limited.env("APICAT_MAX_BYTES", "100").run().status(2);
    assert_eq!(
        limited.stderr,
        "apicat: the files to import exceed 100 bytes; the variable APICAT_MAX_BYTES changes this limit.\n"
    );
}

#[test]
fn many_warnings_are_counted() {
    let bad = "{\"slug\": \"sans-titre\"}\n".repeat(30);
    let files = Files::new().file("list.json", &format!("{bad}{PAGE}"));
    let (_, stderr) = said(&files, "list.json", "");
    assert_eq!(stderr.lines().count(), 20 + 1 + 1, "{stderr}");
    assert!(stderr.contains("\napicat: warning: and 10 more warnings of this kind\n"));
}

#[cfg(unix)]
#[test]
fn nothing_is_written_outside_of_the_directory() {
    use std::os::unix::fs::symlink;

    let files = Files::new()
        .file("page.json", PAGE)
        .file("out/secret", "secret")
        .file("to/producteurs/x.md", "---\nname: X\n---\n");
    let (to, out) = (files.path().join("to"), files.path().join("out"));
    symlink(&out, to.join("api")).unwrap();
    let output = import(&files, "page.json", "").status(2);
    assert!(
        output
            .stderr
            .contains("to/api” leads out of the catalogue directory"),
        "{}",
        output.stderr
    );
    assert_eq!(names(&out), ["secret"]);

    // A link in place of an entry, or of what is written beside, is not followed.
    fs::remove_file(to.join("api")).unwrap();
    fs::create_dir(to.join("api")).unwrap();
    symlink(out.join("secret"), to.join("api/explorer.md")).unwrap();
    symlink(out.join("secret"), to.join(".import.part.1")).unwrap();
    let (_, stderr) = said(&files, "page.json", "");
    assert!(
        stderr.contains("api/explorer.md is not replaced"),
        "{stderr}"
    );
    assert_eq!(
        counted(&files, "page.json", "--force"),
        "0 new, 1 changed, 0 gone"
    );
    assert!(
        fs::symlink_metadata(to.join("api/explorer.md"))
            .unwrap()
            .is_file()
    );
    assert_eq!(fs::read_to_string(out.join("secret")).unwrap(), "secret");
    assert!(fs::symlink_metadata(to.join(".import.part.1")).is_err());
}

#[test]
fn nothing_of_a_list_controls_the_terminal() {
    let hostile = "{\"title\": \"a\\u001b]0;t\\u0007\\u202e\", \"slug\": \"a\", \
                   \"organization\": {\"name\": \"\\u001b[31mB\"}, \"k\\u009b2J\": \"\\u001b\"}\n\
                   {\"title\": \"b\", \"slug\": \"\\u001b[2J\"}\n";
    let files = Files::new().file("list\u{1b}[31m.json", hostile);
    let output = import(&files, "list\u{1b}[31m.json", "").success();
    let json = import(&files, "list\u{1b}[31m.json", "--json").success();
    let entry = fs::read_to_string(files.path().join("to/api/a.md")).unwrap();
    let is_odd = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
    for text in [output.stdout, output.stderr, json.stdout, entry] {
        assert!(!text.contains(is_odd), "{text:?}");
    }
}

#[test]
fn a_list_of_this_program_comes_back_as_open_as_it_was() {
    let list = Apicat::new()
        .line("list --format apis.json")
        .run()
        .success();
    let files = Files::new().file("apis.json", &list.stdout);
    import(&files, "apis.json", "").success();
    let told = |run: Apicat| run.run().success().stdout;
    let lines = "list --fields id,openness --format csv";
    let before = told(Apicat::new().line(lines));
    let after = Apicat::new().line(lines).arg("--catalogue");
    assert_eq!(told(after.arg(files.path().join("to"))), before);
}
