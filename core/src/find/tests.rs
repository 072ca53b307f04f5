//! What a search finds, and in which order, on catalogues of a few words.

use std::borrow::Cow;
use std::path::Path;

use super::{Engine, Index, Results, Thesaurus};
use crate::catalogue::Catalogue;
use crate::catalogue::source::{Kind, Source};

/// An entry: its slug, lines of its front matter beside the required ones, and
/// its body.
type Entry = (&'static str, &'static str, &'static str);

/// Some entries of the kind that a catalogue holds.
const ENTRIES: [Entry; 6] = [
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

fn catalogue(entries: &[Entry]) -> Catalogue {
    let sources = entries.iter().filter_map(|(slug, head, body)| {
        let text = format!("---\n{head}\ntagline: t\nproducer: p\nis_open: 1\n---\n{body}\n");
        let path = format!("{slug}.md");
        Source::new(
            Kind::Api,
            Path::new(&path),
            Ok(Cow::Owned(text.into_bytes())),
        )
    });
    let catalogue = Catalogue::load(sources);
    assert_eq!(catalogue.bad_files(), []);
    catalogue
}

/// The slugs that a query finds, the best first, and what it says beside them.
fn found(entries: &[Entry], thesaurus: &str, query: &str) -> (Vec<String>, Said) {
    let catalogue = catalogue(entries);
    let index = Index::new(&catalogue);
    let thesaurus = Thesaurus::parse(thesaurus).unwrap();
    let engine = Engine {
        catalogue: &catalogue,
        index: &index,
        prose: None,
        thesaurus: &thesaurus,
    };
    let Results {
        hits,
        corrections,
        near,
        also,
    } = engine.search(query);
    let corrections = corrections.into_iter();
    let said = Said {
        read: corrections.map(|found| (found.typed, found.read)).collect(),
        near,
        also,
    };
    (
        hits.into_iter().map(|hit| hit.api.id.to_string()).collect(),
        said,
    )
}

struct Said {
    read: Vec<(String, String)>,
    near: Vec<String>,
    also: Vec<String>,
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
fn a_word_of_a_longer_term_is_not_read_as_itself() {
    let groups = "- word: [extrait de kbis]\n  see: [emploi]\n";
    let (slugs, said) = found(&ENTRIES, groups, "extrait");
    assert_eq!((slugs, said.read), (Vec::new(), Vec::new()));
}

#[test]
fn a_term_that_leads_nowhere_does_not_hide_a_shorter_one() {
    let groups = "- same: [eau potable, effluent]\n- word: [eau]\n  see: [air]\n";
    assert_eq!(found(&ENTRIES, groups, "eau potable").1.also, ["air"]);
}

#[test]
fn beginnings_of_words_are_completed() {
    assert_eq!(slugs("identif"), ["franceconnect"]);
    assert_eq!(slugs("geoc"), ["api-adresse"]);
    // Two letters begin too many words.
    assert_eq!(slugs("ge"), [""; 0]);
}

#[test]
fn slips_are_read_as_what_was_meant_and_it_is_said() {
    for (query, read) in [
        ("identifcation", "identification"),
        ("frnaceconnect", "franceconnect"),
        ("restuaration", "restauration"),
        ("leau", "eau"),
    ] {
        let (slugs, said) = found(&ENTRIES, "[]", query);
        assert!(!slugs.is_empty(), "{query}");
        assert_eq!(said.read, [(query.to_owned(), read.to_owned())]);
    }
    // A known word is never read as another.
    assert!(found(&ENTRIES, "[]", "adresse").1.read.is_empty());
}

#[test]
fn what_is_in_the_title_comes_before_what_is_in_the_text() {
    assert_eq!(slugs("adresse"), ["api-adresse", "api-travail"]);
}

#[test]
fn words_side_by_side_come_first() {
    assert_eq!(slugs("qualité de l’eau")[..2], ["api-eau", "api-air"]);
    // Two keywords are not side by side: `Géocodage, Coordonnées`.
    let apart = [
        ("a", "title: A\nkeywords: [Rouge, Vert]", ""),
        ("b", "title: B\nkeywords: [Rouge vert]", ""),
    ];
    assert_eq!(found(&apart, "[]", "rouge vert").0, ["b", "a"]);
}

#[test]
fn who_covers_all_the_words_comes_first() {
    assert_eq!(slugs("offres et contact")[0], "api-travail");
    assert_eq!(slugs("commune potable")[0], "api-eau");
}

#[test]
fn words_of_a_question_weigh_nothing() {
    assert_eq!(slugs("comment savoir si l’eau est potable")[0], "api-eau");
}

#[test]
fn nonsense_finds_nothing_but_near_words() {
    for query in [
        "zzzz",
        "asdkjh qwpoei",
        "horoscope bélier commune",
        "",
        "?!",
    ] {
        assert_eq!(slugs(query), [""; 0], "{query}");
    }
    assert_eq!(found(&ENTRIES, "[]", "adrexxe").1.near, ["adresse"]);
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
fn a_word_leads_to_others_and_not_back() {
    assert_eq!(found(&ENTRIES, GROUPS, "gps").0, ["api-adresse"]);
    assert_eq!(found(&ENTRIES, GROUPS, "position GPS").0[0], "api-adresse");
    // What is found nowhere is not said to have been searched.
    assert_eq!(
        found(&ENTRIES, GROUPS, "robinet").1.also,
        ["eau potable", "repas"]
    );
    assert_eq!(found(&ENTRIES, GROUPS, "repas").1.also, [""; 0]);
    assert_eq!(
        found(&ENTRIES, GROUPS, "robinet").0,
        ["api-eau", "api-cantine"]
    );
    assert_eq!(found(&ENTRIES, GROUPS, "repas").0, ["api-cantine"]);
    // A slip in a word that only the thesaurus has.
    let (slugs, said) = found(&ENTRIES, GROUPS, "robimet");
    assert_eq!(slugs[0], "api-eau");
    assert_eq!(said.read, [("robimet".to_owned(), "robinet".to_owned())]);
}

#[test]
fn an_empty_catalogue_finds_nothing() {
    assert_eq!(found(&[], GROUPS, "eau").0, [""; 0]);
}
