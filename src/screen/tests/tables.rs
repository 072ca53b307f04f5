//! Tables, at fixed widths.

use super::screen::{laid_out, page_shows, read, shows};
use crate::page::{Block, Inline, Run, Table, Target, plain};
use crate::screen::Paint;
use crate::screen::ground::Ground;

const ALIGNED: &str = "\
| Gauche | Centre | Droite |
| :-- | :-: | --: |
| a | b | 1 |
| un deux | trois quatre | 1 000 |
| été | **日本** | 10 |
";

#[test]
fn columns_are_aligned() {
    shows(
        ALIGNED,
        40,
        &[
            "Gauche      Centre     Droite",
            "─────────────────────────────",
            "a             b             1",
            "un deux  trois quatre   1 000",
            "été          日本          10",
        ],
    );
}

#[test]
fn long_cells_wrap_in_their_columns_and_rows_are_set_apart() {
    shows(
        "| Donnée | Précision |\n| --- | --: |\n| Nom | Le nom de naissance, puis un texte |\n| Sexe | Homme / Femme |",
        30,
        &[
            "Donnée               Précision",
            "──────────────────────────────",
            "Nom       Le nom de naissance,",
            "                 puis un texte",
            "",
            "Sexe             Homme / Femme",
        ],
    );
}

#[test]
fn hard_breaks_in_cells_are_lines_of_the_row() {
    shows(
        "| Donnée | Précision |\n| --- | --- |\n| Nom<br>Prénom<br><br>Sexe | a<br>b |\n| c | d |",
        40,
        &[
            "Donnée  Précision",
            "─────────────────",
            "Nom     a",
            "Prénom  b",
            "",
            "Sexe",
            "c       d",
        ],
    );
}

#[test]
fn spaces_before_a_hard_break_widen_no_column() {
    shows(
        "| a | b |\n| - | - |\n| abc <br> d | x |",
        40,
        &["a    b", "──────", "abc  x", "d"],
    );
}

#[test]
fn words_and_french_punctuation_are_never_cut_in_columns() {
    shows(
        "| Quoi | Comment |\n| --- | --- |\n| l’administration | Voici : oui ! non ; « ah » ? |",
        32,
        &[
            "Quoi              Comment",
            "────────────────────────────────",
            "l’administration  Voici : oui !",
            "                  non ; « ah » ?",
        ],
    );
}

#[test]
fn a_table_too_narrow_for_its_words_is_labels_and_values() {
    let source = "| Donnée | **Précision** |  |\n| --- | --- | --- |\n| administration | anticonstitutionnel, *dit-on* | x |\n|  |  |  |\n| entreprise |  | <https://exemple.fr/un/chemin> |";
    shows(
        source,
        30,
        &[
            "Donnée\u{a0}: administration",
            "  Précision\u{a0}:",
            "  anticonstitutionnel, dit-on",
            "  x",
            "",
            "Donnée\u{a0}: entreprise",
            "  https://exemple.fr/un/chemin",
        ],
    );
}

#[test]
fn a_header_without_rows_is_not_lost() {
    shows(
        "| Donnée | Précision |\n| --- | --- |",
        20,
        &["Donnée  Précision", "─────────────────"],
    );
    shows(
        "| Une donnée | Une précision |\n| --- | --- |",
        20,
        &["Une donnée", "  Une précision"],
    );
}

#[test]
fn a_table_may_have_no_header() {
    let table = Block::Table(Table {
        rows: vec![
            vec![plain("Un particulier"), plain("non éligible")],
            vec![plain("Autre"), plain("éligible")],
        ],
        ..Table::default()
    });
    page_shows(
        std::slice::from_ref(&table),
        40,
        &["Un particulier  non éligible", "Autre           éligible"],
    );
    page_shows(
        &[table],
        20,
        &[
            "Un particulier",
            "  non éligible",
            "",
            "Autre",
            "  éligible",
        ],
    );
}

fn dense(rows: Vec<Vec<Inline>>) -> Block {
    Block::Table(Table {
        rows,
        is_dense: true,
        ..Table::default()
    })
}

#[test]
fn rows_of_a_dense_table_follow_one_another_and_one_cell_stands_across() {
    let table = dense(vec![
        vec![plain("Annuaire de l’éducation"), plain("libre")],
        vec![plain("annuaire-de-l-education- nationale")],
        vec![plain("Eau"), plain("libre")],
        vec![plain("eau")],
    ]);
    page_shows(
        &[table],
        24,
        &[
            "Annuaire de  libre",
            "l’éducation",
            "annuaire-de-l-education-",
            "nationale",
            "Eau          libre",
            "eau",
        ],
    );
}

/// Columns are as wide as most of their cells need: what is longer wraps, and a
/// word that is much longer than others is cut.
#[test]
fn what_is_exceptional_in_a_dense_table_widens_no_column() {
    let mut rows: Vec<Vec<Inline>> = (0..9)
        .map(|_| vec![plain("mot"), plain("un texte")])
        .collect();
    rows.push(vec![plain("x".repeat(25)), plain("un texte plus long")]);
    let mut shown = vec!["mot     un texte"; 9];
    shown.push("xxxxxx  un texte plus long");
    shown.extend(["xxxxxx", "xxxxxx", "xxxxxx", "x"]);
    page_shows(&[dense(rows)], 26, &shown);
}

#[test]
fn tables_stand_in_lists_and_quotes_within_their_width() {
    shows(
        "- | a | b |\n  | - | - |\n  | un mot et encore un mot | c |",
        24,
        &[
            "• a                    b",
            "  ──────────────────────",
            "  un mot et encore un  c",
            "  mot",
        ],
    );
}

#[test]
fn links_in_cells_cover_their_words_and_nothing_else() {
    let table = Block::Table(Table {
        rows: vec![vec![
            vec![
                Run::plain("voir "),
                Run::linked("un lien qui se replie", Target::Web("https://a.fr".into())),
                Run::plain(" fin"),
            ],
            plain("b"),
        ]],
        ..Table::default()
    });
    let paint = Paint {
        colour: false,
        ground: Ground::Unknown,
        hyperlinks: true,
    };
    let shown = paint.lines(&laid_out(&[table], 20, true));
    let open = "\u{1b}]8;id=90a1828d;https://a.fr\u{1b}\\";
    let close = "\u{1b}]8;;\u{1b}\\";
    assert_eq!(
        shown,
        format!("voir {open}un lien qui{close}   b\n{open}se replie{close} fin\n")
    );
}

#[test]
fn a_table_of_many_columns_keeps_every_cell() {
    let row = |prefix: &str| {
        let cells: Vec<String> = (0..12).map(|n| format!("{prefix}{n}")).collect();
        format!("| {} |\n", cells.join(" | "))
    };
    let source = format!("{}{}{}", row("t"), "| - ".repeat(12) + "|\n", row("c"));
    let wide: Vec<String> = ["t", "c"]
        .iter()
        .map(|prefix| {
            let cells: Vec<String> = (0..12)
                .map(|n| format!("{:3}", format!("{prefix}{n}")))
                .collect();
            cells.join("  ").trim_end().to_owned()
        })
        .collect();
    let shown = super::screen::plain(&read(&source), 80);
    let lines: Vec<String> = shown.lines().map(|line| line.replace(' ', "")).collect();
    assert_eq!(lines[0], wide[0].replace(' ', ""));
    assert_eq!(lines[2], wide[1].replace(' ', ""));
    let narrow: Vec<String> = (0..12)
        .map(|n| format!("{}t{n}\u{a0}: c{n}", if n > 0 { "  " } else { "" }))
        .collect();
    let narrow: Vec<&str> = narrow.iter().map(String::as_str).collect();
    shows(&source, 40, &narrow);
}
