//! Any Markdown at any width: no line wider than the screen but an address,
//! nothing that a terminal obeys.

#![no_main]

use apicat::catalogue::clean::clean;
use apicat::markdown::{Context, parse};
use apicat::screen::drawn;
use apicat::words::{Lang, Messages};
use libfuzzer_sys::fuzz_target;
use unicode_width::UnicodeWidthStr;

fuzz_target!(|input: (u8, &str)| {
    let (number, markdown) = input;
    let messages = Messages::new(Lang::French);
    let context = Context {
        say: &|phrase| messages.phrase(phrase),
        knows: &|slug| slug.len() % 2 == 0,
        request: Some("https://a.fr"),
    };
    let blocks = parse(&clean(markdown), &context);
    let width = 20 + usize::from(number) % 180;
    let text = drawn(&blocks, width, number % 2 == 0, messages);
    for line in text.lines() {
        let may_be_wide = ["://", "www.", "@"].iter().any(|sign| line.contains(sign));
        assert!(may_be_wide || line.width() <= width, "{line:?}");
    }
    assert!(!text.contains(['\u{1b}', '\u{9b}', '\u{202e}', '\u{7}']));
});
