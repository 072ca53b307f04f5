//! How much of a document is followed: a few references can stand for more than
//! any memory holds.

/// Most fields of one shape.
const MOST_FIELDS: usize = 20_000;

/// How much more of a document may be followed. Real ones need a tenth at most.
pub(super) struct Budget {
    /// Values that are looked at.
    steps: usize,
    /// Bytes of the names and paths that are kept.
    bytes: usize,
    fields: usize,
    /// How many bodies and answers are still to come.
    shapes: usize,
}

/// Fields that every body and answer to come may have, however many those before
/// it have.
const RESERVED: usize = 60;

impl Budget {
    /// Of a document with so many operations.
    pub(super) fn new(operations: usize) -> Self {
        Self {
            steps: 500_000,
            bytes: 32 * 1024 * 1024,
            fields: 120_000,
            shapes: 2 * operations,
        }
    }

    /// Whether so many more values may be looked at.
    pub(super) fn may_look_at(&mut self, values: usize) -> bool {
        let left = self.steps.checked_sub(values);
        self.steps = left.unwrap_or(0);
        left.is_some()
    }

    /// Whether so many more bytes may be kept.
    pub(super) fn may_keep(&mut self, bytes: usize) -> bool {
        let left = self.bytes.checked_sub(bytes);
        self.bytes = left.unwrap_or(self.bytes);
        left.is_some()
    }

    /// That a body or an answer had so many fields.
    pub(super) fn has_kept(&mut self, fields: usize) {
        self.fields = self.fields.saturating_sub(fields);
    }

    /// Most fields of the next body or answer.
    pub(super) fn next_shape(&mut self) -> usize {
        self.shapes = self.shapes.saturating_sub(1);
        let rest = self.fields.saturating_sub(RESERVED * self.shapes);
        rest.clamp(RESERVED, MOST_FIELDS).min(self.fields)
    }
}
