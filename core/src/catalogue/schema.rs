//! The JSON Schema of an API.

use serde_json::{Map, Value, json};

use super::api::{Api, Content, FranceConnect, Group, MEMBERS, Made, Spec};
use super::keys::{Key, Kind};
use super::openness::Openness;
use super::range::Range;
use super::status::Status;

/// The properties of the members that `is_told`; the members of a group share
/// one.
pub fn of_members(is_told: impl Fn(&Spec) -> bool) -> Map<String, Value> {
    let mut properties = Map::new();
    for spec in MEMBERS.iter().filter(|spec| is_told(spec)) {
        let Some(group) = spec.group else {
            properties.insert(spec.json.to_owned(), of_member(spec));
            continue;
        };
        let object = properties
            .entry(group.name())
            .or_insert_with(|| of_group(group));
        object["properties"][spec.name()] = of_member(spec);
        if let Some(required) = object["required"].as_array_mut() {
            required.push(spec.name().into());
        }
    }
    properties
}

fn of_group(group: Group) -> Value {
    let kind = match group {
        Group::Status => json!(["object", "null"]),
        _ => json!("object"),
    };
    json!({
        "description": group.description(),
        "type": kind,
        "properties": {},
        "required": [],
        "additionalProperties": false,
    })
}

fn of_member(spec: &Spec) -> Value {
    let mut schema = json!({"description": spec.description.trim()});
    let rest = match &spec.content {
        Content::Key(key) => of_key(key),
        Content::Made(made) => of_made(*made),
    };
    if let (Some(schema), Value::Object(rest)) = (schema.as_object_mut(), rest) {
        schema.extend(rest);
    }
    schema
}

fn of_key(key: &Key<Api>) -> Value {
    let maybe = |name: &str| json!({"type": [name, "null"]});
    let mut schema = match &key.kind {
        Kind::Line(_) | Kind::Markdown(_) | Kind::Address(_) if key.is_required => text(),
        Kind::Line(_) | Kind::Markdown(_) | Kind::Address(_) => maybe("string"),
        Kind::Date(_) | Kind::Day(_) => json!({"type": ["string", "null"], "format": "date"}),
        Kind::Status(_) => json!({"enum": Status::ALL.map(Status::name)}),
        Kind::Texts(_) | Kind::Contacts(_) | Kind::Choices(_) => {
            json!({"type": "array", "items": text()})
        }
        Kind::Percent(_) => maybe("number"),
        Kind::Count(_) => maybe("integer"),
        Kind::Openness(_) => json!({"enum": Openness::ALL.map(Openness::name)}),
        Kind::FranceConnect(_) => json!({"enum": FranceConnect::ALL.map(FranceConnect::name)}),
        Kind::Eligibility(_) => eligibility(),
        Kind::Rules(_) => json!({"type": "array", "items": {"$ref": "#/$defs/rule"}}),
        Kind::Anything(_) | Kind::Nested(_) => json!({}),
    };
    if let Some(Range { least, most }) = key.kind.range() {
        schema["minimum"] = json!(least as i64);
        if let Some(most) = most {
            schema["maximum"] = json!(most as i64);
        }
    }
    schema
}

fn text() -> Value {
    json!({"type": "string"})
}

/// A reference to what a rule decides, which the schema defines once.
fn eligibility() -> Value {
    json!({"$ref": "#/$defs/decided"})
}

fn of_made(made: Made) -> Value {
    match made {
        Made::Kind => json!({"enum": ["api", "guide", "body"]}),
        Made::Declared => json!({"type": ["string", "null"], "format": "date"}),
        Made::Source => json!({"anyOf": [{"$ref": "#/$defs/source"}, {"type": "null"}]}),
        Made::Id | Made::ProducerName | Made::Body => text(),
        Made::ProducerAcronym | Made::LastUpdateText => json!({"type": ["string", "null"]}),
        Made::Extra => json!({"type": "object"}),
        Made::Eligibility => json!({
            "type": "array",
            "items": {
                "description": "A rule.",
                "type": "object",
                "properties": {
                    "labels": {
                        "description": "Whom it names.",
                        "type": "array",
                        "items": text(),
                    },
                    "verdict": eligibility(),
                },
                "required": ["labels", "verdict"],
                "additionalProperties": false,
            },
        }),
    }
}
