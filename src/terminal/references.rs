//! Addresses that a terminal cannot follow, as numbered references.

use std::collections::HashMap;

use super::flow::is_address;
use crate::messages::Messages;
use crate::page::{Block, Field, Inline, Run, Target, Tone};

/// Puts a number after every link of `blocks` that could not be followed
/// otherwise, and their list at the end. A link whose text is its address
/// needs none; with `hyperlinks`, neither does one to the web or to a mailbox.
pub(super) fn number(blocks: &mut Vec<Block>, hyperlinks: bool, m: Messages) {
    let mut references = References {
        targets: Vec::new(),
        numbers: HashMap::new(),
        hyperlinks,
    };
    references.blocks(blocks);
    if references.targets.is_empty() {
        return;
    }
    let fields = references
        .targets
        .into_iter()
        .enumerate()
        .map(|(index, target)| {
            let way = match &target {
                Target::Section(heading) => m.section_named(heading),
                other => other.way(),
            };
            Field {
                label: format!("[{}]", index + 1),
                value: vec![Run::linked(way, target)],
            }
        });
    let fields = fields.collect();
    let text = vec![Run::plain(m.references())];
    blocks.push(Block::Heading { level: 4, text });
    blocks.push(Block::Fields(fields));
}

struct References {
    targets: Vec<Target>,
    numbers: HashMap<Target, usize>,
    hyperlinks: bool,
}

impl References {
    fn blocks(&mut self, blocks: &mut [Block]) {
        for block in blocks {
            match block {
                Block::Title { text, .. }
                | Block::Heading { text, .. }
                | Block::Paragraph(text) => {
                    self.inline(text);
                }
                Block::List { items, .. } => items.iter_mut().for_each(|item| self.blocks(item)),
                Block::Quote(blocks) | Block::Indented(blocks) => self.blocks(blocks),
                Block::Table(table) => {
                    table.header.iter_mut().for_each(|cell| self.inline(cell));
                    table
                        .rows
                        .iter_mut()
                        .flatten()
                        .for_each(|cell| self.inline(cell));
                }
                Block::Fields(fields) | Block::Facts(fields) => {
                    fields
                        .iter_mut()
                        .for_each(|field| self.inline(&mut field.value));
                }
                // An action shows its address; its text leads nowhere else.
                Block::Action { .. } | Block::Code(_) | Block::Rule | Block::Steps(_) => {}
            }
        }
    }

    /// A link may be several runs in several styles: its number follows the
    /// last of them.
    fn inline(&mut self, inline: &mut Inline) {
        if inline.iter().all(|run| run.target.is_none()) {
            return;
        }
        let mut numbered = Inline::with_capacity(inline.len());
        let mut runs = std::mem::take(inline).into_iter().peekable();
        let mut text = String::new();
        while let Some(run) = runs.next() {
            let target = run.target.clone();
            text.push_str(&run.text);
            numbered.push(run);
            if runs.peek().is_some_and(|next| next.target == target) {
                continue;
            }
            if let Some(target) = target
                && !self.is_plain(&target, &text)
            {
                let number = self.number_of(target);
                // An address takes a line of its own where it must.
                let space = if is_address(&text) { ' ' } else { '\u{a0}' };
                numbered.push(Run::toned(format!("{space}[{number}]"), Tone::Help));
            }
            text.clear();
        }
        *inline = numbered;
    }

    fn is_plain(&self, target: &Target, text: &str) -> bool {
        let follows = matches!(target, Target::Web(_) | Target::Mail(_));
        text.trim() == target.way() || self.hyperlinks && follows
    }

    fn number_of(&mut self, target: Target) -> usize {
        let next = self.targets.len() + 1;
        let number = *self.numbers.entry(target.clone()).or_insert(next);
        if number == next {
            self.targets.push(target);
        }
        number
    }
}
