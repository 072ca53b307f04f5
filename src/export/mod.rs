//! APIs as records: the shapes of JSON answers, the fields that can be asked for
//! one by one, each with its cells for programs and for people, and the formats of
//! rows.

mod cells;
mod field;
mod record;
mod row;
pub(crate) mod shape;

pub use cells::{fact, marked};
pub use field::{ALL, FIELDS, Field, Fields, Source, UnknownField, names};
pub use record::{Found, Record};
