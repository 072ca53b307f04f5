//! Any bytes as a file: understood or left out, checked, never a panic; and the
//! catalogue leaves a file out where the check says so, for one of its reasons.

#![no_main]

use std::borrow::Cow;
use std::path::Path;

use apicat::catalogue::Catalogue;
use apicat::catalogue::lint::Lint;
use apicat::catalogue::source::{EntryKind, Source};
use apicat::check;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let source = |kind| {
        let head: &[u8] = b"---\nname: P\ntitle: X\ntagline: t\nproducer: p\nis_open: 1\n";
        let bytes = match data.split_first() {
            Some((0..128, rest)) => [head, rest].concat(),
            _ => data.to_vec(),
        };
        let bytes = Ok(Cow::Owned(bytes));
        let path = match kind {
            EntryKind::Question => "x.yaml",
            EntryKind::Api | EntryKind::Guide | EntryKind::Producer => "x.md",
        };
        Source::new(kind, Path::new(path), bytes)
    };
    for kind in EntryKind::ALL {
        let catalogue = Catalogue::load(source(kind));
        let report = check::check_sources(source(kind));
        let reasons: Vec<_> = report
            .diagnostics
            .iter()
            .filter(|found| matches!(found.lint, Lint::LeftOut(_)))
            .map(|found| (&found.lint, found.position()))
            .collect();
        match catalogue.bad_files() {
            [] => assert!(reasons.is_empty(), "{reasons:?}"),
            [bad, ..] => assert!(reasons.contains(&(&bad.lint, bad.position()))),
        }
    }
});
