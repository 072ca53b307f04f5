//! The same by questions that are answered by typed lines: what to look for,
//! then what to do with the API chosen.

use super::{Explorer, Part};
use crate::catalogue::api::Api;
use crate::catalogue::subject::Subject;
use crate::error::{Error, Exit};
use crate::screen::{Choice, WayOut};
use crate::verbs::{show, who};

/// What can be done with an API.
#[derive(Clone, Copy)]
enum Action {
    Tell(Part),
    Open,
    Again,
    Leave,
}

impl<'a> Explorer<'a> {
    pub(super) fn talk(mut self) -> Result<Exit, Error> {
        let mut has_answered = false;
        loop {
            let subject = match self.pick() {
                Err(Error::Cancelled) if has_answered => return Ok(Exit::Found),
                picked => picked?,
            };
            let Subject::Api(api) = subject else {
                let answer = show::page_of(self.session, subject)?;
                self.tell(&self.show(subject), &answer)?;
                has_answered = true;
                continue;
            };
            loop {
                let done = match self.action(api) {
                    Ok(Action::Leave) => return Ok(Exit::Found),
                    Ok(Action::Again) | Err(Error::Cancelled) => break,
                    Ok(Action::Open) => self.open(api),
                    Ok(Action::Tell(part)) => self.answer_to(api, part),
                    Err(error) => return Err(error),
                };
                match done {
                    Ok(()) => has_answered = true,
                    Err(Error::Cancelled) => continue,
                    Err(error) => {
                        let notice = self.told(error)?;
                        notice
                            .iter()
                            .for_each(|notice| self.session.terminal.say(notice));
                    }
                }
                // The next question stands apart.
                self.session.terminal.say("");
            }
        }
    }

    fn pick(&self) -> Result<Subject<'a>, Error> {
        let found = |words: &str| {
            let found = self.find(words).into_iter();
            found
                .map(|subject| {
                    (
                        Choice::new(subject.title(), self.catalogue.name_of(subject)),
                        subject,
                    )
                })
                .collect()
        };
        let terminal = self.session.terminal;
        terminal.find(self.session.messages().what_for(), &found)
    }

    /// Asks what to do with an API; each answer shows the command that does the
    /// same.
    fn action(&self, api: &Api) -> Result<Action, Error> {
        let m = self.session.messages();
        let tell = |part, text| {
            let command = self.command_for(api, part);
            (Action::Tell(part), Choice::new(text, command))
        };
        let address = self.address(api).ok();
        let open = address.map(|address| Choice::new(m.open_in_browser(), address));
        let actions = [
            Some(tell(Part::Page, m.show_page())),
            Some(tell(Part::Access, m.ask_access())),
            self.catalogue
                .has_endpoints(&api.id)
                .then(|| tell(Part::Endpoints, m.show_operations())),
            open.map(|open| (Action::Open, open)),
            Some((Action::Again, Choice::plain(m.search_again()))),
            Some((Action::Leave, Choice::plain(m.leave()))),
        ];
        let (actions, choices): (Vec<Action>, Vec<Choice>) = actions.into_iter().flatten().unzip();
        let terminal = self.session.terminal;
        let index = terminal.choose(&api.title, &choices, WayOut::Back)?;
        Ok(actions[index])
    }

    fn answer_to(&mut self, api: &'a Api, part: Part) -> Result<(), Error> {
        let terminal = self.session.terminal;
        if part == Part::Access && self.lacks_who(api) {
            let choose = |question: &str, choices: &[Choice]| {
                terminal.choose(question, choices, WayOut::Back)
            };
            self.who = Some(who::ask(api, self.session.messages(), choose)?);
        }
        let answer = self.answer(api, part)?;
        self.tell(&self.command_for(api, part), &answer)
    }

    fn open(&self, api: &Api) -> Result<(), Error> {
        self.session.terminal.open(&self.address(api)?)
    }
}
