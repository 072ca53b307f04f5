//! The words of a catalogue, judged by its entries: its thesaurus, and what is
//! elsewhere.

use super::diagnostics::Diagnostics;
use super::whole::unread;
use crate::catalogue::Catalogue;
use crate::catalogue::lint::Lint;
use crate::catalogue::side_file::{SideFile, SideFiles};
use crate::catalogue::source::Unread;
use crate::find::{Elsewhere, Index, Thesaurus};

/// What is wrong with each of these files that a catalogue has.
pub(super) fn diagnostics(beside: &SideFiles, entries: &[Unread]) -> Vec<Diagnostics> {
    let (thesaurus, elsewhere) = (&beside.thesaurus, &beside.elsewhere);
    if thesaurus.is_none() && elsewhere.is_none() {
        return Vec::new();
    }
    let catalogue = Catalogue::load(entries.iter().filter_map(Unread::read));
    let thesaurus = thesaurus.iter().map(|file| of_thesaurus(file, &catalogue));
    let elsewhere = elsewhere.iter().map(|file| of_elsewhere(file, &catalogue));
    thesaurus.chain(elsewhere).collect()
}

/// What is wrong with what is elsewhere: that it cannot be read, or that it leads
/// to no page.
fn of_elsewhere(file: &SideFile<Elsewhere>, catalogue: &Catalogue) -> Diagnostics {
    let mut diagnostics = unread(file, Lint::UnreadElsewhere);
    let Ok(elsewhere) = &file.said else {
        return diagnostics;
    };
    let is_known = |slug: &str| catalogue.api(slug).is_some() || catalogue.guide(slug).is_some();
    let slugs = elsewhere.things.iter().flat_map(|thing| thing.see.iter());
    for slug in slugs.filter(|slug| !is_known(slug)) {
        let (found, near) = (slug.to_string(), None);
        diagnostics.add(Lint::UnknownEntry { found, near }, || None);
    }
    diagnostics
}

/// What is wrong with the thesaurus: that it cannot be read, or that it leads to
/// nothing.
fn of_thesaurus(file: &SideFile<Thesaurus>, catalogue: &Catalogue) -> Diagnostics {
    let mut diagnostics = unread(file, Lint::UnreadThesaurus);
    let Ok(thesaurus) = &file.said else {
        return diagnostics;
    };
    let named = thesaurus.named().into_iter();
    for slug in named.filter(|slug| catalogue.api(slug).is_none()) {
        let (found, near) = (slug.into_owned(), None);
        diagnostics.add(Lint::UnknownEntry { found, near }, || None);
    }
    for term in thesaurus.unmet(&Index::new(catalogue, &|_, _| {})) {
        let found = term.into_owned();
        diagnostics.add(Lint::UnmetTerm { found }, || None);
    }
    diagnostics
}
