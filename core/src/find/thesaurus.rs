//! What other words say the same: everyday names, acronyms, old names.
//!
//! The format, YAML, is a list of groups of two kinds:
//!
//! ```yaml
//! - same: [Pôle emploi, France Travail]   # each stands for the others
//! - word: [kbis]                          # who looks for one of these
//!   see: [registre du commerce, RCS]      # is also served by these
//! ```

use std::collections::BTreeMap;

use serde::Deserialize;

use super::strings::Strings;
use super::words::{is_stop_word, runs, stem};
use crate::catalogue::fold::fold;
use crate::catalogue::problem::{Position, Problem};
use crate::catalogue::text::List;
use crate::catalogue::yaml::refusal;

/// What an equivalent and a related word count for, the typed one being 1.
const SAME: f64 = 0.8;
const SEE: f64 = 0.5;

/// A group as the file has it.
#[derive(Debug, Deserialize)]
#[serde(try_from = "Keys")]
enum Group {
    Same { same: Vec<String> },
    See { word: Vec<String>, see: Vec<String> },
}

/// The keys of a group; which of them there are says what kind it is.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Keys {
    same: Option<Vec<String>>,
    word: Option<Vec<String>>,
    see: Option<Vec<String>>,
}

impl TryFrom<Keys> for Group {
    type Error = &'static str;

    fn try_from(keys: Keys) -> Result<Self, Self::Error> {
        match (keys.same, keys.word, keys.see) {
            (Some(same), None, None) => Ok(Self::Same { same }),
            (None, Some(word), Some(see)) => Ok(Self::See { word, see }),
            _ => Err("a group is `same`, or `word` and `see`"),
        }
    }
}

/// What a word or phrase leads to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Lead<'a> {
    /// The other word or phrase.
    pub(super) text: &'a str,
    /// The stems of its words, a space between.
    stems: &'a str,
    /// What it counts for.
    pub(super) weight: f64,
}

impl<'a> Lead<'a> {
    /// The stems of its words.
    pub(super) fn stems(&self) -> impl Iterator<Item = &'a str> {
        self.stems.split(' ')
    }
}

/// Words and phrases, by their stems, and what they lead to.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "bake", derive(databake::Bake))]
#[cfg_attr(feature = "bake", databake(path = apicat_core::find))]
pub struct Thesaurus {
    /// The stems of each term, a space between, in alphabetical order.
    pub terms: Strings,
    /// By term, where its leads end.
    pub ends: List<u32>,
    /// Term by term, the texts it leads to.
    pub leads: Strings,
    /// By lead, the stems of its words, a space between.
    pub stems: Strings,
    /// By lead, what it counts for.
    pub weights: List<f64>,
    /// The number of words of the longest term.
    pub longest: usize,
    /// The folded words of the terms, in alphabetical order.
    pub words: Strings,
    /// By word, a spelling of it.
    pub spellings: Strings,
}

impl Thesaurus {
    /// Reads the groups of a text.
    ///
    /// # Errors
    /// The text is no list of groups: what is wrong, and where.
    pub fn parse(text: &str) -> Result<Self, (Problem, Option<Position>)> {
        let groups: Vec<Group> = serde_yaml::from_str(text).map_err(|error| refusal(&error))?;
        let mut collected = Collected::default();
        for group in &groups {
            match group {
                Group::Same { same } => {
                    for (index, term) in same.iter().enumerate() {
                        let (before, after) = (&same[..index], &same[index + 1..]);
                        collected.add(term, before.iter().chain(after), SAME);
                    }
                }
                Group::See { word, see } => {
                    for term in word {
                        collected.add(term, see.iter(), SEE);
                    }
                }
            }
        }
        Ok(collected.into_thesaurus())
    }

    /// The terms that `stems` begins with, the longest first: the number of
    /// their words, and what they lead to.
    pub(super) fn beginnings(
        &self,
        stems: &[&str],
    ) -> impl Iterator<Item = (usize, Vec<Lead<'_>>)> {
        let counts = (1..=self.longest.min(stems.len())).rev();
        counts.filter_map(|count| {
            let term = self.terms.find(&stems[..count].join(" "))?;
            Some((count, self.leads_of(term)))
        })
    }

    fn leads_of(&self, term: usize) -> Vec<Lead<'_>> {
        let start = term.checked_sub(1).map_or(0, |before| self.ends[before]);
        let numbers = start as usize..self.ends[term] as usize;
        let lead = |number| Lead {
            text: self.leads.get(number),
            stems: self.stems.get(number),
            weight: self.weights[number],
        };
        numbers.map(lead).collect()
    }

    /// Whether a stem is a term.
    pub(super) fn has(&self, stem: &str) -> bool {
        self.terms.find(stem).is_some()
    }

    /// The words of the terms that begin with `prefix`, folded, with a
    /// spelling of each.
    pub(super) fn words_beginning_with(&self, prefix: &str) -> impl Iterator<Item = (&str, &str)> {
        let numbers = self.words.beginning_with(prefix);
        numbers.map(|number| (self.words.get(number), self.spellings.get(number)))
    }
}

/// Terms being collected.
#[derive(Default)]
struct Collected<'a> {
    /// By the stems of a term, what it leads to and what that counts for.
    leads: BTreeMap<String, Vec<(&'a str, f64)>>,
    /// The folded words of the terms and their spellings.
    words: BTreeMap<String, String>,
    longest: usize,
}

impl<'a> Collected<'a> {
    fn add(&mut self, term: &str, others: impl Iterator<Item = &'a String>, weight: f64) {
        for run in runs(term) {
            let word = &term[run];
            let folded = fold(word).into_owned();
            self.words
                .entry(folded)
                .or_insert_with(|| word.to_lowercase());
        }
        let stems = stems(term);
        self.longest = self.longest.max(stems.len());
        let leads = self.leads.entry(stems.join(" ")).or_default();
        leads.extend(others.map(|other| (other.as_str(), weight)));
    }

    fn into_thesaurus(self) -> Thesaurus {
        let leads = || self.leads.values().flatten();
        let ends = self.leads.values().scan(0, |end, leads| {
            *end += leads.len() as u32;
            Some(*end)
        });
        Thesaurus {
            terms: self.leads.keys().collect(),
            ends: ends.collect(),
            leads: leads().map(|(text, _)| text).collect(),
            stems: leads().map(|(text, _)| stems(text).join(" ")).collect(),
            weights: leads().map(|(_, weight)| *weight).collect(),
            longest: self.longest,
            words: self.words.keys().collect(),
            spellings: self.words.values().collect(),
        }
    }
}

/// The stems of the telling words of a term; a name in camel case is one word.
fn stems(term: &str) -> Vec<String> {
    runs(term)
        .map(|run| fold(&term[run]).into_owned())
        .filter(|word| !is_stop_word(word))
        .map(|word| stem(&word))
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    /// The groups that apicat has.
    fn groups() -> Vec<Group> {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../catalogue/thesaurus.yaml");
        serde_yaml::from_str(&std::fs::read_to_string(file).unwrap()).unwrap()
    }

    #[test]
    fn every_group_leads_somewhere() {
        let groups = groups();
        assert!(groups.len() >= 400);
        for group in &groups {
            match group {
                Group::Same { same } => assert!(same.len() >= 2, "{group:?}"),
                Group::See { word, see } => {
                    assert!(!word.is_empty() && !see.is_empty(), "{group:?}");
                }
            }
        }
    }

    #[test]
    fn every_term_says_something() {
        for group in groups() {
            let terms = match group {
                Group::Same { same } => same,
                Group::See { word, see } => word.into_iter().chain(see).collect(),
            };
            for term in terms {
                assert!(!stems(&term).is_empty(), "{term}");
                assert!(!term.contains('\''), "{term}: a typographic apostrophe");
                assert_eq!(term, term.trim());
            }
        }
    }

    #[test]
    fn a_term_stands_once_in_each_kind_of_group() {
        let (mut same_met, mut word_met) = (HashSet::new(), HashSet::new());
        for group in groups() {
            let (terms, met) = match group {
                Group::Same { same } => (same, &mut same_met),
                Group::See { word, .. } => (word, &mut word_met),
            };
            for term in terms {
                let folded = crate::catalogue::fold::words(&term);
                assert!(met.insert(folded), "{term} twice");
            }
        }
    }

    /// Terms of several words of which only one tells, and that mean that one.
    const ONE_WORD: [&str; 23] = [
        "CMU-C",
        "ZFE-m",
        "après le bac",
        "chercher du travail",
        "chercher une adresse",
        "e-facture",
        "e-invoicing",
        "e-reporting",
        "factur-x",
        "faire construire",
        "que visiter",
        "resto U",
        "risques chez moi",
        "s’engager",
        "se baigner",
        "se chauffer",
        "se connecter",
        "se garer",
        "se loguer",
        "sign in",
        "tout-à-l’égout",
        "trouver un emploi",
        "trouver une adresse",
    ];

    #[test]
    fn no_term_of_several_words_is_known_by_one() {
        let mut findings = Vec::new();
        for group in groups() {
            let terms = match group {
                Group::Same { same } => same,
                Group::See { word, .. } => word,
            };
            for term in terms {
                let is_one = runs(&term).count() > 1 && stems(&term).len() == 1;
                if is_one && !ONE_WORD.contains(&term.as_str()) {
                    findings.push(term);
                }
            }
        }
        assert!(findings.is_empty(), "{findings:?}");
    }

    #[test]
    fn a_text_that_is_no_list_of_groups_is_refused() {
        for text in [
            "a: b",
            "- same: a",
            "- {word: [a]}",
            "- {same: [a], see: [b]}",
        ] {
            assert!(Thesaurus::parse(text).is_err(), "{text}");
        }
    }
}
