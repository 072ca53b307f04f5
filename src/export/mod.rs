//! What programs are told: the shapes of JSON answers, the fields that can be
//! asked for one by one, and the formats of rows.

mod field;
mod format;
mod record;
mod row;
pub(crate) mod shape;

pub use field::{FIELDS, Field, Fields, UnknownField, marked};
pub use format::{Format, csv};
pub use record::{Found, Record};
