//! Blocks of HTML made readable as Markdown.

/// Put before the `<` of a line, it keeps the parser from starting an HTML
/// block there. A noncharacter: cleaned texts hold none.
const SENTINEL: char = '\u{fdd0}';

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
