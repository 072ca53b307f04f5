//! The commands: each chooses entries, composes a page, and writes it.

mod access;
mod census;
mod completions;
mod json;
mod list;
mod search;
mod show;

pub use access::access;
pub use completions::completions;
pub use list::list;
pub use search::search;
pub use show::show;

use crate::catalogue::Catalogue;
use crate::catalogue::access::Verdict;
use crate::catalogue::api::Api;
use crate::catalogue::openness::Openness;
use crate::error::Error;
use crate::find::{Filter, Resolution, resolve};
use crate::markdown::Context;
use crate::messages::Messages;
use crate::page::{Run, Tone};
use crate::terminal::Terminal;

/// What every command works with.
pub struct Session<'a> {
    /// The catalogue.
    pub catalogue: &'a Catalogue,
    /// The terminal.
    pub terminal: &'a Terminal,
    /// Whether to answer in JSON.
    pub json: bool,
    /// The profile of one who does not say another: `APICAT_WHO`.
    pub usual_profile: Option<&'a str>,
}

impl Session<'_> {
    fn messages(&self) -> Messages {
        self.terminal.messages()
    }

    /// The API that `typed` names. In JSON, a name that stands for nothing
    /// still gets a document: `null`.
    fn api(&self, typed: &str) -> Result<&Api, Error> {
        let error = match resolve(self.catalogue, typed) {
            Resolution::One(api) => return Ok(api),
            Resolution::Several(apis) => Error::AmbiguousApi {
                typed: typed.to_owned(),
                candidates: apis
                    .iter()
                    .map(|api| (api.id.clone(), api.title.clone()))
                    .collect(),
            },
            Resolution::Unknown(near) => Error::UnknownApi {
                typed: typed.to_owned(),
                near: near.iter().map(|api| api.id.clone()).collect(),
            },
        };
        if self.json {
            self.terminal.json(&serde_json::Value::Null)?;
        }
        Err(error)
    }

    /// The entries that `filter` leaves.
    fn selected(&self, filter: &Filter) -> Result<Vec<&Api>, Error> {
        self.known_profile(filter)?;
        Ok(filter.select(self.catalogue))
    }

    /// Refuses a filter for a profile that nobody is.
    fn known_profile(&self, filter: &Filter) -> Result<(), Error> {
        if let Some(who) = filter
            .who
            .as_ref()
            .filter(|_| !filter.knows_who(self.catalogue))
        {
            return Err(Error::UnknownProfile {
                typed: who.clone(),
                ambiguous: Vec::new(),
                labels: Vec::new(),
            });
        }
        Ok(())
    }

    fn knows(&self, slug: &str) -> bool {
        self.catalogue.api(slug).is_some()
    }
}

/// The sign and words of an openness, in the colour of what it means.
fn openness_run(openness: Openness, m: Messages) -> Run {
    verdict_tone(m.openness(openness), openness_verdict(openness))
}

/// The sign and words of a verdict, in its colour.
fn verdict_run(verdict: Verdict, m: Messages) -> Run {
    verdict_tone(m.verdict_of(verdict), Some(verdict))
}

fn openness_verdict(openness: Openness) -> Option<Verdict> {
    match openness {
        Openness::Open => Some(Verdict::Open),
        Openness::Account => Some(Verdict::Account),
        Openness::Restricted => None,
    }
}

fn verdict_tone(words: &str, verdict: Option<Verdict>) -> Run {
    let tone = match verdict {
        Some(Verdict::Open | Verdict::Account | Verdict::Eligible) => Tone::Good,
        Some(Verdict::Conditional | Verdict::Depends) => Tone::Mixed,
        Some(Verdict::Ineligible) => Tone::Bad,
        Some(Verdict::Unspecified) => Tone::Help,
        None => Tone::Plain,
    };
    // Sign and words stay together where a line is broken.
    Run::toned(words.replacen(' ', "\u{a0}", 1), tone)
}

/// What reading the Markdown of `api` takes.
fn context<'a>(api: &'a Api, knows: &'a dyn Fn(&str) -> bool, messages: Messages) -> Context<'a> {
    Context {
        messages,
        knows,
        request: api.links.request.as_deref(),
    }
}
