//! Seven entries of the catalogue as a catalogue of their own: lists, counts
//! and rankings that can be read whole, and stay the same when one adds to the
//! catalogue.

use std::path::Path;

use super::{Apicat, Files};

const ENTRIES: [&str; 7] = [
    "api-indemnites-journalieres-cnam",
    "api-pro-sante-connect",
    "api-statut-etudiant",
    "api-statut-etudiant-boursier",
    "api_ameli_droits_cnam",
    "franceconnect",
    "impot-particulier",
];

const PRODUCERS: [&str; 7] = ["ans", "cnam", "cnous", "dgfip", "dinum", "mesri", "renater"];

/// A directory with the seven entries, their producers and their source.
pub(crate) fn files() -> Files {
    let catalogue = Path::new(env!("CARGO_MANIFEST_DIR")).join("catalogue");
    let entries = ENTRIES.map(|slug| format!("api/{slug}.md"));
    let producers = PRODUCERS.map(|slug| format!("producteurs/{slug}.md"));
    entries
        .iter()
        .chain(&producers)
        .chain([&"source.yaml".to_owned()])
        .fold(Files::new(), |files, path| {
            let text = std::fs::read_to_string(catalogue.join(path)).unwrap();
            files.file(path, &text)
        })
}

/// A run being prepared on the catalogue in `files`.
pub(crate) fn apicat(files: &Files, line: &str) -> Apicat {
    Apicat::new()
        .line(line)
        .env("APICAT_CATALOGUE", files.path())
}
