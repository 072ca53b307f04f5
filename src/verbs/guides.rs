//! `apicat list --guides`: the guides, one a row.

use super::{Session, source_line};
use crate::answer::{Answer, Columns, Forms, GuideRecord, Page, Rows, View};
use crate::catalogue::subject::Subject;
use crate::error::Error;
use crate::page::{Block, Inline, Run, Tone};

struct Guides<'a> {
    records: Vec<GuideRecord<'a>>,
    columns: Columns,
    /// Where they come from.
    source: Option<String>,
}

/// The columns where none are named.
const DEFAULT: [&str; 3] = ["id", "title", "tagline"];

/// The guides of the catalogue, in the order of their titles.
pub(super) fn list<'s>(
    session: &'s Session<'s>,
    columns: Columns,
    limit: usize,
) -> Result<Answer<'s>, Error> {
    let catalogue = session.catalogue()?;
    let record = |guide| GuideRecord {
        catalogue,
        guide,
        found: None,
    };
    let records: Vec<GuideRecord<'_>> = catalogue.guides().iter().map(record).collect();
    let errors = match records.as_slice() {
        [] => vec![Error::NothingListed],
        _ => Vec::new(),
    };
    let answer = Answer::of(Guides {
        records: records.into_iter().take(limit).collect(),
        columns,
        source: source_line(catalogue, session.messages()),
    });
    Ok(answer.with_errors(errors))
}

impl Forms for Guides<'_> {
    fn page(&self, _: View) -> Result<Page, Error> {
        if self.records.is_empty() {
            return Ok(Page::Silence);
        }
        let mut page: Vec<Block> = self.records.iter().map(row).collect();
        page.extend(self.source.as_ref().map(|source| {
            let foot = Run::toned(format!("{source}."), Tone::Help);
            Block::Paragraph(vec![foot])
        }));
        Ok(Page::Blocks(page))
    }

    fn rows(&self) -> Option<Rows<'_>> {
        let named = self.columns.or(&DEFAULT);
        let records = self.records.iter();
        Some(Rows {
            columns: named.iter().map(|column| column.name).collect(),
            cells: Box::new(
                records
                    .clone()
                    .map(move |record| record.machine_row(&named)),
            ),
            documents: Box::new(records.map(|record| record.json(&self.columns))),
        })
    }
}

/// The title, the slug, and what it is for.
fn row(record: &GuideRecord<'_>) -> Block {
    let GuideRecord {
        guide, catalogue, ..
    } = record;
    let mut text: Inline = vec![
        Run::plain(guide.title.clone()).strong(),
        Run::plain("\n"),
        Run::toned(catalogue.name_of(Subject::Guide(guide)), Tone::Action),
    ];
    if !guide.tagline.is_empty() {
        text.push(Run::plain(format!("\n{}", guide.tagline)));
    }
    Block::Paragraph(text)
}
