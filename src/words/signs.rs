//! Openness and verdicts: a sign, its words, and the tone of what they mean.

use super::Messages;
use crate::catalogue::access::Verdict;
use crate::catalogue::openness::Openness;
use crate::page::{Run, Tone};

/// How an API is accessed.
pub(crate) fn openness(openness: Openness, m: Messages) -> Run {
    let tone = match openness {
        Openness::Open | Openness::Account => Tone::Good,
        Openness::Restricted => Tone::Plain,
    };
    signed(m.openness(openness), tone)
}

/// Whether one may use it.
pub(crate) fn verdict(verdict: Verdict, m: Messages) -> Run {
    let tone = match verdict {
        Verdict::Open | Verdict::Account | Verdict::Eligible => Tone::Good,
        Verdict::Conditional | Verdict::Depends => Tone::Mixed,
        Verdict::Ineligible => Tone::Bad,
        Verdict::Unspecified => Tone::Help,
    };
    signed(m.verdict_of(verdict), tone)
}

/// A sign and its words, which stay together where a line is broken.
fn signed(words: &str, tone: Tone) -> Run {
    let mut run = Run::toned(words.replacen(' ', "\u{a0}", 1), tone);
    run.style.signed = true;
    run
}
