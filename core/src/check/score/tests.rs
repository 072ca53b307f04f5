use std::borrow::Cow;
use std::path::Path;

use super::*;
use crate::catalogue::source::{EntryKind, Source};

/// A catalogue of entries: their slugs, lines and bodies.
fn catalogue(entries: &[(&str, &str, &str)]) -> Catalogue {
    Catalogue::load(entries.iter().map(|(slug, lines, body)| {
        let text = format!("---\ntitle: {slug}\ntagline: t\n{lines}---\n{body}");
        let path = format!("api/{slug}.md");
        let bytes = Ok(Cow::Owned(text.into_bytes()));
        Source::new(EntryKind::Api, Path::new(&path), bytes).unwrap()
    }))
}

fn scores_of(entries: &[(&str, &str, &str)]) -> Vec<Score> {
    scores(&catalogue(entries), &|_, _| {})
}

fn missing(lines: &str, body: &str) -> Vec<&'static str> {
    let scores = scores_of(&[("a", &format!("producer: p\n{lines}"), body)]);
    scores[0].missing.iter().map(|rubric| rubric.name).collect()
}

/// An entry that has only what every entry must have.
const BARE: &str = "is_open: -1\n";

#[test]
fn each_criterion_is_met_by_what_it_asks_for_and_by_nothing_else() {
    let all: Vec<&str> = CRITERIA.iter().map(|rubric| rubric.name).collect();
    let bare = missing(BARE, " \n");
    let not_living = |name: &&&str| **name != "living_links";
    assert_eq!(
        bare,
        all.iter().filter(not_living).copied().collect::<Vec<_>>()
    );
    for (name, lines) in [
        ("access", "datapass_link: https://a.fr\n"),
        ("access", "account_link: https://a.fr\n"),
        ("contact", "contact_link: a@b.fr\n"),
        ("machine_documentation", "doc_tech_link: https://a.fr\n"),
        ("base_address", "base_url: https://a.fr\n"),
        (
            "technical_documentation",
            "doc_tech_external: https://a.fr\n",
        ),
        ("functional_documentation", "external_site: https://a.fr\n"),
        ("limits", "rate_limiting_resume: 5 / s\n"),
        ("limits", "rate_limiting_link: https://a.fr\n"),
        ("availability", "uptime: 99\n"),
        ("availability", "monitoring_link: https://a.fr\n"),
        ("licence", "license: lov2\n"),
        ("description", "content_intro: Du texte.\n"),
        ("needs", "needs: [un besoin]\n"),
        ("dates", "entry_changed: 2026-01-01\n"),
        ("dates", "last_update: 01/01/2026\n"),
    ] {
        let left: Vec<&str> = bare
            .iter()
            .filter(|other| **other != name)
            .copied()
            .collect();
        assert_eq!(missing(&format!("{BARE}{lines}"), ""), left, "{lines}");
    }
    assert!(!missing(BARE, "Du texte.").contains(&"description"));
    // A figure of another API, a date that is none.
    let old = "uptime: 99\nuptime_date: 2019-01-01\nentry_created: 2020-01-01\n";
    assert!(missing(&format!("{BARE}{old}"), "").contains(&"availability"));
    assert!(missing(&format!("{BARE}last_update: bientôt\n"), "").contains(&"dates"));
}

#[test]
fn whoever_asks_gets_an_answer_and_a_way() {
    let rules = |rules: &str| missing(&format!("is_open: -1\naccess_page: {rules}\n"), "");
    let some = rules("[{who: [Une entreprise], is_eligible: 1, description: Oui}]");
    assert!(some.contains(&"profiles") && some.contains(&"access"));
    let of_all = |code, form| {
        rules(&format!(
            "[{{who: [Autre], is_eligible: {code}, description: '{form}'}}]"
        ))
    };
    let form = "<Button href=\"https://a.fr\">Demander</Button>";
    let all = of_all(0, form);
    assert!(!all.contains(&"profiles") && !all.contains(&"access"));
    assert!(of_all(-1, form).contains(&"access"));
    assert!(of_all(0, "[une loi](https://a.fr)").contains(&"access"));
    assert!(missing("is_open: 0\n", "").contains(&"access"));
    for is_open in [0, 1] {
        assert!(!missing(&format!("is_open: {is_open}\n"), "").contains(&"profiles"));
    }
    assert!(!missing("is_open: 1\n", "").contains(&"access"));
}

#[test]
fn links_are_living_where_nothing_says_otherwise() {
    for (lines, is_living) in [
        ("status: active\n", true),
        ("status: moved\n", false),
        ("status: closed\n", false),
        ("status: renamed\nreplaced_by: b\n", true),
        (
            "status: moved\nsuccessor: https://www.data.gouv.fr/dataservices/a\n",
            true,
        ),
        ("doc_tech_link: /swaggers/a.yaml\n", false),
        (
            "external_site: https://api.gouv.fr/documentation/a\n",
            false,
        ),
    ] {
        let missing = missing(&format!("{BARE}{lines}"), "");
        assert_eq!(!missing.contains(&"living_links"), is_living, "{lines}");
    }
}

#[test]
fn what_is_missing_most_comes_first() {
    let (p, q) = ("producer: p\nis_open: 1\n", "producer: q\nis_open: 1\n");
    let scores = scores_of(&[
        ("a", &format!("{p}contact_link: a@b.fr\nneeds: [b]\n"), ""),
        ("b", &format!("{q}contact_link: a@b.fr\n"), ""),
        (
            "c",
            &format!("{q}contact_link: a@b.fr\nvisits_2019: 5\n"),
            "",
        ),
        ("d", p, ""),
    ]);
    let order: Vec<&str> = scores.iter().map(|score| &*score.id).collect();
    assert_eq!(order, ["d", "c", "b", "a"]);
    let named = |lacks: &[Lack]| -> Vec<(&str, usize)> {
        lacks
            .iter()
            .map(|(rubric, count)| (rubric.name, *count))
            .collect()
    };
    let lacks = named(&lacks(&scores));
    assert_eq!(lacks[0], ("machine_documentation", 4));
    assert_eq!(lacks[lacks.len() - 2..], [("needs", 3), ("contact", 1)]);
    let bodies = bodies(&scores);
    let ids: Vec<(&str, usize)> = bodies.iter().map(|body| (body.id, body.entries)).collect();
    assert_eq!(ids, [("p", 2), ("q", 2)]);
    assert!(!named(&bodies[1].lacks).contains(&("contact", 1)));
}
