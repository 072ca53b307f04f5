//! Synonyms: everyday names, acronyms, old names.
//!
//! The format, YAML, is a list of groups of four kinds:
//!
//! ```yaml
//! - same: [Pôle emploi, France Travail]   # each stands for the others
//! - word: [kbis]                          # who looks for one of these
//!   see: [registre du commerce, RCS]      # is also served by these
//! - word: [SIRET]                         # who looks for one of these
//!   first: [sirene_v3]                    # wants these entries first
//! - english: [tax]                        # these mean
//!   french: [impôt, fiscal]               # these, and what they lead to
//! ```

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::index::Index;
use super::words::{is_stop_word, runs, stem};
use crate::archive::{Archive, Bytes, Numbers, Section, StringTable};
use crate::catalogue::diagnostic::Position;
use crate::catalogue::file_error::FileError;
use crate::catalogue::fold::fold;
use crate::catalogue::side_file::Side;
use crate::catalogue::yaml::refusal;

/// Weights of an equivalent and of a related word, the typed one having 1.
const SAME_WEIGHT: f32 = 0.8;
const SEE_WEIGHT: f32 = 0.5;
const TRANSLATION_WEIGHT: f32 = 0.9;

/// A group of the file.
#[derive(Debug, Deserialize)]
#[serde(
    untagged,
    deny_unknown_fields,
    expecting = "a group is `same`, `word` and `see`, `word` and `first`, or `english` and `french`"
)]
enum Group {
    Same {
        same: Vec<String>,
    },
    See {
        word: Vec<String>,
        see: Vec<String>,
    },
    First {
        word: Vec<String>,
        first: Vec<String>,
    },
    English {
        english: Vec<String>,
        french: Vec<String>,
    },
}

/// A word or phrase that is searched in addition to another.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Synonym<'a> {
    /// As the file writes it.
    pub(super) text: Cow<'a, str>,
    /// The stems of its words, a space between.
    stems: Cow<'a, str>,
    /// From 0 to 1, 1 being that of the typed word.
    pub(super) weight: f64,
}

impl Synonym<'_> {
    pub(super) fn stems(&self) -> impl Iterator<Item = &str> {
        self.stems.split(' ')
    }
}

/// Headwords, which are words or phrases, the synonyms of each, and the entries
/// that come first for it.
#[derive(Debug, Clone, Default)]
pub struct Thesaurus {
    /// The stems of each headword, a space between, sorted.
    headwords: StringTable,
    /// By headword, where its part of `synonyms` ends.
    ends: Numbers,
    /// The synonyms of each headword in turn, as the file writes them.
    synonyms: StringTable,
    /// By synonym, the stems of its words, a space between.
    stems: StringTable,
    /// By synonym, its weight, as the bits of an `f32`.
    weights: Numbers,
    /// By headword, where its part of `first` ends.
    first_ends: Numbers,
    /// The slugs that come first for each headword in turn.
    first: StringTable,
    /// The folded words of the headwords, sorted.
    words: StringTable,
    /// By word, its spelling where it was met first.
    spellings: StringTable,
}

/// The number of words of the longest headword.
const LONGEST: usize = 8;

/// What the thesaurus says of a word or phrase.
#[derive(Debug, Default)]
pub(super) struct Headword<'a> {
    pub(super) synonyms: Vec<Synonym<'a>>,
    /// The slugs of the entries that come first.
    pub(super) first: Vec<Cow<'a, str>>,
}

impl Thesaurus {
    /// The thesaurus that an archive has.
    pub(crate) fn of_archive(archive: &Archive) -> Self {
        let mut runs = archive.runs(Section::Thesaurus);
        Self {
            headwords: StringTable::read(&mut runs),
            ends: runs.numbers(),
            synonyms: StringTable::read(&mut runs),
            stems: StringTable::read(&mut runs),
            weights: runs.numbers(),
            first_ends: runs.numbers(),
            first: StringTable::read(&mut runs),
            words: StringTable::read(&mut runs),
            spellings: StringTable::read(&mut runs),
        }
    }

    /// Its columns, in the order in which an archive has them.
    pub(crate) fn runs(&self) -> Vec<&Bytes> {
        let columns = [
            self.headwords.runs().to_vec(),
            vec![&self.ends.0],
            self.synonyms.runs().to_vec(),
            self.stems.runs().to_vec(),
            vec![&self.weights.0],
            vec![&self.first_ends.0],
            self.first.runs().to_vec(),
            self.words.runs().to_vec(),
            self.spellings.runs().to_vec(),
        ];
        columns.concat()
    }

    /// # Errors
    /// The text is not a list of groups.
    pub fn parse(text: &str) -> Result<Self, (FileError, Option<Position>)> {
        let groups: Vec<Group> = serde_yaml::from_str(text).map_err(|error| refusal(&error))?;
        Ok(Builder::new(&groups).build())
    }

    /// The synonyms that occur in no entry and are no headwords, each once.
    pub(crate) fn unmet(&self, index: &Index) -> BTreeSet<Cow<'_, str>> {
        let is_unmet = |number: &usize| {
            let stems = self.stems.get(*number);
            let indexed: Option<Vec<_>> = stems.split(' ').map(|stem| index.stem(stem)).collect();
            let is_met = indexed.is_some_and(|stems| index.has_phrase(&stems));
            !is_met && !self.has(&stems)
        };
        let numbers = (0..self.synonyms.len()).filter(is_unmet);
        numbers.map(|number| self.synonyms.get(number)).collect()
    }

    /// The slugs of entries that come first for some word, each once.
    pub(crate) fn named(&self) -> BTreeSet<Cow<'_, str>> {
        self.first.iter().collect()
    }

    /// The headwords that `stems` begins with, the longest first, and the
    /// number of their words.
    pub(super) fn headwords_of(
        &self,
        stems: &[&str],
    ) -> impl Iterator<Item = (usize, Headword<'_>)> {
        let counts = (1..=LONGEST.min(stems.len())).rev();
        counts.filter_map(|count| {
            let headword = self.headwords.find(&stems[..count].join(" "))?;
            Some((count, self.headword(headword)))
        })
    }

    fn headword(&self, number: usize) -> Headword<'_> {
        let synonym = |number| Synonym {
            text: self.synonyms.get(number),
            stems: self.stems.get(number),
            weight: f32::from_bits(self.weights.get(number)).into(),
        };
        let first = self.first_ends.part(number);
        Headword {
            synonyms: self.ends.part(number).map(synonym).collect(),
            first: first.map(|number| self.first.get(number)).collect(),
        }
    }

    /// Whether stems, a space between, are a headword.
    pub(super) fn has(&self, stems: &str) -> bool {
        self.headwords.find(stems).is_some()
    }

    /// Whether a folded word stands in a headword.
    pub(super) fn has_word(&self, folded: &str) -> bool {
        self.words.find(folded).is_some()
    }

    /// The words of headwords that begin with `prefix`, folded, with a
    /// spelling of each.
    pub(super) fn words_with_prefix(
        &self,
        prefix: &str,
    ) -> impl Iterator<Item = (Cow<'_, str>, Cow<'_, str>)> {
        let numbers = self.words.with_prefix(prefix);
        numbers.map(|number| (self.words.get(number), self.spellings.get(number)))
    }
}

impl Side for Thesaurus {
    const FILE: &'static str = "thesaurus.yaml";

    fn parse(text: &str) -> Result<Self, (FileError, Option<Position>)> {
        Self::parse(text)
    }
}

#[derive(Default)]
struct Builder<'a> {
    /// By the stems of a headword.
    headwords: BTreeMap<String, Leads<'a>>,
    /// The folded words of headwords, and their spellings.
    words: BTreeMap<String, String>,
}

/// Where a headword leads.
#[derive(Default, Clone)]
struct Leads<'a> {
    /// How each is written, its stems and its weight, in the order of the file.
    synonyms: Vec<(&'a str, String, f32)>,
    first: Vec<&'a str>,
}

impl<'a> Builder<'a> {
    fn new(groups: &'a [Group]) -> Self {
        let mut builder = Self::default();
        for group in groups {
            match group {
                Group::Same { same } => builder.add(same, same, SAME_WEIGHT),
                Group::See { word, see } => builder.add(word, see, SEE_WEIGHT),
                Group::First { word, first } => {
                    for word in word {
                        let first = first.iter().map(String::as_str);
                        builder.headword(word).first.extend(first);
                    }
                }
                Group::English { .. } => {}
            }
        }
        // French words lead wherever they do by now.
        for group in groups {
            if let Group::English { english, french } = group {
                let plurals = english.iter().map(|word| plural(word));
                let english: Vec<String> = english.iter().cloned().chain(plurals).collect();
                builder.add(&english, french, TRANSLATION_WEIGHT);
                for french in french {
                    builder.translate(&english, french);
                }
            }
        }
        builder
    }

    /// Lets English words lead wherever a French one does.
    fn translate(&mut self, english: &[String], french: &str) {
        let Some(leads) = self.headwords.get(&stems(french).join(" ")).cloned() else {
            return;
        };
        for word in english {
            let headword = self.headword(word);
            if headword.first.is_empty() {
                headword.first.clone_from(&leads.first);
            }
            for (text, stems, weight) in &leads.synonyms {
                headword.add(text, stems, weight * TRANSLATION_WEIGHT);
            }
        }
    }

    fn add(&mut self, words: &[String], leads: &'a [String], weight: f32) {
        for word in words {
            let own = stems(word).join(" ");
            let headword = self.headword(word);
            let leads = leads.iter().map(|lead| (lead, stems(lead).join(" ")));
            for (lead, stems) in leads.filter(|(_, stems)| *stems != own) {
                headword.add(lead, &stems, weight);
            }
        }
    }

    fn headword(&mut self, headword: &str) -> &mut Leads<'a> {
        for run in runs(headword) {
            let word = &headword[run];
            let folded = fold(word).into_owned();
            self.words
                .entry(folded)
                .or_insert_with(|| word.to_lowercase());
        }
        let stems = stems(headword);
        self.headwords.entry(stems.join(" ")).or_default()
    }

    fn build(self) -> Thesaurus {
        let leads = || self.headwords.values();
        let synonyms = || leads().flat_map(|leads| &leads.synonyms);
        let ends = |count: fn(&Leads<'a>) -> usize| {
            let counts = leads().map(count);
            let ends = counts.scan(0, |end, count| {
                *end += count as u32;
                Some(*end)
            });
            ends.collect()
        };
        Thesaurus {
            headwords: self.headwords.keys().collect(),
            ends: ends(|leads| leads.synonyms.len()),
            synonyms: synonyms().map(|(text, ..)| text).collect(),
            stems: synonyms().map(|(_, stems, _)| stems).collect(),
            weights: synonyms().map(|(.., weight)| weight.to_bits()).collect(),
            first_ends: ends(|leads| leads.first.len()),
            first: leads().flat_map(|leads| &leads.first).collect(),
            words: self.words.keys().collect(),
            spellings: self.words.values().collect(),
        }
    }
}

impl<'a> Leads<'a> {
    /// Of two synonyms that are one to the index, the stronger counts.
    fn add(&mut self, text: &'a str, stems: &str, weight: f32) {
        let mut known = self.synonyms.iter_mut();
        match known.find(|(_, known, _)| known == stems) {
            Some((.., known)) => *known = known.max(weight),
            None => self.synonyms.push((text, stems.to_owned(), weight)),
        }
    }
}

/// The plural of an English word or phrase.
fn plural(english: &str) -> String {
    match english.strip_suffix('y') {
        Some(rest) if !rest.ends_with(['a', 'e', 'o', 'u']) => format!("{rest}ies"),
        _ if english.ends_with(['s', 'x', 'h']) => english.to_owned(),
        _ => format!("{english}s"),
    }
}

/// The stems of the content words of a phrase. A name in camel case is one
/// word, as it is in a query that knows it.
pub(super) fn stems(phrase: &str) -> Vec<String> {
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
    fn groups() -> Vec<Group> {
        serde_yaml::from_str(include_str!("../../tests/thesaurus.yaml")).unwrap()
    }

    /// The headwords of a group, and what they lead to.
    fn sides(group: &Group) -> [&[String]; 2] {
        match group {
            Group::Same { same } => [same, same],
            Group::See { word, see } => [word, see],
            Group::First { word, first } => [word, first],
            Group::English { english, french } => [english, french],
        }
    }

    #[test]
    fn every_group_has_synonyms() {
        let groups = groups();
        assert!(groups.len() >= 400);
        for group in &groups {
            let least = if matches!(group, Group::Same { .. }) {
                2
            } else {
                1
            };
            assert!(
                sides(group).iter().all(|side| side.len() >= least),
                "{group:?}"
            );
        }
    }

    #[test]
    fn every_term_has_a_content_word() {
        for group in groups() {
            for term in sides(&group).concat() {
                assert!(!stems(&term).is_empty(), "{term}");
                assert!(!term.contains('\''), "{term}: a typographic apostrophe");
                assert_eq!(term, term.trim());
            }
        }
    }

    #[test]
    fn a_term_stands_once_in_each_kind_of_group() {
        let mut met = HashSet::new();
        for group in groups() {
            for term in sides(&group)[0] {
                let folded = crate::catalogue::fold::words(term);
                assert!(
                    met.insert((std::mem::discriminant(&group), folded)),
                    "{term} twice"
                );
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
            for term in sides(&group)[0] {
                let is_one = runs(term).count() > 1 && stems(term).len() == 1;
                if is_one && !ONE_CONTENT_WORD.contains(&term.as_str()) {
                    findings.push(term.clone());
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
