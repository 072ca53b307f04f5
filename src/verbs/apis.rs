//! Answers that are lists of APIs.

use clap::ArgMatches;

use super::arguments::{refused, texts};
use super::{Session, Verb};
use crate::answer::{Column, Columns, Record};
use crate::answer::{Rows, View};
use crate::catalogue::Catalogue;
use crate::catalogue::access::{Verdict, Who};
use crate::catalogue::api::Api;
use crate::error::{Error, Known, Origin, Usage};
use crate::find::{Bucket, Facet, Filter, names_somebody};
use crate::invocation;
use crate::page::{Block, Inline, Run, Table, Tone, plain};
use crate::words::Messages;

/// APIs, and the columns that were asked for.
pub(super) struct Apis<'a> {
    pub(super) records: Vec<Record<'a>>,
    pub(super) columns: Columns,
    /// The columns where none are named.
    pub(super) default: Vec<&'static str>,
    pub(super) m: Messages,
}

impl Apis<'_> {
    pub(super) fn rows(&self) -> Rows<'_> {
        let columns = self.columns.or(&self.default);
        let records = self.records.iter();
        Rows {
            columns: columns.iter().map(|column| column.name).collect(),
            cells: Box::new(
                records
                    .clone()
                    .map(move |record| record.machine_row(&columns)),
            ),
            documents: Box::new(records.map(|record| record.json(&self.columns))),
        }
    }

    /// A table of the columns that were named. By default only the linear form
    /// is a table: the screen has a layout of its own.
    pub(super) fn table(&self, view: View) -> Result<Option<Table>, Error> {
        let columns = match &self.columns {
            Columns::All | Columns::These(_) => self.columns.or(&self.default),
            Columns::Default if view.is_linear => self.columns.or(&linear(&self.default)),
            Columns::Default => return Ok(None),
        };
        table(&self.records, &columns, self.m).map(Some)
    }
}

/// The default columns of the linear form: the title first, and no score, which
/// says little when read aloud.
fn linear(default: &[&'static str]) -> Vec<&'static str> {
    let mut linear = default.to_vec();
    linear.sort_by_key(|name| *name != "title");
    linear.retain(|name| *name != "score");
    linear
}

/// Records as a table of these columns.
pub(super) fn table(
    records: &[Record<'_>],
    columns: &[&Column],
    m: Messages,
) -> Result<Table, Error> {
    let rows = records.iter().map(|record| record.human_row(columns, m));
    let rows = rows.collect::<Result<Vec<_>, Error>>()?;
    let has_break = |cell: &Inline| cell.iter().any(|run| run.text.contains('\n'));
    Ok(Table {
        is_dense: !rows.iter().flatten().any(has_break),
        alignment: Vec::new(),
        header: columns
            .iter()
            .map(|column| plain(column.title(m)))
            .collect(),
        rows,
    })
}

/// The column about access: the verdict for those who ask, else the openness.
pub(super) fn access_column(whom: &[Who]) -> &'static str {
    if whom.is_empty() {
        "openness"
    } else {
        "verdict"
    }
}

/// How many are shown, and the way to the rest; none where those are all.
pub(super) fn rest(shown: usize, total: usize, m: Messages) -> Option<Block> {
    let label = m.labelled(&m.shown_of(shown, total));
    let option = Run::toned(format!("--limit {total}"), Tone::Action);
    (shown < total).then(|| Block::Paragraph(vec![Run::toned(label, Tone::Help), option]))
}

/// What is not refused to those who ask, with the most favourable verdict; what
/// is to be checked comes last. Beside it the verdicts of all.
pub(super) fn judged<'a, T>(
    whom: &[Who],
    of: Vec<T>,
    api: impl Fn(&T) -> &'a Api,
) -> (Vec<(T, Option<Verdict>)>, Vec<Verdict>) {
    let verdict = |one: &T| {
        let verdicts = whom.iter().map(|who| who.verdict(api(one)));
        verdicts.min_by_key(|verdict| (*verdict == Verdict::Ineligible, *verdict))
    };
    let mut judged: Vec<(T, Option<Verdict>)> = of
        .into_iter()
        .map(|one| {
            let verdict = verdict(&one);
            (one, verdict)
        })
        .collect();
    let all = judged.iter().filter_map(|(_, verdict)| *verdict).collect();
    judged.retain(|(_, verdict)| *verdict != Some(Verdict::Ineligible));
    judged.sort_by_key(|(_, verdict)| *verdict == Some(Verdict::Unspecified));
    (judged, all)
}

/// How many values are named where one is not known.
const NAMED: usize = 20;

impl Session<'_> {
    /// Those for whom a list is asked: the words of each `--who`, or their parts
    /// between commas where only these name somebody.
    ///
    /// # Errors
    /// Words that name nobody.
    pub(super) fn whom(&self, typed: &ArgMatches) -> Result<Vec<Who>, Error> {
        let mut whom = Vec::new();
        for typed in texts(typed, "who") {
            let whole = Who::new(typed.as_str());
            if names_somebody(self.catalogue()?, &whole) {
                whom.push(whole);
                continue;
            }
            for part in typed.split(',').map(str::trim) {
                let who = Who::new(part);
                self.known_profile(&who, Origin::Typed)?;
                whom.push(who);
            }
        }
        Ok(whom)
    }

    /// The values of a filter that no entry has, each with those that there are.
    ///
    /// # Errors
    /// A value is empty.
    pub(super) fn unknown_values(&self, filter: &Filter, verb: &Verb) -> Result<Vec<Error>, Error> {
        let catalogue = self.catalogue()?;
        let mut errors = Vec::new();
        for (facet, typed) in &filter.wanted {
            let option = || format!("--{}", facet.name());
            if typed.split(',').all(|part| part.trim().is_empty()) {
                let (option, known) = (option(), known(*facet, catalogue, ""));
                return Err(refused(Usage::MissingValue { option, known }, verb));
            }
            let unknown = facet.unknown(catalogue, typed).into_iter();
            errors.extend(unknown.map(|typed| Error::UnknownValue {
                option: option(),
                typed: typed.to_owned(),
                known: known(*facet, catalogue, typed),
            }));
        }
        Ok(errors)
    }

    /// The same error, with the values of the catalogue for an option that lacks
    /// one.
    pub(crate) fn with_values(&self, mut error: Error) -> Error {
        if let Error::Usage { usage, .. } = &mut error
            && let Usage::MissingValue {
                option,
                known: values,
            } = usage
            && values.values.is_empty()
            && let Some(facet) = option.strip_prefix("--").and_then(Facet::parse)
            && let Ok(catalogue) = self.catalogue()
        {
            *values = known(facet, catalogue, "");
        }
        error
    }
}

/// The values of a facet that are nearest to what was typed.
fn known(facet: Facet, catalogue: &Catalogue, typed: &str) -> Known {
    let values = facet.near(catalogue, typed);
    let nearest = values.iter().take(NAMED).map(Bucket::value);
    Known {
        values: nearest.map(str::to_owned).collect(),
        more: (values.len() > NAMED).then(|| invocation::values(facet.name())),
    }
}
