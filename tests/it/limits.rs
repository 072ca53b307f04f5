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
        // Many labels that are all different, all of which hold one word.
        format!(
            "access_page: [{{is_eligible: 1, who: [{}]}}]\n",
            (0..20_000).map(|n| format!("d{n},")).collect::<String>()
        ),
        format!(
            "access_page: [{{is_eligible: 1, who: [{}]}}]\n",
            (0..9_000)
                .map(|n| format!("une entreprise u{n},"))
                .collect::<String>()
        ),
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

/// A catalogue of `count` links to one file of a megabyte.
fn links(count: usize, link: impl Fn(&Path, &Path)) -> Files {
    let head = "---\ntitle: X\ntagline: t\nproducer: p\nis_open: 1\n---\n";
    let files = Files::new().file("file", &format!("{head}{}", "mot ".repeat(249_000)));
    std::fs::create_dir(files.path().join("api")).unwrap();
    for number in 0..count {
        let name = files.path().join(format!("api/x{number}.md"));
        link(&files.path().join("file"), &name);
    }
    files
}

#[test]
fn a_file_of_many_names_is_not_read_again_and_again() {
    let hard = links(2000, |from, to| std::fs::hard_link(from, to).unwrap());
    let symbolic = links(2000, |from, to| {
        std::os::unix::fs::symlink(from, to).unwrap();
    });
    for files in [hard, symbolic] {
        for line in ["list", "search mot", "show X1", "check"] {
            assert_eq!(within_limits(files.path(), line), 2, "{line}");
        }
    }
}

/// Checks an entry under the limits, which leave no time for what grows with
/// the square of the text.
#[track_caller]
fn is_checked(lines: &str, body: &str) {
    let code = within_limits(entry(lines, body).path(), "check");
    assert!(code <= 1, "{code}: {lines:.40} {body:.40}");
}

#[test]
fn a_check_takes_time_in_proportion_to_the_text() {
    let nested = |n: usize| format!("{}x{}", "![".repeat(n), "](x)".repeat(n));
    for body in [
        nested(170_000),
        format!("{}\n\n[r]: htp://a.fr\n", "[a][r]\n".repeat(140_000)),
        (0..50_000).map(|n| format!("<htp://a.fr/{n}> ")).collect(),
        (0..50_000).map(|n| format!("[a](htp:&amp;{n}) ")).collect(),
        "[a](htp://a.fr) ".repeat(60_000),
        format!(
            "{}{}",
            "[a](/les-api/x#b) ".repeat(25_000),
            " ".repeat(500_000)
        ),
        "<a ".repeat(330_000),
        format!("{}>", "<a ".repeat(330)).repeat(1000),
        "<Button href='x'>".repeat(60_000),
        "[^1]".repeat(250_000),
        (0..40_000).map(|n| format!("[^{n}]: a\n")).collect(),
        format!(
            "{}{}",
            (0..6000)
                .map(|n| format!("# {n:078}\n"))
                .collect::<String>(),
            (0..5000)
                .map(|n| format!("[a](#x{n:077})\n"))
                .collect::<String>(),
        ),
        "<a id=\"x".repeat(110_000),
    ] {
        is_checked("", &body);
    }
    let rule = |text: &str| {
        format!("access_page:\n  - {{who: [x], is_eligible: 1, description: \"{text}\"}}\n")
    };
    for lines in [
        rule(&nested(40_000)),
        rule(
            &(0..12_000)
                .map(|n| format!("<htp://a.fr/{n}> "))
                .collect::<String>(),
        ),
        rule(
            &(0..12_000)
                .map(|n| format!("[a](b&amp;{n}) "))
                .collect::<String>(),
        ),
        (0..12_000).map(|n| format!("k{n}: &a{n} x\n")).collect(),
        format!(
            "themes: [{}]\n",
            (0..30_000).map(|n| format!("t{n}, ")).collect::<String>()
        ),
        format!("title: {}\n", "'a' ".repeat(60_000)),
    ] {
        is_checked(&lines, "");
    }
}

/// A user of the system who may start no thread.
#[cfg(target_os = "linux")]
mod without_threads {
    use std::fs::Permissions;
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    /// The whole output of `line` as another user, under a limit of threads.
    fn output(files: &Files, line: &str, limit: &str) -> (Option<i32>, String, String) {
        let script = format!("{limit} exec \"$0\" \"$@\"");
        let output = Command::new("setpriv")
            .args(["--reuid=65534", "--clear-groups", "bash", "-c", &script])
            .arg(files.path().join("apicat"))
            .args(line.split_whitespace())
            .current_dir(files.path())
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap())
            .stdin(Stdio::null())
            .output()
            .unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (
            output.status.code(),
            text(output.stdout),
            text(output.stderr),
        )
    }

    /// Whether this system keeps another user from starting anything: then
    /// `timeout` cannot.
    fn can_be_kept() -> bool {
        let script = "ulimit -u 0 && exec timeout 9 true";
        let tried = Command::new("setpriv")
            .args(["--reuid=65534", "--clear-groups", "bash", "-c", script])
            .stderr(Stdio::null())
            .status();
        tried.is_ok_and(|status| status.code() == Some(125))
    }

    #[test]
    fn the_answers_are_the_same() {
        if !can_be_kept() {
            eprintln!("not tested: setpriv as root is needed, and a limit that holds");
            return;
        }
        let files = (0..200).fold(Files::new(), |files, number| {
            let text = format!("---\ntitle: API {number:03}\ntagline: L’air {number}\nproducer: p\nis_open: 1\n---\nLe mot{number} [a](/les-api/b).\n");
            files.file(&format!("api/x{number}.md"), &text)
        });
        std::fs::copy(env!("CARGO_BIN_EXE_apicat"), files.path().join("apicat")).unwrap();
        std::fs::set_permissions(files.path(), Permissions::from_mode(0o755)).unwrap();
        for (line, status) in [
            ("list --catalogue .", 0),
            ("search air --catalogue . --json", 0),
            ("search mot7 --catalogue .", 0),
            ("show x7 --catalogue .", 0),
            ("check .", 1),
        ] {
            let usual = output(&files, line, "");
            assert_eq!(usual.0, Some(status), "{line}: {usual:?}");
            assert_eq!(output(&files, line, "ulimit -u 0;"), usual, "{line}");
        }
    }
}
