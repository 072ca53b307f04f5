//! A list that narrows while words are typed: what it offers, its state, and
//! what an event makes of it. Pure.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use termimad::InputField;

use crate::catalogue::clean::{clean, clean_line};
use crate::page::{Block, Inline, Run};

/// What can be chosen among.
pub trait Offer {
    type Item: Copy;

    /// Whether there is more to show of an answer than its row.
    const HAS_PREVIEW: bool;

    fn question(&self) -> &str;

    /// What there is for some words.
    fn found(&self, words: &str) -> Vec<Self::Item>;

    fn row(&self, item: Self::Item) -> Row;

    /// How many there are.
    fn count(&self, found: &[Self::Item]) -> String;

    /// That there is none.
    fn nothing(&self, words: &str) -> String;

    /// What is to know of the chosen one.
    fn preview(&self, item: Self::Item) -> Vec<Block>;

    /// The command that gives the same answer.
    fn command(&self, words: &str, item: Option<Self::Item>) -> String;

    /// What keys do, the most useful first.
    fn keys(&self, words: &str, item: Option<Self::Item>) -> Vec<&'static str>;
}

/// An answer on its line.
pub struct Row {
    pub(crate) text: Inline,
    /// The verdict on it.
    pub(crate) sign: Option<Run>,
}

/// A key that acts on the chosen answer: one types at any time, so no letter
/// alone does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    Enter,
    Tab,
    Alt(char),
}

/// What comes of an event, apart from another state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Stay,
    Take(Act),
    Left,
    /// Ctrl-C, or the end of input: nobody answers any more.
    Ended,
    /// Ctrl-Z
    Stopped,
}

/// Most bytes of words: nobody searches for more.
const LONGEST: usize = 500;

/// Words being typed, and the answer chosen among those to them.
pub struct State<T> {
    pub(super) input: InputField,
    pub(super) items: Vec<T>,
    pub(super) chosen: usize,
    /// The answer on the first row of the list.
    pub(super) first: usize,
    /// Rows of the list.
    rows: usize,
    /// Whether the answers are not to these words.
    is_stale: bool,
    /// What became of the last act, until the next event.
    pub(crate) notice: Option<String>,
}

impl<T> Default for State<T> {
    fn default() -> Self {
        Self {
            input: InputField::default(),
            items: Vec::new(),
            chosen: 0,
            first: 0,
            rows: 1,
            is_stale: true,
            notice: None,
        }
    }
}

impl<T: Copy> State<T> {
    pub(super) fn words(&self) -> String {
        self.input.get_content()
    }

    pub(super) fn item(&self) -> Option<T> {
        self.items.get(self.chosen).copied()
    }

    /// Finds the answers to the words, where they changed.
    pub(super) fn refresh(&mut self, offer: &impl Offer<Item = T>) {
        if std::mem::take(&mut self.is_stale) {
            self.items = offer.found(&self.words());
        }
    }

    /// Scrolls the list so that the chosen answer is among `rows`.
    pub(super) fn fit(&mut self, rows: usize) {
        self.rows = rows.max(1);
        let last = self.items.len().saturating_sub(self.rows);
        let from = (self.chosen + 1).saturating_sub(self.rows);
        self.first = self.first.clamp(from, self.chosen).min(last);
    }

    pub(super) fn on(&mut self, event: &Event) -> Step {
        self.notice = None;
        let before = self.words();
        let step = match event {
            Event::Key(key) if key.kind != KeyEventKind::Release => self.on_key(*key),
            Event::Paste(text) => {
                self.insert(&clean_line(text));
                Step::Stay
            }
            _ => Step::Stay,
        };
        if self.words() != before {
            (self.chosen, self.first, self.is_stale) = (0, 0, true);
        }
        step
    }

    fn on_key(&mut self, key: KeyEvent) -> Step {
        const ALT_GR: KeyModifiers = KeyModifiers::CONTROL.union(KeyModifiers::ALT);
        match (key.code, key.modifiers) {
            (KeyCode::Char(c), KeyModifiers::CONTROL) => return self.on_control(c),
            (KeyCode::Char(c), modifiers) if modifiers.contains(ALT_GR) => self.insert_char(c),
            (KeyCode::Char(c), modifiers) if modifiers.contains(KeyModifiers::ALT) => {
                return Step::Take(Act::Alt(c.to_ascii_lowercase()));
            }
            (KeyCode::Char(c), _) => self.insert_char(c),
            (KeyCode::Enter, _) => return Step::Take(Act::Enter),
            (KeyCode::Tab | KeyCode::BackTab, _) => return Step::Take(Act::Tab),
            (KeyCode::Esc, _) if self.input.is_empty() => return Step::Left,
            (KeyCode::Esc, _) => self.input.clear(),
            (KeyCode::Up, _) => self.step_up(),
            (KeyCode::Down, _) => self.step_down(),
            (KeyCode::PageUp, _) => self.go(self.chosen.saturating_sub(self.rows)),
            (KeyCode::PageDown, _) => self.go(self.chosen + self.rows),
            (KeyCode::Home, _) if self.input.is_empty() => self.go(0),
            (KeyCode::End, _) if self.input.is_empty() => self.go(usize::MAX),
            (code, _) => {
                self.input.apply_keycode_event(code, false);
            }
        }
        Step::Stay
    }

    /// What a shell does with Ctrl and a letter.
    fn on_control(&mut self, letter: char) -> Step {
        match letter {
            'c' => return Step::Ended,
            'd' if self.input.is_empty() => return Step::Ended,
            'z' => return Step::Stopped,
            'n' => self.step_down(),
            'p' => self.step_up(),
            'u' => while self.input.del_char_left() {},
            'k' => while self.input.del_char_below() {},
            _ => {
                match letter {
                    'a' => self.input.move_to_start(),
                    'b' => self.input.move_left(),
                    'd' => self.input.del_char_below(),
                    'e' => self.input.move_to_end(),
                    'f' => self.input.move_right(),
                    'h' => self.input.del_char_left(),
                    'w' => self.input.del_word_left(),
                    _ => false,
                };
            }
        }
        Step::Stay
    }

    fn insert_char(&mut self, c: char) {
        self.insert(&clean(c.encode_utf8(&mut [0; 4])));
    }

    fn insert(&mut self, text: &str) {
        if self.words().len() + text.len() <= LONGEST {
            self.input.replace_selection(text);
        }
    }

    fn step_up(&mut self) {
        self.chosen = match self.chosen {
            0 => self.items.len().saturating_sub(1),
            chosen => chosen - 1,
        };
    }

    fn step_down(&mut self) {
        let next = self.chosen + 1;
        self.chosen = if next < self.items.len() { next } else { 0 };
    }

    fn go(&mut self, chosen: usize) {
        self.chosen = chosen.min(self.items.len().saturating_sub(1));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(code: KeyCode, modifiers: KeyModifiers) -> Event {
        Event::Key(KeyEvent::new(code, modifiers))
    }

    fn control(letter: char) -> Event {
        press(KeyCode::Char(letter), KeyModifiers::CONTROL)
    }

    fn key(code: KeyCode) -> Event {
        press(code, KeyModifiers::NONE)
    }

    #[test]
    fn words_are_edited_as_in_a_shell() {
        let mut state = State::<usize>::default();
        let paste = Event::Paste("code\r\nposté".to_owned());
        for (event, expected, caret) in [
            (paste, "code posté", 10),
            (key(KeyCode::Char('s')), "code postés", 11),
            (key(KeyCode::Backspace), "code posté", 10),
            (key(KeyCode::Left), "code posté", 9),
            (key(KeyCode::Char('a')), "code postaé", 10),
            (key(KeyCode::Delete), "code posta", 10),
            (key(KeyCode::Home), "code posta", 0),
            (control('f'), "code posta", 1),
            (control('b'), "code posta", 0),
            (key(KeyCode::End), "code posta", 10),
            (control('a'), "code posta", 0),
            (control('d'), "ode posta", 0),
            (control('e'), "ode posta", 9),
            (key(KeyCode::Char('\u{9b}')), "ode posta", 9),
            (key(KeyCode::Char('\u{202e}')), "ode posta", 9),
            (control('w'), "ode ", 4),
            (key(KeyCode::Left), "ode ", 3),
            (control('k'), "ode", 3),
            (
                press(
                    KeyCode::Char('@'),
                    KeyModifiers::CONTROL | KeyModifiers::ALT,
                ),
                "ode@",
                4,
            ),
            (control('u'), "", 0),
        ] {
            assert_eq!(state.on(&event), Step::Stay, "{event:?}");
            assert_eq!(state.words(), expected, "{event:?}");
            assert_eq!(state.input.content().cursor_pos().x, caret, "{event:?}");
        }
        state.on(&Event::Paste("x".repeat(LONGEST + 1)));
        assert_eq!(state.words(), "");
    }

    #[test]
    fn keys_lead_through_the_list_and_out_of_it() {
        let mut state = State {
            items: (0..25).collect::<Vec<usize>>(),
            ..State::default()
        };
        state.fit(10);
        for (event, chosen, first) in [
            (key(KeyCode::Up), 24, 15),
            (key(KeyCode::Down), 0, 0),
            (key(KeyCode::PageDown), 10, 1),
            (control('p'), 9, 1),
            (key(KeyCode::End), 24, 15),
            (key(KeyCode::PageDown), 24, 15),
            (key(KeyCode::PageUp), 14, 14),
            (control('n'), 15, 14),
            (key(KeyCode::Home), 0, 0),
        ] {
            assert_eq!(state.on(&event), Step::Stay, "{event:?}");
            state.fit(10);
            assert_eq!((state.chosen, state.first), (chosen, first), "{event:?}");
        }
        let alt = press(KeyCode::Char('O'), KeyModifiers::ALT | KeyModifiers::SHIFT);
        for (event, step) in [
            (key(KeyCode::Enter), Step::Take(Act::Enter)),
            (key(KeyCode::Tab), Step::Take(Act::Tab)),
            (alt, Step::Take(Act::Alt('o'))),
            (control('z'), Step::Stopped),
            (control('c'), Step::Ended),
            (control('d'), Step::Ended),
            (key(KeyCode::Char('x')), Step::Stay),
            (key(KeyCode::Esc), Step::Stay),
            (key(KeyCode::Esc), Step::Left),
        ] {
            assert_eq!(state.on(&event), step, "{event:?}");
        }
        let mut empty = State::<usize>::default();
        for code in [KeyCode::Up, KeyCode::Down, KeyCode::PageDown, KeyCode::End] {
            empty.on(&key(code));
            empty.fit(0);
            assert_eq!((empty.chosen, empty.first, empty.item()), (0, 0, None));
        }
    }
}
