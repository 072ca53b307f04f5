//! Documents that are named by a path, and are no catalogue.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use crate::catalogue::file_error::FileError;
use crate::error::Error;
use crate::openapi::MOST_BYTES;

/// The text of a file, what is no UTF-8 in it replaced. It may be a pipe: it is
/// read up to the most that a document may have.
pub(super) fn read(path: &Path) -> Result<String, Error> {
    let refused = |error: FileError| Error::bad_document(path, error, None);
    let file = File::open(path).map_err(|error| refused(error.into()))?;
    let mut bytes = Vec::new();
    file.take(MOST_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| refused(error.into()))?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(refused(FileError::TooLarge(MOST_BYTES)));
    }
    Ok(String::from_utf8(bytes)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()))
}
