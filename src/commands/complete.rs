//! What a shell proposes for the word being typed: commands, options, and what
//! the catalogue holds.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::io;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use clap::Arg;
use clap::builder::StyledStr;
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};
use clap_complete::env::{Bash, Elvish, EnvCompleter, Fish, Powershell, Zsh};

use crate::catalogue::Catalogue;
use crate::catalogue::api::Api;
use crate::catalogue::fold::fold;
use crate::catalogue::profile::Profile;
use crate::catalogue::text::Text;
use crate::cli::{Shell, command_around};
use crate::embedded;
use crate::messages::Messages;

/// The environment variable by which a script asks for completions: it holds
/// the name of the shell.
pub const VARIABLE: &str = "APICAT_COMPLETE";

/// What speaks with a shell; none where it cannot ask.
pub(super) fn completer(shell: Shell) -> Option<&'static dyn EnvCompleter> {
    match shell {
        Shell::Bash => Some(&Bash),
        Shell::Zsh => Some(&Zsh),
        Shell::Fish => Some(&Fish),
        Shell::Elvish => Some(&Elvish),
        Shell::Powershell => Some(&Powershell),
        Shell::Nushell => None,
    }
}

/// What `shell` is told of the last of the `words` of a command line, in the
/// form that it takes; nothing for one that does not ask.
///
/// # Errors
/// The command line is none that can be completed.
pub fn complete(
    shell: Shell,
    words: Vec<OsString>,
    directory: Option<PathBuf>,
    m: Messages,
) -> io::Result<String> {
    let Some(completer) = completer(shell) else {
        return Ok(String::new());
    };
    let values = Arc::new(Values {
        directory,
        loaded: OnceLock::new(),
        m,
    });
    let mut command = command_around(&words, m)
        .mut_subcommands(|command| command.mut_args(|arg| with_values(arg, &values)));
    let mut said = Vec::new();
    let directory = std::env::current_dir().ok();
    completer.write_complete(&mut command, words, directory.as_deref(), &mut said)?;
    Ok(String::from_utf8_lossy(&said).into_owned())
}

/// The argument, and what is proposed for it where that is in the catalogue.
fn with_values(arg: Arg, values: &Arc<Values>) -> Arg {
    let propose: fn(&Values, &str) -> Vec<CompletionCandidate> = match arg.get_id().as_str() {
        "SLUG" => Values::slugs,
        "who" => Values::profiles,
        "theme" => |values, typed| values.texts(typed, |api| &api.themes),
        "keyword" => |values, typed| values.texts(typed, |api| &api.keywords),
        "producer" => Values::producers,
        _ => return arg,
    };
    let values = Arc::clone(values);
    let propose = move |typed: &OsStr| {
        let typed = typed.to_str();
        typed.map_or_else(Vec::new, |typed| propose(&values, typed))
    };
    arg.add(ArgValueCompleter::new(propose))
}

/// What the catalogue holds.
struct Values {
    directory: Option<PathBuf>,
    /// Read when it is asked for.
    loaded: OnceLock<Catalogue>,
    m: Messages,
}

impl Values {
    /// One that cannot be read has nothing to propose: the command will say
    /// why.
    fn catalogue(&self) -> &Catalogue {
        let Some(directory) = &self.directory else {
            return embedded::catalogue();
        };
        let read = || Catalogue::from_directory(directory).unwrap_or_default();
        self.loaded.get_or_init(read)
    }

    /// The slugs, with or without the prefix that many have, and their titles.
    fn slugs(&self, typed: &str) -> Vec<CompletionCandidate> {
        let slug = |api: &Api| {
            let bare = ["api-", "api_"]
                .into_iter()
                .find_map(|prefix| api.id.strip_prefix(prefix));
            let value = finished(typed, &api.id).or_else(|| finished(typed, bare?))?;
            Some(candidate(value, Some(&api.title)))
        };
        self.catalogue().apis().iter().filter_map(slug).collect()
    }

    fn profiles(&self, typed: &str) -> Vec<CompletionCandidate> {
        let profile = |profile: Profile| {
            let value = finished(typed, profile.name())?;
            Some(candidate(value, Some(self.m.profile(profile))))
        };
        Profile::ALL.into_iter().filter_map(profile).collect()
    }

    /// The producing bodies of the entries, by their slugs.
    fn producers(&self, typed: &str) -> Vec<CompletionCandidate> {
        let catalogue = self.catalogue();
        let apis = catalogue.apis().iter();
        let bodies: BTreeMap<&Text, &Api> = apis.map(|api| (&api.producer, api)).collect();
        let body = |(slug, api): (&Text, &Api)| {
            let value = finished(typed, slug)?;
            Some(candidate(value, Some(&catalogue.producer(api).name)))
        };
        bodies.into_iter().filter_map(body).collect()
    }

    /// The different texts of a list of every entry, in alphabetical order.
    fn texts(&self, typed: &str, of: fn(&Api) -> &[Text]) -> Vec<CompletionCandidate> {
        let mut texts = BTreeMap::new();
        for text in self.catalogue().apis().iter().flat_map(of) {
            texts.entry(fold(text)).or_insert(text);
        }
        let value = |text: &Text| Some(candidate(finished(typed, text)?, None));
        texts.into_values().filter_map(value).collect()
    }
}

/// A value, and what it is. With a group of its own, lest the library write the
/// name of the argument for each.
fn candidate(value: String, help: Option<&str>) -> CompletionCandidate {
    CompletionCandidate::new(value)
        .help(help.map(|help| help.to_owned().into()))
        .tag(Some(StyledStr::new()))
}

/// `value` as it goes on from what was `typed`, whatever the case and accents
/// of that; none where it does not. Shells keep what begins like what was
/// typed.
fn finished(typed: &str, value: &str) -> Option<String> {
    if value.starts_with(typed) {
        return Some(value.to_owned());
    }
    let folded = fold(typed);
    let ends = value.char_indices().map(|(at, c)| at + c.len_utf8());
    let end = ends
        .take_while(|end| fold(&value[..*end]).len() <= folded.len())
        .find(|end| fold(&value[..*end]) == folded)?;
    Some(format!("{typed}{}", &value[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_is_finished_whatever_its_case_and_accents() {
        for (typed, value, expected) in [
            ("", "Éducation", Some("Éducation")),
            ("edu", "Éducation", Some("education")),
            ("Édu", "Éducation", Some("Éducation")),
            ("coeur", "Cœur de ville", Some("coeur de ville")),
            ("co", "Cœur", None),
            ("géo", "geo", Some("géo")),
            ("x", "Éducation", None),
            ("Éducation nationale", "Éducation", None),
        ] {
            assert_eq!(finished(typed, value).as_deref(), expected, "{typed}");
        }
    }
}
