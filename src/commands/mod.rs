//! The commands: each chooses entries, composes a page, and writes it.

mod access;
mod answer;
mod census;
mod check;
mod complete;
mod completions;
mod explore;
mod list;
mod man;
mod output;
mod search;
mod show;
mod steps;

pub use access::access;
pub use check::check;
pub use complete::{VARIABLE, complete};
pub use completions::completions;
pub use explore::explore;
pub use list::list;
pub use man::man;
pub use search::search;
pub use show::show;

use std::cell::OnceCell;

use crate::catalogue::Catalogue;
use crate::catalogue::api::Api;
use crate::catalogue::profile::{Coverage, Profile};
use crate::catalogue::rule::{Eligibility, Rule};
use crate::embedded;
use crate::error::{Error, Origin};
use crate::find::{Engine, Filter, Index, Resolution, names_somebody, resolve};
use crate::markdown::link;
use crate::messages::Messages;
use crate::page::{Block, Inline, Run, plain};
use crate::terminal::Terminal;

/// What every command works with.
pub struct Session<'a> {
    /// The catalogue.
    pub catalogue: &'a Catalogue,
    /// What searches it, where that is at hand.
    pub engine: Option<Engine<'a>>,
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

    /// The API that `typed` names.
    fn api(&self, typed: &str) -> Result<&Api, Error> {
        match resolve(self.catalogue, typed) {
            Resolution::One(api) => Ok(api),
            Resolution::Several(apis) => Err(Error::AmbiguousApi {
                typed: typed.to_owned(),
                candidates: apis
                    .iter()
                    .map(|api| (api.id.to_string(), api.title.to_string()))
                    .collect(),
            }),
            Resolution::Unknown(near) => Err(Error::UnknownApi {
                typed: typed.to_owned(),
                near: near.iter().map(|api| api.id.to_string()).collect(),
            }),
        }
    }

    /// What searches the catalogue; its index is made where none is at hand,
    /// once.
    fn engine<'i>(&'i self, index: &'i OnceCell<Index>) -> Engine<'i> {
        self.engine.unwrap_or_else(|| Engine {
            catalogue: self.catalogue,
            index: index.get_or_init(|| Index::new(self.catalogue)),
            prose: None,
            thesaurus: embedded::thesaurus(),
        })
    }

    /// The entries that `filter` leaves.
    fn selected(&self, filter: &Filter) -> Result<Vec<&Api>, Error> {
        if let Some(who) = &filter.who {
            self.known_profile(who, Origin::Typed)?;
        }
        Ok(filter.select(self.catalogue))
    }

    /// Refuses words that name no profile, and no label of any entry.
    fn known_profile(&self, who: &str, origin: Origin) -> Result<(), Error> {
        if names_somebody(self.catalogue, who) {
            return Ok(());
        }
        Err(Error::UnknownProfile {
            typed: who.to_owned(),
            origin,
            ambiguous: Vec::new(),
            labels: Vec::new(),
        })
    }

    /// Says what went wrong with a part of what was asked.
    fn explain(&self, error: &Error) {
        if let Some(explanation) = error.explain(self.messages()) {
            self.terminal.explain(&explanation);
        }
    }

    fn knows(&self, slug: &str) -> bool {
        self.catalogue.api(slug).is_some()
    }
}

/// A heading within an answer or a page.
fn heading(level: u8, text: &'static str) -> Block {
    Block::Heading {
        level,
        text: plain(text),
    }
}

/// The addresses of the team, each to follow; none where there is none.
fn contacts(api: &Api, knows: &dyn Fn(&str) -> bool) -> Option<Inline> {
    let mut inline = Inline::new();
    for contact in api.contacts.iter() {
        if !inline.is_empty() {
            inline.push(Run::plain(", "));
        }
        let target = link::resolve_contact(contact, knows);
        inline.push(Run::linked(target.way(), target));
    }
    (!inline.is_empty()).then_some(inline)
}

/// Who may ask, as one would type it: a profile, else a label.
fn example(api: &Api) -> String {
    let hopeful = |rule: &&Rule| rule.eligibility != Eligibility::Ineligible;
    let rule = api.access.iter().find(hopeful).or(api.access.first());
    let Some(label) = rule.and_then(|rule| rule.labels.first()) else {
        return Profile::Entreprise.name().to_owned();
    };
    let named = |profile: &Profile| {
        matches!(
            profile.covered_by(label),
            Some(Coverage::Own | Coverage::Shared)
        )
    };
    Profile::ALL
        .into_iter()
        .find(named)
        .map_or_else(|| label.to_string(), |profile| profile.name().to_owned())
}
