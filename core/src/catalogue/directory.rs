//! The files of a catalogue directory.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::source::{Kind, Unread};

/// The files of `directory`, in the order of their names: `api/*.md` and
/// `producteurs/*.md`, or `*.md` in a flat directory.
///
/// # Errors
/// The directory cannot be listed. The folder of the producers is no error
/// here, without which entries are still served: one of the files says why.
pub fn files(directory: &Path) -> io::Result<Vec<Unread>> {
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
