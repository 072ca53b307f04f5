//! What a search finds, and in which order, on catalogues of a few words.

use std::borrow::Cow;
use std::path::Path;

use super::{Elsewhere, Engine, Index, NearMiss, Results, Snippet, Thesaurus};
use crate::catalogue::Catalogue;
use crate::catalogue::source::{EntryKind, Source};

/// An entry: its slug, lines of its front matter, without required ones that do
/// not matter, and its body.
type EntryLines = (&'static str, &'static str, &'static str);

/// Some entries of the kind that a catalogue holds.
const ENTRIES: [EntryLines; 6] = [
    (
        "api-cantine",
        "title: API Ma Cantine\nkeywords: [Restauration]",
        "Les repas des écoles.",
    ),
    (
        "api-adresse",
        "title: API Adresse\nkeywords: [Géocodage, Coordonnées]",
        "Une adresse et sa position.",
    ),
    (
        "api-eau",
        "title: Hub’Eau\nkeywords: [Eau potable]",
        "La qualité de l’eau, commune par commune.",
    ),
    (
        "api-air",
        "title: API Air\nkeywords: [Pollution]",
        "Qualité mesurée près de l’eau. Les communes et l’air.",
    ),
    (
        "franceconnect",
        "title: FranceConnect\nkeywords: [Identification]",
        "Un bouton de connexion.",
    ),
    (
        "api-travail",
        "title: API Offres\nkeywords: [France Travail]",
        "Les offres. Une adresse de contact.",
    ),
];

fn catalogue(entries: &[EntryLines]) -> Catalogue {
    let sources = entries.iter().filter_map(|(slug, head, body)| {
        let required = ["tagline: t\n", "producer: p\n", "is_open: 1\n"].into_iter();
        let missing = required.filter(|line| !head.contains(&line[..line.len() - 2]));
        let missing = missing.collect::<String>();
        let text = format!("---\n{head}\n{missing}---\n{body}\n");
        let path = format!("{slug}.md");
        Source::new(
            EntryKind::Api,
            Path::new(&path),
            Ok(Cow::Owned(text.into_bytes())),
        )
    });
    let catalogue = Catalogue::load(sources);
    assert_eq!(catalogue.bad_files(), []);
    catalogue
}

/// The answer to a question to a search over some entries.
fn ask<T>(entries: &[EntryLines], thesaurus: &str, question: impl FnOnce(&Engine<'_>) -> T) -> T {
    let catalogue = catalogue(entries);
    question(&Engine {
        catalogue: &catalogue,
        index: &Index::new(&catalogue, &|_, _| {}),
        stored_text: None,
        thesaurus: &Thesaurus::parse(thesaurus).unwrap(),
        elsewhere: &Elsewhere::default(),
    })
}

/// The slugs that a query finds, the best first, and what it says beside them.
fn found(entries: &[EntryLines], thesaurus: &str, query: &str) -> (Vec<String>, Notices) {
    ask(entries, thesaurus, |engine| {
        let Results {
            hits,
            corrections,
            near_miss,
            guides: _,
            elsewhere: _,
            synonyms,
        } = engine.search(query);
        let corrections = corrections.into_iter();
        let said = Notices {
            scores: hits.iter().map(|hit| hit.score).collect(),
            corrections: corrections
                .map(|found| (found.typed, found.corrected))
                .collect(),
            near_miss,
            synonyms,
        };
        (
            hits.into_iter()
                .map(|hit| hit.api(engine.catalogue).id.to_string())
                .collect(),
            said,
        )
    })
}

struct Notices {
    scores: Vec<f64>,
    corrections: Vec<(String, String)>,
    near_miss: NearMiss,
    synonyms: Vec<String>,
}

fn slugs(query: &str) -> Vec<String> {
    found(&ENTRIES, "[]", query).0
}

#[test]
fn a_title_of_common_words_is_found() {
    assert_eq!(slugs("ma cantine"), ["api-cantine"]);
    assert_eq!(slugs("Hub’Eau")[0], "api-eau");
}

#[test]
fn accents_case_elisions_and_plurals_do_not_matter() {
    for query in [
        "géocodage",
        "GEOCODAGE",
        "géocodages",
        "le géocodage",
        "l'geocodage",
    ] {
        assert_eq!(slugs(query), ["api-adresse"], "{query}");
    }
    for query in ["france connect", "FranceConnect", "franceconnect"] {
        assert_eq!(slugs(query)[0], "franceconnect", "{query}");
    }
}

#[test]
fn case_changes_nothing_even_in_names_of_many_parts() {
    let groups = "- same: [DGFiP, finances publiques]\n- same: [franceconnect, FC]\n";
    let entries = [
        ("a", "title: Impôts\nkeywords: [DGFiP]", "Texte."),
        ("b", "title: Budget", "Les finances publiques."),
        ("c", "title: FranceConnect", "Un bouton."),
    ];
    for (query, expected) in [("DGFiP", &["a", "b"][..]), ("FC", &["c"])] {
        let both = [query.to_owned(), query.to_lowercase()];
        for query in both {
            assert_eq!(found(&entries, groups, &query).0, expected, "{query}");
        }
    }
}

#[test]
fn a_word_of_a_longer_headword_is_not_corrected_to_itself() {
    let groups = "- word: [extrait de kbis]\n  see: [emploi]\n";
    let (slugs, said) = found(&ENTRIES, groups, "extrait");
    assert_eq!((slugs, said.corrections), (Vec::new(), Vec::new()));
}

#[test]
fn a_headword_without_synonyms_in_the_catalogue_does_not_hide_a_shorter_one() {
    let groups = "- same: [eau potable, effluent]\n- word: [eau]\n  see: [air]\n";
    assert_eq!(found(&ENTRIES, groups, "eau potable").1.synonyms, ["air"]);
}

#[test]
fn prefixes_are_completed() {
    assert_eq!(slugs("identif"), ["franceconnect"]);
    assert_eq!(slugs("geoc"), ["api-adresse"]);
    // Two letters begin too many words.
    assert_eq!(slugs("ge"), [""; 0]);
}

#[test]
fn typing_errors_are_corrected_and_reported() {
    for (query, read) in [
        ("identifcation", "identification"),
        ("frnaceconnect", "franceconnect"),
        ("restuaration", "restauration"),
        ("leau", "eau"),
    ] {
        let (slugs, said) = found(&ENTRIES, "[]", query);
        assert!(!slugs.is_empty(), "{query}");
        assert_eq!(said.corrections, [(query.to_owned(), read.to_owned())]);
    }
    // A known word is never corrected.
    assert!(found(&ENTRIES, "[]", "adresse").1.corrections.is_empty());
}

#[test]
fn what_is_in_the_title_comes_before_what_is_in_the_text() {
    assert_eq!(slugs("adresse"), ["api-adresse", "api-travail"]);
}

#[test]
fn neighbouring_words_come_first() {
    assert_eq!(slugs("qualité de l’eau")[..2], ["api-eau", "api-air"]);
    // The words of two keywords are not neighbours.
    let apart = [
        ("a", "title: A\nkeywords: [Rouge, Vert]", ""),
        ("b", "title: B\nkeywords: [Rouge vert]", ""),
    ];
    assert_eq!(found(&apart, "[]", "rouge vert").0, ["b", "a"]);
}

#[test]
fn an_entry_with_all_the_words_comes_first() {
    assert_eq!(slugs("offres et contact")[0], "api-travail");
    assert_eq!(slugs("commune potable")[0], "api-eau");
}

#[test]
fn words_of_a_question_do_not_count() {
    assert_eq!(slugs("comment savoir si l’eau est potable")[0], "api-eau");
}

#[test]
fn nonsense_finds_nothing() {
    for query in [
        "zzzz",
        "asdkjh qwpoei",
        "horoscope bélier commune",
        "",
        "?!",
    ] {
        assert_eq!(slugs(query), [""; 0], "{query}");
    }
}

const GROUPS: &str = "
- same: [Pôle emploi, France Travail]
- word: [GPS, position GPS]
  see: [coordonnées]
- word: [robinet]
  see: [eau potable, repas]
";

#[test]
fn equivalents_stand_for_one_another() {
    assert_eq!(found(&ENTRIES, GROUPS, "pole emploi").0[0], "api-travail");
    assert_eq!(found(&ENTRIES, "[]", "pole emploi").0, [""; 0]);
}

#[test]
fn a_related_word_counts_one_way_only() {
    assert_eq!(found(&ENTRIES, GROUPS, "gps").0, ["api-adresse"]);
    assert_eq!(found(&ENTRIES, GROUPS, "position GPS").0[0], "api-adresse");
    // A synonym that occurs nowhere is not reported.
    assert_eq!(
        found(&ENTRIES, GROUPS, "robinet").1.synonyms,
        ["eau potable", "repas"]
    );
    assert_eq!(found(&ENTRIES, GROUPS, "repas").1.synonyms, [""; 0]);
    assert_eq!(
        found(&ENTRIES, GROUPS, "robinet").0,
        ["api-eau", "api-cantine"]
    );
    assert_eq!(found(&ENTRIES, GROUPS, "repas").0, ["api-cantine"]);
    // A typing error in a word that only the thesaurus has.
    let (slugs, said) = found(&ENTRIES, GROUPS, "robimet");
    assert_eq!(slugs[0], "api-eau");
    assert_eq!(
        said.corrections,
        [("robimet".to_owned(), "robinet".to_owned())]
    );
}

#[test]
fn synonyms_are_told_once_where_they_occur() {
    let groups = "
- same: [eau, les eaux, air]
- word: [robinet, lavabo]
  see: [eau position, potable]
";
    for (query, expected) in [
        // Another form of the word is no synonym.
        ("eau", &["air"][..]),
        // Words that no entry has in a row occur nowhere.
        ("robinet", &["potable"]),
        ("robinet lavabo", &["potable"]),
    ] {
        let said = found(&ENTRIES, groups, query).1;
        assert_eq!(said.synonyms, expected, "{query}");
    }
}

#[test]
fn an_empty_catalogue_finds_nothing() {
    assert_eq!(found(&[], GROUPS, "eau").0, [""; 0]);
}

/// The slugs that a query finds and their scores, to four digits.
fn scores(entries: &[EntryLines], thesaurus: &str, query: &str) -> Vec<(String, String)> {
    let (slugs, said) = found(entries, thesaurus, query);
    let scores = said.scores.iter().map(|score| format!("{score:.4}"));
    slugs.into_iter().zip(scores).collect()
}

/// Three entries: titles are of one content word, bodies of 1, 3 and 0.
const COLOURS: [EntryLines; 3] = [
    ("a", "title: Le rouge", "Vert."),
    ("b", "title: Le bleu", "Rouge vert vert."),
    ("c", "title: Le noir", ""),
];

#[test]
fn scores_are_those_of_the_formulas() {
    // Of 3 entries, by the number that contain a term.
    let idf = |count: f64| (1.0 + (3.0 - count + 0.5) / (count + 0.5)).ln();
    // Weight of a field, divided by its relative length, saturated.
    let tf = |weight: f64, length: f64| weight / (0.5 + 0.5 * length);
    let saturated = |tf: f64| tf / (1.2 + tf);
    let (title, body_a, body_b) = (tf(6.0, 1.0), tf(1.0, 0.5), tf(1.0, 1.5));
    let (vert_b, bigram_b) = (saturated(2.0 * body_b), saturated(body_b));
    // What the body says, a title saying 1.
    let body = 0.6_f64;
    let (same, typo) = ("- same: [noir, rouge]\n", idf(2.0));
    let other = |synonym: f64| idf(1.0) * 0.8 * synonym;
    for (groups, query, expected) in [
        (
            "[]",
            "rouge",
            vec![
                ("a", idf(2.0) * saturated(title)),
                ("b", idf(2.0) * saturated(body_b) * body.sqrt()),
            ],
        ),
        // Neighbours in b only.
        (
            "[]",
            "rouge vert",
            vec![
                (
                    "a",
                    idf(2.0)
                        * (saturated(title) + saturated(body_a))
                        * f64::midpoint(1.0, body).sqrt(),
                ),
                (
                    "b",
                    idf(2.0) * (saturated(body_b) + vert_b + 0.5 * bigram_b) * body.sqrt(),
                ),
            ],
        ),
        // One word of two.
        (
            "[]",
            "vert noir",
            vec![
                (
                    "c",
                    idf(1.0) * saturated(title) * (idf(1.0) / (idf(1.0) + idf(2.0))).sqrt(),
                ),
                (
                    "b",
                    idf(2.0) * vert_b * (body * idf(2.0) / (idf(1.0) + idf(2.0))).sqrt(),
                ),
                (
                    "a",
                    idf(2.0) * saturated(body_a) * (body * idf(2.0) / (idf(1.0) + idf(2.0))).sqrt(),
                ),
            ],
        ),
        // A word that begins an indexed one, and is indexed nowhere.
        (
            "[]",
            "ver",
            vec![
                (
                    "b",
                    idf(2.0) * saturated(0.8 * 2.0 * body_b) * (0.8 * body).sqrt(),
                ),
                (
                    "a",
                    idf(2.0) * saturated(0.8 * body_a) * (0.8 * body).sqrt(),
                ),
            ],
        ),
        // A typing error.
        (
            "[]",
            "rouhe",
            vec![
                ("a", typo * saturated(0.7 * title) * 0.7_f64.sqrt()),
                ("b", typo * saturated(0.7 * body_b) * (0.7 * body).sqrt()),
            ],
        ),
        // Entries that match by a synonym only.
        (
            same,
            "noir",
            vec![
                ("c", idf(1.0) * saturated(title)),
                ("a", other(saturated(title)) * 0.9_f64.sqrt()),
                ("b", other(saturated(body_b)) * (0.9 * body).sqrt()),
            ],
        ),
        // The entry that is named comes first.
        (
            "- word: [noir]\n  first: [b, absent, a]\n",
            "noir",
            vec![
                ("b", idf(1.0) * 1.1),
                ("a", idf(1.0)),
                ("c", idf(1.0) * saturated(title)),
            ],
        ),
        // The name of an entry adds the idf of the query.
        (
            "[]",
            "le noir",
            vec![("c", idf(1.0) * (saturated(title) + 1.0))],
        ),
    ] {
        let expected = expected.into_iter();
        let expected: Vec<_> = expected
            .map(|(slug, score)| (slug.to_owned(), format!("{score:.4}")))
            .collect();
        assert_eq!(scores(&COLOURS, groups, query), expected, "{query}");
    }
}

#[test]
fn fields_count_by_how_much_they_tell() {
    let access = "title: A\naccess_page:\n  - {who: [Zinc], is_eligible: 1, description: d}";
    let entries = [
        ("b-access", access, ""),
        ("c-body", "title: A", "Zinc"),
        ("d-headings", "title: A", "# Zinc"),
        ("e-introduction", "title: A\ncontent_intro: Zinc", ""),
        ("e-partners", "title: A\npartners: [Zinc]", ""),
        ("e-themes", "title: A\nthemes: [Zinc]", ""),
        ("f-producer", "title: A\nproducer: zinc", ""),
        ("g-tagline", "title: A\ntagline: Zinc", ""),
        ("h-keywords", "title: A\nkeywords: [Zinc]", ""),
        ("zinc-z", "title: A", ""),
        ("j-title", "title: Zinc B", ""),
    ];
    let expected = [
        "j-title",
        "h-keywords",
        "zinc-z",
        "g-tagline",
        // The text of a heading is text of the body too.
        "d-headings",
        "f-producer",
        "e-introduction",
        "e-partners",
        "e-themes",
        "c-body",
        "b-access",
    ];
    assert_eq!(found(&entries, "[]", "zinc").0, expected);
}

#[test]
fn a_query_of_which_too_little_is_known_finds_nothing() {
    // An unknown word counts as one that a single entry has: a rare word is
    // half of the query beside it, a common one a third.
    assert_eq!(slugs("cantine qxqx"), ["api-cantine"]);
    assert_eq!(slugs("eau qxqx"), [""; 0]);
    // What the body alone has says less.
    assert_eq!(slugs("bouton qxqx"), [""; 0]);
    // Two rare words in one entry are no chance, whatever stands beside them.
    assert_eq!(
        slugs("qxqx bouton identification qxqxqx qxqxqxqx"),
        ["franceconnect"]
    );
    assert_eq!(slugs("qxqx bouton repas qxqxqx qxqxqxqx"), [""; 0]);
}

#[test]
fn english_words_lead_where_french_ones_do() {
    let groups = "
- word: [cantine, repas]
  see: [restauration]
- word: [repas]
  first: [api-travail]
- english: [meal, canteen meal]
  french: [repas]
- english: [country]
  french: [commune]
";
    let found = |query| found(&ENTRIES, groups, query);
    assert_eq!(found("canteen meals").0, ["api-travail", "api-cantine"]);
    assert_eq!(found("meal").1.synonyms, ["repas", "restauration"]);
    assert_eq!(found("countries").0, found("country").0);
    assert_eq!(found("commune").1.synonyms, [""; 0]);
    // Only for nothing but that word.
    assert_eq!(found("meal identification").0[0], "franceconnect");
}

#[test]
fn a_typed_name_comes_first() {
    let entries = [
        ("a", "title: Rouge rouge", "Rouge."),
        ("b", "title: Le vert et le rouge", "Rouge vert."),
        ("rouge", "title: Bleu", ""),
    ];
    assert_eq!(found(&entries, "[]", "rouge").0[0], "rouge");
    assert_eq!(found(&entries, "[]", "rouge rouge").0[0], "a");
}

#[test]
fn words_are_corrected_by_their_length() {
    let entries = [
        (
            "a",
            "title: A",
            "Eau, gare, impôt, salaire, logement, blage.",
        ),
        ("b", "title: B\nkeywords: [Cadastre]", "Balte, blage."),
        ("c", "title: C", "Balte, balle, blage."),
    ];
    let groups = "- word: [permis, bouclier fiscal]\n  see: [impôt]\n";
    for (typed, corrected) in [
        // No edit in 4 letters, 1 in 5 to 7, 2 in more.
        ("gaer", None),
        ("impto", Some("impôt")),
        ("ipmto", None),
        ("salaier", Some("salaire")),
        ("slaaier", None),
        ("lgoemnet", Some("logement")),
        ("lgoemnte", None),
        // Nobody mistypes the first letter.
        ("zalaire", None),
        // Of words as close, the more frequent one.
        ("balze", Some("balte")),
        // A swap is likelier than a wrong letter, in however frequent a word.
        ("blate", Some("balte")),
        // An elided article before a vowel, and two letters more.
        ("limpot", Some("impôt")),
        ("qugare", None),
        ("dgare", None),
        // Words of the thesaurus, but not to themselves.
        ("pemris", Some("permis")),
        ("bouclire", Some("bouclier")),
        ("bouclier", None),
        // What begins a word is completed, not corrected.
        ("salai", None),
    ] {
        let expected = corrected.map(|word| (typed.to_owned(), word.to_owned()));
        let (slugs, said) = found(&entries, groups, &format!("{typed} cadastre"));
        assert!(slugs.contains(&"b".to_owned()), "{typed}");
        assert_eq!(said.corrections, Vec::from_iter(expected), "{typed}");
    }
}

#[test]
fn prefixes_are_completed_by_their_length_and_place() {
    let groups = "- word: [cant]\n  see: [contact]\n";
    for (query, expected) in [
        // Three letters at the end, four before.
        ("geo", &["api-adresse"][..]),
        ("geo geocodage", &["api-adresse"]),
        ("position geo", &["api-adresse"]),
        ("geo position", &[]),
        ("geoc position", &["api-adresse"]),
        // A headword is a whole word.
        ("cant", &["api-travail"]),
        ("cantin", &["api-cantine"]),
    ] {
        assert_eq!(found(&ENTRIES, groups, query).0, expected, "{query}");
    }
    // An indexed word weighs more than what it begins.
    let entries = [
        ("a", "title: B", "Portail."),
        ("b", "title: C", "Dans le port."),
    ];
    assert_eq!(found(&entries, "[]", "port").0, ["b", "a"]);
    // Nothing is completed to a stop word.
    assert_eq!(found(&entries, "[]", "dan").0, [""; 0]);
}

#[test]
fn names_in_camel_case_are_words_or_their_parts() {
    assert_eq!(slugs("EauPotable")[0], "api-eau");
    assert_eq!(slugs("FranceConnect"), ["franceconnect"]);
}

#[test]
fn repeated_words_and_words_beyond_the_64th_are_ignored() {
    assert_eq!(
        scores(&ENTRIES, "[]", "eau potable eau"),
        scores(&ENTRIES, "[]", "eau potable")
    );
    // Single letters are stop words, and words of the query all the same.
    let letters = ('a'..='z').chain('ա'..='ֆ').map(String::from);
    let letters: Vec<String> = letters.collect();
    let query = |count: usize| format!("{} adresse", letters[..count].join(" "));
    assert_eq!(slugs(&query(63))[0], "api-adresse");
    assert_eq!(slugs(&query(64)), [""; 0]);
}

#[test]
fn stop_words_are_searched_when_there_are_no_others() {
    let entries = [("a", "title: Pour tous", ""), ("b", "title: B", "Rien.")];
    assert_eq!(found(&entries, "[]", "pour tous").0, ["a"]);
}

#[test]
fn a_near_miss_tells_what_is_known_and_what_part_has_an_answer() {
    let groups = "- word: [robinet]\n  see: [eau potable]\n";
    for (query, known, part) in [
        // The widest part.
        (
            "qxqx bouton commune qxqxqx",
            &[("bouton", 1), ("commune", 2)][..],
            Some("bouton"),
        ),
        ("Robinet qxqx qxqxqx", &[("Robinet", 1)], Some("Robinet")),
        ("qxqx qxqxqx", &[], None),
    ] {
        let said = found(&ENTRIES, groups, query).1.near_miss;
        let found = said
            .known
            .iter()
            .map(|(word, count)| (word.as_str(), *count));
        assert_eq!(found.collect::<Vec<_>>(), known, "{query}");
        assert_eq!(said.part.as_deref(), part, "{query}");
    }
    let said = found(&ENTRIES, groups, "commune").1.near_miss;
    assert_eq!((said.known, said.part), (Vec::new(), None));
}

#[test]
fn snippets_show_what_matched_of_each_field() {
    let groups = "- word: [robinet]\n  see: [eau potable]\n";
    for (query, expected) in [
        (
            "commune",
            &[
                "api-eau Body: La qualité de l’eau, [commune] par [commune].",
                "api-air Body: Qualité mesurée près de l’eau. Les [communes] et l’air.",
            ][..],
        ),
        // A typed word before one that is completed.
        (
            "positions geoc",
            &[
                "api-adresse Body: Une adresse et sa [position].",
                "api-adresse Keywords: [Géocodage]",
            ],
        ),
        (
            "idantification",
            &["franceconnect Keywords: [Identification]"],
        ),
        (
            "robinet",
            &[
                "api-eau Title: Hub’[Eau]",
                "api-eau Keywords: [Eau] [potable]",
            ],
        ),
        // One word of a synonym of two is not marked.
        (
            "robinet commune",
            &[
                "api-eau Body: La qualité de l’[eau], [commune] par [commune].",
                "api-eau Title: Hub’[Eau]",
                "api-air Body: Qualité mesurée près de l’eau. Les [communes] et l’air.",
            ],
        ),
    ] {
        let snippets = ask(&ENTRIES, groups, |engine| {
            let hits = engine.search(query).hits;
            let snippets = engine.snippets(&hits, 2);
            let of_hit = hits.iter().zip(snippets).flat_map(|(hit, snippets)| {
                let marked = |snippet: Snippet| {
                    let mut text = snippet.text;
                    for span in snippet.spans.into_iter().rev() {
                        text.insert(span.end, ']');
                        text.insert(span.start, '[');
                    }
                    let api = hit.api(engine.catalogue);
                    format!("{} {:?}: {text}", api.id, snippet.field)
                };
                snippets.into_iter().map(marked).collect::<Vec<_>>()
            });
            of_hit.collect::<Vec<_>>()
        });
        assert_eq!(snippets, expected, "{query}");
    }
}
