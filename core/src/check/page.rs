//! What is wrong in the texts of an entry: where they lead, and what they are
//! made of.

use std::collections::HashSet;
use std::ops::Range;

use super::address::{EntryLink, not_an_address};
use super::finding::Findings;
use super::node::Node;
use super::place::Text;
use crate::catalogue::fault::{Fault, Severity};
use crate::catalogue::fold;
use crate::find::nearest_word;
use crate::markdown::mentions::{COMPONENTS, Mentioned, mentions};
use crate::markdown::{self, Context, link};
use crate::messages::{Lang, Messages};
use crate::page::Target;

/// Most links of one file that are followed.
const MOST_LINKS: usize = 1000;

/// The headings of a page, and the other places that a link can name.
#[derive(Default)]
pub(super) struct Headings {
    texts: Vec<String>,
    anchors: HashSet<String>,
}

impl Headings {
    fn of(markdown: &[&str]) -> Self {
        let context = Context {
            messages: Messages::new(Lang::French),
            knows: &|_| true,
            request: None,
        };
        let mut headings = Self::default();
        for markdown in markdown {
            let texts = markdown::headings(&markdown::parse(markdown, &context));
            headings.texts.extend(texts);
            for attribute in ["id=\"", "name=\"", "id='", "name='"] {
                let named = markdown.split(attribute).skip(1);
                let named = named.filter_map(|rest| rest.split(['"', '\'']).next());
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
            || self.anchors.contains(&anchor_of(anchor))
            || first.is_some_and(|(first, _)| self.anchors.contains(&anchor_of(first)))
    }

    /// The fault of a link to `anchor`.
    pub(super) fn fault(&self, anchor: &str) -> Fault {
        let near = nearest_word(anchor, self.texts.iter().map(String::as_str));
        Fault::UnknownHeading {
            found: anchor.to_owned(),
            near: near.map(str::to_owned),
        }
    }
}

fn anchor_of(text: &str) -> String {
    fold::words(text).concat()
}

/// The findings of the texts of one entry, being collected.
pub(super) struct Page<'a> {
    text: &'a Text<'a>,
    pub(super) headings: Headings,
    pub(super) findings: Findings,
    pub(super) links: Vec<EntryLink>,
}

impl<'a> Page<'a> {
    /// The page of an entry whose introduction, if any, stands before its body.
    pub(super) fn new(text: &'a Text<'a>, introduction: Option<&str>) -> Self {
        let texts: Vec<&str> = introduction.into_iter().chain([text.body]).collect();
        Self {
            text,
            headings: Headings::of(&texts),
            findings: Findings::default(),
            links: Vec::new(),
        }
    }

    /// Checks the body.
    pub(super) fn check_body(&mut self) {
        for mention in mentions(self.text.body) {
            let from = self.text.byte_of_body(mention.at);
            let at = self.find(&mention.what, from);
            self.judge(&mention.what, at);
        }
    }

    /// Checks a text of the front matter, which is written there with other
    /// line breaks: what it mentions is looked for in turn.
    pub(super) fn check_text(&mut self, node: &Node) {
        let mut from = self.text.byte_of(node);
        for mention in mentions(node.text().unwrap_or_default()) {
            let at = self.find(&mention.what, from);
            self.judge(&mention.what, at.clone());
            from = at.map_or(from, |at| at.end);
        }
    }

    /// Where something stands, at or after a byte of the file.
    fn find(&self, what: &Mentioned, from: usize) -> Option<Range<usize>> {
        let (needle, at) = match what {
            Mentioned::Address(address) => {
                (address.clone(), self.text.find_address(address, from)?)
            }
            Mentioned::Component(name) => {
                let tag = format!("<{name}");
                let at = self.text.find(&tag, from)?;
                (tag, at)
            }
        };
        Some(at..at + needle.len())
    }

    /// Adds what is wrong with something that stands at `at`.
    fn judge(&mut self, what: &Mentioned, at: Option<Range<usize>>) {
        let place = || self.text.bytes(at?);
        let address = match what {
            Mentioned::Address(address) => address,
            Mentioned::Component(name) => {
                if !COMPONENTS.contains(&name.as_str()) {
                    let fault = || Fault::UnknownComponent {
                        found: name.clone(),
                        near: nearest_word(name, COMPONENTS).map(str::to_owned),
                    };
                    self.findings.add_with(fault, Severity::Warning, place);
                }
                return;
            }
        };
        match link::resolve(address, &|_| true) {
            Target::Entry(path) if self.links.len() < MOST_LINKS => {
                self.links.push(EntryLink::new(&path, address, place()));
            }
            Target::Section(anchor) if !self.headings.have(&anchor) => {
                let fault = || self.headings.fault(&anchor);
                self.findings.add_with(fault, Severity::Error, place);
            }
            target => {
                if let Some(fault) = not_an_address(address, &target) {
                    self.findings.add(fault, place);
                }
            }
        }
    }
}
