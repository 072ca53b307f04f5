//! The values that a figure can have.

/// From a least to a greatest value, if there is one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range {
    /// The least.
    pub least: f64,
    /// The greatest.
    pub most: Option<f64>,
}

/// Of a share, in percent.
pub(crate) const PERCENT: Range = Range {
    least: 0.0,
    most: Some(100.0),
};

/// Of a count.
pub(crate) const COUNT: Range = Range {
    least: 0.0,
    most: None,
};

impl Range {
    /// Whether a figure can be `number`; it is never what is no number.
    pub(crate) fn contains(self, number: f64) -> bool {
        number.is_finite() && number >= self.least && self.most.is_none_or(|most| number <= most)
    }
}
