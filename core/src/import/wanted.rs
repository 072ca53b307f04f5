//! A file that is to stand in a directory, with what decides over what stands there.

use std::borrow::Cow;
use std::collections::HashSet;
use std::rc::Rc;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::instant::Instant;
use super::manifest::{There, digest};
use crate::catalogue::document;
use crate::catalogue::source::EntryKind;
use crate::catalogue::write;

/// A file that is to stand in a directory.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// From the directory on.
    pub path: String,
    pub text: String,
    pub(super) facts: Facts,
    reach: Reach,
}

/// What of a file is kept in `.import.json`, and compared with that of the next.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Facts {
    #[serde(flatten)]
    pub(super) listed: Option<Listed>,
    /// Of when it is, where that is told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) instant: Option<Instant>,
    /// Whether its form cannot say all that others can.
    #[serde(default, skip_serializing_if = "is_false")]
    pub(super) is_partial: bool,
    /// The digest of all whose change is one of the file.
    pub(super) said: String,
    /// That of the text that an import wrote.
    pub(super) written: String,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands it so")]
fn is_false(flag: &bool) -> bool {
    !flag
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

/// How much of a file a document can say.
#[derive(Debug, Clone)]
pub(super) enum Reach {
    All,
    /// What there is a column for. The rest stays as an import wrote it.
    Columns {
        columns: Rc<Columns>,
        said: Map<String, Value>,
        body: String,
    },
    /// All but what a person adds: keys that the document does not have.
    Own(Map<String, Value>),
    /// A name that others refer to: any file that stands there says more.
    Name,
}

/// The keys of a foreign record for which a table has columns.
#[derive(Debug, Clone, Default)]
pub(super) struct Columns {
    pub(super) names: HashSet<String>,
    /// The keys of ours that are made of others, with those.
    pub(super) made_of: &'static [(&'static str, &'static [&'static str])],
}

impl Columns {
    /// Whether there is none for what a key of ours says.
    fn lack(&self, key: &str) -> bool {
        let made_of = self.made_of.iter().find(|(ours, _)| *ours == key);
        match made_of {
            Some((_, theirs)) => !theirs.iter().any(|name| self.names.contains(*name)),
            None => !self.names.contains(key),
        }
    }
}

impl Wanted {
    /// A file with a text of which `said` counts.
    pub(super) fn new(path: String, text: String, said: &str, reach: Reach) -> Self {
        let facts = Facts {
            is_partial: matches!(reach, Reach::Columns { .. }),
            said: digest(said.as_bytes()),
            written: digest(text.as_bytes()),
            ..Facts::default()
        };
        Self {
            path,
            text,
            facts,
            reach,
        }
    }

    /// The same as part of a list.
    pub(super) fn listed(mut self, listed: Option<Listed>) -> Self {
        self.facts.listed = listed;
        self
    }

    /// The same as of a moment.
    pub(super) fn of(mut self, instant: Option<Instant>) -> Self {
        self.facts.instant = instant;
        self
    }

    /// Whether any file in its place will do.
    pub(super) fn is_name(&self) -> bool {
        matches!(self.reach, Reach::Name)
    }

    /// The same with what stands there and the document cannot say; `is_as_written`
    /// where that is the text of an import.
    pub(super) fn over(&self, there: &There, is_as_written: bool) -> Cow<'_, Self> {
        let There::File(bytes) = there else {
            return Cow::Borrowed(self);
        };
        let there = String::from_utf8_lossy(bytes);
        let there = document::normalise(&there);
        let merged = match &self.reach {
            Reach::Columns {
                columns,
                said,
                body,
            } if is_as_written => completed(&there, columns, said, body).map(|text| Self {
                facts: Facts {
                    written: digest(text.as_bytes()),
                    ..self.facts.clone()
                },
                text,
                ..self.clone()
            }),
            // What a person added is no text of an import, the next time either.
            Reach::Own(said) => as_of(&there, said).map(|text| Self {
                text,
                ..self.clone()
            }),
            _ => None,
        };
        merged.map_or(Cow::Borrowed(self), Cow::Owned)
    }
}

/// The text of an entry with those keys of the one there for which a table has no
/// column.
fn completed(
    there: &str,
    columns: &Columns,
    said: &Map<String, Value>,
    body: &str,
) -> Option<String> {
    let document = document::split(there).ok()?;
    let there: Map<String, Value> = serde_yaml::from_str(document.front_matter).ok()?;
    let mut left = said.clone();
    let mut merged = Map::new();
    for (key, value) in there {
        match left.shift_remove(&key) {
            Some(value) => merged.insert(key, value),
            None if columns.lack(&key) => merged.insert(key, value),
            None => None,
        };
    }
    merged.extend(left);
    let body = match columns.lack(BODY) {
        true => document.body,
        false => body,
    };
    Some(write::document(&merged, body))
}

/// What a record calls the Markdown of an entry.
const BODY: &str = "description";

/// The key of the day of which a source is.
const STATE: &str = "state";

/// A source that a person added keys to, with the day of another; none where they
/// changed what the list says.
fn as_of(there: &str, said: &Map<String, Value>) -> Option<String> {
    let new = said.get(STATE)?.as_str()?;
    let begins = format!("{STATE}:");
    let lines = there.lines().map(|line| match line.starts_with(&begins) {
        true => format!("{STATE}: {new}\n"),
        false => format!("{line}\n"),
    });
    let text: String = lines.collect();
    let read: Map<String, Value> = serde_yaml::from_str(&text).ok()?;
    let is_said = said.iter().all(|(key, value)| read.get(key) == Some(value));
    is_said.then_some(text)
}

/// Where the file of a slug stands in a directory.
pub fn path(kind: EntryKind, id: &str) -> String {
    format!("{}/{id}{}", kind.folder(), kind.extension())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn over(wanted: &Wanted, there: &str, is_as_written: bool) -> String {
        let there = There::File(there.into());
        wanted.over(&there, is_as_written).text.clone()
    }

    fn mapping(yaml: &str) -> Map<String, Value> {
        serde_yaml::from_str(yaml).unwrap()
    }

    #[test]
    fn what_a_table_has_no_column_for_stays() {
        let names = ["title", "tags"].map(str::to_owned);
        let columns = Columns {
            names: names.into(),
            made_of: &[("keywords", &["tags"]), ("access_page", &["audiences"])],
        };
        let reach = Reach::Columns {
            columns: columns.into(),
            said: mapping("title: B\nnew: 1"),
            body: String::new(),
        };
        let wanted = Wanted::new("a".to_owned(), "plain".to_owned(), "", reach);
        let there =
            "---\ntitle: A\nkeywords: [k]\naccess_page: [{who: [W]}]\nodd: 2\n---\n\nBody\n";
        let merged = "---\ntitle: B\naccess_page:\n- who:\n  - W\nodd: 2\nnew: 1\n---\n\nBody\n";
        assert_eq!(over(&wanted, there, true), merged);
        // Not what a person wrote, nor what is no entry.
        assert_eq!(over(&wanted, there, false), "plain");
        assert_eq!(over(&wanted, "[", true), "plain");
    }

    #[test]
    fn a_source_keeps_what_a_person_added() {
        let said = "name: N\nstate: 2026-02-01\n";
        let reach = Reach::Own(mapping(said));
        let wanted = Wanted::new("source.yaml".to_owned(), said.to_owned(), said, reach);
        for (there, expected) in [
            (
                "# Nous\nlicence: L\nname: N\nstate: 2026-01-01\n",
                "# Nous\nlicence: L\nname: N\nstate: 2026-02-01\n",
            ),
            ("name: N\nstate: 2026-01-01\n", said),
            ("name: Nous\nstate: 2026-01-01\n", said),
            ("name: N\n", said),
            ("[", said),
        ] {
            assert_eq!(over(&wanted, there, false), expected, "{there}");
        }
    }
}
