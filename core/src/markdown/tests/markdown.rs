//! CommonMark, and what GitHub adds to it.

use super::form::{cell_reads, reads};

#[test]
fn headings_have_their_levels() {
    reads(
        "# Un\n## Deux\n###### **Six**",
        &["h1: Un", "h2: Deux", "h6: *Six*"],
    );
    reads("Un\n===\n\nDeux\n---", &["h1: Un", "h2: Deux"]);
    reads("#\n\n## <br>\n\nTexte", &["p: Texte"]);
    reads(
        "###### [Six](https://a.fr) `x`",
        &["h6: [Six](https://a.fr) `x`"],
    );
}

#[test]
fn lists_nest() {
    reads(
        "- a\n- b\n  - c\n    1. d\n- e",
        &[
            "list:",
            "- p: a",
            "- p: b",
            "  list:",
            "  - p: c",
            "    list from 1:",
            "    - p: d",
            "- p: e",
        ],
    );
}

#[test]
fn ordered_lists_have_a_start() {
    reads("7. a\n8. b", &["list from 7:", "- p: a", "- p: b"]);
    reads("0) a", &["list from 0:", "- p: a"]);
}

#[test]
fn a_blank_line_makes_a_list_loose() {
    reads("- a\n- b", &["list:", "- p: a", "- p: b"]);
    reads("- a\n\n- b", &["list, loose:", "- p: a", "- p: b"]);
    reads(
        "- a\n\n  b\n- c",
        &["list, loose:", "- p: a", "  p: b", "- p: c"],
    );
}

#[test]
fn the_items_of_a_list_hold_any_block() {
    reads(
        "- ```\n  a\n  ```\n- > b\n- ### c\n-\n- texte\n  sur deux lignes",
        &[
            "list:",
            "- code: a",
            "- quote:",
            "    p: b",
            "- h3: c",
            "- ",
            "- p: texte sur deux lignes",
        ],
    );
}

#[test]
fn tasks_are_ticked_or_not() {
    reads("- [ ] a\n- [x] *b*", &["list:", "- p: ☐ a", "- p: ☑ /b/"]);
    reads(
        "- [ ] a\n\n- [X] b",
        &["list, loose:", "- p: ☐ a", "- p: ☑ b"],
    );
}

#[test]
fn tables_have_alignments_and_whole_rows() {
    reads(
        "| a | b | c | d |\n| --- | :-- | :-: | --: |\n| 1 | 2 |\n| 1 | 2 | 3 | 4 | 5 |",
        &[
            "table < < ^ >:",
            "  | a | b | c | d |",
            "  | 1 | 2 |  |  |",
            "  | 1 | 2 | 3 | 4 |",
        ],
    );
}

#[test]
fn cells_hold_styles_links_and_bars() {
    cell_reads("**a** *b* ~~c~~ `d`", "*a* /b/ ~c~ `d`");
    cell_reads(
        "[a](https://a.fr), [b](/les-api/api-geo) et <c@d.fr>",
        "[a](https://a.fr), [b](entry api-geo) et [c@d.fr](mail c@d.fr)",
    );
    cell_reads(r"a \| b", "a | b");
}

#[test]
fn styles_combine() {
    reads("**a *b* ~~c~~**", &["p: *a **/b/** **~c~*"]);
    reads(
        "[a **b** `c`](https://a.fr)",
        &["p: [a *b* `c`](https://a.fr)"],
    );
    reads("`` a ` b ``", &["p: `a ` b`"]);
}

#[test]
fn lines_are_joined_but_at_hard_breaks() {
    reads("a\nb  \nc\\\nd", &["p: a b⏎c⏎d"]);
}

#[test]
fn entities_are_characters() {
    reads(
        "&eacute;&amp;&lt;b&gt;&nbsp;&#233; &copy;",
        &["p: é&<b>\u{a0}é ©"],
    );
    reads("`&eacute;`", &["p: `&eacute;`"]);
    reads(r"\*a\* \<b>", &["p: *a* <b>"]);
}

/// The catalogue is cleaned when it is loaded, but these are no control
/// characters by then.
#[test]
fn entities_make_no_control_characters() {
    reads("a&#27;[31m&#x9b;b&#x202e;c", &["p: a[31mbc"]);
    reads("[a](https://a.fr/&#27;[x)", &["p: [a](https://a.fr/[x)"]);
    reads(
        "<External href='https://a.fr/&#27;b'>&#27;c</External>",
        &["p: [c](https://a.fr/b)"],
    );
    reads("<RichLink title='a&#27;b' />", &["p: ab"]);
    reads(
        "<NextSteps service_description='a&#27;b' />",
        &["steps: siret; law; ab; team; protection"],
    );
    reads(
        "[a](mailto:b%E2%80%AE@c.fr)",
        &["p: [a](mail b%E2%80%AE@c.fr)"],
    );
    reads(
        "[a](https://a.fr/b&#10;c&#9;d)",
        &["p: [a](https://a.fr/bcd)"],
    );
}

#[test]
fn addresses_between_angle_brackets_are_links() {
    reads(
        "<https://a.fr/b?c=d> et <equipe@a.fr>",
        &["p: [https://a.fr/b?c=d](https://a.fr/b?c=d) et [equipe@a.fr](mail equipe@a.fr)"],
    );
}

#[test]
fn links_are_written_in_every_way() {
    reads(
        "[a](https://a.fr \"titre\") [b][r] [r][] [r]\n\n[r]: <https://b.fr/c d> 'titre'",
        &["p: [a](https://a.fr) [b](https://b.fr/c d) [r](https://b.fr/c d) [r](https://b.fr/c d)"],
    );
    reads(
        "[](https://a.fr) [b][absent]",
        &["p: [https://a.fr](https://a.fr) [b][absent]"],
    );
    reads(
        "[a](javascript:alert) [b](relatif.md) [c](mailto:d@e.fr)",
        &["p: [a](other javascript:alert) [b](other relatif.md) [c](mail d@e.fr)"],
    );
}

#[test]
fn a_link_that_leads_nowhere_is_text() {
    reads("[a]() ![b]() [c](#) <a href='#'>d</a>", &["p: a b c d"]);
}

#[test]
fn links_to_a_heading_name_it() {
    reads(
        "### À quoi ça sert ?\n\n[a](#à-quoi-ça-sert-) [b](#A-QUOI-CA-SERT) [c](#%C3%A0-quoi-%C3%A7a-sert) [d](#ailleurs)\n\n\
         > ## Les **API** à venir\n\n- [e](#les-donnees)\n\n| [f](#les-donnees) |\n| --- |\n| x |\n\n#### Les données",
        &[
            "h3: À quoi ça sert ?",
            "p: [a](section À quoi ça sert ?) [b](section À quoi ça sert ?) \
             [c](section À quoi ça sert ?) [d](section ailleurs)",
            "quote:",
            "  h2: Les *API* à venir",
            "list:",
            "- p: [e](section Les données)",
            "table <:",
            "  | [f](section Les données) |",
            "  | x |",
            "h4: Les données",
        ],
    );
}

#[test]
fn code_keeps_its_lines_and_spaces() {
    reads(
        "```json\n{\n  \"a\": 1\n}\n\n```",
        &["code: {⏎  \"a\": 1⏎}"],
    );
    reads("    a\n      b\n\n    c", &["code: a⏎  b⏎⏎c"]);
    reads("~~~\n<Button>\n**a**\n~~~", &["code: <Button>⏎**a**"]);
}

#[test]
fn quotes_nest_and_hold_blocks() {
    reads(
        "> a\n> b\n>\n> - c\n> > d",
        &[
            "quote:", "  p: a b", "  list:", "  - p: c", "  quote:", "    p: d",
        ],
    );
}

#[test]
fn rules_stand_between_parts() {
    reads("a\n\n---\n\nb\n\n***", &["p: a", "rule", "p: b", "rule"]);
}

#[test]
fn invisible_and_wide_characters_stay() {
    let text = "so\u{ad}ft\u{a0}« 日本 » 👩‍🔬 e\u{301}";
    reads(text, &[&format!("p: {text}")]);
}
