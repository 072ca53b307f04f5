//! Telling French from English: by words that sentences of one cannot do
//! without and sentences of the other do not have, and by the words of the
//! program's own messages that only one of their wordings has.

use std::collections::HashSet;
use std::path::Path;
use std::sync::LazyLock;

use super::verbs;
use apicat::answer::COLUMNS;
use apicat::words::Lang;

// What both languages have (`on`, `plus`, `page`) is in neither list, nor what
// is a name whatever the language (`fr`, `en`, `who`, `open`, `all`, `then`).
const FRENCH: &str = "
    le la les l’ d’ n’ qu’ du des un une de et ou où est sont pas ne pour dans avec sans sur sous par qui que
    quoi dont ce cet cette ces celle celles ceux celui se si il ils elle elles au aux moins tout
    tous toute toutes chaque aucun aucune même autre autres votre vos vous leur ses sa mais comme
    puis sinon selon été être avoir peut doit fait deux fois trop déjà entre après avant pendant
    janvier février mars avril mai juin juillet août septembre octobre novembre décembre
";

// With the words of clap, of the YAML parser and of system errors, none of
// which speaks French.
const ENGLISH: &str = "
    the of is are be been was were with without this that these those for from to an it its they
    their or and not if when where which what may can cannot could should would must will does has
    have had at as in into by than there here your you any each every only other others
    such under over between after before none nobody
    usage tip error values value similar exists subcommand provided required
    unexpected found invalid more try help information see default aliases requires used times
    expected missing field unknown mapping sequence scalar character anchor alias
    limit exceeded line column permission denied directory file system
    january february march april june july august september october november december
";

/// Words of the messages that both languages have, and names of arguments; the
/// names of fields and commands are neither's.
const BOTH: [&str; 4] = ["comment", "part", "shell", "slug"];

/// What is said in both languages: each has words of its own, lest nothing be
/// tested, and none of the other.
#[track_caller]
pub(crate) fn in_both(what: &str, said: impl Fn(Lang) -> String) {
    for (lang, other) in [(Lang::French, Lang::English), (Lang::English, Lang::French)] {
        let said = said(lang);
        let foreign = of(other, &said);
        let marks = marks(other).iter().find(|mark| said.contains(**mark));
        assert_eq!(marks, None, "{what}, {lang:?}:\n{said}");
        assert!(
            foreign.is_empty(),
            "{what}, {lang:?}: {foreign:?} in\n{said}"
        );
        assert!(!of(lang, &said).is_empty(), "{what}, {lang:?}:\n{said}");
    }
}

/// The typography of `lang` and of it alone.
fn marks(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::French => &[
            "«", "»", "\u{a0}:", "\u{a0}?", "\u{a0}!", "\u{202f}", " :", " ;",
        ],
        Lang::English => &["“", "”"],
    }
}

/// The words of `text` that are of `lang` and of it alone.
fn of(lang: Lang, text: &str) -> Vec<String> {
    words(text)
        .filter(|word| of_one(lang).contains(word))
        .collect()
}

/// Every wording of the messages in `lang`.
pub(crate) fn wordings(lang: Lang) -> Vec<String> {
    WORDINGS
        .iter()
        .map(|[french, english]| match lang {
            Lang::French => french.clone(),
            Lang::English => english.clone(),
        })
        .collect()
}

/// Words that sentences of `lang` alone have, whatever the messages say.
pub(crate) fn frequent(lang: Lang, text: &str) -> Vec<String> {
    let list = match lang {
        Lang::French => FRENCH,
        Lang::English => ENGLISH,
    };
    let list: HashSet<&str> = list.split_whitespace().collect();
    words(text)
        .filter(|word| list.contains(word.as_str()))
        .collect()
}

fn of_one(lang: Lang) -> &'static HashSet<String> {
    static FRENCH_ALONE: LazyLock<HashSet<String>> =
        LazyLock::new(|| alone(Lang::French, Lang::English));
    static ENGLISH_ALONE: LazyLock<HashSet<String>> =
        LazyLock::new(|| alone(Lang::English, Lang::French));
    match lang {
        Lang::French => &FRENCH_ALONE,
        Lang::English => &ENGLISH_ALONE,
    }
}

fn alone(lang: Lang, other: Lang) -> HashSet<String> {
    let known = |lang| -> HashSet<String> {
        let frequent = match lang {
            Lang::French => FRENCH,
            Lang::English => ENGLISH,
        };
        let wordings = wordings(lang).join(" ");
        words(frequent).chain(words(&wordings)).collect()
    };
    let mut alone: HashSet<String> = known(lang).difference(&known(other)).cloned().collect();
    let fields = COLUMNS.iter().flat_map(|field| field.name.split('.'));
    let names: HashSet<String> = fields
        .chain(BOTH)
        .map(str::to_owned)
        .chain(verbs())
        .collect();
    alone.retain(|word| !names.contains(word));
    alone
}

/// The words of a text in lower case. Options and addresses are names, and so
/// is `visits_2019`, which is one word here; a letter is a word only in `l’API`.
fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| c.is_whitespace() || "«»“”()[]<>".contains(c))
        .filter(|word| !word.starts_with('-') && !word.contains("://"))
        .flat_map(|word| word.split_inclusive(|c: char| !c.is_alphanumeric() && c != '_'))
        .filter(|word| {
            word.chars()
                .nth(1)
                .is_some_and(|c| c.is_alphanumeric() || c == '’')
        })
        .map(|word| word.trim_end_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| word.contains(char::is_alphabetic))
        .map(str::to_lowercase)
}

/// The French and the English wording of every message, from the sources.
static WORDINGS: LazyLock<Vec<[String; 2]>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/words");
    let files = std::fs::read_dir(folder).unwrap();
    let texts = files.map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap());
    let texts: Vec<String> = texts.collect();
    texts.iter().flat_map(|text| declared(text)).collect()
});

/// `fr: "…", en: "…"` and `either(…, …)`.
fn declared(source: &str) -> impl Iterator<Item = [String; 2]> {
    let messages = source.split("fr: \"").skip(1).map(|rest| {
        let (french, rest) = rest.split_once('"').unwrap();
        let (_, english) = rest.split_once("en: \"").unwrap();
        let (english, _) = english.split_once('"').unwrap();
        [french, english].map(said)
    });
    let choices = source.split("either(").skip(1).map(|rest| {
        let (mut depth, mut comma, mut end) = (0, rest.len(), rest.len());
        for (at, c) in rest.char_indices() {
            match c {
                '(' | '[' => depth += 1,
                ')' | ']' if depth > 0 => depth -= 1,
                ')' => {
                    end = at;
                    break;
                }
                ',' if depth == 0 => comma = comma.min(at),
                _ => {}
            }
        }
        let literals = |code: &str| code.split('"').skip(1).step_by(2).map(said).collect();
        let choice: [Vec<String>; 2] =
            [&rest[..comma.min(end)], &rest[comma.min(end)..end]].map(literals);
        choice.map(|literals| literals.join(" "))
    });
    messages.chain(choices)
}

/// A literal as it is said, without the names of what stands in it.
fn said(literal: &str) -> String {
    let mut said = String::new();
    for part in literal.split('{') {
        said.push_str(part.rsplit('}').next().unwrap());
    }
    said.replace("\\n", "\n")
}
