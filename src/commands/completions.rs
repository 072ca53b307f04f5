//! `apicat completions`: the script of a shell.
//!
//! The script asks the program at every completion, and proposes what the
//! catalogue holds ([`super::complete`]). The scripts of `completions/` know
//! commands and options only: they are for packages, which install them once.

use clap_complete::aot;
use clap_complete_nushell::Nushell;

use super::complete::registration;
use crate::cli::{Shell, command};
use crate::error::{Error, Exit};
use crate::messages::Messages;
use crate::terminal::Terminal;

/// Writes the script.
///
/// # Errors
/// Writing failed.
pub fn completions(shell: Shell, terminal: &Terminal) -> Result<Exit, Error> {
    terminal.write(&registration(shell)?)?;
    Ok(Exit::Found)
}

/// The script that knows commands and options only, its descriptions in the
/// language of `m`.
pub fn static_script(shell: Shell, m: Messages) -> String {
    match shell {
        Shell::Bash => generated(aot::Bash, m),
        Shell::Zsh => generated(aot::Zsh, m),
        Shell::Fish => generated(aot::Fish, m),
        Shell::Elvish => generated(aot::Elvish, m),
        Shell::Powershell => generated(aot::PowerShell, m),
        Shell::Nushell => generated(Nushell, m),
    }
}

fn generated(generator: impl aot::Generator, m: Messages) -> String {
    let mut script = Vec::new();
    aot::generate(generator, &mut command(m), "apicat", &mut script);
    String::from_utf8_lossy(&script).into_owned()
}
