//! Small documents of every version, and generated ones.

use std::fmt::Write;

use proptest::prelude::{Just, Strategy, any, prop, prop_oneof, proptest};
use proptest::sample::select;
use serde_json::{Value, json};

use super::*;

#[track_caller]
fn read(document: &str) -> Endpoints {
    match Endpoints::read(document) {
        Ok(endpoints) => endpoints,
        Err((error, at)) => panic!("{error:?} at {at:?} in {document}"),
    }
}

/// The answer of the only operation, its fields with their types.
#[track_caller]
fn answer(schema: &Value, schemas: &Value) -> Vec<(String, String)> {
    let document = json!({
        "openapi": "3.1.0",
        "paths": {"/a": {"get": {"responses": {
            "200": {"content": {"application/json": {"schema": schema}}},
        }}}},
        "components": {"schemas": schemas},
    });
    let endpoints = read(&document.to_string());
    let answer = endpoints.operations[0].answer.clone().unwrap();
    let fields = answer.fields.into_iter();
    fields
        .map(|field| (field.path, field.kind.into_owned()))
        .collect()
}

fn owned(fields: &[(&str, &str)]) -> Vec<(String, String)> {
    let fields = fields.iter();
    fields
        .map(|(path, kind)| ((*path).to_owned(), (*kind).to_owned()))
        .collect()
}

#[test]
fn swagger_2_is_read() {
    let endpoints = read(
        "\u{feff}swagger: '2.0'\n\
         host: a.fr\n\
         basePath: /v1\n\
         schemes: [http, https]\n\
         consumes: [application/json]\n\
         securityDefinitions: {cle: {type: apiKey, in: header, name: X-Key}}\n\
         security: [{cle: []}]\n\
         definitions: {Avis (lu): {properties: {note: {type: number}}}}\n\
         paths:\n\
         \u{20} x-odd: {get: {}}\n\
         \u{20} /avis/{id}:\n\
         \u{20}   parameters: [{name: id, in: path, type: string}]\n\
         \u{20}   get:\n\
         \u{20}     summary: Un avis\n\
         \u{20}     parameters: [{name: tri, in: query, type: array, items: {type: string, enum: [a, b]}}]\n\
         \u{20}     responses: {'200': {schema: {$ref: '#/definitions/Avis%20(lu)'}}}\n\
         \u{20}   post:\n\
         \u{20}     security: []\n\
         \u{20}     parameters: [{name: corps, in: body, schema: {required: [a], properties: {a: {type: integer}}}}]\n\
         \u{20} /forme:\n\
         \u{20}   put: {parameters: [{name: f, in: formData, type: file, required: true}], consumes: [multipart/form-data]}\n",
    );
    assert_eq!(&*endpoints.servers, ["https://a.fr/v1"]);
    let [scheme] = endpoints.security.as_slice() else {
        panic!("{endpoints:?}");
    };
    assert_eq!(scheme.credential, Credential::Header("X-Key".into()));
    let [get, post, put] = endpoints.operations.as_slice() else {
        panic!("{endpoints:?}");
    };
    let names = get
        .parameters
        .iter()
        .map(|one| (&*one.name, one.place, &*one.kind));
    let expected = [
        ("id", Place::Path, "string"),
        ("tri", Place::Query, "string[]"),
    ];
    assert_eq!(names.collect::<Vec<_>>(), expected);
    assert_eq!(&*get.parameters[1].values, ["a", "b"]);
    assert_eq!(get.security, None);
    assert_eq!(get.answer.as_ref().unwrap().fields[0].path, "note");
    assert_eq!(post.security.as_deref(), Some(&[][..]));
    let body = post.body.as_ref().unwrap();
    assert_eq!(body.media.as_deref(), Some("application/json"));
    assert!(body.fields[0].is_required);
    let form = put.body.as_ref().unwrap();
    assert_eq!(form.media.as_deref(), Some("multipart/form-data"));
    assert_eq!(form.fields[0].path, "f");
}

#[test]
fn schemas_are_followed_wherever_they_lead() {
    let schemas = json!({
        "base": {"properties": {"id": {"type": "string", "format": "uuid"}}},
        "ville": {
            "allOf": [{"$ref": "#/components/schemas/base"}],
            "properties": {
                "nom": {"type": ["string", "null"]},
                "maire": {"oneOf": [{"type": "string"}, {"$ref": "#/components/schemas/base"}]},
                "voisines": {"type": "array", "items": {"$ref": "#/components/schemas/ville"}},
                "noms": {"additionalProperties": {"properties": {"fr": {"type": "string"}}}},
                "taille": {"$ref": "nowhere.yaml#/a"},
            },
        },
    });
    let whole = [
        ("id", "uuid"),
        ("nom", "string"),
        ("maire", "string|object"),
        ("maire.id", "uuid"),
        ("voisines", "object[]"),
        ("noms", "object{}"),
        ("noms.*.fr", "string"),
        ("taille", ""),
    ];
    let ville = json!({"$ref": "#/components/schemas/ville"});
    assert_eq!(answer(&ville, &schemas), owned(&whole));
    let listed: Vec<(String, String)> = owned(&whole)
        .into_iter()
        .map(|(path, kind)| (format!("[].{path}"), kind))
        .collect();
    let list = json!({"type": "array", "items": ville});
    assert_eq!(answer(&list, &schemas), listed);
}

#[test]
fn circles_and_explosions_end() {
    let to = |number: usize| json!({"$ref": format!("#/components/schemas/s{number}")});
    let circle = json!({"s0": {"allOf": [to(1)]}, "s1": to(0)});
    assert_eq!(answer(&to(0), &circle), []);
    let mut schemas = serde_json::Map::new();
    for number in 0..60 {
        let next = to(number + 1);
        let properties = json!({"a": next, "b": next, "c": next});
        schemas.insert(
            format!("s{number}"),
            json!({"allOf": [next, next], "properties": properties}),
        );
    }
    let fields = answer(&to(0), &schemas.into());
    assert!(fields.len() < 30_000, "{}", fields.len());
}

#[test]
fn no_operation_takes_the_room_of_another() {
    let to = |number: usize| json!({"$ref": format!("#/components/schemas/s{}", number % 40)});
    let mut schemas = serde_json::Map::new();
    for number in 0..40 {
        let fields = (0..20).map(|field| {
            let inside = match field % 2 {
                0 => json!({"type": "string"}),
                _ => to(7 * number + 13 * field + 1),
            };
            (format!("p{field}"), inside)
        });
        let properties: serde_json::Map<String, Value> = fields.collect();
        schemas.insert(format!("s{number}"), json!({"properties": properties}));
    }
    let mut paths = serde_json::Map::new();
    for number in 0..1200 {
        let schema = match number {
            0 => {
                json!({"properties": (0..150).map(|field| (format!("f{field}"), json!({}))).collect::<serde_json::Map<_, _>>()})
            }
            number if number < 600 => json!({"properties": {"seul": {"type": "string"}}}),
            number => to(number),
        };
        paths.insert(
            format!("/{number:04}"),
            json!({"get": {
                "summary": "Nom",
                "tags": ["t"],
                "parameters": [{"name": "q", "in": "query"}],
                "responses": {"200": {"content": {"application/json": {"schema": schema}}}},
            }}),
        );
    }
    let document = json!({"paths": paths, "components": {"schemas": schemas}});
    let operations = read(&document.to_string()).operations;
    assert_eq!(operations.len(), 1200);
    for (number, one) in operations.iter().enumerate() {
        assert_eq!(one.name.as_deref(), Some("Nom"));
        assert_eq!((one.tags.len(), one.parameters.len()), (1, 1));
        let answer = one.answer.as_ref().unwrap();
        let top = answer.fields.iter().filter(|field| field.depth == 0);
        let expected = match number {
            // The room that small ones leave is for large ones.
            0 => (150, false),
            number if number < 600 => (1, false),
            _ => (20, true),
        };
        assert_eq!((top.count(), answer.is_cut), expected, "{number}");
        let kinds = answer.fields.iter().filter(|field| field.kind.is_empty());
        assert!(number == 0 || kinds.count() == 0, "{number}");
    }
}

#[test]
fn whatever_is_missing_is_passed_over() {
    for (document, count) in [
        ("paths:", 0),
        ("paths: {/a: {get: {}, Post: {}, summary: b, x-get: {}}}", 2),
        (
            "openapi: 3.2.0\npaths: {/a: {query: {}, additionalOperations: {COPY: {}}}}",
            2,
        ),
        ("paths: {/a: {$ref: '#/x'}}\nx: {get: {}}", 1),
        ("paths: {/a: {$ref: '#/paths/~1a'}}", 0),
        ("paths: [a]", 0),
        (
            "x: &x {get: {}}\npaths: {/a: {<<: *x, put: {}}, /b: {<<: [*x]}}",
            3,
        ),
        ("{\"paths\": {\"/a\": {\"get\": {},\t},},}", 1),
        ("openapi: 3.0.0", 0),
    ] {
        assert_eq!(read(document).operations.len(), count, "{document}");
    }
    for document in [
        "",
        "a: b",
        "[paths]",
        "<html>",
        "paths: [",
        "%TAG ! a\n--- paths",
    ] {
        assert!(Endpoints::read(document).is_err(), "{document}");
    }
}

#[test]
fn addresses_that_cannot_be_called_are_set_apart() {
    let servers = |urls: &[&str]| {
        let servers: Vec<Value> = urls.iter().map(|url| json!({"url": url})).collect();
        read(&json!({"paths": {}, "servers": servers}).to_string())
    };
    let usable = ["https://a.fr", "http://a.fr:8080/v1"];
    assert_eq!(&*servers(&usable).servers, usable);
    let unusable = [
        "/",
        "/api",
        "$API_URL",
        "https://IP-GATEWAY/a",
        "NoneNone",
        "http://testserver",
        "http://localhost:3000",
        "https://to-be-defined/a",
        "https://10.0.0.1/a",
        "https://{host}/a",
        "https://local.test",
        "https://api.example.com",
        "ftp://a.fr",
        "https://a b.fr",
        "javascript:x",
    ];
    let read_from = servers(&unusable);
    assert_eq!(&*read_from.servers, [""; 0]);
    assert_eq!(&*read_from.unusable, unusable);
    let filled = read("paths:\nservers: [{url: 'https://{h}/a', variables: {h: {default: a.fr}}}]");
    assert_eq!(&*filled.servers, ["https://a.fr/a"]);
}

#[test]
fn an_operation_may_answer_elsewhere() {
    let text = "servers: [{url: 'https://a.fr'}]\n\
        paths:\n\
        \u{20} /a: {servers: [{url: 'https://b.fr'}], get: {}, put: {servers: [{url: 'https://c.fr'}]}}\n\
        \u{20} /b: {get: {servers: [{url: /v2}]}}\n";
    let endpoints = read(text);
    let servers = |of: &Endpoints| {
        let servers = of.operations.iter().map(|one| one.servers.to_vec());
        servers.collect::<Vec<Vec<Text>>>()
    };
    let expected = [vec!["https://b.fr"], vec!["https://c.fr"], vec![]];
    assert_eq!(servers(&endpoints), expected);
    let again = file::parse(file::written(&endpoints).as_bytes()).unwrap();
    assert_eq!(servers(&again), expected);
}

/// Values of every kind, with the words of OpenAPI among the keys.
fn values() -> impl Strategy<Value = Value> {
    let keys = select(vec![
        "paths",
        "get",
        "post",
        "parameters",
        "responses",
        "200",
        "default",
        "content",
        "application/json",
        "schema",
        "$ref",
        "allOf",
        "items",
        "properties",
        "type",
        "enum",
        "name",
        "in",
        "required",
        "requestBody",
        "components",
        "schemas",
        "security",
        "servers",
        "url",
        "/a",
        "/b/{c}",
        "",
        "x*",
        "y[]",
        "additionalOperations",
        "title",
        "summary",
        "tags",
        "additionalProperties",
        "example",
    ]);
    let scalars = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        select(vec![
            "#",
            "#/paths",
            "#/components/schemas/get",
            "#/paths/~1a/get",
            "string",
            "array",
            "object",
            "query",
            "path",
            "body",
            "a\u{1b}[2J",
            "",
        ])
        .prop_map(Value::from),
    ];
    scalars.prop_recursive(8, 200, 8, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((keys.clone(), inner), 0..8).prop_map(|pairs| {
                let pairs = pairs
                    .into_iter()
                    .map(|(key, value)| (key.to_owned(), value));
                Value::Object(pairs.collect())
            }),
        ]
    })
}

#[test]
fn no_document_is_too_odd() {
    proptest!(|(paths in values(), components in values())| {
        let path = json!({"get": paths, "post": {"responses": {"200": {"schema": components}}}});
        let document = json!({
            "paths": {"/a/{b}": path, "/b": paths},
            "components": {"schemas": components, "get": paths},
        });
        let endpoints = read(&document.to_string());
        assert!(!format!("{endpoints:?}").contains('\u{1b}'));
        let text = file::written(&endpoints.facts());
        let again = file::parse(text.as_bytes());
        let again = again.unwrap_or_else(|error| panic!("{error:?} in\n{text}"));
        assert_eq!(file::written(&again), text);
    });
}

/// Names of what YAML has a meaning for.
fn names() -> impl Strategy<Value = String> {
    let parts = select(vec![
        "a", "é", "no", "null", "1", "-", "_", "@", "$", ":", "#", "'", "\"", "&", "!", "%", "|",
        ">", "?", ",", "=", "~", "«", "A b", "x: y", "x #y",
    ]);
    prop::collection::vec(parts, 1..4).prop_map(|parts| clean_line(&parts.concat()))
}

fn documents() -> impl Strategy<Value = String> {
    let kinds = select(vec!["string", "integer", "boolean", "object"]);
    let field = (names(), kinds, names());
    let fields = prop::collection::vec(field, 0..5);
    let operation = (names(), names(), fields, any::<bool>());
    prop::collection::vec(operation, 0..5).prop_map(|operations| {
        let mut paths = serde_json::Map::new();
        for (path, name, fields, is_list) in operations {
            let fields = fields.into_iter().map(|(name, kind, title)| {
                let inside = json!({"type": kind, "title": title});
                (name, inside)
            });
            let inner = json!({"properties": fields.collect::<serde_json::Map<_, _>>()});
            let schema = match is_list {
                true => json!({"type": "array", "items": inner}),
                false => json!({"properties": {"data": inner, "autre": inner}}),
            };
            let responses = json!({"200": {"content": {"application/json": {"schema": schema}}}});
            let parameters = json!([{"name": name, "in": "query", "example": name}]);
            let get = json!({"summary": name, "tags": [name], "parameters": parameters, "responses": responses});
            paths.insert(format!("/{path}"), json!({"get": get, "post": get}));
        }
        json!({"paths": paths, "info": {"title": "é: a"}}).to_string()
    })
}

#[test]
fn a_file_says_what_was_written_into_it() {
    proptest!(|(document in documents())| {
        let endpoints = read(&document);
        let text = file::written(&endpoints);
        let again = file::parse(text.as_bytes());
        let again = again.unwrap_or_else(|error| panic!("{error:?} in\n{text}"));
        assert_eq!(file::count(&text), endpoints.operations.len());
        assert_eq!(seen(&again), seen(&endpoints), "{text}");
        assert_eq!(file::written(&again), text);
    });
}

/// What is shown of operations: signs that a name has in common with a file's own
/// marks may be read as these.
fn seen(endpoints: &Endpoints) -> String {
    let mut seen = format!("{:?}\n", endpoints.document);
    for one in &endpoints.operations {
        let _ = writeln!(
            seen,
            "{} {} {:?} {:?}",
            one.method, one.path, one.name, one.tags
        );
        let _ = writeln!(seen, "{:?}", one.parameters);
        for field in one.answer.iter().flat_map(|answer| &answer.fields) {
            let _ = writeln!(seen, "{} {} {:?}", field.path, field.kind, field.name);
        }
    }
    seen
}
