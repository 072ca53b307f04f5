//! Every block but tables, at fixed widths.

use super::screen::{page_shows, shows};
use crate::page::{Block, LabelledValue, Run, Target, Tone, plain};

#[test]
fn paragraphs_wrap_at_spaces_and_never_wider_than_is_good_to_read() {
    shows(
        "Les administrations demandent une **habilitation**,\nles *entreprises* un `compte`.",
        30,
        &[
            "Les administrations demandent",
            "une habilitation, les",
            "entreprises un compte.",
        ],
    );
    let words = "mot ".repeat(60);
    let full = "mot ".repeat(25);
    shows(
        &words,
        200,
        &[
            full.trim_end(),
            full.trim_end(),
            "mot ".repeat(10).trim_end(),
        ],
    );
}

#[test]
fn hard_breaks_start_lines_without_spaces() {
    shows(
        "un<br>\n deux<br/> trois  \nquatre",
        30,
        &["un", "deux", "trois", "quatre"],
    );
}

#[test]
fn french_punctuation_stays_with_its_word() {
    shows(
        "Oui : voici ; non ! ah ?! voilà « ici » ! (vrai ?) fin",
        20,
        &[
            "Oui : voici ; non !",
            "ah ?! voilà",
            "« ici » ! (vrai ?)",
            "fin",
        ],
    );
    for width in 20..40 {
        let word = "x".repeat(width - 1);
        let shown = super::screen::plain(&super::screen::read(&format!("{word} ?! »")), width);
        let lines: Vec<&str> = shown.lines().collect();
        assert_eq!(lines.len(), 2, "{shown}");
        assert!(
            lines[1].starts_with("x") && lines[1].ends_with("x ?! »"),
            "{shown}"
        );
    }
}

#[test]
fn punctuation_too_wide_for_a_line_is_cut_like_a_word() {
    page_shows(
        &[Block::Paragraph(plain("xxxxxx ?! »"))],
        4,
        &["xxxx", "xx", "?! »"],
    );
}

#[test]
fn no_break_spaces_hold_and_invisible_marks_are_left_out() {
    shows(
        "le délai est de 10\u{a0}000\u{202f}jours so\u{ad}it\u{200b} trop",
        20,
        &["le délai est de", "10\u{a0}000\u{202f}jours soit", "trop"],
    );
}

#[test]
fn a_zero_width_space_is_a_place_to_break() {
    shows(
        "api-\u{200b}adresse-\u{200b}nationale \u{200b}fin",
        14,
        &["api-adresse-", "nationale fin"],
    );
}

#[test]
fn a_joiner_after_a_space_joins_nothing() {
    shows(
        "un deux trois quatre \u{200d}cinq six\u{2063} sept",
        20,
        &["un deux trois quatre", "cinq six\u{2063} sept"],
    );
}

#[test]
fn wide_characters_take_two_columns() {
    shows(
        "日本語日本語日本語日本 e\u{301}té 👩‍🔬 fin",
        20,
        &["日本語日本語日本語日", "本 e\u{301}té 👩‍🔬 fin"],
    );
}

#[test]
fn an_address_is_never_cut_nor_set_beside_anything_when_it_is_too_wide() {
    let address = "https://exemple.fr/un/chemin/long/";
    shows(
        &format!("Voir <{address}> puis signer.\n\n- <{address}>\n- a\n\n> <{address}>\n>\n> b"),
        20,
        &[
            "Voir",
            address,
            "puis signer.",
            "",
            "•",
            address,
            "• a",
            "",
            address,
            "│",
            "│ b",
        ],
    );
}

#[test]
fn headings_are_underlined_down_to_the_third_level() {
    shows(
        "# Un titre plutôt long\n\n### Trois\n\nTexte\n\n#### Quatre",
        15,
        &[
            "Un titre plutôt",
            "long",
            "───────────────",
            "",
            "Trois",
            "─────",
            "",
            "Texte",
            "",
            "Quatre",
        ],
    );
}

#[test]
fn the_line_under_a_heading_is_as_wide_as_its_words() {
    shows("### Un titre <br> et", 20, &["Un titre", "et", "────────"]);
}

#[test]
fn nothing_is_drawn_for_a_program() {
    let blocks = super::screen::read("# Titre\n\n| a |\n| - |\n| b |\n\n---\n\nFin");
    let layout = crate::screen::Layout {
        width: 40,
        hyperlinks: false,
        drawn: false,
        colon: ": ",
    };
    let text = crate::screen::Paint::PLAIN.lines(&layout.lines(&blocks));
    assert_eq!(text, "Titre\n\na\nb\n\nFin\n");
}

#[test]
fn lists_hang_and_their_bullets_change_with_depth() {
    shows(
        "- un mot et encore un mot\n- deux\n  - trois mots et encore des mots\n    - quatre\n      - cinq\n- six",
        20,
        &[
            "• un mot et encore",
            "  un mot",
            "• deux",
            "  ◦ trois mots et",
            "    encore des mots",
            "    ▪ quatre",
            "      • cinq",
            "• six",
        ],
    );
}

#[test]
fn numbers_are_set_to_the_right_only_where_one_is_longer() {
    shows(
        "1. a\n2. b\n3. c\n4. d\n5. e\n6. f\n7. g\n8. h\n9. un mot et un autre",
        20,
        &[
            "1. a",
            "2. b",
            "3. c",
            "4. d",
            "5. e",
            "6. f",
            "7. g",
            "8. h",
            "9. un mot et un",
            "   autre",
        ],
    );
    shows("9. a\n10. b\n    - c", 20, &[" 9. a", "10. b", "    ◦ c"]);
    shows("0. a", 20, &["0. a"]);
}

#[test]
fn loose_lists_breathe() {
    shows(
        "- a\n\n- b\n\n  c\n  - d\n- e",
        20,
        &["• a", "", "• b", "", "  c", "", "  ◦ d", "", "• e"],
    );
}

#[test]
fn tasks_empty_items_and_blocks_stand_in_lists() {
    shows(
        "- [ ] à faire\n- [x] fait\n-\n- > cité\n- ```\n  code\n  ```",
        20,
        &["• ☐ à faire", "• ☑ fait", "•", "• │ cité", "• code"],
    );
}

#[test]
fn quotes_have_a_bar_on_every_line() {
    shows(
        "> Une citation sur deux\n>\n> - a\n> > b",
        20,
        &["│ Une citation sur", "│ deux", "│", "│ • a", "│", "│ │ b"],
    );
}

#[test]
fn code_keeps_its_spaces_and_is_broken_between_words() {
    shows(
        "```\nGET /v1?a=1\n\n\t\"clé\" : 1  2\n```",
        50,
        &["    GET /v1?a=1", "", "        \"clé\" : 1  2"],
    );
    shows(
        "    un code de vingt-sept lettres",
        20,
        &["un code de", "vingt-sept lettres"],
    );
}

#[test]
fn a_line_of_code_that_is_cut_loses_nothing() {
    shows(
        "    0123456789012345678日本",
        20,
        &["0123456789012345678", "日本"],
    );
}

#[test]
fn a_rule_crosses_the_screen_up_to_the_measure() {
    shows("---", 30, &["─".repeat(30).as_str()]);
    shows("---", 200, &["─".repeat(100).as_str()]);
}

#[test]
fn what_to_prepare_is_a_list() {
    let steps = Block::Steps(vec!["votre numéro SIRET".into(), "le cadre".into()]);
    page_shows(&[steps], 15, &["• votre numéro", "  SIRET", "• le cadre"]);
}

#[test]
fn indented_blocks_are_two_columns_in() {
    let blocks = [
        Block::Paragraph(plain("Avant")),
        Block::Indented(vec![
            Block::Paragraph(plain("un mot et un autre")),
            Block::Paragraph(plain("fin")),
        ]),
    ];
    page_shows(
        &blocks,
        15,
        &["Avant", "", "  un mot et un", "  autre", "", "  fin"],
    );
}

fn title() -> [Block; 1] {
    [Block::Title {
        text: plain("API Découpage administratif"),
        aside: "api-geo".to_owned(),
    }]
}

#[test]
fn the_slug_stands_at_the_other_end_of_the_title_or_below_it() {
    let far = format!("API Découpage administratif{}api-geo", " ".repeat(6));
    page_shows(&title(), 40, &[&far]);
    page_shows(&title(), 36, &["API Découpage administratif  api-geo"]);
    page_shows(&title(), 35, &["API Découpage administratif", "api-geo"]);
    page_shows(&title(), 20, &["API Découpage", "administratif", "api-geo"]);
    let far = format!("API Découpage administratif{}api-geo", " ".repeat(66));
    page_shows(&title(), 200, &[&far]);
}

fn field(label: &str, value: &str) -> LabelledValue {
    LabelledValue {
        label: label.to_owned(),
        value: plain(value.to_owned()),
    }
}

#[test]
fn values_stand_beside_their_labels_and_below_them_where_it_is_narrow() {
    let fields = Block::Labelled(vec![
        field("Producteur", "DINUM, la direction du numérique"),
        field("Accès", "libre"),
    ]);
    page_shows(
        std::slice::from_ref(&fields),
        36,
        &[
            "Producteur  DINUM, la direction du",
            "            numérique",
            "Accès       libre",
        ],
    );
    page_shows(
        &[fields],
        35,
        &[
            "Producteur",
            "  DINUM, la direction du numérique",
            "Accès",
            "  libre",
        ],
    );
}

#[test]
fn short_labels_stand_beside_their_values_however_narrow_it_is() {
    let fields = [Block::Labelled(vec![field(
        "[1]",
        "un mot et un autre mot",
    )])];
    page_shows(&fields, 20, &["[1]  un mot et un", "     autre mot"]);
    page_shows(
        &[Block::Indented(fields.to_vec())],
        3,
        &["[1]", "un", "mot", "et", "un", "aut", "re", "mot"],
    );
}

#[test]
fn an_address_too_wide_for_its_label_stands_below_it() {
    let address = "https://exemple.fr/un/chemin";
    let fields = [Block::Labelled(vec![
        field("[1]", address),
        field("[2]", "a"),
    ])];
    page_shows(&fields, 30, &["[1]", &format!("  {address}"), "[2]  a"]);
    page_shows(&fields, 28, &["[1]", address, "[2]  a"]);
}

fn action(text: &str, target: Target) -> Block {
    Block::Action {
        text: plain(text.to_owned()),
        target,
    }
}

#[test]
fn an_action_shows_its_address_on_its_line_or_below() {
    let action = [action(
        "Faire la demande",
        Target::Web("https://a.fr/x".into()),
    )];
    page_shows(&action, 35, &["→ Faire la demande\u{a0} https://a.fr/x"]);
    page_shows(&action, 34, &["→ Faire la demande", "  https://a.fr/x"]);
    page_shows(&action, 13, &["→ Faire la", "  demande", "https://a.fr/x"]);
}

#[test]
fn an_address_that_is_too_wide_to_read_on_its_line_leaves_no_space_behind() {
    let address = format!("https://a.fr/{}", "x".repeat(90));
    let action = [action("Voir", Target::Web(address.clone()))];
    page_shows(&action, 200, &["→ Voir", &format!("  {address}")]);
}

#[test]
fn actions_that_follow_each_other_are_not_set_apart() {
    let blocks = [
        Block::Paragraph(plain("Avant")),
        action("Voir", Target::Entry("api-geo".into())),
        action("Écrire", Target::Mail("a@b.fr".into())),
        Block::Paragraph(plain("Après")),
    ];
    page_shows(
        &blocks,
        50,
        &[
            "Avant",
            "",
            "→ Voir\u{a0} apicat show api-geo",
            "→ Écrire\u{a0} a@b.fr",
            "",
            "Après",
        ],
    );
}

#[test]
fn an_action_without_text_shows_its_address_once() {
    shows("<Button href=\"https://a.fr\"/>", 50, &["→ https://a.fr"]);
    shows(
        "<Button href='/les-api/api-geo'/>",
        50,
        &["→ api-geo\u{a0} apicat show api-geo"],
    );
}

#[test]
fn empty_blocks_leave_no_blank_lines() {
    let blocks = [
        Block::Paragraph(plain("Avant")),
        Block::Code(String::new()),
        Block::Labelled(Vec::new()),
        Block::Quote(Vec::new()),
        Block::Steps(Vec::new()),
        Block::Paragraph(vec![Run::toned("Après", Tone::Help)]),
    ];
    page_shows(&blocks, 50, &["Avant", "", "Après"]);
}
