//! The export of dataservices as CSV: rows as the records that the API of the portal
//! gives. It says nothing of who may use what.

use std::collections::HashSet;

use csv::{Reader, ReaderBuilder, StringRecord};
use serde_json::{Map, Value, json};

use super::MOST_ENTRIES;
use crate::catalogue::diagnostic::Position;
use crate::catalogue::document::normalise;
use crate::catalogue::file_error::{FileError, Unreadable};

/// An export.
pub(super) struct Table {
    /// The keys of a record that it has columns for.
    pub(super) columns: HashSet<String>,
    /// Each as a record, or as what is wrong with it.
    pub(super) rows: Vec<Result<Value, Unreadable>>,
}

/// None where the text is no such export.
pub(super) fn table(text: &str) -> Option<Table> {
    // With other ends of lines, the reader counts them too late.
    let text = &*normalise(text);
    let delimiter = [b';', b','].into_iter().find(|delimiter| {
        let header = reader(text, *delimiter)
            .headers()
            .cloned()
            .unwrap_or_default();
        let has = |name: &str| header.iter().any(|column| column == name);
        ["id", "title", "slug"].into_iter().all(has)
    })?;
    let mut reader = reader(text, delimiter);
    let header = reader.headers().cloned().ok()?;
    let rows = reader.records().take(MOST_ENTRIES + 1).enumerate();
    let rows = rows.map(|(number, row)| match row {
        _ if number == MOST_ENTRIES => Err((FileError::TooManyEntries(MOST_ENTRIES), None)),
        Ok(row) => Ok(record(&header, &row)),
        Err(error) => {
            let at = error.position().map(|at| Position {
                line: at.line() as usize,
                column: 1,
            });
            Err((FileError::Csv, at))
        }
    });
    Some(Table {
        columns: header
            .iter()
            .map(|column| key(column).0.to_owned())
            .collect(),
        rows: rows.collect(),
    })
}

/// The key of a record that a column is for, and that inside of it where there is one.
fn key(column: &str) -> (&str, Option<&str>) {
    match column {
        "archived" => ("archived_at", None),
        "url" => ("self_web_url", None),
        "organization" => ("organization", Some("name")),
        "organization_id" => ("organization", Some("id")),
        "owner" => ("owner", Some("first_name")),
        "owner_id" => ("owner", Some("id")),
        column => match column.split_once('.') {
            Some(("metric", name)) => ("metrics", Some(name)),
            Some((outer, name)) => (outer, Some(name)),
            None => (column, None),
        },
    }
}

fn reader(text: &str, delimiter: u8) -> Reader<&[u8]> {
    let mut builder = ReaderBuilder::new();
    builder.delimiter(delimiter).from_reader(text.as_bytes())
}

/// A row under the names of the API. A column that is not known is a key.
fn record(header: &StringRecord, row: &StringRecord) -> Value {
    let mut record = Map::new();
    for (column, cell) in header.iter().zip(row).filter(|(_, cell)| !cell.is_empty()) {
        let value = match column {
            "archived" | "featured" if cell == "False" => continue,
            "tags" | "datasets" => cell.split(',').map(str::trim).collect(),
            "availability" => number(cell),
            _ if column.starts_with("metric.") => number(cell),
            _ => cell.into(),
        };
        match key(column) {
            (name, None) => put(&mut record, name, value),
            (outer, Some(name)) => inner(&mut record, outer, name, value),
        }
    }
    record.into()
}

fn put(record: &mut Map<String, Value>, name: &str, value: Value) {
    record.insert(name.to_owned(), value);
}

fn inner(record: &mut Map<String, Value>, outer: &str, name: &str, value: Value) {
    let object = record.entry(outer).or_insert_with(|| json!({}));
    if let Some(object) = object.as_object_mut() {
        put(object, name, value);
    }
}

/// A number, or the text where it is none.
fn number(cell: &str) -> Value {
    let whole = cell.parse::<u64>().map(Value::from);
    let number = whole.or_else(|_| cell.parse::<f64>().map(Value::from));
    number.unwrap_or_else(|_| cell.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_records_of_the_api() {
        let text = "\"title\";\"id\";\"slug\";\"organization\";\"organization_id\";\"tags\";\
                    \"archived\";\"metric.views\";\"metric.followers_by_months\";\"availability\";\
                    \"url\";\"new\"\n\
                    \"A; \"\"b\"\"\nc\";\"1\";\"a\";\"Ville\";\"2\";\"x,y\";False;12;\"{'a': 1}\";\
                    99.5;\"https://p.fr/a\";\"\"\n";
        let rows = table(text).unwrap().rows;
        assert_eq!(
            rows,
            [Ok(json!({
                "title": "A; \"b\"\nc", "id": "1", "slug": "a",
                "organization": {"name": "Ville", "id": "2"}, "tags": ["x", "y"],
                "metrics": {"views": 12, "followers_by_months": "{'a': 1}"},
                "availability": 99.5, "self_web_url": "https://p.fr/a",
            }))]
        );
        assert!(table("id,slug,title\n1,a,A\n").is_some());
        assert!(table("id;name\n1;a\n").is_none());
        let many = format!("id;title;slug\n{}", "1;A;a\n".repeat(MOST_ENTRIES + 1));
        let too_many = FileError::TooManyEntries(MOST_ENTRIES);
        let last = table(&many).and_then(|mut table| table.rows.pop());
        assert_eq!(last, Some(Err((too_many, None))));
        for broken in ["id;title;slug\n1;a\n", "id;title;slug\r\n1;a\r\n"] {
            let at = Position { line: 2, column: 1 };
            let rows = table(broken).unwrap().rows;
            assert_eq!(rows, [Err((FileError::Csv, Some(at)))]);
        }
    }
}
