//! The files of a catalogue directory.

use std::borrow::Cow;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use super::problem::Problem;
use super::source::{Kind, Source};

/// Largest file that is read as an entry, in bytes. Real ones are below
/// 64 KiB.
const FILE_LIMIT: u64 = 16 * 1024 * 1024;

/// The files of `directory`, in the order of their names: `api/*.md` and
/// `producteurs/*.md`, or `*.md` in a flat directory.
///
/// # Errors
/// The directory cannot be listed. A file that cannot be read is no error
/// here: its [`Source`] says why.
pub(super) fn sources(directory: &Path) -> io::Result<Vec<Source>> {
    let apis = directory.join("api");
    if !apis.is_dir() {
        return listed(directory, Kind::Api);
    }
    let mut sources = listed(&apis, Kind::Api)?;
    let producers = directory.join("producteurs");
    if producers.is_dir() {
        sources.extend(listed(&producers, Kind::Producer)?);
    }
    Ok(sources)
}

fn listed(folder: &Path, kind: Kind) -> io::Result<Vec<Source>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "md") {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths
        .iter()
        .filter_map(|path| Source::new(kind, path, read(path).map(Cow::Owned)))
        .collect())
}

/// The bytes of a regular file of a sane size. A pipe or a device is refused
/// before it is opened: opening one may wait for ever.
fn read(path: &Path) -> Result<Vec<u8>, Problem> {
    let unreadable = |error: io::Error| Problem::Unreadable(error.kind());
    let metadata = fs::metadata(path).map_err(unreadable)?;
    if !metadata.is_file() {
        return Err(Problem::NotAFile);
    }
    if metadata.len() > FILE_LIMIT {
        return Err(Problem::TooLarge(FILE_LIMIT));
    }
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(FILE_LIMIT + 1).read_to_end(&mut bytes))
        .map_err(unreadable)?;
    if bytes.len() as u64 > FILE_LIMIT {
        return Err(Problem::TooLarge(FILE_LIMIT));
    }
    Ok(bytes)
}
