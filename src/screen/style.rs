//! Colours: the only place that knows them. Lines into text with escape
//! sequences, or without.

use std::borrow::Cow;

use anstyle::Style as Ansi;

use super::ground::Ground;
use super::line::{Line, Span};
use crate::page::{Inline, Style, Tone};

/// Which escape sequences may be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Paint {
    /// Colours, bold, dim.
    pub(crate) colour: bool,
    pub(crate) ground: Ground,
    pub(crate) hyperlinks: bool,
}

impl Paint {
    pub(crate) const PLAIN: Self = Self {
        colour: false,
        ground: Ground::Unknown,
        hyperlinks: false,
    };

    /// The lines as text, each ended by `\n`.
    pub(crate) fn lines(self, lines: &[Line]) -> String {
        let spans = lines.iter().flat_map(|line| &line.spans);
        let letters: usize = spans.map(|span| span.text.len()).sum();
        let mut text = String::with_capacity(letters + lines.len());
        for line in lines {
            self.line(line, &mut text);
            text.push('\n');
        }
        text
    }

    pub(super) fn text(self, shown: &str, style: Style) -> String {
        let mut text = String::new();
        self.styled(shown, style, &mut text);
        text
    }

    /// Writes a row of cells on one line, separated by tabs; a tab or line break in a
    /// cell becomes a space.
    pub(super) fn row(self, cells: &[Inline], text: &mut String) {
        let start = text.len();
        self.cells(cells, text, |cell| cell.into());
        // Hardly any cell has one: to look once at the row takes the least.
        let breaks = text.as_bytes()[start..].iter();
        let breaks = breaks.filter(|byte| matches!(byte, b'\t' | b'\n')).count();
        if breaks >= cells.len() {
            text.truncate(start);
            self.cells(cells, text, |cell| cell.replace(['\t', '\n'], " ").into());
        }
        text.push('\n');
    }

    fn cells(self, cells: &[Inline], text: &mut String, shown: impl Fn(&str) -> Cow<'_, str>) {
        for (number, cell) in cells.iter().enumerate() {
            if number > 0 {
                text.push('\t');
            }
            for run in cell {
                self.styled(&shown(&run.text), run.style, text);
            }
        }
    }

    fn line(self, line: &Line, text: &mut String) {
        // Trailing spaces are seen when copied, and nowhere else.
        let shown = |span: &Span| !span.text.trim_end_matches(' ').is_empty();
        let Some(last) = line.spans.iter().rposition(shown) else {
            return;
        };
        for span in &line.spans[..last] {
            self.span(span, &span.text, text);
        }
        let span = &line.spans[last];
        self.span(span, span.text.trim_end_matches(' '), text);
    }

    /// Every style and link that opens in a span closes in it, so that no line
    /// depends on another.
    fn span(self, span: &Span, shown: &str, text: &mut String) {
        if shown.is_empty() {
            return;
        }
        let link = span.link.as_ref().filter(|_| self.hyperlinks);
        if let Some(link) = link {
            let id = identifier(&link.address);
            text.push_str(&format!(
                "\u{1b}]8;id={id:x};{}\u{1b}\\",
                uri(&link.address)
            ));
        }
        self.styled(shown, span.style, text);
        if link.is_some() {
            text.push_str("\u{1b}]8;;\u{1b}\\");
        }
    }

    fn styled(self, shown: &str, style: Style, text: &mut String) {
        if !self.colour || shown.is_empty() || style == Style::default() {
            text.push_str(shown);
        } else {
            let style = self.ansi(style);
            text.push_str(&format!("{style}{shown}{style:#}"));
        }
    }

    /// The look of a style.
    pub(super) fn ansi(self, style: Style) -> Ansi {
        let mut ansi = match style.tone {
            Tone::Name => Ansi::new().bold(),
            Tone::Help => Ansi::new().dimmed(),
            Tone::Match => Ansi::new().bold().underline(),
            _ => Ansi::new(),
        };
        let tone = if style.code { Tone::Action } else { style.tone };
        ansi = ansi.fg_color(self.ground.colour(tone).map(Into::into));
        if style.strong {
            ansi = ansi.bold();
        }
        if style.emphasis {
            ansi = ansi.italic();
        }
        if style.strike {
            ansi = ansi.strikethrough();
        }
        if style.linked {
            ansi = ansi.underline();
        }
        ansi
    }
}

/// One number for one address, so that a terminal sees the pieces of a wrapped
/// link as one (FNV-1a).
fn identifier(address: &str) -> u32 {
    address.bytes().fold(0x811c_9dc5, |hash: u32, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

/// An address as OSC 8 wants it: bytes from 32 to 126 only.
/// <https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda>
pub(super) fn uri(address: &str) -> String {
    let mut uri = String::with_capacity(address.len());
    for byte in address.bytes() {
        match byte {
            b'!'..=b'~' => uri.push(char::from(byte)),
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}
