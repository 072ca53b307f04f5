//! Schemas as fields: what a body or an answer holds.

use std::collections::HashMap;

use serde_json::Value;

use super::budget::Budget;
use super::reference::Root;
use super::{items, line, pairs};
use crate::catalogue::clean::clean_line;
use crate::catalogue::fold;
use crate::catalogue::text::Text;

/// Deepest nesting of schemas that is followed.
const DEEPEST: usize = 48;

/// Most mappings around one another that are followed: a path through more of
/// them tells nobody anything.
const MOST_MAPPINGS: usize = 3;

/// Most references that lead to one schema.
const LONGEST_WAY: usize = 2 * DEEPEST;

/// What a body or an answer is: its kind, and the fields in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shape {
    /// `application/json`; none where the document does not say.
    pub media: Option<Text>,
    /// `object`, `object[]` for a list, `object{}` for a mapping, `string`; empty
    /// where nothing is known.
    pub kind: Text,
    /// In the order of a tree that is read from its top.
    pub fields: Vec<Field>,
    /// Whether there are more fields than are told.
    pub is_cut: bool,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Field {
    /// With the way to it, `.` before each part, `[]` after a list and `.*` after
    /// a mapping: `data[].name`.
    pub path: String,
    /// How many fields are around it.
    pub depth: usize,
    /// As [`Shape::kind`].
    pub kind: Text,
    /// A short name.
    pub name: Option<Text>,
    pub is_required: bool,
}

impl Field {
    /// Its own part of the path, given the path of the field around it.
    pub fn own<'f>(&'f self, around: Option<&Self>) -> &'f str {
        let before = around.map_or(0, |around| around.path.len());
        let own = self.path.get(before..).unwrap_or(&self.path);
        own.trim_start_matches("[]")
            .trim_start_matches(".*")
            .trim_start_matches('.')
    }
}

/// Follows the schema of a body or of an answer.
pub(super) fn shape<'d>(root: Root<'d>, schema: &'d Value, budget: &mut Budget) -> Shape {
    let mut walker = Walker {
        root,
        most: budget.most_fields(),
        budget,
        around: Vec::new(),
        nodes: vec![Node::default()],
        children: HashMap::new(),
        is_cut: false,
    };
    walker.follow(schema, At::default());
    let (nodes, mut is_cut, budget) = (walker.nodes, walker.is_cut, walker.budget);
    budget.has_kept(nodes.len() - 1);
    let fields = flat(&nodes, budget, &mut is_cut);
    Shape {
        media: None,
        kind: nodes.first().map(Node::kind).unwrap_or_default(),
        fields,
        is_cut,
    }
}

/// A field, before its place among the others is known.
#[derive(Default)]
struct Node {
    name: String,
    title: Option<Text>,
    /// The types of JSON that it may have.
    kinds: Vec<String>,
    /// Lists and mappings around these, from the outside in.
    wraps: Vec<Wrap>,
    is_required: bool,
    children: Vec<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Wrap {
    List,
    Mapping,
}

impl Node {
    fn kind(&self) -> Text {
        let mut kind = match self.kinds.as_slice() {
            [] if !self.children.is_empty() => "object".to_owned(),
            kinds => kinds.join("|"),
        };
        for wrap in &self.wraps {
            kind.push_str(match wrap {
                Wrap::List => "[]",
                Wrap::Mapping => "{}",
            });
        }
        Text::Owned(kind)
    }

    /// What stands between its path and that of a field in it.
    fn joint(&self) -> String {
        let wraps = self.wraps.iter().map(|wrap| match wrap {
            Wrap::List => "[]",
            Wrap::Mapping => ".*",
        });
        wraps.collect()
    }
}

/// Where a schema is followed: of which field, within how many of its lists.
#[derive(Clone, Copy, Default)]
struct At {
    node: usize,
    wraps: usize,
    depth: usize,
    /// How many mappings are around it.
    mappings: usize,
}

struct Walker<'d, 'b> {
    root: Root<'d>,
    budget: &'b mut Budget,
    /// Most fields of this shape.
    most: usize,
    /// The references that led here: one of them again is a circle.
    around: Vec<&'d str>,
    nodes: Vec<Node>,
    /// By the field around it and its own name.
    children: HashMap<(usize, &'d str), usize>,
    is_cut: bool,
}

impl<'d> Walker<'d, '_> {
    /// Adds what `schema` says to the field at hand. References of which one is
    /// being followed already lead to nothing more.
    fn follow(&mut self, schema: &'d Value, at: At) {
        if !self.budget.may_look_at(1) || at.depth > DEEPEST {
            self.is_cut = true;
            return;
        }
        let (mut schema, before) = (schema, self.around.len());
        while let Some(reference) = schema["$ref"].as_str() {
            let length = reference.len() / 64;
            let is_circle = self.around.contains(&reference);
            let is_far = self.around.len() > LONGEST_WAY || !self.budget.may_look_at(length);
            if is_circle || is_far {
                self.is_cut |= !is_circle;
                self.kind("object", at);
                self.around.truncate(before);
                return;
            }
            self.around.push(reference);
            schema = self.root.target(reference);
        }
        self.told(schema, at);
        self.around.truncate(before);
    }

    fn told(&mut self, schema: &'d Value, at: At) {
        if !self.budget.may_look_at(weight(schema, self.most)) {
            self.is_cut = true;
            return;
        }
        let node = &mut self.nodes[at.node];
        if node.title.is_none() && at.wraps == node.wraps.len() {
            node.title = line(&schema["title"]);
        }
        let inner = At {
            depth: at.depth + 1,
            ..at
        };
        for together in ["allOf", "oneOf", "anyOf"] {
            for part in items(&schema[together]) {
                self.follow(part, inner);
            }
        }
        let list = &schema["items"];
        if list.is_object() || is_kind(schema, "array") {
            self.wrapped(Wrap::List, list, at);
            for item in items(&schema["prefixItems"]).chain(items(list)) {
                self.wrapped(Wrap::List, item, at);
            }
            return;
        }
        let any = &schema["additionalProperties"];
        let has_properties = schema["properties"]
            .as_object()
            .is_some_and(|all| !all.is_empty());
        if !has_properties && any.as_object().is_some_and(|any| !any.is_empty()) {
            self.wrapped(Wrap::Mapping, any, at);
            return;
        }
        for kind in kinds(schema) {
            self.kind(&kind, at);
        }
        // All names come before what is in them, which may leave no room.
        let properties = pairs(&schema["properties"])
            .map_while(|(name, property)| Some((self.child(name, inner)?, property)));
        let properties: Vec<(Option<usize>, &Value)> = properties.collect();
        for (child, property) in properties {
            if let Some(node) = child {
                let at = At {
                    node,
                    wraps: 0,
                    ..inner
                };
                self.follow(property, at);
            }
        }
        let required = items(&schema["required"]).take(self.most);
        for name in required.filter_map(Value::as_str) {
            if let Some(child) = self.children.get(&(at.node, name)) {
                self.nodes[*child].is_required = true;
            }
        }
    }

    /// Adds a list or a mapping around the field, and what is in it.
    fn wrapped(&mut self, wrap: Wrap, inside: &'d Value, at: At) {
        let node = &mut self.nodes[at.node];
        if node.wraps.len() <= at.wraps {
            node.wraps.push(wrap);
        }
        let inner = At {
            wraps: at.wraps + 1,
            depth: at.depth + 1,
            mappings: at.mappings + usize::from(wrap == Wrap::Mapping),
            ..at
        };
        if inner.mappings <= MOST_MAPPINGS {
            self.follow(inside, inner);
        }
    }

    /// The field of that name in the one at hand; none inside where the name says
    /// nothing, none at all where there is no room.
    #[expect(clippy::option_option, reason = "no name is not no room")]
    fn child(&mut self, name: &'d str, at: At) -> Option<Option<usize>> {
        if let Some(known) = self.children.get(&(at.node, name)) {
            return Some(Some(*known));
        }
        let (own, length) = (clean_line(name), name.len() + size_of::<Node>());
        if own.is_empty() && self.budget.may_look_at(1) {
            return Some(None);
        }
        if own.is_empty() || self.nodes.len() > self.most || !self.budget.may_keep(length) {
            self.is_cut = true;
            return None;
        }
        let child = self.nodes.len();
        self.nodes.push(Node {
            name: own,
            ..Node::default()
        });
        self.nodes[at.node].children.push(child);
        self.children.insert((at.node, name), child);
        Some(Some(child))
    }

    fn kind(&mut self, kind: &str, at: At) {
        let kinds = &mut self.nodes[at.node].kinds;
        if kinds.len() < 4 && !kinds.iter().any(|known| known == kind) {
            kinds.push(kind.to_owned());
        }
    }
}

/// The fields with their paths, each before those in it.
fn flat(nodes: &[Node], budget: &mut Budget, is_cut: &mut bool) -> Vec<Field> {
    let mut fields = Vec::new();
    let mut open: Vec<(usize, usize, String)> = Vec::new();
    let open_in = |node: &Node, depth: usize, path: &str, open: &mut Vec<_>| {
        let before = format!("{path}{}", node.joint());
        let children = node.children.iter().rev();
        open.extend(children.map(|child| (*child, depth, before.clone())));
    };
    if let Some(top) = nodes.first() {
        open_in(top, 0, "", &mut open);
    }
    while let Some((at, depth, before)) = open.pop() {
        let node = &nodes[at];
        let point = if before.is_empty() { "" } else { "." };
        let path = format!("{before}{point}{}", node.name);
        if !budget.may_keep(path.len()) {
            *is_cut = true;
            break;
        }
        open_in(node, depth + 1, &path, &mut open);
        fields.push(Field {
            path,
            depth,
            kind: node.kind(),
            // Some generators make a title of the name itself.
            name: node
                .title
                .clone()
                .filter(|title| !fold::same(title, &node.name)),
            is_required: node.is_required,
        });
    }
    fields
}

/// How many values are looked at directly in a schema, of whose fields at most
/// `most` are.
fn weight(schema: &Value, most: usize) -> usize {
    let length = |key: &str| schema[key].as_array().map_or(0, Vec::len);
    let lists = ["allOf", "oneOf", "anyOf", "prefixItems", "items"];
    let properties = schema["properties"].as_object().map_or(0, |all| all.len());
    let fields = properties.min(most) + length("required").min(most);
    lists.into_iter().map(length).sum::<usize>() + fields
}

/// Most types of one schema that are looked at.
const MOST_KINDS: usize = 8;

fn is_kind(schema: &Value, kind: &str) -> bool {
    let said = &schema["type"];
    said == kind || items(said).take(MOST_KINDS).any(|said| said == kind)
}

/// The types that a schema names, `null` apart: of texts the format, where that
/// is more telling.
pub(super) fn kinds(schema: &Value) -> Vec<String> {
    let said = &schema["type"];
    let named = line(said)
        .into_iter()
        .chain(items(said).take(MOST_KINDS).filter_map(line));
    let mut named: Vec<String> = named
        .map(Text::into_owned)
        .filter(|kind| kind != "null" && is_word(kind))
        .collect();
    if named.is_empty() {
        named.extend(of_values(schema));
    }
    if named == ["string"]
        && let Some(format) = schema["format"]
            .as_str()
            .filter(|format| TELLING.contains(format))
    {
        return vec![format.to_owned()];
    }
    named
}

/// Whether a type is a word: signs around it have a meaning of their own here.
fn is_word(kind: &str) -> bool {
    kind.chars()
        .all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
}

/// Formats of texts that say more than that it is one.
const TELLING: [&str; 7] = [
    "date",
    "date-time",
    "time",
    "uuid",
    "email",
    "uri",
    "binary",
];

/// The type that a schema without one has by what else it says.
fn of_values(schema: &Value) -> Option<String> {
    let value = schema["enum"].get(0).or_else(|| schema.get("const"));
    let kind = match value {
        Some(Value::String(_)) => "string",
        Some(Value::Number(_)) => "number",
        Some(Value::Bool(_)) => "boolean",
        _ if schema["properties"].is_object() => "object",
        _ => return None,
    };
    Some(kind.to_owned())
}
