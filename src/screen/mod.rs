//! The one door to the terminal: what is written, asked and opened goes
//! through [`Terminal`], which decided once what the terminal can show.

mod diagnostic;
mod format;
mod ground;
mod interrupted;
mod layout;
mod line;
mod linear;
mod pager;
mod progress;
mod prompt;
mod references;
mod report;
mod settings;
mod style;
mod table;
mod wrap;
mod writer;

use std::io::{self, Read, Write};

use clap::builder::StyledStr;

use interrupted::Guard;
use references::Links;

pub(crate) use interrupted::give_back;

pub use format::Format;
pub(crate) use layout::Layout;
pub use prompt::{Act, Drawing, Offer, Row, State};
pub(crate) use prompt::{Choice, WayOut};
pub(crate) use settings::{Colour, MAX_BYTES, NARROWEST, TODAY, WIDEST};
pub use settings::{DisplayArguments, Environment, Settings, VARIABLES};
pub(crate) use style::Paint;
pub(crate) use wrap::INDENT;

use crate::error::{Error, Exit, Explanation};
use crate::page::{Block, Run, Style, Tone};
use crate::words::{Messages, said};

/// Blocks as a screen of `width` columns shows them, without colours.
pub fn drawn(blocks: &[Block], width: usize, hyperlinks: bool, m: Messages) -> String {
    let layout = Layout {
        width,
        hyperlinks,
        drawn: true,
        colon: m.colon(),
    };
    Paint::PLAIN.lines(&layout.lines(blocks))
}

/// The terminal, or the pipe or file that stands in its place.
pub struct Terminal {
    settings: Settings,
    messages: Messages,
    guard: Guard,
}

impl Terminal {
    /// The terminal as `settings` decided it.
    pub fn new(settings: Settings, messages: Messages) -> Self {
        Self {
            settings,
            messages,
            guard: Guard::default(),
        }
    }

    /// The words of the user's language.
    pub(crate) fn messages(&self) -> Messages {
        self.messages
    }

    /// Whether somebody looks at what is written, and can answer.
    pub(crate) fn can_explore(&self) -> bool {
        self.settings.is_terminal && self.settings.can_ask
    }

    /// Whether a question can be asked.
    pub(crate) fn can_ask(&self) -> bool {
        self.settings.can_ask
    }

    /// Standard input, or as much of it as `most` bytes.
    ///
    /// # Errors
    /// It cannot be read.
    pub(crate) fn standard_input(&self, most: u64) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        io::stdin().lock().take(most).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// Columns for a page: while one explores, the terminal may change its size.
    fn width(&self) -> usize {
        let now = terminal_size::terminal_size_of(io::stdout());
        match now.map(|(width, _)| usize::from(width.0)) {
            Some(width @ 1..) if !self.settings.has_own_width => width.clamp(NARROWEST, WIDEST),
            _ => self.settings.width,
        }
    }

    /// Writes a page; through the pager where it is taller than the screen.
    ///
    /// # Errors
    /// Writing failed.
    pub(crate) fn page(&self, blocks: Vec<Block>) -> Result<(), Error> {
        if !self.settings.hyperlinks {
            return self.long(&self.painted(blocks, false));
        }
        let text = self.painted(blocks.clone(), true);
        match self.pager_for(&text) {
            Some(pager) if !pager::takes_hyperlinks(pager) => {
                self.long(&self.painted(blocks, false))
            }
            _ => self.long(&text),
        }
    }

    /// Writes a text; through the pager where it is taller than the screen.
    ///
    /// # Errors
    /// Writing failed.
    pub(crate) fn long(&self, text: &str) -> Result<(), Error> {
        if let Some(pager) = self.pager_for(text)
            && self.guard.during_pager(|| pager::show(pager, text))?
        {
            return Ok(());
        }
        self.write(text)
    }

    /// The pager, for a text taller than the screen.
    fn pager_for(&self, text: &str) -> Option<&str> {
        let now = terminal_size::terminal_size_of(io::stdout());
        let height = now
            .map(|(_, height)| usize::from(height.0))
            .filter(|height| *height > 0)?;
        let pager = self.settings.pager.as_deref()?;
        (text.lines().count() >= height).then_some(pager)
    }

    /// What is drawn is for the eye: a screen, or a pipe to one.
    fn is_drawn(&self) -> bool {
        (self.settings.is_terminal || self.settings.colour) && !self.settings.plain
    }

    fn painted(&self, mut blocks: Vec<Block>, hyperlinks: bool) -> String {
        let links = match hyperlinks {
            true => Links::Followed,
            false if self.settings.plain => Links::InText,
            false => Links::Numbered,
        };
        references::refer(&mut blocks, links, self.messages);
        if self.settings.plain {
            blocks = linear::linear(blocks, self.messages);
        }
        let layout = Layout {
            width: self.width(),
            hyperlinks,
            drawn: self.is_drawn(),
            colon: self.messages.colon(),
        };
        let paint = Paint {
            colour: self.settings.colour,
            ground: self.settings.ground,
            hyperlinks,
        };
        paint.lines(&layout.lines(&blocks))
    }

    /// Writes a text as it is.
    ///
    /// # Errors
    /// Writing failed.
    pub(crate) fn write(&self, text: &str) -> Result<(), Error> {
        let mut output = io::stdout().lock();
        output.write_all(text.as_bytes())?;
        Ok(output.flush()?)
    }

    /// Writes help or version.
    ///
    /// # Errors
    /// Writing failed.
    pub(crate) fn help(&self, help: &StyledStr) -> Result<Exit, Error> {
        if self.settings.colour {
            self.long(&help.ansi().to_string())?;
        } else {
            self.long(&help.to_string())?;
        }
        Ok(Exit::Found)
    }

    /// Says something in addition to the answer.
    pub(crate) fn note(&self, text: &str) {
        self.say_wrapped(&said(text), Style::default());
    }

    /// Writes to standard error. Failures are ignored: there is nowhere else to
    /// report them.
    pub(crate) fn say(&self, text: &str) {
        let _ = writeln!(io::stderr().lock(), "{text}");
    }

    /// Says which command gives what follows.
    pub(crate) fn say_command(&self, command: &str) {
        self.say_wrapped(command, Style::toned(Tone::Action));
    }

    /// Says that something is not as it should be.
    pub(crate) fn warn(&self, text: &str) {
        let text = format!("{} {text}", self.messages.warning());
        self.say_wrapped(&said(&text), Style::default());
    }

    /// Says what went wrong, and what to do.
    pub(crate) fn explain(&self, error: &Error) {
        if let Some(explanation) = error.explain(self.messages) {
            self.say_explanation(&explanation);
        }
    }

    pub(crate) fn say_explanation(&self, explanation: &Explanation) {
        let wrong = Style {
            strong: true,
            tone: Tone::Bad,
            ..Style::default()
        };
        self.say_wrapped(&said(&explanation.sentence), wrong);
        for line in &explanation.more {
            self.say_wrapped(line, Style::default());
        }
        if !explanation.laid_out.is_empty() {
            self.say(explanation.laid_out.trim_end());
        }
    }

    /// Says a line, on a terminal as many as its width makes of it; what
    /// follows the first is set in.
    fn say_wrapped(&self, text: &str, style: Style) {
        let paint = Paint {
            colour: self.settings.error_colour,
            ground: self.settings.ground,
            hyperlinks: false,
        };
        let Some(width) = self.settings.error_width else {
            self.say(&paint.text(text, style));
            return;
        };
        let indent = text.len() - text.trim_start_matches(' ').len();
        let run = |text: &str, style| Run {
            text: text.to_owned().into(),
            style,
            target: None,
        };
        // What is to be typed ends a message.
        let command = text.find(": apicat ").map_or(text.len(), |at| at + 2);
        let (words, command) = text.split_at(command);
        let command_style = Style {
            tone: Tone::Action,
            ..style
        };
        let runs = [run(words, style), run(command, command_style)];
        let lines = wrap::wrap(&runs, width.saturating_sub(indent + 2), &|_| None);
        for (index, line) in lines.iter().enumerate() {
            let hang = if index == 0 { indent } else { indent + 2 };
            let painted = paint.lines(std::slice::from_ref(line));
            self.say(&format!(
                "{}{}",
                " ".repeat(hang),
                painted.trim_end_matches('\n')
            ));
        }
    }

    /// Whether questions are answered by typed lines.
    pub(crate) fn types_answers(&self) -> bool {
        self.settings.typed_answers
    }

    /// Opens an address in the browser; where nobody looks at a screen, writes
    /// it instead.
    ///
    /// # Errors
    /// The browser could not be started, or writing failed.
    pub(crate) fn open(&self, address: &str) -> Result<(), Error> {
        if !self.settings.is_terminal {
            return self.write(&format!("{address}\n"));
        }
        browse(address)?;
        self.note(&self.messages.opened(address));
        Ok(())
    }
}

/// Opens an address in the browser.
///
/// # Errors
/// It could not be started.
pub(crate) fn browse(address: &str) -> Result<(), Error> {
    open::that_detached(address).map_err(|_| Error::NoBrowser {
        address: address.to_owned(),
    })
}

#[cfg(test)]
mod tests;
