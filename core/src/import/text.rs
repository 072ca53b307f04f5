//! What a document is before it has any form: bytes as characters, and what is met in
//! place of a list.

use std::borrow::Cow;

use crate::catalogue::clean::clean;
use crate::catalogue::diagnostic::Position;
use crate::catalogue::file_error::{FileError, Unreadable};

/// The text of a document. With the mark of its byte order, it may be UTF-16, as
/// spreadsheets write it; else it is UTF-8. Another encoding would be a guess, of which
/// the reader of an entry could see nothing.
///
/// # Errors
/// It is no text in either, is compressed, or says nothing.
pub fn text(bytes: &[u8]) -> Result<Cow<'_, str>, Unreadable> {
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes)?,
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes)?,
        [0x1f, 0x8b, ..] | [b'P', b'K', 3, 4, ..] => return Err((FileError::Compressed, None)),
        _ if bytes.contains(&0) => return Err((FileError::NotText, None)),
        _ => utf8(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes))?,
    };
    match text.trim().is_empty() {
        true => Err((FileError::Empty, None)),
        false => Ok(text),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<Cow<'_, str>, Unreadable> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
    match String::from_utf16(&units) {
        Ok(text) if rest.is_empty() => Ok(Cow::Owned(text)),
        _ => Err((FileError::NotText, None)),
    }
}

fn utf8(bytes: &[u8]) -> Result<Cow<'_, str>, Unreadable> {
    str::from_utf8(bytes).map(Cow::Borrowed).map_err(|error| {
        let before = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
        let line = before.rsplit('\n').next().unwrap_or_default();
        let at = Position {
            line: before.matches('\n').count() + 1,
            column: line.chars().count() + 1,
        };
        (FileError::NotUtf8, Some(at))
    })
}

/// What a text is that looks like no form of a list.
pub(super) fn foreign(text: &str) -> Option<FileError> {
    let text = text.trim_start();
    let head: String = text.chars().take(1000).collect();
    let begins = |start: &str| {
        let own = head.get(..start.len());
        own.is_some_and(|own| own.eq_ignore_ascii_case(start))
    };
    let any = |starts: &[&str]| starts.iter().any(|start| begins(start));
    match () {
        () if any(&["<!doctype html", "<html"]) => Some(FileError::WebPage),
        () if any(&["@prefix", "@base", "prefix ", "<http"]) || head.contains("<rdf:RDF") => {
            Some(FileError::Rdf)
        }
        () if head.starts_with('<') => Some(FileError::UnknownForm),
        () if is_table(text) => Some(FileError::OtherColumns),
        () => None,
    }
}

/// Whether the first two lines have the same cells, more than one, and no colon as
/// YAML has.
fn is_table(text: &str) -> bool {
    let mut lines = text.lines();
    let (header, row) = (lines.next().unwrap_or_default(), lines.next());
    let cells = |line: &str, delimiter: char| line.matches(delimiter).count();
    !header.contains(':')
        && [';', ',', '\t'].into_iter().any(|delimiter| {
            let count = cells(header, delimiter);
            count > 0 && row.is_some_and(|row| cells(row, delimiter) >= count)
        })
}

/// Longest name that is shown, in characters.
const LONGEST_NAME: usize = 60;

/// A name as it was written: what a terminal would obey by its number.
pub(super) fn escaped(name: &str) -> String {
    let mut escaped = String::new();
    for c in name.chars().take(LONGEST_NAME) {
        let mut bytes = [0; 4];
        let own: &str = c.encode_utf8(&mut bytes);
        match clean(own) == own && !matches!(c, '\n' | '\t') {
            true => escaped.push(c),
            false => escaped.extend(c.escape_unicode()),
        }
    }
    if name.chars().nth(LONGEST_NAME).is_some() {
        escaped.push('\u{2026}');
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16_of(text: &str, mark: [u8; 2], bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        mark.into_iter()
            .chain(text.encode_utf16().flat_map(bytes))
            .collect()
    }

    #[test]
    fn the_mark_of_the_byte_order_tells_the_encoding() {
        for bytes in [
            "é𝄞".as_bytes().to_vec(),
            "\u{feff}é𝄞".as_bytes().to_vec(),
            utf16_of("é𝄞", [0xff, 0xfe], u16::to_le_bytes),
            utf16_of("é𝄞", [0xfe, 0xff], u16::to_be_bytes),
        ] {
            assert_eq!(text(&bytes).unwrap(), "é𝄞", "{bytes:?}");
        }
    }

    #[test]
    fn what_is_no_text_is_told() {
        let at = |line, column| Some(Position { line, column });
        for (bytes, error, at) in [
            (&b""[..], FileError::Empty, None),
            (b"\xef\xbb\xbf \n", FileError::Empty, None),
            (b"\xff\xfe", FileError::Empty, None),
            (b"\xff\xfea", FileError::NotText, None),
            (b"\xff\xfe\x00\xd8a\x00", FileError::NotText, None),
            (b"i\0d\0", FileError::NotText, None),
            (b"\x1f\x8b\x08", FileError::Compressed, None),
            (b"PK\x03\x04", FileError::Compressed, None),
            (b"a\n\xc3\xa9t\xe9", FileError::NotUtf8, at(2, 3)),
        ] {
            assert_eq!(text(bytes), Err((error, at)), "{bytes:?}");
        }
    }

    #[test]
    fn what_is_no_list_is_told() {
        for (text, expected) in [
            ("\n<!DOCTYPE html>\n<title>x", Some(FileError::WebPage)),
            ("<HTML>", Some(FileError::WebPage)),
            ("<?xml version='1.0'?>\n<rdf:RDF>", Some(FileError::Rdf)),
            ("@prefix dcat: <http://a> .", Some(FileError::Rdf)),
            ("<http://a> <http://b> <http://c> .", Some(FileError::Rdf)),
            ("<wsdl/>", Some(FileError::UnknownForm)),
            ("nom;url\nA;https://a.fr", Some(FileError::OtherColumns)),
            ("nom,url\n\"A, B\",c", Some(FileError::OtherColumns)),
            ("openapi: 3.0.0, x\ninfo: a, b", None),
            ("---\na: b", None),
            ("{\"a\": 1,\n\"b\": 2, \"c\"", None),
            ("", None),
        ] {
            assert_eq!(foreign(text), expected, "{text}");
        }
    }

    #[test]
    fn a_name_shows_what_is_in_it() {
        assert_eq!(escaped("../é d"), "../é d");
        assert_eq!(escaped("\u{1b}[2J\n\u{202e}"), "\\u{1b}[2J\\u{a}\\u{202e}");
        assert_eq!(escaped(&"a".repeat(61)), format!("{}…", "a".repeat(60)));
    }
}
