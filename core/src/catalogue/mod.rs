//! The data: files read, understood, and held. Knows neither the command line
//! nor a terminal.
//!
//! A file goes from bytes ([`source`]) through its two parts ([`document`])
//! and the values that YAML has for it (`yaml`) to its meaning ([`api`],
//! [`producer`]), key by key ([`keys`]).
//! What is wrong with it is a [`Diagnostic`]; the others are served.

pub mod access;
pub mod api;
mod apis;
pub mod applicant;
mod archived;
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
mod guide_apis;
pub mod json;
pub mod keys;
pub mod layers;
pub mod lint;
pub mod openness;
mod part;
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
use std::sync::LazyLock;

use api::Api;
pub use apis::Names;
use apis::{Apis, Row};
use archived::Archived;
use diagnostic::Diagnostic;
use directory::Refusal;
use entry::Entry;
use guide::Guide;
use guide_apis::GuideApis;
use layers::Layer;
use producer::Producer;
use provenance::Provenance;
use questionnaire::{Question, Questionnaire};
use side_file::SideFile;
use source::{EntryKind, Source, Unread};
use subject::Subject;
use text::Text;

use crate::archive::{Bytes, Lazy, Records, partition_point};
use crate::parallel::{self, Counter, Progress};

#[derive(Debug, Default)]
pub struct Catalogue {
    apis: Apis,
    /// In the order of their titles.
    guides: Records<Guide>,
    /// By guide, the numbers of its APIs.
    guide_apis: GuideApis,
    /// In the order of their slugs.
    producers: Records<Producer>,
    /// In the order of their names.
    questions: Records<Question>,
    provenance: Lazy<Option<Provenance>>,
    documents: Documents,
    /// What can be called, by slug; read when it is asked for.
    endpoints: BTreeMap<String, Unread>,
    bad_files: Vec<Diagnostic>,
    /// Where only a part of a directory was read: the names of its other entries.
    others: Option<part::Folder>,
}

/// Where the texts are written.
#[derive(Debug)]
enum Documents {
    /// In the program: the document of a slug.
    Compiled(CompiledDocument),
    Archived(Archived),
    Files {
        /// In the order of the APIs; `None` for an API that has no file.
        apis: Vec<Option<Unread>>,
        /// The other files, those that are left out too.
        others: Vec<Unread>,
    },
    /// In those of the catalogues that this one is made of, the first first.
    Layers(Vec<Layer>),
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
        let files = directory::files(directory, most)?;
        Ok(Self::read(files, progress).with_provenance(directory))
    }

    /// Some entries of a directory, which are all that it lists, with what their
    /// pages say of others; none where that takes the whole. `slugs` are exact.
    pub fn part_of_directory(directory: &Path, most: u64, slugs: &[&str]) -> Option<Self> {
        let (files, others) = part::files(directory, most, slugs)?;
        let part = Self::read(files, &|_, _| {}).with_provenance(directory);
        let is_read = slugs.iter().all(|slug| part.api(slug).is_some());
        is_read.then(|| Self {
            guide_apis: GuideApis::new(part.guides(), &part.apis, |slug| others.has(slug)),
            others: Some(others),
            ..part
        })
    }

    fn with_provenance(mut self, directory: &Path) -> Self {
        match SideFile::of_directory(directory).map(SideFile::usable) {
            Some(Ok(provenance)) => self.provenance = Some(provenance).into(),
            Some(Err(bad)) => self.bad_files.push(*bad),
            None => {}
        }
        self
    }

    /// Reads files, on every core; those that say what can be called are kept for
    /// later. The texts stay in memory where they are no more than the default
    /// budget of a directory: they are indexed next.
    fn read(files: Vec<Unread>, progress: Progress<'_>) -> Self {
        let (endpoints, files): (Vec<_>, Vec<_>) = files
            .into_iter()
            .partition(|file| file.of_endpoints().is_some());
        let is_held = directory::size(&files) <= directory::MOST_BYTES;
        let counter = Counter::new(files.len(), progress);
        let read = |file: &Unread| {
            counter.count();
            let source = file.read()?;
            let known = Known::of(&source);
            let is_used = !matches!(known, Known::Bad(_));
            Some((known, source.bytes.ok().filter(|_| is_held && is_used)))
        };
        let block = |files: &[Unread]| {
            let mut entries: Vec<_> = files.iter().map(read).collect();
            let rows = entries.iter_mut().flatten();
            let rows = rows.filter_map(|(known, _)| known.row());
            Row::pack(&mut rows.collect::<Vec<_>>());
            entries
        };
        let entries = parallel::shares(&files, |share| {
            share.chunks(BLOCK).flat_map(block).collect::<Vec<_>>()
        });
        let entries = files.into_iter().zip(entries.into_iter().flatten());
        let entries = entries.filter_map(|(file, read)| {
            let (known, bytes) = read?;
            let file = match bytes {
                Some(bytes) => file.holding(bytes),
                None => file,
            };
            Some((known, Some(file)))
        });
        let named = endpoints
            .into_iter()
            .filter_map(|file| Some((file.of_endpoints()?.to_owned(), file)));
        Self {
            endpoints: named.collect(),
            ..Self::of(entries)
        }
    }

    /// Reads sources that are at hand; those that cannot be used are left out,
    /// and listed by [`Catalogue::bad_files`].
    pub fn load(sources: impl IntoIterator<Item = Source>) -> Self {
        let sources = sources.into_iter();
        Self::of(sources.map(|source| (Known::of(&source), Unread::held(source))))
    }

    /// The catalogue of some entries, and the files they are from.
    fn of(entries: impl Iterator<Item = (Known, Option<Unread>)>) -> Self {
        let mut apis: Vec<(Row, Option<Unread>)> = Vec::new();
        let mut guides: Vec<Guide> = Vec::new();
        let mut others: Vec<Unread> = Vec::new();
        let mut producers: Vec<Producer> = Vec::new();
        let mut questions: Vec<Question> = Vec::new();
        let mut bad_files = Vec::new();
        for (known, file) in entries {
            match known {
                Known::Api(row) => apis.push((row, file)),
                Known::Other(other) => {
                    others.extend(file);
                    match other {
                        Entry::Guide(guide) => {
                            guides.extend(Some(*guide).filter(Guide::is_published));
                        }
                        Entry::Producer(producer) => producers.push(producer),
                        Entry::Question(question) => questions.push(question),
                        Entry::Api(_) | Entry::Endpoints(_) => {}
                    }
                }
                Known::Bad(bad) => {
                    others.extend(file);
                    bad_files.push(*bad);
                }
            }
        }
        guides.sort_by_cached_key(|guide| fold::fold(&guide.title).into_owned());
        producers.sort_unstable_by(|a, b| a.id.cmp(&b.id));
        questions.sort_unstable_by(|a, b| a.name.cmp(&b.name));
        let (apis, files) = Apis::new(apis);
        Self {
            guide_apis: GuideApis::new(&guides, &apis, |_| false),
            apis,
            guides: guides.into(),
            producers: producers.into(),
            questions: questions.into(),
            documents: Documents::Files {
                apis: files,
                others,
            },
            bad_files,
            ..Self::default()
        }
    }

    /// The APIs, in the order of their titles.
    pub fn apis(&self) -> &[Api] {
        self.apis.all()
    }

    pub fn api_count(&self) -> usize {
        self.apis.len()
    }

    /// The slug and the title of each API, in the order of their titles.
    pub fn names(&self) -> Names<'_> {
        self.apis.names()
    }

    /// The API of a number below [`Catalogue::api_count`].
    pub(crate) fn api_at(&self, number: usize) -> &Api {
        self.apis.at(number)
    }

    /// What lists do not show of the APIs: parts, one after another.
    pub(crate) fn api_details(&self) -> &[Bytes] {
        self.apis.details()
    }

    /// What else is known of the APIs, as archives have it.
    pub(crate) fn api_runs(&self) -> Vec<&Bytes> {
        self.apis.runs()
    }

    fn questions(&self) -> &[Question] {
        self.questions.all()
    }

    /// What is known of the guides, as archives have it.
    pub(crate) fn guide_runs(&self) -> [&Bytes; 2] {
        self.guides.runs()
    }

    /// The same of the producing bodies.
    pub(crate) fn producer_runs(&self) -> [&Bytes; 2] {
        self.producers.runs()
    }

    /// The same of the questionnaires.
    pub(crate) fn question_runs(&self) -> [&Bytes; 2] {
        self.questions.runs()
    }

    /// The number in [`Catalogue::apis`] of the API whose slug is `id`.
    pub(crate) fn number(&self, id: &str) -> Option<usize> {
        self.apis.number(id)
    }

    /// The API whose slug is exactly `id`.
    pub fn api(&self, id: &str) -> Option<&Api> {
        self.number(id).map(|number| self.apis.at(number))
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
            None => self.has_api(name),
        }
    }

    fn has_api(&self, id: &str) -> bool {
        let others = self.others.as_ref();
        self.number(id).is_some() || others.is_some_and(|others| others.has(id))
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
        if self.apis.are_all_read() {
            // Who wants every API wants most of the bodies.
            let all = self.producers.all();
            let at = all.binary_search_by(|body| (*body.id).cmp(id)).ok()?;
            return all.get(at);
        }
        let is_before = |at| self.producers.at(at).is_some_and(|body| *body.id < *id);
        let at = partition_point(self.producers.len(), is_before);
        self.producers.at(at).filter(|body| body.id == id)
    }

    /// The questionnaire of that name; none where it cannot be asked.
    pub fn questionnaire(&self, name: &str) -> Option<Questionnaire<'_>> {
        let find = |name: &str| {
            let questions = self.questions();
            let key = |question: &Question| (*question.name).cmp(name);
            let at = questions.binary_search_by(key).ok()?;
            Some(&questions[at])
        };
        Questionnaire::new(name, &find).ok()
    }

    /// The guides, in the order of their titles.
    pub fn guides(&self) -> &[Guide] {
        self.guides.all()
    }

    /// The guide of a number below that of [`Catalogue::guides`].
    pub(crate) fn guide_at(&self, number: usize) -> &Guide {
        static NONE: LazyLock<Guide> = LazyLock::new(Guide::default);
        self.guides.at(number).unwrap_or(&NONE)
    }

    /// The guide whose slug is exactly `id`.
    pub fn guide(&self, id: &str) -> Option<&Guide> {
        self.guide_apis
            .number(id)
            .map(|number| self.guide_at(number))
    }

    /// The APIs of a guide, in the order of use.
    pub fn apis_of(&self, guide: &Guide) -> Vec<&Api> {
        let number = self.guide_apis.number(&guide.id);
        let numbers = number.map_or(Vec::new(), |number| self.guide_apis.of(number));
        numbers
            .into_iter()
            .map(|number| self.api_at(number))
            .collect()
    }

    /// The guides that name an API.
    pub fn guides_of(&self, api: &Api) -> Vec<&Guide> {
        let Some(own) = self.number(&api.id) else {
            return Vec::new();
        };
        let numbers =
            (0..self.guide_apis.len()).filter(|at| self.guide_apis.of(*at).contains(&own));
        numbers.map(|number| self.guide_at(number)).collect()
    }

    pub(crate) fn guide_apis(&self) -> &GuideApis {
        &self.guide_apis
    }

    /// The APIs of a producing body, in the order of their titles.
    pub fn apis_by(&self, producer: &Producer) -> impl Iterator<Item = &Api> {
        let apis = self.apis().iter();
        apis.filter(|api| api.producer == producer.id)
    }

    /// The producing bodies that have a file, in the order of their slugs.
    pub fn producers(&self) -> &[Producer] {
        self.producers.all()
    }

    /// How many APIs and guides are searched.
    pub(crate) fn document_count(&self) -> usize {
        self.apis.len() + self.guide_apis.len()
    }

    /// What is searched under a number: the APIs, then the guides.
    pub(crate) fn document(&self, number: usize) -> Subject<'_> {
        match number.checked_sub(self.apis.len()) {
            None => Subject::Api(self.apis.at(number)),
            Some(number) => Subject::Guide(self.guide_at(number)),
        }
    }

    /// As [`Catalogue::document`], for those who ask for all in turn: none is kept.
    pub(crate) fn with_document(&self, number: usize, act: impl FnOnce(Subject<'_>)) {
        match number < self.apis.len() {
            true => self.apis.with(number, |api| act(Subject::Api(api))),
            false => act(self.document(number)),
        }
    }

    /// The slug and the title of a document.
    pub(crate) fn document_name(&self, number: usize) -> (Cow<'_, str>, Cow<'_, str>) {
        match number.checked_sub(self.apis.len()) {
            None => self.apis.name(number),
            Some(_) => {
                let guide = self.document(number);
                (guide.id().into(), guide.title().into())
            }
        }
    }

    /// The file of a subject as it is written, read again where it is not kept;
    /// `None` where it is gone since, or never was a file.
    pub fn text(&self, subject: Subject<'_>) -> Option<Text> {
        match &self.documents {
            Documents::Compiled(document) => {
                document(subject.kind(), subject.id()).map(Text::Borrowed)
            }
            Documents::Archived(files) => {
                let file = match subject {
                    Subject::Api(api) => files.of_api(self.number(&api.id)?, &api.id),
                    _ => files.find(subject.kind(), subject.id())?,
                };
                file.text().map(Text::Owned)
            }
            Documents::Files { apis, others } => {
                let file = match subject {
                    Subject::Api(api) => apis.get(self.number(&api.id)?)?.as_ref(),
                    _ => others
                        .iter()
                        .find(|file| file.is(subject.kind(), subject.id())),
                };
                file?.text().map(Text::Owned)
            }
            Documents::Layers(layers) => {
                let mut layers = layers.iter().map(|layer| &layer.catalogue);
                layers
                    .find(|layer| layer.has_subject(subject))?
                    .text(subject)
            }
        }
    }

    /// The files of a catalogue of a directory: those of the APIs in their order, and all
    /// others.
    pub(crate) fn files(&self) -> (Vec<&Unread>, Vec<&Unread>) {
        match &self.documents {
            Documents::Files { apis, others } => (
                apis.iter().flatten().collect(),
                others.iter().chain(self.endpoints.values()).collect(),
            ),
            _ => Default::default(),
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
        self.provenance.get().as_ref()
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

/// The files whose details are kept in one run.
const BLOCK: usize = 256;

/// What is kept of a file that was read.
enum Known {
    Api(Row),
    Other(Entry),
    Bad(Box<Diagnostic>),
}

impl Known {
    fn of(source: &Source) -> Self {
        match entry::understand(source) {
            Ok(Entry::Api(api)) => Self::Api(Row::from(*api)),
            Ok(other) => Self::Other(other),
            Err(bad) => Self::Bad(bad),
        }
    }

    fn row(&mut self) -> Option<&mut Row> {
        match self {
            Self::Api(row) => Some(row),
            Self::Other(_) | Self::Bad(_) => None,
        }
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
