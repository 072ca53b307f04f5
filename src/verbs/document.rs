//! Documents that are named by a path, and are no catalogue.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::Session;
use crate::catalogue::file_error::FileError;
use crate::error::Error;

/// The path that stands for standard input.
const STDIN: &str = "-";

/// The text of a file, or of standard input for `-`, what is no UTF-8 in it replaced. It
/// may be a pipe: it is read up to the `most` bytes that it may have.
pub(super) fn read(session: &Session<'_>, path: &Path, most: u64) -> Result<String, Error> {
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
    if bytes.len() as u64 > most {
        return Err(refused(FileError::TooLarge(most)));
    }
    Ok(String::from_utf8(bytes)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()))
}
