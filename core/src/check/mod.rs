//! What is wrong in a catalogue: every file, everything at once. Pure: files
//! in, findings out.
//!
//! A file is checked by itself (`head` and `page`); what only the whole can
//! judge (links, producers, spellings, copies) is claimed by each file and
//! judged at the end.

mod address;
mod finding;
mod head;
mod node;
mod page;
mod place;
mod whole;

pub use finding::Finding;

pub use place::{Excerpt, Place};

use crate::catalogue::Catalogue;
use crate::catalogue::document;
use crate::catalogue::fault::{Fault, Severity};
use crate::catalogue::problem::{BadFile, Problem};
use crate::catalogue::source::{Kind, Source, Unread};
use crate::parallel;
use finding::Findings;
use head::Head;
use node::Node;
use page::Page;
use place::Text;
use whole::Claims;

/// What a check found.
#[derive(Debug, Default)]
pub struct Report {
    /// The number of files that were read.
    pub files: usize,
    /// File by file in the order in which they were read, in each from its
    /// beginning to its end.
    pub findings: Vec<Finding>,
}

impl Report {
    /// The number of findings of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        let counts = self.findings.iter();
        counts.map(|finding| finding.fault.count(severity)).sum()
    }
}

/// Checks the files of a catalogue.
pub fn check(files: &[Unread]) -> Report {
    let readings = parallel::map(files, |file| file.read().map(read));
    whole::report(readings.into_iter().flatten().collect())
}

/// Checks sources that are at hand.
pub fn check_sources(sources: impl IntoIterator<Item = Source>) -> Report {
    whole::report(sources.into_iter().map(read).collect())
}

/// What one file says, and what is wrong in it by itself.
struct Reading {
    kind: Kind,
    id: String,
    file: String,
    may_be_quoted: bool,
    findings: Findings,
    claims: Claims,
}

/// Reads one file: what is wrong with what it says, and, where that does not
/// tell it already, why the catalogue leaves it out.
fn read(source: Source) -> Reading {
    let refusal = Catalogue::refusal(&source);
    let is_read = !matches!(
        refusal.as_ref().map(|bad| &bad.problem),
        Some(Problem::NotUtf8 | Problem::Yaml(_))
    );
    let bytes = source.bytes.unwrap_or_default();
    let written = String::from_utf8_lossy(&bytes);
    let whole = document::normalise(&written);
    let read = is_read.then(|| checked(source.kind, &whole)).flatten();
    let (mut findings, claims) = read.unwrap_or_default();
    if let Some(BadFile { at, problem, .. }) = refusal
        && !findings.leave_out()
    {
        let place = || place::place(&whole, at?, 1);
        findings.add(Fault::LeftOut(problem), place);
    }
    Reading {
        kind: source.kind,
        id: source.id,
        file: source.file,
        may_be_quoted: source.may_be_quoted,
        findings,
        claims,
    }
}

/// The findings of a file, and what it claims; none where it has no front
/// matter that can be read.
fn checked(kind: Kind, whole: &str) -> Option<(Findings, Claims)> {
    let document = document::split(whole).ok()?;
    let root = Node::read(document.front_matter)?;
    let text = Text::new(whole, &document);
    let mut head = Head::new(&text);
    if kind == Kind::Producer {
        head.check_producer(&root);
        return Some((head.findings, Claims::default()));
    }
    head.check_api(&root);
    let mut page = Page::new(&text, root.get("content_intro").and_then(Node::text));
    for node in texts(&root) {
        page.check_text(node);
    }
    page.check_body();
    head.findings.append(page.findings);
    head.links.append(&mut page.links);
    let claims = Claims::of(&root, &text, head.links, page.headings);
    Some((head.findings, claims))
}

/// The Markdown of a front matter.
fn texts(root: &Node) -> impl Iterator<Item = &Node> {
    let keys = [
        "content_intro",
        "monitoring_description",
        "rate_limiting_description",
        "stats_detail_description",
    ];
    let rules = root.get("access_page").map(Node::items).unwrap_or_default();
    let rules = rules.iter().filter_map(|rule| rule.get("description"));
    keys.into_iter()
        .filter_map(|key| root.get(key))
        .chain(rules)
}
