//! What is wrong in the texts of an entry: where they lead, and what they are
//! made of.

use std::collections::HashSet;
use std::ops::Range;

use super::address::{EntryLink, lint_of};
use super::diagnostics::Diagnostics;
use super::node::Node;
use super::place::SourceText;
use super::whole::Located;
use crate::catalogue::clean::clean_line;
use crate::catalogue::diagnostic::{Place, Severity};
use crate::catalogue::fold;
use crate::catalogue::lint::Lint;
use crate::find::nearest_word;
use crate::markdown::link_scan::{COMPONENTS, Reference, Referent, scan};
use crate::markdown::{self, Context, link, slips};
use crate::page::Target;

/// Most links, and most questionnaires, of one file that are followed: only a hostile file has more.
const MOST_LINKS: usize = 1000;

/// How many references of a front matter text may be searched for in vain: each
/// failed search reads the whole text.
const MOST_MISSED: usize = 16;

/// Most headings and anchors of one page that are kept. Nobody writes a page
/// with more: links to it are not checked.
const MOST_HEADINGS: usize = 1000;

/// For suggestions, which are slow to find: most headings of a page that are
/// compared with a missing one, and how many missing ones are.
const MOST_NEAR: usize = 100;
const MOST_COMPARED: usize = 20;

/// The headings of a page, and the other places that a link can name.
#[derive(Default)]
pub(super) struct Headings {
    texts: Vec<String>,
    anchors: HashSet<String>,
    /// How many missing headings were compared with them.
    compared: usize,
}

impl Headings {
    fn of(markdown: &[&str]) -> Self {
        let context = Context {
            say: &|_| "",
            knows: &|_| true,
            request: None,
        };
        let mut headings = Self::default();
        for markdown in markdown {
            let texts = markdown::headings(&markdown::parse(markdown, &context));
            let room = (MOST_HEADINGS + 1).saturating_sub(headings.texts.len());
            headings.texts.extend(texts.into_iter().take(room));
            for attribute in ["id=\"", "name=\"", "id='", "name='"] {
                let named = markdown.split(attribute).skip(1);
                let named = named.filter_map(|rest| rest.split(['"', '\'']).next());
                let named = named.take(MOST_HEADINGS + 1);
                headings.anchors.extend(named.map(anchor_of));
            }
        }
        let texts = headings.texts.iter().map(|text| anchor_of(text));
        headings.anchors.extend(texts.collect::<Vec<_>>());
        headings
    }

    /// Whether a link to `anchor` leads somewhere; the second of two equal
    /// headings is named with a number after it.
    pub(super) fn have(&self, anchor: &str) -> bool {
        let is_number = |end: &str| end.bytes().all(|b| b.is_ascii_digit());
        let first = anchor.rsplit_once('-').filter(|(_, end)| is_number(end));
        anchor.is_empty()
            || self.texts.len() > MOST_HEADINGS
            || self.anchors.len() > MOST_HEADINGS
            || self.anchors.contains(&anchor_of(anchor))
            || first.is_some_and(|(first, _)| self.anchors.contains(&anchor_of(first)))
    }

    /// What is wrong with a link to `anchor`.
    pub(super) fn unknown(&mut self, anchor: &str) -> Lint {
        self.compared += 1;
        let texts = if self.compared > MOST_COMPARED {
            &[]
        } else {
            &self.texts[..self.texts.len().min(MOST_NEAR)]
        };
        let near = nearest_word(anchor, texts.iter().map(String::as_str));
        Lint::UnknownHeading {
            found: anchor.to_owned(),
            near: near.map(str::to_owned),
        }
    }
}

fn anchor_of(text: &str) -> String {
    fold::words(text).concat()
}

/// The texts of one entry, being checked.
pub(super) struct TextChecker<'a> {
    text: &'a SourceText<'a>,
    pub(super) headings: Headings,
    diagnostics: &'a mut Diagnostics,
    pub(super) links: Vec<EntryLink>,
    /// The names of those that tags call.
    pub(super) questionnaires: Vec<Located>,
}

impl<'a> TextChecker<'a> {
    /// The page of an entry whose introduction, if any, stands before its body.
    pub(super) fn new(
        text: &'a SourceText<'a>,
        introduction: Option<&str>,
        diagnostics: &'a mut Diagnostics,
    ) -> Self {
        let texts: Vec<&str> = introduction.into_iter().chain([text.body]).collect();
        Self {
            text,
            headings: Headings::of(&texts),
            diagnostics,
            links: Vec::new(),
            questionnaires: Vec::new(),
        }
    }

    pub(super) fn check_body(&mut self) {
        let text = self.text;
        for (at, slip) in slips(text.body) {
            let (start, end) = (text.byte_of_body(at.start), text.byte_of_body(at.end));
            self.diagnostics
                .add(Lint::Slip(slip), || text.bytes(start..end));
        }
        for Reference { place, what } in scan(text.body) {
            let (start, end) = (text.byte_of_body(place.start), text.byte_of_body(place.end));
            self.judge(&what, || text.bytes(start..end));
        }
    }

    /// Checks a text of the front matter. YAML writes it with other line breaks
    /// and escapes, so its references are searched for in the file one after
    /// the other.
    pub(super) fn check_text(&mut self, node: &Node<'_>) {
        let (text, said) = (self.text, node.text().unwrap_or_default());
        for (_, slip) in slips(said) {
            self.diagnostics
                .add(Lint::Slip(slip), || text.spot(&node.spot));
        }
        let mut lines = text.lines(&node.spot);
        let mut missed = 0;
        let mut last: Option<(Range<usize>, Range<usize>)> = None;
        for Reference { place, what } in scan(said) {
            let met = last.take().filter(|(known, _)| *known == place);
            let found = met.map(|(_, at)| at).or_else(|| {
                // With the character before it, so that an address is not found
                // inside a longer one.
                let sign = usize::from(matches!(what, Referent::Address(_)));
                let start = place.start.saturating_sub(sign);
                let needle = said.get(start..place.end)?;
                let at = (missed < MOST_MISSED).then(|| text.find(needle, lines.clone()))?;
                missed += usize::from(at.is_none());
                let end = at? + needle.len();
                Some(end - place.len()..end)
            });
            if let Some(at) = &found {
                lines.start = at.end;
            }
            self.judge(&what, || {
                let at = found.clone().and_then(|at| text.bytes(at));
                at.or_else(|| text.spot(&node.spot))
            });
            last = found.map(|at| (place, at));
        }
    }

    /// Adds what is wrong with something, and where `place` finds it.
    fn judge(&mut self, what: &Referent, place: impl FnOnce() -> Option<Place>) {
        let address = match what {
            Referent::Address(address) => address,
            Referent::Component(name) => {
                if !COMPONENTS.contains(&name.as_str()) {
                    let lint = || Lint::UnknownComponent {
                        found: name.clone(),
                        near: nearest_word(name, COMPONENTS).map(str::to_owned),
                    };
                    self.diagnostics.add_with(lint, Severity::Warning, place);
                }
                return;
            }
            Referent::Questionnaire(name) => {
                if self.questionnaires.len() < MOST_LINKS {
                    self.questionnaires.push((clean_line(name), place()));
                }
                return;
            }
        };
        match link::resolve(address, &|_| true) {
            Target::Entry(path) | Target::EntrySection { slug: path, .. }
                if self.links.len() < MOST_LINKS =>
            {
                self.links.push(EntryLink::new(&path, address, place()));
            }
            Target::Guide(slug) if self.links.len() < MOST_LINKS => {
                self.links.push(EntryLink::to_guide(&slug, place()));
            }
            Target::Section(anchor) if !self.headings.have(&anchor) => {
                let lint = || self.headings.unknown(&anchor);
                self.diagnostics.add_with(lint, Severity::Error, place);
            }
            target => {
                if let Some(lint) = lint_of(address, &target) {
                    self.diagnostics.add(lint, place);
                }
            }
        }
    }
}
