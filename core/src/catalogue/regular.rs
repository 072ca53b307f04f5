//! Reading a file that may be anything: a pipe, a device, a disk full of zeros,
//! a link to a secret.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::Read;
use std::path::Path;

use super::problem::Problem;

/// Largest file that is read as an entry, in bytes. Real ones are below 64 KiB;
/// showing one takes about a hundred times its size in memory.
const FILE_LIMIT: u64 = 1024 * 1024;

/// A regular file of a sane size that was found.
#[derive(Debug)]
pub(super) struct Regular {
    /// Its length in bytes.
    pub(super) bytes: u64,
    /// Which file it is; none for one outside of the directory, to which only a
    /// link leads.
    inside: Option<Identity>,
}

/// What was read of a file.
pub(super) struct Contents {
    pub(super) bytes: Vec<u8>,
    /// Whether it is a file of the directory, and not one that a link leads to.
    pub(super) is_inside: bool,
}

impl Regular {
    /// Looks at a file of a folder of the directory `root` without opening it:
    /// opening a pipe or a device may wait for ever, or do something.
    pub(super) fn find(
        path: &Path,
        root: Option<&Path>,
        is_folder_inside: bool,
    ) -> Result<Self, Problem> {
        let own = fs::symlink_metadata(path)?;
        if !own.is_symlink() {
            let bytes = sane(&own)?;
            let inside = is_folder_inside.then(|| Identity::of(&own));
            return Ok(Self { bytes, inside });
        }
        let bytes = sane(&fs::metadata(path)?)?;
        let target = fs::canonicalize(path).ok();
        let target = target.filter(|target| root.is_some_and(|root| target.starts_with(root)));
        // What the path without links leads to, so that both are one file.
        let target = target.and_then(|target| fs::symlink_metadata(target).ok());
        let inside = target.as_ref().map(Identity::of);
        Ok(Self { bytes, inside })
    }

    /// Reads the file, as long as it says to be when it is opened: an endless
    /// one that the system calls regular says 0.
    pub(super) fn read(&self, path: &Path) -> Result<Contents, Problem> {
        let file = open(path)?;
        let metadata = file.metadata()?;
        let length = sane(&metadata)?;
        let mut bytes = Vec::with_capacity(length as usize);
        file.take(length).read_to_end(&mut bytes)?;
        let is_inside = self.inside == Some(Identity::of(&metadata));
        Ok(Contents { bytes, is_inside })
    }
}

/// Whether a folder is one of the directory `root`, whatever links lead to it.
pub(super) fn is_inside(folder: &Path, root: &Path) -> bool {
    fs::canonicalize(folder).is_ok_and(|folder| folder.starts_with(root))
}

/// The length of a regular file of a sane size.
fn sane(metadata: &Metadata) -> Result<u64, Problem> {
    if !metadata.is_file() {
        return Err(Problem::NotAFile);
    }
    if metadata.len() > FILE_LIMIT {
        return Err(Problem::TooLarge(FILE_LIMIT));
    }
    Ok(metadata.len())
}

/// Opens what was a regular file a moment ago: should a pipe stand there now,
/// nothing waits for it.
fn open(path: &Path) -> Result<File, Problem> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;

        use rustix::fs::OFlags;

        let flags = OFlags::NONBLOCK | OFlags::NOCTTY;
        options.custom_flags(flags.bits().cast_signed());
    }
    Ok(options.open(path)?)
}

/// Which file it is, by whatever name.
#[derive(Debug, PartialEq, Eq)]
struct Identity(u64, u64);

impl Identity {
    #[cfg(unix)]
    fn of(metadata: &Metadata) -> Self {
        use std::os::unix::fs::MetadataExt;

        Self(metadata.dev(), metadata.ino())
    }

    /// Elsewhere it is not told: links are judged when they are found.
    #[cfg(not(unix))]
    fn of(_: &Metadata) -> Self {
        Self(0, 0)
    }
}
