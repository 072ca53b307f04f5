//! `<Button>`: a call to action on a line of its own.

use super::form::{cell_reads, reads};

#[test]
fn a_button_is_an_action_however_its_attributes_are_written() {
    for source in [
        r#"<Button href="https://a.fr">Demander</Button>"#,
        r#"<Button href="https://a.fr" alt>Demander</Button>"#,
        r#"<Button href='https://a.fr' alt={true}>Demander</Button>"#,
        r#"<Button  alt  href = "https://a.fr" > Demander </Button>"#,
        r#"<Button href=https://a.fr>Demander</Button >"#,
        "<Button href=\"https://a.fr\">\nDemander\n</Button>",
        "<Button\n  href=\"https://a.fr\"\n  alt>Demander</Button>",
        "<Button href=\"https://a.fr\">\n\nDemander\n\n</Button>",
        "<Button href=\"https://a.fr\">Demander",
    ] {
        reads(source, &["action: Demander -> https://a.fr"]);
    }
}

#[test]
fn a_button_leads_wherever_a_link_can() {
    reads(
        "<Button href=\"/rechercher-api\">Chercher</Button>\n\n\
         <Button href=\"https://api.gouv.fr/les-api/api-geo\">L’autre</Button>\n\n\
         <Button href=\"/guides/a\">Le guide</Button>\n\n\
         <Button href=\"mailto:a@b.fr\">Écrire</Button>",
        &[
            "action: Chercher -> search",
            "action: L’autre -> entry api-geo",
            "action: Le guide -> https://api.gouv.fr/guides/a",
            "action: Écrire -> mail a@b.fr",
        ],
    );
}

#[test]
fn the_text_of_a_button_keeps_its_styles() {
    reads(
        "<Button href=\"https://a.fr\">Une **demande** <i>de</i> `clé`</Button>",
        &["action: Une *demande* /de/ `clé` -> https://a.fr"],
    );
    reads(
        "<Button href=\"https://a.fr\"><b>Demander</Button> puis",
        &["action: *Demander* -> https://a.fr", "p: *puis*"],
    );
}

#[test]
fn a_button_without_text_says_where_it_leads() {
    for source in [
        "<Button href=\"https://a.fr\"/>",
        "<Button href=\"https://a.fr\" />",
        "<Button href=\"https://a.fr\"></Button>",
        "<Button href=\"https://a.fr\">\n\n</Button>",
        "<Button href=\"https://a.fr\">",
    ] {
        reads(source, &["action: https://a.fr -> https://a.fr"]);
    }
}

#[test]
fn a_button_without_address_is_text() {
    reads("<Button>Bientôt</Button>", &["p: Bientôt"]);
    reads("<Button href=''>Bientôt</Button>", &["p: Bientôt"]);
    // Nor is what a browser would run.
    for address in ["javascript:alert(1)", "JavaScript:a", "data:text/html,x"] {
        let source = format!("<Button href=\"{address}\">**Bientôt**</Button>");
        reads(&source, &["p: *Bientôt*"]);
    }
}

#[test]
fn only_a_paragraph_is_the_text_of_a_button_before_it() {
    reads(
        "<Button href=\"https://a.fr\">\n\n### Titre\n\nTexte",
        &[
            "action: https://a.fr -> https://a.fr",
            "h3: Titre",
            "p: Texte",
        ],
    );
    reads(
        "> <Button href=\"https://a.fr\">\n\nTexte",
        &[
            "quote:",
            "  action: https://a.fr -> https://a.fr",
            "p: Texte",
        ],
    );
}

#[test]
fn a_button_stands_apart_from_the_text_around_it() {
    reads(
        "Avant <Button href=\"https://a.fr\">Demander</Button> après",
        &["p: Avant", "action: Demander -> https://a.fr", "p: après"],
    );
    reads(
        "<Button href=\"https://a.fr\">A</Button>\n<Button href=\"https://b.fr\" alt>B</Button>",
        &["action: A -> https://a.fr", "action: B -> https://b.fr"],
    );
    reads(
        "<Button href=\"https://a.fr\">A <Button href=\"https://b.fr\">B</Button>",
        &["action: A -> https://a.fr", "action: B -> https://b.fr"],
    );
}

/// CommonMark gives both lines as one block of HTML.
#[test]
fn a_button_on_the_line_after_another_component_is_still_a_button() {
    for source in ["<NextSteps />", "<NextSteps/>", "</details>", "<br>"] {
        let read = super::form::form(&super::form::blocks(
            &format!(
                "{source}\n<Button href=\"https://a.fr\">A</Button>\n<Button href='https://b.fr'>B</Button>"
            ),
            None,
        ));
        let lines: Vec<&str> = read.lines().rev().take(2).collect();
        let expected = ["action: B -> https://b.fr", "action: A -> https://a.fr"];
        assert_eq!(lines, expected, "{source}");
    }
}

#[test]
fn a_button_in_a_list_item_is_a_block_of_the_item() {
    reads(
        "- <Button href=\"https://a.fr\">A</Button>\n- texte <Button href=\"https://b.fr\">B</Button>",
        &[
            "list:",
            "- action: A -> https://a.fr",
            "- p: texte",
            "  action: B -> https://b.fr",
        ],
    );
}

#[test]
fn a_button_within_a_line_is_a_link() {
    cell_reads(
        "Avant <Button href=\"https://a.fr\" alt>A</Button> après",
        "Avant [A](https://a.fr) après",
    );
    cell_reads(
        "<Button href='https://a.fr' />",
        "[https://a.fr](https://a.fr)",
    );
    cell_reads("<Button href='https://a.fr'>A", "[A](https://a.fr)");
    reads(
        "### Titre <Button href=\"https://a.fr\">A</Button>",
        &["h3: Titre [A](https://a.fr)"],
    );
    reads(
        "**Avant <Button href=\"https://a.fr\">A</Button>**",
        &["p: *Avant *[*A*](https://a.fr)"],
    );
}
