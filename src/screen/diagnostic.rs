//! What is wrong in a file, with the line itself and a caret, as compilers
//! show it.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet, Title};
use unicode_width::UnicodeWidthStr;

use super::line::Line;
use super::style::Paint;
use super::wrap::wrap;
use crate::catalogue::diagnostic::{Diagnostic, Excerpt, Position, Severity};
use crate::page::{Run, Style, Tone};
use crate::words::Messages;

/// Below this width, in columns, a finding is text.
const NARROW: usize = 40;

/// Columns that are drawn before the text of a help line: `12345 ╰ aide : `.
const FRAME: usize = 10;

/// A line that editors read, whatever the language: `file:line:column: severity:
/// what · expected · help`.
pub(super) fn line(diagnostic: &Diagnostic, m: Messages) -> String {
    let (place, severity) = (diagnostic.location(), diagnostic.severity().name());
    format!(
        "{place}: {severity}: {}\n",
        explanation(diagnostic, " · ", m)
    )
}

/// A line that is heard.
pub(super) fn spoken(diagnostic: &Diagnostic, m: Messages) -> String {
    let (place, severity) = (diagnostic.location(), m.severity(diagnostic.severity()));
    format!(
        "{place}: {severity}: {}\n",
        explanation(diagnostic, ", ", m)
    )
}

/// What is wrong, what is expected and what follows.
pub(super) fn explanation(diagnostic: &Diagnostic, between: &str, m: Messages) -> String {
    let lint = &diagnostic.lint;
    let expected = m.lint_expected(lint).map(|text| m.expected_text(&text));
    let words = [Some(m.lint(lint)), expected, m.lint_help(lint)];
    let words: Vec<String> = words.into_iter().flatten().collect();
    words.join(between)
}

/// A diagnostic drawn for a screen.
pub(super) fn drawn(diagnostic: &Diagnostic, paint: Paint, width: usize, m: Messages) -> String {
    if width < NARROW {
        return wrapped(spoken(diagnostic, m).trim_end(), width);
    }
    let Diagnostic { place, lint, .. } = diagnostic;
    let level = match diagnostic.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let (word, help) = (m.severity(diagnostic.severity()), m.help_word());
    let title = wrapped(&m.lint(lint), width.saturating_sub(word.width() + 3));
    let title = level.with_name(word).primary_title(title);
    // The renderer draws the number of the line and a bar before its text.
    let number = place.as_ref().map_or(0, |place| place.at.line);
    let room = width.saturating_sub(number.to_string().len() + 4);
    let excerpt = place.as_ref().and_then(|place| place.excerpt.as_ref());
    let excerpt = excerpt.map(|excerpt| fitted(excerpt, room));
    // Behind the caret where there is room, else below.
    let fits = |expected: &String| {
        excerpt.as_ref().is_some_and(|excerpt| {
            excerpt.text[..excerpt.span.end].width() + expected.width() + FRAME <= width
        })
    };
    let expected = m.lint_expected(lint);
    let (label, below) = match expected {
        Some(expected) if fits(&expected) => (Some(expected), None),
        expected => (None, expected),
    };
    let place = diagnostic.location();
    let numbers = &place[diagnostic.file.len()..];
    let file = shortened(&diagnostic.file, room.saturating_sub(numbers.len()));
    let mut group = located(title, &file, diagnostic.position(), excerpt.as_ref(), label);
    for said in below.into_iter().chain(m.lint_help(lint)) {
        let said = wrapped(&said, width.saturating_sub(FRAME + help.width()));
        group = group.element(Level::HELP.with_name(help).message(said));
    }
    let toned = |tone| {
        paint.ansi(Style {
            strong: true,
            ..Style::toned(tone)
        })
    };
    let renderer = if paint.colour {
        let dim = paint.ansi(Style::toned(Tone::Help));
        Renderer::styled()
            .error(toned(Tone::Bad))
            .warning(toned(Tone::Mixed))
            .help(toned(Tone::Action))
            .line_num(dim)
            .context(dim)
    } else {
        Renderer::plain()
    };
    let renderer = renderer.term_width(width).decor_style(DecorStyle::Unicode);
    renderer.render(&[group])
}

/// A title with the place that it is about, and the line there.
fn located<'a>(
    title: Title<'a>,
    file: &'a str,
    at: Option<Position>,
    excerpt: Option<&'a Excerpt>,
    label: Option<String>,
) -> Group<'a> {
    let origin = Origin::path(file);
    let Some(at) = at else {
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

/// The piece of a line around what is meant that has room.
fn fitted(excerpt: &Excerpt, room: usize) -> Excerpt {
    let Excerpt { text, span, .. } = excerpt;
    if text.width() <= room {
        return excerpt.clone();
    }
    let width = |piece: &str| piece.width();
    let mut starts = text[..span.start].char_indices().map(|(at, _)| at);
    let start = starts.find(|at| width(&text[*at..span.start]) <= room / 4);
    let start = start.unwrap_or(span.start);
    let ends = text[start..]
        .char_indices()
        .map(|(at, c)| start + at + c.len_utf8());
    // A mark at either end.
    let ends = ends.take_while(|end| width(&text[start..*end]) + 2 <= room);
    let end = ends.last().unwrap_or(text.len());
    let [before, after] = [start > 0, end < text.len()].map(|is_cut| if is_cut { "…" } else { "" });
    let meant = before.len() + span.start - start;
    Excerpt {
        span: meant..meant + span.end.min(end).saturating_sub(span.start),
        text: format!("{before}{}{after}", &text[start..end]),
        is_whole: excerpt.is_whole && start == 0,
    }
}

/// The end of a path that has room, from the beginning of a name on where one is.
fn shortened(path: &str, room: usize) -> String {
    if path.width() <= room {
        return path.to_owned();
    }
    let mut starts = path.char_indices().map(|(at, _)| at);
    let start = starts.find(|at| path[*at..].width() < room);
    let tail = &path[start.unwrap_or(path.len())..];
    format!("…{}", tail.find('/').map_or(tail, |slash| &tail[slash..]))
}

/// A text broken into lines of at most `width` columns.
fn wrapped(text: &str, width: usize) -> String {
    let run = Run::plain(text.to_owned());
    let lines = wrap(&[run], width, &|_| None);
    let lines: Vec<String> = lines.iter().map(Line::text).collect();
    lines.join("\n")
}
