//! `apicat man`: the manual pages, as files.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use crate::error::{Error, Exit};
use crate::manual::pages;
use crate::messages::Messages;

/// Writes the pages into `directory`. It says nothing: whoever installs wants
/// to read failures only.
///
/// # Errors
/// The directory cannot be made, or a page cannot be written.
pub fn man(directory: &Path, m: Messages) -> Result<Exit, Error> {
    fs::create_dir_all(directory).map_err(|error| unwritable(directory, error))?;
    for page in pages(m) {
        let path = directory.join(page.file_name);
        fs::write(&path, page.text).map_err(|error| unwritable(&path, error))?;
    }
    Ok(Exit::Found)
}

fn unwritable(path: &Path, error: io::Error) -> Error {
    let reason = match error.kind() {
        // A file has the name of the directory.
        ErrorKind::AlreadyExists => ErrorKind::NotADirectory.into(),
        _ => error,
    };
    Error::Unwritable {
        path: path.to_owned(),
        reason,
    }
}
