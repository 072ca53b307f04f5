//! The export of dataservices as CSV: rows as the records that the API of the portal
//! gives. It says nothing of who may use what.

use csv::{Reader, ReaderBuilder, StringRecord};
use serde_json::{Map, Value, json};

use super::MOST_ENTRIES;
use crate::catalogue::diagnostic::Position;
use crate::catalogue::file_error::{FileError, Unreadable};

/// The rows of an export, each as a record or as what is wrong with it; none where the
/// text is no such export.
pub(super) fn records(text: &str) -> Option<Vec<Result<Value, Unreadable>>> {
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
    Some(rows.collect())
}

fn reader(text: &str, delimiter: u8) -> Reader<&[u8]> {
    let mut builder = ReaderBuilder::new();
    builder.delimiter(delimiter).from_reader(text.as_bytes())
}

/// A row under the names of the API. A column that is not known is a key.
fn record(header: &StringRecord, row: &StringRecord) -> Value {
    let mut record = Map::new();
    for (name, cell) in header.iter().zip(row).filter(|(_, cell)| !cell.is_empty()) {
        let (outer, name) = name.split_once('.').unwrap_or(("", name));
        match (outer, name) {
            ("", "archived" | "featured") if cell == "False" => {}
            ("", "archived") => put(&mut record, "archived_at", cell.into()),
            ("", "url") => put(&mut record, "self_web_url", cell.into()),
            ("", "tags" | "datasets") => {
                let items = cell.split(',').map(str::trim).collect();
                put(&mut record, name, items);
            }
            ("", "availability") => put(&mut record, name, number(cell)),
            ("", "organization") => inner(&mut record, "organization", "name", cell.into()),
            ("", "organization_id") => inner(&mut record, "organization", "id", cell.into()),
            ("", "owner") => inner(&mut record, "owner", "first_name", cell.into()),
            ("", "owner_id") => inner(&mut record, "owner", "id", cell.into()),
            ("", name) => put(&mut record, name, cell.into()),
            ("metric", name) => inner(&mut record, "metrics", name, number(cell)),
            (outer, name) => inner(&mut record, outer, name, cell.into()),
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
        let rows = records(text).unwrap();
        assert_eq!(
            rows,
            [Ok(json!({
                "title": "A; \"b\"\nc", "id": "1", "slug": "a",
                "organization": {"name": "Ville", "id": "2"}, "tags": ["x", "y"],
                "metrics": {"views": 12, "followers_by_months": "{'a': 1}"},
                "availability": 99.5, "self_web_url": "https://p.fr/a",
            }))]
        );
        assert!(records("id,slug,title\n1,a,A\n").is_some());
        assert!(records("id;name\n1;a\n").is_none());
        let many = format!("id;title;slug\n{}", "1;A;a\n".repeat(MOST_ENTRIES + 1));
        let too_many = FileError::TooManyEntries(MOST_ENTRIES);
        let last = records(&many).and_then(|mut rows| rows.pop());
        assert_eq!(last, Some(Err((too_many, None))));
        let broken = records("id;title;slug\n1;a\n").unwrap();
        let at = Position { line: 2, column: 1 };
        assert_eq!(broken, [Err((FileError::Csv, Some(at)))]);
    }
}
