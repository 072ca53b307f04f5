//! `access` on APIs of every openness, and profiles given in every way.

use crate::support::screen::Screen;
use crate::support::{Apicat, Files, Output, few};

fn entry(head: &str) -> String {
    format!("---\ntitle: Air\ntagline: L’air\nproducer: p\n{head}\n---\n")
}

fn asked(head: &str, line: &str) -> Output {
    let files = Files::new().file("air.md", &entry(head));
    Apicat::new()
        .line(line)
        .env("APICAT_CATALOGUE", files.path())
        .run()
        .with_plain_spaces()
}

#[test]
fn an_open_api_needs_no_request() {
    let head = "is_open: 1\ndoc_tech_external: https://a.fr/doc\nexternal_site: https://a.fr\ncontact_link: a@b.fr";
    for line in ["access air", "access air --who entreprise"] {
        asked(head, line).success().stderr("").stdout(
            "○ open\n\n\
             Air (air)\n\n\
             The entry says that it is open to all: no request is needed.\n\n\
             What next\n\n\
             → Read the documentation  https://a.fr/doc\n\
             → Visit the site  https://a.fr\n\n\
             Questions? a@b.fr\n"
                .replace(
                    "Air (air)",
                    if line.contains("--who") {
                        "entreprise · Air (air)"
                    } else {
                        "Air (air)"
                    },
                )
                .as_str(),
        );
    }
}

#[test]
fn an_api_with_accounts_says_where_to_create_one() {
    let head = "is_open: 0\naccount_link: https://a.fr/compte";
    asked(head, "access air").success().stderr("").stdout(
        "◐ with an account\n\n\
         Air (air)\n\n\
         Creating an account is enough, and anyone may do so.\n\n\
         What next\n\n\
         → Create an account  https://a.fr/compte\n",
    );
    asked(head, "access air --open")
        .success()
        .stdout("https://a.fr/compte\n");
}

#[test]
fn an_entry_without_rules_does_not_say() {
    for line in ["access air", "access air --who entreprise"] {
        let said = asked("is_open: -1", line).status(1).stderr("").stdout;
        assert!(said.starts_with("? not specified\n"), "{said}");
        assert!(
            said.ends_with("The entry does not say who may use this API.\n"),
            "{said}"
        );
    }
}

#[test]
fn a_rule_that_does_not_say_is_not_guessed() {
    let head = "is_open: -1\naccess_page: [{who: [Une entreprise], description: Voir.}]";
    let said = asked(head, "access air --who entreprise")
        .status(1)
        .stderr("")
        .stdout;
    assert_eq!(said, "? not specified\n\nentreprise · Air (air)\n\nVoir.\n");
}

#[test]
fn rules_that_disagree_are_all_shown() {
    let head = "is_open: -1\naccess_page:\n  - {who: [Une banque], is_eligible: 1, description: Oui.}\n  - {who: [Une assurance], is_eligible: -1, description: Non.}";
    asked(head, "access air --who entreprise")
        .success()
        .stderr("")
        .stdout(
            "≠ depends on the case\n\n\
         entreprise · Air (air)\n\n\
         The entry names some cases only. If you are:\n\n\
         Une banque: ✔ eligible\n\n  \
           Oui.\n\n\
         Une assurance: ✘ not eligible\n\n  \
           Non.\n",
        );
}

#[test]
fn a_profile_that_names_nobody_is_refused_on_open_apis_too() {
    asked("is_open: 1", "access air --who martien")
        .status(2)
        .stdout("")
        .stderr(
            "apicat: unknown profile: “martien”.\n\
             Known profiles: particulier, entreprise, association, administration, collectivite, editeur.\n",
        );
}

#[test]
fn a_wrong_profile_of_the_environment_is_named() {
    let run = Apicat::new()
        .line("access franceconnect")
        .env("APICAT_WHO", "martien")
        .run()
        .status(2);
    assert!(
        run.stderr
            .contains("\nIt comes from the variable APICAT_WHO.\n"),
        "{}",
        run.stderr
    );
}

#[test]
fn part_of_several_labels_is_ambiguous() {
    let head = "is_open: -1\naccess_page:\n  - {who: [Un gestionnaire public], is_eligible: 1}\n  - {who: [Un gestionnaire privé], is_eligible: 1}";
    asked(head, "access air --who gestionnaire")
        .status(2)
        .stderr(
            "apicat: “gestionnaire” matches several profiles of this API:\n  \
           Un gestionnaire public\n  \
           Un gestionnaire privé\n",
        );
    // They agree: a list can tell.
    let listed = asked(head, "list --who gestionnaire").success().stdout;
    assert!(listed.contains("\teligible\t"), "{listed}");
}

#[test]
fn a_profile_is_given_by_option_environment_or_prompt() {
    // No address on this page is longer.
    let line = "access franceconnect --width 100";
    let by_option = Apicat::new()
        .line(line)
        .args(["--who", "Une entreprise"])
        .run()
        .success();
    let by_environment = Apicat::new()
        .line(line)
        .env("APICAT_WHO", "Une entreprise")
        .run()
        .success();
    let mut screen = Screen::start(100, 80, line, &[]);
    screen
        .wait_for("  Une collectivité ou")
        .type_in("\u{1b}[B")
        .wait_for("❯ Une entreprise")
        .type_in("\r");
    let by_prompt = screen.end().text;
    assert_eq!(
        by_environment.stdout,
        by_option
            .stdout
            .replace("entreprise ·", "entreprise (profile given by APICAT_WHO) ·")
    );
    assert_eq!(by_prompt, by_option.stdout);
}

#[test]
fn answers_of_a_whole_catalogue_are_counted() {
    let files = few::files();
    few::apicat(&files, "access --who entreprise")
        .run()
        .success()
        .stdout("open\t0\naccount\t0\neligible\t0\nconditional\t4\ndepends\t0\nineligible\t3\nunspecified\t0\n");
    let catalogue = [("APICAT_CATALOGUE", files.path().to_str().unwrap())];
    let ended = Screen::start(80, 24, "access --who entreprise", &catalogue).end();
    assert_eq!(
        ended.text.replace('\u{a0}', " "),
        "Summary for the profile “entreprise”\n\n\
         4  ◇ eligible under conditions\n\
         3  ✘ not eligible\n\n\
         APIs you may use: apicat list --who entreprise\n\n\
         Source: api.gouv.fr, as of January 2026, Licence Ouverte 2.0, textes reformulés,\n\
         sans caractère officiel.\n"
    );
}

#[test]
fn a_narrower_name_does_not_decide_for_the_whole() {
    let head = "is_open: -1\ndatapass_link: https://d.fr\naccess_page:\n  - {who: [Une collectivité ou une administration], is_eligible: 1}\n  - {who: [Un ministère], is_eligible: -1}";
    let verdict = |who: &str| {
        let said = asked(head, &format!("access air --json --who {who}"))
            .success()
            .stdout;
        let answer: serde_json::Value = serde_json::from_str(&said).unwrap();
        answer["verdict"].as_str().unwrap().to_owned()
    };
    assert_eq!(verdict("administration"), "depends");
    assert_eq!(verdict("ministère"), "ineligible");
    assert_eq!(verdict("mairie"), "eligible");
}

#[test]
fn where_to_ask_is_said_even_where_no_rule_speaks() {
    let head = "is_open: -1\ndatapass_link: https://d.fr";
    let said = asked(head, "access air --who entreprise").status(1).stdout;
    assert!(said.ends_with("→ Request form  https://d.fr\n"), "{said}");
}
