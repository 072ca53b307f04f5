//! The files of a catalogue directory.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::problem::Problem;
use super::source::{Kind, Unread};

/// Largest file that is read as an entry, in bytes. Real ones are below 64 KiB;
/// showing one takes about a hundred times its size in memory.
const FILE_LIMIT: u64 = 1024 * 1024;

/// The files of `directory`, in the order of their names: `api/*.md` and
/// `producteurs/*.md`, or `*.md` in a flat directory.
///
/// # Errors
/// The directory cannot be listed. The folder of the producers is no error
/// here, without which entries are still served: one of the files says why.
pub(super) fn files(directory: &Path) -> io::Result<Vec<Unread>> {
    let of = |kind, paths: Vec<PathBuf>| {
        let paths = paths.into_iter();
        paths.map(move |path| Unread::on_disk(kind, path))
    };
    let apis = directory.join("api");
    if !apis.is_dir() {
        return Ok(of(Kind::Api, listed(directory)?).collect());
    }
    let mut files: Vec<Unread> = of(Kind::Api, listed(&apis)?).collect();
    let producers = directory.join("producteurs");
    if producers.is_dir() {
        match listed(&producers) {
            Ok(paths) => files.extend(of(Kind::Producer, paths)),
            Err(error) => files.push(Unread::unlisted(Kind::Producer, producers, error.kind())),
        }
    }
    Ok(files)
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
pub(super) fn read(path: &Path) -> Result<Vec<u8>, Problem> {
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
