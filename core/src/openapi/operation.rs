//! The operations of a document.

use serde_json::Value;

use super::body::Source;
use super::budget::Budget;
use super::parameter::{Parameter, Place, resolved};
use super::reference::Root;
use super::security::{self, Scheme};
use super::shapes::{self, Pending};
use super::{Shape, body, items, line, pairs, server};
use crate::catalogue::text::{List, Text};

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Operation {
    /// In capitals: `GET`.
    pub method: Text,
    pub path: Text,
    /// What it does, in a few words.
    pub name: Option<Text>,
    pub tags: List<Text>,
    pub is_deprecated: bool,
    /// Where it answers, where that is not where the others do.
    pub servers: List<Text>,
    /// The schemes that it takes together, where they are not the usual one; empty
    /// for none.
    pub security: Option<List<Text>>,
    pub parameters: Vec<Parameter>,
    pub body: Option<Shape>,
    pub answer: Option<Shape>,
}

const METHODS: [&str; 9] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace", "query",
];

/// Every operation, in the order of the document.
pub(super) fn all(root: Root<'_>, schemes: &[Scheme]) -> Vec<Operation> {
    let (mut budget, mut pending) = (Budget::of_heads(), Vec::new());
    let found = found(root).into_iter().enumerate();
    let heads = found.map(|(number, found)| {
        found.read(root, schemes, &mut budget, |source, is_answer| {
            pending.push(Pending {
                operation: number,
                source,
                is_answer,
                kept: Budget::default(),
            });
        })
    });
    let mut operations: Vec<Operation> = heads.collect();
    shapes::fill(root, pending, &mut operations);
    operations
}

/// Longest path, in bytes: each of its methods has a copy.
const LONGEST_PATH: usize = 2000;

struct Found<'d> {
    path: &'d str,
    method: &'d str,
    item: &'d Value,
    operation: &'d Value,
}

/// Most operations that are read: a reference can stand for a path with many, and
/// a document can have many references.
const MOST_OPERATIONS: usize = 30_000;

fn found(root: Root<'_>) -> Vec<Found<'_>> {
    let paths = pairs(&root.value()["paths"])
        .filter(|(path, _)| !path.starts_with("x-") && path.len() <= LONGEST_PATH);
    let operations = paths.flat_map(|(path, item)| {
        let item = root.resolve(item);
        let known = pairs(item)
            .take(MOST_KEYS)
            .filter(|(key, _)| is_method(key));
        // A method that OpenAPI does not know has a place of its own since 3.2.
        let others = pairs(&item["additionalOperations"]).take(MOST_KEYS);
        let operations = known
            .chain(others)
            .filter(|(method, of)| of.is_object() && !word(method).is_empty());
        operations.map(move |(method, operation)| Found {
            path,
            method,
            item,
            operation,
        })
    });
    operations.take(MOST_OPERATIONS).collect()
}

/// Most keys of a path among which methods are looked for.
const MOST_KEYS: usize = 1000;

fn is_method(word: &str) -> bool {
    METHODS.iter().any(|known| known.eq_ignore_ascii_case(word))
}

impl<'d> Found<'d> {
    /// What is said of it apart from its body and its answer, which go to `pend`.
    /// Of one that would cost too much, only that it is there, and cut.
    fn read(
        self,
        root: Root<'d>,
        schemes: &[Scheme],
        budget: &mut Budget,
        mut pend: impl FnMut(Source<'d>, bool),
    ) -> Operation {
        let bare = Operation {
            method: word(self.method).to_uppercase().into(),
            path: line(&Value::from(self.path)).unwrap_or("/".into()),
            ..Operation::default()
        };
        let cut = |bare: Operation| Operation {
            answer: Some(Shape {
                is_cut: true,
                ..Shape::default()
            }),
            ..bare
        };
        if !budget.may_look_at(self.weight()) {
            return cut(bare);
        }
        let operation = self.operation;
        let resolved = resolved(root, self.item, operation);
        let name = line(&operation["summary"]).or_else(|| line(&self.item["summary"]));
        let told = Operation {
            name,
            tags: items(&operation["tags"]).filter_map(line).collect(),
            is_deprecated: operation["deprecated"] == true,
            servers: self.servers().into(),
            security: security::of_operation(root, operation, schemes),
            parameters: self.parameters(root, &resolved),
            ..bare.clone()
        };
        if !budget.may_keep(told.bytes()) {
            return cut(bare);
        }
        if let Some(body) = body::of_request(root, operation, &resolved) {
            pend(body, false);
        }
        if let Some(answer) = body::of_answer(root, operation) {
            pend(answer, true);
        }
        told
    }

    /// Its own addresses, else those of its path, that can be called.
    fn servers(&self) -> Vec<Text> {
        let (own, _) = server::of(self.operation);
        match own.is_empty() {
            true => server::of(self.item).0,
            false => own,
        }
    }

    /// How many values are looked at directly.
    fn weight(&self) -> usize {
        let lists = [
            &self.item["parameters"],
            &self.operation["parameters"],
            &self.operation["tags"],
        ];
        let lists = lists.iter().filter_map(|list| list.as_array());
        let responses = self.operation["responses"].as_object();
        1 + lists.map(Vec::len).sum::<usize>() + responses.map_or(0, |all| all.len())
    }

    /// The parameters outside the body, and the parts of the path that the document
    /// does not explain.
    fn parameters(&self, root: Root<'_>, resolved: &[&Value]) -> Vec<Parameter> {
        let outside = resolved.iter().filter_map(|one| Parameter::of(root, one));
        let mut outside: Vec<Parameter> = outside.collect();
        for name in variables(self.path) {
            let is_it = |one: &Parameter| one.place == Place::Path && one.name == name;
            if !outside.iter().any(is_it) {
                outside.push(Parameter::of_path(name));
            }
        }
        outside
    }
}

/// How many times the memory of a parameter is taken until it is written.
const COPIES: usize = 10;

impl Operation {
    /// About the memory that its names and parameters take.
    fn bytes(&self) -> usize {
        let length = |texts: &[Text]| texts.iter().map(|text| text.len() + 24).sum::<usize>();
        let name = self.name.as_ref().map_or(0, |name| name.len());
        let parameters = self.parameters.iter().map(|one| {
            let example = one.example.as_ref().map_or(0, |example| example.len());
            COPIES * size_of::<Parameter>() + one.name.len() + example + length(&one.values)
        });
        name + length(&self.tags) + length(&self.servers) + parameters.sum::<usize>()
    }
}

/// Most variables of a path that are looked for.
const MOST_VARIABLES: usize = 32;

/// The names in the braces of a path.
pub fn variables(path: &str) -> impl Iterator<Item = &str> {
    let parts = path.split('{').skip(1).take(MOST_VARIABLES);
    let names = parts.filter_map(|part| Some(part.split_once('}')?.0));
    names.filter(|name| !name.is_empty())
}

/// The letters of a method, which stands in a command; a file takes no other
/// sign than hyphens between them.
fn word(method: &str) -> String {
    let is_token = |c: &char| c.is_ascii_alphabetic() || *c == '-';
    let word: String = method.chars().filter(is_token).collect();
    word.trim_start_matches('-').to_owned()
}
