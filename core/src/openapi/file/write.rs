//! Operations as the text of a file.

use std::collections::HashMap;
use std::fmt::Write;

use super::{USUAL_FIELD, USUAL_KIND, USUAL_MEDIA};
use crate::catalogue::text::Text;
use crate::openapi::{Document, Endpoints, Field, Operation, Parameter, Place, Scheme, Shape};

/// The text of `endpoints/SLUG.yaml`. What operations have in common is written
/// once, under an anchor.
pub fn written(endpoints: &Endpoints) -> String {
    let mut text = String::new();
    document(&endpoints.document, &mut text);
    list("", "servers", &endpoints.servers, &mut text);
    let security = endpoints.security.iter().map(scheme);
    items("security", security, &mut text);
    if let Some(name) = &endpoints.operations_of {
        line("", "operations_of", name, &mut text);
    }
    let values = endpoints.values.iter();
    let values: Vec<String> = values.map(|(name, value)| pair(name, value)).collect();
    if !values.is_empty() {
        push(
            &mut text,
            format_args!("values: {{{}}}\n", values.join(", ")),
        );
    }
    if !endpoints.operations.is_empty() {
        text.push_str("operations:\n");
    }
    let mut shared = Shared::of(&endpoints.operations);
    for one in &endpoints.operations {
        operation(one, &mut shared, &mut text);
    }
    text
}

fn document(of: &Document, text: &mut String) {
    let keys = [
        ("title", &of.title),
        ("url", &of.url),
        ("version", &of.version),
        ("date", &of.date),
        ("licence", &of.licence),
        ("note", &of.note),
    ];
    if keys.iter().any(|(_, value)| value.is_some()) {
        text.push_str("document:\n");
    }
    for (key, value) in keys {
        if let Some(value) = value {
            line("  ", key, value, text);
        }
    }
}

fn scheme(scheme: &Scheme) -> String {
    let mut pairs = vec![
        pair("name", &scheme.name),
        pair("type", scheme.credential.word()),
    ];
    pairs.extend(scheme.credential.key().map(|key| pair("key", key)));
    pairs.extend(scheme.token_url.as_ref().map(|url| pair("token_url", url)));
    pairs.join(", ")
}

fn operation(of: &Operation, shared: &mut Shared, text: &mut String) {
    push(text, format_args!("- method: {}\n", scalar(&of.method)));
    line("  ", "path", &of.path, text);
    if let Some(name) = &of.name {
        line("  ", "name", name, text);
    }
    list("  ", "tags", &of.tags, text);
    if of.is_deprecated {
        text.push_str("  deprecated: true\n");
    }
    list("  ", "servers", &of.servers, text);
    match of.security.as_deref() {
        Some([]) => text.push_str("  security: []\n"),
        Some(names) => list("  ", "security", names, text),
        None => {}
    }
    if !of.parameters.is_empty() {
        let part = parameters(&of.parameters);
        let (mark, is_alias) = shared.mark(&part);
        push(text, format_args!("  parameters:{mark}\n"));
        text.push_str(if is_alias { "" } else { &part });
    }
    for (key, of) in [("body", &of.body), ("answer", &of.answer)] {
        if let Some(of) = of {
            push(text, format_args!("  {key}:\n"));
            shape(of, shared, text);
        }
    }
}

fn parameters(of: &[Parameter]) -> String {
    let mut text = String::new();
    for one in of {
        let mut pairs = vec![pair("name", &one.name)];
        if one.place != Place::Query {
            pairs.push(pair("in", one.place.name()));
        }
        if !one.kind.is_empty() {
            pairs.push(pair("type", &one.kind));
        }
        if one.is_required && one.place != Place::Path {
            pairs.push("required: true".to_owned());
        }
        if !one.values.is_empty() {
            let values: Vec<String> = one.values.iter().map(|value| inner(value)).collect();
            pairs.push(format!("values: [{}]", values.join(", ")));
        }
        pairs.extend(one.example.as_ref().map(|example| pair("example", example)));
        push(&mut text, format_args!("  - {{{}}}\n", pairs.join(", ")));
    }
    text
}

/// A body or an answer.
fn shape(of: &Shape, shared: &mut Shared, text: &mut String) {
    let is_usual = of.kind == USUAL_KIND || of.kind.is_empty();
    if !is_usual || of.fields.is_empty() {
        let kind = if is_usual { USUAL_KIND } else { &of.kind };
        line("    ", "type", kind, text);
    }
    match &of.media {
        Some(media) if media != USUAL_MEDIA => line("    ", "media", media, text),
        _ => {}
    }
    if !of.fields.is_empty() {
        text.push_str("    fields:");
        tree(&branches(&of.fields), 5, shared, text);
    }
}

/// A field as a line of a tree, and the fields in it.
struct Branch {
    key: String,
    said: String,
    inside: Vec<Branch>,
    /// The lines of the fields in it, by which equal ones are known.
    lines: String,
}

/// Some fields as a tree.
fn branches(fields: &[Field]) -> Vec<Branch> {
    let mut rest = fields;
    branches_in(&mut rest, None)
}

/// Takes the fields that stand in `around` from the beginning of the rest.
fn branches_in(rest: &mut &[Field], around: Option<&Field>) -> Vec<Branch> {
    let depth = around.map_or(0, |around| around.depth + 1);
    let mut branches = Vec::new();
    while let Some((field, after)) = rest.split_first()
        && field.depth >= depth
    {
        *rest = after;
        let wraps = field.kind.find(['[', '{']).unwrap_or(field.kind.len());
        let (kind, wraps) = field.kind.split_at(wraps);
        let mark = if field.is_required { "*" } else { "" };
        let inside = branches_in(rest, Some(field));
        branches.push(Branch {
            key: scalar(&format!("{}{wraps}{mark}", field.own(around))),
            said: match &field.name {
                Some(name) => scalar(&format!("{kind}, {name}")),
                None if kind == USUAL_FIELD => String::new(),
                None => scalar(kind),
            },
            lines: lines(&inside),
            inside,
        });
    }
    branches
}

fn lines(of: &[Branch]) -> String {
    let lines = of.iter().map(|branch| match branch.inside.as_slice() {
        [] => format!("{}: {}\n", branch.key, branch.said),
        _ => format!("{}:\n({})\n", branch.key, branch.lines),
    });
    lines.collect()
}

/// Fewest bytes that are worth an anchor.
const LEAST_SHARED: usize = 60;

/// Parts that stand at several places, by their text, and the numbers of their
/// anchors once these are there.
#[derive(Default)]
struct Shared {
    parts: HashMap<String, (usize, Option<usize>)>,
    anchors: usize,
}

impl Shared {
    fn of(operations: &[Operation]) -> Self {
        let mut shared = Self::default();
        for operation in operations {
            shared.meet(parameters(&operation.parameters));
            for shape in [&operation.body, &operation.answer].into_iter().flatten() {
                shared.meet_branches(&branches(&shape.fields));
            }
        }
        shared
    }

    /// Counts a part; whether it is met for the first time.
    fn meet(&mut self, part: String) -> bool {
        let (count, _) = self.parts.entry(part).or_default();
        *count += 1;
        *count == 1
    }

    /// What is in a part that was met is written once, and counts once.
    fn meet_branches(&mut self, of: &[Branch]) {
        if !of.is_empty() && self.meet(lines(of)) {
            of.iter()
                .for_each(|branch| self.meet_branches(&branch.inside));
        }
    }

    /// The mark behind a key: an anchor, or the alias that stands for the part.
    fn mark(&mut self, part: &str) -> (String, bool) {
        let anchors = &mut self.anchors;
        match self
            .parts
            .get_mut(part)
            .filter(|_| part.len() >= LEAST_SHARED)
        {
            Some((_, Some(anchor))) => (format!(" *a{anchor}"), true),
            Some((2.., anchor)) => {
                *anchors += 1;
                *anchor = Some(*anchors);
                (format!(" &a{anchors}"), false)
            }
            _ => (String::new(), false),
        }
    }
}

/// Writes the fields behind their key, set in by `indent`.
fn tree(of: &[Branch], indent: usize, shared: &mut Shared, text: &mut String) {
    let (mark, is_alias) = shared.mark(&lines(of));
    push(text, format_args!("{mark}\n"));
    if is_alias {
        return;
    }
    for branch in of {
        text.extend(std::iter::repeat_n(' ', indent));
        push(text, format_args!("{}:", branch.key));
        match branch.inside.as_slice() {
            [] if branch.said.is_empty() => text.push('\n'),
            [] => push(text, format_args!(" {}\n", branch.said)),
            inside => tree(inside, indent + 1, shared, text),
        }
    }
}

fn items(key: &str, of: impl Iterator<Item = String>, text: &mut String) {
    for (number, item) in of.enumerate() {
        if number == 0 {
            push(text, format_args!("{key}:\n"));
        }
        push(text, format_args!("- {{{item}}}\n"));
    }
}

fn list(indent: &str, key: &str, of: &[Text], text: &mut String) {
    let items: Vec<String> = of.iter().map(|item| inner(item)).collect();
    if !items.is_empty() {
        push(
            text,
            format_args!("{indent}{key}: [{}]\n", items.join(", ")),
        );
    }
}

fn line(indent: &str, key: &str, value: &str, text: &mut String) {
    push(text, format_args!("{indent}{key}: {}\n", scalar(value)));
}

fn pair(key: &str, value: &str) -> String {
    format!("{}: {}", inner(key), inner(value))
}

fn push(text: &mut String, what: std::fmt::Arguments<'_>) {
    // Writing to a text does not fail.
    let _ = text.write_fmt(what);
}

/// A text as YAML reads it back on a line of its own: bare where that is sure,
/// else quoted as JSON is.
fn scalar(text: &str) -> String {
    let is_bracket = |c: char| matches!(c, '[' | ']' | '{' | '}' | ',' | '*' | '?' | '&' | '=');
    quoted_unless(text, &is_bracket)
}

/// The same within brackets.
fn inner(text: &str) -> String {
    quoted_unless(text, &|_| false)
}

fn quoted_unless(text: &str, is_sign: &dyn Fn(char) -> bool) -> String {
    let is_sign = |c: char| is_sign(c) || "_-/.|()’+«»'%".contains(c);
    let is_bare = text.starts_with(|c: char| c.is_alphabetic() || c == '/' || c == '_')
        && text
            .chars()
            .all(|c| c.is_alphanumeric() || c == ' ' || c == ':' || is_sign(c))
        && !text.contains(": ")
        && !text.ends_with([' ', ':'])
        && !AMBIGUOUS.iter().any(|word| word.eq_ignore_ascii_case(text));
    match is_bare {
        true => text.to_owned(),
        false => serde_json::Value::from(text).to_string(),
    }
}

/// Bare words that YAML, or one of its versions, reads as something else.
const AMBIGUOUS: [&str; 9] = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"];
