//! What holds of any file, any query and any command line; `fuzz/` looks
//! further for the same.

use std::borrow::Cow;
use std::collections::HashSet;
use std::path::Path;

use apicat::catalogue::Catalogue;
use apicat::catalogue::lint::Lint;
use apicat::catalogue::source::{EntryKind, Source};
use apicat::check;
use apicat::embedded;
use apicat::find::resolve;
use proptest::prelude::{Strategy, any, prop, proptest};
use proptest::sample::select;

/// Lines of front matters: good ones, odd ones, broken ones.
fn front_matter() -> impl Strategy<Value = String> {
    let keys = select(vec![
        "title",
        "tagline",
        "producer",
        "is_open",
        "is_france_connected",
        "access_page",
        "themes",
        "clients",
        "keywords",
        "contact_link",
        "external_site",
        "uptime",
        "visits_2019",
        "visit_2019",
        "last_update",
        "stat",
        "content_intro",
        "odd",
        "- who",
        "  is_eligible",
        "  description",
    ]);
    let values = select(vec![
        "1",
        "-1",
        "99.9",
        "1.10",
        "0x1",
        "1e400",
        ".nan",
        "True",
        "99999999999999999999",
        "!!str 1",
        "!!int 'a'",
        "text",
        "\"quoted: text\"",
        "a: b",
        "[a, b]",
        "{a: b}",
        "{a: b, a: c}",
        "[1, ~, 0x1, [a]]",
        "~",
        "|",
        ">-",
        "*a",
        "&a b",
        "!tag x",
        "10/12/2019",
        "https://a.fr",
        "[",
        "'",
        "%",
        "\t",
        "é\u{1b}[31m",
    ]);
    let line = (keys, values).prop_map(|(key, value)| format!("{key}: {value}\n"));
    prop::collection::vec(line, 0..12).prop_map(|lines| lines.concat())
}

/// Bodies with links, components and rubbish.
fn body() -> impl Strategy<Value = String> {
    let pieces = select(vec![
        "mot ",
        "## Titre\n",
        "[a](#titre)",
        "[b](/les-api/x)",
        "<Button href='",
        "'>",
        "</Button>",
        "| a | b |\n|---|---|\n",
        "```\n",
        "<!--",
        "-->",
        "> ",
        "- ",
        "\n\n",
        "&#27;",
        "\u{202e}",
        "é",
    ]);
    prop::collection::vec(pieces, 0..30).prop_map(|pieces| pieces.concat())
}

fn source(kind: EntryKind, bytes: &[u8]) -> Option<Source> {
    let path = match kind {
        EntryKind::Question | EntryKind::Endpoints => "x.yaml",
        EntryKind::Api | EntryKind::Guide | EntryKind::Producer => "x.md",
    };
    Source::new(kind, Path::new(path), Ok(Cow::Owned(bytes.to_vec())))
}

/// The catalogue leaves a file out where the check says so, for one of
/// its reasons.
fn check_agrees_with_the_catalogue(bytes: &[u8]) {
    for kind in EntryKind::ALL {
        let catalogue = Catalogue::load(source(kind, bytes));
        let report = check::check_sources(source(kind, bytes));
        let reasons = report.diagnostics.iter();
        let reasons = reasons.filter(|found| matches!(found.lint, Lint::LeftOut(_)));
        let reasons: Vec<_> = reasons
            .map(|found| (&found.lint, found.position()))
            .collect();
        let bad = catalogue.bad_files().first();
        let agrees = match bad {
            Some(bad) => reasons.contains(&(&bad.lint, bad.position())),
            None => reasons.is_empty(),
        };
        assert!(
            agrees,
            "{bad:?} and {reasons:?} of {:?}",
            String::from_utf8_lossy(bytes)
        );
    }
}

proptest! {
    #[test]
    fn a_file_is_left_out_where_the_check_says_so(head in front_matter(), body in body()) {
        check_agrees_with_the_catalogue(format!("---\n{head}---\n{body}").as_bytes());
        let good = "---\nname: P\ntitle: X\ntagline: t\nproducer: p\nis_open: 1\n";
        check_agrees_with_the_catalogue(format!("{good}{head}---\n{body}").as_bytes());
    }

    #[test]
    fn any_bytes_are_a_file(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        check_agrees_with_the_catalogue(&bytes);
        check_agrees_with_the_catalogue(&[b"---\n", &bytes[..]].concat());
    }

    #[test]
    fn any_words_are_a_query(query in any::<String>(), words in prop::collection::vec("[a-zé’' -]{1,12}", 0..6)) {
        let catalogue = embedded::catalogue();
        for query in [query, words.join(" ")] {
            let results = embedded::engine().search(&query);
            let ids: HashSet<&str> = results.hits.iter().map(|hit| &*hit.api(catalogue).id).collect();
            assert_eq!(ids.len(), results.hits.len(), "an entry twice");
            assert!(results.hits.iter().all(|hit| hit.score.is_finite() && hit.score > 0.0));
            assert!(results.hits.is_sorted_by(|a, b| a.score >= b.score));
            let _ = resolve(catalogue, &query);
        }
    }
}

#[test]
fn the_program_ends_on_any_catalogue() {
    use proptest::test_runner::{Config, TestRunner};
    let lines = select(vec![
        "list",
        "list --json",
        "list --who x",
        "search mot",
        "show x",
        "show x --json",
        "access x --who x",
        "check",
        "check --score",
        "list --format apis.json",
    ]);
    let mut runner = TestRunner::new(Config {
        cases: 60,
        failure_persistence: None,
        ..Config::default()
    });
    let inputs = (front_matter(), body(), lines, 20..200_usize);
    runner
        .run(&inputs, |(head, body, line, width)| {
            let directory = tempfile::TempDir::new().unwrap();
            let start = "---\ntitle: X\ntagline: t\nproducer: p\nis_open: 1\n";
            std::fs::write(directory.path().join("x.md"), format!("{start}---\n{body}")).unwrap();
            std::fs::write(
                directory.path().join("y.md"),
                format!("---\n{head}---\n{body}"),
            )
            .unwrap();
            let output = std::process::Command::new(env!("CARGO_BIN_EXE_apicat"))
                .args(line.split(' '))
                .args(["--width", &width.to_string(), "--catalogue"])
                .arg(directory.path())
                .env_clear()
                .output()
                .unwrap();
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(
                output.status.code().is_some_and(|code| code <= 2),
                "{line}: {said}"
            );
            assert!(!said.contains("panicked"), "{said}");
            Ok(())
        })
        .unwrap();
}
