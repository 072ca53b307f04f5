//! The profiles of `--who`, which every API can be asked about.

/// What one asks as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Profile {
    /// A private person.
    Particulier,
    /// A company.
    Entreprise,
    Association,
    /// A body of the State, or entrusted with its missions.
    Administration,
    /// A local authority.
    Collectivite,
    /// A software publisher.
    Editeur,
}

impl Profile {
    /// In the order in which they are listed.
    pub const ALL: [Self; 6] = [
        Self::Particulier,
        Self::Entreprise,
        Self::Association,
        Self::Administration,
        Self::Collectivite,
        Self::Editeur,
    ];

    /// The word of the command line and of JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Particulier => "particulier",
            Self::Entreprise => "entreprise",
            Self::Association => "association",
            Self::Administration => "administration",
            Self::Collectivite => "collectivite",
            Self::Editeur => "editeur",
        }
    }

    /// The profile that includes it by law: a local authority is among the
    /// administrations (code des relations entre le public et l'administration,
    /// art. L100-3), a publisher is a company.
    pub(crate) fn wider(self) -> Option<Self> {
        match self {
            Self::Collectivite => Some(Self::Administration),
            Self::Editeur => Some(Self::Entreprise),
            Self::Particulier | Self::Entreprise | Self::Association | Self::Administration => None,
        }
    }
}
