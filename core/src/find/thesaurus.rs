//! Synonyms: everyday names, acronyms, old names.
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

use super::string_table::StringTable;
use super::words::{is_stop_word, runs, stem};
use crate::catalogue::diagnostic::Position;
use crate::catalogue::file_error::FileError;
use crate::catalogue::fold::fold;
use crate::catalogue::text::List;
use crate::catalogue::yaml::refusal;

/// Weights of an equivalent and of a related word, the typed one having 1.
const SAME_WEIGHT: f64 = 0.8;
const SEE_WEIGHT: f64 = 0.5;

/// A group of the file.
#[derive(Debug, Deserialize)]
#[serde(try_from = "Keys")]
enum SynonymRule {
    Same { same: Vec<String> },
    See { word: Vec<String>, see: Vec<String> },
}

/// The keys of a group of either kind.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Keys {
    same: Option<Vec<String>>,
    word: Option<Vec<String>>,
    see: Option<Vec<String>>,
}

impl TryFrom<Keys> for SynonymRule {
    type Error = &'static str;

    fn try_from(keys: Keys) -> Result<Self, Self::Error> {
        match (keys.same, keys.word, keys.see) {
            (Some(same), None, None) => Ok(Self::Same { same }),
            (None, Some(word), Some(see)) => Ok(Self::See { word, see }),
            _ => Err("a group is `same`, or `word` and `see`"),
        }
    }
}

/// A word or phrase that is searched in addition to another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Synonym<'a> {
    /// As the file writes it.
    pub(super) text: &'a str,
    /// The stems of its words, a space between.
    stems: &'a str,
    /// From 0 to 1, 1 being that of the typed word.
    pub(super) weight: f64,
}

impl<'a> Synonym<'a> {
    pub(super) fn stems(&self) -> impl Iterator<Item = &'a str> {
        self.stems.split(' ')
    }
}

/// Headwords, which are words or phrases, and the synonyms of each.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "bake", derive(databake::Bake))]
#[cfg_attr(feature = "bake", databake(path = apicat_core::find))]
pub struct Thesaurus {
    /// The stems of each headword, a space between, sorted.
    pub headwords: StringTable,
    /// By headword, where its part of `synonyms` ends.
    pub ends: List<u32>,
    /// The synonyms of each headword in turn, as the file writes them.
    pub synonyms: StringTable,
    /// By synonym, the stems of its words, a space between.
    pub stems: StringTable,
    /// By synonym, its weight.
    pub weights: List<f64>,
    /// The number of words of the longest headword.
    pub longest: usize,
    /// The folded words of the headwords, sorted.
    pub words: StringTable,
    /// By word, its spelling where it was met first.
    pub spellings: StringTable,
}

impl Thesaurus {
    /// # Errors
    /// The text is not a list of groups.
    pub fn parse(text: &str) -> Result<Self, (FileError, Option<Position>)> {
        let groups: Vec<SynonymRule> =
            serde_yaml::from_str(text).map_err(|error| refusal(&error))?;
        let mut builder = Builder::default();
        for group in &groups {
            match group {
                SynonymRule::Same { same } => {
                    for (index, term) in same.iter().enumerate() {
                        let (before, after) = (&same[..index], &same[index + 1..]);
                        builder.add(term, before.iter().chain(after), SAME_WEIGHT);
                    }
                }
                SynonymRule::See { word, see } => {
                    for term in word {
                        builder.add(term, see.iter(), SEE_WEIGHT);
                    }
                }
            }
        }
        Ok(builder.build())
    }

    /// The headwords that `stems` begins with, the longest first: the number of
    /// their words, and their synonyms.
    pub(super) fn headwords_of(
        &self,
        stems: &[&str],
    ) -> impl Iterator<Item = (usize, Vec<Synonym<'_>>)> {
        let counts = (1..=self.longest.min(stems.len())).rev();
        counts.filter_map(|count| {
            let headword = self.headwords.find(&stems[..count].join(" "))?;
            Some((count, self.synonyms_of(headword)))
        })
    }

    fn synonyms_of(&self, headword: usize) -> Vec<Synonym<'_>> {
        let before = headword.checked_sub(1);
        let start = before.map_or(0, |before| self.ends[before]);
        let numbers = start as usize..self.ends[headword] as usize;
        let synonym = |number| Synonym {
            text: self.synonyms.get(number),
            stems: self.stems.get(number),
            weight: self.weights[number],
        };
        numbers.map(synonym).collect()
    }

    /// Whether a stem is a headword of one word.
    pub(super) fn has(&self, stem: &str) -> bool {
        self.headwords.find(stem).is_some()
    }

    /// The words of headwords that begin with `prefix`, folded, with a
    /// spelling of each.
    pub(super) fn words_with_prefix(&self, prefix: &str) -> impl Iterator<Item = (&str, &str)> {
        let numbers = self.words.with_prefix(prefix);
        numbers.map(|number| (self.words.get(number), self.spellings.get(number)))
    }
}

#[derive(Default)]
struct Builder<'a> {
    /// By the stems of a headword, its synonyms and their weights.
    synonyms: BTreeMap<String, Vec<(&'a str, f64)>>,
    /// The folded words of headwords, and their spellings.
    words: BTreeMap<String, String>,
    longest: usize,
}

impl<'a> Builder<'a> {
    fn add(&mut self, headword: &str, others: impl Iterator<Item = &'a String>, weight: f64) {
        for run in runs(headword) {
            let word = &headword[run];
            let folded = fold(word).into_owned();
            self.words
                .entry(folded)
                .or_insert_with(|| word.to_lowercase());
        }
        let stems = stems(headword);
        self.longest = self.longest.max(stems.len());
        let synonyms = self.synonyms.entry(stems.join(" ")).or_default();
        synonyms.extend(others.map(|other| (other.as_str(), weight)));
    }

    fn build(self) -> Thesaurus {
        let synonyms = || self.synonyms.values().flatten();
        let ends = self.synonyms.values().scan(0, |end, synonyms| {
            *end += synonyms.len() as u32;
            Some(*end)
        });
        Thesaurus {
            headwords: self.synonyms.keys().collect(),
            ends: ends.collect(),
            synonyms: synonyms().map(|(text, _)| text).collect(),
            stems: synonyms().map(|(text, _)| stems(text).join(" ")).collect(),
            weights: synonyms().map(|(_, weight)| *weight).collect(),
            longest: self.longest,
            words: self.words.keys().collect(),
            spellings: self.words.values().collect(),
        }
    }
}

/// The stems of the content words of a phrase. A name in camel case is one
/// word, as it is in a query that knows it.
fn stems(phrase: &str) -> Vec<String> {
    runs(phrase)
        .map(|run| fold(&phrase[run]).into_owned())
        .filter(|word| !is_stop_word(word))
        .map(|word| stem(&word))
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    /// The groups that apicat has.
    fn groups() -> Vec<SynonymRule> {
        serde_yaml::from_str(include_str!("../../tests/thesaurus.yaml")).unwrap()
    }

    #[test]
    fn every_group_has_synonyms() {
        let groups = groups();
        assert!(groups.len() >= 400);
        for group in &groups {
            match group {
                SynonymRule::Same { same } => assert!(same.len() >= 2, "{group:?}"),
                SynonymRule::See { word, see } => {
                    assert!(!word.is_empty() && !see.is_empty(), "{group:?}");
                }
            }
        }
    }

    #[test]
    fn every_term_has_a_content_word() {
        for group in groups() {
            let terms = match group {
                SynonymRule::Same { same } => same,
                SynonymRule::See { word, see } => word.into_iter().chain(see).collect(),
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
                SynonymRule::Same { same } => (same, &mut same_met),
                SynonymRule::See { word, .. } => (word, &mut word_met),
            };
            for term in terms {
                let folded = crate::catalogue::fold::words(&term);
                assert!(met.insert(folded), "{term} twice");
            }
        }
    }

    /// Terms of several words of which all but one are stop words, and that
    /// mean that one.
    const ONE_CONTENT_WORD: [&str; 23] = [
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
                SynonymRule::Same { same } => same,
                SynonymRule::See { word, .. } => word,
            };
            for term in terms {
                let is_one = runs(&term).count() > 1 && stems(&term).len() == 1;
                if is_one && !ONE_CONTENT_WORD.contains(&term.as_str()) {
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
