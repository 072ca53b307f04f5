//! Choosing among the entries of a catalogue: by name, by criteria, by words.
//! Pure.

mod abbreviation;
mod filter;
mod index;
mod indexing;
mod near;
mod prose;
mod query;
mod rank;
mod resolve;
mod snippet;
mod strings;
#[cfg(test)]
mod tests;
mod thesaurus;
mod words;

pub use filter::{Filter, Sort, names_somebody};
pub use index::Index;
pub use near::nearest_word;
pub use prose::Prose;
pub use query::Correction;
pub use rank::{Hit, Results};
pub use resolve::{Resolution, nearest, resolve};
pub use snippet::Excerpt;
pub use strings::Strings;
pub use thesaurus::Thesaurus;

use crate::catalogue::Catalogue;

/// What searches a catalogue.
#[derive(Debug, Clone, Copy)]
pub struct Engine<'a> {
    /// What is searched.
    pub catalogue: &'a Catalogue,
    /// Its index.
    pub index: &'a Index,
    /// The plain text of its entries; where there is none, it is read from the
    /// Markdown of those that are shown.
    pub prose: Option<&'a Prose>,
    /// What says the same in other words.
    pub thesaurus: &'a Thesaurus,
}

impl<'a> Engine<'a> {
    /// What answers a query, the best first.
    pub fn search(&self, text: &str) -> Results<'a> {
        rank::search(self, text)
    }

    /// The best reasons for which each of some hits was found, `most` at most.
    pub fn excerpts(&self, hits: &[Hit<'_>], most: usize) -> Vec<Vec<Excerpt>> {
        snippet::excerpts(self, hits, most)
    }
}

/// What a search of a catalogue takes, as constants: what a build script makes
/// of it.
#[derive(Debug)]
#[cfg_attr(feature = "bake", derive(databake::Bake))]
#[cfg_attr(feature = "bake", databake(path = apicat_core::find))]
pub struct CompiledSearch {
    /// The index of the entries.
    pub index: Index,
    /// Their plain text.
    pub prose: Prose,
    /// The thesaurus.
    pub thesaurus: Thesaurus,
}
