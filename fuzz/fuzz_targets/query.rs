//! Any words as a query to the embedded catalogue: no panic, no score that is
//! no number, each entry once.

#![no_main]

use std::collections::HashSet;
use std::sync::LazyLock;

use apicat::catalogue::Catalogue;
use apicat::find::{Index, Thesaurus, resolve, search};
use apicat::markdown::Context;
use apicat::messages::{Lang, Messages};
use libfuzzer_sys::fuzz_target;

static CATALOGUE: LazyLock<(Catalogue, Index)> = LazyLock::new(|| {
    let catalogue = Catalogue::embedded();
    let context = Context {
        messages: Messages::new(Lang::French),
        knows: &|_| true,
        request: None,
    };
    let index = Index::new(&catalogue, &context);
    (catalogue, index)
});

fuzz_target!(|query: &str| {
    let (catalogue, index) = &*CATALOGUE;
    let results = search(catalogue, index, Thesaurus::embedded(), query);
    let ids: HashSet<&str> = results.hits.iter().map(|hit| hit.api.id.as_str()).collect();
    assert_eq!(ids.len(), results.hits.len());
    assert!(results.hits.iter().all(|hit| hit.score.is_finite() && hit.score >= 0.0));
    let _ = resolve(catalogue, query);
});
