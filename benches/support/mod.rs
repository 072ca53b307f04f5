//! Catalogues of any size, made of the embedded entries: copies of them, with
//! other words in each copy.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use apicat::catalogue::Catalogue;
use apicat::catalogue::source::{Kind, Source};
use apicat::embedded;

/// The files of a catalogue of `count` entries: path and text.
pub(crate) fn files(count: usize) -> Vec<(PathBuf, String)> {
    let originals = originals();
    (0..count)
        .map(|number| {
            let (slug, text) = &originals[number % originals.len()];
            match number / originals.len() {
                0 => (file_of(slug), text.clone()),
                copy => (file_of(&format!("{slug}-{copy}")), changed(text, copy)),
            }
        })
        .collect()
}

/// A catalogue of `count` entries.
pub(crate) fn catalogue(count: usize) -> Catalogue {
    Catalogue::load(files(count).into_iter().filter_map(|(path, text)| {
        Source::new(Kind::Api, &path, Ok(Cow::Owned(text.into_bytes())))
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
        .filter_map(|api| Some((api.id.to_string(), catalogue.text(api)?.into_owned())))
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
