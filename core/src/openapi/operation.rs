//! The operations of a document.

use serde_json::Value;

use super::fields::Budget;
use super::parameter::{Parameter, Place, resolved};
use super::reference::Root;
use super::security::{self, Scheme};
use super::{Shape, body, items, line, pairs};
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
pub(super) fn all(root: Root<'_>, schemes: &[Scheme], budget: &mut Budget) -> Vec<Operation> {
    let paths = pairs(&root.value()["paths"]).filter(|(path, _)| !path.starts_with("x-"));
    let mut operations = Vec::new();
    for (path, item) in paths {
        let item = root.resolve(item);
        // A method that OpenAPI does not know has a place of its own since 3.2.
        let others = pairs(&item["additionalOperations"]);
        let known = pairs(item).filter(|(method, _)| {
            METHODS
                .iter()
                .any(|known| known.eq_ignore_ascii_case(method))
        });
        for (method, operation) in known.chain(others).filter(|(_, of)| of.is_object()) {
            let found = Found {
                path,
                method,
                item,
                operation,
            };
            operations.push(found.read(root, schemes, budget));
        }
    }
    operations
}

struct Found<'d> {
    path: &'d str,
    method: &'d str,
    item: &'d Value,
    operation: &'d Value,
}

impl Found<'_> {
    fn read(self, root: Root<'_>, schemes: &[Scheme], budget: &mut Budget) -> Operation {
        let operation = self.operation;
        let parameters = resolved(root, self.item, operation);
        let name = line(&operation["summary"]).or_else(|| line(&self.item["summary"]));
        let outside = parameters.iter().filter_map(|one| Parameter::of(root, one));
        let mut outside: Vec<Parameter> = outside.collect();
        for name in variables(self.path) {
            let is_it = |one: &Parameter| one.place == Place::Path && one.name == name;
            if !outside.iter().any(is_it) {
                outside.push(Parameter::of_path(name));
            }
        }
        Operation {
            method: word(self.method).to_uppercase().into(),
            path: line(&Value::from(self.path)).unwrap_or_default(),
            name,
            tags: items(&operation["tags"]).filter_map(line).collect(),
            is_deprecated: operation["deprecated"] == true,
            security: security::of_operation(root, operation, schemes),
            parameters: outside,
            body: body::of_request(root, operation, &parameters, budget),
            answer: body::of_answer(root, operation, budget),
        }
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

/// The letters of a method, which stands in a command.
fn word(method: &str) -> String {
    let is_token = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    method.chars().filter(is_token).collect()
}
