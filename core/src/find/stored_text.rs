//! The text of an entry, field by field: what is indexed, and what snippets
//! are cut from.

use std::borrow::Cow;

use super::string_table::StringTable;
use crate::catalogue::Catalogue;
use crate::catalogue::api::{Api, MEMBERS};
use crate::catalogue::field::SearchField;
use crate::markdown::{self, Context};

/// The fields that are written in Markdown.
const MARKDOWN_FIELDS: [SearchField; 4] = [
    SearchField::Headings,
    SearchField::Introduction,
    SearchField::Body,
    SearchField::Access,
];

/// The plain text of the Markdown of every entry, stored so that a snippet
/// need not parse it again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake))]
#[cfg_attr(feature = "bake", databake(path = apicat_core::find))]
pub struct StoredText {
    /// By entry and field of Markdown, its lines.
    pub texts: StringTable,
}

impl StoredText {
    /// Parses the Markdown of every entry of `catalogue`.
    pub fn new(catalogue: &Catalogue) -> Self {
        let entries = 0..catalogue.apis().len();
        let texts = entries.flat_map(|entry| EntryText::parse(catalogue, entry).texts);
        Self {
            texts: texts.collect(),
        }
    }
}

/// The text of one entry.
pub(super) struct EntryText<'a> {
    catalogue: &'a Catalogue,
    api: &'a Api,
    /// The lines of each of [`MARKDOWN_FIELDS`], as plain text.
    texts: [Cow<'a, str>; MARKDOWN_FIELDS.len()],
}

impl<'a> EntryText<'a> {
    /// Parses the Markdown of entry number `entry`: its own words, and none that
    /// components stand for.
    pub(super) fn parse(catalogue: &'a Catalogue, entry: usize) -> Self {
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
        let texts = MARKDOWN_FIELDS.map(|field| match field {
            SearchField::Headings => markdown::headings(&page).join("\n"),
            SearchField::Introduction => markdown::plain_text(&introduction),
            SearchField::Access => std::mem::take(&mut access),
            _ => markdown::plain_text(&page),
        });
        Self {
            catalogue,
            api,
            texts: texts.map(Cow::Owned),
        }
    }

    /// The text of entry number `entry`, without parsing it.
    pub(super) fn from_stored(
        catalogue: &'a Catalogue,
        entry: usize,
        stored: &'a StoredText,
    ) -> Self {
        let mut stored = (entry * MARKDOWN_FIELDS.len()..).map(|number| stored.texts.get(number));
        Self {
            catalogue,
            api: &catalogue.apis()[entry],
            texts: MARKDOWN_FIELDS.map(|_| Cow::Borrowed(stored.next().unwrap_or_default())),
        }
    }

    /// The texts of a field: keywords, lines. No phrase spans two of them.
    pub(super) fn field(&self, field: SearchField) -> Vec<&str> {
        let api = self.api;
        match field {
            SearchField::Slug => vec![api.id.as_ref()],
            SearchField::Producer => match self.catalogue.known_producer(&api.producer) {
                Some(body) => [Some(&body.name), body.acronym.as_ref()]
                    .into_iter()
                    .flatten()
                    .map(AsRef::as_ref)
                    .collect(),
                None => vec![api.producer.as_ref()],
            },
            SearchField::Partners => {
                let name = |partner: &'a Cow<'static, str>| {
                    let body = self.catalogue.known_producer(partner);
                    body.map_or(partner.as_ref(), |body| body.name.as_ref())
                };
                api.partners.iter().map(name).collect()
            }
            SearchField::Title
            | SearchField::Keywords
            | SearchField::Tagline
            | SearchField::Themes => {
                let members = MEMBERS.iter();
                let members = members.filter(|member| member.searched == Some(field));
                let said = members.filter_map(|member| member.value(api));
                said.flat_map(|said| said.lines())
                    .map(AsRef::as_ref)
                    .collect()
            }
            SearchField::Headings
            | SearchField::Introduction
            | SearchField::Body
            | SearchField::Access => {
                let at = MARKDOWN_FIELDS.iter().position(|other| *other == field);
                let text = at.map_or("", |at| self.texts[at].as_ref());
                text.lines().collect()
            }
        }
    }
}
