//! Makes an archive: of a directory, or of the catalogue that is to be compiled into
//! the program.

use std::borrow::{Borrow, Cow};
use std::io::{self, Seek, SeekFrom, Write};
use std::ops::Range;
use std::path::Path;

use miniz_oxide::deflate::core::{
    CompressorOxide, TDEFLFlush, compress_to_output, create_comp_flags_from_zip_params,
};
use serde::Serialize;

use super::bytes::Bytes;
use super::{
    BLOCK, HEADER, MAGIC, Numbers, OtherFile, OtherFiles, Section, VERSION, checksum, runs,
};
use crate::catalogue::Catalogue;
use crate::catalogue::source::{EntryKind, Unread};
use crate::find::{CompiledSearch, Index, Segments};

/// How hard texts are pressed, from 0 to 10: 6 leaves one byte in
/// seventeen less of them, and takes a tenth longer in all.
const LEVEL: u8 = 1;

/// The index of a catalogue that is written.
pub enum Indexed<'a> {
    Whole(&'a Index),
    /// In parts, which are merged as they are written: whole, its postings are never in
    /// memory.
    Parts(Segments),
}

/// Writes the archive of the catalogue of a directory and its index, and of what is in
/// `beside`: names and contents of files that speak of it as a whole. Files that the
/// catalogue does not keep are read again, one by one; a catalogue that is given away is
/// gone before its index is merged.
///
/// # Errors
/// Writing failed, or the file of an entry is gone.
pub fn compile(
    catalogue: impl Borrow<Catalogue>,
    index: Indexed<'_>,
    beside: &[(&str, Vec<u8>)],
    to: &mut (impl Write + Seek),
) -> io::Result<()> {
    let mut writer = Writer::new(to)?;
    let texts = texts(catalogue.borrow(), beside, &mut writer)?;
    writer.catalogue(catalogue.borrow(), &texts.of_apis)?;
    writer.value(Section::Files, &texts.others)?;
    drop(catalogue);
    match index {
        Indexed::Whole(index) => writer.index(index)?,
        Indexed::Parts(segments) => {
            let mut write = |list: &[u8]| writer.add(Section::Postings, list).map(drop);
            let index = segments.merge(&mut write)?;
            writer.runs(Section::Index, &index.runs())?;
        }
    }
    writer.finish()
}

/// Writes the archive of a catalogue whose files are in the program beside it, and of
/// what searches it.
///
/// # Errors
/// Writing failed.
pub fn compile_into_program(
    catalogue: &Catalogue,
    search: &CompiledSearch,
    to: &mut (impl Write + Seek),
) -> io::Result<()> {
    let mut writer = Writer::new(to)?;
    writer.catalogue(catalogue, &[])?;
    writer.index(&search.index)?;
    writer.runs(Section::Plain, &search.stored_text.runs())?;
    writer.runs(Section::Thesaurus, &search.thesaurus.runs())?;
    writer.value(Section::Elsewhere, search.elsewhere())?;
    writer.finish()
}

/// The bytes of a value.
///
/// # Errors
/// No value of a catalogue has any.
pub(crate) fn encoded(value: &impl Serialize) -> io::Result<Vec<u8>> {
    postcard::to_allocvec(value).map_err(io::Error::other)
}

/// Writes the data, then the sums and the header.
struct Writer<'a, W> {
    to: &'a mut W,
    /// The bytes of the last block, which is not full.
    block: Vec<u8>,
    sums: Vec<u8>,
    /// Bytes of data so far.
    length: usize,
    sections: [Range<usize>; Section::ALL.len()],
}

impl<'a, W: Write + Seek> Writer<'a, W> {
    fn new(to: &'a mut W) -> io::Result<Self> {
        to.write_all(&[0; HEADER])?;
        Ok(Self {
            to,
            block: Vec::with_capacity(BLOCK),
            sums: Vec::new(),
            length: 0,
            sections: [const { 0..0 }; Section::ALL.len()],
        })
    }

    /// Adds bytes to a section, which is the one that was added to before, or new.
    /// Says where they are in it.
    fn add(&mut self, section: Section, mut bytes: &[u8]) -> io::Result<Range<usize>> {
        let place = &mut self.sections[section as usize];
        if place.start == place.end {
            *place = self.length..self.length;
        }
        let start = place.len();
        place.end += bytes.len();
        self.length += bytes.len();
        let end = start + bytes.len();
        while !bytes.is_empty() {
            let room = BLOCK - self.block.len();
            let (now, later) = bytes.split_at(room.min(bytes.len()));
            self.block.extend_from_slice(now);
            bytes = later;
            if self.block.len() == BLOCK {
                self.flush()?;
            }
        }
        Ok(start..end)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.sums.extend(checksum(&self.block).to_le_bytes());
        self.to.write_all(&self.block)?;
        self.block.clear();
        Ok(())
    }

    fn value(&mut self, section: Section, value: &impl Serialize) -> io::Result<()> {
        self.add(section, &encoded(value)?).map(drop)
    }

    fn runs(&mut self, section: Section, runs: &[&Bytes]) -> io::Result<()> {
        self.add(section, &runs::head(runs))?;
        for run in runs {
            self.add(section, &run.all())?;
        }
        Ok(())
    }

    fn index(&mut self, index: &Index) -> io::Result<()> {
        self.add(Section::Postings, &index.postings.all())?;
        self.runs(Section::Index, &index.runs())
    }

    /// What is known of the entries, whose texts begin and end at `texts`.
    fn catalogue(&mut self, catalogue: &Catalogue, texts: &[u32]) -> io::Result<()> {
        for part in catalogue.api_details() {
            self.add(Section::Details, &part.all())?;
        }
        let texts: Numbers = texts.iter().copied().collect();
        let mut apis = catalogue.api_runs();
        apis.push(&texts.0);
        self.runs(Section::Apis, &apis)?;
        self.runs(Section::Guides, &catalogue.guide_runs())?;
        self.runs(Section::GuideApis, &catalogue.guide_apis().runs())?;
        self.runs(Section::Producers, &catalogue.producer_runs())?;
        self.runs(Section::Questions, &catalogue.question_runs())?;
        self.value(Section::Provenance, &catalogue.provenance())
    }

    fn finish(mut self) -> io::Result<()> {
        if !self.block.is_empty() {
            self.flush()?;
        }
        self.to.write_all(&self.sums)?;
        let mut header = MAGIC.to_vec();
        let places = self.sections.iter();
        let places = places.flat_map(|place| [place.start, place.len()]);
        let numbers = [self.length].into_iter().chain(places);
        let numbers = numbers.map(|number| number as u64);
        let numbers = [VERSION].into_iter().chain(numbers);
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
    let blocks = data.chunks(BLOCK);
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

/// Where the texts are.
struct Texts {
    /// By API, where its text begins and ends.
    of_apis: Vec<u32>,
    others: OtherFiles,
}

/// Writes the files, and tells where they are.
fn texts<W: Write + Seek>(
    catalogue: &Catalogue,
    beside: &[(&str, Vec<u8>)],
    writer: &mut Writer<'_, W>,
) -> io::Result<Texts> {
    let mut of_apis = Vec::new();
    let mut others = OtherFiles::default();
    let flags = create_comp_flags_from_zip_params(LEVEL.into(), 0, 0);
    let mut compressor = CompressorOxide::new(flags);
    let mut add = |bytes: &[u8]| writer.add(Section::Texts, &deflated(&mut compressor, bytes));
    let (apis, other_files) = catalogue.files();
    for file in apis {
        // It was there when the catalogue was read.
        let text = add(&contents(file, false).ok_or(io::ErrorKind::NotFound)?)?;
        for place in [text.start, text.end] {
            of_apis.push(u32::try_from(place).map_err(|_| io::ErrorKind::FileTooLarge)?);
        }
        let folder = file.path().parent().and_then(Path::file_name);
        others.is_flat |= folder.is_none_or(|folder| folder != EntryKind::Api.folder());
    }
    for file in other_files {
        let name = format!(
            "{}{}",
            file.slug().unwrap_or_default(),
            file.kind().extension()
        );
        let path = format!("{}/{name}", file.kind().folder());
        let is_bad = is_bad(catalogue, file.kind(), &path);
        let Some(bytes) = contents(file, is_bad) else {
            continue;
        };
        let text = add(&bytes)?;
        others.files.push(OtherFile {
            path,
            text: [text.start, text.end],
            is_bad,
        });
    }
    for (name, bytes) in beside {
        let text = add(bytes)?;
        others.files.push(OtherFile {
            path: (*name).to_owned(),
            text: [text.start, text.end],
            is_bad: false,
        });
    }
    others.files.sort_unstable_by(|a, b| a.path.cmp(&b.path));
    Ok(Texts { of_apis, others })
}

/// The compressor is one for all: it takes more room than most files.
fn deflated(compressor: &mut CompressorOxide, bytes: &[u8]) -> Vec<u8> {
    let mut deflated = Vec::new();
    compressor.reset();
    compress_to_output(compressor, bytes, TDEFLFlush::Finish, |part| {
        deflated.extend_from_slice(part);
        true
    });
    deflated
}

/// What a file holds; none where it cannot be read, or may be a secret elsewhere that is
/// no entry: that is not copied.
fn contents(file: &Unread, is_bad: bool) -> Option<Cow<'_, [u8]>> {
    if let Some(held) = file.held_bytes() {
        return Some(Cow::Borrowed(held));
    }
    let source = file.read()?;
    let bytes = source.bytes.ok()?;
    (source.may_be_quoted || !is_bad).then_some(bytes)
}

/// Whether a file that is no API of the catalogue is left out.
fn is_bad(catalogue: &Catalogue, kind: EntryKind, path: &str) -> bool {
    let mut bad = catalogue.bad_files().iter();
    kind == EntryKind::Api || bad.any(|bad| bad.file.ends_with(&format!("/{path}")))
}
