//! `apicat list`: the APIs, one a row.

use clap::builder::PossibleValuesParser;
use clap::parser::ValueSource;
use clap::{Arg, ArgMatches, Command};
use serde_json::Value;

use super::apis::{Apis, access_column, judged, rest, table};
use super::arguments::{
    columns, filter, filters, flag, format, limit, option, output, refused, text,
};
use super::facets::Values;
use super::{Session, Verb, guides, source_line};
use crate::answer::{Answer, Forms, Page, Rows, View, apis_json};
use crate::answer::{Column, Columns, Record};
use crate::catalogue::Catalogue;
use crate::catalogue::api::Api;
use crate::catalogue::date::Date;
use crate::error::{Error, Usage};
use crate::find::{Facet, Sort};
use crate::page::{Block, Run, Tone};
use crate::screen::Format;
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
        ("apicat list --by theme", Messages::values_example),
        ("apicat list --guides", Messages::guides_example),
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
        ("apicat list --format apis.json", Messages::exchange_example),
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
    let by = option("by", m.value_facet(), m)
        .help(m.by())
        .value_parser(PossibleValuesParser::new(Facet::ALL.map(Facet::name)))
        .ignore_case(true)
        .conflicts_with_all(["sort", "fields"]);
    let guides = flag("guides", m)
        .help(m.list_guides())
        .conflicts_with_all(["sort", "reverse", "by"])
        .conflicts_with_all(filters(m).iter().map(Arg::get_id));
    let [format, fields] = output(m);
    let formats = PossibleValuesParser::new(Format::OF_LIST.map(Format::name));
    command
        .override_usage(format!("apicat list [{}]", m.options_placeholder()))
        .args(filters(m))
        .arg(sort)
        .arg(flag("reverse", m).help(m.reverse()))
        .arg(option("limit", "N", m).help(m.list_limit()))
        .arg(by)
        .arg(guides)
        .arg(format.help(m.list_format_option()).value_parser(formats))
        .arg(fields)
}

fn list<'s>(session: &'s Session<'s>, typed: &ArgMatches) -> Result<Answer<'s>, Error> {
    let m = session.messages();
    refuse_beside_apis_json(typed)?;
    let columns = columns(typed, &LIST)?;
    let limit = limit(typed, &LIST)?.unwrap_or(usize::MAX);
    let is_reversed = typed.get_flag("reverse");
    if typed.get_flag("guides") {
        return guides::list(session, columns, limit);
    }
    let catalogue = session.catalogue()?;
    let filter = filter(typed);
    let whom = session.whom(typed)?;
    let mut errors = session.unknown_values(&filter, &LIST)?;
    let mut apis = filter.select(catalogue);
    let sort = text(typed, "sort").as_deref().and_then(Sort::parse);
    let sort = sort.unwrap_or_default();
    sort.apply(catalogue, &mut apis);
    if is_reversed {
        sort.reverse(&mut apis);
    }
    let (mut apis, verdicts) = judged(&whom, apis, |api| api);
    if apis.is_empty() && errors.is_empty() {
        errors.push(Error::NothingListed);
    }
    if let Some(facet) = text(typed, "by").as_deref().and_then(Facet::parse) {
        let apis: Vec<&Api> = apis.into_iter().map(|(api, _)| api).collect();
        let values = Values::of(facet, catalogue, &apis, m);
        return Ok(Answer::of(values.first(limit, is_reversed)).with_errors(errors));
    }
    let foot = match whom.as_slice() {
        [] => m.count_by_openness(&apis.iter().map(|(api, _)| api.openness).collect::<Vec<_>>()),
        whom => m.count_by_verdict(whom, &verdicts),
    };
    let total = apis.len();
    apis.truncate(limit);
    let access = access_column(&whom);
    let record = |(api, verdict)| Record {
        catalogue,
        api,
        verdict,
        found: None,
    };
    Ok(Answer::of(Listing {
        catalogue,
        apis: Apis {
            records: apis.into_iter().map(record).collect(),
            columns,
            default: vec!["id", "title", "producer", access, "themes"],
            m,
        },
        access,
        total,
        foot,
        today: session.today,
    })
    .with_errors(errors))
}

/// Refuses what a document of APIs, each whole, has no place for.
fn refuse_beside_apis_json(typed: &ArgMatches) -> Result<(), Error> {
    let is_asked = |option: &&str| typed.value_source(option) == Some(ValueSource::CommandLine);
    let other = ["guides", "by", "fields"].into_iter().find(is_asked);
    match other.filter(|_| format(typed) == Some(Format::ApisJson)) {
        None => Ok(()),
        Some(other) => {
            let usage = Usage::Conflict {
                one: format!("--format {}", Format::ApisJson.name()),
                other: format!("--{other}"),
            };
            Err(refused(usage, &LIST))
        }
    }
}

/// From this width on, an API is one line.
const WIDE: usize = 120;
/// From this width on, its themes stand on it.
const WIDEST: usize = 180;
/// Below this width, each API is a block of lines.
const NARROW: usize = 60;

struct Listing<'a> {
    catalogue: &'a Catalogue,
    apis: Apis<'a>,
    /// The column about access.
    access: &'static str,
    /// How many there are beyond a limit.
    total: usize,
    /// How many of each openness or verdict.
    foot: String,
    today: Date,
}

impl Forms for Listing<'_> {
    fn page(&self, view: View) -> Result<Page, Error> {
        let Apis { records, m, .. } = &self.apis;
        if records.is_empty() {
            return Ok(Page::Silence);
        }
        let mut page = blocks(&self.apis, self.access, view)?;
        page.extend(rest(records.len(), self.total, *m));
        let source = source_line(self.catalogue, *m);
        let source = source.map(|source| format!("\n{source}."));
        let foot = format!("{}{}", self.foot, source.unwrap_or_default());
        page.push(Block::Paragraph(vec![Run::toned(foot, Tone::Help)]));
        Ok(Page::Blocks(page))
    }

    fn rows(&self) -> Option<Rows<'_>> {
        Some(self.apis.rows())
    }

    fn apis_json(&self) -> Option<Value> {
        Some(apis_json(self.catalogue, &self.apis.records, self.today))
    }
}

/// APIs for a screen, `access` being the column about that: a table of the columns
/// that were named, else as much as there is room for.
pub(super) fn blocks(
    apis: &Apis<'_>,
    access: &'static str,
    view: View,
) -> Result<Vec<Block>, Error> {
    if let Some(table) = apis.table(view)? {
        return Ok(vec![Block::Table(table)]);
    }
    let (Apis { records, m, .. }, width) = (apis, view.width);
    let columns = |names: &[&'static str]| Columns::Default.or(names);
    if width < NARROW {
        let columns = columns(&["producer", access]);
        let blocks = records.iter().map(|record| block(record, &columns, *m));
        return blocks.collect();
    }
    if width >= WIDE {
        let mut names = vec!["title", "id", "producer", access];
        if width >= WIDEST {
            names.insert(3, "themes");
        }
        let mut table = table(records, &columns(&names), *m)?;
        for (row, record) in table.rows.iter_mut().zip(records) {
            row[1] = vec![Run::toned(breakable(&record.api.id), Tone::Action)];
        }
        return Ok(vec![Block::Table(table)]);
    }
    let columns = columns(&["title", "producer", access]);
    let mut table = table(records, &columns, *m)?;
    // The slug stands below the title, across the columns.
    let slugs = records.iter().map(|record| vec![vec![slug(record)]]);
    let rows = table.rows.into_iter().zip(slugs);
    table.rows = rows.flat_map(<[_; 2]>::from).collect();
    Ok(vec![Block::Table(table)])
}

fn block(record: &Record<'_>, columns: &[&Column], m: Messages) -> Result<Block, Error> {
    let mut lines = signs::titled(record.api, m);
    lines.push(Run::plain("\n"));
    lines.push(slug(record));
    lines.push(Run::plain("\n"));
    let cells = record.human_row(columns, m)?;
    lines.extend(cells.join(&Run::plain(" · ")));
    Ok(Block::Paragraph(lines))
}

/// A slug that may be broken after its hyphens.
fn breakable(slug: &str) -> String {
    slug.replace('-', "-\u{200b}").replace('_', "_\u{200b}")
}

fn slug(record: &Record<'_>) -> Run {
    Run::toned(record.api.id.clone(), Tone::Action)
}
