//! Makes constants of `catalogue/`, so that the program reads nothing when it
//! starts: its entries, the index by which they are searched, the thesaurus.
//! What is wrong with an entry stops the build.

#![allow(clippy::print_stdout)] // how a build script speaks to cargo

use std::error::Error;
use std::path::Path;
use std::{env, fs};

use apicat_core::catalogue::fault::Severity;
use apicat_core::catalogue::{Catalogue, directory};
use apicat_core::check;
use apicat_core::find::{self, Index, Prose, Thesaurus};
use apicat_core::messages::{Lang, Messages};
use databake::{Bake, CrateEnv, quote};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=catalogue");
    let directory = Path::new("catalogue");
    let report = check::check(&directory::files(directory)?);
    let messages = Messages::new(Lang::English);
    for finding in report.findings {
        if finding.severity() == Severity::Error {
            println!("cargo::error={}", finding.line(messages));
        }
    }
    let path = directory.join("thesaurus.yaml");
    let thesaurus = Thesaurus::parse(&fs::read_to_string(&path)?)
        .map_err(|error| format!("{}: {error}", path.display()))?;
    let catalogue = Catalogue::from_directory(directory)?;
    let search = find::Compiled {
        index: Index::new(&catalogue),
        prose: Prose::new(&catalogue),
        thesaurus,
    };
    let crates = CrateEnv::default();
    let (catalogue, search) = (catalogue.compiled().bake(&crates), search.bake(&crates));
    let constants = quote! {
        pub(super) static CATALOGUE: apicat_core::catalogue::Compiled = #catalogue;
        pub(super) static SEARCH: apicat_core::find::Compiled = #search;
    };
    let to = Path::new(&env::var("OUT_DIR")?).join("compiled.rs");
    Ok(fs::write(to, constants.to_string())?)
}
