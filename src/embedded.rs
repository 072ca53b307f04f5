//! The catalogue that is compiled into the program: its documents as written,
//! and what the build script made of them.

use std::path::Path;
use std::sync::LazyLock;

use include_dir::{Dir, include_dir};

use crate::catalogue::Catalogue;
use crate::catalogue::side_file::SideFiles;
use crate::catalogue::source::{EntryKind, Unread};
use crate::find::{Elsewhere, Engine, Thesaurus};

static DOCUMENTS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/catalogue");

mod compiled {
    //! Written by the build script.
    #![allow(clippy::all, clippy::pedantic)]

    extern crate alloc;

    include!(concat!(env!("OUT_DIR"), "/compiled.rs"));
}

pub fn catalogue() -> &'static Catalogue {
    static CATALOGUE: LazyLock<Catalogue> =
        LazyLock::new(|| Catalogue::from_compiled(&compiled::CATALOGUE, document));
    &CATALOGUE
}

/// What searches it.
pub fn engine() -> Engine<'static> {
    Engine {
        catalogue: catalogue(),
        index: (&compiled::SEARCH.index).into(),
        stored_text: Some(&compiled::SEARCH.stored_text),
        thesaurus: thesaurus(),
        elsewhere: elsewhere(),
    }
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

pub fn thesaurus() -> &'static Thesaurus {
    &compiled::SEARCH.thesaurus
}

pub fn elsewhere() -> &'static Elsewhere {
    &compiled::SEARCH.elsewhere
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
