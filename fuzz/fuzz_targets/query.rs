//! Any words as a query to the embedded catalogue: no panic, no score that is
//! no number, each entry once.

#![no_main]

use std::collections::HashSet;

use apicat::embedded;
use apicat::find::{resolve, resolve_page};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|query: &str| {
    let catalogue = embedded::catalogue();
    let results = embedded::engine().search(query);
    let ids: HashSet<&str> = results
        .hits
        .iter()
        .map(|hit| &*hit.api(catalogue).id)
        .collect();
    assert_eq!(ids.len(), results.hits.len());
    assert!(
        results
            .hits
            .iter()
            .all(|hit| hit.score.is_finite() && hit.score >= 0.0)
    );
    let _ = resolve(catalogue, query);
    let _ = resolve_page(catalogue, query);
});
