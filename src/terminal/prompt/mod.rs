//! Questions on standard error, answered by keys or by typed lines. In any
//! case the question is gone from the screen afterwards, or a line of a
//! dialogue.

mod keys;
mod menu;
mod typed;

use std::io;

use super::interrupted::Guard;
use super::style::Paint;
use crate::messages::Messages;

/// How questions are asked and answered.
pub(super) struct Prompt<'a> {
    /// The words of the user's language.
    pub(super) messages: Messages,
    /// Whether colours are used.
    pub(super) colour: bool,
    /// Whether answers are typed as a line.
    pub(super) typed: bool,
    /// What gives the terminal back when a signal comes.
    pub(super) guard: &'a Guard,
}

/// An answer that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What it is.
    pub text: String,
    /// What helps to tell it from others.
    pub aside: String,
}

impl Choice {
    /// An answer that needs no more words.
    pub fn plain(text: impl AsRef<str>) -> Self {
        Self {
            text: text.as_ref().to_owned(),
            aside: String::new(),
        }
    }
}

impl Prompt<'_> {
    /// Asks a question with a closed set of answers: the index of the one
    /// chosen, or none when it was cancelled by Esc, Ctrl-C or the end of
    /// input.
    ///
    /// # Errors
    /// The terminal could not be read or written.
    pub(super) fn choose(&self, question: &str, choices: &[Choice]) -> io::Result<Option<usize>> {
        self.guard.during(|| {
            if self.typed {
                typed::choose(question, choices, self.messages)
            } else {
                keys::choose(self, question, choices)
            }
        })
    }

    /// Asks for words, and for one of the answers that `find` gives to them:
    /// the words and the index of the answer, or none when it was cancelled.
    ///
    /// # Errors
    /// The terminal could not be read or written.
    pub(super) fn find(
        &self,
        question: &str,
        find: &dyn Fn(&str) -> Vec<Choice>,
    ) -> io::Result<Option<(String, usize)>> {
        self.guard.during(|| {
            if self.typed {
                typed::find(question, find, self.messages)
            } else {
                keys::find(self, question, find)
            }
        })
    }

    fn paint(&self) -> Paint {
        Paint {
            colour: self.colour,
            hyperlinks: false,
        }
    }
}
