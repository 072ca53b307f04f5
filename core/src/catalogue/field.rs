//! The parts of an entry, as a search tells them apart.

/// A part of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)] // the parts of an entry
pub enum Field {
    Title,
    Slug,
    Keywords,
    Tagline,
    Producer,
    Partners,
    Themes,
    Headings,
    Introduction,
    Body,
    Access,
}

impl Field {
    /// Every field, the one that says most about an entry first.
    pub const ALL: [Self; 11] = [
        Self::Title,
        Self::Slug,
        Self::Keywords,
        Self::Tagline,
        Self::Producer,
        Self::Partners,
        Self::Themes,
        Self::Headings,
        Self::Introduction,
        Self::Body,
        Self::Access,
    ];

    /// The word of JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Slug => "slug",
            Self::Keywords => "keywords",
            Self::Tagline => "tagline",
            Self::Producer => "producer",
            Self::Partners => "partners",
            Self::Themes => "themes",
            Self::Headings => "headings",
            Self::Introduction => "introduction",
            Self::Body => "body",
            Self::Access => "access",
        }
    }
}
