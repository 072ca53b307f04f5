//! `apicat list`: the APIs, one a row.

use std::collections::BTreeMap;

use clap::builder::PossibleValuesParser;
use clap::{ArgMatches, Command};

use super::apis::{Apis, access_column, table};
use super::arguments::{columns, filter, filters, option, output, text};
use super::{Session, Verb, source_line};
use crate::answer::{Answer, Forms, Page, Rows, View};
use crate::answer::{Column, Columns, Record};
use crate::catalogue::Catalogue;
use crate::catalogue::access::Verdict;
use crate::error::Error;
use crate::find::Sort;
use crate::page::{Block, Inline, Run, Tone};
use crate::words::{Messages, signs};

pub(super) static LIST: Verb = Verb {
    name: "list",
    about: Messages::list_about,
    description: Messages::list_description,
    examples: &[
        ("apicat list --theme éducation", Messages::theme_example),
        (
            "apicat list --openness open --sort popularity",
            Messages::open_example,
        ),
        ("apicat list --who association", Messages::who_example),
        (
            "apicat list --producer cnam | cut -f1",
            Messages::pipe_example,
        ),
        (
            "apicat list --format csv --fields id,title,producer.name,links.site",
            Messages::spreadsheet_example,
        ),
        (
            "apicat list --format ndjson --fields all",
            Messages::export_example,
        ),
    ],
    asks_the_catalogue: true,
    arguments,
    answer: list,
};

fn arguments(command: Command, m: Messages) -> Command {
    let sort = option("sort", m.value_order(), m)
        .help(m.sort())
        .value_parser(PossibleValuesParser::new(Sort::ALL.map(Sort::name)))
        .ignore_case(true);
    command
        .override_usage(format!("apicat list [{}]", m.options_placeholder()))
        .args(filters(m))
        .arg(sort)
        .args(output(m))
}

fn list<'s>(session: &'s Session<'s>, typed: &ArgMatches) -> Result<Answer<'s>, Error> {
    let columns = columns(typed, &LIST)?;
    let filter = filter(typed);
    let sort = text(typed, "sort").as_deref().and_then(Sort::parse);
    let mut apis = session.selected(&filter)?;
    let catalogue = session.catalogue()?;
    sort.unwrap_or_default().apply(catalogue, &mut apis);
    let who = filter.who.as_ref();
    let access = access_column(who);
    let records = apis
        .into_iter()
        .map(|api| session.record(api, who, None))
        .collect::<Result<Vec<_>, Error>>()?;
    let errors = if records.is_empty() {
        let near = filter.near_values(catalogue);
        vec![Error::NothingListed { near }]
    } else {
        Vec::new()
    };
    Ok(Answer::of(Listing {
        catalogue,
        apis: Apis {
            records,
            columns,
            default: vec!["id", "title", "producer", access, "themes"],
            m: session.messages(),
        },
        access,
    })
    .with_errors(errors))
}

/// From this width on, slug and themes have columns of their own.
const WIDE: usize = 120;
/// Below this width, each API is a block of lines.
const NARROW: usize = 60;

struct Listing<'a> {
    catalogue: &'a Catalogue,
    apis: Apis<'a>,
    /// The column about access.
    access: &'static str,
}

impl Forms for Listing<'_> {
    fn page(&self, view: View) -> Result<Page, Error> {
        if self.apis.records.is_empty() {
            return Ok(Page::Silence);
        }
        let mut page = match self.apis.table(view)? {
            Some(table) => vec![Block::Table(table)],
            None => self.blocks(view.width)?,
        };
        let mut foot = self.foot();
        if let Some(source) = source_line(self.catalogue, self.apis.m) {
            foot = format!("{foot}\n{source}.");
        }
        page.push(Block::Paragraph(vec![Run::toned(foot, Tone::Help)]));
        Ok(Page::Blocks(page))
    }

    fn rows(&self) -> Option<Rows<'_>> {
        Some(self.apis.rows())
    }
}

impl Listing<'_> {
    fn blocks(&self, width: usize) -> Result<Vec<Block>, Error> {
        let Apis { records, m, .. } = &self.apis;
        let columns = |names: &[&'static str]| Columns::Default.or(names);
        if width < NARROW {
            let columns = columns(&["producer", self.access]);
            let blocks = records.iter().map(|record| block(record, &columns, *m));
            return blocks.collect();
        }
        if width >= WIDE {
            let columns = columns(&["title", "id", "producer", "themes", self.access]);
            return Ok(vec![Block::Table(table(records, &columns, *m)?)]);
        }
        // The slug stands below the title.
        let columns = columns(&["title", "producer", self.access]);
        let mut table = table(records, &columns, *m)?;
        for (row, record) in table.rows.iter_mut().zip(records) {
            row[0] = titled(record, *m);
        }
        Ok(vec![Block::Table(table)])
    }

    fn foot(&self) -> String {
        let Apis { records, m, .. } = &self.apis;
        let verdicts: Option<Vec<Verdict>> = records.iter().map(|record| record.verdict).collect();
        match verdicts {
            Some(verdicts) => m.count_by_verdict(&counted(verdicts.into_iter())),
            None => {
                let openness = records.iter().map(|record| record.api.openness);
                m.count_by_openness(&counted(openness))
            }
        }
    }
}

fn block(record: &Record<'_>, columns: &[&Column], m: Messages) -> Result<Block, Error> {
    let mut lines = titled(record, m);
    lines.push(Run::plain("\n"));
    let cells = record.human_row(columns, m)?;
    lines.extend(cells.join(&Run::plain(" · ")));
    Ok(Block::Paragraph(lines))
}

/// The title, and the slug below it.
fn titled(record: &Record<'_>, m: Messages) -> Inline {
    let mut lines = signs::titled(record.api, m);
    lines.push(Run::plain("\n"));
    lines.push(Run::toned(record.api.id.clone(), Tone::Action));
    lines
}

/// How often each value occurs, in their order.
fn counted<T: Ord>(values: impl Iterator<Item = T>) -> Vec<(T, usize)> {
    let mut counts = BTreeMap::new();
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
    counts.into_iter().collect()
}
