//! README.md, README.fr.md and docs/ are held against the program: every session in
//! them is run, on a terminal of 80 columns, in the language of its page.
//!
//! `APICAT_UPDATE=1 cargo test --test it documentation` writes the sessions anew.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::support::Apicat;
use crate::support::screen::Screen;

const READMES: [&str; 2] = ["README.md", "README.fr.md"];
/// The files that the sessions read.
const EXAMPLES: &str = "docs/examples/";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn text(page: &str) -> String {
    std::fs::read_to_string(root().join(page)).unwrap()
}

/// The files below a directory of the repository, as paths from its root.
fn files(directory: &str) -> BTreeSet<String> {
    let entries = std::fs::read_dir(root().join(directory)).unwrap();
    let paths = entries.map(|entry| {
        let name = entry.unwrap().file_name().into_string().unwrap();
        format!("{directory}/{name}")
    });
    paths
        .flat_map(|path| match root().join(&path).is_dir() {
            true => files(&path),
            false => BTreeSet::from([path]),
        })
        .collect()
}

/// The Markdown pages for users.
fn pages() -> Vec<String> {
    let docs = files("docs").into_iter();
    let docs = docs.filter(|path| path.ends_with(".md") && !path.starts_with(EXAMPLES));
    READMES.map(str::to_owned).into_iter().chain(docs).collect()
}

/// The locale in which the sessions of a page are run.
fn locale(page: &str) -> &'static str {
    let is_french = page.ends_with(".fr.md") || page.starts_with("docs/visite/");
    if is_french { "fr_FR.UTF-8" } else { "C" }
}

/// Where the sessions of a page are run, one after the other: a copy of docs/examples.
fn workplace() -> TempDir {
    let place = TempDir::new().unwrap();
    for file in files(EXAMPLES.trim_end_matches('/')) {
        let copy = place.path().join(file.strip_prefix(EXAMPLES).unwrap());
        std::fs::create_dir_all(copy.parent().unwrap()).unwrap();
        std::fs::copy(root().join(&file), copy).unwrap();
    }
    place
}

/// Whether every program of a pipe is installed.
fn can_run(command: &str) -> bool {
    command.split(" | ").all(|part| {
        let program = part.split(' ').next().unwrap();
        let find = Command::new("sh")
            .args(["-c", "command -v -- \"$1\" >&2", "sh", program])
            .output();
        let is_there = program == "apicat" || find.unwrap().status.success();
        if !is_there {
            eprintln!("skipped: {program} is not installed");
        }
        is_there
    })
}

/// What a terminal shows of a command that is typed in `place`.
fn session(command: &str, locale: &str, place: &Path) -> String {
    let bin = Path::new(env!("CARGO_BIN_EXE_apicat")).parent().unwrap();
    let code = format!("cd \"$PLACE\" && PATH=\"$BIN:$PATH\" && {command}");
    let variables = [
        ("BIN", bin.to_str().unwrap()),
        ("PLACE", place.to_str().unwrap()),
        ("LC_ALL", locale),
    ];
    let ended = Screen::start_shell(80, 500, &code, &variables).end();
    assert!(ended.status < 2, "{command}\n{}", ended.text);
    if ended.text.trim().is_empty() {
        return String::new();
    }
    ended.text
}

/// The text with the output of its sessions as the program gives it.
fn refreshed(page: &str) -> String {
    const FENCE: &str = "```";
    let place = workplace();
    let source = text(page);
    let mut fresh = String::new();
    let mut lines = source.lines();
    while let Some(line) = lines.next() {
        fresh.push_str(line);
        fresh.push('\n');
        if line != format!("{FENCE}console") {
            continue;
        }
        let block: Vec<&str> = lines.by_ref().take_while(|line| *line != FENCE).collect();
        let block = block.join("\n");
        let sessions = block.strip_prefix("$ ").unwrap().split("\n$ ").map(|old| {
            let command = old.lines().next().unwrap();
            match can_run(command) {
                true => format!(
                    "$ {command}\n{}",
                    session(command, locale(page), place.path())
                ),
                false => format!("$ {old}\n"),
            }
        });
        let sessions: Vec<String> = sessions.collect();
        fresh.push_str(&sessions.join("\n"));
        fresh.push_str(FENCE);
        fresh.push('\n');
    }
    fresh
}

#[test]
fn the_sessions_are_what_the_program_shows() {
    let mut count = 0;
    let mut stale = Vec::new();
    for page in pages() {
        let fresh = refreshed(&page);
        count += fresh.matches("\n$ apicat ").count();
        if fresh == text(&page) {
            continue;
        }
        if std::env::var_os("APICAT_UPDATE").is_some() {
            std::fs::write(root().join(&page), &fresh).unwrap();
        } else {
            stale.push((page, fresh));
        }
    }
    assert!(count >= 40, "{count} sessions");
    assert!(stale.is_empty(), "{stale:#?}");
}

/// The commands of the blocks of a page, without comments.
fn commands(page: &str) -> Vec<String> {
    let text = text(page);
    let blocks = text.split("```").skip(1).step_by(2);
    let lines = blocks.flat_map(|block| {
        let (kind, code) = block.split_once('\n').unwrap();
        code.lines().filter_map(move |line| match kind {
            "console" => line.strip_prefix("$ "),
            _ => line.split('#').next(),
        })
    });
    lines.map(|line| line.trim().to_owned()).collect()
}

#[test]
fn both_languages_show_the_same_commands() {
    let visits = [
        ("town-hall", "mairie"),
        ("start-up", "start-up"),
        ("data-engineer", "ingenieur-de-donnees"),
        ("catalogue-keeper", "tenir-un-catalogue"),
    ];
    let visits = visits.map(|(english, french)| {
        [
            format!("docs/tour/{english}.md"),
            format!("docs/visite/{french}.md"),
        ]
    });
    let pairs = visits.into_iter().chain([READMES.map(str::to_owned)]);
    let mut known: BTreeSet<String> = files("docs/tour");
    known.extend(files("docs/visite"));
    for [english, french] in pairs {
        assert_eq!(commands(&english), commands(&french), "{english}");
        known.remove(&english);
        known.remove(&french);
    }
    assert_eq!(known, BTreeSet::new());
}

#[test]
fn the_readmes_are_short_and_name_each_other_first() {
    for (page, other) in [(READMES[0], READMES[1]), (READMES[1], READMES[0])] {
        let text = text(page);
        let first = text.lines().next().unwrap();
        assert!(first.contains(&format!("]({other})")), "{first}");
        let count = text.split_whitespace().count();
        assert!(count <= 1500, "{page}: {count} words");
    }
}

/// A page without its code.
fn prose(page: &str) -> String {
    let text = text(page);
    let outside: String = text.split("```").step_by(2).collect();
    outside.split('`').step_by(2).collect::<Vec<_>>().join("`")
}

#[test]
fn french_pages_keep_their_punctuation_on_the_line() {
    for page in pages().iter().filter(|page| locale(page) != "C") {
        let prose = prose(page);
        for wrong in [" :", " ;", " ?", " !", " »", "« "] {
            assert!(!prose.contains(wrong), "{page}: `{wrong}`");
        }
    }
}

/// The places to which a text links, addresses on the network apart.
fn links(text: &str) -> impl Iterator<Item = &str> {
    let links = ["](", "src=\"", "srcset=\""]
        .into_iter()
        .flat_map(|start| text.split(start).skip(1));
    let links = links.map(|rest| rest.split([')', '"']).next().unwrap());
    links.filter(|link| !link.contains("://"))
}

/// The anchor that the usual viewers give a heading.
fn anchor(heading: &str) -> String {
    let heading = heading.trim_start_matches('#').trim().to_lowercase();
    let kept = heading
        .chars()
        .filter(|c| c.is_alphanumeric() || " -_".contains(*c));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}

#[test]
fn every_link_leads_to_something() {
    let others = ["CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"];
    for page in pages().into_iter().chain(others.map(str::to_owned)) {
        let text = text(&page);
        for link in links(&text) {
            let (path, heading) = link.split_once('#').unwrap_or((link, ""));
            let beside = root().join(&page).parent().unwrap().join(path);
            let target = match path {
                "" => root().join(&page),
                _ => beside,
            };
            // What only the texts of the catalogue write.
            let is_example = link.starts_with('/') || link == "…" || link.starts_with("tests/");
            assert!(is_example || target.exists(), "{page}: {link}");
            if heading.is_empty() || is_example {
                continue;
            }
            let target = std::fs::read_to_string(target).unwrap();
            let mut headings = target.lines().filter(|line| line.starts_with('#'));
            assert!(
                headings.any(|line| anchor(line) == heading),
                "{page}: {link}"
            );
        }
    }
}

#[test]
fn every_page_is_linked_from_each_readme() {
    for readme in READMES {
        let text = text(readme);
        let linked: BTreeSet<PathBuf> = links(&text).map(PathBuf::from).collect();
        let tour = if readme == READMES[0] {
            "docs/visite/"
        } else {
            "docs/tour/"
        };
        for page in pages() {
            let is_other = page.starts_with(tour) || page == readme;
            assert!(
                is_other || linked.contains(Path::new(&page)),
                "{readme}: {page}"
            );
        }
    }
}

#[test]
fn every_key_of_json_is_documented() {
    let reference = text("docs/json.md");
    for line in [
        "list --json",
        "list --by theme --json",
        "search identification --json",
        "show franceconnect --json",
        "show ccas --json",
        "access franceconnect --who entreprise --json",
        "access --who entreprise --json",
        "endpoints geo --json",
        "check --json",
        "check --score --json",
        "diff embedded embedded --json",
    ] {
        let output = Apicat::new().line(line).run().success();
        let document: serde_json::Value = serde_json::from_str(&output.stdout).unwrap();
        let first = document.get(0).unwrap_or(&document);
        for key in first.as_object().unwrap().keys() {
            assert!(reference.contains(&format!("`{key}`")), "`{key}` of {line}");
        }
    }
}

/// How many times longer than `rg` a search takes on directories not read before.
fn ratios() -> Vec<f64> {
    let page = text("docs/benchmarks.md");
    let (_, table) = page.split_once("| `check` |").unwrap();
    let rows = table.lines().skip(2).take_while(|row| !row.is_empty());
    let ratios = rows.map(|row| {
        let search = row.split('|').nth(4).unwrap();
        let (_, ratio) = search.split_once('(').unwrap();
        ratio.split(' ').next().unwrap().parse().unwrap()
    });
    ratios.collect()
}

#[test]
fn the_readmes_quote_the_measured_figures() {
    let ratios = ratios();
    let least = ratios.iter().copied().fold(f64::MAX, f64::min).round();
    let most = ratios.iter().copied().fold(0.0, f64::max).round();
    assert!(text(READMES[0]).contains(&format!("from {least} to {most} times")));
    assert!(text(READMES[1]).contains(&format!("de {least} à {most} fois")));
}

#[test]
fn the_readmes_name_the_archives_of_this_version() {
    let archive = concat!("apicat-", env!("CARGO_PKG_VERSION"), "-");
    for page in ["README.md", "README.fr.md"] {
        let text = text(page);
        assert_eq!(text.matches("`apicat-").count(), 5, "{page}");
        assert_eq!(text.matches(archive).count(), 5, "{page}");
    }
}

#[test]
fn two_commands_do_all_and_ci_runs_the_tests() {
    for readme in READMES {
        let commands = commands(readme);
        for command in [
            "cargo run --release -- access franceconnect --who entreprise",
            "cargo test",
        ] {
            assert!(
                commands.iter().any(|line| line == command),
                "{readme}: {command}"
            );
        }
    }
    // A package of the crate holds no CI script.
    if let Ok(script) = std::fs::read_to_string(root().join(".ci/run")) {
        assert!(script.contains("step cargo test\n"));
    }
}
