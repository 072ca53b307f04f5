//! What is compiled into the program is what its files say.

use std::path::PathBuf;

use apicat::catalogue::Catalogue;
use apicat::catalogue::subject::Subject;
use apicat::embedded;
use apicat::find::{Elsewhere, Engine, Index, Lexicon, Thesaurus};

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
fn the_index_and_the_thesaurus_are_those_of_the_files() {
    let compiled = embedded::catalogue();
    let engine = embedded::engine();
    let Lexicon::Held(index) = engine.index else {
        panic!("an index in memory");
    };
    assert_eq!(*index, Index::new(compiled, &|_, _| {}));
    let text = std::fs::read_to_string(directory().join("thesaurus.yaml")).unwrap();
    assert_eq!(*engine.thesaurus, Thesaurus::parse(&text).unwrap());
    let text = std::fs::read_to_string(directory().join("elsewhere.yaml")).unwrap();
    assert_eq!(*engine.elsewhere, Elsewhere::parse(&text).unwrap());
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
