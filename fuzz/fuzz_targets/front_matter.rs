//! Any bytes as a file: understood or left out, checked, never a panic; and a
//! file that the catalogue leaves out has an error in the check.

#![no_main]

use std::borrow::Cow;
use std::path::Path;

use apicat::catalogue::Catalogue;
use apicat::catalogue::source::{Kind, Source};
use apicat::check::{self, Severity};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let source = |kind| {
        let bytes = Ok(Cow::Owned(data.to_vec()));
        Source::new(kind, Path::new("x.md"), bytes)
    };
    for kind in [Kind::Api, Kind::Producer] {
        let catalogue = Catalogue::load(source(kind));
        let report = check::check_sources(source(kind));
        let is_left_out = !catalogue.bad_files().is_empty();
        let has_error = report.count(Severity::Error) > 0;
        assert!(has_error || !is_left_out, "{:?}", catalogue.bad_files());
    }
});
