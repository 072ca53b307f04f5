//! What clap refuses, in the words of this program.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::error::{Error, Known, Usage};
use crate::verbs::{VERBS, Verb};

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
        ErrorKind::InvalidSubcommand => Usage::UnknownCommand {
            typed: context(ContextKind::InvalidSubcommand),
            near: list(ContextKind::SuggestedSubcommand),
            known: VERBS.map(|verb| verb.name.to_owned()).to_vec(),
        },
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
