//! The process: its arguments and surroundings in, its exit code out.

use std::process::ExitCode;

use apicat::Loaded;

/// A static is never freed: at the end the system takes the memory back at
/// once. Freeing it piece by piece would take a tenth of the time of reading.
static LOADED: Loaded = Loaded::new();

fn main() -> ExitCode {
    let typed: Vec<std::ffi::OsString> = std::env::args_os().collect();
    let environment = apicat::screen::Environment::of_process();
    apicat::panics::report(&typed, &environment);
    ExitCode::from(apicat::run(&typed, &environment, &LOADED).code())
}
