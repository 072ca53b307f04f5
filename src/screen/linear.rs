//! The linear form of a page, for a screen reader or a braille display: the same
//! blocks as running text and `label: value` lines, without columns, drawn
//! lines, or signs that say nothing to the ear.

use crate::invocation;
use crate::page::{Block, Inline, LabelledValue, Run, Table, Tone};
use crate::words::Messages;

/// The blocks of a page, to be read from the top down.
pub(super) fn linear(blocks: Vec<Block>, m: Messages) -> Vec<Block> {
    let linear = blocks.into_iter().flat_map(|block| block_of(block, m));
    linear.collect()
}

fn block_of(block: Block, m: Messages) -> Vec<Block> {
    match block {
        Block::Title { text, aside } => {
            let mut text: Inline = words(text).into_iter().map(Run::strong).collect();
            text.push(Run::plain(format!("\n{}{aside}", m.labelled(m.slug()))));
            vec![Block::Paragraph(text)]
        }
        Block::Heading { level, text } => {
            let label = Run::plain(m.labelled(m.part()));
            let text = std::iter::once(label).chain(words(text)).collect();
            vec![Block::Heading { level, text }]
        }
        Block::Paragraph(text) | Block::Questionnaire { text, .. } => {
            vec![Block::Paragraph(words(text))]
        }
        Block::List {
            start,
            tight,
            items,
        } => {
            let items = items.into_iter().map(|item| linear(item, m));
            match start {
                Some(_) => vec![Block::List {
                    start,
                    tight,
                    items: items.collect(),
                }],
                // A sign says nothing to the ear; a blank line is a pause.
                None => items.flatten().collect(),
            }
        }
        Block::Steps(items) => {
            let items = items.into_iter();
            let items = items.map(|item| Block::Paragraph(vec![Run::plain(item)]));
            items.collect()
        }
        Block::Quote(blocks) => {
            let mut quoted = vec![Block::Paragraph(vec![Run::plain(m.quotation())])];
            quoted.extend(linear(blocks, m));
            quoted
        }
        Block::Indented(blocks) => linear(blocks, m),
        Block::Table(table) => rows(table, m),
        Block::Labelled(fields) | Block::Facts(fields) => vec![lines(fields, m)],
        Block::Action { text, target } => {
            let address = Run::linked(invocation::way(&target), target);
            let mut line = words(text);
            if line.iter().any(|run| !run.text.is_empty()) {
                line.push(Run::plain(m.colon()));
            }
            line.push(address);
            vec![Block::Paragraph(line)]
        }
        Block::Rule => Vec::new(),
        block @ Block::Code(_) => vec![block],
    }
}

/// Labels and values, a line each.
fn lines(fields: impl IntoIterator<Item = LabelledValue>, m: Messages) -> Block {
    let line = |field: LabelledValue| {
        let label = vec![Run::toned(field.label, Tone::Help)];
        labelled(label, words(field.value), m)
    };
    let lines: Vec<Inline> = fields.into_iter().map(line).collect();
    Block::Paragraph(lines.join(&Run::plain("\n")))
}

/// A label and its value: on the same line, or below it where it has several.
fn labelled(label: Inline, value: Inline, m: Messages) -> Inline {
    let has_lines = value.iter().any(|run| run.text.contains('\n'));
    let mut line = label;
    line.push(Run::plain(if has_lines {
        format!("{}\n", m.colon().trim_end())
    } else {
        m.colon().to_owned()
    }));
    line.extend(value);
    line
}

/// Each row as a paragraph, its cells under their titles a line each; without
/// titles, the first cell is that of the others. Without rows, the titles.
fn rows(table: Table, m: Messages) -> Vec<Block> {
    let Table { header, rows, .. } = table;
    if rows.is_empty() {
        return header
            .into_iter()
            .map(|cell| Block::Paragraph(words(cell)))
            .collect();
    }
    let has_titles = !header.is_empty();
    let said = rows.into_iter().map(|row| {
        let mut lines: Vec<Inline> = Vec::new();
        for (index, cell) in row.into_iter().enumerate() {
            if cell.iter().all(|run| run.text.trim().is_empty()) {
                continue;
            }
            match header.get(index).filter(|title| !title.is_empty()) {
                Some(title) => lines.push(labelled(words(title.clone()), words(cell), m)),
                None => lines.push(words(cell)),
            }
        }
        let between = if has_titles { "\n" } else { m.colon() };
        lines.join(&Run::plain(between))
    });
    let said: Vec<Inline> = said.filter(|row| !row.is_empty()).collect();
    if has_titles {
        return said.into_iter().map(Block::Paragraph).collect();
    }
    vec![Block::Paragraph(said.join(&Run::plain("\n")))]
}

/// The runs without signs.
fn words(inline: Inline) -> Inline {
    let word = |mut run: Run| {
        if run.style.signed
            && let Some((_, words)) = run.text.split_once('\u{a0}')
        {
            run.text = words.to_owned().into();
        }
        run
    };
    inline.into_iter().map(word).collect()
}
