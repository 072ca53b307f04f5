//! A catalogue as one file, of which a question reads only the parts that it needs.
//!
//! All numbers are little-endian. The layout:
//!
//! ```text
//! header    MAGIC, then u64s: the version, the length of the data in bytes, the
//!           offset and length of each section within the data, the checksum of
//!           the sums, and the checksum of the header before it
//! data      the sections, one after another
//! sums      a u64 for each BLOCK bytes of the data: their checksum
//! ```
//!
//! | section | holds |
//! |---|---|
//! | texts | the files as they are written, one after another |
//! | heads | what the front matter of each API means ([`postcard`]) |
//! | names | by API, in the order of titles: slug, title, where its head and its text are ([`Names`]) |
//! | rest | guides, producing bodies, questionnaires, source, the other files ([`Rest`]) |
//! | word texts, spellings, stem texts | the texts of the vocabulary, one after another |
//! | words | by word, sorted: where its text and its spelling end, the number of its stem |
//! | stems | by stem, sorted: where its text ends, its document frequency, where its postings and its words end |
//! | words of stems | the numbers of the words of each stem in turn |
//! | postings | of each stem in turn: the number of a document with the highest bit set, then its occurrences there, field and position in one number |
//! | lengths | by document and field, the number of content words, after the mean of each field |
//!
//! What is read is compared with the sums of its blocks: a file that was cut or
//! damaged is told from a good one. They are no proof against one who means harm:
//! hence every offset, number and text is checked as well when it is read.

mod check;
mod index;
mod read;
mod stamp;
#[cfg(test)]
mod tests;
mod write;

pub use check::fault_of;
pub use index::StoredIndex;
pub(crate) use index::StoredWord;
pub use read::{Archive, Fault};
pub(crate) use stamp::FileStamp;
pub use stamp::Stamp;
pub use write::{compile, with_sums};

use serde::{Deserialize, Serialize};

use crate::catalogue::guide::Guide;
use crate::catalogue::producer::Producer;
use crate::catalogue::provenance::Provenance;
use crate::catalogue::questionnaire::Question;
use crate::find::StringTable;

/// How such a file begins. No text does: a byte is not ASCII, and a line ending of
/// either kind shows whether it was changed on its way.
pub const MAGIC: [u8; 16] = *b"\xffapicat\r\narchive";

/// Raised when the layout changes, or the meaning of what is in it.
const VERSION: u64 = 1;

/// The bytes that have one checksum.
const BLOCK: u64 = 4096;

/// The parts of the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Section {
    Texts,
    Heads,
    Names,
    Rest,
    WordTexts,
    Spellings,
    StemTexts,
    Words,
    Stems,
    WordsOfStems,
    Postings,
    Lengths,
}

impl Section {
    const ALL: [Self; 12] = [
        Self::Texts,
        Self::Heads,
        Self::Names,
        Self::Rest,
        Self::WordTexts,
        Self::Spellings,
        Self::StemTexts,
        Self::Words,
        Self::Stems,
        Self::WordsOfStems,
        Self::Postings,
        Self::Lengths,
    ];
}

/// The length of the header, in bytes.
const HEADER: usize = MAGIC.len() + 8 * (4 + 2 * Section::ALL.len());

/// Bytes of a section.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Extent {
    pub(crate) start: u64,
    pub(crate) length: u64,
}

/// What is known of every API without its head.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Names {
    pub(crate) ids: StringTable,
    pub(crate) titles: StringTable,
    /// The numbers of the APIs, in the order of their slugs.
    pub(crate) by_id: Vec<u32>,
    pub(crate) heads: Vec<Extent>,
    pub(crate) texts: Vec<Extent>,
}

impl Names {
    /// Whether it says the same number of things of each kind.
    pub(crate) fn is_sound(&self) -> bool {
        let count = self.heads.len();
        let counts = [
            self.ids.ends.len(),
            self.titles.ends.len(),
            self.by_id.len(),
            self.texts.len(),
        ];
        let is_number = |number: &u32| (*number as usize) < count;
        counts == [count; 4] && self.by_id.iter().all(is_number)
    }
}

#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Rest {
    pub(crate) guides: Vec<Guide>,
    pub(crate) producers: Vec<Producer>,
    pub(crate) questions: Vec<Question>,
    pub(crate) provenance: Option<Provenance>,
    /// Whether entries stand in the directory itself, and not in `api/`.
    pub(crate) is_flat: bool,
    /// The files other than those of [`Names`].
    pub(crate) files: Vec<OtherFile>,
}

/// A file that is no API, or none that can be used.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct OtherFile {
    /// In the directory, with `/`.
    pub(crate) path: String,
    pub(crate) text: Extent,
    /// Whether it is left out, and why has to be said.
    pub(crate) is_bad: bool,
}

/// The checksum of some bytes, that of the FNV family on whole words: against
/// faults of a disk or a copy, not against forgery.
fn checksum(bytes: &[u8]) -> u64 {
    let mut sum = 0xcbf2_9ce4_8422_2325_u64 ^ bytes.len() as u64;
    let mut add = |word: [u8; 8]| {
        sum = (sum ^ u64::from_le_bytes(word)).wrapping_mul(0x0000_0100_0000_01b3);
        sum ^= sum >> 29;
    };
    let (words, rest) = bytes.as_chunks::<8>();
    words.iter().for_each(|word| add(*word));
    if !rest.is_empty() {
        let mut padded = [0; 8];
        padded[..rest.len()].copy_from_slice(rest);
        add(padded);
    }
    sum
}
