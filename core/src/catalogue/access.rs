//! The verdict that access rules give on a user.

use std::collections::HashSet;

use serde::{Serialize, Serializer};

use super::api::Api;
use super::fold::{same, words};
use super::openness::Openness;
use super::profile::{Coverage, Profile, bare, says_who};
use super::rule::{Eligibility, Rule};
use super::text::Text;

/// The answer to "may I use it?".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// No request is needed.
    Open,
    /// An account is needed, and anyone may create one.
    Account,
    /// The request will be granted in principle.
    Eligible,
    /// The request may be granted, under conditions.
    Conditional,
    /// The request would be refused.
    Ineligible,
    /// Several rules apply, and they disagree.
    Depends,
    /// No rule mentions the profile.
    Unspecified,
}

impl Serialize for Verdict {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl Verdict {
    /// Every verdict, the most favourable first.
    pub const ALL: [Self; 7] = [
        Self::Open,
        Self::Account,
        Self::Eligible,
        Self::Conditional,
        Self::Depends,
        Self::Ineligible,
        Self::Unspecified,
    ];

    /// Its value in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Account => "account",
            Self::Eligible => "eligible",
            Self::Conditional => "conditional",
            Self::Ineligible => "ineligible",
            Self::Depends => "depends",
            Self::Unspecified => "unspecified",
        }
    }

    /// Whether the verdict allows access, or possibly does.
    pub fn is_promising(self) -> bool {
        match self {
            Self::Open | Self::Account | Self::Eligible | Self::Conditional | Self::Depends => true,
            Self::Ineligible | Self::Unspecified => false,
        }
    }
}

impl From<Eligibility> for Verdict {
    fn from(eligibility: Eligibility) -> Self {
        match eligibility {
            Eligibility::Eligible => Self::Eligible,
            Eligibility::Conditional => Self::Conditional,
            Eligibility::Ineligible => Self::Ineligible,
            Eligibility::Unsaid => Self::Unspecified,
        }
    }
}

/// Who asks, as understood for one API.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asker {
    /// A profile that every API can be asked about.
    Profile(Profile),
    /// A label of this API, in the words of its file.
    Label(String),
}

/// Why words do not name an asker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotAnAsker {
    /// They name no profile and no label.
    Unknown,
    /// Several labels contain them.
    Ambiguous(Vec<String>),
}

/// Whom a question is for, in their own words: parsed once, for any API.
#[derive(Debug, Clone)]
pub struct Who {
    typed: String,
    /// Without article and number.
    words: Vec<String>,
    profile: Option<Profile>,
}

impl Who {
    /// Reads the words.
    pub fn new(typed: impl Into<String>) -> Self {
        let typed = typed.into();
        Self {
            words: bare(&typed),
            profile: Profile::parse(&typed),
            typed,
        }
    }

    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// The profile that the words name, whatever the API.
    pub fn profile(&self) -> Option<Profile> {
        self.profile
    }

    /// What the words mean for `api`: a label in full; else one that differs
    /// only by article, number or parentheses; else a profile; else the only
    /// label that contains them.
    ///
    /// # Errors
    /// The words name nobody, or several labels.
    pub fn asker(&self, api: &Api) -> Result<Asker, NotAnAsker> {
        if let Some(label) = labels(api).find(|label| same(label, &self.typed)) {
            return Ok(Asker::Label(label.to_owned()));
        }
        if !says_who(&self.words) {
            return Err(NotAnAsker::Unknown);
        }
        let mut alike = distinct(labels(api).filter(|label| bare(label) == self.words));
        if alike.len() == 1 {
            return Ok(Asker::Label(alike.remove(0)));
        }
        if let Some(profile) = self.profile {
            return Ok(Asker::Profile(profile));
        }
        let mut holding = distinct(labels(api).filter(|label| self.is_part_of(label)));
        match holding.len() {
            0 => Err(NotAnAsker::Unknown),
            1 => Ok(Asker::Label(holding.remove(0))),
            _ => Err(NotAnAsker::Ambiguous(holding)),
        }
    }

    /// Whether a label contains the words, in a row.
    fn is_part_of(&self, label: &str) -> bool {
        let label = bare(label);
        let mut parts = label.windows(self.words.len());
        parts.any(|words| words == self.words)
    }

    /// The verdict of `api`: unspecified for words that name nobody there; for
    /// words that are part of several labels, what these agree on.
    pub fn verdict(&self, api: &Api) -> Verdict {
        let of = |asker: Option<Asker>| decide(api, asker.as_ref()).verdict;
        match self.asker(api) {
            Ok(asker) => of(Some(asker)),
            Err(NotAnAsker::Unknown) => of(None),
            Err(NotAnAsker::Ambiguous(_)) if api.openness != Openness::Restricted => of(None),
            Err(NotAnAsker::Ambiguous(_)) => {
                let holds = |label: &Text| self.is_part_of(label);
                agreed(
                    api.access
                        .iter()
                        .filter(|rule| rule.labels.iter().any(holds)),
                )
            }
        }
    }
}

/// Labels, one of those that have the same words.
pub fn distinct<'a>(labels: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut known = HashSet::new();
    let labels = labels.filter(|label| known.insert(words(label)));
    labels.map(str::to_owned).collect()
}

/// The verdict of rules that agree; unspecified where there are none.
fn agreed<'a>(mut rules: impl Iterator<Item = &'a Rule>) -> Verdict {
    let Some(first) = rules.next() else {
        return Verdict::Unspecified;
    };
    if rules.all(|rule| rule.eligibility == first.eligibility) {
        first.eligibility.into()
    } else {
        Verdict::Depends
    }
}

/// The labels of an API's rules, in file order.
pub fn labels(api: &Api) -> impl Iterator<Item = &str> {
    api.access
        .iter()
        .flat_map(|rule| rule.labels.iter().map(AsRef::as_ref))
}

/// What an API's rules say to a user.
#[derive(Debug, PartialEq)]
pub struct Decision<'a> {
    pub verdict: Verdict,
    /// The label that decided, if any.
    pub label: Option<&'a str>,
    /// The rules that apply: one, several that agree, or all those that
    /// disagree (`depends`).
    pub rules: Vec<&'a Rule>,
}

/// Decides for `asker`. With none, an API that is restricted is unspecified.
pub fn decide<'a>(api: &'a Api, asker: Option<&Asker>) -> Decision<'a> {
    let verdict = match (api.openness, asker) {
        (Openness::Restricted, Some(asker)) => return by_rules(api, asker),
        (Openness::Restricted, None) => Verdict::Unspecified,
        (Openness::Open, _) => Verdict::Open,
        (Openness::Account, _) => Verdict::Account,
    };
    Decision {
        verdict,
        label: None,
        rules: Vec::new(),
    }
}

fn by_rules<'a>(api: &'a Api, asker: &Asker) -> Decision<'a> {
    let mut applying: Vec<(&Rule, &str)> = Vec::new();
    let mut best = None;
    for rule in api.access.iter() {
        let Some((coverage, label)) = closest_label(rule, asker) else {
            continue;
        };
        let closeness = coverage.closeness();
        if best.is_none_or(|best| closeness < best) {
            best = Some(closeness);
            applying.clear();
        }
        if best == Some(closeness) {
            applying.push((rule, label));
        }
    }
    Decision {
        verdict: agreed(applying.iter().map(|(rule, _)| *rule)),
        label: match applying.as_slice() {
            [(_, label)] => Some(label),
            _ => None,
        },
        rules: applying.into_iter().map(|(rule, _)| rule).collect(),
    }
}

/// The label of `rule` that covers `asker` most closely, and how closely.
fn closest_label<'a>(rule: &'a Rule, asker: &Asker) -> Option<(Coverage, &'a str)> {
    rule.labels
        .iter()
        .filter_map(|label| {
            let coverage = match asker {
                Asker::Profile(profile) => profile.covered_by(label)?,
                Asker::Label(wanted) => same(wanted, label).then_some(Coverage::Own)?,
            };
            Some((coverage, label.as_ref()))
        })
        .min_by_key(|(coverage, _)| *coverage)
}

#[cfg(test)]
mod tests {
    use super::super::entry;
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
            answer(&api, "état"),
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
        let api = many_rules();
        assert_eq!(
            answer(&api, "bancaire"),
            (
                Verdict::Ineligible,
                Some("Un établissement bancaire"),
                vec![2]
            )
        );
        assert_eq!(Who::new("banc").asker(&api), Err(NotAnAsker::Unknown));
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
}
