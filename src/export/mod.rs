//! APIs as records: the shapes of JSON answers, the fields that can be asked for
//! one by one, each with its cells for programs and for people, and the formats of
//! rows.

mod cells;
mod field;
mod record;
mod row;
pub(crate) mod shape;

pub(crate) use cells::{fact, marked};
pub(crate) use field::{ALL, Fields, Source, UnknownField, names};
pub use field::{FIELDS, Field};
pub(crate) use record::{Found, Record};
