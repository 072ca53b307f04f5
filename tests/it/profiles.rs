//! The verdict of every restricted API of the catalogue for every profile and
//! for other applicants, with what it follows from: a table, tested as data.
//!
//! `APICAT_UPDATE=1 cargo test --test it profiles` writes it anew, to be read
//! before it is kept.

use std::path::Path;

use apicat::catalogue::access::{Asker, Basis, Verdict, Who, decide};
use apicat::catalogue::api::Api;
use apicat::catalogue::applicant::Applicant;
use apicat::catalogue::openness::Openness;
use apicat::catalogue::profile::Profile;
use apicat::embedded;
use apicat::words::{Lang, Messages};

/// Who asks, in the columns of the table.
const WORDS: [&str; 16] = [
    "particulier",
    "entreprise",
    "association",
    "administration",
    "collectivite",
    "editeur",
    "établissement public",
    "opérateur de l’État",
    "hôpital",
    "université",
    "lycée",
    "CAF",
    "banque",
    "assurance",
    "mutuelle",
    "professionnel de santé",
];

fn restricted() -> Vec<&'static Api> {
    let apis = embedded::catalogue().apis().iter();
    let mut apis: Vec<_> = apis
        .filter(|api| api.openness == Openness::Restricted)
        .collect();
    apis.sort_by(|a, b| a.id.cmp(&b.id));
    apis
}

#[test]
fn verdicts_are_those_of_the_table() {
    let mut table = format!("slug\t{}\n", WORDS.join("\t"));
    for api in restricted() {
        let verdicts = WORDS.map(|words| {
            let asker = Who::new(words).asker(api).unwrap();
            let decision = decide(api, Some(&asker));
            let basis = decision.basis.map_or("", Basis::name);
            format!("{} {basis}", decision.verdict.name())
                .trim_end()
                .to_owned()
        });
        table.push_str(&format!("{}\t{}\n", api.id, verdicts.join("\t")));
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/data/verdicts.tsv");
    if std::env::var_os("APICAT_UPDATE").is_some() {
        std::fs::write(&path, &table).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap();
    for (line, expected) in table.lines().zip(expected.lines()) {
        assert_eq!(line, expected);
    }
    assert_eq!(table.lines().count(), expected.lines().count());
}

#[test]
fn a_full_label_selects_its_own_rule() {
    for api in restricted() {
        for rule in api.access.iter() {
            for label in rule.labels.iter() {
                let asker = Who::new(label.as_ref()).asker(api).unwrap();
                assert_eq!(asker, Asker::Label(label.to_string()), "{}", api.id);
                let decision = decide(api, Some(&asker));
                assert_eq!(decision.rules, [rule], "{}: {label}", api.id);
                assert_eq!(decision.verdict, Verdict::from(rule.eligibility));
                assert_eq!(decision.label, Some(label.as_ref()));
                assert_eq!(decision.basis, Some(Basis::Label));
            }
        }
    }
}

#[test]
fn labels_are_typed_without_accents_case_article_and_number() {
    for (slug, typed, verdict) in [
        ("impot-particulier", "ETABLISSEMENT BANCAIRE", "conditional"),
        ("impot-particulier", "bancaire", "conditional"),
        ("agent-connect", "opérateur de l’état", "eligible"),
        ("agent-connect", "operateur", "eligible"),
        ("api-sesali", "éditeur de logiciel", "conditional"),
        (
            "api_ameli_droits_cnam",
            "établissement de soins",
            "conditional",
        ),
        ("api-statut-etudiant-ecriture", "lycees", "eligible"),
        ("le-taxi", "flottes de taxis", "conditional"),
    ] {
        let api = embedded::catalogue().api(slug).unwrap();
        let asker = Who::new(typed).asker(api).unwrap();
        let found = decide(api, Some(&asker)).verdict.name();
        assert_eq!(found, verdict, "{slug} {typed}");
    }
}

#[test]
fn every_word_that_is_printed_for_a_profile_names_it() {
    for lang in [Lang::French, Lang::English] {
        for profile in Profile::ALL {
            for word in [Messages::new(lang).profile(profile), profile.name()] {
                let named = Applicant::parse(word).and_then(Applicant::profile);
                assert_eq!(named, Some(profile), "{word}");
            }
        }
    }
}

/// What people say who they are.
#[test]
fn people_are_known_by_their_words() {
    for word in "mairie, ville, commune, EPCI, intercommunalité, métropole, département, région, CCAS, \
                 collectivité, école, collège, lycée, université, CROUS, hôpital, établissement de soins, \
                 préfecture, ministère, opérateur de l’État, établissement public, organisme social, CAF, \
                 bailleur social, banque, assurance, mutuelle, complémentaire santé, start-up, TPE, PME, \
                 auto-entrepreneur, freelance, développeur, chercheur, étudiant, citoyen, usager, \
                 demandeur d’emploi, professionnel de santé, notaire, avocat, expert-comptable, éditeur, \
                 ESN, intégrateur, town hall, city, hospital, university, school, bank, insurer, startup, \
                 freelancer, researcher, citizen, NGO, ministry, software publisher, local authority"
        .split(", ")
    {
        assert!(Applicant::parse(word.trim()).is_some(), "{word}");
    }
}
