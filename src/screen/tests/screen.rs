//! Pages as they would be seen.

use crate::markdown::{Context, parse};
use crate::page::Block;
use crate::screen::line::Line;
use crate::screen::references::{self, Links};
use crate::screen::{Layout, Paint};
use crate::words::{Lang, Messages};

pub(super) fn french() -> Messages {
    Messages::new(Lang::French)
}

/// The blocks of an entry's body, in a catalogue that has `api-geo`.
pub(super) fn read(markdown: &str) -> Vec<Block> {
    let context = Context {
        say: &|phrase| french().phrase(phrase),
        knows: &|slug| slug == "api-geo",
        request: Some("https://datapass.api.gouv.fr/api-geo"),
    };
    parse(markdown, &context)
}

/// The lines of a page on a screen, with or without hyperlinks.
pub(super) fn laid_out(blocks: &[Block], width: usize, hyperlinks: bool) -> Vec<Line> {
    let mut blocks = blocks.to_vec();
    let links = match hyperlinks {
        true => Links::Followed,
        false => Links::Numbered,
    };
    references::refer(&mut blocks, links, french());
    let layout = Layout {
        width,
        hyperlinks,
        drawn: true,
        colon: french().colon(),
    };
    layout.lines(&blocks)
}

/// The page without anything but letters.
pub(super) fn plain(blocks: &[Block], width: usize) -> String {
    Paint::PLAIN.lines(&laid_out(blocks, width, false))
}

/// Asserts that Markdown looks like these lines at a width.
#[track_caller]
pub(super) fn shows(markdown: &str, width: usize, expected: &[&str]) {
    page_shows(&read(markdown), width, expected);
}

/// Asserts that a page looks like these lines at a width.
#[track_caller]
pub(super) fn page_shows(blocks: &[Block], width: usize, expected: &[&str]) {
    let shown = plain(blocks, width);
    let expected: String = expected.iter().map(|line| format!("{line}\n")).collect();
    assert_eq!(shown, expected, "instead of\n{expected}it shows\n{shown}");
}
