//! Text broken into lines of a width, whatever the characters: the one place
//! where paragraphs, cells and code are wrapped.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::line::{Line, Link};
use crate::page::{Run, Style, Target, Tone};

/// A place to break within a word: ZERO WIDTH SPACE.
const BREAK: &str = "\u{200b}";

/// A space that sets text in, FIGURE SPACE: it stays at the beginning of a line, and
/// is written as any other, since it may be copied into a command.
pub(crate) const INDENT: &str = "\u{2007}";

/// Narrowest width at which text is broken.
const NARROWEST: usize = 3;

/// Text with styles and links, measured once.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    text: String,
    /// From which byte on each style and link holds.
    runs: Vec<(usize, Style, Option<Link>)>,
    /// By hard line, what stays together: a word and the French punctuation
    /// that a space separates from it.
    lines: Vec<Vec<Fragment>>,
}

/// A range of bytes of a paragraph's text, and its columns.
#[derive(Debug, Default, Clone, Copy)]
struct Fragment {
    start: usize,
    end: usize,
    width: usize,
    /// Whether it holds a command to type, of several words.
    has_command: bool,
}

impl Fragment {
    fn at(start: usize) -> Self {
        Self {
            start,
            end: start,
            ..Self::default()
        }
    }

    /// Both, and the spaces between them.
    fn to(self, next: Self) -> Self {
        Self {
            start: self.start,
            end: next.end,
            width: self.width + (next.start - self.end) + next.width,
            has_command: self.has_command || next.has_command,
        }
    }
}

impl Paragraph {
    /// The text of `inline`: white space as single spaces, none at the ends of
    /// a line; invisible marks dropped.
    pub(super) fn new(inline: &[Run], link: &dyn Fn(&Run) -> Option<Link>) -> Self {
        let mut paragraph = Self {
            text: String::with_capacity(inline.iter().map(|run| run.text.len()).sum()),
            runs: Vec::with_capacity(inline.len()),
            lines: vec![Vec::new()],
        };
        let mut in_word = false;
        for run in inline {
            let start = paragraph.text.len();
            paragraph.runs.push((start, followed(run), link(run)));
            for (index, part) in run.text.split('\n').enumerate() {
                if index > 0 {
                    paragraph.lines.push(Vec::new());
                    in_word = false;
                }
                paragraph.push(part, &mut in_word);
            }
        }
        paragraph.bind();
        for (index, run) in inline.iter().enumerate() {
            if run.style.tone == Tone::Action && run.text.starts_with("apicat ") {
                let end = paragraph.runs.get(index + 1);
                let end = end.map_or(paragraph.text.len(), |(next, ..)| *next);
                paragraph.bind_command(paragraph.runs[index].0, end);
            }
        }
        paragraph
    }

    /// Code: its spaces are kept but where a line is broken.
    pub(super) fn code(code: &str, style: Style) -> Self {
        let mut text = String::with_capacity(code.len());
        let mut lines = Vec::new();
        for line in code.lines() {
            let mut words = Vec::new();
            for word in line.replace('\t', "    ").split(' ') {
                // The first may be empty: the spaces after it are an indent.
                if words.is_empty() || !word.is_empty() {
                    words.push(Fragment {
                        start: text.len(),
                        end: text.len() + word.len(),
                        width: word.width(),
                        ..Fragment::default()
                    });
                }
                text.push_str(word);
                text.push(' ');
            }
            lines.push(words);
        }
        let runs = vec![(0, style, None)];
        Self { text, runs, lines }
    }

    fn push(&mut self, part: &str, in_word: &mut bool) {
        let Some(words) = self.lines.last_mut() else {
            return;
        };
        let mut is_split = false;
        for grapheme in graphemes(part) {
            // A joiner after a space joins nothing.
            if grapheme.starts_with(|c: char| c.is_whitespace() && !is_no_break(c)) {
                if std::mem::take(in_word) {
                    self.text.push(' ');
                }
                continue;
            }
            if grapheme == BREAK {
                is_split = *in_word;
                continue;
            }
            let grapheme = if grapheme == INDENT { " " } else { grapheme };
            let start = self.text.len();
            match grapheme.as_bytes() {
                [ascii] => self.text.push(char::from(*ascii)),
                _ => self
                    .text
                    .extend(grapheme.chars().filter(|c| !is_invisible(*c))),
            }
            let end = self.text.len();
            if end == start {
                continue;
            }
            if !std::mem::replace(in_word, true) | std::mem::take(&mut is_split) {
                words.push(Fragment::at(start));
            }
            if let Some(word) = words.last_mut() {
                word.end = end;
                word.width += columns(&self.text[start..]);
            }
        }
    }

    /// French punctuation holds to its word: a space before `: ; ! ? »` or
    /// after `«` is no place to break.
    fn bind(&mut self) {
        for words in &mut self.lines {
            words.dedup_by(|next, word| {
                let [before, after] = [&*word, &*next].map(|word| &self.text[word.start..word.end]);
                let is_bound = after.starts_with([':', ';', '!', '?'])
                    && !after.contains(char::is_alphanumeric)
                    || after.starts_with('»')
                    || before.ends_with('«');
                if is_bound {
                    *word = word.to(*next);
                }
                is_bound
            });
        }
    }

    /// The words from `start` to `end` are a command, which is copied as a whole.
    fn bind_command(&mut self, start: usize, end: usize) {
        for words in &mut self.lines {
            words.dedup_by(|next, word| {
                let is_bound = word.end > start && next.start < end;
                if is_bound {
                    *word = word.to(*next);
                    word.has_command = true;
                }
                is_bound
            });
        }
    }

    /// What may stand on lines of their own where a fragment does not fit: of a
    /// command, words with what belongs to them, quoted words and values of
    /// options.
    fn parts(&self, whole: Fragment) -> Vec<Fragment> {
        if !whole.has_command {
            return vec![whole];
        }
        let text = self.text_of(whole);
        let (mut quote, mut is_escaped) = (None, false);
        let mut is_break = |(at, c): &(usize, char)| {
            match (quote, *c) {
                _ if is_escaped => is_escaped = false,
                (None, '\\') => is_escaped = true,
                (None, '"' | '\'') => quote = Some(*c),
                (Some(open), c) if c == open => quote = None,
                (None, ' ') => {
                    return !text[..*at]
                        .rsplit(' ')
                        .next()
                        .unwrap_or_default()
                        .starts_with("--");
                }
                _ => {}
            }
            false
        };
        let breaks = text.char_indices().filter(|place| is_break(place));
        let breaks: Vec<usize> = breaks.map(|(at, _)| at).collect();
        let starts = [0].into_iter().chain(breaks.iter().map(|at| at + 1));
        let ends = breaks.iter().copied().chain([text.len()]);
        starts
            .zip(ends)
            .map(|(start, end)| Fragment {
                start: whole.start + start,
                end: whole.start + end,
                width: text[start..end].width(),
                has_command: false,
            })
            .collect()
    }

    /// How many lines it has where nothing needs to be broken.
    pub(super) fn height(&self) -> usize {
        self.lines.len()
    }

    /// Columns of its longest line where nothing is broken.
    pub(super) fn width(&self) -> usize {
        let lines = self.lines.iter();
        let whole = lines.filter_map(|words| words.iter().copied().reduce(Fragment::to));
        whole.map(|line| line.width).max().unwrap_or(0)
    }

    /// Columns of the longest of its words.
    pub(super) fn longest_word(&self) -> usize {
        let words = self.lines.iter().flatten();
        let parts = words.flat_map(|word| self.parts(*word));
        parts.map(|part| part.width).max().unwrap_or(0)
    }

    /// The text alone, in which every space is a place to break.
    pub(super) fn breakable(&self) -> String {
        let mut text = String::with_capacity(self.text.len());
        for (index, words) in self.lines.iter().enumerate() {
            if index > 0 {
                text.push('\n');
            }
            let parts = words.iter().flat_map(|word| self.parts(*word));
            for (index, part) in parts.enumerate() {
                if index > 0 {
                    text.push(' ');
                }
                text.push_str(&self.text_of(part).replace(' ', "\u{a0}"));
            }
        }
        text
    }

    /// The lines, none wider than `width`: an address that is wider has a line
    /// of its own, another word is cut.
    pub(super) fn lines(&self, width: usize) -> Vec<Line> {
        let width = width.max(NARROWEST);
        let mut lines: Vec<Fragment> = Vec::with_capacity(self.lines.len());
        for words in &self.lines {
            let first = lines.len();
            let parts = words.iter().flat_map(|word| match word.width <= width {
                true => vec![*word],
                false => self.parts(*word),
            });
            for word in parts {
                match lines[first..].last_mut() {
                    Some(line) if line.to(word).width <= width => *line = line.to(word),
                    _ if word.width <= width || is_address(self.text_of(word)) => {
                        lines.push(word);
                    }
                    _ => self.cut(word, width, &mut lines),
                }
            }
            if words.is_empty() {
                lines.push(Fragment::default());
            }
        }
        lines.into_iter().map(|line| self.line(line)).collect()
    }

    /// Cuts a word between graphemes; punctuation stays with its letter.
    fn cut(&self, word: Fragment, width: usize, lines: &mut Vec<Fragment>) {
        /// Graphemes of the longest punctuation that is looked for: ` » ?! :`, the
        /// colon being that of a label.
        const LONGEST: usize = 7;
        let glyphs = graphemes(self.text_of(word)).map(|glyph| (glyph, columns(glyph)));
        let glyphs: Vec<(&str, usize)> = glyphs.collect();
        let mut line = Fragment::at(word.start);
        for (index, (glyph, own)) in glyphs.iter().enumerate() {
            let after = glyphs[index + 1..].iter().take(LONGEST);
            let held = after.take_while(|(glyph, _)| {
                glyph.starts_with(|c: char| {
                    c.is_whitespace() || matches!(c, ':' | ';' | '!' | '?' | '»')
                })
            });
            let held = own + held.map(|(_, columns)| columns).sum::<usize>();
            let needed = if held <= width { held } else { *own };
            if *own > 0 && line.width > 0 && line.width + needed > width {
                lines.push(line);
                line = Fragment::at(line.end);
            }
            line.end += glyph.len();
            line.width += own;
        }
        lines.push(line);
    }

    fn text_of(&self, fragment: Fragment) -> &str {
        &self.text[fragment.start..fragment.end]
    }

    fn line(&self, fragment: Fragment) -> Line {
        let Fragment {
            start, end, width, ..
        } = fragment;
        let mut line = Line::default();
        let after = self.runs.partition_point(|(from, ..)| *from <= start);
        let mut runs = self.runs[after.saturating_sub(1)..].iter().peekable();
        let mut from = start;
        while from < end
            && let Some((_, style, link)) = runs.next()
        {
            let to = runs.peek().map_or(end, |(next, ..)| end.min(*next));
            if from < to {
                // The width belongs to the whole line: its first piece carries
                // it.
                let width = if from == start { width } else { 0 };
                line.push(&self.text[from..to], *style, link.as_ref(), width);
            }
            from = to;
        }
        line
    }
}

/// The lines of `inline` at `width` columns.
pub(super) fn wrap(inline: &[Run], width: usize, link: &dyn Fn(&Run) -> Option<Link>) -> Vec<Line> {
    Paragraph::new(inline, link).lines(width)
}

/// The style of a run; that of something to follow where it leads somewhere
/// and means nothing else.
fn followed(run: &Run) -> Style {
    let tone = match run.style.tone {
        Tone::Plain if run.target.is_some() => Tone::Action,
        tone => tone,
    };
    Style {
        linked: matches!(
            run.target.as_deref(),
            Some(Target::Web(_) | Target::Mail(_))
        ),
        tone,
        ..run.style
    }
}

/// Below this character, none joins another (but CR and LF, which do not occur
/// here), and each takes one column. French text is mostly such, and this test
/// is much faster than the tables of Unicode.
const FIRST_JOINER: char = '\u{300}';

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
    matches!(c, '\u{ad}' | '\u{2060}')
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

    fn paragraph(text: &str) -> Paragraph {
        Paragraph::new(&plain(text.to_owned()), &|_| None)
    }

    fn wrapped(text: &str, width: usize) -> Vec<String> {
        let lines = paragraph(text).lines(width);
        lines.iter().map(Line::text).collect()
    }

    #[test]
    fn text_is_broken_at_spaces() {
        assert_eq!(wrapped("un deux trois", 8), ["un deux", "trois"]);
        assert_eq!(wrapped("un deux trois", 13), ["un deux trois"]);
        assert_eq!(wrapped(" un \n\n deux", 80), ["un", "", "deux"]);
        assert_eq!(wrapped("", 80), [""]);
        assert_eq!(wrapped("un \u{2063} deux", 4), ["un \u{2063}", "deux"]);
    }

    #[test]
    fn columns_are_those_of_the_screen() {
        for (text, shown, width) in [
            ("un  été\tchaud", "un été chaud", 12),
            (
                "日本 e\u{301} \u{2764}\u{fe0f}",
                "日本 e\u{301} \u{2764}\u{fe0f}",
                9,
            ),
            ("a\u{a0}b so\u{ad}ft \u{200b}", "a\u{a0}b soft", 8),
        ] {
            assert_eq!(wrapped(text, 80), [shown]);
            assert_eq!(paragraph(text).width(), width);
            let lines = paragraph(text).lines(80);
            assert_eq!(lines[0].width(), width, "{text}");
        }
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
            wrapped("oui : non ; « ah ! » ?", 10),
            ["oui :", "non ;", "« ah ! » ?"]
        );
        assert_eq!(wrapped("a :b", 3), ["a", ":b"]);
        assert_eq!(
            paragraph("« a » : b").breakable(),
            "«\u{a0}a\u{a0}»\u{a0}: b"
        );
    }

    #[test]
    fn a_word_is_cut_only_where_it_does_not_fit() {
        assert_eq!(
            wrapped("a anticonstitutionnellement b", 10),
            ["a", "anticonsti", "tutionnell", "ement b"]
        );
    }

    #[test]
    fn a_word_is_cut_between_graphemes() {
        assert_eq!(wrapped("日本語", 5), ["日本", "語"]);
        assert_eq!(
            wrapped(&"e\u{301}".repeat(4), 3),
            ["e\u{301}".repeat(3).as_str(), "e\u{301}"]
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

    #[test]
    fn a_command_has_a_line_of_its_own_and_is_cut_between_its_words_only() {
        let shown = |command: &str, width| -> Vec<String> {
            let command = Run::toned(command.to_owned(), Tone::Action);
            let lines = wrap(&[Run::plain("À taper : "), command], width, &|_| None);
            lines.iter().map(Line::text).collect()
        };
        let command = "apicat access x --who \"Un élu local\"";
        assert_eq!(shown(command, 60), [format!("À taper : {command}")]);
        assert_eq!(shown(command, 36), ["À taper :", command]);
        let cut = ["À taper : apicat access x", "--who \"Un élu local\""];
        assert_eq!(shown(command, 30), cut);
        assert_eq!(
            shown("apicat list", 5),
            ["À", "tape", "r :", "apica", "t", "list"]
        );
        assert_eq!(
            shown("apicat search a '\"' b", 20),
            ["À taper : apicat", "search a '\"' b"]
        );
    }

    #[test]
    fn styles_keep_to_their_words() {
        let strong = |text: &str| Run::strong(Run::plain(text.to_owned()));
        let runs = [Run::plain("un "), strong("deux tr"), Run::plain("ois")];
        let lines = wrap(&runs, 8, &|_| None);
        let spans = lines.iter().flat_map(|line| &line.spans);
        let spans: Vec<(&str, bool)> = spans
            .map(|span| (span.text.as_str(), span.style.strong))
            .collect();
        assert_eq!(
            spans,
            [("un ", false), ("deux", true), ("tr", true), ("ois", false)]
        );
        let widths: Vec<usize> = lines.iter().map(Line::width).collect();
        assert_eq!(widths, [7, 5]);
    }

    #[test]
    fn code_keeps_its_spaces() {
        let shown = |code: &str, width| -> Vec<String> {
            let lines = Paragraph::code(code, Style::default()).lines(width);
            lines.iter().map(Line::text).collect()
        };
        let code = "\ta  b\n\nc ; d\n";
        assert_eq!(shown(code, 80), ["    a  b", "", "c ; d"]);
        assert_eq!(shown(code, 5), ["    a", "b", "", "c ; d"]);
        let address = "https://exemple.fr/";
        assert_eq!(shown(&format!("{address}  a"), 5), [address, "a"]);
    }
}
