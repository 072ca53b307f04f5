//! One tag of HTML or JSX, as CommonMark hands it over.

use pulldown_cmark::{Event, Parser};

use super::link::leads;
use crate::catalogue::clean::clean_line;
use crate::catalogue::questionnaire;

#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tag {
    /// The name as written: `Button` is a component, `a` is HTML.
    pub(super) name: String,
    pub(super) kind: TagKind,
    attributes: Vec<(String, String)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TagKind {
    /// `<a>`
    Open,
    /// `</a>`
    Close,
    /// `<a/>`
    Void,
}

impl Tag {
    /// Reads `<name key="value" flag other={true} />`; `None` for a comment, a
    /// declaration, or what is not a tag.
    pub(super) fn parse(source: &str) -> Option<Self> {
        let inner = source.trim().strip_prefix('<')?.strip_suffix('>')?;
        let (inner, closing) = match inner.strip_prefix('/') {
            Some(rest) => (rest, true),
            None => (inner, false),
        };
        let (inner, void) = match inner.strip_suffix('/') {
            Some(rest) => (rest, true),
            None => (inner, false),
        };
        let end = inner
            .find(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '_' | '.' | ':'))
            .unwrap_or(inner.len());
        let (name, rest) = inner.split_at(end);
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        Some(Self {
            name: name.to_owned(),
            kind: match (closing, void) {
                (true, _) => TagKind::Close,
                (false, true) => TagKind::Void,
                (false, false) => TagKind::Open,
            },
            attributes: attributes(rest),
        })
    }

    /// The value of an attribute; empty for one without value.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    /// The address in its attributes.
    pub(super) fn address(&self) -> Option<&str> {
        ["href", "src", "link", "url", "to"]
            .into_iter()
            .filter_map(|name| self.attribute(name))
            .find(|address| leads(address))
    }

    /// The name of the questionnaire that it stands for.
    pub(super) fn questionnaire(&self) -> Option<String> {
        let part = |name| self.attribute(name).unwrap_or_default();
        (self.name == "QuestionTree").then(|| questionnaire::name(part("tree"), part("question")))
    }

    /// The texts in the attributes of a component; of HTML tags only a frame
    /// has one, the titles of others are hints that show under the mouse.
    pub(super) fn texts(&self) -> Vec<&str> {
        let names: &[&str] = if self.name.starts_with(|c: char| c.is_ascii_uppercase()) {
            &["title", "label", "text", "description", "content", "alt"]
        } else if self.name == "iframe" {
            &["title"]
        } else {
            &[]
        };
        names
            .iter()
            .filter_map(|name| self.attribute(name))
            .filter(|text| !matches!(*text, "" | "true" | "false"))
            .collect()
    }

    /// Whether its content stands on lines of its own.
    pub(super) fn is_block(&self) -> bool {
        const NAMES: [&str; 28] = [
            "Centered",
            "Grid",
            "Quote",
            "article",
            "blockquote",
            "center",
            "dd",
            "details",
            "div",
            "dl",
            "dt",
            "figcaption",
            "figure",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "hr",
            "li",
            "ol",
            "p",
            "pre",
            "section",
            "table",
            "tr",
            "ul",
        ];
        NAMES.contains(&self.name.as_str())
    }

    /// Whether a flag is set: `flag`, `flag="…"`, `flag={true}`.
    pub(super) fn flag(&self, name: &str) -> bool {
        self.attribute(name).is_some_and(|value| value != "false")
    }
}

/// Names and values, the latter on one line and cleaned: `&#27;` is a control
/// character only now.
fn attributes(source: &str) -> Vec<(String, String)> {
    let mut attributes = Vec::new();
    let mut rest = source.trim_start();
    while !rest.is_empty() {
        let end = rest
            .find(|c: char| c.is_whitespace() || c == '=')
            .unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        let after = after.trim_start();
        let (value, after) = match after.strip_prefix('=') {
            Some(after) => value(after.trim_start()),
            None => ("", after),
        };
        if !name.is_empty() {
            attributes.push((name.to_owned(), clean_line(&unescape(value))));
        }
        rest = after.trim_start();
    }
    attributes
}

/// The value at the start of `source`, without its quotes or braces, and what
/// follows it.
fn value(source: &str) -> (&str, &str) {
    for (open, close) in [('"', '"'), ('\'', '\''), ('{', '}')] {
        if let Some(inner) = source.strip_prefix(open) {
            let (inner, rest) = inner.split_once(close).unwrap_or((inner, ""));
            let inner = if open == '{' {
                inner.trim().trim_matches(['"', '\'', '`'])
            } else {
                inner
            };
            return (inner, rest);
        }
    }
    let end = source.find(char::is_whitespace).unwrap_or(source.len());
    source.split_at(end)
}

/// Bytes of the longest entity, `&CounterClockwiseContourIntegral;`.
const LONGEST_ENTITY: usize = 33;

/// `value` with its entities replaced.
fn unescape(value: &str) -> String {
    let mut plain = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(at) = rest.find('&') {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let mut name = rest.bytes().take(LONGEST_ENTITY);
        let end = name.position(|b| b == b';').map_or(0, |end| end + 1);
        match entity(&rest[..end]) {
            Some(text) => {
                plain.push_str(&text);
                rest = &rest[end..];
            }
            None => {
                plain.push('&');
                rest = &rest[1..];
            }
        }
    }
    plain.push_str(rest);
    plain
}

/// What an entity such as `&eacute;` stands for, as the parser knows it.
fn entity(source: &str) -> Option<String> {
    let name = source.strip_prefix('&')?.strip_suffix(';')?;
    if !name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'#') {
        return None;
    }
    let events = Parser::new(source).filter_map(|event| match event {
        Event::Text(text) => Some(text.into_string()),
        _ => None,
    });
    Some(events.collect()).filter(|text| text != source)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_read_in_every_style() {
        let tag = Tag::parse(
            "<Button  href='https://a.fr/?a=1&amp;b=2' alt is_big={true} text=\"l'un\" n=3 off={false}>",
        );
        let tag = tag.unwrap();
        assert_eq!((tag.name.as_str(), tag.kind), ("Button", TagKind::Open));
        assert_eq!(tag.attribute("href"), Some("https://a.fr/?a=1&b=2"));
        assert_eq!(tag.attribute("text"), Some("l'un"));
        assert_eq!(tag.attribute("n"), Some("3"));
        assert!(tag.flag("alt") && tag.flag("is_big"));
        assert!(!tag.flag("off") && !tag.flag("absent"));
    }

    #[test]
    fn tags_open_close_or_stand_alone() {
        for (source, name, kind) in [
            ("<br>", "br", TagKind::Open),
            ("<br/>", "br", TagKind::Void),
            ("<NextSteps />", "NextSteps", TagKind::Void),
            ("</Button >", "Button", TagKind::Close),
        ] {
            let tag = Tag::parse(source).unwrap();
            assert_eq!((tag.name.as_str(), tag.kind), (name, kind), "{source}");
        }
        for source in ["<!-- a -->", "<?php ?>", "<>", "< a>", "text", "<1>"] {
            assert_eq!(Tag::parse(source), None, "{source}");
        }
    }

    #[test]
    fn a_broken_attribute_loses_nothing_else() {
        let tag = Tag::parse("<a href=\"https://a.fr title='x'>").unwrap();
        assert_eq!(tag.attribute("href"), Some("https://a.fr title='x'"));
        assert_eq!(
            Tag::parse("<a = = href=b>").unwrap().attribute("href"),
            Some("b")
        );
    }
}
