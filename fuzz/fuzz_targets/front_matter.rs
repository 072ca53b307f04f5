//! Any bytes as a file: understood or left out, checked, never a panic; and a
//! file that the catalogue leaves out has an error in the check.

#![no_main]

use std::borrow::Cow;
use std::path::Path;

use apicat::catalogue::Catalogue;
use apicat::catalogue::fault::Fault;
use apicat::catalogue::source::{Kind, Source};
use apicat::check::{self, Finding};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let source = |kind| {
        let head: &[u8] = b"---\nname: P\ntitle: X\ntagline: t\nproducer: p\nis_open: 1\n";
        let bytes = match data.split_first() {
            Some((0..128, rest)) => [head, rest].concat(),
            _ => data.to_vec(),
        };
        let bytes = Ok(Cow::Owned(bytes));
        Source::new(kind, Path::new("x.md"), bytes)
    };
    for kind in [Kind::Api, Kind::Producer] {
        let catalogue = Catalogue::load(source(kind));
        let report = check::check_sources(source(kind));
        let is_left_out = !catalogue.bad_files().is_empty();
        let leaves_out = |finding: &Finding| matches!(finding.fault, Fault::LeftOut(_));
        assert_eq!(report.findings.iter().any(leaves_out), is_left_out);
    }
});
