//! `apicat import`: documents of others as files of a catalogue.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use clap::{ArgMatches, Command, ValueHint, value_parser};
use serde_json::{Value, json};

use super::arguments::{argument, option, path, refused, text, texts};
use super::endpoints::of_file;
use super::{Session, Verb};
use crate::answer::{Answer, Forms, Page, View};
use crate::catalogue::clean::clean_line;
use crate::catalogue::date::Date;
use crate::catalogue::source::{EntryKind, Source};
use crate::error::{Error, Usage};
use crate::openapi::{Endpoints, file};
use crate::page::{Block, plain};
use crate::words::Messages;

pub(super) static IMPORT: Verb = Verb {
    name: "import",
    about: Messages::import_about,
    description: Messages::import_description,
    examples: &[(
        "apicat import --openapi tests/it/data/openapi.yaml villes --to ~/catalogue",
        Messages::import_example,
    )],
    asks_the_catalogue: false,
    arguments,
    answer: import,
};

const OPENAPI: &str = "openapi";

fn arguments(command: Command, m: Messages) -> Command {
    let file = m.value_file();
    let usage = format!(
        "apicat import --openapi <{file}> <SLUG> [{}]",
        m.options_placeholder()
    );
    let paths = |name, value| option(name, value, m).value_parser(value_parser!(PathBuf));
    command
        .override_usage(usage)
        .arg(
            argument("NAME", m)
                .value_name("SLUG")
                .required(true)
                .help(m.import_slug()),
        )
        .arg(
            paths(OPENAPI, file)
                .required(true)
                .value_hint(ValueHint::FilePath)
                .help(m.import_openapi()),
        )
        .arg(
            paths("to", m.value_directory())
                .value_hint(ValueHint::DirPath)
                .help(m.import_to()),
        )
        .arg(
            option("path", m.value_path(), m)
                .help(m.import_path())
                .action(clap::ArgAction::Append),
        )
        .arg(option("url", m.value_address(), m).help(m.import_url()))
        .arg(option("date", m.value_date(), m).help(m.import_date()))
        .arg(
            option("server", m.value_address(), m)
                .help(m.import_server())
                .action(clap::ArgAction::Append),
        )
        .arg(option("note", m.value_words(), m).help(m.import_note()))
}

fn import<'s>(session: &'s Session<'s>, typed: &ArgMatches) -> Result<Answer<'s>, Error> {
    let openapi = path(typed, OPENAPI).ok_or(Usage::Refused)?;
    let to = path(typed, "to").unwrap_or_else(|| ".".into());
    let name = text(typed, "NAME").unwrap_or_default();
    let path = target(&to, &name)?;
    let before = fs::read(&path)
        .ok()
        .and_then(|bytes| file::parse(&bytes).ok());
    let mut endpoints = of_file(session, &openapi)?.facts();
    let paths = texts(typed, "path");
    endpoints.keep(&paths);
    if endpoints.operations.is_empty() {
        // A file that is there already is worth more than an empty one.
        let (id, words) = (clean_line(&openapi.to_string_lossy()), paths.join(" "));
        return Err(Error::NoOperation { id, words });
    }
    // An address that is given may be that of another document.
    given(&mut endpoints, typed)?;
    endpoints.complete(&before.unwrap_or_default());
    write(&path, &file::written(&endpoints))?;
    Ok(Answer::of(Imported {
        path: path.to_string_lossy().into_owned(),
        operations: endpoints.operations.len(),
        m: session.messages(),
    }))
}

/// The file of a slug in a catalogue directory.
fn target(to: &Path, name: &str) -> Result<PathBuf, Error> {
    let folder = to.join(EntryKind::Endpoints.folder());
    let path = folder.join(format!("{name}.yaml"));
    let is_slug = !name.contains(['/', '\\'])
        && Source::new(EntryKind::Endpoints, &path, Ok(Vec::new().into())).is_some();
    match is_slug {
        true => Ok(path),
        false => Err(refused(not_valid(name, "SLUG"), &IMPORT)),
    }
}

fn not_valid(typed: &str, option: &str) -> Usage {
    Usage::InvalidValue {
        typed: typed.to_owned(),
        option: option.to_owned(),
        near: Vec::new(),
        known: Vec::new(),
    }
}

/// What the command line says of the document takes the place of what it says
/// itself.
fn given(endpoints: &mut Endpoints, typed: &ArgMatches) -> Result<(), Error> {
    let document = &mut endpoints.document;
    if let Some(date) = text(typed, "date") {
        if Date::parse_iso(&date).is_none() {
            return Err(refused(not_valid(&date, "--date"), &IMPORT));
        }
        document.date = Some(date.into());
    }
    if let Some(url) = text(typed, "url") {
        document.url = Some(url.into());
    }
    if let Some(note) = text(typed, "note") {
        document.note = Some(note.into());
    }
    let servers = texts(typed, "server");
    if !servers.is_empty() {
        endpoints.servers = servers.into_iter().map(Into::into).collect();
    }
    Ok(())
}

fn write(path: &Path, text: &str) -> Result<(), Error> {
    let folder = path.parent().unwrap_or(path);
    let unwritable = |reason: io::Error| Error::Unwritable {
        path: path.to_owned(),
        reason,
    };
    fs::create_dir_all(folder).map_err(unwritable)?;
    fs::write(path, text).map_err(unwritable)
}

/// A file that was written.
struct Imported {
    path: String,
    operations: usize,
    m: Messages,
}

impl Forms for Imported {
    fn page(&self, _: View) -> Result<Page, Error> {
        let said = self
            .m
            .imported(&self.path, &self.m.operations(self.operations));
        Ok(Page::Blocks(vec![Block::Paragraph(plain(said))]))
    }

    fn document(&self) -> Result<Option<Value>, Error> {
        Ok(Some(
            json!({ "file": self.path, "operations": self.operations }),
        ))
    }
}
