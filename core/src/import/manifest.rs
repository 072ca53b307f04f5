//! `.import.json`: what import wrote into a directory, by which it knows what a
//! person changed since, and what a list has no more.
//!
//! It is a file of its own, so that entries hold what is said of an API and nothing
//! else. Where it is lost, nothing is written over.

use std::collections::{BTreeMap, HashSet};

use serde::{Deserialize, Serialize};

use crate::catalogue::date::Date;
use crate::catalogue::slug;
use crate::catalogue::source::{EntryKind, Source};

/// A file that is to stand in a directory.
#[derive(Debug)]
pub struct Wanted {
    /// From the directory on.
    pub path: String,
    pub text: String,
    list: Option<String>,
    /// The digest of all whose change is one of the file.
    said: String,
}

impl Wanted {
    /// A file of an entry of a list, and what of its text counts.
    pub(super) fn of_entry(
        kind: EntryKind,
        id: &str,
        list: Option<&str>,
        text: String,
        said: &str,
    ) -> Self {
        Self {
            path: path(kind, id),
            list: list.map(str::to_owned),
            said: digest(said.as_bytes()),
            text,
        }
    }

    /// A file that entries refer to.
    pub(super) fn beside(path: String, text: String) -> Self {
        Self {
            path,
            list: None,
            said: digest(text.as_bytes()),
            text,
        }
    }
}

/// Where an entry stands in a directory.
pub fn entry_path(id: &str) -> String {
    path(EntryKind::Api, id)
}

/// Where the file of a slug stands in a directory.
pub(super) fn path(kind: EntryKind, id: &str) -> String {
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
#[derive(Debug, Serialize, Deserialize)]
struct Known {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    list: Option<String>,
    said: String,
    written: String,
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
            There::File(bytes) if says_less(&wanted.text, bytes) => Outcome::Unchanged,
            There::File(bytes) => {
                let digest = digest(bytes);
                let is_as_written =
                    |known: &Known| known.written == digest && known.list == wanted.list;
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
            .is_some_and(|(known, bytes)| known.written == digest(bytes))
    }

    /// Notes that a file stands there as it is wanted.
    pub fn note(&mut self, wanted: &Wanted) {
        let known = Known {
            list: wanted.list.clone(),
            said: wanted.said.clone(),
            written: digest(wanted.text.as_bytes()),
        };
        self.files.insert(wanted.path.clone(), known);
    }

    /// The entries of some lists that are in these no more, by their slugs.
    pub(super) fn gone(&self, lists: &HashSet<&str>, met: &HashSet<String>) -> Vec<String> {
        let entries = self.files.iter().filter_map(|(path, known)| {
            let name = path.strip_prefix(EntryKind::Api.folder())?;
            let slug = name
                .strip_prefix('/')?
                .strip_suffix(EntryKind::Api.extension())?;
            let is_of = lists.contains(known.list.as_deref()?) && slug::odd(slug).is_none();
            (is_of && !met.contains(slug)).then(|| slug.to_owned())
        });
        entries.collect()
    }
}

/// Whether an entry says less than the one that stands there: it is older, or of the
/// same day and without its access rules, which a list in CSV lacks.
fn says_less(wanted: &str, there: &[u8]) -> bool {
    let there = String::from_utf8_lossy(there);
    match (changed(wanted), changed(&there)) {
        (Some(new), Some(old)) if new == old => !has_rules(wanted) && has_rules(&there),
        (Some(new), Some(old)) => new < old,
        _ => false,
    }
}

/// The day on which an entry changed, as it was written.
fn changed(text: &str) -> Option<Date> {
    let mut lines = head(text);
    let day = lines.find_map(|line| line.strip_prefix("entry_changed: "))?;
    Date::parse_iso(day.trim_matches(['\'', '"']))
}

fn has_rules(text: &str) -> bool {
    head(text).any(|line| line == "access_page:")
}

/// The lines of the front matter.
fn head(text: &str) -> impl Iterator<Item = &str> {
    text.lines().skip(1).take_while(|line| *line != "---")
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
        Wanted::of_entry(EntryKind::Api, "a", Some(list), text.to_owned(), said)
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
    fn what_a_list_has_no_more_is_gone() {
        let text = r#"{"files": {
            "api/a.md": {"list": "l", "said": "", "written": ""},
            "api/b.md": {"list": "l", "said": "", "written": ""},
            "api/c.md": {"list": "other", "said": "", "written": ""},
            "api/d.md": {"said": "", "written": ""},
            "api/../../e.md": {"list": "l", "said": "", "written": ""},
            "producteurs/f.md": {"list": "l", "said": "", "written": ""}
        }}"#;
        let manifest = Manifest::parse(text.as_bytes()).unwrap();
        assert_eq!(
            manifest.gone(&["l"].into(), &["a".to_owned()].into()),
            ["b"]
        );
        assert!(Manifest::parse(b"[]").is_none());
    }

    #[test]
    fn digests_are_those_of_fnv() {
        assert_eq!(digest(b""), "cbf29ce484222325");
        assert_eq!(digest(b"foobar"), "85944171f73967e8");
    }
}
