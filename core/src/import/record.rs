//! An entry of a foreign document, in the words of the catalogue, and its files.

use std::collections::HashSet;
use std::path::Path;
use std::rc::Rc;

use serde_json::{Map, Value};

use super::instant::Instant;
use super::prose;
use super::wanted::{self, Columns, Listed, Reach, Wanted};
use crate::catalogue::api::Api;
use crate::catalogue::bounded::FILE_LIMIT;
use crate::catalogue::entry;
use crate::catalogue::file_error::FileError;
use crate::catalogue::fold::{fold, same};
use crate::catalogue::json::Json;
use crate::catalogue::lint::Lint;
use crate::catalogue::openness::Openness;
use crate::catalogue::producer::Producer;
use crate::catalogue::provenance::Provenance;
use crate::catalogue::side_file::Side;
use crate::catalogue::slug;
use crate::catalogue::source::{EntryKind, Source};
use crate::catalogue::text::{List, Text};
use crate::catalogue::write;
use crate::openapi::{Endpoints, file};

/// What every form gives.
#[derive(Debug, Default)]
pub(super) struct Record {
    pub(super) api: Api,
    /// Markdown.
    pub(super) body: String,
    pub(super) producer: Body,
    pub(super) endpoints: Option<Endpoints>,
    /// The list that it is from; none for a document of its own.
    pub(super) list: Option<Rc<Origin>>,
    /// When it last changed.
    pub(super) instant: Option<Instant>,
    /// Those of the table that it is from, of it and of its producing body.
    pub(super) columns: Option<[Rc<Columns>; 2]>,
    /// Whether the list took it from another.
    pub(super) is_harvested: bool,
    /// From what its openness is supposed, where nothing says it.
    pub(super) supposed: Option<&'static str>,
}

/// A list of entries.
#[derive(Debug, Default)]
pub(super) struct Origin {
    pub(super) name: String,
    /// What it says of itself but for its name and its day.
    pub(super) provenance: Provenance,
    /// What else it says.
    pub(super) extra: List<(Text, Json)>,
    /// When it last changed, as far as it says that itself.
    pub(super) changed: Option<Instant>,
}

impl Origin {
    /// The source of a catalogue that is made of it, as it is at a moment.
    pub(super) fn file(&self, instant: Option<Instant>) -> Wanted {
        let provenance = Provenance {
            name: Text::Owned(self.name.clone()),
            state: instant.map(|instant| Text::Owned(instant.day().to_string())),
            ..self.provenance.clone()
        };
        let said = write::mapping(&provenance, &self.extra);
        let text = write::yaml(&said);
        let wanted = Wanted::new(
            Provenance::FILE.to_owned(),
            text.clone(),
            &text,
            Reach::Own(said),
        );
        let listed = Listed {
            list: self.name.clone(),
            id: None,
            body: String::new(),
        };
        wanted.listed(Some(listed)).of(instant)
    }
}

/// A producing body.
#[derive(Debug, Clone)]
pub(super) struct Body {
    pub(super) of: Producer,
    /// What else is said of it.
    pub(super) extra: List<(Text, Json)>,
    /// Whether its name is all that is known of it.
    pub(super) is_name: bool,
}

impl Default for Body {
    fn default() -> Self {
        Self::named(UNSAID)
    }
}

/// From what the openness of an entry is supposed of which a list says nothing.
pub(super) const LIST_IS_SILENT: &str = "la liste ne dit pas qui y a accès";

/// The name of a body that nothing says.
const UNSAID: &str = "Producteur non précisé";

impl Body {
    /// A body that is known by its name alone.
    pub(super) fn named(name: &str) -> Self {
        let id = prose::slug_of(name).unwrap_or_else(|| "producteur".to_owned());
        let name = Text::Owned(name.to_owned());
        Self {
            of: Producer {
                name,
                ..Producer::unknown(&id)
            },
            extra: List::default(),
            is_name: true,
        }
    }
}

/// Which entries are wanted.
#[derive(Debug, Default)]
pub struct Filter {
    /// Only those for which access is requested.
    pub is_restricted: bool,
    /// Only those of bodies that have one of these names, acronyms or slugs; all where
    /// there are none.
    pub organizations: Vec<String>,
    /// None that the list took from another.
    pub is_not_harvested: bool,
}

impl Filter {
    pub(super) fn passes(&self, record: &Record) -> bool {
        let body = &record.producer.of;
        let is_of = |name: &String| {
            let names = [Some(&body.name), body.acronym.as_ref(), Some(&body.id)];
            names.into_iter().flatten().any(|known| same(known, name))
        };
        (!self.is_restricted || record.api.openness == Openness::Restricted)
            && (!self.is_not_harvested || !record.is_harvested)
            && (self.organizations.is_empty() || self.organizations.iter().any(is_of))
    }
}

/// The key of the figures that a list keeps of visits. They change every day, which is
/// no change of an entry; neither is that of `views`.
pub(super) const FIGURES: &str = "metrics";

impl Record {
    /// The same with what every entry has: a tagline, marked where it is the beginning
    /// of the text.
    pub(super) fn finished(mut self) -> Self {
        let (api, body) = (&mut self.api, &self.producer.of);
        api.producer.clone_from(&body.id);
        api.openness_source = self.supposed.map(Text::Borrowed);
        let mut met = HashSet::new();
        let keywords = api.keywords.to_mut();
        keywords.retain(|keyword| met.insert(fold(keyword).into_owned()));
        if !api.tagline.is_empty() {
            return self;
        }
        api.tagline = match prose::tagline(&self.body) {
            Some(first) => {
                let mark = ("tagline_source".into(), Json(r#""description""#.into()));
                api.extra.to_mut().push(mark);
                Text::Owned(first)
            }
            None if body.name == UNSAID => api.title.clone(),
            None => format!("API de {}", body.name).into(),
        };
        self
    }

    /// The file of the entry.
    ///
    /// # Errors
    /// A catalogue would leave it out.
    pub(super) fn file(&self) -> Result<Wanted, FileError> {
        let Self { api, body, .. } = self;
        let said = self.without_figures();
        let said = write::file(&said, &said.extra, body);
        let all = write::mapping(api, &api.extra);
        let text = write::document(&all, body);
        let reach = self.reach(0, all, body);
        self.wanted(EntryKind::Api, text, &said, reach)
    }

    /// The file of its producing body, as the list has that at a moment.
    pub(super) fn body_file(&self, instant: Option<Instant>) -> Wanted {
        let Body { of, extra, is_name } = &self.producer;
        let said = write::mapping(of, extra);
        let text = write::document(&said, "");
        let reach = match is_name {
            true => Reach::Name,
            false => self.reach(1, said, ""),
        };
        let path = wanted::path(EntryKind::Producer, &of.id);
        let listed = self.listed().filter(|_| !is_name);
        let wanted = Wanted::new(path, text.clone(), &text, reach);
        wanted.listed(listed).of(instant)
    }

    /// How much can be said by a form: with columns, by those of the entry or of its
    /// body.
    fn reach(&self, of: usize, said: Map<String, Value>, body: &str) -> Reach {
        match &self.columns {
            None => Reach::All,
            Some(columns) => Reach::Columns {
                columns: columns[of].clone(),
                said,
                body: body.to_owned(),
            },
        }
    }

    fn without_figures(&self) -> Api {
        let mut api = self.api.clone();
        api.views = None;
        api.extra.to_mut().retain(|(key, _)| key != FIGURES);
        api
    }

    /// The file of what can be called, where there is anything.
    ///
    /// # Errors
    /// A catalogue would leave it out.
    pub(super) fn endpoints_file(&self) -> Option<Result<Wanted, FileError>> {
        let endpoints = self.endpoints.as_ref();
        let endpoints = endpoints.filter(|endpoints| !endpoints.operations.is_empty())?;
        let text = file::written(endpoints);
        Some(self.wanted(EntryKind::Endpoints, text.clone(), &text, Reach::All))
    }

    /// Where the file of what can be called stands, if a document says that there is
    /// nothing of it.
    pub(super) fn no_endpoints(&self) -> Option<String> {
        let endpoints = self.endpoints.as_ref()?;
        let path = || wanted::path(EntryKind::Endpoints, &self.api.id);
        endpoints.operations.is_empty().then(path)
    }

    /// A file with a text, of which a part counts.
    fn wanted(
        &self,
        kind: EntryKind,
        text: String,
        said: &str,
        reach: Reach,
    ) -> Result<Wanted, FileError> {
        refuse_unreadable(kind, &self.api.id, &text)?;
        let path = wanted::path(kind, &self.api.id);
        let wanted = Wanted::new(path, text, said, reach);
        Ok(wanted.listed(self.listed()).of(self.instant))
    }

    /// As what its list has it; none for a document of its own.
    pub(super) fn listed(&self) -> Option<Listed> {
        let list = self.list.as_ref()?;
        Some(Listed {
            list: list.name.clone(),
            id: self.api.dataservice.as_deref().map(str::to_owned),
            body: self.producer.of.id.to_string(),
        })
    }
}

/// # Errors
/// The catalogue would leave out a file with this text.
fn refuse_unreadable(kind: EntryKind, id: &str, text: &str) -> Result<(), FileError> {
    if text.len() as u64 > FILE_LIMIT {
        return Err(FileError::TooLarge(FILE_LIMIT));
    }
    let path = wanted::path(kind, id);
    let source = Source::new(kind, Path::new(&path), Ok(text.as_bytes().to_vec().into()));
    let refusal = source.and_then(|source| entry::understand(&source).err());
    match refusal.map(|refusal| refusal.lint) {
        // Such a file is front matter altogether.
        Some(Lint::LeftOut(FileError::FrontMatterTooLarge(limit)))
            if kind == EntryKind::Endpoints =>
        {
            Err(FileError::TooLarge(limit as u64))
        }
        Some(Lint::LeftOut(error)) => Err(error),
        _ => Ok(()),
    }
}

/// A slug as a document gives it.
///
/// # Errors
/// A file cannot have it.
pub(super) fn checked_slug(slug: &str) -> Result<Text, FileError> {
    match slug::odd(slug) {
        Some(found) => Err(FileError::NotASlug { found }),
        None if slug.len() > slug::LONGEST => Err(FileError::SlugTooLong(slug::LONGEST)),
        None => Ok(Text::Owned(slug.to_owned())),
    }
}
