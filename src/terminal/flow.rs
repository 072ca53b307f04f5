//! Text made ready for layout: what can be broken and what cannot, and how
//! wide each piece is, whatever the characters.
//!
//! The layout libraries measure characters each in their own way, break at
//! no-break spaces and cut addresses. They are given placeholders instead: an
//! ASCII text of the same width in which a space is a place to break and
//! everything else is `x`. What they make of it is read back, letter by
//! letter.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::line::{Line, Link};
use crate::page::{Run, Style, Tone};

/// The placeholder of what cannot be broken.
const SOLID: char = 'x';

/// A grapheme of the text.
#[derive(Debug)]
struct Glyph {
    /// Its bytes in the text.
    range: Range<usize>,
    /// Its columns.
    width: usize,
    /// Whether a line may end here.
    is_space: bool,
    /// Index of its run.
    run: usize,
}

/// One hard line of an inline: no `\n` in it.
#[derive(Debug)]
pub(super) struct Flow {
    text: String,
    glyphs: Vec<Glyph>,
    runs: Vec<(Style, Option<Link>)>,
}

/// A flow as placeholders for a given width.
pub(super) struct Placeholders {
    /// Spaces and `x`, a byte a column.
    pub(super) text: String,
    /// For each byte of `text`, the glyphs that it stands for. A wide glyph
    /// goes with the first of its bytes, the others stand for none.
    glyphs: Vec<Range<usize>>,
}

impl Placeholders {
    fn put(&mut self, c: char, glyphs: Range<usize>) {
        self.text.push(c);
        self.glyphs.push(glyphs);
    }

    fn fill(&mut self, columns: usize) {
        (0..columns).for_each(|_| self.put(SOLID, 0..0));
    }
}

impl Flow {
    /// The hard lines of `inline`.
    pub(super) fn lines(inline: &[Run], link: &dyn Fn(&Run) -> Option<Link>) -> Vec<Self> {
        let length = inline.iter().map(|run| run.text.len()).sum();
        let mut flows = vec![Self {
            text: String::with_capacity(length),
            glyphs: Vec::with_capacity(length),
            runs: Vec::with_capacity(inline.len()),
        }];
        for run in inline {
            let style = followed(run);
            let link = link(run);
            for (index, part) in run.text.split('\n').enumerate() {
                if index > 0 {
                    flows.push(Self::empty());
                }
                if let Some(flow) = flows.last_mut() {
                    flow.push(part, style, link.clone());
                }
            }
        }
        for flow in &mut flows {
            while flow.glyphs.pop_if(|last| last.is_space).is_some() {}
            flow.bind();
        }
        flows
    }

    fn empty() -> Self {
        Self {
            text: String::new(),
            glyphs: Vec::new(),
            runs: Vec::new(),
        }
    }

    /// Adds a run: white space as single spaces, none at the start of a line;
    /// invisible marks dropped.
    fn push(&mut self, part: &str, style: Style, link: Option<Link>) {
        let run = self.runs.len();
        self.runs.push((style, link));
        for grapheme in graphemes(part) {
            // A joiner after a space joins nothing.
            let is_space = grapheme.starts_with(|c: char| c.is_whitespace() && !is_no_break(c));
            if is_space && self.glyphs.last().is_none_or(|last| last.is_space) {
                continue;
            }
            let start = self.text.len();
            match grapheme.as_bytes() {
                _ if is_space => self.text.push(' '),
                [ascii] => self.text.push(char::from(*ascii)),
                _ => self
                    .text
                    .extend(grapheme.chars().filter(|c| !is_invisible(*c))),
            }
            let range = start..self.text.len();
            if !range.is_empty() {
                self.glyphs.push(Glyph {
                    width: columns(&self.text[start..]),
                    range,
                    is_space,
                    run,
                });
            }
        }
    }

    /// French punctuation holds to its word: a space before `: ; ! ? »` or
    /// after `«` is no place to break.
    fn bind(&mut self) {
        for index in 0..self.glyphs.len() {
            if !self.glyphs[index].is_space {
                continue;
            }
            let at = |index: usize| {
                self.glyphs
                    .get(index)
                    .map(|glyph| &self.text[glyph.range.clone()])
            };
            let after = at(index + 1);
            let before = index.checked_sub(1).and_then(at);
            let binds = matches!(after, Some(":" | ";" | "!" | "?")) && self.is_mark(index + 1)
                || after == Some("»")
                || before == Some("«");
            if binds {
                self.glyphs[index].is_space = false;
            }
        }
    }

    /// Whether the word at `start` has no letter or digit: `?!`, `!).`.
    fn is_mark(&self, start: usize) -> bool {
        self.glyphs[start..]
            .iter()
            .take_while(|glyph| !glyph.is_space)
            .all(|glyph| !self.text[glyph.range.clone()].contains(char::is_alphanumeric))
    }

    /// Columns of the whole flow on one line.
    pub(super) fn width(&self) -> usize {
        self.glyphs.iter().map(|glyph| glyph.width).sum()
    }

    /// Columns of the widest word.
    pub(super) fn widest_word(&self) -> usize {
        self.words()
            .map(|word| self.columns(&word))
            .max()
            .unwrap_or(0)
    }

    fn columns(&self, glyphs: &Range<usize>) -> usize {
        self.glyphs[glyphs.clone()]
            .iter()
            .map(|glyph| glyph.width)
            .sum()
    }

    /// The words, as ranges of glyphs.
    fn words(&self) -> impl Iterator<Item = Range<usize>> {
        let mut next = 0;
        std::iter::from_fn(move || {
            let start = (next..self.glyphs.len()).find(|at| !self.glyphs[*at].is_space)?;
            let end = (start..self.glyphs.len()).find(|at| self.glyphs[*at].is_space);
            next = end.unwrap_or(self.glyphs.len());
            Some(start..next)
        })
    }

    fn text_of(&self, glyphs: &Range<usize>) -> &str {
        match (
            self.glyphs.get(glyphs.start),
            self.glyphs.get(glyphs.end.wrapping_sub(1)),
        ) {
            (Some(first), Some(last)) if !glyphs.is_empty() => {
                &self.text[first.range.start..last.range.end]
            }
            _ => "",
        }
    }

    /// The placeholders with which no line comes out wider than `width`: an
    /// address that is wider has a line of its own, another word is cut.
    pub(super) fn placeholders(&self, width: usize) -> Placeholders {
        let mut placeholders = Placeholders {
            text: String::with_capacity(self.text.len()),
            glyphs: Vec::with_capacity(self.text.len()),
        };
        let mut at = 0;
        for word in self.words() {
            (at..word.start).for_each(|space| placeholders.put(' ', space..space + 1));
            at = word.end;
            let columns = self.columns(&word);
            if columns > width && is_address(self.text_of(&word)) {
                placeholders.put(SOLID, word);
                placeholders.fill(width.saturating_sub(1));
            } else {
                self.put_word(word, columns, width, &mut placeholders);
            }
        }
        placeholders
    }

    fn put_word(&self, word: Range<usize>, columns: usize, width: usize, into: &mut Placeholders) {
        let end = word.end;
        let mut column = 0;
        let mut shown = word.start;
        let mut last = None;
        for glyph in word {
            let own = self.glyphs[glyph].width;
            if own == 0 {
                continue;
            }
            // A wide glyph is not cut in two, nor punctuation from its letter:
            // the columns before them stay empty.
            if columns > width && column > 0 && column + self.held(glyph, end, width) > width {
                into.fill(width - column);
                column = 0;
            }
            last = Some(into.glyphs.len());
            into.put(SOLID, shown..glyph + 1);
            into.fill(own - 1);
            shown = glyph + 1;
            column = if column + own == width {
                0
            } else {
                column + own
            };
        }
        // Glyphs without width at the end go with the one before them.
        if let Some(last) = last.and_then(|last| into.glyphs.get_mut(last)) {
            last.end = end;
        }
    }

    /// Columns of a glyph and of the punctuation after it that may not start a
    /// line, in a word that is cut; of the glyph alone where both do not fit.
    fn held(&self, glyph: usize, end: usize, width: usize) -> usize {
        /// Glyphs of the longest punctuation that is looked for: ` ?! »`.
        const LONGEST: usize = 5;
        let own = self.glyphs[glyph].width;
        let rest = &self.glyphs[glyph + 1..end];
        let held = rest.iter().take(LONGEST).take_while(|next| {
            self.text[next.range.clone()].starts_with(|c: char| {
                c.is_whitespace() || matches!(c, ':' | ';' | '!' | '?' | '»')
            })
        });
        let all = own + held.map(|next| next.width).sum::<usize>();
        if all <= width { all } else { own }
    }

    /// What a range of placeholders stands for.
    pub(super) fn shown(&self, placeholders: &Placeholders, range: Range<usize>) -> Line {
        let ranges = placeholders.glyphs.get(range).unwrap_or_default();
        let mut ranges = ranges.iter().filter(|glyphs| !glyphs.is_empty());
        let first = ranges.next();
        let last = ranges.next_back().or(first);
        first.zip(last).map_or_else(Line::default, |(first, last)| {
            self.line(first.start..last.end)
        })
    }

    /// The whole flow on one line.
    pub(super) fn whole(&self) -> Line {
        self.line(0..self.glyphs.len())
    }

    fn line(&self, glyphs: Range<usize>) -> Line {
        let mut line = Line::default();
        for run in self.glyphs[glyphs].chunk_by(|one, next| one.run == next.run) {
            let (Some(first), Some(last)) = (run.first(), run.last()) else {
                continue;
            };
            let (style, link) = &self.runs[first.run];
            line.push(
                &self.text[first.range.start..last.range.end],
                *style,
                link.as_ref(),
                run.iter().map(|glyph| glyph.width).sum(),
            );
        }
        line
    }
}

/// The style of a run; that of something to follow where it leads somewhere
/// and means nothing else.
fn followed(run: &Run) -> Style {
    let tone = match run.style.tone {
        Tone::Plain if run.target.is_some() => Tone::Action,
        tone => tone,
    };
    Style { tone, ..run.style }
}

/// Below this character, none joins another (but CR and LF, of which there is
/// none here), and each takes a column: what is written in French is mostly
/// such, and told much faster than by the tables of Unicode.
const FIRST_JOINER: char = '\u{300}';

/// The graphemes of a text.
fn graphemes(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let mut chars = rest.chars();
        let first = chars.next()?;
        let is_alone = first < FIRST_JOINER && chars.next().is_none_or(|next| next < FIRST_JOINER);
        let length = if is_alone {
            first.len_utf8()
        } else {
            rest.graphemes(true).next()?.len()
        };
        let (grapheme, others) = rest.split_at(length);
        rest = others;
        Some(grapheme)
    })
}

/// The columns that a grapheme without control characters takes.
fn columns(grapheme: &str) -> usize {
    let mut chars = grapheme.chars();
    match (chars.next(), chars.next()) {
        (Some(only), None) if only < FIRST_JOINER => 1,
        _ => grapheme.width(),
    }
}

fn is_no_break(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}')
}

/// Marks that say where a line may break; terminals disagree on their width.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}')
}

/// Whether a word is an address, which is useless when it is cut.
pub(super) fn is_address(word: &str) -> bool {
    let mail = || {
        word.split_once('@')
            .is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
    };
    word.contains("://") || word.contains("www.") || mail()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::plain;

    fn flow(text: &str) -> Flow {
        Flow::lines(&plain(text.to_owned()), &|_| None).remove(0)
    }

    fn placeholders(text: &str, width: usize) -> String {
        flow(text).placeholders(width).text
    }

    fn shown(text: &str, width: usize, range: Range<usize>) -> String {
        let flow = flow(text);
        let placeholders = flow.placeholders(width);
        flow.shown(&placeholders, range).text()
    }

    #[test]
    fn every_column_has_one_placeholder() {
        assert_eq!(placeholders("un  été\tchaud", 80), "xx xxx xxxxx");
        assert_eq!(
            placeholders("日本 e\u{301} \u{2764}\u{fe0f}", 80),
            "xxxx x xx"
        );
        assert_eq!(placeholders("a\u{a0}b so\u{ad}ft \u{200b}", 80), "xxx xxxx");
        assert_eq!(placeholders("", 80), "");
    }

    #[test]
    fn graphemes_are_those_of_unicode() {
        let text = "Été, cœur, l’État\u{a0}: «\u{202f}e\u{301}\u{202f}» 日本 🇫🇷🇩🇪 👩\u{200d}💻";
        let all = (' '..FIRST_JOINER).filter(|c| !c.is_control());
        let pairs: String = all.flat_map(|c| [c, 'e', c, 'é', c]).collect();
        for text in [text, &pairs] {
            assert!(graphemes(text).eq(text.graphemes(true)));
            for grapheme in graphemes(text).filter(|grapheme| *grapheme != "\u{ad}") {
                assert_eq!(columns(grapheme), grapheme.width(), "{grapheme:?}");
            }
        }
    }

    #[test]
    fn french_punctuation_is_bound_to_its_word() {
        assert_eq!(
            placeholders("oui : non ; « ah ! » ?", 80),
            "xxxxx xxxxx xxxxxxxxxx"
        );
        assert_eq!(placeholders("a :b", 80), "x xx");
    }

    #[test]
    fn a_long_address_takes_a_line_and_comes_back_whole() {
        let address = "https://example.fr/a/long/path";
        assert_eq!(
            placeholders(&format!("voir {address} ici"), 10),
            "xxxx xxxxxxxxxx xxx"
        );
        assert_eq!(shown(&format!("voir {address} ici"), 10, 5..15), address);
    }

    #[test]
    fn a_long_word_is_cut_between_graphemes() {
        assert_eq!(shown("日本語", 5, 0..5), "日本");
        assert_eq!(shown("日本語", 5, 5..7), "語");
        assert_eq!(shown("abcdefgh", 5, 5..8), "fgh");
        assert_eq!(
            shown("e\u{301}e\u{301}e\u{301}", 2, 0..2),
            "e\u{301}e\u{301}"
        );
    }
}
