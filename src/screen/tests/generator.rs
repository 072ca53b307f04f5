//! Markdown made of every piece that the catalogue's format knows.

use proptest::collection::vec;
use proptest::prelude::{Just, Strategy, any, prop_oneof};
use proptest::sample::select;

/// Text that marks nothing up: words of many kinds, and French punctuation.
fn word() -> impl Strategy<Value = String> {
    let words = select(vec![
        "a",
        "été",
        "API",
        "données",
        "l’administration",
        "entreprise,",
        "2019.",
        "oui :",
        "non ;",
        "ah !",
        "quoi ?",
        "« ici »",
        "dit-on « oui » ?!",
        "10\u{a0}000",
        "3\u{202f}€",
        "so\u{ad}ft",
        "zéro\u{200b}largeur",
        "e\u{301}te\u{301}",
        "日本語",
        "👩‍🔬",
        "❤\u{fe0f}",
        "a&nbsp;b",
        "&eacute;",
        "&lt;x&gt;",
        "https://exemple.fr/un/chemin/assez/long/pour/depasser/vingt/colonnes",
        "www.exemple.fr",
        "equipe.de.l.api@exemple.gouv.fr",
        "anticonstitutionnellementanticonstitutionnellement",
        "a\\*b",
        "C#",
        "1.",
        "x=1|y",
    ]);
    words.prop_map(|word| word.replace('|', "\\|"))
}

/// Text on one line with styles, links and components in it.
fn inline() -> impl Strategy<Value = String> {
    let address = select(vec![
        "https://a.fr",
        "/les-api/api-geo",
        "/rechercher-api",
        "#titre",
        "mailto:a@b.fr",
        "/guides/x",
        "ailleurs.md",
        "",
    ]);
    let marked = (word(), address, 0..16_usize).prop_map(|(word, to, kind)| match kind {
        0 => format!("**{word}**"),
        1 => format!("*{word}*"),
        2 => format!("~~{word}~~"),
        3 => format!("`{word}`"),
        4 => format!("[{word}]({to})"),
        5 => format!("[**{word}** {word}]({to} \"titre\")"),
        6 => format!("<External href=\"{to}\">{word}</External>"),
        7 => format!("<a href='{to}'>{word}</a>"),
        8 => format!("<Button href=\"{to}\" alt>{word}</Button>"),
        9 => format!("<img src='{to}' alt='{word}'>"),
        10 => format!("<span class='x'>{word}</span>"),
        11 => format!("{word}<br>{word}"),
        12 => format!("{word}<!-- caché -->"),
        13 => format!("<Inconnu titre='x'>{word}</Inconnu>"),
        14 => format!("![{word}]({to})"),
        _ => "<https://exemple.fr/adresse/entre/chevrons>".to_owned(),
    });
    let piece = prop_oneof![3 => word(), 1 => marked];
    vec(piece, 1..12).prop_map(|pieces| pieces.join(" "))
}

fn table() -> impl Strategy<Value = String> {
    let sides = select(vec!["---", ":--", ":-:", "--:"]);
    let cell =
        prop_oneof![6 => inline(), 1 => Just(String::new()), 1 => Just("<NextSteps />".to_owned())];
    (1..6_usize, vec(sides, 5), vec(vec(cell, 5), 1..5)).prop_map(|(columns, sides, rows)| {
        let line = |cells: &[String]| format!("| {} |\n", cells[..columns].join(" | "));
        let sides = format!("| {} |\n", sides[..columns].join(" | "));
        let mut rows = rows.iter().map(|row| line(row));
        let header = rows.next().unwrap_or_default();
        format!("{header}{sides}{}", rows.collect::<String>())
    })
}

fn leaf() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => inline(),
        2 => table(),
        1 => (1..7_usize, inline()).prop_map(|(level, text)| format!("{} {text}", "#".repeat(level))),
        1 => vec(word(), 1..9).prop_map(|words| format!("```\n{}\n```", words.join("\n  ").replace(" ;", "\t"))),
        1 => inline().prop_map(|text| format!("<Button href='https://a.fr/demande'>{text}</Button>")),
        1 => inline().prop_map(|text| format!("<details>\n<summary>{text}</summary>\n\n{text}\n\n</details>")),
        1 => inline().prop_map(|text| format!("<p align=\"center\">{text}</p>")),
        1 => inline().prop_map(|text| format!("<NextSteps is_editeur />\n{text}")),
        1 => select(vec![
            "---", "<NextSteps />", "<QuestionTree tree='{\"a\": \"> b\"}' question='c'/>",
            "<RichLink href='https://a.fr' title='Titre' />", "<iframe src='https://a.fr/v'></iframe>",
            "<!-- un\n\ncommentaire -->", "<Grid>\n<Centered>\n\ntexte\n\n</Centered>\n</Grid>",
        ]).prop_map(str::to_owned),
    ]
}

/// `text` with `first` before its first line and `next` before the others.
fn set_in(text: &str, first: &str, next: &str) -> String {
    format!("{first}{}", text.replace('\n', &format!("\n{next}")))
}

/// Blocks, in lists and quotes up to some depth.
fn block() -> impl Strategy<Value = String> {
    leaf().prop_recursive(4, 16, 4, |inner| {
        let items = vec(inner.clone(), 1..4);
        prop_oneof![
            (items, any::<bool>(), 0..3_usize).prop_map(|(items, loose, kind)| {
                let items = items.iter().enumerate().map(|(index, item)| match kind {
                    0 => set_in(item, "- ", "  "),
                    1 => set_in(item, "- [x] ", "  "),
                    _ => set_in(item, &format!("{}. ", index + 97), "     "),
                });
                let items: Vec<String> = items.collect();
                items.join(if loose { "\n\n" } else { "\n" })
            }),
            vec(inner, 1..3).prop_map(|blocks| set_in(&blocks.join("\n\n"), "> ", "> ")),
        ]
    })
}

/// The body of an entry.
pub(super) fn markdown() -> impl Strategy<Value = String> {
    vec(block(), 1..5).prop_map(|blocks| blocks.join("\n\n"))
}

/// Pieces of markup in any order.
pub(super) fn rubbish() -> impl Strategy<Value = String> {
    let piece = select(vec![
        "<",
        ">",
        "</",
        "/>",
        "[",
        "](",
        ")",
        "*",
        "**",
        "_",
        "~~",
        "`",
        "```\n",
        "|",
        "\n|-|-|\n",
        "-",
        "- ",
        "1. ",
        "#",
        "> ",
        "&",
        "&#27;",
        "&#x202e;",
        ";",
        ":",
        " ",
        "  \n",
        "\n",
        "\n\n",
        "    ",
        "\t",
        "\\",
        "=",
        "\"",
        "'",
        "{",
        "}",
        "!",
        "<br>",
        "<!--",
        "-->",
        "<p>",
        "</p>",
        "<Button href='https://a.fr'>",
        "</Button>",
        "<NextSteps",
        "<details>",
        "<summary>",
        "</summary>",
        "<td>",
        "<a href=",
        "mailto:a@b.fr",
        "/les-api/api-geo",
        "https://a.fr/b",
        "mot",
        "été",
        "日本",
        "e\u{301}",
        "\u{a0}",
        "\u{ad}",
        "\u{200d}",
        "👩‍🔬",
        "[^1]",
        "[x]: y",
    ]);
    vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}
