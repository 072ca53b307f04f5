//! What is wrong in a catalogue: every file, everything at once. Pure: files
//! in, diagnostics out.
//!
//! A file is checked by itself (`head` and `texts`); what only the whole can
//! judge (links, producers, spellings, copies) is claimed by each file and
//! judged at the end.

mod address;
mod announcement;
mod diagnostics;
mod endpoints;
mod guides;
mod head;
mod house;
mod node;
mod place;
mod questions;
pub mod score;
#[cfg(test)]
mod tests;
mod texts;
mod thesaurus;
mod whole;

use crate::catalogue::Catalogue;
use crate::catalogue::api::Api;
use crate::catalogue::date::Date;
use crate::catalogue::diagnostic::{Diagnostic, Position, Severity};
use crate::catalogue::document;
use crate::catalogue::entry::{self, Entry};
use crate::catalogue::file_error::FileError;
use crate::catalogue::keys::{Key, Keyed, Kind};
use crate::catalogue::lint::Lint;
use crate::catalogue::side_file::SideFiles;
use crate::catalogue::source::{EntryKind, Source, Unread};
use crate::parallel::{self, Progress};
pub use address::is_address;
use diagnostics::Diagnostics;
use head::KeyChecker;
use node::Node;
use place::SourceText;
use texts::TextChecker;
use whole::Claims;

#[derive(Debug, Default)]
pub struct Report {
    /// The number of files that were read.
    pub files: usize,
    /// File by file in the order in which they were read, in each from its
    /// beginning to its end.
    pub diagnostics: Vec<Diagnostic>,
}

impl Report {
    pub fn count(&self, severity: Severity) -> usize {
        let counts = self.diagnostics.iter();
        counts
            .map(|diagnostic| diagnostic.lint.count(severity))
            .sum()
    }

    /// Leaves out what leads nowhere in its own catalogue and somewhere in a `whole` of
    /// which that is a layer.
    pub fn forgive_links_across(&mut self, whole: &Catalogue) {
        self.diagnostics.retain(|found| match &found.lint {
            Lint::UnknownEntry { found, .. } => !whole.has(found),
            Lint::UnknownGuide { found, .. } => whole.guide(found).is_none(),
            Lint::UnknownProducer { found, .. } => whole.known_producer(found).is_none(),
            Lint::UnknownQuestionnaire { found, .. } => whole.questionnaire(found).is_none(),
            _ => true,
        });
    }
}

/// Checks the files of a catalogue; by the house rules too where it has a list
/// of its themes, and for dates where it has a source. `today` tells which
/// announcements are past.
pub fn check(files: &[Unread], beside: &SideFiles, today: Date, progress: Progress<'_>) -> Report {
    let rules = Rules {
        is_house: beside.themes.is_some(),
        is_sourced: beside
            .provenance
            .as_ref()
            .is_some_and(|source| source.said.is_ok()),
        is_imported: false,
        this_year: today.year,
    };
    let readings = parallel::map_counted(files, progress, |file| {
        let source = file.read()?;
        let is_imported = beside.imported.has_written(&source);
        Some(read(
            source,
            Rules {
                is_imported,
                ..rules
            },
        ))
    });
    let mut report = whole::report(readings.into_iter().flatten().collect(), beside);
    for diagnostics in thesaurus::diagnostics(beside, files) {
        report.files += 1;
        report.diagnostics.extend(diagnostics.sorted());
    }
    report
}

/// Checks sources that are at hand; announcements for any year count as past.
pub fn check_sources(sources: impl IntoIterator<Item = Source>) -> Report {
    let rules = Rules {
        is_house: false,
        is_sourced: false,
        is_imported: false,
        this_year: u16::MAX,
    };
    let readings = sources.into_iter().map(|source| read(source, rules));
    whole::report(readings.collect(), &SideFiles::default())
}

/// What a catalogue is held to.
#[derive(Clone, Copy)]
struct Rules {
    /// It keeps a list of its themes.
    is_house: bool,
    /// It says where its texts come from.
    is_sourced: bool,
    /// The file stands as import wrote it: keys that are not of the format, and links to
    /// entries that are not here, are what a list said, and none is a slip of a person.
    is_imported: bool,
    this_year: u16,
}

/// What one file says, and what is wrong in it by itself.
struct Reading {
    kind: EntryKind,
    id: String,
    diagnostics: Diagnostics,
    claims: Claims,
}

/// Checks one file: for what makes the catalogue leave it out, and for the
/// rest.
fn read(source: Source, rules: Rules) -> Reading {
    let Source {
        kind,
        id,
        file,
        bytes,
        may_be_quoted,
    } = source;
    let mut diagnostics = Diagnostics::new(file, may_be_quoted);
    let claims = match bytes {
        Ok(bytes) => match entry::text(&bytes) {
            Ok(text) => checked(kind, &id, &text, rules, &mut diagnostics),
            Err(refusal) => {
                let lossy = String::from_utf8_lossy(&bytes);
                left_out(refusal, &document::normalise(&lossy), &mut diagnostics)
            }
        },
        Err(error) => {
            diagnostics.add(Lint::LeftOut(error), || None);
            Claims::default()
        }
    };
    Reading {
        kind,
        id,
        diagnostics,
        claims,
    }
}

/// The diagnostic of a file that has no front matter that can be read.
fn left_out(
    (error, at): (FileError, Position),
    whole: &str,
    diagnostics: &mut Diagnostics,
) -> Claims {
    // YAML may miss something after the last line.
    let place = || place::place(whole, at, 1).or_else(|| Some(at.into()));
    diagnostics.add(Lint::LeftOut(error), place);
    Claims::default()
}

/// Checks a text; returns what only the whole catalogue can judge.
fn checked(
    kind: EntryKind,
    id: &str,
    whole: &str,
    rules: Rules,
    diagnostics: &mut Diagnostics,
) -> Claims {
    let read = entry::split(kind, whole).and_then(|document| {
        let read = entry::front_matter(kind, id, &document)?;
        Ok((document, read))
    });
    let (document, mut read) = match read {
        Ok(read) => read,
        Err(refusal) => return left_out(refusal, whole, diagnostics),
    };
    if rules.is_imported {
        read.unknown.clear();
    }
    let text = SourceText::new(whole, &document);
    for (error, spot) in read.wrong {
        let place = || match &spot {
            Some(spot) => text.spot(spot),
            None => text.missing(),
        };
        diagnostics.add(Lint::LeftOut(error), place);
    }
    // The names of operations, parameters and fields are those of a document.
    if rules.is_house && kind != EntryKind::Endpoints {
        house::check_typography(&text, diagnostics);
    }
    let root = Node::root(&read.value);
    let api = match read.entry {
        Entry::Api(api) => api,
        Entry::Guide(guide) => {
            return guides::checked(&guide, &root, &text, rules, &read.unknown, diagnostics);
        }
        Entry::Producer(_) => return Claims::default(),
        Entry::Question(question) => {
            return questions::checked(question, &root, &text, &read.unknown, diagnostics);
        }
        Entry::Endpoints(_) => return endpoints::checked(&root, &text, &read.unknown, diagnostics),
    };
    if rules.is_house {
        house::check_api(&root, &api, &text, diagnostics);
    }
    if rules.is_sourced {
        house::check_dates(&root, &text, diagnostics);
    }
    check_announcements(&text, rules.this_year, diagnostics);
    let mut head = KeyChecker::new(&text, diagnostics);
    head.check_keys(&root, &*api, &read.unknown);
    head.check_lifecycle(&root, &api.lifecycle);
    head.check_rules(&root, &api);
    let mut links = head.links;
    let mut checker = TextChecker::new(&text, api.introduction.as_deref(), diagnostics);
    for node in texts(&root) {
        checker.check_text(&node);
    }
    checker.check_body();
    links.append(&mut checker.links);
    if rules.is_imported {
        // What a list names may be of a catalogue that this one is laid over.
        links.clear();
    }
    let questionnaires = checker.questionnaires;
    Claims {
        links,
        questionnaires,
        headings: checker.headings,
        ..Claims::of(&root, &text)
    }
}

fn check_announcements(text: &SourceText<'_>, this_year: u16, diagnostics: &mut Diagnostics) {
    let mut start = 0;
    for line in text.whole.split_inclusive('\n') {
        for year in announcement::past(line, this_year) {
            let found = line[year.clone()].to_owned();
            let place = || text.bytes(start + year.start..start + year.end);
            diagnostics.add(Lint::PastAnnouncement { found }, place);
        }
        start += line.len();
    }
}

/// The Markdown of a front matter.
fn texts<'a>(root: &Node<'a>) -> Vec<Node<'a>> {
    let is_markdown = |key: &&Key<Api>| matches!(key.kind, Kind::Markdown(_));
    let keys = Api::keys().filter(is_markdown);
    let rules = root
        .get("access_page")
        .iter()
        .flat_map(Node::items)
        .collect::<Vec<_>>();
    let rules = rules.iter().filter_map(|rule| rule.get("description"));
    keys.filter_map(|key| root.get(key.name))
        .chain(rules)
        .collect()
}
