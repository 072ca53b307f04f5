//! Questions whose answers are typed as a line: for one who hears the screen,
//! and for a terminal that cannot erase. Nothing is drawn again; Ctrl-C ends
//! the program as it does anywhere.

use std::io::{self, BufRead, Write};

use super::Choice;
use crate::messages::Messages;

/// The index of the answer whose number was typed; none at the end of input or
/// for an empty line.
pub(super) fn choose(question: &str, choices: &[Choice], m: Messages) -> io::Result<Option<usize>> {
    say(question)?;
    numbered(choices)?;
    number(choices.len(), m)
}

/// The words typed and the index of one of the answers to them; none at the
/// end of input, or for an empty line in place of words.
pub(super) fn find(
    question: &str,
    find: &dyn Fn(&str) -> Vec<Choice>,
    m: Messages,
) -> io::Result<Option<(String, usize)>> {
    loop {
        let Some(words) = line(question)? else {
            return Ok(None);
        };
        let choices = find(&words);
        if choices.is_empty() {
            say(&m.nothing_found(&words))?;
            continue;
        }
        numbered(&choices)?;
        if let Some(index) = number(choices.len(), m)? {
            return Ok(Some((words, index)));
        }
    }
}

/// The answers, each after its number.
fn numbered(choices: &[Choice]) -> io::Result<()> {
    for (index, choice) in choices.iter().enumerate() {
        let Choice { text, aside } = choice;
        let aside = if aside.is_empty() {
            String::new()
        } else {
            format!(" ({aside})")
        };
        say(&format!("{}. {text}{aside}", index + 1))?;
    }
    Ok(())
}

/// Asks for a number until it is one of `count`, as an index; none for an
/// empty line.
fn number(count: usize, m: Messages) -> io::Result<Option<usize>> {
    loop {
        let Some(typed) = line(&m.number_of(count))? else {
            return Ok(None);
        };
        let number = typed.trim_end_matches('.').parse::<usize>().ok();
        if let Some(number) = number.filter(|number| (1..=count).contains(number)) {
            return Ok(Some(number - 1));
        }
        say(&m.not_a_number_of(count))?;
    }
}

/// The line typed after a question; none where it is empty, or input has
/// ended.
fn line(question: &str) -> io::Result<Option<String>> {
    let mut output = io::stderr().lock();
    output.write_all(format!("{question} ").as_bytes())?;
    output.flush()?;
    let mut typed = String::new();
    if io::stdin().lock().read_line(&mut typed)? == 0 {
        // The answer that did not come ends the line.
        writeln!(output)?;
    }
    let typed = typed.trim();
    Ok((!typed.is_empty()).then(|| typed.to_owned()))
}

fn say(text: &str) -> io::Result<()> {
    writeln!(io::stderr().lock(), "{text}")
}
