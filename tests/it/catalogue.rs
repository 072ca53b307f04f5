//! The embedded catalogue, tested as data: by `check`, and by what a search
//! finds of it.

use apicat::embedded;

use crate::support::Apicat;

#[test]
fn a_strict_check_finds_nothing() {
    let output = Apicat::new().line("check --strict").run();
    let output = output.success().stdout("");
    assert!(output.stderr.ends_with(": nothing to report.\n"));
}

#[test]
fn an_entry_is_found_by_its_title_and_by_each_of_its_keywords() {
    let catalogue = embedded::catalogue();
    let engine = embedded::engine();
    let search = |query: &str| engine.search(query).hits;
    let mut findings = Vec::new();
    for api in catalogue.apis() {
        if search(&api.title)
            .first()
            .is_none_or(|hit| hit.api(catalogue).id != api.id)
        {
            findings.push(format!("{}: not first for its title", api.id));
        }
        for keyword in api.keywords.iter() {
            if !search(keyword)
                .iter()
                .any(|hit| hit.api(catalogue).id == api.id)
            {
                findings.push(format!("{}: not found by {keyword}", api.id));
            }
        }
    }
    assert!(findings.is_empty(), "\n{}", findings.join("\n"));
}
