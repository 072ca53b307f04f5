//! The lists that documents are of: how much of each was read. Only of a whole list can
//! be said what is in it no more.

use std::collections::{BTreeMap, HashSet};

/// How much of a list a part of a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    /// Some entry of it.
    Entry,
    /// A page of a list that has so many entries.
    Page(usize),
    /// A page of what a question chose of a list.
    Choice(usize),
    All,
}

/// By their names.
#[derive(Debug, Default)]
pub(super) struct Lists(BTreeMap<String, Read>);

/// What was read of a list.
#[derive(Debug, Default)]
struct Read {
    is_all: bool,
    is_choice: bool,
    /// How many entries it has by its own word.
    total: usize,
    /// Those that were met: an entry may be on two pages.
    met: HashSet<String>,
}

impl Read {
    fn is_whole(&self) -> bool {
        let is_all_pages = self.total > 0 && self.met.len() >= self.total;
        !self.is_choice && (self.is_all || is_all_pages)
    }
}

impl Lists {
    /// Takes in a part of a list, and what its entries are called in it.
    pub(super) fn take(&mut self, list: String, extent: Extent, met: HashSet<String>) {
        let read = self.0.entry(list).or_default();
        match extent {
            Extent::Entry => return,
            Extent::All => read.is_all = true,
            Extent::Page(total) | Extent::Choice(total) => read.total = read.total.max(total),
        }
        read.is_choice |= matches!(extent, Extent::Choice(_));
        read.met.extend(met);
    }

    /// The names of those that were read whole.
    pub(super) fn whole(&self) -> impl Iterator<Item = &str> {
        let whole = self.0.iter().filter(|(_, read)| read.is_whole());
        whole.map(|(name, _)| name.as_str())
    }

    /// How many entries each has by its own word, and how many of them were met, where
    /// these are fewer.
    pub(super) fn missing(&self) -> impl Iterator<Item = (usize, usize)> {
        let pairs = self.0.values().filter(|read| !read.is_all);
        let pairs = pairs.map(|read| (read.total, read.met.len()));
        pairs.filter(|(total, met)| met < total)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_whole_when_its_pages_are_or_when_it_is_no_page() {
        use Extent::{All, Choice, Entry, Page};
        for (parts, is_whole, missing) in [
            (&[(Entry, "a")][..], false, None),
            (&[(All, "a")], true, None),
            (&[(Page(2), "a")], false, Some((2, 1))),
            (&[(Page(2), "a"), (Page(2), "a")], false, Some((2, 1))),
            (&[(Page(2), "a"), (Page(2), "b")], true, None),
            (&[(Page(2), "a"), (Entry, "b")], false, Some((2, 1))),
            (&[(Choice(1), "a")], false, None),
        ] {
            let mut lists = Lists::default();
            for (extent, met) in parts {
                lists.take("l".to_owned(), *extent, [(*met).to_owned()].into());
            }
            assert_eq!(lists.whole().count() == 1, is_whole, "{parts:?}");
            assert_eq!(lists.missing().next(), missing, "{parts:?}");
        }
    }
}
