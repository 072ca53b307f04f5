//! The order in which entries get other slugs, where one has that which another had.

use std::collections::{BTreeMap, HashSet};
use std::iter;

/// Slugs that entries had, and those that they are to have.
pub type Pair = [String; 2];

/// Renames in rounds: in each, every new slug is free. Whoever's place is taken by what
/// does not move stays, and so does who waits for that place. Those that take the places
/// of each other go by way of a spare slug: wherever a run is stopped, each entry stands
/// under some slug.
pub fn rounds(pairs: &[Pair], is_there: impl Fn(&str) -> bool) -> Vec<Vec<Pair>> {
    let pairs = pairs.iter().filter(|[old, _]| is_there(old));
    let pairs = pairs.map(|[old, new]| (old.as_str(), new.as_str()));
    let mut next: BTreeMap<&str, &str> = pairs.collect();
    let new: HashSet<&str> = next.values().copied().collect();
    let first: Vec<&str> = next
        .keys()
        .copied()
        .filter(|old| !new.contains(old))
        .collect();
    let mut rounds = Vec::new();
    for first in first {
        let path = path(&mut next, first);
        if path.last().is_some_and(|last| !is_there(last)) {
            enter(&mut rounds, &path);
        }
    }
    while let Some(first) = next.keys().next().copied() {
        let mut circle = path(&mut next, first);
        circle.pop();
        let mut spares = (2..).map(|number| format!("{first}-{number}"));
        let is_free = |spare: &String| !is_there(spare) && !new.contains(spare.as_str());
        let spare = spares.find(is_free).unwrap_or_default();
        circle.push(&spare);
        let back = enter(&mut rounds, &circle);
        put(&mut rounds, back, &spare, first);
    }
    rounds
}

/// The slugs that follow one on another; they are taken out.
fn path<'a>(next: &mut BTreeMap<&'a str, &'a str>, first: &'a str) -> Vec<&'a str> {
    iter::successors(Some(first), |slug| next.remove(slug)).collect()
}

/// Enters the renames of a path, the last first; returns the number of the round after.
fn enter(rounds: &mut Vec<Vec<Pair>>, path: &[&str]) -> usize {
    for (round, pair) in path.windows(2).rev().enumerate() {
        put(rounds, round, pair[0], pair[1]);
    }
    path.len() - 1
}

fn put(rounds: &mut Vec<Vec<Pair>>, round: usize, old: &str, new: &str) {
    if rounds.len() <= round {
        rounds.resize_with(round + 1, Vec::new);
    }
    rounds[round].push([old, new].map(str::to_owned));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_place_is_free_when_it_is_taken() {
        for (pairs, there, expected) in [
            ("a>b", "a", "a>b"),
            ("a>b", "", ""),
            ("a>b", "a b", ""),
            ("a>b b>c", "a b", "b>c | a>b"),
            ("a>b b>c", "a b c", ""),
            ("a>b b>c", "a c", "a>b"),
            ("a>b b>a", "a b", "b>a-2 | a>b | a-2>a"),
            ("a>b b>a", "a b a-2", "b>a-3 | a>b | a-3>a"),
            (
                "a>b b>c c>a x>y",
                "a b c x",
                "x>y c>a-2 | b>c | a>b | a-2>a",
            ),
        ] {
            let pair = |pair: &str| {
                let (old, new) = pair.split_once('>').unwrap();
                [old, new].map(str::to_owned)
            };
            let pairs: Vec<Pair> = pairs.split_whitespace().map(pair).collect();
            let rounds = rounds(&pairs, |slug| there.split(' ').any(|known| known == slug));
            let rounds = rounds.iter().map(|round| {
                let round = round.iter().map(|pair| pair.join(">"));
                round.collect::<Vec<_>>().join(" ")
            });
            assert_eq!(rounds.collect::<Vec<_>>().join(" | "), expected);
        }
    }
}
