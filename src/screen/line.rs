//! A line of the screen: spans of text whose place is settled.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::page::{Style, Tone};

/// A line, its spans from left to right.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Line {
    pub(crate) spans: Vec<Span>,
    width: usize,
}

/// Text with one style and one link.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Span {
    /// Without line breaks and control characters.
    pub(crate) text: String,
    pub(crate) style: Style,
    /// Where it leads, for a terminal that takes hyperlinks.
    pub(crate) link: Option<Link>,
}

/// A hyperlink of the terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Link {
    pub(crate) address: String,
}

impl Line {
    /// A line of one span.
    pub(crate) fn of(text: &str, style: Style) -> Self {
        let mut line = Self::default();
        line.push(text, style, None, text.width());
        line
    }

    /// Adds text that takes `width` columns.
    pub(crate) fn push(&mut self, text: &str, style: Style, link: Option<&Link>, width: usize) {
        self.width += width;
        match self.spans.last_mut() {
            Some(last) if last.style == style && last.link.as_ref() == link => {
                last.text.push_str(text);
            }
            _ => self.spans.push(Span {
                text: text.to_owned(),
                style,
                link: link.cloned(),
            }),
        }
    }

    /// Adds spaces up to the column `width`.
    pub(crate) fn pad(&mut self, width: usize) {
        let missing = width.saturating_sub(self.width);
        if missing > 0 {
            self.push(&" ".repeat(missing), Style::default(), None, missing);
        }
    }

    /// Adds another line at the end.
    pub(crate) fn append(&mut self, other: Self) {
        let mut spans = other.spans.into_iter();
        if let Some(first) = spans.next() {
            match self.spans.last_mut() {
                Some(last) if last.style == first.style && last.link == first.link => {
                    last.text.push_str(&first.text);
                }
                _ => self.spans.push(first),
            }
        }
        self.spans.extend(spans);
        self.width += other.width;
    }

    /// The line in at most `room` columns, `…` standing for what is left out.
    #[must_use]
    pub(crate) fn cut(self, room: usize) -> Self {
        if self.width <= room {
            return self;
        }
        let graphemes = self.spans.iter().flat_map(|span| {
            let graphemes = span.text.graphemes(true);
            graphemes.map(move |grapheme| (grapheme, span))
        });
        let mut cut = Self::default();
        for (grapheme, span) in graphemes {
            let width = grapheme.width();
            if cut.width + width + 1 > room {
                break;
            }
            cut.push(grapheme, span.style, span.link.as_ref(), width);
        }
        let Some(last) = cut.spans.last_mut() else {
            return cut;
        };
        let kept = last.text.trim_end_matches(' ').len();
        cut.width -= last.text.len() - kept;
        last.text.truncate(kept);
        let (style, link) = (last.style, last.link.clone());
        cut.push("…", style, link.as_ref(), 1);
        cut
    }

    /// In columns.
    pub(crate) fn width(&self) -> usize {
        self.width
    }

    /// Whether there is nothing on it.
    pub(crate) fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// The text, without styles.
    pub(crate) fn text(&self) -> String {
        self.spans.iter().map(|span| span.text.as_str()).collect()
    }

    /// The same line, every span strong and of that tone where it had none.
    #[must_use]
    pub(crate) fn emphasised(mut self, tone: Tone) -> Self {
        for span in &mut self.spans {
            span.style.strong = true;
            if span.style.tone == Tone::Plain {
                span.style.tone = tone;
            }
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_fit_is_cut() {
        for (text, room, expected) in [
            ("Une entreprise", 20, "Une entreprise"),
            ("Une entreprise", 14, "Une entreprise"),
            ("Une entreprise", 5, "Une…"),
            ("日本語", 5, "日本…"),
            ("abc", 1, ""),
        ] {
            let mut line = Line::of(text, Style::default()).cut(room);
            assert_eq!(line.text(), expected);
            assert_eq!(line.width(), expected.width());
            line.append(Line::of("x", Style::default()));
            assert_eq!(line.width(), expected.width() + 1);
        }
    }
}
