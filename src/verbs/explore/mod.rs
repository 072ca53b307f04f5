//! Bare `apicat` on a terminal: a list of APIs that narrows while one types,
//! with what is to know of the chosen one, until the user leaves.

mod dialogue;

use super::access::access_of;
use super::arguments::Opening;
use super::endpoints::endpoints_of;
use super::show::{self, who_may};
use super::{Session, who};
use crate::answer::{Answer, Page, View};
use crate::catalogue::Catalogue;
use crate::catalogue::access::{Who, labels};
use crate::catalogue::api::Api;
use crate::catalogue::fold;
use crate::catalogue::openness::Openness;
use crate::catalogue::subject::Subject;
use crate::error::{Error, Exit};
use crate::find::{Resolution, Results, Sort, resolve};
use crate::invocation;
use crate::page::{Block, LabelledValue, Run, Tone, plain};
use crate::screen::{Act, Choice, Drawing, Format, Offer, Row, State, WayOut, browse};
use crate::words::signs;

/// Explores the catalogue.
///
/// # Errors
/// It was cancelled, or the terminal could not be read or written.
pub(crate) fn explore<'s>(session: &'s Session<'s>) -> Result<Exit, Error> {
    let explorer = Explorer {
        session,
        catalogue: session.catalogue()?,
        who: None,
        usual: session.usual_profile.clone().map(Who::new),
        part: Part::Page,
    };
    if session.terminal.types_answers() {
        return explorer.talk();
    }
    explorer.draw()
}

/// Most results of a search before which APIs found by name are put, and behind
/// which guides stand.
const FEW: usize = 3;

struct Explorer<'a> {
    session: &'a Session<'a>,
    catalogue: &'a Catalogue,
    /// Who asks, once they said so.
    who: Option<Who>,
    /// Who usually asks.
    usual: Option<Who>,
    part: Part,
}

/// What is told of an API.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Page,
    Access,
    Endpoints,
}

impl<'a> Explorer<'a> {
    fn draw(mut self) -> Result<Exit, Error> {
        let mut state = State::default();
        self.session.terminal.draw(|drawing| {
            loop {
                let (act, subject) = match drawing.pick(&self, &mut state) {
                    Err(Error::Cancelled) => return Ok(Exit::Found),
                    picked => picked?,
                };
                state.notice = match self.carry_out(act, subject, drawing) {
                    Ok(notice) => notice,
                    Err(error) => self.told(error)?,
                };
            }
        })
    }

    /// What to say of an error that does not end the exploration.
    fn told(&self, error: Error) -> Result<Option<String>, Error> {
        match error {
            Error::Cancelled => Ok(None),
            Error::Interrupted | Error::Output(_) | Error::ClosedPipe => Err(error),
            error => {
                let explanation = error.explain(self.session.messages());
                Ok(explanation.map(|explanation| explanation.sentence))
            }
        }
    }

    fn carry_out(
        &mut self,
        act: Act,
        subject: Subject<'a>,
        drawing: &mut Drawing<'_>,
    ) -> Result<Option<String>, Error> {
        let Subject::Api(api) = subject else {
            if act == Act::Enter {
                let answer = show::page_of(self.session, subject)?;
                drawing.aside(|| self.tell(&self.show(subject), &answer))?;
            }
            return Ok(None);
        };
        let asks = match (act, self.part_of(api)) {
            (Act::Alt('p'), _) => true,
            (Act::Tab, _) => self.next(api) == Part::Access && self.lacks_who(api),
            (Act::Enter, Part::Access) => self.lacks_who(api),
            _ => false,
        };
        if asks {
            let m = self.session.messages();
            let choose = |question: &str, choices: &[Choice]| {
                drawing.choose(question, choices, WayOut::Back)
            };
            self.who = Some(who::ask(api, m, choose)?);
        }
        match (act, self.part_of(api)) {
            (Act::Tab, _) => self.part = self.next(api),
            (Act::Enter, part) => {
                let answer = self.answer(api, part)?;
                drawing.aside(|| self.tell(&self.command_for(api, part), &answer))?;
            }
            (Act::Alt('o'), _) => {
                let address = self.address(api)?;
                browse(&address)?;
                return Ok(Some(address));
            }
            (Act::Alt(_), _) => {}
        }
        Ok(None)
    }

    /// What Tab leads to: operations only where there are some.
    fn next(&self, api: &Api) -> Part {
        match self.part_of(api) {
            Part::Page => Part::Access,
            Part::Access if self.catalogue.has_endpoints(&api.id) => Part::Endpoints,
            Part::Access | Part::Endpoints => Part::Page,
        }
    }

    /// What is told of an API: of one without operations, its page instead of them.
    fn part_of(&self, api: &Api) -> Part {
        match self.part {
            Part::Endpoints if !self.catalogue.has_endpoints(&api.id) => Part::Page,
            part => part,
        }
    }

    /// Writes an answer under the command that gives it.
    fn tell(&self, command: &str, answer: &Answer<'_>) -> Result<(), Error> {
        let terminal = self.session.terminal;
        terminal.say_command(command);
        terminal.answer(answer, Some(Format::Table)).map(|_| ())
    }

    fn answer(&self, api: &'a Api, part: Part) -> Result<Answer<'a>, Error> {
        match part {
            Part::Page => show::page_of(self.session, Subject::Api(api)),
            Part::Access => access_of(self.session, api, self.who_for(api)),
            Part::Endpoints => endpoints_of(self.session, api),
        }
    }

    fn command_for(&self, api: &Api, part: Part) -> String {
        match (part, self.who_for(api)) {
            (Part::Page, _) => invocation::show(&api.id),
            (Part::Endpoints, _) => invocation::endpoints(&api.id),
            (Part::Access, Some(who)) => invocation::access(&api.id, who.typed()),
            (Part::Access, None) => invocation::access_of(&api.id),
        }
    }

    fn show(&self, subject: Subject<'_>) -> String {
        invocation::show(&self.catalogue.name_of(subject))
    }

    /// Where an API is best met.
    fn address(&self, api: &Api) -> Result<String, Error> {
        let address = show::address(api, self.catalogue, Opening::Site);
        address.ok_or_else(|| Error::NoAddress {
            id: api.id.to_string(),
        })
    }

    /// What answers to some words: the first APIs of a search, the guides, the
    /// other APIs. For no words, all APIs, the most visited first.
    fn find(&self, words: &str) -> Vec<Subject<'a>> {
        if words.trim().is_empty() {
            return self.popular().into_iter().map(Subject::Api).collect();
        }
        // A catalogue that could be read can be searched.
        let results = self.session.engine().map(|engine| engine.search(words));
        let Results { hits, guides, .. } = results.unwrap_or_default();
        let catalogue = self.catalogue;
        let guides = guides.iter().filter_map(|hit| hit.guide(catalogue));
        let guides = guides.map(Subject::Guide);
        let apis = hits.iter().map(|hit| hit.api(catalogue)).collect();
        let apis = self.with_named(words, apis).into_iter();
        let mut found: Vec<Subject<'a>> = apis.map(Subject::Api).collect();
        let behind = found.len().min(FEW);
        found.splice(behind..behind, guides);
        found
    }

    /// The results of a search, preceded, where they are few, by what the words
    /// name; else titles with words that begin so, since one may still be typing.
    fn with_named(&self, words: &str, mut apis: Vec<&'a Api>) -> Vec<&'a Api> {
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
            apis.retain(|api| fold::all_begin(&typed, &format!("{} {}", api.title, api.id)));
        }
        apis
    }

    fn popular(&self) -> Vec<&'a Api> {
        let mut apis: Vec<&Api> = self.catalogue.apis().iter().collect();
        Sort::Popularity.apply(self.catalogue, &mut apis);
        apis
    }

    /// Who asks, as they said here, where it matters.
    fn who_for(&self, api: &Api) -> Option<Who> {
        let is_known = |who: &Who| depends_on_who(api) && who.asker(api).is_ok();
        self.who.clone().filter(is_known)
    }

    /// Who asks, as they said here or beforehand.
    fn known_who(&self) -> Option<&Who> {
        self.who.as_ref().or(self.usual.as_ref())
    }

    /// Whether one has to say for this API who asks.
    fn lacks_who(&self, api: &Api) -> bool {
        let is_known = self.known_who().is_some_and(|who| who.asker(api).is_ok());
        depends_on_who(api) && !is_known
    }

    /// What is told of an API, as far as it says more than a table of links.
    fn glimpse(&self, subject: Subject<'a>) -> Result<Vec<Block>, Error> {
        let m = self.session.messages();
        let view = View {
            width: 0,
            is_linear: false,
            is_drawn: true,
        };
        let Subject::Api(api) = subject else {
            let answer = show::page_of(self.session, subject)?;
            return Ok(match answer.forms.page(view)? {
                Page::Blocks(blocks) => blocks,
                _ => Vec::new(),
            });
        };
        let part = self.part_of(api);
        if part == Part::Access && self.lacks_who(api) {
            return Ok(who_may(api, m));
        }
        let Page::Blocks(mut blocks) = self.answer(api, part)?.forms.page(view)? else {
            return Ok(Vec::new());
        };
        if part == Part::Page {
            blocks.retain(|block| !matches!(block, Block::Labelled(_)));
            // A label of another API says nothing here.
            let is_known = |who: &&Who| depends_on_who(api) && who.asker(api).is_ok();
            let who = self.known_who().filter(is_known);
            let facts = blocks.iter_mut().find_map(|block| match block {
                Block::Facts(facts) => Some(facts),
                _ => None,
            });
            if let Some((who, facts)) = who.zip(facts) {
                let verdict = signs::verdict(who.verdict(api), m);
                let verdict = vec![verdict, Run::plain(m.for_whom(who.typed()))];
                facts.insert(1, LabelledValue::new(m.verdict(), verdict));
            }
        }
        Ok(blocks)
    }
}

impl<'a> Offer for Explorer<'a> {
    type Item = Subject<'a>;
    const HAS_PREVIEW: bool = true;

    fn question(&self) -> &str {
        self.session.messages().what_for()
    }

    fn found(&self, words: &str) -> Vec<Subject<'a>> {
        self.find(words)
    }

    fn row(&self, subject: Subject<'a>) -> Row {
        let m = self.session.messages();
        let Subject::Api(api) = subject else {
            let guide = Run::toned(format!("{} · ", m.guide()), Tone::Help);
            return Row {
                text: vec![guide, Run::plain(subject.title().to_owned())],
                sign: None,
            };
        };
        let mut text = signs::titled(api, m);
        for run in &mut text {
            run.style.strong = false;
        }
        let who = self.known_who().filter(|who| who.asker(api).is_ok());
        let sign = match who {
            Some(who) => signs::verdict(who.verdict(api), m),
            None => signs::openness(api.openness, m),
        };
        Row {
            text,
            sign: Some(sign),
        }
    }

    fn count(&self, found: &[Subject<'a>]) -> String {
        let is_api = |subject: &&Subject<'_>| matches!(subject, Subject::Api(_));
        let apis = found.iter().filter(is_api).count();
        let m = self.session.messages();
        m.apis_and_guides(apis, found.len() - apis)
    }

    fn nothing(&self, words: &str) -> String {
        let m = self.session.messages();
        let engine = self.session.engine().ok();
        let elsewhere = engine.and_then(|engine| engine.search(words).elsewhere);
        elsewhere.map_or_else(|| m.nothing_found(words), |thing| m.elsewhere(thing).0)
    }

    fn preview(&self, subject: Subject<'a>) -> Vec<Block> {
        self.glimpse(subject).unwrap_or_else(|error| {
            let told = self.told(error).ok().flatten().into_iter();
            told.map(|text| Block::Paragraph(plain(text))).collect()
        })
    }

    fn command(&self, words: &str, subject: Option<Subject<'a>>) -> String {
        match subject {
            Some(Subject::Api(api)) => self.command_for(api, self.part_of(api)),
            Some(other) => self.show(other),
            None => invocation::search(words),
        }
    }

    fn keys(&self, words: &str, subject: Option<Subject<'a>>) -> Vec<&'static str> {
        let m = self.session.messages();
        let escape = match words {
            "" => m.escape_leaves(),
            _ => m.escape_clears(),
        };
        // A guide has a page, and no more.
        let Some(api) = subject.and_then(Subject::api) else {
            return vec![m.enter_shows(), escape];
        };
        let enter = match self.part_of(api) {
            Part::Page => m.enter_shows(),
            Part::Access | Part::Endpoints => m.enter_answers(),
        };
        let tab = match self.next(api) {
            Part::Page => m.tab_to_page(),
            Part::Access => m.tab_to_access(),
            Part::Endpoints => m.tab_to_operations(),
        };
        vec![enter, tab, escape, m.alt_o(), m.alt_p()]
    }
}

/// Whether the answer to "may I?" is not the same for all.
fn depends_on_who(api: &Api) -> bool {
    api.openness == Openness::Restricted && labels(api).next().is_some()
}
