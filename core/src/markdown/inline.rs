//! Inline events gathered into runs, and the components among them resolved.

use pulldown_cmark::{Event, Tag as Markdown, TagEnd};

use super::html::without_sentinel;
use super::link::{is_script, leads, resolve, shown};
use super::tag::{Tag, TagKind};
use super::{Context, DEPTH_LIMIT, Phrase, Preparation};
use crate::catalogue::clean::clean;
use crate::page::{Block, Inline, Run, Style, Target, plain};

/// A paragraph, heading or cell being read.
pub(super) struct Leaf<'c> {
    context: &'c Context<'c>,
    /// Whether components may become blocks of their own.
    splits: bool,
    blocks: Vec<Block>,
    runs: Inline,
    /// What is open around the text at hand, the innermost last.
    open: Vec<OpenMarkup>,
}

/// Something that opened and has not closed yet.
struct OpenMarkup {
    markup: Markup,
    /// Where its text begins in `runs`.
    from: usize,
}

#[derive(PartialEq)]
enum Markup {
    Strong,
    Emphasis,
    Strike,
    Code,
    /// `[text](address)`, by the parser's own events.
    Link(Target),
    Image(Target),
    /// A link written as a tag, with the name of the tag.
    TagLink(String, Target),
    /// `<Button>`.
    Button(Target),
}

impl Markup {
    /// Where it leads, if it is a link.
    fn target(&self) -> Option<&Target> {
        match self {
            Self::Link(to) | Self::Image(to) | Self::TagLink(_, to) | Self::Button(to) => Some(to),
            Self::Strong | Self::Emphasis | Self::Strike | Self::Code => None,
        }
    }
}

impl<'c> Leaf<'c> {
    pub(super) fn new(context: &'c Context<'c>, splits: bool) -> Self {
        Self {
            context,
            splits,
            blocks: Vec::new(),
            runs: Vec::new(),
            open: Vec::new(),
        }
    }

    pub(super) fn push(&mut self, event: Event<'_>) {
        match event {
            Event::Text(text) => self.text(&text, false),
            Event::Code(code) => self.text(&code, true),
            Event::SoftBreak => self.text(" ", false),
            Event::HardBreak => self.text("\n", false),
            Event::TaskListMarker(done) => self.text(if done { "☑ " } else { "☐ " }, false),
            Event::InlineHtml(html) => {
                if let Some(tag) = Tag::parse(&html) {
                    self.tag(&tag);
                }
            }
            Event::Start(tag) => self.start(&tag),
            Event::End(end) => self.end(end),
            _ => {}
        }
    }

    /// Opens a button, whose text follows. Buttons do not nest.
    pub(super) fn button(&mut self, target: Target) {
        self.closed(is_button);
        self.opened(Markup::Button(target));
    }

    /// The target of the open button that has no text yet.
    pub(super) fn pending_button(&mut self) -> Option<Target> {
        match self.open.as_slice() {
            [
                OpenMarkup {
                    markup: Markup::Button(target),
                    from,
                },
            ] if is_blank(&self.runs[*from..]) => {
                let target = target.clone();
                self.open.clear();
                Some(target)
            }
            _ => None,
        }
    }

    pub(super) fn into_blocks(mut self) -> Vec<Block> {
        self.close_all();
        self.flush();
        self.blocks
    }

    pub(super) fn into_inline(mut self) -> Inline {
        self.close_all();
        trimmed(self.runs)
    }

    /// Adds text; cleaned again, since `&#27;` is a control character only
    /// now.
    fn text(&mut self, text: &str, code: bool) {
        let text = clean(without_sentinel(text));
        if text.is_empty() {
            return;
        }
        let mut style = Style {
            code,
            ..Style::default()
        };
        let mut target = None;
        for open in &self.open {
            match &open.markup {
                Markup::Strong => style.strong = true,
                Markup::Emphasis => style.emphasis = true,
                Markup::Strike => style.strike = true,
                Markup::Code => style.code = true,
                // The picture on a link is the text of the link.
                Markup::Image(_) if target.is_some() => {}
                link => target = link.target(),
            }
        }
        match self.runs.last_mut() {
            Some(last) if last.style == style && last.target.as_deref() == target => {
                last.text.to_mut().push_str(&text);
            }
            _ => self.runs.push(Run {
                text: text.into_owned().into(),
                style,
                target: target.cloned().map(Box::new),
            }),
        }
    }

    fn start(&mut self, tag: &Markdown<'_>) {
        let resolve = |address: &str| resolve(address, self.context.knows);
        let markup = match tag {
            // Nothing to follow, nothing to show.
            Markdown::Link { dest_url, .. } | Markdown::Image { dest_url, .. }
                if !leads(dest_url) =>
            {
                return;
            }
            Markdown::Strong => Markup::Strong,
            Markdown::Emphasis => Markup::Emphasis,
            Markdown::Strikethrough => Markup::Strike,
            Markdown::Link {
                dest_url,
                link_type,
                ..
            } => {
                let address = match link_type {
                    pulldown_cmark::LinkType::Email => format!("mailto:{dest_url}"),
                    _ => dest_url.to_string(),
                };
                Markup::Link(resolve(&address))
            }
            Markdown::Image { dest_url, .. } => Markup::Image(resolve(dest_url)),
            _ => return,
        };
        self.opened(markup);
    }

    fn end(&mut self, end: TagEnd) {
        self.closed(|markup| match end {
            TagEnd::Strong => *markup == Markup::Strong,
            TagEnd::Emphasis => *markup == Markup::Emphasis,
            TagEnd::Strikethrough => *markup == Markup::Strike,
            TagEnd::Link => matches!(markup, Markup::Link(_)),
            TagEnd::Image => matches!(markup, Markup::Image(_)),
            _ => false,
        });
    }

    fn tag(&mut self, tag: &Tag) {
        if let Some(name) = tag.questionnaire().filter(|_| tag.kind != TagKind::Close) {
            self.questionnaire(name);
            return;
        }
        match tag.name.as_str() {
            "br" => self.text("\n", false),
            "Button" if tag.kind == TagKind::Close => self.closed(is_button),
            "Button" => {
                if let Some(target) = self.address(tag) {
                    self.button(target);
                }
                if tag.kind == TagKind::Void {
                    self.closed(is_button);
                }
            }
            "NextSteps" => self.next_steps(tag),
            "img" if tag.kind != TagKind::Close => self.image(tag),
            "strong" | "b" => self.styled(tag, Markup::Strong),
            "em" | "i" => self.styled(tag, Markup::Emphasis),
            "code" | "ButtonCopy" => self.styled(tag, Markup::Code),
            "s" | "del" => self.styled(tag, Markup::Strike),
            "summary" => {
                self.closed(|markup| *markup == Markup::Strong);
                self.part();
                self.styled(tag, Markup::Strong);
            }
            "td" | "th" => self.text(" ", false),
            _ if tag.is_block() => self.part(),
            _ => self.component(tag),
        }
    }

    /// A tag without a meaning of its own: a link where it has an address, and
    /// the texts that its attributes hold.
    fn component(&mut self, tag: &Tag) {
        if tag.kind == TagKind::Close {
            self.close_link(&tag.name);
            return;
        }
        if let Some(target) = self.address(tag) {
            self.opened(Markup::TagLink(tag.name.clone(), target));
        }
        let texts = tag.texts().join(" · ");
        self.text(&texts, false);
        // A frame holds nothing that a browser would show.
        if tag.kind == TagKind::Void || tag.name == "iframe" {
            self.close_link(&tag.name);
        }
        if tag.kind == TagKind::Open && !texts.is_empty() {
            self.text(" ", false);
        }
    }

    fn close_link(&mut self, name: &str) {
        self.closed(|markup| matches!(markup, Markup::TagLink(opened, _) if opened == name));
    }

    fn address(&self, tag: &Tag) -> Option<Target> {
        tag.address()
            .map(|address| resolve(address, self.context.knows))
    }

    fn styled(&mut self, tag: &Tag, markup: Markup) {
        match tag.kind {
            TagKind::Open => self.opened(markup),
            TagKind::Close => self.closed(|open| *open == markup),
            TagKind::Void => {}
        }
    }

    fn image(&mut self, tag: &Tag) {
        let alternative = tag.attribute("alt").unwrap_or_default();
        if let Some(target) = self.address(tag) {
            self.opened(Markup::Image(target));
        }
        self.text(alternative, false);
        self.closed(|markup| matches!(markup, Markup::Image(_)));
    }

    fn next_steps(&mut self, tag: &Tag) {
        if tag.kind == TagKind::Close {
            return;
        }
        let service = tag.attribute("service_description");
        let service = service.filter(|text| !text.trim().is_empty());
        let protection = if tag.flag("is_editeur") {
            Preparation::DataProtectionOfClient
        } else {
            Preparation::DataProtection
        };
        let steps = [
            Preparation::Siret,
            Preparation::LegalFramework,
            Preparation::Service,
            Preparation::Team,
            protection,
        ]
        .map(|item| match (item, service) {
            (Preparation::Service, Some(service)) => service.to_owned(),
            _ => (self.context.say)(Phrase::Prepare(item)).to_owned(),
        })
        .to_vec();
        if self.splits {
            self.flush();
            self.blocks.push(Block::Steps(steps));
        } else {
            self.text(&steps.join(", "), false);
        }
    }

    /// Where the questionnaire is not asked, the request page is the way to it.
    fn questionnaire(&mut self, name: String) {
        const TAG: &str = "QuestionTree";
        self.part();
        let words = (self.context.say)(Phrase::Questionnaire);
        if let Some(address) = self.context.request {
            let target = resolve(address, self.context.knows);
            self.opened(Markup::TagLink(TAG.to_owned(), target));
        }
        self.text(words, false);
        self.close_link(TAG);
        if self.splits && self.open.is_empty() {
            let text = trimmed(std::mem::take(&mut self.runs));
            self.blocks.push(Block::Questionnaire { name, text });
        } else {
            self.part();
        }
    }

    /// The border between two paragraphs; in a cell, between two lines.
    fn part(&mut self) {
        if self.splits && self.open.is_empty() {
            self.flush();
        } else if self
            .runs
            .last()
            .is_some_and(|run| !run.text.ends_with('\n'))
        {
            self.text("\n", false);
        }
    }

    /// What is nested too deep stays text: each piece of text looks at
    /// everything open around it, so that time would grow with the square.
    fn opened(&mut self, markup: Markup) {
        if self.open.len() >= DEPTH_LIMIT {
            return;
        }
        let from = self.runs.len();
        self.open.push(OpenMarkup { markup, from });
        // Runs are merged while nothing opens between them.
        self.runs.push(Run::default());
    }

    /// Closes the innermost open markup that `is` accepts, if any.
    fn closed(&mut self, is: impl Fn(&Markup) -> bool) {
        if let Some(at) = self.open.iter().rposition(|open| is(&open.markup)) {
            self.close(at);
        }
    }

    fn close_all(&mut self) {
        while let Some(last) = self.open.len().checked_sub(1) {
            self.close(last);
        }
    }

    /// Closes what is open at an index. A button around which nothing is open
    /// becomes a block; another link without text shows its address.
    fn close(&mut self, at: usize) {
        let OpenMarkup { markup, from } = self.open.remove(at);
        // A picture inside a link is not the text of the link.
        let is_own = |run: &&Run| run.target.is_none() || run.target.as_deref() == markup.target();
        let own = self.runs[from..].iter().filter(is_own);
        let blank = own.map(|run| run.text.trim()).all(str::is_empty);
        let around = &self.open[..at];
        let in_button = around.iter().any(|open| is_button(&open.markup));
        let in_link = around.iter().any(|open| open.markup.target().is_some());
        match markup {
            Markup::Button(target) if self.splits && at == 0 => {
                let text = trimmed(self.runs.split_off(from));
                self.flush();
                self.blocks.push(if blank {
                    bare_action(target, self.context)
                } else {
                    action(text, target)
                });
            }
            // A button leads to one place only.
            Markup::Image(_) if in_button => {}
            Markup::Image(target) if in_link => {
                // The text leads where the link does; the picture is elsewhere.
                let mark = format!(" ({})", (self.context.say)(Phrase::Picture));
                self.runs.push(Run::linked(mark, target));
            }
            Markup::Link(target)
            | Markup::Image(target)
            | Markup::TagLink(_, target)
            | Markup::Button(target)
                if blank =>
            {
                let text = shown(&target, self.context);
                self.runs.insert(from, Run::linked(text, target));
            }
            _ => {}
        }
    }

    fn flush(&mut self) {
        let runs = trimmed(std::mem::take(&mut self.runs));
        for open in &mut self.open {
            open.from = 0;
        }
        if !runs.is_empty() {
            self.blocks.push(Block::Paragraph(runs));
        }
    }
}

/// A call to action; what is to be run in place of a page is no more than its text.
fn action(mut text: Inline, target: Target) -> Block {
    text.iter_mut().for_each(|run| run.target = None);
    match is_script(&target) {
        true => Block::Paragraph(text),
        false => Block::Action { text, target },
    }
}

/// A button without text: it says where it leads.
pub(super) fn bare_action(target: Target, context: &Context<'_>) -> Block {
    action(plain(shown(&target, context)), target)
}

fn is_button(markup: &Markup) -> bool {
    matches!(markup, Markup::Button(_))
}

fn is_blank(runs: &[Run]) -> bool {
    runs.iter().all(|run| run.text.trim().is_empty())
}

/// The runs without empty ones, and without white space at either end.
fn trimmed(mut runs: Inline) -> Inline {
    const SPACES: [char; 3] = [' ', '\n', '\t'];
    if is_blank(&runs) {
        return Vec::new();
    }
    let says = |run: &Run| !run.text.trim_matches(SPACES).is_empty();
    runs.truncate(runs.iter().rposition(says).map_or(0, |last| last + 1));
    runs.drain(..runs.iter().position(says).unwrap_or(0));
    runs.retain(|run| !run.text.is_empty());
    if let Some(first) = runs.first_mut() {
        first.text = first.text.trim_start_matches(SPACES).to_owned().into();
    }
    if let Some(last) = runs.last_mut() {
        let length = last.text.trim_end_matches(SPACES).len();
        last.text.to_mut().truncate(length);
    }
    runs
}
