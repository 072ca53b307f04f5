//! Tables laid out. The only user of comfy-table.

use comfy_table::{
    ColumnConstraint, ContentArrangement, ContentLineStyle, LineStyle, Table as Grid, TableStyle,
    Width,
};

use super::flow::{Flow, Placeholders};
use super::line::{Line, Link};
use crate::page::{Align, Inline, Run, Style, Table, Tone};

/// Between two columns.
const GAP: &str = "  ";

/// Narrowest column that long texts are wrapped in, in columns of the screen.
const READABLE: usize = 12;

/// What separates columns and rows in the grid; placeholders hold neither.
const COLUMN_MARK: char = '|';
const ROW_MARK: char = '-';

/// The lines of `table`; none when its columns would be too narrow to hold
/// their words, or to be read.
pub(super) fn lines(
    table: &Table,
    width: usize,
    ruled: bool,
    link: &dyn Fn(&Run) -> Option<Link>,
) -> Option<Vec<Line>> {
    let rows: Vec<Vec<Cell>> = [&table.header]
        .into_iter()
        .filter(|header| !header.is_empty())
        .chain(&table.rows)
        .map(|row| row.iter().map(|cell| Cell::new(cell, link)).collect())
        .collect();
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let available = width.checked_sub(columns.saturating_sub(1) * GAP.len())?;
    let narrowest: Vec<usize> = (0..columns)
        .map(|column| {
            rows.iter()
                .filter_map(|row| row.get(column))
                .map(Cell::narrowest)
                .max()
                .unwrap_or(0)
        })
        .collect();
    if columns == 0
        || narrowest.iter().sum::<usize>() > available
        || available > usize::from(u16::MAX)
    {
        return None;
    }
    let drawn = drawn(&rows, &narrowest, available);
    Some(painted(table, &rows, &drawn, ruled))
}

/// A cell and its placeholders.
struct Cell {
    flows: Vec<(Flow, Placeholders)>,
}

impl Cell {
    fn new(inline: &Inline, link: &dyn Fn(&Run) -> Option<Link>) -> Self {
        let flows = Flow::lines(inline, link).into_iter().map(|flow| {
            let placeholders = flow.placeholders(usize::from(u16::MAX));
            (flow, placeholders)
        });
        Self {
            flows: flows.collect(),
        }
    }

    /// Columns that the cell needs: its longest word, and enough to read a
    /// long text.
    fn narrowest(&self) -> usize {
        let widest =
            |measure: fn(&Flow) -> usize| self.flows.iter().map(|(flow, _)| measure(flow)).max();
        let word = widest(Flow::widest_word).unwrap_or(0);
        let whole = widest(Flow::width).unwrap_or(0);
        word.max(whole.min(READABLE)).max(1)
    }

    fn placeholders(&self) -> String {
        let lines: Vec<&str> = self
            .flows
            .iter()
            .map(|(_, placeholders)| placeholders.text.as_str())
            .collect();
        lines.join("\n")
    }
}

/// The grid of placeholders: rows of lines of columns.
fn drawn(rows: &[Vec<Cell>], narrowest: &[usize], available: usize) -> Vec<Vec<Vec<String>>> {
    // Each column but the last is followed by a mark of one column.
    let width = u16::try_from(available + narrowest.len() - 1).unwrap_or(u16::MAX);
    let between = LineStyle::none().fill(ROW_MARK).junction(ROW_MARK);
    let mut grid = Grid::new();
    grid.load_style(
        TableStyle::new()
            .content_lines(ContentLineStyle::none().junction(COLUMN_MARK))
            .row_separator(between),
    );
    grid.set_content_arrangement(ContentArrangement::Dynamic);
    grid.set_width(width);
    for row in rows {
        grid.add_row(row.iter().map(Cell::placeholders).collect::<Vec<_>>());
    }
    for (index, narrowest) in narrowest.iter().enumerate() {
        let Some(column) = grid.column_mut(index) else {
            continue;
        };
        column.set_padding((0, 0));
        let narrowest = u16::try_from(*narrowest).unwrap_or(u16::MAX);
        column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(narrowest)));
    }
    let mut drawn: Vec<Vec<Vec<String>>> = vec![Vec::new()];
    for line in grid.lines() {
        if line.starts_with(ROW_MARK) {
            drawn.push(Vec::new());
        } else if let Some(row) = drawn.last_mut() {
            row.push(line.split(COLUMN_MARK).map(str::to_owned).collect());
        }
    }
    drawn
}

/// The grid with its placeholders replaced, a line under the header where
/// `ruled`.
fn painted(
    table: &Table,
    rows: &[Vec<Cell>],
    drawn: &[Vec<Vec<String>>],
    ruled: bool,
) -> Vec<Line> {
    let widths: Vec<usize> = drawn
        .iter()
        .flatten()
        .next()
        .map(|columns| columns.iter().map(String::len).collect())
        .unwrap_or_default();
    let total = widths.iter().sum::<usize>() + widths.len().saturating_sub(1) * GAP.len();
    let has_header = !table.header.is_empty();
    // Rows of several lines would run into each other.
    let spaced = rows
        .iter()
        .zip(drawn)
        .skip(usize::from(has_header))
        .any(|(row, lines)| {
            lines.len() > row.iter().map(|cell| cell.flows.len()).max().unwrap_or(1)
        });
    let mut painted = Vec::new();
    for (index, (row, lines)) in rows.iter().zip(drawn).enumerate() {
        let is_header = has_header && index == 0;
        if spaced && index > usize::from(has_header) {
            painted.push(Line::default());
        }
        painted.extend(
            row_lines(row, lines, &widths, &table.alignment)
                .into_iter()
                .map(|line| {
                    if is_header {
                        line.emphasised(Tone::Plain)
                    } else {
                        line
                    }
                }),
        );
        if is_header && ruled {
            painted.push(rule(total));
        }
    }
    painted
}

/// A line across, for the eye only.
pub(super) fn rule(width: usize) -> Line {
    let style = Style {
        tone: Tone::Help,
        ..Style::default()
    };
    Line::of(&"─".repeat(width), style)
}

fn row_lines(
    row: &[Cell],
    lines: &[Vec<String>],
    widths: &[usize],
    alignment: &[Align],
) -> Vec<Line> {
    let mut readers: Vec<Reader<'_>> = row.iter().map(Reader::new).collect();
    lines
        .iter()
        .map(|columns| {
            let mut line = Line::default();
            let mut edge = 0;
            for (index, (drawn, reader)) in columns.iter().zip(&mut readers).enumerate() {
                let width = widths.get(index).copied().unwrap_or(drawn.len());
                let text = reader.read(drawn.trim());
                if !text.is_empty() {
                    let slack = width.saturating_sub(text.width());
                    let inset = match alignment.get(index) {
                        Some(Align::Right) => slack,
                        Some(Align::Centre) => slack / 2,
                        _ => 0,
                    };
                    line.pad(edge + inset);
                    line.append(&text);
                }
                edge += width + GAP.len();
            }
            line
        })
        .collect()
}

/// Reads a cell back from the grid, piece by piece: the solid placeholders
/// come in the order in which they were given.
struct Reader<'a> {
    cell: &'a Cell,
    /// The hard line at hand, and the place in its placeholders.
    line: usize,
    at: usize,
}

impl<'a> Reader<'a> {
    fn new(cell: &'a Cell) -> Self {
        Self {
            cell,
            line: 0,
            at: 0,
        }
    }

    /// What a drawn piece, without spaces at its ends, stands for. An empty
    /// piece is an empty hard line, or lies below the end of the cell.
    fn read(&mut self, drawn: &str) -> Line {
        let solid = drawn.bytes().filter(|b| *b != b' ').count();
        if solid == 0 {
            return Line::default();
        }
        while let Some((flow, placeholders)) = self.cell.flows.get(self.line) {
            let rest = placeholders.text.get(self.at..).unwrap_or_default();
            if rest.trim_start().is_empty() {
                self.line += 1;
                self.at = 0;
                continue;
            }
            let start = self.at + (rest.len() - rest.trim_start().len());
            let solids = rest.bytes().zip(self.at..).filter(|(b, _)| *b != b' ');
            let last = solids.take(solid).last().map_or(start, |(_, at)| at);
            self.at = last + 1;
            return flow.shown(placeholders, start..self.at);
        }
        Line::default()
    }
}
