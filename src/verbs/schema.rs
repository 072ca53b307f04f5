//! `apicat schema`: the JSON Schemas of the answers.

use clap::builder::PossibleValuesParser;
use clap::{ArgMatches, Command};
use include_dir::{Dir, include_dir};
use serde_json::{Map, Value, json};

use super::arguments::{argument, text};
use super::{Session, Verb};
use crate::answer::{Answer, Forms, Page, Rows, View};
use crate::error::{Error, Usage};
use crate::page::{Block, Run, Table, Tone, plain};
use crate::words::Messages;

pub(super) static SCHEMA: Verb = Verb {
    name: "schema",
    about: Messages::schema_about,
    description: Messages::schema_description,
    examples: &[
        ("apicat schema", Messages::schemas_example),
        ("apicat schema access", Messages::schema_example),
    ],
    asks_the_catalogue: false,
    arguments,
    answer: schema,
};

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/schemas");

/// What the `$id` of each begins with. The number changes with the major version of
/// the program.
const SPACE: &str = "urn:apicat:schema:1:";

fn arguments(command: Command, m: Messages) -> Command {
    command
        .override_usage(format!("apicat schema [{}]", m.value_name()))
        .arg(
            argument("NAME", m)
                .value_name(m.value_name())
                .help(m.schema_argument())
                .value_parser(PossibleValuesParser::new(names()))
                .ignore_case(true),
        )
}

fn schema<'s>(session: &'s Session<'s>, typed: &ArgMatches) -> Result<Answer<'s>, Error> {
    Ok(match text(typed, "NAME") {
        Some(name) => {
            let schema = alone(&name.to_lowercase());
            Answer::of(Schema(schema.ok_or(Usage::Refused)?))
        }
        None => Answer::of(Schemas {
            all: names().filter_map(read).collect(),
            m: session.messages(),
        }),
    })
}

/// In alphabetical order.
fn names() -> impl Iterator<Item = &'static str> {
    FILES
        .files()
        .filter_map(|file| file.path().file_stem()?.to_str())
}

fn read(name: &str) -> Option<Value> {
    let file = FILES.get_file(format!("{name}.json"))?;
    serde_json::from_slice(file.contents()).ok()
}

/// A schema with those that it refers to in it, by their identifiers, so that it is
/// of use without them.
/// <https://json-schema.org/draft/2020-12/json-schema-core#section-9.3>
fn alone(name: &str) -> Option<Value> {
    let mut schema = read(name)?;
    let mut others = Map::new();
    let mut left = names_in(&schema);
    while let Some(other) = left.pop() {
        let id = format!("{SPACE}{other}");
        if other != name && !others.contains_key(&id) {
            let other = read(&other)?;
            left.extend(names_in(&other));
            others.insert(id, other);
        }
    }
    if !others.is_empty() {
        let definitions = schema.as_object_mut()?.entry("$defs");
        let definitions = definitions.or_insert_with(|| json!({}));
        definitions.as_object_mut()?.extend(others);
    }
    Some(schema)
}

/// The schemas that one refers to.
fn names_in(schema: &Value) -> Vec<String> {
    match schema {
        Value::Object(members) => {
            let named = members.get("$ref").and_then(Value::as_str);
            let named = named.and_then(|reference| reference.strip_prefix(SPACE));
            let named = named.and_then(|rest| rest.split('#').next());
            let inner = members.values().flat_map(names_in);
            named.map(str::to_owned).into_iter().chain(inner).collect()
        }
        Value::Array(items) => items.iter().flat_map(names_in).collect(),
        _ => Vec::new(),
    }
}

struct Schema(Value);

impl Forms for Schema {
    fn page(&self, _: View) -> Result<Page, Error> {
        Ok(Page::Source(format!("{:#}\n", self.0)))
    }

    fn document(&self) -> Result<Option<Value>, Error> {
        Ok(Some(self.0.clone()))
    }
}

/// All of them, each by what it describes.
struct Schemas {
    all: Vec<Value>,
    m: Messages,
}

impl Schemas {
    /// The name, the identifier and the title of each.
    fn lines(&self) -> impl Iterator<Item = [&str; 3]> {
        self.all.iter().filter_map(|schema| {
            let id = schema["$id"].as_str()?;
            Some([id.strip_prefix(SPACE)?, id, schema["title"].as_str()?])
        })
    }
}

impl Forms for Schemas {
    fn page(&self, _: View) -> Result<Page, Error> {
        let row = |[name, _, title]: [&str; 3]| {
            vec![
                vec![Run::toned(name.to_owned(), Tone::Action)],
                plain(title.to_owned()),
            ]
        };
        Ok(Page::Blocks(vec![Block::Table(Table {
            header: [self.m.schema(), self.m.answer_of()].map(plain).to_vec(),
            rows: self.lines().map(row).collect(),
            ..Table::default()
        })]))
    }

    fn rows(&self) -> Option<Rows<'_>> {
        let cells = self
            .lines()
            .map(|line| Ok(line.map(|cell| plain(cell.to_owned())).to_vec()));
        let documents = self.lines();
        let documents = documents
            .map(|[name, id, title]| Ok(json!({ "name": name, "id": id, "title": title })));
        Some(Rows {
            columns: vec!["name", "id", "title"],
            cells: Box::new(cells),
            documents: Box::new(documents),
        })
    }
}
