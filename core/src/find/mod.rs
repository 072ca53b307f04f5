//! Choosing among the entries of a catalogue: by name, by criteria, by words.
//! Pure.

mod abbreviation;
mod elsewhere;
mod facet;
mod filter;
mod index;
mod indexing;
mod near;
mod postings;
mod query;
mod rank;
mod resolve;
mod results;
mod segments;
mod snippet;
mod stored_text;
#[cfg(test)]
mod tests;
mod thesaurus;
mod weights;
mod words;

pub use elsewhere::{Elsewhere, Thing};
pub use facet::{Bucket, Facet};
pub use filter::{Filter, Sort, names_somebody};
pub use index::Index;
pub use near::nearest_word;
pub use resolve::{LONGEST, Resolution, resolve, resolve_page, without_address};
pub use results::{Hit, NearMiss, Results, telling};
pub use segments::Segments;
pub use snippet::Snippet;
pub use stored_text::StoredText;
pub use thesaurus::Thesaurus;

use crate::archive::{Archive, Lazy, Section};
use crate::catalogue::Catalogue;

/// Searches a catalogue.
#[derive(Debug, Clone, Copy)]
pub struct Engine<'a> {
    pub catalogue: &'a Catalogue,
    pub index: &'a Index,
    /// The plain text of its entries, from which snippets are cut; without it,
    /// the Markdown of the hits is parsed.
    pub stored_text: Option<&'a StoredText>,
    /// The synonyms by which queries are expanded.
    pub thesaurus: &'a Thesaurus,
    /// What is looked for in vain.
    pub elsewhere: &'a Elsewhere,
}

impl<'a> Engine<'a> {
    /// Ranks the entries for a query.
    pub fn search(&self, text: &str) -> Results<'a> {
        rank::search(self, text)
    }

    /// Up to `max` snippets of each hit, the most telling field first.
    pub fn snippets(&self, hits: &[Hit], max: usize) -> Vec<Vec<Snippet>> {
        snippet::snippets(self, hits, max)
    }
}

/// What an [`Engine`] needs apart from the catalogue, as it is compiled into the
/// program.
#[derive(Debug)]
pub struct CompiledSearch {
    pub index: Index,
    pub stored_text: StoredText,
    pub thesaurus: Thesaurus,
    elsewhere: Lazy<Elsewhere>,
}

impl CompiledSearch {
    /// Indexes a catalogue.
    pub fn new(catalogue: &Catalogue, thesaurus: Thesaurus, elsewhere: Elsewhere) -> Self {
        Self {
            index: Index::new(catalogue, &|_, _| {}),
            stored_text: StoredText::new(catalogue),
            thesaurus,
            elsewhere: elsewhere.into(),
        }
    }

    /// What the archive in the program has of it.
    pub fn of_archive(archive: &Archive) -> Self {
        Self {
            index: Index::of_archive(archive),
            stored_text: StoredText::of_archive(archive),
            thesaurus: Thesaurus::of_archive(archive),
            elsewhere: Lazy::read(archive.section(Section::Elsewhere)),
        }
    }

    pub fn elsewhere(&self) -> &Elsewhere {
        self.elsewhere.get()
    }
}
