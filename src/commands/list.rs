//! `apicat list`: the APIs, one a row.

use std::collections::BTreeMap;

use super::json::Summary;
use super::{Session, openness_run, verdict_run};
use crate::catalogue::Catalogue;
use crate::catalogue::access::verdict_for;
use crate::catalogue::api::Api;
use crate::catalogue::text::Text;
use crate::cli;
use crate::error::{Error, Exit};
use crate::messages::Messages;
use crate::page::{Block, Inline, Run, Table, Tone, plain};

/// Writes the list.
///
/// # Errors
/// Nothing is left by the filters, or writing failed.
pub fn list(session: &Session<'_>, asked: &cli::List) -> Result<Exit, Error> {
    let filter = &asked.filter;
    let mut apis = session.selected(filter)?;
    asked.sort.apply(session.catalogue, &mut apis);
    if apis.is_empty() {
        let near = filter.near_values(session.catalogue);
        return Err(Error::NothingListed { near });
    }
    if session.json {
        let summaries: Vec<Summary<'_>> = apis
            .iter()
            .map(|api| Summary::of(session.catalogue, api))
            .collect();
        session.terminal.json(&summaries)?;
        return Ok(Exit::Found);
    }
    let list = List {
        catalogue: session.catalogue,
        m: session.messages(),
        who: filter.who.as_deref(),
    };
    if session.terminal.is_terminal() {
        session
            .terminal
            .page(list.page(&apis, session.terminal.width()))?;
    } else {
        session
            .terminal
            .rows(apis.iter().map(|api| list.record(api)))?;
    }
    Ok(Exit::Found)
}

/// From this width on, slug and themes have columns of their own.
const WIDE: usize = 120;
/// Below this width, each API is a block of lines.
const NARROW: usize = 60;

/// A list being composed.
struct List<'a> {
    catalogue: &'a Catalogue,
    m: Messages,
    /// The profile that it is for.
    who: Option<&'a str>,
}

/// A column: its title and its cells.
struct Column<'a> {
    title: &'static str,
    cell: &'a dyn Fn(&Api) -> Inline,
}

fn column<'a>(title: &'static str, cell: &'a dyn Fn(&Api) -> Inline) -> Column<'a> {
    Column { title, cell }
}

impl List<'_> {
    fn page(&self, apis: &[&Api], width: usize) -> Vec<Block> {
        let mut blocks = if width < NARROW {
            apis.iter().map(|api| self.block(api)).collect()
        } else {
            vec![Block::Table(self.table(apis, width >= WIDE))]
        };
        blocks.push(Block::Paragraph(vec![Run::toned(
            self.foot(apis),
            Tone::Help,
        )]));
        blocks
    }

    fn table(&self, apis: &[&Api], wide: bool) -> Table {
        let titled = |api: &Api| self.titled(api);
        let title = |api: &Api| vec![Run::plain(api.title.clone()).strong()];
        let slug = |api: &Api| vec![Run::toned(api.id.clone(), Tone::Action)];
        let producer = |api: &Api| plain(self.producer(api));
        let themes = |api: &Api| plain(api.themes.join(", "));
        let access = |api: &Api| vec![self.access(api)];
        let m = self.m;
        let access_title = if self.who.is_some() {
            m.verdict()
        } else {
            m.access()
        };
        let access = column(access_title, &access);
        let columns = if wide {
            vec![
                column(m.api(), &title),
                column(m.slug(), &slug),
                column(m.producer(), &producer),
                column(m.themes(), &themes),
                access,
            ]
        } else {
            vec![
                column(m.api(), &titled),
                column(m.producer(), &producer),
                access,
            ]
        };
        Table {
            alignment: Vec::new(),
            header: columns.iter().map(|column| plain(column.title)).collect(),
            rows: apis
                .iter()
                .map(|api| columns.iter().map(|column| (column.cell)(api)).collect())
                .collect(),
        }
    }

    fn block(&self, api: &Api) -> Block {
        let mut lines = self.titled(api);
        lines.push(Run::plain(format!("\n{} · ", self.producer(api))));
        lines.push(self.access(api));
        Block::Paragraph(lines)
    }

    fn titled(&self, api: &Api) -> Inline {
        vec![
            Run::plain(api.title.clone()).strong(),
            Run::plain("\n"),
            Run::toned(api.id.clone(), Tone::Action),
        ]
    }

    fn producer(&self, api: &Api) -> Text {
        self.catalogue.producer(api).short_name().clone()
    }

    fn access(&self, api: &Api) -> Run {
        match self.who {
            Some(who) => verdict_run(verdict_for(api, who), self.m),
            None => openness_run(api.openness, self.m),
        }
    }

    /// What a program reads: slug, title, producer, openness or verdict,
    /// themes; the words of the command line, whatever the language.
    fn record(&self, api: &Api) -> Vec<Inline> {
        let access = match self.who {
            Some(who) => verdict_for(api, who).name(),
            None => api.openness.name(),
        };
        vec![
            vec![Run::toned(api.id.clone(), Tone::Action)],
            plain(api.title.clone()),
            plain(self.producer(api)),
            plain(access),
            plain(api.themes.join(", ")),
        ]
    }

    fn foot(&self, apis: &[&Api]) -> String {
        let mut foot = match self.who {
            Some(who) => self
                .m
                .count_by_verdict(&counted(apis.iter().map(|api| verdict_for(api, who)))),
            None => self
                .m
                .count_by_openness(&counted(apis.iter().map(|api| api.openness))),
        };
        let freshest = apis
            .iter()
            .filter_map(|api| api.last_update.as_ref()?.date)
            .max();
        if let Some(date) = freshest {
            foot = format!("{foot} {}", self.m.freshest(&self.m.date(date)));
        }
        foot
    }
}

/// How often each value occurs, in their order.
fn counted<T: Ord>(values: impl Iterator<Item = T>) -> Vec<(T, usize)> {
    let mut counts = BTreeMap::new();
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
    counts.into_iter().collect()
}
