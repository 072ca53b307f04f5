//! `apicat check`: what is wrong in a catalogue directory.

use std::path::Path;

use serde::Serialize;

use crate::catalogue::directory;
use crate::catalogue::fault::Severity;
use crate::catalogue::source::Unread;
use crate::check::{self, Finding, Report};
use crate::embedded;
use crate::error::{Error, Exit};
use crate::messages::{Messages, Remark};
use crate::terminal::{Diagnostic, Excerpt, Gravity, Terminal};

/// Writes what is wrong in `directory`, of which at most `most_bytes` are read,
/// or in the embedded catalogue.
///
/// # Errors
/// The directory cannot be read, or writing failed.
pub fn check(
    directory: Option<&Path>,
    most_bytes: u64,
    strict: bool,
    json: bool,
    terminal: &Terminal,
) -> Result<Exit, Error> {
    let files = match directory {
        None => embedded::files(),
        Some(directory) => directory::files(directory, most_bytes)
            .map_err(|refusal| Error::of_directory(directory, refusal))?,
    };
    if let Some(directory) = directory
        && !files.iter().any(Unread::is_entry)
    {
        let path = directory.to_owned();
        return Err(Error::EmptyCatalogue { path });
    }
    let report = check::check(&files);
    write(&report, json, terminal)?;
    let errors = report.count(Severity::Error);
    let is_faulty = errors > 0 || (strict && !report.findings.is_empty());
    Ok(if is_faulty { Exit::Faults } else { Exit::Found })
}

fn write(report: &Report, json: bool, terminal: &Terminal) -> Result<(), Error> {
    let m = terminal.messages();
    let (errors, warnings) = (
        report.count(Severity::Error),
        report.count(Severity::Warning),
    );
    if json {
        let findings = report.findings.iter().map(|finding| Found::of(finding, m));
        return terminal.json(&Document {
            files: report.files,
            errors,
            warnings,
            findings: findings.collect(),
        });
    }
    let foot = m.check_summary(report.files, errors, warnings);
    if terminal.is_terminal() && !terminal.is_plain() {
        let diagnostics: Vec<Diagnostic> = report
            .findings
            .iter()
            .map(|finding| diagnostic(finding, m))
            .collect();
        return terminal.diagnostics(&diagnostics, &foot);
    }
    let between = if terminal.is_plain() { ", " } else { " · " };
    let lines: String = report
        .findings
        .iter()
        .map(|finding| line(finding, between, m))
        .collect();
    terminal.write(&lines)?;
    terminal.say(&foot);
    Ok(())
}

/// What a program reads: `file:line:column: severity: what, expected, help`.
fn line(finding: &Finding, between: &str, m: Messages) -> String {
    let Remark {
        title,
        expected,
        help,
    } = m.remark(&finding.fault);
    let expected = expected.map(|expected| m.expected_text(&expected));
    let words = [Some(title), expected, help].into_iter().flatten();
    let words: Vec<String> = words.collect();
    let severity = m.severity(finding.severity());
    format!("{}: {severity}: {}\n", finding.at(), words.join(between))
}

fn diagnostic(finding: &Finding, m: Messages) -> Diagnostic {
    let severity = finding.severity();
    let Remark {
        title,
        expected,
        help,
    } = m.remark(&finding.fault);
    let place = finding.place.as_ref();
    let excerpt = place.and_then(|place| place.excerpt.as_ref());
    Diagnostic {
        gravity: match severity {
            Severity::Error => Gravity::Error,
            Severity::Warning => Gravity::Warning,
        },
        word: m.severity(severity),
        title,
        file: finding.file.clone(),
        at: place.map(|place| (place.at.line, place.at.column)),
        excerpt: excerpt.map(|excerpt| Excerpt {
            text: excerpt.text.clone(),
            span: excerpt.span.clone(),
            is_whole: excerpt.is_whole,
        }),
        expected,
        help,
    }
}

/// The document of `check --json`.
#[derive(Serialize)]
struct Document {
    files: usize,
    errors: usize,
    warnings: usize,
    findings: Vec<Found>,
}

#[derive(Serialize)]
struct Found {
    file: String,
    line: Option<usize>,
    column: Option<usize>,
    severity: &'static str,
    kind: &'static str,
    message: String,
    expected: Option<String>,
    help: Option<String>,
}

impl Found {
    fn of(finding: &Finding, m: Messages) -> Self {
        let Remark {
            title,
            expected,
            help,
        } = m.remark(&finding.fault);
        let at = finding.place.as_ref().map(|place| place.at);
        Self {
            file: finding.file.clone(),
            line: at.map(|at| at.line),
            column: at.map(|at| at.column),
            severity: finding.severity().name(),
            kind: finding.fault.name(),
            message: title,
            expected,
            help,
        }
    }
}
