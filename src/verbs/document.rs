//! Documents that are named by a path, and are no catalogue.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::Session;
use crate::catalogue::file_error::FileError;
use crate::error::Error;
use crate::import;

/// The path that stands for standard input.
const STDIN: &str = "-";

/// The bytes of a file, or of standard input for `-`. It may be a pipe: it is read up to
/// the `most` bytes that it may have.
pub(super) fn bytes(session: &Session<'_>, path: &Path, most: u64) -> Result<Vec<u8>, Error> {
    let refused = |error: FileError| Error::bad_document(path, error, None);
    let limit = most.saturating_add(1);
    let bytes = if path == Path::new(STDIN) {
        session.terminal.standard_input(limit)
    } else {
        let mut bytes = Vec::new();
        let read = File::open(path).and_then(|file| file.take(limit).read_to_end(&mut bytes));
        read.map(|_| bytes)
    };
    let bytes = bytes.map_err(|error| refused(error.into()))?;
    match bytes.len() as u64 > most {
        true => Err(refused(FileError::TooLarge(most))),
        false => Ok(bytes),
    }
}

/// The text of such a document.
pub(super) fn text(session: &Session<'_>, path: &Path, most: u64) -> Result<String, Error> {
    let bytes = bytes(session, path, most)?;
    let text = import::text(&bytes).map_err(|(error, at)| Error::bad_document(path, error, at))?;
    Ok(text.into_owned())
}
