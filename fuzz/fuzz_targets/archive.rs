//! No bytes in place of a compiled catalogue stop the program, and what is read of
//! them cannot control a terminal. The sums are set right, so that what lies behind
//! them is met.

#![no_main]

use std::borrow::Cow;
use std::io::Cursor;
use std::path::Path;

use apicat::archive::{Archive, Indexed, compile, with_sums};
use apicat::catalogue::Catalogue;
use apicat::catalogue::source::{EntryKind, Source};
use apicat::catalogue::subject::Subject;
use apicat::embedded;
use apicat::find::{Engine, Index};
use libfuzzer_sys::fuzz_target;

const ENTRY: &[u8] = b"---\ntitle: X eau\ntagline: t\nproducer: p\nis_open: 1\n---\neau, eaux\n";

fuzz_target!(|changes: Vec<(u32, u8)>| {
    let mut whole = Cursor::new(Vec::new());
    let path = Path::new("api/x.md");
    let source = Source::new(EntryKind::Api, path, Ok(Cow::Borrowed(ENTRY)));
    let catalogue = Catalogue::load(source);
    let index = Index::new(&catalogue, &|_, _| {});
    compile(&catalogue, Indexed::Whole(&index), &[], &mut whole).unwrap();
    let mut bytes = whole.into_inner();
    for (at, byte) in changes {
        let at = at as usize % bytes.len();
        bytes[at] = byte;
    }
    let Ok(archive) = Archive::open(Cursor::new(with_sums(bytes))) else {
        return;
    };
    let Ok((catalogue, index)) = Catalogue::open(&archive, Path::new("")) else {
        return;
    };
    let engine = Engine {
        catalogue: &catalogue,
        index: &index,
        stored_text: None,
        thesaurus: embedded::thesaurus(),
        elsewhere: embedded::elsewhere(),
    };
    let results = engine.search("eau kbis identifcation");
    let _ = engine.snippets(&results.hits, 3);
    for api in catalogue.apis() {
        assert!(!api.title.contains('\u{1b}'));
        let _ = catalogue.body(Subject::Api(api));
    }
    let _ = catalogue.archived_files().len();
});
