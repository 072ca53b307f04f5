//! Compiled catalogues of directories that were read before, in the user's cache
//! folder: the second question to a large directory looks at its files and reads
//! none.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};
use std::process;
use std::time::{Duration, SystemTime};

use crate::archive::{self, Archive, Indexed, Stamp};
use crate::catalogue::side_file::SideFiles;
use crate::catalogue::{Catalogue, directory};
use crate::find::Index;
use crate::screen::Environment;
use crate::verbs::Opened;

/// The variable that is `0` where nothing is to be kept.
pub(crate) const CACHE: &str = "APICAT_CACHE";

/// Fewest files that are worth it: fewer are read as soon as looked at.
const FEWEST: usize = 64;

/// How long one is kept, from when it was made: the directory may be gone, and a part
/// that a stopped run left is no use.
const AGE: Duration = Duration::from_secs(90 * 24 * 60 * 60);

/// The name under which an archive has the state of its directory.
const STAMP: &str = "stamp";

/// Where they are kept.
#[derive(Debug, Clone)]
pub(crate) struct Cache {
    folder: PathBuf,
}

impl Cache {
    /// None where the user wants none, or has no place for it.
    pub(crate) fn of(environment: &Environment) -> Option<Self> {
        if environment.variable(CACHE) == Some("0") {
            return None;
        }
        let own = environment.path("XDG_CACHE_HOME").map(Path::to_owned);
        let usual = || Some(environment.path("HOME")?.join(".cache"));
        let of_windows = || environment.path("LOCALAPPDATA").map(Path::to_owned);
        let folder = own.filter(|path| path.is_absolute()).or_else(usual);
        let folder = folder.or_else(of_windows)?;
        Some(Self {
            folder: folder.join("apicat"),
        })
    }

    fn file(&self, directory: &Path) -> Option<PathBuf> {
        let mut hasher = DefaultHasher::new();
        // Paths are shown as they are typed: those that are typed otherwise are kept
        // apart.
        (fs::canonicalize(directory).ok()?, directory).hash(&mut hasher);
        Some(self.folder.join(format!("{:016x}", hasher.finish())))
    }

    /// What is kept of a directory, where its files are the same still.
    pub(crate) fn find(&self, directory: &Path, most_bytes: u64) -> Option<Opened> {
        let file = self.file(directory)?;
        let stamp = stamp(directory, most_bytes)?;
        let open = Opened::new(&file, directory).ok()?;
        let kept = open.catalogue.archived_file(STAMP)?;
        (kept == state(stamp)).then_some(open)
    }

    /// Keeps a directory that was read when its state was `stamp`. What fails is left
    /// undone: the next question reads the directory.
    pub(crate) fn keep(
        &self,
        directory: &Path,
        catalogue: &Catalogue,
        index: &Index,
        read: Stamp,
        most_bytes: u64,
    ) -> io::Result<()> {
        let Some(place) = self.file(directory) else {
            return Ok(());
        };
        private_folder(&self.folder)?;
        self.prune(SystemTime::now());
        let mut beside_it = SideFiles::contents(directory);
        beside_it.push((STAMP, state(read)));
        beside(&place, |file| {
            archive::compile(catalogue, Indexed::Whole(index), &beside_it, file)?;
            // Files that changed meanwhile are not those that were read.
            let is_same = stamp(directory, most_bytes) == Some(read);
            match is_same && tells_of(catalogue, directory, file.try_clone()?) {
                true => Ok(()),
                false => Err(io::ErrorKind::Interrupted.into()),
            }
        })
    }

    /// Removes what is too old `now`.
    fn prune(&self, now: SystemTime) {
        let files = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        for file in files {
            let made = file.metadata().and_then(|file| file.modified());
            let age = made.ok().and_then(|made| now.duration_since(made).ok());
            if age.is_some_and(|age| age > AGE) {
                let _ = fs::remove_file(file.path());
            }
        }
    }

    /// Forgets a directory.
    pub(crate) fn forget(&self, directory: &Path) {
        if let Some(file) = self.file(directory) {
            let _ = fs::remove_file(file);
        }
    }
}

/// The state of a directory, and of the program that read it: another one may read it
/// otherwise.
fn state(stamp: Stamp) -> Vec<u8> {
    let program = std::env::current_exe().and_then(fs::metadata);
    let program = program.and_then(|program| Ok((program.len(), program.modified()?)));
    let mut hasher = DefaultHasher::new();
    program.ok().hash(&mut hasher);
    [stamp.bytes(), hasher.finish().to_le_bytes().to_vec()].concat()
}

/// Whether an archive tells of every file that was left out: of one that could not be
/// read, nothing is in it.
fn tells_of(catalogue: &Catalogue, directory: &Path, file: File) -> bool {
    let opened = Archive::open(file).and_then(|archive| Catalogue::open(&archive, directory));
    opened.is_ok_and(|(kept, _)| {
        let told = kept.archived_bad_files();
        let bad = catalogue.bad_files();
        told.len() == bad.len() && bad.iter().all(|bad| told.contains(bad))
    })
}

/// Makes a folder that is the user's own: a directory that is kept may be secret.
fn private_folder(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;

        builder.mode(0o700);
    }
    builder.create(folder)
}

/// The state of a directory, where its files are many enough.
pub(crate) fn stamp(directory: &Path, most_bytes: u64) -> Option<Stamp> {
    let files = directory::files(directory, most_bytes).ok()?;
    (files.len() >= FEWEST).then(|| Stamp::of(&files, directory))?
}

/// Writes a file beside its place, then puts it there: who reads meanwhile has the
/// old one or the new one, and a failure leaves the old one. A link stays one; what
/// is no file, such as a device, is not replaced.
pub(crate) fn beside(
    path: &Path,
    write: impl FnOnce(&mut File) -> io::Result<()>,
) -> io::Result<()> {
    let path = &fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    match fs::metadata(path) {
        Ok(found) if found.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
        Ok(found) if !found.is_file() => return Err(io::ErrorKind::Unsupported.into()),
        _ => {}
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}", process::id()));
    let new = path.with_file_name(name);
    // Left by a run that was stopped and had the same number.
    let _ = fs::remove_file(&new);
    let mut options = OpenOptions::new();
    let mut file = options.read(true).write(true).create_new(true).open(&new)?;
    let written = write(&mut file).and_then(|()| fs::rename(&new, path));
    if written.is_err() {
        let _ = fs::remove_file(&new);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_old_is_removed() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("0123456789abcdef");
        fs::write(&file, "").unwrap();
        let cache = Cache {
            folder: folder.path().to_owned(),
        };
        let now = SystemTime::now();
        cache.prune(now + AGE / 2);
        assert!(file.exists());
        cache.prune(now + AGE * 2);
        assert!(!file.exists());
    }
}
