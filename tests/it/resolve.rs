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
    let near = |typed: &str| match resolve(embedded::catalogue(), typed) {
        Resolution::Unknown(near) => near.into_iter().map(|api| api.id.to_string()).collect(),
        other => panic!("{typed}: {other:?}"),
    };
    assert_eq!(near("francconect"), ["franceconnect"]);
    let far: Vec<String> = near("zzzz");
    assert_eq!(far.len(), 3);
    for typed in ["a", "de", "l'", "a la", "et", "f", "p"] {
        assert!(named(typed).is_empty(), "{typed}: {:?}", named(typed));
    }
    assert!(named("").is_empty() && named("api").is_empty() && named("???").is_empty());
}
