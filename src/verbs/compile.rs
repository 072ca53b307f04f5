//! `apicat compile`: a catalogue directory as one file, read as the directory is.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use clap::{ArgMatches, Command, ValueHint, value_parser};

use apicat_core::Progress;

use super::arguments::{self, option, path};
use super::{Session, Verb, to_read};
use crate::answer::{Answer, Page};
use crate::archive::{self, Indexed};
use crate::cache::beside;
use crate::catalogue::Catalogue;
use crate::catalogue::side_file::SideFiles;
use crate::error::{Error, Usage};
use crate::find::Segments;
use crate::page::Block;
use crate::place::Place;
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

/// Writes the file. It says nothing but of files that are left out, and how the file is
/// read where its name alone is that of another catalogue.
fn compile<'s>(session: &'s Session<'s>, typed: &ArgMatches) -> Result<Answer<'s>, Error> {
    let directory = path(typed, "DIR").ok_or(Usage::Refused)?;
    let output = path(typed, "output").ok_or(Usage::Refused)?;
    if output.is_file() && !archive::is_archive(&output) {
        return Err(Error::Unwritable {
            path: output,
            reason: io::ErrorKind::AlreadyExists.into(),
        });
    }
    // Who compiles a directory has chosen it: no budget binds it.
    let catalogue = session.load_directory(&directory, u64::MAX)?;
    let page = match Place::of(&output) {
        Place::Path(_) => Page::Silence,
        Place::Embedded => {
            Page::Blocks(vec![Block::Paragraph(to_read(&output, session.messages()))])
        }
    };
    beside(&output, |file| {
        let folder = output
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty());
        let scratch = tempfile::tempfile_in(folder.unwrap_or(Path::new(".")))?;
        written(session, &directory, catalogue, scratch, file)
    })
    .map_err(|reason| Error::Unwritable {
        path: output,
        reason,
    })?;
    Ok(Answer::of(page))
}

fn written(
    session: &Session<'_>,
    directory: &Path,
    catalogue: Catalogue,
    scratch: File,
    file: &mut File,
) -> io::Result<()> {
    let index = |progress: Progress<'_>| Segments::new(&catalogue, Some(scratch), progress);
    let segments = session.terminal.count(Messages::entries_indexed, index)?;
    let index = Indexed::Parts(segments);
    let side_files = SideFiles::contents(directory);
    archive::compile(catalogue, index, &side_files, file)?;
    file.sync_all()
}
