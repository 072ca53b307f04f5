//! Command lines that are not understood.

use super::Error;
use super::explanation::suggestion;
use crate::catalogue::clean::clean_line;
use crate::screen::MAX_BYTES;
use crate::words::Messages;

/// What is wrong with a command line.
#[derive(Debug)]
pub enum Usage {
    UnknownCommand {
        /// The word, and those that follow it.
        words: Vec<String>,
        known: Vec<String>,
        /// The command line that they may stand for.
        meant: Option<String>,
    },
    UnknownOption {
        typed: String,
        near: Vec<String>,
    },
    UnexpectedArgument {
        typed: String,
    },
    InvalidValue {
        typed: String,
        option: String,
        near: Vec<String>,
        known: Vec<String>,
    },
    FieldNeeds {
        field: &'static str,
        needed: &'static str,
    },
    BadNumber {
        option: String,
        typed: String,
    },
    /// An answer to a questionnaire that no choice has, or one too many.
    BadAnswer {
        typed: String,
        is_extra: bool,
        /// The question that it was to answer, or the last; none where nothing
        /// is asked.
        question: Option<String>,
        choices: Vec<String>,
    },
    MissingValue {
        option: String,
        known: Known,
    },
    MissingArgument {
        name: String,
    },
    Conflict {
        one: String,
        other: String,
    },
    NotUnicode,
    Refused,
}

/// The values that an option may have; none where they cannot be listed.
#[derive(Debug, Default)]
pub struct Known {
    /// The nearest or most frequent first.
    pub values: Vec<String>,
    /// The command that gives them all, where those are not all.
    pub more: Option<String>,
}

impl Known {
    pub(super) fn explain(&self, m: Messages) -> Vec<String> {
        let values = self.values.join(", ");
        match &self.more {
            _ if values.is_empty() => Vec::new(),
            None => vec![m.known_values(&values)],
            Some(command) => vec![m.some_values(&values), m.all_values(command)],
        }
    }
}

impl From<Usage> for Error {
    fn from(usage: Usage) -> Self {
        let command = None;
        Self::Usage { usage, command }
    }
}

impl Usage {
    /// The sentence for it, and what to do.
    pub(super) fn explain(&self, m: Messages) -> (String, Vec<String>) {
        match self {
            Self::UnknownCommand {
                words,
                known,
                meant,
            } => {
                let typed = words.first().map_or("", String::as_str);
                let more = match meant {
                    Some(command) => m.to_type(command),
                    None => m.known_commands(&known.join(", ")),
                };
                (m.unknown_command(&clean_line(typed)), vec![more])
            }
            Self::UnknownOption { typed, near } => {
                (m.unknown_option(&clean_line(typed)), suggestion(m, near))
            }
            Self::UnexpectedArgument { typed } => {
                (m.unexpected_argument(&clean_line(typed)), Vec::new())
            }
            Self::InvalidValue {
                typed,
                option,
                near,
                known,
            } => {
                let mut more = suggestion(m, near);
                if !known.is_empty() {
                    more.push(m.known_values(&known.join(", ")));
                }
                (m.invalid_value(&clean_line(typed), option), more)
            }
            Self::FieldNeeds { field, needed } => (m.field_needs(field, needed), Vec::new()),
            Self::BadNumber { option, typed } => {
                let range = match option.as_str() {
                    "--width" => m.width_range(),
                    MAX_BYTES => m.bytes_range(),
                    _ => m.limit_range(),
                };
                (
                    m.invalid_value(&clean_line(typed), option),
                    vec![range.to_owned()],
                )
            }
            Self::BadAnswer {
                typed,
                is_extra,
                question,
                choices,
            } => {
                let sentence = match is_extra {
                    true => m.extra_answer(typed),
                    false => m.invalid_value(typed, "--answer"),
                };
                let nothing = || m.nothing_asked().to_owned();
                let numbered = choices.iter().zip(1..);
                let numbered = numbered.map(|(choice, number)| format!("  {number}. {choice}"));
                let more = [question.clone().unwrap_or_else(nothing)].into_iter();
                (sentence, more.chain(numbered).collect())
            }
            Self::MissingValue { option, known } => (m.missing_value(option), known.explain(m)),
            Self::MissingArgument { name } => (m.missing_argument(name), Vec::new()),
            Self::Conflict { one, other } => (m.conflict(one, other), Vec::new()),
            Self::NotUnicode => (m.not_unicode().to_owned(), Vec::new()),
            Self::Refused => (m.refused().to_owned(), Vec::new()),
        }
    }
}
