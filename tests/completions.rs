//! The completion scripts: committed ones are fresh, and shells take them.

// What fails in a helper fails its test.
#![allow(clippy::unwrap_used, clippy::print_stderr)]

mod support;

use std::path::{Path, PathBuf};
use std::process::Command;

use apicat::cli::Shell;
use support::Apicat;

fn committed(shell: Shell) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("completions")
        .join(shell.file_name())
}

/// `APICAT_UPDATE=1 cargo test` writes them anew.
#[test]
fn the_committed_scripts_are_what_the_program_prints() {
    for shell in Shell::ALL {
        let printed = Apicat::new()
            .args(["completions", shell.name()])
            .run()
            .success();
        let path = committed(shell);
        if std::env::var_os("APICAT_UPDATE").is_some() {
            std::fs::write(&path, &printed.stdout).unwrap();
        }
        let script = std::fs::read_to_string(&path).unwrap();
        printed.stdout(&script).stderr("");
    }
}

#[test]
fn descriptions_are_in_the_language_of_the_session() {
    let french = Apicat::new()
        .line("completions fish")
        .env("LANG", "fr_FR.UTF-8")
        .run()
        .success();
    assert!(french.stdout.contains("Afficher la fiche d’une API"));
}

/// What a shell says when it runs `code`; none where it is not installed.
fn said_by(shell: &str, arguments: &[&str], code: &str) -> Option<String> {
    let home = tempfile::TempDir::new().unwrap();
    let output = Command::new(shell)
        .args(arguments)
        .arg(code)
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .env("HOME", home.path())
        .output();
    match output {
        Ok(output) => Some(format!(
            "{}{}",
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        )),
        Err(_) => {
            eprintln!("skipped: {shell} is not installed");
            None
        }
    }
}

#[test]
fn bash_completes_commands() {
    let script = committed(Shell::Bash);
    let code = format!(
        "source '{}'; COMP_WORDS=(apicat se); COMP_CWORD=1; _apicat apicat se apicat; echo \"${{COMPREPLY[@]}}\"",
        script.display()
    );
    if let Some(said) = said_by("bash", &["--norc", "-c"], &code) {
        assert_eq!(said, "search\n");
    }
}

#[test]
fn zsh_takes_the_script() {
    let script = committed(Shell::Zsh);
    let code = format!(
        "autoload -Uz compinit; compinit -u; source '{}'; echo ${{_comps[apicat]}}",
        script.display()
    );
    if let Some(said) = said_by("zsh", &["-f", "-c"], &code) {
        assert_eq!(said, "_apicat\n");
    }
}

#[test]
fn fish_completes_commands_and_values() {
    let script = committed(Shell::Fish);
    let complete = |line: &str| {
        let code = format!("source '{}'; complete -C '{line}'", script.display());
        said_by("fish", &["--no-config", "-c"], &code)
    };
    if let Some(said) = complete("apicat se") {
        assert_eq!(
            said,
            "search\tSearch the APIs, the most relevant first, with the reason for each match\n"
        );
    }
    if let Some(said) = complete("apicat list --openness r") {
        assert_eq!(said, "restricted\n");
    }
}
