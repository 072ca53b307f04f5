//! Runs of bytes, and of numbers, in memory or in a file: the same to those who ask.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use super::file::ArchiveFile;

/// A run of bytes.
#[derive(Debug, Clone)]
pub(crate) enum Bytes {
    /// Of the program itself.
    Compiled(&'static [u8]),
    /// In memory: made by the program, or read of a file.
    Held(Arc<Vec<u8>>, Range<usize>, Option<Arc<ArchiveFile>>),
    /// Of a file, by their place in its data; read where they are asked for.
    Filed(Arc<ArchiveFile>, Range<usize>),
}

impl Default for Bytes {
    fn default() -> Self {
        Self::Compiled(&[])
    }
}

impl From<Vec<u8>> for Bytes {
    fn from(bytes: Vec<u8>) -> Self {
        let place = 0..bytes.len();
        Self::Held(Arc::new(bytes), place, None)
    }
}

impl Bytes {
    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Compiled(bytes) => bytes.len(),
            Self::Held(_, place, _) | Self::Filed(_, place) => place.len(),
        }
    }

    /// A part; empty where there are not so many, which is noted.
    pub(crate) fn get(&self, part: Range<usize>) -> Cow<'_, [u8]> {
        let found: Option<Cow<'_, [u8]>> = match self {
            Self::Compiled(bytes) => bytes.get(part).map(Cow::Borrowed),
            Self::Held(bytes, place, _) => {
                let part = within(place, &part).and_then(|part| bytes.get(part));
                part.map(Cow::Borrowed)
            }
            Self::Filed(file, place) => {
                let part = within(place, &part).and_then(|part| file.read(part));
                part.map(Cow::Owned)
            }
        };
        found.unwrap_or_else(|| {
            self.note_damage();
            Cow::Borrowed(&[])
        })
    }

    pub(crate) fn all(&self) -> Cow<'_, [u8]> {
        self.get(0..self.len())
    }

    /// A part as a run of its own; empty where there are not so many, which is noted.
    pub(crate) fn part(&self, part: Range<usize>) -> Self {
        let found = match self {
            Self::Compiled(bytes) => bytes.get(part).map(Self::Compiled),
            Self::Held(bytes, place, file) => {
                let part = within(place, &part);
                part.map(|part| Self::Held(bytes.clone(), part, file.clone()))
            }
            Self::Filed(file, place) => {
                within(place, &part).map(|part| Self::Filed(file.clone(), part))
            }
        };
        found.unwrap_or_else(|| {
            self.note_damage();
            Self::default()
        })
    }

    /// Whether the program itself made it: what is of a file may be anything.
    pub(crate) fn is_own(&self) -> bool {
        matches!(self, Self::Compiled(_) | Self::Held(_, _, None))
    }

    /// Notes that what was read is nothing that can have been written.
    pub(crate) fn note_damage(&self) {
        if let Self::Held(_, _, Some(file)) | Self::Filed(file, _) = self {
            file.note_damage();
        }
    }
}

/// A part of a place, as a place.
fn within(place: &Range<usize>, part: &Range<usize>) -> Option<Range<usize>> {
    let start = place.start.checked_add(part.start)?;
    let end = place.start.checked_add(part.end)?;
    (part.start <= part.end && end <= place.end).then_some(start..end)
}

/// Numbers of 32 bits, little-endian.
#[derive(Debug, Clone, Default)]
pub(crate) struct Numbers(pub(crate) Bytes);

impl FromIterator<u32> for Numbers {
    fn from_iter<I: IntoIterator<Item = u32>>(numbers: I) -> Self {
        let numbers = numbers.into_iter();
        let bytes: Vec<u8> = numbers.flat_map(u32::to_le_bytes).collect();
        Self(bytes.into())
    }
}

impl Numbers {
    pub(crate) fn len(&self) -> usize {
        self.0.len() / 4
    }

    /// The number of a position; 0 beyond the last.
    pub(crate) fn get(&self, at: usize) -> u32 {
        let bytes = self.0.get(place(at..at.saturating_add(1)));
        bytes.first_chunk().copied().map_or(0, u32::from_le_bytes)
    }

    pub(crate) fn range(&self, range: Range<usize>) -> Vec<u32> {
        let bytes = self.0.get(place(range));
        let (numbers, _) = bytes.as_chunks::<4>();
        numbers.iter().copied().map(u32::from_le_bytes).collect()
    }

    /// Where they say at which place each of some parts ends: the part of a number.
    pub(crate) fn part(&self, number: usize) -> Range<usize> {
        let start = number.checked_sub(1).map_or(0, |before| self.get(before));
        start as usize..self.get(number) as usize
    }
}

/// Where numbers stand; nowhere where that is beyond all memory.
fn place(numbers: Range<usize>) -> Range<usize> {
    numbers.start.saturating_mul(4)..numbers.end.saturating_mul(4)
}
