//! The values that a figure can have.

/// Both ends included.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range {
    pub least: f64,
    pub most: Option<f64>,
}

pub(crate) const PERCENT: Range = Range {
    least: 0.0,
    most: Some(100.0),
};

pub(crate) const COUNT: Range = Range {
    least: 0.0,
    most: None,
};

impl Range {
    /// False for NaN and the infinities.
    pub(crate) fn contains(self, number: f64) -> bool {
        number.is_finite() && number >= self.least && self.most.is_none_or(|most| number <= most)
    }
}
