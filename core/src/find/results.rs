//! What a search gives.

use std::collections::HashMap;
use std::rc::Rc;

use super::elsewhere::Thing;
use super::index::{Stem, of_entry};
use super::query::Correction;
use crate::catalogue::Catalogue;
use crate::catalogue::api::Api;
use crate::catalogue::guide::Guide;

/// Least score of a hit that is worth a look, as a share of the best.
const MIN_SHARE: f64 = 0.15;

/// What a search gives.
#[derive(Debug, Default)]
pub struct Results<'a> {
    /// The best first.
    pub hits: Vec<Hit>,
    /// The guides that answer about as well as the best of all, the best first; few.
    pub guides: Vec<Hit>,
    /// The words of the query that were searched as others.
    pub corrections: Vec<Correction>,
    /// The synonyms that occur in some entry, as the thesaurus writes them.
    pub synonyms: Vec<String>,
    /// What is looked for, where no entry is known to hold it.
    pub elsewhere: Option<&'a Thing>,
    /// When there are no hits.
    pub near_miss: NearMiss,
}

/// What is known of a query that finds nothing.
#[derive(Debug, Default)]
pub struct NearMiss {
    /// The words of the query that some entry has, and how many have them.
    pub known: Vec<(String, usize)>,
    /// The widest part of the query that finds something.
    pub part: Option<String>,
}

/// How many hits, the best first, are not far behind the best.
pub fn telling(hits: &[Hit]) -> usize {
    let best = hits.first().map_or(0.0, |hit| hit.score);
    hits.partition_point(|hit| hit.score >= MIN_SHARE * best)
}

/// What was found: an API or a guide, by its number. It is read where it is asked for.
#[derive(Debug)]
pub struct Hit {
    /// Comparable within one search only.
    pub score: f64,
    /// The number of its document.
    pub(super) number: u32,
    /// The guide that makes it an answer, by its number.
    pub(super) guide: Option<usize>,
    pub(super) matched: Rc<Matched>,
}

impl Hit {
    /// The API, where it is one of [`Results::hits`] of `catalogue`.
    pub fn api<'a>(&self, catalogue: &'a Catalogue) -> &'a Api {
        catalogue.api_at(self.number as usize)
    }

    /// The guide, where it is one of [`Results::guides`] of `catalogue`.
    pub fn guide<'a>(&self, catalogue: &'a Catalogue) -> Option<&'a Guide> {
        let number = self.number as usize;
        Some(catalogue.guide_at(number.checked_sub(catalogue.api_count())?))
    }
}

/// What a query was matched by.
#[derive(Debug, Default)]
pub(super) struct Matched {
    /// Its words, folded, as typed or corrected.
    pub(super) words: Vec<String>,
    /// The stems of its words and of those that they begin.
    pub(super) stems: Vec<Stem>,
    /// The stems of each synonym that was found, and where.
    pub(super) synonyms: Vec<(Vec<Stem>, Vec<u32>)>,
    /// The packed postings of the stems that were asked for.
    pub(super) postings: HashMap<Stem, Rc<[u64]>>,
}

impl Matched {
    /// The stems by which an entry matched, sorted.
    pub(super) fn stems_of(&self, entry: u32) -> Vec<Stem> {
        let has = |stem: &&Stem| of_entry(self.list(**stem), entry).next().is_some();
        let synonyms = self.synonyms.iter();
        let synonyms = synonyms.filter(|(_, entries)| entries.binary_search(&entry).is_ok());
        let own = self.stems.iter().filter(has);
        let stems = own.chain(synonyms.flat_map(|(stems, _)| stems));
        let mut stems: Vec<Stem> = stems.copied().collect();
        stems.sort_unstable();
        stems.dedup();
        stems
    }

    /// The packed postings of a stem.
    pub(super) fn list(&self, stem: Stem) -> &[u64] {
        self.postings.get(&stem).map_or(&[], AsRef::as_ref)
    }
}
