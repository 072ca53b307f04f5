//! What is wrong in a catalogue: every file, everything at once. Pure: files
//! in, findings out.
//!
//! A file is checked by itself (`head` and `page`); what only the whole can
//! judge (links, producers, spellings, copies) is claimed by each file and
//! judged at the end.

mod finding;
mod head;
mod node;
mod page;
mod place;
mod whole;

pub use finding::{Copied, Fault, Finding, Severity};

pub use place::Place;

use crate::catalogue::document;
use crate::catalogue::problem::{Position, Problem};
use crate::catalogue::source::{Kind, Source, Unread};
use crate::catalogue::yaml::{self, Step};
use crate::parallel;
use finding::Findings;
use head::Head;
use node::Node;
use page::Page;
use place::{Text, in_file};
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
        let of_it = |finding: &&Finding| finding.severity() == severity;
        self.findings.iter().filter(of_it).count()
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

fn read(source: Source) -> Reading {
    let Source {
        kind,
        id,
        file,
        bytes,
    } = source;
    let mut reading = Reading {
        kind,
        id,
        file,
        findings: Findings::default(),
        claims: Claims::default(),
    };
    let left_out = |problem: Problem, place| {
        let mut findings = Findings::default();
        findings.add(Fault::LeftOut(problem), || place);
        findings
    };
    let bytes = match bytes {
        Ok(bytes) => bytes,
        Err(problem) => {
            reading.findings = left_out(problem, None);
            return reading;
        }
    };
    let written = match std::str::from_utf8(&bytes) {
        Ok(written) => written,
        Err(error) => {
            let at = document::position_of(&bytes, error.valid_up_to());
            let text = String::from_utf8_lossy(&bytes);
            let place = place::place(&document::normalise(&text), at, 1);
            reading.findings = left_out(Problem::NotUtf8, place);
            return reading;
        }
    };
    let whole = document::normalise(written);
    let start = Position { line: 1, column: 1 };
    let document = match document::split(&whole) {
        Ok(document) => document,
        Err(problem) => {
            let place = place::place(&whole, start, usize::MAX);
            reading.findings = left_out(problem, place);
            return reading;
        }
    };
    let text = Text {
        whole: &whole,
        document: &document,
    };
    let root: Node = match yaml::parse(document.front_matter) {
        Ok(root) => root,
        Err((problem, at)) => {
            let at = at.map_or(start, in_file);
            reading.findings = left_out(problem, text.at(at, 1));
            return reading;
        }
    };
    let mut head = Head::new(text);
    match kind {
        Kind::Producer => head.check_producer(&root),
        Kind::Api => {
            head.check_api(&root);
            let mut page = Page::new(text, root.get("content_intro").and_then(Node::text));
            check_texts(&mut page, &root, text);
            page.check_body();
            head.findings.append(page.findings);
            reading.claims = Claims::of(&root, text, page.links);
        }
    }
    reading.findings = head.findings;
    reading
}

/// Checks the Markdown of the front matter.
fn check_texts(page: &mut Page<'_>, root: &Node, text: Text<'_>) {
    let mut check = |value: Option<&Node>, path: &[Step<'_>]| {
        if let Some(markdown) = value.and_then(Node::text) {
            let line = text.value(path).map_or(1, |place| place.at.line);
            page.check_text(markdown, line);
        }
    };
    for key in [
        "content_intro",
        "monitoring_description",
        "rate_limiting_description",
        "stats_detail_description",
    ] {
        check(root.get(key), &[Step::Key(key)]);
    }
    if let Some(Node::List(rules)) = root.get("access_page") {
        for (index, rule) in rules.iter().enumerate() {
            let path = [
                Step::Key("access_page"),
                Step::Item(index),
                Step::Key("description"),
            ];
            check(rule.get("description"), &path);
        }
    }
}
