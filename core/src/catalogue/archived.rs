//! A catalogue of which an archive holds what is known, and the files.

use std::path::{Path, PathBuf};

use super::apis::Apis;
use super::diagnostic::Diagnostic;
use super::entry;
use super::guide_apis::GuideApis;
use super::side_file::SideFiles;
use super::source::{EntryKind, Unread};
use super::{Catalogue, CompiledDocument, Documents};
use crate::archive::{
    Archive, Bytes, Fault, Lazy, Numbers, OtherFile, OtherFiles, Records, Section,
};
use crate::find::Index;

/// The files of an archive.
#[derive(Debug)]
pub(super) struct Archived {
    /// Stands before the paths of its files where these are shown.
    base: PathBuf,
    texts: Bytes,
    /// By API, where its text begins and ends.
    of_apis: Numbers,
    others: Lazy<OtherFiles>,
}

impl Archived {
    pub(super) fn of_api(&self, number: usize, id: &str) -> Unread {
        let kind = EntryKind::Api;
        let folder = match self.others.get().is_flat {
            true => self.base.clone(),
            false => self.base.join(kind.folder()),
        };
        let path = folder.join(format!("{id}{}", kind.extension()));
        let place = |at| self.of_apis.get(at) as usize;
        let text = self.texts.part(place(2 * number)..place(2 * number + 1));
        Unread::deflated(kind, path, text)
    }

    /// The files that are no API, or none that can be used: those that were left out,
    /// or the others too.
    fn others(&self, is_only_bad: bool) -> impl Iterator<Item = Unread> {
        let files = self.others.get().files.iter();
        let files = files.filter(move |file| file.is_bad || !is_only_bad);
        files.filter_map(|file| self.unread(file))
    }

    fn unread(&self, file: &OtherFile) -> Option<Unread> {
        let path = Path::new(&file.path);
        let folder = path.parent()?.to_str()?;
        let mut kinds = EntryKind::ALL.into_iter();
        let kind = kinds.find(|kind| kind.folder() == folder)?;
        let path = match (kind, self.others.get().is_flat) {
            (EntryKind::Api, true) => self.base.join(path.file_name()?),
            _ => self.base.join(path),
        };
        Some(Unread::deflated(kind, path, self.text(file.text)))
    }

    fn text(&self, [start, end]: [usize; 2]) -> Bytes {
        self.texts.part(start..end)
    }

    pub(super) fn find(&self, kind: EntryKind, id: &str) -> Option<Unread> {
        let path = format!("{}/{id}{}", kind.folder(), kind.extension());
        self.unread(self.file(&path)?)
    }

    /// A file by its path in the directory.
    fn file(&self, path: &str) -> Option<&OtherFile> {
        let files = &self.others.get().files;
        let at = files.binary_search_by(|file| file.path.as_str().cmp(path));
        files.get(at.ok()?)
    }
}

impl Catalogue {
    /// The catalogue that was compiled into the program, with a way to the document of
    /// each slug.
    pub fn compiled(archive: &Archive, document: CompiledDocument) -> Self {
        let apis = Apis::read(
            &mut archive.runs(Section::Apis),
            archive.section(Section::Details),
        );
        Self::of_archive(archive, apis, Documents::Compiled(document))
    }

    /// That of an archive; `base` stands before the paths of its files where these are
    /// shown.
    ///
    /// # Errors
    /// It is damaged.
    pub fn open(archive: &Archive, base: &Path) -> Result<(Self, Index), Fault> {
        let mut runs = archive.runs(Section::Apis);
        let apis = Apis::read(&mut runs, archive.section(Section::Details));
        let files = Archived {
            base: base.to_owned(),
            texts: archive.section(Section::Texts),
            of_apis: runs.numbers(),
            others: Lazy::read(archive.section(Section::Files)),
        };
        let catalogue = Self::of_archive(archive, apis, Documents::Archived(files));
        let index = Index::of_archive(archive);
        let is_sound = catalogue.apis.is_sound()
            && catalogue.guides.len() == catalogue.guide_apis.len()
            && index.entry_count() == catalogue.document_count();
        match archive.fault() {
            Some(fault) => Err(fault.clone()),
            None if !is_sound => Err(Fault::Damaged),
            None => Ok((catalogue, index)),
        }
    }

    fn of_archive(archive: &Archive, apis: Apis, documents: Documents) -> Self {
        Self {
            apis,
            guides: Records::read(archive.runs(Section::Guides)),
            guide_apis: GuideApis::read(&mut archive.runs(Section::GuideApis)),
            producers: Records::read(archive.runs(Section::Producers)),
            questions: Records::read(archive.runs(Section::Questions)),
            provenance: Lazy::read(archive.section(Section::Provenance)),
            documents,
            ..Self::default()
        }
    }

    /// The files of an archive that are left out, and why: they are read for it.
    pub fn archived_bad_files(&self) -> Vec<Diagnostic> {
        let Documents::Archived(files) = &self.documents else {
            return Vec::new();
        };
        let sources = files.others(true).filter_map(|file| file.read());
        let bad = sources.filter_map(|source| entry::understand(&source).err());
        let provenance = self.archived_side_files().provenance;
        let provenance = provenance.and_then(|file| file.usable().err());
        bad.chain(provenance).map(|bad| *bad).collect()
    }

    /// The files of an archive, in the order of those of a directory; none of any
    /// other catalogue.
    pub fn archived_files(&self) -> Vec<Unread> {
        let Documents::Archived(files) = &self.documents else {
            return Vec::new();
        };
        let names = self.names();
        let apis = (0..).zip(names.iter());
        let apis = apis.map(|(number, (id, _))| files.of_api(number, id));
        let mut files: Vec<Unread> = apis.chain(files.others(false)).collect();
        let kinds = EntryKind::ALL;
        files.sort_by(|a, b| {
            let rank = |file: &Unread| kinds.iter().position(|kind| *kind == file.kind());
            rank(a).cmp(&rank(b)).then_with(|| a.path().cmp(b.path()))
        });
        files
    }

    /// What speaks of it as a whole, of an archive.
    pub fn archived_side_files(&self) -> SideFiles {
        let Documents::Archived(files) = &self.documents else {
            return SideFiles::default();
        };
        SideFiles::held(&files.base, |name| self.archived_file(name))
    }

    /// The contents of a file of an archive that is no entry, by its name.
    pub fn archived_file(&self, name: &str) -> Option<Vec<u8>> {
        let Documents::Archived(files) = &self.documents else {
            return None;
        };
        super::source::inflated(&files.text(files.file(name)?.text))
    }
}
