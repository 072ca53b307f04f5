//! Bare `apicat` on a terminal.

use crate::support::explorer::{asked, pick, started, variables};
use crate::support::keys::{CTRL_C, CTRL_D, CTRL_U, DOWN, ENTER, ESCAPE, LEFT, TAB, UP};
use crate::support::screen::{Ended, Screen};
use crate::support::{Apicat, few};

/// What ends the line of a page that is shown without a pager.
const ANY_KEY: &str = "Une touche pour revenir";

#[track_caller]
fn left_as_it_was(ended: &Ended) {
    assert!(ended.has_its_modes && !ended.cursor_is_hidden);
    assert!(!ended.text.contains('❯'), "{}", ended.text);
}

/// Leaves the list, in which nothing is typed.
#[track_caller]
fn leave(mut screen: Screen) -> Ended {
    screen.type_in(ESCAPE);
    let ended = screen.end();
    assert_eq!(ended.status, 0);
    left_as_it_was(&ended);
    ended
}

/// Clears what is typed, and leaves.
#[track_caller]
fn clear_and_leave(mut screen: Screen) -> Ended {
    screen.type_in(ESCAPE).wait_for(&asked(""));
    leave(screen)
}

#[test]
fn every_screen_shows_what_it_has_room_for() {
    let files = few::files();
    for (columns, rows, asked) in [
        (20, 5, "? droits"),
        (40, 12, &*asked("droits")),
        (80, 24, &*asked("droits")),
        (120, 30, &*asked("droits")),
        (200, 50, &*asked("droits")),
    ] {
        let mut screen = Screen::start(columns, rows, "--lang fr", &variables(&files));
        screen.wait_for("7 API");
        if rows == 24 {
            insta::assert_snapshot!("all_is_offered", screen.text());
        }
        screen.type_in("droits").wait_for(asked);
        insta::assert_snapshot!(format!("explorer_{columns}"), screen.text());
        screen.type_in(ESCAPE).wait_for("7 API");
        assert_eq!(leave(screen).text, "\n");
    }
}

#[test]
fn results_follow_what_is_typed() {
    let files = few::files();
    let mut screen = started(&files, "--lang fr", &[]);
    screen
        .type_in("identifcation")
        .wait_for(&asked("identifcation"))
        .wait_for("❯ API FranceConnect")
        .type_in(DOWN)
        .wait_for("❯ API Pro Santé Connect")
        .wait_for("apicat show api-pro-sante-connect\n")
        .type_in(CTRL_U)
        .wait_for(&asked(""))
        .type_in("fc")
        .wait_for("❯ API FranceConnect")
        .type_in("zzzzz")
        .wait_for("Aucune API trouvée pour «\u{a0}fczzzzz\u{a0}».\n")
        .wait_for("apicat search fczzzzz\n")
        .type_in(ENTER)
        .type_in("y")
        .wait_for("zzzzzy ");
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
        .wait_for(&asked("ipôt"))
        .type_in(&format!("{LEFT}{LEFT}{LEFT}m"))
        .wait_for(&asked("impôt"))
        .wait_for("❯ API Impôt")
        .type_in("\u{5}s\u{1b}[Hx\u{1b}[3~")
        .wait_for(&asked("xmpôts"));
    clear_and_leave(screen);
}

/// An escape sequence that is not whole holds nothing up.
#[test]
fn a_key_that_does_not_end_is_waited_for_in_vain() {
    let files = few::files();
    let mut screen = started(&files, "--lang fr", &[]);
    screen.type_in("\u{1b}[").signal("TERM");
    let ended = screen.end();
    assert_ne!(ended.status, 0);
    left_as_it_was(&ended);
}

#[test]
fn lines_that_are_pasted_are_one() {
    let files = few::files();
    let mut screen = started(&files, "--lang fr", &[]);
    screen
        .type_in("\u{1b}[200~droits\rassurance\rmaladie\u{1b}[201~")
        .wait_for(&asked("droits assurance maladie"))
        .wait_for("❯ API de droits");
    clear_and_leave(screen);
}

#[test]
fn beginnings_of_titles_are_enough() {
    let files = few::files();
    let mut screen = started(&files, "--lang fr", &[]);
    pick(&mut screen, "bour", "API Statut étudiant boursier");
    screen.type_in(CTRL_U).type_in("z").wait_for("Aucune API");
    clear_and_leave(screen);
}

#[test]
fn a_page_is_opened_under_its_command_and_stays() {
    let files = few::files();
    let mut screen = started(&files, "--lang fr", &[]);
    pick(&mut screen, "impôt", "API Impôt");
    screen.type_in(ENTER).wait_for_last(ANY_KEY).type_in(" ");
    screen.wait_for("❯ API Impôt");
    let ended = clear_and_leave(screen);
    let raw = &ended.raw;
    assert!(raw.contains("apicat show impot-particulier\u{1b}"), "{raw}");
    assert!(ended.text.contains("La marche à suivre"), "{}", ended.text);
    assert!(!ended.text.contains(ANY_KEY), "{}", ended.text);
}

/// Nobody has to press a key once more to leave a pager.
#[cfg(unix)]
#[test]
fn a_pager_leads_back_by_itself() {
    let files = few::files();
    let pager = ("PAGER", "sh -c 'head -n 2; sleep 1'");
    let variables = [&variables(&files)[1..], &[pager]].concat();
    let mut screen = Screen::start(80, 24, "--lang fr", &variables);
    pick(&mut screen, "impôt", "API Impôt");
    screen
        .type_in(ENTER)
        .wait_for("apicat show impot-particulier\nAPI Impôt particulier")
        .wait_for(&asked("impôt"));
    assert!(!clear_and_leave(screen).raw.contains(ANY_KEY));
}

#[test]
fn the_profile_is_asked_once() {
    let files = few::files();
    let mut screen = started(&files, "--lang fr", &[]);
    pick(&mut screen, "franceconnect", "API FranceConnect");
    screen
        .type_in(TAB)
        .wait_for("Pour qui demandez-vous")
        .type_in(DOWN)
        .wait_for("❯ Une entreprise")
        .wait_for("apicat access franceconnect --who \"Une entreprise\"\n")
        .type_in(ENTER)
        .wait_for(&asked("franceconnect"))
        .wait_for("◇\u{a0}éligible sous conditions\n")
        .wait_for("apicat access franceconnect --who \"Une entreprise\"\n")
        .type_in(CTRL_U)
        .wait_for(&asked(""));
    pick(&mut screen, "droits", "API de droits");
    screen
        .wait_for("apicat access api_ameli_droits_cnam --who")
        .type_in(TAB)
        .wait_for("apicat show api_ameli_droits_cnam\n")
        .wait_for("◇\u{a0}éligible sous conditions pour «\u{a0}Une entreprise\u{a0}»")
        .type_in(TAB)
        .type_in(ENTER)
        .wait_for_last(ANY_KEY)
        .type_in(ENTER)
        .wait_for(&asked("droits"));
    let ended = clear_and_leave(screen);
    assert!(ended.text.contains("◇\u{a0}éligible"), "{}", ended.text);
    assert!(!ended.text.contains("Pour qui"), "{}", ended.text);
}

#[test]
fn another_profile_is_asked_for() {
    let files = few::files();
    let mut screen = started(&files, "--lang fr", &[("APICAT_WHO", "association")]);
    pick(&mut screen, "droits", "API de droits");
    screen
        .wait_for("✘\u{a0}non éligible\n")
        .type_in(TAB)
        .wait_for("(profil donné par APICAT_WHO)")
        .type_in("\u{1b}p")
        .wait_for("Pour qui")
        .type_in("SOINS")
        .wait_for("❯ Un établissement de soins")
        .type_in(ENTER)
        .wait_for("✔\u{a0}éligible");
    clear_and_leave(screen);
}

#[test]
fn a_bank_finds_its_label() {
    let mut screen = Screen::start(80, 24, "--lang fr", &[("PAGER", "")]);
    pick(&mut screen, "ficoba", "API Fichier des Comptes");
    screen
        .type_in(TAB)
        .wait_for("Autre profil\u{a0}: particulier");
    screen.wait_for("  Un établissement bancaire");
    for words in ["etablissement", "Banque"] {
        screen.type_in(CTRL_U).type_in(words);
        screen.wait_for("❯ Un établissement bancaire");
    }
    screen
        .type_in(ENTER)
        .wait_for("Un établissement bancaire ·");
    clear_and_leave(screen);
}

#[test]
fn a_profile_that_is_not_said_leads_back() {
    let files = few::files();
    let mut screen = started(&files, "--lang fr", &[]);
    pick(&mut screen, "droits", "API de droits");
    screen
        .type_in(TAB)
        .wait_for("Pour qui demandez-vous")
        .type_in("zzz")
        .wait_for("Aucune réponse pour «\u{a0}zzz\u{a0}»")
        .type_in(ESCAPE)
        .wait_for("9/9")
        .type_in(ESCAPE)
        .wait_for("apicat show api_ameli_droits_cnam");
    assert_eq!(clear_and_leave(screen).text, "\n");
}

#[test]
fn what_cannot_be_done_is_said() {
    let files = few::files();
    let mut screen = started(&files, "--lang fr", &[("PATH", "/nowhere")]);
    pick(&mut screen, "droits", "API de droits");
    screen
        .type_in("\u{1b}o")
        .wait_for("Le navigateur n’a pas pu être ouvert")
        .type_in("\u{1b}x")
        .wait_for("Entrée fiche");
    clear_and_leave(screen);
}

/// Esc leads back from each question; Ctrl-C and the end of input lead out.
#[test]
fn an_interrupt_ends_it_at_any_question() {
    let files = few::files();
    for key in [CTRL_C, CTRL_D] {
        for asked in ["Que cherchez-vous", "Pour qui demandez-vous", ANY_KEY] {
            let mut screen = started(&files, "--lang fr", &[]);
            match asked {
                "Que cherchez-vous" => {}
                ANY_KEY => drop(screen.type_in(ENTER)),
                _ => drop(screen.type_in(TAB)),
            }
            screen.wait_for(asked).type_in(key);
            let ended = screen.end();
            assert_eq!(ended.status, 130, "{asked}");
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
        .wait_for(&asked("fc"))
        .wait_for("❯ API FranceConnect");
    assert_eq!(clear_and_leave(screen).text, "\n");
}

#[test]
fn a_signal_leaves_the_terminal_as_it_was() {
    let files = few::files();
    for name in ["TERM", "INT", "HUP", "QUIT"] {
        let mut screen = started(&files, "--lang fr", &[]);
        screen.type_in("fc").wait_for(&asked("fc")).signal(name);
        let ended = screen.end();
        assert_ne!(ended.status, 0, "{name}");
        left_as_it_was(&ended);
    }
}

/// Even where the signal of a hang-up is ignored, as under nohup.
#[cfg(unix)]
#[test]
fn a_terminal_that_goes_away_ends_it() {
    use portable_pty::{CommandBuilder, PtySize, native_pty_system};
    use std::time::{Duration, Instant};

    let pair = native_pty_system().openpty(PtySize::default()).unwrap();
    let mut command = CommandBuilder::new("/bin/sh");
    command.args(["-c", "trap '' HUP; exec \"$APICAT\""]);
    command.env("APICAT", env!("CARGO_BIN_EXE_apicat"));
    let mut child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    std::thread::sleep(Duration::from_millis(500));
    drop(pair.master);
    let limit = Instant::now() + Duration::from_secs(20);
    while child.try_wait().unwrap().is_none() {
        assert!(Instant::now() < limit, "it goes on");
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn a_screen_of_another_size_is_drawn_anew() {
    let files = few::files();
    let mut screen = started(&files, "--lang fr", &[]);
    pick(&mut screen, "franceconnect", "API FranceConnect");
    screen.resize(30, 30).wait_for("? franceconnect ");
    screen
        .resize(100, 200)
        .wait_for("┬")
        .wait_for(&asked("franceconnect"))
        // So is the page that is opened on it.
        .type_in(ENTER)
        .wait_for(&format!("{:<87}franceconnect\n", "API FranceConnect"))
        .wait_for(ANY_KEY)
        .type_in(ENTER)
        .wait_for(&asked("franceconnect"));
    clear_and_leave(screen);
}

#[test]
fn elsewhere_there_is_the_help() {
    let files = few::files();
    for line in ["", "--json", "--lang en"] {
        let output = few::apicat(&files, line).run().status(2).stdout("");
        assert!(output.stderr.starts_with("apicat: no command given.\n"));
    }
    let help = Apicat::new().line("--help").run().success().stdout;
    assert!(help.contains("Without a command, on a terminal,"));
}

/// A program that reads JSON cannot explore.
#[test]
fn json_is_not_explored() {
    let ended = Screen::start(80, 60, "--json", &[]).end();
    assert_eq!(ended.status, 2);
    let help = Apicat::new().line("-h").run().success().stdout;
    assert_eq!(ended.text, format!("apicat: no command given.\n{help}"));
}

#[test]
fn what_a_terminal_obeys_is_no_word() {
    let files = few::files();
    let mut screen = started(&files, "--lang fr", &[]);
    screen
        .type_in("zz\u{202e}\u{7}zz\u{9b}")
        .wait_for(&asked("zzzz"))
        .wait_for("pour «\u{a0}zzzz\u{a0}»");
    let raw = clear_and_leave(screen).raw;
    assert!(!raw.contains(['\u{202e}', '\u{7}', '\u{9b}']), "{raw:?}");
}

/// Tab goes through what is told of an API: its page, access, and its operations
/// where there are some.
#[test]
fn operations_are_behind_a_tab() {
    let operations = "document: {title: T}\nservers: [https://a.fr]\noperations:\n\
                      - {method: GET, path: /usagers, name: Liste des usagers}\n";
    let files = few::files().file("endpoints/impot-particulier.yaml", operations);
    let mut screen = started(&files, "--lang fr", &[("APICAT_WHO", "mairie")]);
    screen
        .type_in("impot")
        .wait_for("apicat show impot-particulier")
        .wait_for("Tab accès")
        .type_in(TAB)
        .wait_for("Tab opérations")
        .type_in(TAB)
        .wait_for("Liste des usagers")
        .wait_for("apicat endpoints impot-particulier")
        .wait_for("Tab fiche")
        .type_in(TAB)
        .wait_for("Tab accès")
        .type_in(CTRL_C);
    left_as_it_was(&screen.end());
}
