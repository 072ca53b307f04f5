//! `.import.json`: what import wrote into a directory, by which it knows what a
//! person changed since, what a list calls by another name, and what it has no more.
//!
//! It is a file of its own, so that entries hold what is said of an API and nothing
//! else. Where it is lost, nothing is written over. It is written before the files of a
//! run with what these are to become, and after them: a run that is stopped is no hand.

#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use serde::{Deserialize, Serialize};

use super::instant::Instant;
use super::moves::Pair;
use super::wanted::{Facts, Listed, Wanted, path};
use crate::catalogue::slug;
use crate::catalogue::source::{EntryKind, Source};

/// What stands in a directory where a file is wanted.
#[derive(Debug, PartialEq, Eq)]
pub enum There {
    Nothing,
    File(Vec<u8>),
    /// A link, a folder, a device, a file that is larger than any entry.
    Other,
}

impl There {
    /// Whether it is a file with that text, whichever the ends of its lines are.
    pub fn is(&self, text: &str) -> bool {
        matches!(self, Self::File(bytes) if is_same(bytes, text.as_bytes()))
    }
}

/// What becomes of a file that is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It is written for the first time.
    New,
    /// It is written over.
    Changed,
    Unchanged,
    /// It changed, but so did a person what stands there.
    Kept,
}

impl Outcome {
    pub fn is_written(self) -> bool {
        matches!(self, Self::New | Self::Changed)
    }
}

#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Manifest {
    /// By their paths.
    files: BTreeMap<String, Known>,
}

/// A file as it was written.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Known {
    #[serde(flatten)]
    facts: Facts,
    /// The digest of what was to take its place. A run that is stopped leaves it here,
    /// and the file with the one text or the other.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pending: Option<String>,
}

impl Known {
    /// Whether a text is one that an import wrote.
    fn has_written(&self, bytes: &[u8]) -> bool {
        let digest = digest(bytes);
        self.facts.written == digest || self.pending.as_ref() == Some(&digest)
    }

    /// Whether a file says less than it: it is older, or of the same moment and of a
    /// form that cannot say all.
    fn says_more(&self, facts: &Facts) -> bool {
        match (self.facts.instant, facts.instant) {
            (Some(known), Some(new)) if known == new => facts.is_partial && !self.facts.is_partial,
            (Some(known), Some(new)) => known > new,
            _ => false,
        }
    }

    fn is_of_list(&self, listed: Option<&Listed>) -> bool {
        let name = |listed: &Listed| listed.list.clone();
        self.facts.listed.as_ref().map(name) == listed.map(name)
    }
}

impl Manifest {
    /// Its name in a directory: no file of an entry begins with a point.
    pub const FILE: &'static str = ".import.json";

    /// None where the text is not that of such a file.
    pub fn parse(text: &[u8]) -> Option<Self> {
        serde_json::from_slice(text).ok()
    }

    pub fn text(&self) -> String {
        // Texts have a form in JSON.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// What becomes of a file that is wanted, and with which text.
    pub fn weigh<'w>(
        &self,
        wanted: &'w Wanted,
        there: &There,
        is_forced: bool,
    ) -> (Outcome, Cow<'w, Wanted>) {
        let known = self.files.get(&wanted.path);
        let is_as_written = match (there, known) {
            (There::File(bytes), Some(known)) => known.has_written(bytes),
            _ => false,
        };
        let merged = match is_forced && !is_as_written {
            true => Cow::Borrowed(wanted),
            false => wanted.over(there, is_as_written),
        };
        // What a person added keys to is as the list says it, but for these.
        let is_free = is_as_written || matches!(merged, Cow::Owned(_));
        let is_said = |known: &Known| known.facts.said == wanted.facts.said;
        let says_more = |known: &Known| known.says_more(&wanted.facts);
        let is_of_list = |known: &Known| known.is_of_list(wanted.facts.listed.as_ref());
        let outcome = match there {
            There::Nothing => Outcome::New,
            there if there.is(&merged.text) => Outcome::Unchanged,
            _ if is_forced => Outcome::Changed,
            _ if wanted.is_name() || known.is_some_and(is_said) => Outcome::Unchanged,
            There::File(_) if known.is_some_and(says_more) => Outcome::Unchanged,
            There::File(_) if is_free && known.is_some_and(is_of_list) => Outcome::Changed,
            There::File(_) | There::Other => Outcome::Kept,
        };
        (outcome, merged)
    }

    /// Whether the file of a slug stands as it was written: no hand was in it since.
    pub(crate) fn has_written(&self, source: &Source) -> bool {
        let known = self.files.get(&path(source.kind, &source.id));
        let bytes = source.bytes.as_ref().ok();
        known
            .zip(bytes)
            .is_some_and(|(known, bytes)| known.has_written(bytes))
    }

    /// Whether an import wrote a file as it stands.
    pub fn is_as_written(&self, path: &str, there: &There) -> bool {
        let known = self.files.get(path);
        matches!(there, There::File(bytes) if known.is_some_and(|known| known.has_written(bytes)))
    }

    /// Notes that a file is about to be written over what stands there.
    pub fn expect(&mut self, wanted: &Wanted, there: &There) {
        let new = || Known {
            facts: Facts {
                listed: wanted.facts.listed.clone(),
                ..Facts::default()
            },
            ..Known::default()
        };
        let known = self.files.entry(wanted.path.clone()).or_insert_with(new);
        if let There::File(bytes) = there
            && known.has_written(bytes)
        {
            known.facts.written = digest(bytes);
        }
        known.pending = Some(wanted.facts.written.clone());
    }

    /// Notes that a file stands there as it is wanted.
    pub fn note(&mut self, wanted: &Wanted) {
        let known = Known {
            facts: wanted.facts.clone(),
            pending: None,
        };
        self.files.insert(wanted.path.clone(), known);
    }

    /// Notes that a file is about to have another path.
    pub fn copy(&mut self, from: &str, to: &str) {
        if let Some(known) = self.files.get(from).cloned() {
            self.files.insert(to.to_owned(), known);
        }
    }

    /// Notes that a file is at that path no more.
    pub fn forget(&mut self, path: &str) {
        self.files.remove(path);
    }

    /// The names of the lists that files are from.
    pub(super) fn lists(&self) -> BTreeSet<&str> {
        let listed = self
            .files
            .values()
            .filter_map(|known| known.facts.listed.as_ref());
        listed.map(|listed| listed.list.as_str()).collect()
    }

    /// The entries that are known as written, by their slugs.
    fn entries(&self) -> impl Iterator<Item = (&str, &Facts, &Listed)> {
        self.files.iter().filter_map(|(path, known)| {
            let name = path.strip_prefix(EntryKind::Api.folder())?;
            let slug = name
                .strip_prefix('/')?
                .strip_suffix(EntryKind::Api.extension())?;
            let listed = known.facts.listed.as_ref()?;
            let is_slug = slug::odd(slug).is_none();
            is_slug.then_some((slug, &known.facts, listed))
        })
    }

    /// Entries as they are here and have another slug in their list: the slug that they
    /// have here, and whether it is the newer.
    pub(super) fn named_otherwise<'a>(
        &self,
        entries: impl Iterator<Item = (&'a str, &'a Facts)>,
    ) -> Vec<(Pair, bool)> {
        let key = |listed: &Listed| Some((listed.list.clone(), listed.id.clone()?));
        let new = entries.filter_map(|(slug, facts)| {
            let key = key(facts.listed.as_ref()?)?;
            Some((key, (slug, facts.instant)))
        });
        let new: HashMap<_, (&str, Option<Instant>)> = new.collect();
        let pairs = self.entries().filter_map(|(old, facts, listed)| {
            let (new, instant) = *new.get(&key(listed)?)?;
            let is_newer = instant.is_some_and(|instant| facts.instant > Some(instant));
            (old != new).then_some((old, new, is_newer))
        });
        let mut met = HashSet::new();
        let pairs = pairs.filter(|(_, new, _)| met.insert(*new));
        pairs
            .map(|(old, new, is_newer)| ([old, new].map(str::to_owned), is_newer))
            .collect()
    }

    /// The entries that are of some lists, of all their bodies or of one, and no newer
    /// than what was read of them, by their slugs.
    pub(super) fn of_lists(&self, lists: &HashMap<&str, Whole<'_>>) -> Vec<String> {
        let is_of = |facts: &Facts, listed: &Listed| {
            lists.get(listed.list.as_str()).is_some_and(|whole| {
                let is_older = whole
                    .latest
                    .is_none_or(|latest| facts.instant <= Some(latest));
                is_older && whole.body.is_none_or(|body| body == listed.body)
            })
        };
        let entries = self.entries();
        let entries = entries.filter(|(_, facts, listed)| is_of(facts, listed));
        entries.map(|(slug, ..)| slug.to_owned()).collect()
    }
}

/// A list that was read whole.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Whole<'a> {
    /// The body that it is of, where it is of one alone.
    pub(super) body: Option<&'a str>,
    /// The moment of its newest entry.
    pub(super) latest: Option<Instant>,
}

/// The bytes of a text with `\n` at the end of each line: whoever keeps a catalogue in
/// git may get it with others.
fn unix(bytes: &[u8]) -> impl Iterator<Item = u8> {
    bytes.iter().copied().filter(|byte| *byte != b'\r')
}

fn is_same(a: &[u8], b: &[u8]) -> bool {
    unix(a).eq(unix(b))
}

/// By which a text is known again: FNV-1a, of 64 bits. It is to notice an edit, and
/// nothing that somebody would forge.
pub(super) fn digest(bytes: &[u8]) -> String {
    let hash = unix(bytes).fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}")
}
