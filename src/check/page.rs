//! What is wrong in the texts of an entry: where they lead, and what they are
//! made of.

use super::finding::{Fault, Findings};
use super::head::not_an_address;
use super::place::{Place, Text};
use crate::catalogue::fold;
use crate::find::nearest_word;
use crate::markdown::mentions::{COMPONENTS, Mentioned, mentions};
use crate::markdown::{self, Context, link};
use crate::messages::{Lang, Messages};
use crate::page::Target;

/// A link to another entry, which only the whole catalogue can judge.
pub(super) struct EntryLink {
    pub(super) slug: String,
    pub(super) place: Option<Place>,
}

/// The findings of the texts of one entry, being collected.
pub(super) struct Page<'a> {
    text: Text<'a>,
    /// The headings of the page.
    headings: Vec<String>,
    pub(super) findings: Findings,
    pub(super) links: Vec<EntryLink>,
}

impl<'a> Page<'a> {
    /// The page of an entry whose introduction, if any, stands before its body.
    pub(super) fn new(text: Text<'a>, introduction: Option<&str>) -> Self {
        let context = Context {
            messages: Messages::new(Lang::French),
            knows: &|_| true,
            request: None,
        };
        let of = |markdown: &str| markdown::headings(&markdown::parse(markdown, &context));
        let headings = introduction
            .into_iter()
            .flat_map(of)
            .chain(of(text.document.body))
            .collect();
        Self {
            text,
            headings,
            findings: Findings::default(),
            links: Vec::new(),
        }
    }

    /// Checks the body.
    pub(super) fn check_body(&mut self) {
        let body = self.text.document.body;
        for mention in mentions(body) {
            let line = self.text.line_of_body(mention.at);
            self.check(&mention.what, line);
        }
    }

    /// Checks a text of the front matter that begins at or after a line of the
    /// file.
    pub(super) fn check_text(&mut self, markdown: &str, from_line: usize) {
        for mention in mentions(markdown) {
            self.check(&mention.what, from_line);
        }
    }

    fn check(&mut self, what: &Mentioned, line: usize) {
        let address = match what {
            Mentioned::Component(name) => {
                if !COMPONENTS.contains(&name.as_str()) {
                    let near = nearest_word(name, COMPONENTS).map(str::to_owned);
                    let place = || self.text.find(&format!("<{name}"), line);
                    let found = name.clone();
                    let fault = Fault::UnknownComponent { found, near };
                    self.findings.add(fault, place);
                }
                return;
            }
            Mentioned::Address(address) => address,
        };
        let place = || self.text.find(address, line);
        match link::resolve(address, &|_| true) {
            Target::Entry(path) => {
                // A page of the site about the entry may follow its slug.
                let slug = path.split('/').next().unwrap_or_default().to_owned();
                let place = place();
                self.links.push(EntryLink { slug, place });
            }
            Target::Section(anchor) => {
                let is_it = |heading: &&String| {
                    fold::words(heading).concat() == fold::words(&anchor).concat()
                };
                if !anchor.is_empty() && !self.headings.iter().any(|heading| is_it(&heading)) {
                    let near = nearest_word(&anchor, self.headings.iter().map(String::as_str));
                    let near = near.map(str::to_owned);
                    let found = anchor;
                    self.findings
                        .add(Fault::UnknownHeading { found, near }, place);
                }
            }
            target => {
                if let Some(fault) = not_an_address(address, &target) {
                    self.findings.add(fault, place);
                }
            }
        }
    }
}
