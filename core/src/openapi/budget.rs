//! How much of a document is followed: a few references can stand for more than
//! any memory holds.

/// Most fields of one shape.
const MOST_FIELDS: usize = 20_000;

/// How much more of a document may be followed.
#[derive(Clone, Copy, Default)]
pub(super) struct Budget {
    /// Values that are looked at.
    steps: usize,
    /// Bytes of the names and paths that are kept.
    bytes: usize,
    fields: usize,
}

impl Budget {
    /// Of the names, tags and parameters of all operations. It is apart from that of
    /// fields, so that these take nothing of it; real documents need a tenth.
    pub(super) fn of_heads() -> Self {
        Self {
            steps: 1_000_000,
            bytes: 64 * 1024 * 1024,
            fields: 0,
        }
    }

    /// Of all bodies and answers.
    pub(super) fn of_shapes() -> Self {
        Self {
            steps: 2_000_000,
            bytes: 48 * 1024 * 1024,
            fields: 120_000,
        }
    }

    /// What each of so many may take.
    pub(super) fn share(self, among: usize) -> Self {
        let among = among.max(1);
        Self {
            steps: self.steps / among,
            bytes: self.bytes / among,
            fields: self.fields / among,
        }
    }

    /// With what is kept given back; what was looked at is spent.
    pub(super) fn with_kept(self, kept: Self) -> Self {
        Self {
            steps: self.steps,
            bytes: self.bytes + kept.bytes,
            fields: self.fields + kept.fields,
        }
    }

    /// What is missing of it in `rest`.
    pub(super) fn spent(self, rest: Self) -> Self {
        Self {
            steps: self.steps - rest.steps,
            bytes: self.bytes - rest.bytes,
            fields: self.fields - rest.fields,
        }
    }

    /// Takes away the steps of an attempt of which nothing else is kept.
    pub(super) fn spend_steps(&mut self, spent: Self) {
        self.steps = self.steps.saturating_sub(spent.steps);
    }

    /// Takes away what an attempt keeps.
    pub(super) fn keep(&mut self, kept: Self) {
        self.bytes = self.bytes.saturating_sub(kept.bytes);
        self.fields = self.fields.saturating_sub(kept.fields);
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

    /// Most fields of a body or an answer.
    pub(super) fn most_fields(self) -> usize {
        self.fields.min(MOST_FIELDS)
    }
}
