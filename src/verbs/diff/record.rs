//! Changes as records, for programs.

use serde_json::{Value, json};

use super::Comparison;
use crate::answer::flat;
use crate::catalogue::api::{Api, Spec};
use crate::diff::Changed;
use crate::error::Error;
use crate::page::{Inline, Run, Tone, plain};

/// One thing that changed.
pub(super) struct Change {
    /// The slug in the new catalogue, else in the old one.
    id: String,
    /// A word, or the name of a field.
    what: &'static str,
    old: Value,
    new: Value,
}

impl Change {
    pub(super) fn cells(self) -> Vec<Inline> {
        vec![
            vec![Run::toned(self.id, Tone::Action)],
            plain(self.what),
            plain(flat(&self.old)),
            plain(flat(&self.new)),
        ]
    }

    pub(super) fn json(self) -> Value {
        let Self { id, what, old, new } = self;
        json!({ "id": id, "what": what, "old": old, "new": new })
    }
}

impl Comparison<'_> {
    /// The entries that came and went, by their titles.
    pub(super) fn entries(&self) -> impl Iterator<Item = Change> {
        let title = |api: &Api| Value::from(&*api.title);
        let change = |what, api: &Api, [old, new]: [Value; 2]| Change {
            id: api.id.to_string(),
            what,
            old,
            new,
        };
        let new = self.diff.new.iter();
        let new = new.map(move |api| change("new", api, [Value::Null, title(api)]));
        let gone = self.diff.gone.iter();
        let gone = gone.map(move |api| change("gone", api, [title(api), Value::Null]));
        new.chain(gone)
    }

    /// What changed of those others that are told of, the answers to the one who asks
    /// first.
    pub(super) fn changes(
        &self,
        is_told: impl Fn(&Changed<'_>) -> bool,
    ) -> impl Iterator<Item = Result<Change, Error>> {
        let changed = self.diff.changed.iter();
        let changed = changed.filter(move |changed| is_told(changed));
        changed.flat_map(|changed| {
            let verdicts = changed.verdicts.into_iter().map(|[old, new]| {
                Ok(Change {
                    id: changed.new.id.to_string(),
                    what: "verdict",
                    old: old.name().into(),
                    new: new.name().into(),
                })
            });
            let members = changed.members.iter();
            verdicts.chain(members.map(|spec| self.change(changed, spec)))
        })
    }

    fn change(&self, changed: &Changed<'_>, spec: &'static Spec) -> Result<Change, Error> {
        Ok(Change {
            id: changed.new.id.to_string(),
            what: spec.json,
            old: self.record(&self.old, changed.old).member(spec)?,
            new: self.record(&self.new, changed.new).member(spec)?,
        })
    }
}
