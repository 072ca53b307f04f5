//! `apicat check`: what is wrong in a catalogue directory.

use std::path::Path;

use clap::{ArgMatches, Command};
use serde::Serialize;
use serde_json::Value;

use super::arguments::{self, flag, path};
use super::{Session, Verb};
use crate::answer::{Answer, Forms, Page, View};
use crate::catalogue::diagnostic::{Diagnostic, Severity};
use crate::catalogue::directory;
use crate::catalogue::side_file::SideFiles;
use crate::catalogue::source::Unread;
use crate::check::{self, Report};
use crate::embedded;
use crate::error::{Error, Exit};
use crate::words::Messages;

pub(super) static CHECK: Verb = Verb {
    name: "check",
    about: Messages::check_about,
    description: Messages::check_description,
    examples: &[
        ("apicat check catalogue", Messages::check_example),
        ("apicat check --json", Messages::findings_example),
    ],
    asks_the_catalogue: true,
    arguments,
    answer: check,
};

fn arguments(command: Command, m: Messages) -> Command {
    command
        .override_usage(format!(
            "apicat check [{}] [{}]",
            m.value_directory(),
            m.options_placeholder()
        ))
        .arg(arguments::directory(m).help(m.directory_argument()))
        .arg(flag("strict", m).help(m.strict()))
}

/// What is wrong in the directory named, else in that of every command, else
/// in the embedded catalogue.
fn check<'s>(session: &'s Session<'s>, typed: &ArgMatches) -> Result<Answer<'s>, Error> {
    let named = path(typed, "DIR");
    let (files, beside) = match named.as_deref().or(session.directory) {
        Some(directory) => (
            files(directory, session.most_bytes)?,
            SideFiles::of_directory(directory),
        ),
        None => (embedded::files(), embedded::side_files()),
    };
    let report = check::check(&files, &beside, session.today);
    let errors = report.count(Severity::Error);
    let is_faulty = errors > 0 || (typed.get_flag("strict") && !report.diagnostics.is_empty());
    let exit = if is_faulty { Exit::Faults } else { Exit::Found };
    let m = session.messages();
    Ok(Answer::of(Checked { report, m }).with_exit(exit))
}

/// The files of a directory, of which one at least is an entry.
fn files(directory: &Path, most_bytes: u64) -> Result<Vec<Unread>, Error> {
    let files = directory::files(directory, most_bytes)
        .map_err(|refusal| Error::of_directory(directory, refusal))?;
    if files.iter().any(Unread::is_entry) {
        return Ok(files);
    }
    let path = directory.to_owned();
    Err(Error::EmptyCatalogue { path })
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
