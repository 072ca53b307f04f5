//! What is wrong in a file, with the line itself and a caret, as compilers
//! show it.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet, Title};
use unicode_width::UnicodeWidthStr;

use super::line::Line;
use super::style::Paint;
use super::wrap::wrap;
use crate::catalogue::diagnostic::{Diagnostic, Place, Severity};
use crate::page::Run;
use crate::words::Messages;

/// Columns that are drawn before the text of a help line: `12345 ╰ aide : `.
const FRAME: usize = 10;

/// A line that editors read: `file:line:column: severity: what, expected,
/// help`.
pub(super) fn line(diagnostic: &Diagnostic, between: &str, m: Messages) -> String {
    let lint = &diagnostic.lint;
    let expected = m.lint_expected(lint).map(|text| m.expected_text(&text));
    let words = [Some(m.lint(lint)), expected, m.lint_help(lint)];
    let words: Vec<String> = words.into_iter().flatten().collect();
    let (place, severity) = (diagnostic.location(), m.severity(diagnostic.severity()));
    format!("{place}: {severity}: {}\n", words.join(between))
}

/// A diagnostic drawn for a screen.
pub(super) fn drawn(diagnostic: &Diagnostic, paint: Paint, width: usize, m: Messages) -> String {
    let Diagnostic { place, lint, .. } = diagnostic;
    let level = match diagnostic.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let (word, help) = (m.severity(diagnostic.severity()), m.help_word());
    let title = wrapped(&m.lint(lint), width.saturating_sub(word.width() + 3));
    let title = level.with_name(word).primary_title(title);
    let excerpt = place.as_ref().and_then(|place| place.excerpt.as_ref());
    // Behind the caret where there is room, else below.
    let fits = |expected: &String| {
        excerpt.is_some_and(|excerpt| {
            excerpt.text[..excerpt.span.end].width() + expected.width() + FRAME <= width
        })
    };
    let expected = m.lint_expected(lint);
    let (label, below) = match expected {
        Some(expected) if fits(&expected) => (Some(expected), None),
        expected => (None, expected),
    };
    let mut group = located(title, diagnostic, label);
    for said in below.into_iter().chain(m.lint_help(lint)) {
        let said = wrapped(&said, width.saturating_sub(FRAME + help.width()));
        group = group.element(Level::HELP.with_name(help).message(said));
    }
    let renderer = if paint.colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    // The renderer adds the number of the line, and what it draws after it.
    let line = diagnostic.position().map_or(0, |at| at.line);
    let margin = line.to_string().len() + 4;
    let renderer = renderer
        .term_width(width.saturating_sub(margin))
        .decor_style(DecorStyle::Unicode);
    renderer.render(&[group])
}

/// A title with the place that it is about, and the line there.
fn located<'a>(title: Title<'a>, diagnostic: &'a Diagnostic, label: Option<String>) -> Group<'a> {
    let file = diagnostic.file.as_str();
    let origin = Origin::path(file);
    let Some(Place { at, excerpt }) = &diagnostic.place else {
        return title.element(origin);
    };
    let origin = origin.line(at.line).char_column(at.column);
    let Some(excerpt) = excerpt else {
        return title.element(origin);
    };
    let annotation = AnnotationKind::Primary.span(excerpt.span.clone());
    let snippet = Snippet::source(excerpt.text.as_str())
        .line_start(at.line)
        .annotation(annotation.label(label));
    if excerpt.is_whole {
        title.element(snippet.path(file))
    } else {
        // Of a snippet with a path, the renderer would count the columns of the
        // excerpt.
        title.element(origin).element(snippet)
    }
}

/// A text broken into lines of at most `width` columns.
fn wrapped(text: &str, width: usize) -> String {
    let run = Run::plain(text.to_owned());
    let lines = wrap(&[run], width, &|_| None);
    let lines: Vec<String> = lines.iter().map(Line::text).collect();
    lines.join("\n")
}
