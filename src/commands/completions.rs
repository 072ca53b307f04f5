//! `apicat completions`: the script of a shell.
//!
//! The script asks the program at every completion, and proposes what the
//! catalogue holds ([`super::complete`]). The scripts of `completions/` know
//! commands and options only: they are for packages, which install them once.

use super::complete::registration;
use crate::cli::Shell;
use crate::error::{Error, Exit};
use crate::terminal::Terminal;

/// Writes the script.
///
/// # Errors
/// Writing failed.
pub fn completions(shell: Shell, terminal: &Terminal) -> Result<Exit, Error> {
    terminal.write(registration(shell))?;
    Ok(Exit::Found)
}
