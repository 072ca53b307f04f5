//! Questions on standard error: a list on the whole screen, gone afterwards,
//! or a dialogue of typed lines, which stays.

mod list;
mod stage;
mod typed;
mod view;

pub use list::{Act, Offer, Row, State};
pub use stage::Drawing;
pub(super) use stage::leave;

use super::Terminal;
use crate::error::Error;

/// An answer that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Choice {
    pub(crate) text: String,
    /// What distinguishes it from others.
    pub(crate) aside: String,
    /// The command that gives the same answer.
    pub(crate) command: String,
    /// Other words by which it is found.
    pub(crate) synonyms: String,
}

impl Choice {
    pub(crate) fn new(text: impl Into<String>, aside: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            aside: aside.into(),
            command: String::new(),
            synonyms: String::new(),
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

impl Terminal {
    /// Asks a question with a closed set of answers, only where
    /// [`Terminal::can_ask`]: the index of the one chosen.
    ///
    /// # Errors
    /// The question was left or cancelled, or could not be asked.
    pub(crate) fn choose(
        &self,
        question: &str,
        choices: &[Choice],
        way_out: WayOut,
    ) -> Result<usize, Error> {
        if self.types_answers() {
            return self.number(question, choices, way_out);
        }
        self.draw(|drawing| drawing.choose(question, choices, way_out))
    }
}
