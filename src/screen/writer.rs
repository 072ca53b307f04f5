//! Answers written, in the format asked for: the only match on it.

use std::io;

use serde_json::Value;

use super::{Format, Paint, Terminal, diagnostic, report};
use crate::answer::{Answer, Page, Rows, View};
use crate::catalogue::clean::clean;
use crate::catalogue::diagnostic::Diagnostic;
use crate::error::{Error, Exit};
use crate::page::{Block, Run, text_of};

/// Bytes that are written at once where there are many.
const BLOCK: usize = 1 << 16;

impl Terminal {
    /// Writes an answer, or says why there is none. Without a format it is a
    /// page where somebody looks, else tab-separated columns.
    pub(crate) fn finish(&self, answer: Result<Answer<'_>, Error>, format: Option<Format>) -> Exit {
        self.finish_with(match answer {
            Ok(answer) => self.answer(&answer, format),
            Err(error) => self.no_answer(&error, format).and(Err(error)),
        })
    }

    /// The exit code, that of an error once it is explained.
    pub(crate) fn finish_with(&self, done: Result<Exit, Error>) -> Exit {
        done.unwrap_or_else(|error| {
            self.explain(&error);
            error.exit()
        })
    }

    /// Writes an answer, then what went wrong with parts of it.
    ///
    /// # Errors
    /// The file of an entry is gone, or writing failed.
    pub(crate) fn answer(
        &self,
        answer: &Answer<'_>,
        format: Option<Format>,
    ) -> Result<Exit, Error> {
        let forms = &answer.forms;
        let format = format.unwrap_or(if self.settings.is_terminal {
            Format::Table
        } else {
            Format::Tsv
        });
        let document = match format {
            Format::Json => forms.document()?,
            Format::ApisJson => forms.apis_json(),
            _ => None,
        };
        let is_written = match (format, document, forms.rows()) {
            (_, Some(document), _) => self.json(&document).map(|()| true)?,
            (Format::Tsv, _, Some(rows)) => self.tsv(rows).map(|()| true)?,
            (Format::Csv, _, Some(rows)) => self.long(&csv(rows)?).map(|()| true)?,
            (Format::Ndjson, _, Some(rows)) => self.ndjson(rows).map(|()| true)?,
            (Format::Table | Format::Json | Format::ApisJson, ..)
            | (Format::Github | Format::Sarif, ..)
            | (_, _, None) => false,
        };
        if is_written {
            answer.notes.iter().for_each(|note| self.note(note));
        } else {
            self.form(forms.page(self.view())?, format)?;
        }
        answer.errors.iter().for_each(|error| self.explain(error));
        Ok(answer.exit())
    }

    /// A program that reads JSON gets a document even where nothing is found.
    fn no_answer(&self, error: &Error, format: Option<Format>) -> Result<(), Error> {
        if format == Some(Format::Json) && error.exit() == Exit::NotFound {
            self.json(&Value::Null)?;
        }
        Ok(())
    }

    fn view(&self) -> View {
        View {
            width: self.width(),
            is_linear: self.settings.plain,
            is_drawn: self.is_drawn(),
        }
    }

    fn form(&self, page: Page, format: Format) -> Result<(), Error> {
        match page {
            Page::Silence => Ok(()),
            Page::Blocks(blocks) => self.page(blocks),
            Page::Diagnostics { diagnostics, .. } if format == Format::Github => {
                self.write(&report::github(&diagnostics, self.messages))
            }
            Page::Diagnostics { diagnostics, .. } if format == Format::Sarif => {
                self.json(&report::sarif(&diagnostics, self.messages))
            }
            Page::Diagnostics { diagnostics, foot } => self.diagnostics(&diagnostics, &foot),
            Page::Source(text) if self.settings.is_terminal => self.long(&clean(&text)),
            Page::Source(text) | Page::Script(text) => self.write(&text),
            Page::Open(addresses) => addresses.iter().try_for_each(|address| self.open(address)),
        }
    }

    /// What is wrong in files, drawn on a screen, else a line each.
    fn diagnostics(&self, diagnostics: &[Diagnostic], foot: &str) -> Result<(), Error> {
        let (m, is_terminal) = (self.messages, self.settings.is_terminal);
        if is_terminal && !self.settings.plain {
            let (paint, width) = (self.paint(), self.settings.width);
            let drawn = diagnostics
                .iter()
                .map(|found| diagnostic::drawn(found, paint, width, m) + "\n\n");
            let foot = Block::Paragraph(vec![Run::plain(foot.to_owned())]);
            let foot = self.painted(vec![foot], false);
            return self.long(&format!("{}{foot}", drawn.collect::<String>()));
        }
        let lines = diagnostics.iter().map(|found| match is_terminal {
            true => diagnostic::spoken(found, m),
            false => diagnostic::line(found, m),
        });
        self.write(&lines.collect::<String>())?;
        self.note(foot);
        Ok(())
    }

    /// Columns separated by tabs.
    fn tsv(&self, rows: Rows<'_>) -> Result<(), Error> {
        let paint = self.paint();
        let mut text = String::new();
        for row in rows.cells {
            paint.row(&row?, &mut text);
        }
        self.long(&text)
    }

    /// A JSON document a line. A program gets them as they are made; on a
    /// terminal the pager needs all of them.
    fn ndjson(&self, rows: Rows<'_>) -> Result<(), Error> {
        let mut lines = String::new();
        for document in rows.documents {
            lines.push_str(&document?.to_string());
            lines.push('\n');
            if !self.settings.is_terminal && lines.len() > BLOCK {
                self.write(&lines)?;
                lines.clear();
            }
        }
        self.long(&lines)
    }

    /// One document, pretty for a person, compact for a program.
    fn json(&self, document: &Value) -> Result<(), Error> {
        let text = if self.settings.is_terminal {
            format!("{document:#}\n")
        } else {
            format!("{document}\n")
        };
        self.long(&text)
    }

    pub(super) fn paint(&self) -> Paint {
        Paint {
            colour: self.settings.colour,
            ground: self.settings.ground,
            hyperlinks: false,
        }
    }
}

/// Comma-separated values under their names, by RFC 4180 but for line ends,
/// which are those of the system's other tools. A cell is as it is, even where a
/// spreadsheet takes it for a formula: a sign before it would be read by all others too.
fn csv(rows: Rows<'_>) -> Result<String, Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer
        .write_record(&rows.columns)
        .map_err(io::Error::from)?;
    for row in rows.cells {
        let texts: Vec<String> = row?.iter().map(|cell| text_of(cell)).collect();
        writer.write_record(texts).map_err(io::Error::from)?;
    }
    let text = writer
        .into_inner()
        .map_err(|error| io::Error::from(error.error().kind()))?;
    Ok(String::from_utf8_lossy(&text).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::plain;

    #[test]
    fn cells_are_quoted_where_they_would_be_read_otherwise() {
        let cells = [
            ["a", "one, two"],
            ["b", "\"three\"\nfour"],
            ["", ""],
            // A formula to a spreadsheet, the text of the catalogue to all others.
            ["-c", "=1+1"],
        ];
        let cells = cells
            .iter()
            .map(|row| Ok(row.iter().map(|cell| plain(*cell)).collect()));
        let rows = Rows {
            columns: vec!["id", "title"],
            cells: Box::new(cells),
            documents: Box::new(std::iter::empty()),
        };
        assert_eq!(
            csv(rows).unwrap(),
            "id,title\na,\"one, two\"\nb,\"\"\"three\"\"\nfour\"\n,\n-c,=1+1\n"
        );
    }
}
