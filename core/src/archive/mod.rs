//! A catalogue as one file, of which a question reads only the parts that it needs:
//! one that was compiled of a directory, or the one in the program.
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
//! | texts | the files as they are written, each deflated ([`miniz_oxide`]), one after another; nothing in the program, which has them beside |
//! | details | what lists do not show of each API in the order of titles: values ([`postcard`]), one after another |
//! | apis | the columns of the rest, in the same order: what lists show, where each value ends, where its text is (`runs`) |
//! | guides, producers, questions | values ([`postcard`]), one after another, and where each ends (`runs`) |
//! | provenance, files | a value each |
//! | guide apis | which APIs each guide names, by their numbers (`runs`) |
//! | postings | those of each stem in turn |
//! | index | the other columns of the [index](crate::find::Index) |
//! | plain | what excerpts are cut from, in the program only |
//! | thesaurus, elsewhere | in the program only |
//!
//! What is read of a file is compared with the sums of its blocks: a file that was
//! cut or damaged is told from a good one. They are no proof against one who means
//! harm: hence every offset, number and text is checked as well when it is read.

mod bytes;
mod file;
mod lazy;
mod read;
mod records;
mod runs;
mod stamp;
mod table;
#[cfg(test)]
mod tests;
mod values;
mod write;

pub(crate) use bytes::{Bytes, Numbers};
pub use file::Fault;
pub(crate) use lazy::Lazy;
pub use read::{Archive, is_archive};
pub(crate) use records::{Cells, Records};
pub(crate) use runs::Runs;
pub(crate) use stamp::FileStamp;
pub use stamp::Stamp;
pub(crate) use table::{StringTable, Texts, partition_point};
pub(crate) use write::encoded;
pub use write::{Indexed, compile, compile_into_program, with_sums};

use serde::{Deserialize, Serialize};

/// How such a file begins. No text does: a byte is not ASCII, and a line ending of
/// either kind shows whether it was changed on its way.
const MAGIC: [u8; 16] = *b"\xffapicat\r\narchive";

/// Raised when the layout changes, or the meaning of what is in it.
const VERSION: u64 = 4;

/// The bytes that have one checksum.
const BLOCK: usize = 4096;

/// The parts of the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Section {
    Texts,
    Details,
    Apis,
    Guides,
    GuideApis,
    Producers,
    Questions,
    Provenance,
    Files,
    Postings,
    Index,
    Plain,
    Thesaurus,
    Elsewhere,
}

impl Section {
    const ALL: [Self; 14] = [
        Self::Texts,
        Self::Details,
        Self::Apis,
        Self::Guides,
        Self::GuideApis,
        Self::Producers,
        Self::Questions,
        Self::Provenance,
        Self::Files,
        Self::Postings,
        Self::Index,
        Self::Plain,
        Self::Thesaurus,
        Self::Elsewhere,
    ];
}

/// The length of the header, in bytes.
const HEADER: usize = MAGIC.len() + 8 * (4 + 2 * Section::ALL.len());

/// The files of a catalogue that are no API, or none that can be used.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct OtherFiles {
    /// Whether entries stand in the directory itself, and not in `api/`.
    pub(crate) is_flat: bool,
    /// Sorted by their paths.
    pub(crate) files: Vec<OtherFile>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct OtherFile {
    /// In the directory, with `/`.
    pub(crate) path: String,
    /// Where its text begins and ends.
    pub(crate) text: [usize; 2],
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
