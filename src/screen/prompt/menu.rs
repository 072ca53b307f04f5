//! What is on the screen while a question waits for keys.

use std::io;

use dialoguer::console::Term;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::Choice;
use crate::page::{Style, Tone};
use crate::screen::style::Paint;

/// Lines above the answers, and the answers, one of them chosen.
pub(super) struct Menu<'a> {
    pub(super) head: Vec<(String, Style)>,
    pub(super) choices: &'a [Choice],
    pub(super) chosen: usize,
    /// Rows of answers at most.
    pub(super) most: usize,
}

impl Menu<'_> {
    /// The lines for a screen, painted, and their columns: as many answers as
    /// there is room for, the chosen one among them.
    fn lines(&self, rows: usize, columns: usize, paint: Paint) -> Vec<(String, usize)> {
        let room = room(columns);
        let page = rows.saturating_sub(self.head.len() + 1);
        let page = page.min(self.most).max(1);
        let first = self.chosen / page * page;
        let head = self.head.iter().map(|(text, style)| {
            let text = shorten(text, room);
            (paint.text(&text, *style), text.width())
        });
        let choices = self.choices.iter().enumerate().skip(first).take(page);
        let choices =
            choices.map(|(index, choice)| line(choice, index == self.chosen, room, paint));
        head.chain(choices).collect()
    }
}

/// Columns of a line on a screen: one that is full may wrap.
fn room(columns: usize) -> usize {
    columns.saturating_sub(1).max(8)
}

/// An answer, and what distinguishes it where there is room for that too.
fn line(choice: &Choice, is_chosen: bool, room: usize, paint: Paint) -> (String, usize) {
    let (mark, tone) = if is_chosen {
        ("❯ ", Tone::Action)
    } else {
        ("  ", Tone::Plain)
    };
    let style = Style {
        strong: is_chosen,
        tone,
        ..Style::default()
    };
    let text = shorten(&format!("{mark}{}", choice.text), room);
    let width = text.width();
    let text = paint.text(&text, style);
    let aside_width = 2 + choice.aside.width();
    if choice.aside.is_empty() || width + aside_width > room {
        return (text, width);
    }
    let aside = paint.text(&choice.aside, Style::toned(Tone::Help));
    (format!("{text}  {aside}"), width + aside_width)
}

/// The part of the screen that a question takes.
pub(super) struct Stage {
    terminal: Term,
    paint: Paint,
    /// Columns of the lines on it.
    drawn: Vec<usize>,
    /// Rows and columns of the screen that they were drawn on.
    size: (u16, u16),
}

impl Stage {
    /// An empty one, on standard error.
    pub(super) fn new(paint: Paint) -> Self {
        Self {
            // What is drawn for one key appears at once.
            terminal: Term::buffered_stderr(),
            paint,
            drawn: Vec::new(),
            size: (0, 0),
        }
    }

    /// Hides the cursor, below whatever is on the screen by now.
    pub(super) fn enter(&mut self) -> io::Result<()> {
        self.drawn.clear();
        self.terminal.hide_cursor()
    }

    /// Leaves the screen as if nothing had been drawn.
    pub(super) fn leave(&mut self) -> io::Result<()> {
        self.erase()?;
        self.terminal.show_cursor()?;
        self.terminal.flush()
    }

    pub(super) fn terminal(&self) -> &Term {
        &self.terminal
    }

    pub(super) fn room(&self) -> usize {
        let (_, columns) = self.terminal.size();
        room(usize::from(columns))
    }

    /// Whether the screen is of another size than what was drawn on it.
    pub(super) fn is_resized(&self) -> bool {
        self.terminal.size() != self.size
    }

    /// Draws a menu in place of what was drawn before.
    pub(super) fn draw(&mut self, menu: &Menu<'_>) -> io::Result<()> {
        self.erase()?;
        self.size = self.terminal.size();
        let (rows, columns) = self.size;
        let lines = menu.lines(usize::from(rows), usize::from(columns), self.paint);
        for (line, _) in &lines {
            self.terminal.write_line(line)?;
        }
        self.drawn = lines.into_iter().map(|(_, width)| width).collect();
        self.terminal.flush()
    }

    /// Erases what was drawn, which a screen that became narrower shows on
    /// more rows.
    fn erase(&mut self) -> io::Result<()> {
        let (rows, columns) = self.terminal.size();
        let columns = usize::from(columns).max(1);
        let taken = std::mem::take(&mut self.drawn);
        let taken = taken.iter().map(|width| width.div_ceil(columns).max(1));
        let taken: usize = taken.sum();
        self.terminal
            .clear_last_lines(taken.min(usize::from(rows).saturating_sub(1)))?;
        self.terminal.flush()
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

    fn lines(chosen: usize, rows: usize, columns: usize) -> Vec<String> {
        let choices = ["a", "b", "c", "d", "e"].map(|text| Choice {
            text: text.repeat(5),
            aside: "aside".to_owned(),
        });
        let menu = Menu {
            head: vec![
                ("Qui ?".to_owned(), Style::default()),
                ("flèches".to_owned(), Style::toned(Tone::Help)),
            ],
            choices: &choices,
            chosen,
            most: 4,
        };
        let lines = menu.lines(rows, columns, Paint::PLAIN);
        lines.into_iter().map(|(line, _)| line).collect()
    }

    #[test]
    fn a_page_of_answers_has_the_chosen_one() {
        let head = ["Qui ?", "flèches"];
        assert_eq!(
            lines(0, 24, 10),
            [&head[..], &["❯ aaaaa", "  bbbbb", "  ccccc", "  ddddd"]].concat()
        );
        assert_eq!(lines(4, 24, 10), [&head[..], &["❯ eeeee"]].concat());
        assert_eq!(
            lines(3, 5, 10),
            [&head[..], &["  ccccc", "❯ ddddd"]].concat()
        );
        assert_eq!(lines(4, 1, 10), [&head[..], &["❯ eeeee"]].concat());
    }

    #[test]
    fn what_helps_is_shown_where_there_is_room() {
        assert_eq!(lines(4, 24, 15), ["Qui ?", "flèches", "❯ eeeee  aside"]);
        assert_eq!(lines(4, 24, 14), ["Qui ?", "flèches", "❯ eeeee"]);
    }
}
