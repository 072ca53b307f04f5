//! `apicat check`: what is wrong in a catalogue directory, or what it lacks.

mod score;

use std::path::{Path, PathBuf};
use std::{fs, io};

use clap::builder::PossibleValuesParser;
use clap::{ArgMatches, Command, ValueHint};
use serde::Serialize;
use serde_json::Value;

use super::arguments::{self, flag, format, format_option, paths, refused};
use super::{Session, Verb, opened};
use crate::answer::{Answer, Forms, Page, View};
use crate::archive;
use crate::catalogue::clean::clean_line;
use crate::catalogue::diagnostic::{Diagnostic, Severity};
use crate::catalogue::directory;
use crate::catalogue::side_file::SideFiles;
use crate::catalogue::source::{EntryKind, Unread};
use crate::check::{self, Report};
use crate::embedded;
use crate::error::{Error, Exit, Usage};
use crate::place::Place;
use crate::screen::Format;
use crate::words::Messages;

pub(super) static CHECK: Verb = Verb {
    name: "check",
    about: Messages::check_about,
    description: Messages::check_description,
    examples: &[
        ("apicat check catalogue", Messages::check_example),
        (
            "apicat check catalogue/api/api-geo.md",
            Messages::check_file_example,
        ),
        ("apicat check --json", Messages::findings_example),
        ("apicat check --score catalogue", Messages::score_example),
    ],
    asks_the_catalogue: true,
    arguments,
    answer: check,
};

fn arguments(command: Command, m: Messages) -> Command {
    command
        .override_usage(format!(
            "apicat check [{}]… [{}]",
            m.value_path(),
            m.options_placeholder()
        ))
        .arg(
            arguments::directory(m)
                .value_name(m.value_path())
                .value_hint(ValueHint::AnyPath)
                .help(m.directory_argument())
                .num_args(0..),
        )
        .arg(flag("strict", m).help(m.strict()))
        .arg(
            flag("score", m)
                .help(m.score_option())
                .conflicts_with("strict"),
        )
        .arg(format_option(m).help(m.check_format_option()).value_parser(
            PossibleValuesParser::new(Format::OF_CHECK.map(Format::name)),
        ))
}

/// What is wrong in the catalogues and files named, else in those of every command,
/// each by itself but for links.
fn check<'s>(session: &'s Session<'s>, typed: &ArgMatches) -> Result<Answer<'s>, Error> {
    let named = paths(typed, "DIR");
    let named: Vec<Place> = named.iter().map(|path| Place::of(path)).collect();
    let places = match named.is_empty() {
        true => &session.places,
        false => &named,
    };
    let is_score = typed.get_flag("score");
    refuse_format(typed, is_score)?;
    if is_score {
        return score::score(session, places);
    }
    let reports = places.iter().map(|place| match place {
        Place::Embedded => {
            let (files, beside) = (embedded::files(), embedded::side_files());
            Ok(judged(session, &files, &beside))
        }
        Place::Path(path) if is_archive(path) => of_archive(session, path),
        Place::Path(path) if path.is_file() => of_file(session, path),
        Place::Path(path) => of_directory(session, path),
    });
    let reports = reports.collect::<Result<Vec<Report>, Error>>()?;
    let mut report = Report {
        files: reports.iter().map(|report| report.files).sum(),
        diagnostics: reports
            .into_iter()
            .flat_map(|report| report.diagnostics)
            .collect(),
    };
    if session.places.len() > 1
        && let Ok(whole) = session.whole()
    {
        report.forgive_links_across(whole);
    }
    let errors = report.count(Severity::Error);
    let is_faulty = errors > 0 || (typed.get_flag("strict") && !report.diagnostics.is_empty());
    let exit = if is_faulty { Exit::Faults } else { Exit::Found };
    let m = session.messages();
    Ok(Answer::of(Checked { report, m }).with_exit(exit))
}

fn of_directory(session: &Session<'_>, directory: &Path) -> Result<Report, Error> {
    let files = directory::files(directory, session.most_bytes)
        .map_err(|refusal| Error::of_directory(directory, refusal))?;
    if !files.iter().any(Unread::is_entry) {
        let path = directory.to_owned();
        return Err(Error::EmptyCatalogue { path });
    }
    let beside = SideFiles::of_directory(directory);
    Ok(judged(session, &files, &beside))
}

fn judged(session: &Session<'_>, files: &[Unread], beside: &SideFiles) -> Report {
    session.terminal.count(Messages::files_read, |progress| {
        check::check(files, beside, session.today, progress)
    })
}

fn is_archive(path: &Path) -> bool {
    path.is_file() && archive::is_archive(path)
}

/// What is wrong in the files of an archive.
fn of_archive(session: &Session<'_>, path: &Path) -> Result<Report, Error> {
    let open = opened(path)?;
    let files = open.catalogue.archived_files();
    let report = judged(session, &files, &open.catalogue.archived_side_files());
    match open.archive.fault() {
        None => Ok(report),
        Some(fault) => Err(Error::UnusableArchive {
            path: path.to_owned(),
            fault: fault.clone(),
        }),
    }
}

/// Refuses a format that the answer does not have.
fn refuse_format(typed: &ArgMatches, is_score: bool) -> Result<(), Error> {
    let known: &[Format] = match is_score {
        true => &Format::ALL,
        false => &Format::OF_FINDINGS,
    };
    match format(typed).filter(|format| !known.contains(format)) {
        None => Ok(()),
        Some(format) => {
            let usage = Usage::InvalidValue {
                typed: format.name().to_owned(),
                option: "--format".to_owned(),
                near: Vec::new(),
                known: known
                    .iter()
                    .map(|format| format.name().to_owned())
                    .collect(),
            };
            Err(refused(usage, &CHECK))
        }
    }
}

/// What is wrong in a file, judged as a part of the catalogue around it.
fn of_file(session: &Session<'_>, file: &Path) -> Result<Report, Error> {
    let (root, path) = around(file)?;
    let mut report = of_directory(session, &root)?;
    let path = clean_line(&path.to_string_lossy());
    report.diagnostics.retain(|found| found.file == path);
    for found in &mut report.diagnostics {
        found.file = clean_line(&file.to_string_lossy());
    }
    report.files = 1;
    Ok(report)
}

/// The directory of the catalogue around a file, and the path of the file in it.
fn around(file: &Path) -> Result<(PathBuf, PathBuf), Error> {
    let folder = file
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    let refused = |error: io::Error| Error::of_directory(folder, error.into());
    let whole = fs::canonicalize(folder).map_err(refused)?;
    let is_part = EntryKind::ALL
        .iter()
        .any(|kind| whole.ends_with(kind.folder()));
    let root = whole.parent().filter(|_| is_part).unwrap_or(&whole);
    let path = whole.join(file.file_name().unwrap_or_default());
    Ok((root.to_owned(), path))
}

struct Checked {
    report: Report,
    m: Messages,
}

impl Forms for Checked {
    fn page(&self, _: View) -> Result<Page, Error> {
        let Self { report, m } = self;
        let (errors, warnings) = counts(report);
        Ok(Page::Diagnostics {
            diagnostics: report.diagnostics.clone(),
            foot: m.check_summary(report.files, errors, warnings),
        })
    }

    fn document(&self) -> Result<Option<Value>, Error> {
        let Self { report, m } = self;
        let (errors, warnings) = counts(report);
        let findings = report.diagnostics.iter();
        let document = serde_json::to_value(ReportDocument {
            files: report.files,
            errors,
            warnings,
            findings: findings
                .map(|found| DiagnosticDocument::of(found, *m))
                .collect(),
        });
        Ok(Some(document.map_err(std::io::Error::from)?))
    }
}

fn counts(report: &Report) -> (usize, usize) {
    let count = |severity| report.count(severity);
    (count(Severity::Error), count(Severity::Warning))
}

/// The document of `check --json`.
#[derive(Serialize)]
struct ReportDocument {
    files: usize,
    errors: usize,
    warnings: usize,
    findings: Vec<DiagnosticDocument>,
}

#[derive(Serialize)]
struct DiagnosticDocument {
    file: String,
    line: Option<usize>,
    column: Option<usize>,
    severity: &'static str,
    kind: &'static str,
    message: String,
    expected: Option<String>,
    help: Option<String>,
}

impl DiagnosticDocument {
    fn of(diagnostic: &Diagnostic, m: Messages) -> Self {
        let (at, lint) = (diagnostic.position(), &diagnostic.lint);
        Self {
            file: diagnostic.file.clone(),
            line: at.map(|at| at.line),
            column: at.map(|at| at.column),
            severity: diagnostic.severity().name(),
            kind: lint.name(),
            message: m.lint(lint),
            expected: m.lint_expected(lint),
            help: m.lint_help(lint),
        }
    }
}
