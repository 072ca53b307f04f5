//! The program as a process, one file for each concern.

// What fails in a helper fails its test; what is skipped is said.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stderr)]

mod access;
mod archives;
mod bad_entries;
mod bad_files;
mod cache;
mod catalogue;
mod check;
mod commands;
mod completions;
mod completions_in_shells;
mod dialogue;
mod diff;
mod directories;
mod documentation;
mod embedded;
mod endpoints;
mod errors;
mod escapes;
mod explorer;
mod exports;
mod facts;
mod filters;
mod formats;
mod guides;
mod help;
mod hostile;
mod hyperlinks;
mod import;
mod instructions;
mod languages;
mod layers;
mod limits;
mod manual;
mod packages;
mod pager;
mod panics;
mod parts;
mod picture;
mod plain;
mod profiles;
mod prompt;
mod properties;
mod publiccode;
mod questionnaires;
mod resolve;
mod schemas;
mod score;
mod screens;
mod scripts;
mod stops;
mod support;
mod wordings;

/// A file that no line above names would be compiled by nobody.
#[test]
fn every_file_is_a_module() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it");
    let root = include_str!("main.rs");
    for entry in std::fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let module = name.trim_end_matches(".rs");
        let is_code = name.ends_with(".rs") || name == "support";
        let is_named = module == "main" || root.contains(&format!("\nmod {module};\n"));
        assert!(!is_code || is_named, "{name}");
    }
}
