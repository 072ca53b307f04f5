//! Guides and producing bodies, and the needs by which entries are found.

use apicat::catalogue::openness::Openness;
use apicat::catalogue::subject::Subject;

use crate::support::explorer::started;
use crate::support::keys::{CTRL_C, DOWN, ENTER};
use crate::support::{Apicat, Files, few};

const CANTEEN: &str = "---
title: Tarifer la cantine
tagline: Un prix selon les revenus
for: [collectivite]
apis: [impot-particulier, api-statut-etudiant]
needs: [prix de la cantine, combien coûte le repas]
entry_changed: 2024-05-02
---

Voyez l’[API Impôt particulier](/les-api/impot-particulier) et le [portail](/guides/portail).

### La demande

Une délibération.
";

const PORTAL: &str = "---
title: Ouvrir un portail
api: [API Statut étudiant, Rien]
---

Texte.
";

/// Seven entries, two guides, one of which has the form of the former site, and
/// one that is not published.
fn files() -> Files {
    few::files()
        .file("guides/cantine.md", CANTEEN)
        .file("guides/portail.md", PORTAL)
        .file(
            "guides/cache.md",
            "---\ntitle: Caché\npublish: false\n---\n\nRien.\n",
        )
        .file(
            "producteurs/cnous.md",
            "---\nname: Centre des œuvres\nacronym: Cnous\n---\n\nIl gère les bourses.\n",
        )
}

fn page(line: &str) -> String {
    let output = few::apicat(&files(), &format!("{line} --lang fr --width 80")).run();
    output.success().stderr("").with_plain_spaces().stdout
}

#[test]
fn a_guide_has_a_page_that_names_its_apis() {
    for name in [
        "cantine",
        "guides/cantine",
        "Tarifer",
        "https://api.gouv.fr/guides/cantine",
    ] {
        insta::assert_snapshot!("guide", page(&format!("show {name}")));
    }
    assert_eq!(
        page("show cantine --section demande"),
        "La demande\n\nUne délibération.\n"
    );
}

#[test]
fn a_body_has_a_page_that_names_its_apis() {
    for name in ["cnous", "producteurs/cnous", "Cnous"] {
        insta::assert_snapshot!("body", page(&format!("show {name}")));
    }
}

/// Of both ways, one is made of the other.
#[test]
fn an_api_names_its_guides() {
    let guides = |slug: &str| {
        let page = page(&format!("show {slug}"));
        let (_, guides) = page.split_once("\nGuides ")?;
        Some(guides.split("\n\n").next()?.trim().to_owned())
    };
    assert_eq!(
        guides("impot-particulier").as_deref(),
        Some("Tarifer la cantine : apicat show cantine")
    );
    let both = guides("api-statut-etudiant").unwrap();
    assert!(both.contains("apicat show portail") && both.contains("apicat show cantine"));
    assert_eq!(guides("franceconnect"), None);
}

#[test]
fn guides_are_listed() {
    let list = |options: &str| few::apicat(&files(), &format!("list --guides {options}")).run();
    list("").success().stdout(
        "portail\tOuvrir un portail\t\n\
         cantine\tTarifer la cantine\tUn prix selon les revenus\n",
    );
    list("--limit 1 --fields title")
        .success()
        .stdout("Ouvrir un portail\n");
    few::apicat(&few::files(), "list --guides").run().status(1);
    list("--theme santé").status(2);
}

/// In a section of their own on a screen, after the APIs elsewhere.
#[test]
fn a_limit_counts_guides_too() {
    let files = files();
    let run = |options: &str| {
        let run = few::apicat(&files, &format!("search cantine revenus {options}")).run();
        run.success().stdout
    };
    let all = run("").lines().count();
    assert!(all > 2, "{}", run(""));
    for limit in 1..=all {
        let rows = run(&format!("--limit {limit}"));
        assert!(rows.lines().count() <= limit, "{limit}: {rows}");
        let json: serde_json::Value =
            serde_json::from_str(&run(&format!("--limit {limit} --json"))).unwrap();
        assert_eq!(json.as_array().unwrap().len(), rows.lines().count());
    }
}

#[test]
fn a_search_finds_guides_and_what_they_name() {
    let run = |options: &str| few::apicat(&files(), &format!("search cantine {options}")).run();
    let screen = run("--format table --lang fr")
        .success()
        .with_plain_spaces();
    assert!(
        screen.stdout.starts_with(
            "3 API et 1 guide pour « cantine »\n\nGuides\n\nTarifer la cantine  cantine\n"
        ),
        "{}",
        screen.stdout
    );
    let slugs: Vec<String> = run("--fields id,kind")
        .success()
        .stdout
        .lines()
        .map(str::to_owned)
        .collect();
    assert_eq!(
        slugs,
        [
            "impot-particulier\tapi",
            "api-statut-etudiant\tapi",
            "api-statut-etudiant-boursier\tapi",
            "cantine\tguide"
        ]
    );
    // Filters are of APIs.
    run("--openness restricted --fields kind")
        .success()
        .stdout("api\napi\napi\n");
}

#[test]
fn a_need_is_the_reason_for_a_result() {
    let line = "search vacances zone B --format json --limit 1";
    let found = Apicat::new().line(line).run().success().stdout;
    let found: serde_json::Value = serde_json::from_str(&found).unwrap();
    assert_eq!(found[0]["id"], "api-calendrier-scolaire");
    assert_eq!(found[0]["matches"][0]["field"], "needs");
}

#[test]
fn what_is_elsewhere_is_said_instead_of_results() {
    let search = |words: &str| {
        let run = Apicat::new()
            .line("search --lang fr")
            .args(words.split(' '));
        run.run()
    };
    let said = search("ma carte grise").status(1).stdout("");
    assert!(
        said.stderr
            .contains("https://immatriculation.ants.gouv.fr\n"),
        "{}",
        said.stderr
    );
    search("carte des routes").success().stderr("");
}

#[test]
fn guides_are_explored_and_completed() {
    let files = files();
    let mut screen = started(&files, "--lang fr", &[]);
    screen
        .type_in("cantine")
        .wait_for("guide · Tarifer la cantine")
        .wait_for("3 API et 1 guide")
        .type_in(&DOWN.repeat(3))
        .wait_for("apicat show cantine")
        .type_in(ENTER)
        .wait_for("Une délibération.")
        .type_in(ENTER)
        .wait_for("❯ guide · Tarifer la cantine")
        .type_in(CTRL_C);
    assert_eq!(screen.end().status, 130);

    let proposed = few::apicat(&files, "-- apicat show cant")
        .env("APICAT_COMPLETE", "fish")
        .run();
    proposed.success().stdout("cantine\tTarifer la cantine\n");
}

#[test]
fn what_is_wrong_with_a_guide_is_told() {
    let guide =
        "---\ntitle: G\nfor: [mairies]\napis: [api-geo]\nodd: 1\n---\n\n[a](/guides/nulle-part)\n";
    let files = Files::new()
        .file(
            "api/a.md",
            "---\ntitle: A\ntagline: t\nproducer: p\nis_open: 1\n---\n\nTexte.\n",
        )
        .file("guides/g.md", guide);
    let run = Apicat::new()
        .line("check . --lang en")
        .current_dir(files.path());
    run.run().status(1).stdout(
        "./guides/g.md:3:7: error: no profile “mairies”\n\
         ./guides/g.md:4:8: error: no entry “api-geo”\n\
         ./guides/g.md:5:1: warning: unknown key: “odd”\n\
         ./guides/g.md:8:5: error: no guide “nulle-part”\n",
    );
}

/// An API is found first by a name that both have; a path names the other.
#[test]
fn a_guide_with_the_slug_of_an_api_is_told_apart() {
    let files = files().file(
        "guides/franceconnect.md",
        "---\ntitle: Se connecter\napis: [franceconnect]\n---\n\nTexte.\n",
    );
    let show = |name: &str| {
        let output = few::apicat(&files, &format!("show {name} --lang fr --width 80")).run();
        output.success().with_plain_spaces().stdout
    };
    assert!(show("guides/franceconnect").starts_with("Se connecter  "));
    let api = show("franceconnect");
    assert!(api.starts_with("API FranceConnect "), "{api}");
    assert!(
        api.contains("Se connecter : apicat show guides/franceconnect\n"),
        "{api}"
    );
}

#[test]
fn a_file_of_a_guide_is_checked_alone() {
    let files = files().file(
        "guides/g.md",
        "---\ntitle: G\nentry_changed: hier\nstatus: fini\nreplaced_by: nulle-part\n---\n\nTexte.\n",
    );
    let run = Apicat::new()
        .line("check guides/g.md --lang en")
        .current_dir(files.path());
    let said = run.run().status(1).stdout;
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(lines.len(), 3, "{said}");
    for (line, expected) in
        lines
            .iter()
            .zip(["g.md:3:16: error", "g.md:4:9: error", "g.md:5:14: error"])
    {
        assert!(line.contains(expected), "{said}");
    }
}

/// Tables of guides say again how open an API is: as its entry does.
#[test]
fn tables_of_guides_say_how_open_an_api_is() {
    let catalogue = apicat::embedded::catalogue();
    let mut count = 0;
    for guide in catalogue.guides() {
        let body = catalogue.body(Subject::Guide(guide)).unwrap();
        for row in body.lines().filter(|line| line.starts_with('|')) {
            let mut slugs = row.split("/les-api/").skip(1);
            let Some(slug) = slugs.next().and_then(|rest| rest.split(')').next()) else {
                continue;
            };
            let said = row
                .trim_end_matches([' ', '|'])
                .rsplit('|')
                .next()
                .unwrap_or_default();
            let said = match said.trim() {
                "Libre" => Openness::Open,
                "Avec un compte" => Openness::Account,
                "Sur habilitation" => Openness::Restricted,
                _ => continue,
            };
            let api = catalogue.api(slug).unwrap();
            assert_eq!(api.openness, said, "{} in {}", slug, guide.id);
            count += 1;
        }
    }
    assert!(count > 50, "{count}");
}
