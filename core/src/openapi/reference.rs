//! References of a document to parts of itself.

use percent_encoding::percent_decode_str;
use serde_json::Value;

/// Most references that follow one another without a value between them.
const LONGEST_CHAIN: usize = 16;

/// A document, in which references are resolved.
#[derive(Clone, Copy)]
pub(super) struct Root<'d>(&'d Value);

impl<'d> Root<'d> {
    pub(super) fn new(value: &'d Value) -> Self {
        Self(value)
    }

    pub(super) fn value(self) -> &'d Value {
        self.0
    }

    /// What a value stands for: itself, or that to which its `$ref` leads.
    /// `Null` where that is elsewhere, or nowhere.
    pub(super) fn resolve(self, value: &'d Value) -> &'d Value {
        let mut value = value;
        for _ in 0..LONGEST_CHAIN {
            match value["$ref"].as_str() {
                Some(reference) => value = self.target(reference),
                None => return value,
            }
        }
        &Value::Null
    }

    /// Where a reference leads: `#/components/schemas/A`, or only `A`.
    pub(super) fn target(self, reference: &str) -> &'d Value {
        match reference.strip_prefix("#/") {
            Some(pointer) => pointer.split('/').fold(self.0, |value, part| {
                let part = part.replace("~1", "/").replace("~0", "~");
                step(value, &part)
            }),
            None if reference == "#" => self.0,
            None => {
                let schemas = [&self.0["components"]["schemas"], &self.0["definitions"]];
                let found = schemas.into_iter().find_map(|named| named.get(reference));
                found.unwrap_or(&Value::Null)
            }
        }
    }
}

/// The part of a value that a step of a pointer names, as it is written or with
/// its percent signs decoded.
fn step<'d>(value: &'d Value, part: &str) -> &'d Value {
    let get = |part: &str| match value {
        Value::Object(object) => object.get(part),
        Value::Array(items) => items.get(part.parse::<usize>().ok()?),
        _ => None,
    };
    let decoded = || percent_decode_str(part).decode_utf8_lossy();
    get(part)
        .or_else(|| get(&decoded()))
        .unwrap_or(&Value::Null)
}
