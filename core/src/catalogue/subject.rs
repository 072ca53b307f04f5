//! What a page can be about.

use super::api::Api;
use super::guide::Guide;
use super::producer::Producer;
use super::source::EntryKind;

/// What has a file with a text of its own.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Subject<'a> {
    Api(&'a Api),
    Guide(&'a Guide),
    Body(&'a Producer),
}

impl<'a> Subject<'a> {
    /// The slug: several kinds may have the same.
    pub fn id(self) -> &'a str {
        match self {
            Self::Api(api) => &api.id,
            Self::Guide(guide) => &guide.id,
            Self::Body(body) => &body.id,
        }
    }

    pub fn title(self) -> &'a str {
        match self {
            Self::Api(api) => &api.title,
            Self::Guide(guide) => &guide.title,
            Self::Body(body) => &body.name,
        }
    }

    /// All that it is called.
    pub(crate) fn titles(self) -> Vec<&'a str> {
        match self {
            Self::Api(api) => [&*api.title].into_iter().chain(api.short_title()).collect(),
            Self::Guide(guide) => vec![&guide.title],
            Self::Body(body) => {
                let acronyms = body.acronym.iter();
                let acronyms = acronyms.flat_map(|acronym| acronym.split(['/', '&']));
                [&*body.name].into_iter().chain(acronyms).collect()
            }
        }
    }

    pub fn api(self) -> Option<&'a Api> {
        match self {
            Self::Api(api) => Some(api),
            Self::Guide(_) | Self::Body(_) => None,
        }
    }

    pub(crate) fn kind(self) -> EntryKind {
        match self {
            Self::Api(_) => EntryKind::Api,
            Self::Guide(_) => EntryKind::Guide,
            Self::Body(_) => EntryKind::Producer,
        }
    }

    /// The word of JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Api(_) => "api",
            Self::Guide(_) => "guide",
            Self::Body(_) => "body",
        }
    }
}
