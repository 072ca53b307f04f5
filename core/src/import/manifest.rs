//! `.import.json`: what import wrote into a directory, by which it knows what a
//! person changed since, what a list calls by another name, and what it has no more.
//!
//! It is a file of its own, so that entries hold what is said of an API and nothing
//! else. Where it is lost, nothing is written over. It is written before the files of a
//! run with what these are to become, and after them: a run that is stopped is no hand.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde::{Deserialize, Serialize};

use crate::catalogue::date::Date;
use crate::catalogue::provenance::Provenance;
use crate::catalogue::side_file::Side;
use crate::catalogue::slug;
use crate::catalogue::source::{EntryKind, Source};

/// A file that is to stand in a directory.
#[derive(Debug)]
pub struct Wanted {
    /// From the directory on.
    pub path: String,
    pub text: String,
    listed: Option<Listed>,
    /// The digest of all whose change is one of the file.
    said: String,
}

/// As what a list has an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Listed {
    /// The name of the list.
    pub(super) list: String,
    /// By which the list knows it, whatever it is called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) id: Option<String>,
    /// The slug of its producing body.
    #[serde(default)]
    pub(super) body: String,
}

impl Wanted {
    /// A file of an entry, and what of its text counts.
    pub(super) fn of_entry(
        kind: EntryKind,
        slug: &str,
        listed: Option<Listed>,
        text: String,
        said: &str,
    ) -> Self {
        Self {
            path: path(kind, slug),
            listed,
            said: digest(said.as_bytes()),
            text,
        }
    }

    /// A file that entries refer to.
    pub(super) fn beside(path: String, text: String) -> Self {
        Self {
            path,
            listed: None,
            said: digest(text.as_bytes()),
            text,
        }
    }

    /// Whether it says less than the file that stands there: it is older, or of the
    /// same day and without the access rules, which a list in CSV lacks.
    fn says_less(&self, there: &[u8]) -> bool {
        let there = String::from_utf8_lossy(there);
        let key = match self.path == Provenance::FILE {
            true => "state: ",
            false => "entry_changed: ",
        };
        match (day(&self.text, key), day(&there, key)) {
            (Some(new), Some(old)) if new == old => !has_rules(&self.text) && has_rules(&there),
            (Some(new), Some(old)) => new < old,
            _ => false,
        }
    }
}

/// Where the file of a slug stands in a directory.
pub fn path(kind: EntryKind, id: &str) -> String {
    format!("{}/{id}{}", kind.folder(), kind.extension())
}

/// What stands in a directory where a file is wanted.
#[derive(Debug, PartialEq, Eq)]
pub enum There {
    Nothing,
    File(Vec<u8>),
    /// A link, a folder, a device, a file that is larger than any entry.
    Other,
}

impl There {
    /// Whether it is a file with that text.
    pub fn is(&self, text: &str) -> bool {
        matches!(self, Self::File(bytes) if bytes == text.as_bytes())
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
    listed: Option<Listed>,
    said: String,
    written: String,
    /// The digest of what was to take its place. A run that is stopped leaves it here,
    /// and the file with the one text or the other.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pending: Option<String>,
}

impl Known {
    /// Whether a text of that digest is one that an import wrote.
    fn has_written(&self, digest: &str) -> bool {
        self.written == digest || self.pending.as_deref() == Some(digest)
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

    pub fn outcome(&self, wanted: &Wanted, there: &There, is_forced: bool) -> Outcome {
        let known = self.files.get(&wanted.path);
        let is_said = known.is_some_and(|known| known.said == wanted.said);
        match there {
            There::Nothing => Outcome::New,
            there if there.is(&wanted.text) => Outcome::Unchanged,
            _ if is_forced => Outcome::Changed,
            _ if is_said => Outcome::Unchanged,
            There::File(bytes) if wanted.says_less(bytes) => Outcome::Unchanged,
            There::File(bytes) => {
                let list = |listed: &Option<Listed>| listed.as_ref().map(|of| of.list.clone());
                let is_as_written = |known: &Known| {
                    known.has_written(&digest(bytes)) && list(&known.listed) == list(&wanted.listed)
                };
                match known.is_some_and(is_as_written) {
                    true => Outcome::Changed,
                    false => Outcome::Kept,
                }
            }
            There::Other => Outcome::Kept,
        }
    }

    /// Whether the file of a slug stands as it was written: no hand was in it since.
    pub(crate) fn has_written(&self, source: &Source) -> bool {
        let known = self.files.get(&path(source.kind, &source.id));
        let bytes = source.bytes.as_ref().ok();
        known
            .zip(bytes)
            .is_some_and(|(known, bytes)| known.has_written(&digest(bytes)))
    }

    /// Notes that a file is about to be written over what stands there.
    pub fn expect(&mut self, wanted: &Wanted, there: &There) {
        let new = || Known {
            listed: wanted.listed.clone(),
            ..Known::default()
        };
        let known = self.files.entry(wanted.path.clone()).or_insert_with(new);
        if let There::File(bytes) = there
            && known.has_written(&digest(bytes))
        {
            known.written = digest(bytes);
        }
        known.pending = Some(digest(wanted.text.as_bytes()));
    }

    /// Notes that a file stands there as it is wanted.
    pub fn note(&mut self, wanted: &Wanted) {
        let known = Known {
            listed: wanted.listed.clone(),
            said: wanted.said.clone(),
            written: digest(wanted.text.as_bytes()),
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

    /// The entries that are known as written, by their slugs.
    fn entries(&self) -> impl Iterator<Item = (&str, &Listed)> {
        self.files.iter().filter_map(|(path, known)| {
            let name = path.strip_prefix(EntryKind::Api.folder())?;
            let slug = name
                .strip_prefix('/')?
                .strip_suffix(EntryKind::Api.extension())?;
            let listed = known.listed.as_ref()?;
            slug::odd(slug).is_none().then_some((slug, listed))
        })
    }

    /// The slug that entries had, and the one that they have, where these differ; one
    /// pair for each.
    pub(super) fn renamed<'a>(
        &self,
        entries: impl Iterator<Item = (&'a str, &'a Listed)>,
    ) -> Vec<[String; 2]> {
        let key = |listed: &Listed| Some((listed.list.clone(), listed.id.clone()?));
        let new = entries.filter_map(|(slug, listed)| Some((key(listed)?, slug)));
        let new: HashMap<_, &str> = new.collect();
        let pairs = self.entries().filter_map(|(old, listed)| {
            let new = *new.get(&key(listed)?)?;
            (old != new).then_some((old, new))
        });
        let mut met = HashSet::new();
        let pairs = pairs.filter(|(_, new)| met.insert(*new));
        pairs
            .map(|(old, new)| [old, new].map(str::to_owned))
            .collect()
    }

    /// The entries that are of some lists, of all their bodies or of one, by their
    /// slugs.
    pub(super) fn of_lists(&self, lists: &HashMap<&str, Option<&str>>) -> Vec<String> {
        let is_of = |listed: &Listed| {
            let body = lists.get(listed.list.as_str());
            body.is_some_and(|body| body.is_none_or(|body| body == listed.body))
        };
        let entries = self.entries().filter(|(_, listed)| is_of(listed));
        entries.map(|(slug, _)| slug.to_owned()).collect()
    }
}

/// The day that a key has, as it was written.
fn day(text: &str, key: &str) -> Option<Date> {
    let day = head(text).find_map(|line| line.strip_prefix(key))?;
    Date::parse_iso(day.trim_matches(['\'', '"']))
}

fn has_rules(text: &str) -> bool {
    head(text).any(|line| line == "access_page:")
}

/// The lines of the front matter, or of a file that is YAML altogether.
fn head(text: &str) -> impl Iterator<Item = &str> {
    let text = text.strip_prefix("---\n").unwrap_or(text);
    text.lines().take_while(|line| *line != "---")
}

/// By which a text is known again: FNV-1a, of 64 bits. It is to notice an edit, and
/// nothing that somebody would forge.
fn digest(bytes: &[u8]) -> String {
    let hash = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(list: &str, text: &str, said: &str) -> Wanted {
        let listed = Listed {
            list: list.to_owned(),
            id: None,
            body: String::new(),
        };
        Wanted::of_entry(EntryKind::Api, "a", Some(listed), text.to_owned(), said)
    }

    fn file(text: &str) -> There {
        There::File(text.into())
    }

    #[test]
    fn an_entry_that_says_less_than_the_one_there_is_left_alone() {
        let text = |day: u8, rules: &str| {
            format!("---\ntitle: A\nentry_changed: 2024-06-{day:02}\n{rules}---\nBody\n")
        };
        let rules = "access_page:\n- who:\n  - A\n";
        let known = text(6, rules);
        let mut manifest = Manifest::default();
        manifest.note(&wanted("l", &known, "known"));
        for (new, is_written) in [
            (text(7, rules), true),
            (text(7, ""), true),
            (text(6, "themes:\n- a\naccess_page:\n- who:\n  - B\n"), true),
            (text(6, ""), false),
            (text(5, rules), false),
        ] {
            let wanted = wanted("l", &new, &new);
            let there = file(&known);
            let outcome = manifest.outcome(&wanted, &there, false);
            assert_eq!(outcome.is_written(), is_written, "{new}");
            assert!(manifest.outcome(&wanted, &there, true).is_written());
        }
    }

    #[test]
    fn what_a_person_changed_is_kept() {
        let mut manifest = Manifest::default();
        manifest.note(&wanted("l", "v1 3 visits", "v1"));
        let manifest = Manifest::parse(manifest.text().as_bytes()).unwrap();
        let (same, visits, next) = (
            wanted("l", "v1 3 visits", "v1"),
            wanted("l", "v1 4 visits", "v1"),
            wanted("l", "v2", "v2"),
        );
        for (wanted, there, outcome, forced) in [
            (&same, There::Nothing, Outcome::New, Outcome::New),
            (
                &same,
                file("v1 3 visits"),
                Outcome::Unchanged,
                Outcome::Unchanged,
            ),
            (&same, file("edited"), Outcome::Unchanged, Outcome::Changed),
            (
                &visits,
                file("v1 3 visits"),
                Outcome::Unchanged,
                Outcome::Changed,
            ),
            (
                &next,
                file("v1 3 visits"),
                Outcome::Changed,
                Outcome::Changed,
            ),
            (&next, file("edited"), Outcome::Kept, Outcome::Changed),
            (&next, file("v2"), Outcome::Unchanged, Outcome::Unchanged),
            (&next, There::Other, Outcome::Kept, Outcome::Changed),
        ] {
            assert_eq!(
                manifest.outcome(wanted, &there, false),
                outcome,
                "{there:?}"
            );
            assert_eq!(manifest.outcome(wanted, &there, true), forced, "{there:?}");
        }
        // What nobody knows anything of, and what another list made.
        let of_other = wanted("other", "v2", "v2");
        assert_eq!(
            manifest.outcome(&of_other, &file("v1 3 visits"), false),
            Outcome::Kept
        );
        let unknown = Manifest::default();
        assert_eq!(unknown.outcome(&next, &file("v1"), false), Outcome::Kept);
    }

    #[test]
    fn entries_are_of_lists() {
        let text = r#"{"files": {
            "api/a.md": {"list": "l", "said": "", "written": ""},
            "api/b.md": {"list": "l", "body": "v", "said": "", "written": ""},
            "api/c.md": {"list": "other", "said": "", "written": ""},
            "api/d.md": {"said": "", "written": ""},
            "api/../../e.md": {"list": "l", "said": "", "written": ""},
            "producteurs/f.md": {"list": "l", "said": "", "written": ""}
        }}"#;
        let manifest = Manifest::parse(text.as_bytes()).unwrap();
        assert_eq!(manifest.of_lists(&[("l", None)].into()), ["a", "b"]);
        assert_eq!(manifest.of_lists(&[("l", Some("v"))].into()), ["b"]);
        assert!(Manifest::parse(b"[]").is_none());
    }

    #[test]
    fn what_a_run_was_about_to_write_is_known_as_written() {
        let (old, new) = (wanted("l", "v1", "v1"), wanted("l", "v2", "v2"));
        let (next, mut manifest) = (wanted("l", "v3", "v3"), Manifest::default());
        manifest.note(&old);
        // One run after another is stopped, before it comes to the file or behind it.
        for there in ["v1", "v2"] {
            manifest.expect(&new, &file(there));
            let manifest = Manifest::parse(manifest.text().as_bytes()).unwrap();
            let outcome = |there| manifest.outcome(&next, &file(there), false);
            assert_eq!(outcome(there), Outcome::Changed);
            assert_eq!(outcome("v2"), Outcome::Changed);
            assert_eq!(outcome("edited"), Outcome::Kept);
        }
        let mut first = Manifest::default();
        first.expect(&old, &There::Nothing);
        assert_eq!(first.outcome(&new, &There::Nothing, false), Outcome::New);
        assert_eq!(first.outcome(&new, &file("v1"), false), Outcome::Changed);
        assert_eq!(first.outcome(&new, &file(""), false), Outcome::Kept);
        manifest.note(&new);
        assert!(!manifest.text().contains("pending"));
    }

    #[test]
    fn an_entry_is_known_by_what_the_list_calls_it() {
        let text = r#"{"files": {
            "api/a.md": {"list": "l", "id": "1", "said": "", "written": ""},
            "api/b.md": {"list": "l", "id": "2", "said": "", "written": ""},
            "api/c.md": {"list": "other", "id": "3", "said": "", "written": ""},
            "api/../d.md": {"list": "l", "id": "4", "said": "", "written": ""},
            "api/e.md": {"list": "l", "said": "", "written": ""},
            "api/f.md": {"list": "l", "id": "2", "said": "", "written": ""}
        }}"#;
        let manifest = Manifest::parse(text.as_bytes()).unwrap();
        let ids = [Some("1"), Some("2"), Some("3"), Some("4"), None];
        let listed = ids.map(|id| Listed {
            list: "l".to_owned(),
            id: id.map(str::to_owned),
            body: String::new(),
        });
        let entries = ["a", "z", "y", "x", "w"].into_iter().zip(&listed);
        assert_eq!(manifest.renamed(entries), [["b", "z"]]);
    }

    #[test]
    fn digests_are_those_of_fnv() {
        assert_eq!(digest(b""), "cbf29ce484222325");
        assert_eq!(digest(b"foobar"), "85944171f73967e8");
    }
}
