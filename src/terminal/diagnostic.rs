//! What is wrong in a file, with the line itself and a caret, as compilers
//! show it.

use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet, Title};
use unicode_width::UnicodeWidthStr;

use super::leaf;
use super::line::Line;
use super::style::Paint;
use crate::page::Run;

/// How grave a diagnostic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // the two kinds
pub enum Gravity {
    Error,
    Warning,
}

/// Something wrong in a file, in words.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    /// How grave it is.
    pub gravity: Gravity,
    /// The word for that.
    pub word: &'static str,
    /// What is wrong.
    pub title: String,
    /// The file.
    pub file: String,
    /// Line and column in it, from 1.
    pub at: Option<(usize, usize)>,
    /// What is there, if it may be shown.
    pub excerpt: Option<Excerpt>,
    /// What is expected there.
    pub expected: Option<String>,
    /// What to do.
    pub help: Option<String>,
}

/// A line, or a piece of one, and what is meant in it.
#[derive(Debug, Clone)]
pub struct Excerpt {
    /// The text.
    pub text: String,
    /// The bytes of the text that are meant.
    pub span: Range<usize>,
    /// Whether the text is the line from its beginning.
    pub is_whole: bool,
}

/// Columns that are drawn before the text of a help line: `12345 ╰ aide : `.
const FRAME: usize = 10;

impl Diagnostic {
    /// The diagnostic drawn for a screen.
    pub(super) fn draw(&self, help: &str, paint: Paint, width: usize) -> String {
        let level = match self.gravity {
            Gravity::Error => Level::ERROR,
            Gravity::Warning => Level::WARNING,
        };
        let title = wrapped(&self.title, width.saturating_sub(self.word.width() + 3));
        let title = level.with_name(self.word).primary_title(title);
        let expected = self.expected.as_deref();
        let (label, below) = if self.fits(width) {
            (expected, None)
        } else {
            (None, expected)
        };
        let origin = Origin::path(self.file.as_str());
        let mut group = match (self.at, &self.excerpt) {
            (None, _) => title.element(origin),
            (Some((line, column)), None) => title.element(origin.line(line).char_column(column)),
            (Some(at), Some(excerpt)) => self.excerpted(title, at, excerpt, label),
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
        (line, column): (usize, usize),
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
            .line_start(line)
            .annotation(annotation);
        if *is_whole {
            return title.element(snippet.path(self.file.as_str()));
        }
        // The renderer would count the columns of the excerpt.
        let origin = Origin::path(self.file.as_str())
            .line(line)
            .char_column(column);
        title.element(origin).element(snippet)
    }

    /// Columns of the number of the line and what is drawn after it.
    fn margin(&self) -> usize {
        let line = self.at.map_or(0, |(line, _)| line);
        line.to_string().len() + 4
    }

    /// Whether what is expected has room behind the caret.
    fn fits(&self, width: usize) -> bool {
        let Some((excerpt, expected)) = self.excerpt.as_ref().zip(self.expected.as_ref()) else {
            return false;
        };
        let before = &excerpt.text[..excerpt.span.end];
        before.width() + expected.width() + FRAME <= width
    }
}

/// A text broken into lines of at most `width` columns.
fn wrapped(text: &str, width: usize) -> String {
    let run = Run::plain(text.to_owned());
    let lines = leaf::lines(&[run], width, &|_| None);
    let lines: Vec<String> = lines.iter().map(Line::text).collect();
    lines.join("\n")
}
