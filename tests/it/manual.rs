//! The manual pages: the committed ones are fresh, the programs that read such
//! pages have nothing to say against them, and what they tell is so.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::{Apicat, Files};
use apicat::VARIABLE;
use apicat::manual::{ManualPage, pages};
use apicat::screen::VARIABLES;
use apicat::words::{Lang, Messages};

const FRENCH: Messages = Messages::new(Lang::French);
const ENGLISH: Messages = Messages::new(Lang::English);

/// The directories of the committed pages.
fn committed() -> [(Messages, PathBuf); 2] {
    let man = Path::new(env!("CARGO_MANIFEST_DIR")).join("man");
    [(ENGLISH, man.clone()), (FRENCH, man.join("fr"))]
}

/// The names and texts of the pages in a directory.
fn written(directory: &Path) -> Vec<(String, String)> {
    let paths = std::fs::read_dir(directory).unwrap();
    let paths = paths.map(|entry| entry.unwrap().path());
    let mut pages: Vec<(String, String)> = paths
        .filter(|path| path.is_file())
        .map(|path| {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (name, std::fs::read_to_string(path).unwrap())
        })
        .collect();
    pages.sort();
    pages
}

fn expected(m: Messages) -> Vec<(String, String)> {
    let pages = pages(m).into_iter();
    let mut pages: Vec<_> = pages.map(|page| (page.file_name, page.text)).collect();
    pages.sort();
    pages
}

/// `APICAT_UPDATE=1 cargo test` writes them anew.
#[test]
fn the_committed_pages_are_those_of_this_command_line() {
    for (m, directory) in committed() {
        if std::env::var_os("APICAT_UPDATE").is_some() {
            std::fs::create_dir_all(&directory).unwrap();
            for ManualPage { file_name, text } in pages(m) {
                std::fs::write(directory.join(file_name), text).unwrap();
            }
        }
        assert!(written(&directory) == expected(m), "{directory:?}");
    }
}

#[test]
fn the_pages_are_written_in_the_language_of_the_session_without_a_word() {
    let files = Files::new();
    for (m, locale) in [(FRENCH, "fr_FR.UTF-8"), (ENGLISH, "en_GB.UTF-8")] {
        let directory = files.path().join(locale).join("man1");
        // A second time, over the first.
        for _ in 0..2 {
            Apicat::new()
                .arg("man")
                .arg(&directory)
                .env("LANG", locale)
                .run()
                .success()
                .stdout("")
                .stderr("");
        }
        assert!(written(&directory) == expected(m), "{locale}");
    }
}

#[test]
fn what_cannot_be_written_is_said_with_the_reason() {
    let files = Files::new().file("file", "").file("taken/apicat.1/x", "");
    for (directory, english, french) in [
        (
            "file",
            "apicat: “file” could not be written: it is not a directory.\n",
            "apicat: « file » n’a pas pu être écrit : ce n’est pas un dossier.\n",
        ),
        (
            "file/below",
            "apicat: “file/below” could not be written: it is not a directory.\n",
            "apicat: « file/below » n’a pas pu être écrit : ce n’est pas un dossier.\n",
        ),
        (
            "taken",
            "apicat: “taken/apicat.1” could not be written: it is a directory.\n",
            "apicat: « taken/apicat.1 » n’a pas pu être écrit : c’est un dossier.\n",
        ),
        (
            "",
            "apicat: <DIR> needs a value.\nFor help: apicat man --help\n",
            "apicat: il manque une valeur à <DOSSIER>.\nPour l’aide : apicat man --help\n",
        ),
    ] {
        for (locale, said) in [("en_GB.UTF-8", english), ("fr_FR.UTF-8", french)] {
            Apicat::new()
                .args(["man", directory])
                .current_dir(files.path())
                .env("LANG", locale)
                .run()
                .status(2)
                .stdout("")
                .with_plain_spaces()
                .stderr(said);
        }
    }
}

/// The text of the program's own page.
fn own_page(m: Messages) -> String {
    pages(m).remove(0).text
}

#[test]
fn every_variable_that_is_read_is_documented() {
    let documented = VARIABLES.into_iter().filter(|name| *name != VARIABLE);
    for name in documented.chain(["FORCE_HYPERLINK"]) {
        for m in [ENGLISH, FRENCH] {
            assert!(own_page(m).contains(&format!("\\fB{name}\\fR")), "{name}");
        }
    }
}

/// The lines of a page that are examples of this program.
fn examples(page: &ManualPage) -> Vec<String> {
    let (_, examples) = page.text.split_once("EXAMPLES\n").unwrap();
    let lines = examples.lines().filter_map(|line| {
        let line = line.strip_prefix("\\fB")?.strip_suffix("\\fR")?;
        Some(line.replace("\\-", "-"))
    });
    lines.collect()
}

#[test]
fn every_command_has_examples_and_they_work() {
    let program = Path::new(env!("CARGO_BIN_EXE_apicat")).parent().unwrap();
    let path = std::env::var_os("PATH").unwrap();
    let path = std::iter::once(program.to_owned()).chain(std::env::split_paths(&path));
    let path = std::env::join_paths(path).unwrap();
    for page in pages(ENGLISH) {
        let examples = examples(&page);
        assert!(!examples.is_empty(), "{}", page.file_name);
        for line in examples {
            // What another shell than sh is for is left out.
            if line.starts_with("eval") || line.starts_with("source") || line.ends_with("| source")
            {
                continue;
            }
            let home = tempfile::TempDir::new().unwrap();
            let output = Command::new("sh")
                .args(["-c", &line])
                .env_clear()
                .env("PATH", &path)
                .env("HOME", home.path())
                .current_dir(env!("CARGO_MANIFEST_DIR"))
                .output()
                .unwrap();
            assert!(output.status.success(), "{line}: {output:?}");
        }
    }
}

/// What a program says about every committed page; none where it is not
/// installed.
fn said_by(program: &str, arguments: &[&str]) -> Option<String> {
    let mut said = String::new();
    for (_, directory) in committed() {
        for (name, _) in written(&directory) {
            let mut command = Command::new(program);
            let Ok(output) = command.args(arguments).arg(directory.join(name)).output() else {
                eprintln!("skipped: {program} is not installed");
                return None;
            };
            said.push_str(&String::from_utf8_lossy(&output.stdout));
            said.push_str(&String::from_utf8_lossy(&output.stderr));
        }
    }
    Some(said)
}

#[test]
fn mandoc_has_no_warning_but_for_the_date() {
    if let Some(said) = said_by("mandoc", &["-T", "lint", "-W", "warning"]) {
        let mut others = said.lines().filter(|line| !line.contains("missing date"));
        assert_eq!(others.next(), None);
    }
}

#[test]
fn groff_has_no_warning() {
    let arguments = ["-man", "-Tutf8", "-Kutf8", "-ww", "-z"];
    assert_eq!(said_by("groff", &arguments).unwrap_or_default(), "");
}

#[test]
fn whatis_finds_the_name_of_every_page() {
    if let Some(said) = said_by("lexgrog", &[]) {
        assert!(!said.contains("parse failed"), "{said}");
    }
}
