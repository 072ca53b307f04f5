//! The words of a catalogue, judged by its entries: its thesaurus, and what is
//! elsewhere.

use super::diagnostics::Diagnostics;
use super::whole::unread;
use crate::catalogue::Catalogue;
use crate::catalogue::lint::Lint;
use crate::catalogue::side_file::SideFile;
use crate::catalogue::source::Unread;
use crate::find::{Elsewhere, Index, Thesaurus};

/// What is wrong with what is elsewhere: that it cannot be read, or that it leads
/// to no page.
pub(super) fn of_elsewhere(file: &SideFile<Elsewhere>, entries: &[Unread]) -> Diagnostics {
    let mut diagnostics = unread(file, Lint::UnreadElsewhere);
    let Ok(elsewhere) = &file.said else {
        return diagnostics;
    };
    let catalogue = Catalogue::load(entries.iter().filter_map(Unread::read));
    let is_known = |slug: &str| catalogue.api(slug).is_some() || catalogue.guide(slug).is_some();
    let slugs = elsewhere.things.iter().flat_map(|thing| thing.see.iter());
    for slug in slugs.filter(|slug| !is_known(slug)) {
        let (found, near) = (slug.to_string(), None);
        diagnostics.add(Lint::UnknownEntry { found, near }, || None);
    }
    diagnostics
}

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
