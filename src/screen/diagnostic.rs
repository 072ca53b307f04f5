//! What is wrong in a file, with the line itself and a caret, as compilers
//! show it.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet, Title};
use unicode_width::UnicodeWidthStr;

use super::line::Line;
use super::style::Paint;
use super::wrap::wrap;
use crate::catalogue::fault::Severity;
use crate::catalogue::problem::{self, Position};
use crate::check::{Excerpt, Place};
use crate::page::Run;
use crate::words::Messages;

/// Something wrong in a file, in words.
#[derive(Debug, Clone)]
pub(crate) struct Diagnostic {
    pub(crate) severity: Severity,
    /// What is wrong.
    pub(crate) title: String,
    /// The file, cleaned for a terminal.
    pub(crate) file: String,
    pub(crate) place: Option<Place>,
    /// What is expected there.
    pub(crate) expected: Option<String>,
    /// What to do.
    pub(crate) help: Option<String>,
}

/// Columns that are drawn before the text of a help line: `12345 ╰ aide : `.
const FRAME: usize = 10;

impl Diagnostic {
    /// A line that editors read: `file:line:column: severity: what, expected,
    /// help`.
    pub(super) fn line(&self, between: &str, m: Messages) -> String {
        let expected = self.expected.as_ref().map(|text| m.expected_text(text));
        let words = [Some(self.title.clone()), expected, self.help.clone()];
        let words: Vec<String> = words.into_iter().flatten().collect();
        let place = problem::place(&self.file, self.place.as_ref().map(|place| place.at));
        let severity = m.severity(self.severity);
        format!("{place}: {severity}: {}\n", words.join(between))
    }

    /// The diagnostic drawn for a screen.
    pub(super) fn drawn(&self, paint: Paint, width: usize, m: Messages) -> String {
        let level = match self.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let (word, help) = (m.severity(self.severity), m.help_word());
        let title = wrapped(&self.title, width.saturating_sub(word.width() + 3));
        let title = level.with_name(word).primary_title(title);
        let expected = self.expected.as_deref();
        let (label, below) = if self.fits(width) {
            (expected, None)
        } else {
            (None, expected)
        };
        let origin = Origin::path(self.file.as_str());
        let mut group = match &self.place {
            None => title.element(origin),
            Some(Place { at, excerpt: None }) => {
                title.element(origin.line(at.line).char_column(at.column))
            }
            Some(Place {
                at,
                excerpt: Some(excerpt),
            }) => self.excerpted(title, *at, excerpt, label),
        };
        for said in below.into_iter().chain(self.help.as_deref()) {
            let said = wrapped(said, width.saturating_sub(FRAME + help.width()));
            group = group.element(Level::HELP.with_name(help).message(said));
        }
        let renderer = if paint.colour {
            Renderer::styled()
        } else {
            Renderer::plain()
        };
        let renderer = renderer
            .term_width(width.saturating_sub(self.margin()))
            .decor_style(DecorStyle::Unicode);
        renderer.render(&[group])
    }

    fn excerpted<'a>(
        &'a self,
        title: Title<'a>,
        at: Position,
        excerpt: &'a Excerpt,
        label: Option<&'a str>,
    ) -> Group<'a> {
        let Excerpt {
            text,
            span,
            is_whole,
        } = excerpt;
        let annotation = AnnotationKind::Primary.span(span.clone()).label(label);
        let snippet = Snippet::source(text.as_str())
            .line_start(at.line)
            .annotation(annotation);
        if *is_whole {
            return title.element(snippet.path(self.file.as_str()));
        }
        // The renderer would count the columns of the excerpt.
        let origin = Origin::path(self.file.as_str())
            .line(at.line)
            .char_column(at.column);
        title.element(origin).element(snippet)
    }

    /// Columns of the number of the line and what is drawn after it.
    fn margin(&self) -> usize {
        let line = self.place.as_ref().map_or(0, |place| place.at.line);
        line.to_string().len() + 4
    }

    /// Whether what is expected has room behind the caret.
    fn fits(&self, width: usize) -> bool {
        let excerpt = self.place.as_ref().and_then(|place| place.excerpt.as_ref());
        let Some((excerpt, expected)) = excerpt.zip(self.expected.as_ref()) else {
            return false;
        };
        let before = &excerpt.text[..excerpt.span.end];
        before.width() + expected.width() + FRAME <= width
    }
}

/// A text broken into lines of at most `width` columns.
fn wrapped(text: &str, width: usize) -> String {
    let run = Run::plain(text.to_owned());
    let lines = wrap(&[run], width, &|_| None);
    let lines: Vec<String> = lines.iter().map(Line::text).collect();
    lines.join("\n")
}
