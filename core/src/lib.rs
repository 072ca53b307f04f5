//! The data of `apicat`, apart from the terminal: a catalogue is read
//! ([`catalogue`]) and checked ([`check`]), entries are chosen among
//! ([`find`]), and their Markdown becomes a page of blocks ([`markdown`],
//! [`page`]). Nothing here knows the command line, a colour or a width.
//!
//! It is a crate of its own because two programs use it: `apicat`, which reads
//! the directory that one names, and the build script of `apicat`, which reads,
//! checks and indexes the catalogue that is compiled into it.

pub mod catalogue;
pub mod check;
pub mod find;
pub mod invocation;
pub mod markdown;
pub mod messages;
pub mod page;
mod parallel;
