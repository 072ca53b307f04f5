//! Two catalogues compared: which entries came and went, and what changed of those
//! that both have. Pure; the other way round, it gives the mirror image.

use std::collections::{HashMap, HashSet};

use crate::catalogue::Catalogue;
use crate::catalogue::access::{Verdict, Who};
use crate::catalogue::api::{Api, FranceConnect, MEMBERS, Member, Spec};
use crate::catalogue::fold::words;
use crate::catalogue::layers::Layer;
use crate::catalogue::rule::{Eligibility, Rule};
use crate::catalogue::status::Status;
use crate::catalogue::subject::Subject;
use crate::catalogue::text::Text;

/// What is compared: the name, what became of the API, who may use it and where one
/// asks, and figures. Prose, and what only helps to find an entry, may be reworded
/// without news for anybody.
const COMPARED: [Member; 15] = [
    Member::Id,
    Member::Title,
    Member::Status,
    Member::ReplacedBy,
    Member::Openness,
    Member::FranceConnect,
    Member::Eligibility,
    Member::Base,
    Member::Request,
    Member::Account,
    Member::Uptime,
    Member::Visits2019,
    Member::Views,
    Member::LimitsSummary,
    Member::StatisticsSummary,
];

/// What says something by its absence too: nothing became of the API.
const TOLD_BY_ABSENCE: [Member; 2] = [Member::Status, Member::ReplacedBy];

/// By what entries are known to be of one API. What several entries of a catalogue
/// share tells nothing.
type Mark = fn(&Api) -> Option<String>;

/// Those that are given to be one, the surest first: an identifier outlives the slug,
/// which another API may take.
const GIVEN: [Mark; 2] = [
    |api| api.dataservice.as_deref().map(str::to_owned),
    |api| Some(api.id.to_string()),
];

/// Those that entries with different slugs have, the surest first.
const LIKELY: [Mark; 5] = [
    |api| api.links.successor.as_deref().map(address),
    |api| Some(words(&api.title).join(" ")).filter(|title| !title.is_empty()),
    |api| api.links.base.as_deref().map(address),
    |api| api.links.openapi.as_deref().map(address),
    |api| api.links.site.as_deref().map(address),
];

/// An address without what may be written or left out.
fn address(written: &str) -> String {
    let bare = written.split_once("://").map_or(written, |(_, rest)| rest);
    bare.trim_end_matches('/').to_owned()
}

#[derive(Debug)]
pub struct Diff<'a> {
    /// Entries of the new catalogue alone, in the order of their titles.
    pub new: Vec<&'a Api>,
    /// Entries of the old catalogue alone, in the order of their titles.
    pub gone: Vec<&'a Api>,
    /// By what each change is first of all, then in the order of their titles in the new
    /// catalogue.
    pub changed: Vec<Changed<'a>>,
    /// What would have changed of some entries, but that one of the catalogues says of
    /// none: it is not that sort of list.
    pub not_compared: Vec<&'static Spec>,
}

/// An entry that both catalogues have, and that differs.
#[derive(Debug)]
pub struct Changed<'a> {
    pub old: &'a Api,
    pub new: &'a Api,
    /// What differs, in the order of JSON.
    pub members: Vec<&'static Spec>,
    /// The answers to the one who asks, old and new, where they differ.
    pub verdicts: Option<[Verdict; 2]>,
}

/// Compares two catalogues; `who`, the answers to somebody too.
pub fn diff<'a>(old: &'a Catalogue, new: &'a Catalogue, who: Option<&Who>) -> Diff<'a> {
    let (pairs, rest) = pairs(old, new);
    let (compared, mut not_compared) = compared(old, new);
    not_compared.retain(|spec| pairs.iter().any(|pair| differs(spec, *pair)));
    let changed = pairs.into_iter();
    let changed = changed.filter_map(|pair| changes(pair, &compared, who));
    let mut changed: Vec<Changed<'a>> = changed.collect();
    changed.sort_by_key(|changed| (changed.kind(), new.number(&changed.new.id)));
    let left = |of: &'a Catalogue, slugs: &HashSet<&str>| {
        let apis = of.apis().iter();
        apis.filter(|api| slugs.contains(&*api.id)).collect()
    };
    Diff {
        new: left(new, &rest.new),
        gone: left(old, &rest.gone),
        changed,
        not_compared,
    }
}

/// What both catalogues may say of their entries, and what only one of them ever does.
fn compared(old: &Catalogue, new: &Catalogue) -> (Vec<&'static Spec>, Vec<&'static Spec>) {
    let is_said = |spec: &Spec, of: &Catalogue| of.apis().iter().any(|api| says(spec, api));
    let members = MEMBERS.iter();
    let members = members.filter(|spec| COMPARED.contains(&spec.member));
    members.partition(|spec| {
        TOLD_BY_ABSENCE.contains(&spec.member) || is_said(spec, old) == is_said(spec, new)
    })
}

/// Where other layers of a catalogue have an API too, be it under another slug.
pub fn counterparts<'a>(catalogue: &'a Catalogue, api: &Api) -> Vec<(&'a Layer, &'a Api)> {
    let own = catalogue.layer_of(Subject::Api(api));
    let layers = catalogue.layers().iter();
    let others = layers.filter(|layer| !std::ptr::eq(own, &layer.catalogue));
    let found = others.filter_map(|layer| {
        let (pairs, _) = pairs(own, &layer.catalogue);
        let [_, other] = pairs.into_iter().find(|[known, _]| known.id == api.id)?;
        Some((layer, other))
    });
    found.collect()
}

impl Diff<'_> {
    pub fn is_empty(&self) -> bool {
        self.new.is_empty() && self.gone.is_empty() && self.changed.is_empty()
    }
}

/// What a change is first of all, in the order in which it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// The API opened to the one who asks.
    Opened,
    /// It closed to them.
    Closed,
    /// It has another name, or its entry another slug.
    Renamed,
    Other,
}

impl Changed<'_> {
    pub fn kind(&self) -> ChangeKind {
        let promising = |verdicts: [Verdict; 2]| verdicts.map(Verdict::is_promising);
        match self.verdicts.map(promising) {
            Some([false, true]) => ChangeKind::Opened,
            Some([true, false]) => ChangeKind::Closed,
            _ if self.is_renamed() => ChangeKind::Renamed,
            _ => ChangeKind::Other,
        }
    }

    fn is_renamed(&self) -> bool {
        self.old.id != self.new.id || self.old.title != self.new.title
    }
}

/// An entry of the old catalogue and the one of the same API in the new one.
type Pair<'a> = [&'a Api; 2];

/// The entries that both catalogues have, and what is left.
fn pairs<'a>(old: &'a Catalogue, new: &'a Catalogue) -> (Vec<Pair<'a>>, Rest<'a>) {
    let mut rest = Rest::of(old, new);
    let given = GIVEN.into_iter().map(|mark| marked(old, new, mark));
    let likely = LIKELY.into_iter().map(|mark| marked(old, new, mark));
    let found = given.chain([replaced(old, new)]).chain(likely);
    let pairs = found.flat_map(|pairs| rest.take(pairs)).collect();
    (pairs, rest)
}

/// The slugs of entries whose counterpart is not found yet.
struct Rest<'a> {
    gone: HashSet<&'a str>,
    new: HashSet<&'a str>,
}

impl<'a> Rest<'a> {
    fn of(old: &'a Catalogue, new: &'a Catalogue) -> Self {
        let slugs = |of: &'a Catalogue| of.apis().iter().map(|api| &*api.id).collect();
        Self {
            gone: slugs(old),
            new: slugs(new),
        }
    }

    /// Takes the pairs of entries that are left, those that are in one pair only.
    fn take(&mut self, mut pairs: Vec<Pair<'a>>) -> Vec<Pair<'a>> {
        pairs.retain(|[gone, new]| self.gone.contains(&*gone.id) && self.new.contains(&*new.id));
        let gone = repeated(pairs.iter().map(|[gone, _]| &*gone.id));
        let new = repeated(pairs.iter().map(|[_, new]| &*new.id));
        pairs.retain(|pair| !gone.contains(&*pair[0].id) && !new.contains(&*pair[1].id));
        for [gone, new] in &pairs {
            self.gone.remove(&*gone.id);
            self.new.remove(&*new.id);
        }
        pairs
    }
}

fn repeated<'a>(slugs: impl Iterator<Item = &'a str>) -> HashSet<&'a str> {
    let mut met = HashSet::new();
    slugs.filter(|slug| !met.insert(*slug)).collect()
}

/// Entries that one of them names as what takes its place.
fn replaced<'a>(old: &'a Catalogue, new: &'a Catalogue) -> Vec<Pair<'a>> {
    let name = |api: &'a Api| api.lifecycle.replaced_by.as_deref();
    let forth = old.apis().iter();
    let forth = forth.filter_map(|api| Some([api, new.api(name(api)?)?]));
    let back = new.apis().iter();
    let back = back.filter_map(|api| Some([old.api(name(api)?)?, api]));
    // Each may name the other.
    let back = back.filter(|[gone, api]| name(gone) != Some(&*api.id));
    forth.chain(back).collect()
}

/// Entries that, each alone in its catalogue, have the same mark.
fn marked<'a>(old: &'a Catalogue, new: &'a Catalogue, mark: Mark) -> Vec<Pair<'a>> {
    let alone = |catalogue: &'a Catalogue| {
        let mut alone: HashMap<String, Option<&'a Api>> = HashMap::new();
        for api in catalogue.apis() {
            if let Some(mark) = mark(api) {
                let known = alone.entry(mark);
                known.and_modify(|one| *one = None).or_insert(Some(api));
            }
        }
        alone
    };
    let new = alone(new);
    let pairs = alone(old).into_iter();
    pairs
        .filter_map(|(mark, one)| Some([one?, (*new.get(&mark)?)?]))
        .collect()
}

/// What differs of what is compared; none where nothing does.
fn changes<'a>(
    pair: Pair<'a>,
    compared: &[&'static Spec],
    who: Option<&Who>,
) -> Option<Changed<'a>> {
    let members = compared.iter().copied();
    let members: Vec<&Spec> = members.filter(|spec| differs(spec, pair)).collect();
    let verdicts = who.map(|who| pair.map(|api| who.verdict(api)));
    let verdicts = verdicts.filter(|[old, new]| old != new);
    let is_changed = !members.is_empty() || verdicts.is_some();
    let [old, new] = pair;
    is_changed.then_some(Changed {
        old,
        new,
        members,
        verdicts,
    })
}

fn differs(spec: &Spec, pair: Pair<'_>) -> bool {
    let [old, new] = pair;
    match spec.member {
        Member::Id => old.id != new.id,
        Member::Status => became(old) != became(new),
        Member::Eligibility => {
            let [old, new] = pair.map(|api| api.access.iter().map(decided));
            !old.eq(new)
        }
        _ => spec.value(old) != spec.value(new),
    }
}

fn says(spec: &Spec, api: &Api) -> bool {
    match spec.member {
        Member::Id => true,
        Member::FranceConnect => api.france_connect != FranceConnect::Unsaid,
        Member::Eligibility => !api.access.is_empty(),
        _ => spec.value(api).is_some(),
    }
}

/// What became of an API: nothing of one that still answers, whether or not the entry
/// says so.
fn became(api: &Api) -> Option<Status> {
    let status = api.lifecycle.status;
    status.filter(|status| *status != Status::Active)
}

/// Whom a rule names, and what it decides; how it says so is prose.
fn decided(rule: &Rule) -> (&[Text], Eligibility) {
    (&rule.labels, rule.eligibility)
}

#[cfg(test)]
mod tests;
