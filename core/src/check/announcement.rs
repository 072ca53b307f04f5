//! What an entry promises for a time that is past.

use std::ops::Range;

use crate::catalogue::fold;

/// Words that speak of what is to come.
const FUTURE: [&[&str]; 15] = [
    &["attendu"],
    &["attendue"],
    &["arrive"],
    &["devrait"],
    &["devraient"],
    &["prochainement"],
    &["bientot"],
    &["prevu"],
    &["prevue"],
    &["prevus"],
    &["prevues"],
    &["a", "venir"],
    &["d", "ici"],
    &["courant"],
    &["trimestre"],
];

/// Words that say that a promise is one of the past, or somebody's.
const REPORTED: [&str; 10] = [
    "annoncait",
    "annoncaient",
    "annonce",
    "annoncee",
    "devait",
    "etait",
    "etaient",
    "prevoyait",
    "depuis",
    "selon",
];

/// The years before `this_year` for which a line of text announces something.
pub(super) fn past(line: &str, this_year: u16) -> impl Iterator<Item = Range<usize>> {
    let mut next = 0;
    let sentences = line.split_inclusive([';', '|', '.']).map(move |sentence| {
        let start = next;
        next += sentence.len();
        (start, sentence)
    });
    sentences.filter_map(move |(start, sentence)| {
        let year = years(sentence).find(|(_, year)| *year < this_year);
        let (at, _) = year.filter(|_| announces(sentence))?;
        Some(start + at..start + at + 4)
    })
}

/// The years that a text names, and where.
fn years(text: &str) -> impl Iterator<Item = (usize, u16)> {
    text.match_indices("20").filter_map(|(at, _)| {
        let around = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || "/.".contains(c));
        let year = text.get(at..at + 4)?;
        let is_apart = !around(text[..at].chars().next_back())
            && !around(text[at + 4..].chars().next().filter(|c| *c != '.'));
        let is_year = is_apart && year.bytes().all(|b| b.is_ascii_digit());
        is_year.then(|| Some((at, year.parse().ok()?)))?
    })
}

fn announces(sentence: &str) -> bool {
    let words = fold::words(sentence);
    let says = |phrase: &[&str]| words.windows(phrase.len()).any(|some| some == phrase);
    // Verbs in the future: « ouvrira », « seront ».
    let ends = ["era", "ira", "eront", "iront"];
    let is_future = |word: &String| word.len() > 3 && ends.iter().any(|end| word.ends_with(end));
    let is_to_come = FUTURE.into_iter().any(says) || words.iter().any(is_future);
    // A share of a quarter is a figure.
    let is_figure = sentence.contains('%');
    is_to_come && !is_figure && !REPORTED.into_iter().any(|word| says(&[word]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn promises_of_the_past_are_found() {
        for (line, expected) in [
            ("Ouverture au premier trimestre 2024.", Some("2024")),
            (
                "L’API sera ouverte en 2025 ; elle est gratuite.",
                Some("2025"),
            ),
            ("| Statut | prévue fin 2022 | 2031 |", Some("2022")),
            ("Elle ouvrira à l’été 2023-2024.", Some("2023")),
            ("Au 1er trimestre 2024, 40 % des appels ont échoué.", None),
            ("L’API sera ouverte en 2027.", None),
            ("Elle était prévue pour 2024.", None),
            ("La loi du 3 mai 2020 le permet ; il sera remboursé.", None),
            ("Le code 2024A sera lu, de /2024/ à v2024.1.", None),
            ("La fiche annonçait 2024, à venir.", None),
        ] {
            let found = past(line, 2026).next().map(|range| &line[range]);
            assert_eq!(found, expected, "{line}");
        }
    }
}
