//! Every sentence that the program says, in French and in English.
//!
//! A message is declared once with both its wordings: one that lacks either
//! does not compile. Texts of the catalogue are French and are not here.

mod check;
mod diff;
mod endpoints;
mod errors;
mod help;
mod import;
mod lists;
mod manual;
mod score;
mod screens;
pub(crate) mod signs;

use crate::catalogue::date::Date;

/// A language that the program speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lang {
    French,
    English,
}

impl Lang {
    pub(crate) const ALL: [Self; 2] = [Self::French, Self::English];

    /// The language of a code or locale: `fr`, `en`, `fr_FR.UTF-8`.
    pub(crate) fn parse(code: &str) -> Option<Self> {
        let language = code.split(['_', '-', '.', '@']).next().unwrap_or_default();
        match language.to_ascii_lowercase().as_str() {
            "fr" => Some(Self::French),
            "en" => Some(Self::English),
            _ => None,
        }
    }

    /// The language for a locale: French for French ones, else English.
    pub(crate) fn of_locale(locale: &str) -> Self {
        Self::parse(locale).unwrap_or(Self::English)
    }
}

/// The messages in one language.
#[derive(Debug, Clone, Copy)]
pub struct Messages {
    lang: Lang,
}

/// Declares messages, a function each. A doc comment says what the text does
/// not.
macro_rules! messages {
    ($($(#[$doc:meta])* $name:ident $(($($arg:ident: $type:ty),*))? {
        fr: $fr:literal,
        en: $en:literal $(,)?
    })*) => {
        impl super::Messages {
            $(messages!(@one $(#[$doc])* $name $(($($arg: $type),*))? $fr $en);)*
        }
    };
    (@one $(#[$doc:meta])* $name:ident $fr:literal $en:literal) => {
        $(#[$doc])*
        pub(crate) fn $name(self) -> &'static str {
            self.either($fr, $en)
        }
    };
    (@one $(#[$doc:meta])* $name:ident ($($arg:ident: $type:ty),*) $fr:literal $en:literal) => {
        $(#[$doc])*
        pub(crate) fn $name(self, $($arg: $type),*) -> String {
            match self.lang() {
                super::Lang::French => format!($fr),
                super::Lang::English => format!($en),
            }
        }
    };
}
use messages;

impl Messages {
    pub const fn new(lang: Lang) -> Self {
        Self { lang }
    }

    pub(crate) fn lang(self) -> Lang {
        self.lang
    }

    fn either<T>(self, french: T, english: T) -> T {
        match self.lang {
            Lang::French => french,
            Lang::English => english,
        }
    }

    /// Whether `count` takes the singular: in French, 0 does too.
    fn is_singular(self, count: usize) -> bool {
        self.either(count < 2, count == 1)
    }

    /// One form or the other for `count` things.
    fn plural<T>(self, count: usize, one: T, many: T) -> T {
        if self.is_singular(count) { one } else { many }
    }

    /// `"a, b ou c"`: a choice among items.
    pub(crate) fn any_of(self, items: &[String]) -> String {
        list(items, self.either(" ou ", " or "))
    }

    /// A number with the decimal sign of the language and at most three
    /// decimals: `99,893`.
    pub(crate) fn decimal(self, number: f64) -> String {
        let written = format!("{number:.3}");
        let written = written.trim_end_matches('0').trim_end_matches('.');
        written.replace('.', self.either(",", "."))
    }

    /// A whole number, its thousands set apart: `5 000`.
    pub(crate) fn integer(self, number: u64) -> String {
        let digits = number.to_string();
        let mut grouped = String::new();
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                grouped.push_str(self.either("\u{202f}", ","));
            }
            grouped.push(digit);
        }
        grouped
    }

    /// A day: `10 décembre 2019`.
    pub(crate) fn date(self, date: Date) -> String {
        let day = match (self.lang, date.day) {
            (Lang::French, 1) => "1er".to_owned(),
            (_, day) => day.to_string(),
        };
        format!("{day} {}", self.month(date))
    }

    /// The month of a day: `décembre 2019`.
    pub(crate) fn month(self, date: Date) -> String {
        let month = usize::from(date.month.clamp(1, 12)) - 1;
        let name = self.either(FRENCH_MONTHS, ENGLISH_MONTHS)[month];
        format!("{name} {}", date.year)
    }

    /// That something is of the month of a day: `de juillet 2020`.
    pub(crate) fn of_month(self, date: Date) -> String {
        let month = self.month(date);
        match self.lang {
            Lang::French if month.starts_with(['a', 'o']) => format!("d’{month}"),
            Lang::French => format!("de {month}"),
            Lang::English => format!("of {month}"),
        }
    }

    /// That something is of a day or a month in ISO 8601, or of a time in words.
    pub(crate) fn of_moment(self, written: &str) -> String {
        let month = Date::parse_iso(&format!("{written}-01"));
        match (Date::parse_iso(written), month) {
            (Some(day), _) => format!("{} {}", self.either("du", "of"), self.date(day)),
            (None, Some(month)) => self.of_month(month),
            (None, None) => format!("({written})"),
        }
    }
}

const FRENCH_MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];
const ENGLISH_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A text with a capital at its beginning.
pub(crate) fn capitalised(text: &str) -> String {
    let mut rest = text.chars();
    let first = rest.next().into_iter().flat_map(char::to_uppercase);
    first.chain(rest).collect()
}

/// A message as every one on standard error: behind the name of the program, and
/// without the capital of a sentence.
pub(crate) fn said(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next();
    let is_acronym = letters.clone().next().is_some_and(char::is_uppercase);
    let first: String = match first {
        Some(letter) if !is_acronym => letter.to_lowercase().collect(),
        first => first.into_iter().collect(),
    };
    format!("apicat: {first}{}", letters.as_str())
}

fn list(items: &[String], last: &str) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., end] => format!("{}{last}{end}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FR: Messages = Messages { lang: Lang::French };
    const EN: Messages = Messages {
        lang: Lang::English,
    };

    #[test]
    fn locales_choose_the_language() {
        for (locale, lang) in [
            ("fr_FR.UTF-8", Lang::French),
            ("fr", Lang::French),
            ("FR-ca", Lang::French),
            ("en_GB.UTF-8", Lang::English),
            ("de_DE", Lang::English),
            ("C", Lang::English),
            ("", Lang::English),
            ("frr_DE", Lang::English),
        ] {
            assert_eq!(Lang::of_locale(locale), lang, "{locale}");
        }
    }

    #[test]
    fn numbers_and_dates_are_written_as_the_language_does() {
        assert_eq!(FR.decimal(99.893), "99,893");
        assert_eq!(EN.decimal(100.0), "100");
        assert_eq!(FR.decimal(98.5), "98,5");
        assert_eq!(FR.integer(1_234_567), "1\u{202f}234\u{202f}567");
        assert_eq!(EN.integer(5000), "5,000");
        assert_eq!(FR.integer(12), "12");
        let day = Date::parse("01/08/2019").unwrap();
        assert_eq!(FR.date(day), "1er août 2019");
        assert_eq!(EN.date(day), "1 August 2019");
        for (written, expected) in [
            ("2026-01", "de janvier 2026"),
            ("2026-08", "d’août 2026"),
            ("2026-01-31", "du 31 janvier 2026"),
            ("2026-13", "(2026-13)"),
            ("été 2026", "(été 2026)"),
        ] {
            assert_eq!(FR.of_moment(written), expected);
        }
    }

    #[test]
    fn choices_are_listed() {
        let items = ["a", "b", "c"].map(str::to_owned);
        assert_eq!(FR.any_of(&items), "a, b ou c");
        assert_eq!(EN.any_of(&items[..1]), "a");
        assert_eq!(EN.any_of(&[]), "");
    }

    const SOURCES: [&str; 10] = [
        include_str!("check.rs"),
        include_str!("diff.rs"),
        include_str!("endpoints.rs"),
        include_str!("errors.rs"),
        include_str!("help.rs"),
        include_str!("import.rs"),
        include_str!("lists.rs"),
        include_str!("manual.rs"),
        include_str!("score.rs"),
        include_str!("screens.rs"),
    ];

    /// The lines of this module's sources that are not comments.
    fn code() -> impl Iterator<Item = &'static str> {
        let lines = SOURCES.into_iter().flat_map(str::lines);
        lines.filter(|line| !line.trim_start().starts_with("//"))
    }

    #[test]
    fn french_typography_is_respected() {
        // English has none of these marks: every literal can be looked at.
        let literals = code().flat_map(|line| line.split('"').skip(1).step_by(2));
        let literals: Vec<&str> = literals.collect();
        assert!(literals.len() > 300, "{}", literals.len());
        // The words of the YAML parser are its own.
        let own = literals
            .iter()
            .filter(|literal| !literal.contains("not find expected"));
        for literal in own {
            for mark in [" :", " ;", " !", " ?", "« ", " »", "...", "'"] {
                assert!(!literal.contains(mark), "{literal}");
            }
        }
    }
}
