//! Questions answered by keys.
//!
//! Keys are read and lines erased by dialoguer's own terminal layer. Its
//! `Select` and `FuzzySelect` are not used: the first takes neither Ctrl-D, the
//! end of input, nor a screen that becomes narrower, and leaves its lines
//! behind on both; the second does not know this catalogue's search.

use std::io;
use std::time::Duration;

use dialoguer::console::Key;

use super::menu::{Menu, Stage};
use super::words::Words;
use super::{Answer, Choice, Prompt, WayOut};
use crate::page::{Style, Tone};
use crate::screen::interrupted::{Event, key_comes};

/// Rows of answers that are looked through at once.
const PAGE: usize = 10;

/// The end of input, where keys are read one by one.
const CTRL_D: char = '\u{4}';
const CTRL_Z: char = '\u{1a}';

/// What a key asks for.
enum Wish {
    Up,
    Down,
    PageUp,
    PageDown,
    First,
    Last,
    Take,
    Leave,
    End,
    /// The screen has another size, or the question is back on it.
    Redraw,
    /// Anything else: text, or a key without meaning here.
    Other(Key),
}

/// The index of the answer chosen.
pub(super) fn choose(
    prompt: &Prompt<'_>,
    question: &str,
    choices: &[Choice],
    way_out: WayOut,
) -> io::Result<Answer<usize>> {
    let keys = match way_out {
        WayOut::Back => prompt.messages.prompt_keys(),
        WayOut::Out => prompt.messages.prompt_keys_to_leave(),
    };
    staged(prompt, |stage| {
        let mut chosen = 0;
        loop {
            stage.draw(&Menu {
                head: head(question.to_owned(), keys),
                choices,
                chosen,
                most: usize::MAX,
            })?;
            match wish(prompt, stage)? {
                Wish::Take | Wish::Other(Key::Char(' ')) if !choices.is_empty() => {
                    return Ok(Answer::Given(chosen));
                }
                Wish::Leave | Wish::Other(Key::Char('q')) => return Ok(Answer::Left),
                Wish::End => return Ok(Answer::Ended),
                Wish::Other(Key::Char('j')) => chosen = moved(chosen, &Wish::Down, choices.len()),
                Wish::Other(Key::Char('k')) => chosen = moved(chosen, &Wish::Up, choices.len()),
                wish => chosen = moved(chosen, &wish, choices.len()),
            }
        }
    })
}

/// The words typed and the value of the answer chosen among those to them.
pub(super) fn find<T>(
    prompt: &Prompt<'_>,
    question: &str,
    words: &str,
    find: &dyn Fn(&str) -> Vec<(Choice, T)>,
) -> io::Result<Answer<(String, T)>> {
    let found =
        |words: &Words| -> (Vec<Choice>, Vec<T>) { find(&words.text()).into_iter().unzip() };
    staged(prompt, |stage| {
        let m = prompt.messages;
        let mut words = Words::new(words);
        let (mut choices, mut values) = found(&words);
        let mut chosen = 0;
        let mut is_stale = false;
        loop {
            // What is pasted is searched for once it is all there.
            if !key_comes(Duration::ZERO) {
                if std::mem::take(&mut is_stale) {
                    (choices, values) = found(&words);
                }
                let nothing = m.nothing_found(words.text().trim());
                let below = if choices.is_empty() {
                    nothing.as_str()
                } else {
                    m.find_keys()
                };
                stage.draw(&Menu {
                    head: head(words.after(question, stage.room()), below),
                    choices: &choices,
                    chosen,
                    most: PAGE,
                })?;
            }
            let wish = wish(prompt, stage)?;
            let key = match &wish {
                Wish::Other(key) => Some(key.clone()),
                // In a text, they are its ends.
                Wish::First => Some(Key::Home),
                Wish::Last => Some(Key::End),
                // What goes on at once was pasted: its lines are one.
                Wish::Take if key_comes(Duration::ZERO) => Some(Key::Char(' ')),
                _ => None,
            };
            if let Some(key) = key {
                if words.edit(&key) {
                    (chosen, is_stale) = (0, true);
                }
                continue;
            }
            if std::mem::take(&mut is_stale) {
                (choices, values) = found(&words);
            }
            match wish {
                Wish::Take if !choices.is_empty() => {
                    return Ok(Answer::Given((words.text(), values.swap_remove(chosen))));
                }
                Wish::Leave => return Ok(Answer::Left),
                Wish::End => return Ok(Answer::Ended),
                wish => chosen = moved(chosen, &wish, choices.len()),
            }
        }
    })
}

/// Does `work` on a stage that is empty again afterwards, the cursor hidden.
fn staged<T>(
    prompt: &Prompt<'_>,
    work: impl FnOnce(&mut Stage) -> io::Result<Answer<T>>,
) -> io::Result<Answer<T>> {
    let mut stage = Stage::new(prompt.paint());
    stage.enter()?;
    let answer = work(&mut stage);
    stage.leave()?;
    answer
}

fn head(question: String, keys: &str) -> Vec<(String, Style)> {
    let strong = Style {
        strong: true,
        ..Style::default()
    };
    vec![
        (question, strong),
        (keys.to_owned(), Style::toned(Tone::Help)),
    ]
}

fn wish(prompt: &Prompt<'_>, stage: &mut Stage) -> io::Result<Wish> {
    loop {
        match prompt.guard.wait() {
            Event::Key => break,
            Event::Ending => return Ok(Wish::End),
            Event::Stopping => {
                stage.leave()?;
                prompt.guard.stop();
            }
            Event::Continued => {
                if prompt.guard.take() {
                    stage.enter()?;
                    return Ok(Wish::Redraw);
                }
            }
            Event::Nothing if stage.is_resized() => return Ok(Wish::Redraw),
            Event::Nothing => {}
        }
    }
    // Where Ctrl-C is a key, it does not end the process half way.
    let key = match stage.terminal().read_key_raw() {
        Ok(key) => key,
        Err(error) => {
            return match error.kind() {
                // A signal, whose flag is looked at next.
                io::ErrorKind::Interrupted => Ok(Wish::Redraw),
                io::ErrorKind::UnexpectedEof | io::ErrorKind::NotConnected => Ok(Wish::End),
                _ => Err(error),
            };
        }
    };
    Ok(match key {
        // Ctrl-P and Ctrl-N, as in shells.
        Key::ArrowUp | Key::BackTab | Key::Char('\u{10}') => Wish::Up,
        Key::ArrowDown | Key::Tab | Key::Char('\u{e}') => Wish::Down,
        Key::PageUp => Wish::PageUp,
        Key::PageDown => Wish::PageDown,
        Key::Home => Wish::First,
        Key::End => Wish::Last,
        Key::Enter => Wish::Take,
        Key::Escape => Wish::Leave,
        Key::UnknownEscSeq(_) => {
            // The rest of a key that is not known is no text.
            while key_comes(Duration::ZERO) {
                stage.terminal().read_key_raw()?;
            }
            Wish::Redraw
        }
        Key::Char(CTRL_Z) => {
            prompt.guard.stop_job();
            Wish::Redraw
        }
        Key::CtrlC | Key::Char(CTRL_D) => Wish::End,
        key => Wish::Other(key),
    })
}

/// The index that a wish leads to from `chosen` among `count` answers: single
/// steps go round, pages stop at the ends.
fn moved(chosen: usize, wish: &Wish, count: usize) -> usize {
    let last = count.saturating_sub(1);
    match wish {
        Wish::Up if chosen == 0 => last,
        Wish::Up => chosen - 1,
        Wish::Down if chosen == last => 0,
        Wish::Down => chosen + 1,
        Wish::PageUp => chosen.saturating_sub(PAGE),
        Wish::PageDown => (chosen + PAGE).min(last),
        Wish::First => 0,
        Wish::Last => last,
        Wish::Take | Wish::Leave | Wish::End | Wish::Redraw | Wish::Other(_) => chosen,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_go_round_and_pages_stop() {
        for (chosen, wish, count, expected) in [
            (0, Wish::Up, 3, 2),
            (2, Wish::Down, 3, 0),
            (0, Wish::PageDown, 25, 10),
            (20, Wish::PageDown, 25, 24),
            (5, Wish::PageUp, 25, 0),
            (5, Wish::Last, 25, 24),
            (5, Wish::First, 25, 0),
            (0, Wish::Down, 0, 0),
            (0, Wish::Up, 0, 0),
        ] {
            assert_eq!(moved(chosen, &wish, count), expected);
        }
    }
}
