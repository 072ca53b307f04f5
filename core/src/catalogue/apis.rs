//! The APIs of a catalogue: in memory, or read of an archive where they are asked
//! for.

use std::borrow::Cow;
use std::sync::{Arc, LazyLock, OnceLock};

use super::api::Api;
use super::text::List;
use crate::archive::{Archive, Extent, Names, Section};

/// In the order of their titles.
#[derive(Debug)]
pub(super) enum Apis {
    Held(List<Api>),
    Archived(Box<Archived>),
}

#[derive(Debug)]
pub(super) struct Archived {
    pub(super) archive: Arc<Archive>,
    pub(super) names: Names,
    /// By number, those that were asked for alone.
    single: Vec<OnceLock<Box<Api>>>,
    all: OnceLock<Vec<Api>>,
}

/// In place of one that cannot be read: the archive notes its fault, and no answer
/// is given.
static NONE: LazyLock<Api> = LazyLock::new(Api::default);

/// From this part of all on, all are read at once.
const MANY: usize = 4;

impl Default for Apis {
    fn default() -> Self {
        Self::Held(Cow::Owned(Vec::new()))
    }
}

impl Apis {
    pub(super) fn archived(archive: Arc<Archive>, names: Names) -> Self {
        let single = names.heads.iter().map(|_| OnceLock::new()).collect();
        Self::Archived(Box::new(Archived {
            archive,
            names,
            single,
            all: OnceLock::new(),
        }))
    }

    pub(super) fn len(&self) -> usize {
        match self {
            Self::Held(apis) => apis.len(),
            Self::Archived(archived) => archived.names.heads.len(),
        }
    }

    pub(super) fn all(&self) -> &[Api] {
        match self {
            Self::Held(apis) => apis,
            Self::Archived(archived) => archived.all(),
        }
    }

    pub(super) fn at(&self, number: usize) -> &Api {
        match self {
            Self::Held(apis) => &apis[number],
            Self::Archived(archived) => archived.at(number),
        }
    }

    /// Those of some numbers: where they are many, all are read.
    pub(super) fn several(&self, numbers: &[u32]) -> Vec<&Api> {
        if numbers.len() >= self.len() / MANY {
            self.all();
        }
        let numbers = numbers.iter();
        numbers.map(|number| self.at(*number as usize)).collect()
    }

    pub(super) fn id(&self, number: usize) -> &str {
        match self {
            Self::Held(apis) => &apis[number].id,
            Self::Archived(archived) => archived.names.ids.get(number),
        }
    }

    pub(super) fn title(&self, number: usize) -> &str {
        match self {
            Self::Held(apis) => &apis[number].title,
            Self::Archived(archived) => archived.names.titles.get(number),
        }
    }
}

impl Archived {
    fn all(&self) -> &[Api] {
        self.all.get_or_init(|| {
            let heads = &self.names.heads;
            let ends = heads
                .iter()
                .map(|head| head.start.saturating_add(head.length));
            let whole = Extent {
                start: 0,
                length: ends.max().unwrap_or_default(),
            };
            let bytes = self
                .archive
                .bytes(Section::Heads, whole)
                .unwrap_or_default();
            let apis = heads.iter().map_while(|head| {
                let end = head.start.checked_add(head.length)?;
                self.archive
                    .understood(bytes.get(head.start as usize..end as usize)?)
            });
            let apis: Vec<Api> = apis.collect();
            // A part would be a wrong answer.
            if apis.len() == heads.len() {
                apis
            } else {
                Vec::new()
            }
        })
    }

    fn at(&self, number: usize) -> &Api {
        if let Some(api) = self.all.get().and_then(|all| all.get(number)) {
            return api;
        }
        let Some((head, api)) = self.names.heads.get(number).zip(self.single.get(number)) else {
            return &NONE;
        };
        api.get_or_init(|| {
            let api = self.archive.value(Section::Heads, *head);
            Box::new(api.unwrap_or_default())
        })
    }
}
