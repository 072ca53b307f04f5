//! Questions that precede a request: answered beforehand, asked on a terminal,
//! else told with all their ways.

use serde_json::Value;

use crate::support::keys::{CTRL_C, DOWN, ENTER, ESCAPE};
use crate::support::screen::Screen;
use crate::support::{Apicat, Files, Output};

const ENTRY: &str = "---
title: Air
tagline: L’air
producer: p
is_open: -1
datapass_link: https://d.fr/b
access_page:
  - who: [Une entreprise]
    is_eligible: 1
    description: |
      Oui.

      <QuestionTree tree='Air' question='qui' />
  - who: [Une association]
    is_eligible: 1
    description: |
      Oui.

      <QuestionTree tree='air' question='missing' />
---
";

fn files() -> Files {
    Files::new()
        .file("api/air.md", ENTRY)
        .file(
            "questions/air-qui.yaml",
            "question: Qui êtes-vous ?
choices:
  - text: Un atelier
    then: air-quand
    note: Bravo.
  - text: Une usine
    form: https://d.fr/a
    note: Lisez **ceci**.
  - text: Autre
    note: Écrivez-nous.
",
        )
        .file(
            "questions/air-quand.yaml",
            "question: Quand ?
choices:
  - {text: Ce jour, form: https://d.fr/b}
  - {text: Demain, form: /les-api/air}
",
        )
}

fn run(line: &str) -> Output {
    let files = files();
    let run = Apicat::new().line(line);
    run.env("APICAT_CATALOGUE", files.path())
        .run()
        .with_plain_spaces()
}

/// What stands between the heading of the request and its end.
#[track_caller]
fn where_to_ask(line: &str) -> String {
    let said = run(line).success().stderr("").stdout;
    let (_, asked) = said.split_once("Where to apply\n\n").unwrap();
    asked.to_owned()
}

#[test]
fn all_ways_are_told_where_nobody_can_be_asked() {
    assert_eq!(
        where_to_ask("access air --who entreprise"),
        "Qui êtes-vous ?\n\n\
         1    Un atelier\n     \
              Bravo.\n     \
              Quand ?\n\
         1.1  Ce jour\n     \
              https://d.fr/b\n\
         1.2  Demain\n     \
              apicat show air\n\
         2    Une usine\n     \
              https://d.fr/a\n     \
              Lisez ceci.\n\
         3    Autre\n     \
              Écrivez-nous.\n\n\
         To answer:\n\
         apicat access air --who entreprise --answer 1 --answer 1\n"
    );
}

#[test]
fn answers_lead_to_a_form() {
    for (answers, expected) in [
        (
            "--answer 1 --answer 1",
            "Un atelier · Ce jour\n\nBravo.\n\n→ Request form  https://d.fr/b\n",
        ),
        (
            "--answer 2",
            "Une usine\n\nLisez ceci.\n\n→ Request form  https://d.fr/a\n",
        ),
        ("--answer 3", "Autre\n\nÉcrivez-nous.\n"),
        (
            "--answer 1",
            "Un atelier\n\nBravo.\n\nQuand ?\n\n\
             1.1  Ce jour\n     https://d.fr/b\n\
             1.2  Demain\n     apicat show air\n\n\
             To answer:\napicat access air --who entreprise --answer 1 --answer 1\n",
        ),
    ] {
        let line = format!("access air --who entreprise {answers}");
        assert_eq!(where_to_ask(&line), expected, "{answers}");
    }
    for (answers, address) in [
        ("--answer 1 --answer 1", "https://d.fr/b"),
        ("--answer 2", "https://d.fr/a"),
    ] {
        let line = format!("access air --who entreprise --open {answers}");
        run(&line).success().stdout(&format!("{address}\n"));
    }
    // There is none.
    run("access air --who entreprise --open --answer 3")
        .status(1)
        .stdout("");
}

#[test]
fn answers_are_heard_with_their_questions() {
    let said = where_to_ask("access air --who entreprise --plain --answer 1 --answer 1");
    assert_eq!(
        said,
        "Qui êtes-vous: Un atelier\nQuand: Ce jour\n\nBravo.\n\nRequest form: https://d.fr/b\n"
    );
}

#[test]
fn a_questionnaire_without_file_is_on_its_page() {
    let said = run("access air --who association").success().stdout;
    assert!(
        said.contains("A questionnaire on eligibility precedes the request"),
        "{said}"
    );
    assert!(
        said.ends_with("→ Request form  https://d.fr/b\n\nLinks\n\n[1]  https://d.fr/b\n"),
        "{said}"
    );
}

#[test]
fn an_answer_that_no_choice_has_is_refused_with_the_choices() {
    let qui = "Qui êtes-vous ?\n  1. Un atelier\n  2. Une usine\n  3. Autre\n";
    let quand = "Quand ?\n  1. Ce jour\n  2. Demain\n";
    let nothing = "No question is asked before this request.\n";
    let refused = |typed: &str| format!("apicat: invalid value for --answer: “{typed}”.\n");
    let extra = |typed: &str| format!("apicat: one answer too many: “{typed}”.\n");
    for (line, expected) in [
        ("air --who entreprise --answer 0", refused("0") + qui),
        ("air --who entreprise --answer 4", refused("4") + qui),
        ("air --who entreprise --answer oui", refused("oui") + qui),
        (
            "air --who entreprise --answer 1 --answer 3",
            refused("3") + quand,
        ),
        (
            "air --who entreprise --answer 2 --answer 1",
            extra("1") + qui,
        ),
        (
            "air --who entreprise --answer 1 --answer 2 --answer 5",
            extra("5") + quand,
        ),
        ("air --who association --answer 1", extra("1") + nothing),
        (
            "--who association --answer 1",
            "apicat: missing argument: <SLUG>.\n".to_owned(),
        ),
    ] {
        let help = "For help: apicat access --help\n";
        let refused = run(&format!("access {line}")).status(2).stdout("");
        assert_eq!(refused.stderr, format!("{expected}{help}"), "{line}");
    }
}

fn json(line: &str) -> Value {
    let output = Apicat::new().line(line).run().success();
    serde_json::from_str(&output.stdout).unwrap()
}

#[test]
fn json_holds_all_ways() {
    let said = run("access air --who entreprise --json --answer 2").success();
    let answer: Value = serde_json::from_str(&said.stdout).unwrap();
    assert_eq!(
        answer["questions"],
        serde_json::json!([{
            "question": "Qui êtes-vous ?",
            "choices": [
                {"text": "Un atelier", "note": "Bravo.", "question": {
                    "question": "Quand ?",
                    "choices": [
                        {"text": "Ce jour", "note": null, "form": "https://d.fr/b"},
                        {"text": "Demain", "note": null, "form": "/les-api/air"},
                    ],
                }},
                {"text": "Une usine", "note": "Lisez **ceci**.", "form": "https://d.fr/a"},
                {"text": "Autre", "note": "Écrivez-nous.", "form": null},
            ],
        }])
    );
    assert_eq!(
        answer["actions"],
        serde_json::json!([{"text": "Request form", "url": "https://d.fr/a"}])
    );
}

/// The form of the first action, as `--open` opens it too.
#[track_caller]
fn form(line: &str) -> String {
    let answer = json(&format!("access {line} --json"));
    let url = answer["actions"][0]["url"].as_str().unwrap().to_owned();
    let open = Apicat::new().line(&format!("access {line} --open"));
    open.run().success().stdout(&format!("{url}\n"));
    url
}

#[test]
fn the_questions_of_the_catalogue_lead_to_their_forms() {
    for (line, name) in [
        (
            "impot-particulier --who commune --answer 1 --answer 1",
            "api-impot-particulier-fc-unique",
        ),
        (
            "impot-particulier --who commune --answer 1 --answer 2",
            "api-impot-particulier-fc-sandbox",
        ),
        (
            "impot-particulier --who commune --answer 2 --answer 1",
            "api-impot-particulier-unique",
        ),
        (
            "impot-particulier --who commune --answer 2 --answer 2",
            "api-impot-particulier-sandbox",
        ),
        (
            "impot-particulier --who commune --answer 3 --answer 1",
            "api-sfip-unique",
        ),
        (
            "impot-particulier --who commune --answer 3 --answer 2",
            "api-sfip-sandbox",
        ),
        (
            "impot-particulier --who éditeur --answer 1",
            "api-impot-particulier-fc-sandbox",
        ),
        (
            "impot-particulier --who éditeur --answer 3",
            "api-sfip-sandbox",
        ),
        (
            "agent-connect --who ministère --answer 1",
            "agent-connect-fs",
        ),
        (
            "agent-connect --who ministère --answer 2",
            "agent-connect-fi",
        ),
        (
            "ficoba --who administration --answer 1",
            "api-ficoba-unique",
        ),
        ("r2p --who administration --answer 1", "api-r2p-unique"),
        ("sfip --who administration --answer 1", "api-sfip-unique"),
    ] {
        assert_eq!(
            form(line),
            format!("https://datapass.api.gouv.fr/{name}"),
            "{line}"
        );
    }
}

/// On a terminal that asks for the profile first.
fn asked(files: &Files, line: &str) -> Screen {
    let catalogue = [("APICAT_CATALOGUE", files.path().to_str().unwrap())];
    let mut screen = Screen::start(60, 40, line, &catalogue);
    screen
        .wait_for("❯ Une entreprise")
        .type_in(ENTER)
        .wait_for("Qui êtes-vous");
    screen.wait_for("❯ Un atelier\n  Une usine\n  Autre");
    screen
}

#[test]
fn questions_are_asked_after_the_profile() {
    let files = files();
    let mut screen = asked(&files, "access air");
    screen
        .type_in(ENTER)
        .wait_for("Quand")
        .wait_for("❯ Ce jour")
        .type_in(DOWN)
        .wait_for("❯ Demain")
        .type_in(ENTER);
    let ended = screen.end();
    assert_eq!((ended.status, ended.cursor_is_hidden), (0, false));
    assert!(
        ended.text.contains("\nUn atelier · Demain\n"),
        "{}",
        ended.text
    );
    assert!(!ended.text.contains("Quand"), "{}", ended.text);
}

#[test]
fn what_is_answered_is_not_asked() {
    let files = files();
    let catalogue = [("APICAT_CATALOGUE", files.path().to_str().unwrap())];
    let line = "access air --who entreprise --answer 1";
    let mut screen = Screen::start(60, 40, line, &catalogue);
    // Nothing that was asked comes before.
    screen
        .wait_for("Quand")
        .wait_for("Esc leave")
        .type_in(ENTER);
    let ended = screen.end();
    assert_eq!(ended.status, 0);
    assert!(ended.text.contains("https://d.fr/b\n"), "{}", ended.text);
}

#[test]
fn a_question_that_is_left_leads_to_the_one_before() {
    let files = files();
    let mut screen = asked(&files, "access air");
    screen
        .wait_for("Esc leave")
        .type_in(ENTER)
        .wait_for("❯ Ce jour")
        .wait_for("Esc go back")
        .type_in(ESCAPE)
        .wait_for("❯ Un atelier")
        .type_in(ESCAPE);
    let ended = screen.end();
    assert_eq!((ended.status, ended.text.as_str()), (130, "\n"));
    let mut screen = asked(&files, "access air");
    screen.type_in(ENTER).wait_for("❯ Ce jour").type_in(CTRL_C);
    let ended = screen.end();
    assert_eq!((ended.status, ended.cursor_is_hidden), (130, false));
}

#[test]
fn a_program_that_reads_the_answer_is_not_kept_waiting() {
    let files = files();
    let catalogue = [("APICAT_CATALOGUE", files.path().to_str().unwrap())];
    let code = "$APICAT access air --who entreprise --json | cat";
    let ended = Screen::start_shell(60, 40, code, &catalogue).end();
    assert_eq!(ended.status, 0);
    assert!(ended.text.contains("\"questions\""), "{}", ended.text);
}
