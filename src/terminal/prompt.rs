//! A question with a closed set of answers.
//!
//! Keys are read and lines erased by dialoguer's own terminal layer. Its
//! `Select` is not used: it takes neither Ctrl-D, the end of input, nor a
//! screen that becomes narrower, and leaves its lines behind on both.

use std::io;

use dialoguer::console::{Key, Term};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::interrupted;
use super::style::Paint;
use crate::page::{Style, Tone};

/// A question being asked.
pub(super) struct Question<'a> {
    /// The question itself.
    pub(super) text: &'a str,
    /// The keys that answer it.
    pub(super) keys: &'a str,
    /// The answers.
    pub(super) items: &'a [String],
    /// Whether colours are used.
    pub(super) colour: bool,
}

/// Lines of a question apart from its items.
const HEAD: usize = 2;

/// Asks on standard error; the index of the item chosen, or none when the
/// question was cancelled: Esc, Ctrl-C, end of input. In any case the question
/// is gone from the screen and the cursor is back.
///
/// # Errors
/// The terminal could not be read or written.
pub(super) fn choose(question: &Question<'_>) -> io::Result<Option<usize>> {
    // So that Ctrl-C is an error of the read instead of the end of the process.
    super::hold_interrupts();
    let terminal = Term::stderr();
    let mut drawn = Vec::new();
    interrupted::guarded(|| {
        terminal.hide_cursor()?;
        let answer = answered(question, &terminal, &mut drawn);
        erase(&terminal, &drawn)?;
        terminal.show_cursor()?;
        answer
    })
}

/// Draws the question and moves the choice until a key answers. `drawn` are
/// the columns of the lines on the screen.
fn answered(
    question: &Question<'_>,
    terminal: &Term,
    drawn: &mut Vec<usize>,
) -> io::Result<Option<usize>> {
    let last = question.items.len().saturating_sub(1);
    let mut chosen = 0;
    loop {
        erase(terminal, drawn)?;
        let (rows, columns) = terminal.size();
        let frame = question.frame(chosen, usize::from(rows), usize::from(columns));
        *drawn = frame.iter().map(|(_, width)| *width).collect();
        for (line, _) in &frame {
            terminal.write_line(line)?;
        }
        match terminal.read_key() {
            Ok(Key::ArrowDown | Key::Tab | Key::Char('j')) if chosen == last => chosen = 0,
            Ok(Key::ArrowDown | Key::Tab | Key::Char('j')) => chosen += 1,
            Ok(Key::ArrowUp | Key::BackTab | Key::Char('k')) if chosen == 0 => chosen = last,
            Ok(Key::ArrowUp | Key::BackTab | Key::Char('k')) => chosen -= 1,
            Ok(Key::Home | Key::PageUp) => chosen = 0,
            Ok(Key::End | Key::PageDown) => chosen = last,
            Ok(Key::Enter | Key::Char(' ')) => return Ok(Some(chosen)),
            // Ctrl-D is the end of input where keys are read one by one.
            Ok(Key::Escape | Key::Char('q' | '\u{4}')) => return Ok(None),
            Ok(_) => {}
            Err(error) => {
                return match error.kind() {
                    io::ErrorKind::Interrupted
                    | io::ErrorKind::UnexpectedEof
                    | io::ErrorKind::NotConnected => Ok(None),
                    _ => Err(error),
                };
            }
        }
    }
}

/// Erases lines of these columns, which a screen that became narrower shows on
/// several rows.
fn erase(terminal: &Term, drawn: &[usize]) -> io::Result<()> {
    let (rows, columns) = terminal.size();
    let columns = usize::from(columns).max(1);
    let taken: usize = drawn
        .iter()
        .map(|width| width.div_ceil(columns).max(1))
        .sum();
    terminal.clear_last_lines(taken.min(usize::from(rows).saturating_sub(1)))
}

impl Question<'_> {
    /// The lines of the question for a screen, painted, and their columns: as
    /// many items as there is room for, the chosen one among them.
    fn frame(&self, chosen: usize, rows: usize, columns: usize) -> Vec<(String, usize)> {
        let room = columns.saturating_sub(1).max(8);
        let page = rows.saturating_sub(HEAD + 1).max(1);
        let first = chosen / page * page;
        let paint = Paint {
            colour: self.colour,
            hyperlinks: false,
        };
        let line = |text: &str, strong, tone| {
            let text = shorten(text, room);
            let style = Style {
                strong,
                tone,
                ..Style::default()
            };
            (paint.text(&text, style), text.width())
        };
        let mut frame = vec![
            line(self.text, true, Tone::Plain),
            line(self.keys, false, Tone::Help),
        ];
        for (index, item) in self.items.iter().enumerate().skip(first).take(page) {
            frame.push(if index == chosen {
                line(&format!("❯ {item}"), true, Tone::Action)
            } else {
                line(&format!("  {item}"), false, Tone::Plain)
            });
        }
        frame
    }
}

/// `text` in at most `room` columns, `…` standing for what is left out: a line
/// that wraps would leave rubbish behind.
fn shorten(text: &str, room: usize) -> String {
    if text.width() <= room {
        return text.to_owned();
    }
    let mut short = String::new();
    for grapheme in text.graphemes(true) {
        if short.width() + grapheme.width() + 1 > room {
            break;
        }
        short.push_str(grapheme);
    }
    short.truncate(short.trim_end().len());
    short.push('…');
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_fit_the_screen() {
        assert_eq!(shorten("Une entreprise", 20), "Une entreprise");
        assert_eq!(shorten("Une entreprise", 5), "Une…");
        assert_eq!(shorten("日本語", 5), "日本…");
    }

    #[test]
    fn a_short_screen_shows_the_page_of_the_choice() {
        let items = ["a", "b", "c", "d", "e"].map(str::to_owned);
        let question = Question {
            text: "Qui ?",
            keys: "flèches",
            items: &items,
            colour: false,
        };
        let frame = |chosen, rows| -> Vec<String> {
            let lines = question.frame(chosen, rows, 80);
            lines.into_iter().map(|(line, _)| line).collect()
        };
        assert_eq!(
            frame(0, 24),
            ["Qui ?", "flèches", "❯ a", "  b", "  c", "  d", "  e"]
        );
        assert_eq!(frame(3, 5), ["Qui ?", "flèches", "  c", "❯ d"]);
        assert_eq!(frame(4, 1), ["Qui ?", "flèches", "❯ e"]);
    }
}
