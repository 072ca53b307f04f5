use std::collections::HashMap;

use super::*;
use Profile::{Administration, Association, Collectivite, Editeur, Entreprise, Particulier};

#[test]
fn each_line_says_whom_and_how() {
    let data = include_str!("../applicants.tsv").lines();
    let lines: Vec<&str> = data.filter(|line| !line.starts_with('#')).collect();
    assert_eq!(APPLICANTS.len(), lines.len());
    for (line, applicant) in lines.iter().zip(APPLICANTS.iter()) {
        let cells: Vec<&str> = line.split('\t').collect();
        let named = cells[0].split(',').count();
        assert!((4..=5).contains(&cells.len()), "{line}");
        assert_eq!(applicant.profiles.len(), named, "{line}");
        let is_known = |body: &Name| APPLICANTS.iter().any(|other| other.is_named(body.words()));
        assert!(applicant.within.iter().all(is_known), "{line}");
        assert!(["whole", "part", "kind"].contains(&cells[1]), "{line}");
        assert!(["own", "law", "none"].contains(&cells[2]), "{line}");
    }
    for profile in Profile::ALL {
        let whole = APPLICANTS
            .iter()
            .filter(|other| other.extent == Extent::Whole && other.profile() == Some(profile));
        assert_eq!(whole.count(), 1, "{profile:?}");
    }
}

#[test]
fn a_name_is_of_one_applicant_only() {
    let mut met: HashMap<Vec<String>, &Applicant> = HashMap::new();
    for applicant in APPLICANTS.iter() {
        for name in &applicant.names {
            let (written, words) = (name.written, name.words());
            let other = met.insert(words.to_vec(), applicant);
            assert!(other.is_none_or(|other| other == applicant), "{written}");
            assert!(says_who(words) || written.len() < 3, "{written}");
            assert_eq!(Applicant::parse(written), Some(applicant), "{written}");
        }
    }
}

#[test]
fn applicants_are_typed_in_many_ways() {
    for (typed, profile) in [
        ("Une ENTREPRISE", Entreprise),
        ("sociétés", Entreprise),
        ("startup", Entreprise),
        ("a bank", Entreprise),
        ("Les banques", Entreprise),
        ("local authority", Collectivite),
        ("town halls", Collectivite),
        ("local authorities", Collectivite),
        ("mairies", Collectivite),
        ("companies", Entreprise),
        ("bailleurs sociaux", Administration),
        ("hôpitaux", Administration),
        ("software publisher", Editeur),
        ("éditeur de logiciels", Editeur),
        ("l’État", Administration),
        ("HOPITAL", Administration),
        ("CCAS", Collectivite),
        ("citoyens", Particulier),
    ] {
        let applicant = Applicant::parse(typed);
        assert_eq!(
            applicant.and_then(Applicant::profile),
            Some(profile),
            "{typed}"
        );
    }
    for typed in ["", "martien", "entreprise bleue", "un"] {
        assert_eq!(Applicant::parse(typed), None, "{typed}");
    }
}

#[test]
fn labels_name_profiles() {
    use Naming::{Alone, Among, Kind, Law, Others};
    for (label, expected) in [
        ("Un particulier", vec![(Particulier, Alone)]),
        ("Un demandeur d'emploi", vec![(Particulier, Kind)]),
        ("Une entreprise", vec![(Entreprise, Alone), (Editeur, Law)]),
        (
            "Une entreprise ou une association",
            vec![(Entreprise, Among), (Association, Among), (Editeur, Law)],
        ),
        (
            "Une entreprise dédiée à la maitrise d'énergie",
            vec![(Entreprise, Kind)],
        ),
        (
            "Une collectivité ou une administration",
            vec![(Administration, Among), (Collectivite, Among)],
        ),
        (
            "Une administration",
            vec![(Administration, Alone), (Collectivite, Law)],
        ),
        (
            "Une administration partenaire de FranceConnect",
            vec![(Administration, Kind)],
        ),
        (
            "Un ministère (administration centrale ou service déconcentré)",
            vec![(Administration, Among)],
        ),
        ("Un opérateur de l’État", vec![(Administration, Kind)]),
        ("Une commune", vec![(Collectivite, Among)]),
        ("Un éditeur de logiciels", vec![(Editeur, Alone)]),
        ("Un editeur d’application mobile", vec![(Editeur, Kind)]),
        (
            "Etablissement ou système d'information dans l'enseignement supérieur",
            vec![(Administration, Kind)],
        ),
        (
            "Un établissements de soins",
            vec![(Entreprise, Kind), (Administration, Kind)],
        ),
        ("Un gestionnaire de cantine", vec![]),
        (
            "Autres activités",
            Profile::ALL.map(|profile| (profile, Others)).to_vec(),
        ),
    ] {
        let named: Vec<_> = Profile::ALL
            .into_iter()
            .filter_map(|profile| Some((profile, Applicant::of(profile).named_by(label)?)))
            .collect();
        assert_eq!(named, expected, "{label}");
    }
}

#[test]
fn labels_name_kinds_of_applicants() {
    use Naming::{Alone, Among, Kind, Law};
    for (typed, label, expected) in [
        ("mairie", "Une collectivité territoriale", Some(Alone)),
        (
            "mairie",
            "Une collectivité ou une administration",
            Some(Among),
        ),
        ("mairie", "Une administration", Some(Law)),
        (
            "mairie",
            "Une administration partenaire de FranceConnect",
            None,
        ),
        ("mairie", "Une région", None),
        ("mairie", "Un établissement public", None),
        ("ministère", "Un établissement de soins", None),
        ("ministère", "Une administration partenaire", Some(Kind)),
        ("commerçant", "Artisan taxi", None),
        ("ministère", "Une entité administrative", Some(Alone)),
        ("préfecture", "Un ministère", Some(Alone)),
        ("hôpital", "Un établissement de soins", Some(Alone)),
        ("hôpital", "Une administration", Some(Law)),
        ("hôpital", "Une entreprise", None),
        ("hôpital", "Un établissement public", Some(Law)),
        ("clinique", "Un établissement de soins", Some(Law)),
        ("hôpital", "Un ministère", None),
        ("hôpital", "Une collectivité", None),
        ("lycée", "Un établissement public", Some(Law)),
        ("banque", "Un établissement bancaire", Some(Alone)),
        ("banque", "Une assurance", None),
        ("banque", "Une entreprise", Some(Law)),
        (
            "assurance",
            "Une assurance partenaire de FranceConnect",
            Some(Kind),
        ),
        (
            "mutuelle",
            "Un organisme complémentaire de santé",
            Some(Alone),
        ),
        ("mutuelle", "Une entreprise", None),
        ("start-up", "Une entreprise", Some(Alone)),
        ("start-up", "Un établissement bancaire", None),
        ("éditeur", "Une entreprise", Some(Law)),
        ("ESN", "Un éditeur de logiciel", Some(Alone)),
    ] {
        let naming = Applicant::parse(typed).unwrap().named_by(label);
        assert_eq!(naming, expected, "{typed}, {label}");
    }
}

#[test]
fn every_name_can_be_told() {
    let names: Vec<&str> = Applicant::names().collect();
    assert!(names.len() > 100 && names.contains(&"mairie"));
    assert!(names.iter().all(|name| Applicant::parse(name).is_some()));
}

#[test]
fn a_label_is_found_by_the_words_for_whom_it_names() {
    let names = names_for("Une collectivité ou une administration");
    assert!(names.contains(&"mairie") && names.contains(&"ministère"));
    assert!(!names.contains(&"start-up"));
    assert!(names_for("Un établissement bancaire").contains(&"banque"));
    // By law an authority is an administration; the label does not name it.
    assert!(!names_for("Une administration").contains(&"mairie"));
    assert_eq!(names_for("Autre"), [""; 0]);
}

#[test]
fn the_bare_words_of_a_label() {
    for (label, expected) in [
        ("Un ministère (service déconcentré)", &["ministere"][..]),
        ("Des régions (1) et (2) unies", &["region", "uny"]),
        ("(seul)", &["seul"]),
        ("à ) envers (", &["enver"]),
        ("()", &[]),
        ("les hôpitaux", &["hopital"]),
        ("aux", &["aux"]),
        ("eaux", &["eal"]),
        ("companies", &["company"]),
    ] {
        assert_eq!(bare(label), expected, "{label}");
    }
    assert_eq!(
        (singular("auxs"), singular("bus")),
        ("aux".to_owned(), "bus".to_owned())
    );
}

#[test]
fn a_name_begins_like_a_word_of_the_same_first_letter() {
    let name = Name::of("école");
    assert!(name.begins_like("ecole") && name.begins_like("eau"));
    assert!(!name.begins_like("college") && !name.begins_like(""));
}
