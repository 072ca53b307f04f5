//! Text that cannot control a terminal.

use std::borrow::Cow;

/// Removes from `text` every character that a terminal would obey instead of
/// showing: C0 (but newline and tab), DEL, C1, bidirectional controls, tag
/// characters and the variation selectors of plane 14, and noncharacters.
///
/// Every string of a catalogue passes through here when it is loaded, so that
/// nothing after it has to think of escape sequences.
pub fn clean(text: &str) -> Cow<'_, str> {
    if has_control(text) {
        Cow::Owned(text.chars().filter(|c| !is_control(*c)).collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// As [`clean`], and on one line: for titles, labels and file names.
pub fn clean_line(text: &str) -> String {
    if is_clean_line(text) {
        return text.to_owned();
    }
    let words: Vec<&str> = text.split(is_break).filter(|w| !w.is_empty()).collect();
    clean(&words.join(" ")).into_owned()
}

/// Whether a text is clean and on one line already, with single spaces. False
/// for some that are, with other white space.
fn is_clean_line(text: &str) -> bool {
    let bytes = text.as_bytes();
    let ends = [bytes.first(), bytes.last()];
    !ends.contains(&Some(&b' '))
        && !bytes.iter().any(|b| matches!(b, b'\n' | b'\t'))
        && !bytes.windows(2).any(|pair| pair == b"  ")
        && text.chars().filter(|c| !c.is_ascii()).all(|c| !is_break(c))
        && !has_control(text)
}

/// Whether a character of `text` is one that [`is_control`]: only those are
/// looked at whose first byte may be that of one.
pub(crate) fn has_control(text: &str) -> bool {
    let mut start = 0;
    for chunk in text.as_bytes().chunks(CHUNK) {
        // No early exit, so that many bytes are compared at once.
        let suspects = chunk
            .iter()
            .fold(false, |any, b| any | may_begin_control(*b));
        if suspects {
            let places = (start..).zip(chunk).filter(|(_, b)| may_begin_control(**b));
            let mut chars = places.filter_map(|(at, _)| text.get(at..)?.chars().next());
            if chars.any(is_control) {
                return true;
            }
        }
        start += chunk.len();
    }
    false
}

/// Bytes that are examined at once, by the vector instructions of the processor.
const CHUNK: usize = 64;

/// Whether a byte of UTF-8 may begin a character that [`is_control`].
fn may_begin_control(byte: u8) -> bool {
    let is_c0 = (byte < b' ') & (byte != b'\n') & (byte != b'\t');
    let is_lead = (byte == 0xc2) | (byte == 0xd8) | (byte == 0xe2) | (byte == 0xef);
    is_c0 | (byte == 0x7f) | is_lead | (byte >= 0xf0)
}

fn is_control(c: char) -> bool {
    match c {
        '\n' | '\t' => false,
        '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' => true,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' => true,
        '\u{2028}' | '\u{2029}' | '\u{2066}'..='\u{2069}' | '\u{feff}' => true,
        '\u{fdd0}'..='\u{fdef}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e01ef}' => true,
        // The last two of every plane are no characters.
        _ => u32::from(c) & 0xfffe == 0xfffe,
    }
}

/// White space that may be a line break: a no-break space is part of French
/// typography and stays.
fn is_break(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_obeys_is_removed() {
        let hostile = "a\u{1b}[31mb\u{9b}2Jc\u{7}d\u{202e}e\u{e0041}f\0g\u{7f}h";
        assert_eq!(clean(hostile), "a[31mb2Jcdefgh");
    }

    #[test]
    fn no_character_is_overlooked_by_its_first_byte() {
        for c in (0..=0x0010_ffff).filter_map(char::from_u32) {
            let mut buffer = [0; 4];
            let first = c.encode_utf8(&mut buffer).as_bytes()[0];
            assert!(may_begin_control(first) || !is_control(c), "{c:?}");
        }
    }

    #[test]
    fn what_a_person_reads_stays() {
        let text = "Ça coûte 3\u{a0}€\u{202f}!\n\tœuvre \u{2764}\u{fe0f} e\u{301} \u{200b}";
        assert_eq!(clean(text), text);
    }

    #[test]
    fn a_line_has_no_line_breaks_and_keeps_no_break_spaces() {
        assert_eq!(
            clean_line("  une\n ligne\t«\u{a0}ici\u{a0}»\r "),
            "une ligne «\u{a0}ici\u{a0}»"
        );
    }
}
