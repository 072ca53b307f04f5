//! `apicat access --who PROFILE`: how many APIs give each verdict.

use serde_json::{Map, Value, json};

use super::super::{Session, source_line};
use crate::answer::{Answer, Forms, Page, Rows, View};
use crate::catalogue::access::{Verdict, Who};
use crate::error::{Error, Origin};
use crate::invocation;
use crate::page::{Block, LabelledValue, Run, Table, Tone, plain};
use crate::words::Messages;
use crate::words::signs;

/// The count of each verdict over the catalogue, and the way to list the
/// promising ones.
pub(super) fn summary<'s>(
    session: &'s Session<'s>,
    who: Who,
    origin: Origin,
) -> Result<Answer<'s>, Error> {
    session.known_profile(&who, origin)?;
    let apis = session.catalogue()?.apis().iter();
    let verdicts: Vec<Verdict> = apis.map(|api| who.verdict(api)).collect();
    let counts = Verdict::ALL.map(|verdict| {
        let count = verdicts.iter().filter(|other| **other == verdict).count();
        (verdict, count)
    });
    Ok(Answer::of(Summary {
        who,
        counts,
        source: source_line(session.catalogue()?, session.messages()),
        m: session.messages(),
    }))
}

struct Summary {
    who: Who,
    counts: [(Verdict, usize); Verdict::ALL.len()],
    source: Option<String>,
    m: Messages,
}

impl Forms for Summary {
    fn page(&self, view: View) -> Result<Page, Error> {
        let m = self.m;
        let counts = self.counts.iter().filter(|(_, count)| *count > 0);
        let counts = if view.is_linear {
            let row = |(verdict, count): &(Verdict, usize)| {
                vec![vec![signs::verdict(*verdict, m)], plain(count.to_string())]
            };
            Block::Table(Table {
                rows: counts.map(row).collect(),
                ..Table::default()
            })
        } else {
            // Numbers stand in a column.
            let field = |(verdict, count): &(Verdict, usize)| {
                LabelledValue::new(count.to_string(), vec![signs::verdict(*verdict, m)])
            };
            Block::Labelled(counts.map(field).collect())
        };
        let who = self.who.typed();
        let mut page = vec![
            Block::Paragraph(vec![Run::plain(m.verdicts_for(who)).strong()]),
            counts,
            Block::Paragraph(vec![
                Run::toned(format!("{} ", m.to_list_them()), Tone::Help),
                Run::toned(invocation::list_for(who), Tone::Action),
            ]),
        ];
        let source = self.source.iter();
        page.extend(
            source
                .map(|source| Block::Paragraph(vec![Run::toned(format!("{source}."), Tone::Help)])),
        );
        Ok(Page::Blocks(page))
    }

    fn document(&self) -> Result<Option<Value>, Error> {
        let counts: Map<String, Value> = self
            .counts
            .iter()
            .map(|(verdict, count)| (verdict.name().to_owned(), (*count).into()))
            .collect();
        Ok(Some(json!({ "who": self.who.typed(), "verdicts": counts })))
    }

    fn rows(&self) -> Option<Rows<'_>> {
        let counts = self.counts.iter();
        Some(Rows {
            columns: vec!["verdict", "count"],
            cells: Box::new(
                counts.clone().map(|(verdict, count)| {
                    Ok(vec![plain(verdict.name()), plain(count.to_string())])
                }),
            ),
            documents: Box::new(
                counts.map(|(verdict, count)| {
                    Ok(json!({ "verdict": verdict.name(), "count": count }))
                }),
            ),
        })
    }
}
