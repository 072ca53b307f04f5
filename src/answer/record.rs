//! A result of `list` or `search`.

use serde_json::Value;

use super::shape::{EntryJson, FoundJson, Match, RecordJson};
use crate::catalogue::Catalogue;
use crate::catalogue::access::Verdict;
use crate::catalogue::api::Api;
use crate::catalogue::subject::Subject;
use crate::catalogue::text::Text;
use crate::error::Error;
use crate::find::Snippet;

/// An API, and what the question adds to it.
pub(crate) struct Record<'a> {
    pub(crate) catalogue: &'a Catalogue,
    pub(crate) api: &'a Api,
    /// The verdict for the profile that was asked for.
    pub(crate) verdict: Option<Verdict>,
    pub(crate) found: Option<Found>,
}

/// Why a search found an API.
pub(crate) struct Found {
    /// How well it answers; comparable within one search only.
    pub(crate) score: f64,
    /// What matched, the best first.
    pub(crate) reasons: Vec<Snippet>,
}

impl Record<'_> {
    /// Why a search found it, the best reason first.
    pub(crate) fn reasons(&self) -> &[Snippet] {
        self.found.as_ref().map_or(&[], |found| &found.reasons)
    }

    /// All that is known of the entry, as JSON; `with_body`, its text too.
    ///
    /// # Errors
    /// The file of the text is gone.
    pub(super) fn value(&self, with_body: bool) -> Result<Value, Error> {
        let body = if with_body {
            self.body()?
        } else {
            Text::default()
        };
        let json = serde_json::to_value(self.record_json(self.whole(body)));
        json.map_err(|error| std::io::Error::from(error).into())
    }

    pub(super) fn listed(&self) -> RecordJson<'_> {
        self.record_json(EntryJson::listed(self.catalogue, self.api))
    }

    /// All that is known of the entry.
    ///
    /// # Errors
    /// The file of its text is gone.
    pub(super) fn all(&self) -> Result<RecordJson<'_>, Error> {
        Ok(self.record_json(self.whole(self.body()?)))
    }

    fn record_json<'a>(&'a self, entry: EntryJson<'a>) -> RecordJson<'a> {
        RecordJson {
            entry,
            verdict: self.verdict,
            found: self.found.as_ref().map(Found::json),
        }
    }

    fn whole(&self, body: Text) -> EntryJson<'_> {
        EntryJson::whole(self.catalogue, self.api, body)
    }

    fn body(&self) -> Result<Text, Error> {
        let body = self.catalogue.body(Subject::Api(self.api));
        body.ok_or_else(|| Error::FileGone {
            id: self.api.id.to_string(),
        })
    }
}

impl Found {
    pub(super) fn json(&self) -> FoundJson {
        let matches = self.reasons.iter().map(|reason| Match {
            field: reason.field.name(),
            text: reason.text.clone(),
            spans: reason
                .spans
                .iter()
                .map(|span| [span.start, span.end].map(|at| reason.text[..at].chars().count()))
                .collect(),
        });
        FoundJson {
            score: (self.score * 1000.0).round() / 1000.0,
            matches: matches.collect(),
        }
    }
}
