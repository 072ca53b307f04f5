//! Blocks from the events of the Markdown parser.

use pulldown_cmark::{Alignment, CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::inline::Leaf;
use super::{Context, DEPTH_LIMIT};
use crate::page::{Align, Block, Inline, Table};

/// Put before the `<` of a line, it keeps the parser from starting an HTML
/// block there. A noncharacter: cleaned texts hold none.
const SENTINEL: char = '\u{fdd0}';

pub(super) fn parse(markdown: &str, context: &Context<'_>) -> Vec<Block> {
    blocks_of(markdown, context, 0)
}

fn blocks_of(markdown: &str, context: &Context<'_>, depth: usize) -> Vec<Block> {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    let mut reader = Reader {
        events: Parser::new_ext(markdown, options).peekable(),
        context,
        depth,
        flattened: 0,
    };
    reader.blocks()
}

struct Reader<'a, 'c> {
    events: std::iter::Peekable<Parser<'a>>,
    context: &'c Context<'c>,
    depth: usize,
    /// Containers entered beyond the depth limit and not yet left.
    flattened: usize,
}

impl<'a> Reader<'a, '_> {
    /// The blocks up to the end of the container at hand, which is consumed.
    fn blocks(&mut self) -> Vec<Block> {
        let mut blocks = Vec::new();
        while let Some(event) = self.events.peek() {
            if is_inline(event) {
                blocks.extend(self.leaf());
                continue;
            }
            match self.events.next() {
                Some(Event::Start(tag)) => self.block(tag, &mut blocks),
                Some(Event::End(_)) if self.flattened > 0 => self.flattened -= 1,
                Some(Event::Rule) => blocks.push(Block::Rule),
                Some(Event::End(_)) | None => break,
                Some(_) => {}
            }
        }
        blocks
    }

    fn block(&mut self, tag: Tag<'a>, blocks: &mut Vec<Block>) {
        match tag {
            Tag::Paragraph => {
                blocks.extend(self.leaf());
                self.events.next();
            }
            Tag::Heading { level, .. } => {
                let text = self.line();
                let level = level as u8;
                blocks.push(Block::Heading { level, text });
            }
            Tag::CodeBlock(kind) => blocks.push(self.code(&kind)),
            Tag::HtmlBlock => {
                let html = self.text_to_end();
                blocks.extend(self.html(&html));
            }
            Tag::Table(alignment) => blocks.push(Block::Table(self.table(&alignment))),
            Tag::BlockQuote(_) | Tag::List(_) | Tag::Item if self.depth >= DEPTH_LIMIT => {
                self.flattened += 1;
            }
            Tag::BlockQuote(_) => {
                let quoted = self.nested();
                blocks.push(Block::Quote(quoted));
            }
            Tag::List(start) => blocks.push(self.list(start)),
            _ => {
                let inner = self.nested();
                blocks.extend(inner);
            }
        }
    }

    fn nested(&mut self) -> Vec<Block> {
        self.depth += 1;
        let blocks = self.blocks();
        self.depth -= 1;
        blocks
    }

    /// A list is tight when none of its items holds a paragraph: the parser
    /// gives the text of a tight item without one.
    fn list(&mut self, start: Option<u64>) -> Block {
        let mut items = Vec::new();
        let mut tight = true;
        self.depth += 1;
        while let Some(Event::Start(Tag::Item)) = self.events.next() {
            tight &= !matches!(self.events.peek(), Some(Event::Start(Tag::Paragraph)));
            items.push(self.nested());
        }
        self.depth -= 1;
        Block::List {
            start,
            tight,
            items,
        }
    }

    /// Inline events up to the next block or end; components that stand on
    /// their own become blocks.
    fn leaf(&mut self) -> Vec<Block> {
        let mut leaf = Leaf::new(self.context, true);
        self.feed(&mut leaf);
        leaf.into_blocks()
    }

    /// Inline events up to the end of a heading or cell, which is consumed:
    /// one line, components in it as text and links.
    fn line(&mut self) -> Inline {
        let mut leaf = Leaf::new(self.context, false);
        self.feed(&mut leaf);
        self.events.next();
        leaf.into_inline()
    }

    fn feed(&mut self, leaf: &mut Leaf<'_>) {
        while let Some(event) = self.events.next_if(is_inline) {
            leaf.push(event);
        }
    }

    fn text_to_end(&mut self) -> String {
        let mut text = String::new();
        for event in self.events.by_ref() {
            match event {
                Event::Text(part) | Event::Html(part) => text.push_str(&part),
                Event::End(_) => break,
                _ => {}
            }
        }
        text
    }

    fn code(&mut self, _kind: &CodeBlockKind<'_>) -> Block {
        let text = self.text_to_end();
        Block::Code(text.trim_end_matches('\n').to_owned())
    }

    /// A block of HTML: its comments are dropped, the rest is Markdown again,
    /// its tags inline.
    fn html(&mut self, html: &str) -> Vec<Block> {
        let text: String = without_comments(html)
            .split_inclusive('\n')
            .flat_map(|line| {
                let tagged = line.trim_start().starts_with('<');
                let line = if tagged { line.trim_start() } else { line };
                tagged.then_some(SENTINEL).into_iter().chain(line.chars())
            })
            .collect();
        blocks_of(&text, self.context, self.depth)
    }

    fn table(&mut self, alignment: &[Alignment]) -> Table {
        let mut table = Table {
            alignment: alignment.iter().map(|side| align(*side)).collect(),
            ..Table::default()
        };
        while let Some(event) = self.events.next() {
            match event {
                Event::Start(Tag::TableHead) => table.header = self.row(),
                Event::Start(Tag::TableRow) => {
                    let row = self.row();
                    table.rows.push(row);
                }
                Event::End(TagEnd::Table) => break,
                _ => {}
            }
        }
        table
    }

    fn row(&mut self) -> Vec<Inline> {
        let mut cells = Vec::new();
        while let Some(Event::Start(Tag::TableCell)) = self.events.next() {
            cells.push(self.line());
        }
        cells
    }
}

fn is_inline(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => matches!(
            tag,
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }
        ),
        Event::End(tag) => matches!(
            tag,
            TagEnd::Emphasis
                | TagEnd::Strong
                | TagEnd::Strikethrough
                | TagEnd::Link
                | TagEnd::Image
        ),
        Event::Html(_) | Event::Rule => false,
        _ => true,
    }
}

fn align(side: Alignment) -> Align {
    match side {
        Alignment::None | Alignment::Left => Align::Left,
        Alignment::Center => Align::Centre,
        Alignment::Right => Align::Right,
    }
}

/// `html` without `<!-- … -->`; a comment that is not closed goes to the end.
fn without_comments(html: &str) -> String {
    let mut kept = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, comment)) = rest.split_once("<!--") {
        kept.push_str(before);
        rest = comment.split_once("-->").map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    kept
}

/// `text` without the sentinels that [`Reader::html`] put in.
pub(super) fn without_sentinel(text: &str) -> String {
    text.replace(SENTINEL, "")
}
