//! Catalogues of any size, made of the embedded entries: copies of them, with
//! other words in each copy.

#![allow(dead_code, clippy::unwrap_used)] // each benchmark needs a part of it

use std::borrow::Cow;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use apicat::catalogue::Catalogue;
use apicat::catalogue::source::{EntryKind, Source};
use apicat::catalogue::subject::Subject;
use apicat::embedded;

/// The files of a catalogue of `count` entries: path and text.
fn files(count: usize) -> impl Iterator<Item = (PathBuf, String)> {
    let originals = originals();
    (0..count).map(move |number| {
        let (slug, text) = &originals[number % originals.len()];
        match number / originals.len() {
            0 => (file_of(slug), text.clone()),
            copy => (file_of(&format!("{slug}-{copy}")), changed(text, copy)),
        }
    })
}

/// Writes a catalogue of `count` entries, and the bodies that they name.
pub(crate) fn write(directory: &Path, count: usize) {
    for folder in ["api", "producteurs"] {
        fs::create_dir_all(directory.join(folder)).unwrap();
    }
    for (path, text) in files(count) {
        fs::write(directory.join(path), text).unwrap();
    }
    let producers = Path::new(env!("CARGO_MANIFEST_DIR")).join("catalogue/producteurs");
    for file in fs::read_dir(producers).unwrap() {
        let file = file.unwrap();
        let copy = directory.join("producteurs").join(file.file_name());
        fs::copy(file.path(), copy).unwrap();
    }
}

/// A catalogue of `count` entries.
pub(crate) fn catalogue(count: usize) -> Catalogue {
    Catalogue::load(files(count).filter_map(|(path, text)| {
        Source::new(EntryKind::Api, &path, Ok(Cow::Owned(text.into_bytes())))
    }))
}

fn file_of(slug: &str) -> PathBuf {
    Path::new("api").join(format!("{slug}.md"))
}

fn originals() -> Vec<(String, String)> {
    let catalogue = embedded::catalogue();
    let mut originals: Vec<(String, String)> = catalogue
        .apis()
        .iter()
        .filter_map(|api| {
            Some((
                api.id.to_string(),
                catalogue.text(Subject::Api(api))?.into_owned(),
            ))
        })
        .collect();
    originals.sort();
    originals
}

/// The text with one word in four of its body made another, so that the
/// vocabulary grows with the catalogue as that of real ones does.
fn changed(text: &str, copy: usize) -> String {
    let (head, body) = text.split_once("\n---\n").unwrap_or((text, ""));
    let mut changed = format!("{head}\n---\n");
    for (number, word) in body.split_inclusive(' ').enumerate() {
        let is_plain = word.trim_end().chars().all(char::is_alphabetic);
        if is_plain && number % 4 == 0 && word.len() > 4 {
            let _ = write!(changed, "{}{} ", word.trim_end(), syllables(copy));
        } else {
            changed.push_str(word);
        }
    }
    changed
}

/// A number as letters that can be spoken.
fn syllables(mut number: usize) -> String {
    let mut letters = String::new();
    while number > 0 {
        letters.push(char::from(b"bdfglmnprst"[number % 11]));
        letters.push(char::from(b"aeiou"[number % 5]));
        number /= 11;
    }
    letters
}
