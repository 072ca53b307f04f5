//! Tells cargo that the embedded catalogue is an input of the build.
//!
//! `include_dir!` registers the files it reads, but not the folder itself:
//! without this, a file added to the catalogue would not be seen.

#[allow(clippy::print_stdout)] // how a build script speaks to cargo
fn main() {
    println!("cargo::rerun-if-changed=catalogue");
}
