//! What was found wrong, with its place.

use super::place::Place;
use crate::catalogue::fault::{Fault, Severity};
use crate::catalogue::problem;

/// Something found wrong.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The file, cleaned for a terminal.
    pub file: String,
    /// Where in it; none for the file as a whole.
    pub place: Option<Place>,
    /// What is wrong.
    pub fault: Fault,
}

impl Finding {
    /// How grave it is.
    pub fn severity(&self) -> Severity {
        self.fault.severity()
    }

    /// Where it is, as editors take it.
    pub fn at(&self) -> String {
        problem::place(&self.file, self.place.as_ref().map(|place| place.at))
    }
}

/// Most findings of one file that are shown: nobody reads more at once. The
/// others are counted.
const MOST: usize = 100;

/// The findings of one file, being collected.
#[derive(Default)]
pub(super) struct Findings {
    shown: Vec<(Option<Place>, Fault)>,
    more_errors: usize,
    more_warnings: usize,
}

impl Findings {
    /// Adds a fault and where `place` finds it.
    pub(super) fn add(&mut self, fault: Fault, place: impl FnOnce() -> Option<Place>) {
        let severity = fault.severity();
        self.add_with(|| fault, severity, place);
    }

    /// As [`Findings::add`] for a fault that takes time to tell: it is not
    /// asked for once there are enough.
    pub(super) fn add_with(
        &mut self,
        fault: impl FnOnce() -> Fault,
        severity: Severity,
        place: impl FnOnce() -> Option<Place>,
    ) {
        if self.shown.len() < MOST {
            self.shown.push((place(), fault()));
        } else if severity == Severity::Error {
            self.more_errors += 1;
        } else {
            self.more_warnings += 1;
        }
    }

    /// Adds those of another part of the file.
    pub(super) fn append(&mut self, other: Self) {
        for (place, fault) in other.shown {
            self.add(fault, || place);
        }
        self.more_errors += other.more_errors;
        self.more_warnings += other.more_warnings;
    }

    /// The findings of `file`, from its beginning to its end, with lines of it
    /// where it `may_be_quoted`.
    pub(super) fn of_file(
        self,
        file: String,
        may_be_quoted: bool,
    ) -> impl Iterator<Item = Finding> {
        let mut findings = self.shown;
        for (place, _) in findings.iter_mut().filter(|_| !may_be_quoted) {
            if let Some(place) = place {
                place.excerpt = None;
            }
        }
        let position = |place: &Option<Place>| {
            let at = place.as_ref().map(|place| place.at);
            at.map(|at| (at.line, at.column))
        };
        findings.sort_by_key(|(place, _)| position(place));
        let (errors, warnings) = (self.more_errors, self.more_warnings);
        let more = (errors + warnings > 0).then_some((None, Fault::More { errors, warnings }));
        let findings = findings.into_iter().chain(more);
        findings.map(move |(place, fault)| Finding {
            file: file.clone(),
            place,
            fault,
        })
    }
}
