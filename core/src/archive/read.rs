//! Opens an archive: its header first, the rest where it is needed.

use std::io::{Read, SeekFrom};
use std::path::Path;
use std::sync::Arc;

use super::bytes::Bytes;
use super::file::{ArchiveFile, Fault, Medium};
use super::runs::{Runs, u64s};
use super::{BLOCK, HEADER, MAGIC, Section, VERSION, checksum};
use crate::catalogue::bounded;

/// An open archive: its sections, and the file that they are read of.
#[derive(Debug)]
pub struct Archive {
    sections: [Bytes; Section::ALL.len()],
    file: Option<Arc<ArchiveFile>>,
}

/// What the header says.
struct Header {
    /// The length of the data.
    length: usize,
    /// Where each section stands in the data.
    sections: [std::ops::Range<usize>; Section::ALL.len()],
    /// The checksum of the sums.
    sums: u64,
}

/// Whether the file at `path` begins as an archive does.
pub fn is_archive(path: &Path) -> bool {
    let mut start = [0; MAGIC.len()];
    let read = bounded::open(path).and_then(|mut file| file.read_exact(&mut start));
    read.is_ok() && start == MAGIC
}

impl Archive {
    /// The archive that is compiled into the program.
    ///
    /// # Errors
    /// It is none, or of another version.
    pub fn compiled(bytes: &'static [u8]) -> Result<Self, Fault> {
        let header = Header::read(bytes.get(..HEADER).unwrap_or(bytes), bytes.len())?;
        let data = &bytes[HEADER..HEADER + header.length];
        let sections = header.sections.map(|place| Bytes::Compiled(&data[place]));
        Ok(Self {
            sections,
            file: None,
        })
    }

    /// Opens the file at `path`.
    ///
    /// # Errors
    /// It cannot be opened or is no regular file; else as those of [`Archive::open`].
    pub fn open_file(path: &Path) -> Result<Self, Fault> {
        let file = bounded::open(path)?;
        match file.metadata()?.is_file() {
            true => Self::open(file),
            false => Err(Fault::Foreign),
        }
    }

    /// Opens an archive.
    ///
    /// # Errors
    /// It is none, of another version, or not whole.
    pub fn open(mut medium: impl Medium + 'static) -> Result<Self, Fault> {
        let size = medium.seek(SeekFrom::End(0))?;
        let size = usize::try_from(size).map_err(|_| Fault::Damaged)?;
        medium.seek(SeekFrom::Start(0))?;
        let mut start = vec![0; size.min(HEADER)];
        medium.read_exact(&mut start)?;
        let header = Header::read(&start, size)?;
        // No more than the file has, hence no more memory than its size.
        let mut sums = vec![0; 8 * header.length.div_ceil(BLOCK)];
        medium.seek(SeekFrom::Start((HEADER + header.length) as u64))?;
        medium.read_exact(&mut sums)?;
        if checksum(&sums) != header.sums {
            return Err(Fault::Damaged);
        }
        let file = ArchiveFile::new(medium, u64s(&sums).collect(), header.length);
        let file = Arc::new(file);
        let sections = header
            .sections
            .map(|place| Bytes::Filed(file.clone(), place));
        Ok(Self {
            sections,
            file: Some(file),
        })
    }

    /// What was found wrong where it was read; none so far.
    pub fn fault(&self) -> Option<&Fault> {
        self.file.as_ref()?.fault()
    }

    pub(crate) fn section(&self, section: Section) -> Bytes {
        self.sections[section as usize].clone()
    }

    pub(crate) fn runs(&self, section: Section) -> Runs {
        Runs::of(self.section(section))
    }
}

impl Header {
    /// Reads the header, with which a file of `size` bytes begins.
    fn read(header: &[u8], size: usize) -> Result<Self, Fault> {
        if !header.starts_with(&MAGIC) {
            return Err(Fault::Foreign);
        }
        let numbers: Vec<u64> = u64s(&header[MAGIC.len()..]).collect();
        let [version, length, places @ .., sums, own] = numbers.as_slice() else {
            return Err(Fault::Damaged);
        };
        if *version != VERSION {
            return Err(Fault::OtherVersion);
        }
        let length = usize::try_from(*length).map_err(|_| Fault::Damaged)?;
        let sums_length = length.div_ceil(BLOCK).checked_mul(8);
        let whole = sums_length
            .and_then(|sums| sums.checked_add(length))
            .and_then(|whole| whole.checked_add(HEADER));
        let is_whole = header.len() == HEADER && whole == Some(size);
        if !is_whole || *own != checksum(&header[..HEADER - 8]) {
            return Err(Fault::Damaged);
        }
        let place = |at: usize| {
            let number = |at: usize| usize::try_from(*places.get(at)?).ok();
            let (start, of_section) = (number(2 * at)?, number(2 * at + 1)?);
            let end = start.checked_add(of_section)?;
            (end <= length).then_some(start..end)
        };
        let mut sections = [const { 0..0 }; Section::ALL.len()];
        for (at, section) in sections.iter_mut().enumerate() {
            *section = place(at).ok_or(Fault::Damaged)?;
        }
        Ok(Self {
            length,
            sections,
            sums: *sums,
        })
    }
}
