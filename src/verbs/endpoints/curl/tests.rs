use proptest::prelude::{Just, Strategy, prop, prop_oneof, proptest};
use proptest::sample::select;

use super::*;
use crate::catalogue::text::Text;

/// Texts of what shells have a meaning for.
fn text() -> impl Strategy<Value = Text> {
    let parts = select(vec![
        "a", "é", " ", "'", "\"", "\\", "$", "`", "!", "(", ")", "{", "}", "[", "]", "~", "*", "?",
        "=", ";", "&", "|", "<", ">", "#", "%", "$TOKEN", "$(id)", "/", "@",
    ]);
    prop::collection::vec(parts, 0..6).prop_map(|parts| Text::Owned(parts.concat()))
}

fn parameter() -> impl Strategy<Value = Parameter> {
    let place = select(Place::ALL.to_vec());
    (text(), place, text()).prop_map(|(name, place, example)| Parameter {
        name,
        place,
        is_required: true,
        example: Some(example),
        ..Parameter::default()
    })
}

fn credentials() -> impl Strategy<Value = Credential> {
    (0..6, text()).prop_map(|(kind, key)| match kind {
        0 => Credential::Bearer,
        1 => Credential::Basic,
        2 => Credential::Header(key),
        3 => Credential::Query(key),
        4 => Credential::Cookie(key),
        _ => Credential::Other(key),
    })
}

fn field() -> impl Strategy<Value = Field> {
    text().prop_map(|path| Field {
        path: path.into_owned(),
        kind: "string".into(),
        ..Field::default()
    })
}

fn generated() -> impl Strategy<Value = (Endpoints, Operation)> {
    let parameters = prop::collection::vec(parameter(), 0..4);
    let fields = prop::collection::vec(field(), 0..3);
    let media = select(vec!["application/json", "multipart/form-data", "a'b$(id)"]);
    let server = prop::option::of(text());
    let method = prop_oneof![Just(Text::Borrowed("POST")), text()];
    (
        method,
        text(),
        parameters,
        fields,
        media,
        server,
        credentials(),
    )
        .prop_map(
            |(method, path, parameters, fields, media, server, credential)| {
                let scheme = Scheme {
                    credential,
                    ..Scheme::default()
                };
                let endpoints = Endpoints {
                    servers: server.into_iter().collect(),
                    security: vec![scheme],
                    ..Endpoints::default()
                };
                let body = Shape {
                    media: Some(media.into()),
                    kind: "object".into(),
                    fields,
                    is_cut: false,
                };
                let operation = Operation {
                    method,
                    path,
                    parameters,
                    body: Some(body),
                    ..Operation::default()
                };
                (endpoints, operation)
            },
        )
}

/// The words as a shell would hand them over, did it expand nothing. Of a line
/// that goes on, `shlex` makes an empty word.
fn words(command: &str) -> Vec<String> {
    shlex::split(&command.replace(" \\\n", " ")).unwrap_or_default()
}

#[test]
fn whatever_a_document_holds_only_curl_runs() {
    let config = proptest::prelude::ProptestConfig {
        failure_persistence: None,
        ..Default::default()
    };
    proptest!(config, |((endpoints, operation) in generated())| {
        let command = command(&endpoints, &operation, 60);
        let words = words(&command);
        assert_eq!(words.first().map(String::as_str), Some("curl"), "{command}");
        let options = ["-X", "-H", "-d", "-b", "-u", "-F", "--data-binary"];
        // An option and its value each, the address.
        for pair in words[1..words.len() - 1].chunks(2) {
            assert!(options.contains(&pair[0].as_str()), "{command}");
            assert_eq!(pair.len(), 2, "{command}");
        }
    });
}

#[cfg(unix)]
#[test]
fn a_shell_expands_only_the_token() {
    let config = proptest::prelude::ProptestConfig {
        cases: 40,
        failure_persistence: None,
        ..Default::default()
    };
    proptest!(config, |((endpoints, operation) in generated())| {
        let command = command(&endpoints, &operation, 60);
        let script = format!("curl() {{ printf '%s\\0' curl \"$@\"; }}\n{command}\n");
        let output = std::process::Command::new("sh")
            .args(["-c", &script])
            .env("TOKEN", "$TOKEN")
            .env("SERVER", "$SERVER")
            .output()
            .unwrap();
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{command}");
        let said = String::from_utf8(output.stdout).unwrap();
        let said: Vec<&str> = said.trim_end_matches('\0').split('\0').collect();
        assert_eq!(said, words(&command), "{command}");
    });
}

#[test]
fn a_call_is_ready_to_run() {
    let parameter = |name: &'static str, place, example: Option<&'static str>| Parameter {
        name: name.into(),
        place,
        is_required: true,
        example: example.map(Text::Borrowed),
        ..Parameter::default()
    };
    let operation = Operation {
        method: "GET".into(),
        path: "/v3/{siren}/tva".into(),
        parameters: vec![
            parameter("siren", Place::Path, Some("418166096")),
            parameter("recipient", Place::Query, None),
            parameter("object", Place::Query, Some("marché n° 1")),
        ],
        ..Operation::default()
    };
    let bearer = Endpoints {
        servers: vec!["https://a.fr/".into()].into(),
        security: vec![Scheme::default()],
        ..Endpoints::default()
    };
    assert_eq!(
        command(&bearer, &operation, 60),
        "curl -H \"Authorization: Bearer $TOKEN\" \\\n\
         \"https://a.fr/v3/418166096/tva?recipient=…&object=march%C3%A9%20n%C2%B0%201\""
    );
    let key = Scheme {
        credential: Credential::Query("apikey".into()),
        ..Scheme::default()
    };
    let nowhere = Endpoints {
        security: vec![key],
        ..Endpoints::default()
    };
    let open = Operation {
        method: "GET".into(),
        path: "/a".into(),
        ..Operation::default()
    };
    let elsewhere = Operation {
        servers: vec!["https://b.fr".into()].into(),
        security: Some(Vec::new().into()),
        ..open.clone()
    };
    assert_eq!(command(&bearer, &elsewhere, 60), "curl https://b.fr/a");
    assert_eq!(
        command(&nowhere, &open, 60),
        "curl \"$SERVER/a?apikey=$TOKEN\""
    );
}

#[test]
fn a_body_holds_what_is_required() {
    let field = |path: &str, depth, kind: &'static str, is_required| Field {
        path: path.to_owned(),
        depth,
        kind: kind.into(),
        is_required,
        name: None,
    };
    let body = Shape {
        kind: "object".into(),
        fields: vec![
            field("a", 0, "string", true),
            field("b", 0, "object[]", true),
            field("b[].c", 1, "integer", true),
            field("b[].d", 1, "integer", false),
            field("e", 0, "object", false),
            field("e.f", 1, "string", true),
        ],
        ..Shape::default()
    };
    assert_eq!(json(&body), "{\"a\": \"…\", \"b\": [{\"c\": 0}]}");
}

/// The command that calls an operation with `body`, on one line.
fn called(method: &'static str, body: Option<Shape>, parameters: Vec<Parameter>) -> String {
    let operation = Operation {
        method: method.into(),
        path: "/a".into(),
        parameters,
        body,
        security: Some(vec!["id".into(), "secret".into()].into()),
        ..Operation::default()
    };
    let scheme = |name: &'static str, credential| Scheme {
        name: name.into(),
        credential,
        ..Scheme::default()
    };
    let endpoints = Endpoints {
        security: vec![
            scheme("id", Credential::Header("X-Id".into())),
            scheme("secret", Credential::Cookie("secret".into())),
        ],
        ..Endpoints::default()
    };
    command(&endpoints, &operation, usize::MAX)
}

#[test]
fn what_is_known_together_has_its_own_variables() {
    let cookie = Parameter {
        name: "langue".into(),
        place: Place::Cookie,
        is_required: true,
        example: Some("fr".into()),
        ..Parameter::default()
    };
    assert_eq!(
        called("GET", None, vec![cookie]),
        "curl -H \"X-Id: $TOKEN\" -b \"secret=$TOKEN2; langue=fr\" \"$SERVER/a\""
    );
}

#[test]
fn a_body_is_of_its_kind() {
    let body = |kind: &'static str, media: &'static str, fields: Vec<Field>| Shape {
        kind: kind.into(),
        media: Some(media.into()),
        fields,
        is_cut: false,
    };
    let of_kind = |kind| {
        called(
            "GET",
            Some(body(kind, "application/json", Vec::new())),
            Vec::new(),
        )
    };
    for (kind, value) in [
        ("string", "'\"…\"'"),
        ("string[]", "'[\"…\"]'"),
        ("integer", "-d 0"),
        ("object", "\"{}\""),
        ("", "\"{}\""),
    ] {
        let said = of_kind(kind);
        assert!(said.starts_with("curl -X GET "), "{said}");
        assert!(said.contains(value), "{said}");
    }
    let file = Field {
        path: "fichier".to_owned(),
        kind: "binary".into(),
        ..Field::default()
    };
    let form = body("object", "multipart/form-data", vec![file]);
    let header = Parameter {
        name: "content-type".into(),
        place: Place::Header,
        is_required: true,
        ..Parameter::default()
    };
    let said = called("POST", Some(form), vec![header.clone()]);
    assert!(said.contains(" -F \"fichier=@…\" "), "{said}");
    assert!(!said.contains("content-type"), "{said}");
    let json = body("object", "application/json", Vec::new());
    let said = called("POST", Some(json.clone()), vec![header]);
    assert_eq!(
        said.to_lowercase().matches("content-type").count(),
        1,
        "{said}"
    );
    let said = called("HEAD", Some(json), Vec::new());
    assert!(
        said.starts_with("curl -I ") && !said.contains("-d"),
        "{said}"
    );
}
