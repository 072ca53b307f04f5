//! A fault of the program: the terminal is given back, and the user told.
#![cfg(unix)]

use std::ffi::OsString;

use crate::support::screen::Screen;
use apicat::page::Block;
use apicat::panics;
use apicat::screen::{DisplayArguments, Environment, Offer, Row, Settings, State, Terminal};
use apicat::words::{Lang, Messages};

/// Asks as the explorer does, and does `work` once something is typed.
fn ask_and(work: fn()) {
    let typed = ["apicat", "--lang", "fr", "\u{1b}[31mm\u{202e}ot"].map(OsString::from);
    let environment = Environment::of_process();
    panics::report(&typed, &environment);
    let settings = Settings::decide(&DisplayArguments::default(), &environment);
    let terminal = Terminal::new(settings, Messages::new(Lang::French));
    let _ = terminal.draw(|drawing| drawing.pick(&Panicking(work), &mut State::default()));
}

/// Does it once something is typed.
struct Panicking(fn());

impl Offer for Panicking {
    type Item = ();
    const HAS_PREVIEW: bool = false;

    fn question(&self) -> &str {
        "Quoi"
    }

    fn found(&self, words: &str) -> Vec<()> {
        if !words.is_empty() {
            (self.0)();
        }
        Vec::new()
    }

    fn row(&self, (): ()) -> Row {
        unreachable!()
    }

    fn count(&self, found: &[Self::Item]) -> String {
        found.len().to_string()
    }

    fn nothing(&self, _: &str) -> String {
        String::new()
    }

    fn preview(&self, (): ()) -> Vec<Block> {
        unreachable!()
    }

    fn command(&self, _: &str, _: Option<()>) -> String {
        String::new()
    }

    fn keys(&self, _: &str, _: Option<()>) -> Vec<&'static str> {
        Vec::new()
    }
}

/// Set for a run of this test within itself: the thread that is to panic.
const THREAD: &str = "PANICKING_THREAD";

#[test]
fn a_panic_gives_the_terminal_back_and_says_whose_fault_it_is() {
    match std::env::var(THREAD).as_deref() {
        Ok("this") => ask_and(|| panic!("un\u{1b}[2J accident")),
        Ok(_) => ask_and(|| {
            let _ = std::thread::spawn(|| panic!("un\u{1b}[2J accident")).join();
        }),
        Err(_) => {}
    }
    let own = "panics::a_panic_gives_the_terminal_back_and_says_whose_fault_it_is";
    for name in ["this", "another"] {
        let this = std::env::current_exe().unwrap();
        let program = [this.to_str().unwrap(), "--exact", own, "--nocapture"];
        let mut screen = Screen::run(200, 40, &program, &[("NO_COLOR", "1"), (THREAD, name)]);
        screen.wait_for("Quoi").type_in("x");
        let ended = screen.end();
        assert_eq!(ended.status, 2, "{name}: {}", ended.text);
        assert!(ended.has_its_modes && !ended.cursor_is_hidden, "{name}");
        let (_, said) = ended.text.split_once("apicat: arrêt").unwrap();
        let (said, place) = said.split_once(" (tests/it/panics.rs:").unwrap();
        assert_eq!(
            said,
            format!(
                " sur une erreur interne\u{a0}: c’est un défaut du programme, vous n’y êtes pour rien.\n\
                 Pour le signaler, envoyez ces lignes à qui vous a fourni apicat, sans rien de confidentiel\u{a0}:\n  \
                 apicat {} ({} {})\n  \
                 apicat --lang fr [31mmot\n  \
                 un[2J accident",
                env!("CARGO_PKG_VERSION"),
                std::env::consts::OS,
                std::env::consts::ARCH,
            )
        );
        assert!(place.ends_with(")\n"), "{place}");
        for obeyed in ["\u{1b}[31m", "\u{1b}[2J", "\u{202e}"] {
            assert!(!ended.raw.contains(obeyed), "{:?}", ended.raw);
        }
    }
}
