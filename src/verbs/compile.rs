//! `apicat compile`: a catalogue directory as one file, read as the directory is.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use std::process;

use clap::{ArgMatches, Command, ValueHint, value_parser};

use super::arguments::{self, option, path};
use super::{Session, Verb};
use crate::answer::{Answer, Page};
use crate::archive;
use crate::catalogue::Catalogue;
use crate::catalogue::directory;
use crate::catalogue::side_file::SideFiles;
use crate::error::{Error, Usage};
use crate::words::Messages;

pub(super) static COMPILE: Verb = Verb {
    name: "compile",
    about: Messages::compile_about,
    description: Messages::compile_description,
    examples: &[(
        "apicat compile catalogue -o ~/catalogue.apicat",
        Messages::compile_example,
    )],
    asks_the_catalogue: false,
    arguments,
    answer: compile,
};

fn arguments(command: Command, m: Messages) -> Command {
    let directory = arguments::directory(m)
        .help(m.compile_argument())
        .required(true);
    let output = option("output", m.value_file(), m)
        .short('o')
        .help(m.compile_output())
        .value_hint(ValueHint::FilePath)
        .value_parser(value_parser!(PathBuf))
        .required(true);
    command
        .override_usage(format!(
            "apicat compile <{}> -o <{}>",
            m.value_directory(),
            m.value_file()
        ))
        .arg(directory)
        .arg(output)
}

/// Writes the file. It says nothing but of files that are left out.
fn compile<'s>(session: &'s Session<'s>, typed: &ArgMatches) -> Result<Answer<'s>, Error> {
    let directory = path(typed, "DIR").ok_or(Usage::Refused)?;
    let output = path(typed, "output").ok_or(Usage::Refused)?;
    // Who compiles a directory has chosen it: no budget binds it.
    let catalogue = session.load_directory(&directory, u64::MAX)?;
    beside(&output, |file| {
        written(session, &directory, &catalogue, file)
    })
    .map_err(|reason| Error::Unwritable {
        path: output,
        reason,
    })?;
    Ok(Answer::of(Page::Silence))
}

fn written(
    session: &Session<'_>,
    directory: &Path,
    catalogue: &Catalogue,
    file: &mut File,
) -> io::Result<()> {
    let files = directory::files(directory, u64::MAX).map_err(|_| io::ErrorKind::NotFound)?;
    let side_files = SideFiles::contents(directory);
    session
        .terminal
        .count(Messages::entries_indexed, |progress| {
            archive::compile(catalogue, &files, &side_files, file, progress)
        })
}

/// Writes a file beside its place, then puts it there: who reads meanwhile has the
/// old one or the new one, and a failure leaves the old one. A link stays one; what
/// is no file, such as a device, is not replaced.
fn beside(path: &Path, write: impl FnOnce(&mut File) -> io::Result<()>) -> io::Result<()> {
    let path = &fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    match fs::metadata(path) {
        Ok(found) if found.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
        Ok(found) if !found.is_file() => return Err(io::ErrorKind::Unsupported.into()),
        _ => {}
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}", process::id()));
    let new = path.with_file_name(name);
    let mut options = OpenOptions::new();
    let mut file = options.read(true).write(true).create_new(true).open(&new)?;
    let written = write(&mut file)
        .and_then(|()| file.sync_all())
        .and_then(|()| fs::rename(&new, path));
    if written.is_err() {
        let _ = fs::remove_file(&new);
    }
    written
}
