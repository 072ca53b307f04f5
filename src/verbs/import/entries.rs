//! Documents as entries of a catalogue.

use std::path::PathBuf;

use apicat_core::Progress;
use clap::ArgMatches;
use serde_json::{Value, json};

use super::super::arguments::{path, texts};
use super::super::{Session, document};
use super::directory::Directory;
use super::{FILE, FORCE, NO_HARVESTED, ORGANIZATION, RESTRICTED, TO};
use crate::answer::{Answer, Forms, Page, View};
use crate::catalogue::clean::clean_line;
use crate::catalogue::file_error::FileError;
use crate::error::{Error, Usage};
use crate::import::{Entry, Filter, Import, LeftOut, Outcome};
use crate::invocation;
use crate::page::{Block, Inline, Run, Tone, plain};
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
    if import.chosen(&filter).next().is_none() {
        let is_filtered = import.chosen(&Filter::default()).next().is_some();
        return Err(Error::NothingImported { is_filtered });
    }
    let mut directory = Directory::open(&to, session.most_bytes)?;
    if directory.has_forgotten {
        session.terminal.warn(session.messages().forgotten());
    }
    let is_forced = typed.get_flag(FORCE);
    let mut written = Written::default();
    let done = session
        .terminal
        .count(Messages::entries_written, |progress| {
            written.write(&import, &filter, &mut directory, is_forced, progress)
        });
    // What was written before a failure is known the next time.
    directory.close()?;
    done?;
    let m = session.messages();
    warn_each(session, &written.kept, |path| m.kept(path));
    Ok(Answer::of(Imported {
        to,
        left_out: import.left_out,
        not_public: import.not_public,
        written,
        m,
    }))
}

/// What the documents hold together; that of standard input for `-`.
fn read(session: &Session<'_>, typed: &ArgMatches) -> Result<Import, Error> {
    let files = typed.get_many::<PathBuf>(FILE).unwrap_or_default();
    let (mut import, mut left) = (Import::default(), session.most_bytes);
    for path in files {
        let text = document::read(session, path, left).map_err(|error| match error {
            Error::BadDocument {
                error: FileError::TooLarge(_),
                ..
            } => Error::InputTooLarge(session.most_bytes),
            error => error,
        })?;
        left = left.saturating_sub(text.len() as u64);
        import.read(&clean_line(&path.to_string_lossy()), &text);
    }
    Ok(import)
}

fn warn_of_documents(session: &Session<'_>, import: &Import, filter: &Filter) {
    let (m, terminal) = (session.messages(), session.terminal);
    warn_each(session, &import.left_out, |left_out| {
        m.not_imported(left_out)
    });
    if let Some((total, met)) = import.missing() {
        terminal.warn(&m.missing_entries(total, met));
    }
    if import.lacks_audiences(filter) {
        terminal.warn(m.without_audiences());
    }
    match import.guessed(filter) {
        0 => {}
        count => terminal.warn(&m.guessed(count)),
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
struct Written {
    new: Vec<String>,
    changed: Vec<String>,
    unchanged: usize,
    /// In the list no more.
    gone: Vec<String>,
    /// The files that a person changed, as the list did.
    kept: Vec<String>,
}

impl Written {
    fn write(
        &mut self,
        import: &Import,
        filter: &Filter,
        directory: &mut Directory,
        is_forced: bool,
        progress: Progress<'_>,
    ) -> Result<(), Error> {
        // In place of a file that entries only refer to, any other will do.
        for wanted in import.beside(filter) {
            directory.put(&wanted, is_forced)?;
        }
        let all = import.chosen(filter).count();
        for (number, entry) in import.chosen(filter).enumerate() {
            self.put(entry, directory, is_forced)?;
            progress(number + 1, all);
        }
        self.gone = import.gone(directory.manifest());
        self.gone.retain(|id| directory.has(id));
        Ok(())
    }

    fn put(
        &mut self,
        entry: &Entry,
        directory: &mut Directory,
        is_forced: bool,
    ) -> Result<(), Error> {
        let mut outcomes = Vec::new();
        for wanted in &entry.files {
            let outcome = directory.put(wanted, is_forced)?;
            if outcome == Outcome::Kept {
                self.kept.push(wanted.path.clone());
            }
            outcomes.push(outcome);
        }
        let id = entry.id().to_owned();
        match outcomes.as_slice() {
            [Outcome::New, ..] => self.new.push(id),
            outcomes if outcomes.iter().any(|outcome| outcome.is_written()) => {
                self.changed.push(id);
            }
            _ => self.unchanged += 1,
        }
        Ok(())
    }
}

/// Entries that were imported.
struct Imported {
    to: PathBuf,
    written: Written,
    left_out: Vec<LeftOut>,
    not_public: usize,
    m: Messages,
}

impl Forms for Imported {
    fn page(&self, _: View) -> Result<Page, Error> {
        let Self { written, m, .. } = self;
        let gone = (!written.gone.is_empty()).then(|| plain(m.gone(&written.gone.join(", "))));
        let to_list = vec![
            Run::toned(format!("{} ", m.to_read_them()), Tone::Help),
            Run::toned(invocation::list_of(&self.to), Tone::Action),
        ];
        let (new, changed) = (written.new.len(), written.changed.len());
        let counts = plain(m.imported_entries(new, changed, written.gone.len()));
        let lines: Vec<Inline> = gone.into_iter().chain([to_list, counts]).collect();
        Ok(Page::Blocks(vec![Block::Paragraph(
            lines.join(&Run::plain("\n")),
        )]))
    }

    fn document(&self) -> Result<Option<Value>, Error> {
        let Self { written, m, .. } = self;
        let left_out = self.left_out.iter().map(|left_out| {
            json!({
                "file": left_out.place.file,
                "entry": left_out.place.entry,
                "line": left_out.place.at.map(|at| at.line),
                "column": left_out.place.at.map(|at| at.column),
                "reason": m.file_error(&left_out.error),
            })
        });
        Ok(Some(json!({
            "directory": clean_line(&self.to.to_string_lossy()),
            "new": written.new,
            "changed": written.changed,
            "unchanged": written.unchanged,
            "gone": written.gone,
            "kept": written.kept,
            "left_out": left_out.collect::<Vec<_>>(),
            "not_public": self.not_public,
        })))
    }
}
