//! Texts made to exhaust the stack, or time. A text that takes quadratic time
//! here would hold the tests up for minutes.

use super::form::blocks;
use crate::markdown::plain_text;
use crate::page::Block;

/// The deepest nesting of blocks.
fn depth(blocks: &[Block]) -> usize {
    let inner = |block: &Block| match block {
        Block::Quote(blocks) | Block::Indented(blocks) => depth(blocks),
        Block::List { items, .. } => items.iter().map(|item| depth(item)).max().unwrap_or(0),
        _ => 0,
    };
    blocks
        .iter()
        .map(|block| 1 + inner(block))
        .max()
        .unwrap_or(0)
}

fn read(markdown: &str) -> Vec<Block> {
    blocks(markdown, None)
}

#[test]
fn nesting_is_cut_at_a_depth_and_its_text_kept() {
    for source in [
        format!("{}fin", "> ".repeat(50_000)),
        format!("{}fin", "- ".repeat(10_000)),
        format!("{}fin", "1. ".repeat(10_000)),
        format!("{}fin", "> - ".repeat(10_000)),
        (0..1_000)
            .map(|n| format!("{}- fin\n", "  ".repeat(n)))
            .collect(),
    ] {
        let blocks = read(&source);
        let depth = depth(&blocks);
        assert!((30..=35).contains(&depth), "{depth}");
        assert!(plain_text(&blocks).contains("fin"));
    }
}

#[test]
fn what_stands_after_deep_nesting_is_not_nested() {
    let source = format!("{}a\n\nb", "> ".repeat(100));
    let blocks = read(&source);
    assert!(
        matches!(blocks.as_slice(), [Block::Quote(_), Block::Paragraph(_)]),
        "{blocks:?}"
    );
    let source = format!("{}a\n- b\n\nc", "- ".repeat(100));
    let blocks = read(&source);
    let [Block::List { items, .. }, Block::Paragraph(_)] = blocks.as_slice() else {
        panic!("{blocks:?}");
    };
    assert_eq!(items.len(), 2);
}

/// Each block of HTML is read again, and holds the next one in a quote; what
/// is too deep is text as it was written.
#[test]
fn html_in_html_is_cut_at_a_depth() {
    let source: String = (0..800)
        .map(|n| format!("{}<div>mot\n", "> ".repeat(n)))
        .collect();
    let text = plain_text(&read(&source));
    assert_eq!(text.matches("mot").count(), 800);
    assert!(text.contains("> > >"));
}

#[test]
fn unclosed_brackets_are_text() {
    for bracket in ["[", "![", "<", "&", "(", "]"] {
        let source = bracket.repeat(100_000);
        assert_eq!(plain_text(&read(&source)).trim_end(), source, "{bracket}");
    }
    for bracket in ["`", "<a ", "x <!-- - ", "[a](<b ", "x<![CDATA[", "x <?"] {
        assert!(!read(&format!("x{}", bracket.repeat(30_000))).is_empty());
    }
}

#[test]
fn tags_that_never_close_or_never_opened_leave_their_text() {
    for tag in [
        "<b>",
        "</b>",
        "<a href='https://a.fr'>",
        "<External>",
        "</Button>",
        "<i> </b>",
    ] {
        let source = format!("x{}", format!("{tag}mot").repeat(30_000));
        let text = plain_text(&read(&source));
        assert_eq!(text.matches("mot").count(), 30_000, "{tag}");
    }
    let source = format!("x{}{}", "<i>".repeat(50_000), "</b>".repeat(50_000));
    assert_eq!(plain_text(&read(&source)), "x\n");
}

#[test]
fn emptiness_around_a_text_is_taken_off_at_once() {
    let emptiness = "<b> </b>".repeat(50_000);
    assert_eq!(
        plain_text(&read(&format!("<i>\n{emptiness}mot{emptiness}"))),
        "mot\n"
    );
}
