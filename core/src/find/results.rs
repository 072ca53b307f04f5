//! What a search gives.

use std::sync::Arc;

use super::elsewhere::Thing;
use super::index::Stem;
use super::query::Correction;
use crate::catalogue::api::Api;
use crate::catalogue::guide::Guide;

/// Least score of a hit that is worth a look, as a share of the best.
const MIN_SHARE: f64 = 0.15;

/// What a search gives.
#[derive(Debug, Default)]
pub struct Results<'a> {
    /// The best first.
    pub hits: Vec<Hit<'a>>,
    /// The guides that answer about as well as the best of all, the best first; few.
    pub guides: Vec<Hit<'a, Guide>>,
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
pub fn telling(hits: &[Hit<'_>]) -> usize {
    let best = hits.first().map_or(0.0, |hit| hit.score);
    hits.partition_point(|hit| hit.score >= MIN_SHARE * best)
}

/// What was found: an API or a guide.
#[derive(Debug)]
pub struct Hit<'a, T = Api> {
    pub item: &'a T,
    /// Comparable within one search only.
    pub score: f64,
    /// The number of its document.
    pub(super) number: u32,
    /// The guide that makes it an answer, by its number.
    pub(super) guide: Option<usize>,
    /// The stems that matched, each once.
    pub(super) stems: Vec<Stem>,
    /// The words of the query, folded, as typed or corrected.
    pub(super) words: Arc<[String]>,
}
