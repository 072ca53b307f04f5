use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

use proptest::prelude::{ProptestConfig, Strategy, prop, proptest};
use proptest::sample::select;

use super::*;
use crate::catalogue::source::{EntryKind, Source};

/// A catalogue of entries: their slugs, titles and other lines.
fn catalogue(entries: &[(&str, &str, &str)]) -> Catalogue {
    Catalogue::load(entries.iter().map(|(slug, title, lines)| {
        let openness = if lines.contains("is_open") {
            ""
        } else {
            "is_open: 1\n"
        };
        let text = format!("---\ntitle: {title}\ntagline: t\nproducer: p\n{openness}{lines}---\n");
        let path = format!("api/{slug}.md");
        let bytes = Ok(Cow::Owned(text.into_bytes()));
        Source::new(EntryKind::Api, Path::new(&path), bytes).unwrap()
    }))
}

/// New and gone slugs, and of each changed entry both slugs with what changed.
type Said = (Vec<String>, Vec<String>, Vec<(String, String, String)>);

fn said(old: &Catalogue, new: &Catalogue, who: Option<&Who>) -> Said {
    let diff = diff(old, new, who);
    let slugs = |apis: &[&Api]| apis.iter().map(|api| api.id.to_string()).collect();
    let changed = diff.changed.iter().map(|changed| {
        let members = changed.members.iter().map(|spec| spec.json.to_owned());
        let verdicts = changed.verdicts.iter();
        let verdicts = verdicts.map(|[old, new]| format!("{}-{}", old.name(), new.name()));
        let what: Vec<String> = members.chain(verdicts).collect();
        let slugs = [changed.old, changed.new].map(|api| api.id.to_string());
        let [old, new] = slugs;
        (old, new, what.join(" "))
    });
    (slugs(&diff.new), slugs(&diff.gone), changed.collect())
}

#[track_caller]
fn assert_pairs(old: &[(&str, &str, &str)], new: &[(&str, &str, &str)], pairs: &[(&str, &str)]) {
    let (_, _, changed) = said(&catalogue(old), &catalogue(new), None);
    let found: Vec<(&str, &str)> = changed
        .iter()
        .filter(|(old, new, _)| old != new)
        .map(|(old, new, _)| (old.as_str(), new.as_str()))
        .collect();
    assert_eq!(found, pairs);
}

/// All that is compared.
const ALL: &str = "is_open: -1
is_france_connected: 1
datapass_link: https://a.fr
account_link: https://b.fr
base_url: https://c.fr
uptime: 99
visits_2019: 5
views: 5
rate_limiting_resume: r
stats_detail_resume: s
status: moved
replaced_by: z
access_page: [{who: [a], is_eligible: 1}]
";

fn not_compared(old: &Catalogue, new: &Catalogue) -> Vec<&'static str> {
    let diff = diff(old, new, None);
    diff.not_compared.iter().map(|spec| spec.json).collect()
}

#[test]
fn what_one_catalogue_never_says_is_said_once() {
    let all = catalogue(&[("a", "A", ALL), ("b", "B", ALL)]);
    let bare = catalogue(&[("a", "A", "is_open: -1\n"), ("b", "B", "is_open: -1\n")]);
    let (_, _, changed) = said(&all, &bare, None);
    let what = changed.iter().map(|(_, _, what)| what.as_str());
    // That nothing became of an API is something to say.
    assert_eq!(
        what.collect::<Vec<_>>(),
        ["status.name status.replaced_by"; 2]
    );
    let once = [
        "france_connect",
        "base_url",
        "links.request",
        "links.account",
        "uptime",
        "visits_2019",
        "views",
        "eligibility",
        "rate_limiting.summary",
        "statistics.summary",
    ];
    let mut told = not_compared(&all, &bare);
    told.sort_unstable();
    let mut once = once.to_vec();
    once.sort_unstable();
    assert_eq!(told, once);
    // Of an entry that only one of them has, nothing is told.
    let other = catalogue(&[("a", "A", "is_open: -1\n"), ("c", "C", ALL)]);
    assert_eq!(not_compared(&other, &bare), [""; 0]);
}

#[test]
fn what_is_news_is_told_and_prose_is_not() {
    for (old, new, expected) in [
        ("", "tagline_: x\n", ""),
        (
            "content_intro: a\nkeywords: [a]\n",
            "content_intro: b\n",
            "",
        ),
        (
            "entry_changed: 2020-01-01\n",
            "entry_changed: 2026-01-01\n",
            "",
        ),
        ("is_open: 1\n", "is_open: -1\n", "openness"),
        (
            "datapass_link: https://a.fr\n",
            "account_link: https://a.fr\n",
            "links.request links.account",
        ),
        ("uptime: 99.5\n", "uptime: 99\n", "uptime"),
        ("visit_2019: 5\n", "visits_2019: 6\n", "visits_2019"),
        ("views: 5\n", "views: 6\n", "views"),
        ("", "base_url: https://a.fr\n", "base_url"),
        ("", "rate_limiting_resume: 5 / s\n", "rate_limiting.summary"),
        ("stats_detail_resume: a\n", "", "statistics.summary"),
        ("", "status: closed\n", "status.name"),
        ("", "status: active\n", ""),
        (
            "access_page: [{who: [a], is_eligible: 1, description: x}]\n",
            "access_page: [{who: [a], is_eligible: 1, description: y}]\n",
            "",
        ),
        (
            "access_page: [{who: [a], is_eligible: 1}]\n",
            "access_page: [{who: [a], is_eligible: 0}]\n",
            "eligibility",
        ),
    ] {
        let [old, new] = [old, new].map(|lines| catalogue(&[("a", "A", lines), ("b", "B", ALL)]));
        let (_, _, changed) = said(&old, &new, None);
        let what = changed.first().map_or("", |(_, _, what)| what);
        assert_eq!(what, expected);
        assert_eq!(changed.is_empty(), expected.is_empty());
    }
}

#[test]
fn an_entry_with_another_slug_is_known_by_what_it_alone_has() {
    let site = "external_site: https://a.fr/\n";
    let same = "external_site: http://a.fr\n";
    // By what takes its place, by its title, by its address.
    assert_pairs(
        &[("a", "A", "status: renamed\nreplaced_by: b\n")],
        &[("b", "B", ""), ("c", "A", "")],
        &[("a", "b")],
    );
    assert_pairs(&[("a", "L’Eau", "")], &[("b", "l’eau", "")], &[("a", "b")]);
    assert_pairs(&[("a", "A", site)], &[("b", "B", same)], &[("a", "b")]);
    for key in [
        "datagouv_dataservice: '1'\n",
        "successor: https://www.data.gouv.fr/dataservices/a\n",
    ] {
        assert_pairs(
            &[("a", "A", key)],
            &[("b", "B", key), ("c", "A", "")],
            &[("a", "b")],
        );
    }
    // Not by what others share, here or there, or what is still there.
    assert_pairs(
        &[("a", "A", site), ("d", "D", site)],
        &[("b", "B", same), ("d", "D", "")],
        &[],
    );
    assert_pairs(&[("a", "A", "")], &[("a", "A", ""), ("b", "A", "")], &[]);
    // Two that one takes the place of are gone.
    let replaced = "replaced_by: c\n";
    assert_pairs(
        &[("a", "A", replaced), ("b", "B", replaced)],
        &[("c", "C", "")],
        &[],
    );
}

#[test]
fn an_identifier_outlives_the_slug_that_another_api_takes() {
    let [one, two, nine] = ["1", "2", "9"].map(|id| format!("datagouv_dataservice: '{id}'\n"));
    let changed = |pairs: &[(&str, &str, &str)]| -> Vec<(String, String, String)> {
        let pairs = pairs.iter();
        pairs
            .map(|(old, new, what)| ((*old).into(), (*new).into(), (*what).into()))
            .collect()
    };
    // An API leaves its slug to a new one.
    let old = catalogue(&[("a", "A", &one)]);
    let new = catalogue(&[("a", "Nine", &nine), ("b", "A", &one)]);
    let moved = changed(&[("a", "b", "id")]);
    assert_eq!(said(&old, &new, None), (vec!["a".into()], vec![], moved));
    // Two change places.
    let old = catalogue(&[("a", "A", &one), ("b", "B", &two)]);
    let new = catalogue(&[("a", "B", &two), ("b", "A", &one)]);
    let swapped = changed(&[("a", "b", "id"), ("b", "a", "id")]);
    assert_eq!(said(&old, &new, None), (vec![], vec![], swapped));
    // Each takes the slug of the next.
    let old = catalogue(&[("a", "A", &one), ("b", "B", &two)]);
    let new = catalogue(&[("b", "A", &one), ("c", "B", &two)]);
    let shifted = changed(&[("a", "b", "id"), ("b", "c", "id")]);
    assert_eq!(said(&old, &new, None), (vec![], vec![], shifted));
    // What one of them lacks, or what several share, does not part equal slugs.
    for lines in ["", &nine] {
        let old = catalogue(&[("a", "A", &one), ("b", "B", &one)]);
        let new = catalogue(&[("a", "A", lines), ("b", "B", &one)]);
        assert_eq!(said(&old, &new, None), (vec![], vec![], vec![]));
    }
}

#[test]
fn layers_know_where_others_have_an_api_too() {
    let site = "external_site: https://a.fr/\n";
    let layers = [
        (
            "new",
            catalogue(&[("a", "A", site), ("own", "Own", ""), ("same", "Same", "")]),
        ),
        ("old", catalogue(&[("b", "B", site), ("same", "Other", "")])),
    ];
    let layers = layers.map(|(name, catalogue)| Layer {
        name: name.to_owned(),
        catalogue,
    });
    let whole = Catalogue::layered(layers.into());
    let known = whole.apis().iter().map(|api| {
        let others = counterparts(&whole, api).into_iter();
        let others = others.map(|(layer, other)| format!("{}/{}", layer.name, other.title));
        format!("{}: {}", api.id, others.collect::<Vec<_>>().join(" "))
    });
    let known: Vec<String> = known.collect();
    assert_eq!(known, ["a: old/B", "b: new/A", "own: ", "same: old/Other"]);
}

#[test]
fn an_answer_that_changes_is_told_to_the_one_who_asks() {
    let rule = |code| {
        format!("is_open: -1\naccess_page: [{{who: [Une entreprise], is_eligible: {code}}}]\n")
    };
    let catalogues = [-1, 0, 1].map(|code| catalogue(&[("a", "A", &rule(code))]));
    let who = Who::new("entreprise");
    let kind = |old: usize, new: usize| {
        let diff = diff(&catalogues[old], &catalogues[new], Some(&who));
        diff.changed[0].kind()
    };
    assert_eq!(kind(0, 1), ChangeKind::Opened);
    assert_eq!(kind(2, 0), ChangeKind::Closed);
    assert_eq!(kind(1, 2), ChangeKind::Other);
    let other = Who::new("particulier");
    let (_, _, changed) = said(&catalogues[0], &catalogues[2], Some(&other));
    assert_eq!(changed, [("a".into(), "a".into(), "eligibility".into())]);
}

/// Catalogues of a few entries that share slugs, titles and addresses.
fn catalogues() -> impl Strategy<Value = Catalogue> {
    let slug = || select(vec!["a", "b", "c", "d", "e"]);
    let lines = prop::collection::btree_map(
        select(vec![
            "external_site",
            "datapass_link",
            "replaced_by",
            "datagouv_dataservice",
            "uptime",
            "is_open",
        ]),
        0..3_usize,
        0..4,
    );
    let lines = lines.prop_map(|lines| {
        let line = |(key, number): (&str, usize)| {
            let value = match key {
                "is_open" => ["1", "0", "-1"],
                "uptime" => ["97", "98", "99"],
                "replaced_by" => ["a", "b", "c"],
                "datagouv_dataservice" => ["'1'", "'2'", "'3'"],
                _ => ["https://a.fr", "https://b.fr", "https://c.fr"],
            }[number];
            format!("{key}: {value}\n")
        };
        lines.into_iter().map(line).collect::<String>()
    });
    let entry = (select(vec!["A", "B", "C", "D"]), lines);
    let entries = prop::collection::btree_map(slug(), entry, 0..6);
    entries.prop_map(|entries: BTreeMap<&str, (&str, String)>| {
        let entries = entries.iter();
        let entries: Vec<(&str, &str, &str)> = entries
            .map(|(slug, (title, lines))| (*slug, *title, lines.as_str()))
            .collect();
        catalogue(&entries)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

    #[test]
    fn a_catalogue_does_not_differ_from_itself(one in catalogues()) {
        let who = Who::new("entreprise");
        assert!(diff(&one, &one, Some(&who)).is_empty());
    }

    #[test]
    fn the_other_way_round_is_the_mirror_image(old in catalogues(), new in catalogues()) {
        let who = Who::new("entreprise");
        let (came, gone, mut there) = said(&old, &new, Some(&who));
        let (back_came, back_gone, back) = said(&new, &old, Some(&who));
        assert_eq!((came, gone), (back_gone, back_came));
        assert_eq!(not_compared(&old, &new), not_compared(&new, &old));
        let turned = |what: &str| {
            let words = what.split(' ').map(|word| match word.split_once('-') {
                Some((old, new)) => format!("{new}-{old}"),
                None => word.to_owned(),
            });
            words.collect::<Vec<_>>().join(" ")
        };
        let mut back: Vec<_> = back
            .into_iter()
            .map(|(old, new, what)| (new, old, turned(&what)))
            .collect();
        there.sort();
        back.sort();
        assert_eq!(there, back);
    }

    #[test]
    fn every_entry_is_told_of_at_most_once(old in catalogues(), new in catalogues()) {
        let (came, gone, changed) = said(&old, &new, None);
        for (catalogue, alone, side) in [(&old, gone, 0), (&new, came, 1)] {
            let changed = changed.iter().map(|(old, new, _)| [old, new][side].clone());
            let mut told: Vec<String> = alone.into_iter().chain(changed).collect();
            told.sort();
            assert!(told.windows(2).all(|two| two[0] != two[1]), "{told:?}");
            assert!(told.iter().all(|slug| catalogue.api(slug).is_some()));
        }
    }
}
