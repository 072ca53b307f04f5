//! `apicat access --who PROFILE`: how many APIs give each verdict.

use serde_json::{Map, Value, json};

use super::Session;
use crate::catalogue::access::{Verdict, verdict_for};
use crate::error::{Error, Exit, Origin};
use crate::invocation;
use crate::page::{Block, Field, Run, Table, Tone, plain};

/// Writes the count of each verdict over the catalogue, and the way to list
/// the promising ones; for a program the counts alone, unless it is to be a page.
///
/// # Errors
/// The profile is unknown, or writing failed.
pub(super) fn census(
    session: &Session<'_>,
    who: &str,
    origin: Origin,
    as_page: bool,
) -> Result<Exit, Error> {
    session.known_profile(who, origin)?;
    let verdicts: Vec<Verdict> = session
        .catalogue
        .apis()
        .iter()
        .map(|api| verdict_for(api, who))
        .collect();
    let counts = Verdict::ALL.map(|verdict| {
        let count = verdicts.iter().filter(|other| **other == verdict).count();
        (verdict, count)
    });
    if session.json {
        let counts: Map<String, Value> = counts
            .into_iter()
            .map(|(verdict, count)| (verdict.name().to_owned(), count.into()))
            .collect();
        session
            .terminal
            .json(&json!({ "who": who, "verdicts": counts }))?;
    } else if as_page || session.terminal.is_terminal() {
        session.terminal.page(page(session, who, &counts))?;
    } else {
        let rows = counts
            .into_iter()
            .map(|(verdict, count)| Ok(vec![plain(verdict.name()), plain(count.to_string())]));
        session.terminal.rows(rows)?;
    }
    Ok(Exit::Found)
}

fn page(session: &Session<'_>, who: &str, counts: &[(Verdict, usize)]) -> Vec<Block> {
    let m = session.messages();
    let counts = counts.iter().filter(|(_, count)| *count > 0);
    let counts = if session.terminal.is_plain() {
        let row = |(verdict, count): &(Verdict, usize)| {
            vec![vec![Run::verdict(*verdict, m)], plain(count.to_string())]
        };
        Block::Table(Table {
            rows: counts.map(row).collect(),
            ..Table::default()
        })
    } else {
        // Numbers stand in a column.
        let field = |(verdict, count): &(Verdict, usize)| {
            Field::new(count.to_string(), vec![Run::verdict(*verdict, m)])
        };
        Block::Fields(counts.map(field).collect())
    };
    vec![
        Block::Paragraph(vec![Run::plain(m.verdicts_for(who)).strong()]),
        counts,
        Block::Paragraph(vec![
            Run::toned(format!("{} ", m.to_list_them()), Tone::Help),
            Run::toned(invocation::list_for(who), Tone::Action),
        ]),
    ]
}
