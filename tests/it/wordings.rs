//! Every sentence of the program is in its language, and so is what is made of
//! them for every kind of error, bad file and finding.

use std::io;
use std::path::PathBuf;

use crate::support::words::{self, in_both};
use apicat::catalogue::fault::{Copied, Fault, House, Typography};
use apicat::catalogue::problem::{Expected, Problem, SystemError};
use apicat::catalogue::range::Range;
use apicat::cli::command;
use apicat::error::{Error, Origin, Usage};
use apicat::words::{Lang, Messages};

/// Examples of every kind of a type. A kind without one does not compile.
macro_rules! one_of_each {
    ($type:ty { $($kind:pat => $examples:expr,)* }) => {{
        let _: fn($type) = |value| match value { $($kind => {})* };
        let mut all: Vec<$type> = Vec::new();
        $(
            let examples: Vec<$type> = $examples.into();
            assert!(!examples.is_empty() && examples.iter().all(|example| matches!(example, $kind)));
            all.extend(examples);
        )*
        all
    }};
}

fn zor() -> String {
    "zor".to_owned()
}

fn zors() -> Vec<String> {
    ["zor", "qux", "flup"].map(str::to_owned).to_vec()
}

#[test]
fn every_wording_is_in_its_language() {
    for (lang, other) in [(Lang::French, Lang::English), (Lang::English, Lang::French)] {
        let wordings = words::wordings(lang);
        assert!(wordings.len() > 250, "{}", wordings.len());
        for wording in wordings {
            let foreign = words::frequent(other, &wording);
            assert!(foreign.is_empty(), "{foreign:?} in {wording}");
        }
    }
}

fn usages() -> Vec<Usage> {
    let (typed, option) = (zor(), "--zor".to_owned());
    one_of_each!(Usage {
        Usage::UnknownCommand { .. } => [Usage::UnknownCommand { typed: zor(), near: zors(), known: zors() }],
        Usage::UnknownOption { .. } => [Usage::UnknownOption { typed: zor(), near: zors() }],
        Usage::UnexpectedArgument { .. } => [Usage::UnexpectedArgument { typed: zor() }],
        Usage::InvalidValue { .. } => [Usage::InvalidValue {
            typed: zor(),
            option: option.clone(),
            near: zors(),
            known: zors(),
        }],
        Usage::FieldNeeds { .. } => [Usage::FieldNeeds { field: "zor", needed: "--zor" }],
        Usage::BadNumber { .. } => ["--width", "--limit", "APICAT_MAX_BYTES"].map(|option| Usage::BadNumber {
            option: option.to_owned(),
            typed: typed.clone(),
        }),
        Usage::MissingValue { .. } => [Usage::MissingValue { option: option.clone() }],
        Usage::MissingArgument { .. } => [Usage::MissingArgument { name: zor() }],
        Usage::Conflict { .. } => [Usage::Conflict { one: zor(), other: zor() }],
        Usage::NotUnicode => [Usage::NotUnicode],
        Usage::Refused => [Usage::Refused],
    })
}

/// Kinds of system errors: those that have a sentence, and one that has none.
const KINDS: [io::ErrorKind; 7] = [
    io::ErrorKind::NotFound,
    io::ErrorKind::PermissionDenied,
    io::ErrorKind::NotADirectory,
    io::ErrorKind::IsADirectory,
    io::ErrorKind::InvalidFilename,
    io::ErrorKind::StorageFull,
    io::ErrorKind::Other,
];

/// An error of the system, whose words are in no language here.
fn system_error(kind: io::ErrorKind) -> SystemError {
    SystemError { kind, words: zor() }
}

fn errors(m: Messages) -> Vec<Error> {
    let profile = |origin, ambiguous| Error::UnknownProfile {
        typed: zor(),
        origin,
        ambiguous,
        labels: zors(),
    };
    one_of_each!(Error {
        Error::Answer(_) => [Error::Answer(command(m).render_help())],
        Error::NoCommand(_) => [Error::NoCommand(command(m).render_help())],
        Error::Usage { .. } => usages()
            .into_iter()
            .map(|usage| Error::Usage { usage, command: Some(zor()) })
            .collect::<Vec<_>>(),
        Error::UnknownApi { .. } => [Error::UnknownApi { typed: zor(), near: zors() }],
        Error::AmbiguousApi { .. } => [Error::AmbiguousApi {
            typed: zor(),
            candidates: vec![(zor(), zor())],
        }],
        Error::UnknownSection { .. } => [Error::UnknownSection {
            id: zor(),
            typed: zor(),
            known: zors(),
        }],
        Error::UnknownProfile { .. } => [
            profile(Origin::Typed, Vec::new()),
            profile(Origin::Environment, Vec::new()),
            profile(Origin::Typed, zors()),
        ],
        Error::ProfileNeeded { .. } => [Error::ProfileNeeded {
            id: zor(),
            labels: zors(),
            example: zor(),
        }],
        Error::NothingListed { .. } => [Error::NothingListed { near: zors() }],
        Error::NothingLeft { .. } => [1, 2].map(|count| Error::NothingLeft {
            words: zor(),
            count,
            near: zors(),
        }),
        Error::NothingFound { .. } => [Error::NothingFound { words: zor(), near: zors() }],
        Error::UnreadableCatalogue { .. } => KINDS.map(|kind| Error::UnreadableCatalogue {
            path: PathBuf::from("zor"),
            error: system_error(kind),
        }),
        Error::CatalogueTooLarge { .. } => [Error::CatalogueTooLarge {
            path: PathBuf::from("zor"),
            limit: 7,
        }],
        Error::EmptyCatalogue { .. } => [Error::EmptyCatalogue { path: PathBuf::from("zor") }],
        Error::FileGone { .. } => [Error::FileGone { id: zor() }],
        Error::NoAddress { .. } => [Error::NoAddress { id: zor() }],
        Error::NoBrowser { .. } => [Error::NoBrowser { address: zor() }],
        Error::Unwritable { .. } => KINDS.map(|kind| Error::Unwritable {
            path: PathBuf::from("zor"),
            reason: kind.into(),
        }),
        Error::Output(_) => KINDS.map(|kind| Error::Output(kind.into())),
        Error::ClosedPipe => [Error::ClosedPipe],
        Error::Cancelled => [Error::Cancelled],
        Error::Interrupted => [Error::Interrupted],
    })
}

#[test]
fn errors_are_in_one_language() {
    let kinds = errors(Messages::new(Lang::English)).len();
    for index in 0..kinds {
        let error = |lang| errors(Messages::new(lang)).swap_remove(index);
        if error(Lang::English)
            .explain(Messages::new(Lang::English))
            .is_none()
        {
            continue;
        }
        in_both(&format!("{:?}", error(Lang::English)), |lang| {
            let said = error(lang).explain(Messages::new(lang)).unwrap();
            [said.sentence, said.more.join("\n"), said.laid_out].join("\n")
        });
    }
}

fn problems() -> Vec<Problem> {
    let expected = one_of_each!(Expected {
        Expected::Text => [Expected::Text],
        Expected::Integer => [Expected::Integer],
        Expected::Number => [Expected::Number],
        Expected::Texts => [Expected::Texts],
        Expected::Rules => [Expected::Rules],
        Expected::Mapping => [Expected::Mapping],
    });
    let key = zor();
    let wrong = |expected| Problem::WrongType {
        key: key.clone(),
        expected,
    };
    let whole = Problem::WrongType {
        key: String::new(),
        expected: Expected::Mapping,
    };
    one_of_each!(Problem {
        Problem::Unreadable(_) => KINDS.map(|kind| Problem::Unreadable(system_error(kind))),
        Problem::NotASlug { .. } => ['é', '$', '\u{1b}', '\u{fffd}'].map(|found| Problem::NotASlug { found }),
        Problem::SameSlug { .. } => [Problem::SameSlug { other: zor() }],
        Problem::NotAFile => [Problem::NotAFile],
        Problem::TooLarge(_) => [Problem::TooLarge(7)],
        Problem::NotUtf8 => [Problem::NotUtf8],
        Problem::NoFrontMatter => [Problem::NoFrontMatter],
        Problem::UnclosedFrontMatter => [Problem::UnclosedFrontMatter],
        Problem::FrontMatterTooLarge(_) => [Problem::FrontMatterTooLarge(7)],
        Problem::NestedTooDeep(_) => [Problem::NestedTooDeep(7)],
        Problem::Yaml(_) => [
            "the parser has found something that nobody expected",
            "mapping values are not allowed in this context",
            "repetition limit exceeded",
        ].map(|words| Problem::Yaml(words.to_owned())),
        Problem::DuplicateKey(_) => [Problem::DuplicateKey(zor())],
        Problem::MissingKey(_) => [Problem::MissingKey("zor")],
        Problem::WrongType { .. } => expected
            .into_iter()
            .map(wrong)
            .chain([whole])
            .collect::<Vec<_>>(),
        Problem::OutOfRange { .. } => [Problem::OutOfRange {
            key: key.clone(),
            found: 7,
            allowed: &[0, 1, 2],
        }],
    })
}

#[test]
fn problems_of_files_are_in_one_language() {
    for problem in problems() {
        in_both(&format!("{problem:?}"), |lang| {
            Messages::new(lang).problem(&problem)
        });
    }
}

fn house_rules() -> Vec<House> {
    one_of_each!(House {
        House::UnknownTheme { .. } => [House::UnknownTheme { found: zor(), near: Some(zor()) }],
        House::UnusedTheme(_) => [House::UnusedTheme(zor())],
        House::Typography(_) => [Typography::Before(':'), Typography::After("n°"), Typography::Apostrophe].map(House::Typography),
        House::TaglineStop => [House::TaglineStop],
        House::Unsaid(_) => [House::Unsaid("zor")],
        House::NoBody => [House::NoBody],
    })
}

fn faults() -> Vec<Fault> {
    let near = Some(zor());
    let copied = one_of_each!(Copied {
        Copied::Tagline => [Copied::Tagline],
        Copied::Introduction => [Copied::Introduction],
    });
    one_of_each!(Fault {
        Fault::LeftOut(_) => [Fault::LeftOut(Problem::NotUtf8)],
        Fault::UnknownKey { .. } => [Fault::UnknownKey { key: zor(), near: Some("qux") }],
        Fault::NotADate { .. } => [Fault::NotADate { found: zor() }],
        Fault::NotAnAddress { .. } => [Fault::NotAnAddress { found: zor() }],
        Fault::BeyondRange { .. } => [Some(100.0), None].map(|most| Fault::BeyondRange {
            key: "zor",
            range: Range { least: 0.0, most },
        }),
        Fault::UnknownProducer { .. } => [Fault::UnknownProducer { found: zor(), near: near.clone() }],
        Fault::ThemeSpelling { .. } => [Fault::ThemeSpelling { found: zor(), usual: zor() }],
        Fault::KeywordSpelling { .. } => [Fault::KeywordSpelling { found: zor(), usual: zor() }],
        Fault::Repeated { .. } => [Fault::Repeated { found: zor() }],
        Fault::UnreadThemes(_) => [Fault::UnreadThemes(Problem::NotUtf8)],
        Fault::House(_) => house_rules().into_iter().map(Fault::House).collect::<Vec<_>>(),
        Fault::UnknownEntry { .. } => [Fault::UnknownEntry { found: zor(), near: near.clone() }],
        Fault::UnknownHeading { .. } => [Fault::UnknownHeading { found: zor(), near: near.clone() }],
        Fault::UnknownComponent { .. } => [Fault::UnknownComponent { found: zor(), near: near.clone() }],
        Fault::RuleForNobody => [Fault::RuleForNobody],
        Fault::RuleWithoutVerdict => [Fault::RuleWithoutVerdict],
        Fault::RuleWithoutText => [Fault::RuleWithoutText],
        Fault::NoRules => [Fault::NoRules],
        Fault::More { .. } => [(0, 1), (2, 3)].map(|(errors, warnings)| Fault::More { errors, warnings }),
        Fault::Copied { .. } => copied
            .into_iter()
            .map(|what| Fault::Copied { what, from: zor() })
            .collect::<Vec<_>>(),
    })
}

#[test]
fn findings_are_in_one_language() {
    for fault in faults() {
        in_both(&format!("{fault:?}"), |lang| {
            let m = Messages::new(lang);
            let remark = m.remark(&fault);
            let said = [Some(remark.title), remark.expected, remark.help];
            let said: Vec<String> = said.into_iter().flatten().collect();
            format!("{}: {}", m.severity(fault.severity()), said.join("\n"))
        });
    }
}
