//! What a text leads to and is made of, with the places: for checking, not for
//! showing.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag as Start};

use super::html::tag_end;
use super::tag::{Kind, Tag};

/// The components of the format.
pub const COMPONENTS: [&str; 13] = [
    "ApiSireneWidget",
    "Button",
    "ButtonCopy",
    "Centered",
    "ContactUs",
    "Datagouv",
    "External",
    "FlatFile",
    "Grid",
    "NextSteps",
    "QuestionTree",
    "Quote",
    "RichLink",
];

/// Something that a text mentions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The byte of the text at which it begins.
    pub at: usize,
    /// What it is.
    pub what: Mentioned,
}

/// What a text mentions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mentioned {
    /// An address, as written.
    Address(String),
    /// A component, by its name.
    Component(String),
}

/// The addresses and components of a text, code and comments left out, in the
/// order in which they stand.
pub fn mentions(markdown: &str) -> Vec<Mention> {
    let mut mentions = Vec::new();
    let mut skipped: Vec<Range<usize>> = Vec::new();
    let options = Options::ENABLE_TABLES;
    for (event, range) in Parser::new_ext(markdown, options).into_offset_iter() {
        match event {
            Event::Start(Start::Link { dest_url, .. } | Start::Image { dest_url, .. }) => {
                let what = Mentioned::Address(dest_url.into_string());
                mentions.push(Mention {
                    at: range.start,
                    what,
                });
            }
            Event::Code(_) | Event::Start(Start::CodeBlock(_)) => skipped.push(range),
            _ => {}
        }
    }
    let mut skipped = skipped.into_iter().peekable();
    let mut at = 0;
    while let Some(start) = markdown[at..].find('<').map(|found| at + found) {
        at = start + 1;
        while skipped.next_if(|code| code.end <= start).is_some() {}
        if let Some(code) = skipped.peek().filter(|code| code.contains(&start)) {
            at = code.end.max(at);
        } else if markdown[..start].ends_with('\\') {
            // Escaped: a sign like others.
        } else if markdown[start..].starts_with("<!--") {
            at = markdown[start..]
                .find("-->")
                .map_or(markdown.len(), |end| start + end);
        } else if let Some(end) = tag_end(&markdown[start..]) {
            mentions.extend(of_tag(&markdown[start..start + end], start));
        }
    }
    mentions.sort_by_key(|mention| mention.at);
    mentions
}

fn of_tag(source: &str, at: usize) -> Vec<Mention> {
    let joined = source.split_whitespace().collect::<Vec<&str>>().join(" ");
    let opens = |tag: &Tag| tag.kind != Kind::Close;
    let Some(tag) = Tag::parse(&joined).filter(opens) else {
        return Vec::new();
    };
    let is_component = tag.name.starts_with(|c: char| c.is_ascii_uppercase());
    let name = is_component.then(|| Mentioned::Component(tag.name.clone()));
    let address = tag
        .address()
        .map(|address| Mentioned::Address(address.to_owned()));
    let found = name.into_iter().chain(address);
    found.map(|what| Mention { at, what }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_components_are_mentioned_where_they_stand() {
        let text = "[a](/b) `<Code/>`\n\n<Button\n  href=\"/c\">d</Button> <!-- <No/> -->\n\n    <Code/>\n\n![](e.png) <br>";
        let found: Vec<(usize, String)> = mentions(text)
            .into_iter()
            .map(|mention| match mention.what {
                Mentioned::Address(address) => (mention.at, address),
                Mentioned::Component(name) => (mention.at, format!("<{name}>")),
            })
            .collect();
        let at = |needle: &str| text.find(needle).unwrap();
        assert_eq!(
            found,
            [
                (0, "/b".to_owned()),
                (at("<Button"), "<Button>".to_owned()),
                (at("<Button"), "/c".to_owned()),
                (at("!["), "e.png".to_owned()),
            ]
        );
    }
}
