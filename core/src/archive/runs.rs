//! Several runs of bytes as one: how a section holds the columns of a table.
//!
//! Their number, the length of each, then the runs; all numbers are u64.

use super::bytes::{Bytes, Numbers};

/// The runs of a section, in their order.
#[derive(Debug)]
pub(crate) struct Runs {
    section: Bytes,
    lengths: std::vec::IntoIter<u64>,
    /// Where the next one begins.
    at: usize,
}

/// Bytes of a number.
const NUMBER: usize = 8;

/// What stands before runs of such lengths.
pub(super) fn head(runs: &[&Bytes]) -> Vec<u8> {
    let lengths = runs.iter().map(|run| run.len() as u64);
    let numbers = [runs.len() as u64].into_iter().chain(lengths);
    numbers.flat_map(u64::to_le_bytes).collect()
}

impl Runs {
    /// Those of a section: empty ones where it has none.
    pub(crate) fn of(section: Bytes) -> Self {
        let count = u64s(&section.get(0..NUMBER)).next().unwrap_or_default();
        let head = count.checked_add(1).and_then(|count| count.checked_mul(8));
        let head = head.and_then(|head| usize::try_from(head).ok());
        let head = head.filter(|head| *head <= section.len());
        let lengths = head.map_or(Vec::new(), |head| {
            u64s(&section.get(NUMBER..head)).collect()
        });
        Self {
            at: NUMBER * (1 + lengths.len()),
            section,
            lengths: lengths.into_iter(),
        }
    }

    pub(crate) fn bytes(&mut self) -> Bytes {
        let end = self.lengths.next().and_then(|length| {
            let end = self.at.checked_add(usize::try_from(length).ok()?)?;
            (end <= self.section.len()).then_some(end)
        });
        let Some(end) = end else {
            self.section.note_damage();
            return Bytes::default();
        };
        let run = self.section.part(self.at..end);
        self.at = end;
        run
    }

    pub(crate) fn numbers(&mut self) -> Numbers {
        Numbers(self.bytes())
    }
}

/// The numbers that some bytes are.
pub(super) fn u64s(bytes: &[u8]) -> impl Iterator<Item = u64> {
    let (numbers, _) = bytes.as_chunks::<NUMBER>();
    numbers.iter().copied().map(u64::from_le_bytes)
}
