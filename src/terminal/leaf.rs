//! Running text broken into lines. The only user of termimad.

use std::ops::Range;

use minimad::{Composite, Line as SourceLine, Text};
use termimad::{FmtLine, FmtText, MadSkin};

use super::flow::Flow;
use super::line::{Line, Link};
use crate::page::Run;

/// Narrowest width that the layout takes.
const NARROWEST: usize = 3;

/// The lines of `inline` at `width` columns.
pub(super) fn lines(
    inline: &[Run],
    width: usize,
    link: &dyn Fn(&Run) -> Option<Link>,
) -> Vec<Line> {
    let width = width.max(NARROWEST);
    let mut lines = Vec::new();
    for flow in Flow::lines(inline, link) {
        if flow.width() <= width {
            lines.push(flow.whole());
            continue;
        }
        let placeholders = flow.placeholders(width);
        for range in broken(&placeholders.text, width) {
            lines.push(flow.shown(&placeholders, range));
        }
    }
    lines
}

/// The ranges of `text` that make its lines. Every byte of `text` is a column.
fn broken(text: &str, width: usize) -> Vec<Range<usize>> {
    let skin = MadSkin::no_style();
    let source = Text {
        lines: vec![SourceLine::Normal(Composite::raw_str(text))],
    };
    FmtText::from_text(&skin, source, Some(width))
        .lines
        .iter()
        .filter_map(|line| match line {
            FmtLine::Normal(composite) => {
                let parts = composite.compounds.iter().map(|compound| compound.src);
                extent(text, parts)
            }
            _ => None,
        })
        .collect()
}

/// The range of `text` from the first to the last of its `parts`, the spaces
/// at its ends left out. The layout gives back slices of the text that it was
/// given, so that their place tells which part of it they are.
fn extent<'a>(text: &str, parts: impl Iterator<Item = &'a str>) -> Option<Range<usize>> {
    let place = |part: &str| part.as_ptr() as usize - text.as_ptr() as usize;
    let ranges = parts.map(|part| place(part)..place(part) + part.len());
    let range = ranges.reduce(|all, next| all.start..next.end)?;
    let slice = text.get(range.clone())?;
    let start = range.start + (slice.len() - slice.trim_start().len());
    let end = range.end - (slice.len() - slice.trim_end().len());
    (start < end).then_some(start..end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::plain;

    fn wrapped(text: &str, width: usize) -> Vec<String> {
        lines(&plain(text.to_owned()), width, &|_| None)
            .iter()
            .map(Line::text)
            .collect()
    }

    #[test]
    fn text_is_broken_at_spaces() {
        assert_eq!(wrapped("un deux trois", 8), ["un deux", "trois"]);
        assert_eq!(wrapped("un deux trois", 13), ["un deux trois"]);
        assert_eq!(wrapped("un\ndeux", 80), ["un", "deux"]);
        assert_eq!(wrapped("", 80), [""]);
    }

    #[test]
    fn a_word_is_cut_only_where_it_does_not_fit() {
        assert_eq!(
            wrapped("a anticonstitutionnellement b", 10),
            ["a", "anticonsti", "tutionnell", "ement b"]
        );
    }

    #[test]
    fn an_address_is_never_cut() {
        let address = "https://datapass.api.gouv.fr/franceconnect";
        assert_eq!(
            wrapped(&format!("voir {address}, puis signer"), 20),
            ["voir", &format!("{address},"), "puis signer"]
        );
    }
}
