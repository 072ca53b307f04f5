//! How much a field weighs, and how much it says.

use crate::catalogue::field::SearchField;

/// What names an API weighs most; access rules, which are much the same in many
/// entries, least.
pub(super) fn field_weight(field: SearchField) -> f64 {
    match field {
        SearchField::Title => 6.0,
        SearchField::Slug | SearchField::Keywords => 4.0,
        SearchField::Tagline => 3.0,
        SearchField::Needs => 3.0,
        SearchField::Producer => 2.0,
        SearchField::Partners
        | SearchField::Themes
        | SearchField::Headings
        | SearchField::Introduction => 1.5,
        SearchField::Body => 1.0,
        SearchField::Operations => 0.8,
        SearchField::Access => 0.3,
        SearchField::Guide => 0.0,
    }
}

/// How much it says of what an entry is about that a field has a word, from 0 to
/// 1: access rules are of who may use an API.
pub(super) fn evidence(field: SearchField) -> f64 {
    match field {
        SearchField::Title | SearchField::Slug | SearchField::Keywords | SearchField::Tagline => {
            1.0
        }
        SearchField::Needs => 0.5,
        SearchField::Producer
        | SearchField::Partners
        | SearchField::Themes
        | SearchField::Headings
        | SearchField::Introduction => 0.9,
        SearchField::Body => 0.6,
        SearchField::Operations => 0.5,
        SearchField::Access => 0.45,
        SearchField::Guide => 0.0,
    }
}
