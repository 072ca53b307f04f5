//! What a request takes and what an answer gives.

use serde_json::Value;

use super::budget::Budget;
use super::fields::{self, Field, Shape};
use super::reference::Root;
use super::{items, line, pairs};
use crate::catalogue::text::Text;

/// Where a body or an answer is described.
pub(super) struct Source<'d> {
    media: Option<Text>,
    content: Content<'d>,
}

enum Content<'d> {
    Schema(&'d Value),
    /// The parameters of Swagger 2.0 that are fields of a form.
    Form(Vec<&'d Value>),
}

impl<'d> Source<'d> {
    fn of_schema(media: Option<Text>, schema: &'d Value) -> Self {
        let content = Content::Schema(schema);
        Self { media, content }
    }

    /// Its fields, as many as there is room for.
    pub(super) fn read(&self, root: Root<'d>, budget: &mut Budget) -> Shape {
        let shape = match &self.content {
            Content::Schema(schema) => fields::shape(root, schema, budget),
            Content::Form(parts) => form(parts, budget),
        };
        Shape {
            media: self.media.clone(),
            ..shape
        }
    }
}

/// The body of a request: of `requestBody`, else of the parameters of Swagger 2.0
/// that are in it.
pub(super) fn of_request<'d>(
    root: Root<'d>,
    operation: &'d Value,
    parameters: &[&'d Value],
) -> Option<Source<'d>> {
    let request = root.resolve(&operation["requestBody"]);
    if let Some((media, schema)) = preferred(&request["content"]) {
        return Some(Source::of_schema(media, schema));
    }
    let is_in = |place: &'static str| move |parameter: &&&Value| parameter["in"] == place;
    if let Some(body) = parameters.iter().find(is_in("body")) {
        let media = listed_media(root, operation, "consumes");
        return Some(Source::of_schema(media, &body["schema"]));
    }
    let parts: Vec<&Value> = parameters
        .iter()
        .filter(is_in("formData"))
        .copied()
        .collect();
    let media = listed_media(root, operation, "consumes")
        .unwrap_or_else(|| "application/x-www-form-urlencoded".into());
    (!parts.is_empty()).then_some(Source {
        media: Some(media),
        content: Content::Form(parts),
    })
}

/// What the first successful answer gives; of those without a number, `default`.
pub(super) fn of_answer<'d>(root: Root<'d>, operation: &'d Value) -> Option<Source<'d>> {
    let responses = &operation["responses"];
    let successes = pairs(responses).filter(|(status, _)| status.starts_with('2'));
    let first = successes.min_by(|(a, _), (b, _)| a.cmp(b));
    let (_, response) =
        first.or_else(|| pairs(responses).find(|(status, _)| *status == "default"))?;
    let response = root.resolve(response);
    if let Some((media, schema)) = preferred(&response["content"]) {
        return Some(Source::of_schema(media, schema));
    }
    let media = listed_media(root, operation, "produces");
    Some(Source::of_schema(media, response.get("schema")?))
}

/// The fields of a form.
fn form(parts: &[&Value], budget: &mut Budget) -> Shape {
    let most = budget.most_fields();
    let mut is_cut = false;
    let fields = parts.iter().filter_map(|part| form_field(part));
    let fields = fields.take_while(|field| {
        is_cut |= !budget.may_keep(size_of::<Field>() + field.path.len());
        !is_cut
    });
    let fields: Vec<Field> = fields.take(most).collect();
    is_cut |= parts.len() > most;
    budget.has_kept(fields.len());
    Shape {
        media: None,
        kind: "object".into(),
        fields,
        is_cut,
    }
}

/// Most media among which JSON is looked for.
const MOST_MEDIA: usize = 64;

/// Of several media, JSON, else the first.
fn preferred(content: &Value) -> Option<(Option<Text>, &Value)> {
    let is_json = |(media, _): &(&String, &Value)| media.contains("json");
    let (media, of) = pairs(content)
        .take(MOST_MEDIA)
        .find(is_json)
        .or_else(|| pairs(content).next())?;
    let schema = of.get("schema").or_else(|| of.get("itemSchema"));
    Some((named(media), schema.unwrap_or(&Value::Null)))
}

/// Longest name of a medium, in bytes.
const LONGEST: usize = 200;

fn named(media: &str) -> Option<Text> {
    let is_short = media.len() <= LONGEST;
    is_short.then(|| line(&Value::from(media))).flatten()
}

/// A medium of Swagger 2.0, which lists them for an operation or for all.
fn listed_media(root: Root<'_>, operation: &Value, key: &str) -> Option<Text> {
    let own = operation.get(key).or_else(|| root.value().get(key))?;
    let media: Vec<Text> = items(own)
        .take(MOST_MEDIA)
        .filter_map(|media| named(media.as_str()?))
        .collect();
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
