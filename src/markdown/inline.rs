//! Inline events gathered into runs, and the components among them resolved.

use pulldown_cmark::{Event, Tag as Markdown, TagEnd};

use super::Context;
use super::link::resolve;
use super::tag::{Kind, Tag};
use super::tree::without_sentinel;
use crate::page::{Block, Inline, Run, Style, Target, text_of};

/// A paragraph, heading or cell being read.
pub(super) struct Leaf<'c> {
    context: &'c Context<'c>,
    /// Whether components may become blocks of their own.
    splits: bool,
    blocks: Vec<Block>,
    runs: Inline,
    /// What is open around the text at hand, the innermost last.
    open: Vec<Open>,
}

/// Something that opened and has not closed yet.
struct Open {
    what: What,
    /// Where its text begins in `runs`.
    from: usize,
}

#[derive(PartialEq)]
enum What {
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

    pub(super) fn into_blocks(mut self) -> Vec<Block> {
        self.close_all();
        self.flush();
        self.blocks
    }

    pub(super) fn into_inline(mut self) -> Inline {
        self.close_all();
        trimmed(self.runs)
    }

    fn text(&mut self, text: &str, code: bool) {
        let text = without_sentinel(text);
        if text.is_empty() {
            return;
        }
        let mut style = Style {
            code,
            ..Style::default()
        };
        let mut target = None;
        for open in &self.open {
            match &open.what {
                What::Strong => style.strong = true,
                What::Emphasis => style.emphasis = true,
                What::Strike => style.strike = true,
                What::Code => style.code = true,
                What::Link(to) | What::Image(to) | What::TagLink(_, to) | What::Button(to) => {
                    target = Some(to.clone());
                }
            }
        }
        match self.runs.last_mut() {
            Some(last) if last.style == style && last.target == target => last.text.push_str(&text),
            _ => self.runs.push(Run {
                text,
                style,
                target,
            }),
        }
    }

    fn start(&mut self, tag: &Markdown<'_>) {
        let resolve = |address: &str| resolve(address, self.context.knows);
        let what = match tag {
            Markdown::Strong => What::Strong,
            Markdown::Emphasis => What::Emphasis,
            Markdown::Strikethrough => What::Strike,
            Markdown::Link {
                dest_url,
                link_type,
                ..
            } => {
                let address = match link_type {
                    pulldown_cmark::LinkType::Email => format!("mailto:{dest_url}"),
                    _ => dest_url.to_string(),
                };
                What::Link(resolve(&address))
            }
            Markdown::Image { dest_url, .. } => What::Image(resolve(dest_url)),
            _ => return,
        };
        self.opened(what);
    }

    fn end(&mut self, end: TagEnd) {
        self.closed(|what| match end {
            TagEnd::Strong => *what == What::Strong,
            TagEnd::Emphasis => *what == What::Emphasis,
            TagEnd::Strikethrough => *what == What::Strike,
            TagEnd::Link => matches!(what, What::Link(_)),
            TagEnd::Image => matches!(what, What::Image(_)),
            _ => false,
        });
    }

    fn tag(&mut self, tag: &Tag) {
        match tag.name.as_str() {
            "br" => self.text("\n", false),
            "Button" if tag.kind == Kind::Close => {
                self.closed(|what| matches!(what, What::Button(_)));
            }
            "Button" => {
                let target = self.address(tag).unwrap_or(Target::Other(String::new()));
                self.opened(What::Button(target));
                if tag.kind == Kind::Void {
                    self.closed(|what| matches!(what, What::Button(_)));
                }
            }
            "NextSteps" => self.next_steps(tag),
            "QuestionTree" if tag.kind != Kind::Close => self.questionnaire(),
            "img" if tag.kind != Kind::Close => self.image(tag),
            "strong" | "b" => self.styled(tag, What::Strong),
            "em" | "i" => self.styled(tag, What::Emphasis),
            "code" | "ButtonCopy" => self.styled(tag, What::Code),
            "s" | "del" => self.styled(tag, What::Strike),
            "p" | "div" | "details" | "Centered" | "Grid" | "Quote" | "blockquote" | "li"
            | "ul" | "ol" | "table" | "tr" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.part(),
            "summary" => {
                self.part();
                self.styled(tag, What::Strong);
            }
            "span" | "td" | "th" => {}
            _ => self.component(tag),
        }
    }

    /// A component without a meaning of its own: a link where it has an
    /// address, and the texts that its attributes hold.
    fn component(&mut self, tag: &Tag) {
        if tag.kind == Kind::Close {
            let name = tag.name.clone();
            self.closed(|what| matches!(what, What::TagLink(opened, _) if *opened == name));
            return;
        }
        let target = self.address(tag);
        if let Some(target) = &target {
            self.opened(What::TagLink(tag.name.clone(), target.clone()));
        }
        for attribute in ["title", "label", "text", "description", "content", "alt"] {
            if let Some(text) = tag.attribute(attribute) {
                self.text(text, false);
            }
        }
        // A frame holds nothing that a browser would show.
        if tag.kind == Kind::Void || tag.name == "iframe" {
            let name = tag.name.clone();
            self.closed(|what| matches!(what, What::TagLink(opened, _) if *opened == name));
        }
    }

    fn address(&self, tag: &Tag) -> Option<Target> {
        ["href", "src", "link", "url", "to"]
            .iter()
            .find_map(|name| tag.attribute(name))
            .filter(|address| !address.is_empty())
            .map(|address| resolve(address, self.context.knows))
    }

    fn styled(&mut self, tag: &Tag, what: What) {
        match tag.kind {
            Kind::Open => self.opened(what),
            Kind::Close => self.closed(|open| *open == what),
            Kind::Void => {}
        }
    }

    fn image(&mut self, tag: &Tag) {
        if let Some(target) = self.address(tag) {
            self.opened(What::Image(target));
            self.text(tag.attribute("alt").unwrap_or_default(), false);
            self.closed(|what| matches!(what, What::Image(_)));
        }
    }

    fn next_steps(&mut self, tag: &Tag) {
        if tag.kind == Kind::Close {
            return;
        }
        let steps = self
            .context
            .messages
            .next_steps(tag.attribute("service_description"), tag.flag("is_editeur"));
        if self.splits {
            self.flush();
            self.blocks.push(Block::Steps(steps));
        } else {
            self.text(&steps.join(", "), false);
        }
    }

    /// The questionnaire lives on the public site: the request page is the
    /// way to it.
    fn questionnaire(&mut self) {
        self.part();
        let words = self.context.messages.questionnaire();
        match self.context.request {
            Some(address) => {
                self.opened(What::TagLink(
                    String::new(),
                    resolve(address, self.context.knows),
                ));
                self.text(words, false);
                self.closed(|what| matches!(what, What::TagLink(name, _) if name.is_empty()));
            }
            None => self.text(words, false),
        }
        self.part();
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

    fn opened(&mut self, what: What) {
        let from = self.runs.len();
        self.open.push(Open { what, from });
        // Runs are merged while nothing opens between them.
        self.runs.push(Run::default());
    }

    /// Closes the innermost thing open that `is` it; without one, nothing.
    fn closed(&mut self, is: impl Fn(&What) -> bool) {
        if let Some(at) = self.open.iter().rposition(|open| is(&open.what)) {
            let Open { what, from } = self.open.remove(at);
            self.finish(what, from);
        }
    }

    fn close_all(&mut self) {
        while let Some(Open { what, from }) = self.open.pop() {
            self.finish(what, from);
        }
    }

    /// A link without text shows its address; a button becomes a block.
    fn finish(&mut self, what: What, from: usize) {
        let target = match what {
            What::Link(target)
            | What::Image(target)
            | What::TagLink(_, target)
            | What::Button(target)
                if is_blank(&self.runs[from.min(self.runs.len())..]) =>
            {
                let text = shown(&target, self.context);
                self.runs.push(Run::linked(text, target));
                return;
            }
            What::Button(target) => target,
            _ => return,
        };
        if self.splits && self.open.is_empty() {
            let text = self.runs.split_off(from.min(self.runs.len()));
            self.flush();
            let text = trimmed(text)
                .into_iter()
                .map(|run| Run {
                    target: None,
                    ..run
                })
                .collect();
            self.blocks.push(Block::Action { text, target });
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

fn shown(target: &Target, context: &Context<'_>) -> String {
    match target {
        Target::Web(address) | Target::Mail(address) | Target::Other(address) => address.clone(),
        Target::Entry(slug) => slug.clone(),
        Target::Section(heading) => heading.clone(),
        Target::Search => context.messages.search_the_catalogue().to_owned(),
    }
}

fn is_blank(runs: &[Run]) -> bool {
    runs.iter().all(|run| run.text.trim().is_empty())
}

/// The runs without empty ones, and without white space at either end.
fn trimmed(mut runs: Inline) -> Inline {
    runs.retain(|run| !run.text.is_empty());
    if is_blank(&runs) {
        return Vec::new();
    }
    while let Some(first) = runs.first_mut() {
        first.text = first.text.trim_start_matches([' ', '\n', '\t']).to_owned();
        if !first.text.is_empty() {
            break;
        }
        runs.remove(0);
    }
    while let Some(last) = runs.last_mut() {
        last.text = last.text.trim_end_matches([' ', '\n', '\t']).to_owned();
        if !last.text.is_empty() {
            break;
        }
        runs.pop();
    }
    debug_assert!(!text_of(&runs).is_empty());
    runs
}
