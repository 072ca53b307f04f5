//! The screen while it is drawn on: where events come from and lines go to.
//! The only user of the terminal's own modes.

use std::io::{self, Write};
use std::time::{Duration, Instant};

use crossterm::cursor::{Hide, MoveTo, Show};
use crossterm::event::{
    self, DisableBracketedPaste, EnableBracketedPaste, Event, KeyCode, KeyEvent, KeyEventKind,
    KeyModifiers,
};
use crossterm::style::Print;
use crossterm::terminal::{
    BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen,
    LeaveAlternateScreen,
};
use crossterm::{execute, queue};

use super::list::{Act, Offer, Row, State, Step};
use super::view::frame;
use super::{Choice, WayOut};
use crate::catalogue::fold;
use crate::error::Error;
use crate::page::{Block, Run, Style, Tone, plain};
use crate::screen::interrupted::{Event as Signal, Guard};
use crate::screen::{Paint, Terminal};
use crate::words::Messages;

/// How long to wait for a key before looking for a signal.
const GLANCE: Duration = Duration::from_millis(100);

/// How soon an event follows the one before where both came at once.
const AT_ONCE: Duration = Duration::from_millis(1);

/// Whoever reads a page takes longer: it was written at once, without a pager
/// or through one that does not wait.
const GLIMPSE: Duration = Duration::from_millis(500);

/// The wheel is the arrows Up and Down: so no mouse is captured, and text can
/// still be selected. What that was before is put back (`r`).
const WHEEL: &str = "\u{1b}[?1007s\u{1b}[?1007h";
const WHEEL_BEFORE: &str = "\u{1b}[?1007r";

/// The whole screen, to be drawn on.
pub struct Drawing<'a> {
    guard: &'a Guard,
    messages: Messages,
    paint: Paint,
    is_entered: bool,
}

impl Terminal {
    /// Draws on the whole screen during `work`. Whatever ends or stops it, the
    /// screen is as it was before.
    ///
    /// # Errors
    /// Those of `work`; the terminal could not be read or written.
    pub fn draw<T>(
        &self,
        work: impl FnOnce(&mut Drawing<'_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let mut drawing = Drawing {
            guard: &self.guard,
            messages: self.messages,
            paint: Paint {
                colour: self.settings.error_colour,
                ground: self.settings.ground,
                hyperlinks: false,
            },
            is_entered: false,
        };
        self.guard.during_drawing(|| {
            drawing.enter()?;
            let done = work(&mut drawing);
            drawing.leave()?;
            done
        })
    }
}

impl Drawing<'_> {
    /// Waits for a key that acts on an answer.
    ///
    /// # Errors
    /// The list was left or cancelled; the terminal could not be read or
    /// written.
    pub fn pick<O: Offer>(
        &mut self,
        offer: &O,
        state: &mut State<O::Item>,
    ) -> Result<(Act, O::Item), Error> {
        loop {
            if !event::poll(AT_ONCE)? {
                state.refresh(offer);
                self.show(offer, state)?;
            }
            let Some(event) = self.next()? else {
                return Err(Error::Interrupted);
            };
            // While letters come, only the last of them is worth a search.
            if !matches!(event, Event::Key(key) if types_a_letter(key)) {
                state.refresh(offer);
            }
            match state.on(&event) {
                Step::Stay => {}
                Step::Take(act) => {
                    if let Some(item) = state.item() {
                        return Ok((act, item));
                    }
                }
                Step::Left => return Err(Error::Cancelled),
                Step::Ended => return Err(Error::Interrupted),
                Step::Stopped => self.guard.stop_job(),
            }
        }
    }

    /// Asks a question with a closed set of answers: the index of the one
    /// chosen.
    ///
    /// # Errors
    /// As of [`Drawing::pick`].
    pub(crate) fn choose(
        &mut self,
        question: &str,
        choices: &[Choice],
        way_out: WayOut,
    ) -> Result<usize, Error> {
        let m = self.messages;
        let closed = Closed {
            question,
            choices,
            way_out,
            m,
        };
        let mut state = State::default();
        loop {
            if let (Act::Enter, index) = self.pick(&closed, &mut state)? {
                return Ok(index);
            }
        }
    }

    /// Gives the screen back during `work`, what it writes stays there.
    ///
    /// # Errors
    /// Those of `work`; the terminal could not be read or written.
    pub(crate) fn aside<T>(&mut self, work: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
        self.leave()?;
        let begun = Instant::now();
        let done = self.guard.aside(work);
        if done.is_ok() && begun.elapsed() < GLIMPSE {
            self.wait_for_key()?;
        }
        self.enter()?;
        done
    }

    fn wait_for_key(&mut self) -> Result<(), Error> {
        let mut output = io::stderr();
        let said = self.messages.any_key();
        let said = self.paint.text(said, Style::toned(Tone::Help));
        execute!(output, Print(said))?;
        loop {
            match self.next()? {
                None => return Err(Error::Interrupted),
                Some(Event::Key(key)) if key.kind != KeyEventKind::Release => {
                    execute!(output, Print('\r'), Clear(ClearType::CurrentLine))?;
                    let is_end = matches!(key.code, KeyCode::Char('c' | 'd'))
                        && key.modifiers == KeyModifiers::CONTROL;
                    return if is_end {
                        Err(Error::Interrupted)
                    } else {
                        Ok(())
                    };
                }
                Some(_) => {}
            }
        }
    }

    /// The next event; none where the process is to end.
    fn next(&mut self) -> io::Result<Option<Event>> {
        loop {
            let is_entered = self.is_entered;
            match self.guard.news() {
                Some(Signal::Ending) => return Ok(None),
                Some(Signal::Stopping) => {
                    self.leave()?;
                    self.guard.stop();
                }
                Some(Signal::Continued | Signal::Key) => {}
                None if event::poll(GLANCE)? => return event::read().map(Some),
                None => continue,
            }
            if self.guard.take() && is_entered {
                self.enter()?;
                // It has to be drawn anew.
                return Ok(Some(Event::FocusGained));
            }
        }
    }

    fn enter(&mut self) -> io::Result<()> {
        self.is_entered = true;
        execute!(
            io::stderr(),
            EnterAlternateScreen,
            EnableBracketedPaste,
            Print(WHEEL),
            Hide
        )
    }

    fn leave(&mut self) -> io::Result<()> {
        match std::mem::take(&mut self.is_entered) {
            true => leave(),
            false => Ok(()),
        }
    }

    fn show<O: Offer>(&self, offer: &O, state: &mut State<O::Item>) -> io::Result<()> {
        let size = terminal_size::terminal_size_of(io::stderr());
        let size = size.map(|(width, height)| (width.0, height.0));
        let is_known = |(width, height): &(u16, u16)| *width > 0 && *height > 0;
        let (width, height) = size.filter(is_known).unwrap_or((80, 24));
        let frame = frame(offer, state, (width, height), self.messages.colon());
        let mut output = Vec::new();
        queue!(output, BeginSynchronizedUpdate)?;
        for (row, line) in (0..height).zip(frame.lines) {
            let line = self.paint.lines(&[line.cut(usize::from(width))]);
            queue!(
                output,
                MoveTo(0, row),
                Clear(ClearType::CurrentLine),
                Print(line.trim_end())
            )?;
        }
        state.input.set_area(frame.input);
        // The cursor is hidden, but tells input methods where one types.
        if let Some((column, row)) = state
            .input
            .display_on(&mut output)
            .map_err(io::Error::other)?
        {
            queue!(output, MoveTo(column, row))?;
        }
        queue!(output, EndSynchronizedUpdate)?;
        io::stderr().write_all(&output)
    }
}

fn types_a_letter(key: KeyEvent) -> bool {
    matches!(key.code, KeyCode::Char(_)) && (key.modifiers - KeyModifiers::SHIFT).is_empty()
}

/// The screen as it was before it was drawn on.
pub(in crate::screen) fn leave() -> io::Result<()> {
    execute!(
        io::stderr(),
        Print(WHEEL_BEFORE),
        DisableBracketedPaste,
        LeaveAlternateScreen,
        Show
    )
}

/// A closed set of answers, as an offer.
struct Closed<'a> {
    question: &'a str,
    choices: &'a [Choice],
    way_out: WayOut,
    m: Messages,
}

impl Offer for Closed<'_> {
    type Item = usize;
    const HAS_PREVIEW: bool = false;

    fn question(&self) -> &str {
        self.question
    }

    fn found(&self, words: &str) -> Vec<usize> {
        let typed = fold::words(words);
        let found = |choice: &Choice| {
            fold::all_begin(&typed, &format!("{} {}", choice.text, choice.synonyms))
        };
        let choices = self.choices.iter().enumerate();
        let choices = choices.filter(|(_, choice)| found(choice));
        choices.map(|(index, _)| index).collect()
    }

    fn row(&self, index: usize) -> Row {
        let choice = &self.choices[index];
        let mut text = plain(choice.text.clone());
        if !choice.aside.is_empty() {
            text.push(Run::toned(format!("  {}", choice.aside), Tone::Help));
        }
        Row { text, sign: None }
    }

    fn count(&self, found: &[usize]) -> String {
        format!("{}/{}", found.len(), self.choices.len())
    }

    fn nothing(&self, words: &str) -> String {
        self.m.no_answer(words)
    }

    fn preview(&self, _: usize) -> Vec<Block> {
        Vec::new()
    }

    fn command(&self, _: &str, index: Option<usize>) -> String {
        let choice = index.map(|index| &self.choices[index]);
        choice.map_or_else(String::new, |choice| choice.command.clone())
    }

    fn keys(&self, words: &str, _: Option<usize>) -> Vec<&'static str> {
        let m = self.m;
        let escape = match (words, self.way_out) {
            ("", WayOut::Back) => m.escape_goes_back(),
            ("", WayOut::Out) => m.escape_leaves(),
            _ => m.escape_clears(),
        };
        vec![m.enter_takes(), escape, m.letters_narrow()]
    }
}
