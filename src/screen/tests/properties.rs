//! What holds of every page at every width.

use std::collections::HashMap;

use proptest::prelude::{ProptestConfig, proptest};
use unicode_width::UnicodeWidthStr;

use super::generator::{markdown, rubbish};
use super::screen::{french, laid_out, plain, read};
use crate::catalogue::subject::Subject;
use crate::catalogue::text::Text;
use crate::embedded;
use crate::markdown::{Context, parse, plain_text};
use crate::page::Block;
use crate::screen::Paint;
use crate::screen::ground::Ground;

/// Asserts what holds of every page.
#[track_caller]
fn check(blocks: &[Block], width: usize) -> String {
    let page = plain(blocks, width);
    assert!(!page.contains('\u{1b}'), "{page:?}");
    for line in page.lines() {
        assert!(
            line.width() <= width || is_one_address(line),
            "wider than {width}: {line:?}\n{page}"
        );
        assert_eq!(
            line,
            line.trim_end_matches(' '),
            "spaces at the end\n{page}"
        );
    }
    assert_all_letters(&plain_text(blocks), &page);
    page
}

/// Whether a line holds an address and nothing that could stand on another
/// line.
fn is_one_address(line: &str) -> bool {
    let mut words = line
        .split(' ')
        .filter(|word| word.contains(char::is_alphanumeric));
    let is_address = |word: &str| ["://", "www.", "@"].iter().any(|sign| word.contains(sign));
    words.next().is_some_and(is_address) && words.next().is_none()
}

/// Asserts that every letter and digit of `text` is on the page, as often.
#[track_caller]
fn assert_all_letters(text: &str, page: &str) {
    let mut missing: HashMap<char, isize> = HashMap::new();
    for c in text.chars().filter(|c| c.is_alphanumeric()) {
        *missing.entry(c).or_default() += 1;
    }
    for c in page.chars() {
        if let Some(count) = missing.get_mut(&c) {
            *count -= 1;
        }
    }
    missing.retain(|_, count| *count > 0);
    assert!(
        missing.is_empty(),
        "lost {missing:?} of\n{text}\non\n{page}"
    );
}

/// `blocks` without code, which is cut wherever the line ends.
fn without_code(blocks: &[Block]) -> Vec<Block> {
    let kept = blocks
        .iter()
        .filter(|block| !matches!(block, Block::Code(_)));
    let kept = kept.cloned().map(|block| match block {
        Block::List {
            start,
            tight,
            items,
        } => Block::List {
            start,
            tight,
            items: items.iter().map(|item| without_code(item)).collect(),
        },
        Block::Quote(blocks) => Block::Quote(without_code(&blocks)),
        other => other,
    });
    kept.collect()
}

/// Asserts that no punctuation that follows a space in French starts a line,
/// be it of the page or of a column.
#[track_caller]
fn assert_punctuation_is_held(page: &str) {
    for line in page.lines() {
        let text = line.trim_start_matches(['│', '•', '◦', '▪', '→', ' ']);
        let columns = std::iter::once(text).chain(text.split("  ").skip(1));
        for column in columns {
            let word = column.trim_start().split(' ').next().unwrap_or_default();
            let starts = word.starts_with([':', ';', '!', '?', '»']);
            let is_mark = !word.contains(char::is_alphanumeric);
            assert!(!(starts && is_mark), "{line:?} on\n{page}");
        }
    }
}

/// Asserts that colours and hyperlinks add to the page and change nothing of
/// it, and that each line closes what it opens.
#[track_caller]
fn assert_paint_is_apart(blocks: &[Block], width: usize) {
    let lines = laid_out(blocks, width, true);
    let plain = Paint::PLAIN.lines(&lines);
    let painted = Paint {
        colour: true,
        ground: Ground::Unknown,
        hyperlinks: true,
    }
    .lines(&lines);
    assert_eq!(painted.lines().count(), plain.lines().count());
    for (painted, plain) in painted.lines().zip(plain.lines()) {
        let mut shown = String::new();
        let (mut styled, mut linked) = (false, false);
        let mut parts = painted.split('\u{1b}');
        shown.push_str(parts.next().unwrap_or_default());
        for part in parts {
            if let Some(link) = part.strip_prefix("]8;") {
                assert_eq!(linked, link == ";", "{painted:?}");
                linked = link != ";";
            } else if let Some(text) = part.strip_prefix('\\') {
                shown.push_str(text);
            } else {
                let (code, text) = part.split_once('m').unwrap_or_default();
                styled = code != "[0";
                shown.push_str(text);
            }
        }
        assert_eq!(shown, plain);
        assert!(!styled && !linked, "{painted:?}");
    }
}

/// The texts of the embedded catalogue, each entry's body and what its rules
/// of access say.
fn embedded_pages() -> Vec<Vec<Block>> {
    let catalogue = embedded::catalogue();
    let knows = |slug: &str| catalogue.has(slug);
    let pages = catalogue.apis().iter().flat_map(|api| {
        let context = Context {
            say: &|phrase| french().phrase(phrase),
            knows: &knows,
            request: api.links.request.as_deref(),
        };
        let descriptions = api.access.iter().map(|rule| rule.description.clone());
        catalogue
            .body(Subject::Api(api))
            .into_iter()
            .chain(descriptions)
            .map(|text: Text| parse(&text, &context))
            .collect::<Vec<_>>()
    });
    pages.collect()
}

/// A few texts are laid out at every width; of many, each at some of them, so
/// that the catalogue may grow.
#[test]
fn the_embedded_entries_are_whole_at_every_width() {
    let pages = embedded_pages();
    assert!(pages.len() > 7, "{}", pages.len());
    let step = 1 + pages.len() / 40;
    for (index, blocks) in pages.iter().enumerate() {
        for width in (20 + index % step..=200).step_by(step) {
            let page = check(blocks, width);
            if without_code(blocks) == *blocks {
                assert_punctuation_is_held(&page);
            }
        }
        assert_paint_is_apart(blocks, 80);
    }
}

fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn any_page_is_whole_at_any_width(source in markdown(), width in 20..=200_usize) {
        let blocks = read(&source);
        check(&blocks, width);
        assert_punctuation_is_held(&plain(&without_code(&blocks), width));
        assert_paint_is_apart(&blocks, width);
    }
}

proptest! {
    #![proptest_config(cases(2_000))]

    #[test]
    fn rubbish_is_shown_whole(source in rubbish(), width in 20..=200_usize) {
        let blocks = read(&source);
        check(&blocks, width);
        assert_paint_is_apart(&blocks, width);
    }
}

#[test]
fn punctuation_before_the_colon_of_a_label_is_held() {
    let blocks =
        read("97. 97. | a | dit-on « oui » ?! |\n        | --- | --- |\n        | a | a |\n");
    for width in 20..=40 {
        check(&blocks, width);
        assert_punctuation_is_held(&plain(&blocks, width));
    }
}

#[test]
fn long_texts_are_laid_out() {
    let words = "mot et ponctuation ! ".repeat(20_000);
    check(&read(&words), 80);
    check(&read(&"x".repeat(200_000)), 80);
    check(&read(&"! ".repeat(50_000)), 20);
    check(&read(&format!("| a |\n| - |\n| {words} |")), 80);
    check(
        &read(&format!(
            "| a | b |\n| - | - |\n{}",
            "| c | d |\n".repeat(2_000)
        )),
        80,
    );
    check(&read(&format!("{}mot", "> - ".repeat(5_000))), 20);
}
