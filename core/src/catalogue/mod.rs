//! The data: files read, understood, and held. Knows neither the command line
//! nor a terminal.
//!
//! A file goes from bytes ([`source`]) through its two parts ([`document`])
//! and the values that YAML has for it (`yaml`) to its meaning ([`api`],
//! [`producer`]), key by key ([`keys`]).
//! What is wrong with it is a [`Diagnostic`]; the others are served.

pub mod access;
pub mod api;
pub mod applicant;
pub(crate) mod bounded;
pub mod clean;
pub mod date;
pub mod diagnostic;
pub mod directory;
pub mod document;
mod endpoints;
pub(crate) mod entry;
pub mod field;
pub mod file_error;
pub mod fold;
pub mod guide;
pub mod json;
pub mod keys;
pub mod lint;
pub mod openness;
pub(crate) mod place;
pub mod producer;
pub mod profile;
pub mod provenance;
pub mod questionnaire;
pub mod range;
pub mod rule;
pub mod schema;
pub mod side_file;
pub(crate) mod slug;
pub mod source;
pub mod status;
pub mod subject;
pub mod text;
pub(crate) mod themes;
pub(crate) mod write;
pub(crate) mod yaml;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

use api::Api;
use diagnostic::Diagnostic;
use directory::Refusal;
use entry::Entry;
use guide::Guide;
use producer::Producer;
use provenance::Provenance;
use questionnaire::{Question, Questionnaire};
use side_file::SideFile;
use source::{EntryKind, Source, Unread};
use subject::Subject;
use text::{List, Text};

use crate::parallel::{self, Progress};

#[derive(Debug, Default)]
pub struct Catalogue {
    /// In the order of their titles.
    apis: List<Api>,
    /// The numbers of the APIs, in the order of their slugs.
    by_id: List<u32>,
    /// In the order of their titles.
    guides: List<Guide>,
    /// In the order of their slugs.
    producers: List<Producer>,
    /// In the order of their names.
    questions: List<Question>,
    provenance: Option<Provenance>,
    documents: Documents,
    /// What can be called, by slug; read when it is asked for.
    endpoints: BTreeMap<String, Unread>,
    bad_files: Vec<Diagnostic>,
}

/// Where the texts are written.
#[derive(Debug)]
enum Documents {
    /// In the program: the document of a slug.
    Compiled(CompiledDocument),
    Files {
        /// In the order of the APIs; `None` for an API that has no file.
        apis: Vec<Option<Unread>>,
        /// Of guides and producing bodies.
        others: Vec<Unread>,
    },
}

/// A way to the document of a slug that was compiled into the program.
pub type CompiledDocument = fn(EntryKind, &str) -> Option<&'static str>;

impl Default for Documents {
    fn default() -> Self {
        Self::Files {
            apis: Vec::new(),
            others: Vec::new(),
        }
    }
}

/// A catalogue as constants: what a build script makes of a directory, so that
/// nothing has to be read when the program starts.
#[derive(Debug)]
#[cfg_attr(feature = "bake", derive(databake::Bake))]
#[cfg_attr(feature = "bake", databake(path = apicat_core::catalogue))]
pub struct CompiledCatalogue {
    /// In the order of their titles.
    pub apis: List<Api>,
    /// The numbers of the APIs, in the order of their slugs.
    pub by_id: List<u32>,
    /// In the order of their titles.
    pub guides: List<Guide>,
    /// In the order of their slugs.
    pub producers: List<Producer>,
    /// In the order of their names.
    pub questions: List<Question>,
    /// Where its texts come from.
    pub provenance: Option<Provenance>,
}

impl Catalogue {
    /// The catalogue of a directory.
    ///
    /// # Errors
    /// The directory cannot be listed, or its files hold more than `most`
    /// bytes.
    pub fn from_directory(
        directory: &Path,
        most: u64,
        progress: Progress<'_>,
    ) -> Result<Self, Refusal> {
        let mut catalogue = Self::read(directory::files(directory, most)?, progress);
        match SideFile::of_directory(directory).map(SideFile::usable) {
            Some(Ok(provenance)) => catalogue.provenance = Some(provenance),
            Some(Err(bad)) => catalogue.bad_files.push(*bad),
            None => {}
        }
        Ok(catalogue)
    }

    /// The catalogue that was compiled into the program, with a way to the
    /// document of each slug.
    pub fn from_compiled(compiled: &'static CompiledCatalogue, document: CompiledDocument) -> Self {
        let CompiledCatalogue {
            apis,
            by_id,
            guides,
            producers,
            questions,
            provenance,
        } = compiled;
        Self {
            apis: List::Borrowed(apis),
            by_id: List::Borrowed(by_id),
            guides: List::Borrowed(guides),
            producers: List::Borrowed(producers),
            questions: List::Borrowed(questions),
            provenance: provenance.clone(),
            documents: Documents::Compiled(document),
            endpoints: BTreeMap::new(),
            bad_files: Vec::new(),
        }
    }

    pub fn compiled(self) -> CompiledCatalogue {
        CompiledCatalogue {
            apis: self.apis,
            by_id: self.by_id,
            guides: self.guides,
            producers: self.producers,
            questions: self.questions,
            provenance: self.provenance,
        }
    }

    /// Reads files, on every core; those that say what can be called are kept for
    /// later.
    fn read(files: Vec<Unread>, progress: Progress<'_>) -> Self {
        let (endpoints, files): (Vec<_>, Vec<_>) = files
            .into_iter()
            .partition(|file| file.of_endpoints().is_some());
        let read = |file: &Unread| Some(entry::understand(&file.read()?));
        let entries = parallel::map_counted(&files, progress, read);
        let entries = files.into_iter().zip(entries);
        let named = endpoints
            .into_iter()
            .filter_map(|file| Some((file.of_endpoints()?.to_owned(), file)));
        Self {
            endpoints: named.collect(),
            ..Self::of(entries.filter_map(|(file, entry)| Some((entry?, Some(file)))))
        }
    }

    /// Reads sources that are at hand; those that cannot be used are left out,
    /// and listed by [`Catalogue::bad_files`].
    pub fn load(sources: impl IntoIterator<Item = Source>) -> Self {
        let sources = sources.into_iter();
        Self::of(sources.map(|source| (entry::understand(&source), Unread::held(source))))
    }

    /// The catalogue of some entries, and the files they are from.
    fn of(entries: impl Iterator<Item = (Result<Entry, Box<Diagnostic>>, Option<Unread>)>) -> Self {
        let mut apis: Vec<(Api, Option<Unread>)> = Vec::new();
        let mut guides: Vec<Guide> = Vec::new();
        let mut others: Vec<Unread> = Vec::new();
        let mut producers: Vec<Producer> = Vec::new();
        let mut questions: Vec<Question> = Vec::new();
        let mut bad_files = Vec::new();
        for (entry, file) in entries {
            match entry {
                Ok(Entry::Api(api)) => apis.push((*api, file)),
                Ok(Entry::Guide(guide)) => {
                    guides.extend(Some(*guide).filter(Guide::is_published));
                    others.extend(file);
                }
                Ok(Entry::Producer(producer)) => {
                    producers.push(producer);
                    others.extend(file);
                }
                Ok(Entry::Question(question)) => questions.push(question),
                Ok(Entry::Endpoints(_)) => {}
                Err(bad) => bad_files.push(*bad),
            }
        }
        apis.sort_by_cached_key(|(api, _)| fold::fold(&api.title).into_owned());
        let mut by_id: Vec<u32> = (0..).take(apis.len()).collect();
        let slug = |number: u32| &apis[number as usize].0.id;
        by_id.sort_unstable_by(|a, b| slug(*a).cmp(slug(*b)));
        guides.sort_by_cached_key(|guide| fold::fold(&guide.title).into_owned());
        producers.sort_unstable_by(|a, b| a.id.cmp(&b.id));
        questions.sort_unstable_by(|a, b| a.name.cmp(&b.name));
        let (apis, files): (Vec<Api>, Vec<Option<Unread>>) = apis.into_iter().unzip();
        let documents = Documents::Files {
            apis: files,
            others,
        };
        Self {
            apis: apis.into(),
            by_id: by_id.into(),
            guides: guides.into(),
            producers: producers.into(),
            questions: questions.into(),
            provenance: None,
            documents,
            endpoints: BTreeMap::new(),
            bad_files,
        }
    }

    /// The APIs, in the order of their titles.
    pub fn apis(&self) -> &[Api] {
        &self.apis
    }

    /// The index in [`Catalogue::apis`] of the API whose slug is `id`.
    pub(crate) fn number(&self, id: &str) -> Option<usize> {
        let slug = |number: &u32| self.apis[*number as usize].id.as_ref();
        let at = self.by_id.partition_point(|number| slug(number) < id);
        let number = self.by_id.get(at)?;
        (slug(number) == id).then_some(*number as usize)
    }

    /// The API whose slug is exactly `id`.
    pub fn api(&self, id: &str) -> Option<&Api> {
        self.number(id).map(|number| &self.apis[number])
    }

    /// The name by which `show` finds a subject and no other: its slug, after its
    /// folder where an API or a guide has the same.
    pub fn name_of(&self, subject: Subject<'_>) -> String {
        let id = subject.id();
        let is_taken = match subject {
            Subject::Api(_) => false,
            Subject::Guide(_) => self.api(id).is_some(),
            Subject::Body(_) => self.api(id).is_some() || self.guide(id).is_some(),
        };
        match is_taken {
            true => format!("{}/{id}", subject.kind().folder()),
            false => id.to_owned(),
        }
    }

    /// Whether it has the API or, after `guides/`, the guide of a slug.
    pub fn has(&self, name: &str) -> bool {
        match name.strip_prefix("guides/") {
            Some(slug) => self.guide(slug).is_some(),
            None => self.api(name).is_some(),
        }
    }

    /// The producing body of `api`; known by its slug alone where the
    /// catalogue has no file for it.
    pub fn producer(&self, api: &Api) -> Cow<'_, Producer> {
        self.known_producer(&api.producer).map_or_else(
            || Cow::Owned(Producer::unknown(&api.producer)),
            Cow::Borrowed,
        )
    }

    /// The producing body of that slug, where the catalogue has a file for it.
    pub fn known_producer(&self, id: &str) -> Option<&Producer> {
        let at = self.producers.partition_point(|body| *body.id < *id);
        self.producers.get(at).filter(|body| body.id == id)
    }

    /// The questionnaire of that name; none where it cannot be asked.
    pub fn questionnaire(&self, name: &str) -> Option<Questionnaire<'_>> {
        let find = |name: &str| {
            let key = |question: &Question| (*question.name).cmp(name);
            let at = self.questions.binary_search_by(key).ok()?;
            Some(&self.questions[at])
        };
        Questionnaire::new(name, &find).ok()
    }

    /// The guides, in the order of their titles.
    pub fn guides(&self) -> &[Guide] {
        &self.guides
    }

    /// The guide whose slug is exactly `id`.
    pub fn guide(&self, id: &str) -> Option<&Guide> {
        self.guides.iter().find(|guide| guide.id == id)
    }

    /// The APIs of a guide, in the order of use; what it names and the catalogue
    /// lacks is left out.
    pub fn apis_of(&self, guide: &Guide) -> Vec<&Api> {
        let titled = |title: &str| self.apis.iter().find(|api| api.is_titled(title));
        let names = guide.apis.iter();
        names
            .filter_map(|name| self.api(name).or_else(|| titled(name)))
            .collect()
    }

    /// The guides that name an API.
    pub fn guides_of(&self, api: &Api) -> Vec<&Guide> {
        let is_it =
            |name: &Text| *name == api.id || self.api(name).is_none() && api.is_titled(name);
        let guides = self.guides.iter();
        guides
            .filter(|guide| guide.apis.iter().any(is_it))
            .collect()
    }

    /// The APIs of a producing body, in the order of their titles.
    pub fn apis_by(&self, producer: &Producer) -> impl Iterator<Item = &Api> {
        let apis = self.apis.iter();
        apis.filter(|api| api.producer == producer.id)
    }

    /// The producing bodies that have a file, in the order of their slugs.
    pub fn producers(&self) -> &[Producer] {
        &self.producers
    }

    /// How many APIs and guides are searched.
    pub(crate) fn document_count(&self) -> usize {
        self.apis.len() + self.guides.len()
    }

    /// What is searched under a number: the APIs, then the guides.
    pub(crate) fn document(&self, number: usize) -> Subject<'_> {
        match number.checked_sub(self.apis.len()) {
            None => Subject::Api(&self.apis[number]),
            Some(number) => Subject::Guide(&self.guides[number]),
        }
    }

    /// The file of a subject as it is written, read again; `None` where it is
    /// gone since, or never was a file.
    pub fn text(&self, subject: Subject<'_>) -> Option<Text> {
        match &self.documents {
            Documents::Compiled(document) => {
                document(subject.kind(), subject.id()).map(Text::Borrowed)
            }
            Documents::Files { apis, others } => {
                let file = match subject {
                    Subject::Api(api) => apis.get(self.number(&api.id)?)?.as_ref(),
                    _ => others
                        .iter()
                        .find(|file| file.is(subject.kind(), subject.id())),
                };
                let bytes = file?.read()?.bytes.ok()?;
                String::from_utf8(bytes.into_owned()).ok().map(Text::Owned)
            }
        }
    }

    /// The Markdown of a subject, cleaned; none where its file is gone.
    pub fn body(&self, subject: Subject<'_>) -> Option<Text> {
        match self.text(subject)? {
            Cow::Borrowed(text) => document::body(text),
            Cow::Owned(text) => document::body(&text).map(|body| Text::Owned(body.into_owned())),
        }
    }

    /// Where its texts come from; none where it does not say.
    pub fn provenance(&self) -> Option<&Provenance> {
        self.provenance.as_ref()
    }

    /// Whether it is the one that was compiled into the program.
    pub fn is_compiled(&self) -> bool {
        matches!(self.documents, Documents::Compiled(_))
    }

    /// The files that were left out, and why.
    pub fn bad_files(&self) -> &[Diagnostic] {
        &self.bad_files
    }
}

#[cfg(test)]
mod tests {
    use super::source::EntryKind;
    use super::*;

    fn source(kind: EntryKind, path: &str, bytes: &[u8]) -> Source {
        let bytes = Ok(Cow::Owned(bytes.to_vec()));
        Source::new(kind, Path::new(path), bytes).unwrap()
    }

    #[test]
    fn the_place_of_a_byte_is_that_which_an_editor_shows() {
        for (bytes, place) in [
            (&b"\xff"[..], (1, 1)),
            (b"ab\n\xff", (2, 1)),
            (b"\n\n  \xff\n", (3, 3)),
            ("é€\u{1f600}\u{ff}".as_bytes(), (1, 4)),
            (b"a\r\nb\r\nc\xff", (3, 2)),
            (b"a\rb\rc\xff", (3, 2)),
            (b"\xef\xbb\xbfa\xff", (1, 2)),
        ] {
            let offset = bytes.iter().position(|b| *b == 0xff);
            let offset = offset.unwrap_or_else(|| bytes.len() - 2);
            let at = document::position_of(bytes, offset);
            assert_eq!((at.line, at.column), place, "{bytes:?}");
        }
    }

    #[test]
    fn a_bad_file_is_told_of_and_the_others_are_served() {
        let entry = |title: &str| {
            format!("---\ntitle: {title}\ntagline: t\nproducer: p\nis_open: 1\n---\n\nBody\n")
        };
        let catalogue = Catalogue::load([
            source(EntryKind::Api, "api/b.md", entry("élan").as_bytes()),
            source(
                EntryKind::Api,
                "api/c.md",
                b"---\ntitle: c\nis_open: no\n---\n",
            ),
            source(EntryKind::Api, "api/a.md", entry("Zone").as_bytes()),
            source(EntryKind::Api, "api/d.md", entry("Eau").as_bytes()),
            source(
                EntryKind::Producer,
                "producteurs/p.md",
                b"---\ntype: x\n---\n",
            ),
            source(
                EntryKind::Producer,
                "producteurs/q.md",
                b"---\nname: Q\nacronym:\ntype: Agence\nlogo: q.png\n---\n",
            ),
        ]);
        let ids: Vec<&str> = catalogue.apis().iter().map(|api| api.id.as_ref()).collect();
        assert_eq!(ids, ["d", "b", "a"]);
        let bad: Vec<_> = catalogue
            .bad_files()
            .iter()
            .map(|bad| {
                let at = bad.position().unwrap();
                (bad.file.as_str(), at.line, at.column)
            })
            .collect();
        assert_eq!(bad, [("api/c.md", 3, 10), ("producteurs/p.md", 2, 1)]);
        assert_eq!(
            *catalogue.producer(&catalogue.apis()[0]),
            Producer::unknown("p")
        );
        let known = catalogue.known_producer("q").unwrap();
        assert_eq!(known.short_name(), "Q");
    }

    #[test]
    fn a_name_that_is_no_slug_is_no_source() {
        for path in [
            "api/x.md.example",
            "api/x",
            "api/.md",
            "api/.x.md",
            "api/\u{202e}.md",
        ] {
            let source = Source::new(EntryKind::Api, Path::new(path), Ok(Cow::Borrowed(b"")));
            assert!(source.is_none(), "{path}");
        }
    }
}
