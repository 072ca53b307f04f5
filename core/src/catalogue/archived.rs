//! A catalogue whose files are in an archive.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::apis::Apis;
use super::diagnostic::Diagnostic;
use super::entry;
use super::side_file::SideFiles;
use super::source::{EntryKind, Unread};
use super::subject::Subject;
use super::{Catalogue, Documents};
use crate::archive::{Archive, Fault, Names, OtherFile, Rest, Section, StoredIndex};
use crate::catalogue::slug;

/// What an archive holds, opened but for the APIs.
#[derive(Debug)]
pub struct OpenArchive {
    pub catalogue: Catalogue,
    pub index: StoredIndex,
    pub archive: Arc<Archive>,
}

impl OpenArchive {
    /// Opens an archive; `base` stands before the paths of its files where these
    /// are shown.
    ///
    /// # Errors
    /// It is no archive, of another version, or damaged.
    pub fn new(archive: Archive, base: &Path) -> Result<Self, Fault> {
        let archive = Arc::new(archive);
        let index = StoredIndex::new(archive.clone());
        let read = archive.whole::<Names>(Section::Names);
        let Some((names, rest)) = read.zip(archive.whole::<Rest>(Section::Rest)) else {
            return Err(archive.fault().cloned().unwrap_or(Fault::Damaged));
        };
        let documents = names.heads.len() + rest.guides.len();
        let mut ids = (0..names.heads.len()).map(|number| names.ids.get(number));
        if !names.is_sound() || !ids.all(is_slug) || index.documents() != documents {
            return Err(Fault::Damaged);
        }
        let others = Others {
            archive: archive.clone(),
            base: base.to_owned(),
            is_flat: rest.is_flat,
            files: rest.files,
        };
        let catalogue = Catalogue {
            by_id: names.by_id.clone().into(),
            apis: Apis::archived(archive.clone(), names),
            guides: rest.guides.into(),
            producers: rest.producers.into(),
            questions: rest.questions.into(),
            provenance: rest.provenance,
            bad_files: Vec::new(),
            documents: Documents::Archived(others),
            endpoints: BTreeMap::new(),
            others: None,
        };
        Ok(Self {
            catalogue,
            index,
            archive,
        })
    }
}

impl OpenArchive {
    /// The files that are left out, and why: they are read for it.
    pub fn bad_files(&self) -> Vec<Diagnostic> {
        match &self.catalogue.documents {
            Documents::Archived(others) => others.bad_files(),
            _ => Vec::new(),
        }
    }
}

fn is_slug(id: &str) -> bool {
    matches!(slug::of(id.as_ref(), ""), Some(Ok(_)))
}

/// The files of an archive other than those of APIs.
#[derive(Debug)]
pub(super) struct Others {
    archive: Arc<Archive>,
    base: PathBuf,
    is_flat: bool,
    files: Vec<OtherFile>,
}

impl Others {
    fn unread(&self, file: &OtherFile) -> Option<Unread> {
        let folder = Path::new(&file.path).parent()?.to_str()?;
        let mut kinds = EntryKind::ALL.into_iter();
        let kind = kinds.find(|kind| kind.folder() == folder)?;
        let path = match (kind, self.is_flat) {
            (EntryKind::Api, true) => self.base.join(Path::new(&file.path).file_name()?),
            _ => self.base.join(&file.path),
        };
        Some(Unread::archived(
            kind,
            path,
            self.archive.clone(),
            file.text,
        ))
    }

    pub(super) fn find(&self, kind: EntryKind, id: &str) -> Option<Unread> {
        let path = format!("{}/{id}{}", kind.folder(), kind.extension());
        let file = self.files.iter().find(|file| file.path == path)?;
        self.unread(file)
    }

    /// Why files are left out: they are read again.
    fn bad_files(&self) -> Vec<Diagnostic> {
        let bad = self.files.iter().filter(|file| file.is_bad);
        let sources = bad.filter_map(|file| self.unread(file)?.read());
        sources
            .filter_map(|source| entry::understand(&source).err())
            .map(|bad| *bad)
            .collect()
    }
}

impl Catalogue {
    /// The file of a subject as it is written.
    pub(super) fn archived_text(&self, others: &Others, subject: Subject<'_>) -> Option<Vec<u8>> {
        match (&self.apis, subject) {
            (Apis::Archived(apis), Subject::Api(api)) => {
                let text = apis.names.texts.get(self.number(&api.id)?)?;
                apis.archive.bytes(Section::Texts, *text)
            }
            _ => {
                let file = others.find(subject.kind(), subject.id())?;
                Some(file.read()?.bytes.ok()?.into_owned())
            }
        }
    }

    /// The files of an archive, in the order of those of a directory; none of any
    /// other catalogue.
    pub fn archived_files(&self) -> Vec<Unread> {
        let (Documents::Archived(others), Apis::Archived(apis)) = (&self.documents, &self.apis)
        else {
            return Vec::new();
        };
        let folder = match others.is_flat {
            true => others.base.clone(),
            false => others.base.join(EntryKind::Api.folder()),
        };
        let texts = (0..).zip(&apis.names.texts);
        let entries = texts.map(|(number, text)| {
            let path = folder.join(format!("{}.md", apis.names.ids.get(number)));
            Unread::archived(EntryKind::Api, path, others.archive.clone(), *text)
        });
        let others = others.files.iter().filter_map(|file| others.unread(file));
        let mut files: Vec<Unread> = entries.chain(others).collect();
        let kinds = EntryKind::ALL;
        files.sort_by(|a, b| {
            let rank = |file: &Unread| kinds.iter().position(|kind| *kind == file.kind());
            rank(a).cmp(&rank(b)).then_with(|| a.path().cmp(b.path()))
        });
        files
    }

    /// What speaks of it as a whole, of an archive.
    pub fn archived_side_files(&self) -> SideFiles {
        let Documents::Archived(others) = &self.documents else {
            return SideFiles::default();
        };
        SideFiles::held(&others.base, |name| self.archived_file(name))
    }

    /// The contents of a file of an archive that is no entry, by its name.
    pub fn archived_file(&self, name: &str) -> Option<Vec<u8>> {
        let Documents::Archived(others) = &self.documents else {
            return None;
        };
        let file = others.files.iter().find(|file| file.path == name)?;
        others.archive.bytes(Section::Texts, file.text)
    }
}
