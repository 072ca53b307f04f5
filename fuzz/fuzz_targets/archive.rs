//! No bytes in place of a compiled catalogue stop the program, and what is read of
//! them cannot control a terminal. The sums are set right, so that what lies behind
//! them is met.

#![no_main]

use std::borrow::Cow;
use std::io::Cursor;
use std::path::Path;

use apicat::archive::{Archive, compile, with_sums};
use apicat::catalogue::source::{EntryKind, Source, Unread};
use apicat::catalogue::subject::Subject;
use apicat::catalogue::{Catalogue, OpenArchive};
use apicat::embedded;
use apicat::find::{Engine, Index, Lexicon};
use libfuzzer_sys::fuzz_target;

const ENTRY: &[u8] = b"---\ntitle: X eau\ntagline: t\nproducer: p\nis_open: 1\n---\neau, eaux\n";

fuzz_target!(|changes: Vec<(u32, u8)>| {
    let mut whole = Cursor::new(Vec::new());
    let path = Path::new("api/x.md");
    let source = Source::new(EntryKind::Api, path, Ok(Cow::Borrowed(ENTRY)));
    let files: Vec<Unread> = Unread::compiled(path, ENTRY).into_iter().collect();
    let catalogue = Catalogue::load(source);
    let index = Index::new(&catalogue, &|_, _| {});
    compile(&catalogue, &index, &files, &[], &mut whole).unwrap();
    let mut bytes = whole.into_inner();
    for (at, byte) in changes {
        let at = at as usize % bytes.len();
        bytes[at] = byte;
    }
    let Ok(archive) = Archive::open(Cursor::new(with_sums(bytes))) else {
        return;
    };
    let Ok(open) = OpenArchive::new(archive, Path::new("")) else {
        return;
    };
    let engine = Engine {
        catalogue: &open.catalogue,
        index: Lexicon::Stored(&open.index),
        stored_text: None,
        thesaurus: embedded::thesaurus(),
        elsewhere: embedded::elsewhere(),
    };
    let results = engine.search("eau kbis identifcation");
    let _ = engine.snippets(&results.hits, 3);
    for api in open.catalogue.apis() {
        assert!(!api.title.contains('\u{1b}'));
        let _ = open.catalogue.body(Subject::Api(api));
    }
    let _ = open.catalogue.archived_files().len();
});
