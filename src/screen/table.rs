//! Tables laid out. The only user of comfy-table, which decides how wide each
//! column is.

use comfy_table::{
    ColumnConstraint, ContentArrangement, LineStyle, Table as Grid, TableStyle, Width,
};

use super::line::{Line, Link};
use super::wrap::Paragraph;
use crate::page::{Align, Run, Style, Table, Tone};

const GAP: &str = "  ";

/// Narrowest column that long texts are wrapped in, in columns of the screen.
const READABLE: usize = 12;

/// The lines of `table`; none when its columns would be too narrow to hold
/// their words, or to be read.
pub(super) fn lines(
    table: &Table,
    width: usize,
    ruled: bool,
    link: &dyn Fn(&Run) -> Option<Link>,
) -> Option<Vec<Line>> {
    let has_header = !table.header.is_empty();
    let header = has_header.then_some(&table.header);
    let rows = header.into_iter().chain(&table.rows);
    let rows = rows.map(|row| row.iter().map(|cell| Paragraph::new(cell, link)).collect());
    let rows: Vec<Vec<Paragraph>> = rows.collect();
    let columns = rows.iter().map(Vec::len).max()?;
    let gaps = (columns - 1) * GAP.len();
    let whole: Vec<&[Paragraph]> = rows
        .iter()
        .filter(|row| row.len() == columns)
        .map(Vec::as_slice)
        .collect();
    let widths = widths(&whole, width.checked_sub(gaps)?, table.is_dense)?;
    let wrapped = rows.iter().map(|row| match row.as_slice() {
        [across] if columns > 1 => vec![across.lines(width)],
        row => {
            let cells = row.iter().zip(&widths);
            cells.map(|(cell, width)| cell.lines(*width)).collect()
        }
    });
    let wrapped: Vec<Vec<Vec<Line>>> = wrapped.collect();
    // Rows of several lines would run into each other.
    let mut cells = rows.iter().zip(&wrapped).skip(usize::from(has_header));
    let is_spaced = !table.is_dense
        && cells.any(|(row, cells)| {
            cells.iter().map(Vec::len).max() > row.iter().map(Paragraph::height).max()
        });
    let mut lines = Vec::new();
    for (index, cells) in wrapped.into_iter().enumerate() {
        if is_spaced && index > usize::from(has_header) {
            lines.push(Line::default());
        }
        let row = side_by_side(cells, &widths, &table.alignment);
        if has_header && index == 0 {
            lines.extend(row.into_iter().map(|line| line.emphasised(Tone::Plain)));
            lines.extend(ruled.then(|| rule(widths.iter().sum::<usize>() + gaps)));
        } else {
            lines.extend(row);
        }
    }
    Some(lines)
}

/// The width of each column, `available` in all. None where a column cannot
/// hold its words; in a dense table, those words that are not much longer than
/// others.
fn widths(rows: &[&[Paragraph]], available: usize, is_dense: bool) -> Option<Vec<usize>> {
    /// The share of words that are not cut in a dense table, in percent.
    const USUAL: usize = 90;
    let columns = 0..rows.first()?.len();
    let sorted = |measure: &dyn Fn(&Paragraph) -> usize| -> Vec<Vec<usize>> {
        let column = |column: usize| {
            let mut widths: Vec<usize> = rows.iter().map(|row| measure(&row[column])).collect();
            widths.sort_unstable();
            widths
        };
        columns.clone().map(column).collect()
    };
    let natural = sorted(&Paragraph::width);
    let whole: Vec<usize> = natural
        .iter()
        .map(|widths| at(widths, 100).max(1))
        .collect();
    if whole.iter().sum::<usize>() <= available {
        return Some(whole);
    }
    // A column holds its longest word, and enough to read a long text.
    let words = sorted(&|cell| cell.longest_word().max(cell.width().min(READABLE)));
    let held = if is_dense { USUAL } else { 100 };
    let narrowest: Vec<usize> = words.iter().map(|widths| at(widths, held).max(1)).collect();
    if narrowest.iter().sum::<usize>() > available {
        return None;
    }
    let least = if is_dense {
        narrowed(whole, &natural, &narrowest, available)
    } else {
        narrowest
    };
    Some(arranged(rows, &least, available))
}

/// The width that this percentage of cells need at most.
fn at(sorted: &[usize], percent: usize) -> usize {
    sorted[(sorted.len() - 1) * percent / 100]
}

/// Takes from the widths of columns what exceeds `available`, each time where
/// the fewest cells are broken for it.
fn narrowed(
    mut widths: Vec<usize>,
    natural: &[Vec<usize>],
    narrowest: &[usize],
    available: usize,
) -> Vec<usize> {
    loop {
        let excess = widths.iter().sum::<usize>().saturating_sub(available);
        if excess == 0 {
            return widths;
        }
        let cuts = widths.iter().enumerate().flat_map(|(column, &width)| {
            let cells = &natural[column];
            let whole = |width: usize| cells.partition_point(|cell| *cell <= width);
            let targets = cells[..whole(width)].iter().chain([&narrowest[column]]);
            let targets = targets.filter(move |to| (narrowest[column]..width).contains(to));
            targets.map(move |&to| {
                let broken = (whole(width) - whole(to)) as f64;
                (broken / (width - to) as f64, column, to)
            })
        });
        let Some((_, column, to)) = cuts.min_by(|(a, ..), (b, ..)| a.total_cmp(b)) else {
            return widths;
        };
        widths[column] = to.max(widths[column].saturating_sub(excess));
    }
}

/// The widths that comfy-table gives the columns, none below its `narrowest`.
/// It has no way to ask for them: they are read off the border that it draws at
/// the top.
fn arranged(rows: &[&[Paragraph]], narrowest: &[usize], available: usize) -> Vec<usize> {
    const JUNCTION: char = '+';
    const BORDER: LineStyle = LineStyle::none().fill('-').junction(JUNCTION);
    let fixed = |width: usize| u16::try_from(width).unwrap_or(u16::MAX);
    let mut grid = Grid::new();
    grid.load_style(TableStyle::new().top_border(BORDER))
        .set_content_arrangement(ContentArrangement::Dynamic)
        // Each column but the last is followed by a junction.
        .set_width(fixed(available + narrowest.len() - 1))
        .add_rows(rows.iter().map(|row| row.iter().map(Paragraph::breakable)));
    for (column, narrowest) in grid.column_iter_mut().zip(narrowest) {
        let narrowest = Width::Fixed(fixed(*narrowest));
        column
            .set_padding((0, 0))
            .set_constraint(ColumnConstraint::LowerBoundary(narrowest));
    }
    let border = grid.lines().next().unwrap_or_default();
    border.split(JUNCTION).map(str::len).collect()
}

/// A line across, for the eye only.
pub(super) fn rule(width: usize) -> Line {
    let style = Style::toned(Tone::Help);
    Line::of(&"─".repeat(width), style)
}

/// The lines of a row, those of its cells each in their column.
fn side_by_side(cells: Vec<Vec<Line>>, widths: &[usize], alignment: &[Align]) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut edge = 0;
    for (index, (cell, width)) in cells.into_iter().zip(widths).enumerate() {
        lines.resize_with(lines.len().max(cell.len()), Line::default);
        for (line, piece) in lines.iter_mut().zip(cell) {
            if piece.is_empty() {
                continue;
            }
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
    lines
}
