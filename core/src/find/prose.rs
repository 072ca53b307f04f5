//! The texts of an entry, field by field: what is indexed, and what excerpts
//! are taken from.

use std::borrow::Cow;

use super::strings::Strings;
use crate::catalogue::Catalogue;
use crate::catalogue::api::{Api, MEMBERS};
use crate::catalogue::field::Field;
use crate::markdown::{self, Context};

/// The fields that are written in Markdown.
const WRITTEN: [Field; 4] = [
    Field::Headings,
    Field::Introduction,
    Field::Body,
    Field::Access,
];

/// The plain text of what every entry of a catalogue has in Markdown, so that
/// it need not be read again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake))]
#[cfg_attr(feature = "bake", databake(path = apicat_core::find))]
pub struct Prose {
    /// Entry by entry, the lines of each such field.
    pub texts: Strings,
}

impl Prose {
    /// That of the entries of `catalogue`.
    pub fn new(catalogue: &Catalogue) -> Self {
        let entries = 0..catalogue.apis().len();
        let texts = entries.flat_map(|entry| Texts::read(catalogue, entry).written);
        Self {
            texts: texts.collect(),
        }
    }
}

/// The texts of an entry.
pub(super) struct Texts<'a> {
    catalogue: &'a Catalogue,
    api: &'a Api,
    /// The lines of each field of [`WRITTEN`].
    written: [Cow<'a, str>; WRITTEN.len()],
}

impl<'a> Texts<'a> {
    /// Reads the Markdown of the entry of that number: its own words, and none
    /// that components stand for.
    pub(super) fn read(catalogue: &'a Catalogue, entry: usize) -> Self {
        let api = &catalogue.apis()[entry];
        let context = Context {
            say: &|_| "",
            knows: &|slug| catalogue.api(slug).is_some(),
            request: None,
        };
        let body = catalogue.body_of(entry).unwrap_or_default();
        let page = markdown::parse(&body, &context);
        let introduction = api.introduction.as_deref().unwrap_or_default();
        let introduction = markdown::parse(introduction, &context);
        let mut access = String::new();
        for rule in api.access.iter() {
            for label in rule.labels.iter() {
                access.push_str(label);
                access.push('\n');
            }
            let description = markdown::parse(&rule.description, &context);
            access.push_str(&markdown::plain_text(&description));
        }
        let written = WRITTEN.map(|field| match field {
            Field::Headings => markdown::headings(&page).join("\n"),
            Field::Introduction => markdown::plain_text(&introduction),
            Field::Access => std::mem::take(&mut access),
            _ => markdown::plain_text(&page),
        });
        Self {
            catalogue,
            api,
            written: written.map(Cow::Owned),
        }
    }

    /// The texts of the entry of that number, of which the Markdown was read
    /// before.
    pub(super) fn of(catalogue: &'a Catalogue, entry: usize, prose: &'a Prose) -> Self {
        let mut texts = (entry * WRITTEN.len()..).map(|number| prose.texts.get(number));
        Self {
            catalogue,
            api: &catalogue.apis()[entry],
            written: WRITTEN.map(|_| Cow::Borrowed(texts.next().unwrap_or_default())),
        }
    }

    /// The texts of a field.
    pub(super) fn field(&self, field: Field) -> Vec<&str> {
        let api = self.api;
        match field {
            Field::Slug => vec![api.id.as_ref()],
            Field::Producer => match self.catalogue.known_producer(&api.producer) {
                Some(body) => [Some(&body.name), body.acronym.as_ref()]
                    .into_iter()
                    .flatten()
                    .map(AsRef::as_ref)
                    .collect(),
                None => vec![api.producer.as_ref()],
            },
            Field::Partners => {
                let name = |partner: &'a Cow<'static, str>| {
                    let body = self.catalogue.known_producer(partner);
                    body.map_or(partner.as_ref(), |body| body.name.as_ref())
                };
                api.partners.iter().map(name).collect()
            }
            Field::Headings | Field::Introduction | Field::Body | Field::Access => {
                let at = WRITTEN.iter().position(|written| *written == field);
                let written = at.map_or("", |at| self.written[at].as_ref());
                written.lines().collect()
            }
            _ => {
                let members = MEMBERS.iter();
                let members = members.filter(|member| member.searched == Some(field));
                let said = members.filter_map(|member| member.said(api));
                said.flat_map(|said| said.lines())
                    .map(AsRef::as_ref)
                    .collect()
            }
        }
    }
}
