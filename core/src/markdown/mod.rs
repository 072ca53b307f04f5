//! Markdown as a tree of blocks, the components of the catalogue's format
//! resolved. Pure: text in, [`Block`]s out.

mod html;
mod inline;
pub mod link;
pub(crate) mod link_scan;
mod slip;
mod tag;
mod tree;

use std::collections::HashMap;

pub use slip::{Slip, slips};

use crate::catalogue::api::Api;
use crate::catalogue::fold;
use crate::page::{Block, Inline, Target, text_of};

/// What components and links say in the language of the user.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phrase {
    /// In place of a picture that is also a link.
    Picture,
    /// In place of a questionnaire that is not asked.
    Questionnaire,
    /// The text of a link to the search of the catalogue that has none.
    Search,
    /// An item of `<NextSteps />`.
    Prepare(Preparation),
}

/// What to prepare before a request is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Preparation {
    Siret,
    /// The law that the request rests on.
    LegalFramework,
    /// What the service is, and what it makes simpler.
    Service,
    /// How to reach the team.
    Team,
    /// How to reach those who answer for the protection of data.
    DataProtection,
    /// The same of the body on whose behalf a publisher asks.
    DataProtectionOfClient,
}

/// What is needed to resolve components and links.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The words of a phrase; empty where only the entry's own words count.
    pub say: &'a dyn Fn(Phrase) -> &'static str,
    /// Whether the catalogue has an entry of that slug.
    pub knows: &'a dyn Fn(&str) -> bool,
    /// Where access to the API at hand is requested.
    pub request: Option<&'a str>,
}

impl<'a> Context<'a> {
    /// The context of the texts of `api`.
    pub fn of(
        api: &'a Api,
        knows: &'a dyn Fn(&str) -> bool,
        say: &'a dyn Fn(Phrase) -> &'static str,
    ) -> Self {
        Self {
            say,
            knows,
            request: api.links.request.as_deref(),
        }
    }
}

/// Deepest nesting of lists and quotes that is kept; what is nested deeper is
/// put at this depth. Parsing is recursive: hostile text could exhaust the
/// stack.
const DEPTH_LIMIT: usize = 32;

/// The blocks of a text, whose links to its sections lead to their headings.
pub fn parse(markdown: &str, context: &Context<'_>) -> Vec<Block> {
    let mut blocks = parse_alone(markdown, context);
    let anchor_of = |text: &str| fold::words(text).concat();
    let mut headings: HashMap<String, String> = HashMap::new();
    for heading in self::headings(&blocks) {
        headings.entry(anchor_of(&heading)).or_insert(heading);
    }
    for_each_inline(&mut blocks, &mut |inline| {
        for target in inline
            .iter_mut()
            .filter_map(|run| run.target.as_deref_mut())
        {
            if let Target::Section(anchor) = target
                && let Some(heading) = headings.get(&anchor_of(anchor))
            {
                heading.clone_into(anchor);
            }
        }
    });
    blocks
}

/// As [`parse`], where no link is followed.
pub(crate) fn parse_alone(markdown: &str, context: &Context<'_>) -> Vec<Block> {
    let meant = slip::mended(markdown);
    tree::parse(&html::with_tags_on_one_line(&meant), context)
}

/// The texts of the headings of a page, in order.
pub fn headings(blocks: &[Block]) -> Vec<String> {
    blocks
        .iter()
        .filter_map(|block| match block {
            Block::Heading { text, .. } => Some(text_of(text)),
            _ => None,
        })
        .collect()
}

/// The blocks from the heading at `index` among [`headings`] up to the next
/// one of its level or a wider one.
pub fn section(blocks: Vec<Block>, index: usize) -> Vec<Block> {
    let mut seen = 0;
    let mut open: Option<u8> = None;
    let mut section = Vec::new();
    for block in blocks {
        if let Block::Heading { level, .. } = &block {
            if open.is_some_and(|own| *level <= own) {
                break;
            }
            if seen == index {
                open = Some(*level);
            }
            seen += 1;
        }
        if open.is_some() {
            section.push(block);
        }
    }
    section
}

/// Calls `act` on every inline of the blocks, at every depth.
fn for_each_inline(blocks: &mut [Block], act: &mut dyn FnMut(&mut Inline)) {
    for block in blocks {
        match block {
            Block::Title { text, .. }
            | Block::Heading { text, .. }
            | Block::Paragraph(text)
            | Block::Questionnaire { text, .. }
            | Block::Action { text, .. } => act(text),
            Block::List { items, .. } => {
                items.iter_mut().for_each(|item| for_each_inline(item, act));
            }
            Block::Quote(blocks) | Block::Indented(blocks) => for_each_inline(blocks, act),
            Block::Table(table) => {
                table.header.iter_mut().for_each(&mut *act);
                table.rows.iter_mut().flatten().for_each(&mut *act);
            }
            Block::Labelled(fields) | Block::Facts(fields) => {
                fields.iter_mut().for_each(|field| act(&mut field.value));
            }
            Block::Code(_) | Block::Rule | Block::Steps(_) => {}
        }
    }
}

/// The words of a page, without its structure: what is searched. Blocks are
/// separated by line breaks.
pub fn plain_text(blocks: &[Block]) -> String {
    let mut text = String::new();
    collect_text(blocks, &mut text);
    text
}

fn collect_text(blocks: &[Block], text: &mut String) {
    for block in blocks {
        match block {
            Block::Title { text: inline, .. }
            | Block::Heading { text: inline, .. }
            | Block::Paragraph(inline)
            | Block::Questionnaire { text: inline, .. }
            | Block::Action { text: inline, .. } => push_inline(inline, text),
            Block::List { items, .. } => items.iter().for_each(|item| collect_text(item, text)),
            Block::Quote(blocks) | Block::Indented(blocks) => collect_text(blocks, text),
            Block::Code(code) => {
                text.push_str(code);
                text.push('\n');
            }
            Block::Table(table) => {
                table
                    .rows
                    .iter()
                    .flatten()
                    .for_each(|cell| push_inline(cell, text));
            }
            Block::Labelled(fields) | Block::Facts(fields) => {
                fields
                    .iter()
                    .for_each(|field| push_inline(&field.value, text));
            }
            Block::Rule | Block::Steps(_) => {}
        }
    }
}

fn push_inline(inline: &Inline, text: &mut String) {
    text.extend(inline.iter().map(|run| run.text.as_ref()));
    text.push('\n');
}

#[cfg(test)]
mod tests;
