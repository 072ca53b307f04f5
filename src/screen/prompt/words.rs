//! Words being typed.

use dialoguer::console::Key;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::catalogue::clean::clean;

/// What stands where the next letter goes.
const CARET: &str = "▏";

/// Most bytes of words: nobody searches for more.
const LONGEST: usize = 500;

/// Words being typed: those before the caret, and those after it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Words {
    before: String,
    after: String,
}

impl Words {
    /// These words, the caret at their end.
    pub(super) fn new(words: &str) -> Self {
        Self {
            before: words.to_owned(),
            after: String::new(),
        }
    }

    pub(super) fn text(&self) -> String {
        format!("{}{}", self.before, self.after)
    }

    /// Does what a key does in shells (Ctrl-A and Ctrl-E come as the keys Home
    /// and End); returns whether the words changed.
    pub(super) fn edit(&mut self, key: &Key) -> bool {
        let length = self.before.len() + self.after.len();
        match key {
            Key::ArrowLeft => self.go_to(self.last()),
            Key::ArrowRight => self.go_to(self.before.len() + self.next()),
            Key::Home => self.go_to(0),
            Key::End => self.go_to(length),
            Key::Char(CTRL_U) => self.before.clear(),
            Key::Char(CTRL_K) => self.after.clear(),
            Key::Char(CTRL_W) => {
                let kept = self
                    .before
                    .trim_end()
                    .rfind(' ')
                    .map_or(0, |space| space + 1);
                self.before.truncate(kept);
            }
            Key::Backspace => self.before.truncate(self.last()),
            Key::Del => self.after.replace_range(..self.next(), ""),
            Key::Char(c) if is_shown(*c) && length < LONGEST => self.before.push(*c),
            _ => {}
        }
        self.before.len() + self.after.len() != length
    }

    /// Where the last letter before the caret begins.
    fn last(&self) -> usize {
        let last = self.before.grapheme_indices(true).next_back();
        last.map_or(0, |(at, _)| at)
    }

    /// How long the first letter after the caret is.
    fn next(&self) -> usize {
        self.after.graphemes(true).next().map_or(0, str::len)
    }

    fn go_to(&mut self, at: usize) {
        let mut text = self.text();
        self.after = text.split_off(at);
        self.before = text;
    }

    /// The question and the words with their caret in at most `room` columns:
    /// where both do not fit the words alone, and of these what leads to the
    /// caret; what is beyond the room is to be cut.
    pub(super) fn after(&self, question: &str, room: usize) -> String {
        let words = format!("{}{CARET}{}", self.before, self.after);
        let whole = format!("{question} {words}");
        if whole.width() <= room || words == CARET {
            return whole;
        }
        if words.width() <= room {
            return words;
        }
        let mut seen = String::from(CARET);
        for grapheme in self.before.graphemes(true).rev() {
            if seen.width() + grapheme.width() + 2 > room {
                return format!("…{seen}{}", self.after);
            }
            seen.insert_str(0, grapheme);
        }
        seen.push_str(&self.after);
        seen
    }
}

/// Whether a terminal shows a character, rather than obeys it.
fn is_shown(c: char) -> bool {
    !c.is_control() && !clean(c.encode_utf8(&mut [0; 4])).is_empty()
}

const CTRL_K: char = '\u{b}';
const CTRL_U: char = '\u{15}';
const CTRL_W: char = '\u{17}';

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_edited_as_in_a_shell() {
        let mut words = Words::new("code posté");
        for (key, expected, is_changed) in [
            (Key::Char('s'), "code postés▏", true),
            (Key::Backspace, "code posté▏", true),
            (Key::ArrowLeft, "code post▏é", false),
            (Key::Char('a'), "code posta▏é", true),
            (Key::Del, "code posta▏", true),
            (Key::Del, "code posta▏", false),
            (Key::ArrowRight, "code posta▏", false),
            (Key::Home, "▏code posta", false),
            (Key::Backspace, "▏code posta", false),
            (Key::ArrowLeft, "▏code posta", false),
            (Key::ArrowRight, "c▏ode posta", false),
            (Key::End, "code posta▏", false),
            (Key::Char(CTRL_W), "code ▏", true),
            (Key::Char('\u{2}'), "code ▏", false),
            (Key::Char('\u{7}'), "code ▏", false),
            (Key::Char('\u{9b}'), "code ▏", false),
            (Key::Char('\u{202e}'), "code ▏", false),
            (Key::ArrowLeft, "code▏ ", false),
            (Key::Char(CTRL_K), "code▏", true),
            (Key::Char(CTRL_U), "▏", true),
        ] {
            assert_eq!(words.edit(&key), is_changed, "{key:?}");
            assert_eq!(words.after("", 80).trim_start(), expected, "{key:?}");
        }
        assert_eq!(words, Words::default());
    }

    #[test]
    fn what_is_about_the_caret_is_seen() {
        let words = |text: &str, back: usize| {
            let mut words = Words::new(text);
            (0..back).for_each(|_| {
                words.edit(&Key::ArrowLeft);
            });
            words
        };
        for (words, room, expected) in [
            (words("", 0), 20, "Quoi ? ▏"),
            (words("", 0), 5, "Quoi ? ▏"),
            (words("code postal", 0), 20, "Quoi ? code postal▏"),
            (words("code postal", 0), 18, "code postal▏"),
            (words("code postal", 0), 12, "code postal▏"),
            (words("code postal", 0), 8, "…ostal▏"),
            (words("code postal", 2), 8, "… post▏al"),
            (words("code postal", 9), 8, "co▏de postal"),
        ] {
            assert_eq!(words.after("Quoi ?", room), expected, "{room}");
        }
    }
}
