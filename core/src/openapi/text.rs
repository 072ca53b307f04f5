//! The text of a document as a plain value, within bounds.

use serde_json::Value;

use crate::catalogue::document::{normalise, refuse_nested};
use crate::catalogue::file_error::{FileError, Unreadable};
use crate::catalogue::yaml::Yaml;

/// Longest document that is read, in bytes. The largest known has 8.4 MB.
pub const MOST_BYTES: u64 = 12 * 1024 * 1024;

/// Most places where a value may begin in a YAML text: its parser keeps about a
/// hundred bytes for each.
const MOST_VALUES: usize = 1_200_000;

/// Most directives of a YAML text: each is compared with all before it.
const MOST_DIRECTIVES: usize = 64;

/// The value of a text in JSON, be a comma too many in it, or in YAML.
pub(super) fn parse(text: &str) -> Result<Value, Unreadable> {
    let mut values = read(text, |yaml| Ok(vec![Yaml::read_long(yaml)?]))?;
    Ok(values.pop().unwrap_or_default())
}

/// The values of a text that may have several documents.
pub(crate) fn parse_all(text: &str) -> Result<Vec<Value>, Unreadable> {
    read(text, Yaml::read_all)
}

fn read(
    text: &str,
    yaml: impl Fn(&str) -> Result<Vec<Yaml>, Unreadable>,
) -> Result<Vec<Value>, Unreadable> {
    if text.len() as u64 > MOST_BYTES {
        return Err((FileError::TooLarge(MOST_BYTES), None));
    }
    let text = normalise(text);
    refuse_costly(&text).map_err(|error| (error, None))?;
    let is_json = text.trim_start().starts_with(['{', '[']);
    let json = is_json.then(|| {
        let whole = Yaml::of_json(&text);
        whole.or_else(|| Yaml::of_json(&without_late_commas(&text)))
    });
    if let Some(value) = json.flatten() {
        return Ok(vec![value.into_json()]);
    }
    refuse_nested(&text).map_err(|error| (error, None))?;
    let values = yaml(&text)?.into_iter();
    Ok(values.map(Yaml::into_json).collect())
}

/// A text of JSON without commas before a bracket that closes.
fn without_late_commas(json: &str) -> String {
    let mut kept = String::with_capacity(json.len());
    let (mut is_quoted, mut is_escaped) = (false, false);
    // Where the last comma is kept, behind which there was only space.
    let mut comma = None;
    for c in json.chars() {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = is_quoted,
            '"' => is_quoted = !is_quoted,
            '}' | ']' if !is_quoted => {
                if let Some(at) = comma.take() {
                    kept.replace_range(at..=at, " ");
                }
            }
            _ => {}
        }
        match c {
            ',' if !is_quoted => comma = Some(kept.len()),
            c if !c.is_whitespace() => comma = None,
            _ => {}
        }
        kept.push(c);
    }
    kept
}

fn refuse_costly(text: &str) -> Result<(), FileError> {
    let directives = text.lines().filter(|line| line.starts_with('%'));
    let begins = |byte: &&u8| matches!(byte, b'\n' | b',' | b':' | b'[' | b'{' | b'-' | b'?');
    let is_costly = directives.take(MOST_DIRECTIVES + 1).count() > MOST_DIRECTIVES
        || text.as_bytes().iter().filter(begins).count() > MOST_VALUES;
    match is_costly {
        true => Err(FileError::TooManyValues(MOST_VALUES)),
        false => Ok(()),
    }
}
