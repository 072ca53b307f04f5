//! What becomes of files by what is known of them.

use super::*;
use crate::import::wanted::Reach;

fn listed(id: Option<&str>) -> Listed {
    Listed {
        list: "l".to_owned(),
        id: id.map(str::to_owned),
        body: String::new(),
    }
}

fn wanted(list: &str, text: &str, said: &str) -> Wanted {
    let listed = Listed {
        list: list.to_owned(),
        ..listed(None)
    };
    let path = path(EntryKind::Api, "a");
    Wanted::new(path, text.to_owned(), said, Reach::All).listed(Some(listed))
}

fn file(text: &str) -> There {
    There::File(text.into())
}

fn outcome(manifest: &Manifest, wanted: &Wanted, there: &There, is_forced: bool) -> Outcome {
    manifest.weigh(wanted, there, is_forced).0
}

#[test]
fn an_entry_that_says_less_than_the_one_there_is_left_alone() {
    let of = |hour: &str, is_partial: bool| {
        let text = format!("{hour} {is_partial}");
        let instant = format!("2024-06-06T{hour}:00");
        let mut wanted = wanted("l", &text, &text).of(Instant::parse(&instant));
        wanted.facts.is_partial = is_partial;
        wanted
    };
    for (new, known, is_written) in [
        (("20", false), ("08", false), true),
        (("20", true), ("08", false), true),
        (("20", false), ("20", true), true),
        (("20", true), ("20", false), false),
        (("08", false), ("20", true), false),
    ] {
        let (new, known) = (of(new.0, new.1), of(known.0, known.1));
        let mut manifest = Manifest::default();
        manifest.note(&known);
        let there = file(&known.text);
        let written = outcome(&manifest, &new, &there, false).is_written();
        assert_eq!(written, is_written, "{new:?}");
        assert!(outcome(&manifest, &new, &there, true).is_written());
    }
}

#[test]
fn a_name_takes_the_place_of_nothing() {
    let path = path(EntryKind::Producer, "dinum");
    let name = Wanted::new(path, "dinum".to_owned(), "dinum", Reach::Name);
    let manifest = Manifest::default();
    for (there, expected) in [
        (There::Nothing, Outcome::New),
        (file("Direction interministérielle"), Outcome::Unchanged),
    ] {
        assert_eq!(outcome(&manifest, &name, &there, false), expected);
    }
}

#[test]
fn what_a_person_added_to_a_source_stays_each_time() {
    let of = |state: &str| {
        let text = format!("name: N\nstate: {state}\n");
        let reach = Reach::Own(serde_yaml::from_str(&text).unwrap());
        Wanted::new("source.yaml".to_owned(), text.clone(), &text, reach)
    };
    let mut manifest = Manifest::default();
    manifest.note(&of("2026-01-01"));
    let mut there = "licence: L\nname: N\nstate: 2026-01-01\n".to_owned();
    for state in ["2026-02-01", "2026-03-01"] {
        let wanted = of(state);
        let (outcome, merged) = manifest.weigh(&wanted, &file(&there), false);
        assert_eq!(outcome, Outcome::Changed);
        there.clone_from(&merged.text);
        manifest.note(&merged);
    }
    assert_eq!(there, "licence: L\nname: N\nstate: 2026-03-01\n");
    let changed = file("name: Nous\nstate: 2026-01-01\n");
    assert_eq!(
        outcome(&manifest, &of("2026-04-01"), &changed, false),
        Outcome::Kept
    );
}

#[test]
fn what_a_person_changed_is_kept() {
    let mut manifest = Manifest::default();
    manifest.note(&wanted("l", "v1 3 visits", "v1"));
    let manifest = Manifest::parse(manifest.text().as_bytes()).unwrap();
    let (same, visits, next) = (
        wanted("l", "v1 3 visits", "v1"),
        wanted("l", "v1 4 visits", "v1"),
        wanted("l", "v2", "v2"),
    );
    for (wanted, there, expected, forced) in [
        (&same, There::Nothing, Outcome::New, Outcome::New),
        (
            &same,
            file("v1 3 visits"),
            Outcome::Unchanged,
            Outcome::Unchanged,
        ),
        (&same, file("edited"), Outcome::Unchanged, Outcome::Changed),
        (
            &visits,
            file("v1 3 visits"),
            Outcome::Unchanged,
            Outcome::Changed,
        ),
        (
            &next,
            file("v1 3 visits"),
            Outcome::Changed,
            Outcome::Changed,
        ),
        (&next, file("edited"), Outcome::Kept, Outcome::Changed),
        (&next, file("v2"), Outcome::Unchanged, Outcome::Unchanged),
        (
            &next,
            file("v1 3\r visits"),
            Outcome::Changed,
            Outcome::Changed,
        ),
        (&next, There::Other, Outcome::Kept, Outcome::Changed),
    ] {
        assert_eq!(
            outcome(&manifest, wanted, &there, false),
            expected,
            "{there:?}"
        );
        assert_eq!(
            outcome(&manifest, wanted, &there, true),
            forced,
            "{there:?}"
        );
    }
    // What nobody knows anything of, and what another list made.
    let of_other = wanted("other", "v2", "v2");
    assert_eq!(
        outcome(&manifest, &of_other, &file("v1 3 visits"), false),
        Outcome::Kept
    );
    let unknown = Manifest::default();
    assert_eq!(outcome(&unknown, &next, &file("v1"), false), Outcome::Kept);
}

#[test]
fn entries_are_of_lists() {
    let text = r#"{"files": {
        "api/a.md": {"list": "l", "said": "", "written": ""},
        "api/b.md": {"list": "l", "body": "v", "instant": 1767312000, "said": "", "written": ""},
        "api/c.md": {"list": "other", "said": "", "written": ""},
        "api/d.md": {"said": "", "written": ""},
        "api/../../e.md": {"list": "l", "said": "", "written": ""},
        "producteurs/f.md": {"list": "l", "said": "", "written": ""}
    }}"#;
    let manifest = Manifest::parse(text.as_bytes()).unwrap();
    let of = |body: Option<&str>, latest: &str| {
        let latest = Instant::parse(latest);
        manifest.of_lists(&[("l", Whole { body, latest })].into())
    };
    assert_eq!(of(None, "2026-01-02"), ["a", "b"]);
    assert_eq!(of(Some("v"), ""), ["b"]);
    // What is newer than a list may be in the next.
    assert_eq!(of(None, "2026-01-01"), ["a"]);
    assert!(Manifest::parse(b"[]").is_none());
}

#[test]
fn what_a_run_was_about_to_write_is_known_as_written() {
    let (old, new) = (wanted("l", "v1", "v1"), wanted("l", "v2", "v2"));
    let (next, mut manifest) = (wanted("l", "v3", "v3"), Manifest::default());
    manifest.note(&old);
    // One run after another is stopped, before it comes to the file or behind it.
    for there in ["v1", "v2"] {
        manifest.expect(&new, &file(there));
        let manifest = Manifest::parse(manifest.text().as_bytes()).unwrap();
        let of = |there| outcome(&manifest, &next, &file(there), false);
        assert_eq!(of(there), Outcome::Changed);
        assert_eq!(of("v2"), Outcome::Changed);
        assert_eq!(of("edited"), Outcome::Kept);
    }
    let mut first = Manifest::default();
    first.expect(&old, &There::Nothing);
    assert_eq!(outcome(&first, &new, &There::Nothing, false), Outcome::New);
    assert_eq!(outcome(&first, &new, &file("v1"), false), Outcome::Changed);
    assert_eq!(outcome(&first, &new, &file(""), false), Outcome::Kept);
    manifest.note(&new);
    assert!(!manifest.text().contains("pending"));
}

#[test]
fn an_entry_is_known_by_what_the_list_calls_it() {
    let text = r#"{"files": {
        "api/a.md": {"list": "l", "id": "1", "said": "", "written": ""},
        "api/b.md": {"list": "l", "id": "2", "said": "", "written": ""},
        "api/c.md": {"list": "other", "id": "3", "said": "", "written": ""},
        "api/../d.md": {"list": "l", "id": "4", "said": "", "written": ""},
        "api/e.md": {"list": "l", "said": "", "written": ""},
        "api/f.md": {"list": "l", "id": "2", "said": "", "written": ""},
        "api/g.md": {"list": "l", "id": "5", "instant": 1767312000, "said": "", "written": ""}
    }}"#;
    let manifest = Manifest::parse(text.as_bytes()).unwrap();
    let ids = [Some("1"), Some("2"), Some("3"), Some("4"), None, Some("5")];
    let facts = ids.map(|id| Facts {
        listed: Some(listed(id)),
        instant: Instant::parse("2026-01-01"),
        ..Facts::default()
    });
    let entries = ["a", "z", "y", "x", "w", "v"].into_iter().zip(&facts);
    let pair = |old: &str, new: &str| [old, new].map(str::to_owned);
    assert_eq!(
        manifest.named_otherwise(entries),
        [(pair("b", "z"), false), (pair("g", "v"), true)]
    );
}

#[test]
fn digests_are_those_of_fnv() {
    assert_eq!(digest(b""), "cbf29ce484222325");
    assert_eq!(digest(b"foobar"), "85944171f73967e8");
}
