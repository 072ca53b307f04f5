//! Guides: a task, and the APIs that serve it.

use super::date::Date;
use super::keys::{Key, Keyed, Kind, always, maybe};
use super::status::Lifecycle;
use super::text::{List, Text};
use serde::{Deserialize, Serialize};

/// A use case: what to do, with which APIs. The body stays in its file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guide {
    /// The slug: the name of the file without `.md`.
    pub id: Text,
    pub title: Text,
    pub tagline: Text,
    /// For whom it is: names of profiles.
    pub profiles: List<Text>,
    /// The APIs, in the order of use: slugs, or titles in files of the former
    /// site.
    pub apis: List<Text>,
    /// What people want who should find it, in their words.
    pub needs: List<Text>,
    /// When it was made at the source.
    pub created: Option<Date>,
    /// When its text last changed at the source.
    pub changed: Option<Date>,
    pub lifecycle: Lifecycle,
    /// `false` for one that is not to be shown.
    pub publish: Option<Text>,
}

impl Guide {
    pub(super) fn is_published(&self) -> bool {
        let said = self.publish.as_deref().unwrap_or_default();
        !["false", "no"]
            .iter()
            .any(|no| said.eq_ignore_ascii_case(no))
    }
}

/// The keys of `guides/SLUG.md`; it may have others.
pub(crate) static GUIDE: [Key<Guide>; 12] = [
    Key::required("title", Kind::Line(always!(title))),
    Key::new("tagline", Kind::Line(always!(tagline))),
    Key::new("for", Kind::Texts(always!(profiles))),
    Key::<Guide>::new("apis", Kind::Texts(always!(apis))).met_as("api"),
    Key::new("needs", Kind::Texts(always!(needs))),
    Key::new("entry_created", Kind::Day(maybe!(created))),
    Key::new("entry_changed", Kind::Day(maybe!(changed))),
    Key::new("status", Kind::Status(maybe!(lifecycle.status))),
    Key::new("status_date", Kind::Day(maybe!(lifecycle.date))),
    Key::new("status_source", Kind::Line(maybe!(lifecycle.source))),
    Key::new("replaced_by", Kind::Line(maybe!(lifecycle.replaced_by))),
    Key::new("publish", Kind::Line(maybe!(publish))),
];

impl Keyed for Guide {
    fn keys() -> impl Iterator<Item = &'static Key<Self>> {
        GUIDE.iter()
    }
}
