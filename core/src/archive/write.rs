//! Makes an archive of a directory.

use std::collections::HashMap;
use std::io::{self, Seek, SeekFrom, Write};
use std::path::Path;

use serde::Serialize;

use super::index::DOCUMENT;
use super::{BLOCK, Extent, HEADER, MAGIC, Names, OtherFile, Rest, Section, VERSION, checksum};
use crate::catalogue::Catalogue;
use crate::catalogue::field::SearchField;
use crate::catalogue::source::{EntryKind, Unread};
use crate::find::Index;

/// Writes the archive of a catalogue and its index, read from `files`, which are
/// read again, and of what is in `beside`: names and contents of files that speak of it
/// as a whole. Texts pass through memory one by one.
///
/// # Errors
/// Writing failed, or the file of an entry is gone.
pub fn compile(
    catalogue: &Catalogue,
    index: &Index,
    files: &[Unread],
    beside: &[(&str, Vec<u8>)],
    to: &mut (impl Write + Seek),
) -> io::Result<()> {
    let mut writer = Writer::new(to)?;
    let (names, rest) = texts(catalogue, files, beside, &mut writer)?;
    writer.value(Section::Names, &names)?;
    writer.value(Section::Rest, &rest)?;
    vocabulary(index, &mut writer)?;
    writer.finish()
}

/// Writes the data, then the sums and the header.
struct Writer<'a, W> {
    to: &'a mut W,
    /// The bytes of the last block, which is not full.
    block: Vec<u8>,
    sums: Vec<u8>,
    /// Bytes of data so far.
    length: u64,
    sections: [Extent; Section::ALL.len()],
}

impl<'a, W: Write + Seek> Writer<'a, W> {
    fn new(to: &'a mut W) -> io::Result<Self> {
        to.write_all(&[0; HEADER])?;
        Ok(Self {
            to,
            block: Vec::with_capacity(BLOCK as usize),
            sums: Vec::new(),
            length: 0,
            sections: Default::default(),
        })
    }

    /// Adds bytes to a section, which is the one that was added to before, or new.
    /// Says where they are in it.
    fn add(&mut self, section: Section, mut bytes: &[u8]) -> io::Result<Extent> {
        let whole = &mut self.sections[section as usize];
        if whole.length == 0 {
            whole.start = self.length;
        }
        let length = bytes.len() as u64;
        let start = whole.length;
        whole.length += length;
        self.length += length;
        while !bytes.is_empty() {
            let room = BLOCK as usize - self.block.len();
            let (now, later) = bytes.split_at(room.min(bytes.len()));
            self.block.extend_from_slice(now);
            bytes = later;
            if self.block.len() == BLOCK as usize {
                self.flush()?;
            }
        }
        Ok(Extent { start, length })
    }

    fn flush(&mut self) -> io::Result<()> {
        self.sums.extend(checksum(&self.block).to_le_bytes());
        self.to.write_all(&self.block)?;
        self.block.clear();
        Ok(())
    }

    fn value(&mut self, section: Section, value: &impl Serialize) -> io::Result<Extent> {
        let bytes = postcard::to_allocvec(value).map_err(io::Error::other)?;
        self.add(section, &bytes)
    }

    fn numbers(&mut self, section: Section, numbers: &[u32]) -> io::Result<()> {
        let bytes: Vec<u8> = numbers.iter().flat_map(|n| n.to_le_bytes()).collect();
        self.add(section, &bytes).map(drop)
    }

    fn finish(mut self) -> io::Result<()> {
        if !self.block.is_empty() {
            self.flush()?;
        }
        self.to.write_all(&self.sums)?;
        let mut header = MAGIC.to_vec();
        let extents = self.sections.iter();
        let extents = extents.flat_map(|extent| [extent.start, extent.length]);
        let numbers = [VERSION, self.length].into_iter().chain(extents);
        for number in numbers.chain([checksum(&self.sums)]) {
            header.extend(number.to_le_bytes());
        }
        header.extend(checksum(&header).to_le_bytes());
        self.to.seek(SeekFrom::Start(0))?;
        self.to.write_all(&header)?;
        self.to.flush()
    }
}

/// An archive whose sums are set right, whatever its bytes: with it, tests meet what
/// lies behind them.
#[doc(hidden)]
pub fn with_sums(mut bytes: Vec<u8>) -> Vec<u8> {
    let at = MAGIC.len() + 8;
    let length = bytes.get(at..at + 8).map_or(0, |length| {
        length
            .iter()
            .rev()
            .fold(0, |number, byte| number << 8 | usize::from(*byte))
    });
    let data = HEADER..HEADER.saturating_add(length);
    let Some(data) = bytes.get(data) else {
        return bytes;
    };
    let blocks = data.chunks(BLOCK as usize);
    let sums: Vec<u8> = blocks
        .flat_map(|block| checksum(block).to_le_bytes())
        .collect();
    bytes.truncate(HEADER + length);
    bytes[HEADER - 16..HEADER - 8].copy_from_slice(&checksum(&sums).to_le_bytes());
    let header = checksum(&bytes[..HEADER - 8]);
    bytes[HEADER - 8..HEADER].copy_from_slice(&header.to_le_bytes());
    bytes.extend(sums);
    bytes
}

/// Writes the files and the heads of the APIs, and tells where they are.
fn texts<W: Write + Seek>(
    catalogue: &Catalogue,
    files: &[Unread],
    beside: &[(&str, Vec<u8>)],
    writer: &mut Writer<'_, W>,
) -> io::Result<(Names, Rest)> {
    let mut texts: HashMap<&str, Extent> = HashMap::new();
    let mut others = Vec::new();
    let mut is_flat = false;
    for file in files {
        let Some(bytes) = file.read().and_then(|source| source.bytes.ok()) else {
            continue;
        };
        let text = writer.add(Section::Texts, &bytes)?;
        let slug = file.slug().unwrap_or_default();
        if let Some(api) = catalogue.api(&slug).filter(|_| file.is_entry()) {
            texts.insert(&api.id, text);
            let folder = file.path().parent().and_then(Path::file_name);
            is_flat |= folder.is_none_or(|folder| folder != EntryKind::Api.folder());
            continue;
        }
        let name = format!("{slug}{}", file.kind().extension());
        others.push(OtherFile {
            path: format!("{}/{name}", file.kind().folder()),
            text,
            is_bad: is_bad(catalogue, file.kind(), &slug),
        });
    }
    for (name, bytes) in beside {
        others.push(OtherFile {
            path: (*name).to_owned(),
            text: writer.add(Section::Texts, bytes)?,
            is_bad: false,
        });
    }
    let apis = catalogue.apis();
    let heads = apis.iter().map(|api| writer.value(Section::Heads, api));
    let names = Names {
        heads: heads.collect::<io::Result<_>>()?,
        ids: apis.iter().map(|api| &api.id).collect(),
        titles: apis.iter().map(|api| &api.title).collect(),
        by_id: catalogue.by_id().to_vec(),
        texts: apis
            .iter()
            .map(|api| texts.get(&*api.id).copied().ok_or(gone()))
            .collect::<io::Result<_>>()?,
    };
    let rest = Rest {
        guides: catalogue.guides().to_vec(),
        producers: catalogue.producers().to_vec(),
        questions: catalogue.questions().to_vec(),
        provenance: catalogue.provenance().cloned(),
        is_flat,
        files: others,
    };
    Ok((names, rest))
}

/// The file of an entry was there when the catalogue was read.
fn gone() -> io::Error {
    io::ErrorKind::NotFound.into()
}

/// Whether a file is left out, although it can be read.
fn is_bad(catalogue: &Catalogue, kind: EntryKind, slug: &str) -> bool {
    let bad = catalogue.bad_files().iter();
    let name = format!("/{}/{slug}{}", kind.folder(), kind.extension());
    match kind {
        EntryKind::Api => true,
        _ => bad.map(|bad| &bad.file).any(|file| file.ends_with(&name)),
    }
}

/// Writes the index.
fn vocabulary<W: Write + Seek>(index: &Index, writer: &mut Writer<'_, W>) -> io::Result<()> {
    writer.add(Section::WordTexts, index.words.text.as_bytes())?;
    let count = index.words.ends.len();
    let mut spellings = String::new();
    let mut words = Vec::new();
    for number in 0..count {
        let (word, spelling) = (index.words.get(number), index.spellings.get(number));
        if word != spelling {
            spellings.push_str(spelling);
        }
        let ends = [index.words.ends[number], spellings.len() as u32];
        words.extend([ends[0], ends[1], index.stem_of[number]]);
    }
    writer.add(Section::Spellings, spellings.as_bytes())?;
    writer.numbers(Section::Words, &words)?;
    writer.add(Section::StemTexts, index.stems.text.as_bytes())?;
    stems(index, writer)?;
    let means = index.mean_field_lengths.iter();
    let means = means.flat_map(|mean| [mean.to_bits() as u32, (mean.to_bits() >> 32) as u32]);
    let lengths: Vec<u32> = means.chain(index.field_lengths.iter().copied()).collect();
    debug_assert_eq!(lengths.len() % SearchField::ALL.len(), 0);
    writer.numbers(Section::Lengths, &lengths)
}

/// Writes the stems, their words and their postings.
fn stems<W: Write + Seek>(index: &Index, writer: &mut Writer<'_, W>) -> io::Result<()> {
    let mut words: Vec<u32> = (0..index.stem_of.len() as u32).collect();
    words.sort_by_key(|word| index.stem_of[*word as usize]);
    writer.numbers(Section::WordsOfStems, &words)?;
    let mut records = Vec::new();
    let (mut written, mut start) = (0, 0);
    for (stem, end) in index.posting_ends.iter().enumerate() {
        let numbers = packed(&index.postings[start..*end as usize]);
        start = *end as usize;
        written += numbers.len() as u32;
        writer.numbers(Section::Postings, &numbers)?;
        let its_words = words.partition_point(|word| index.stem_of[*word as usize] <= stem as u32);
        let (text, frequency) = (index.stems.ends[stem], index.document_frequencies[stem]);
        records.extend([text, frequency, written, its_words as u32]);
    }
    writer.numbers(Section::Stems, &records)
}

/// The postings of a stem in 32 bits each: the document is told once.
fn packed(postings: &[u64]) -> Vec<u32> {
    let mut numbers = Vec::with_capacity(postings.len());
    let mut last = None;
    for posting in postings {
        let (document, place) = ((posting >> 32) as u32, *posting as u32);
        if last != Some(document) {
            numbers.push(document | DOCUMENT);
            last = Some(document);
        }
        numbers.push(place);
    }
    numbers
}
