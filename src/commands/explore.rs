//! Bare `apicat` on a terminal: looks for an API with the one who asks, then
//! does with it what they choose, until they leave.

use std::cell::OnceCell;

use super::{Session, access, show};
use crate::catalogue::access::labels;
use crate::catalogue::api::Api;
use crate::catalogue::fold;
use crate::catalogue::openness::Openness;
use crate::catalogue::profile::Profile;
use crate::cli;
use crate::error::{Error, Exit};
use crate::find::{Index, Resolution, Sort, resolve};
use crate::invocation;
use crate::terminal::{Choice, WayOut};

/// Explores the catalogue.
///
/// # Errors
/// It was left before anything was shown, or the terminal could not be read or
/// written.
pub fn explore(session: &Session<'_>) -> Result<Exit, Error> {
    let mut explorer = Explorer {
        session,
        index: &OnceCell::new(),
        words: String::new(),
        who: None,
        has_shown: false,
    };
    explorer.run()
}

/// Results of a search beside which a name counts.
const FEW: usize = 3;

/// An exploration.
struct Explorer<'a> {
    session: &'a Session<'a>,
    /// Made when something is typed, where it is not at hand.
    index: &'a OnceCell<Index>,
    /// What was looked for the last time.
    words: String,
    /// Who asks, once they have said it.
    who: Option<Profile>,
    /// Whether anything was shown: to leave then is no cancelling.
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

    /// Asks for an API.
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

    /// What answers to some words: results of a search, and where these are
    /// few what the words name before them; else titles with words that begin
    /// so, since one may still be typing. For no words all, the most visited
    /// first.
    fn found(&self, words: &str) -> Vec<&'a Api> {
        let catalogue = self.session.catalogue;
        if words.trim().is_empty() {
            return self.popular();
        }
        let engine = self.session.engine(self.index);
        let hits = engine.search(words).hits.into_iter();
        let mut apis: Vec<&Api> = hits.map(|hit| hit.api).collect();
        if apis.len() <= FEW {
            // Of words that hardly occur, one is likely a name.
            let named = match resolve(catalogue, words) {
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

    /// All, the most visited first.
    fn popular(&self) -> Vec<&'a Api> {
        let catalogue = self.session.catalogue;
        let mut apis: Vec<&Api> = catalogue.apis().iter().collect();
        Sort::Popularity.apply(catalogue, &mut apis);
        apis
    }

    /// Asks what to do with an API; each answer tells the command that does the
    /// same.
    fn action(&self, api: &Api) -> Result<Action, Error> {
        let m = self.session.messages();
        let show = Choice::new(m.show_page(), invocation::show(&api.id));
        let access = Choice::new(m.ask_access(), self.access_command(api));
        let address = show::site(api, self.session);
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

    /// Does it. What goes wrong with one API is said, and is not the end.
    fn carry_out(&mut self, action: Action, api: &Api) -> Result<(), Error> {
        let done = match action {
            Action::Show => self.show(api, false),
            Action::Open => self.show(api, true),
            Action::Access => self.access(api),
            Action::Again | Action::Leave => return Ok(()),
        };
        match done {
            Ok(()) => self.has_shown = true,
            Err(Error::Cancelled) => return Ok(()),
            Err(error @ (Error::Interrupted | Error::Output(_) | Error::ClosedPipe)) => {
                return Err(error);
            }
            Err(error) => self.session.explain(&error),
        }
        // The next question stands apart.
        self.session.terminal.say("");
        Ok(())
    }

    fn show(&self, api: &Api, open: bool) -> Result<(), Error> {
        if !open {
            self.session
                .terminal
                .say_command(&invocation::show(&api.id));
        }
        let asked = cli::Show {
            slugs: vec![api.id.to_string()],
            section: None,
            raw: false,
            open,
        };
        show::show(self.session, &asked).map(|_| ())
    }

    /// The command that says whether one may use an API, for the one who asks
    /// where that is known and matters.
    fn access_command(&self, api: &Api) -> String {
        match self.who_for(api) {
            Some(who) => invocation::access(&api.id, who.name()),
            None => invocation::access_of(&api.id),
        }
    }

    /// Who asks, where it is known and matters.
    fn who_for(&self, api: &Api) -> Option<Profile> {
        self.who.filter(|_| depends_on_who(api))
    }

    fn access(&mut self, api: &Api) -> Result<(), Error> {
        let is_known = self.who.is_some() || self.session.usual_profile.is_some();
        if depends_on_who(api) && !is_known {
            self.who = Some(self.profile()?);
        }
        let terminal = self.session.terminal;
        terminal.say_command(&self.access_command(api));
        let asked = cli::Access {
            slug: Some(api.id.to_string()),
            who: self.who_for(api).map(|who| who.name().to_owned()),
            open: false,
            page: true,
        };
        access::access(self.session, &asked).map(|_| ())
    }

    /// Asks who asks.
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
