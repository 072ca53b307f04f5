//! The bodies that produce APIs.

use super::keys::{Key, Keyed, Kind, always, maybe};
use super::text::Text;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Producer {
    /// The slug by which entries name it.
    pub id: Text,
    pub name: Text,
    /// The acronym it is known by.
    pub acronym: Option<Text>,
}

impl Producer {
    /// A body that has no file of its own is known by its slug alone.
    pub(crate) fn unknown(id: &str) -> Self {
        Self {
            id: Text::Owned(id.to_owned()),
            name: Text::Owned(id.to_owned()),
            acronym: None,
        }
    }

    /// The acronym where there is one, else the name.
    pub fn short_name(&self) -> &Text {
        self.acronym.as_ref().unwrap_or(&self.name)
    }
}

/// The keys of `producteurs/SLUG.md`; it may have others.
pub(crate) static PRODUCER: [Key<Producer>; 2] = [
    Key::required("name", Kind::Line(always!(name))),
    Key::new("acronym", Kind::Line(maybe!(acronym))),
];

impl Keyed for Producer {
    fn keys() -> impl Iterator<Item = &'static Key<Self>> {
        PRODUCER.iter()
    }
}
