//! Running the program as a person or a script would, with nothing of the
//! surroundings of who runs the tests: the environment is empty but for
//! `PATH`, the working directory is a new one.

// Each test crate uses a part of this; what fails here fails the test.

pub(crate) mod entries;
pub(crate) mod explorer;
pub(crate) mod few;
pub(crate) mod hostile;
pub(crate) mod keys;
pub(crate) mod screen;
pub(crate) mod words;

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use apicat::words::{Lang, Messages};
use tempfile::TempDir;

/// The moment that counts as now: 26 November 2026.
pub(crate) const TODAY: &str = "1795651200";

/// The words of the commands, in the order of the help.
pub(crate) fn verbs() -> impl Iterator<Item = String> {
    let program = apicat::cli::command(Messages::new(Lang::English));
    let names: Vec<String> = program
        .get_subcommands()
        .map(|verb| verb.get_name().to_owned())
        .collect();
    names.into_iter()
}

/// One run being prepared.
pub(crate) struct Apicat {
    command: Command,
    _directory: TempDir,
}

impl Apicat {
    pub(crate) fn new() -> Self {
        let directory = TempDir::new().unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_apicat"));
        command
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("SOURCE_DATE_EPOCH", TODAY)
            .current_dir(directory.path())
            .stdin(Stdio::null());
        Self {
            command,
            _directory: directory,
        }
    }

    #[must_use]
    pub(crate) fn arg(mut self, arg: impl AsRef<OsStr>) -> Self {
        self.command.arg(arg);
        self
    }

    #[must_use]
    pub(crate) fn args<I: IntoIterator<Item: AsRef<OsStr>>>(mut self, args: I) -> Self {
        self.command.args(args);
        self
    }

    /// The arguments as one line, separated by spaces.
    #[must_use]
    pub(crate) fn line(self, line: &str) -> Self {
        self.args(line.split_whitespace())
    }

    #[must_use]
    pub(crate) fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    #[must_use]
    pub(crate) fn current_dir(mut self, directory: &Path) -> Self {
        self.command.current_dir(directory);
        self
    }

    pub(crate) fn run(mut self) -> Output {
        let output = self.command.output().unwrap();
        Output {
            status: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// The command itself, for a test that needs its pipes.
    pub(crate) fn into_command(self) -> (Command, TempDir) {
        (self.command, self._directory)
    }
}

/// What a run gave.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Output {
    pub(crate) status: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Output {
    #[track_caller]
    pub(crate) fn status(self, expected: i32) -> Self {
        assert_eq!(self.status, expected, "status of {self:#?}");
        self
    }

    #[track_caller]
    pub(crate) fn success(self) -> Self {
        self.status(0)
    }

    #[track_caller]
    pub(crate) fn stdout(self, expected: &str) -> Self {
        assert_eq!(self.stdout, expected, "standard output");
        self
    }

    #[track_caller]
    pub(crate) fn stderr(self, expected: &str) -> Self {
        assert_eq!(self.stderr, expected, "standard error");
        self
    }

    /// The same with plain spaces for no-break ones, so that a test is read as
    /// it is typed.
    pub(crate) fn with_plain_spaces(mut self) -> Self {
        for text in [&mut self.stdout, &mut self.stderr] {
            *text = text.replace(['\u{a0}', '\u{202f}'], " ");
        }
        self
    }

    /// Both outputs and the status as one text, for a snapshot.
    pub(crate) fn transcript(&self) -> String {
        format!(
            "status {}\n--- stdout\n{}--- stderr\n{}",
            self.status, self.stdout, self.stderr
        )
    }
}

/// A directory of files that goes with the value.
pub(crate) struct Files {
    directory: TempDir,
}

impl Files {
    pub(crate) fn new() -> Self {
        Self {
            directory: TempDir::new().unwrap(),
        }
    }

    #[must_use]
    pub(crate) fn file(self, path: &str, text: &str) -> Self {
        self.bytes(path, text.as_bytes())
    }

    #[must_use]
    pub(crate) fn bytes(self, path: &str, bytes: &[u8]) -> Self {
        let path: PathBuf = self.directory.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
        self
    }

    pub(crate) fn path(&self) -> &Path {
        self.directory.path()
    }
}

/// A directory with a shell script that can be run under that name, and a
/// `PATH` in which it comes first. A shell writes it: a file that this process
/// still has open, or a child just born of it, cannot be run.
#[cfg(unix)]
pub(crate) fn script(name: &str, code: &str) -> (TempDir, String) {
    let directory = TempDir::new().unwrap();
    let path = directory.path().join(name);
    let written = Command::new("/bin/sh")
        .args([
            "-c",
            "printf '#!/bin/sh\n%s\n' \"$2\" >\"$1\" && chmod +x \"$1\"",
            "sh",
        ])
        .arg(&path)
        .arg(code)
        .status();
    assert!(written.unwrap().success());
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path = std::iter::once(directory.path().to_owned()).chain(std::env::split_paths(&path));
    let path = std::env::join_paths(path).unwrap();
    (directory, path.into_string().unwrap())
}
