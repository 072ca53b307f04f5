//! What a run takes, in instructions, which are the same each time: nothing of
//! the embedded catalogue is read at the start. The limits are loose, so that
//! another compiler or C library passes; `cargo bench --bench processes`
//! measures.

#![cfg(unix)]

use std::process::{Command, Stdio};

use crate::support::Apicat;

/// Commands, and the most millions of instructions of an optimised build and
/// of a debug build.
const LIMITS: [(&str, f64, f64); 7] = [
    ("--version", 1.0, 3.0),
    ("list", 2.5, 30.0),
    ("show franceconnect", 7.0, 60.0),
    ("access franceconnect --who entreprise", 2.5, 12.0),
    ("search identification", 5.0, 40.0),
    ("search identifcation", 6.0, 55.0),
    (COMPLETION, 2.0, 15.0),
];

/// What a shell asks when one types `apicat show fran` and a tab.
const COMPLETION: &str = "-- apicat show fran";

/// The millions of instructions of a run; none without valgrind.
fn instructions(line: &str) -> Option<f64> {
    let (program, directory) = Apicat::new().into_command();
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(program.get_program())
        .args(line.split(' '))
        .current_dir(directory.path())
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .envs((line == COMPLETION).then_some(("APICAT_COMPLETE", "fish")))
        .stdin(Stdio::null())
        .output()
        .ok()?;
    assert!(output.status.success(), "{line}");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let (_, count) = said.rsplit_once("Collected :")?;
    let count: f64 = count.split_whitespace().next()?.parse().unwrap();
    Some(count / 1e6)
}

#[test]
fn the_embedded_catalogue_costs_nothing_at_the_start() {
    let mut findings = Vec::new();
    for (line, optimised, debug) in LIMITS {
        let Some(count) = instructions(line) else {
            eprintln!("skipped: valgrind is not installed");
            return;
        };
        let limit = if cfg!(debug_assertions) {
            debug
        } else {
            optimised
        };
        if count > limit {
            findings.push(format!("{line}: {count:.2} M, at most {limit} M expected"));
        }
    }
    assert!(findings.is_empty(), "{findings:#?}");
}
