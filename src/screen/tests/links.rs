//! Numbered references, hyperlinks, and what is written beside letters.

use super::screen::{laid_out, read, shows};
use crate::page::{Block, Inline, Run, Style, Target, Tone};
use crate::screen::Paint;
use crate::screen::ground::Ground;

const LINKS: &str = "Un [lien](https://a.fr), *[un](https://b.fr) **[autre](https://b.fr)***, \
[le premier](https://a.fr), [une API](/les-api/api-geo), [le catalogue](/rechercher-api), \
[une partie](#fin), [l’équipe](mailto:a@b.fr), <https://c.fr> et [ici](ailleurs.md).

## Fin
";

#[test]
fn links_are_numbered_each_address_once_and_listed_at_the_end() {
    shows(
        LINKS,
        60,
        &[
            "Un lien\u{a0}[1], un\u{a0}[2] autre\u{a0}[2], le premier\u{a0}[1], une API\u{a0}[3],",
            "le catalogue\u{a0}[4], une partie\u{a0}[5], l’équipe\u{a0}[6], https://c.fr",
            "et ici\u{a0}[7].",
            "",
            "Fin",
            "───",
            "",
            "Liens",
            "",
            "[1]  https://a.fr",
            "[2]  https://b.fr",
            "[3]  apicat show api-geo",
            "[4]  apicat search …",
            "[5]  partie «\u{a0}Fin\u{a0}» de cette page",
            "[6]  a@b.fr",
            "[7]  ailleurs.md",
        ],
    );
}

#[test]
fn with_hyperlinks_only_what_they_cannot_reach_is_numbered() {
    let lines = laid_out(&read(LINKS), 60, true);
    let shown = Paint::PLAIN.lines(&lines);
    let list: Vec<&str> = shown.lines().skip_while(|line| *line != "Liens").collect();
    assert_eq!(
        list,
        [
            "Liens",
            "",
            "[1]  apicat show api-geo",
            "[2]  apicat search …",
            "[3]  partie «\u{a0}Fin\u{a0}» de cette page",
            "[4]  ailleurs.md",
        ]
    );
    assert!(
        shown.starts_with("Un lien, un autre, le premier, une API\u{a0}[1], le"),
        "{shown}"
    );
}

#[test]
fn one_link_in_several_styles_has_one_number() {
    shows(
        "[un **lien** `x`](https://a.fr) fin",
        40,
        &[
            "un lien x\u{a0}[1] fin",
            "",
            "Liens",
            "",
            "[1]  https://a.fr",
        ],
    );
}

#[test]
fn links_are_numbered_wherever_they_stand() {
    shows(
        "# [a](https://a.fr)\n\n- [b](https://b.fr)\n\n> [c](https://c.fr)\n\n| [d](https://d.fr) |\n| --- |\n| [e](https://e.fr) |",
        40,
        &[
            "a\u{a0}[1]",
            "─────",
            "",
            "• b\u{a0}[2]",
            "",
            "│ c\u{a0}[3]",
            "",
            "d\u{a0}[4]",
            "─────",
            "e\u{a0}[5]",
            "",
            "Liens",
            "",
            "[1]  https://a.fr",
            "[2]  https://b.fr",
            "[3]  https://c.fr",
            "[4]  https://d.fr",
            "[5]  https://e.fr",
        ],
    );
}

#[test]
fn addresses_in_plain_sight_and_actions_have_no_number() {
    shows(
        "<https://a.fr> [https://b.fr](https://b.fr) <a@b.fr>\n\n<Button href='https://c.fr'>C</Button>\n\n[D]()",
        60,
        &[
            "https://a.fr https://b.fr a@b.fr",
            "",
            "→ C\u{a0} https://c.fr",
            "",
            "D",
        ],
    );
}

/// The codes that start and end the links of a line, in order.
fn codes(line: &str) -> Vec<&str> {
    line.split("\u{1b}]8;")
        .skip(1)
        .filter_map(|rest| rest.split_once("\u{1b}\\"))
        .map(|(code, _)| code)
        .collect()
}

#[test]
fn a_hyperlink_opens_and_closes_on_each_of_its_lines_as_one_link() {
    let paint = Paint {
        colour: false,
        ground: Ground::Unknown,
        hyperlinks: true,
    };
    let source = "Voir [un lien qui se replie sur trois lignes](<https://a.fr/é x>), [l’équipe](mailto:a@b.fr).";
    let shown = paint.lines(&laid_out(&read(source), 16, true));
    let lines: Vec<Vec<&str>> = shown.lines().map(codes).collect();
    let id = lines[0][0].split(';').next().unwrap_or_default();
    assert!(id.starts_with("id=") && id.len() > 3, "{id}");
    let open = format!("{id};https://a.fr/%C3%A9%20x");
    assert_eq!(
        lines[..3],
        [[open.as_str(), ";"], [&open, ";"], [&open, ";"]]
    );
    assert_eq!(lines[3].len(), 2);
    assert!(lines[3][0].ends_with(";mailto:a@b.fr") && !lines[3][0].starts_with(id));
    assert_eq!(lines[3][1], ";");
}

#[test]
fn only_the_web_and_mailboxes_are_hyperlinks() {
    let targets = [
        Target::Entry("api-geo".into()),
        Target::Search,
        Target::Section("Fin".into()),
        Target::Other("javascript:alert(1)".into()),
    ];
    let paint = Paint {
        colour: false,
        ground: Ground::Unknown,
        hyperlinks: true,
    };
    for target in targets {
        let blocks = [Block::Paragraph(vec![Run::linked("lien", target)])];
        let shown = paint.lines(&laid_out(&blocks, 60, true));
        assert!(!shown.contains('\u{1b}'), "{shown:?}");
    }
}

#[test]
fn nothing_but_letters_is_written_without_colour_and_hyperlinks() {
    for hyperlinks in [false, true] {
        let shown = Paint::PLAIN.lines(&laid_out(&read(LINKS), 60, hyperlinks));
        assert!(!shown.contains('\u{1b}'), "{shown:?}");
    }
}

fn painted(inline: Inline) -> String {
    let paint = Paint {
        colour: true,
        ground: Ground::Unknown,
        hyperlinks: false,
    };
    paint.lines(&laid_out(&[Block::Paragraph(inline)], 60, false))
}

#[test]
fn styles_open_and_close_around_their_words() {
    let run = |style| Run {
        text: "a".into(),
        style,
        target: None,
    };
    let plain = Style::default();
    for (style, code) in [
        (
            Style {
                strong: true,
                ..plain
            },
            "\u{1b}[1m",
        ),
        (
            Style {
                emphasis: true,
                ..plain
            },
            "\u{1b}[3m",
        ),
        (
            Style {
                strike: true,
                ..plain
            },
            "\u{1b}[9m",
        ),
        (
            Style {
                code: true,
                ..plain
            },
            "\u{1b}[38;5;63m",
        ),
        (
            Style {
                tone: Tone::Help,
                ..plain
            },
            "\u{1b}[2m",
        ),
        (
            Style {
                tone: Tone::Good,
                ..plain
            },
            "\u{1b}[38;5;29m",
        ),
        (
            Style {
                tone: Tone::Mixed,
                ..plain
            },
            "\u{1b}[38;5;130m",
        ),
        (
            Style {
                tone: Tone::Bad,
                ..plain
            },
            "\u{1b}[38;5;131m",
        ),
        (
            Style {
                tone: Tone::Action,
                ..plain
            },
            "\u{1b}[38;5;63m",
        ),
    ] {
        let shown = painted(vec![run(plain), run(style), run(plain)]);
        assert_eq!(shown, format!("a{code}a\u{1b}[0ma\n"), "{style:?}");
    }
    assert_eq!(painted(vec![run(plain)]), "a\n");
}

fn written(paint: Paint, row: &[Inline]) -> String {
    let mut text = String::new();
    paint.row(row, &mut text);
    text
}

#[test]
fn nothing_is_styled_where_nothing_is_seen() {
    let run = Run::toned("a ", Tone::Help);
    assert_eq!(
        painted(vec![Run::plain("b"), run]),
        "b\u{1b}[2ma\u{1b}[0m\n"
    );
    let paint = Paint {
        colour: true,
        ground: Ground::Unknown,
        hyperlinks: true,
    };
    let cell = vec![Run::toned("", Tone::Good), Run::plain("a")];
    assert_eq!(written(paint, &[cell]), "a\n");
}

#[test]
fn rows_for_programs_have_no_tabs_or_line_breaks_in_their_cells() {
    let cell = |text: &'static str| vec![Run::plain(text)];
    let broken = vec![Run::plain("a\tb"), Run::plain("\nc").strong()];
    for (row, written_row) in [
        (vec![], "\n"),
        (vec![cell("a")], "a\n"),
        (vec![cell("a"), cell("b")], "a\tb\n"),
        (vec![broken.clone()], "a b c\n"),
        (vec![cell("a"), broken, cell("b")], "a\ta b c\tb\n"),
    ] {
        assert_eq!(written(Paint::PLAIN, &row), written_row);
    }
}
