//! What is named like an entry and cannot be read as one is left out with one
//! warning, the others are served.

use std::path::{Path, PathBuf};

use crate::support::entries::{GOOD, apicat, left_out_file, named};
use crate::support::{Apicat, Files};

#[test]
fn a_file_that_is_too_large_is_left_out() {
    let files = Files::new().file("api/bad.md", GOOD);
    let file = std::fs::File::options()
        .write(true)
        .open(files.path().join("api/bad.md"))
        .unwrap();
    file.set_len(1024 * 1024 + 1).unwrap();
    left_out_file(files, "bad.md", ": the file is over 1048576 bytes");
}

#[test]
fn a_directory_named_like_an_entry_is_left_out() {
    let files = Files::new().file("api/x.md/inside.md", GOOD);
    left_out_file(files, "x.md", ": this is not a regular file");
}

#[cfg(unix)]
mod unix {
    use std::fs::Permissions;
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::process::Command;

    use super::*;

    /// The folder of entries of a catalogue that has none yet.
    fn empty() -> (Files, PathBuf) {
        let files = Files::new().file("api/README", "");
        let folder = files.path().join("api");
        (files, folder)
    }

    #[test]
    fn a_pipe_is_left_out_unopened() {
        let (files, folder) = empty();
        let made = Command::new("mkfifo").arg(folder.join("x.md")).status();
        assert!(made.unwrap().success());
        left_out_file(files, "x.md", ": this is not a regular file");
    }

    #[test]
    fn an_endless_device_is_left_out() {
        let (files, folder) = empty();
        symlink("/dev/zero", folder.join("x.md")).unwrap();
        left_out_file(files, "x.md", ": this is not a regular file");
    }

    #[test]
    fn a_link_that_leads_nowhere_is_left_out() {
        let (files, folder) = empty();
        symlink("nowhere.md", folder.join("x.md")).unwrap();
        left_out_file(files, "x.md", ": it cannot be read (it does not exist)");
    }

    #[test]
    fn a_link_that_leads_back_to_itself_is_left_out() {
        let (files, folder) = empty();
        symlink("y.md", folder.join("x.md")).unwrap();
        symlink("x.md", folder.join("y.md")).unwrap();
        let files = files.file("api/good.md", GOOD);
        let output = apicat(&files, "list")
            .stdout("good\tGood\tp\topen\t\n")
            .success();
        let warned: Vec<&str> = output.stderr.lines().collect();
        assert_eq!(warned.len(), 2, "{}", output.stderr);
        for (line, file) in warned.into_iter().zip(["x.md", "y.md"]) {
            let start = format!("Warning: {}: it cannot be read (", named(file));
            assert!(line.starts_with(&start), "{line}");
        }
    }

    #[test]
    fn a_link_from_the_folder_to_its_parent_is_not_followed_for_ever() {
        let (files, folder) = empty();
        symlink("..", folder.join("api")).unwrap();
        symlink("../api", folder.join("x.md")).unwrap();
        left_out_file(files, "x.md", ": this is not a regular file");
    }

    #[test]
    fn a_link_to_a_good_file_is_served_under_its_own_name() {
        let (files, folder) = empty();
        let files = files.file("elsewhere.txt", GOOD);
        symlink("../elsewhere.txt", folder.join("x.md")).unwrap();
        apicat(&files, "list")
            .stdout("x\tGood\tp\topen\t\n")
            .stderr("")
            .success();
    }

    /// Takes every permission from `path`; whether that keeps the one who runs
    /// the tests out.
    fn closed(path: &Path) -> bool {
        std::fs::set_permissions(path, Permissions::from_mode(0o000)).unwrap();
        let is_closed = std::fs::File::open(path).is_err();
        if !is_closed {
            eprintln!("not tested: who runs the tests may read everything");
        }
        is_closed
    }

    #[test]
    fn a_file_without_permission_is_left_out() {
        let files = Files::new().file("api/x.md", GOOD);
        if closed(&files.path().join("api/x.md")) {
            left_out_file(files, "x.md", ": it cannot be read (permission denied)");
        }
    }

    #[test]
    fn producers_without_permission_leave_the_entries() {
        let files = Files::new()
            .file("api/good.md", GOOD)
            .file("producteurs/p.md", "---\nname: P\n---\n");
        let folder = files.path().join("producteurs");
        if closed(&folder) {
            apicat(&files, "list")
                .stdout("good\tGood\tp\topen\t\n")
                .stderr("Warning: ./producteurs: it cannot be read (permission denied), entry left out\n")
                .success();
        }
        std::fs::set_permissions(&folder, Permissions::from_mode(0o700)).unwrap();
    }

    #[test]
    fn a_catalogue_without_permission_is_refused() {
        let files = Files::new().file("closed/good.md", GOOD);
        let folder = files.path().join("closed");
        if closed(&folder) {
            Apicat::new()
                .line("list --catalogue closed")
                .current_dir(files.path())
                .run()
                .stdout("")
                .stderr(
                    "The catalogue directory “closed” could not be read: permission denied.\n\
                     A catalogue directory holds api/*.md and producteurs/*.md, or *.md files at its top.\n",
                )
                .status(2);
        }
        std::fs::set_permissions(&folder, Permissions::from_mode(0o700)).unwrap();
    }
}
