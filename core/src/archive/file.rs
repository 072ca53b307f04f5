//! The file of an archive: parts of its data, read where they are asked for and
//! compared with their sums.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::fmt;
use std::io::{self, Read, Seek, SeekFrom};
use std::ops::Range;
use std::sync::{Mutex, OnceLock};

use super::{BLOCK, HEADER, checksum};
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

/// Most bytes that are read at once: a file may seem to be of any size, and take none.
const MOST: usize = 1 << 28;

/// Parts of more blocks than these are read for one question only, and not kept.
const FEW: usize = 8;

/// An open file. What is wrong with it where it is read shows in
/// [`ArchiveFile::fault`]: those who ask get nothing, and the answer is not to be
/// given.
pub(crate) struct ArchiveFile {
    medium: Mutex<Box<dyn Medium>>,
    /// Of each block of the data, in its order.
    sums: Vec<u64>,
    /// The length of the data.
    length: usize,
    /// The blocks that were read, by their number: searches meet some of them
    /// again and again.
    blocks: Mutex<HashMap<usize, Vec<u8>>>,
    fault: OnceLock<Fault>,
}

impl fmt::Debug for ArchiveFile {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("ArchiveFile")
            .finish_non_exhaustive()
    }
}

impl ArchiveFile {
    pub(super) fn new(medium: impl Medium + 'static, sums: Vec<u64>, length: usize) -> Self {
        Self {
            medium: Mutex::new(Box::new(medium)),
            sums,
            length,
            blocks: Mutex::default(),
            fault: OnceLock::new(),
        }
    }

    /// What was found wrong so far.
    pub(super) fn fault(&self) -> Option<&Fault> {
        self.fault.get()
    }

    /// Notes that it holds what nobody can have written.
    pub(super) fn note_damage(&self) {
        let _ = self.fault.set(Fault::Damaged);
    }

    /// A part of the data; none where it cannot be read or is damaged.
    pub(super) fn read(&self, part: Range<usize>) -> Option<Vec<u8>> {
        let read = self.part(part);
        read.map_err(|fault| self.fault.set(fault)).ok()
    }

    fn part(&self, part: Range<usize>) -> Result<Vec<u8>, Fault> {
        if part.len() > MOST {
            return Err(Fault::Damaged);
        }
        let blocks = part.start / BLOCK..part.end.div_ceil(BLOCK);
        let skipped = part.start - blocks.start * BLOCK;
        let mut bytes = match blocks.len() {
            ..=FEW => self.known_blocks(blocks, skipped, part.len())?,
            _ => {
                let mut bytes = self.blocks(blocks)?;
                bytes.drain(..skipped);
                bytes
            }
        };
        bytes.truncate(part.len());
        match bytes.len() == part.len() {
            true => Ok(bytes),
            false => Err(Fault::Damaged),
        }
    }

    /// Blocks without the first bytes, through those that are known.
    fn known_blocks(
        &self,
        numbers: Range<usize>,
        mut skipped: usize,
        length: usize,
    ) -> Result<Vec<u8>, Fault> {
        let mut known = self.blocks.lock().map_err(|_| Fault::Damaged)?;
        let mut bytes = Vec::with_capacity(length);
        for number in numbers {
            let block = match known.entry(number) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(new) => new.insert(self.blocks(number..number + 1)?),
            };
            let rest = block.get(skipped..).unwrap_or_default();
            bytes.extend(&rest[..rest.len().min(length - bytes.len())]);
            skipped = 0;
        }
        Ok(bytes)
    }

    /// Successive blocks, each of which has its sum.
    fn blocks(&self, numbers: Range<usize>) -> Result<Vec<u8>, Fault> {
        let start = numbers.start * BLOCK;
        let end = self.length.min(numbers.end * BLOCK);
        let mut bytes = vec![0; end.saturating_sub(start)];
        let mut medium = self.medium.lock().map_err(|_| Fault::Damaged)?;
        medium.seek(SeekFrom::Start((HEADER + start) as u64))?;
        medium.read_exact(&mut bytes)?;
        let sums = self.sums.iter().skip(numbers.start);
        let mut blocks = bytes.chunks(BLOCK).zip(sums);
        match blocks.all(|(block, sum)| checksum(block) == *sum) {
            true => Ok(bytes),
            false => Err(Fault::Damaged),
        }
    }
}
