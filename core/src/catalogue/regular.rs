//! Reading a file that may be anything: a pipe, a device, a disk full of zeros.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use super::problem::Problem;

/// Largest file that is read as an entry, in bytes. Real ones are below 64 KiB;
/// showing one takes about a hundred times its size in memory.
const FILE_LIMIT: u64 = 1024 * 1024;

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
    // With room to see that nothing follows.
    let mut bytes = Vec::with_capacity(metadata.len() as usize + 1);
    File::open(path)
        .and_then(|file| file.take(FILE_LIMIT + 1).read_to_end(&mut bytes))
        .map_err(unreadable)?;
    if bytes.len() as u64 > FILE_LIMIT {
        return Err(Problem::TooLarge(FILE_LIMIT));
    }
    Ok(bytes)
}
