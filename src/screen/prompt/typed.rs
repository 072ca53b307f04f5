//! Questions whose answers are typed as a line: for screen readers, and for
//! terminals that cannot erase. Nothing is drawn again.

use std::io::{self, BufRead, Write};

use super::{Choice, WayOut};
use crate::catalogue::clean::clean_line;
use crate::error::Error;
use crate::screen::Terminal;
use crate::screen::interrupted::Event;

/// Answers to some words that are read out.
const MOST: usize = 10;

impl Terminal {
    /// The index of the answer whose number is typed.
    pub(super) fn number(
        &self,
        question: &str,
        choices: &[Choice],
        way_out: WayOut,
    ) -> Result<usize, Error> {
        self.guard.during(|| {
            self.say(question);
            self.read_out(choices);
            self.number_of(choices.len(), way_out)
        })
    }

    /// Asks for words, then for one of the first answers that `find` gives to
    /// them.
    ///
    /// # Errors
    /// The question was left or cancelled, or could not be asked.
    pub(crate) fn find<T>(
        &self,
        question: &str,
        find: &dyn Fn(&str) -> Vec<(Choice, T)>,
    ) -> Result<T, Error> {
        let m = self.messages;
        let question = m.or_leave(question);
        self.guard.during(|| {
            loop {
                let words = self.line(&question)?;
                let (choices, mut values): (Vec<Choice>, Vec<T>) = find(&words).into_iter().unzip();
                if choices.is_empty() {
                    self.say(&m.nothing_found(&words));
                    continue;
                }
                let told = choices.len().min(MOST);
                self.read_out(&choices[..told]);
                if choices.len() > told {
                    self.say(&m.others_untold(choices.len() - told));
                }
                match self.number_of(told, WayOut::Back) {
                    Err(Error::Cancelled) => {}
                    index => return Ok(values.swap_remove(index?)),
                }
            }
        })
    }

    /// Reads answers out, each after its number.
    fn read_out(&self, choices: &[Choice]) {
        for (index, Choice { text, aside, .. }) in choices.iter().enumerate() {
            let aside = match aside.as_str() {
                "" => String::new(),
                aside => format!(" ({aside})"),
            };
            self.say(&format!("{}. {text}{aside}", index + 1));
        }
    }

    /// Asks for a number until it is one of `count`, as an index.
    fn number_of(&self, count: usize, way_out: WayOut) -> Result<usize, Error> {
        let m = self.messages;
        let question = match way_out {
            WayOut::Back => m.number_of(count),
            WayOut::Out => m.number_or_leave(count),
        };
        loop {
            let typed = self.line(&question)?;
            let number = typed.trim_end_matches('.').parse::<usize>().ok();
            if let Some(number) = number.filter(|number| (1..=count).contains(number)) {
                return Ok(number - 1);
            }
            self.say(&m.not_a_number_of(count));
        }
    }

    /// The line typed after a question, cleaned: it is shown again where it is
    /// not understood.
    fn line(&self, question: &str) -> Result<String, Error> {
        let mut output = io::stderr();
        let mut ask = || output.write_all(format!("{question} ").as_bytes());
        ask()?;
        let mut typed = Vec::new();
        loop {
            match self.guard.wait() {
                Some(Event::Key) => {
                    io::stdin().lock().read_until(b'\n', &mut typed)?;
                    break;
                }
                Some(Event::Ending) => break,
                // What was typed before a stop is lost, the question out of sight.
                Some(Event::Continued) => ask()?,
                Some(Event::Stopping) | None => {}
            }
        }
        if !typed.ends_with(b"\n") {
            // The answer that did not come ends the line.
            writeln!(output)?;
        }
        if typed.is_empty() {
            return Err(Error::Interrupted);
        }
        match clean_line(&String::from_utf8_lossy(&typed)) {
            typed if typed.is_empty() => Err(Error::Cancelled),
            typed => Ok(typed),
        }
    }
}
