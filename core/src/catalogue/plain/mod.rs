//! The YAML that people write in front matters, read in one go.
//!
//! Most of the time that a large catalogue takes goes into the YAML parser, and
//! nearly all front matters use little of the language: mappings by indentation, lists of
//! one item a line, scalars on one line, and literal blocks. Only those are
//! read here, and only where the parser reads the same. For whatever else there
//! is the parser, which is also the one to say what is wrong: what this refuses
//! is no error.

mod node;

use serde::de::DeserializeOwned;

use super::clean::has_control;
use node::Node;

/// Deepest nesting that is read here; that of the format is 4: `access_page`,
/// a rule, `who`, a label.
const DEEPEST: usize = 8;

/// Longest key that is read here; the parser refuses those beyond 1,024.
const LONGEST_KEY: usize = 64;

/// Reads `text` as a `T`; none where it is not of this kind, or is no `T`.
pub(super) fn parse<T: DeserializeOwned>(text: &str) -> Option<T> {
    // Some controls break lines, and tabs indent nothing. A block that is cut
    // by the end of the text has no last line break.
    let is_whole = text.ends_with('\n');
    if !is_whole || has_control(text) || text.contains('\t') {
        return None;
    }
    let mut lines = Lines::new(text);
    let node = match lines.next_content() {
        None => return None,
        Some(first) if first.indent == 0 => Node::Mapping(lines.entries(0, 0)?),
        Some(_) => return None,
    };
    T::deserialize(node).ok()
}

/// A line that says something.
#[derive(Clone, Copy)]
struct Content<'t> {
    indent: usize,
    /// The line without its indentation and the spaces at its end.
    text: &'t str,
}

impl Content<'_> {
    /// Whether it is an item of a list.
    fn is_item(self) -> bool {
        self.text == "-" || self.text.starts_with("- ")
    }
}

/// The lines that are still to be read.
struct Lines<'t> {
    rest: &'t str,
    /// The next line that says something, once it was looked at; `rest` begins
    /// with it.
    next: Option<Content<'t>>,
}

/// The first line of a text, and the others.
fn cut(text: &str) -> (&str, &str) {
    text.split_once('\n').unwrap_or((text, ""))
}

fn indent_of(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// What reads a value returns none where the text is not of the kind that is
/// read here.
impl<'t> Lines<'t> {
    fn new(rest: &'t str) -> Self {
        Self { rest, next: None }
    }

    /// The next line that is neither blank nor a comment; it stays the next.
    fn next_content(&mut self) -> Option<Content<'t>> {
        while self.next.is_none() && !self.rest.is_empty() {
            let (line, rest) = cut(self.rest);
            let text = line.trim_matches(' ');
            if text.is_empty() || text.starts_with('#') {
                self.rest = rest;
            } else {
                let indent = indent_of(line);
                self.next = Some(Content { indent, text });
            }
        }
        self.next
    }

    fn skip(&mut self) {
        (_, self.rest) = cut(self.rest);
        self.next = None;
    }

    /// The entries of a mapping whose keys stand at `indent`.
    fn entries(&mut self, indent: usize, depth: usize) -> Option<Vec<(&'t str, Node<'t>)>> {
        let mut entries = Vec::new();
        while let Some(line) = self.next_content().filter(|line| line.indent >= indent) {
            if line.indent > indent {
                return None;
            }
            self.skip();
            let (key, value) = entry(line.text)?;
            entries.push((key, self.value(value, indent, true, depth)?));
        }
        Some(entries)
    }

    /// The list whose dashes stand at `indent`.
    fn list(&mut self, indent: usize, depth: usize) -> Option<Node<'t>> {
        let mut items = Vec::new();
        while let Some(line) = self.next_content() {
            if line.indent < indent || (line.indent == indent && !line.is_item()) {
                break;
            }
            if line.indent > indent {
                return None;
            }
            let item = line.text[1..].trim_start_matches(' ');
            if let Some((key, value)) = entry(item) {
                let own = indent + line.text.len() - item.len();
                self.skip();
                let mut entries = vec![(key, self.value(value, own, true, depth + 1)?)];
                entries.extend(self.entries(own, depth + 1)?);
                items.push(Node::Mapping(entries));
            } else {
                self.skip();
                items.push(self.value(item, indent, false, depth)?);
            }
        }
        Some(Node::List(items))
    }

    /// A value of which `written` stands on the line of its key or dash, at
    /// `indent`, and the rest below.
    fn value(
        &mut self,
        written: &'t str,
        indent: usize,
        is_of_key: bool,
        depth: usize,
    ) -> Option<Node<'t>> {
        if depth >= DEEPEST {
            return None;
        }
        if matches!(written, "|" | "|-") {
            return self.block(indent, written == "|");
        }
        let below = self.next_content();
        let below = below.filter(|line| {
            line.indent > indent || (line.indent == indent && is_of_key && line.is_item())
        });
        match below {
            None => scalar(written),
            Some(line) if written.is_empty() && is_of_key => {
                if line.is_item() {
                    self.list(line.indent, depth + 1)
                } else {
                    self.entries(line.indent, depth + 1).map(Node::Mapping)
                }
            }
            Some(_) => None,
        }
    }

    /// A literal block below a key at `indent`; `ends` whether it ends with a
    /// line break.
    fn block(&mut self, indent: usize, ends: bool) -> Option<Node<'t>> {
        let mut text = String::new();
        let mut blank = 0;
        let mut own = None;
        while !self.rest.is_empty() {
            let (line, rest) = cut(self.rest);
            if line.is_empty() {
                blank += 1;
                self.rest = rest;
                continue;
            }
            let spaces = indent_of(line);
            if spaces <= indent && spaces < line.len() {
                break;
            }
            // A line of spaces, or one that is set in less than the first.
            let own = *own.get_or_insert(spaces);
            if spaces == line.len() || spaces < own {
                return None;
            }
            if !text.is_empty() {
                text.push('\n');
            }
            (0..blank).for_each(|_| text.push('\n'));
            blank = 0;
            text.push_str(&line[own..]);
            self.rest = rest;
        }
        if ends && !text.is_empty() {
            text.push('\n');
        }
        Some(Node::text(text))
    }
}

/// Words that are no texts as keys.
const IS_NO_TEXT: [&str; 3] = ["true", "false", "null"];

/// The key of a line and what stands after it on the line.
fn entry(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    let is_name = key.starts_with(|c: char| c.is_ascii_alphabetic())
        && key.len() <= LONGEST_KEY
        && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
        && !IS_NO_TEXT.contains(&key.to_ascii_lowercase().as_str());
    let is_apart = value.is_empty() || value.starts_with(' ');
    (is_name && is_apart).then(|| (key, value.trim_start_matches(' ')))
}

/// A scalar that stands on one line.
fn scalar(written: &str) -> Option<Node<'_>> {
    let quoted = |quote| written.strip_prefix(quote)?.strip_suffix(quote);
    if written.starts_with('\'') {
        let text = quoted('\'').filter(|text| !text.contains('\''))?;
        return Some(Node::text(text));
    }
    if written.starts_with('"') {
        let text = quoted('"').filter(|text| !text.contains(['"', '\\']))?;
        return Some(Node::text(text));
    }
    let written = written.split(" #").next().unwrap_or_default();
    let written = written.trim_end_matches(' ');
    let begins = match written.strip_prefix('-') {
        Some(rest) => rest.starts_with(|c: char| c.is_ascii_digit()),
        None => !written.starts_with(|c| "?:,[]{}#&*!|>'\"%@`".contains(c)),
    };
    let is_plain = begins && !written.contains(": ") && !written.ends_with(':');
    is_plain.then(|| Node::plain(written))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::sample::select;
    use serde_yaml::Value;

    use super::super::raw::RawApi;
    use super::*;

    /// What both ways make of a text; none where it is left to the parser.
    #[track_caller]
    fn read(text: &str) -> Option<String> {
        let text = &format!("{text}\n");
        let own = format!("{:?}", parse::<RawApi>(text)?);
        let parsed = serde_yaml::from_str::<RawApi>(text).map(|raw| format!("{raw:?}"));
        assert_eq!(Some(&own), parsed.as_ref().ok(), "{text}");
        Some(own)
    }

    #[test]
    fn what_people_write_is_read_as_the_parser_does() {
        for text in [
            "title: API Géo\ntagline: Une phrase, avec ‘tout’ ce qu’il faut",
            "title: 1.0\nis_open: -1 # -1 means not open\nuptime: 99.93\nvisits_2019: 12",
            "themes:\n  - Santé\n  -\n  - 'l’eau'\nkeywords:\n- a\n- b c\n\nuptime:\n",
            "# a comment\ntitle: \"a # b\"\n\n  # another\ntagline: 'c'\ncontact_link: a@b.fr",
            "access_page:\n  - who:\n      - Un particulier\n    is_eligible: 1\n    description: |\n      Un\n\n        deux\n      # trois\n\n\n  -   who:\n      - b\n      description: |-\n        c\n\ntitle: t",
            "content_intro: |\n\n   a\n   b\nexternal_site: https://a.fr/#b:c\nstat:\n  a: b c\n  d:\n    - e 1\n",
            "title: null\ntagline: ~\nproducer: ''\nthemes: un deux",
        ] {
            assert!(read(text).is_some(), "{text}");
        }
    }

    #[test]
    fn whatever_else_there_is_is_left_to_the_parser() {
        for text in [
            "",
            "# nothing\n",
            "title: a: b",
            "title: a\n  b",
            "title: >\n  a",
            "title: |+\n  a\n\n",
            "title: |2\n  a",
            "title: [a]",
            "title: &a b",
            "title: *a",
            "title: !!str 1",
            "title: \"a\\nb\"",
            "title: 'a''b'",
            "title: 'a' b",
            "title: a\ntitle: b",
            "title: @a",
            "title: - a",
            "themes: 12",
            "themes: true",
            "themes:\n  - a\n   - b",
            "themes:\n  - a\n    b",
            "themes:\n  - - a",
            "themes:\n- a\n title: b",
            "stat: 1",
            "is_open: 0x1",
            "is_open: 01",
            "is_open: '1'",
            "uptime: 1e3",
            "uptime: .inf",
            "? title\n: b",
            "stat:\n  true: a b\n",
            "stat:\n  Null: a b\n",
            &format!("uptime: {}", "9".repeat(400)),
            &format!("{}: a", "k".repeat(2000)),
            "title: a\u{fffe}",
            "title: a\u{10ffff}",
            "title : b",
            "\"title\": b",
            "title:b",
            " title: b",
            "- a",
            "a",
            "...",
            "%YAML 1.2",
            "title: a\u{2028}b",
            "title:\ta",
            "content_intro: |\n   a\n  b",
            "content_intro: |\n  a\n    \n  b",
            "content_intro: | # c\n  a",
            "title: b\n---\ntagline: c",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
        assert!(parse::<RawApi>("content_intro: |\n  a").is_none());
        let deep: String = (0..20).map(|n| format!("{}a:\n", " ".repeat(n))).collect();
        assert!(parse::<Value>(&deep).is_none());
    }

    /// Lines that look like those of a front matter, well indented or not.
    fn lines() -> impl Strategy<Value = String> {
        let written = select(vec![
            "title:",
            "title: a",
            "tagline: b c",
            "is_open: -1",
            "is_open: 1 # c",
            "uptime: 9.5",
            "themes:",
            "- a",
            "- b c",
            "-",
            "- who:",
            "- who: d",
            "- is_eligible: 1",
            "who:",
            "is_eligible: 0",
            "description: |",
            "description: |-",
            "content_intro: |",
            "access_page:",
            "stat:",
            "odd: e f",
            "odd:",
            "# g",
            "",
            " ",
            "h",
            "'i'",
            "category: 'j'",
            "category: \"k\"",
            "category: |",
            "l: m",
            "category: n:o",
            "category: p #q",
            "clients: null",
            "- ~",
            "true: a b",
            "null:",
            "uptime: 1.",
            "uptime: .5",
            "uptime: 1..2",
            "is_open: +1",
            "is_open: -",
            "visits_2019: 99999999999999999999",
            "title: a\u{e9}\u{fffe}",
            "- \u{1f600} c",
            "title: 'a''b'",
            "stat: n",
        ]);
        let line = (0..7_usize, written).prop_map(|(n, text)| " ".repeat(n) + text + "\n");
        let top = select(vec![
            "title: a\n",
            "themes:\n",
            "access_page:\n",
            "content_intro: |\n",
        ]);
        let lines = prop::collection::vec(
            prop_oneof![3 => line.boxed(), 1 => top.prop_map(str::to_owned).boxed()],
            1..9,
        );
        lines.prop_map(|lines| lines.concat())
    }

    proptest! {
        #[test]
        fn what_is_read_is_what_the_parser_reads(text in lines()) {
            read(&text);
        }
    }
}
