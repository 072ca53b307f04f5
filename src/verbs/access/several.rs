//! `apicat access A B C`: a row for each API.

use serde_json::Value;

use super::super::arguments::Opening;
use super::super::{Session, example, source_line};
use super::{ACCESS, Decided, Given, judge, no_slug};
use crate::answer::{Answer, Forms, Page, Rows, View};
use crate::catalogue::access::{Basis, Verdict, Who};
use crate::catalogue::api::Api;
use crate::catalogue::clean::clean_line;
use crate::catalogue::openness::Openness;
use crate::catalogue::profile::Profile;
use crate::error::{Error, Exit, Origin, Usage};
use crate::invocation;
use crate::page::{Block, Inline, Run, Table, Target, Tone, plain, text_of};
use crate::screen::{Choice, WayOut};
use crate::words::signs;

/// The slug that stands for those on standard input.
pub(super) const STDIN: &str = "-";

/// Most bytes of standard input that are read: more slugs than any catalogue has.
const MOST_INPUT: u64 = 16 * 1024 * 1024;

/// The slugs, with those of standard input in place of [`STDIN`]: one a line,
/// before a tab, as in the rows of `list`.
fn with_stdin(session: &Session<'_>, slugs: Vec<String>) -> Result<Vec<String>, Error> {
    if !slugs.iter().any(|slug| slug == STDIN) {
        return Ok(slugs);
    }
    let bytes = session.terminal.standard_input(MOST_INPUT)?;
    let lines = String::from_utf8_lossy(&bytes);
    let read = lines.lines().filter_map(|line| line.split('\t').next());
    let read: Vec<String> = read
        .map(clean_line)
        .filter(|slug| !slug.is_empty())
        .collect();
    let slugs = slugs.into_iter().flat_map(|slug| match slug.as_str() {
        STDIN => read.clone(),
        _ => vec![slug],
    });
    let slugs: Vec<String> = slugs.collect();
    if slugs.is_empty() {
        return Err(no_slug());
    }
    Ok(slugs)
}

/// The verdicts of several APIs for one user.
pub(super) fn several<'s>(
    session: &'s Session<'s>,
    slugs: Vec<String>,
    who: Given,
    opening: Option<Opening>,
    answers: &[String],
) -> Result<Answer<'s>, Error> {
    let slugs = with_stdin(session, slugs)?;
    if slugs.len() > 1 && !answers.is_empty() {
        return Err(Error::Usage {
            usage: Usage::Conflict {
                one: "--answer".to_owned(),
                other: "<SLUG>…".to_owned(),
            },
            command: Some(ACCESS.name.to_owned()),
        });
    }
    session.read_part(&slugs);
    let (apis, mut errors) = session.apis(&slugs, &invocation::access_of);
    let given = match (who, apis.first()) {
        (Some((who, origin)), _) => {
            session.known_profile(&who, origin)?;
            Some((who, origin))
        }
        (None, Some(api)) if opening.is_none() => {
            Some((Who::new(profile(session, api)?.name()), Origin::Typed))
        }
        (None, _) => None,
    };
    let decided = apis.into_iter().map(|api| {
        let who = given.as_ref().map(|(who, _)| who);
        let asker = who.and_then(|who| who.asker(api).ok());
        let mut decided = judge(session, api, asker, given.clone(), answers)?;
        // Words that are part of several labels get what these agree on.
        if let (Some(who), None) = (who, &decided.asker) {
            decided.decision.verdict = who.verdict(api);
        }
        Ok(decided)
    });
    let decided: Vec<Decided<'_>> = decided.collect::<Result<_, Error>>()?;
    let Some(opening) = opening else {
        return Ok(rows(decided, errors));
    };
    let mut addresses = Vec::new();
    for decided in &decided {
        match decided.address(opening) {
            Ok(address) => addresses.push(address),
            Err(error) => errors.push(error),
        }
    }
    Ok(Answer::of(Page::Open(addresses)).with_errors(errors))
}

/// One of the six profiles, asked for where that is possible.
fn profile(session: &Session<'_>, api: &Api) -> Result<Profile, Error> {
    let m = session.messages();
    if !session.terminal.can_ask() {
        return Err(Error::ProfileNeeded {
            id: api.id.to_string(),
            labels: Vec::new(),
            example: example(api),
        });
    }
    let choices = Profile::ALL.map(|profile| Choice::plain(m.profile(profile)));
    let question = m.who_are_you();
    let index = session.terminal.choose(question, &choices, WayOut::Out)?;
    Ok(Profile::ALL[index])
}

/// The verdicts of several APIs, and why there is none of others.
fn rows<'a>(decided: Vec<Decided<'a>>, unknown: Vec<Error>) -> Answer<'a> {
    let is_said = |decided: &Decided<'_>| decided.decision.verdict != Verdict::Unspecified;
    let exit = match decided.iter().any(is_said) {
        true => Exit::Found,
        false => Exit::NotFound,
    };
    let several = Several { decided };
    Answer::of(several).with_errors(unknown).with_exit(exit)
}

/// From this width on, addresses fit into a column.
const WIDE: usize = 120;

struct Several<'a> {
    decided: Vec<Decided<'a>>,
}

impl Forms for Several<'_> {
    fn page(&self, view: View) -> Result<Page, Error> {
        let Some(first) = self.decided.first() else {
            return Ok(Page::Silence);
        };
        let m = first.m;
        let rows = self.decided.iter().map(Decided::cells);
        let mut page: Vec<Block> = if view.width < WIDE && !view.is_linear {
            let lines = rows.map(|row| {
                let said = row.into_iter().filter(|cell| !cell.is_empty());
                said.collect::<Vec<Inline>>().join(&Run::plain("\n"))
            });
            lines.map(Block::Paragraph).collect()
        } else {
            vec![Block::Table(Table {
                is_dense: false,
                alignment: Vec::new(),
                header: [m.api(), m.answer(), m.condition()].map(plain).to_vec(),
                rows: rows.map(|row| row.to_vec()).collect(),
            })]
        };
        let source = source_line(first.catalogue, m);
        page.extend(
            source
                .map(|source| Block::Paragraph(vec![Run::toned(format!("{source}."), Tone::Help)])),
        );
        Ok(Page::Blocks(page))
    }

    fn rows(&self) -> Option<Rows<'_>> {
        let decided = self.decided.iter();
        Some(Rows {
            columns: vec!["id", "title", "verdict", "basis", "condition", "url"],
            cells: Box::new(decided.clone().map(|decided| Ok(decided.row()))),
            documents: Box::new(decided.map(|decided| decided.json())),
        })
    }

    fn document(&self) -> Result<Option<Value>, Error> {
        let documents = self.decided.iter().map(Decided::json);
        Ok(Some(documents.collect::<Result<_, Error>>()?))
    }
}

impl Decided<'_> {
    /// A row for a program.
    fn row(&self) -> Vec<Inline> {
        vec![
            vec![Run::toned(self.api.id.clone(), Tone::Action)],
            plain(self.api.title.clone()),
            plain(self.decision.verdict.name()),
            plain(self.decision.basis.map_or("", Basis::name)),
            plain(self.condition().unwrap_or_default()),
            plain(self.request().unwrap_or_default()),
        ]
    }

    /// A row for a person: which API; the verdict, and what it follows from; the
    /// condition, and where to ask.
    fn cells(&self) -> [Inline; 3] {
        let mut api = signs::titled(self.api, self.m);
        api.push(Run::plain("\n"));
        api.push(Run::toned(self.api.id.clone(), Tone::Action));
        let mut verdict = vec![signs::verdict(self.decision.verdict, self.m)];
        let basis = self.decision.basis.and_then(|basis| self.m.basis(basis));
        let basis = basis.filter(|_| self.decision.verdict != Verdict::Depends);
        verdict.extend(basis.map(|basis| Run::toned(format!(", {basis}"), Tone::Help)));
        let mut how: Inline = self.condition().map(Run::plain).into_iter().collect();
        if let Some(form) = self.request() {
            if !how.is_empty() {
                how.push(Run::plain("\n"));
            }
            how.push(Run::linked(form.clone(), Target::Web(form)));
        }
        [api, verdict, how]
    }

    /// The condition in a few words: the first sentence of the rule.
    fn condition(&self) -> Option<String> {
        self.with_steps(|steps, _| {
            let first = steps.first()?.text.iter().find_map(|block| match block {
                Block::Paragraph(inline) => Some(text_of(inline)),
                _ => None,
            })?;
            Some(first_sentence(&first).to_owned())
        })
    }

    /// Where to ask, where anything is to be asked.
    fn request(&self) -> Option<String> {
        (self.api.openness != Openness::Open).then(|| self.form())?
    }
}

/// A text up to the end of its first sentence: a full stop before a capital, and
/// not after an abbreviation.
fn first_sentence(text: &str) -> &str {
    const ABBREVIATED: [&str; 4] = ["art", "al", "nº", "cf"];
    let ends = text.match_indices(". ").find(|(at, _)| {
        let last = text[..*at].rsplit([' ', '\u{a0}', '(', '’']).next();
        let after = text[at + 2..].chars().next();
        after.is_some_and(char::is_uppercase) && !last.is_some_and(|w| ABBREVIATED.contains(&w))
    });
    ends.map_or(text, |(at, _)| &text[..=at]).trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_at_its_full_stop() {
        for (text, first) in [
            ("Une règle. Une autre.", "Une règle."),
            (
                "Selon l’art. L114-8, oui. Ensuite",
                "Selon l’art. L114-8, oui.",
            ),
            ("À 1. fois", "À 1. fois"),
            ("Sans fin ", "Sans fin"),
        ] {
            assert_eq!(first_sentence(text), first);
        }
    }
}
