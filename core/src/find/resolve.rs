//! From what a user calls an API to the API.

use super::abbreviation::Abbreviations;
use super::words::{is_stop_word, parts};
use crate::catalogue::Catalogue;
use crate::catalogue::api::Api;
use crate::catalogue::fold::{fold, words};
use crate::catalogue::source::EntryKind;
use crate::catalogue::subject::Subject;

#[derive(Debug)]
pub enum Resolution<'a, T = &'a Api> {
    /// One, without doubt.
    One(T),
    /// Several, equally well.
    Several(Vec<T>),
    /// None: the APIs that a slip of the finger may have missed.
    Unknown(Vec<&'a Api>),
}

/// Fewest letters that abbreviate a name.
const MIN_ABBREVIATION: usize = 2;

/// Fewest letters that stand for a word that they begin.
const MIN_PREFIX: usize = 3;

/// Longest text that is compared with names, in bytes: no name is near it.
pub const LONGEST: usize = 200;

/// How many APIs are proposed.
const MAX_PROPOSED: usize = 3;

/// Least normalised Damerau–Levenshtein similarity, from 0 to 1, of a name that
/// is proposed, and how much less than the best another may have.
const PROBABLE: f64 = 0.75;
const MARGIN: f64 = 0.1;

/// Finds the API that `typed` names: a slug or a title, whatever its case, accents
/// and separators, with or without its `api-` prefix; else the beginning, successive
/// words or the initials of one, else beginnings of successive words, else an
/// abbreviation. The first of these ways that finds something decides.
pub fn resolve<'a>(catalogue: &'a Catalogue, typed: &str) -> Resolution<'a> {
    if typed.len() > LONGEST {
        return Resolution::Unknown(Vec::new());
    }
    let typed = without_address(typed);
    if let Some(api) = catalogue.api(typed) {
        return Resolution::One(api);
    }
    let apis = catalogue.apis().iter().map(Subject::Api).collect();
    let found = named(typed, &[apis]).into_iter();
    let mut found: Vec<&Api> = found.filter_map(Subject::api).collect();
    match found.len() {
        0 => abbreviated(catalogue, typed).map_or_else(
            || Resolution::Unknown(nearest(catalogue, typed)),
            Resolution::One,
        ),
        1 => Resolution::One(found.remove(0)),
        _ => Resolution::Several(found),
    }
}

/// Finds what has a page and is named by `typed`, by the same ways: of those that
/// are named in one way, APIs come before guides, and these before producing
/// bodies. A path such as `guides/ccas`, also in an address of the former site,
/// names no other kind.
pub fn resolve_page<'a>(catalogue: &'a Catalogue, typed: &str) -> Resolution<'a, Subject<'a>> {
    let apis = || catalogue.apis().iter().map(Subject::Api).collect();
    let guides = || catalogue.guides().iter().map(Subject::Guide).collect();
    // Whoever says that it is an API means no body.
    let is_api = words(typed).first().is_some_and(|word| word == PREFIX);
    let producers = if is_api { &[] } else { catalogue.producers() };
    let bodies = || producers.iter().map(Subject::Body).collect();
    let mut found = if typed.len() > LONGEST || catalogue.api(typed).is_some() {
        Vec::new()
    } else if let Some(slug) = after_folder(typed, EntryKind::Guide) {
        named(slug, &[guides()])
    } else if let Some(slug) = after_folder(typed, EntryKind::Producer) {
        named(slug, &[bodies()])
    } else {
        named(without_address(typed), &[apis(), guides(), bodies()])
    };
    match found.len() {
        0 => match resolve(catalogue, typed) {
            Resolution::One(api) => Resolution::One(Subject::Api(api)),
            Resolution::Several(apis) => {
                Resolution::Several(apis.into_iter().map(Subject::Api).collect())
            }
            Resolution::Unknown(near) => Resolution::Unknown(near),
        },
        1 => Resolution::One(found.remove(0)),
        _ => Resolution::Several(found),
    }
}

/// A way in which what is typed may name something.
type Way = fn(&str, &NameKey, Subject<'_>) -> bool;

/// The surest first.
const WAYS: [Way; 7] = [
    |typed, _, subject| fold(subject.id()) == fold(typed.trim()),
    |_, key, subject| key.is(subject.id()),
    |_, key, subject| subject.titles().into_iter().any(|title| key.is(title)),
    |_, key, subject| key.begins(subject.id()) || key.begins(subject.title()),
    |_, key, subject| key.is_within(subject.id()) || key.is_within(subject.title()),
    |_, key, subject| key.is_initials(subject.id()) || key.is_initials(subject.title()),
    |_, key, subject| key.begins_words(subject.id()) || key.begins_words(subject.title()),
];

/// Those of the first kind that has some which are named in the surest way.
fn named<'a>(typed: &str, kinds: &[Vec<Subject<'a>>]) -> Vec<Subject<'a>> {
    let key = NameKey::new(typed);
    for way in WAYS {
        for kind in kinds {
            let found = kind.iter().copied();
            let found: Vec<Subject<'a>> = found.filter(|one| way(typed, &key, *one)).collect();
            if !found.is_empty() {
                return found;
            }
        }
    }
    Vec::new()
}

/// The slug in an address of the former site
/// (`https://api.gouv.fr/les-api/franceconnect`); any other text as it is.
pub fn without_address(typed: &str) -> &str {
    let path = typed.split_once("/les-api/").map(|(_, path)| path);
    path.and_then(first_part).unwrap_or(typed)
}

/// What follows the folder of such files, in a path or an address of the former
/// site.
fn after_folder(typed: &str, kind: EntryKind) -> Option<&str> {
    let (before, after) = typed.split_once(&format!("{}/", kind.folder()))?;
    let is_folder = before.is_empty() || before.ends_with('/');
    first_part(after).filter(|_| is_folder)
}

fn first_part(path: &str) -> Option<&str> {
    path.split(['/', '?', '#']).next()
}

/// The folded words of a name, without the `api` that most names begin with.
pub(super) struct NameKey(Vec<String>);

/// The word that most names begin with.
const PREFIX: &str = "api";

fn without_api(mut words: Vec<String>) -> Vec<String> {
    if words.len() > 1 && words.first().is_some_and(|word| word == PREFIX) {
        words.remove(0);
    }
    words
}

impl NameKey {
    pub(super) fn new(name: &str) -> Self {
        Self(without_api(words(name)))
    }

    /// Whether it is that name, however it is written.
    pub(super) fn is(&self, name: &str) -> bool {
        let own: usize = self.0.iter().map(|word| word.chars().count()).sum();
        // Most names are of another length, which is told sooner than their words:
        // folding makes of a letter one to three.
        let letters = name.chars().filter(|c| c.is_alphanumeric()).count();
        let may_be = letters <= own + PREFIX.len() && own <= 3 * letters;
        own > 0 && may_be && self.0.concat() == Self::new(name).0.concat()
    }

    /// Whether some word is neither a stop word nor a number.
    fn has_content(&self) -> bool {
        let is_content = |word: &String| !is_stop_word(word) && word.contains(char::is_alphabetic);
        self.0.iter().any(is_content)
    }

    fn begins(&self, name: &str) -> bool {
        self.has_content() && Self::new(name).0.starts_with(&self.0)
    }

    /// Whether these are the initials of the name or of its first word.
    fn is_initials(&self, name: &str) -> bool {
        let [typed] = self.0.as_slice() else {
            return false;
        };
        let first = name.split_whitespace().find(|word| fold(word) != "api");
        self.has_content()
            && typed.chars().count() >= MIN_ABBREVIATION
            && [Some(name), first]
                .into_iter()
                .flatten()
                .any(|name| initials(name) == *typed)
    }

    /// Whether these are successive words of the name.
    fn is_within(&self, name: &str) -> bool {
        self.has_content() && words(name).windows(self.0.len()).any(|own| own == self.0)
    }

    /// Whether these are the beginnings of successive words of the name.
    fn begins_words(&self, name: &str) -> bool {
        let is_long = |word: &String| word.chars().count() >= MIN_PREFIX;
        let begin = |own: &[String]| {
            self.0
                .iter()
                .zip(own)
                .all(|(word, own)| own.starts_with(word))
        };
        self.has_content()
            && self.0.iter().all(is_long)
            && words(name).windows(self.0.len()).any(begin)
    }
}

/// The first letters of the content words of a name, including the parts of a
/// name in camel case.
fn initials(name: &str) -> String {
    let parts = parts(name).into_iter();
    let content = parts.filter(|part| part != "api" && !is_stop_word(part));
    content.filter_map(|part| part.chars().next()).collect()
}

/// The API that `typed` abbreviates by more than a tenth better than any other.
fn abbreviated<'a>(catalogue: &'a Catalogue, typed: &str) -> Option<&'a Api> {
    let typed = match words(typed).as_slice() {
        [word] if word.chars().count() >= MIN_ABBREVIATION => word.clone(),
        _ => return None,
    };
    let abbreviations = Abbreviations::new();
    let mut scored: Vec<(i64, &Api)> = catalogue
        .apis()
        .iter()
        .filter_map(|api| {
            let names = [
                words(&api.id),
                without_api(parts(&api.id)),
                without_api(parts(&api.title)),
            ];
            let score = names
                .iter()
                .filter_map(|name| abbreviations.score(name, &typed))
                .max()?;
            Some((score, api))
        })
        .collect();
    scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    match scored.as_slice() {
        [(_, only)] => Some(only),
        [(first, api), (second, _), ..] if *first > second + second / 10 => Some(api),
        _ => None,
    }
}

/// The APIs whose slug or title differs from `typed` by a few letters, the most
/// similar first, `MAX_PROPOSED` at most.
fn nearest<'a>(catalogue: &'a Catalogue, typed: &str) -> Vec<&'a Api> {
    let typed = NameKey::new(typed).0.concat();
    let similarity =
        |name: &str| strsim::normalized_damerau_levenshtein(&NameKey::new(name).0.concat(), &typed);
    let scored = catalogue.apis().iter().map(|api| {
        let names = [api.id.as_ref(), api.title.as_ref()].into_iter();
        let names = names.chain(api.short_title());
        (names.map(similarity).fold(0.0, f64::max), api)
    });
    let mut scored: Vec<(f64, &Api)> = scored.collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    let best = scored.first().map_or(0.0, |(similarity, _)| *similarity);
    let least = f64::max(PROBABLE, best - MARGIN);
    let near = scored
        .into_iter()
        .take_while(|(similarity, _)| *similarity >= least);
    near.take(MAX_PROPOSED).map(|(_, api)| api).collect()
}
