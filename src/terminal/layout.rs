//! A page laid out: blocks into lines of a given width.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::flow::{Flow, is_address};
use super::line::{Line, Link};
use super::{leaf, table};
use crate::page::{Block, Field, Inline, Run, Style, Table, Target, Tone, text_of};

/// What a layout is made for.
#[derive(Debug, Clone, Copy)]
pub struct Layout {
    /// Columns of the screen.
    pub width: usize,
    /// Whether the terminal takes hyperlinks.
    pub hyperlinks: bool,
    /// Whether lines are drawn: under headings, under the header of a table,
    /// between two parts.
    pub drawn: bool,
    /// What stands between a label and its value.
    pub colon: &'static str,
}

/// Widest running text, in columns: longer lines are hard to read.
const MEASURE: usize = 100;

/// Labels so short, in columns, that values always stand beside them.
const SHORT_LABELS: usize = 6;

/// Narrowest room for values beside longer labels.
const NARROWEST_VALUES: usize = 24;

const BULLETS: [&str; 3] = ["• ", "◦ ", "▪ "];

impl Layout {
    /// The lines of `blocks`, a blank line between two blocks.
    pub fn lines(&self, blocks: &[Block]) -> Vec<Line> {
        self.stacked(blocks, self.width, 0, false)
    }

    fn stacked(&self, blocks: &[Block], width: usize, depth: usize, tight: bool) -> Vec<Line> {
        let mut lines: Vec<Line> = Vec::new();
        let mut last: Option<&Block> = None;
        for block in blocks {
            let own = self.block(block, width, depth);
            if own.is_empty() {
                continue;
            }
            let apart = last.is_some_and(|last| {
                let both_actions =
                    matches!((last, block), (Block::Action { .. }, Block::Action { .. }));
                let tight_list = tight && matches!(block, Block::List { .. });
                !both_actions && !tight_list
            });
            if apart {
                lines.push(Line::default());
            }
            lines.extend(own);
            last = Some(block);
        }
        lines
    }

    fn block(&self, block: &Block, width: usize, depth: usize) -> Vec<Line> {
        match block {
            Block::Title { text, aside } => self.title(text, aside, width),
            Block::Heading { level, text } => self.heading(*level, text, width),
            Block::Paragraph(text) => self.paragraph(text, width),
            Block::List {
                start,
                tight,
                items,
            } => self.list(*start, *tight, items, width, depth),
            Block::Quote(blocks) => {
                let mark = Line::of("│ ", Style::toned(Tone::Help));
                let inner = self.stacked(blocks, width.saturating_sub(2).max(1), depth, false);
                prefixed(inner, &mark, &mark, width)
            }
            Block::Code(text) => self.code(text, width),
            Block::Table(table) => table::lines(table, width, self.drawn, &|run| self.link(run))
                .unwrap_or_else(|| self.records(table, width)),
            Block::Rule if self.drawn => vec![table::rule(width.min(MEASURE))],
            Block::Rule => Vec::new(),
            Block::Fields(fields) => self.fields(fields, width),
            Block::Facts(fields) => {
                let values: Vec<&[Run]> = fields.iter().map(|f| f.value.as_slice()).collect();
                self.paragraph(&values.join(&Run::plain(" · ")), width)
            }
            Block::Action { text, target } => self.action(text, target, width),
            Block::Steps(items) => {
                let items: Vec<Vec<Block>> = items
                    .iter()
                    .map(|item| vec![Block::Paragraph(vec![Run::plain(item.clone())])])
                    .collect();
                self.list(None, true, &items, width, depth)
            }
            Block::Indented(blocks) => {
                let inner = self.stacked(blocks, width.saturating_sub(2).max(1), depth, false);
                let indent = Line::of("  ", Style::default());
                prefixed(inner, &indent, &indent, width)
            }
        }
    }

    fn paragraph(&self, text: &[Run], width: usize) -> Vec<Line> {
        leaf::lines(text, width.min(MEASURE), &|run| self.link(run))
    }

    /// The title, and what stands beside it: at the other end of its line
    /// where there is room, else on a line of its own.
    fn title(&self, text: &Inline, aside: &str, width: usize) -> Vec<Line> {
        let mut lines: Vec<Line> = self
            .paragraph(text, width)
            .into_iter()
            .map(|line| line.emphasised(Tone::Name))
            .collect();
        let aside = Line::of(aside, Style::toned(Tone::Help));
        let measure = width.min(MEASURE);
        match lines.as_mut_slice() {
            [only] if only.width() + 2 + aside.width() <= measure => {
                only.pad(measure - aside.width());
                only.append(aside);
            }
            _ if !aside.is_empty() => lines.push(aside),
            _ => {}
        }
        lines
    }

    fn heading(&self, level: u8, text: &Inline, width: usize) -> Vec<Line> {
        let mut lines: Vec<Line> = self
            .paragraph(text, width)
            .into_iter()
            .map(|line| line.emphasised(Tone::Name))
            .collect();
        if level <= 3 && self.drawn {
            let widest = lines.iter().map(Line::width).max().unwrap_or(0);
            lines.push(table::rule(widest.min(width)));
        }
        lines
    }

    fn list(
        &self,
        start: Option<u64>,
        tight: bool,
        items: &[Vec<Block>],
        width: usize,
        depth: usize,
    ) -> Vec<Line> {
        let others = items.len().saturating_sub(1) as u64;
        let last = start.map(|first| first.saturating_add(others));
        let room = last.map_or(2, |last| last.to_string().len() + 2);
        let mut lines: Vec<Line> = Vec::new();
        for (index, item) in items.iter().enumerate() {
            let mark = match start {
                Some(first) => format!(
                    "{:>1$} ",
                    format!("{}.", first.saturating_add(index as u64)),
                    room - 1
                ),
                None => BULLETS[depth % BULLETS.len()].to_owned(),
            };
            let mark = Line::of(&mark, Style::toned(Tone::Help));
            let hang = Line::of(&" ".repeat(mark.width()), Style::default());
            let inner = self.stacked(
                item,
                width.saturating_sub(mark.width()).max(1),
                depth + 1,
                tight,
            );
            let inner = if inner.is_empty() {
                vec![Line::default()]
            } else {
                inner
            };
            if index > 0 && !tight {
                lines.push(Line::default());
            }
            lines.extend(prefixed(inner, &mark, &hang, width));
        }
        lines
    }

    fn code(&self, text: &str, width: usize) -> Vec<Line> {
        let style = Style {
            code: true,
            ..Style::default()
        };
        let indent = Line::of(if width > 40 { "    " } else { "" }, Style::default());
        let room = width.saturating_sub(indent.width()).max(1);
        let lines = text
            .lines()
            .flat_map(|line| cut(line, style, room))
            .collect();
        prefixed(lines, &indent, &indent, width)
    }

    /// A table whose columns do not fit: each row as labels and values, or
    /// the header alone where there is no row.
    fn records(&self, table: &Table, width: usize) -> Vec<Line> {
        let rows = match table.rows.as_slice() {
            [] => std::slice::from_ref(&table.header),
            rows => rows,
        };
        let mut lines: Vec<Line> = Vec::new();
        for row in rows
            .iter()
            .filter(|row| row.iter().any(|cell| !cell.is_empty()))
        {
            if !lines.is_empty() {
                lines.push(Line::default());
            }
            let cells = row.iter().enumerate().filter(|(_, cell)| !cell.is_empty());
            for (place, (index, cell)) in cells.enumerate() {
                let mut inline = Inline::new();
                let header = table.header.get(index).filter(|_| !table.rows.is_empty());
                if let Some(header) = header.filter(|header| !header.is_empty()) {
                    inline.extend(header.iter().cloned().map(Run::strong));
                    inline.push(Run::plain(self.colon));
                }
                inline.extend(cell.iter().cloned());
                // The first field of a record stands out, so that one sees
                // where it begins.
                let first = Line::of(if place > 0 { "  " } else { "" }, Style::default());
                let next = Line::of("  ", Style::default());
                let inner = self.paragraph(&inline, width.saturating_sub(2).max(1));
                lines.extend(prefixed(inner, &first, &next, width));
            }
        }
        lines
    }

    /// Labels in a column, values beside them; below them on a narrow screen.
    fn fields(&self, fields: &[Field], width: usize) -> Vec<Line> {
        let labels: Vec<Line> = fields
            .iter()
            .map(|field| Line::of(&field.label, Style::toned(Tone::Help)))
            .collect();
        let column = labels.iter().map(Line::width).max().unwrap_or(0) + 2;
        let beside = column <= SHORT_LABELS || column + NARROWEST_VALUES <= width;
        let mut lines = Vec::new();
        for (field, mut label) in fields.iter().zip(labels) {
            if beside {
                label.pad(column);
                let hang = Line::of(&" ".repeat(column), Style::default());
                let values = self.paragraph(&field.value, width.saturating_sub(column).max(1));
                lines.extend(prefixed(values, &label, &hang, width));
            } else {
                lines.extend(self.paragraph(&[Run::toned(field.label.clone(), Tone::Help)], width));
                let indent = Line::of("  ", Style::default());
                let values = self.paragraph(&field.value, width.saturating_sub(2).max(1));
                lines.extend(prefixed(values, &indent, &indent, width));
            }
        }
        lines
    }

    /// What to do, and the address in plain sight: on the same line where
    /// both fit. A text that is the address is not said twice.
    fn action(&self, text: &[Run], target: &Target, width: usize) -> Vec<Line> {
        let text = if text_of(text) == target.way() {
            &[]
        } else {
            text
        };
        let mark = Line::of("→ ", Style::toned(Tone::Help));
        let hang = Line::of(&" ".repeat(mark.width()), Style::default());
        let room = width.saturating_sub(mark.width()).max(1);
        let address = vec![Run::linked(target.way(), target.clone())];
        let mut whole = text.to_vec();
        if !whole.is_empty() {
            whole.push(Run::plain("\u{a0} "));
        }
        whole.extend(address.iter().cloned());
        let one_line = Flow::lines(&whole, &|_| None)
            .iter()
            .map(Flow::width)
            .sum::<usize>()
            < room;
        let inner = if one_line {
            self.paragraph(&whole, room)
        } else {
            let mut lines = self.paragraph(text, room);
            lines.retain(|line| !line.is_empty());
            lines.extend(self.paragraph(&address, room));
            lines
        };
        prefixed(inner, &mark, &hang, width)
    }

    /// The hyperlink of a run, where the terminal takes it.
    fn link(&self, run: &Run) -> Option<Link> {
        let address = match run.target.as_ref().filter(|_| self.hyperlinks)? {
            Target::Web(address) => address.clone(),
            Target::Mail(address) => format!("mailto:{address}"),
            _ => return None,
        };
        Some(Link { address })
    }
}

/// `lines` with `first` before the first and `next` before the others. A line
/// that leaves no room for it (an address) stands without; a `first` that only
/// it has, a bullet or label, stands above it.
fn prefixed(lines: Vec<Line>, first: &Line, next: &Line, width: usize) -> Vec<Line> {
    let mut result = Vec::with_capacity(lines.len());
    for (index, line) in lines.into_iter().enumerate() {
        let prefix = if index == 0 { first } else { next };
        if prefix.width() + line.width() <= width {
            if line.is_empty() && prefix.text().trim().is_empty() {
                result.push(line);
                continue;
            }
            let mut whole = prefix.clone();
            whole.append(line);
            result.push(whole);
            continue;
        }
        if index == 0 && first != next && !first.text().trim().is_empty() {
            result.push(first.clone());
        }
        let mut alone = Line::default();
        if line.width() + 2 <= width {
            alone.pad(2);
        }
        alone.append(line);
        result.push(alone);
    }
    result
}

/// A line of code in pieces of `width` columns, its spaces kept: broken
/// between words, within one that is wider, and never within an address.
fn cut(text: &str, style: Style, width: usize) -> Vec<Line> {
    let text = text.replace('\t', "    ");
    let mut lines = vec![Line::default()];
    for piece in text.split_inclusive(' ') {
        let word = piece.trim_end_matches(' ');
        let fits = |line: &Line| line.width() + word.width() <= width;
        if !lines
            .last()
            .is_some_and(|line| line.width() == 0 || fits(line))
        {
            lines.push(Line::default());
        }
        let whole = word.width() <= width || is_address(word);
        let parts: Vec<&str> = if whole {
            vec![piece]
        } else {
            piece.graphemes(true).collect()
        };
        for part in parts {
            let wide = |line: &Line| line.width() > 0 && line.width() + part.width() > width;
            // A space at the end of a line is not seen.
            if !whole && part != " " && lines.last().is_some_and(wide) {
                lines.push(Line::default());
            }
            if let Some(line) = lines.last_mut() {
                let shown = if line.width() + part.width() > width {
                    part.trim_end()
                } else {
                    part
                };
                line.push(shown, style, None, shown.width());
            }
        }
    }
    lines
}
