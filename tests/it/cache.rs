//! What is kept of a directory never gives a wrong answer, and is made anew without a
//! word.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;

use tempfile::TempDir;

use crate::support::{Apicat, Files, Output};

fn entry(title: &str) -> String {
    format!("---\ntitle: {title}\ntagline: t\nproducer: p\nis_open: 1\n---\n\nl’eau de {title}\n")
}

fn directory() -> Files {
    let files = (0..70).fold(Files::new(), |files, number| {
        files.file(&format!("api/e{number}.md"), &entry(&format!("E{number}")))
    });
    files
        .file("api/bad.md", "---\ntitle: [\n---\n")
        .file("source.yaml", "name: S")
}

/// As long as a file system may need to tell two changes apart.
fn settle() {
    sleep(Duration::from_millis(2100));
}

fn run(cache: &Path, files: &Files, line: &str) -> Output {
    let run = Apicat::new().line(line).env("XDG_CACHE_HOME", cache);
    run.arg("--catalogue").arg(files.path()).run()
}

fn kept(cache: &Path) -> Vec<PathBuf> {
    let names = fs::read_dir(cache.join("apicat")).into_iter().flatten();
    names.map(|name| name.unwrap().path()).collect()
}

const LINES: [&str; 5] = [
    "list --json",
    "search eau",
    "show e7",
    "show E7",
    "search E70 --json",
];

/// The answers with what is kept are those without.
#[track_caller]
fn answers_are_true(cache: &Path, files: &Files, after: &str) {
    for line in LINES {
        let with = run(cache, files, line);
        let without = Apicat::new().line(line).arg("--catalogue");
        let without = without.arg(files.path()).run();
        assert_eq!(with.stdout, without.stdout, "{line} after {after}");
        assert_eq!(with.stderr, without.stderr, "{line} after {after}");
        assert_eq!(with.status, without.status, "{line} after {after}");
    }
}

#[test]
fn changes_between_two_questions_are_seen() {
    let (cache, files) = (TempDir::new().unwrap(), directory());
    let cache = cache.path();
    let at = |name: &str| files.path().join("api").join(name);
    let changes: [(&str, &dyn Fn()); 7] = [
        ("nothing", &|| ()),
        ("a change", &|| {
            fs::write(at("e7.md"), entry("Autre eau")).unwrap();
        }),
        // Of the same length.
        ("another", &|| {
            fs::write(at("e7.md"), entry("Aitre eau")).unwrap();
        }),
        ("an addition", &|| {
            fs::write(at("new.md"), entry("E70")).unwrap();
        }),
        ("a removal", &|| fs::remove_file(at("e8.md")).unwrap()),
        ("a renaming", &|| {
            fs::rename(at("e9.md"), at("f9.md")).unwrap();
        }),
        ("another source", &|| {
            fs::write(files.path().join("source.yaml"), "name: T").unwrap();
        }),
    ];
    for (name, change) in changes {
        settle();
        run(cache, &files, "list");
        assert_eq!(kept(cache).len(), 1, "before {name}");
        change();
        answers_are_true(cache, &files, name);
    }
    settle();
    run(cache, &files, "list");
    let touched = fs::File::options().write(true).open(at("e1.md")).unwrap();
    touched.set_modified(std::time::UNIX_EPOCH).unwrap();
    answers_are_true(cache, &files, "a touch");
}

#[test]
fn a_file_that_has_just_changed_is_not_kept() {
    let (cache, files) = (TempDir::new().unwrap(), directory());
    run(cache.path(), &files, "list");
    assert!(kept(cache.path()).is_empty());
}

#[test]
fn what_is_kept_is_used_and_replaced_where_it_is_damaged() {
    let (cache, files) = (TempDir::new().unwrap(), directory());
    settle();
    run(cache.path(), &files, "search eau");
    let [file] = kept(cache.path()).try_into().unwrap();
    let whole = fs::read(&file).unwrap();
    // It is not written again as long as it is good.
    let before = fs::metadata(&file).unwrap().modified().unwrap();
    answers_are_true(cache.path(), &files, "a search");
    assert_eq!(fs::metadata(&file).unwrap().modified().unwrap(), before);
    for at in (0..whole.len()).step_by(whole.len() / 12) {
        let mut damaged = whole.clone();
        damaged[at] ^= 0x10;
        fs::write(&file, damaged).unwrap();
        // A text that is read last may be an error, and is right the next time.
        let line = "show E7";
        let first = run(cache.path(), &files, line);
        assert!(first.status == 0 || first.stdout.is_empty(), "{first:?}");
        answers_are_true(cache.path(), &files, "damage");
    }
    for bytes in [&b""[..], b"x", &whole[..whole.len() / 2]] {
        fs::write(&file, bytes).unwrap();
        answers_are_true(cache.path(), &files, "a cut");
    }
    run(cache.path(), &files, "list");
    assert_eq!(fs::read(&file).unwrap(), whole);
}

#[test]
fn nothing_is_kept_of_one_who_wants_that_or_has_no_place() {
    let (cache, files) = (TempDir::new().unwrap(), directory());
    settle();
    let run = Apicat::new().line("list").env("APICAT_CACHE", "0");
    let run = run.env("XDG_CACHE_HOME", cache.path());
    run.arg("--catalogue").arg(files.path()).run().success();
    assert!(kept(cache.path()).is_empty());
    // A file in the place of the folder.
    fs::write(cache.path().join("apicat"), "").unwrap();
    answers_are_true(cache.path(), &files, "no place");
}

#[test]
fn many_questions_at_once_do_not_harm_each_other() {
    let (cache, files) = (TempDir::new().unwrap(), directory());
    let (cache, files) = (cache.path(), &files);
    settle();
    let expected = Apicat::new().line("search eau").arg("--catalogue");
    let expected = expected.arg(files.path()).run();
    for _ in 0..3 {
        std::thread::scope(|scope| {
            let runs = [(); 8].map(|()| scope.spawn(|| run(cache, files, "search eau")));
            for run in runs {
                assert_eq!(run.join().unwrap(), expected);
            }
        });
        assert_eq!(kept(cache).len(), 1, "nothing is left beside what is kept");
    }
}
