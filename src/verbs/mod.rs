//! The commands, a file each: what can be typed after one, and what it answers.

mod access;
mod apis;
pub(crate) mod arguments;
mod check;
mod compile;
mod completions;
mod diff;
mod document;
mod endpoints;
mod explore;
mod facets;
mod guides;
mod import;
mod list;
mod loaded;
mod man;
mod schema;
mod search;
mod show;
mod who;

pub(crate) use endpoints::paths;
pub(crate) use explore::explore;
pub use loaded::Loaded;
pub(crate) use loaded::{Opened, opened};
pub(crate) use show::headings;

use std::cell::{OnceCell, RefCell};
use std::path::{Path, PathBuf};

use clap::{ArgMatches, Command};
use serde_json::{Value, json};

use apicat_core::Progress;

use crate::answer::Answer;
use crate::archive::Archive;
use crate::cache::Cache;
use crate::catalogue::Catalogue;
use crate::catalogue::access::Who;
use crate::catalogue::api::Api;
use crate::catalogue::applicant::{Applicant, Naming};
use crate::catalogue::clean::clean_line;
use crate::catalogue::date::Date;
use crate::catalogue::layers::Layer;
use crate::catalogue::profile::Profile;
use crate::catalogue::rule::{Eligibility, Rule};
use crate::catalogue::status::Lifecycle;
use crate::catalogue::subject::Subject;
use crate::diff::counterparts;
use crate::embedded;
use crate::error::{Error, Origin};
use crate::find::{
    Engine, Index, LONGEST, Resolution, names_somebody, resolve, resolve_page, without_address,
};
use crate::invocation;
use crate::markdown::link;
use crate::page::{Block, Inline, Run, SITE, Target, Tone, plain};
use crate::place::Place;
use crate::screen::{Environment, Terminal};
use crate::words::{Messages, capitalised, signs};

pub(crate) struct Verb {
    pub(crate) name: &'static str,
    /// What it does, in a line.
    pub(crate) about: fn(Messages) -> &'static str,
    /// What it does, in paragraphs for the manual.
    pub(crate) description: fn(Messages) -> &'static str,
    /// A test runs them.
    pub(crate) examples: &'static [Example],
    /// Whether there may be nothing to find.
    pub(crate) asks_the_catalogue: bool,
    pub(crate) arguments: fn(Command, Messages) -> Command,
    pub(crate) answer: for<'s> fn(&'s Session<'s>, &ArgMatches) -> Result<Answer<'s>, Error>,
}

/// A command line to try, and what it gives.
pub(crate) type Example = (&'static str, fn(Messages) -> &'static str);

/// Every command, in the order of the help.
pub(crate) static VERBS: [&Verb; 12] = [
    &list::LIST,
    &show::SHOW,
    &search::SEARCH,
    &access::ACCESS,
    &endpoints::ENDPOINTS,
    &import::IMPORT,
    &diff::DIFF,
    &check::CHECK,
    &compile::COMPILE,
    &completions::COMPLETIONS,
    &man::MAN,
    &schema::SCHEMA,
];

/// Examples of the program are those of its main commands.
pub(crate) const EXAMPLES: [Example; 3] = [
    ("apicat search identification", Messages::search_example),
    ("apicat show franceconnect", Messages::show_example),
    (
        "apicat access franceconnect --who entreprise",
        Messages::access_example,
    ),
];

impl Verb {
    pub(crate) fn named(word: &str) -> Option<&'static Self> {
        VERBS.into_iter().find(|verb| verb.name == word)
    }

    /// Whether its own arguments name the catalogues that it reads.
    pub(crate) fn names_catalogues(&self) -> bool {
        [diff::DIFF.name, compile::COMPILE.name].contains(&self.name)
    }
}

/// How many results of a search are proposed in place of a name, and which part
/// of the score of the best they need.
const MOST_GUESSES: usize = 3;
const GUESS: f64 = 0.75;

/// What every command works with.
pub(crate) struct Session<'a> {
    terminal: &'a Terminal,
    /// The catalogues that are read as one, the first over the others; at least one.
    places: Vec<Place>,
    /// What is kept of directories.
    cache: Option<Cache>,
    /// Most bytes of a directory that are read.
    most_bytes: u64,
    today: Date,
    /// The profile of one who does not say another: `APICAT_WHO`.
    usual_profile: Option<String>,
    loaded: &'a Loaded,
    /// The archives that are read beside the catalogue of the run.
    apart: RefCell<Vec<(PathBuf, Archive)>>,
    /// The catalogues that `diff` compares, once they are read.
    compared: [OnceCell<Catalogue>; 2],
    index: OnceCell<Index>,
}

impl<'a> Session<'a> {
    pub(crate) fn new(
        terminal: &'a Terminal,
        places: Vec<Place>,
        environment: &Environment,
        loaded: &'a Loaded,
    ) -> Result<Self, Error> {
        let usual_profile = environment.variable("APICAT_WHO");
        Ok(Self {
            terminal,
            places,
            cache: Cache::of(environment),
            most_bytes: environment.most_bytes()?,
            today: environment.today(),
            usual_profile: usual_profile.map(clean_line),
            loaded,
            apart: RefCell::default(),
            compared: Default::default(),
            index: OnceCell::new(),
        })
    }

    fn messages(&self) -> Messages {
        self.terminal.messages()
    }

    /// The API that `typed` names; where it names several, the error proposes
    /// the `command` for one.
    fn api(&self, typed: &str, command: &dyn Fn(&str) -> String) -> Result<&'a Api, Error> {
        let apis = match resolve(self.catalogue()?, typed) {
            Resolution::One(api) => return Ok(api),
            Resolution::Several(apis) => apis,
            Resolution::Unknown(near) => return Err(self.unknown_api(typed, near)?),
        };
        let subjects: Vec<Subject<'_>> = apis.into_iter().map(Subject::Api).collect();
        Err(ambiguous(typed, &subjects, &|api| command(api.id())))
    }

    /// What to say of a name of no API: those that are `near`, else the best that a
    /// search finds, if any.
    fn unknown_api(&self, typed: &str, near: Vec<&Api>) -> Result<Error, Error> {
        let typed = without_address(typed).to_owned();
        let is_name = typed.len() <= LONGEST;
        let hits = is_name.then(|| Ok::<_, Error>(self.engine()?.search(&typed).hits));
        let hits = hits.transpose()?.unwrap_or_default();
        let best = hits.first().map_or(0.0, |hit| hit.score);
        let guesses = hits.iter().take_while(|hit| hit.score >= best * GUESS);
        let catalogue = self.whole()?;
        let guesses = guesses.map(|hit| hit.api(catalogue)).take(MOST_GUESSES);
        let near = match near.as_slice() {
            [] if typed.contains(char::is_alphabetic) => guesses.collect(),
            _ => near,
        };
        Ok(Error::UnknownApi {
            near: near.iter().map(|api| api.id.to_string()).collect(),
            is_found: !hits.is_empty(),
            typed,
        })
    }

    /// The command that words without one stand for: the page of the API that they
    /// name, all of them or those behind the first, else a search that finds
    /// something.
    pub(crate) fn meant(&self, words: &[String]) -> Option<String> {
        let (catalogue, engine) = (self.catalogue().ok()?, self.engine().ok()?);
        let behind = words.get(1..).filter(|behind| !behind.is_empty());
        let phrases = [Some(words), behind].into_iter().flatten();
        let phrases: Vec<String> = phrases.map(|words| clean_line(&words.join(" "))).collect();
        let named = phrases
            .iter()
            .find_map(|phrase| match resolve(catalogue, phrase) {
                Resolution::One(api) => Some(invocation::show(&api.id)),
                _ => None,
            });
        named.or_else(|| {
            let is_found = |phrase: &&String| !engine.search(phrase).hits.is_empty();
            Some(invocation::search(phrases.iter().find(is_found)?))
        })
    }

    /// What has a page and is named by some words, and why others name nothing. The
    /// slug of an API comes first, then the names of guides and bodies, then what
    /// is like the name of an API.
    fn subjects(&self, typed: &[String]) -> (Vec<Subject<'a>>, Vec<Error>) {
        let (mut subjects, mut unknown) = (Vec::new(), Vec::new());
        for typed in typed {
            match self.subject(typed) {
                Ok(subject) => subjects.push(subject),
                Err(error) => unknown.push(error),
            }
        }
        (subjects, unknown)
    }

    fn subject(&self, typed: &str) -> Result<Subject<'a>, Error> {
        let catalogue = self.catalogue()?;
        match resolve_page(catalogue, typed) {
            Resolution::One(subject) => Ok(subject),
            Resolution::Several(subjects) => Err(ambiguous(typed, &subjects, &|subject| {
                invocation::show(&catalogue.name_of(subject))
            })),
            Resolution::Unknown(near) => Err(self.unknown_api(typed, near)?),
        }
    }

    /// The APIs that some words name, and why others name none.
    fn apis(
        &self,
        typed: &[String],
        command: &dyn Fn(&str) -> String,
    ) -> (Vec<&'a Api>, Vec<Error>) {
        let (mut apis, mut unknown) = (Vec::new(), Vec::new());
        for typed in typed {
            match self.api(typed, command) {
                Ok(api) => apis.push(api),
                Err(error) => unknown.push(error),
            }
        }
        (apis, unknown)
    }

    /// What searches the catalogue; the index of a directory is made once.
    fn engine(&self) -> Result<Engine<'_>, Error> {
        if self.places == [Place::Embedded] {
            return Ok(embedded::engine());
        }
        let catalogue = self.whole()?;
        let index = || {
            self.index.get_or_init(|| {
                let index = |progress: Progress<'_>| Index::new(catalogue, progress);
                self.terminal.count(Messages::entries_indexed, index)
            })
        };
        Ok(Engine {
            catalogue,
            index: self.loaded.stored_index().unwrap_or_else(index),
            stored_text: None,
            thesaurus: embedded::thesaurus(),
            elsewhere: embedded::elsewhere(),
        })
    }

    /// Refuses words that name no profile, and no label of any entry.
    fn known_profile(&self, who: &Who, origin: Origin) -> Result<(), Error> {
        if who.applicant().is_some() || names_somebody(self.whole()?, who) {
            return Ok(());
        }
        Err(Error::nobody(who, origin))
    }
}

/// That words name several things, and the command for the first.
fn ambiguous(
    typed: &str,
    subjects: &[Subject<'_>],
    command: &dyn Fn(Subject<'_>) -> String,
) -> Error {
    let candidates = subjects.iter();
    Error::AmbiguousApi {
        typed: typed.to_owned(),
        command: subjects.first().map(|subject| command(*subject)),
        candidates: candidates
            .map(|subject| (subject.id().to_owned(), subject.title().to_owned()))
            .collect(),
    }
}

/// The sentence that says where a catalogue comes from, without a full stop; one on a
/// line of its own for each of its layers.
fn source_line(catalogue: &Catalogue, m: Messages) -> Option<String> {
    let line = |catalogue| Some(format!("{} {}", m.source_label(), m.source_of(catalogue)?));
    let layers = catalogue.layers().iter();
    let mut lines: Vec<String> = layers.filter_map(|layer| line(&layer.catalogue)).collect();
    lines.extend(line(catalogue));
    (!lines.is_empty()).then(|| lines.join(".\n"))
}

/// The foot of what is told of an API: where it comes from, where its living page is,
/// and which other layers answer for it too.
fn foot(api: &Api, catalogue: &Catalogue, m: Messages) -> Option<Block> {
    let own = catalogue.layer_of(Subject::Api(api));
    let source = source_line(own, m).map(|source| Run::toned(source, Tone::Help));
    let living = living_page(api, own).map(|address| {
        let label = Run::toned(format!("{} ", m.living_page()), Tone::Help);
        vec![label, Run::linked(address.clone(), Target::Web(address))]
    });
    let lines: Vec<Inline> = source
        .map(|run| vec![run])
        .into_iter()
        .chain(living)
        .chain(also(api, catalogue, m))
        .collect();
    (!lines.is_empty()).then(|| Block::Paragraph(lines.join(&Run::plain("\n"))))
}

/// For each other layer that has an API too, how it is asked who may use it.
fn also(api: &Api, catalogue: &Catalogue, m: Messages) -> impl Iterator<Item = Inline> {
    let others = counterparts(catalogue, api).into_iter();
    others.map(move |(layer, other)| {
        let label = Run::toned(m.labelled(&m.also_of(source_of(layer))), Tone::Help);
        let command = invocation::access_in(&other.id, &layer.name);
        vec![label, Run::toned(command, Tone::Action)]
    })
}

/// How the entries of a new catalogue are read.
fn to_read(path: &Path, m: Messages) -> Inline {
    vec![
        Run::toned(format!("{} ", m.to_read_them()), Tone::Help),
        Run::toned(invocation::list_of(path), Tone::Action),
    ]
}

/// What a layer calls its source, else how it was named.
fn source_of(layer: &Layer) -> &str {
    let source = layer.catalogue.provenance();
    source.map_or(&*layer.name, |source| &source.name)
}

/// The same for a program: which entry of which catalogue it is, by the name for
/// `--catalogue`, and of which source.
fn counterparts_json(api: &Api, catalogue: &Catalogue) -> Value {
    let others = counterparts(catalogue, api).into_iter();
    let others = others.map(|(layer, other)| {
        let source = layer.catalogue.provenance();
        json!({
            "id": other.id,
            "catalogue": layer.name,
            "source": source.map(|source| &source.name),
        })
    });
    others.collect()
}

/// Where the living page of an API is. Only of the site that closed are all APIs
/// to be looked for in the list that took its place.
fn living_page(api: &Api, catalogue: &Catalogue) -> Option<String> {
    let source = catalogue
        .provenance_of(Subject::Api(api))
        .and_then(|source| source.url.as_deref());
    let is_closed = source.is_some_and(|url| url.trim_end_matches('/') == SITE);
    link::named_successor(api).or_else(|| is_closed.then(|| link::successor(api)))
}

/// What became of something, what takes its place, and when that was found.
fn status(lifecycle: &Lifecycle, knows: &dyn Fn(&str) -> bool, m: Messages) -> Option<Block> {
    let status = lifecycle.status?;
    let mut said = vec![Run::toned(capitalised(m.status_of(status)), signs::tone(status)).strong()];
    let found = lifecycle.date.map(|date| m.status_found_on(&m.date(date)));
    said.extend(found.map(|found| Run::toned(format!(" ({found})"), Tone::Help)));
    if let Some(named) = &lifecycle.replaced_by {
        let target = link::replacement(named, knows);
        said.push(Run::plain(m.colon()));
        said.push(Run::linked(invocation::way(&target), target));
    }
    Some(Block::Paragraph(said))
}

/// A heading within an answer or a page.
fn heading(level: u8, text: &'static str) -> Block {
    Block::Heading {
        level,
        text: plain(text),
    }
}

/// The addresses of the team as links; `None` where there are none.
fn contacts(api: &Api, knows: &dyn Fn(&str) -> bool) -> Option<Inline> {
    let contacts = api.contacts.iter().map(|contact| {
        let target = link::resolve_contact(contact, knows);
        vec![Run::linked(invocation::way(&target), target)]
    });
    let contacts: Vec<Inline> = contacts.collect();
    (!contacts.is_empty()).then(|| contacts.join(&Run::plain(", ")))
}

/// Who may ask, as one would type it: a profile, else a label.
fn example(api: &Api) -> String {
    let hopeful = |rule: &&Rule| rule.eligibility != Eligibility::Ineligible;
    let rule = api.access.iter().find(hopeful).or(api.access.first());
    let Some(label) = rule.and_then(|rule| rule.labels.first()) else {
        return Profile::Entreprise.name().to_owned();
    };
    let named = |profile: &Profile| {
        let naming = Applicant::of(*profile).named_by(label);
        naming.is_some_and(|naming| naming <= Naming::Among)
    };
    Profile::ALL
        .into_iter()
        .find(named)
        .map_or_else(|| label.to_string(), |profile| profile.name().to_owned())
}
