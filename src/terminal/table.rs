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
    let arranged =
        natural(&rows, columns, available).unwrap_or_else(|| wrapped(&rows, &narrowest, available));
    Some(painted(table, &rows, arranged, ruled))
}

/// A cell: its hard lines.
struct Cell {
    flows: Vec<Flow>,
}

impl Cell {
    fn new(inline: &Inline, link: &dyn Fn(&Run) -> Option<Link>) -> Self {
        Self {
            flows: Flow::lines(inline, link),
        }
    }

    /// Columns that the cell needs: its longest word, and enough to read a
    /// long text.
    fn narrowest(&self) -> usize {
        let word = self.flows.iter().map(Flow::widest_word).max().unwrap_or(0);
        word.max(self.widest().min(READABLE)).max(1)
    }

    /// Columns of the cell when nothing is broken.
    fn widest(&self) -> usize {
        self.flows.iter().map(Flow::width).max().unwrap_or(0)
    }

    fn placeholders(&self) -> Vec<Placeholders> {
        let width = usize::from(u16::MAX);
        let flows = self.flows.iter();
        flows.map(|flow| flow.placeholders(width)).collect()
    }
}

/// Cells whose lines are settled.
struct Arranged {
    /// By column.
    widths: Vec<usize>,
    /// By row, its lines; of each, the pieces of its cells.
    rows: Vec<Vec<Vec<Line>>>,
}

/// The cells as they are, where nothing needs to be broken.
fn natural(rows: &[Vec<Cell>], columns: usize, available: usize) -> Option<Arranged> {
    let cells = |column| rows.iter().filter_map(move |row| row.get(column));
    let widest = |column| cells(column).map(Cell::widest).max().unwrap_or(0).max(1);
    let widths: Vec<usize> = (0..columns).map(widest).collect();
    if widths.iter().sum::<usize>() > available {
        return None;
    }
    let lines = |row: &Vec<Cell>| {
        let count = row.iter().map(|cell| cell.flows.len()).max().unwrap_or(1);
        let piece =
            |cell: &Cell, line| cell.flows.get(line).map_or_else(Line::default, Flow::whole);
        let pieces = |line| row.iter().map(|cell| piece(cell, line)).collect();
        (0..count).map(pieces).collect()
    };
    let rows = rows.iter().map(lines).collect();
    Some(Arranged { widths, rows })
}

/// The cells broken so that the columns fit, each being given what it needs.
fn wrapped(rows: &[Vec<Cell>], narrowest: &[usize], available: usize) -> Arranged {
    let placeholders: Vec<Vec<Vec<Placeholders>>> = rows
        .iter()
        .map(|row| row.iter().map(Cell::placeholders).collect())
        .collect();
    let drawn = drawn(&placeholders, narrowest, available);
    let first = drawn.iter().flatten().next();
    let widths = first.map(|columns| columns.iter().map(String::len).collect());
    let rows = rows.iter().zip(&placeholders).zip(&drawn);
    let rows = rows.map(|((row, placeholders), lines)| {
        let cells = row.iter().zip(placeholders);
        let mut readers: Vec<Reader<'_>> = cells
            .map(|(cell, placeholders)| Reader::new(cell, placeholders))
            .collect();
        let lines = lines.iter().map(|columns| {
            let cells = columns.iter().zip(&mut readers);
            cells
                .map(|(drawn, reader)| reader.read(drawn.trim()))
                .collect()
        });
        lines.collect()
    });
    Arranged {
        widths: widths.unwrap_or_default(),
        rows: rows.collect(),
    }
}

/// The grid of placeholders: rows of lines of columns.
fn drawn(
    rows: &[Vec<Vec<Placeholders>>],
    narrowest: &[usize],
    available: usize,
) -> Vec<Vec<Vec<String>>> {
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
        let cells = row.iter().map(|lines| {
            let lines: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
            lines.join("\n")
        });
        grid.add_row(cells.collect::<Vec<_>>());
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

/// The rows as lines, one under the header where `ruled`.
fn painted(table: &Table, rows: &[Vec<Cell>], arranged: Arranged, ruled: bool) -> Vec<Line> {
    let Arranged {
        widths,
        rows: arranged,
    } = arranged;
    let total = widths.iter().sum::<usize>() + widths.len().saturating_sub(1) * GAP.len();
    let has_header = !table.header.is_empty();
    // Rows of several lines would run into each other.
    let spaced = rows
        .iter()
        .zip(&arranged)
        .skip(usize::from(has_header))
        .any(|(row, lines)| {
            lines.len() > row.iter().map(|cell| cell.flows.len()).max().unwrap_or(1)
        });
    let mut painted = Vec::new();
    for (index, lines) in arranged.into_iter().enumerate() {
        let is_header = has_header && index == 0;
        if spaced && index > usize::from(has_header) {
            painted.push(Line::default());
        }
        for pieces in lines {
            let line = aligned(pieces, &widths, &table.alignment);
            painted.push(if is_header {
                line.emphasised(Tone::Plain)
            } else {
                line
            });
        }
        if is_header && ruled {
            painted.push(rule(total));
        }
    }
    painted
}

/// A line across, for the eye only.
pub(super) fn rule(width: usize) -> Line {
    let style = Style::toned(Tone::Help);
    Line::of(&"─".repeat(width), style)
}

/// The pieces of a line, each in its column.
fn aligned(pieces: Vec<Line>, widths: &[usize], alignment: &[Align]) -> Line {
    let mut line = Line::default();
    let mut edge = 0;
    for (index, piece) in pieces.into_iter().enumerate() {
        let width = widths.get(index).copied().unwrap_or(piece.width());
        if !piece.is_empty() {
            let slack = width.saturating_sub(piece.width());
            let inset = match alignment.get(index) {
                Some(Align::Right) => slack,
                Some(Align::Centre) => slack / 2,
                _ => 0,
            };
            line.pad(edge + inset);
            line.append(piece);
        }
        edge += width + GAP.len();
    }
    line
}

/// Reads a cell back from the grid, piece by piece: the solid placeholders
/// come in the order in which they were given.
struct Reader<'a> {
    cell: &'a Cell,
    /// By hard line.
    placeholders: &'a [Placeholders],
    /// The hard line at hand, and the place in its placeholders.
    line: usize,
    at: usize,
}

impl<'a> Reader<'a> {
    fn new(cell: &'a Cell, placeholders: &'a [Placeholders]) -> Self {
        Self {
            cell,
            placeholders,
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
        let lines = |line| Some((self.cell.flows.get(line)?, self.placeholders.get(line)?));
        while let Some((flow, placeholders)) = lines(self.line) {
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
