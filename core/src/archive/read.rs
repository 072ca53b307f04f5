//! Reads an archive: its header when it is opened, the rest where it is needed.

use std::fmt;
use std::io::{self, Read, Seek, SeekFrom};
use std::sync::{Mutex, OnceLock};

use serde::de::DeserializeOwned;

use super::check;
use super::{BLOCK, Extent, HEADER, MAGIC, Section, VERSION, checksum};
use crate::catalogue::clean::has_control;
use crate::catalogue::file_error::SystemError;

/// Why an archive is not read, or not further.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// It cannot be opened or read.
    Unreadable(SystemError),
    /// It is another kind of file.
    Foreign,
    /// It was made by another version of the program.
    OtherVersion,
    /// It was cut or changed.
    Damaged,
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::UnexpectedEof => Self::Damaged,
            _ => Self::Unreadable((&error).into()),
        }
    }
}

/// Where bytes are read: a file, or memory.
pub trait Medium: Read + Seek + Send {}

impl<T: Read + Seek + Send> Medium for T {}

/// An open archive. What is wrong with it where it is read shows in
/// [`Archive::fault`]: those who ask get nothing, and the answer is not to be
/// given.
pub struct Archive {
    medium: Mutex<Box<dyn Medium>>,
    sections: [Extent; Section::ALL.len()],
    sums: Vec<u64>,
    /// The length of the data.
    length: u64,
    fault: OnceLock<Fault>,
}

impl fmt::Debug for Archive {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Archive").finish_non_exhaustive()
    }
}

impl Archive {
    /// Opens an archive: reads its header.
    ///
    /// # Errors
    /// It is none, of another version, or not whole.
    pub fn open(mut medium: impl Medium + 'static) -> Result<Self, Fault> {
        let size = medium.seek(SeekFrom::End(0))?;
        medium.seek(SeekFrom::Start(0))?;
        let mut header = [0; HEADER];
        let start = size.min(HEADER as u64) as usize;
        medium.read_exact(&mut header[..start])?;
        if !header.starts_with(&MAGIC) {
            return Err(Fault::Foreign);
        }
        if start < HEADER {
            return Err(Fault::Damaged);
        }
        let numbers: Vec<u64> = u64s(&header[MAGIC.len()..]).collect();
        let [version, length, extents @ .., sums, own] = numbers.as_slice() else {
            return Err(Fault::Damaged);
        };
        if *version != VERSION {
            return Err(Fault::OtherVersion);
        }
        let blocks = length.div_ceil(BLOCK);
        let whole = blocks
            .checked_mul(8)
            .and_then(|sums| sums.checked_add(*length));
        let whole = whole.and_then(|whole| whole.checked_add(HEADER as u64));
        if *own != checksum(&header[..HEADER - 8]) || whole != Some(size) {
            return Err(Fault::Damaged);
        }
        let mut sections = [Extent::default(); Section::ALL.len()];
        for (section, numbers) in sections.iter_mut().zip(extents.chunks_exact(2)) {
            let [start, of_section] = [numbers[0], numbers[1]];
            if start
                .checked_add(of_section)
                .is_none_or(|end| end > *length)
            {
                return Err(Fault::Damaged);
            }
            *section = Extent {
                start,
                length: of_section,
            };
        }
        // No more than the file has, hence no more memory than its size.
        let mut bytes = vec![0; (blocks * 8) as usize];
        medium.seek(SeekFrom::Start(HEADER as u64 + length))?;
        medium.read_exact(&mut bytes)?;
        if checksum(&bytes) != *sums {
            return Err(Fault::Damaged);
        }
        Ok(Self {
            medium: Mutex::new(Box::new(medium)),
            sections,
            sums: u64s(&bytes).collect(),
            length: *length,
            fault: OnceLock::new(),
        })
    }

    /// What was found wrong where it was read; none so far.
    pub fn fault(&self) -> Option<&Fault> {
        self.fault.get()
    }

    pub(crate) fn note(&self, fault: Fault) {
        let _ = self.fault.set(fault);
    }

    pub(crate) fn length(&self, section: Section) -> u64 {
        self.sections[section as usize].length
    }

    /// Bytes of a section; none where it has not so many or they are damaged.
    pub(crate) fn bytes(&self, section: Section, extent: Extent) -> Option<Vec<u8>> {
        let bytes = self.read(section, extent);
        bytes.map_err(|fault| self.note(fault)).ok()
    }

    fn read(&self, section: Section, extent: Extent) -> Result<Vec<u8>, Fault> {
        let whole = self.sections[section as usize];
        let end = extent.start.checked_add(extent.length);
        if end.is_none_or(|end| end > whole.length) {
            return Err(Fault::Damaged);
        }
        let start = whole.start + extent.start;
        let (first, skipped) = (start / BLOCK, (start % BLOCK) as usize);
        let end = (start + extent.length)
            .next_multiple_of(BLOCK)
            .min(self.length);
        let mut bytes = vec![0; (end - first * BLOCK) as usize];
        {
            let Ok(mut medium) = self.medium.lock() else {
                return Err(Fault::Damaged);
            };
            medium.seek(SeekFrom::Start(HEADER as u64 + first * BLOCK))?;
            medium.read_exact(&mut bytes)?;
        }
        let sums = self.sums.iter().skip(first as usize);
        let mut blocks = bytes.chunks(BLOCK as usize).zip(sums);
        if !blocks.all(|(block, sum)| checksum(block) == *sum) {
            return Err(Fault::Damaged);
        }
        bytes.truncate(skipped + extent.length as usize);
        bytes.drain(..skipped);
        Ok(bytes)
    }

    /// A text of a section: UTF-8 that cannot control a terminal.
    pub(crate) fn text(&self, section: Section, extent: Extent) -> Option<String> {
        let text = String::from_utf8(self.bytes(section, extent)?).ok();
        let text = text.filter(|text| !has_control(text));
        if text.is_none() {
            self.note(Fault::Damaged);
        }
        text
    }

    /// Numbers of a section, from the number `first` on.
    pub(crate) fn numbers(&self, section: Section, first: u64, count: u64) -> Option<Vec<u32>> {
        let extent = Extent {
            start: first.checked_mul(4)?,
            length: count.checked_mul(4)?,
        };
        let bytes = self.bytes(section, extent)?;
        let numbers = bytes.as_chunks::<4>().0.iter();
        Some(numbers.map(|number| u32::from_le_bytes(*number)).collect())
    }

    /// A value that takes an extent of a section.
    pub(crate) fn value<T: DeserializeOwned>(&self, section: Section, extent: Extent) -> Option<T> {
        self.understood(&self.bytes(section, extent)?)
    }

    /// The value of some bytes.
    pub(crate) fn understood<T: DeserializeOwned>(&self, bytes: &[u8]) -> Option<T> {
        let value = check::value(bytes);
        value.map_err(|_| self.note(Fault::Damaged)).ok()
    }

    /// A value that takes a whole section.
    pub(crate) fn whole<T: DeserializeOwned>(&self, section: Section) -> Option<T> {
        let length = self.length(section);
        self.value(section, Extent { start: 0, length })
    }
}

fn u64s(bytes: &[u8]) -> impl Iterator<Item = u64> {
    let words = bytes.as_chunks::<8>().0.iter();
    words.map(|word| u64::from_le_bytes(*word))
}
