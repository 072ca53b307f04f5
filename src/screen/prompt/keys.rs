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
use super::{Choice, Prompt, Reply, WayOut};
use crate::page::{Style, Tone};
use crate::screen::interrupted::{Event, key_comes};

/// Rows of answers that are looked through at once.
const PAGE: usize = 10;

/// The end of input, where keys are read one by one.
const CTRL_D: char = '\u{4}';
const CTRL_Z: char = '\u{1a}';

/// What a key does.
enum KeyAction {
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
) -> io::Result<Reply<usize>> {
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
            match action(prompt, stage)? {
                KeyAction::Take | KeyAction::Other(Key::Char(' ')) if !choices.is_empty() => {
                    return Ok(Reply::Given(chosen));
                }
                KeyAction::Leave | KeyAction::Other(Key::Char('q')) => return Ok(Reply::Left),
                KeyAction::End => return Ok(Reply::Ended),
                KeyAction::Other(Key::Char('j')) => {
                    chosen = moved(chosen, &KeyAction::Down, choices.len());
                }
                KeyAction::Other(Key::Char('k')) => {
                    chosen = moved(chosen, &KeyAction::Up, choices.len());
                }
                action => chosen = moved(chosen, &action, choices.len()),
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
) -> io::Result<Reply<(String, T)>> {
    let found =
        |words: &Words| -> (Vec<Choice>, Vec<T>) { find(&words.text()).into_iter().unzip() };
    staged(prompt, |stage| {
        let m = prompt.messages;
        let mut words = Words::new(words);
        let (mut choices, mut values) = found(&words);
        let mut chosen = 0;
        let mut is_stale = false;
        loop {
            // Pasted text is searched for once all of it has arrived.
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
            let action = action(prompt, stage)?;
            let key = match &action {
                KeyAction::Other(key) => Some(key.clone()),
                // In a text, Home and End move the caret.
                KeyAction::First => Some(Key::Home),
                KeyAction::Last => Some(Key::End),
                // Input that follows at once was pasted: its line breaks are
                // spaces.
                KeyAction::Take if key_comes(Duration::ZERO) => Some(Key::Char(' ')),
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
            match action {
                KeyAction::Take if !choices.is_empty() => {
                    return Ok(Reply::Given((words.text(), values.swap_remove(chosen))));
                }
                KeyAction::Leave => return Ok(Reply::Left),
                KeyAction::End => return Ok(Reply::Ended),
                action => chosen = moved(chosen, &action, choices.len()),
            }
        }
    })
}

/// Does `work` on a stage that is empty again afterwards, the cursor hidden.
fn staged<T>(
    prompt: &Prompt<'_>,
    work: impl FnOnce(&mut Stage) -> io::Result<Reply<T>>,
) -> io::Result<Reply<T>> {
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

fn action(prompt: &Prompt<'_>, stage: &mut Stage) -> io::Result<KeyAction> {
    loop {
        match prompt.guard.wait() {
            Event::Key => break,
            Event::Ending => return Ok(KeyAction::End),
            Event::Stopping => {
                stage.leave()?;
                prompt.guard.stop();
            }
            Event::Continued => {
                if prompt.guard.take() {
                    stage.enter()?;
                    return Ok(KeyAction::Redraw);
                }
            }
            Event::Nothing if stage.is_resized() => return Ok(KeyAction::Redraw),
            Event::Nothing => {}
        }
    }
    // Where Ctrl-C is a key, it does not end the process half way.
    let key = match stage.terminal().read_key_raw() {
        Ok(key) => key,
        Err(error) => {
            return match error.kind() {
                // A signal, whose flag is looked at next.
                io::ErrorKind::Interrupted => Ok(KeyAction::Redraw),
                io::ErrorKind::UnexpectedEof | io::ErrorKind::NotConnected => Ok(KeyAction::End),
                _ => Err(error),
            };
        }
    };
    Ok(match key {
        // Ctrl-P and Ctrl-N, as in shells.
        Key::ArrowUp | Key::BackTab | Key::Char('\u{10}') => KeyAction::Up,
        Key::ArrowDown | Key::Tab | Key::Char('\u{e}') => KeyAction::Down,
        Key::PageUp => KeyAction::PageUp,
        Key::PageDown => KeyAction::PageDown,
        Key::Home => KeyAction::First,
        Key::End => KeyAction::Last,
        Key::Enter => KeyAction::Take,
        Key::Escape => KeyAction::Leave,
        Key::UnknownEscSeq(_) => {
            // The rest of an unknown escape sequence must not be read as text.
            while key_comes(Duration::ZERO) {
                stage.terminal().read_key_raw()?;
            }
            KeyAction::Redraw
        }
        Key::Char(CTRL_Z) => {
            prompt.guard.stop_job();
            KeyAction::Redraw
        }
        Key::CtrlC | Key::Char(CTRL_D) => KeyAction::End,
        key => KeyAction::Other(key),
    })
}

/// The index that an action leads to from `chosen` among `count` answers:
/// single steps go round, pages stop at the ends.
fn moved(chosen: usize, action: &KeyAction, count: usize) -> usize {
    let last = count.saturating_sub(1);
    match action {
        KeyAction::Up if chosen == 0 => last,
        KeyAction::Up => chosen - 1,
        KeyAction::Down if chosen == last => 0,
        KeyAction::Down => chosen + 1,
        KeyAction::PageUp => chosen.saturating_sub(PAGE),
        KeyAction::PageDown => (chosen + PAGE).min(last),
        KeyAction::First => 0,
        KeyAction::Last => last,
        KeyAction::Take
        | KeyAction::Leave
        | KeyAction::End
        | KeyAction::Redraw
        | KeyAction::Other(_) => chosen,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_go_round_and_pages_stop() {
        for (chosen, action, count, expected) in [
            (0, KeyAction::Up, 3, 2),
            (2, KeyAction::Down, 3, 0),
            (0, KeyAction::PageDown, 25, 10),
            (20, KeyAction::PageDown, 25, 24),
            (5, KeyAction::PageUp, 25, 0),
            (5, KeyAction::Last, 25, 24),
            (5, KeyAction::First, 25, 0),
            (0, KeyAction::Down, 0, 0),
            (0, KeyAction::Up, 0, 0),
        ] {
            assert_eq!(moved(chosen, &action, count), expected);
        }
    }
}
