//! Who may call an API at all.

use serde::{Serialize, Serializer};

/// How open an API is: the `is_open` of its file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Openness {
    /// Open to all, without a request.
    Open,
    /// An account is needed; anyone may have one.
    Account,
    /// A request for habilitation must be granted.
    #[default]
    Restricted,
}

impl Serialize for Openness {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl Openness {
    /// The most open first.
    pub const ALL: [Self; 3] = [Self::Open, Self::Account, Self::Restricted];

    /// The number of the file format.
    pub(super) fn code(self) -> i64 {
        match self {
            Self::Open => 1,
            Self::Account => 0,
            Self::Restricted => -1,
        }
    }

    /// From the number of the file format.
    pub(crate) fn from_code(code: i64) -> Option<Self> {
        let mut all = Self::ALL.into_iter();
        all.find(|openness| openness.code() == code)
    }

    /// Its value on the command line and in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Account => "account",
            Self::Restricted => "restricted",
        }
    }

    /// Other words for it, in folded form.
    pub fn aliases(self) -> &'static [&'static str] {
        match self {
            Self::Open => &["libre", "ouvert", "ouverte"],
            Self::Account => &["compte", "avec un compte", "with an account"],
            Self::Restricted => &[
                "habilitation",
                "restreint",
                "restreinte",
                "sur habilitation",
                "on request",
            ],
        }
    }
}
