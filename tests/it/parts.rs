//! A page asked for by its slug reads one file of a directory, and says what it
//! says where all are read.

use std::path::Path;

use apicat::catalogue::Catalogue;
use apicat::catalogue::subject::Subject;

use crate::support::{Apicat, Files};

fn part(directory: &Path, slugs: &[&str]) -> Option<Catalogue> {
    Catalogue::part_of_directory(directory, u64::MAX, slugs)
}

fn entry(title: &str, body: &str) -> String {
    format!("---\ntitle: {title}\ntagline: t\nproducer: p\nis_open: 1\n---\n\n{body}\n")
}

#[test]
fn a_part_says_what_the_whole_says() {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("catalogue");
    let whole = Catalogue::from_directory(&directory, u64::MAX, &|_, _| {}).unwrap();
    for (number, api) in whole.apis().iter().enumerate() {
        let part = part(&directory, &[&api.id]).unwrap();
        assert_eq!(part.apis(), std::slice::from_ref(api));
        assert_eq!(part.guides_of(api), whole.guides_of(api), "{}", api.id);
        assert_eq!(part.producer(api), whole.producer(api));
        for partner in api.partners.iter() {
            assert_eq!(part.known_producer(partner), whole.known_producer(partner));
        }
        assert_eq!(part.body(Subject::Api(api)), whole.body(Subject::Api(api)));
        assert_eq!(part.provenance(), whole.provenance());
        let other = &whole.apis()[(number * 7) % whole.apis().len()];
        assert!(part.has(&other.id) && !part.has("no-such-entry"));
    }
}

/// A name that is no exact slug takes the whole.
#[test]
fn exact_slugs_are_answered_as_other_names_are() {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("catalogue");
    for [before, slugs, after] in [
        ["show", "franceconnect", ""],
        ["show", "franceconnect api-geo", "--json"],
        ["show", "impot-particulier", "--raw"],
        ["show", "impot-particulier", "--section données"],
        ["show", "franceconnect", "--open successor"],
        ["access", "impot-particulier", "--who commune"],
        ["access", "impot-particulier", "--who commune --json"],
        [
            "access",
            "impot-particulier franceconnect",
            "--who entreprise --format csv",
        ],
    ] {
        let run = |slugs: &str| {
            let line = Apicat::new().line(&format!("{before} {slugs} {after}"));
            line.arg("--catalogue").arg(&directory).run()
        };
        let (part, whole) = (run(slugs), run(&slugs.to_uppercase()));
        assert!(part.stdout == whole.stdout, "{before} {slugs} {after}");
        assert_eq!(part.stderr, whole.stderr);
        assert_eq!(part.status, whole.status);
    }
}

#[test]
fn a_link_is_to_an_entry_only_where_that_can_be_read() {
    let files = Files::new()
        .file(
            "api/x.md",
            &entry("X", "[a](/les-api/good) [b](/les-api/bad)"),
        )
        .file("api/good.md", &entry("Good", ""))
        .file("api/bad.md", "---\ntitle: [\n---\n")
        .file("guides/g.md", "---\ntitle: G\napis: [good, x]\n---\n");
    let part = part(files.path(), &["x"]).unwrap();
    assert!(part.has("good") && part.has("x") && part.has("guides/g"));
    assert!(!part.has("bad") && !part.has("none") && !part.has("guides/h"));
}

#[test]
fn other_files_are_not_read_and_not_told_of() {
    let files = Files::new()
        .file("api/x.md", &entry("X", ""))
        .file("api/bad.md", "---\ntitle: [\n---\n");
    let run = |line: &str| {
        let run = Apicat::new().line(line).arg("--catalogue");
        run.arg(files.path()).run()
    };
    run("show x --raw")
        .stderr("")
        .stdout(&entry("X", ""))
        .success();
    assert!(run("show X --raw").stderr.contains("bad.md"));
}

#[test]
fn what_is_no_exact_slug_takes_the_whole() {
    let files = Files::new()
        .file("api/x.md", &entry("X", ""))
        .file("api/Y.md", &entry("Y", ""))
        .file("api/y.md", &entry("y", ""))
        .file("api/bad.md", "---\ntitle: [\n---\n");
    for slug in ["X", "bad", "none", "x.md", "../api/x", ""] {
        assert!(part(files.path(), &["x", slug]).is_none(), "{slug}");
    }
    // Of names that differ by case, the first is an entry.
    assert!(part(files.path(), &["Y"]).is_some());
    if files
        .path()
        .join("api/y.md")
        .canonicalize()
        .is_ok_and(|path| path.ends_with("y.md"))
    {
        assert!(part(files.path(), &["y"]).is_none());
    }
}

#[test]
fn a_flat_directory_is_read_in_part() {
    let files = Files::new()
        .file("x.md", &entry("X", ""))
        .file("z.md", &entry("Z", ""));
    let part = part(files.path(), &["z"]).unwrap();
    assert_eq!(part.apis().len(), 1);
    assert!(part.has("x") && !part.has("y"));
}

#[test]
fn a_part_is_bounded_as_the_whole_is() {
    let files = Files::new().file("api/x.md", &entry("X", &"x".repeat(1000)));
    let part = |most| Catalogue::part_of_directory(files.path(), most, &["x"]);
    assert!(part(900).is_none());
    assert!(part(1200).is_some());
}
