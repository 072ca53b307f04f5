//! README.md is held against the program: every session in it is run, on a
//! terminal of 80 columns, in English.
//!
//! `APICAT_UPDATE=1 cargo test --test it readme` writes the sessions anew.

use std::path::Path;

use crate::support::screen::Screen;

const FENCE: &str = "```";

/// What `$ line` shows on a terminal.
fn session(line: &str) -> String {
    let (command, pipe) = match line.split_once(" | ") {
        Some((command, pipe)) => (command, Some(pipe)),
        None => (line, None),
    };
    let arguments = command.strip_prefix("apicat ").unwrap();
    match pipe {
        None => {
            Screen::start(80, 500, &arguments.replace('"', ""), &[])
                .end()
                .text
        }
        Some(pipe) => {
            assert_eq!(pipe, "cut -f1,4", "the pipe that the README shows");
            let output = crate::support::Apicat::new().line(arguments).run();
            let fields = output.stdout.lines().map(|row| {
                let cells: Vec<&str> = row.split('\t').collect();
                format!("{}\t{}\n", cells[0], cells[3])
            });
            fields.collect()
        }
    }
}

/// The text with the output of its sessions as the program gives it.
fn refreshed(readme: &str) -> String {
    let mut text = String::new();
    let mut lines = readme.lines();
    while let Some(line) = lines.next() {
        text.push_str(line);
        text.push('\n');
        if line != format!("{FENCE}console") {
            continue;
        }
        let block: Vec<&str> = lines.by_ref().take_while(|line| *line != FENCE).collect();
        let commands = block.iter().filter_map(|line| line.strip_prefix("$ "));
        let sessions: Vec<String> = commands
            .map(|command| format!("$ {command}\n{}", session(command)))
            .collect();
        text.push_str(&sessions.join("\n"));
        text.push_str(FENCE);
        text.push('\n');
    }
    text
}

#[test]
fn the_sessions_are_what_the_program_shows() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = std::fs::read_to_string(&path).unwrap();
    let fresh = refreshed(&readme);
    assert!(fresh.matches("$ apicat ").count() >= 5);
    if std::env::var_os("APICAT_UPDATE").is_some() {
        std::fs::write(&path, &fresh).unwrap();
    } else {
        assert_eq!(readme, fresh);
    }
}

#[test]
fn every_key_of_json_is_documented() {
    let readme =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    for line in [
        "list --json",
        "search identification --json",
        "show franceconnect --json",
        "access franceconnect --who entreprise --json",
        "check --json",
        "check --score --json",
        "diff embedded embedded --json",
    ] {
        let output = crate::support::Apicat::new().line(line).run().success();
        let document: serde_json::Value = serde_json::from_str(&output.stdout).unwrap();
        let first = document.get(0).unwrap_or(&document);
        for key in first.as_object().unwrap().keys() {
            assert!(readme.contains(&format!("`{key}`")), "`{key}` of {line}");
        }
    }
}

#[test]
fn the_test_command_is_the_one_that_ci_runs() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = std::fs::read_to_string(root.join("README.md")).unwrap();
    assert!(readme.contains("\ncargo test\n"));
    // A package of the crate holds no CI script.
    if let Ok(script) = std::fs::read_to_string(root.join(".ci/run")) {
        assert!(script.contains("step cargo test\n"));
    }
}
