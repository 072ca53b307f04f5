//! Operations and their fields for programs.

use serde_json::{Value, json};

use super::{Callable, Of, curl};
use crate::answer::Rows;
use crate::openapi::{Endpoints, Field, Operation, Parameter, Shape};
use crate::page::{Inline, Run, Tone, plain};

/// The document of all that was chosen.
pub(super) fn document(of: &Callable<'_>) -> Value {
    let Endpoints {
        document,
        servers,
        security,
        ..
    } = &of.endpoints;
    let schemes = security.iter().map(|scheme| {
        json!({
            "name": scheme.name,
            "type": scheme.credential.word(),
            "key": scheme.credential.key(),
            "token_url": scheme.token_url,
        })
    });
    json!({
        "id": match &of.of {
            Of::Entry(api) => Some(&api.id),
            Of::File(_) => None,
        },
        "title": of.title(),
        "document": {
            "title": document.title,
            "url": document.url,
            "version": document.version,
            "date": document.date,
            "licence": document.licence,
            "note": document.note,
        },
        "servers": servers,
        "security": schemes.collect::<Vec<Value>>(),
        "operations": of
            .operations()
            .map(|operation| record(&of.endpoints, operation))
            .collect::<Vec<Value>>(),
    })
}

/// A row an operation.
pub(super) fn operations<'a>(of: &'a Callable<'_>) -> Rows<'a> {
    let operations = of.operations();
    Rows {
        columns: vec!["method", "path", "name", "tags", "parameters"],
        cells: Box::new(operations.clone().map(|operation| {
            let names = operation.parameters.iter().map(|one| one.name.as_ref());
            Ok(vec![
                plain(operation.method.clone()),
                vec![Run::toned(operation.path.clone(), Tone::Action)],
                plain(operation.name.clone().unwrap_or_default()),
                plain(operation.tags.join(", ")),
                plain(names.collect::<Vec<&str>>().join(", ")),
            ])
        })),
        documents: Box::new(operations.map(|operation| Ok(record(&of.endpoints, operation)))),
    }
}

/// A row a field of an answer.
pub(super) fn fields<'a>(of: &'a Callable<'_>) -> Rows<'a> {
    let fields = of.operations().flat_map(|operation| {
        let fields = operation.answer.iter().flat_map(|answer| &answer.fields);
        fields.map(move |field| (operation, field))
    });
    let cells = |(operation, field): (&Operation, &Field)| -> Vec<Inline> {
        vec![
            plain(operation.method.clone()),
            plain(operation.path.clone()),
            vec![Run::toned(field.path.clone(), Tone::Action)],
            plain(field.kind.clone()),
            plain(field.name.clone().unwrap_or_default()),
        ]
    };
    Rows {
        columns: vec!["method", "path", "field", "type", "name"],
        cells: Box::new(fields.clone().map(move |one| Ok(cells(one)))),
        documents: Box::new(fields.map(|(operation, field)| {
            Ok(json!({
                "method": operation.method,
                "path": operation.path,
                "field": field.path,
                "type": field.kind,
                "name": field.name,
            }))
        })),
    }
}

fn record(endpoints: &Endpoints, of: &Operation) -> Value {
    let (body, answer) = (of.body.as_ref(), of.answer.as_ref());
    let is_cut = body.into_iter().chain(answer).any(|shape| shape.is_cut);
    json!({
        "method": of.method,
        "path": of.path,
        "name": of.name,
        "tags": of.tags,
        "deprecated": of.is_deprecated,
        "security": match (&of.security, endpoints.security.first()) {
            (Some(names), _) => names.to_vec(),
            (None, usual) => usual.map(|scheme| scheme.name.clone()).into_iter().collect(),
        },
        "parameters": of.parameters.iter().map(parameter).collect::<Vec<Value>>(),
        "body_type": body.map(|body| &body.kind),
        "body_media": body.and_then(|body| body.media.as_ref()),
        "body": fields_of(body, true),
        "answer_type": answer.map(|answer| &answer.kind),
        "answer_media": answer.and_then(|answer| answer.media.as_ref()),
        "answer": fields_of(answer, false),
        "is_cut": is_cut,
        "curl": curl::command(endpoints, of, usize::MAX),
    })
}

fn parameter(of: &Parameter) -> Value {
    json!({
        "name": of.name,
        "in": of.place.name(),
        "type": of.kind,
        "required": of.is_required,
        "values": of.values,
        "example": of.example,
    })
}

fn fields_of(shape: Option<&Shape>, with_required: bool) -> Vec<Value> {
    let fields = shape.into_iter().flat_map(|shape| &shape.fields);
    let fields = fields.map(|field| {
        let mut json = json!({
            "field": field.path,
            "type": field.kind,
            "name": field.name,
        });
        if with_required {
            json["required"] = field.is_required.into();
        }
        json
    });
    fields.collect()
}
