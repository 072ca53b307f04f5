//! The catalogue compiled into the program.

use include_dir::{Dir, include_dir};

use super::source::Unread;

static CATALOGUE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/catalogue");

/// The embedded files, folder by folder in the order of their names.
pub(super) fn files() -> Vec<Unread> {
    let mut files: Vec<_> = ["api", "producteurs"]
        .into_iter()
        .filter_map(|folder| CATALOGUE.get_dir(folder))
        .flat_map(Dir::files)
        .collect();
    files.sort_by_key(|file| file.path());
    files
        .into_iter()
        .filter_map(|file| Unread::embedded(file.path(), file.contents()))
        .collect()
}
