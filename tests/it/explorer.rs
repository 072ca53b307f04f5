//! Bare `apicat` on a terminal.

use crate::support::explorer::{ask_access, pick, started, variables};
use crate::support::keys::{CTRL_C, CTRL_D, CTRL_U, DOWN, ENTER, ESCAPE, LEFT, UP};
use crate::support::screen::{Ended, Screen};
use crate::support::{Apicat, few};

fn left_as_it_was(ended: &Ended) {
    assert!(ended.is_canonical && !ended.cursor_is_hidden);
    assert!(!ended.text.contains('❯'), "{}", ended.text);
}

#[test]
fn all_is_offered_where_nothing_is_typed() {
    let files = few::files();
    let mut screen = started(&files, "--lang fr", &[]);
    let asked = screen.wait_for("api-statut-etudiant\n").text();
    insta::assert_snapshot!(asked);
    screen.type_in(ESCAPE);
    assert_eq!(screen.end().status, 130);
}

#[test]
fn results_follow_what_is_typed() {
    let files = few::files();
    let mut screen = started(&files, "--lang fr", &[]);
    screen
        .type_in("identifcation")
        .wait_for("identifcation▏")
        .wait_for("❯ API FranceConnect  franceconnect\n  API Pro Santé Connect")
        .type_in(DOWN)
        .wait_for("❯ API Pro Santé Connect")
        .type_in(CTRL_U)
        .wait_for("Que cherchez-vous\u{a0}? ▏")
        .type_in("fc")
        .wait_for("❯ API FranceConnect  franceconnect\n")
        .type_in("zzzzz")
        .wait_for("Aucune API trouvée pour «\u{a0}fczzzzz\u{a0}».\n")
        .type_in("\u{7f}")
        .wait_for("fczzzz▏")
        .wait_for("Aucune API")
        .type_in(ENTER)
        .type_in("y")
        .wait_for("zzzz");
    screen.type_in(CTRL_C);
    let ended = screen.end();
    assert_eq!((ended.status, ended.text.as_str()), (130, "\n"));
    left_as_it_was(&ended);
}

#[test]
fn what_is_typed_can_be_corrected_in_its_middle() {
    let files = few::files();
    let mut screen = started(&files, "--lang fr", &[]);
    screen
        .type_in("ipôt")
        .wait_for("ipôt▏")
        .type_in(&format!("{LEFT}{LEFT}{LEFT}m"))
        .wait_for("im▏pôt")
        .wait_for("❯ API Impôt")
        .type_in("\u{1}")
        .wait_for("▏impôt")
        .type_in("\u{5}s")
        .wait_for("impôts▏")
        .type_in("\u{1b}[H")
        .wait_for("▏impôts")
        .type_in("\u{1b}[Fx")
        .wait_for("impôtsx▏")
        .type_in(ESCAPE);
    assert_eq!(screen.end().status, 130);
}

#[test]
fn lines_that_are_pasted_are_one() {
    let files = few::files();
    let mut screen = started(&files, "--lang fr", &[]);
    screen
        .type_in("droits\rassurance\rmaladie")
        .wait_for("droits assurance maladie▏")
        .wait_for("❯ API de droits")
        .type_in(ESCAPE);
    assert_eq!(screen.end().status, 130);
}

#[test]
fn beginnings_of_titles_are_enough() {
    let files = few::files();
    let mut screen = started(&files, "--lang fr", &[]);
    screen
        .type_in("bo")
        .wait_for("bo▏")
        .wait_for("❯ API Statut étudiant boursier")
        .type_in(CTRL_U)
        .type_in("z")
        .wait_for("Aucune API")
        .type_in(ESCAPE);
    assert_eq!(screen.end().status, 130);
}

#[test]
fn an_api_is_shown_and_each_answer_names_its_command() {
    let files = few::files();
    let mut screen = started(&files, "--lang fr", &[]);
    pick(&mut screen, "impôt", "API Impôt");
    let asked = screen.text();
    insta::assert_snapshot!(asked);
    screen
        .type_in(ENTER)
        .wait_for("La marche à suivre")
        .wait_for_last("Quitter");
    let shown = screen.text();
    assert!(
        shown.starts_with("apicat show impot-particulier\nAPI Impôt particulier"),
        "{shown}"
    );
    screen.type_in(UP).wait_for("❯ Quitter").type_in(ENTER);
    let ended = screen.end();
    assert_eq!(ended.status, 0);
    left_as_it_was(&ended);
    // The page stays; the question does not.
    assert!(ended.text.contains("La marche à suivre"), "{}", ended.text);
    assert!(!ended.text.contains("Quitter"), "{}", ended.text);
}

#[test]
fn the_profile_is_asked_once() {
    let files = few::files();
    let mut screen = started(&files, "--lang fr", &[]);
    pick(&mut screen, "franceconnect", "API FranceConnect");
    ask_access(&mut screen);
    screen
        .wait_for("Pour qui demandez-vous")
        .type_in(DOWN)
        .wait_for("❯ entreprise")
        .type_in(ENTER)
        .wait_for("éligible sous conditions")
        .wait_for_last("Quitter")
        // Esc goes back to the search, where the next is asked for.
        .type_in(ESCAPE)
        .wait_for("franceconnect▏")
        .type_in(CTRL_U)
        .wait_for("? ▏");
    pick(&mut screen, "droits", "API de droits");
    ask_access(&mut screen);
    screen
        .wait_for("non éligible")
        .wait_for_last("Quitter")
        .type_in(ESCAPE)
        .wait_for("Que cherchez-vous")
        .type_in(ESCAPE);
    let ended = screen.end();
    // Something was answered: to leave is no cancelling.
    assert_eq!(ended.status, 0);
    assert!(!ended.text.contains("Pour qui"), "{}", ended.text);
    left_as_it_was(&ended);
}

#[test]
fn the_profile_of_the_environment_is_not_asked_for() {
    let files = few::files();
    let mut screen = started(&files, "--lang fr", &[("APICAT_WHO", "association")]);
    pick(&mut screen, "droits", "API de droits");
    ask_access(&mut screen);
    screen
        .wait_for("non éligible")
        .wait_for("(profil donné par APICAT_WHO)")
        .wait_for("Quitter")
        .type_in(ESCAPE)
        .wait_for("Que cherchez-vous")
        .type_in(ESCAPE);
    assert_eq!(screen.end().status, 0);
}

#[test]
fn a_profile_that_is_not_said_leads_back() {
    let files = few::files();
    let mut screen = started(&files, "--lang fr", &[]);
    pick(&mut screen, "droits", "API de droits");
    ask_access(&mut screen);
    screen
        .wait_for("Pour qui demandez-vous")
        .type_in(ESCAPE)
        .wait_for("❯ Afficher la fiche")
        .type_in(ESCAPE)
        .wait_for("Que cherchez-vous")
        .type_in(ESCAPE);
    let ended = screen.end();
    assert_eq!((ended.status, ended.text.as_str()), (130, "\n"));
}

#[test]
fn to_search_again_is_to_begin_anew() {
    let files = few::files();
    let mut screen = started(&files, "--lang fr", &[]);
    pick(&mut screen, "droits", "API de droits");
    screen
        .type_in(UP)
        .type_in(UP)
        .wait_for("❯ Chercher encore")
        .type_in(ENTER)
        .wait_for("Que cherchez-vous\u{a0}? ▏")
        .wait_for("❯ API Impôt")
        .type_in(ESCAPE);
    assert_eq!(screen.end().status, 130);
}

/// Esc leads back from each question; Ctrl-C and the end of input lead out.
#[test]
fn an_interrupt_ends_it_at_any_question() {
    let files = few::files();
    for key in [CTRL_C, CTRL_D] {
        for questions in 1..=3 {
            let mut screen = started(&files, "--lang fr", &[]);
            if questions > 1 {
                pick(&mut screen, "droits", "API de droits");
            }
            if questions > 2 {
                ask_access(&mut screen);
                screen.wait_for("Pour qui demandez-vous");
            }
            screen.type_in(key);
            let ended = screen.end();
            assert_eq!((ended.status, ended.text.as_str()), (130, "\n"));
            left_as_it_was(&ended);
        }
    }
}

#[test]
fn keys_that_come_early_do_not_stay_on_the_screen() {
    let files = few::files();
    let mut screen = started(&files, "--lang fr", &[]);
    let pasted = format!(
        "{}{DOWN}{UP}{DOWN}{CTRL_U}fc",
        "identité connexion ".repeat(40)
    );
    screen
        .type_in(&pasted)
        .wait_for("fc▏")
        .wait_for("❯ API FranceConnect")
        .type_in(ESCAPE);
    let ended = screen.end();
    assert_eq!((ended.status, ended.text.as_str()), (130, "\n"));
}

#[test]
fn a_signal_leaves_the_terminal_as_it_was() {
    let files = few::files();
    for name in ["TERM", "INT", "HUP", "QUIT"] {
        let mut screen = started(&files, "--lang fr", &[]);
        screen.type_in("fc").wait_for("fc▏").signal(name);
        let ended = screen.end();
        assert_ne!(ended.status, 0, "{name}");
        assert!(ended.is_canonical && !ended.cursor_is_hidden, "{name}");
    }
}

#[test]
fn a_screen_of_another_size_is_drawn_anew() {
    let files = few::files();
    let mut screen = started(&files, "--lang fr", &[]);
    screen
        .type_in("franceconnect")
        .wait_for("❯ API FranceConnect  franceconnect")
        .resize(30, 30)
        .wait_for("  API Indemnités Journalière…\n")
        .resize(100, 30)
        .wait_for("❯ API FranceConnect  franceconnect")
        .type_in(ESCAPE);
    assert_eq!(screen.end().status, 130);
}

#[test]
fn narrow_and_short_screens_are_enough() {
    let files = few::files();
    let mut screen = Screen::start(24, 6, "--lang fr", &variables(&files));
    screen
        .wait_for("Que cherchez-vous")
        .type_in("franceconnect et toutes les autres")
        .wait_for("autres")
        .type_in(CTRL_U)
        .type_in("ij")
        .wait_for("❯ API Indemnités Journ…")
        .resize(20, 6)
        .type_in(ENTER)
        .wait_for("❯ Afficher la fiche")
        .type_in(ESCAPE)
        .wait_for("ij▏")
        .type_in(ESCAPE);
    let ended = screen.end();
    assert_eq!((ended.status, ended.text.as_str()), (130, "\n"));
}

#[test]
fn elsewhere_there_is_the_help() {
    let files = few::files();
    for line in ["", "--json", "--lang en"] {
        let output = few::apicat(&files, line).run().status(2).stdout("");
        assert!(output.stderr.starts_with("A command is missing.\n"));
    }
    let help = Apicat::new().line("--help").run().success().stdout;
    assert!(help.contains("Without a command, on a terminal,"));
}

/// A program that reads JSON cannot explore.
#[test]
fn json_is_not_explored() {
    let ended = Screen::start(80, 60, "--json", &[]).end();
    assert_eq!(ended.status, 2);
    let help = Apicat::new().line("--help").run().success().stdout;
    assert_eq!(ended.text, format!("A command is missing.\n{help}"));
}

#[test]
fn what_a_terminal_obeys_is_no_word() {
    let files = few::files();
    let mut screen = started(&files, "--lang fr", &[]);
    screen
        .type_in("zz\u{202e}\u{7}zz\u{9b}")
        .wait_for("zzzz▏")
        .wait_for("pour «\u{a0}zzzz\u{a0}»")
        .type_in(ESCAPE);
    let raw = screen.end().raw;
    assert!(!raw.contains(['\u{202e}', '\u{7}', '\u{9b}']), "{raw:?}");
}
