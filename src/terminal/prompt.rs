//! A question with a closed set of answers. The only user of dialoguer.

use std::fmt;
use std::io;

use dialoguer::Select;
use dialoguer::console::Term;
use dialoguer::theme::Theme;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::style::Paint;
use crate::page::{Style, Tone};

/// The question, and the keys that answer it.
const LINES_OF_QUESTION: usize = 2;

/// Asks on standard error; the index of the item chosen, or none when the
/// question was cancelled: Esc, Ctrl-C, end of input. The cursor is back in
/// any case.
///
/// # Errors
/// The terminal could not be read or written.
pub(super) fn choose(
    question: &str,
    keys: &str,
    items: &[String],
    colour: bool,
) -> io::Result<Option<usize>> {
    // So that Ctrl-C is an error of the read instead of the end of the process:
    // the cursor can be shown again.
    super::hold_interrupts();
    let terminal = Term::stderr();
    let (rows, columns) = terminal.size();
    let (rows, columns) = (usize::from(rows), usize::from(columns));
    let theme = Plain {
        paint: Paint {
            colour,
            hyperlinks: false,
        },
        keys: shorten(keys, columns.saturating_sub(1)),
    };
    // A wrapped item leaves rubbish behind when the choice moves.
    let room = columns.saturating_sub(3).max(8);
    let shortened: Vec<String> = items.iter().map(|item| shorten(item, room)).collect();
    let answer = Select::with_theme(&theme)
        .with_prompt(shorten(question, columns.saturating_sub(1)))
        .items(shortened)
        .default(0)
        .report(false)
        .interact_on_opt(&terminal);
    if answer.is_err() {
        // A read that failed leaves the question on the screen and the cursor
        // hidden.
        let drawn = items.len() + LINES_OF_QUESTION;
        terminal.clear_last_lines(drawn.min(rows.saturating_sub(1)))?;
        terminal.show_cursor()?;
    }
    match answer {
        Ok(choice) => Ok(choice),
        Err(dialoguer::Error::IO(error)) => match error.kind() {
            io::ErrorKind::Interrupted
            | io::ErrorKind::UnexpectedEof
            | io::ErrorKind::NotConnected => Ok(None),
            _ => Err(error),
        },
    }
}

/// `text` in at most `room` columns, `…` standing for what is left out.
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

/// The look of the question.
struct Plain {
    paint: Paint,
    keys: String,
}

impl Plain {
    fn write(&self, f: &mut dyn fmt::Write, text: &str, strong: bool, tone: Tone) -> fmt::Result {
        let style = Style {
            strong,
            tone,
            ..Style::default()
        };
        f.write_str(&self.paint.text(text, style))
    }
}

impl Theme for Plain {
    fn format_select_prompt(&self, f: &mut dyn fmt::Write, prompt: &str) -> fmt::Result {
        self.write(f, prompt, true, Tone::Plain)?;
        f.write_char('\n')?;
        self.write(f, &self.keys, false, Tone::Help)
    }

    fn format_select_prompt_item(
        &self,
        f: &mut dyn fmt::Write,
        text: &str,
        active: bool,
    ) -> fmt::Result {
        if active {
            self.write(f, "❯ ", true, Tone::Action)?;
            self.write(f, text, true, Tone::Action)
        } else {
            write!(f, "  {text}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_fit_the_screen() {
        assert_eq!(shorten("Une entreprise", 20), "Une entreprise");
        assert_eq!(shorten("Une entreprise", 5), "Une…");
        assert_eq!(shorten("日本語", 5), "日本…");
    }
}
