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

pub use place::Place;

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
use whole::{Claims, Whole};

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
    Whole::of(readings.into_iter().flatten()).into_report()
}

/// Checks sources that are at hand.
pub fn check_sources(sources: impl IntoIterator<Item = Source>) -> Report {
    Whole::of(sources.into_iter().map(read)).into_report()
}

/// What one file says, and what is wrong in it by itself.
struct Reading {
    kind: Kind,
    id: String,
    file: String,
    findings: Findings,
    claims: Claims,
}

/// Reads one file: what the catalogue says of it, and what more there is to
/// say.
fn read(source: Source) -> Reading {
    let refusal = Catalogue::refusal(&source);
    let Source {
        kind,
        id,
        file,
        bytes,
    } = source;
    let (mut findings, claims) = match bytes {
        Ok(bytes) => checked(kind, &bytes, refusal.as_ref()),
        Err(_) => Default::default(),
    };
    // A file that could not be read at all.
    if let Some(BadFile { problem, .. }) = refusal
        && !findings.leave_out()
    {
        findings.add(Fault::LeftOut(problem), || None);
    }
    Reading {
        kind,
        id,
        file,
        findings,
        claims,
    }
}

/// The findings of a file, as far as it can be read, and what it claims.
fn checked(kind: Kind, bytes: &[u8], refusal: Option<&BadFile>) -> (Findings, Claims) {
    let mut findings = Findings::default();
    let written = String::from_utf8_lossy(bytes);
    let whole = document::normalise(&written);
    let document = document::split(&whole).ok();
    let root = document
        .as_ref()
        .and_then(|document| Node::read(document.front_matter));
    let is_read = !matches!(
        refusal.map(|bad| &bad.problem),
        Some(Problem::NotUtf8 | Problem::Yaml(_))
    );
    let (Some(document), Some(root), true) = (document, root, is_read) else {
        if let Some(BadFile { at, problem, .. }) = refusal {
            let place = || place::place(&whole, (*at)?, 1);
            findings.add(Fault::LeftOut(problem.clone()), place);
        }
        return (findings, Claims::default());
    };
    let text = Text::new(&whole, &document);
    let mut head = Head::new(&text);
    if kind == Kind::Producer {
        head.check_producer(&root);
        return (refused(head.findings, refusal, &text), Claims::default());
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
    (refused(head.findings, refusal, &text), claims)
}

/// The findings, with the reason why the catalogue leaves the file out where
/// none of them is one.
fn refused(mut findings: Findings, refusal: Option<&BadFile>, text: &Text<'_>) -> Findings {
    if let Some(BadFile { at, problem, .. }) = refusal
        && !findings.leave_out()
    {
        findings.add(Fault::LeftOut(problem.clone()), || text.at((*at)?, 1));
    }
    findings
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
