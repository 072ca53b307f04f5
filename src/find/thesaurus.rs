//! What other words say the same: everyday names, acronyms, old names.
//!
//! The format, YAML, is a list of groups of two kinds:
//!
//! ```yaml
//! - same: [Pôle emploi, France Travail]   # each stands for the others
//! - word: [kbis]                          # who looks for one of these
//!   see: [registre du commerce, RCS]      # is also served by these
//! ```

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::words::{is_stop_word, runs, stem};
use crate::catalogue::fold::fold;

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
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Lead {
    /// The other word or phrase.
    pub(super) text: String,
    /// The stems of its words.
    pub(super) stems: Vec<String>,
    /// What it counts for.
    pub(super) weight: f64,
}

/// Words and phrases, by their stems, and what they lead to.
#[derive(Debug, Default)]
pub struct Thesaurus {
    leads: HashMap<Vec<String>, Vec<Lead>>,
    /// The folded words of the terms and their spellings.
    words: HashMap<String, String>,
    /// The number of words of the longest term.
    longest: usize,
}

impl Thesaurus {
    /// The thesaurus that is compiled into the program.
    pub fn embedded() -> &'static Self {
        static EMBEDDED: LazyLock<Thesaurus> = LazyLock::new(|| {
            // A test holds the text to its format.
            Thesaurus::parse(include_str!("../../catalogue/thesaurus.yaml")).unwrap_or_default()
        });
        &EMBEDDED
    }

    /// Reads the groups of a text.
    ///
    /// # Errors
    /// The text is no list of groups.
    pub fn parse(text: &str) -> Result<Self, serde_yaml::Error> {
        let groups: Vec<Group> = serde_yaml::from_str(text)?;
        let mut thesaurus = Self::default();
        for group in &groups {
            match group {
                Group::Same { same } => {
                    let leads = leads(same, SAME);
                    for (index, term) in same.iter().enumerate() {
                        let (before, after) = (&leads[..index], &leads[index + 1..]);
                        thesaurus.add(term, before.iter().chain(after));
                    }
                }
                Group::See { word, see } => {
                    let leads = leads(see, SEE);
                    for term in word {
                        thesaurus.add(term, leads.iter());
                    }
                }
            }
        }
        Ok(thesaurus)
    }

    fn add<'a>(&mut self, term: &str, others: impl Iterator<Item = &'a Lead>) {
        for run in runs(term) {
            let word = &term[run];
            let folded = fold(word).into_owned();
            self.words
                .entry(folded)
                .or_insert_with(|| word.to_lowercase());
        }
        let key = stems(term);
        self.longest = self.longest.max(key.len());
        let leads = self.leads.entry(key).or_default();
        leads.extend(others.cloned());
    }

    /// The terms that `stems` begins with, the longest first: the number of
    /// their words, and what they lead to.
    pub(super) fn beginnings(&self, stems: &[String]) -> impl Iterator<Item = (usize, &[Lead])> {
        (1..=self.longest.min(stems.len()))
            .rev()
            .filter_map(|count| Some((count, self.leads.get(&stems[..count])?.as_slice())))
    }

    /// Whether a stem is a term.
    pub(super) fn has(&self, stem: &str) -> bool {
        self.leads.contains_key(&[stem.to_owned()][..])
    }

    /// The words of the terms, folded, with a spelling of each.
    pub(super) fn words(&self) -> impl Iterator<Item = (&str, &str)> {
        self.words
            .iter()
            .map(|(folded, spelling)| (folded.as_str(), spelling.as_str()))
    }
}

/// What leads to each of some terms.
fn leads(terms: &[String], weight: f64) -> Vec<Lead> {
    let lead = |term: &String| Lead {
        text: term.clone(),
        stems: stems(term),
        weight,
    };
    terms.iter().map(lead).collect()
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

    /// The groups that are compiled into the program.
    fn groups() -> Vec<Group> {
        serde_yaml::from_str(include_str!("../../catalogue/thesaurus.yaml")).unwrap()
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
