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
/// looked at whose bytes may be those of one.
pub(crate) fn has_control(text: &str) -> bool {
    let bytes = text.as_bytes();
    (0..bytes.len()).step_by(CHUNK).any(|start| {
        let mut chunk = [b' '; CHUNK + 2];
        let end = bytes.len().min(start + chunk.len());
        chunk[..end - start].copy_from_slice(&bytes[start..end]);
        let places = 0..CHUNK.min(bytes.len() - start);
        let is_suspect = |at: usize| may_begin_control(chunk[at], chunk[at + 1], chunk[at + 2]);
        // No early exit, so that many bytes are compared at once.
        places.clone().fold(false, |any, at| any | is_suspect(at))
            && places
                .filter(|at| is_suspect(*at))
                .filter_map(|at| text.get(start + at..)?.chars().next())
                .any(is_control)
    })
}

/// Bytes that are examined at once, by the vector instructions of the processor.
const CHUNK: usize = 64;

/// Whether a byte of UTF-8, before two others, may begin a character that
/// [`is_control`]. The others tell `’` and the no-break spaces of every French text.
fn may_begin_control(byte: u8, next: u8, third: u8) -> bool {
    let is_c0 = (byte < b' ') & (byte != b'\n') & (byte != b'\t');
    let is_c1 = (byte == 0xc2) & (next < 0xa0);
    let may_end = (third & 0xfe == 0x8e) | (0xa6..=0xae).contains(&third);
    let is_mark = (byte == 0xe2) & (next <= 0x81) & may_end;
    let is_lead = (byte == 0xd8) | (byte == 0xef) | (byte >= 0xf0);
    is_c0 | (byte == 0x7f) | is_c1 | is_mark | is_lead
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
    fn no_character_is_overlooked_by_its_first_bytes() {
        for c in (0..=0x0010_ffff).filter_map(char::from_u32) {
            for before in [0, CHUNK - 1] {
                let text = format!("{}{c}", "a".repeat(before));
                assert_eq!(has_control(&text), is_control(c), "{c:?}");
            }
        }
    }

    #[test]
    fn what_french_texts_are_full_of_is_told_at_once() {
        for c in "é’–—“”œ€\u{a0}\u{202f}«»".chars() {
            let mut bytes = [0; 4];
            c.encode_utf8(&mut bytes);
            assert!(!may_begin_control(bytes[0], bytes[1], bytes[2]), "{c:?}");
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
