//! One import after another into the same directory.

use std::collections::BTreeMap;

use super::*;

/// The files of a directory, and what is known of them.
#[derive(Default)]
struct Shelf {
    files: BTreeMap<String, String>,
    manifest: Manifest,
}

impl Shelf {
    /// Imports texts of which nothing is left out.
    #[track_caller]
    fn import(&mut self, texts: &[&str]) {
        let mut import = Import::default();
        for text in texts {
            import.read("f", text.as_bytes());
        }
        assert_eq!(import.left_out, []);
        let filter = Filter::default();
        let entries = import.chosen(&filter).flat_map(|entry| &entry.files);
        for wanted in import.beside(&filter).iter().chain(entries) {
            let there = match self.files.get(&wanted.path) {
                Some(text) => There::File(text.clone().into()),
                None => There::Nothing,
            };
            let (outcome, wanted) = self.manifest.weigh(wanted, &there, false);
            if outcome.is_written() {
                self.files.insert(wanted.path.clone(), wanted.text.clone());
                self.manifest.note(&wanted);
            }
        }
    }

    #[track_caller]
    fn has(&self, path: &str, parts: &[&str]) {
        let text = self.files.get(path).unwrap();
        for part in parts {
            assert!(text.contains(part), "{part}: {text}");
        }
    }
}

/// An entry of a list, changed at a moment.
pub(super) fn listed(slug: &str, changed: &str, more: &str) -> String {
    format!(
        r#"{{"id": "1", "title": "T", "slug": "{slug}", "access_type": "restricted",
             "metadata_modified_at": "{changed}", {more}}}"#
    )
}

#[test]
fn a_table_takes_nothing_away_that_it_cannot_say() {
    let more = r#""acronym": "A", "business_documentation_url": "https://a.fr/b",
        "access_audiences": [{"role": "private", "condition": "yes"}],
        "contact_points": [{"email": "a@a.fr", "role": "contact"}], "license": "lov2",
        "availability": 99, "self_web_url": "https://www.data.gouv.fr/dataservices/a",
        "organization": {"name": "Ville", "slug": "ville", "acronym": "V", "id": "o"}"#;
    let mut shelf = Shelf::default();
    shelf.import(&[&listed("a", "2026-07-01T08:00:00+00:00", more)]);
    shelf.import(&[
        "id;title;slug;access_type;organization;organization_id;availability;\
                    rate_limiting;metadata_modified_at\n\
                    1;Neuf;a;restricted;Ville neuve;o;;5 / s;2026-07-01T09:00:00\n",
    ]);
    shelf.has(
        "api/a.md",
        &[
            "title: Neuf\n",
            "rate_limiting_resume: 5 / s\n",
            "external_site: https://a.fr/b\n",
            "contact_link: a@a.fr\n",
            "license: lov2\n",
            "access_page:\n- who:\n  - Un particulier\n",
            "contact_points:\n- email: a@a.fr\n",
        ],
    );
    // What it could say and does not is no more.
    assert!(!shelf.files["api/a.md"].contains("uptime"));
    let known: Vec<(String, String)> = shelf.files.into_iter().collect();
    are_sound(&known);
}

#[test]
fn a_table_leaves_the_names_of_a_body() {
    let more = r#""organization": {"name": "Ville", "slug": "ville", "acronym": "V", "id": "o"}"#;
    let mut shelf = Shelf::default();
    shelf.import(&[&listed("a", "2026-07-01", more)]);
    shelf.import(&[
        "id;title;slug;organization;organization_id;metadata_modified_at\n\
                    1;A;a;VILLE;o;2026-07-02\n",
    ]);
    let body = "---\nname: VILLE\nacronym: V\nid: o\n---\n";
    assert_eq!(shelf.files["producteurs/ville.md"], body);
    // A document that only names it says less still.
    shelf.import(&["openapi: 3.0.0\ninfo: {title: B, contact: {name: ville}}\npaths: {}\n"]);
    assert_eq!(shelf.files["producteurs/ville.md"], body);
}

#[test]
fn an_older_list_puts_nothing_back() {
    let of = |changed: &str, title: &str, name: &str| {
        let more =
            format!(r#""acronym": "{title}", "organization": {{"name": "{name}", "slug": "v"}}"#);
        listed("a", changed, &more)
    };
    let evening = of("2026-07-01T20:00:00+00:00", "soir", "Métropole");
    let morning = of("2026-07-01T08:00:00+00:00", "matin", "Ville");
    for lists in [
        [&morning, &evening, &morning],
        [&evening, &morning, &morning],
    ] {
        let mut shelf = Shelf::default();
        for list in lists {
            shelf.import(&[list]);
        }
        shelf.has("api/a.md", &["- soir\n"]);
        shelf.has("producteurs/v.md", &["name: Métropole\n"]);
    }
    let mut shelf = Shelf::default();
    shelf.import(&[&evening, &morning]);
    shelf.has("api/a.md", &["- soir\n"]);
}

#[test]
fn of_an_entry_that_is_met_twice_the_newer_and_fuller_stays() {
    let json = |hour: &str, title: &str| {
        listed("a", &format!("2026-07-01T{hour}:00"), r#""x": 1"#).replace("\"T\"", title)
    };
    let csv = "id;title;slug;metadata_modified_at\n1;C;a;2026-07-01T08:00\n";
    let (morning, evening) = (json("08", "\"M\""), json("20", "\"E\""));
    for (texts, title) in [
        ([&*morning, &*evening], "E"),
        ([&*evening, &*morning], "E"),
        ([&*morning, csv], "M"),
        ([csv, &*morning], "M"),
    ] {
        let mut shelf = Shelf::default();
        shelf.import(&texts);
        shelf.has("api/a.md", &[&format!("title: {title}\n")]);
    }
}

#[test]
fn an_older_list_renames_nothing_and_misses_nothing() {
    let old = format!("[{}]", listed("s2", "2026-01-01", r#""x": 1"#));
    let other = listed("s3", "2026-02-02", r#""x": 1"#).replace(r#""id": "1""#, r#""id": "2""#);
    let new = format!("[{},{other}]", listed("s2bis", "2026-02-01", r#""x": 2"#));
    let mut shelf = Shelf::default();
    shelf.import(&[&old]);
    let renamed = read(&new).renamed(&shelf.manifest);
    assert_eq!(renamed.pairs, [["s2", "s2bis"]]);
    assert!(renamed.outdated.is_empty());
    let mut shelf = Shelf::default();
    shelf.import(&[&new]);
    let (renamed, gone) = (
        read(&old).renamed(&shelf.manifest),
        read(&old).gone(&shelf.manifest),
    );
    assert_eq!(renamed.pairs, [[""; 2]; 0]);
    assert_eq!(renamed.outdated, ["s2".to_owned()].into());
    assert_eq!(gone, [""; 0]);
}

#[test]
fn a_directory_is_of_one_list() {
    let ours = r#"{"name": "Cat Truc", "apis": [{"name": "Eau"}]}"#;
    let theirs = listed("a", "2026-01-01", r#""x": 1"#);
    let document = "openapi: 3.0.0\ninfo: {title: B}\npaths: {}\n";
    let mut shelf = Shelf::default();
    shelf.import(&[document, &theirs]);
    let filter = Filter::default();
    let sources = |text: &str| read(text).sources(&shelf.manifest, &filter);
    assert_eq!(sources(&theirs), ["data.gouv.fr"]);
    assert_eq!(sources(ours), ["Cat Truc", "data.gouv.fr"]);
    assert_eq!(sources(document), [""; 0]);
    let mut both = read(ours);
    both.read("g", theirs.as_bytes());
    assert_eq!(both.sources(&Manifest::default(), &filter).len(), 2);
}
