//! Openness and verdicts: a sign, its words, and the tone of what they mean.

use super::Messages;
use crate::catalogue::access::Verdict;
use crate::catalogue::api::Api;
use crate::catalogue::openness::Openness;
use crate::catalogue::status::Status;
use crate::page::{Inline, Run, Tone};

/// How an API is accessed.
pub(crate) fn openness(openness: Openness, m: Messages) -> Run {
    let tone = match openness {
        Openness::Open | Openness::Account => Tone::Good,
        Openness::Restricted => Tone::Plain,
    };
    signed(m.openness(openness), tone)
}

/// What became of it.
pub(crate) fn status(status: Status, m: Messages) -> Run {
    Run::toned(m.status_of(status), tone(status))
}

/// What the status of an API means to one who would use it.
pub(crate) fn tone(status: Status) -> Tone {
    match status {
        Status::Active => Tone::Good,
        Status::Moved | Status::Renamed => Tone::Mixed,
        Status::Closed => Tone::Bad,
        Status::Announced => Tone::Help,
    }
}

/// The title of an API, and that it is not, or not yet, where its entry says.
pub(crate) fn titled(api: &Api, m: Messages) -> Inline {
    let mut title = vec![Run::plain(api.title.clone()).strong()];
    if let Some(news) = api.lifecycle.status.filter(|status| status.is_news()) {
        title.push(Run::plain(" ("));
        title.push(status(news, m));
        title.push(Run::plain(")"));
    }
    title
}

/// Whether the user may use it.
pub(crate) fn verdict(verdict: Verdict, m: Messages) -> Run {
    signed(m.verdict_of(verdict), tone_of(verdict))
}

/// Those of whom a verdict is, or other words for it, behind its sign.
pub(crate) fn signed_as(verdict: Verdict, words: &str, m: Messages) -> Run {
    let (sign, _) = parts(verdict, m);
    signed(&format!("{sign} {words}"), tone_of(verdict))
}

/// A verdict in a list, in the words of its foot.
pub(crate) fn listed(verdict: Verdict, m: Messages) -> Run {
    signed_as(verdict, m.listed(verdict)[0], m)
}

/// A verdict without its sign.
pub(crate) fn verdict_words(verdict: Verdict, m: Messages) -> &'static str {
    parts(verdict, m).1
}

fn parts(verdict: Verdict, m: Messages) -> (&'static str, &'static str) {
    let said = m.verdict_of(verdict);
    said.split_once(' ').unwrap_or(("", said))
}

fn tone_of(verdict: Verdict) -> Tone {
    match verdict {
        Verdict::Open | Verdict::Account | Verdict::Eligible => Tone::Good,
        Verdict::Conditional | Verdict::Depends => Tone::Mixed,
        Verdict::Ineligible => Tone::Bad,
        Verdict::Unspecified => Tone::Help,
    }
}

/// A sign and its words, the first of which stays with it where a line is
/// broken.
fn signed(words: &str, tone: Tone) -> Run {
    let mut run = Run::toned(words.replacen(' ', "\u{a0}", 1), tone);
    run.style.signed = true;
    run
}
