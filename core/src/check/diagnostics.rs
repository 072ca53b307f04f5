//! The diagnostics of one file, being collected.

use crate::catalogue::diagnostic::{Diagnostic, Place, Severity};
use crate::catalogue::lint::Lint;

/// Most diagnostics of one file that are shown: nobody reads more at once. The
/// others are counted.
const MOST: usize = 100;

pub(super) struct Diagnostics {
    file: String,
    may_be_quoted: bool,
    shown: Vec<Diagnostic>,
    more_errors: usize,
    more_warnings: usize,
}

impl Diagnostics {
    /// Those of `file`, with lines of it where it `may_be_quoted`.
    pub(super) fn new(file: String, may_be_quoted: bool) -> Self {
        Self {
            file,
            may_be_quoted,
            shown: Vec::new(),
            more_errors: 0,
            more_warnings: 0,
        }
    }

    /// Adds what is wrong and where `place` finds it.
    pub(super) fn add(&mut self, lint: Lint, place: impl FnOnce() -> Option<Place>) {
        let severity = lint.severity();
        self.add_with(|| lint, severity, place);
    }

    /// As [`Diagnostics::add`] for what takes time to say: it is not asked for
    /// once there are enough.
    pub(super) fn add_with(
        &mut self,
        lint: impl FnOnce() -> Lint,
        severity: Severity,
        place: impl FnOnce() -> Option<Place>,
    ) {
        if self.shown.len() < MOST {
            let place = place().map(|place| match self.may_be_quoted {
                true => place,
                false => place.at.into(),
            });
            self.shown.push(Diagnostic {
                file: self.file.clone(),
                place,
                lint: lint(),
            });
        } else if severity == Severity::Error {
            self.more_errors += 1;
        } else {
            self.more_warnings += 1;
        }
    }

    /// From the beginning of the file to its end.
    pub(super) fn sorted(self) -> impl Iterator<Item = Diagnostic> {
        let mut shown = self.shown;
        shown.sort_by_key(Diagnostic::position);
        let (errors, warnings) = (self.more_errors, self.more_warnings);
        let more = (errors + warnings > 0).then_some(Diagnostic {
            file: self.file,
            place: None,
            lint: Lint::More { errors, warnings },
        });
        shown.into_iter().chain(more)
    }
}
