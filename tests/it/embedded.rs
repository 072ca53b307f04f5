//! What is compiled into the program is what its files say.

use std::fs;
use std::io::Cursor;
use std::path::PathBuf;

use apicat::archive::compile_into_program;
use apicat::catalogue::Catalogue;
use apicat::catalogue::subject::Subject;
use apicat::embedded;
use apicat::find::{CompiledSearch, Elsewhere, Engine, Thesaurus};

fn directory() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/catalogue"))
}

#[test]
fn the_entries_are_those_of_the_files() {
    let compiled = embedded::catalogue();
    let read = Catalogue::from_directory(&directory(), u64::MAX, &|_, _| {}).unwrap();
    assert!(compiled.apis().len() >= 170);
    assert_eq!(compiled.apis(), read.apis());
    assert_eq!(compiled.guides(), read.guides());
    assert!(read.guides().len() >= 22);
    for subject in read.guides().iter().map(Subject::Guide) {
        assert_eq!(compiled.body(subject), read.body(subject));
    }
    for api in read.apis() {
        let found = compiled.api(&api.id).unwrap();
        assert_eq!(found.id, api.id);
        assert_eq!(compiled.producer(api), read.producer(api));
        let subject = Subject::Api(api);
        assert_eq!(compiled.text(subject), read.text(subject));
        assert_eq!(compiled.body(subject), read.body(subject));
    }
}

#[test]
fn the_archive_is_that_of_the_files() {
    let text = |name: &str| fs::read_to_string(directory().join(name)).unwrap();
    let thesaurus = Thesaurus::parse(&text("thesaurus.yaml")).unwrap();
    let elsewhere = Elsewhere::parse(&text("elsewhere.yaml")).unwrap();
    assert_eq!(*embedded::elsewhere(), elsewhere);
    let read = Catalogue::from_directory(&directory(), u64::MAX, &|_, _| {}).unwrap();
    let search = CompiledSearch::new(&read, thesaurus, elsewhere);
    let mut archive = Cursor::new(Vec::new());
    compile_into_program(&read, &search, &mut archive).unwrap();
    assert!(
        archive.into_inner() == embedded::ARCHIVE,
        "not the same bytes"
    );
}

#[test]
fn a_search_answers_the_same_with_prose_compiled_or_read() {
    let compiled = embedded::engine();
    let read = Engine {
        stored_text: None,
        ..compiled
    };
    for words in ["identification", "étudiant boursier", "qualité de l’eau"] {
        let results = compiled.search(words);
        assert!(!results.hits.is_empty());
        assert_eq!(
            compiled.snippets(&results.hits, 3),
            read.snippets(&results.hits, 3)
        );
    }
}
