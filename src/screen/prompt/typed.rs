//! Questions whose answers are typed as a line: for screen readers, and for
//! terminals that cannot erase. Nothing is drawn again.

use std::io::{self, BufRead, Write};

use super::{Choice, Prompt, Reply, WayOut};
use crate::catalogue::clean::clean_line;
use crate::screen::interrupted::Event;

/// Answers that are read out before the question.
const MOST: usize = 10;

/// The index of the answer whose number was typed.
pub(super) fn choose(
    prompt: &Prompt<'_>,
    question: &str,
    choices: &[Choice],
    way_out: WayOut,
) -> io::Result<Reply<usize>> {
    say(question)?;
    numbered(choices)?;
    number(prompt, choices.len(), way_out)
}

/// The words typed and the value of one of the first answers to them.
pub(super) fn find<T>(
    prompt: &Prompt<'_>,
    question: &str,
    find: &dyn Fn(&str) -> Vec<(Choice, T)>,
) -> io::Result<Reply<(String, T)>> {
    let m = prompt.messages;
    let question = m.or_leave(question);
    loop {
        let words = match line(prompt, &question)? {
            Reply::Given(words) => words,
            Reply::Left => return Ok(Reply::Left),
            Reply::Ended => return Ok(Reply::Ended),
        };
        let (choices, mut values): (Vec<Choice>, Vec<T>) = find(&words).into_iter().unzip();
        if choices.is_empty() {
            say(&m.nothing_found(&words))?;
            continue;
        }
        let told = choices.len().min(MOST);
        numbered(&choices[..told])?;
        if choices.len() > told {
            say(&m.others_untold(choices.len() - told))?;
        }
        match number(prompt, told, WayOut::Back)? {
            Reply::Given(index) => return Ok(Reply::Given((words, values.swap_remove(index)))),
            Reply::Left => {}
            Reply::Ended => return Ok(Reply::Ended),
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

/// Asks for a number until it is one of `count`, as an index.
fn number(prompt: &Prompt<'_>, count: usize, way_out: WayOut) -> io::Result<Reply<usize>> {
    let m = prompt.messages;
    let question = match way_out {
        WayOut::Back => m.number_of(count),
        WayOut::Out => m.number_or_leave(count),
    };
    loop {
        let typed = match line(prompt, &question)? {
            Reply::Given(typed) => typed,
            Reply::Left => return Ok(Reply::Left),
            Reply::Ended => return Ok(Reply::Ended),
        };
        let number = typed.trim_end_matches('.').parse::<usize>().ok();
        if let Some(number) = number.filter(|number| (1..=count).contains(number)) {
            return Ok(Reply::Given(number - 1));
        }
        say(&m.not_a_number_of(count))?;
    }
}

/// The line typed after a question, cleaned: it is shown again where it is not
/// understood.
fn line(prompt: &Prompt<'_>, question: &str) -> io::Result<Reply<String>> {
    let mut output = io::stderr();
    let mut ask = || output.write_all(format!("{question} ").as_bytes());
    ask()?;
    let mut typed = Vec::new();
    loop {
        match prompt.guard.wait() {
            Event::Key => {
                io::stdin().lock().read_until(b'\n', &mut typed)?;
                break;
            }
            Event::Ending => break,
            // What was typed before a stop is lost, the question out of sight.
            Event::Continued => ask()?,
            Event::Stopping | Event::Nothing => {}
        }
    }
    if !typed.ends_with(b"\n") {
        // The answer that did not come ends the line.
        writeln!(output)?;
    }
    if typed.is_empty() {
        return Ok(Reply::Ended);
    }
    let typed = clean_line(&String::from_utf8_lossy(&typed));
    Ok(if typed.is_empty() {
        Reply::Left
    } else {
        Reply::Given(typed)
    })
}

fn say(text: &str) -> io::Result<()> {
    writeln!(io::stderr(), "{text}")
}
