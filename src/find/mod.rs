//! Choosing among the entries of a catalogue: by name, by criteria, by words.
//! Pure.

mod abbreviation;
mod filter;
mod index;
mod rank;
mod resolve;
mod snippet;
mod words;

pub use filter::{Filter, Sort, names_somebody};
pub use index::Index;
pub use rank::{Correction, Hit, Results};
pub use resolve::{Resolution, nearest, resolve};
pub use snippet::{Excerpt, excerpts};
