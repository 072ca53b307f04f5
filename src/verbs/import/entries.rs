//! Documents as entries of a catalogue.

use std::borrow::Cow;
use std::collections::HashSet;
use std::path::PathBuf;

use apicat_core::Progress;
use clap::ArgMatches;
use serde_json::{Value, json};

use super::super::arguments::{path, texts};
use super::super::{Session, document, to_read};
use super::directory::Directory;
use super::{FILE, FORCE, NO_HARVESTED, ORGANIZATION, RESTRICTED, TO};
use crate::answer::{Answer, Forms, Page, View};
use crate::catalogue::clean::clean_line;
use crate::catalogue::file_error::FileError;
use crate::error::{Error, Usage};
use crate::import::{Entry, Filter, Import, LeftOut, Manifest, Outcome, Part, Renamed, Wanted};
use crate::page::{Block, Inline, Run, plain};
use crate::words::Messages;

/// Most warnings of one kind; what there is beyond them is counted.
const MOST_WARNINGS: usize = 20;

pub(super) fn import<'s>(
    session: &'s Session<'s>,
    typed: &ArgMatches,
) -> Result<Answer<'s>, Error> {
    let filter = Filter {
        is_restricted: typed.get_flag(RESTRICTED),
        organizations: texts(typed, ORGANIZATION),
        is_not_harvested: typed.get_flag(NO_HARVESTED),
    };
    let to = path(typed, TO).ok_or(Usage::Refused)?;
    let import = read(session, typed)?;
    warn_of_documents(session, &import, &filter);
    let m = session.messages();
    if import.chosen(&filter).next().is_none() {
        let is_filtered = import.chosen(&Filter::default()).next().is_some();
        let nothing = Imported::new(to, &import, &filter, Tally::default(), m);
        let error = Error::NothingImported { is_filtered };
        return Ok(Answer::of(nothing).with_errors(vec![error]));
    }
    let is_forced = typed.get_flag(FORCE);
    let refuse = |known: &Manifest| match import.sources(known, &filter) {
        names if names.len() > 1 && !is_forced => Err(Error::SeveralSources {
            path: to.clone(),
            names,
        }),
        _ => Ok(()),
    };
    refuse(&Manifest::default())?;
    let mut directory = Directory::open(&to, session.most_bytes)?;
    refuse(directory.manifest())?;
    if directory.has_forgotten {
        session.terminal.warn(m.forgotten());
    }
    let mut written = Tally::default();
    let done = session.terminal.count(Messages::files_written, |progress| {
        written.write(&import, &filter, &mut directory, is_forced, progress)
    });
    // What was written before a failure is known the next time.
    directory.close()?;
    done?;
    warn_each(session, &written.kept, |path| m.kept(path));
    Ok(Answer::of(Imported::new(to, &import, &filter, written, m)))
}

/// What the documents hold together; that of standard input for `-`.
fn read(session: &Session<'_>, typed: &ArgMatches) -> Result<Import, Error> {
    let files = typed.get_many::<PathBuf>(FILE).unwrap_or_default();
    let (mut import, mut left) = (Import::default(), session.most_bytes);
    for path in files {
        let bytes = document::bytes(session, path, left).map_err(|error| match error {
            Error::BadDocument {
                error: FileError::TooLarge(_),
                ..
            } => Error::InputTooLarge(session.most_bytes),
            error => error,
        })?;
        left = left.saturating_sub(bytes.len() as u64);
        import.read(&clean_line(&path.to_string_lossy()), &bytes);
    }
    Ok(import)
}

fn warn_of_documents(session: &Session<'_>, import: &Import, filter: &Filter) {
    let (m, terminal) = (session.messages(), session.terminal);
    warn_each(session, &import.left_out, |left_out| {
        m.not_imported(left_out)
    });
    for (total, met) in import.missing() {
        terminal.warn(&m.missing_entries(total, met));
    }
    if import.lacks_audiences(filter) {
        terminal.warn(m.without_audiences());
    }
    if let Some(guessed) = m.guessed(&import.guessed(filter)) {
        terminal.warn(&guessed);
    }
    match import.not_public {
        0 => {}
        count => terminal.note(&m.not_public(count)),
    }
}

fn warn_each<T>(session: &Session<'_>, things: &[T], said: impl Fn(&T) -> String) {
    let terminal = session.terminal;
    for thing in things.iter().take(MOST_WARNINGS) {
        terminal.warn(&said(thing));
    }
    match things.len().saturating_sub(MOST_WARNINGS) {
        0 => {}
        more => terminal.warn(&session.messages().more_warnings(more)),
    }
}

/// What became of entries, by their slugs.
#[derive(Default)]
struct Tally {
    new: Vec<String>,
    changed: Vec<String>,
    /// The slugs that they had, and those that they have; they are in no other list.
    renamed: Vec<[String; 2]>,
    unchanged: usize,
    /// In the list no more.
    gone: Vec<String>,
    /// The files that a person changed, as the list did.
    kept: Vec<String>,
    /// The files for which a document has nothing any more.
    removed: Vec<String>,
}

impl Tally {
    fn write(
        &mut self,
        import: &Import,
        filter: &Filter,
        directory: &mut Directory,
        is_forced: bool,
        progress: Progress<'_>,
    ) -> Result<(), Error> {
        let Renamed { pairs, outdated } = import.renamed(directory.manifest());
        self.renamed = directory.rename(pairs)?;
        let beside = import.beside(filter);
        let mut files = Vec::new();
        for wanted in &beside {
            match directory.weigh(wanted, is_forced) {
                (Outcome::Kept, _) => self.kept.push(wanted.path.clone()),
                (outcome, wanted) => files.extend(outcome.is_written().then_some(wanted)),
            }
        }
        let renamed = self.renamed.iter().map(|[_, new]| new.clone());
        let renamed: HashSet<String> = renamed.collect();
        for entry in import.chosen(filter) {
            if outdated.contains(entry.id()) {
                self.unchanged += 1;
                continue;
            }
            let is_renamed = renamed.contains(entry.id());
            files.extend(self.take(entry, is_renamed, directory, is_forced));
        }
        directory.close()?;
        for (number, file) in files.iter().enumerate() {
            directory.put(file)?;
            progress(number + 1, files.len());
        }
        self.remove(import, filter, directory)?;
        self.gone = import.gone(directory.manifest());
        self.gone.retain(|id| directory.has(id));
        Ok(())
    }

    /// Removes what documents have nothing for any more.
    fn remove(
        &mut self,
        import: &Import,
        filter: &Filter,
        directory: &mut Directory,
    ) -> Result<(), Error> {
        for path in import.chosen(filter).filter_map(Entry::outlived) {
            if directory.remove(&path)? {
                self.removed.push(path);
            }
        }
        Ok(())
    }

    /// Notes what becomes of an entry; returns its files that are to be written.
    fn take<'a>(
        &mut self,
        entry: &'a Entry,
        is_renamed: bool,
        directory: &mut Directory,
        is_forced: bool,
    ) -> Vec<Cow<'a, Wanted>> {
        let files = entry.files.iter();
        let files = files.map(|wanted| directory.weigh(wanted, is_forced));
        let files: Vec<(Outcome, Cow<'a, Wanted>)> = files.collect();
        let first = files.first().map(|(outcome, _)| *outcome);
        let mut written = Vec::new();
        for (outcome, wanted) in files {
            match outcome {
                Outcome::Kept => self.kept.push(wanted.path.clone()),
                outcome => written.extend(outcome.is_written().then_some(wanted)),
            }
        }
        let id = entry.id();
        match first {
            _ if is_renamed => {}
            Some(Outcome::New) => self.new.push(id.to_owned()),
            _ if written.is_empty() => self.unchanged += 1,
            _ => self.changed.push(id.to_owned()),
        }
        written
    }

    /// Whether there is anything that was not there before.
    fn has_news(&self) -> bool {
        !(self.new.is_empty() && self.changed.is_empty() && self.renamed.is_empty())
    }
}

/// Entries that were imported.
struct Imported {
    to: PathBuf,
    written: Tally,
    /// Those of which the openness is supposed.
    guessed: Vec<String>,
    left_out: Vec<LeftOut>,
    not_public: usize,
    m: Messages,
}

impl Imported {
    fn new(to: PathBuf, import: &Import, filter: &Filter, written: Tally, m: Messages) -> Self {
        Self {
            to,
            written,
            guessed: import.guessed(filter),
            left_out: import.left_out.clone(),
            not_public: import.not_public,
            m,
        }
    }

    /// Whether no entry was met.
    fn is_empty(&self) -> bool {
        let Tally {
            kept, unchanged, ..
        } = &self.written;
        !self.written.has_news() && kept.is_empty() && *unchanged == 0
    }
}

impl Forms for Imported {
    fn page(&self, _: View) -> Result<Page, Error> {
        if self.is_empty() {
            return Ok(Page::Silence);
        }
        let Self { written, m, .. } = self;
        let renamed = written.renamed.iter();
        let renamed: Vec<String> = renamed.map(|[old, new]| m.renaming(old, new)).collect();
        let renamed = (!renamed.is_empty()).then(|| plain(m.renamed_from(&renamed.join(", "))));
        let gone = (!written.gone.is_empty()).then(|| plain(m.gone(&written.gone.join(", "))));
        let removed = &written.removed;
        let removed = (!removed.is_empty()).then(|| plain(m.outlived(&removed.join(", "))));
        let to_list = written.has_news().then(|| to_read(&self.to, *m));
        let counts = [&written.new, &written.changed, &written.gone].map(Vec::len);
        let [new, changed, gone_count] = counts;
        let counts = plain(m.imported_entries(new, changed, written.renamed.len(), gone_count));
        let lines = renamed
            .into_iter()
            .chain(gone)
            .chain(removed)
            .chain(to_list)
            .chain([counts]);
        let lines: Vec<Inline> = lines.collect();
        Ok(Page::Blocks(vec![Block::Paragraph(
            lines.join(&Run::plain("\n")),
        )]))
    }

    fn document(&self) -> Result<Option<Value>, Error> {
        let Self { written, m, .. } = self;
        let renamed = written.renamed.iter();
        let renamed = renamed.map(|[old, new]| json!({ "old": old, "new": new }));
        let left_out = self.left_out.iter().map(|left_out| {
            json!({
                "file": left_out.place.file,
                "entry": left_out.place.entry,
                "name": left_out.place.name,
                "line": left_out.place.at.map(|at| at.line),
                "column": left_out.place.at.map(|at| at.column),
                "part": match left_out.part {
                    Part::Entry => "entry",
                    Part::Endpoints => "endpoints",
                },
                "reason": m.file_error(&left_out.error),
            })
        });
        Ok(Some(json!({
            "directory": clean_line(&self.to.to_string_lossy()),
            "new": written.new,
            "changed": written.changed,
            "renamed": renamed.collect::<Vec<_>>(),
            "unchanged": written.unchanged,
            "gone": written.gone,
            "kept": written.kept,
            "removed": written.removed,
            "supposed": self.guessed,
            "left_out": left_out.collect::<Vec<_>>(),
            "not_public": self.not_public,
        })))
    }
}
