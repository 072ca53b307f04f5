//! What can be called: of an entry, of a document, and files made from one.

use crate::support::{Apicat, Files};

/// Two operations, of which one needs a token.
const DOCUMENT: &str = r##"{
  "openapi": "3.0.3",
  "info": {"title": "Essai", "version": "2"},
  "servers": [{"url": "https://a.fr/v2"}],
  "components": {
    "securitySchemes": {"jeton": {"type": "http", "scheme": "bearer"}},
    "schemas": {"ville": {"type": "object", "properties": {
      "nom": {"type": "string", "title": "Nom de la ville"},
      "voisines": {"type": "array", "items": {"$ref": "#/components/schemas/ville"}}
    }}}
  },
  "paths": {
    "/villes": {"get": {
      "summary": "Chercher des villes", "tags": ["Villes"],
      "parameters": [{"name": "q", "in": "query", "schema": {"type": "string"}}],
      "responses": {"200": {"description": "", "content": {"application/json": {
        "schema": {"type": "array", "items": {"$ref": "#/components/schemas/ville"}}}}}}
    }},
    "/villes/{code}": {
      "parameters": [{"name": "code", "in": "path", "required": true, "example": "75056"}],
      "get": {
        "security": [{"jeton": []}], "tags": ["Villes"],
        "description": "Une phrase du document.",
        "responses": {"200": {"description": "", "content": {"application/json": {
          "schema": {"$ref": "#/components/schemas/ville"}}}}}
      }
    }
  },
}"##;

fn files() -> Files {
    Files::new().file("essai.json", DOCUMENT)
}

#[test]
fn a_document_is_read_in_every_form() {
    let files = files();
    let path = files.path().join("essai.json");
    let rows = |options: &[&str]| {
        let run = Apicat::new()
            .line("endpoints --file")
            .arg(&path)
            .args(options);
        run.run().success().stdout
    };
    assert_eq!(
        rows(&[]),
        "GET\t/villes\tChercher des villes\tVilles\tq\n\
         GET\t/villes/{code}\t\tVilles\tcode\n"
    );
    assert_eq!(
        rows(&["--fields", "--format", "csv"]),
        "method,path,field,type,name\n\
         GET,/villes,[].nom,string,Nom de la ville\n\
         GET,/villes,[].voisines,object[],\n\
         GET,/villes/{code},nom,string,Nom de la ville\n\
         GET,/villes/{code},voisines,object[],\n"
    );
    assert_eq!(rows(&["--format", "ndjson"]).lines().count(), 2);
    let page = rows(&["code", "--format", "table", "--lang", "fr"]);
    for said in [
        "2 opérations, dont 1 pour «\u{a0}code\u{a0}»",
        "GET /villes/{code}",
        "liste d’objets",
        "curl -H \"Authorization: Bearer $TOKEN\" https://a.fr/v2/villes/75056",
    ] {
        assert!(page.contains(said), "{said}:\n{page}");
    }
}

#[test]
fn what_is_copied_from_a_pipe_can_be_typed() {
    let files = Files::new().file(
        "essai.json",
        &DOCUMENT.replace(
            "\"nom\": {",
            "\"maire\": {\"properties\": {\"prénom\": {}}}, \"nom\": {",
        ),
    );
    let path = files.path().join("essai.json");
    let run = Apicat::new()
        .line("endpoints code --format table --file")
        .arg(&path);
    let page = run.env("COLUMNS", "40").run().success().stdout;
    let command = "curl -H \"Authorization: Bearer $TOKEN\" https://a.fr/v2/villes/75056\n";
    assert!(page.contains(command), "{page}");
    assert!(page.contains("\n  prénom"), "{page}");
    assert!(!page.contains(['\u{a0}', '\u{2007}']), "{page}");
}

#[test]
fn a_document_may_come_from_standard_input() {
    let files = files();
    let document = std::fs::File::open(files.path().join("essai.json")).unwrap();
    let line = "endpoints --file - villes/{code} --json";
    let (mut command, _directory) = Apicat::new().line(line).into_command();
    let output = command.stdin(document).output().unwrap();
    assert!(output.status.success());
    let document: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(document["operations"].as_array().unwrap().len(), 1);
    assert_eq!(document["title"], "Essai");
}

#[test]
fn what_is_no_document_is_refused() {
    let files = Files::new()
        .file("odd.yaml", "a: [b\n")
        .file("other.json", "{\"a\": 1}")
        .file("deep.json", &"[".repeat(100_000));
    for (name, said) in [
        ("odd.yaml", "unreadable YAML"),
        ("other.json", "this is not an OpenAPI document"),
        ("deep.json", "levels deep"),
        ("none.json", "does not exist"),
    ] {
        let path = files.path().join(name);
        let output = Apicat::new()
            .line("endpoints --file")
            .arg(&path)
            .run()
            .status(2);
        assert!(
            output.stderr.to_lowercase().contains(&said.to_lowercase()),
            "{}",
            output.stderr
        );
        assert!(output.stderr.starts_with("apicat: "), "{}", output.stderr);
    }
}

#[test]
fn an_entry_without_operations_says_what_it_has() {
    let output = Apicat::new()
        .line("endpoints franceconnect")
        .run()
        .status(1);
    assert!(
        output
            .stderr
            .contains("https://partenaires.franceconnect.gouv.fr")
    );
    let output = Apicat::new()
        .line("endpoints api-geo zzzzz")
        .run()
        .status(1);
    assert!(
        output
            .stderr
            .starts_with("apicat: no operation of “api-geo” for “zzzzz”")
    );
}

#[test]
fn a_page_says_how_many_operations_there_are() {
    let page = |line: &str| Apicat::new().line(line).run().success().stdout;
    assert!(page("show api-geo").contains("13 operations: apicat endpoints api-geo"));
    // Those of the platform are in one file.
    assert!(page("show api-data-es").contains("16 operations: apicat endpoints api-data-es"));
    assert!(!page("show franceconnect").contains("apicat endpoints"));
}

#[test]
fn a_shared_file_is_filled_in_for_each_entry() {
    let line = "endpoints calendrier-scolaire GET /catalog/datasets/{dataset_id} --json";
    let output = Apicat::new().line(line).run().success();
    let document: serde_json::Value = serde_json::from_str(&output.stdout).unwrap();
    assert_eq!(
        document["operations"][0]["curl"],
        "curl \"https://data.education.gouv.fr/api/explore/v2.1/catalog/datasets/fr-en-calendrier-scolaire?apikey=$TOKEN\""
    );
}

#[test]
fn a_file_is_made_of_a_document_and_read_back() {
    let files = files().file(
        "to/api/essai.md",
        "---\ntitle: Essai\ntagline: t\nproducer: p\nis_open: 1\n---\n\nB\n",
    );
    let (document, to) = (files.path().join("essai.json"), files.path().join("to"));
    let import = |options: &[&str]| {
        let run = Apicat::new()
            .line("import --lang fr --endpoints essai --to")
            .arg(&to);
        run.arg(&document).args(options).run().success();
        std::fs::read_to_string(to.join("endpoints/essai.yaml")).unwrap()
    };
    let file = import(&["--date", "2026-04-27"]);
    assert!(!file.contains("phrase"), "{file}");
    // A name that is given by hand stays.
    let named = file.replace(
        "path: /villes/{code}\n",
        "path: /villes/{code}\n  name: Une ville\n",
    );
    std::fs::write(to.join("endpoints/essai.yaml"), &named).unwrap();
    assert_eq!(import(&[]), named);
    assert_eq!(import(&["--path", "*}"]).matches("- method:").count(), 1);

    // What finds nothing writes nothing, and another document is told anew.
    let path = to.join("endpoints/essai.yaml");
    let before = std::fs::read_to_string(&path).unwrap();
    let run = Apicat::new()
        .line("import --endpoints essai --path /rien --to")
        .arg(&to);
    let output = run.arg(&document).run().status(1);
    assert!(output.stderr.contains("“/rien”"), "{}", output.stderr);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), before);
    std::fs::write(&path, before.replace("title: Essai", "title: Un autre")).unwrap();
    let after = import(&["--path", "*}"]);
    assert_eq!(after, before.replace("  date: \"2026-04-27\"\n", ""));

    let run = |line: &str| Apicat::new().line(line).arg("--catalogue").arg(&to).run();
    assert_eq!(
        run("endpoints essai").success().stdout,
        "GET\t/villes/{code}\tUne ville\tVilles\tcode\n"
    );
    assert!(
        run("show essai")
            .success()
            .stdout
            .contains("1 operation: apicat endpoints essai")
    );
    run("check").success();
    let refused = Apicat::new()
        .line("import --endpoints ../x --to to")
        .arg(&document)
        .run();
    refused.status(2);
}

#[test]
fn operations_are_counted_however_they_are_written() {
    let entry = "---\ntitle: A\ntagline: t\nproducer: p\nis_open: 1\n---\n\nB\n";
    for operations in [
        "operations: [{method: GET, path: /a}, {method: GET, path: /b}]\n",
        "operations:\n- path: /a\n  method: GET\n- {path: /b, method: GET}\n",
        "{\"operations_of\": \"b\"}\n",
    ] {
        let files = Files::new()
            .file("api/a.md", entry)
            .file("endpoints/a.yaml", operations)
            .file(
                "endpoints/b.yaml",
                "operations:\n- method: GET\n  path: /a\n- method: GET\n  path: /b\n",
            );
        let run = Apicat::new()
            .line("show a")
            .env("APICAT_CATALOGUE", files.path());
        let page = run.run().success().stdout;
        assert!(page.contains("2 operations: apicat endpoints a"), "{page}");
    }
}

#[test]
fn a_file_that_has_nothing_to_call_is_told_by_check() {
    let entry = "---\ntitle: A\ntagline: t\nproducer: p\nis_open: 1\n---\n\nB\n";
    for (text, said) in [
        (
            "document: {title: A}\n",
            "endpoints/a.yaml: error: the file has no operation",
        ),
        (
            "operations: []\n",
            "endpoints/a.yaml: error: the file has no operation",
        ),
        (
            "operations_of: a\n",
            "a.yaml:1:16: error: the file refers to itself",
        ),
    ] {
        let files = Files::new()
            .file("api/a.md", entry)
            .file("endpoints/a.yaml", text);
        let run = Apicat::new()
            .line("check")
            .env("APICAT_CATALOGUE", files.path());
        let output = run.run().status(1).stdout;
        assert!(output.contains(said), "{output}");
    }
}

#[test]
fn a_bad_file_is_told_by_check_and_hurts_nothing_else() {
    let entry = "---\ntitle: A\ntagline: t\nproducer: p\nis_open: 1\n---\n\nB\n";
    let files = Files::new()
        .file("api/a.md", entry)
        .file("api/b.md", &entry.replace("title: A", "title: B"))
        .file("endpoints/a.yaml", "operations: [\n")
        .file(
            "endpoints/b.yaml",
            "operationss: []\nservers: [odd]\noperations_of: c\ndocument: {date: hier}\n",
        )
        .file("endpoints/z.yaml", "operations:\n- path: /a\n");
    let run = |line: &str| {
        Apicat::new()
            .line(line)
            .env("APICAT_CATALOGUE", files.path())
            .run()
    };
    let said = run("check").status(1).stdout;
    for what in [
        "endpoints/a.yaml:",
        "operationss",
        "b.yaml:2:11: error: “odd” is not an address",
        "no file for the operations of “c”",
        "“hier” is not a date",
        "the key “method” is missing",
        "z.yaml: error: ",
    ] {
        assert!(said.contains(what), "{what}:\n{said}");
    }
    run("show a").success();
    let output = run("endpoints a").status(2);
    assert!(
        output.stderr.starts_with("apicat: endpoints/a.yaml:"),
        "{}",
        output.stderr
    );
}

#[test]
fn only_methods_of_http_are_read() {
    let entry = "---\ntitle: A\ntagline: t\nproducer: p\nis_open: 1\n---\n\nB\n";
    let run = |method: &str, line: &str| {
        let operations = format!("operations:\n- method: {method}\n  path: /a\n");
        let files = Files::new()
            .file("api/a.md", entry)
            .file("endpoints/a.yaml", &operations);
        let run = Apicat::new()
            .line(line)
            .env("APICAT_CATALOGUE", files.path());
        run.run()
    };
    for method in ["\"get; touch x; #\"", "\"\"", "1", "-X", "[GET]"] {
        let said = run(method, "check").status(1).stdout;
        assert!(said.contains("operations[0].method"), "{method}: {said}");
        run(method, "endpoints a").status(2);
    }
    for method in ["get", "GET", "VERSION-CONTROL"] {
        let said = run(method, "endpoints a").success().stdout;
        assert!(said.starts_with(&method.to_uppercase()), "{said}");
    }
}

#[test]
fn nothing_of_a_document_controls_the_terminal() {
    let hostile = DOCUMENT
        .replace("Chercher", "\\u001b[2J\\u0007Chercher")
        .replace("\"/villes\"", "\"/vi\\u009bl\\u202eles\"");
    let files = Files::new().file("essai.json", &hostile);
    let path = files.path().join("essai.json");
    for format in ["table", "tsv", "csv", "json", "ndjson"] {
        let run = Apicat::new()
            .line("endpoints --file")
            .arg(&path)
            .arg("--format");
        let said = run.arg(format).run().success().stdout;
        let is_odd = |c: char| (c.is_control() && c != '\n' && c != '\t') || c == '\u{202e}';
        assert!(!said.contains(is_odd), "{said:?}");
        assert!(!said.contains("\\u001b"), "{said}");
    }
}
