//! `apicat compile`: one file answers as the directory does, and a bad one is an
//! error with a next step.

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use tempfile::TempDir;

use crate::support::{Apicat, Files, Output};

/// Questions of every kind, in every form.
const LINES: [&str; 40] = [
    "list",
    "list --json",
    "list --by theme",
    "list --by producer --json",
    "list --who commune --format csv",
    "list --sort date --limit 5",
    "list --theme santé --fields all --format ndjson",
    "list --guides",
    "search identification",
    "search identification --json",
    "search identifcation",
    "search données --who entreprise",
    "search leau potable",
    "search qualité de l’eau --fields id,score,matches --format csv",
    "search kbis",
    "search xyzzyx",
    "search cantine scolaire --plain",
    "show franceconnect",
    "show franceconnect --json",
    "show franceconnect api-geo --plain",
    "show impot-particulier --raw",
    "show impot-particulier --section données",
    "show Géo",
    "show frnaceconnect",
    "access impot-particulier --who commune",
    "access impot-particulier franceconnect --who entreprise --format csv",
    "access --who mairie",
    "access franceconnect --open --who commune",
    "impots",
    "check",
    "show guides/amenagement-cadastre --json",
    "show cnam",
    "list --fields body --format csv --limit 3",
    "search siret --fields all --format ndjson",
    "endpoints api-entreprise tva",
    "endpoints api-geo --json",
    "endpoints api-geo --fields --format csv",
    "access franceconnect --who entreprise --json",
    "list --sort producer --reverse --fields id,producer,dates --format csv",
    "check --score --json",
];

fn on(catalogue: &Path, line: &str) -> Output {
    let line = Apicat::new().line(line).arg("--catalogue");
    line.arg(catalogue).run()
}

/// A directory, compiled.
fn compiled(directory: &Path) -> (TempDir, PathBuf) {
    let place = TempDir::new().unwrap();
    let file = place.path().join("c.apicat");
    let run = Apicat::new().arg("compile").arg(directory).arg("-o");
    let run = run.arg(&file).run();
    assert_eq!(run.stdout, "");
    assert_eq!(run.status, 0, "{}", run.stderr);
    (place, file)
}

/// Both say the same; paths of files are told from where they are.
#[track_caller]
fn answer_alike(directory: &Path, file: &Path, line: &str) {
    let (of_files, of_one) = (on(directory, line), on(file, line));
    let folder = format!("{}/", directory.display());
    assert_eq!(
        of_files.stdout.replace(&folder, ""),
        of_one.stdout,
        "{line}"
    );
    assert_eq!(
        of_files.stderr.replace(&folder, ""),
        of_one.stderr,
        "{line}"
    );
    assert_eq!(of_files.status, of_one.status, "{line}");
}

/// What is said but for where it comes from: the embedded one names its source in
/// either language.
fn without_source(mut output: Output) -> Output {
    let paragraphs = output.stdout.split("\n\n");
    let others = paragraphs.filter(|text| !text.starts_with("Source: "));
    output.stdout = others.collect::<Vec<_>>().join("\n\n");
    output
}

#[test]
fn every_form_of_the_catalogue_answers_alike() {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("catalogue");
    let (_place, file) = compiled(&directory);
    let cache = TempDir::new().unwrap();
    let kept = |line: &str| {
        let line = Apicat::new().line(line).env("XDG_CACHE_HOME", cache.path());
        line.arg("--catalogue").arg(&directory).run()
    };
    kept("search eau");
    for line in LINES {
        answer_alike(&directory, &file, line);
        let read = on(&directory, line);
        assert_eq!(kept(line), read, "{line}");
        // Of a directory, `check` says which.
        if !line.starts_with("check") {
            let embedded = Apicat::new().line(line).run();
            assert_eq!(without_source(embedded), without_source(read), "{line}");
        }
    }
    assert_eq!(
        fs::read_dir(cache.path().join("apicat")).unwrap().count(),
        1
    );
}

#[test]
fn what_is_named_beside_may_be_compiled() {
    let files = Files::new().file("api/x.md", &entry("X", "eau"));
    let (_place, file) = compiled(files.path());
    let diff = |old: &Path, new: &Path| Apicat::new().arg("diff").arg(old).arg(new).run();
    diff(files.path(), &file).success();
    let of_files = diff("embedded".as_ref(), files.path()).status(1);
    let of_one = diff("embedded".as_ref(), &file).status(1);
    assert_eq!(of_files.stdout, of_one.stdout);
    let score = |path: &Path| {
        Apicat::new()
            .line("check --score")
            .arg(path)
            .run()
            .success()
    };
    assert_eq!(score(files.path()).stdout, score(&file).stdout);
}

#[test]
fn completions_are_those_of_the_directory() {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("catalogue");
    let (_place, file) = compiled(&directory);
    for line in [
        "show fran",
        "access api-",
        "show franceconnect --section ",
        "list --theme ",
        "access franceconnect --who ",
    ] {
        let proposed = |catalogue: &Path| {
            let run = Apicat::new().env("APICAT_COMPLETE", "fish");
            let run = run.env("APICAT_CATALOGUE", catalogue);
            run.args(["--", "apicat"]).args(line.split(' ')).run()
        };
        let of_files = proposed(&directory);
        assert!(!of_files.stdout.is_empty());
        assert_eq!(of_files.stdout, proposed(&file).stdout, "{line}");
    }
}

fn entry(title: &str, body: &str) -> String {
    format!("---\ntitle: {title}\ntagline: t\nproducer: p\nis_open: 1\n---\n\n{body}\n")
}

#[test]
fn odd_directories_are_compiled_as_they_are_read() {
    let flat = Files::new()
        .file("x.md", &entry("X", "eau"))
        .file("bad.md", "---\ntitle: [\n---\n");
    let odd = Files::new()
        .file("api/x.md", &entry("X é", "[a](/les-api/y) l’eau"))
        .file("api/a.md", &entry("x E", "FranceConnect"))
        .file("api/empty.md", "")
        .bytes("api/bytes.md", b"\xff\xfe")
        .file(
            "guides/g.md",
            "---\ntitle: G eau\napis: [X é, a]\n---\nVoir l’eau.",
        )
        .file("guides/h.md", "---\ntitle: H\npublish: false\n---\n")
        .file("guides/i.md", "---\ntitle: [\n---\n")
        .file("producteurs/p.md", "---\nname: P\n---\nLe texte.")
        .file(
            "questions/q.yaml",
            "question: q?\nchoices: [{text: a, form: /x}]",
        )
        .file("questions/r.yaml", "question: [")
        .file("source.yaml", "name: S")
        .file("themes.yaml", "- A");
    for files in [flat, odd] {
        let (_place, file) = compiled(files.path());
        for line in [
            "list --json",
            "search eau",
            "search franceconnect --json",
            "show x",
            "show x --raw",
            "show g",
            "show g --json",
            "show p",
            "check",
            "check --json",
            "list --guides",
        ] {
            answer_alike(files.path(), &file, line);
        }
    }
}

fn words() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "eau",
        "eaux",
        "Eau",
        "données",
        "FranceConnect",
        "école",
        "l’eau",
        "n°2",
        "écoles",
        "\u{a0}",
    ]);
    prop::collection::vec(word, 1..12).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, ..ProptestConfig::default() })]
    #[test]
    fn any_catalogue_answers_alike(
        entries in prop::collection::vec((words(), words()), 1..90),
        query in words(),
    ) {
        let files = (0..).zip(entries).fold(Files::new(), |files, (number, (title, body))| {
            files.file(&format!("api/e{number}.md"), &entry(&title, &body))
        });
        let (_place, file) = compiled(files.path());
        answer_alike(files.path(), &file, &format!("search {query} --json"));
        answer_alike(files.path(), &file, "list --json");
        answer_alike(files.path(), &file, "show e0");
    }
}

#[test]
fn what_is_left_out_is_told_when_compiling() {
    let files = Files::new()
        .file("api/x.md", &entry("X", ""))
        .file("api/bad.md", "");
    let run = |name: &str| {
        let run = Apicat::new().current_dir(files.path());
        run.args(["compile", ".", "-o", name]).run()
    };
    let told = run("c.apicat");
    assert!(told.stderr.contains("bad.md") && told.status == 0);
    let names = fs::read_dir(files.path()).unwrap().count();
    assert_eq!(names, 2, "nothing is left beside the file");
    let device = run("/dev/null").stdout("").status(2);
    assert!(device.stderr.contains("/dev/null"), "{}", device.stderr);
    let none = run("nowhere/c.apicat").stdout("").status(2);
    assert!(none.stderr.contains("nowhere/c.apicat"), "{}", none.stderr);
}

#[test]
fn nothing_but_an_archive_is_written_over() {
    let x = entry("X", "eau");
    let files = Files::new().file("api/x.md", &x);
    let run = |name: &str| {
        let run = Apicat::new().current_dir(files.path());
        run.args(["compile", ".", "-o", name]).run()
    };
    run("c.apicat").success().stderr("");
    run("c.apicat").success().stderr("");
    run("api/x.md")
        .status(2)
        .stderr("apicat: “api/x.md” could not be written: another file is there already.\n");
    let kept = fs::read_to_string(files.path().join("api/x.md")).unwrap();
    assert_eq!(kept, x);
}

#[test]
fn a_file_with_the_name_of_the_embedded_catalogue_is_read_by_its_path() {
    let files = Files::new().file("api/x.md", &entry("X", "eau"));
    let run = |line: &str| Apicat::new().current_dir(files.path()).line(line).run();
    let read = "list --catalogue ./embedded";
    run("compile . -o embedded --lang en")
        .success()
        .stdout(&format!("To read them: apicat {read}\n"));
    assert!(run(read).success().stdout.starts_with("x\tX\t"));
}

#[test]
fn a_file_that_is_not_whole_is_refused() {
    let directory = Files::new().file("api/x.md", &entry("X", "eau"));
    let (_place, file) = compiled(directory.path());
    let whole = fs::read(&file).unwrap();
    let next = format!(
        "To make it anew from its directory: apicat compile DIR -o {}\n",
        file.display()
    );
    for length in [17, 100, 300, whole.len() / 2, whole.len() - 1] {
        fs::write(&file, &whole[..length]).unwrap();
        for line in ["list", "search eau", "show x", "check"] {
            let run = on(&file, line).stdout("").status(2);
            assert!(
                run.stderr.contains("it is incomplete or damaged"),
                "{}",
                run.stderr
            );
            assert!(run.stderr.ends_with(&next), "{}", run.stderr);
        }
    }
    for line in ["diff embedded", "check --score"] {
        let run = Apicat::new().line(line).arg(&file).run();
        assert!(run.stdout("").status(2).stderr.ends_with(&next), "{line}");
    }
    let mut of_other_version = whole;
    of_other_version[16] += 1;
    fs::write(&file, of_other_version).unwrap();
    let run = on(&file, "list").stdout("").status(2);
    assert!(run.stderr.contains("another version of apicat compiled it"));
}

#[test]
fn a_byte_that_was_changed_is_no_answer() {
    let directory = Files::new().file("api/x.md", &entry("X", "eau"));
    let (_place, file) = compiled(directory.path());
    let whole = fs::read(&file).unwrap();
    for at in (16..whole.len()).step_by(whole.len() / 40) {
        let mut changed = whole.clone();
        changed[at] ^= 0x20;
        fs::write(&file, changed).unwrap();
        on(&file, "search eau").stdout("").status(2);
    }
}
