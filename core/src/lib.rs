//! The data of `apicat`, apart from the terminal: a catalogue is read
//! ([`catalogue`]), from files or from one ([`archive`]), and checked ([`check`]),
//! entries are chosen among ([`find`]), two catalogues are compared ([`diff`]), and the
//! Markdown of entries becomes a page of blocks ([`markdown`], [`page`]); what can be
//! called is read from OpenAPI documents ([`openapi`]), and documents of others become
//! entries ([`import`]). Nothing here reads a command line, or knows a language of the
//! user, a colour or a width: diagnostics and the components of Markdown are values,
//! which the program puts into words.
//!
//! **It is unstable**: it has the version of `apicat`, of which only the command line and
//! its answers keep to semantic versioning, and its interface may change with any.
//!
//! It is a crate of its own because two programs use it: `apicat`, which reads
//! the directory that one names, and the build script of `apicat`, which reads,
//! checks and indexes the catalogue that is compiled into it. The price
//! is that it is compiled twice.

/// Its example compiles.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

pub mod archive;
pub mod catalogue;
pub mod check;
pub mod diff;
pub mod find;
pub mod import;
pub mod markdown;
pub mod openapi;
pub mod page;
mod parallel;

pub use parallel::Progress;
