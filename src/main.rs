//! The process: its arguments and surroundings in, its exit code out.

use std::process::ExitCode;

fn main() -> ExitCode {
    let typed: Vec<std::ffi::OsString> = std::env::args_os().collect();
    let environment = apicat::terminal::Environment::of_process();
    ExitCode::from(apicat::run(&typed, &environment).code())
}
