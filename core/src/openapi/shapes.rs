//! The bodies and answers of all operations, none of which takes the room of
//! another.

use super::body::Source;
use super::budget::Budget;
use super::reference::Root;
use super::{Operation, Shape};

/// How many times what is left over is shared out.
const ROUNDS: usize = 4;

/// A body or an answer that is still to be followed, or to be followed further.
pub(super) struct Pending<'d> {
    /// The number of its operation.
    pub(super) operation: usize,
    pub(super) source: Source<'d>,
    pub(super) is_answer: bool,
    /// What its fields take so far.
    pub(super) kept: Budget,
}

/// Follows the bodies and answers: each gets an equal share, and those that it
/// cuts share what the others left.
pub(super) fn fill<'d>(root: Root<'d>, pending: Vec<Pending<'d>>, operations: &mut [Operation]) {
    let (mut budget, mut pending) = (Budget::of_shapes(), pending);
    for _ in 0..ROUNDS {
        let share = budget.share(pending.len());
        pending.retain_mut(|one| !one.read(root, share, &mut budget, operations));
    }
}

impl<'d> Pending<'d> {
    /// Whether all fields are read with a share of what is left.
    fn read(
        &mut self,
        root: Root<'d>,
        share: Budget,
        budget: &mut Budget,
        operations: &mut [Operation],
    ) -> bool {
        let before = share.with_kept(self.kept);
        let mut rest = before;
        let mut shape = self.source.read(root, &mut rest);
        if self.is_answer {
            // What has to be there is of interest to those who write it.
            let fields = shape.fields.iter_mut();
            fields.for_each(|field| field.is_required = false);
        }
        let spent = before.spent(rest);
        budget.spend_steps(spent);
        let is_whole = !shape.is_cut;
        let Some(operation) = operations.get_mut(self.operation) else {
            return true;
        };
        let into = match self.is_answer {
            true => &mut operation.answer,
            false => &mut operation.body,
        };
        let count = |shape: &Shape| shape.fields.len();
        // With few steps left, less may be read than before.
        if is_whole || into.as_ref().is_none_or(|had| count(had) < count(&shape)) {
            *into = Some(shape);
            *budget = budget.with_kept(self.kept);
            budget.keep(spent);
            self.kept = spent;
        }
        is_whole
    }
}
