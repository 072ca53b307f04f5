//! Blocks from the events of the Markdown parser.

use pulldown_cmark::{Alignment, CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::html;
use super::inline::{Leaf, bare_action};
use super::{Context, DEPTH_LIMIT};
use crate::page::{Align, Block, Inline, Table, Target};

pub(super) fn parse(markdown: &str, context: &Context<'_>) -> Vec<Block> {
    let mut builder = TreeBuilder::new(markdown, context, 0);
    let mut blocks = builder.blocks();
    builder.end_button(&mut blocks);
    blocks
}

struct TreeBuilder<'a, 'c> {
    events: std::iter::Peekable<Parser<'a>>,
    context: &'c Context<'c>,
    depth: usize,
    /// Containers entered beyond the depth limit and not yet left.
    flattened: usize,
    /// The target of the button whose tag ended the last paragraph: its text
    /// follows, after a blank line.
    button: Option<Target>,
}

impl<'a, 'c> TreeBuilder<'a, 'c> {
    fn new(markdown: &'a str, context: &'c Context<'c>, depth: usize) -> Self {
        let options =
            Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
        Self {
            events: Parser::new_ext(markdown, options).peekable(),
            context,
            depth,
            flattened: 0,
            button: None,
        }
    }

    /// The blocks up to the end of the container at hand, which is consumed.
    fn blocks(&mut self) -> Vec<Block> {
        let mut blocks = Vec::new();
        while let Some(event) = self.events.peek() {
            if is_inline(event) {
                blocks.extend(self.leaf());
                continue;
            }
            if !matches!(event, Event::Start(Tag::Paragraph | Tag::HtmlBlock)) {
                self.end_button(&mut blocks);
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
                if !text.is_empty() {
                    blocks.push(Block::Heading { level, text });
                }
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

    /// A button that no text followed.
    fn end_button(&mut self, blocks: &mut Vec<Block>) {
        blocks.extend(
            self.button
                .take()
                .map(|target| bare_action(target, self.context)),
        );
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
        while let Some(Event::Start(Tag::Item)) = self.events.next() {
            tight &= !matches!(self.events.peek(), Some(Event::Start(Tag::Paragraph)));
            items.push(self.nested());
        }
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
        if let Some(target) = self.button.take() {
            leaf.button(target);
        }
        self.feed(&mut leaf);
        self.button = leaf.pending_button();
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
        Block::Code(html::without_sentinels(text.trim_end_matches('\n')))
    }

    /// A block of HTML: its comments are dropped, the rest is Markdown again,
    /// its tags inline. At the depth limit it is inline altogether: blocks in
    /// it could hold HTML again.
    fn html(&mut self, html: &str) -> Vec<Block> {
        let text = html::as_markdown(html, self.depth >= DEPTH_LIMIT);
        let mut builder = TreeBuilder::new(&text, self.context, self.depth + 1);
        builder.button = self.button.take();
        let blocks = builder.blocks();
        self.button = builder.button;
        blocks
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
