//! Who asks: the kinds of applicants, in every word for them, and how the
//! labels of access rules name them. `applicants.tsv` holds them.

use std::sync::{LazyLock, OnceLock};

use super::fold::{fold, words};
use super::profile::Profile;

/// A kind of applicant.
#[derive(Debug, PartialEq, Eq)]
pub struct Applicant {
    /// The first is the one that it asks as.
    profiles: Vec<Profile>,
    extent: Extent,
    reach: Reach,
    names: Vec<Name>,
    /// Bodies of others that include it by law.
    within: Vec<Name>,
}

#[derive(Debug, PartialEq, Eq)]
struct Name {
    written: &'static str,
    /// See [`bare`]; made when they are first compared, since most never are.
    words: OnceLock<Vec<String>>,
}

/// What a label that names an applicant says of its profiles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Extent {
    /// It names the profile itself.
    Whole,
    /// It names a part that is also said for the whole.
    Part,
    /// It names a kind, and says nothing of others.
    Kind,
}

/// Whether labels that name the profile of an applicant speak of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// As of anybody of that profile.
    Own,
    /// Since the law includes it there.
    Law,
    /// They do not.
    None,
}

/// How closely a label names an applicant, the closest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Naming {
    /// The applicant or its profile, and nobody else: `Une entreprise`.
    Alone,
    /// Among others, `Une entreprise ou une association`, or by a part.
    Among,
    /// A kind of it: `Un éditeur de logiciel de paie`.
    Kind,
    /// A wider body, as a whole, which includes it by law.
    Law,
    /// Everybody whom no other label names: `Autre`.
    Others,
}

static APPLICANTS: LazyLock<Vec<Applicant>> = LazyLock::new(|| {
    let lines = include_str!("applicants.tsv").lines();
    let lines = lines.filter(|line| !line.starts_with('#'));
    lines.filter_map(Applicant::of_line).collect()
});

impl Name {
    fn of(written: &'static str) -> Self {
        let words = OnceLock::new();
        Self { written, words }
    }

    fn words(&self) -> &[String] {
        self.words.get_or_init(|| bare(self.written))
    }

    /// Whether its first letter is that of a folded word.
    fn begins_like(&self, word: &str) -> bool {
        let first = self.written.chars().next().map_or(0, char::len_utf8);
        fold(&self.written[..first]).chars().next() == word.chars().next()
    }
}

impl Applicant {
    fn of_line(line: &'static str) -> Option<Self> {
        let mut cells = line.split('\t');
        let mut cell = || cells.next();
        let named = |name: &str| Profile::ALL.into_iter().find(|p| p.name() == name);
        Some(Self {
            profiles: cell()?.split(',').filter_map(named).collect(),
            extent: match cell()? {
                "whole" => Extent::Whole,
                "part" => Extent::Part,
                _ => Extent::Kind,
            },
            reach: match cell()? {
                "own" => Reach::Own,
                "law" => Reach::Law,
                _ => Reach::None,
            },
            names: cell()?.split(", ").map(Name::of).collect(),
            within: cell().map_or_else(Vec::new, |bodies| {
                bodies.split(", ").map(Name::of).collect()
            }),
        })
    }

    /// The one that a user's words name, whatever their case, accents, article
    /// and number.
    pub fn parse(typed: &str) -> Option<&'static Self> {
        let typed = bare(typed);
        let is_it = |applicant: &&Self| applicant.beginning_of(&typed) == Some(typed.len());
        APPLICANTS.iter().find(is_it)
    }

    /// Anybody of a profile.
    pub fn of(profile: Profile) -> &'static Self {
        let is_it = |applicant: &&Self| {
            applicant.extent == Extent::Whole && applicant.profile() == Some(profile)
        };
        APPLICANTS.iter().find(is_it).unwrap_or(&APPLICANTS[0])
    }

    /// Every word for an applicant.
    pub fn names() -> impl Iterator<Item = &'static str> {
        APPLICANTS
            .iter()
            .flat_map(|applicant| applicant.names.iter().map(|name| name.written))
    }

    /// The profile that it asks as.
    pub fn profile(&self) -> Option<Profile> {
        self.profiles.first().copied()
    }

    pub fn reach(&self) -> Reach {
        self.reach
    }

    /// How a label of an access rule names it; none where it does not.
    pub fn named_by(&self, label: &str) -> Option<Naming> {
        let label = bare(label);
        if names_others(&label) {
            return Some(Naming::Others);
        }
        let (named, is_one) = named_in(&label);
        let naming = named.into_iter().filter_map(|other| self.named_as(other));
        let naming = naming.min()?;
        Some(if is_one {
            naming
        } else {
            naming.max(Naming::Among)
        })
    }

    /// How the name of another, followed by nothing or by what restricts it,
    /// names this one.
    fn named_as(&self, (other, is_whole): (&Self, bool)) -> Option<Naming> {
        let is_own = std::ptr::eq(self, other);
        let is_together = self.profiles.iter().any(|own| other.profiles.contains(own));
        let names_all = other.extent == Extent::Whole && is_whole;
        let by_law = match self.reach {
            Reach::Own => self.profile().and_then(Profile::wider),
            Reach::Law => self.profile(),
            Reach::None => None,
        };
        let is_wider = by_law.is_some_and(|wider| names_all && other.profiles.contains(&wider));
        let is_within = is_whole && self.within.iter().any(|body| other.is_named(body.words()));
        let is_all = self.extent == Extent::Whole;
        Some(match (self.reach, other.extent) {
            _ if is_own && is_whole => Naming::Alone,
            _ if is_own => Naming::Kind,
            (Reach::Own, Extent::Whole) if is_together && is_whole => Naming::Alone,
            (Reach::Own, Extent::Whole) if is_together => Naming::Kind,
            // A town is said for any local authority, not for a region.
            (Reach::Own, Extent::Part) if is_together && is_all && is_whole => Naming::Among,
            // To be a bank is a way to be a company, not one to be a start-up.
            (Reach::Own, _) if is_together && is_all => Naming::Kind,
            _ if is_wider || is_within => Naming::Law,
            _ => return None,
        })
    }

    fn is_named(&self, words: &[String]) -> bool {
        self.beginning_of(words) == Some(words.len())
    }

    /// How many of some [bare] words are one of its names: the longest that they
    /// begin with.
    fn beginning_of(&self, words: &[String]) -> Option<usize> {
        let first = words.first()?;
        let names = self.names.iter().filter(|name| name.begins_like(first));
        let begun = names
            .map(Name::words)
            .filter(|name| words.starts_with(name));
        begun.map(<[String]>::len).max()
    }
}

/// Those whom the [bare] words of a label name, each with whether nothing
/// restricts it, and whether the label is one name.
fn named_in(label: &[String]) -> (Vec<(&'static Applicant, bool)>, bool) {
    let parts: Vec<&[String]> = label.split(|word| word == "ou").collect();
    let is_one = parts.len() == 1 || APPLICANTS.iter().any(|other| other.is_named(label));
    let parts = if is_one { vec![label] } else { parts };
    let named = parts.into_iter().flat_map(|part| {
        let part = if is_one { part } else { without_article(part) };
        let named =
            move |other: &'static Applicant| Some((other, other.beginning_of(part)? == part.len()));
        APPLICANTS.iter().filter_map(named)
    });
    (named.collect(), is_one)
}

/// Every word for those whom a label names, alone or among others, or of whom it
/// names a kind.
pub fn names_for(label: &str) -> Vec<&'static str> {
    let (named, _) = named_in(&bare(label));
    let is_meant = |applicant: &&Applicant| {
        let mut namings = named.iter().filter_map(|other| applicant.named_as(*other));
        namings.any(|naming| naming <= Naming::Kind)
    };
    let meant = APPLICANTS.iter().filter(is_meant);
    meant
        .flat_map(|applicant| applicant.names.iter().map(|name| name.written))
        .collect()
}

/// The words of a label that tell it from others: folded, without what is
/// between parentheses, leading article and plural endings.
pub(super) fn bare(label: &str) -> Vec<String> {
    let outside: String = match (label.find('('), label.rfind(')')) {
        (Some(open), Some(close)) if 0 < open && open < close => {
            format!("{} {}", &label[..open], &label[close + 1..])
        }
        _ => label.to_owned(),
    };
    let words: Vec<String> = words(&outside).iter().map(|word| singular(word)).collect();
    without_article(&words).to_vec()
}

/// The singular of a word, or what stands for it: of French in -s and -aux, of
/// English in -s and -ies.
fn singular(word: &str) -> String {
    if word.len() <= 3 {
        return word.to_owned();
    }
    let bare = word.strip_suffix('s').unwrap_or(word);
    match (bare.strip_suffix("aux"), bare.strip_suffix("ie")) {
        (Some(stem), _) if !stem.is_empty() => format!("{stem}al"),
        (_, Some(stem)) => format!("{stem}y"),
        _ => bare.to_owned(),
    }
}

fn without_article(words: &[String]) -> &[String] {
    match words {
        [article, rest @ ..] if !rest.is_empty() && ARTICLES.contains(&article.as_str()) => rest,
        _ => words,
    }
}

/// Whether the [bare] words of a label name everybody whom no other does.
pub(super) fn names_others(label: &[String]) -> bool {
    label.first().is_some_and(|word| word == "autre")
}

/// Whether [bare] words tell somebody from somebody else.
pub(super) fn says_who(words: &[String]) -> bool {
    let tells = |word: &String| word.len() > 2 && !ARTICLES.contains(&word.as_str());
    words.iter().any(tells)
}

const ARTICLES: [&str; 10] = ["un", "une", "des", "le", "la", "les", "l", "a", "an", "the"];

#[cfg(test)]
mod tests;
