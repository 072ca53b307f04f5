//! What only a catalogue as a whole can judge: links between entries,
//! producing bodies, spellings of themes, texts that entries share.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::address::{EntryLink, lint_of};
use super::diagnostics::Diagnostics;
use super::node::Node;
use super::place::SourceText;
use super::texts::Headings;
use super::{Reading, Report};
use crate::catalogue::clean::clean_line;
use crate::catalogue::date::Date;
use crate::catalogue::diagnostic::{Place, Severity};
use crate::catalogue::file_error::FileError;
use crate::catalogue::fold;
use crate::catalogue::lint::{Copied, Lint};
use crate::catalogue::provenance::Provenance;
use crate::catalogue::questionnaire::{Flaw, Question, Questionnaire};
use crate::catalogue::side_file::{SideFile, SideFiles};
use crate::catalogue::source::EntryKind;
use crate::catalogue::themes::Themes;
use crate::find::nearest_word;
use crate::markdown::link;

/// Most unknown slugs of a catalogue for which a suggestion is searched: each
/// is compared with every slug.
const MOST_NEAREST: usize = 200;

/// Most themes, and most keywords, of one entry that are compared with those of
/// others.
const MOST_WORDS: usize = 100;

/// Fewest words of an introduction that two entries cannot share by chance.
const TELLING: usize = 6;

/// Longest text that is compared with others, in bytes: all are kept in memory.
const LONGEST_COMPARED: usize = 4096;

/// A text of a file, and where it stands.
pub(super) type Located = (String, Option<Place>);

/// What a file says that only the whole catalogue can judge.
#[derive(Default)]
pub(super) struct Claims {
    pub(super) producer: Option<Located>,
    pub(super) themes: Vec<Located>,
    pub(super) keywords: Vec<Located>,
    pub(super) links: Vec<EntryLink>,
    /// The APIs that a guide names.
    pub(super) named: Vec<Located>,
    pub(super) texts: Vec<(Copied, String, Option<Place>)>,
    pub(super) headings: Headings,
    /// The questions to which tags or choices lead.
    pub(super) questionnaires: Vec<Located>,
    /// The file that has the operations of this one.
    pub(super) operations_of: Option<Located>,
    /// A question, and the place of its choices.
    pub(super) question: Option<(Question, Option<Place>)>,
}

impl Claims {
    /// Those of the keys of an entry.
    pub(super) fn of(root: &Node<'_>, text: &SourceText<'_>) -> Self {
        let line = |key: &str| {
            let node = root.get(key)?;
            let said = node.text().filter(|said| said.len() <= LONGEST_COMPARED)?;
            let said = clean_line(said);
            (!fold::words(&said).is_empty()).then(|| (said, text.spot(&node.spot)))
        };
        let list = |key: &str| {
            let items = root.get(key).map(|node| node.items()).unwrap_or_default();
            let said = items.iter().take(MOST_WORDS).filter_map(|item| {
                let place = text.spot(&item.spot);
                Some((clean_line(item.text()?), place))
            });
            said.collect()
        };
        let introduction = line("content_intro").or_else(|| {
            let first = text.body.split("\n\n").next()?;
            let is_short = first.len() <= LONGEST_COMPARED;
            let is_prose = is_short && !first.starts_with(['#', '|', '<', '-', '*', '!']);
            let start = text.byte_of_body(0);
            let place = text.bytes(start..start + first.len());
            is_prose.then(|| (clean_line(first), place))
        });
        let introduction = introduction.filter(|(said, _)| fold::words(said).len() >= TELLING);
        let texts = [
            (Copied::Tagline, line("tagline")),
            (Copied::Introduction, introduction),
        ];
        let needs: Vec<Located> = list("needs");
        let needs = needs
            .into_iter()
            .map(|(said, place)| (Copied::Need, said, place));
        Self {
            producer: line("producer"),
            themes: list("themes"),
            keywords: list("keywords"),
            texts: texts
                .into_iter()
                .filter_map(|(what, said)| said.map(|(said, place)| (what, said, place)))
                .chain(needs)
                .collect(),
            ..Self::default()
        }
    }
}

/// What is known once every file is read, by which claims are judged.
struct Judge<'a> {
    entries: Names,
    guides: Names,
    producers: Names,
    questions: Names,
    endpoints: Names,
    /// The files whose operations others have.
    shared: BTreeSet<String>,
    /// By name, those that can be read, and the places of their choices.
    questionnaires: HashMap<String, (Question, Option<Place>)>,
    /// The list of the catalogue, where it has one that can be read.
    listed: Option<&'a [String]>,
    /// By words, the usual spelling.
    themes: HashMap<Vec<String>, String>,
    keywords: HashMap<Vec<String>, String>,
    /// By slug.
    headings: HashMap<String, Headings>,
    copies: Copies,
}

/// The report on files that were read one by one.
pub(super) fn report(mut readings: Vec<Reading>, beside: &SideFiles) -> Report {
    let themes = beside.themes.as_ref();
    let mut judge = Judge::of(&mut readings, themes);
    let of_list = themes.map(|themes| of_list(themes, &readings));
    let source = beside.provenance.as_ref();
    let of_source = source.map(of_source);
    let of_whole: Vec<_> = of_list.into_iter().chain(of_source).collect();
    for reading in &mut readings {
        let claims = std::mem::take(&mut reading.claims);
        judge.texts(&claims, &reading.id, &mut reading.diagnostics);
        judge.links(claims.links, &mut reading.diagnostics);
        judge.named(claims.named, &mut reading.diagnostics);
        judge.questionnaires(claims.questionnaires, &mut reading.diagnostics);
        if reading.kind == EntryKind::Question {
            judge.question(&reading.id, &mut reading.diagnostics);
        }
        if reading.kind == EntryKind::Endpoints {
            judge.endpoints(&reading.id, claims.operations_of, &mut reading.diagnostics);
        }
        judge.producer(claims.producer, &mut reading.diagnostics);
        judge.themes(claims.themes, &mut reading.diagnostics);
        judge.keywords(claims.keywords, &mut reading.diagnostics);
    }
    let files = readings.len() + of_whole.len();
    let of_files = readings.into_iter().map(|reading| reading.diagnostics);
    let diagnostics = of_files.chain(of_whole);
    Report {
        files,
        diagnostics: diagnostics.flat_map(Diagnostics::sorted).collect(),
    }
}

impl<'a> Judge<'a> {
    fn of(readings: &mut [Reading], themes: Option<&'a SideFile<Themes>>) -> Self {
        let mut headings = HashMap::new();
        let mut questionnaires = HashMap::new();
        for reading in readings.iter_mut() {
            let Reading {
                kind, id, claims, ..
            } = reading;
            if *kind == EntryKind::Api {
                headings.insert(id.clone(), std::mem::take(&mut claims.headings));
            }
            if let Some(question) = claims.question.take() {
                questionnaires.insert(id.clone(), question);
            }
        }
        Self {
            headings,
            questionnaires,
            entries: Names::of(readings, EntryKind::Api),
            guides: Names::of(readings, EntryKind::Guide),
            producers: Names::of(readings, EntryKind::Producer),
            questions: Names::of(readings, EntryKind::Question),
            endpoints: Names::of(readings, EntryKind::Endpoints),
            shared: readings
                .iter()
                .filter_map(|reading| Some(reading.claims.operations_of.as_ref()?.0.clone()))
                .collect(),
            listed: themes.and_then(|themes| Some(themes.said.as_ref().ok()?.0.as_slice())),
            themes: usual_spellings(readings, |claims| &claims.themes),
            keywords: usual_spellings(readings, |claims| &claims.keywords),
            copies: Copies::default(),
        }
    }

    fn links(&mut self, links: Vec<EntryLink>, diagnostics: &mut Diagnostics) {
        for EntryLink {
            kind,
            slug,
            anchor,
            place,
        } in links
        {
            if kind == EntryKind::Guide {
                self.guide(slug, place, diagnostics);
            } else if !self.entries.known.contains(&slug) {
                let near = self.entries.nearest(&slug);
                diagnostics.add(Lint::UnknownEntry { found: slug, near }, || place);
            } else if let Some((anchor, headings)) = anchor.zip(self.headings.get_mut(&slug))
                && !headings.have(&anchor)
            {
                diagnostics.add_with(|| headings.unknown(&anchor), Severity::Error, || place);
            }
        }
    }

    /// A catalogue without guides leaves those of the site where they were.
    fn guide(&mut self, found: String, place: Option<Place>, diagnostics: &mut Diagnostics) {
        if !self.guides.known.is_empty() && !self.guides.known.contains(&found) {
            let near = self.guides.nearest(&found);
            diagnostics.add(Lint::UnknownGuide { found, near }, || place);
        }
    }

    fn named(&mut self, claims: Vec<Located>, diagnostics: &mut Diagnostics) {
        for (found, place) in claims {
            if !self.entries.known.contains(&found) {
                let near = self.entries.nearest(&found);
                diagnostics.add(Lint::UnknownEntry { found, near }, || place);
            }
        }
    }

    fn questionnaires(&mut self, claims: Vec<Located>, diagnostics: &mut Diagnostics) {
        for (found, place) in claims {
            if !self.questions.known.contains(&found) {
                let near = self.questions.nearest(&found);
                diagnostics.add(Lint::UnknownQuestionnaire { found, near }, || place);
            }
        }
    }

    fn question(&self, name: &str, diagnostics: &mut Diagnostics) {
        let known = |name: &str| self.questionnaires.get(name);
        let find = |name: &str| known(name).map(|(question, _)| question);
        let lint = match Questionnaire::new(name, &find) {
            Err(Flaw::Circle) => Lint::EndlessQuestionnaire,
            Err(Flaw::TooLong) => Lint::LongQuestionnaire,
            // What has no file is told where it is named.
            Err(Flaw::Missing) | Ok(_) => return,
        };
        diagnostics.add(lint, || known(name)?.1.clone());
    }

    /// What can be called is that of an entry, or of several.
    fn endpoints(&mut self, id: &str, of: Option<Located>, diagnostics: &mut Diagnostics) {
        if !self.entries.known.contains(id) && !self.shared.contains(id) && !id.is_empty() {
            let (found, near) = (id.to_owned(), self.entries.nearest(id));
            diagnostics.add(Lint::UnknownEntry { found, near }, || None);
        }
        let Some((found, place)) = of else {
            return;
        };
        if found == id {
            diagnostics.add(Lint::OwnEndpoints, || place);
        } else if !self.endpoints.known.contains(&found) {
            let near = self.endpoints.nearest(&found);
            diagnostics.add(Lint::UnknownEndpoints { found, near }, || place);
        }
    }

    /// A catalogue without files for producers names them by their slugs.
    fn producer(&mut self, claim: Option<Located>, diagnostics: &mut Diagnostics) {
        if let Some((found, place)) = claim
            && !self.producers.known.is_empty()
            && !self.producers.known.contains(&found)
        {
            let near = self.producers.nearest(&found);
            diagnostics.add(Lint::UnknownProducer { found, near }, || place);
        }
    }

    fn themes(&self, claims: Vec<Located>, diagnostics: &mut Diagnostics) {
        for (found, place) in once(claims, diagnostics) {
            match (self.listed, otherwise(&self.themes, &found)) {
                (Some(listed), _) if listed.contains(&found) => {}
                (Some(listed), _) => {
                    let near = nearest_word(&found, listed.iter().map(String::as_str));
                    let near = near.map(str::to_owned);
                    diagnostics.add(Lint::UnknownTheme { found, near }, || place);
                }
                (None, Some(usual)) => {
                    diagnostics.add(Lint::ThemeSpelling { found, usual }, || place);
                }
                (None, None) => {}
            }
        }
    }

    fn keywords(&self, claims: Vec<Located>, diagnostics: &mut Diagnostics) {
        for (found, place) in once(claims, diagnostics) {
            if let Some(usual) = otherwise(&self.keywords, &found) {
                diagnostics.add(Lint::KeywordSpelling { found, usual }, || place);
            }
        }
    }

    fn texts(&mut self, claims: &Claims, id: &str, diagnostics: &mut Diagnostics) {
        for (what, said, place) in &claims.texts {
            let what = *what;
            if let Some(from) = self.copies.first(what, said, id) {
                diagnostics.add(Lint::Copied { what, from }, || place.clone());
            }
        }
    }
}

/// The slugs of a kind of file, and suggestions for unknown ones, which are
/// cached: many files often have the same mistake.
struct Names {
    known: BTreeSet<String>,
    nearest: HashMap<String, Option<String>>,
}

impl Names {
    fn of(readings: &[Reading], kind: EntryKind) -> Self {
        let is_known = |reading: &&Reading| reading.kind == kind && !reading.id.is_empty();
        let of_kind = readings.iter().filter(is_known);
        Self {
            known: of_kind.map(|reading| reading.id.clone()).collect(),
            nearest: HashMap::new(),
        }
    }

    fn nearest(&mut self, missed: &str) -> Option<String> {
        if let Some(met) = self.nearest.get(missed) {
            return met.clone();
        }
        if self.nearest.len() >= MOST_NEAREST {
            return None;
        }
        let known = self.known.iter().map(String::as_str);
        let nearest = nearest_word(missed, known).map(str::to_owned);
        self.nearest.insert(missed.to_owned(), nearest.clone());
        nearest
    }
}

/// The different texts; each repetition is a diagnostic.
fn once(claims: Vec<Located>, diagnostics: &mut Diagnostics) -> Vec<Located> {
    let mut met = BTreeSet::new();
    let (first, again): (Vec<_>, Vec<_>) = claims
        .into_iter()
        .partition(|(said, _)| met.insert(said.clone()));
    for (found, place) in again {
        diagnostics.add(Lint::Repeated { found }, || place);
    }
    first
}

/// The usual spelling of a word that is spelt otherwise.
fn otherwise(usual: &HashMap<Vec<String>, String>, found: &str) -> Option<String> {
    let usual = usual.get(&fold::words(found));
    usual.filter(|usual| *usual != found).cloned()
}

/// What is wrong with the list of themes: that it cannot be read, or that it
/// has some which nobody has.
fn of_list(themes: &SideFile<Themes>, readings: &[Reading]) -> Diagnostics {
    let mut diagnostics = unread(themes, Lint::UnreadThemes);
    if let Ok(Themes(names)) = &themes.said {
        let used = readings.iter().flat_map(|reading| &reading.claims.themes);
        let used: BTreeSet<&str> = used.map(|(theme, _)| theme.as_str()).collect();
        for found in names.iter().filter(|name| !used.contains(name.as_str())) {
            let found = found.clone();
            diagnostics.add(Lint::UnusedTheme { found }, || None);
        }
    }
    diagnostics
}

/// What is wrong with the source of the catalogue: that it cannot be read, or
/// that its addresses or its day are none.
fn of_source(source: &SideFile<Provenance>) -> Diagnostics {
    let mut diagnostics = unread(source, Lint::UnreadSource);
    let Ok(said) = &source.said else {
        return diagnostics;
    };
    for address in [&said.url, &said.licence_url].into_iter().flatten() {
        if let Some(lint) = lint_of(address, &link::resolve(address, &|_| false)) {
            diagnostics.add(lint, || None);
        }
    }
    let state = said.state.as_deref();
    if let Some(found) = state.filter(|state| !is_day_or_month(state)) {
        let found = found.to_owned();
        diagnostics.add(
            Lint::NotADate {
                found,
                is_iso: true,
            },
            || None,
        );
    }
    diagnostics
}

fn is_day_or_month(state: &str) -> bool {
    [state, &format!("{state}-01")]
        .into_iter()
        .any(|day| Date::parse_iso(day).is_some())
}

/// That a file cannot be read.
pub(super) fn unread<T>(file: &SideFile<T>, lint: fn(FileError) -> Lint) -> Diagnostics {
    let mut diagnostics = Diagnostics::new(file.file.clone(), false);
    if let Err((error, at)) = &file.said {
        diagnostics.add(lint(error.clone()), || at.map(Into::into));
    }
    diagnostics
}

/// By folded words, the spelling that most entries have; among equals, the
/// first in alphabetical order.
fn usual_spellings(
    readings: &[Reading],
    of: fn(&Claims) -> &[Located],
) -> HashMap<Vec<String>, String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (word, _) in readings.iter().flat_map(|reading| of(&reading.claims)) {
        *counts.entry(word).or_default() += 1;
    }
    let mut usual: HashMap<Vec<String>, (usize, &str)> = HashMap::new();
    for (word, count) in counts {
        let best = usual.entry(fold::words(word)).or_insert((count, word));
        if count > best.0 {
            *best = (count, word);
        }
    }
    usual
        .into_iter()
        .map(|(words, (_, word))| (words, word.to_owned()))
        .collect()
}

/// Texts that were met, and where first.
#[derive(Default)]
struct Copies {
    met: HashMap<(Copied, Vec<String>), String>,
}

impl Copies {
    /// The other entry that had the text first, if any.
    fn first(&mut self, what: Copied, text: &str, id: &str) -> Option<String> {
        let own = || id.to_owned();
        let first = self
            .met
            .entry((what, fold::words(text)))
            .or_insert_with(own);
        (*first != id).then(|| first.clone())
    }
}
