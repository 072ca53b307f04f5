//! Every sentence of the program is in its language, and so is what is made of
//! them for every kind of error, bad file and diagnostic.

use std::io;
use std::path::PathBuf;

use crate::support::words::{self, in_both};
use apicat::archive::Fault;
use apicat::catalogue::diagnostic::{Diagnostic, Position};
use apicat::catalogue::file_error::{Expected, FileError, SystemError};
use apicat::catalogue::lint::{Copied, Lint, Typography};
use apicat::catalogue::range::Range;
use apicat::cli::command;
use apicat::error::{Error, Known, Origin, Usage};
use apicat::find::NearMiss;
use apicat::markdown::Slip;
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

/// What is known of the values of an option.
fn knowns() -> [Known; 3] {
    let (values, more) = (zors(), Some(zor()));
    let all = Known {
        values: zors(),
        more: None,
    };
    [Known::default(), all, Known { values, more }]
}

fn usages() -> Vec<Usage> {
    let (typed, option) = (zor(), "--zor".to_owned());
    one_of_each!(Usage {
        Usage::UnknownCommand { .. } => [None, Some(zor())].map(|meant| Usage::UnknownCommand {
            words: zors(),
            known: zors(),
            meant,
        }),
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
        Usage::BadAnswer { .. } => [(false, Some(zor())), (true, Some(zor())), (true, None)].map(|(is_extra, question)| Usage::BadAnswer {
            typed: zor(),
            is_extra,
            question,
            choices: zors(),
        }),
        Usage::MissingValue { .. } => knowns().map(|known| Usage::MissingValue { option: option.clone(), known }),
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

fn archive_faults() -> Vec<Fault> {
    one_of_each!(Fault {
        Fault::Unreadable(_) => KINDS.map(|kind| Fault::Unreadable(system_error(kind))),
        Fault::Foreign => [Fault::Foreign],
        Fault::OtherVersion => [Fault::OtherVersion],
        Fault::Damaged => [Fault::Damaged],
    })
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
        Error::UnknownApi { .. } => [true, false].map(|is_found| Error::UnknownApi {
            typed: zor(),
            near: zors(),
            is_found,
        }),
        Error::AmbiguousApi { .. } => [Error::AmbiguousApi {
            typed: zor(),
            command: Some(zor()),
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
        Error::UnknownValue { .. } => knowns().map(|known| Error::UnknownValue {
            option: "--zor".to_owned(),
            typed: zor(),
            known,
        }),
        Error::NothingListed => [Error::NothingListed],
        Error::NothingLeft { .. } => [1, 2].map(|count| Error::NothingLeft {
            words: zor(),
            count,
        }),
        Error::NothingFound { .. } => [Error::NothingFound { words: zor(), near_miss: NearMiss { known: vec![(zor(), 1), (zor(), 2)], part: Some(zor()) }, elsewhere: None }],
        Error::UnreadableCatalogue { .. } => KINDS.map(|kind| Error::UnreadableCatalogue {
            path: PathBuf::from("zor"),
            error: system_error(kind),
        }),
        Error::CatalogueTooLarge { .. } => [Error::CatalogueTooLarge {
            path: PathBuf::from("zor"),
            limit: 7,
        }],
        Error::UnusableArchive { .. } => archive_faults()
            .into_iter()
            .map(|fault| Error::UnusableArchive {
                path: PathBuf::from("zor"),
                fault,
            })
            .collect::<Vec<_>>(),
        Error::EmptyCatalogue { .. } => [Error::EmptyCatalogue { path: PathBuf::from("zor") }],
        Error::FileGone { .. } => [Error::FileGone { id: zor() }],
        Error::NoAddress { .. } => [Error::NoAddress { id: zor() }],
        Error::NoEndpoints { .. } => [Some(zor()), None].map(|url| Error::NoEndpoints {
            id: zor(),
            openapi: url.clone(),
            elsewhere: url.iter().map(|source| (source.clone(), zor())).collect(),
            documentation: url,
        }),
        Error::NoOperation { .. } => [zor(), String::new()].map(|words| Error::NoOperation { id: zor(), words }),
        Error::BadEndpoints(_) => [Error::BadEndpoints(Box::new(Diagnostic {
            file: zor(),
            place: None,
            lint: Lint::LeftOut(FileError::NotUtf8),
        }))],
        Error::BadDocument { .. } => [None, Some(Position { line: 1, column: 1 })].map(|at| Error::BadDocument {
            path: PathBuf::from("zor"),
            error: FileError::NotOpenApi,
            at,
        }),
        Error::InputTooLarge(_) => [Error::InputTooLarge(7)],
        Error::NothingImported { .. } => [true, false].map(|is_filtered| Error::NothingImported { is_filtered }),
        Error::FlatDirectory { .. } => [Error::FlatDirectory { path: PathBuf::from("zor") }],
        Error::SeveralSources { .. } => [Error::SeveralSources { path: PathBuf::from("zor"), names: zors() }],
        Error::BeingWritten { .. } => [Error::BeingWritten { path: PathBuf::from("zor") }],
        Error::NoSuchEntry { .. } => [None, Some(zor())].map(|near| Error::NoSuchEntry {
            path: PathBuf::from("zor"),
            typed: zor(),
            near,
        }),
        Error::LeadsOut { .. } => [Error::LeadsOut { path: PathBuf::from("zor") }],
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

fn file_errors() -> Vec<FileError> {
    let expected = one_of_each!(Expected {
        Expected::Text => [Expected::Text],
        Expected::Method => [Expected::Method],
        Expected::Integer => [Expected::Integer],
        Expected::Number => [Expected::Number],
        Expected::Flag => [Expected::Flag],
        Expected::Texts => [Expected::Texts],
        Expected::List => [Expected::List],
        Expected::Mapping => [Expected::Mapping],
    });
    let key = zor();
    let wrong = |expected| FileError::WrongType {
        key: key.clone(),
        expected,
    };
    let whole = FileError::WrongType {
        key: String::new(),
        expected: Expected::Mapping,
    };
    one_of_each!(FileError {
        FileError::Unreadable(_) => KINDS.map(|kind| FileError::Unreadable(system_error(kind))),
        FileError::NotASlug { .. } => ['é', '$', '\u{1b}', '\u{fffd}'].map(|found| FileError::NotASlug { found }),
        FileError::SlugTooLong(_) => [FileError::SlugTooLong(7)],
        FileError::SlugTaken { .. } => [FileError::SlugTaken { other: zor() }],
        FileError::SameSlug { .. } => [FileError::SameSlug { other: zor() }],
        FileError::NotAFile => [FileError::NotAFile],
        FileError::TooLarge(_) => [FileError::TooLarge(7)],
        FileError::NotUtf8 => [FileError::NotUtf8],
        FileError::NotText => [FileError::NotText],
        FileError::Empty => [FileError::Empty],
        FileError::CutOff => [FileError::CutOff],
        FileError::Compressed => [FileError::Compressed],
        FileError::WebPage => [FileError::WebPage],
        FileError::Rdf => [FileError::Rdf],
        FileError::OtherColumns => [FileError::OtherColumns],
        FileError::NoFrontMatter => [FileError::NoFrontMatter],
        FileError::UnclosedFrontMatter => [FileError::UnclosedFrontMatter],
        FileError::FrontMatterTooLarge(_) => [FileError::FrontMatterTooLarge(7)],
        FileError::NestedTooDeep(_) => [FileError::NestedTooDeep(7)],
        FileError::TooManyValues(_) => [FileError::TooManyValues(7)],
        FileError::TooManyEntries(_) => [FileError::TooManyEntries(7)],
        FileError::NotOpenApi => [FileError::NotOpenApi],
        FileError::UnknownForm => [FileError::UnknownForm],
        FileError::Json(_) => [FileError::Json("the parser has found something that nobody expected".to_owned())],
        FileError::JsonLine => [FileError::JsonLine],
        FileError::Csv => [FileError::Csv],
        FileError::Yaml(_) => [
            "the parser has found something that nobody expected",
            "mapping values are not allowed in this context",
            "repetition limit exceeded",
        ].map(|words| FileError::Yaml(words.to_owned())),
        FileError::DuplicateKey(_) => [FileError::DuplicateKey(zor())],
        FileError::AimlessChoice(_) => [FileError::AimlessChoice(zor())],
        FileError::MissingKey(_) => [FileError::MissingKey("zor")],
        FileError::WrongType { .. } => expected
            .into_iter()
            .map(wrong)
            .chain([whole])
            .collect::<Vec<_>>(),
        FileError::OutOfRange { .. } => [FileError::OutOfRange {
            key: key.clone(),
            found: 7,
            allowed: &[0, 1, 2],
        }],
    })
}

#[test]
fn errors_of_files_are_in_one_language() {
    for error in file_errors() {
        in_both(&format!("{error:?}"), |lang| {
            Messages::new(lang).file_error(&error)
        });
    }
}

fn lints() -> Vec<Lint> {
    let near = Some(zor());
    let copied = one_of_each!(Copied {
        Copied::Tagline => [Copied::Tagline],
        Copied::Introduction => [Copied::Introduction],
        Copied::Need => [Copied::Need],
    });
    one_of_each!(Lint {
        Lint::LeftOut(_) => [Lint::LeftOut(FileError::NotUtf8)],
        Lint::UnknownKey { .. } => [Lint::UnknownKey { key: zor(), near: Some("qux") }],
        Lint::NotADate { .. } => [true, false].map(|is_iso| Lint::NotADate { found: zor(), is_iso }),
        Lint::UnknownStatus { .. } => [Lint::UnknownStatus { found: zor(), near: Some("qux") }],
        Lint::UndatedStatus => [Lint::UndatedStatus],
        Lint::ClosedSite { .. } => [Lint::ClosedSite { found: zor() }],
        Lint::PastAnnouncement { .. } => [Lint::PastAnnouncement { found: zor() }],
        Lint::NotAnAddress { .. } => [Lint::NotAnAddress { found: zor() }],
        Lint::BeyondRange { .. } => [Some(100.0), None].map(|most| Lint::BeyondRange {
            key: "zor",
            range: Range { least: 0.0, most },
        }),
        Lint::UnknownProducer { .. } => [Lint::UnknownProducer { found: zor(), near: near.clone() }],
        Lint::ThemeSpelling { .. } => [Lint::ThemeSpelling { found: zor(), usual: zor() }],
        Lint::KeywordSpelling { .. } => [Lint::KeywordSpelling { found: zor(), usual: zor() }],
        Lint::Repeated { .. } => [Lint::Repeated { found: zor() }],
        Lint::UnreadSource(_) => [Lint::UnreadSource(FileError::NotUtf8)],
        Lint::UnreadThesaurus(_) => [Lint::UnreadThesaurus(FileError::NotUtf8)],
        Lint::UnreadElsewhere(_) => [Lint::UnreadElsewhere(FileError::NotUtf8)],
        Lint::UnknownGuide { .. } => [Lint::UnknownGuide { found: zor(), near: near.clone() }],
        Lint::UnknownProfile { .. } => [Lint::UnknownProfile { found: zor(), near: Some("qux") }],
        Lint::NeedCount { .. } => [Lint::NeedCount { count: 2 }],
        Lint::LongNeed { .. } => [Lint::LongNeed { count: 81 }],
        Lint::UnmetTerm { .. } => [Lint::UnmetTerm { found: zor() }],
        Lint::UnreadThemes(_) => [Lint::UnreadThemes(FileError::NotUtf8)],
        Lint::UnknownTheme { .. } => [Lint::UnknownTheme { found: zor(), near: near.clone() }],
        Lint::UnusedTheme { .. } => [Lint::UnusedTheme { found: zor() }],
        Lint::Typography(_) => [Typography::Before(':'), Typography::After("n°"), Typography::Apostrophe].map(Lint::Typography),
        Lint::TaglineStop => [Lint::TaglineStop],
        Lint::LongTagline { .. } => [Lint::LongTagline { count: 111 }],
        Lint::Unsaid { .. } => [Lint::Unsaid { key: "zor" }],
        Lint::NoBody => [Lint::NoBody],
        Lint::Slip(_) => [Slip::LateMark, Slip::NoEquals].map(Lint::Slip),
        Lint::UnknownEntry { .. } => [Lint::UnknownEntry { found: zor(), near: near.clone() }],
        Lint::UnknownHeading { .. } => [Lint::UnknownHeading { found: zor(), near: near.clone() }],
        Lint::UnknownQuestionnaire { .. } => [Lint::UnknownQuestionnaire { found: zor(), near: near.clone() }],
        Lint::OwnEndpoints => [Lint::OwnEndpoints],
        Lint::NoEndpoints => [Lint::NoEndpoints],
        Lint::UnknownEndpoints { .. } => [Lint::UnknownEndpoints { found: zor(), near: near.clone() }],
        Lint::EndlessQuestionnaire => [Lint::EndlessQuestionnaire],
        Lint::LongQuestionnaire => [Lint::LongQuestionnaire],
        Lint::UnknownComponent { .. } => [Lint::UnknownComponent { found: zor(), near: near.clone() }],
        Lint::RuleForNobody => [Lint::RuleForNobody],
        Lint::RuleWithoutVerdict => [Lint::RuleWithoutVerdict],
        Lint::RuleWithoutText => [Lint::RuleWithoutText],
        Lint::NoRules => [Lint::NoRules],
        Lint::More { .. } => [(0, 1), (2, 3)].map(|(errors, warnings)| Lint::More { errors, warnings }),
        Lint::Copied { .. } => copied
            .into_iter()
            .map(|what| Lint::Copied { what, from: zor() })
            .collect::<Vec<_>>(),
    })
}

#[test]
fn diagnostics_are_in_one_language() {
    for lint in lints() {
        in_both(&format!("{lint:?}"), |lang| {
            let m = Messages::new(lang);
            let said = [
                Some(m.lint(&lint)),
                m.lint_expected(&lint),
                m.lint_help(&lint),
            ];
            let said: Vec<String> = said.into_iter().flatten().collect();
            format!("{}: {}", m.severity(lint.severity()), said.join("\n"))
        });
    }
}
