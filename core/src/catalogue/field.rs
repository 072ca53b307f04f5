//! The fields of an entry that a search weights apart.

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SearchField {
    Title,
    Needs,
    Slug,
    Keywords,
    Tagline,
    Producer,
    Partners,
    Themes,
    Headings,
    Introduction,
    Body,
    Operations,
    Access,
    /// A guide that names the API; no part of its entry.
    Guide,
}

impl SearchField {
    /// Those of an entry, the most telling first: the order of snippets.
    pub(crate) const ALL: [Self; 13] = [
        Self::Title,
        Self::Needs,
        Self::Slug,
        Self::Keywords,
        Self::Tagline,
        Self::Producer,
        Self::Partners,
        Self::Themes,
        Self::Headings,
        Self::Introduction,
        Self::Body,
        Self::Operations,
        Self::Access,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Needs => "needs",
            Self::Slug => "slug",
            Self::Keywords => "keywords",
            Self::Tagline => "tagline",
            Self::Producer => "producer",
            Self::Partners => "partners",
            Self::Themes => "themes",
            Self::Headings => "headings",
            Self::Introduction => "introduction",
            Self::Body => "body",
            Self::Operations => "operations",
            Self::Access => "access",
            Self::Guide => "guide",
        }
    }
}
