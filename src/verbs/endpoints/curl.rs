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
    let options = call.schemes().filter_map(credential);
    let options = options.chain(call.headers()).chain(call.body());
    for part in options.chain([call.address()]) {
        // Behind it there may be a backslash.
        if width + part.width() + 3 > room {
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
    Variable(&'static str),
}

impl<'a> Call<'a> {
    fn start(&self) -> String {
        match self.operation.method.as_ref() {
            "GET" | "" => "curl".to_owned(),
            "HEAD" => "curl -I".to_owned(),
            method => format!("curl -X {}", quoted(method)),
        }
    }

    fn address(&self) -> String {
        let mut pieces = Vec::new();
        let mut path = self.path();
        match self.endpoints.servers.first() {
            Some(server) => path.insert_str(0, &encoded(server.trim_end_matches('/'), IN_ADDRESS)),
            None => pieces.push(Piece::Variable(SERVER)),
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
        for scheme in self.schemes() {
            if let Credential::Query(name) = &scheme.credential {
                pieces.push(Piece::Text(format!(
                    "{separator}{}=",
                    encoded(name, IN_QUERY)
                )));
                pieces.push(Piece::Variable(TOKEN));
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

    fn headers(&self) -> Vec<String> {
        let of_token: Vec<String> = self
            .schemes()
            .map(|one| {
                one.credential
                    .key()
                    .unwrap_or("Authorization")
                    .to_lowercase()
            })
            .collect();
        let needed = self.needed(Place::Header);
        let needed = needed.filter(|(name, _)| !of_token.contains(&name.to_lowercase()));
        needed
            .map(|(name, value)| format!("-H {}", quoted(&format!("{name}: {value}"))))
            .collect()
    }

    fn body(&self) -> Vec<String> {
        let Some(body) = &self.operation.body else {
            return Vec::new();
        };
        let media = body.media.as_deref().unwrap_or("application/json");
        let part = |option: &str| {
            let fields = needed_fields(body).filter(|(_, field)| field.depth == 0);
            let parts = fields.map(|(_, field)| {
                let text = format!("{}={UNKNOWN}", field.path);
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
fn credential(scheme: &Scheme) -> Option<String> {
    let token = Piece::Variable(TOKEN);
    Some(match &scheme.credential {
        Credential::Bearer => "-H \"Authorization: Bearer $TOKEN\"".to_owned(),
        Credential::Basic => "-u \"$TOKEN\"".to_owned(),
        Credential::Header(name) => {
            let text = Piece::Text(format!("{name}: "));
            format!("-H {}", word(&[text, token]))
        }
        Credential::Cookie(name) => {
            let text = Piece::Text(format!("{name}="));
            format!("-b {}", word(&[text, token]))
        }
        Credential::Certificate => "--cert \"$CERT\"".to_owned(),
        Credential::Other(_) => "-H \"Authorization: $TOKEN\"".to_owned(),
        Credential::Query(_) => return None,
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

/// A body to fill in.
fn json(body: &Shape) -> String {
    let needed: Vec<&Field> = needed_fields(body).map(|(_, field)| field).collect();
    let mut rest = needed.as_slice();
    let inside = members(&mut rest, None);
    lists(&body.kind, &inside)
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
    let kind = field.kind.split(['[', '{', '|']).next().unwrap_or_default();
    let value = match kind {
        "integer" | "number" => "0".to_owned(),
        "boolean" => "false".to_owned(),
        "object" => members(rest, Some(field)),
        _ => format!("\"{UNKNOWN}\""),
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
