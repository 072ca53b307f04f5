//! The catalogue that is compiled into the program: its documents as written,
//! and the archive that the build script made of them.

use std::path::Path;
use std::sync::LazyLock;

use include_dir::{Dir, include_dir};

use crate::archive::Archive;
use crate::catalogue::Catalogue;
use crate::catalogue::side_file::SideFiles;
use crate::catalogue::source::{EntryKind, Unread};
use crate::find::{CompiledSearch, Elsewhere, Engine, Thesaurus};

static DOCUMENTS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/catalogue");

/// What the build script made of them.
pub static ARCHIVE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/catalogue.apicat"));

/// What is read of the archive when it is first asked for.
fn archive() -> &'static Archive {
    static OPEN: LazyLock<Archive> = LazyLock::new(|| {
        // Tests read all of it.
        #[allow(clippy::expect_used)]
        Archive::compiled(ARCHIVE).expect("the build script wrote an archive of this version")
    });
    &OPEN
}

pub fn catalogue() -> &'static Catalogue {
    static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(layer);
    &CATALOGUE
}

/// The same, to be laid over others or under them.
pub(crate) fn layer() -> Catalogue {
    Catalogue::compiled(archive(), document)
}

fn search() -> &'static CompiledSearch {
    static SEARCH: LazyLock<CompiledSearch> =
        LazyLock::new(|| CompiledSearch::of_archive(archive()));
    &SEARCH
}

/// What searches it.
pub fn engine() -> Engine<'static> {
    Engine {
        catalogue: catalogue(),
        index: &search().index,
        stored_text: Some(&search().stored_text),
        thesaurus: thesaurus(),
        elsewhere: elsewhere(),
    }
}

pub fn thesaurus() -> &'static Thesaurus {
    &search().thesaurus
}

pub fn elsewhere() -> &'static Elsewhere {
    search().elsewhere()
}

fn document(kind: EntryKind, slug: &str) -> Option<&'static str> {
    let name = format!("{slug}{}", kind.extension());
    let is_it = |path: &Path| {
        // Its end is compared first: to cut the names of all takes longer.
        path.as_os_str()
            .as_encoded_bytes()
            .ends_with(name.as_bytes())
            && path.file_name() == Some(name.as_ref())
    };
    let mut files = DOCUMENTS.get_dir(kind.folder())?.files();
    let file = files.find(|file| is_it(file.path()))?;
    file.contents_utf8()
}

/// What speaks of it as a whole.
pub(crate) fn side_files() -> SideFiles {
    SideFiles::compiled(|name| DOCUMENTS.get_file(name).map(|file| file.contents()))
}

/// The documents, folder by folder in the order of their names.
pub(crate) fn files() -> Vec<Unread> {
    let mut files: Vec<_> = EntryKind::ALL
        .into_iter()
        .filter_map(|kind| DOCUMENTS.get_dir(kind.folder()))
        .flat_map(Dir::files)
        .collect();
    files.sort_by_key(|file| file.path());
    files
        .into_iter()
        .filter_map(|file| Unread::compiled(file.path(), file.contents()))
        .collect()
}
