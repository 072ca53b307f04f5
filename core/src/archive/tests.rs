//! What an archive gives that anybody may have made.

use std::borrow::Cow;
use std::io::Cursor;
use std::path::Path;

use proptest::prelude::*;

use super::{Archive, Fault, HEADER, Indexed, MAGIC, compile, with_sums};
use crate::catalogue::Catalogue;
use crate::catalogue::source::{EntryKind, Source};
use crate::catalogue::subject::Subject;
use crate::find::{Elsewhere, Engine, Index, Thesaurus};

const FILES: [(EntryKind, &str, &str); 4] = [
    (
        EntryKind::Api,
        "api/x.md",
        "---\ntitle: API X\ntagline: De l’eau\nproducer: p\nis_open: -1\nuptime: 99.5\n\
         access_page: [{who: [Une commune], is_eligible: 1, description: d}]\n\
         entry_changed: 2024-02-29\nzone: {a: 1}\n---\nLa qualité de l’eau.\n",
    ),
    (
        EntryKind::Api,
        "api/y.md",
        "---\ntitle: Zones\ntagline: t\nproducer: q\nis_open: 1\n---\nLes eaux et les zones.\n",
    ),
    (
        EntryKind::Guide,
        "guides/g.md",
        "---\ntitle: Mesurer l’eau\napis: [x]\n---\nVoir X.\n",
    ),
    (
        EntryKind::Producer,
        "producteurs/p.md",
        "---\nname: P\n---\n",
    ),
];

fn bytes() -> Vec<u8> {
    let sources = FILES.map(|(kind, path, text)| {
        Source::new(kind, Path::new(path), Ok(Cow::Borrowed(text.as_bytes()))).unwrap()
    });
    let catalogue = Catalogue::load(sources);
    assert_eq!(catalogue.bad_files(), []);
    let mut to = Cursor::new(Vec::new());
    let index = Index::new(&catalogue, &|_, _| {});
    compile(&catalogue, Indexed::Whole(&index), &[], &mut to).unwrap();
    to.into_inner()
}

/// Asks for everything that there is.
fn asked(bytes: Vec<u8>) -> Result<Vec<String>, Fault> {
    let archive = Archive::open(Cursor::new(bytes))?;
    let (catalogue, index) = Catalogue::open(&archive, Path::new(""))?;
    let engine = Engine {
        catalogue: &catalogue,
        index: &index,
        stored_text: None,
        thesaurus: &Thesaurus::default(),
        elsewhere: &Elsewhere::default(),
    };
    let mut said = Vec::new();
    for words in ["eau", "zones x", "qualté", "mesurer l’eau"] {
        let results = engine.search(words);
        let snippets = engine.snippets(&results.hits, 3);
        said.extend(
            results
                .hits
                .iter()
                .map(|hit| hit.api(&catalogue).title.to_string()),
        );
        said.extend(snippets.into_iter().flatten().map(|snippet| snippet.text));
    }
    for api in catalogue.apis() {
        said.extend([api.title.to_string(), format!("{:?}", api.changed)]);
        said.extend(catalogue.body(Subject::Api(api)).map(Cow::into_owned));
    }
    let bad = catalogue.archived_bad_files().into_iter();
    said.extend(bad.map(|bad| bad.file));
    said.push(catalogue.archived_files().len().to_string());
    match archive.fault() {
        Some(fault) => Err(fault.clone()),
        None => Ok(said),
    }
}

#[test]
fn what_was_written_is_read() {
    let said = asked(bytes()).unwrap();
    assert!(
        said.iter().any(|said| said == "La qualité de l’eau."),
        "{said:?}"
    );
    assert_eq!(with_sums(bytes()), bytes());
}

#[test]
fn a_file_of_another_kind_is_foreign() {
    for bytes in [&b""[..], b"---\ntitle: x\n", &MAGIC[..8]] {
        assert_eq!(asked(bytes.to_vec()), Err(Fault::Foreign));
    }
    assert_eq!(asked(MAGIC.to_vec()), Err(Fault::Damaged));
}

#[test]
fn every_changed_byte_shows() {
    let whole = bytes();
    for at in MAGIC.len()..whole.len() {
        let mut changed = whole.clone();
        changed[at] ^= 1;
        assert!(asked(changed).is_err(), "byte {at}");
    }
}

/// With sums that are right: whatever a byte becomes, no text controls a terminal, and
/// none is lost without an error.
#[test]
fn no_byte_makes_a_text_that_controls_a_terminal() {
    let whole = bytes();
    let count = asked(whole.clone()).unwrap().len();
    for at in MAGIC.len() + 8..whole.len() {
        for byte in [0x1b, 0xff] {
            let mut changed = whole.clone();
            changed[at] = byte;
            if let Ok(said) = asked(with_sums(changed)) {
                assert!(
                    !said.iter().any(|said| said.contains('\u{1b}')),
                    "byte {at}"
                );
                let is_empty = said.len() == count && said.iter().any(String::is_empty);
                assert!(!is_empty, "byte {at}: {said:?}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    /// With sums that are right: never a panic, and no text that controls a terminal.
    #[test]
    fn whatever_is_in_it_is_survived(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
    ) {
        let mut bytes = bytes();
        let length = bytes.len();
        for (at, byte) in changes {
            let at = MAGIC.len() + 8 + at.index(length - MAGIC.len() - 8);
            bytes[at] = byte;
        }
        prop_assert!(bytes.len() > HEADER);
        if let Ok(said) = asked(with_sums(bytes)) {
            prop_assert!(!said.iter().any(|said| said.contains('\u{1b}')), "{:?}", said);
        }
    }
}
