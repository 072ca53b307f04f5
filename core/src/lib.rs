//! The data of `apicat`, apart from the terminal: a catalogue is read
//! ([`catalogue`]) and checked ([`check`]), entries are chosen among
//! ([`find`]), two catalogues are compared ([`diff`]), and the Markdown of entries
//! becomes a page of blocks ([`markdown`], [`page`]); what can be called is read from OpenAPI documents ([`openapi`]). Nothing here reads a command line, or knows a language of the user,
//! a colour or a width: diagnostics and the components of Markdown are values, which
//! the program puts into words.
//!
//! It is a crate of its own because two programs use it: `apicat`, which reads
//! the directory that one names, and the build script of `apicat`, which reads,
//! checks and indexes the catalogue that is compiled into it. The build script
//! asks for the feature `bake`, by which entries and indexes can be written as
//! Rust constants; that is why their fields are public. The price is that this
//! crate is compiled twice.

pub mod catalogue;
pub mod check;
pub mod diff;
pub mod find;
pub mod markdown;
pub mod openapi;
pub mod page;
mod parallel;

pub use parallel::Progress;
