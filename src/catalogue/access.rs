//! Access rules, and the verdict they give on one who asks.

use serde::Serialize;

use super::api::Api;
use super::openness::Openness;
use super::profile::{Profile, bare};

/// One rule of an entry's `access_page`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Whom it is for, in the free French of the file.
    pub labels: Vec<String>,
    /// What it says of them.
    pub eligibility: Eligibility,
    /// Markdown: why, and what to do next.
    pub description: String,
}

/// What a rule says of those it is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Eligibility {
    /// They may have access.
    Eligible,
    /// They may have access under conditions.
    Conditional,
    /// They may not.
    Ineligible,
}

impl Eligibility {
    /// From the number of the file format: 1, 0 or -1.
    pub fn from_code(code: i64) -> Option<Self> {
        match code {
            1 => Some(Self::Eligible),
            0 => Some(Self::Conditional),
            -1 => Some(Self::Ineligible),
            _ => None,
        }
    }
}

/// The answer to "may I use it?".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
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
    /// Several rules apply and disagree.
    Depends,
    /// No rule speaks of the profile.
    Unspecified,
}

impl Verdict {
    /// The word of JSON.
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

    /// Whether one with this verdict may have access, or possibly may.
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
        }
    }
}

/// Who asks, as understood for one API.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asker {
    /// One that every API knows.
    Profile(Profile),
    /// A label of this API, in the words of its file.
    Label(String),
}

/// Words that name nobody for sure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotAnAsker {
    /// They name no profile and no label.
    Unknown,
    /// They are part of several labels: these.
    Ambiguous(Vec<String>),
}

impl Asker {
    /// Understands `typed` for `api`: a label in full, else a profile, else
    /// words that only one label holds.
    ///
    /// # Errors
    /// The words name nobody, or several labels.
    pub fn parse(typed: &str, api: &Api) -> Result<Self, NotAnAsker> {
        let wanted = bare(typed);
        if wanted.is_empty() {
            return Err(NotAnAsker::Unknown);
        }
        if let Some(label) = labels(api).find(|label| bare(label) == wanted) {
            return Ok(Self::Label(label.to_owned()));
        }
        if let Some(profile) = Profile::parse(typed) {
            return Ok(Self::Profile(profile));
        }
        let mut holding: Vec<String> = Vec::new();
        for label in labels(api) {
            let held = bare(label)
                .windows(wanted.len())
                .any(|words| words == wanted);
            if held && !holding.iter().any(|known| known == label) {
                holding.push(label.to_owned());
            }
        }
        match holding.len() {
            0 => Err(NotAnAsker::Unknown),
            1 => Ok(Self::Label(holding.remove(0))),
            _ => Err(NotAnAsker::Ambiguous(holding)),
        }
    }
}

/// The labels of an API's rules, in file order.
pub fn labels(api: &Api) -> impl Iterator<Item = &str> {
    api.access
        .iter()
        .flat_map(|rule| rule.labels.iter().map(String::as_str))
}

/// What an API's rules say to one who asks.
#[derive(Debug, PartialEq)]
pub struct Decision<'a> {
    /// The answer.
    pub verdict: Verdict,
    /// The label that decided, where one did.
    pub label: Option<&'a str>,
    /// The rules that apply: one, several that agree, or for `depends` all
    /// that disagree.
    pub rules: Vec<&'a Rule>,
}

/// Decides for `asker`; with none, only an API that is not restricted can be
/// decided, and `None` is the answer for the others.
pub fn decide<'a>(api: &'a Api, asker: Option<&Asker>) -> Option<Decision<'a>> {
    let open = |verdict| Decision {
        verdict,
        label: None,
        rules: Vec::new(),
    };
    match (api.openness, asker) {
        (Openness::Open, _) => Some(open(Verdict::Open)),
        (Openness::Account, _) => Some(open(Verdict::Account)),
        (Openness::Restricted, None) => None,
        (Openness::Restricted, Some(asker)) => Some(by_rules(api, asker)),
    }
}

fn by_rules<'a>(api: &'a Api, asker: &Asker) -> Decision<'a> {
    let mut applying: Vec<(&Rule, &str)> = Vec::new();
    let mut best = None;
    for rule in &api.access {
        let Some((coverage, label)) = closest_label(rule, asker) else {
            continue;
        };
        if best.is_none_or(|best| coverage < best) {
            best = Some(coverage);
            applying.clear();
        }
        if best == Some(coverage) {
            applying.push((rule, label));
        }
    }
    let verdict = match applying.as_slice() {
        [] => Verdict::Unspecified,
        [(first, _), others @ ..]
            if others
                .iter()
                .all(|(r, _)| r.eligibility == first.eligibility) =>
        {
            first.eligibility.into()
        }
        _ => Verdict::Depends,
    };
    Decision {
        verdict,
        label: match applying.as_slice() {
            [(_, label)] => Some(label),
            _ => None,
        },
        rules: applying.into_iter().map(|(rule, _)| rule).collect(),
    }
}

/// The label of `rule` that covers `asker` most closely, and how closely.
fn closest_label<'a>(rule: &'a Rule, asker: &Asker) -> Option<(super::profile::Coverage, &'a str)> {
    use super::profile::Coverage;
    rule.labels
        .iter()
        .filter_map(|label| {
            let coverage = match asker {
                Asker::Profile(profile) => profile.covered_by(label)?,
                Asker::Label(wanted) => (bare(wanted) == bare(label)).then_some(Coverage::Own)?,
            };
            Some((coverage, label.as_str()))
        })
        .min_by_key(|(coverage, _)| *coverage)
}
