//! Whole screens, as files to look at: `tests/snapshots/screens__*.snap`.

use crate::support::few;
use crate::support::screen::Screen;

const FRENCH: (&str, &str) = ("LANG", "fr_FR.UTF-8");

/// The screen of a command, on a terminal tall enough to need no pager.
fn screen(columns: u16, line: &str) -> String {
    let ended = Screen::start(columns, 500, line, &[FRENCH]).end();
    assert_eq!(ended.status, 0, "{}", ended.text);
    ended.text
}

/// The same on the few entries.
fn screen_of_few(columns: u16, line: &str) -> String {
    let files = few::files();
    let catalogue = ("APICAT_CATALOGUE", files.path().to_str().unwrap());
    let ended = Screen::start(columns, 500, line, &[FRENCH, catalogue]).end();
    assert_eq!(ended.status, 0, "{}", ended.text);
    ended.text
}

/// What is written in colours, the escape character shown as `␛`.
fn colours(line: &str, variables: &[(&str, &str)]) -> String {
    let ended = Screen::start(80, 500, line, variables).end();
    assert_eq!(ended.status, 0, "{}", ended.text);
    ended.raw.replace('\u{1b}', "␛").replace('\r', "")
}

macro_rules! screens {
    ($screen:ident $($name:ident: $line:literal)*) => {
        $(#[test]
        fn $name() {
            for columns in [40, 80, 120] {
                let name = format!("{}_{columns}", stringify!($name));
                insta::assert_snapshot!(name, $screen(columns, $line));
            }
        })*
    };
}

screens! {
    screen_of_few
    list: "list"
    list_for_a_profile: "list --who editeur"
    search: "search identification"
    search_corrected: "search identifcation"
}

screens! {
    screen
    show: "show franceconnect"
    show_with_topics: "show api-statut-etudiant"
    access_under_conditions: "access franceconnect --who entreprise"
    access_refused: "access franceconnect --who particulier"
    endpoints: "endpoints api_ameli_droits_cnam"
    endpoints_by_a_field: "endpoints api-entreprise date_cloture"
    one_operation: "endpoints chorus-pro deposer pdf"
    access_for_a_publisher: "access impot-particulier --who editeur --answer 2"
}

#[test]
fn colours_of_a_page() {
    insta::assert_snapshot!(colours("show franceconnect --section Comment", &[FRENCH]));
}

#[test]
fn colours_of_a_whole_page() {
    for columns in [40, 80, 120] {
        let ended = Screen::start(columns, 500, "show pro-sante-connect", &[FRENCH]).end();
        let name = format!("colours_of_a_whole_page_{columns}");
        insta::assert_snapshot!(name, ended.raw.replace('\u{1b}', "␛").replace('\r', ""));
    }
}

#[test]
fn colours_of_an_answer() {
    insta::assert_snapshot!(colours("access franceconnect --who entreprise", &[FRENCH]));
}

#[test]
fn hyperlinks_of_an_answer() {
    let variables = [FRENCH, ("FORCE_HYPERLINK", "1"), ("NO_COLOR", "1")];
    let text = colours("access franceconnect --who particulier", &variables);
    insta::assert_snapshot!(text);
}

#[test]
fn english_page() {
    let ended = Screen::start(80, 500, "access franceconnect --who entreprise", &[]).end();
    insta::assert_snapshot!(ended.text);
}
