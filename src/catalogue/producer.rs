//! The bodies that produce APIs.

use super::clean::clean_line;
use super::problem::Problem;
use super::raw::RawProducer;

/// A producing body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Producer {
    /// The slug by which entries name it.
    pub id: String,
    /// Its full name.
    pub name: String,
    /// The acronym it is known by.
    pub acronym: Option<String>,
}

impl Producer {
    /// A body that has no file of its own is known by its slug alone.
    pub fn unknown(id: &str) -> Self {
        Self {
            id: id.to_owned(),
            name: id.to_owned(),
            acronym: None,
        }
    }

    /// The meaning of `raw`.
    ///
    /// # Errors
    /// The name is missing.
    pub fn from_raw(id: &str, raw: RawProducer) -> Result<Self, Problem> {
        let text = |value: Option<String>| value.map(|v| clean_line(&v)).filter(|v| !v.is_empty());
        Ok(Self {
            id: id.to_owned(),
            name: text(raw.name).ok_or(Problem::MissingKey("name"))?,
            acronym: text(raw.acronym),
        })
    }

    /// The short name: the acronym where there is one.
    pub fn short_name(&self) -> &str {
        self.acronym.as_deref().unwrap_or(&self.name)
    }
}
