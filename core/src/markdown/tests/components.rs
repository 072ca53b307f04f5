//! The components of the catalogue's format, but `<Button>`.

use super::form::{REQUEST, blocks, cell_reads, form, reads};

const QUESTIONNAIRE: &str = "questionnaire";

fn steps(service: Option<&str>, is_editor: bool) -> Vec<&str> {
    let protection = if is_editor {
        "protection of client"
    } else {
        "protection"
    };
    let service = service.unwrap_or("service");
    vec!["siret", "law", service, "team", protection]
}

#[test]
fn an_external_link_is_a_link() {
    reads(
        "Voir <External href=\"https://a.fr\">**la** doc</External>, \
         <External href='/les-api/api-geo' >Géo</External>.",
        &["p: Voir [*la* doc](https://a.fr), [Géo](entry api-geo)."],
    );
    cell_reads(
        "<External href=\"https://a.fr\">a</External>, <External href='https://b.fr' />",
        "[a](https://a.fr), [https://b.fr](https://b.fr)",
    );
}

#[test]
fn next_steps_are_the_list_of_what_to_prepare() {
    let expected = format!("steps: {}", steps(None, false).join("; "));
    for source in ["<NextSteps />", "<NextSteps/>", "<NextSteps></NextSteps>"] {
        reads(source, &[&expected]);
    }
}

#[test]
fn next_steps_take_the_description_of_the_service_and_the_kind_of_asker() {
    let with = |service, is_editor| format!("steps: {}", steps(service, is_editor).join("; "));
    reads("<NextSteps is_editeur />", &[&with(None, true)]);
    reads("<NextSteps is_editeur={true}/>", &[&with(None, true)]);
    reads("<NextSteps is_editeur={false}/>", &[&with(None, false)]);
    let service = "l'usage que vous ferez de « l’API »";
    let expected = with(Some(service), true);
    assert!(expected.contains(service));
    reads(
        &format!("<NextSteps service_description=\"{service}\" is_editeur/>"),
        &[&expected],
    );
    reads(
        "<NextSteps\n  is_editeur\n  service_description='l&#39;usage que vous ferez de &laquo;&nbsp;l’API&nbsp;&raquo;'\n/>",
        &[&expected.replace("« l’API »", "«\u{a0}l’API\u{a0}»")],
    );
    reads(
        "<NextSteps is_editeur service_description=\"en\n  <b>deux\n  lignes\" />",
        &[&with(Some("en <b>deux lignes"), true)],
    );
    reads(
        "<NextSteps service_description=\"\" />",
        &[&with(None, false)],
    );
}

#[test]
fn next_steps_stand_apart_from_the_text_around_them() {
    let expected = format!("steps: {}", steps(None, false).join("; "));
    reads(
        "Il faut <NextSteps /> et **rien** d’autre",
        &["p: Il faut", &expected, "p: et *rien* d’autre"],
    );
    reads(
        "- a\n- <NextSteps />",
        &["list:", "- p: a", &format!("- {expected}")],
    );
}

#[test]
fn next_steps_in_a_cell_are_an_enumeration() {
    cell_reads("<NextSteps is_editeur />", &steps(None, true).join(", "));
}

/// The parts that a block of HTML takes with it are Markdown all the same.
#[test]
fn what_follows_next_steps_on_the_next_line_is_markdown() {
    let expected = format!("steps: {}", steps(None, false).join("; "));
    for (source, form) in [
        ("Un **texte**", "p: Un *texte*"),
        ("### Titre", "h3: Titre"),
        ("- a", "list:\n- p: a"),
        ("> a", "quote:\n  p: a"),
        ("| a |\n| - |\n| b |", "table <:\n  | a |\n  | b |"),
        ("---", "rule"),
        ("```\n<a>\n  <b>\n```", "code: <a>⏎  <b>"),
    ] {
        reads(&format!("<NextSteps />\n{source}"), &[&expected, form]);
    }
}

#[test]
fn a_questionnaire_leads_to_the_request_page() {
    let tree = r#"{"question":"Êtes-vous <b>une</b> mairie ?","choices":[{"answers":["> 3"]}]}"#;
    let name = tree.to_lowercase();
    for (source, name) in [
        (format!("<QuestionTree tree='{tree}' />"), name.as_str()),
        (
            format!("<QuestionTree tree='{tree}'></QuestionTree>"),
            &name,
        ),
        (
            "<QuestionTree tree='a_b' question=\"Qui\"/>".to_owned(),
            "a_b-qui",
        ),
        (
            "<QuestionTree\n  question='Qui'\n  tree='a'\n/>".to_owned(),
            "a-qui",
        ),
        ("<QuestionTree />".to_owned(), ""),
    ] {
        let line = format!("questions {name}: [{QUESTIONNAIRE}]({REQUEST})");
        reads(&source, &[&line]);
        reads(
            &format!("avant\n{source}\naprès"),
            &["p: avant", &line, "p: après"],
        );
    }
    cell_reads(
        "avant <QuestionTree tree='{}' /> après",
        &format!("avant ⏎[{QUESTIONNAIRE}]({REQUEST})⏎ après"),
    );
}

#[test]
fn a_questionnaire_without_request_page_is_told_of() {
    let blocks = blocks("<QuestionTree tree='{}' question='x' />", None);
    assert_eq!(form(&blocks), format!("questions {{}}-x: {QUESTIONNAIRE}"));
}

#[test]
fn frames_of_the_site_leave_what_they_hold() {
    for name in [
        "Grid",
        "Centered",
        "Quote",
        "ContactUs",
        "Datagouv",
        "ApiSireneWidget",
    ] {
        reads(
            &format!("<{name}>\n\nUn [lien](https://a.fr)\n\n- a\n\n</{name}>\n\nFin"),
            &["p: Un [lien](https://a.fr)", "list:", "- p: a", "p: Fin"],
        );
        reads(
            &format!("<{name}>Un **texte**</{name}>"),
            &["p: Un *texte*"],
        );
        reads(&format!("<{name} />"), &[""]);
        cell_reads(&format!("<{name}>Un **texte**</{name}>"), "Un *texte*");
    }
    reads(
        "<ButtonCopy>https://a.fr/v1</ButtonCopy>",
        &["p: `https://a.fr/v1`"],
    );
    cell_reads("<ButtonCopy>GET /v1</ButtonCopy>", "`GET /v1`");
}

#[test]
fn components_leave_the_texts_and_addresses_of_their_attributes() {
    reads(
        "<RichLink href=\"https://a.fr\" title=\"Titre\" description='Ce que c’est' logo=\"x\" />",
        &["p: [Titre · Ce que c’est](https://a.fr)"],
    );
    reads(
        "<FlatFile link=\"https://a.fr/f.csv\" label=\"Le fichier\"></FlatFile>",
        &["p: [Le fichier](https://a.fr/f.csv)"],
    );
    reads(
        "<RichLink to=\"/guides/a\" title='Le guide'>en entier</RichLink>, enfin",
        &["p: [Le guide en entier](https://api.gouv.fr/guides/a), enfin"],
    );
    reads(
        "<RichLink href='https://a.fr' alt={true} />",
        &["p: [https://a.fr](https://a.fr)"],
    );
    cell_reads("<FlatFile title='a' label='b' />", "a · b");
}

#[test]
fn unknown_components_leave_their_text() {
    reads(
        "<Foo bar='x'>un <baz>**deux**</baz></Foo>",
        &["p: un *deux*"],
    );
    reads("<Foo>\n\n- a\n\n</Foo>", &["list:", "- p: a"]);
    cell_reads("<Foo>un <x-y>deux</x-y></Foo>", "un deux");
}
