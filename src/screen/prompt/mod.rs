//! Questions on standard error, answered by keys or by typed lines. A question
//! that was answered by keys is gone from the screen afterwards; typed ones stay
//! as a dialogue.

mod keys;
mod menu;
mod typed;
mod words;

use std::io;

use super::interrupted::Guard;
use super::style::Paint;
use crate::words::Messages;

pub(super) struct Prompt<'a> {
    pub(super) messages: Messages,
    pub(super) colour: bool,
    /// Whether answers are typed as a line.
    pub(super) typed: bool,
    /// Restores the terminal when a signal comes.
    pub(super) guard: &'a Guard,
}

/// An answer that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    pub(crate) text: String,
    /// What distinguishes it from others.
    pub(crate) aside: String,
}

impl Choice {
    pub(crate) fn new(text: impl Into<String>, aside: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            aside: aside.into(),
        }
    }

    /// An answer that needs no more words.
    pub(crate) fn plain(text: impl AsRef<str>) -> Self {
        Self::new(text.as_ref(), "")
    }
}

/// Where leaving a question leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WayOut {
    /// To the question before it.
    Back,
    /// Out of the program.
    Out,
}

/// What became of a question.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Reply<T> {
    Given(T),
    /// It was left by Esc or an empty line.
    Left,
    /// Ctrl-C, or the end of input: nobody answers any more.
    Ended,
}

impl Prompt<'_> {
    /// Asks a question with a closed set of answers: the index of the one
    /// chosen.
    ///
    /// # Errors
    /// The terminal could not be read or written.
    pub(super) fn choose(
        &self,
        question: &str,
        choices: &[Choice],
        way_out: WayOut,
    ) -> io::Result<Reply<usize>> {
        if self.typed {
            let ask = || typed::choose(self, question, choices, way_out);
            return self.guard.during(ask);
        }
        self.guard
            .during_drawing(|| keys::choose(self, question, choices, way_out))
    }

    /// Asks for words, those of the last time being `words`, and for one of the
    /// answers that `find` gives to them: the words and the value of the answer.
    ///
    /// # Errors
    /// The terminal could not be read or written.
    pub(super) fn find<T>(
        &self,
        question: &str,
        words: &str,
        find: &dyn Fn(&str) -> Vec<(Choice, T)>,
    ) -> io::Result<Reply<(String, T)>> {
        if self.typed {
            let ask = || typed::find(self, question, find);
            return self.guard.during(ask);
        }
        self.guard
            .during_drawing(|| keys::find(self, question, words, find))
    }

    fn paint(&self) -> Paint {
        Paint {
            colour: self.colour,
            hyperlinks: false,
        }
    }
}
