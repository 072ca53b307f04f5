//! The thesaurus of a catalogue, judged by its entries.

use super::diagnostics::Diagnostics;
use super::whole::unread;
use crate::catalogue::Catalogue;
use crate::catalogue::lint::Lint;
use crate::catalogue::side_file::SideFile;
use crate::catalogue::source::Unread;
use crate::find::{Index, Thesaurus};

pub(super) fn diagnostics(file: &SideFile<Thesaurus>, entries: &[Unread]) -> Diagnostics {
    let mut diagnostics = unread(file, Lint::UnreadThesaurus);
    let Ok(thesaurus) = &file.said else {
        return diagnostics;
    };
    let catalogue = Catalogue::load(entries.iter().filter_map(Unread::read));
    let named = thesaurus.named().into_iter();
    for slug in named.filter(|slug| catalogue.api(slug).is_none()) {
        let (found, near) = (slug.to_owned(), None);
        diagnostics.add(Lint::UnknownEntry { found, near }, || None);
    }
    for term in thesaurus.unmet(&Index::new(&catalogue, &|_, _| {})) {
        let found = term.to_owned();
        diagnostics.add(Lint::UnmetTerm { found }, || None);
    }
    diagnostics
}
