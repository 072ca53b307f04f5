//! What only a catalogue as a whole can judge: links between entries,
//! producing bodies, spellings of themes, texts that entries share.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::address::EntryLink;
use super::node::Node;
use super::page::Headings;
use super::place::{Place, Text};
use super::{Reading, Report};
use crate::catalogue::clean::clean_line;
use crate::catalogue::fault::{Copied, Fault};
use crate::catalogue::fold;
use crate::catalogue::source::Kind;
use crate::find::nearest_word;

/// Most slugs for which the nearest is looked for, among all of a catalogue.
const MOST_NEAREST: usize = 200;

/// Most themes of one entry that are compared with those of others.
const MOST_THEMES: usize = 100;

/// Fewest words of an introduction that two entries share by no chance.
const TELLING: usize = 6;

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
        root: &Node,
        text: &Text<'_>,
        links: Vec<EntryLink>,
        headings: Headings,
    ) -> Self {
        let line = |key: &str| {
            let node = root.get(key)?;
            let said = clean_line(node.text()?);
            (!fold::words(&said).is_empty()).then(|| (said, text.node(node)))
        };
        let themes = root.get("themes").map(Node::items).unwrap_or_default();
        let themes = themes.iter().take(MOST_THEMES).filter_map(|theme| {
            let place = text.node(theme);
            Some((clean_line(theme.text()?), place))
        });
        let introduction = line("content_intro").or_else(|| {
            let first = text.body.split("\n\n").next()?;
            let is_prose = !first.starts_with(['#', '|', '<', '-', '*', '!']);
            let place = text.byte(text.byte_of_body(0), usize::MAX);
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

/// A catalogue being checked.
pub(super) struct Whole {
    readings: Vec<Reading>,
}

impl Whole {
    pub(super) fn of(readings: impl Iterator<Item = Reading>) -> Self {
        Self {
            readings: readings.collect(),
        }
    }

    pub(super) fn into_report(mut self) -> Report {
        let mut slugs = Names::of(&self.readings, Kind::Api);
        let mut producers = Names::of(&self.readings, Kind::Producer);
        let themes = usual_themes(&self.readings);
        let mut copies = Copies::default();
        let headings = self.readings.iter_mut().map(|reading| {
            let headings = std::mem::take(&mut reading.claims.headings);
            (reading.id.clone(), headings)
        });
        let headings: HashMap<String, Headings> = headings.collect();
        for reading in &mut self.readings {
            let claims = std::mem::take(&mut reading.claims);
            let own_producer = claims
                .producer
                .as_ref()
                .map(|(slug, _)| slug.clone())
                .unwrap_or_default();
            let findings = &mut reading.findings;
            for EntryLink {
                slug,
                anchor,
                place,
            } in claims.links
            {
                if !slugs.known.contains(&slug) {
                    let near = slugs.nearest(&slug);
                    findings.add(Fault::UnknownEntry { found: slug, near }, || place);
                } else if let Some((anchor, headings)) = anchor.zip(headings.get(&slug))
                    && !headings.have(&anchor)
                {
                    findings.add(headings.fault(&anchor), || place);
                }
            }
            if let Some((found, place)) = claims.producer
                && !producers.known.is_empty()
                && !producers.known.contains(&found)
            {
                let near = producers.nearest(&found);
                findings.add(Fault::UnknownProducer { found, near }, || place);
            }
            for (found, place) in claims.themes {
                if let Some(usual) = themes.get(&fold::words(&found))
                    && *usual != found
                {
                    let usual = usual.clone();
                    findings.add(Fault::ThemeSpelling { found, usual }, || place);
                }
            }
            for (what, said, place) in claims.texts {
                if let Some(from) = copies.first(what, &said, &own_producer, &reading.id) {
                    findings.add(Fault::Copied { what, from }, || place);
                }
            }
        }
        let files = self.readings.len();
        let findings = self.readings.into_iter();
        let findings = findings.flat_map(|reading| reading.findings.of_file(reading.file));
        Report {
            files,
            findings: findings.collect(),
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
        let of_kind = readings.iter().filter(|reading| reading.kind == kind);
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
