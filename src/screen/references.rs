//! Addresses that a terminal cannot follow: where their text stands, or as
//! numbered references.

use std::collections::HashMap;

use unicode_width::UnicodeWidthChar;

use super::wrap::is_address;
use crate::invocation;
use crate::page::{Block, Inline, LabelledValue, Run, Target, Tone};
use crate::words::Messages;

/// How one learns where a link leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Links {
    /// The terminal follows those to the web and to mailboxes; others are
    /// numbered, and so is one whose text pretends to lead elsewhere.
    Followed,
    /// A number stands after each, and their list at the end.
    Numbered,
    /// After each stands where it leads.
    InText,
}

/// Says where links lead, but for those whose text is their address.
pub(super) fn refer(blocks: &mut Vec<Block>, links: Links, m: Messages) {
    let mut references = References {
        targets: Vec::new(),
        numbers: HashMap::new(),
        links,
        m,
    };
    references.blocks(blocks);
    if references.targets.is_empty() {
        return;
    }
    let fields = references.targets.into_iter().enumerate();
    let fields = fields.map(|(index, target)| LabelledValue {
        label: format!("[{}]", index + 1),
        value: vec![Run::linked(way(&target, m), target)],
    });
    let fields = fields.collect();
    let text = vec![Run::plain(m.references())];
    blocks.push(Block::Heading { level: 4, text });
    blocks.push(Block::Labelled(fields));
}

/// What one types, opens or reads to follow a link.
fn way(target: &Target, m: Messages) -> String {
    match target {
        Target::Section(heading) => m.section_named(heading),
        other => invocation::way(other),
    }
}

struct References {
    targets: Vec<Target>,
    numbers: HashMap<Target, usize>,
    links: Links,
    m: Messages,
}

impl References {
    fn blocks(&mut self, blocks: &mut [Block]) {
        for block in blocks {
            match block {
                Block::Title { text, .. }
                | Block::Heading { text, .. }
                | Block::Paragraph(text)
                | Block::Questionnaire { text, .. } => {
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
                Block::Labelled(fields) | Block::Facts(fields) => {
                    fields
                        .iter_mut()
                        .for_each(|field| self.inline(&mut field.value));
                }
                // An action shows its address; its text leads nowhere else.
                Block::Action { .. } | Block::Code(_) | Block::Rule | Block::Steps(_) => {}
            }
        }
    }

    /// A link may be several runs in several styles: what follows it stands
    /// after the last of them.
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
                // An address takes a line of its own where it must.
                let space = if is_address(&text) { ' ' } else { '\u{a0}' };
                numbered.push(if self.links == Links::InText {
                    Run::plain(format!(" ({})", way(&target, self.m)))
                } else {
                    let number = self.number_of(*target);
                    Run::toned(format!("{space}[{number}]"), Tone::Help)
                });
            }
            text.clear();
        }
        *inline = numbered;
    }

    fn is_plain(&self, target: &Target, text: &str) -> bool {
        let follows = || match target {
            Target::Web(way) | Target::Mail(way) => !names_another(text, way),
            _ => false,
        };
        text.trim() == invocation::way(target) || self.links == Links::Followed && follows()
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

/// Whether a word of a link's text is an address or a host, and another than
/// those of its target.
fn names_another(text: &str, target: &str) -> bool {
    text.split_whitespace().any(|word| {
        let is_seen = |c: &char| c.width() != Some(0);
        let word: String = word.chars().filter(is_seen).collect();
        let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '/');
        if word.contains('/') || word.contains('@') {
            (is_address(word) || is_host(host(word))) && bare(word) != bare(target)
        } else {
            is_host(host(word)) && !host(word).eq_ignore_ascii_case(host(target))
        }
    })
}

/// An address without what browsers leave out when they show it.
fn bare(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.strip_prefix("www.")
        .unwrap_or(rest)
        .trim_end_matches('/')
}

fn host(address: &str) -> &str {
    let bare = bare(address);
    bare.split(['/', '?', '#']).next().unwrap_or(bare)
}

fn is_host(text: &str) -> bool {
    let is_label =
        |label: &str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-');
    let Some((_, last)) = text.rsplit_once('.') else {
        return false;
    };
    text.split('.').all(is_label) && last.len() > 1 && last.chars().all(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_is_another_address_is_told_from_its_target() {
        let target = "https://www.evil.example/page";
        for (text, expected) in [
            ("la page", false),
            ("https://www.evil.example/page", false),
            ("evil.example/page/", false),
            ("evil.example", false),
            ("le site Evil.Example.", false),
            ("version 1.0", false),
            ("https://evil.example/other", true),
            ("impots.gouv.fr", true),
            ("Impôts (impots.gouv.fr)", true),
            ("impots.gouv\u{200b}.fr", true),
            ("https://impots.gouv.fr/page", true),
            ("impots.gouv.fr/page", true),
            ("http://localhost/", true),
            ("aide@impots.gouv.fr", true),
        ] {
            assert_eq!(names_another(text, target), expected, "{text}");
        }
        for (text, target, expected) in [
            ("aide@a.fr", "aide@a.fr", false),
            ("aide@a.fr", "vol@b.fr", true),
            ("a.fr", "https://a.fr@b.fr/", true),
        ] {
            assert_eq!(names_another(text, target), expected, "{text}");
        }
    }
}
