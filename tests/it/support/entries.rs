//! A catalogue with one good entry and something bad beside it.

use std::path::{Path, PathBuf};

use super::{Apicat, Files, Output};

/// An entry with nothing wrong in it.
pub(crate) const GOOD: &str = "---\ntitle: Good\ntagline: t\nproducer: p\nis_open: 1\n---\n";

/// A run on the catalogue in `files`.
pub(crate) fn apicat(files: &Files, line: &str) -> Output {
    Apicat::new()
        .line(line)
        .args(["--catalogue", "."])
        .current_dir(files.path())
        .run()
}

/// A file as warnings name it.
pub(crate) fn named(file: &str) -> String {
    let path: PathBuf = Path::new(".").join("api").join(file);
    path.display().to_string()
}

/// A good entry is served beside the file that `files` also holds, and the
/// one warning is what follows the name of that file.
#[track_caller]
pub(crate) fn left_out_file(files: Files, file: &str, warning: &str) {
    apicat(&files.file("api/good.md", GOOD), "list")
        .stdout("good\tGood\tp\topen\t\n")
        .stderr(&format!(
            "apicat: warning: {}{warning}, entry left out\n",
            named(file)
        ))
        .success();
}
