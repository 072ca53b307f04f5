//! From what a user calls an API to the API.

use super::abbreviation::Abbreviations;
use super::words::{is_stop_word, parts};
use crate::catalogue::Catalogue;
use crate::catalogue::api::Api;
use crate::catalogue::fold::{fold, words};
use crate::catalogue::guide::Guide;
use crate::catalogue::producer::Producer;
use crate::catalogue::source::EntryKind;
use crate::catalogue::subject::Subject;
use crate::page::SITE;

#[derive(Debug)]
pub enum Resolution<'a> {
    /// One API, without doubt.
    One(&'a Api),
    /// Several, equally well.
    Several(Vec<&'a Api>),
    /// None: those that a slip of the finger may have missed.
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

/// Finds what `typed` names: a slug or a title, whatever its case, accents and
/// separators, with or without its `api-` prefix; else the beginning, successive
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
    let key = NameKey::new(typed);
    let ways: [&dyn Fn(&Api) -> bool; 7] = [
        &|api| fold(&api.id) == fold(typed.trim()),
        &|api| key.is(&api.id),
        &|api| key.is(&api.title) || api.short_title().is_some_and(|short| key.is(short)),
        &|api| key.begins(&api.id) || key.begins(&api.title),
        &|api| key.is_within(&api.id) || key.is_within(&api.title),
        &|api| key.is_initials(&api.id) || key.is_initials(&api.title),
        &|api| key.begins_words(&api.id) || key.begins_words(&api.title),
    ];
    for way in ways {
        let mut found: Vec<&Api> = catalogue.apis().iter().filter(|api| way(api)).collect();
        match found.len() {
            0 => {}
            1 => return Resolution::One(found.remove(0)),
            _ => return Resolution::Several(found),
        }
    }
    abbreviated(catalogue, typed).map_or_else(
        || Resolution::Unknown(nearest(catalogue, typed)),
        Resolution::One,
    )
}

/// The guide or the producing body that `typed` names: its slug, its title, its
/// name or acronym, or a path such as `guides/ccas`, which also tells it from an
/// API of the same name.
pub fn resolve_other<'a>(catalogue: &'a Catalogue, typed: &str) -> Option<Subject<'a>> {
    if typed.len() > LONGEST || catalogue.api(typed).is_some() {
        return None;
    }
    let guides = || catalogue.guides().iter();
    let named_guide = |typed: &str| {
        let key = NameKey::new(typed);
        guides().find(|guide| key.is(&guide.id) || key.is(&guide.title))
    };
    let named_body = |typed: &str| {
        let key = NameKey::new(typed);
        let is_it = |body: &&Producer| {
            let acronyms = body.acronym.iter();
            let mut acronyms = acronyms.flat_map(|acronym| acronym.split(['/', '&']));
            key.is(&body.id) || key.is(&body.name) || acronyms.any(|acronym| key.is(acronym))
        };
        catalogue.producers().iter().find(is_it)
    };
    let in_folder = |kind| after_folder(typed, kind);
    if let Some(slug) = in_folder(EntryKind::Guide) {
        return named_guide(slug).map(Subject::Guide);
    }
    if let Some(slug) = in_folder(EntryKind::Producer) {
        return named_body(slug).map(Subject::Body);
    }
    let body = || named_body(typed).map(Subject::Body);
    named_guide(typed).map(Subject::Guide).or_else(body)
}

/// The only guide whose title or slug begins with what is `typed`, or has its words
/// in a row.
pub fn resolve_guide<'a>(catalogue: &'a Catalogue, typed: &str) -> Option<&'a Guide> {
    let key = NameKey::new(typed);
    let is_it = |guide: &&Guide| {
        let mut names = [&guide.id, &guide.title].into_iter();
        names.any(|name| key.begins(name) || key.is_within(name))
    };
    let mut found = catalogue.guides().iter().filter(is_it);
    found.next().filter(|_| found.next().is_none())
}

/// The slug in an address of the former site
/// (`https://api.gouv.fr/les-api/franceconnect`); any other text as it is.
pub fn without_address(typed: &str) -> &str {
    let path = typed.split_once("/les-api/").map(|(_, path)| path);
    path.and_then(first_part).unwrap_or(typed)
}

/// The slug after the folder of such files, in a path or an address of the former
/// site.
fn after_folder(typed: &str, kind: EntryKind) -> Option<&str> {
    let site = typed.strip_prefix(SITE).unwrap_or(typed);
    let path = site.trim_start_matches('/').strip_prefix(kind.folder())?;
    first_part(path.strip_prefix('/')?)
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
