//! A file cut into front matter and body; nothing is interpreted.

use std::borrow::Cow;

use super::clean::clean;
use super::diagnostic::Position;
use super::file_error::FileError;

/// Longest front matter that is parsed, in bytes. Real ones are below 16 KiB;
/// a YAML parser's cost on hostile input grows with the square of the length.
const FRONT_MATTER_LIMIT: usize = 256 * 1024;

/// Deepest nesting of brackets that is parsed. Real front matters have two;
/// the parser's cost grows with the depth times the length.
const BRACKET_LIMIT: usize = 256;

#[derive(Debug, PartialEq, Eq)]
pub struct Document<'a> {
    /// The YAML between the two `---` lines.
    pub front_matter: &'a str,
    /// Lines of the file before it.
    pub(crate) lines_before: usize,
    /// Everything after the second `---` line, the blank lines before it
    /// dropped: Markdown.
    pub(crate) body: &'a str,
}

/// `text` without a byte order mark and with `\n` as its only line ending.
pub(crate) fn normalise(text: &str) -> Cow<'_, str> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The line and column of the byte at `offset`, what comes before being UTF-8;
/// counted as in the text without byte order mark and with one line ending.
pub(crate) fn position_of(bytes: &[u8], offset: usize) -> Position {
    let before = String::from_utf8_lossy(&bytes[..offset]);
    let before = normalise(&before);
    let line = before.rsplit('\n').next().unwrap_or_default();
    Position {
        line: 1 + before.matches('\n').count(),
        column: 1 + line.chars().count(),
    }
}

/// Cuts a normalised text into its parts.
///
/// # Errors
/// The front matter is missing, not closed, or such that parsing it would cost
/// more than any real file does.
pub fn split(text: &str) -> Result<Document<'_>, FileError> {
    let document = parts(text)?;
    refuse_costly(document.front_matter)?;
    Ok(document)
}

/// A normalised text that is YAML altogether.
///
/// # Errors
/// Parsing it would cost more than any real file does.
pub(super) fn yaml(text: &str) -> Result<Document<'_>, FileError> {
    refuse_costly(text)?;
    Ok(Document {
        front_matter: text,
        lines_before: 0,
        body: "",
    })
}

impl Document<'_> {
    /// A position of the front matter as one of the file.
    pub(super) fn in_file(&self, at: Position) -> Position {
        Position {
            line: at.line + self.lines_before,
            column: at.column,
        }
    }

    /// The position given to what is missing from the front matter.
    pub(crate) fn first_line(&self) -> Position {
        self.in_file(Position { line: 1, column: 1 })
    }
}

fn parts(text: &str) -> Result<Document<'_>, FileError> {
    let rest = after_marker(text).ok_or(FileError::NoFrontMatter)?;
    let mut start = 0;
    loop {
        let line = &rest[start..];
        if let Some(body) = after_marker(line) {
            let front_matter = &rest[..start];
            let body = body.trim_start_matches('\n');
            return Ok(Document {
                front_matter,
                lines_before: 1,
                body,
            });
        }
        match line.find('\n') {
            Some(end) => start += end + 1,
            None => return Err(FileError::UnclosedFrontMatter),
        }
    }
}

/// The body of a file, cleaned; none where it has no two parts.
pub(super) fn body(text: &str) -> Option<Cow<'_, str>> {
    match normalise(text) {
        Cow::Borrowed(text) => Some(clean(parts(text).ok()?.body)),
        Cow::Owned(text) => Some(Cow::Owned(clean(parts(&text).ok()?.body).into_owned())),
    }
}

/// What follows a `---` line at the start of `text`; `None` if there is no such
/// line.
fn after_marker(text: &str) -> Option<&str> {
    let rest = text.strip_prefix("---")?.trim_start_matches([' ', '\t']);
    if rest.is_empty() {
        Some(rest)
    } else {
        rest.strip_prefix('\n')
    }
}

/// Refuses a YAML text that would cost too much.
pub(super) fn refuse_costly(front_matter: &str) -> Result<(), FileError> {
    if front_matter.len() > FRONT_MATTER_LIMIT {
        return Err(FileError::FrontMatterTooLarge(FRONT_MATTER_LIMIT));
    }
    refuse_nested(front_matter)
}

/// Refuses a YAML text whose brackets are nested deeper than its parser should
/// follow.
pub(crate) fn refuse_nested(yaml: &str) -> Result<(), FileError> {
    match nesting(yaml) > BRACKET_LIMIT {
        true => Err(FileError::NestedTooDeep(BRACKET_LIMIT)),
        false => Ok(()),
    }
}

/// How deep brackets are nested in `yaml`, or more, but never less: a bracket
/// in a quoted text or in a comment closes nothing, so that a closing one
/// counts only where neither can have begun since the one it closes.
fn nesting(yaml: &str) -> usize {
    if !yaml.bytes().any(|b| matches!(b, b'[' | b'{')) {
        return 0;
    }
    let mut open = Vec::new();
    let mut deepest = 0;
    let mut doubt = 0;
    let mut before = ' ';
    for (at, c) in yaml.char_indices() {
        match c {
            '[' | '{' => {
                open.push(at);
                deepest = deepest.max(open.len());
            }
            ']' | '}' => {
                open.pop_if(|opened| *opened >= doubt);
            }
            // Inside a word, these are letters like others.
            '"' | '\'' | '#' if !before.is_alphanumeric() => doubt = at,
            _ => {}
        }
        before = c;
    }
    deepest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Result<(&str, &str), FileError> {
        split(text).map(|d| (d.front_matter, d.body))
    }

    #[test]
    fn a_file_is_cut_at_its_markers() {
        assert_eq!(
            parts("---\ntitle: a\n---\n\nBody\n---\nmore\n"),
            Ok(("title: a\n", "Body\n---\nmore\n"))
        );
        assert_eq!(parts("--- \na: 1\n---"), Ok(("a: 1\n", "")));
        assert_eq!(parts("---\n---\n"), Ok(("", "")));
        assert_eq!(
            parts("---\na: ---\n----\n---\nb"),
            Ok(("a: ---\n----\n", "b"))
        );
    }

    #[test]
    fn a_file_without_markers_is_refused() {
        assert_eq!(parts(""), Err(FileError::NoFrontMatter));
        assert_eq!(parts("title: a\n---\n"), Err(FileError::NoFrontMatter));
        assert_eq!(parts("---title\n---\n"), Err(FileError::NoFrontMatter));
        assert_eq!(
            parts("---\ntitle: a\n"),
            Err(FileError::UnclosedFrontMatter)
        );
        assert_eq!(parts("---"), Err(FileError::UnclosedFrontMatter));
    }

    #[test]
    fn a_front_matter_that_would_cost_too_much_is_refused() {
        let deep = format!("---\na: {}\n---\n", "[".repeat(BRACKET_LIMIT + 1));
        assert_eq!(parts(&deep), Err(FileError::NestedTooDeep(BRACKET_LIMIT)));
        let hidden = format!("---\na: {}\n---\n", "[\"]\",".repeat(BRACKET_LIMIT + 1));
        assert_eq!(parts(&hidden), Err(FileError::NestedTooDeep(BRACKET_LIMIT)));
        let commented = format!("---\na: {}\n---\n", "[ #]\n ".repeat(BRACKET_LIMIT + 1));
        assert_eq!(
            parts(&commented),
            Err(FileError::NestedTooDeep(BRACKET_LIMIT))
        );
        let long = format!("---\na: {}\n---\n", "x".repeat(FRONT_MATTER_LIMIT));
        assert_eq!(
            parts(&long),
            Err(FileError::FrontMatterTooLarge(FRONT_MATTER_LIMIT))
        );
    }

    #[test]
    fn links_are_no_nesting_however_many() {
        let links = "  - [l'API n#1](https://a.fr/#b), { c }\n".repeat(2 * BRACKET_LIMIT);
        assert_eq!(nesting(&links), 1);
        assert!(parts(&format!("---\na: |\n{links}---\n")).is_ok());
    }

    #[test]
    fn line_endings_and_byte_order_mark_are_normalised() {
        assert_eq!(normalise("\u{feff}---\r\na\rb\n"), "---\na\nb\n");
        assert!(matches!(normalise("---\na\n"), Cow::Borrowed(_)));
    }
}
