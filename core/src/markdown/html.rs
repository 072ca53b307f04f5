//! HTML and JSX made readable as Markdown.

use std::borrow::Cow;

/// Put before the `<` of a line, it keeps the parser from starting an HTML
/// block there. A noncharacter: cleaned texts hold none.
const SENTINEL: char = '\u{fdd0}';

/// Longest tag that is searched for over several lines, in bytes: where a `>`
/// is missing, the rest of the text must not be taken for a tag.
const LONGEST_TAG: usize = 1000;

/// `markdown` with every component on one line, outside of code. As they are
/// often written, an attribute a line, Markdown would take the `>` that closes
/// the tag for a quote, and a blank line in an attribute for its end.
pub(super) fn with_tags_on_one_line(markdown: &str) -> Cow<'_, str> {
    if !markdown.contains('<') {
        return Cow::Borrowed(markdown);
    }
    let mut joined = String::with_capacity(markdown.len());
    let mut fence: Option<&str> = None;
    let mut rest = markdown;
    while !rest.is_empty() {
        let line = rest.split_inclusive('\n').next().unwrap_or(rest);
        let mark = line.trim_start();
        match fence {
            Some(open) if mark.starts_with(open) => fence = None,
            None => {
                fence = ["```", "~~~"]
                    .into_iter()
                    .find(|open| mark.starts_with(open));
            }
            Some(_) => {}
        }
        let tag = fence.is_none().then(|| open_component(line)).flatten();
        match tag.and_then(|start| Some((start, start + tag_end(&rest[start..])?))) {
            Some((start, end)) if end > line.len() => {
                joined.push_str(&rest[..start]);
                let words: Vec<&str> = rest[start..end].split_whitespace().collect();
                joined.push_str(&words.join(" "));
                rest = &rest[end..];
            }
            _ => {
                joined.push_str(line);
                rest = &rest[line.len()..];
            }
        }
    }
    Cow::Owned(joined)
}

/// Where the last component of a line begins, if the line does not close it.
fn open_component(line: &str) -> Option<usize> {
    let start = line.rfind('<')?;
    let is_component = line[start + 1..].starts_with(|c: char| c.is_ascii_uppercase());
    let in_code = line[..start].matches('`').count() % 2 == 1;
    (is_component && !in_code).then_some(start)
}

/// The length of the tag at the start of `text`, the `<` and `>` in quoted
/// attributes apart.
pub(super) fn tag_end(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, c) in text.char_indices().take_while(|(at, _)| *at < LONGEST_TAG) {
        match (quote, c) {
            (None, '>') => return Some(at + 1),
            (None, '<') if at > 0 => return None,
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), _) if open == c => quote = None,
            _ => {}
        }
    }
    None
}

/// The text of a block of HTML as Markdown whose tags are inline: its comments
/// are dropped. With `flat`, every line is inline.
pub(super) fn as_markdown(html: &str, flat: bool) -> String {
    let mut text = String::with_capacity(html.len());
    for line in without_comments(html).split_inclusive('\n') {
        let bare = line.trim();
        if flat || bare.starts_with('<') {
            text.push(SENTINEL);
        } else if !bare.is_empty() && bare.bytes().all(|b| matches!(b, b'-' | b'=')) {
            // It underlines no heading: what is above it is a tag.
            text.push('\n');
        }
        text.push_str(line);
    }
    text
}

/// `html` without `<!-- … -->`; a comment that is not closed goes to the end.
fn without_comments(html: &str) -> String {
    let mut kept = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, comment)) = rest.split_once("<!--") {
        kept.push_str(before);
        rest = comment.split_once("-->").map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    kept
}

/// `text` without the sentinel that [`as_markdown`] put before it, and the
/// indentation after that.
pub(super) fn without_sentinel(text: &str) -> &str {
    text.strip_prefix(SENTINEL).map_or(text, str::trim_start)
}

/// Lines of code without their sentinels.
pub(super) fn without_sentinels(code: &str) -> String {
    code.replace(SENTINEL, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn components_written_over_lines_are_joined() {
        for (written, joined) in [
            (
                "a\n<Button\n  href=\"https://a.fr\"\n  alt\n>\n  texte\n</Button>\n",
                "a\n<Button href=\"https://a.fr\" alt >\n  texte\n</Button>\n",
            ),
            (
                "<NextSteps service_description=\"un\n\ndeux > trois\" />\n\nfin",
                "<NextSteps service_description=\"un deux > trois\" />\n\nfin",
            ),
            (
                "<Button href=\"a\">b</Button>\n",
                "<Button href=\"a\">b</Button>\n",
            ),
            ("a <Broken\nb", "a <Broken\nb"),
            ("```\n<A\n>\n```\n<B\n>\n", "```\n<A\n>\n```\n<B >\n"),
            ("`<A`\n> b", "`<A`\n> b"),
            ("1 < 2\n> b", "1 < 2\n> b"),
        ] {
            assert_eq!(with_tags_on_one_line(written), joined);
        }
    }
}
