//! What a check says of a catalogue as a whole.

use std::path::Path;

use super::{check, check_sources};
use crate::catalogue::date::Date;
use crate::catalogue::file_error::{Expected, FileError};
use crate::catalogue::lint::{Copied, Lint};
use crate::catalogue::side_file::SideFiles;
use crate::catalogue::source::{EntryKind, Source, Unread};

/// A path and a text.
type File = (String, String);

/// An API with those lines in its front matter, before those it lacks.
fn api(slug: &str, lines: &str, body: &str) -> File {
    let required = [
        ("title", "T"),
        ("tagline", slug),
        ("producer", "p"),
        ("is_open", "1"),
    ];
    let missing = required.iter().filter(|(key, _)| !lines.contains(key));
    let missing: String = missing
        .map(|(key, value)| format!("{key}: {value}\n"))
        .collect();
    let text = format!("---\n{lines}{missing}---\n{body}\n");
    (format!("api/{slug}.md"), text)
}

fn producer(slug: &str) -> File {
    let path = format!("producteurs/{slug}.md");
    (path, "---\nname: P\n---\n".to_owned())
}

/// What is found in files, with its place.
fn found(files: Vec<File>, themes: Option<&str>) -> Vec<(String, Lint)> {
    found_beside(files, "themes.yaml", themes)
}

/// The same beside a file that speaks of the whole.
fn found_beside(files: Vec<File>, file: &str, beside: Option<&str>) -> Vec<(String, Lint)> {
    let count = files.len() + usize::from(beside.is_some());
    let files = files.into_iter().map(|(path, text)| {
        let text: &'static str = text.leak();
        Unread::compiled(Path::new(&path), text.as_bytes()).unwrap()
    });
    let beside = beside.map(|text| -> &'static str { text.to_owned().leak() });
    let beside = SideFiles::compiled(|name| beside.filter(|_| name == file).map(str::as_bytes));
    let report = check(
        &files.collect::<Vec<_>>(),
        &beside,
        Date::of_unix(0),
        &|_, _| {},
    );
    assert_eq!(report.files, count);
    let diagnostics = report.diagnostics.into_iter();
    diagnostics
        .map(|found| (found.location(), found.lint))
        .collect()
}

/// The findings of `found`, their places borrowed, to compare with a table.
fn rows(found: &[(String, Lint)]) -> Vec<(&str, Lint)> {
    let rows = found.iter();
    rows.map(|(at, fault)| (at.as_str(), fault.clone()))
        .collect()
}

#[test]
fn a_text_that_two_entries_have_is_told_of_the_second() {
    use Copied::{Introduction, Tagline};
    let long = |bytes: usize| "un deux trois quatre cinq ".repeat(200)[..bytes].to_owned();
    let tagline = |text: &str| format!("tagline: {text}\n");
    let intro = |text: &str| format!("content_intro: {text}\n");
    for (lines, body, expected) in [
        (tagline("Un mot"), "", Some(("2:10", Tagline))),
        (tagline(&long(4096)), "", Some(("2:10", Tagline))),
        (tagline(&long(4097)), "", None),
        // There is no word to share.
        (tagline("—"), "", None),
        (
            intro("Voici une introduction de six mots."),
            "",
            Some(("2:16", Introduction)),
        ),
        (intro("Cinq mots, ou un chapeau."), "", None),
        // Without an introduction, the first paragraph, if it is prose.
        (
            String::new(),
            "Voici une introduction de six mots.",
            Some(("7:1", Introduction)),
        ),
        (String::new(), "Cinq mots, ou un chapeau.", None),
        (
            String::new(),
            &format!("{}\n\nSuite.", long(4096)),
            Some(("7:1", Introduction)),
        ),
        (String::new(), &format!("{}\n\nSuite.", long(4097)), None),
        (String::new(), "# Un titre de plus de six mots", None),
        (String::new(), "| a | b | c | d | e | f | g |", None),
        (String::new(), "<p>Un deux trois quatre cinq six</p>", None),
        (String::new(), "- Une liste de plus de six mots", None),
        (String::new(), "* Une liste de plus de six mots", None),
        (
            String::new(),
            "![Une image de plus de six mots](/images/a.png)",
            None,
        ),
        (
            intro("Voici une introduction de six mots."),
            "Un paragraphe de plus de six mots.",
            Some(("2:16", Introduction)),
        ),
    ] {
        let files = ["a", "b"].map(|slug| api(slug, &lines, body));
        let expected = expected.map(|(at, what)| {
            let from = "a".to_owned();
            (format!("api/b.md:{at}"), Lint::Copied { what, from })
        });
        assert_eq!(
            found(files.to_vec(), None),
            Vec::from_iter(expected),
            "{lines}{body}"
        );
    }
}

#[test]
fn a_first_paragraph_is_compared_and_quoted_without_the_next() {
    let first = "Le même début de plus de six mots.";
    let sources = ["a", "b"].map(|slug| {
        let (path, text) = api(slug, "", &format!("{first}\n\nLa suite de {slug}."));
        Source::new(
            EntryKind::Api,
            Path::new(&path),
            Ok(text.into_bytes().into()),
        )
        .unwrap()
    });
    let report = check_sources(sources);
    let excerpts = report.diagnostics.iter().map(|finding| {
        let excerpt = finding.place.as_ref().unwrap().excerpt.as_ref().unwrap();
        &excerpt.text[excerpt.span.clone()]
    });
    assert_eq!(excerpts.collect::<Vec<_>>(), [first]);
}

#[test]
fn a_word_is_spelt_as_most_entries_spell_it() {
    for (spellings, at, wrong, usual) in [
        (["Santé", "Santé", "sante"], "c", "sante", "Santé"),
        (["sante", "sante", "Santé"], "c", "Santé", "sante"),
        (["Santé", "sante", "sante"], "a", "Santé", "sante"),
        // Of two as usual, the first of the alphabet.
        (["sante", "Santé", "Eau"], "a", "sante", "Santé"),
    ] {
        let (found_as, usual) = (wrong.to_owned(), usual.to_owned());
        let told = |key| {
            let files = ["a", "b", "c"].iter().zip(spellings);
            let files = files.map(|(slug, word)| api(slug, &format!("{key}: [{word}]\n"), ""));
            found(files.collect(), None)
        };
        let theme = Lint::ThemeSpelling {
            found: found_as.clone(),
            usual: usual.clone(),
        };
        assert_eq!(told("themes"), [(format!("api/{at}.md:2:10"), theme)]);
        let keyword = Lint::KeywordSpelling {
            found: found_as,
            usual,
        };
        assert_eq!(told("keywords"), [(format!("api/{at}.md:2:12"), keyword)]);
    }
}

#[test]
fn a_word_that_is_given_twice_is_told_among_the_first_hundred() {
    let list = |count: usize| {
        let words = (1..count).map(|word| format!("m{word}, "));
        format!("[{}m1]", words.collect::<String>())
    };
    let twice = Lint::Repeated {
        found: "m1".to_owned(),
    };
    for key in ["themes", "keywords"] {
        for (count, expected) in [(2, 1), (100, 1), (101, 0)] {
            let lines = format!("{key}: {}\n", list(count));
            let found = found(vec![api("a", &lines, "")], None);
            let faults = found.into_iter().map(|(_, fault)| fault);
            let expected = vec![twice.clone(); expected];
            assert_eq!(faults.collect::<Vec<_>>(), expected, "{key} {count}");
        }
    }
}

#[test]
fn a_producer_has_a_file_where_some_have() {
    let unknown = |found: &str, near: Option<&str>| Lint::UnknownProducer {
        found: found.to_owned(),
        near: near.map(str::to_owned),
    };
    let entry = |slug| api("a", &format!("producer: {slug}\n"), "");
    for (files, expected) in [
        (vec![entry("dinum")], None),
        (vec![producer("dinum"), entry("dinum")], None),
        (
            vec![producer("dinum"), entry("dinun")],
            Some(unknown("dinun", Some("dinum"))),
        ),
        (
            vec![producer("dinum"), entry("insee")],
            Some(unknown("insee", None)),
        ),
        // The slug of an entry is none of a producer.
        (
            vec![producer("dinum"), entry("a")],
            Some(unknown("a", None)),
        ),
    ] {
        let expected = expected.map(|fault| ("api/a.md:2:11".to_owned(), fault));
        assert_eq!(found(files, None), Vec::from_iter(expected));
    }
    // A folder that cannot be read is no producer.
    let folder = Source {
        kind: EntryKind::Producer,
        id: String::new(),
        file: "producteurs".to_owned(),
        bytes: Err(FileError::NotAFile),
        may_be_quoted: false,
    };
    let (path, text) = entry("dinum");
    let entry = Source::new(
        EntryKind::Api,
        Path::new(&path),
        Ok(text.into_bytes().into()),
    );
    let report = check_sources([folder, entry.unwrap()]);
    let faults = report.diagnostics.into_iter().map(|finding| finding.lint);
    assert_eq!(
        faults.collect::<Vec<_>>(),
        [Lint::LeftOut(FileError::NotAFile)]
    );
}

#[test]
fn links_lead_to_entries_and_their_headings() {
    let entry = |found: &str, near: Option<&str>| Lint::UnknownEntry {
        found: found.to_owned(),
        near: near.map(str::to_owned),
    };
    let heading = |found: &str, near: Option<&str>| Lint::UnknownHeading {
        found: found.to_owned(),
        near: near.map(str::to_owned),
    };
    for (address, expected) in [
        ("/les-api/geo", None),
        ("/les-api/geo#usages", None),
        ("/les-api/goe", Some(entry("goe", Some("geo")))),
        ("/les-api/sirene", Some(entry("sirene", None))),
        // The slug of a producer is none of an entry.
        ("/les-api/p", Some(entry("p", None))),
        ("/les-api/geo#usage", Some(heading("usage", Some("Usages")))),
        ("/les-api/geo#tarifs", Some(heading("tarifs", None))),
    ] {
        let files = vec![
            producer("p"),
            api("a", "", &format!("[lien]({address})")),
            api("geo", "", "## Usages"),
        ];
        let expected = expected.map(|fault| ("api/a.md:7:8".to_owned(), fault));
        assert_eq!(found(files, None), Vec::from_iter(expected), "{address}");
    }
}

#[test]
fn the_nearest_slug_is_looked_for_two_hundred_times() {
    let files = (0..3).map(|file| {
        let links = (0..100).map(|link| format!("[x](/les-api/entry-{file}{link:02}) "));
        api(&format!("entry-{file}"), "", &links.collect::<String>())
    });
    // Again, what was looked for at first.
    let again = api("entry-4", "", "[x](/les-api/entry-000)");
    let found = found(files.chain([again]).collect(), None);
    let has_near = found.iter().map(|(_, fault)| match fault {
        Lint::UnknownEntry { near, .. } => near.is_some(),
        fault => panic!("{fault:?}"),
    });
    let expected = [vec![true; 200], vec![false; 100], vec![true]].concat();
    assert_eq!(has_near.collect::<Vec<_>>(), expected);
}

#[test]
fn a_thesaurus_leads_to_words_and_entries_that_there_are() {
    let thesaurus = "
- word: [kbis]
  see: [registre du commerce, registre minier, greffe]
- same: [greffe, tribunal]
- word: [registre]
  first: [a, z]
- english: [clerk]
  french: [greffier]
";
    let entry = api("a", "", "Le registre du commerce.");
    let found = |found: &str| found.to_owned();
    let expected = [
        Lint::UnknownEntry {
            found: found("z"),
            near: None,
        },
        Lint::UnmetTerm {
            found: found("greffier"),
        },
        Lint::UnmetTerm {
            found: found("registre minier"),
        },
    ];
    let expected = expected.map(|lint| (found("thesaurus.yaml"), lint));
    let files = vec![entry, producer("p")];
    let found = found_beside(files, "thesaurus.yaml", Some(thesaurus));
    let of_thesaurus = found.into_iter().filter(|(at, _)| at == "thesaurus.yaml");
    assert_eq!(of_thesaurus.collect::<Vec<_>>(), expected);

    let unread = found_beside(vec![], "thesaurus.yaml", Some("- same: a\n"));
    assert!(
        matches!(unread.as_slice(), [(_, Lint::UnreadThesaurus(_))]),
        "{unread:?}"
    );
}

#[test]
fn themes_are_those_of_the_list() {
    let entry = |themes: &str| {
        let lines =
            format!("last_update: 01/02/2024\nthemes: {themes}\nneeds: [un, deux, trois]\n");
        api("a", &lines, "Texte.")
    };
    let unknown = |found: &str, near: Option<&str>| Lint::UnknownTheme {
        found: found.to_owned(),
        near: near.map(str::to_owned),
    };
    let unused = |theme: &str| Lint::UnusedTheme {
        found: theme.to_owned(),
    };
    let texts = FileError::WrongType {
        key: "themes.yaml".to_owned(),
        expected: Expected::Texts,
    };
    for (list, themes, expected) in [
        ("- Eau\n", "[Eau]", vec![]),
        (
            "- Eau\n- Santé\n",
            "[Eau, eaux, Sport, Eau]",
            vec![
                ("api/a.md:3:15", unknown("eaux", Some("Eau"))),
                ("api/a.md:3:21", unknown("Sport", None)),
                (
                    "api/a.md:3:28",
                    Lint::Repeated {
                        found: "Eau".to_owned(),
                    },
                ),
                ("themes.yaml", unused("Santé")),
            ],
        ),
        // Without a list that can be read, themes are as entries have them.
        (
            "Eau\n",
            "[Eau, Sport, sport]",
            vec![
                (
                    "api/a.md:3:22",
                    Lint::ThemeSpelling {
                        found: "sport".to_owned(),
                        usual: "Sport".to_owned(),
                    },
                ),
                ("themes.yaml", Lint::UnreadThemes(texts)),
            ],
        ),
    ] {
        let found = found(vec![entry(themes)], Some(list));
        assert_eq!(rows(&found), expected, "{list}");
    }
    let unread = found(vec![entry("[Eau]")], Some("- [Eau\n"));
    assert!(
        matches!(unread.as_slice(), [(at, Lint::UnreadThemes(FileError::Yaml(_)))] if at == "themes.yaml:2:1"),
        "{unread:?}"
    );
}

#[test]
fn questionnaires_have_files_and_an_end() {
    let question = |name: &str, choices: &str| {
        let text = format!("question: Q\nchoices: {choices}\n");
        (format!("questions/{name}.yaml"), text)
    };
    let tagged = |question: &str| {
        let tag = format!("<QuestionTree tree='k' question='{question}' />");
        api("a", "", &tag)
    };
    let unknown = |found: &str, near: Option<&str>| Lint::UnknownQuestionnaire {
        found: found.to_owned(),
        near: near.map(str::to_owned),
    };
    let form = "[{text: t, form: https://a.fr}]";
    let then = |name: &str| format!("[{{text: t, then: {name}}}]");
    let many = format!("[{}]", "{text: t, note: n}, ".repeat(201));
    for (files, expected) in [
        (vec![tagged("Quand"), question("k-quand", form)], vec![]),
        (
            vec![tagged("qui")],
            vec![("api/a.md:7:1", unknown("k-qui", None))],
        ),
        (
            vec![tagged("quan"), question("k-quand", form)],
            vec![("api/a.md:7:1", unknown("k-quan", Some("k-quand")))],
        ),
        // Of a file that is left out, that is enough.
        (
            vec![tagged("q"), question("k-q", "[]")],
            vec![(
                "questions/k-q.yaml:2:1",
                Lint::LeftOut(FileError::MissingKey("choices")),
            )],
        ),
        (
            vec![question("k", &then("l"))],
            vec![("questions/k.yaml:2:27", unknown("l", None))],
        ),
        (
            vec![question("k", &then("l")), question("l", &then("k"))],
            vec![
                ("questions/k.yaml:2:10", Lint::EndlessQuestionnaire),
                ("questions/l.yaml:2:10", Lint::EndlessQuestionnaire),
            ],
        ),
        (
            vec![question("k", &many)],
            vec![("questions/k.yaml:2:10", Lint::LongQuestionnaire)],
        ),
        (
            vec![question(
                "k",
                "\n  - {text: t, form: a b}\n  - text: t\n    note: |\n      [x](/les-api/b)\n    odd: 1",
            )],
            vec![
                (
                    "questions/k.yaml:3:21",
                    Lint::NotAnAddress {
                        found: "a b".to_owned(),
                    },
                ),
                (
                    "questions/k.yaml:6:11",
                    Lint::UnknownEntry {
                        found: "b".to_owned(),
                        near: None,
                    },
                ),
                (
                    "questions/k.yaml:7:5",
                    Lint::UnknownKey {
                        key: "choices[1].odd".to_owned(),
                        near: None,
                    },
                ),
            ],
        ),
    ] {
        let found = found(files, None);
        assert_eq!(rows(&found), expected);
    }
}

/// What is found in an entry of those lines beside a source.
fn of_source(source: &'static str, lines: &str) -> Vec<(String, Lint)> {
    let (path, text) = api("a", lines, "Texte");
    let files = [Unread::compiled(Path::new(&path), text.leak().as_bytes()).unwrap()];
    let beside = SideFiles::compiled(|name| (name == "source.yaml").then_some(source.as_bytes()));
    let report = check(
        &files,
        &beside,
        Date::parse_iso("2026-11-26").unwrap(),
        &|_, _| {},
    );
    let diagnostics = report.diagnostics.into_iter();
    diagnostics
        .map(|found| (found.location(), found.lint))
        .collect()
}

#[test]
fn a_catalogue_with_a_source_is_dated() {
    let not_a_date = |found: &str| Lint::NotADate {
        found: found.to_owned(),
        is_iso: true,
    };
    for (source, lines, expected) in [
        (
            "name: S\nstate: 2026-01",
            "entry_changed: 2026-01-31\n",
            vec![],
        ),
        (
            "name: S",
            "",
            vec![(
                "api/a.md:2:1",
                Lint::Unsaid {
                    key: "entry_changed",
                },
            )],
        ),
        (
            "name: S",
            "entry_changed: hier\n",
            vec![("api/a.md:2:16", not_a_date("hier"))],
        ),
        (
            "name: S\nstate: demain\nurl: javascript:x",
            "entry_changed: 2026-01-31\n",
            vec![
                (
                    "source.yaml",
                    Lint::NotAnAddress {
                        found: "javascript:x".to_owned(),
                    },
                ),
                ("source.yaml", not_a_date("demain")),
            ],
        ),
        (
            "url: x",
            "",
            vec![(
                "source.yaml",
                Lint::UnreadSource(FileError::MissingKey("name")),
            )],
        ),
    ] {
        let found = of_source(source, lines);
        assert_eq!(rows(&found), expected, "{source}");
    }
}

#[test]
fn a_status_is_one_and_dated_and_leads_somewhere() {
    let source = "name: S";
    for (lines, expected) in [
        (
            "status: moved\nstatus_date: 2026-01-31\nreplaced_by: https://a.fr\n",
            None,
        ),
        (
            "status: gone\n",
            Some(Lint::UnknownStatus {
                found: "gone".to_owned(),
                near: None,
            }),
        ),
        ("status: closed\n", Some(Lint::UndatedStatus)),
        (
            "replaced_by: zzz\n",
            Some(Lint::UnknownEntry {
                found: "zzz".to_owned(),
                near: None,
            }),
        ),
        (
            "replaced_by: javascript:x\n",
            Some(Lint::NotAnAddress {
                found: "javascript:x".to_owned(),
            }),
        ),
        (
            "doc_tech_link: /swaggers/a.json\n",
            Some(Lint::ClosedSite {
                found: "/swaggers/a.json".to_owned(),
            }),
        ),
        (
            "rate_limiting_description: Levée en 2024, elle sera revue.\n",
            Some(Lint::PastAnnouncement {
                found: "2024".to_owned(),
            }),
        ),
    ] {
        let found = of_source(source, &format!("entry_changed: 2026-01-31\n{lines}"));
        let lints: Vec<Lint> = found.into_iter().map(|(_, lint)| lint).collect();
        assert_eq!(lints, Vec::from_iter(expected), "{lines}");
    }
}
