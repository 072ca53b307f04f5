//! The catalogue compiled into the program.

use include_dir::{Dir, include_dir};

use super::source::Source;

static CATALOGUE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/catalogue");

/// The embedded files, in the order of their names.
pub(super) fn sources() -> Vec<Source> {
    let mut sources: Vec<Source> = ["api", "producteurs"]
        .into_iter()
        .filter_map(|folder| CATALOGUE.get_dir(folder))
        .flat_map(Dir::files)
        .filter_map(|file| Source::embedded(file.path(), file.contents()))
        .collect();
    sources.sort_by(|a, b| a.file.cmp(&b.file));
    sources
}
