//! Bare `apicat` on a terminal: asks what to look for, then what to do with the
//! API chosen, until the user leaves.

use super::access::access_of;
use super::arguments::Opening;
use super::{Session, show};
use crate::answer::Answer;
use crate::catalogue::Catalogue;
use crate::catalogue::access::{Who, labels};
use crate::catalogue::api::Api;
use crate::catalogue::fold;
use crate::catalogue::openness::Openness;
use crate::catalogue::profile::Profile;
use crate::error::{Error, Exit};
use crate::find::{Resolution, Sort, resolve};
use crate::invocation;
use crate::screen::{Choice, Format, WayOut};

/// Explores the catalogue.
///
/// # Errors
/// It was left before anything was shown, or the terminal could not be read or
/// written.
pub(crate) fn explore<'s>(session: &'s Session<'s>) -> Result<Exit, Error> {
    let mut explorer = Explorer {
        session,
        catalogue: session.catalogue()?,
        words: String::new(),
        who: None,
        has_shown: false,
    };
    explorer.run()
}

/// Most results of a search before which APIs found by name are put.
const FEW: usize = 3;

struct Explorer<'a> {
    session: &'a Session<'a>,
    catalogue: &'a Catalogue,
    /// The words of the last search.
    words: String,
    /// The profile of the user, once given.
    who: Option<Profile>,
    /// Whether anything was shown: leaving is then not a cancellation.
    has_shown: bool,
}

/// What can be done with an API.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Action {
    Show,
    Access,
    Open,
    Again,
    Leave,
}

impl<'a> Explorer<'a> {
    fn run(&mut self) -> Result<Exit, Error> {
        loop {
            let api = match self.pick() {
                Err(Error::Cancelled) if self.has_shown => return Ok(Exit::Found),
                picked => picked?,
            };
            loop {
                match self.action(api) {
                    Ok(Action::Leave) => return Ok(Exit::Found),
                    Ok(Action::Again) => {
                        self.words.clear();
                        break;
                    }
                    // Esc is the way back to what was found.
                    Err(Error::Cancelled) => break,
                    Ok(action) => self.carry_out(action, api)?,
                    Err(error) => return Err(error),
                }
            }
        }
    }

    fn pick(&mut self) -> Result<&'a Api, Error> {
        let question = self.session.messages().what_for();
        let found = |words: &str| {
            let apis = self.found(words).into_iter();
            apis.map(|api| (Choice::new(api.title.as_ref(), api.id.as_ref()), api))
                .collect()
        };
        let terminal = self.session.terminal;
        let (words, api) = terminal.find(question, &self.words, &found)?;
        self.words = words;
        Ok(api)
    }

    /// What answers to some words: results of a search, preceded, where they
    /// are few, by what the words name; else titles with words that begin so,
    /// since one may still be typing. For no words, all APIs, the most visited
    /// first.
    fn found(&self, words: &str) -> Vec<&'a Api> {
        if words.trim().is_empty() {
            return self.popular();
        }
        // A catalogue that could be read can be searched.
        let found = self.session.engine().map(|engine| engine.search(words));
        let hits = found.map_or_else(|_| Vec::new(), |found| found.hits);
        let mut apis: Vec<&Api> = hits.into_iter().map(|hit| hit.api).collect();
        if apis.len() <= FEW {
            // Words that hardly occur are likely part of a name.
            let named = match resolve(self.catalogue, words) {
                Resolution::One(api) => vec![api],
                Resolution::Several(apis) => apis,
                Resolution::Unknown(_) => Vec::new(),
            };
            apis.retain(|api| !named.iter().any(|named| named.id == api.id));
            apis.splice(0..0, named);
        }
        let typed = fold::words(words);
        if apis.is_empty() && !typed.is_empty() {
            apis = self.popular();
            apis.retain(|api| begin_so(&typed, api));
        }
        apis
    }

    fn popular(&self) -> Vec<&'a Api> {
        let mut apis: Vec<&Api> = self.catalogue.apis().iter().collect();
        Sort::Popularity.apply(self.catalogue, &mut apis);
        apis
    }

    /// Asks what to do with an API; each answer shows the command that does the
    /// same.
    fn action(&self, api: &Api) -> Result<Action, Error> {
        let m = self.session.messages();
        let show = Choice::new(m.show_page(), invocation::show(&api.id));
        let access = Choice::new(m.ask_access(), self.access_command(api));
        let address = show::address(api, self.catalogue, Opening::Site);
        let open = address.map(|address| Choice::new(m.open_in_browser(), address));
        let actions = [
            Some((Action::Show, show)),
            Some((Action::Access, access)),
            open.map(|open| (Action::Open, open)),
            Some((Action::Again, Choice::plain(m.search_again()))),
            Some((Action::Leave, Choice::plain(m.leave()))),
        ];
        let (actions, choices): (Vec<Action>, Vec<Choice>) = actions.into_iter().flatten().unzip();
        let index = self
            .session
            .terminal
            .choose(&api.title, &choices, WayOut::Back)?;
        Ok(actions.get(index).copied().unwrap_or(Action::Leave))
    }

    /// Carries out an action. An error is shown, and does not end the
    /// exploration.
    fn carry_out(&mut self, action: Action, api: &'a Api) -> Result<(), Error> {
        let done = match action {
            Action::Show => self.show(api),
            Action::Open => show::opened(self.session, &[api], Opening::Site)
                .and_then(|answer| self.write(&answer)),
            Action::Access => self.access(api),
            Action::Again | Action::Leave => return Ok(()),
        };
        match done {
            Ok(()) => self.has_shown = true,
            Err(Error::Cancelled) => return Ok(()),
            Err(error @ (Error::Interrupted | Error::Output(_) | Error::ClosedPipe)) => {
                return Err(error);
            }
            Err(error) => self.session.terminal.explain(&error),
        }
        // The next question stands apart.
        self.session.terminal.say("");
        Ok(())
    }

    fn write(&self, answer: &Answer<'_>) -> Result<(), Error> {
        let terminal = self.session.terminal;
        terminal.answer(answer, Some(Format::Table)).map(|_| ())
    }

    fn show(&self, api: &'a Api) -> Result<(), Error> {
        let answer = show::page_of(self.session, api)?;
        let command = invocation::show(&api.id);
        self.session.terminal.say_command(&command);
        self.write(&answer)
    }

    /// The command that says whether the user may use an API, with their
    /// profile where it is known and matters.
    fn access_command(&self, api: &Api) -> String {
        match self.who_for(api) {
            Some(who) => invocation::access(&api.id, who.name()),
            None => invocation::access_of(&api.id),
        }
    }

    /// The profile of the user, where it is known and matters.
    fn who_for(&self, api: &Api) -> Option<Profile> {
        self.who.filter(|_| depends_on_who(api))
    }

    fn access(&mut self, api: &'a Api) -> Result<(), Error> {
        let is_known = self.who.is_some() || self.session.usual_profile.is_some();
        if depends_on_who(api) && !is_known {
            self.who = Some(self.profile()?);
        }
        let who = self.who_for(api).map(|profile| Who::new(profile.name()));
        let command = self.access_command(api);
        self.session.terminal.say_command(&command);
        self.write(&access_of(self.session, api, who)?)
    }

    fn profile(&self) -> Result<Profile, Error> {
        let m = self.session.messages();
        let choices = Profile::ALL.map(|profile| Choice::plain(m.profile(profile)));
        let index = self
            .session
            .terminal
            .choose(m.who_are_you(), &choices, WayOut::Back)?;
        Ok(Profile::ALL[index])
    }
}

/// Whether words of the title or slug of an API begin with each of those typed.
fn begin_so(typed: &[String], api: &Api) -> bool {
    let known = fold::words(&format!("{} {}", api.title, api.id));
    let begins = |word: &String| known.iter().any(|known| known.starts_with(word.as_str()));
    typed.iter().all(begins)
}

/// Whether the answer to "may I?" is not the same for all.
fn depends_on_who(api: &Api) -> bool {
    api.openness == Openness::Restricted && labels(api).next().is_some()
}
