//! Link scan: the addresses and components of a Markdown text and where they
//! stand, which the tree that is shown does not keep. For `check`.

use std::collections::HashMap;
use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag as Start, TagEnd};

use super::html::tag_end;
use super::tag::{Tag, TagKind};

/// The components of the format.
pub(crate) const COMPONENTS: [&str; 13] = [
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

/// An address or a component in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reference {
    /// Its bytes in the text; for an address written otherwise (with entities or
    /// escapes), the first byte of its link or tag.
    pub(crate) place: Range<usize>,
    pub(crate) what: Referent,
}

/// What a text refers to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Referent {
    /// An address, as written.
    Address(String),
    /// A component, by its name.
    Component(String),
    /// A questionnaire, by its name.
    Questionnaire(String),
}

/// The addresses and components of a text outside of code and comments, in
/// order.
pub(crate) fn scan(markdown: &str) -> Vec<Reference> {
    let (mut references, code) = links(markdown);
    let mut code = code.into_iter().peekable();
    let mut at = 0;
    while let Some(start) = markdown[at..].find('<').map(|found| at + found) {
        at = start + 1;
        while code.next_if(|code| code.end <= start).is_some() {}
        if let Some(code) = code.peek().filter(|code| code.contains(&start)) {
            at = code.end.max(at);
        } else if markdown[..start].ends_with('\\') {
            // Escaped: no tag.
        } else if markdown[start..].starts_with("<!--") {
            at = markdown[start..]
                .find("-->")
                .map_or(markdown.len(), |end| start + end);
        } else if let Some(end) = tag_end(&markdown[start..]) {
            references.extend(of_tag(&markdown[start..start + end], start));
        }
    }
    references.sort_by_key(|reference| reference.place.start);
    references
}

/// A link or image whose end has not been reached.
struct OpenLink {
    kind: LinkType,
    address: String,
    start: usize,
    /// Where its text ends; the address follows.
    end_of_text: usize,
}

/// The addresses of the links and images of a text, and where its code is.
fn links(markdown: &str) -> (Vec<Reference>, Vec<Range<usize>>) {
    let parser = Parser::new_ext(markdown, Options::ENABLE_TABLES);
    let mut definitions: HashMap<String, Range<usize>> = HashMap::new();
    for (label, definition) in parser.reference_definitions().iter() {
        let mut span = definition.span.clone();
        span.start += label.len();
        if let Some(place) = place_of(&definition.dest, markdown, span) {
            // Definitions come in no order; of several with one address, the
            // first in the text counts.
            let known = definitions.entry(definition.dest.to_string());
            let known = known.or_insert_with(|| place.clone());
            if place.start < known.start {
                *known = place;
            }
        }
    }
    let (mut references, mut code) = (Vec::new(), Vec::new());
    let mut open: Vec<OpenLink> = Vec::new();
    for (event, range) in parser.into_offset_iter() {
        let end = range.end;
        match event {
            Event::Start(
                Start::Link {
                    link_type,
                    dest_url,
                    ..
                }
                | Start::Image {
                    link_type,
                    dest_url,
                    ..
                },
            ) => {
                open.push(OpenLink {
                    kind: link_type,
                    address: dest_url.into_string(),
                    start: range.start,
                    end_of_text: range.start,
                });
                continue;
            }
            Event::End(TagEnd::Link | TagEnd::Image) => {
                references.extend(
                    open.pop()
                        .map(|link| link.close(markdown, end, &definitions)),
                );
            }
            Event::Code(_) | Event::Start(Start::CodeBlock(_)) => code.push(range),
            _ => {}
        }
        if let Some(around) = open.last_mut() {
            around.end_of_text = end;
        }
    }
    (references, code)
}

impl OpenLink {
    /// The link, which ends before the byte `end`.
    fn close(
        self,
        markdown: &str,
        end: usize,
        definitions: &HashMap<String, Range<usize>>,
    ) -> Reference {
        let place = match self.kind {
            LinkType::Inline => place_of(&self.address, markdown, self.end_of_text..end),
            LinkType::Autolink | LinkType::Email => {
                place_of(&self.address, markdown, self.start..end)
            }
            _ => definitions.get(&self.address).cloned(),
        };
        Reference {
            place: place.unwrap_or(self.start..self.start + 1),
            what: Referent::Address(self.address),
        }
    }
}

/// Where an address stands in a part of a text.
fn place_of(address: &str, markdown: &str, part: Range<usize>) -> Option<Range<usize>> {
    let at = part.start + markdown.get(part)?.find(address)?;
    Some(at..at + address.len())
}

/// The references of the tag `source`, which starts at byte `at`.
fn of_tag(source: &str, at: usize) -> Vec<Reference> {
    let joined = source.split_whitespace().collect::<Vec<&str>>().join(" ");
    let opens = |tag: &Tag| tag.kind != TagKind::Close;
    let Some(tag) = Tag::parse(&joined).filter(opens) else {
        return Vec::new();
    };
    let is_component = tag.name.starts_with(|c: char| c.is_ascii_uppercase());
    let name = is_component.then(|| Reference {
        place: at..at + 1 + tag.name.len(),
        what: Referent::Component(tag.name.clone()),
    });
    let address = tag.address().map(|address| {
        let is_value = |start: &usize| {
            let before = source[..*start].trim_end_matches(['"', '\'', '{', ' ', '\n']);
            before.ends_with('=')
        };
        let mut met = source.match_indices(address).map(|(start, _)| start);
        let length = address.len();
        let place = met.find(is_value).map(|start| start..start + length);
        let place = place.unwrap_or(0..1);
        Reference {
            place: at + place.start..at + place.end,
            what: Referent::Address(address.to_owned()),
        }
    });
    let questionnaire = tag.questionnaire().map(|name| Reference {
        place: at..at + 1 + tag.name.len(),
        what: Referent::Questionnaire(name),
    });
    let found = name.into_iter().chain(questionnaire).chain(address);
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_components_are_found_where_they_stand() {
        let text = "[a](/b) `<Code/>`\n\n<Button\n  href=\"/c\">d</Button> <!-- <No/> -->\n\n    <Code/>\n\n![](e.png) <br> <https://f.fr>\n\n[![/g](/g)](/g \"/g\") [h] <a id=\"i\" href='/i'> [j](/j&amp;j) <QuestionTree\n tree='K' question='l'/>\n\n[h]: /h\n";
        let found: Vec<(usize, String)> = scan(text)
            .into_iter()
            .map(|reference| match reference.what {
                Referent::Address(address) => (reference.place.start, address),
                Referent::Component(name) => (reference.place.start, format!("<{name}>")),
                Referent::Questionnaire(name) => (reference.place.start, format!("?{name}")),
            })
            .collect();
        let at = |context: &str, needle: &str| {
            text.find(context).unwrap() + context.find(needle).unwrap()
        };
        let expected = [
            (at("(/b)", "/b"), "/b"),
            (at("<Button", "<Button"), "<Button>"),
            (at("\"/c\"", "/c"), "/c"),
            (at("e.png", "e.png"), "e.png"),
            (at("https://f.fr", "https"), "https://f.fr"),
            (at("(/g)]", "/g"), "/g"),
            (at("(/g \"", "/g"), "/g"),
            (at("'/i'", "/i"), "/i"),
            (at("[j]", "["), "/j&j"),
            (at("<Question", "<"), "<QuestionTree>"),
            (at("<Question", "<"), "?k-l"),
            (at(": /h", "/h"), "/h"),
        ];
        assert_eq!(found, expected.map(|(at, what)| (at, what.to_owned())));
    }
}
