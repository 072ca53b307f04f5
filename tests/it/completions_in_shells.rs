//! What shells insert when somebody presses Tab, and run when they press Enter:
//! whatever a catalogue holds, it is one argument.

#![cfg(unix)]

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::support::Files;
use crate::support::keys::LEFT;
use crate::support::screen::Screen;
use tempfile::TempDir;

const BASH: &str = "exec bash --norc --noprofile -i";
const ZSH: &str = "exec zsh -f -i";
const FISH: &str = "exec fish --no-config -i";

/// How each shell begins, and what it is told first.
const SHELLS: [(&str, &str); 4] = [
    (BASH, "eval \"$(apicat completions bash)\""),
    (BASH, BASH_3),
    (
        ZSH,
        "autoload -Uz compinit; compinit -u; source <(apicat completions zsh)",
    ),
    (FISH, "apicat completions fish | source"),
];

/// As bash 3.2, that of macOS: it has no `compopt`, and knows no `nosort`.
const BASH_3: &str = "enable -n compopt; \
    complete() { [ \"$2\" != nosort ] && builtin complete \"$@\"; }; \
    eval \"$(apicat completions bash)\"";

/// What would run something, or be another word, if it stood on a line as it is.
const HOSTILE: [&str; 24] = [
    "$(touch PWNED)",
    "$((a[$(touch${IFS}PWNED)]))",
    "x`touch PWNED`",
    "(touch PWNED)",
    "a;touch PWNED",
    "a&touch PWNED",
    "a|touch PWNED",
    "ff>PWNED",
    "it's; touch PWNED",
    "'$(touch PWNED)'",
    "\"$(touch PWNED)\"",
    "!!",
    "a!!",
    "^a^b",
    "$HOME",
    "~",
    "~root",
    "=ls",
    "{a,b}",
    "*",
    "a:b=c@d",
    "a\\b\\",
    "#x %",
    "l’État à",
];

fn entry(producer: &str, theme: &str, keyword: &str, heading: &str) -> String {
    let [producer, theme, keyword] =
        [producer, theme, keyword].map(|text| serde_json::to_string(text).unwrap());
    format!(
        "---\ntitle: Own\ntagline: t\nproducer: {producer}\nis_open: 1\n\
         themes: [{theme}]\nkeywords: [{keyword}]\n---\n\n### {heading}\n\nText.\n"
    )
}

/// A shell on a terminal, in a working folder of its own. What one runs there
/// as `apicat` completes, and else writes down its last argument.
struct Session {
    screen: Screen,
    work: TempDir,
    record: TempDir,
    lines: usize,
    _program: TempDir,
}

impl Session {
    /// None where the shell is not installed.
    fn start((shell, setup): (&str, &str)) -> Option<Self> {
        let name = shell.split(' ').nth(1).unwrap();
        if Command::new(name).arg("--version").output().is_err() {
            eprintln!("skipped: {name} is not installed");
            return None;
        }
        let (work, record) = (TempDir::new().unwrap(), TempDir::new().unwrap());
        let (program, path) = crate::support::script(
            "apicat",
            "if [ -n \"$APICAT_COMPLETE\" ] || [ \"$1\" = completions ]; then\n\
             \x20   exec \"$APICAT\" \"$@\"\n\
             fi\n\
             for last; do :; done\n\
             printf '%s\\n' \"$last\" >> \"$HOME/record\"",
        );
        let code = format!("cd \"$WORK\" && {shell}");
        let variables = [
            ("PATH", path.as_str()),
            ("HOME", record.path().to_str().unwrap()),
            ("WORK", work.path().to_str().unwrap()),
            ("LANG", "C.UTF-8"),
        ];
        let screen = Screen::start_shell(200, 50, &code, &variables);
        let mut session = Self {
            screen,
            work,
            record,
            lines: 0,
            _program: program,
        };
        session.screen.type_in(&format!("{setup}\r"));
        assert_eq!(session.run("apicat ready"), "ready");
        Some(session)
    }

    /// The last argument of the line that these `keys` make.
    #[track_caller]
    fn run(&mut self, keys: &str) -> String {
        self.screen.type_in(&format!("{keys}\r"));
        self.lines += 1;
        let limit = Instant::now() + Duration::from_secs(20);
        loop {
            let record = std::fs::read_to_string(self.record.path().join("record"));
            let record = record.unwrap_or_default();
            if record.ends_with('\n') && record.lines().count() == self.lines {
                return record.lines().last().unwrap().to_owned();
            }
            if Instant::now() > limit {
                self.screen.wait_for("Not run");
            }
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    #[track_caller]
    fn nothing_ran(&self) {
        assert_eq!(names(self.work.path()), Vec::<String>::new());
    }
}

fn names(folder: &Path) -> Vec<String> {
    let files = std::fs::read_dir(folder).unwrap();
    let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    names.collect()
}

/// In folders where packages put them, which the shell reads when it needs them.
#[test]
fn installed_scripts_complete_at_the_first_tab() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("completions");
    let folder = folder.display();
    for shell in [
        (BASH, format!("source {folder}/apicat.bash")),
        (
            ZSH,
            format!("fpath=({folder} $fpath); autoload -Uz compinit; compinit -u"),
        ),
        (FISH, format!("set -p fish_complete_path {folder}")),
    ] {
        let Some(mut session) = Session::start((shell.0, &shell.1)) else {
            continue;
        };
        let keys = "apicat access franceconnect --who collect\t";
        assert_eq!(session.run(keys), "collectivite", "{shell:?}");
    }
}

#[test]
fn a_theme_is_one_argument_in_quotes_or_not() {
    let files = HOSTILE.iter().enumerate();
    let files = files.fold(Files::new(), |files, (index, theme)| {
        files.file(&format!("{index}/api/x.md"), &entry("p", theme, "k", "H"))
    });
    let directory = files.path().display();
    for shell in SHELLS {
        let Some(mut session) = Session::start(shell) else {
            continue;
        };
        for (index, theme) in HOSTILE.into_iter().enumerate() {
            for quote in ["", "\"", "'"] {
                let keys = format!("apicat list --catalogue {directory}/{index} --theme {quote}\t");
                // What a shell cannot insert safely is not proposed: for bash what
                // begins outside of the quotes, for fish a tilde.
                let is_left_out = match (shell.0, quote) {
                    (BASH, "\"") => theme.starts_with('!'),
                    (BASH, "'") => theme.starts_with('\''),
                    (FISH, _) => theme.starts_with('~'),
                    _ => false,
                };
                if is_left_out {
                    let nothing = if quote.is_empty() { "--theme" } else { "" };
                    assert_eq!(session.run(&format!("{keys}{quote}")), nothing, "{theme}");
                } else {
                    assert_eq!(session.run(&keys), theme, "{shell:?} {quote}");
                }
            }
        }
        session.nothing_ran();
    }
}

#[test]
fn nothing_else_of_a_catalogue_runs_either() {
    let hostile = "x$(touch PWNED)";
    let text = entry(hostile, hostile, hostile, "x$(touch PWNED)");
    let files = Files::new()
        .file("a/api/x$(touch PWNED).md", &text)
        .file("a/api/y.md", &text)
        .file("b/api/-x>PWNED.md", &text);
    let directory = files.path().display();
    for shell in SHELLS {
        let Some(mut session) = Session::start(shell) else {
            continue;
        };
        let mut run =
            |words: &str| session.run(&format!("apicat --catalogue {directory}/{words}\t"));
        assert_eq!(run("a list --keyword x"), hostile, "{shell:?}");
        assert_eq!(run("a show y --section x"), hostile, "{shell:?}");
        // Names that are read as none are not proposed at all.
        for words in ["a list --producer x", "a show x"] {
            let given = run(words);
            assert!(
                ["x", hostile].contains(&given.as_str()),
                "{shell:?} {given}"
            );
        }
        // One that looks like an option would be one.
        assert_eq!(run("b show -- -x"), "-x", "{shell:?}");
        session.nothing_ran();
    }
}

#[test]
fn what_candidates_have_in_common_is_quoted() {
    let themes = ["a'$(touch PWNED)1", "a'$(touch PWNED)2"];
    let files = Files::new()
        .file("api/x.md", &entry("p", themes[0], "k", "H"))
        .file("api/y.md", &entry("p", themes[1], "k", "H"));
    let directory = files.path().display();
    for shell in &SHELLS[..3] {
        let Some(mut session) = Session::start(*shell) else {
            continue;
        };
        for quote in ["", "\"", "'"] {
            let keys = format!("apicat list --catalogue {directory} --theme {quote}a\t1{quote}");
            assert_eq!(session.run(&keys), themes[0], "{shell:?} {quote}");
        }
        let keys = format!("apicat list --catalogue {directory} --theme=a\t2");
        assert_eq!(
            session.run(&keys),
            format!("--theme={}", themes[1]),
            "{shell:?}"
        );
        session.nothing_ran();
    }
}

#[test]
fn a_folder_of_that_name_changes_nothing_in_bash() {
    let theme = "$(touch PWNED)";
    let files = Files::new().file("api/x.md", &entry("p", theme, "k", "H"));
    let Some(mut session) = Session::start(SHELLS[0]) else {
        return;
    };
    std::fs::create_dir(session.work.path().join(theme)).unwrap();
    let keys = format!(
        "apicat list --catalogue {} --theme \t",
        files.path().display()
    );
    assert_eq!(session.run(&keys), theme);
    // The cursor before a quote that closes.
    let keys = format!(
        "apicat list --catalogue {} --theme \"\"{LEFT}\t",
        files.path().display()
    );
    assert_eq!(session.run(&keys), theme);
    // `$'` has escapes of its own: nothing is proposed within it.
    let keys = format!(
        "apicat list --catalogue {} --theme $'\t'",
        files.path().display()
    );
    assert_eq!(session.run(&keys), "");
    assert_eq!(names(session.work.path()), [theme]);
}
