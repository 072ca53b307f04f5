//! What only a catalogue as a whole can judge: links between entries,
//! producing bodies, spellings of themes, texts that entries share.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::address::EntryLink;
use super::finding::Findings;
use super::node::Node;
use super::page::Headings;
use super::place::{Place, Text};
use super::{Reading, Report};
use crate::catalogue::clean::clean_line;
use crate::catalogue::fault::{Copied, Fault, Severity};
use crate::catalogue::fold;
use crate::catalogue::source::Kind;
use crate::find::nearest_word;

/// Most slugs for which the nearest is looked for, among all of a catalogue.
const MOST_NEAREST: usize = 200;

/// Most themes of one entry that are compared with those of others.
const MOST_THEMES: usize = 100;

/// Fewest words of an introduction that two entries share by no chance.
const TELLING: usize = 6;

/// Longest text that is compared with those of others, in bytes: all of them are
/// held, word by word.
const LONGEST_COMPARED: usize = 4096;

/// What a file says that is judged later, each with its place.
#[derive(Default)]
pub(super) struct Claims {
    producer: Option<(String, Option<Place>)>,
    themes: Vec<(String, Option<Place>)>,
    links: Vec<EntryLink>,
    texts: Vec<(Copied, String, Option<Place>)>,
    headings: Headings,
}

impl Claims {
    pub(super) fn of(
        root: &Node<'_>,
        text: &Text<'_>,
        links: Vec<EntryLink>,
        headings: Headings,
    ) -> Self {
        let line = |key: &str| {
            let node = root.get(key)?;
            let said = node.text().filter(|said| said.len() <= LONGEST_COMPARED)?;
            let said = clean_line(said);
            (!fold::words(&said).is_empty()).then(|| (said, text.spot(&node.spot)))
        };
        let themes = root
            .get("themes")
            .map(|node| node.items())
            .unwrap_or_default();
        let themes = themes.iter().take(MOST_THEMES).filter_map(|theme| {
            let place = text.spot(&theme.spot);
            Some((clean_line(theme.text()?), place))
        });
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
            (Copied::Contact, line("contact_link")),
        ];
        Self {
            producer: line("producer"),
            themes: themes.collect(),
            links,
            texts: texts
                .into_iter()
                .filter_map(|(what, said)| said.map(|(said, place)| (what, said, place)))
                .collect(),
            headings,
        }
    }
}

/// What is known once every file is read, by which claims are judged.
struct Judge {
    entries: Names,
    producers: Names,
    /// By words, the usual spelling.
    themes: HashMap<Vec<String>, String>,
    /// By slug.
    headings: HashMap<String, Headings>,
    copies: Copies,
}

/// The report on files that were read one by one.
pub(super) fn report(mut readings: Vec<Reading>) -> Report {
    let mut judge = Judge::of(&mut readings);
    for reading in &mut readings {
        let claims = std::mem::take(&mut reading.claims);
        judge.texts(&claims, &reading.id, &mut reading.findings);
        judge.links(claims.links, &mut reading.findings);
        judge.producer(claims.producer, &mut reading.findings);
        judge.themes(claims.themes, &mut reading.findings);
    }
    let files = readings.len();
    let findings = readings.into_iter();
    let findings = findings.flat_map(|reading| {
        reading
            .findings
            .of_file(reading.file, reading.may_be_quoted)
    });
    Report {
        files,
        findings: findings.collect(),
    }
}

impl Judge {
    fn of(readings: &mut [Reading]) -> Self {
        let headings = readings.iter_mut().map(|reading| {
            let headings = std::mem::take(&mut reading.claims.headings);
            (reading.id.clone(), headings)
        });
        Self {
            headings: headings.collect(),
            entries: Names::of(readings, Kind::Api),
            producers: Names::of(readings, Kind::Producer),
            themes: usual_themes(readings),
            copies: Copies::default(),
        }
    }

    fn links(&mut self, links: Vec<EntryLink>, findings: &mut Findings) {
        for EntryLink {
            slug,
            anchor,
            place,
        } in links
        {
            if !self.entries.known.contains(&slug) {
                let near = self.entries.nearest(&slug);
                findings.add(Fault::UnknownEntry { found: slug, near }, || place);
            } else if let Some((anchor, headings)) = anchor.zip(self.headings.get_mut(&slug))
                && !headings.have(&anchor)
            {
                findings.add_with(|| headings.fault(&anchor), Severity::Error, || place);
            }
        }
    }

    /// A catalogue without files for producers names them by their slugs.
    fn producer(&mut self, claim: Option<(String, Option<Place>)>, findings: &mut Findings) {
        if let Some((found, place)) = claim
            && !self.producers.known.is_empty()
            && !self.producers.known.contains(&found)
        {
            let near = self.producers.nearest(&found);
            findings.add(Fault::UnknownProducer { found, near }, || place);
        }
    }

    fn themes(&self, claims: Vec<(String, Option<Place>)>, findings: &mut Findings) {
        for (found, place) in claims {
            if let Some(usual) = self.themes.get(&fold::words(&found))
                && *usual != found
            {
                let usual = usual.clone();
                findings.add(Fault::ThemeSpelling { found, usual }, || place);
            }
        }
    }

    fn texts(&mut self, claims: &Claims, id: &str, findings: &mut Findings) {
        let producer = claims.producer.as_ref().map_or("", |(slug, _)| slug);
        for (what, said, place) in &claims.texts {
            let what = *what;
            if let Some(from) = self.copies.first(what, said, producer, id) {
                findings.add(Fault::Copied { what, from }, || place.clone());
            }
        }
    }
}

/// The slugs of a kind of file, and the nearest to those that are none: the
/// same one is often missed by many.
struct Names {
    known: BTreeSet<String>,
    nearest: HashMap<String, Option<String>>,
}

impl Names {
    fn of(readings: &[Reading], kind: Kind) -> Self {
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

/// By its words, the spelling of a theme that most entries have; of several,
/// the first in the order of the alphabet.
fn usual_themes(readings: &[Reading]) -> HashMap<Vec<String>, String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (theme, _) in readings.iter().flat_map(|reading| &reading.claims.themes) {
        *counts.entry(theme).or_default() += 1;
    }
    let mut usual: HashMap<Vec<String>, (usize, &str)> = HashMap::new();
    for (theme, count) in counts {
        let best = usual.entry(fold::words(theme)).or_insert((count, theme));
        if count > best.0 {
            *best = (count, theme);
        }
    }
    usual
        .into_iter()
        .map(|(words, (_, theme))| (words, theme.to_owned()))
        .collect()
}

/// Texts that were met, and where first.
#[derive(Default)]
struct Copies {
    met: HashMap<(Copied, Vec<String>), (String, String)>,
}

impl Copies {
    /// The entry that had the text first, if there is one. A team has one
    /// contact for all its APIs: only another body's is a copy.
    fn first(&mut self, what: Copied, text: &str, producer: &str, id: &str) -> Option<String> {
        let own = (id.to_owned(), producer.to_owned());
        let (first, of) = self.met.entry((what, fold::words(text))).or_insert(own);
        let is_copy = *first != id && (what != Copied::Contact || *of != producer);
        is_copy.then(|| first.clone())
    }
}
