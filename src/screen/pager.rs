//! Long output, a screen at a time.

use std::io::{self, Write};
use std::process::{Command, Stdio};

/// Oldest `less` that passes hyperlinks on instead of showing them as rubbish.
const LESS_WITH_HYPERLINKS: u32 = 566;

/// Whether the pager shows hyperlinks: only a `less` that is known to.
pub(super) fn takes_hyperlinks(pager: &str) -> bool {
    let words = words(pager);
    let Some(program) = words.first() else {
        return false;
    };
    if program.rsplit('/').next() != Some("less") {
        return false;
    }
    let output = Command::new(program)
        .arg("--version")
        .stdin(Stdio::null())
        .output();
    output.is_ok_and(|output| {
        less_version(&String::from_utf8_lossy(&output.stdout))
            .is_some_and(|version| version >= LESS_WITH_HYPERLINKS)
    })
}

/// The number in `less 590 (GNU regular expressions)`.
fn less_version(said: &str) -> Option<u32> {
    let number = said.split_whitespace().nth(1)?;
    let digits: String = number.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

/// The program and its arguments, split as a shell would; empty where a quote
/// is not closed.
fn words(pager: &str) -> Vec<String> {
    shlex::split(pager).unwrap_or_default()
}

/// Shows `text` through the pager and waits for its end. `false` when it cannot
/// be started, or reports a failure: the caller then writes the text.
///
/// # Errors
/// The pager was started and does not take the text.
pub(super) fn show(pager: &str, text: &str) -> io::Result<bool> {
    let words = words(pager);
    let Some((program, arguments)) = words.split_first() else {
        return Ok(false);
    };
    let started = Command::new(program)
        .args(arguments)
        // Without -F -R -X of its own, a bare `less` would show escapes as
        // text: its options are set as git sets them.
        .env(
            "LESS",
            std::env::var_os("LESS").unwrap_or_else(|| "FRX".into()),
        )
        .env("LESSCHARSET", "utf-8")
        .stdin(Stdio::piped())
        .spawn();
    let Ok(mut child) = started else {
        return Ok(false);
    };
    if let Some(mut input) = child.stdin.take() {
        // The user who quits before the end has seen enough.
        match input.write_all(text.as_bytes()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => return Err(error),
            _ => {}
        }
    }
    // A pager that was killed has no code, and was seen; so was one whose end
    // the system does not report, as to a process whose parent ignores SIGCHLD.
    let code = child.wait().ok().and_then(|status| status.code());
    Ok(code.is_none_or(|code| code == 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_of_less_is_read() {
        assert_eq!(
            less_version("less 590 (GNU regular expressions)\nCopyright"),
            Some(590)
        );
        assert_eq!(less_version("less 581.2 (POSIX)"), Some(581));
        assert_eq!(less_version("busybox"), None);
    }

    #[test]
    fn only_less_is_asked_for_its_version() {
        assert!(!takes_hyperlinks("more"));
        assert!(!takes_hyperlinks(""));
    }

    #[test]
    fn a_pager_that_does_not_exist_leaves_the_text_to_the_caller() {
        assert!(!show("no-such-pager-anywhere -R", "text").unwrap());
        assert!(!show("", "text").unwrap());
        assert!(!show("less 'unclosed", "text").unwrap());
    }

    #[test]
    fn a_pager_is_split_as_a_shell_does() {
        assert_eq!(words("less -FRX"), ["less", "-FRX"]);
        assert_eq!(words("'/my less' -P \"a b\""), ["/my less", "-P", "a b"]);
        assert_eq!(words("less 'a"), [""; 0]);
    }
}
