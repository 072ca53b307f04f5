//! Whatever a file holds, reading it takes little time and memory: every
//! command runs under limits that the system itself enforces.

#![cfg(unix)]

use std::fs::File;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::support::{Apicat, Files};

/// Processor time and address space of one run. A debug build takes about ten
/// times what a release build does.
const SECONDS: u32 = 20;
const KIBIBYTES: u32 = 512 * 1024;

/// Runs the program under the limits; the code, not a signal, ends it.
#[track_caller]
fn within_limits(directory: &Path, line: &str) -> i32 {
    let (program, _directory) = Apicat::new().into_command();
    let script = format!("ulimit -t {SECONDS}; ulimit -v {KIBIBYTES}; exec \"$0\" \"$@\"");
    let status = Command::new("sh")
        .args(["-c", &script])
        .arg(program.get_program())
        .args(line.split_whitespace())
        .arg("--catalogue")
        .arg(directory)
        .env_clear()
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    status.code().unwrap_or_else(|| panic!("{line}: {status}"))
}

/// The commands that read everything, and the page of one entry.
#[track_caller]
fn is_survived(files: &Files) {
    for line in [
        "list --json",
        "search air",
        "show x",
        "show x --width 20",
        "access x --who entreprise",
        "check",
    ] {
        let code = within_limits(files.path(), line);
        assert!(code <= 2, "{line}: {code}");
    }
}

fn entry(lines: &str, body: &str) -> Files {
    let head = "title: X\ntagline: t\nproducer: p\nis_open: 1\n";
    Files::new().file("x.md", &format!("---\n{head}{lines}---\n{body}\n"))
}

#[test]
fn hostile_front_matters_are_survived() {
    let bombs = (1..20).fold(
        "a0: &a0 [x, x, x, x, x, x, x, x]\n".to_owned(),
        |bombs, n| {
            let before = format!("*a{}", n - 1);
            format!("{bombs}a{n}: &a{n} [{}]\n", [before.as_str(); 8].join(", "))
        },
    );
    for lines in [
        format!("stat: {}\n", "[".repeat(100_000)),
        format!("stat: {}\n", "{a: ".repeat(60_000)),
        format!("stat: {}\n", "- ".repeat(100_000)),
        bombs,
        format!("keywords: [{}]\n", "a, ".repeat(80_000)),
        format!("category: \"{}\"\n", "é".repeat(100_000)),
        (0..20_000).map(|n| format!("k{n}: {n}\n")).collect(),
        format!("themes: [{}]\n", "a, ".repeat(80_000)),
        format!(
            "access_page:\n{}",
            "  - {who: [x], is_eligible: 1, description: d}\n".repeat(5000)
        ),
        format!("access_page:\n{}", "  - {is_eligible: 1}\n".repeat(10_000)),
        "title:\nstat:\nthemes:\naccess_page:\nkeywords:\n".to_owned(),
    ] {
        is_survived(&entry(&lines, ""));
    }
}

#[test]
fn hostile_bodies_are_survived() {
    for body in [
        "x".repeat(1_000_000),
        "mot ".repeat(250_000),
        "é\u{301}".repeat(200_000),
        format!(
            "|{}\n|{}\n|{}",
            "a|".repeat(3000),
            "-|".repeat(3000),
            "b|".repeat(3000)
        ),
        "> ".repeat(100_000),
        "- ".repeat(50_000),
        "[".repeat(200_000),
        "<".repeat(200_000),
        "<Button href=\"".repeat(20_000),
        "[a](/les-api/a) ".repeat(20_000),
        "*a **b ".repeat(50_000),
        "`".repeat(200_000),
        "# a\n".repeat(50_000),
        format!("# {}\n\n[a](#{})", "a".repeat(400_000), "b".repeat(400_000)),
        format!(
            "{}{}",
            "# a b\n\n".repeat(2000),
            "[a](#c-d)\n\n".repeat(2000)
        ),
        "[a](/les-api/x)\n".repeat(50_000),
        "`a`<".repeat(200_000),
        "---\n".repeat(50_000),
        "<p>\n".repeat(50_000),
        "&#27;".repeat(100_000),
    ] {
        is_survived(&entry("", &body));
    }
}

#[test]
fn hostile_access_texts_are_survived() {
    let rule = "  - {who: [Un particulier], is_eligible: 1, description: \"[a](b)\"}\n";
    is_survived(&entry(&format!("access_page:\n{}", rule.repeat(3000)), ""));
}

#[test]
fn huge_files_are_not_read() {
    let files = entry("", "").file("huge.md", "");
    let huge = File::options()
        .write(true)
        .open(files.path().join("huge.md"))
        .unwrap();
    huge.set_len(1 << 30).unwrap();
    is_survived(&files);
}

#[test]
fn ten_megabytes_on_one_line_are_refused() {
    let files = entry("", "").file("long.md", &"x".repeat(10_000_000));
    is_survived(&files);
}

#[test]
fn nothing_at_all_is_survived() {
    let files = entry("", "")
        .file("empty.md", "")
        .bytes("zero.md", &[0; 100_000]);
    is_survived(&files);
}
