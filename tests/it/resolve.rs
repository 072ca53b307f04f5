//! Names as people type them, and the entries of the embedded catalogue that
//! are meant.

use apicat::catalogue::api::Api;
use apicat::embedded;
use apicat::find::{Resolution, resolve};

fn named(typed: &str) -> Vec<String> {
    let ids = |apis: Vec<&Api>| apis.into_iter().map(|api| api.id.to_string()).collect();
    match resolve(embedded::catalogue(), typed) {
        Resolution::One(api) => vec![api.id.to_string()],
        Resolution::Several(apis) => ids(apis),
        Resolution::Unknown(_) => Vec::new(),
    }
}

#[test]
fn one_api_has_many_names() {
    for typed in [
        "franceconnect",
        "FranceConnect",
        "France Connect",
        "FRANCECONNECT ",
        "api franceconnect",
        "fc",
    ] {
        assert_eq!(named(typed), ["franceconnect"], "{typed}");
    }
    for typed in [
        "pro-sante-connect",
        "Pro Santé Connect",
        "api pro sante connect",
        "api_pro_sante_connect",
    ] {
        assert_eq!(named(typed), ["api-pro-sante-connect"], "{typed}");
    }
    assert_eq!(named("API Statut étudiant"), ["api-statut-etudiant"]);
    assert_eq!(
        named("api de droits a l'ASSURANCE maladie"),
        ["api_ameli_droits_cnam"]
    );
    for (typed, id) in [
        ("lbb", "LaBonneBoite"),
        ("psc", "api-pro-sante-connect"),
        ("apipart", "api-particulier"),
        ("mcp", "moncomptepro"),
    ] {
        assert_eq!(named(typed), [id], "{typed}");
    }
    assert_eq!(named("impot"), ["impot-particulier"]);
    assert_eq!(named("journalières"), ["api-indemnites-journalieres-cnam"]);
}

#[test]
fn an_ambiguous_name_is_not_guessed() {
    assert_eq!(
        named("indemn"),
        [
            "api-indemnisation-pole-emploi",
            "api-indemnites-journalieres-cnam"
        ]
    );
}

#[test]
fn an_unknown_name_has_near_ones() {
    let near = |typed: &str| -> Vec<String> {
        match resolve(embedded::catalogue(), typed) {
            Resolution::Unknown(near) => near.iter().map(|api| api.id.to_string()).collect(),
            other => panic!("{typed}: {other:?}"),
        }
    };
    assert_eq!(near("francconect"), ["franceconnect"]);
    for typed in ["zzzz", "impots", "kbis", "maire", "help", "météo", "1"] {
        assert!(near(typed).is_empty(), "{typed}: {:?}", near(typed));
    }
    for typed in ["a", "de", "l'", "a la", "et", "f", "p"] {
        assert!(named(typed).is_empty(), "{typed}: {:?}", named(typed));
    }
    assert!(named("").is_empty() && named("api").is_empty() && named("???").is_empty());
}

#[test]
fn words_in_between_are_not_left_out() {
    assert_eq!(
        named("quotient familial msa"),
        ["api_quotient_familial_msa_caf"]
    );
    assert_eq!(named("quotient caf"), [""; 0]);
}

#[test]
fn an_address_of_the_former_site_names_its_api() {
    for address in [
        "https://api.gouv.fr/les-api/api-geo",
        "http://api.gouv.fr/les-api/api-geo/demande-acces?x#y",
        "api.gouv.fr/les-api/api-geo/",
        "/les-api/geo",
    ] {
        assert_eq!(named(address), ["api-geo"], "{address}");
    }
}
