//! Compiles `catalogue/` into the file that the program holds: its entries, the
//! index by which they are searched, the thesaurus.
//! What is wrong with one of its files stops the build and says where; of what
//! is only doubtful, `apicat check` tells.

#![allow(clippy::print_stdout)] // how a build script speaks to cargo

use std::env;
use std::error::Error;
use std::fs::{self, File};
use std::path::Path;

use apicat_core::archive;
use apicat_core::catalogue::Catalogue;
use apicat_core::catalogue::date::Date;
use apicat_core::catalogue::diagnostic::{Diagnostic, Severity};
use apicat_core::catalogue::directory::{self, MOST_BYTES, Refusal};
use apicat_core::catalogue::side_file::SideFiles;
use apicat_core::check;
use apicat_core::find::{CompiledSearch, Elsewhere, Thesaurus};

const DIRECTORY: &str = "catalogue";
const ELSEWHERE: &str = "catalogue/elsewhere.yaml";
const THESAURUS: &str = "catalogue/thesaurus.yaml";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={DIRECTORY}");
    let errors = errors()?;
    for error in &errors {
        println!("cargo::error={error}");
    }
    // Told of an error, cargo stops here.
    if errors.is_empty() {
        let to = Path::new(&env::var("OUT_DIR")?).join("catalogue.apicat");
        let (catalogue, search) = compiled()?;
        archive::compile_into_program(&catalogue, &search, &mut File::create(to)?)?;
    }
    Ok(())
}

/// What is wrong with the catalogue, as those who build read it: the kinds of
/// diagnostics and their values. The words of the program are not built yet.
fn errors() -> Result<Vec<String>, Box<dyn Error>> {
    let files = directory::files(Path::new(DIRECTORY), MOST_BYTES).map_err(refused)?;
    if !files.iter().any(|file| file.is_entry()) {
        return Ok(vec![format!("{DIRECTORY}/api: no entry")]);
    }
    let beside = SideFiles::of_directory(Path::new(DIRECTORY));
    // Only warnings depend on the day.
    let diagnostics = check::check(&files, &beside, Date::of_unix(0), &|_, _| {}).diagnostics;
    let errors = diagnostics
        .iter()
        .filter(|found| found.severity() == Severity::Error);
    Ok(errors.map(for_builders).collect())
}

fn for_builders(diagnostic: &Diagnostic) -> String {
    format!("{}: {:?}", diagnostic.location(), diagnostic.lint)
}

/// Why the directory is not read, for those who build.
fn refused(refusal: Refusal) -> String {
    match refusal {
        Refusal::Unreadable(error) => format!("{DIRECTORY}: {}", error.words),
        Refusal::TooLarge(limit) => format!("{DIRECTORY}: over {limit} bytes"),
    }
}

fn compiled() -> Result<(Catalogue, CompiledSearch), Box<dyn Error>> {
    let thesaurus = Thesaurus::parse(&fs::read_to_string(THESAURUS)?);
    let elsewhere = Elsewhere::parse(&fs::read_to_string(ELSEWHERE)?);
    let catalogue = Catalogue::from_directory(Path::new(DIRECTORY), MOST_BYTES, &|_, _| {});
    let catalogue = catalogue.map_err(refused)?;
    let thesaurus = thesaurus.map_err(|(error, _)| format!("{THESAURUS}: {error:?}"))?;
    let elsewhere = elsewhere.map_err(|(error, _)| format!("{ELSEWHERE}: {error:?}"))?;
    let search = CompiledSearch::new(&catalogue, thesaurus, elsewhere);
    Ok((catalogue, search))
}
