//! Bounded reads: a file of a directory may be anything, a pipe, a device, a disk
//! full of zeros, a link to a secret.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Read};
use std::path::Path;

use super::file_error::FileError;
use crate::archive::FileStamp;

/// Largest file that is read as an entry, in bytes. Real ones are below 64 KiB;
/// showing one takes about a hundred times its size in memory.
pub(crate) const FILE_LIMIT: u64 = 1024 * 1024;

/// A regular file below [`FILE_LIMIT`].
#[derive(Debug)]
pub(super) struct BoundedFile {
    /// Its size when it was found.
    pub(super) bytes: u64,
    /// None when a link leads out of the directory to it.
    inside: Option<Identity>,
    /// None behind a link.
    stamp: Option<FileStamp>,
}

pub(super) struct BoundedBytes {
    pub(super) bytes: Vec<u8>,
    /// Whether it is in the directory, and not behind a link that leads out of
    /// it: what is outside may be secret, and is not quoted.
    pub(super) is_inside: bool,
}

impl BoundedFile {
    /// Examines a file in a folder of the directory `root` without opening it:
    /// opening a pipe or a device may block for ever, or have an effect.
    pub(super) fn find(
        path: &Path,
        root: Option<&Path>,
        is_folder_inside: bool,
    ) -> Result<Self, FileError> {
        let own = fs::symlink_metadata(path)?;
        if !own.is_symlink() {
            let bytes = checked_length(&own)?;
            let inside = is_folder_inside.then(|| Identity::of(&own));
            let stamp = FileStamp::of(&own);
            return Ok(Self {
                bytes,
                inside,
                stamp,
            });
        }
        let bytes = checked_length(&fs::metadata(path)?)?;
        let target = fs::canonicalize(path).ok();
        let target = target.filter(|target| root.is_some_and(|root| target.starts_with(root)));
        // Through the path without links, so that both have one identity.
        let target = target.and_then(|target| fs::symlink_metadata(target).ok());
        let inside = target.as_ref().map(Identity::of);
        Ok(Self {
            bytes,
            inside,
            stamp: None,
        })
    }

    /// Its state when it was found, where it is in the directory and no link.
    pub(super) fn stamp(&self) -> Option<FileStamp> {
        self.stamp.filter(|_| self.inside.is_some())
    }

    /// Reads no more than the size it has when opened: an endless file that the
    /// system calls regular has size 0.
    pub(super) fn read(&self, path: &Path) -> Result<BoundedBytes, FileError> {
        let file = open(path)?;
        let metadata = file.metadata()?;
        let length = checked_length(&metadata)?;
        let mut bytes = Vec::with_capacity(length as usize);
        file.take(length).read_to_end(&mut bytes)?;
        let is_inside = self.inside == Some(Identity::of(&metadata));
        Ok(BoundedBytes { bytes, is_inside })
    }
}

/// Whether a folder, links resolved, is in the directory `root`.
pub(super) fn is_inside(folder: &Path, root: &Path) -> bool {
    fs::canonicalize(folder).is_ok_and(|folder| folder.starts_with(root))
}

/// The length of a regular file, within the limit.
fn checked_length(metadata: &Metadata) -> Result<u64, FileError> {
    if !metadata.is_file() {
        return Err(FileError::NotAFile);
    }
    if metadata.len() > FILE_LIMIT {
        return Err(FileError::TooLarge(FILE_LIMIT));
    }
    Ok(metadata.len())
}

/// Opens what was a regular file a moment ago; without blocking, should a pipe
/// have taken its place.
pub(crate) fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;

        use rustix::fs::OFlags;

        let flags = OFlags::NONBLOCK | OFlags::NOCTTY;
        options.custom_flags(flags.bits().cast_signed());
    }
    options.open(path)
}

/// Device and inode: equal for all names of one file.
#[derive(Debug, PartialEq, Eq)]
struct Identity(u64, u64);

impl Identity {
    #[cfg(unix)]
    fn of(metadata: &Metadata) -> Self {
        use std::os::unix::fs::MetadataExt;

        Self(metadata.dev(), metadata.ino())
    }

    /// Unknown on other systems: there, a link is only examined when found.
    #[cfg(not(unix))]
    fn of(_: &Metadata) -> Self {
        Self(0, 0)
    }
}
