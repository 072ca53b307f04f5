//! Choosing among the entries of a catalogue: by name, by criteria, by words.
//! Pure.

mod abbreviation;
mod filter;
mod index;
mod near;
mod query;
mod rank;
mod resolve;
mod snippet;
#[cfg(test)]
mod tests;
mod thesaurus;
mod words;

pub use filter::{Filter, Sort, names_somebody};
pub use index::Index;
pub use near::nearest_word;
pub use query::Correction;
pub use rank::{Hit, Results, search};
pub use resolve::{Resolution, nearest, resolve};
pub use snippet::{Excerpt, excerpts};
pub use thesaurus::Thesaurus;
