//! `apicat access A B C`: a row for each API.

use serde_json::Value;

use super::Decided;
use crate::answer::{Answer, Forms, Page, Rows, View};
use crate::catalogue::access::{Basis, Verdict};
use crate::catalogue::openness::Openness;
use crate::error::{Error, Exit};
use crate::page::{Block, Inline, Run, Table, Target, Tone, plain, text_of};
use crate::verbs::source_line;
use crate::words::signs;

/// The verdicts of several APIs, those that could not be found after them.
pub(super) fn answer<'a>(decided: Vec<Decided<'a>>, unknown: Vec<Error>) -> Answer<'a> {
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
