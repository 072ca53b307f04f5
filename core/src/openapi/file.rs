//! `endpoints/SLUG.yaml`: the facts of a document, to be read and put right by
//! hand.
//!
//! A body and an answer are trees: `nom:` for a text, `age: integer`, `adresse: {ville:}`,
//! with `[]` behind the name of a list, `{}` behind that of a mapping and `*`
//! behind that of a field that has to be there. Behind the type may follow a
//! comma and a short name.

mod write;

pub use write::written;

use super::parameter::{Parameter, Place};
use super::security::{Credential, Scheme};
use super::{Document, Endpoints, Field, Operation, Shape};
use crate::catalogue::diagnostic::Position;
use crate::catalogue::entry;
use crate::catalogue::file_error::FileError;
use crate::catalogue::keys::{Key, Keyed, Kind, Nested, Reader, always, maybe};
use crate::catalogue::place::Trail;
use crate::catalogue::text::Text;
use crate::catalogue::yaml::Yaml;

/// The usual type and medium of bodies and answers, which files leave out.
const USUAL_KIND: &str = "object";
const USUAL_MEDIA: &str = "application/json";

/// The usual type of a field, for which nothing stands behind its name.
const USUAL_FIELD: &str = "string";

const fn nested<T>(read: fn(&mut Reader<'_>, &Yaml, &Trail<'_>, &mut T)) -> Kind<T> {
    Kind::Nested(Nested(read))
}

static ENDPOINTS: [Key<Endpoints>; 6] = [
    Key::new(
        "document",
        nested(|reader, value, trail, into: &mut Endpoints| {
            reader.mapping(value, trail, &mut into.document);
        }),
    ),
    Key::new("servers", Kind::Texts(always!(servers))),
    Key::new(
        "security",
        nested(|reader, value, trail, into: &mut Endpoints| {
            into.security = each(reader, value, trail);
        }),
    ),
    Key::new(
        "values",
        nested(|reader, value, trail, into: &mut Endpoints| {
            into.values = texts(reader, value, trail);
        }),
    ),
    Key::new("operations_of", Kind::Line(maybe!(operations_of))),
    Key::new(
        "operations",
        nested(|reader, value, trail, into: &mut Endpoints| {
            into.operations = each(reader, value, trail);
        }),
    ),
];

static DOCUMENT: [Key<Document>; 6] = [
    Key::new("title", Kind::Line(maybe!(title))),
    Key::new("url", Kind::Address(maybe!(url))),
    Key::new("version", Kind::Line(maybe!(version))),
    Key::new("date", Kind::Line(maybe!(date))),
    Key::new("licence", Kind::Line(maybe!(licence))),
    Key::new("note", Kind::Line(maybe!(note))),
];

static SCHEME: [Key<Scheme>; 4] = [
    Key::required("name", Kind::Line(always!(name))),
    Key::new(
        "type",
        nested(|reader, value, trail, into: &mut Scheme| {
            if let Some(word) = reader.word(value, trail) {
                into.credential = into.credential.named(word);
            }
        }),
    ),
    Key::new(
        "key",
        nested(|reader, value, trail, into: &mut Scheme| {
            if let Some(key) = reader.word(value, trail) {
                into.credential = into.credential.keyed(key);
            }
        }),
    ),
    Key::new("token_url", Kind::Address(maybe!(token_url))),
];

static OPERATION: [Key<Operation>; 10] = [
    Key::required(
        "method",
        nested(|reader, value, trail, into: &mut Operation| {
            into.method = reader.method(value, trail).unwrap_or_default();
        }),
    ),
    Key::required("path", Kind::Line(always!(path))),
    Key::new("name", Kind::Line(maybe!(name))),
    Key::new("tags", Kind::Texts(always!(tags))),
    Key::new(
        "deprecated",
        nested(|reader, value, trail, into: &mut Operation| {
            into.is_deprecated = reader.flag(value, trail);
        }),
    ),
    Key::new("servers", Kind::Texts(always!(servers))),
    Key::new("security", Kind::Texts(maybe!(security))),
    Key::new(
        "parameters",
        nested(|reader, value, trail, into: &mut Operation| {
            into.parameters = each(reader, value, trail);
        }),
    ),
    Key::new(
        "body",
        nested(|reader, value, trail, into: &mut Operation| {
            into.body = Some(shape(reader, value, trail));
        }),
    ),
    Key::new(
        "answer",
        nested(|reader, value, trail, into: &mut Operation| {
            into.answer = Some(shape(reader, value, trail));
        }),
    ),
];

static PARAMETER: [Key<Parameter>; 6] = [
    Key::required("name", Kind::Line(always!(name))),
    Key::new(
        "in",
        nested(|reader, value, trail, into: &mut Parameter| {
            let place = reader
                .word(value, trail)
                .and_then(|word| Place::parse(&word));
            into.place = place.unwrap_or_default();
            into.is_required |= into.place == Place::Path;
        }),
    ),
    Key::new("type", Kind::Line(always!(kind))),
    Key::new(
        "required",
        nested(|reader, value, trail, into: &mut Parameter| {
            into.is_required |= reader.flag(value, trail);
        }),
    ),
    Key::new("values", Kind::Texts(always!(values))),
    Key::new("example", Kind::Line(maybe!(example))),
];

static SHAPE: [Key<Shape>; 3] = [
    Key::new("type", Kind::Line(always!(kind))),
    Key::new("media", Kind::Line(maybe!(media))),
    Key::new(
        "fields",
        nested(|reader, value, trail, into: &mut Shape| {
            fields(
                reader,
                value,
                trail,
                0,
                &mut String::new(),
                &mut into.fields,
            );
        }),
    ),
];

impl Keyed for Endpoints {
    fn keys() -> impl Iterator<Item = &'static Key<Self>> {
        ENDPOINTS.iter()
    }
}

impl Keyed for Document {
    fn keys() -> impl Iterator<Item = &'static Key<Self>> {
        DOCUMENT.iter()
    }
}

impl Keyed for Scheme {
    fn keys() -> impl Iterator<Item = &'static Key<Self>> {
        SCHEME.iter()
    }
}

impl Keyed for Operation {
    fn keys() -> impl Iterator<Item = &'static Key<Self>> {
        OPERATION.iter()
    }
}

impl Keyed for Parameter {
    fn keys() -> impl Iterator<Item = &'static Key<Self>> {
        PARAMETER.iter()
    }
}

impl Keyed for Shape {
    fn keys() -> impl Iterator<Item = &'static Key<Self>> {
        SHAPE.iter()
    }
}

/// The items of a list that have keys of their own.
fn each<T: Keyed + Default>(reader: &mut Reader<'_>, value: &Yaml, trail: &Trail<'_>) -> Vec<T> {
    let items = reader.list(value, trail).iter().enumerate();
    let items = items.map(|(index, item)| {
        let mut one = T::default();
        reader.mapping(item, &Trail::Item(trail, index), &mut one);
        one
    });
    items.collect()
}

fn shape(reader: &mut Reader<'_>, value: &Yaml, trail: &Trail<'_>) -> Shape {
    let mut shape = Shape {
        kind: USUAL_KIND.into(),
        media: Some(USUAL_MEDIA.into()),
        ..Shape::default()
    };
    reader.mapping(value, trail, &mut shape);
    // The fields of a list stand in it.
    let joint = joint(&shape.kind);
    for field in shape.fields.iter_mut().filter(|_| !joint.is_empty()) {
        field.path = match field.path.starts_with(['[', '{']) {
            true => format!("{joint}{}", field.path),
            false => format!("{joint}.{}", field.path),
        };
    }
    shape
}

/// What stands between the path of a value of some kind and that of a field in
/// it.
fn joint(kind: &str) -> String {
    let wraps = kind.find(['[', '{']).map_or("", |at| &kind[at..]);
    wraps.replace("{}", ".*")
}

/// The words of a mapping of texts.
fn texts(reader: &mut Reader<'_>, value: &Yaml, trail: &Trail<'_>) -> Vec<(Text, Text)> {
    let pairs = value.pairs().iter().enumerate();
    let pairs = pairs.filter_map(|(number, (key, value))| {
        let key = reader.word(key, &Trail::Key(trail, number, ""))?;
        let at = Trail::Value(trail, number, &key);
        let value = reader.word(value, &at)?;
        Some((key.clone(), value))
    });
    pairs.collect()
}

/// Adds the fields of a tree, each before those in it.
fn fields(
    reader: &mut Reader<'_>,
    tree: &Yaml,
    trail: &Trail<'_>,
    depth: usize,
    before: &mut String,
    into: &mut Vec<Field>,
) {
    for (number, (key, value)) in tree.pairs().iter().enumerate() {
        let Some(written) = reader.word(key, &Trail::Key(trail, number, "")) else {
            continue;
        };
        let at = Trail::Value(trail, number, &written);
        let (name, is_required) = match written.strip_suffix('*') {
            Some(name) => (name, true),
            None => (written.as_ref(), false),
        };
        let bare = name.trim_end_matches("[]").trim_end_matches("{}");
        let wraps = &name[bare.len()..];
        let (kind, title) = match value {
            Yaml::Mapping(_) => (USUAL_KIND.to_owned(), None),
            Yaml::Null => (USUAL_FIELD.to_owned(), None),
            value => described(&reader.word(value, &at).unwrap_or_default()),
        };
        let length = before.len();
        if !before.is_empty() {
            before.push('.');
        }
        before.push_str(bare);
        into.push(Field {
            path: before.clone(),
            depth,
            kind: Text::Owned(kind + wraps),
            name: title,
            is_required,
        });
        before.push_str(&wraps.replace("{}", ".*"));
        fields(reader, value, &at, depth + 1, before, into);
        before.truncate(length);
    }
}

/// A type, and the short name behind it.
fn described(written: &str) -> (String, Option<Text>) {
    match written.split_once(", ") {
        Some((kind, name)) => (kind.to_owned(), Some(Text::Owned(name.to_owned()))),
        None => (written.to_owned(), None),
    }
}

impl Credential {
    /// The word of a file.
    pub fn word(&self) -> &str {
        match self {
            Self::Bearer => "bearer",
            Self::Basic => "basic",
            Self::Header(_) => "header",
            Self::Query(_) => "query",
            Self::Cookie(_) => "cookie",
            Self::Certificate => "certificate",
            Self::Other(word) => word,
        }
    }

    /// The name of the header, the part of the query or the cookie that it is in.
    pub fn key(&self) -> Option<&str> {
        match self {
            Self::Header(key) | Self::Query(key) | Self::Cookie(key) => Some(key),
            _ => None,
        }
    }

    /// The one of that word; its key may have been read before.
    fn named(&self, word: Text) -> Self {
        let key = || Text::Owned(self.key().unwrap_or_default().to_owned());
        match word.as_ref() {
            "bearer" => Self::Bearer,
            "basic" => Self::Basic,
            "header" => Self::Header(key()),
            "query" => Self::Query(key()),
            "cookie" => Self::Cookie(key()),
            "certificate" => Self::Certificate,
            _ => Self::Other(word),
        }
    }

    /// The one with that key; its word may come after it.
    fn keyed(&self, key: Text) -> Self {
        match self {
            Self::Query(_) => Self::Query(key),
            Self::Cookie(_) => Self::Cookie(key),
            _ => Self::Header(key),
        }
    }
}

/// How many operations a file has, without reading it: each begins with its
/// method.
pub(crate) fn count(text: &str) -> usize {
    let begins = |line: &&str| line.trim_start().starts_with("- method:");
    text.lines().filter(begins).count()
}

/// The file that has the operations in place of this one, without reading it.
pub(crate) fn operations_of(text: &str) -> Option<&str> {
    let mut heads = text.lines().take_while(|line| *line != "operations:");
    let name = heads.find_map(|line| line.strip_prefix("operations_of: "))?;
    Some(name.trim().trim_matches('"'))
}

/// The operations of a file of a catalogue.
///
/// # Errors
/// It cannot be used, and where that shows.
pub fn parse(bytes: &[u8]) -> Result<Endpoints, (FileError, Option<Position>)> {
    entry::endpoints(bytes)
}
