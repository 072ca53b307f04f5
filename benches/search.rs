//! `cargo bench --bench search`: making the index, and asking it.

mod support;

use apicat::embedded;
use apicat::find::{Engine, Index};
use divan::Bencher;

const SIZES: [usize; 2] = [170, 10_000];

const QUERIES: [&str; 4] = [
    "identification",
    "identifcation",
    "comment savoir si un étudiant est boursier",
    "kbis",
];

fn main() {
    divan::main();
}

#[divan::bench(args = SIZES, sample_count = 5)]
fn index_build(bencher: Bencher<'_, '_>, size: usize) {
    let catalogue = support::catalogue(size);
    bencher.bench_local(|| Index::new(&catalogue, &|_, _| {}));
}

#[divan::bench(args = QUERIES)]
fn query_of_170(bencher: Bencher<'_, '_>, query: &str) {
    ask(bencher, 170, query);
}

#[divan::bench(args = QUERIES, sample_count = 20)]
fn query_of_10_000(bencher: Bencher<'_, '_>, query: &str) {
    ask(bencher, 10_000, query);
}

fn ask(bencher: Bencher<'_, '_>, size: usize, query: &str) {
    let catalogue = support::catalogue(size);
    let index = Index::new(&catalogue, &|_, _| {});
    let engine = Engine {
        catalogue: &catalogue,
        index: &index,
        stored_text: None,
        thesaurus: embedded::thesaurus(),
        elsewhere: embedded::elsewhere(),
    };
    bencher.bench_local(|| engine.search(query).hits.len());
}
