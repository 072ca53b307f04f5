//! The command that calls an operation.

use unicode_width::UnicodeWidthStr;

use crate::invocation::quoted;
use crate::openapi::{Credential, Endpoints, Field, Operation, Parameter, Place, Scheme, Shape};

/// The variables of the shell that whoever calls sets.
const TOKEN: &str = "TOKEN";
const SERVER: &str = "SERVER";

/// What stands for a value that only the caller knows.
const UNKNOWN: &str = "…";

/// Most fields of a body that are written where none is required.
const MOST_FIELDS: usize = 6;

/// A call, on lines of at most `room` columns where its parts allow that; the
/// address, which may be longer, comes last. Whatever the document holds, it runs
/// `curl` and nothing else, and only variables of this program are expanded.
pub(super) fn command(endpoints: &Endpoints, operation: &Operation, room: usize) -> String {
    let call = Call {
        endpoints,
        operation,
    };
    let mut command = call.start();
    let mut width = command.width();
    let options = call
        .tokens()
        .filter_map(|(scheme, token)| credential(scheme, token));
    let options = options.chain(call.headers()).chain(call.cookies());
    for part in options.chain(call.body()).chain([call.address()]) {
        // Behind it there may be a backslash.
        if width.saturating_add(part.width() + 3) > room {
            command.push_str(" \\\n");
            // What is longer than a line stands at its beginning: set in, it would
            // leave an empty line before it, which ends the command.
            let indent = if part.width() + 2 > room { "" } else { "  " };
            command.push_str(indent);
            width = indent.len();
        } else {
            command.push(' ');
            width += 1;
        }
        command.push_str(&part);
        width += part.width();
    }
    command
}

struct Call<'a> {
    endpoints: &'a Endpoints,
    operation: &'a Operation,
}

/// A piece of a word of a shell.
enum Piece {
    Text(String),
    Variable(String),
}

impl<'a> Call<'a> {
    fn start(&self) -> String {
        match self.operation.method.as_ref() {
            // With a body, curl would call by POST.
            "GET" if self.operation.body.is_some() => "curl -X GET".to_owned(),
            "GET" | "" => "curl".to_owned(),
            "HEAD" => "curl -I".to_owned(),
            method => format!("curl -X {}", quoted(method)),
        }
    }

    fn address(&self) -> String {
        let mut pieces = Vec::new();
        let mut path = self.path();
        let own = self.operation.servers.first();
        match own.or(self.endpoints.servers.first()) {
            Some(server) => path.insert_str(0, &encoded(server.trim_end_matches('/'), IN_ADDRESS)),
            None => pieces.push(Piece::Variable(SERVER.to_owned())),
        }
        let mut separator = if path.contains('?') { '&' } else { '?' };
        let mut text = path;
        for (name, value) in self.query() {
            text.push(separator);
            text.push_str(&encoded(name, IN_QUERY));
            text.push('=');
            text.push_str(&encoded(&value, IN_QUERY));
            separator = '&';
        }
        pieces.push(Piece::Text(text));
        for (scheme, token) in self.tokens() {
            if let Credential::Query(name) = &scheme.credential {
                pieces.push(Piece::Text(format!(
                    "{separator}{}=",
                    encoded(name, IN_QUERY)
                )));
                pieces.push(Piece::Variable(token));
                separator = '&';
            }
        }
        word(&pieces)
    }

    /// The path, its variables replaced: `{id}`, and `:id` as some write it.
    fn path(&self) -> String {
        let mut path = String::new();
        let in_braces = self.in_braces();
        for (number, part) in in_braces.split('{').enumerate() {
            let rest = match part.split_once('}') {
                Some((name, rest)) if number > 0 => {
                    let value = self.value(name, self.in_path(name));
                    path.push_str(&encoded(&value, IN_PATH));
                    rest
                }
                _ => part,
            };
            path.push_str(&encoded(rest, IN_ADDRESS));
        }
        match path.starts_with('/') {
            true => path,
            false => format!("/{path}"),
        }
    }

    fn in_braces(&self) -> String {
        let parts = self.operation.path.split('/').map(|part| {
            let named = part
                .strip_prefix(':')
                .filter(|name| self.in_path(name).is_some());
            named.map_or_else(|| part.to_owned(), |name| format!("{{{name}}}"))
        });
        parts.collect::<Vec<String>>().join("/")
    }

    fn in_path(&self, name: &str) -> Option<&'a Parameter> {
        let is_it = |one: &&Parameter| one.place == Place::Path && one.name == name;
        self.operation.parameters.iter().find(is_it)
    }

    /// What the query has to hold; a token has its own place.
    fn query(&self) -> impl Iterator<Item = (&'a str, String)> {
        let of_token: Vec<&str> = self
            .schemes()
            .filter_map(|one| one.credential.key())
            .collect();
        self.needed(Place::Query)
            .filter(move |(name, _)| !of_token.contains(name))
    }

    fn needed(&self, place: Place) -> impl Iterator<Item = (&'a str, String)> {
        let is_needed = move |one: &&Parameter| one.place == place && one.is_required;
        let parameters = self.operation.parameters.iter().filter(is_needed);
        parameters.map(|one| (one.name.as_ref(), self.value(&one.name, Some(one))))
    }

    fn value(&self, name: &str, parameter: Option<&Parameter>) -> String {
        let known = self.endpoints.known_value(name);
        let example = || parameter?.example.as_deref();
        let first = || parameter?.values.first().map(AsRef::as_ref);
        let value = known.or_else(example).or_else(first);
        value.unwrap_or(UNKNOWN).to_owned()
    }

    /// The schemes that it takes together.
    fn schemes(&self) -> impl Iterator<Item = &'a Scheme> {
        let all = &self.endpoints.security;
        let named = self.operation.security.as_deref();
        let usual = all.first().filter(|_| named.is_none());
        let named = named.unwrap_or_default().iter();
        let named = named.filter_map(|name| all.iter().find(|scheme| scheme.name == *name));
        usual.into_iter().chain(named)
    }

    /// The same, each with a variable of its own.
    fn tokens(&self) -> impl Iterator<Item = (&'a Scheme, String)> {
        let numbered = self.schemes().enumerate();
        numbered.map(|(number, scheme)| {
            let variable = match number {
                0 => TOKEN.to_owned(),
                number => format!("{TOKEN}{}", number + 1),
            };
            (scheme, variable)
        })
    }

    fn headers(&self) -> Vec<String> {
        let mut known: Vec<String> = self
            .schemes()
            .map(|one| {
                one.credential
                    .key()
                    .unwrap_or("Authorization")
                    .to_lowercase()
            })
            .collect();
        if self.operation.body.is_some() {
            // It goes with the body.
            known.push("content-type".to_owned());
        }
        let needed = self.needed(Place::Header);
        let needed = needed.filter(|(name, _)| !known.contains(&name.to_lowercase()));
        needed
            .map(|(name, value)| format!("-H {}", quoted(&format!("{name}: {value}"))))
            .collect()
    }

    /// The cookies, those of a token among them: curl sends only those of one
    /// option for sure.
    fn cookies(&self) -> Option<String> {
        let mut cookies: Vec<(&str, Piece)> = Vec::new();
        for (scheme, token) in self.tokens() {
            if let Credential::Cookie(name) = &scheme.credential {
                cookies.push((name, Piece::Variable(token)));
            }
        }
        for (name, value) in self.needed(Place::Cookie) {
            if cookies.iter().all(|(known, _)| *known != name) {
                cookies.push((name, Piece::Text(value)));
            }
        }
        let mut pieces = Vec::new();
        for (name, value) in cookies {
            let space = if pieces.is_empty() { "" } else { "; " };
            let before = format!("{space}{name}=");
            match value {
                Piece::Text(value) => pieces.push(Piece::Text(before + &value)),
                value => pieces.extend([Piece::Text(before), value]),
            }
        }
        (!pieces.is_empty()).then(|| format!("-b {}", word(&pieces)))
    }

    fn body(&self) -> Vec<String> {
        // HEAD is GET without a body, and curl refuses one with it.
        let has_body = self.operation.method != "HEAD";
        let Some(body) = self.operation.body.as_ref().filter(|_| has_body) else {
            return Vec::new();
        };
        let media = body.media.as_deref().unwrap_or("application/json");
        let part = |option: &str| {
            let fields = needed_fields(body).filter(|(_, field)| field.depth == 0);
            let parts = fields.map(|(_, field)| {
                let sign = if is_file(field) { "@" } else { "" };
                let text = format!("{}={sign}{UNKNOWN}", field.path);
                format!("{option} {}", quoted(&text))
            });
            parts.collect::<Vec<String>>()
        };
        if media.contains("json") {
            return vec![
                format!("-H {}", quoted(&format!("Content-Type: {media}"))),
                format!("-d {}", quoted(&json(body))),
            ];
        }
        match media {
            "application/x-www-form-urlencoded" => part("--data-urlencode"),
            media if media.starts_with("multipart/") => part("-F"),
            media => vec![
                format!("-H {}", quoted(&format!("Content-Type: {media}"))),
                format!("--data-binary {}", quoted("@…")),
            ],
        }
    }
}

/// What shows who calls, where that is not in the address.
fn credential(scheme: &Scheme, token: String) -> Option<String> {
    Some(match &scheme.credential {
        Credential::Bearer => format!("-H \"Authorization: Bearer ${token}\""),
        Credential::Basic => format!("-u \"${token}\""),
        Credential::Header(name) => {
            let text = Piece::Text(format!("{name}: "));
            format!("-H {}", word(&[text, Piece::Variable(token)]))
        }
        Credential::Certificate => "--cert \"$CERT\"".to_owned(),
        Credential::Other(_) => format!("-H \"Authorization: ${token}\""),
        Credential::Query(_) | Credential::Cookie(_) => return None,
    })
}

/// A word of a shell, in which nothing but the variables is expanded.
fn word(pieces: &[Piece]) -> String {
    let is_plain = pieces.iter().all(|piece| match piece {
        Piece::Text(text) => !text.contains(['"', '$', '`', '\\', '!']),
        Piece::Variable(_) => true,
    });
    match pieces {
        [Piece::Text(text)] => quoted(text),
        pieces if is_plain => {
            let inside = pieces.iter().map(|piece| match piece {
                Piece::Text(text) => text.clone(),
                Piece::Variable(name) => format!("${name}"),
            });
            format!("\"{}\"", inside.collect::<String>())
        }
        pieces => {
            let words = pieces.iter().map(|piece| match piece {
                Piece::Text(text) => quoted(text),
                Piece::Variable(name) => format!("\"${name}\""),
            });
            words.collect()
        }
    }
}

/// Signs that stay as they are in a whole address, in a part of a path, in a
/// query.
const IN_ADDRESS: &str = "-._~/:@?&=#%+,;";
const IN_PATH: &str = "-._~:@,+…";
const IN_QUERY: &str = "-._~/:@,…";

/// A text with the bytes of other signs in percents.
fn encoded(text: &str, kept: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_alphanumeric() || kept.contains(c) {
            written.push(c);
        } else {
            for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                written.push_str(&format!("%{byte:02X}"));
            }
        }
    }
    written
}

/// The fields that a body has to hold, else its first ones, with their numbers.
fn needed_fields(body: &Shape) -> impl Iterator<Item = (usize, &Field)> {
    let has_required = body
        .fields
        .iter()
        .any(|field| field.depth == 0 && field.is_required);
    let most = if has_required {
        usize::MAX
    } else {
        MOST_FIELDS
    };
    // Below a field that is left out, all are.
    let mut left_out = usize::MAX;
    let kept = body.fields.iter().enumerate().filter(move |(_, field)| {
        if field.depth > left_out {
            return false;
        }
        let is_kept = field.is_required || (field.depth == 0 && !has_required);
        left_out = if is_kept { usize::MAX } else { field.depth };
        is_kept
    });
    kept.take(most)
}

/// Whether a field of a form is a file.
fn is_file(field: &Field) -> bool {
    let kind = field.kind.trim_end_matches("[]");
    matches!(kind, "binary" | "file")
}

/// A body to fill in.
fn json(body: &Shape) -> String {
    let needed: Vec<&Field> = needed_fields(body).map(|(_, field)| field).collect();
    let mut rest = needed.as_slice();
    let value = match one_kind(&body.kind) {
        "" | "object" => members(&mut rest, None),
        _ if !body.fields.is_empty() => members(&mut rest, None),
        kind => scalar(kind),
    };
    lists(&body.kind, &value)
}

/// The first type of a kind, without the lists and mappings around it.
fn one_kind(kind: &str) -> &str {
    kind.split(['[', '{', '|']).next().unwrap_or_default()
}

/// A value that has no fields.
fn scalar(kind: &str) -> String {
    match kind {
        "integer" | "number" => "0".to_owned(),
        "boolean" => "false".to_owned(),
        _ => format!("\"{UNKNOWN}\""),
    }
}

/// The members of an object, of those fields that stand in `around`.
fn members(rest: &mut &[&Field], around: Option<&Field>) -> String {
    let depth = around.map_or(0, |around| around.depth + 1);
    let mut members = Vec::new();
    while let Some((field, after)) = rest.split_first()
        && field.depth == depth
    {
        *rest = after;
        let inside = members_of(rest, field);
        let name = serde_json::Value::from(field.own(around));
        members.push(format!("{name}: {inside}"));
    }
    format!("{{{}}}", members.join(", "))
}

fn members_of(rest: &mut &[&Field], field: &Field) -> String {
    let value = match one_kind(&field.kind) {
        "object" => members(rest, Some(field)),
        kind => scalar(kind),
    };
    lists(&field.kind, &value)
}

/// A value in as many lists as its kind has.
fn lists(kind: &str, value: &str) -> String {
    let count = kind.matches("[]").count();
    format!("{}{value}{}", "[".repeat(count), "]".repeat(count))
}

#[cfg(test)]
mod tests;
