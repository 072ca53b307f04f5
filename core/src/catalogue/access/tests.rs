use super::super::entry;
use super::super::profile::Profile;
use super::*;

/// An API with those rules: their labels, and the number of the file.
fn restricted(rules: &[(&[&str], i64)]) -> Api {
    with_openness(-1, rules)
}

fn with_openness(is_open: i64, rules: &[(&[&str], i64)]) -> Api {
    let rules = rules
        .iter()
        .map(|(labels, code)| format!("  - who: {labels:?}\n    is_eligible: {code}\n"));
    let rules: String = rules.collect();
    let required = "title: x\ntagline: x\nproducer: x";
    entry::api(
        "x",
        &format!("{required}\nis_open: {is_open}\naccess_page:\n{rules}"),
    )
}

/// The verdict for who is `typed`, the label that decided and the numbers
/// of the rules that apply.
#[track_caller]
fn answer<'a>(api: &'a Api, typed: &str) -> (Verdict, Option<&'a str>, Vec<usize>) {
    let asker = Who::new(typed).asker(api).unwrap();
    let decision = decide(api, Some(&asker));
    let number = |rule: &&Rule| api.access.iter().position(|r| std::ptr::eq(r, *rule));
    let rules = decision.rules.iter().filter_map(number).collect();
    (decision.verdict, decision.label, rules)
}

fn many_rules() -> Api {
    restricted(&[
        (&["Une entreprise"], 1),
        (&["Une entreprise ou une association"], 0),
        (&["Un établissement bancaire", "Une assurance"], -1),
        (&["Un ministère (cabinet)"], 1),
        (&["Un ministère (service déconcentré)"], -1),
        (&["Un gestionnaire de cantine"], 1),
        (&["Autre"], -1),
    ])
}

#[test]
fn a_full_label_selects_exactly_its_own_rule() {
    let api = many_rules();
    for (index, rule) in api.access.iter().enumerate() {
        let verdict = Verdict::from(rule.eligibility);
        for label in rule.labels.iter() {
            let typings = [
                label.to_string(),
                label.to_uppercase(),
                format!(" {label} "),
            ];
            for typed in typings {
                let expected = (verdict, Some(label.as_ref()), vec![index]);
                assert_eq!(answer(&api, &typed), expected, "{typed}");
            }
        }
    }
}

#[test]
fn a_label_is_known_without_its_article_and_in_the_plural() {
    let api = restricted(&[(&["Un opérateur de l’État"], 1), (&["Autre"], -1)]);
    for typed in ["operateur de l'etat", "les opérateurs de l’État"] {
        let expected = (Verdict::Eligible, Some("Un opérateur de l’État"), vec![0]);
        assert_eq!(answer(&api, typed), expected, "{typed}");
    }
}

#[test]
fn a_specific_label_wins_over_a_general_one() {
    let api = many_rules();
    assert_eq!(
        answer(&api, "company"),
        (Verdict::Eligible, Some("Une entreprise"), vec![0])
    );
    assert_eq!(
        answer(&api, "association"),
        (
            Verdict::Conditional,
            Some("Une entreprise ou une association"),
            vec![1]
        )
    );
    assert_eq!(
        answer(&api, "particulier"),
        (Verdict::Ineligible, Some("Autre"), vec![6])
    );
}

#[test]
fn contradictory_verdicts_depend_and_all_their_rules_are_given() {
    assert_eq!(
        answer(&many_rules(), "administration"),
        (Verdict::Depends, None, vec![3, 4])
    );
}

#[test]
fn one_label_in_two_rules_that_disagree_depends() {
    let api = restricted(&[(&["Une banque"], 1), (&["Autre"], 0), (&["une Banque"], -1)]);
    assert_eq!(
        answer(&api, "Une banque"),
        (Verdict::Depends, None, vec![0, 2])
    );
}

#[test]
fn spellings_of_one_profile_in_two_rules_are_both_heard() {
    let api = restricted(&[(&["Une entreprise"], 1), (&["Les entreprises"], -1)]);
    assert_eq!(
        answer(&api, "entreprise"),
        (Verdict::Depends, None, vec![0, 1])
    );
    assert_eq!(
        answer(&api, "les entreprises"),
        (Verdict::Ineligible, Some("Les entreprises"), vec![1])
    );
}

#[test]
fn rules_that_agree_are_all_given_with_their_verdict() {
    let api = restricted(&[(&["Un lycée"], 0), (&["Un établissement public"], 0)]);
    assert_eq!(
        answer(&api, "administration"),
        (Verdict::Conditional, None, vec![0, 1])
    );
}

#[test]
fn a_profile_that_no_rule_covers_is_unspecified() {
    let api = restricted(&[(&["Une entreprise"], 1), (&[], 1)]);
    assert_eq!(
        answer(&api, "particulier"),
        (Verdict::Unspecified, None, vec![])
    );
}

#[test]
fn a_part_of_one_label_only_is_that_label() {
    let labels = ["Un transporteur de bus pour les élèves", "(Privé) bancaire"];
    let api = restricted(&[(&labels[..1], 1), (&labels[1..], -1)]);
    for (typed, label) in [
        ("transporteurs", Some(labels[0])),
        ("bus", Some(labels[0])),
        // What only parentheses tell is not left out with them.
        ("privé", Some(labels[1])),
        ("bancaire", Some(labels[1])),
        ("banc", None),
        // Any label may have such words.
        ("de", None),
        ("les", None),
    ] {
        let label = label.map(|label| Asker::Label(label.to_owned()));
        let asker = label.ok_or(NotAnAsker::Unknown);
        assert_eq!(Who::new(typed).asker(&api), asker, "{typed}");
    }
}

#[test]
fn a_part_of_several_labels_is_not_guessed() {
    let labels = ["Un gestionnaire (public)", "Un gestionnaire (privé)"];
    let api = restricted(&[(&labels[..1], 1), (&labels[1..], -1)]);
    assert_eq!(
        Who::new("gestionnaire").asker(&api),
        Err(NotAnAsker::Ambiguous(labels.map(str::to_owned).to_vec()))
    );
}

#[test]
fn words_that_name_nobody_are_no_asker() {
    let api = many_rules();
    for typed in ["", " ", "?", "martien"] {
        assert_eq!(
            Who::new(typed).asker(&api),
            Err(NotAnAsker::Unknown),
            "{typed}"
        );
    }
}

#[test]
fn an_api_without_requests_is_the_same_for_everybody() {
    for (is_open, verdict) in [(1, Verdict::Open), (0, Verdict::Account)] {
        let api = with_openness(is_open, &[(&["Une entreprise"], -1)]);
        assert_eq!(answer(&api, "entreprise"), (verdict, None, vec![]));
        assert_eq!(decide(&api, None).verdict, verdict);
    }
}

#[test]
fn a_restricted_api_says_nothing_to_nobody() {
    assert_eq!(decide(&many_rules(), None).verdict, Verdict::Unspecified);
}

#[test]
fn words_have_one_verdict_whether_they_name_somebody_or_not() {
    const PUBLIC: &str = "Un gestionnaire (public)";
    const PRIVATE: &str = "Un gestionnaire (privé)";
    for (openness, of_private, typed, verdict) in [
        (-1, -1, PRIVATE, "ineligible"),
        (-1, -1, "Une ENTREPRISE", "conditional"),
        (-1, -1, "gestionnaire", "depends"),
        (-1, 1, "gestionnaire", "eligible"),
        (-1, -1, "martien", "unspecified"),
        (0, -1, "gestionnaire", "account"),
        (0, -1, "martien", "account"),
        (1, -1, "gestionnaire", "open"),
        (1, -1, "entreprise", "open"),
    ] {
        let rules: &[(&[&str], i64)] = &[(&[PUBLIC], 1), (&[PRIVATE], of_private), (&["Autre"], 0)];
        let api = with_openness(openness, rules);
        let answered = Who::new(typed).verdict(&api);
        assert_eq!(answered.name(), verdict, "{openness} {typed}");
    }
}

#[test]
fn who_asks_keeps_the_words_and_knows_the_applicant() {
    for (typed, profile) in [
        (" Une ENTREPRISE ", Some(Profile::Entreprise)),
        ("un gestionnaire", None),
    ] {
        let who = Who::new(typed);
        let known = who.applicant().and_then(Applicant::profile);
        assert_eq!((who.typed(), known), (typed, profile));
    }
}

#[test]
fn a_verdict_has_a_basis() {
    let api = entry::api(
        "x",
        "title: x\ntagline: x\nproducer: x\nis_open: -1\naccess_page:\n\
         - {who: [Une entité administrative], covers: [collectivité, Foyer rural], is_eligible: 1}\n\
         - {who: [Un éditeur de logiciel de paie, Un éditeur de cantine], is_eligible: 0}\n\
         - {who: [Une entreprise], is_eligible: 0}\n\
         - {who: [Un établissement bancaire], is_eligible: 1}\n\
         - {who: [Autre], is_eligible: -1}\n",
    );
    for (typed, verdict, basis, covered, others) in [
        ("administration", "eligible", "label", None, false),
        ("mairie", "eligible", "covered", Some("collectivité"), false),
        (
            "foyer rural",
            "eligible",
            "covered",
            Some("Foyer rural"),
            false,
        ),
        ("hôpital", "eligible", "law", None, false),
        ("éditeur", "conditional", "kind", None, true),
        ("banque", "eligible", "label", None, false),
        ("assurance", "conditional", "law", None, false),
        ("mutuelle", "ineligible", "other", None, false),
        ("particulier", "ineligible", "other", None, false),
    ] {
        let asker = Who::new(typed).asker(&api).unwrap();
        let decision = decide(&api, Some(&asker));
        let basis_found = decision.basis.map(Basis::name);
        let found = (decision.verdict.name(), basis_found, decision.covered);
        assert_eq!(found, (verdict, Some(basis), covered), "{typed}");
        assert_eq!(decision.others.is_some(), others, "{typed}");
    }
}

#[test]
fn promising_is_what_may_end_in_access() {
    let promising = Verdict::ALL.into_iter().filter(|v| v.is_promising());
    let names = promising.map(Verdict::name).collect::<Vec<_>>();
    assert_eq!(
        names,
        ["open", "account", "eligible", "conditional", "depends"]
    );
}

/// An API whose one rule covers bodies.
fn covering(labels: &str) -> Api {
    let rule = format!(
        "  - who: {labels}\n    is_eligible: 1\n    covers: [Un établissement foncier (EPF), Une autorité portuaire]\n"
    );
    let required = "title: x\ntagline: x\nproducer: x\nis_open: -1\naccess_page:\n";
    entry::api("x", &format!("{required}{rule}"))
}

#[test]
fn a_body_that_is_covered_asks_by_its_name_or_in_short() {
    let api = covering("[Une administration]");
    for (typed, covered) in [
        ("EPF", "Un établissement foncier (EPF)"),
        ("établissement foncier", "Un établissement foncier (EPF)"),
        ("autorités portuaires", "Une autorité portuaire"),
    ] {
        let asker = Who::new(typed).asker(&api).unwrap();
        let decision = decide(&api, Some(&asker));
        assert_eq!(decision.basis, Some(Basis::Covered), "{typed}");
        assert_eq!(decision.covered, Some(covered), "{typed}");
        assert_eq!(decision.label, Some("Une administration"), "{typed}");
    }
    for typed in ["EPFL", "xyzzy", "autorité"] {
        assert!(Who::new(typed).asker(&api).is_err(), "{typed}");
    }
    // Of two labels, neither is the one that decided.
    let api = covering("[Une administration, Un office]");
    let asker = Who::new("EPF").asker(&api).unwrap();
    assert_eq!(decide(&api, Some(&asker)).label, None);
}

/// Those who are named otherwise are told where only a kind is named.
#[test]
fn what_others_get_is_told_beside_a_kind_only() {
    let others = |labels: &[&str]| {
        let api = restricted(&[(labels, 1), (&["Autre"], -1)]);
        let asker = Who::new("éditeur").asker(&api).unwrap();
        let decision = decide(&api, Some(&asker));
        decision.others.map(|rule| rule.labels[0].to_string())
    };
    assert_eq!(
        others(&["Un éditeur d’un logiciel de cantine"]).as_deref(),
        Some("Autre")
    );
    assert_eq!(others(&["Un éditeur de logiciel"]), None);
}
