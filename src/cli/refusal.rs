//! What clap refuses, in the words of this program.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::help;
use crate::error::{Error, Known, Usage};
use crate::find::nearest_word;
use crate::invocation;
use crate::verbs::Verb;

/// The refusal of clap, in terms of this program.
pub(super) fn refusal(error: &clap::Error, typed: &[OsString]) -> Error {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let list = |kind| match error.get(kind) {
        Some(ContextValue::Strings(texts)) => texts.clone(),
        Some(ContextValue::String(text)) => vec![text.clone()],
        _ => Vec::new(),
    };
    // clap says `--color <WHEN>` where the sentence wants `--color`.
    let option = || {
        context(ContextKind::InvalidArg)
            .split(' ')
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    let usage = match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            return Error::Answer(error.render());
        }
        ErrorKind::InvalidSubcommand => {
            let words = words_from(&context(ContextKind::InvalidSubcommand), typed);
            let near = nearest_word(&words[0], help::commands());
            Usage::UnknownCommand {
                meant: near.map(|near| invocation::of_words(near, &words[1..])),
                known: help::commands().map(str::to_owned).collect(),
                words,
            }
        }
        ErrorKind::UnknownArgument => {
            let typed = context(ContextKind::InvalidArg);
            if typed.starts_with('-') {
                let near = list(ContextKind::SuggestedArg);
                Usage::UnknownOption { typed, near }
            } else {
                Usage::UnexpectedArgument { typed }
            }
        }
        ErrorKind::InvalidValue if context(ContextKind::InvalidValue).is_empty() => {
            let values = list(ContextKind::ValidValue);
            let known = Known { values, more: None };
            let option = option();
            Usage::MissingValue { option, known }
        }
        ErrorKind::InvalidValue => Usage::InvalidValue {
            typed: context(ContextKind::InvalidValue),
            option: option(),
            near: list(ContextKind::SuggestedValue),
            known: list(ContextKind::ValidValue),
        },
        ErrorKind::NoEquals | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            let (option, known) = (option(), Known::default());
            Usage::MissingValue { option, known }
        }
        ErrorKind::MissingRequiredArgument => Usage::MissingArgument {
            name: context(ContextKind::InvalidArg)
                .trim_end_matches('.')
                .to_owned(),
        },
        ErrorKind::ArgumentConflict => {
            let other = context(ContextKind::PriorArg);
            let other = other.split(' ').next().unwrap_or_default().to_owned();
            Usage::Conflict {
                one: option(),
                other,
            }
        }
        ErrorKind::TooManyValues => Usage::UnexpectedArgument {
            typed: context(ContextKind::InvalidValue),
        },
        ErrorKind::InvalidUtf8 => Usage::NotUnicode,
        _ => Usage::Refused,
    };
    let name = typed
        .iter()
        .skip(1)
        .filter_map(|word| word.to_str())
        .find(|word| Verb::named(word).is_some());
    Error::Usage {
        usage,
        command: name.map(str::to_owned),
    }
}

/// A word of the command line, and those after it up to an option.
fn words_from(first: &str, typed: &[OsString]) -> Vec<String> {
    let words = typed.iter().skip(1).map(|word| word.to_string_lossy());
    let words = words.skip_while(|word| *word != first).skip(1);
    let words = words.take_while(|word| !word.starts_with('-'));
    let first = std::iter::once(first.to_owned());
    first.chain(words.map(String::from)).collect()
}
