//! The whole program on a generated catalogue: `-close_fd_mask=3` keeps what it
//! writes off the screen.

#![no_main]

use std::collections::HashMap;
use std::ffi::OsString;

use apicat::screen::Environment;
use libfuzzer_sys::fuzz_target;

const COMMANDS: [&str; 12] = [
    "list",
    "list --json",
    "list --who",
    "search",
    "search --json",
    "show x",
    "show x --json",
    "access x --who",
    "access x --json --who",
    "check",
    "check --score",
    "list --format apis.json",
];

fuzz_target!(|input: (u8, bool, &str, &str, &[u8])| {
    let (number, is_terminal, word, head, body) = input;
    let directory = tempfile::TempDir::new().unwrap();
    let start = "---\ntitle: X\ntagline: t\nproducer: p\nis_open: -1\n";
    let file = [start.as_bytes(), head.as_bytes(), b"\n---\n", body].concat();
    std::fs::write(directory.path().join("x.md"), file).unwrap();
    std::fs::write(directory.path().join("y.md"), body).unwrap();
    let command = COMMANDS[usize::from(number) % COMMANDS.len()];
    let mut typed: Vec<OsString> = vec!["apicat".into()];
    typed.extend(command.split(' ').map(OsString::from));
    if command.ends_with("--who") || command.starts_with("search") {
        typed.push(word.into());
    }
    typed.extend([
        "--no-pager".into(),
        "--catalogue".into(),
        directory.path().into(),
    ]);
    let environment = Environment {
        variables: HashMap::new(),
        stdin: false,
        stdout: is_terminal,
        stderr: is_terminal,
        size: is_terminal.then_some((usize::from(number) + 1, 24)),
        error_columns: is_terminal.then_some(usize::from(number) + 1),
        hyperlinks: is_terminal,
        system_locale: None,
    };
    let _ = apicat::run(&typed, &environment, &apicat::Loaded::new());
});
