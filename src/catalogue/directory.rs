//! The files of a catalogue directory.

use std::borrow::Cow;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::clean::clean_line;
use super::problem::Problem;
use super::source::{Kind, Source};

/// Largest file that is read as an entry, in bytes. Real ones are below
/// 64 KiB.
const FILE_LIMIT: u64 = 16 * 1024 * 1024;

/// The files of `directory`, in the order of their names: `api/*.md` and
/// `producteurs/*.md`, or `*.md` in a flat directory. Each is read when its
/// turn comes, so that no more is held than the catalogue keeps.
///
/// # Errors
/// The directory cannot be listed. A file that cannot be read is no error
/// here: its [`Source`] says why; nor is the folder of the producers, without
/// which entries are still served.
pub(super) fn sources(directory: &Path) -> io::Result<impl Iterator<Item = Source> + use<>> {
    let apis = directory.join("api");
    let mut paths = Vec::new();
    let mut unlisted = None;
    if apis.is_dir() {
        paths.extend(listed(&apis)?.into_iter().map(|path| (Kind::Api, path)));
        let producers = directory.join("producteurs");
        if producers.is_dir() {
            match listed(&producers) {
                Ok(found) => paths.extend(found.into_iter().map(|path| (Kind::Producer, path))),
                Err(error) => {
                    unlisted = Some(Source {
                        kind: Kind::Producer,
                        id: String::new(),
                        file: clean_line(&producers.to_string_lossy()),
                        bytes: Err(Problem::Unreadable(error.kind())),
                    });
                }
            }
        }
    } else {
        paths.extend(listed(directory)?.into_iter().map(|path| (Kind::Api, path)));
    }
    let files = paths
        .into_iter()
        .filter_map(|(kind, path)| Source::new(kind, &path, read(&path).map(Cow::Owned)));
    Ok(files.chain(unlisted))
}

fn listed(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "md") {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
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
