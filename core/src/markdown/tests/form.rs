//! Blocks as a short text: a line a block, what a block holds below it and set
//! in; `*strong*`, `/emphasis/`, `` `code` ``, `~struck~`, `[text](target)`,
//! and `⏎` for a line break.

use crate::markdown::{Context, Phrase, Preparation, parse};
use crate::page::{Align, Block, Run, Table, Target, text_of};

/// Where access to the API of the tests is requested.
pub(super) const REQUEST: &str = "https://datapass.api.gouv.fr/api-geo";

/// Asserts that `markdown` reads as the lines of a form.
#[track_caller]
pub(super) fn reads(markdown: &str, expected: &[&str]) {
    let read = form(&blocks(markdown, Some(REQUEST)));
    assert_eq!(read, expected.join("\n"), "{markdown}");
}

/// Asserts that a table cell of that source reads as the line of a form.
#[track_caller]
pub(super) fn cell_reads(source: &str, expected: &str) {
    let markdown = format!("| Titre |\n| --- |\n| {source} |");
    let line = format!("  | {expected} |");
    reads(&markdown, &["table <:", "  | Titre |", &line]);
}

/// The words of a phrase, as short as a test wants them.
pub(super) fn say(phrase: Phrase) -> &'static str {
    match phrase {
        Phrase::Picture => "image",
        Phrase::Questionnaire => "questionnaire",
        Phrase::Search => "search",
        Phrase::Prepare(item) => match item {
            Preparation::Siret => "siret",
            Preparation::LegalFramework => "law",
            Preparation::Service => "service",
            Preparation::Team => "team",
            Preparation::DataProtection => "protection",
            Preparation::DataProtectionOfClient => "protection of client",
        },
    }
}

/// The blocks of an entry's body, in a catalogue that has `api-geo` and whose
/// words are French.
pub(super) fn blocks(markdown: &str, request: Option<&str>) -> Vec<Block> {
    let context = Context {
        say: &say,
        knows: &|slug| slug == "api-geo",
        request,
    };
    parse(markdown, &context)
}

pub(super) fn form(blocks: &[Block]) -> String {
    blocks.iter().map(block).collect::<Vec<_>>().join("\n")
}

fn block(block: &Block) -> String {
    match block {
        Block::Heading { level, text } => format!("h{level}: {}", inline(text)),
        Block::Paragraph(text) => format!("p: {}", inline(text)),
        Block::List {
            start,
            tight,
            items,
        } => {
            let start = start.map_or(String::new(), |start| format!(" from {start}"));
            let loose = if *tight { "" } else { ", loose" };
            let items: Vec<String> = items.iter().map(|item| set_in("- ", item)).collect();
            format!("list{start}{loose}:\n{}", items.join("\n"))
        }
        Block::Quote(blocks) => format!("quote:\n{}", set_in("  ", blocks)),
        Block::Code(text) => format!("code: {}", text.replace('\n', "⏎")),
        Block::Table(table) => self::table(table),
        Block::Rule => "rule".to_owned(),
        Block::Action { text, target: to } => {
            assert!(text.iter().all(|run| run.target.is_none()), "{text:?}");
            format!("action: {} -> {}", inline(text), target(to))
        }
        Block::Questionnaire { name, text } => format!("questions {name}: {}", inline(text)),
        Block::Steps(items) => format!("steps: {}", items.join("; ")),
        other => panic!("Markdown makes no {other:?}"),
    }
}

fn set_in(first: &str, blocks: &[Block]) -> String {
    let prefixes = std::iter::once(first).chain(std::iter::repeat("  "));
    let lines: Vec<String> = prefixes
        .zip(form(blocks).split('\n'))
        .map(|(prefix, line)| format!("{prefix}{line}"))
        .collect();
    lines.join("\n")
}

fn table(table: &Table) -> String {
    let sides: Vec<&str> = table
        .alignment
        .iter()
        .map(|side| match side {
            Align::Left => "<",
            Align::Centre => "^",
            Align::Right => ">",
        })
        .collect();
    let rows: Vec<String> = std::iter::once(&table.header)
        .chain(&table.rows)
        .map(|row| {
            let cells: Vec<String> = row.iter().map(|cell| inline(cell)).collect();
            format!("  | {} |", cells.join(" | "))
        })
        .collect();
    format!("table {}:\n{}", sides.join(" "), rows.join("\n"))
}

/// Neighbouring runs with one target are one link.
fn inline(runs: &[Run]) -> String {
    assert!(runs.iter().all(|run| !run.text.is_empty()), "{runs:?}");
    assert_eq!(text_of(runs).trim_matches([' ', '\n']), text_of(runs));
    runs.chunk_by(|a, b| a.target == b.target)
        .map(|link| {
            let text: String = link.iter().map(run).collect();
            match &link[0].target {
                Some(to) => format!("[{text}]({})", target(to)),
                None => text,
            }
        })
        .collect()
}

fn run(run: &Run) -> String {
    let style = run.style;
    let mut text = run.text.replace('\n', "⏎");
    for (mark, is_set) in [
        ("`", style.code),
        ("~", style.strike),
        ("/", style.emphasis),
        ("*", style.strong),
    ] {
        if is_set {
            text = format!("{mark}{text}{mark}");
        }
    }
    text
}

fn target(target: &Target) -> String {
    match target {
        Target::Web(address) => address.clone(),
        Target::Mail(address) => format!("mail {address}"),
        Target::Entry(slug) => format!("entry {slug}"),
        Target::EntrySection { slug, heading } => format!("entry {slug}, {heading}"),
        Target::Guide(slug) => format!("guide {slug}"),
        Target::Search => "search".to_owned(),
        Target::Section(heading) => format!("section {heading}"),
        Target::Other(address) => format!("other {address}"),
    }
}
