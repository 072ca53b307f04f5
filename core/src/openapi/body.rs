//! What a request takes and what an answer gives.

use serde_json::Value;

use super::budget::Budget;
use super::fields::{self, Field, Shape};
use super::reference::Root;
use super::{items, line, pairs};
use crate::catalogue::text::Text;

/// The body of a request: of `requestBody`, else of the parameters of Swagger 2.0
/// that are in it.
pub(super) fn of_request<'d>(
    root: Root<'d>,
    operation: &'d Value,
    parameters: &[&'d Value],
    budget: &mut Budget,
) -> Option<Shape> {
    let request = root.resolve(&operation["requestBody"]);
    if let Some((media, schema)) = preferred(&request["content"]) {
        return Some(with_media(fields::shape(root, schema, budget), Some(media)));
    }
    let is_in = |place: &'static str| move |parameter: &&&Value| parameter["in"] == place;
    if let Some(body) = parameters.iter().find(is_in("body")) {
        let media = listed_media(root, operation, "consumes");
        return Some(with_media(
            fields::shape(root, &body["schema"], budget),
            media,
        ));
    }
    let parts: Vec<Field> = parameters
        .iter()
        .filter(is_in("formData"))
        .filter_map(|part| form_field(part))
        .collect();
    let media = listed_media(root, operation, "consumes")
        .unwrap_or_else(|| "application/x-www-form-urlencoded".into());
    (!parts.is_empty()).then(|| Shape {
        media: Some(media),
        kind: "object".into(),
        fields: parts,
        is_cut: false,
    })
}

/// What the first successful answer gives; of those without a number, `default`.
pub(super) fn of_answer<'d>(
    root: Root<'d>,
    operation: &'d Value,
    budget: &mut Budget,
) -> Option<Shape> {
    let responses = &operation["responses"];
    let successes = pairs(responses).filter(|(status, _)| status.starts_with('2'));
    let first = successes.min_by(|(a, _), (b, _)| a.cmp(b));
    let (_, response) =
        first.or_else(|| pairs(responses).find(|(status, _)| *status == "default"))?;
    let response = root.resolve(response);
    let (media, schema) = match preferred(&response["content"]) {
        Some((media, schema)) => (Some(media), schema),
        None => (
            listed_media(root, operation, "produces"),
            response.get("schema")?,
        ),
    };
    let mut shape = fields::shape(root, schema, budget);
    // What has to be there is of interest to those who write it.
    for field in &mut shape.fields {
        field.is_required = false;
    }
    Some(with_media(shape, media))
}

fn with_media(shape: Shape, media: Option<Text>) -> Shape {
    Shape { media, ..shape }
}

/// Most media among which JSON is looked for.
const MOST_MEDIA: usize = 64;

/// Of several media, JSON, else the first.
fn preferred(content: &Value) -> Option<(Text, &Value)> {
    let is_json = |(media, _): &(&String, &Value)| media.contains("json");
    let (media, of) = pairs(content)
        .take(MOST_MEDIA)
        .find(is_json)
        .or_else(|| pairs(content).next())?;
    let schema = of.get("schema").or_else(|| of.get("itemSchema"));
    Some((
        line(&Value::from(media.as_str()))?,
        schema.unwrap_or(&Value::Null),
    ))
}

/// A medium of Swagger 2.0, which lists them for an operation or for all.
fn listed_media(root: Root<'_>, operation: &Value, key: &str) -> Option<Text> {
    let own = operation.get(key).or_else(|| root.value().get(key))?;
    let media: Vec<Text> = items(own).take(MOST_MEDIA).filter_map(line).collect();
    let json = media.iter().find(|media| media.contains("json"));
    json.or(media.first()).cloned()
}

/// A parameter of Swagger 2.0 that is a field of a form.
fn form_field(part: &Value) -> Option<Field> {
    Some(Field {
        path: line(&part["name"])?.into_owned(),
        depth: 0,
        kind: fields::kinds(part).join("|").into(),
        name: None,
        is_required: part["required"] == true,
    })
}
