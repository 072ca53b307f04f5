//! Any text as an OpenAPI document: read or refused, never a panic; and what a file
//! of a catalogue holds is what was written into it.

#![no_main]

use apicat::openapi::{Endpoints, file};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let Ok(endpoints) = Endpoints::read(text) else {
        return;
    };
    let written = file::written(&endpoints.facts());
    if let Ok(again) = file::parse(written.as_bytes()) {
        assert_eq!(file::written(&again), written);
    }
});
