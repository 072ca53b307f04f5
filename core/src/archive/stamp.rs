//! What tells whether the files of a directory are still those that were read.

use std::collections::hash_map::DefaultHasher;
use std::fs::{self, Metadata};
use std::hash::{Hash, Hasher};
use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::catalogue::side_file::SideFiles;
use crate::catalogue::source::Unread;

/// The state of a directory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    digest: [u64; 2],
    /// When the last of its files changed.
    newest: SystemTime,
}

/// How long after a change another one may leave the same time behind: file systems
/// count in steps of up to two seconds.
const STEP: Duration = Duration::from_secs(2);

impl Stamp {
    /// The state of `files`, those of a directory, and of those beside them: the name
    /// of each, its size, its times and its place on the disk. None where a file is
    /// not read, or is behind a link: then more than this matters.
    pub fn of(files: &[Unread], directory: &Path) -> Option<Self> {
        let mut hashers = [DefaultHasher::new(), DefaultHasher::new()];
        1_u8.hash(&mut hashers[1]);
        let mut newest = UNIX_EPOCH;
        let mut add = |path: &Path, file: Option<FileStamp>| {
            for hasher in &mut hashers {
                (path, &file).hash(hasher);
            }
            newest = newest.max(file.map_or(UNIX_EPOCH, |file| file.changed));
        };
        for file in files {
            add(file.path(), Some(file.stamp()?));
        }
        for name in SideFiles::NAMES {
            let path = directory.join(name);
            match fs::symlink_metadata(&path) {
                Ok(found) if found.is_file() => add(&path, Some(FileStamp::of(&found)?)),
                Ok(_) => return None,
                Err(_) => add(&path, None),
            }
        }
        let digest = hashers.map(|hasher| hasher.finish());
        Some(Self { digest, newest })
    }

    /// Whether no file can change from now on without being told by its times.
    pub fn is_settled(&self) -> bool {
        let age = SystemTime::now().duration_since(self.newest);
        age.is_ok_and(|age| age > STEP)
    }

    /// Its bytes in an archive.
    pub fn bytes(&self) -> Vec<u8> {
        self.digest.map(u64::to_le_bytes).concat()
    }
}

/// What changes with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct FileStamp {
    bytes: u64,
    /// The later of the times at which its contents and its attributes changed.
    changed: SystemTime,
    modified: SystemTime,
    /// Device and inode.
    place: [u64; 2],
}

impl FileStamp {
    /// None where the system does not tell.
    #[cfg(unix)]
    pub(crate) fn of(metadata: &Metadata) -> Option<Self> {
        use std::os::unix::fs::MetadataExt;

        let modified = metadata.modified().ok()?;
        let seconds = u64::try_from(metadata.ctime()).ok()?;
        let nanoseconds = u32::try_from(metadata.ctime_nsec()).ok()?;
        let attributes = UNIX_EPOCH + Duration::new(seconds, nanoseconds);
        Some(Self {
            bytes: metadata.len(),
            changed: modified.max(attributes),
            modified,
            place: [metadata.dev(), metadata.ino()],
        })
    }

    #[cfg(not(unix))]
    pub(crate) fn of(metadata: &Metadata) -> Option<Self> {
        let modified = metadata.modified().ok()?;
        Some(Self {
            bytes: metadata.len(),
            changed: modified,
            modified,
            place: [0, 0],
        })
    }
}
