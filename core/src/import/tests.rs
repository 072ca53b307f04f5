//! Documents of each form as the files of a catalogue.

mod again;

use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop, prop_oneof, proptest};
use proptest::sample::select;
use serde_json::Value;

use self::again::listed;
use super::wanted::Reach;
use super::*;
use crate::catalogue::bounded::FILE_LIMIT;
use crate::catalogue::date::Date;
use crate::catalogue::diagnostic::Severity;
use crate::catalogue::side_file::SideFiles;
use crate::catalogue::source::{EntryKind, Source, Unread};
use crate::check::check;

fn read(text: &str) -> Import {
    let mut import = Import::default();
    import.read("f", text.as_bytes());
    import
}

/// The files of a text of which nothing is left out.
#[track_caller]
fn files(text: &str) -> Vec<(String, String)> {
    let import = read(text);
    assert_eq!(import.left_out, []);
    let filter = Filter::default();
    let entries = import.chosen(&filter).flat_map(|entry| &entry.files);
    let entries = entries.map(|file| (file.path.clone(), file.text.clone()));
    let beside = import.beside(&filter).into_iter();
    entries
        .chain(beside.map(|file| (file.path, file.text)))
        .collect()
}

/// A catalogue of these files, as import writes them, has no error.
#[track_caller]
fn are_sound(files: &[(String, String)]) {
    let mut beside = SideFiles::default();
    let unread = files.iter().filter_map(|(path, text)| {
        let written = Wanted::new(path.clone(), text.clone(), text, Reach::All);
        beside.imported.note(&written);
        let mut kinds = EntryKind::ALL.into_iter();
        let kind = kinds.find(|kind| path.starts_with(kind.folder()))?;
        let bytes = text.clone().into_bytes().into();
        Unread::held(Source::new(kind, path.as_ref(), Ok(bytes))?)
    });
    let unread: Vec<Unread> = unread.collect();
    let today = Date::parse_iso("2026-11-27").unwrap();
    let report = check(&unread, &beside, today, &|_, _| ());
    assert_eq!(
        report.count(Severity::Error),
        0,
        "{:#?}",
        report.diagnostics
    );
}

/// The text of one of some files.
#[track_caller]
fn file<'f>(files: &'f [(String, String)], path: &str) -> &'f str {
    let found = files.iter().find(|(known, _)| known == path);
    &found.unwrap_or_else(|| panic!("{path}: {files:#?}")).1
}

#[test]
fn a_dataservice_is_an_entry() {
    let files = files(
        r##"{
            "access_audiences": [
                {"condition": "yes", "role": "local_authority_and_administration"},
                {"condition": "no", "role": "private"}
            ],
            "access_type": "restricted",
            "access_type_reason_category": "confidentiality_of_personal_data",
            "acronym": "ADR", "archived_at": null,
            "authorization_request_url": "https://a.fr/demande",
            "availability": 99.5, "badges": [{"kind": "hvd"}],
            "base_api_url": "https://a.fr/v3",
            "business_documentation_url": "chez nous",
            "contact_points": [
                {"email": "b@a.fr", "role": "contact"}, {"email": "c@a.fr", "role": "creator"}
            ],
            "created_at": "2024-11-07T17:18:48.390000+00:00",
            "description": "# A\n\nUn *texte*. [Voir](#a), [ici](/b).",
            "id": "1", "license": "lov2", "format": "WFS",
            "metadata_modified_at": "2026-07-01T08:00:00+00:00",
            "metrics": {"followers": 2, "views": 7},
            "organization": {"acronym": "V", "id": "o", "name": "Ville", "slug": "ville"},
            "private": false, "rate_limiting": "1 / s", "rate_limiting_url": null,
            "self_web_url": "https://p.fr/dataservices/a/",
            "slug": "a", "status": "bêta", "tags": ["geospatiales"], "title": "A: b"
        }"##,
    );
    assert_eq!(
        file(&files, "api/a.md"),
        "---
title: 'A: b'
tagline: Un texte
producer: ville
is_open: -1
themes:
- Géographie
keywords:
- geospatiales
- ADR
- WFS
- Données de forte valeur
base_url: https://a.fr/v3
datapass_link: https://a.fr/demande
successor: https://p.fr/dataservices/a/
contact_link: b@a.fr
uptime: 99.5
views: 7
license: lov2
last_update: 01/07/2026
entry_created: 2024-11-07
entry_changed: 2026-07-01
datagouv_dataservice: '1'
rate_limiting_resume: 1 / s
access_page:
- who:
  - Une collectivité ou une administration
  is_eligible: 1
  description: <Button href=\"https://a.fr/demande\">Demander un accès</Button>
- who:
  - Un particulier
  is_eligible: -1
  description: 'Restriction\u{a0}: données personnelles.'
access_type_reason_category: confidentiality_of_personal_data
badges:
- kind: hvd
business_documentation_url: chez nous
contact_points:
- email: b@a.fr
  role: contact
- email: c@a.fr
  role: creator
created_at: 2024-11-07T17:18:48.390000+00:00
metadata_modified_at: 2026-07-01T08:00:00+00:00
metrics:
  followers: 2
dataservice_status: bêta
tagline_source: description
---

# A

Un *texte*. [Voir](https://p.fr/dataservices/a/#a), [ici](https://p.fr/b).
"
    );
    assert_eq!(
        file(&files, "producteurs/ville.md"),
        "---\nname: Ville\nacronym: V\nid: o\n---\n"
    );
    assert_eq!(
        file(&files, "source.yaml"),
        "name: p.fr\nurl: https://p.fr\nstate: 2026-07-01\n"
    );
    are_sound(&files);
}

#[test]
fn how_open_a_dataservice_is_follows_from_what_it_has() {
    for (said, is_open, is_guessed) in [
        (r#""access_type": "open""#, "1", false),
        (r#""access_type": "open_with_account""#, "0", false),
        (r#""access_type": "restricted""#, "-1", false),
        (r#""access_type": null"#, "1", true),
        (
            r#""access_type": null, "authorization_request_url": "https://a.fr""#,
            "-1",
            true,
        ),
        (r#""is_restricted": true, "has_token": true"#, "-1", false),
        (r#""is_restricted": false, "has_token": true"#, "0", false),
        (r#""is_restricted": false, "has_token": false"#, "1", false),
    ] {
        let text = format!(r#"{{"title": "A", "slug": "a", {said}}}"#);
        let files = files(&text);
        let line = format!("\nis_open: {is_open}\n");
        assert!(file(&files, "api/a.md").contains(&line), "{said}");
        let import = read(&text);
        let guessed = import.guessed(&Filter::default());
        assert_eq!(guessed == ["a"], is_guessed, "{said}");
    }
}

#[test]
fn the_csv_export_gives_the_same_without_audiences() {
    let text = "id;title;slug;url;description;access_type;organization;organization_id;\
                metadata_modified_at;archived;metric.views\n\
                1;A;a;https://www.p.fr/a;Un texte;restricted;Ville d’Eau;o;2026-07-01T00:00;False;7\n\
                2;B;b;;;open;;;;2020-01-01;\n";
    let files = files(text);
    assert_eq!(
        file(&files, "api/a.md"),
        "---\ntitle: A\ntagline: Un texte\nproducer: ville-d-eau\nis_open: -1\n\
         successor: https://www.p.fr/a\nviews: 7\nlast_update: 01/07/2026\n\
         entry_changed: 2026-07-01\ndatagouv_dataservice: '1'\n\
         metadata_modified_at: 2026-07-01T00:00\ntagline_source: description\n---\n\nUn texte\n"
    );
    assert_eq!(
        file(&files, "producteurs/ville-d-eau.md"),
        "---\nname: Ville d’Eau\nid: o\n---\n"
    );
    assert_eq!(files.len(), 3);
    are_sound(&files);
    let import = read(text);
    assert!(import.lacks_audiences(&Filter::default()));
    assert_eq!(import.not_public, 1);
}

#[test]
fn an_openapi_document_is_an_entry_and_what_can_be_called() {
    let document = "
openapi: 3.0.3
info:
  title: API Villes
  version: 1.2.0
  description: Les villes. Toutes.
  termsOfService: https://a.fr/cgu
  contact: {name: Équipe Villes, email: v@a.fr, x-irc: '#v'}
  license: {name: MIT, url: https://a.fr/mit}
servers: [{url: https://a.fr/v1}]
tags: [{name: Villes}]
externalDocs: {url: https://a.fr/doc}
security: [{cle: []}]
components: {securitySchemes: {cle: {type: apiKey, in: header, name: X-Key}}}
paths: {/villes: {get: {summary: Chercher, responses: {'200': {description: ''}}}}}
";
    let files = files(document);
    assert_eq!(
        file(&files, "api/api-villes.md"),
        "---
title: API Villes
tagline: Les villes
producer: equipe-villes
is_open: -1
keywords:
- Villes
base_url: https://a.fr/v1
doc_tech_external: https://a.fr/doc
contact_link: v@a.fr
license: MIT
is_open_source: le document OpenAPI demande une clé ou un jeton
version: 1.2.0
termsOfService: https://a.fr/cgu
contact:
  x-irc: '#v'
openapi_license:
  url: https://a.fr/mit
tagline_source: description
---

Les villes. Toutes.
"
    );
    let endpoints = file(&files, "endpoints/api-villes.yaml");
    assert!(endpoints.contains("path: /villes"), "{endpoints}");
    assert_eq!(files.len(), 3);
    are_sound(&files);
    assert_eq!(read(document).guessed(&Filter::default()), ["api-villes"]);
}

#[test]
fn apis_json_is_a_list_of_entries() {
    let files = files(
        r#"{
            "name": "Ville", "url": "https://v.fr/apis.json", "modified": "2026-02-03",
            "description": "Nos API.", "created": "2020-01-01", "specificationVersion": "0.19",
            "maintainers": [{"FN": "B"}],
            "common": [{"type": "License", "name": "LO", "url": "https://v.fr/lo"}],
            "apis": [
                {
                    "aid": "ville:eau", "name": "Eau", "description": "L’eau de la ville.",
                    "humanURL": "https://v.fr/eau", "baseURL": "https://api.v.fr", "tags": ["Eau"],
                    "properties": [
                        {"type": "OpenAPI", "url": "https://v.fr/eau.yaml"},
                        {"type": "SignUp", "url": "https://v.fr/compte"},
                        {"type": "Pricing", "url": "https://v.fr/prix"}
                    ],
                    "contact": [{"FN": "A", "email": "a@v.fr"}]
                },
                {"name": "Air"}
            ]
        }"#,
    );
    assert_eq!(
        file(&files, "api/eau.md"),
        "---
title: Eau
tagline: L’eau de la ville
producer: ville
is_open: 0
keywords:
- Eau
base_url: https://api.v.fr
external_site: https://v.fr/eau
account_link: https://v.fr/compte
doc_tech_link: https://v.fr/eau.yaml
contact_link: a@v.fr
is_open_source: la liste ne dit pas qui y a accès
aid: ville:eau
properties:
- type: OpenAPI
  url: https://v.fr/eau.yaml
- type: SignUp
  url: https://v.fr/compte
- type: Pricing
  url: https://v.fr/prix
contact:
- FN: A
  email: a@v.fr
tagline_source: description
---

L’eau de la ville.
"
    );
    assert!(file(&files, "api/air.md").contains("tagline: API de Ville\n"));
    assert_eq!(
        file(&files, "source.yaml"),
        "\
name: Ville
url: https://v.fr/apis.json
licence: LO
licence_url: https://v.fr/lo
state: 2026-02-03
note: Nos API.
modified: 2026-02-03
created: 2020-01-01
specificationVersion: '0.19'
maintainers:
- FN: B
common:
- type: License
  name: LO
  url: https://v.fr/lo
"
    );
    are_sound(&files);
}

#[test]
fn of_backstage_descriptors_those_of_apis_are_entries() {
    let files = files(
        "apiVersion: backstage.io/v1alpha1
kind: Component
metadata: {name: c}
---
apiVersion: backstage.io/v1alpha1
kind: API
metadata:
  name: paie_v2
  description: La paie.
  tags: [rh]
  links: [{url: https://i.fr/paie, title: Wiki}]
spec:
  type: openapi
  lifecycle: production
  owner: group:default/equipe-paie
  definition: |
    openapi: 3.0.0
    info: {title: Paie, version: '2'}
    servers: [{url: https://paie.i.fr}]
    paths: {/fiches: {get: {responses: {'200': {description: ''}}}}}
---
apiVersion: backstage.io/v1alpha1
kind: API
metadata: {name: conges, title: Congés}
spec: {type: openapi, lifecycle: deprecated, owner: equipe-paie, definition: {$text: https://i.fr/c.yaml}}
",
    );
    assert_eq!(
        file(&files, "api/paie_v2.md"),
        "---
title: paie_v2
tagline: La paie
producer: equipe-paie
is_open: -1
keywords:
- rh
base_url: https://paie.i.fr
external_site: https://i.fr/paie
is_open_source: le descripteur ne dit pas qui y a accès
metadata:
  links:
  - url: https://i.fr/paie
    title: Wiki
spec:
  type: openapi
  lifecycle: production
tagline_source: description
---

La paie.
"
    );
    assert!(file(&files, "endpoints/paie_v2.yaml").contains("path: /fiches"));
    let old = file(&files, "api/conges.md");
    assert!(
        old.contains("\ndoc_tech_link: https://i.fr/c.yaml\n"),
        "{old}"
    );
    assert!(old.contains("L’équipe qui la tient") && old.contains("  lifecycle: deprecated\n"));
    assert_eq!(files.len(), 4);
    are_sound(&files);
}

#[test]
fn what_is_no_entry_is_left_out_and_the_others_are_not() {
    let record =
        |slug: &str, id: &str| format!(r#"{{"title": "T", "slug": "{slug}", "id": "{id}"}}"#);
    let long = "x".repeat(201);
    let list = [
        &record("ok", "1"),
        &record("../ok", "2"),
        &record("OK", "3"),
        &record("ok", "1"),
        &record(&long, "4"),
        "{}",
        "7",
        r#"{"title": "日本"}"#,
        r#"{"slug": "sans-titre"}"#,
        &format!(
            r#"{{"title": "T", "slug": "gros", "description": "{}"}}"#,
            "x ".repeat(600_000)
        ),
    ];
    let import = read(&format!("[{}]", list.join(",")));
    let left_out = import.left_out.iter();
    let left_out: Vec<_> = left_out
        .map(|left_out| (left_out.place.entry.unwrap(), left_out.error.clone()))
        .collect();
    let slug = |found| FileError::NotASlug { found };
    assert_eq!(
        left_out,
        [
            (2, slug('.')),
            (
                3,
                FileError::SlugTaken {
                    other: "ok".to_owned()
                }
            ),
            (5, FileError::SlugTooLong(200)),
            (6, FileError::UnknownForm),
            (7, FileError::UnknownForm),
            (8, FileError::MissingKey("slug")),
            (9, FileError::MissingKey("title")),
            (10, FileError::TooLarge(FILE_LIMIT)),
        ]
    );
    assert_eq!(import.chosen(&Filter::default()).count(), 1);
}

#[test]
fn a_hostile_entry_is_harmless_and_sound() {
    let deep = format!("{}1{}", "[".repeat(100), "]".repeat(100));
    let text = format!(
        r##"{{
            "title": "a\u001b]0;t\u0007b\u202ec", "slug": "a", "needs": 5, "k\u001b": 1, "k": 2,
            "description": "\u001b[31m [a](javascript:b) <QuestionTree tree='a' question='b'/> [b](/les-api/c) [d](#e) <https://api.gouv.fr/les-api/f> ![](//)\n\n[g]: h",
            "extras": {{"\u009b": {deep}, "": "x"}}, "availability": 1200, "datasets": {{"total": 1}},
            "access_type": "restricted", "authorization_request_url": "https://a.fr/\"><b",
            "access_audiences": [{{"role": "private", "condition": "yes"}}],
            "organization": {{"name": "..", "slug": "../../b"}}, "tags": "x", "title_": "---"
        }}"##
    );
    let files = files(&text);
    are_sound(&files);
    let paths: Vec<&str> = files.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(
        paths,
        ["api/a.md", "producteurs/producteur.md", "source.yaml"]
    );
    let entry = file(&files, "api/a.md");
    assert!(
        !entry.contains(['\u{1b}', '\u{7}', '\u{202e}', '\u{9b}']),
        "{entry}"
    );
    assert!(entry.contains("\nk: 1\n") && entry.contains("\ndataservice_needs: 5\n"));
}

#[test]
fn filters_choose() {
    let import = read(
        r#"[
            {"title": "A", "slug": "a", "access_type": "restricted",
             "organization": {"name": "Ville d’Eau", "acronym": "VE", "slug": "ville"}},
            {"title": "B", "slug": "b", "access_type": "open", "harvest": {"backend": "DCAT"},
             "organization": {"name": "Autre", "slug": "autre"}}
        ]"#,
    );
    let chosen = |filter: Filter| {
        let chosen = import.chosen(&filter).map(|entry| entry.id().to_owned());
        chosen.collect::<Vec<_>>().join(" ")
    };
    let of = |name: &str| Filter {
        organizations: vec![name.to_owned()],
        ..Filter::default()
    };
    assert_eq!(chosen(Filter::default()), "a b");
    for name in ["ville d'eau", "ve", "Ville"] {
        assert_eq!(chosen(of(name)), "a", "{name}");
    }
    assert_eq!(chosen(of("eau")), "");
    let is_restricted = Filter {
        is_restricted: true,
        ..Filter::default()
    };
    assert_eq!(chosen(is_restricted), "a");
    let is_not_harvested = Filter {
        is_not_harvested: true,
        ..Filter::default()
    };
    assert_eq!(chosen(is_not_harvested), "a");
    let filter = of("autre");
    let beside = import.beside(&filter);
    let beside: Vec<&str> = beside.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(beside, ["producteurs/autre.md", "source.yaml"]);
}

#[test]
fn nothing_is_gone_from_a_list_that_was_not_read_whole() {
    let entry = |slug: &str| format!(r#"{{"title": "T", "slug": "{slug}"}}"#);
    let page =
        |entries: &str, total: usize| format!(r#"{{"data": [{entries}], "total": {total}}}"#);
    let mut manifest = Manifest::default();
    let before = read(&page(&format!("{},{}", entry("a"), entry("b")), 2));
    let filter = Filter::default();
    for file in before.chosen(&filter).flat_map(|entry| &entry.files) {
        manifest.note(file);
    }
    assert_eq!(before.gone(&manifest), [""; 0]);
    assert_eq!(read(&page(&entry("a"), 1)).gone(&manifest), ["b"]);
    let partial = read(&page(&entry("a"), 378));
    assert_eq!(partial.gone(&manifest), [""; 0]);
    assert_eq!(partial.missing().collect::<Vec<_>>(), [(378, 1)]);
    // A page that is given twice, an entry alone, what a question chose.
    let twice = read(&page(&entry("a"), 2).repeat(2));
    assert_eq!(twice.gone(&manifest), [""; 0]);
    assert_eq!(twice.missing().collect::<Vec<_>>(), [(2, 1)]);
    assert_eq!(read(&entry("a")).gone(&manifest), [""; 0]);
    assert_eq!(read(&format!("[{}]", entry("a"))).gone(&manifest), ["b"]);
    let chosen = page(&entry("a"), 1).replace("\"total\"", "\"next_page\": \"/?tag=x\", \"total\"");
    assert_eq!(read(&chosen).gone(&manifest), [""; 0]);
    // All there is of a body says nothing of others.
    let of_body = entry("a").replace('}', ", \"organization\": {\"name\": \"V\"}}");
    assert_eq!(read(&page(&of_body, 1)).gone(&manifest), [""; 0]);
    let mut broken = read(&page(&entry("a"), 1));
    broken.read("g", b"{\"data\": [");
    assert_eq!(broken.gone(&manifest), [""; 0]);
    assert_eq!(broken.left_out.len(), 1);
}

#[test]
fn what_is_too_large_of_what_can_be_called_is_told_apart() {
    let paths = (0..9000).map(|number| format!("  /chemin/numero/{number}: {{get: {{}}}}\n"));
    let paths: String = paths.collect();
    let import = read(&format!(
        "openapi: 3.0.0\ninfo: {{title: Gros}}\npaths:\n{paths}"
    ));
    assert_eq!(import.chosen(&Filter::default()).count(), 1);
    let [left_out] = &import.left_out[..] else {
        panic!("{:?}", import.left_out);
    };
    assert_eq!(left_out.part, Part::Endpoints);
    assert!(
        matches!(left_out.error, FileError::TooLarge(_)),
        "{left_out:?}"
    );
}

#[test]
fn keywords_are_told_once_and_in_no_time() {
    let tags = |count: usize| {
        let tags = (0..count).map(|number| format!("\"t{number}\""));
        tags.collect::<Vec<_>>().join(",")
    };
    // Quadratic, this would last for minutes.
    let many = listed(
        "a",
        "2026-01-01",
        &format!(r#""tags": [{}]"#, tags(125_000)),
    );
    assert_eq!(read(&many).left_out.len(), 1);
    let document = "openapi: 3.0.0\ninfo: {title: B}\npaths: {}\n\
                    tags: [{name: Été}, {name: ete}, {name: A}, {name: Été}]\n";
    let files = files(document);
    assert!(file(&files, "api/b.md").contains("keywords:\n- Été\n- A\nis_open"));
}

/// Values of any kind, with what is dear to those who attack.
fn anything() -> impl Strategy<Value = Value> {
    let texts = select(vec![
        "",
        "a",
        "../a",
        "a b",
        "é",
        "\u{1b}[31m",
        "\u{202e}",
        "---",
        "- a",
        "a: b",
        "~",
        "1.10",
        "https://a.fr",
        "https://",
        "https://a.fr/\"><b",
        "javascript:a",
        "a@b.fr",
        "a@b.fr, c",
        "2026-07-01T08:00:00+00:00",
        "2026-02-31",
        "[a](b) <c d='e'/> ![f](#g)",
        "<Button>",
        "<",
        "[a](/les-api/b) [c](/guides/d) [e](https://api.gouv.fr/les-api/f#g)",
        "[a]: b\n\n[a]",
        "<QuestionTree tree='a' question='b'/>",
        "<questiontree tree='a'/>",
        "<a href='b'>c</a>",
        "<img src='x'> <External href=\"y\">z</External>",
        "restricted",
        "yes",
        "private",
        "contact",
    ]);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-2..1200_i64).prop_map(Value::from),
        texts.prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        let key = select(vec![
            "name",
            "slug",
            "role",
            "condition",
            "email",
            "url",
            "views",
            "acronym",
            "last_name",
            "\u{9b}",
            "a",
        ]);
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
            prop::collection::vec((key, inner), 0..4).prop_map(|pairs| {
                let pairs = pairs
                    .into_iter()
                    .map(|(key, value)| (key.to_owned(), value));
                Value::Object(pairs.collect())
            }),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_a_record_holds_its_files_are_sound(
        said in prop::collection::vec((select(KEYS.to_vec()), anything()), 0..12),
    ) {
        let mut record = serde_json::Map::new();
        record.insert("title".to_owned(), "T".into());
        record.insert("slug".to_owned(), "t".into());
        record.extend(said.into_iter().map(|(key, value)| (key.to_owned(), value)));
        let mut import = Import::default();
        import.read("f", Value::Object(record).to_string().as_bytes());
        let filter = Filter::default();
        let entries = import.chosen(&filter).flat_map(|entry| &entry.files);
        let files = entries.map(|file| (file.path.clone(), file.text.clone()));
        let beside = import.beside(&filter).into_iter().map(|file| (file.path, file.text));
        are_sound(&files.chain(beside).collect::<Vec<_>>());
    }
}

/// The keys of every form.
const KEYS: [&str; 44] = [
    "title",
    "slug",
    "id",
    "description",
    "access_type",
    "access_audiences",
    "access_type_reason",
    "authorization_request_url",
    "availability",
    "base_api_url",
    "business_documentation_url",
    "machine_documentation_url",
    "self_web_url",
    "contact_points",
    "organization",
    "owner",
    "tags",
    "badges",
    "metrics",
    "harvest",
    "extras",
    "metadata_modified_at",
    "created_at",
    "datasets",
    "license",
    "rate_limiting",
    "needs",
    "status",
    "access_page",
    "\u{1b}k",
    "openapi",
    "info",
    "servers",
    "paths",
    "security",
    "apis",
    "name",
    "apiVersion",
    "kind",
    "metadata",
    "spec",
    "properties",
    "contact",
    "aid",
];
