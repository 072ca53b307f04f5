//! The verdict that access rules give on a user.

use std::collections::HashSet;

use serde::{Serialize, Serializer};

use super::api::Api;
use super::applicant::{Applicant, Naming, bare, names_others, says_who};
use super::fold::{same, words};
use super::openness::Openness;
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
    /// One of a kind that every API can be asked about.
    Applicant(&'static Applicant),
    /// A label of this API, in the words of its file.
    Label(String),
    /// A body that the API says is among others, in the words of its file.
    Covered(String),
}

/// Words that name nobody for sure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotAnAsker {
    /// They name no kind of applicant and no label.
    Unknown,
    /// They are part of several labels: these.
    Ambiguous(Vec<String>),
}

/// Whom a question is for, in their own words, read once for any API.
#[derive(Debug, Clone)]
pub struct Who {
    typed: String,
    /// Without article and number.
    words: Vec<String>,
    applicant: Option<&'static Applicant>,
}

impl Who {
    pub fn new(typed: impl Into<String>) -> Self {
        let typed = typed.into();
        Self {
            words: bare(&typed),
            applicant: Applicant::parse(&typed),
            typed,
        }
    }

    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// The kind of applicant that the words name, whatever the API.
    pub fn applicant(&self) -> Option<&'static Applicant> {
        self.applicant
    }

    /// Understands the words for `api`: a label in full, else what is like one
    /// label only, its article, number and parentheses apart, else a kind of
    /// applicant, else words that only one label holds, else a body that a rule
    /// covers.
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
        if let Some(applicant) = self.applicant {
            return Ok(Asker::Applicant(applicant));
        }
        let mut holding = distinct(labels(api).filter(|label| self.is_part_of(label)));
        match holding.len() {
            0 => {
                let mut covered = api.access.iter().flat_map(|rule| rule.covers.iter());
                let covered = covered.find(|body| {
                    bare(body) == self.words
                        || in_parentheses(body).is_some_and(|short| bare(short) == self.words)
                });
                let covered = covered.map(|body| Asker::Covered(body.to_string()));
                covered.ok_or(NotAnAsker::Unknown)
            }
            1 => Ok(Asker::Label(holding.remove(0))),
            _ => Err(NotAnAsker::Ambiguous(holding)),
        }
    }

    /// Whether a label holds the words, one after the other.
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

/// What a body is called in short: `établissement public foncier (EPF)`.
fn in_parentheses(body: &str) -> Option<&str> {
    let (_, rest) = body.split_once('(')?;
    Some(rest.split_once(')')?.0)
}

/// Labels, those that are the same words once.
pub fn distinct<'a>(labels: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut known = HashSet::new();
    let labels = labels.filter(|label| known.insert(words(label)));
    labels.map(str::to_owned).collect()
}

/// What rules say where they say the same; unspecified for none.
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

/// What a verdict follows from, the first that speaks of one who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Basis {
    /// A label is the words, or names the profile.
    Label,
    /// Labels name only kinds of the profile.
    Kind,
    /// The entry says that a label includes one who asks.
    Covered,
    /// The law includes one who asks in a wider body, which a label names.
    Law,
    /// Only what is said to all others is left.
    Other,
}

impl Basis {
    /// The word of JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Label => "label",
            Self::Kind => "kind",
            Self::Covered => "covered",
            Self::Law => "law",
            Self::Other => "other",
        }
    }
}

impl Serialize for Basis {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// What an API's rules say to one who asks.
#[derive(Debug, PartialEq)]
pub struct Decision<'a> {
    pub verdict: Verdict,
    /// None where nothing decides.
    pub basis: Option<Basis>,
    /// The label that decided, where one did.
    pub label: Option<&'a str>,
    /// The body that the entry says is among those of the label, where that
    /// decided.
    pub covered: Option<&'a str>,
    /// The rules that apply: one, several that agree, or for `depends` all
    /// that disagree.
    pub rules: Vec<&'a Rule>,
    /// Where labels name only kinds of the profile, what its others get.
    pub others: Option<&'a Rule>,
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
        basis: None,
        label: None,
        covered: None,
        rules: Vec::new(),
        others: None,
    }
}

/// How a rule names one who asks.
#[derive(Clone, Copy)]
struct Named<'a> {
    rule: &'a Rule,
    label: &'a str,
    covered: Option<&'a str>,
    /// The closest first; within one basis, whether it names others too.
    closeness: (Basis, bool),
}

fn by_rules<'a>(api: &'a Api, asker: &Asker) -> Decision<'a> {
    let named = api.access.iter().filter_map(|rule| named(rule, asker));
    let named: Vec<Named<'_>> = named.collect();
    let closest = named.iter().map(|named| named.closeness).min();
    let is_closest = |named: &&Named<'_>| Some(named.closeness) == closest;
    let applying: Vec<&Named<'_>> = named.iter().filter(is_closest).collect();
    let basis = closest.map(|(basis, _)| basis);
    let one = match applying.as_slice() {
        [one] => Some(*one),
        _ => None,
    };
    let others = named.iter().find(|named| named.closeness.0 == Basis::Other);
    Decision {
        verdict: agreed(applying.iter().map(|named| named.rule)),
        basis,
        label: one.map(|one| one.label).filter(|label| !label.is_empty()),
        covered: one.and_then(|one| one.covered),
        rules: applying.into_iter().map(|named| named.rule).collect(),
        others: others
            .filter(|_| basis == Some(Basis::Kind))
            .map(|named| named.rule),
    }
}

/// How `rule` names `asker` most closely; none where it does not.
fn named<'a>(rule: &'a Rule, asker: &Asker) -> Option<Named<'a>> {
    let by_label = rule.labels.iter().filter_map(|label| {
        let naming = match asker {
            Asker::Applicant(applicant) => applicant.named_by(label)?,
            Asker::Label(wanted) => same(wanted, label).then_some(Naming::Alone)?,
            Asker::Covered(_) => names_others(&bare(label)).then_some(Naming::Others)?,
        };
        let closeness = match naming {
            Naming::Alone => (Basis::Label, false),
            Naming::Among => (Basis::Label, true),
            Naming::Kind => (Basis::Kind, false),
            Naming::Law => (Basis::Law, false),
            Naming::Others => (Basis::Other, false),
        };
        Some(Named {
            rule,
            label,
            covered: None,
            closeness,
        })
    });
    let is_covered = |body: &&Text| match asker {
        Asker::Applicant(applicant) => applicant
            .named_by(body)
            .is_some_and(|naming| naming <= Naming::Among),
        Asker::Covered(wanted) => same(wanted, body),
        Asker::Label(_) => false,
    };
    let covered = rule.covers.iter().find(is_covered).map(|body| Named {
        rule,
        label: match &*rule.labels {
            [label] => label,
            _ => "",
        },
        covered: Some(body),
        closeness: (Basis::Covered, false),
    });
    by_label.chain(covered).min_by_key(|named| named.closeness)
}

#[cfg(test)]
mod tests;
