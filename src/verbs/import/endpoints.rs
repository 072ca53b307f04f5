//! What can be called by a document, as the file of an entry that is there already.

use std::fs;
use std::path::{Path, PathBuf};

use clap::ArgMatches;
use serde_json::{Value, json};

use super::super::Session;
use super::super::arguments::{path, refused, text, texts};
use super::super::endpoints::of_file;
use super::directory::Directory;
use super::{DATE, ENDPOINTS, FILE, IMPORT, NOTE, PATH, SERVER, TO, URL};
use crate::answer::{Answer, Forms, Page, View};
use crate::catalogue::clean::clean_line;
use crate::catalogue::date::Date;
use crate::catalogue::directory::slugs;
use crate::catalogue::source::{EntryKind, Source};
use crate::check::is_address;
use crate::error::{Error, Usage};
use crate::find::nearest_word;
use crate::openapi::{Endpoints, file};
use crate::page::{Block, plain};
use crate::words::Messages;

pub(super) fn import<'s>(
    session: &'s Session<'s>,
    typed: &ArgMatches,
) -> Result<Answer<'s>, Error> {
    let openapi = document(typed)?;
    let to = path(typed, TO).ok_or(Usage::Refused)?;
    let name = text(typed, ENDPOINTS).unwrap_or_default();
    let file = file_of(&name)?;
    let path = to.join(&file);
    let slugs = slugs(&to, session.most_bytes);
    if !slugs.contains(&name) && !path.exists() {
        let near = nearest_word(&name, slugs.iter().map(String::as_str));
        return Err(Error::NoSuchEntry {
            near: near.map(str::to_owned),
            path: to,
            typed: name,
        });
    }
    let before = fs::read(&path)
        .ok()
        .and_then(|bytes| file::parse(&bytes).ok());
    let mut endpoints = of_file(session, &openapi)?.facts();
    let paths = texts(typed, PATH);
    endpoints.keep(&paths);
    if endpoints.operations.is_empty() {
        // A file that is there already is worth more than an empty one.
        let (id, words) = (clean_line(&openapi.to_string_lossy()), paths.join(" "));
        return Err(Error::NoOperation { id, words });
    }
    // An address that is given may be that of another document.
    given(&mut endpoints, typed)?;
    endpoints.complete(&before.unwrap_or_default());
    let directory = Directory::open(&to, session.most_bytes)?;
    directory.write(&file, &file::written(&endpoints))?;
    Ok(Answer::of(Operations {
        path: path.to_string_lossy().into_owned(),
        operations: endpoints.operations.len(),
        m: session.messages(),
    }))
}

/// The one document that a file is made of.
fn document(typed: &ArgMatches) -> Result<PathBuf, Error> {
    let mut files = typed.get_many::<PathBuf>(FILE).unwrap_or_default();
    let first = files.next().ok_or(Usage::Refused)?;
    match files.next() {
        Some(other) => {
            let typed = clean_line(&other.to_string_lossy());
            Err(refused(Usage::UnexpectedArgument { typed }, &IMPORT))
        }
        None => Ok(first.clone()),
    }
}

/// The file of a slug, from the catalogue directory on.
fn file_of(name: &str) -> Result<String, Error> {
    let kind = EntryKind::Endpoints;
    let file = format!("{}/{name}{}", kind.folder(), kind.extension());
    let is_slug = !name.contains(['/', '\\'])
        && Source::new(kind, Path::new(&file), Ok(Vec::new().into())).is_some();
    match is_slug {
        true => Ok(file),
        false => Err(refused(not_valid(name, "--endpoints"), &IMPORT)),
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
    if let Some(date) = text(typed, DATE) {
        if Date::parse_iso(&date).is_none() {
            return Err(refused(not_valid(&date, "--date"), &IMPORT));
        }
        document.date = Some(date.into());
    }
    if let Some(url) = text(typed, URL) {
        refuse_bad_address(&url, "--url")?;
        document.url = Some(url.into());
    }
    if let Some(note) = text(typed, NOTE) {
        document.note = Some(note.into());
    }
    let servers = texts(typed, SERVER);
    for server in &servers {
        refuse_bad_address(server, "--server")?;
    }
    if !servers.is_empty() {
        endpoints.servers = servers.into_iter().map(Into::into).collect();
    }
    Ok(())
}

/// # Errors
/// A text is no address of the web.
fn refuse_bad_address(typed: &str, option: &str) -> Result<(), Error> {
    match typed.contains("://") && is_address(typed) {
        true => Ok(()),
        false => Err(refused(not_valid(&clean_line(typed), option), &IMPORT)),
    }
}

/// A file that was written.
struct Operations {
    path: String,
    operations: usize,
    m: Messages,
}

impl Forms for Operations {
    fn page(&self, _: View) -> Result<Page, Error> {
        let said = self
            .m
            .imported_operations(&self.path, &self.m.operations(self.operations));
        Ok(Page::Blocks(vec![Block::Paragraph(plain(said))]))
    }

    fn document(&self) -> Result<Option<Value>, Error> {
        Ok(Some(
            json!({ "file": self.path, "operations": self.operations }),
        ))
    }
}
