//! The postings of a stem, and their bytes: of each document in turn, how far its
//! number is from the one before, then its occurrences. Of each of these a number
//! that joins text, field, and whether it is the last one of the document, then its
//! position. All numbers are LEB128
//! (<https://en.wikipedia.org/wiki/LEB128>): most take one byte.

use crate::catalogue::field::SearchField;

/// One occurrence of a stem.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Posting {
    /// The number of the entry in its catalogue.
    pub(super) entry: u32,
    pub(super) field: SearchField,
    /// The number of the text (keyword, line) within the field.
    pub(super) text: usize,
    /// How many content words of the text precede it.
    pub(super) position: usize,
}

/// Bits below the parts of a packed posting.
const ENTRY: u32 = 32;
const FIELD: u32 = 27;
const TEXT: u32 = 14;

/// The last text, and the last position in a text, that are told apart: beyond, words
/// are found but phrases are not. There is unused room above a position, so that the
/// last one of a text is more than [`PHRASE_GAP`](super::index) away from the first of
/// the next.
const LAST_TEXT: usize = (1 << (FIELD - TEXT)) - 1;
const LAST_POSITION: usize = (1 << TEXT) - 4;

impl Posting {
    /// One number, which sorts by entry, field, text and position.
    pub(super) fn packed(self) -> u64 {
        let position = match self.text {
            ..LAST_TEXT => self.position.min(LAST_POSITION),
            _ => LAST_POSITION,
        };
        u64::from(self.entry) << ENTRY
            | (self.field as u64) << FIELD
            | (self.text.min(LAST_TEXT) as u64) << TEXT
            | position as u64
    }

    pub(super) fn unpacked(packed: u64) -> Self {
        let field = SearchField::ALL.get(packed as u32 as usize >> FIELD);
        Self {
            entry: (packed >> ENTRY) as u32,
            field: field.copied().unwrap_or(SearchField::Body),
            text: packed as usize >> TEXT & LAST_TEXT,
            position: packed as usize & ((1 << TEXT) - 1),
        }
    }
}

/// The entry of a packed posting.
pub(super) fn entry_of(packed: u64) -> u32 {
    (packed >> ENTRY) as u32
}

/// Bits of the number that joins text, field and whether it is the last one.
const JOINED_TEXT: u32 = 5;

/// The postings of a stem, which are added in their order.
#[derive(Debug, Default)]
pub(super) struct PostingList {
    pub(super) bytes: Vec<u8>,
    /// How many documents it has.
    pub(super) documents: u32,
    /// The number of the last one.
    pub(super) entry: u32,
    /// Where the number stands that says that an occurrence is its last.
    end: usize,
}

impl PostingList {
    pub(super) fn push(&mut self, posting: Posting) {
        let Posting {
            entry,
            field,
            text,
            position,
        } = Posting::unpacked(posting.packed());
        if self.documents > 0 && entry == self.entry {
            self.bytes[self.end] &= !1;
        } else {
            push(u64::from(entry - self.entry), &mut self.bytes);
            self.documents += 1;
            self.entry = entry;
        }
        self.end = self.bytes.len();
        let joined = (text as u64) << JOINED_TEXT | (field as u64) << 1 | 1;
        push(joined, &mut self.bytes);
        push(position as u64, &mut self.bytes);
    }
}

/// Adds the bytes of a list to those of another, whose last document is `last`.
pub(super) fn append(mut list: &[u8], last: u32, to: &mut Vec<u8>) {
    if let Some(first) = pop(&mut list) {
        push(first - u64::from(last), to);
        to.extend_from_slice(list);
    }
}

/// The packed postings of some bytes; none where these are no postings of as many
/// entries as there are.
pub(super) fn decode(bytes: &[u8], entries: usize) -> Option<Vec<u64>> {
    // Most postings take three bytes.
    let mut postings = Vec::with_capacity(bytes.len() / 3 + 1);
    let mut rest = bytes;
    let mut entry = 0_u64;
    while !rest.is_empty() {
        entry = entry.checked_add(pop(&mut rest)?)?;
        if entry >= entries as u64 {
            return None;
        }
        loop {
            let joined = pop(&mut rest)?;
            let posting = Posting {
                entry: entry as u32,
                field: *SearchField::ALL.get(joined as usize >> 1 & 0xf)?,
                text: (joined >> JOINED_TEXT) as usize,
                position: pop(&mut rest)? as usize,
            };
            postings.push(posting.packed());
            if joined & 1 == 1 {
                break;
            }
        }
    }
    Some(postings)
}

fn push(mut number: u64, to: &mut Vec<u8>) {
    while number >= 0x80 {
        to.push(number as u8 | 0x80);
        number >>= 7;
    }
    to.push(number as u8);
}

fn pop(rest: &mut &[u8]) -> Option<u64> {
    let mut number = 0;
    // No number of a posting takes more than five.
    for shift in (0..35).step_by(7) {
        let (byte, after) = rest.split_first()?;
        *rest = after;
        number |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn postings() -> impl Strategy<Value = Vec<u64>> {
        let field = prop::sample::select(SearchField::ALL.to_vec());
        let posting = (0..90_u32, field, 0..9_000_usize, 0..20_000_usize);
        let packed = posting.prop_map(|(entry, field, text, position)| {
            let posting = Posting {
                entry,
                field,
                text,
                position,
            };
            posting.packed()
        });
        prop::collection::btree_set(packed, 0..50).prop_map(|set| set.into_iter().collect())
    }

    proptest! {
        #[test]
        fn what_was_encoded_is_decoded(
            postings in postings(),
            last_before: prop::sample::Index,
        ) {
            let list = |postings: &[u64]| {
                let mut list = PostingList::default();
                postings.iter().for_each(|packed| list.push(Posting::unpacked(*packed)));
                list
            };
            let bytes = list(&postings).bytes;
            prop_assert_eq!(decode(&bytes, 90), Some(postings.clone()));
            let entries = postings.chunk_by(|a, b| entry_of(*a) == entry_of(*b)).count();
            prop_assert_eq!(list(&postings).documents as usize, entries);
            let middle = last_before.index(91) as u32;
            let (first, second) =
                postings.split_at(postings.partition_point(|packed| entry_of(*packed) < middle));
            let first = list(first);
            let mut joined = first.bytes;
            append(&list(second).bytes, first.entry, &mut joined);
            prop_assert_eq!(joined, bytes.clone());
            let last = postings.last().map_or(0, |last| entry_of(*last));
            let is_refused = decode(&bytes, last as usize).is_none();
            prop_assert_eq!(is_refused, !postings.is_empty());
        }

        #[test]
        fn any_bytes_are_postings_or_refused(bytes: Vec<u8>) {
            for posting in decode(&bytes, 90).unwrap_or_default() {
                prop_assert!(entry_of(posting) < 90);
                prop_assert_eq!(Posting::unpacked(posting).packed(), posting);
            }
        }
    }
}
