//! A page laid out: blocks into lines of a given width.

use super::line::{Line, Link};
use super::table;
use super::wrap::{Paragraph, wrap};
use crate::invocation;
use crate::page::{Block, Inline, LabelledValue, Run, Style, Table, Target, Tone, text_of};

#[derive(Debug, Clone, Copy)]
pub(crate) struct Layout {
    /// In columns.
    pub(crate) width: usize,
    /// Whether the terminal takes hyperlinks.
    pub(crate) hyperlinks: bool,
    /// Whether lines are drawn: under headings, under the header of a table,
    /// between two parts.
    pub(crate) drawn: bool,
    /// What stands between a label and its value.
    pub(crate) colon: &'static str,
}

/// Widest running text, in columns: longer lines are hard to read.
const MEASURE: usize = 100;

/// In columns. Values always stand beside labels as short as this.
const SHORT_LABELS: usize = 6;

/// Narrowest room for values beside longer labels.
const NARROWEST_VALUES: usize = 24;

const BULLETS: [&str; 3] = ["• ", "◦ ", "▪ "];

impl Layout {
    /// The lines of `blocks`, a blank line between two blocks.
    pub(crate) fn lines(&self, blocks: &[Block]) -> Vec<Line> {
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
            Block::Paragraph(text) | Block::Questionnaire { text, .. } => {
                self.paragraph(text, width)
            }
            Block::List {
                start,
                tight,
                items,
            } => self.list(*start, *tight, items, width, depth),
            Block::Quote(blocks) => {
                let bar = mark("│ ");
                prefixed(&bar, &bar, width, |room| {
                    self.stacked(blocks, room, depth, false)
                })
            }
            // A command that is not for the eye is copied: it stays whole.
            Block::Code(text) if !self.drawn => code(text, usize::MAX),
            Block::Code(text) => code(text, width),
            Block::Table(table) => table::lines(table, width, self.drawn, &|run| self.link(run))
                .unwrap_or_else(|| self.records(table, width)),
            Block::Rule if self.drawn => vec![table::rule(width.min(MEASURE))],
            Block::Rule => Vec::new(),
            Block::Labelled(fields) => self.fields(fields, width),
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
            Block::Indented(blocks) => prefixed(&spaces(2), &spaces(2), width, |room| {
                self.stacked(blocks, room, depth, false)
            }),
        }
    }

    fn paragraph(&self, text: &[Run], width: usize) -> Vec<Line> {
        wrap(text, width.min(MEASURE), &|run| self.link(run))
    }

    fn name(&self, text: &[Run], width: usize) -> Vec<Line> {
        let lines = self.paragraph(text, width).into_iter();
        lines.map(|line| line.emphasised(Tone::Name)).collect()
    }

    /// The title, and what stands beside it: at the other end of its line
    /// where there is room, else on a line of its own.
    fn title(&self, text: &Inline, aside: &str, width: usize) -> Vec<Line> {
        let mut lines = self.name(text, width);
        let aside = mark(aside);
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
        let mut lines = self.name(text, width);
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
            let bullet = match start {
                Some(first) => {
                    let number = format!("{}.", first.saturating_add(index as u64));
                    mark(&format!("{number:>0$} ", room - 1))
                }
                None => mark(BULLETS[depth % BULLETS.len()]),
            };
            if index > 0 && !tight {
                lines.push(Line::default());
            }
            let hang = spaces(bullet.width());
            lines.extend(prefixed(&bullet, &hang, width, |room| {
                let mut inner = self.stacked(item, room, depth + 1, tight);
                if inner.is_empty() {
                    inner.push(Line::default());
                }
                inner
            }));
        }
        lines
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
                let first = spaces(if place > 0 { 2 } else { 0 });
                lines.extend(prefixed(&first, &spaces(2), width, |room| {
                    self.paragraph(&inline, room)
                }));
            }
        }
        lines
    }

    /// Labels in a column, values beside them; below them on a narrow screen.
    fn fields(&self, fields: &[LabelledValue], width: usize) -> Vec<Line> {
        let labels: Vec<Line> = fields.iter().map(|field| mark(&field.label)).collect();
        let column = labels.iter().map(Line::width).max().unwrap_or(0) + 2;
        let beside = column <= SHORT_LABELS || column + NARROWEST_VALUES <= width;
        let mut lines = Vec::new();
        for (field, mut label) in fields.iter().zip(labels) {
            let (first, next) = if beside {
                label.pad(column);
                (label, spaces(column))
            } else {
                lines.extend(self.paragraph(&[Run::toned(field.label.clone(), Tone::Help)], width));
                (spaces(2), spaces(2))
            };
            lines.extend(prefixed(&first, &next, width, |room| {
                self.paragraph(&field.value, room)
            }));
        }
        lines
    }

    /// What to do, and the address in plain sight: on the same line where
    /// both fit. A text that is the address is not said twice.
    fn action(&self, text: &[Run], target: &Target, width: usize) -> Vec<Line> {
        let text = if text_of(text) == invocation::way(target) {
            &[]
        } else {
            text
        };
        let address = Run::linked(invocation::way(target), target.clone());
        let mut whole = text.to_vec();
        if !whole.is_empty() {
            whole.push(Run::plain("\u{a0} "));
        }
        whole.push(address.clone());
        prefixed(&mark("→ "), &spaces(2), width, |room| {
            let mut lines = self.paragraph(&whole, room);
            if !matches!(lines.as_slice(), [only] if only.width() < room) {
                lines = self.paragraph(text, room);
                lines.retain(|line| !line.is_empty());
                lines.extend(self.paragraph(&[address], room));
            }
            lines
        })
    }

    /// The hyperlink of a run, where the terminal takes it.
    fn link(&self, run: &Run) -> Option<Link> {
        let address = match run.target.as_deref().filter(|_| self.hyperlinks)? {
            Target::Web(address) => address.clone(),
            Target::Mail(address) => format!("mailto:{address}"),
            _ => return None,
        };
        Some(Link { address })
    }
}

/// A sign or label beside what is read.
fn mark(text: &str) -> Line {
    Line::of(text, Style::toned(Tone::Help))
}

fn spaces(width: usize) -> Line {
    Line::of(&" ".repeat(width), Style::default())
}

fn code(text: &str, width: usize) -> Vec<Line> {
    let style = Style {
        code: true,
        ..Style::default()
    };
    let indent = spaces(if width > 40 { 4 } else { 0 });
    prefixed(&indent, &indent, width, |room| {
        Paragraph::code(text, style).lines(room)
    })
}

/// The lines that `inner` makes in the room beside the prefixes, with `first`
/// before the first and `next` before the others. A line that leaves no room
/// for its prefix (an address) stands without; a `first` that only it has, a
/// bullet or label, stands above it.
fn prefixed(
    first: &Line,
    next: &Line,
    width: usize,
    inner: impl FnOnce(usize) -> Vec<Line>,
) -> Vec<Line> {
    let lines = inner(width.saturating_sub(next.width()).max(1));
    let mut result = Vec::with_capacity(lines.len());
    for (index, line) in lines.into_iter().enumerate() {
        let prefix = if index == 0 { first } else { next };
        let is_blank = |line: &Line| line.text().trim().is_empty();
        let mut whole = Line::default();
        if prefix.width() + line.width() <= width {
            if !(line.is_empty() && is_blank(prefix)) {
                whole = prefix.clone();
            }
        } else {
            if index == 0 && first != next && !is_blank(first) {
                result.push(first.clone());
            }
            if line.width() + 2 <= width {
                whole.pad(2);
            }
        }
        whole.append(line);
        result.push(whole);
    }
    result
}
