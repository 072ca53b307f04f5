//! Cells that differ from JSON: for a program or, in the words of a language,
//! for a person.

use super::record::{Found, Record};
use crate::catalogue::api::Member;
use crate::catalogue::field::SearchField;
use crate::catalogue::keys::TypedValue;
use crate::catalogue::rule::Rule;
use crate::find::Snippet;
use crate::markdown::{self, Context};
use crate::page::{Inline, Run, Tone, plain};
use crate::words::Messages;
use crate::words::signs;

/// The first reason for which a search found something, for a program.
pub(super) fn first_reason(found: Option<&Found>) -> Inline {
    let Some(reason) = other_than_title(found).next() else {
        return Inline::new();
    };
    let mut inline = plain(format!("{}: ", reason.field.name()));
    inline.extend(marked(reason));
    inline
}

/// The reasons without the title, which stands beside them.
fn other_than_title(found: Option<&Found>) -> impl Iterator<Item = &Snippet> {
    let reasons = found.into_iter().flat_map(|found| &found.reasons);
    reasons.filter(|reason| reason.field != SearchField::Title)
}

/// Every reason, a line each.
pub(super) fn reasons(record: &Record<'_>, m: Messages) -> Inline {
    let line = |reason: &Snippet| {
        let mut line = vec![Run::toned(m.labelled(m.field(reason.field)), Tone::Help)];
        line.extend(marked(reason));
        line
    };
    let lines: Vec<Inline> = other_than_title(record.found.as_ref()).map(line).collect();
    lines.join(&Run::plain("\n"))
}

/// The text of a reason, what matched marked.
pub(crate) fn marked(reason: &Snippet) -> Inline {
    let mut inline = Inline::new();
    let mut at = 0;
    for span in &reason.spans {
        inline.push(Run::plain(reason.text[at..span.start].to_owned()));
        inline.push(Run::toned(
            reason.text[span.clone()].to_owned(),
            Tone::Match,
        ));
        at = span.end;
    }
    inline.push(Run::plain(reason.text[at..].to_owned()));
    inline
}

/// Whom the rules name, and what they decide, a line each.
pub(super) fn eligibility(record: &Record<'_>, m: Messages) -> Inline {
    let rules: Vec<Inline> = record
        .api
        .access
        .iter()
        .map(|rule| decided(rule, m))
        .collect();
    rules.join(&Run::plain("\n"))
}

/// The same, each with the text of the rule.
pub(super) fn rules(record: &Record<'_>, m: Messages) -> Inline {
    let rules = record.api.access.iter().map(|rule| {
        let mut whole = decided(rule, m);
        whole.push(Run::plain("\n"));
        whole.extend(read(&rule.description, record, m));
        whole
    });
    let rules: Vec<Inline> = rules.collect();
    rules.join(&Run::plain("\n"))
}

/// The words of a Markdown text.
pub(super) fn read(text: &str, record: &Record<'_>, m: Messages) -> Inline {
    let knows = |slug: &str| record.catalogue.has(slug);
    let say = |phrase| m.phrase(phrase);
    let context = Context::of(record.api, &knows, &say);
    let text = markdown::plain_text(&markdown::parse(text, &context));
    plain(text.trim_end().to_owned())
}

/// Whom a rule names, and what it decides.
fn decided(rule: &Rule, m: Messages) -> Inline {
    vec![
        Run::plain(m.labelled(&rule.labels.join(", "))),
        signs::verdict(rule.eligibility.into(), m),
    ]
}

/// A value as a person reads it; `None` where a program reads the same.
pub(crate) fn fact(member: Member, said: TypedValue<'_>, m: Messages) -> Option<Inline> {
    Some(match said {
        TypedValue::FranceConnect(state) => plain(m.with_france_connect(state)),
        TypedValue::Percent(number) => plain(m.percent(&m.decimal(number))),
        TypedValue::Day(date) => plain(m.date(date)),
        TypedValue::Status(status) => vec![signs::status(status, m)],
        TypedValue::Count(number) if member == Member::Visits2019 => {
            plain(m.visits(&m.integer(number)))
        }
        TypedValue::Count(number) => plain(m.integer(number)),
        TypedValue::Date(update) => plain(m.date_of(update)),
        _ => return None,
    })
}
