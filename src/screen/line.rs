//! A line of the screen: spans of text whose place is settled.

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
