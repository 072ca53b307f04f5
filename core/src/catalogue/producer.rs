//! The bodies that produce APIs.

use super::clean::clean_line;
use super::problem::Problem;
use super::raw::RawProducer;
use super::text::Text;

/// A producing body.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake))]
#[cfg_attr(feature = "bake", databake(path = apicat_core::catalogue::producer))]
pub struct Producer {
    /// The slug by which entries name it.
    pub id: Text,
    /// Its full name.
    pub name: Text,
    /// The acronym it is known by.
    pub acronym: Option<Text>,
}

impl Producer {
    /// A body that has no file of its own is known by its slug alone.
    pub fn unknown(id: &str) -> Self {
        Self {
            id: Text::Owned(id.to_owned()),
            name: Text::Owned(id.to_owned()),
            acronym: None,
        }
    }

    /// The meaning of `raw`.
    ///
    /// # Errors
    /// The name is missing.
    pub fn from_raw(id: &str, raw: RawProducer) -> Result<Self, Problem> {
        let text = |value: Option<String>| {
            let line = value.map(|value| Text::Owned(clean_line(&value)));
            line.filter(|line| !line.is_empty())
        };
        Ok(Self {
            id: Text::Owned(id.to_owned()),
            name: text(raw.name).ok_or(Problem::MissingKey("name"))?,
            acronym: text(raw.acronym),
        })
    }

    /// The short name: the acronym where there is one.
    pub fn short_name(&self) -> &Text {
        self.acronym.as_ref().unwrap_or(&self.name)
    }
}
